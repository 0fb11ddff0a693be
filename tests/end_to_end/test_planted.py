"""A dossier with one planted mistake of each kind is withheld for exactly those mistakes; the good letter goes out."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.check_mutations import MUTATIONS
from tests.unit.check_samples import paper_output, paper_pdf
from woo_redact.model import Output
from woo_redact.pipeline import tasks
from woo_redact.pipeline.order import run
from woo_redact.profile import Profile
from woo_redact.store import write_file

ELSEWHERE = frozenset(
    {"visible.name", "file.name", "scan.picture", "accessible.tags", "secrets.file_name", "secrets.ocr"}
)
"""What a file of ours, which has a number for its name, cannot fail; recognition is run when asked for."""
KINDS = sorted(MUTATIONS.keys() - ELSEWHERE)
READERS = {"secrets.mupdf", "secrets.pdfminer", "secrets.pdfium"}
WRITES = (
    *("under_box.", "unseen.", "visible.", "grounds.wob", "grounds.label", "fonts.", "unfinished."),
    *("file.revision", "overdone.kept", "secrets."),
)
"""Mistakes that write on a page what was not to stand there: `kept_text` tells of it too."""
SILENT = {"secrets.carried", "fonts.subset", "under_box.pixels", "under_box.lines", "unseen.layer"}
WITH = {
    **dict.fromkeys(READERS, READERS),
    "secrets.carried": {"hidden.outline"},
    "under_box.burnt": {"unseen.ocr"},
    "under_box.own": {"grounds.missing", "unseen.colour"},
    "carriers.annotation_text": {"carriers.comment"},
    "metadata.xmp": {"metadata.info", "accessible.title"},
    "grounds.not_used": {"grounds.not_explained"},
    "overdone.page": {"under_box.text"},
}
"""What else is wrong with a file with that mistake: a note is also a comment, changed XMP changes Info."""
TERMS = dict.fromkeys(("Femke Zandstra", "Zandstra", "f.zandstra", "0612345678"), "5.1.2.e")


def meant(kind: str) -> set[str]:
    """Return the checks that a planted mistake must fail: all of them, and no other."""
    written = kind.startswith(WRITES) and kind not in SILENT
    return {kind} | WITH.get(kind, set()) | ({"kept_text.whole"} if written else set())


def planted(given: tasks.Drawing) -> Output:
    """Stand in for the stage that redacts: each document becomes a letter with a mistake, the last one a good one."""
    number = int(given.document.title[-2:])
    data, output = paper_pdf(), paper_output(Path("a"))
    if number < len(KINDS):
        data, output = next(iter(MUTATIONS[KINDS[number]]()))
    path = given.run / "documents" / given.document.id / "redacted.pdf"
    write_file(path, data)
    place = str(path.relative_to(given.run))
    return replace(output, id=given.document.id, path=place, sha256=hashlib.sha256(data).hexdigest())


@pytest.mark.slow
def test_each_planted_mistake_withholds_its_own_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "dossier"
    folder.mkdir()
    for number in range(len(KINDS) + 1):
        (folder / f"stuk{number:02}.txt").write_text(
            f"Zaak {number}: Femke Zandstra belt.\n", encoding="utf-8"
        )
    monkeypatch.setattr(tasks, "draw", planted)
    profile = Profile.model_validate({"always": TERMS, "review": {"before_release": "none"}})
    result = run([folder], tmp_path / "run", profile=profile, jobs=0)
    wrong = {}
    for row, kind in zip(result.rows, KINDS, strict=False):
        said = {name for why in row.withheld_because for name in why.partition(": ")[2].split(", ")}
        if said != meant(kind) or row.released:
            wrong[kind] = sorted(said ^ meant(kind))
    assert wrong == {}
    assert [row.id for row in result.rows if row.released] == [result.rows[-1].id]
