"""Makes the thorough model cheaper: a network of fewer layers learns to say what the twelve layers say.

`python -m training.shorten --data DIR --work WORK --out FOLDER` does it, with the teacher and the labelled texts that
`python -m training` left in WORK. The student starts as every other layer of the teacher. What it reads needs no labels: composed texts under ever new casts,
natural and made-up ones; it follows the teacher's chances of each word and its states after each pair of layers.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from training import distil, onnx_file, sources, written
from training.encoder import Tagger
from training.generate import Example, read_origins
from training.names import NameLists
from training.teacher import IGNORED, OFFICE, TAGS, Encoded, Teacher, batches, tensors

SEED = 20261201
LAYERS = 6
RATE = 3e-4
SIZE = 16
WARM = 0.05  # share of the time in which the rate rises
TOLD, OFFICES = 4.0, 0.5  # weights of the losses on tags and offices beside that on states
PERSONS = [number for number, tag in enumerate(TAGS) if tag.endswith("PERSON")]
SHOUTED = 0.02  # share of texts in capitals
LONGEST_TEXT = 500  # characters: paragraphs are read by themselves, later too


def texts(data: Path, silver: Sequence[Example], *, seed: int) -> Iterator[list[Example]]:
    """Yields lessons without end, each of the composed texts under two new casts and of others beside."""
    lists = NameLists(data / "names", read_origins(), held_out=False)
    natural = [*silver, *sources.multiconer(data)]
    while True:
        rng = random.Random(seed)
        composed = list(written.lesson(written.texts(held_out=False), lists, versions=1, rng=rng))
        others = [distil.with_other_names(e, lists, rng) for e in rng.sample(natural, 1200)]
        made_up = distil.made_up_pieces(data, 350, seed=seed)
        parts = [p for e in composed for p in (distil.paragraphs(e) if rng.random() < 0.6 else [e])]
        pieces = [piece for e in parts for piece in distil.pieces_of(e, limit=LONGEST_TEXT)]
        yield [_in_other_letters(e, rng) for e in [*pieces, *others, *made_up]]
        seed += 1


def _in_other_letters(example: Example, rng: random.Random) -> Example:
    drawn = rng.random()
    if drawn < distil.SMALL_LETTERS:
        return distil.lowered(example)
    return Example(example.text.upper(), ()) if drawn > 1 - SHOUTED else example


def begun(teacher: Teacher, folder: Path, layers: int = LAYERS) -> Teacher:
    """A reader of `layers` layers, evenly chosen from the teacher's, the last among them."""
    student = Teacher(folder)
    step = len(teacher.model.layers) // layers
    student.model.load_state_dict(teacher.model.state_dict())
    student.model.layers = nn.ModuleList(list(student.model.layers)[step - 1 :: step])
    return student


def shorten(
    teacher: Teacher, folder: Path, lessons: Iterator[list[Example]], *, minutes: float, seed: int
) -> Teacher:
    """The student after so many minutes of lessons."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    student = begun(teacher, folder)
    teacher.model.eval()
    student.model.train()
    student.model.word.weight.requires_grad_(requires_grad=False)
    learning = [p for p in student.model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(learning, lr=RATE, weight_decay=0.01)
    started, steps = time.monotonic(), 0
    for lesson in lessons:
        data = [student.encode(example) for example in lesson]
        for batch in batches(data, rng, SIZE):
            passed = (time.monotonic() - started) / 60 / minutes
            if passed >= 1:
                return student
            optimizer.param_groups[0]["lr"] = RATE * min(1.0, passed / WARM + 0.01) * (1 - passed)
            loss = _loss(teacher.model, student.model, [data[i] for i in batch])
            optimizer.zero_grad()
            sum(loss).backward()
            torch.nn.utils.clip_grad_norm_(learning, 1.0)
            optimizer.step()
            steps += 1
            if steps % 50 == 0:
                told = " ".join(f"{part.item():.4f}" for part in loss)
                print(f"shorten: {passed:.0%} step {steps} loss {told}", flush=True)
    return student


def _loss(teacher: Tagger, student: Tagger, group: Sequence[Encoded]) -> tuple[Tensor, Tensor, Tensor]:
    """How far the student is from the teacher: in the tags of words, in offices of persons, in states of pieces."""
    ids, mask, tags, _ = tensors(group)
    words = tags != IGNORED
    with torch.autocast("cpu", dtype=torch.bfloat16):
        with torch.no_grad():
            *theirs, truth = _layers(teacher, ids, mask)
        *ours, scores = _layers(student, ids, mask)
    step = len(theirs) // len(ours)
    pairs = zip(ours, theirs[step - 1 :: step], strict=True)
    states = [functional.mse_loss(mine[mask], other[mask]) / other[mask].var() for mine, other in pairs]
    scores, truth = scores[words].float(), truth[words].float()
    tags, theirs_of_tags = (of[:, :OFFICE].log_softmax(-1) for of in (scores, truth))
    told = functional.kl_div(tags, theirs_of_tags, log_target=True, reduction="batchmean")
    persons = theirs_of_tags[:, PERSONS].exp().sum(1)
    apart = functional.binary_cross_entropy_with_logits(
        scores[:, OFFICE], truth[:, OFFICE].sigmoid(), persons, reduction="sum"
    )
    return TOLD * told, OFFICES * apart / persons.sum().clamp(min=1), torch.stack(states).mean()


def _layers(model: Tagger, ids: Tensor, mask: Tensor) -> Iterator[Tensor]:
    """Yields the state after each layer, and the scores."""
    x: Tensor = model.eln(model.word(ids) + model.pos.weight[: ids.shape[1]])
    for layer in model.layers:
        x = layer(x, mask[:, None, None, :], 0.0)
        yield x.float()
    yield model.head(x)


def main() -> None:
    """Writes the model of fewer layers as the thorough one ships."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--data", type=Path, required=True, help="folder with names/, e5nl/, multiconer_nl/ …"
    )
    parser.add_argument("--work", type=Path, required=True, help="folder with teacher.pt and silver.jsonl")
    parser.add_argument("--out", type=Path, required=True, help="folder for the model, which is replaced")
    parser.add_argument("--minutes", type=float, default=60.0)
    options = parser.parse_args()
    folder = options.data / "e5nl"
    teacher = Teacher(folder)
    if not teacher.restore(options.work / "teacher.pt"):
        parser.error("no teacher.pt in --work")
    lessons = texts(options.data, distil.read(options.work / "silver.jsonl"), seed=SEED)
    student = shorten(teacher, folder, lessons, minutes=options.minutes, seed=SEED)
    student.save(options.work / f"student-{LAYERS}.pt")
    onnx_file.ship(student, options.out)


if __name__ == "__main__":
    main()
