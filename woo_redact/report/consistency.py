"""The checks on a release as a whole (C12): rows, files and manifest belong together."""

import csv
from collections.abc import Iterator
from pathlib import Path

from woo_redact.model import CheckResult, Judgement, Problem, Row, Verdict
from woo_redact.report.inventory import CSV, MOST_ROWS, XLSX
from woo_redact.report.release import LISTS, MANIFEST, manifest
from woo_redact.report.values import suspended

_AGAIN = "Geef opnieuw vrij: woo-redact release."
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
            what = "Vrijgegeven, maar dat mag niet volgens de beoordeling."
            yield Problem(what=what, file=row.id, mend=_AGAIN)
        elif row.judgement is Judgement.PARTIAL and not row.grounds:
            mend = "Beoordeel het stuk als openbaar, of lak wat weg moet."
            yield Problem(what="Deels openbaar, maar zonder grond.", file=row.id, mend=mend)
        elif row.judgement is Judgement.PUBLIC and row.grounds:
            mend = "Beoordeel het stuk als deels openbaar."
            yield Problem(what="Openbaar, maar met een grond.", file=row.id, mend=mend)
        elif row.double and row.grounds:
            what = "Dubbel, maar met een grond: dat is geen weigering (L11)."
            yield Problem(what=what, file=row.id, mend=_AGAIN)
        elif row.judgement is Judgement.WITHHELD and not (suspended(row) or row.double) and not row.grounds:
            mend = "Geef de grond van de weigering (art. 5.1 of 5.2 Woo)."
            yield Problem(what="Niet openbaar, maar zonder grond.", file=row.id, mend=mend)
        elif row.judgement is Judgement.ALREADY and not row.links:
            mend = "Zeg waar het stuk openbaar staat (woo-redact judge)."
            yield Problem(what="Reeds openbaar, maar zonder link.", file=row.id, mend=mend)
    if len(rows) > MOST_ROWS:
        what = f"De inventarislijst heeft {len(rows)} regels; het platform neemt er {MOST_ROWS}."
        yield Problem(what=what, file=XLSX, mend="Splits het dossier.")


def _listed(rows: tuple[Row, ...], folder: Path) -> Iterator[Problem]:
    """Hold the list as it was written against the rows: every document once, judged the same."""
    path = folder / CSV
    for name in sorted(LISTS):
        if not (folder / name).is_file():
            yield Problem(what="De inventarislijst ontbreekt.", file=name, mend=_AGAIN)
    if not path.is_file():
        return
    with path.open(encoding="utf-8", newline="") as file:
        written = [
            (line.get("ID"), line.get("Beoordeling"), line.get("Opgeschort")) for line in csv.DictReader(file)
        ]
    meant = [(row.id, row.judgement.value, "ja" if suspended(row) else "nee") for row in rows]
    if written != meant:
        what = "De inventarislijst noemt niet dezelfde stukken met dezelfde beoordeling als het dossier."
        yield Problem(what=what, file=CSV, mend=_AGAIN)


def _files(rows: tuple[Row, ...], folder: Path) -> Iterator[Problem]:
    """Look for released documents without a file, and for anything that no row released."""
    wanted = {f"{row.id}.pdf": row.id for row in rows if row.released}
    found = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    for name in sorted(wanted.keys() - found):
        yield Problem(what="Vrijgegeven, maar het bestand ontbreekt.", file=wanted[name], mend=_AGAIN)
    # A stray file's name can hold a name: only its number is told.
    stray = len(found - wanted.keys() - LISTS - {MANIFEST})
    if stray:
        yield Problem(what=f"In release/ staat te veel ({stray}): niet vrijgegeven of onbekend.", mend=_AGAIN)


def _sealed(folder: Path) -> Iterator[Problem]:
    """Hold each file against its SHA-256."""
    path = folder / MANIFEST
    if not path.is_file():
        yield Problem(what="De lijst met controlegetallen ontbreekt.", file=MANIFEST, mend=_AGAIN)
    elif any(not p.is_file() for p in folder.iterdir()) or path.read_bytes() != manifest(folder).encode():
        yield Problem(
            what="De bestanden zijn niet meer zoals ze zijn vrijgegeven.", file=MANIFEST, mend=_AGAIN
        )
