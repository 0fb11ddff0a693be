"""Writes the trained pipeline as it ships: no training words in its string store, a fixed meta, its licence beside it."""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.strings import StringStore
from spacy.vectors import Vectors

from training.pupil import blank

LICENCE = Path(__file__).parent / "LICENSE-MODEL.txt"
META = {
    "name": "woo_names",
    "version": "0.1.0",
    "description": "Dutch names of persons, organisations and places in government mail and documents.",
    "author": "the woo-redact project",
    "license": "CC BY-SA 4.0",
    "spacy_version": ">=3.8.0,<3.9.0",
}


def ship(nlp: Language, out: Path) -> None:
    """Copies the recogniser into a fresh pipeline and saves that under `out`, which is replaced."""
    fresh = blank()
    old = nlp.vocab.vectors  # its own string store holds every word of the training text
    rows = sorted(old.key2row.items(), key=lambda item: item[1])
    fresh.vocab.vectors = Vectors(
        strings=StringStore(), data=old.data, keys=[key for key, _ in rows], name=old.name
    )
    ner = fresh.add_pipe("ner", config={"model": nlp.config["components"]["ner"]["model"]})
    ner.from_bytes(nlp.get_pipe("ner").to_bytes(exclude=["vocab"]), exclude=["vocab"])
    if out.exists():
        shutil.rmtree(out)
    fresh.to_disk(out)
    path = out / "meta.json"
    meta = json.loads(path.read_text(encoding="utf-8")) | META
    path.write_text(json.dumps(meta, indent=2, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")
    shutil.copy(LICENCE, out / LICENCE.name)


def main() -> None:
    """`python -m training.ship TRAINED OUT`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("trained", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    ship(spacy.load(options.trained), options.out)


if __name__ == "__main__":
    main()
