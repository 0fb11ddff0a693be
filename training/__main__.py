"""From data to the shipped model: `python -m training --data DIR --work DIR --out woo_redact/detect/names_nl`."""

from __future__ import annotations

import argparse
from pathlib import Path

from training import distil, lexicon, ship, sources
from training.generate import Example, Generator
from training.pupil import SHAPES, train

SEED = 20261124


def teach(data: Path, work: Path) -> list[Example]:
    """Fine-tunes the teacher (unless `work` holds it) and labels the natural texts (unless `work` holds them)."""
    stored = work / "silver.jsonl"
    if stored.exists():
        return distil.read(stored)
    from training.teacher import Teacher  # noqa: PLC0415  # torch is needed here only

    teacher = Teacher(data / "e5nl")
    if not teacher.restore(work / "teacher.pt"):
        teacher.train(distil.teacher_mix(data, seed=SEED), rate=1.5e-4, seed=SEED)
        teacher.save(work / "teacher.pt")
    nouns = [e for path in sources.ud_files(data) for e in sources.proper_nouns(path)]
    labelled = teacher.label([e.text for e in nouns])
    silver = [distil.gated(s, e.spans) for s, e in zip(labelled, nouns, strict=True)]
    natural = sources.multiconer(data)[:10_000] + sources.europeana(data)[:1_500]
    labelled = teacher.label([e.text for e in natural])
    silver += [distil.with_gold(s, g) for s, g in zip(labelled, natural, strict=True)]
    silver += sources.ehri(data)
    distil.save(silver, stored)
    return silver


def give_vectors(data: Path, work: Path, silver: list[Example]) -> Path:
    """Makes the pupil's word vectors with the teacher in `work`, unless they are there."""
    stored = work / "vectors.npz"
    if not stored.exists():
        from training.teacher import Teacher  # noqa: PLC0415

        teacher = Teacher(data / "e5nl")
        teacher.restore(work / "teacher.pt")
        made_up = [e.text for e in Generator(data / "names", seed=SEED + 3).examples(6000)]
        words = lexicon.frequent_words([*(e.text for e in silver), *made_up])
        lexicon.save(words, lexicon.reduce(teacher.word_matrices(words)), stored)
    return stored


def direct(data: Path) -> list[Example]:
    """The natural texts with the labels they came with: what the pupil learns without a teacher."""
    return sources.multiconer(data) + sources.europeana(data) + sources.ehri(data)


def main() -> None:
    """Runs the stages; what a stage made before is found in `--work` and not made again."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--data", type=Path, required=True, help="folder with names/, e5nl/, multiconer_nl/ …"
    )
    parser.add_argument("--work", type=Path, required=True, help="folder for what lies between")
    parser.add_argument("--out", type=Path, help="folder of the shipped pipeline")
    parser.add_argument("--direct", action="store_true", help="train the pupil without a teacher, to compare")
    parser.add_argument("--shape", choices=sorted(SHAPES), default="standard")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--made-up", type=int, default=distil.MADE_UP)
    parser.add_argument(
        "--minutes", type=float, default=60.0, help="stop after the epoch that fills this time"
    )
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    silver = direct(options.data) if options.direct else teach(options.data, options.work)
    vectors = give_vectors(options.data, options.work, silver) if SHAPES[options.shape].vectors else None
    examples = distil.pupil_mix(options.data, silver, seed=SEED, made_up=options.made_up)
    # Chosen by made-up text of another seed, but of the training split: the held-out one is for measuring.
    dev = (
        list(Generator(options.data / "names", seed=SEED + 2).examples(400))
        + sources.multiconer(options.data, part="dev")[:400]
    )
    trained = options.work / f"pupil-{options.shape}{'-direct' if options.direct else ''}"
    nlp = train(
        examples,
        dev,
        trained,
        shape=SHAPES[options.shape],
        epochs=options.epochs,
        seed=SEED,
        minutes=options.minutes,
        vectors=vectors,
    )
    if options.out:
        ship.ship(nlp, options.out)


if __name__ == "__main__":
    main()
