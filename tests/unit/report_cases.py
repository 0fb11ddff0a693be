"""A made-up dossier of fourteen documents, one or more of every state, for the tests of the report."""

import datetime as dt
from typing import Any

from woo_redact.model import (
    Area,
    Box,
    CheckResult,
    Entity,
    Judgement,
    Problem,
    Role,
    Row,
    Subject,
    SubjectKind,
    Verdict,
)
from woo_redact.report import Asked, EntityCount, Entry, Mention, Report

PASSED = tuple(
    CheckResult(check=name, verdict=Verdict.PASSED)
    for name in ("secrets", "kept_text", "metadata", "carriers", "under_box", "grounds", "accessible", "scan")
)
LEAK = CheckResult(
    check="under_box",
    verdict=Verdict.FAILED,
    file="0007",
    problems=tuple(
        Problem(
            what=f"Op pagina {page + 1} staan nog letters onder een vak.",
            page=page,
            area=Area(page, Box(72, 90, 160, 104)),
            mend="Maak het stuk opnieuw.",
        )
        for page in range(40)
    ),
)
NOT_RUN = CheckResult(
    check="scan",
    verdict=Verdict.NOT_RUN,
    file="0008",
    problems=(Problem(what="De controle is gestopt door een fout (ValueError).", mend="Meld deze fout."),),
)
HOSTILE = "\u202egpj.<img src=x onerror=alert(1)>\x07 & \"'=cmd|' /C calc'!A0 " + "zeer lang " * 1000


def entry(number: int, title: str = "RE: overleg opvanglocatie", **changes: Any) -> Entry:
    """Return a document that is released, with what is given put in place."""
    row: dict[str, object] = {
        "id": f"{number:04d}",
        "title": title,
        "judgement": Judgement.PARTIAL,
        "released": True,
        "grounds": ("5.1.2.e",),
        "date": dt.date(2024, 10, 4),
        "family": number,
        "source_type": "email",
    }
    rest: dict[str, object] = {
        "source": f"{number:02d} {title}.eml",
        "boxes": (("5.1.2.e", 12),),
        "checks": PASSED,
    }
    for key, value in changes.items():
        (rest if key in Entry.__dataclass_fields__ else row)[key] = value
    return Entry(row=Row(**row), **rest)  # type: ignore[arg-type]  # a table of changes


def waiting(number: int, *reasons: str, **changes: Any) -> Entry:
    """Return a document that waits for the reasons given."""
    return entry(number, released=False, withheld_because=reasons, **changes)


NAME = Asked(
    entity=Entity.PERSON,
    ground="5.1.2.e",
    why="Naam van iemand die in het dossier verder niet als afzender, ontvanger of ondertekenaar voorkomt.",
    count=2,
)
ADDRESS = Asked(entity=Entity.NL_ADDRESS, ground="5.1.2.e", why="Adres van een persoon.")


def dossier() -> Report:
    """Return the dossier."""
    unread: dict[str, Any] = {
        "judgement": Judgement.WITHHELD,
        "grounds": (),
        "boxes": (),
        "checks": (),
        "source_type": "pdf",
    }
    entries = (
        entry(1, "ambtelijke terugkoppeling PRT 4 oktober [5.1.2e]", thread=1),
        entry(2, "RE: ambtelijke terugkoppeling PRT", thread=1, boxes=(("5.1.2.e", 61), ("5.1.1.e", 1))),
        entry(3, source="03 Overleg Ter Haar – stukken (definitief).eml", date=None),
        entry(4, "Beleidsnotitie", judgement=Judgement.PUBLIC, grounds=(), boxes=(), source_type="pdf"),
        waiting(5, "3 vragen open", questions=(NAME, ADDRESS)),
        waiting(6, "2 vragen open", questions=(NAME,), boxes=(("5.1.2.e", 4), ("5.1.2.h", 1))),
        waiting(7, "controle niet gehaald: under_box", checks=(*PASSED[:4], LEAK, *PASSED[5:])),
        waiting(
            8,
            "controle niet gelukt: scan",
            "1 vraag open",
            checks=(*PASSED[:-1], NOT_RUN),
            questions=(ADDRESS,),
        ),
        waiting(
            9, "scan zonder tekstlaag", unread="scan zonder tekstlaag", unreadable_pages=(0, 1), **unread
        ),
        waiting(10, "beveiligd met een wachtwoord", unread="beveiligd met een wachtwoord", **unread),
        waiting(11, "niet verwerkt: .xyz", unread="niet verwerkt: .xyz", source=HOSTILE, **unread),
        entry(
            12,
            "Intern advies",
            released=False,
            judgement=Judgement.WITHHELD,
            grounds=("5.2.1", "5.1.2.e"),
            boxes=(),
        ),
        entry(13, "Kamerbrief", released=False, judgement=Judgement.ALREADY, grounds=(), boxes=()),
        waiting(14, "nog niet door een persoon vrijgegeven"),
    )
    subjects = (
        Subject(
            id="s1", kind=SubjectKind.PERSON, names=("Dirkje Postmus", "D. Postmus", "Postmus"), addresses=()
        ),
        Subject(
            id="s2",
            kind=SubjectKind.PERSON,
            names=("Wiebe van der Aa-Oldenkamp",),
            addresses=("w.vanderaa@noorderveen.example",),
            role=Role.PUBLIC,
        ),
        Subject(id="s3", kind=SubjectKind.PERSON, names=(HOSTILE,), addresses=(HOSTILE,), known=False),
        Subject(id="s4", kind=SubjectKind.MAILBOX, names=(), addresses=("info@noorderveen.example",)),
    )
    return Report(
        matter="ZAAK-2026-014",
        run="run-014",
        entries=entries,
        entities=(
            EntityCount(entity=Entity.PERSON, hidden=88, asked=4, kept=9),
            EntityCount(entity=Entity.EMAIL_ADDRESS, hidden=41, kept=6),
            EntityCount(entity=Entity.NL_BSN, hidden=1),
            EntityCount(entity=Entity.NL_ADDRESS, asked=2, kept=3),
            EntityCount(entity=Entity.ORGANISATION, kept=57),
        ),
        mentions=tuple(
            Mention(subject=subject, documents=number, hits=3 * number)
            for number, subject in zip((2, 9, 1, 4), subjects, strict=True)
        ),
        checks=tuple(
            CheckResult(check=c, verdict=Verdict.PASSED) for c in ("inventory", "files", "manifest")
        ),
        settings=(("Profiel", "Provincie Noorderveen"), ("Namen", "eigen model 1"), ("Versie", "0.1.0")),
        made_at=dt.datetime(2026, 11, 24, 10, 0, tzinfo=dt.UTC),
    )
