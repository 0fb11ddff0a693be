"""The checks on a release as a whole (C12): rows, files and manifest belong together."""

import csv
from collections.abc import Iterator
from pathlib import Path

from woo_redact.language import recorded
from woo_redact.model import CheckResult, Judgement, Problem, Row, Verdict
from woo_redact.report.inventory import CSV, MOST_ROWS, XLSX
from woo_redact.report.release import LISTS, MANIFEST, manifest
from woo_redact.report.values import suspended

_AGAIN = recorded("Release again: woo-redact release.")
_HELD = ("ID", "Beoordeling", "Opgeschort")


def consistency(rows: tuple[Row, ...], folder: Path) -> tuple[CheckResult, ...]:
    """Return three results on the dossier: "inventory", "files" and "manifest".

    Sources: PRACTICE C12 and §4.1 (each openbaar or deels openbaar document has its file, no other has one;
    deels openbaar has a ground, openbaar none; a refusal has a ground, a duplicate none).
    """
    checks = {
        "inventory": (*_judged(rows), *_listed(rows, folder)),
        "files": tuple(_files(rows, folder)),
        "manifest": tuple(_sealed(folder)),
    }
    return tuple(
        CheckResult(check=name, verdict=Verdict.FAILED if found else Verdict.PASSED, problems=found)
        for name, found in checks.items()
    )


def _judged(rows: tuple[Row, ...]) -> Iterator[Problem]:
    """Hold each row's judgement against its grounds and its release."""
    for row in rows:
        refused = row.judgement in {Judgement.WITHHELD, Judgement.ALREADY}
        if row.released and (refused or row.withheld_because):
            what = recorded("Released, but the judgement does not allow that.")
            yield Problem(what=what, file=row.id, mend=_AGAIN)
        elif row.judgement is Judgement.PARTIAL and not row.grounds:
            mend = recorded("Judge the document as public, or redact what must go.")
            yield Problem(what=recorded("Partly public, but without a ground."), file=row.id, mend=mend)
        elif row.judgement is Judgement.PUBLIC and row.grounds:
            mend = recorded("Judge the document as partly public.")
            yield Problem(what=recorded("Public, but with a ground."), file=row.id, mend=mend)
        elif row.double and row.grounds:
            what = recorded("Duplicate, but with a ground: that is no refusal (L11).")
            yield Problem(what=what, file=row.id, mend=_AGAIN)
        elif row.judgement is Judgement.WITHHELD and not (suspended(row) or row.double) and not row.grounds:
            mend = recorded("Give the ground of the refusal (art. 5.1 or 5.2 Woo).")
            yield Problem(what=recorded("Not public, but without a ground."), file=row.id, mend=mend)
        elif row.judgement is Judgement.ALREADY and not row.links:
            mend = recorded("Say where the document is public (woo-redact judge).")
            yield Problem(what=recorded("Public already, but without a link."), file=row.id, mend=mend)
    if len(rows) > MOST_ROWS:
        what = recorded(
            "The inventory has {number} lines; the platform takes {most_rows}.",
            number=len(rows),
            most_rows=MOST_ROWS,
        )
        yield Problem(what=what, file=XLSX, mend=recorded("Split the dossier."))


def _listed(rows: tuple[Row, ...], folder: Path) -> Iterator[Problem]:
    """Hold the list as it was written against the rows: every document once, judged the same."""
    path = folder / CSV
    for name in sorted(LISTS):
        if not (folder / name).is_file():
            yield Problem(what=recorded("The inventory is missing."), file=name, mend=_AGAIN)
    if not path.is_file():
        return
    with path.open(encoding="utf-8", newline="") as file:
        written = [
            (line.get("ID"), line.get("Beoordeling"), line.get("Opgeschort")) for line in csv.DictReader(file)
        ]
    meant = [(row.id, row.judgement.value, "ja" if suspended(row) else "nee") for row in rows]
    if written != meant:
        what = recorded(
            "The inventory does not name the same documents with the same judgement as the dossier."
        )
        yield Problem(what=what, file=CSV, mend=_AGAIN)


def _files(rows: tuple[Row, ...], folder: Path) -> Iterator[Problem]:
    """Look for released documents without a file, and for anything that no row released."""
    wanted = {f"{row.id}.pdf": row.id for row in rows if row.released}
    found = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    for name in sorted(wanted.keys() - found):
        yield Problem(what=recorded("Released, but the file is missing."), file=wanted[name], mend=_AGAIN)
    # A stray file's name can hold a name: only its number is told.
    stray = len(found - wanted.keys() - LISTS - {MANIFEST})
    if stray:
        yield Problem(
            what=recorded("In release/ there is too much ({stray}): not released or unknown.", stray=stray),
            mend=_AGAIN,
        )


def _sealed(folder: Path) -> Iterator[Problem]:
    """Hold each file against its SHA-256."""
    path = folder / MANIFEST
    if not path.is_file():
        yield Problem(what=recorded("The list of checksums is missing."), file=MANIFEST, mend=_AGAIN)
    elif any(not p.is_file() for p in folder.iterdir()) or path.read_bytes() != manifest(folder).encode():
        yield Problem(
            what=recorded("The files are not what they were when they were released."),
            file=MANIFEST,
            mend=_AGAIN,
        )
