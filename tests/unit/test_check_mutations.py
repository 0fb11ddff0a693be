"""Each check catches every one of its own ways to spoil a good letter, and lets the good letter pass."""

from pathlib import Path

import pikepdf
import pytest

from tests.unit.check_mutations import MUTATIONS, structured
from tests.unit.check_samples import SECRETS, paper_output, paper_pdf
from woo_redact.check.catalogue import CATALOGUE, Check
from woo_redact.check.matcher import matcher
from woo_redact.check.specimen import Known, Specimen
from woo_redact.model import Problem

FOREIGN = frozenset({"visible.name", "file.name", "scan.picture", "accessible.tags"})
"""Checks that a PDF of our own cannot fail: what they look for is told of others' PDFs."""


def found(entry: Check, data: bytes, name: str, known: Known | None) -> tuple[Problem, ...]:
    """Run one check on one file."""
    with Specimen(data, name=name, known=known, ocr=entry.name == "secrets.ocr") as specimen:
        if entry.page is not None:
            return tuple(p for sheet in specimen.sheets for p in entry.page(specimen, sheet))
        assert entry.file is not None
        return tuple(entry.file(specimen))


def test_every_check_has_its_mutations() -> None:
    assert MUTATIONS.keys() == set(CATALOGUE)


@pytest.mark.parametrize("name", MUTATIONS)
def test_every_mutation_is_caught(name: str) -> None:
    entry, secrets = CATALOGUE[name], matcher(SECRETS)
    good = paper_output(Path("0002.pdf"))
    if name != "accessible.tags":  # a letter without tags is the mutation itself: ours may have none
        known = None if name in FOREIGN else Known(output=good, matcher=secrets)
        assert found(entry, paper_pdf(), "0002.pdf", known) == ()
    missed, count = [], 0
    for number, (data, output) in enumerate(MUTATIONS[name]()):
        count += 1
        known = None if name in FOREIGN else Known(output=output, matcher=secrets)
        if not found(entry, data, output.path, known):
            missed.append(number)
    assert missed == []
    assert count >= 5


@pytest.mark.parametrize("label", ["5.1.2e", "5.2.1", "5.2", "5.4a", "J"])
def test_a_box_may_be_read_out_with_its_ground(label: str) -> None:
    data, output = structured(ActualText=pikepdf.String(f"Gelakt: Art. {label}"))
    known = Known(output=output, matcher=matcher(SECRETS))
    assert found(CATALOGUE["hidden.structure"], data, output.path, known) == ()
