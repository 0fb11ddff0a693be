"""Checks L1-L13: what the Woo says of the use of its grounds, held against all decisions of a dossier.

Written apart from the rules that decisions are held against when they are taken (`law`): what slipped through
there is caught here. What a machine cannot know (is this environmental information?) it takes from the words
of the document, says how sure it is, and leaves to a jurist.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from typing import Final

from woo_redact.check.pieces import Piece
from woo_redact.language import recorded
from woo_redact.model import Entity, Problem

_ENVIRONMENT: Final = re.compile(
    r"\b(?:stikstof|depositie|pfas|bodemverontreiniging|bodemonderzoek|geluidhinder|geluidsbelasting|fijnstof|"
    r"lozing|"
    r"milieu-?informatie|milieueffect|waterkwaliteit|luchtkwaliteit|natura\s?2000|asbest|afvalstoffen)\w*",
    re.IGNORECASE,
)
_EMISSION: Final = re.compile(r"\b(?:emissie|uitstoot|lozing)\w*", re.IGNORECASE)
_CONFIDENTIAL: Final = re.compile(r"vertrouwelijk", re.IGNORECASE)
_DATE: Final = re.compile(
    r"\b\d{1,2}[-/. ](?:\d{1,2}|[a-z]{3,9})[-/. ]{1,2}(?:19|20)\d\d\b|\b(?:19|20)\d\d-\d\d-\d\d\b"
)
_FORMAL: Final = re.compile(
    r"\b(?:besluit|vaststelling|ontwerpbesluit|beschikking|voordracht|(?:college|staten|raads)voorstel)\b",
    re.IGNORECASE,
)
_LAPSE: Final = re.compile(r"tijdsverloop|vijf jaar|5 jaar|verloop van (?:de )?tijd", re.IGNORECASE)
_NO_GROUND: Final = re.compile(
    r"^\W*(?:buiten (?:het )?(?:verzoek|reikwijdte)|dubbel|reeds openbaar)\W*$", re.IGNORECASE
)
_KNOWN: Final = re.compile(r"5\.1\.1\.[a-e]|5\.1\.2\.[a-i]|5\.1\.[456]|5\.2\.[12]|5\.4a?")
_YEARS: Final = 5
_MOST: Final = 0.95
_FACTS: Final = 0.5
"""Part of the words of a passage that are numbers or dates from which it is mainly fact."""
_UNSURE: Final = 0.5
_JURIST: Final = recorded("Put this to a lawyer.")


def l1(piece: Piece) -> Iterator[Problem]:
    """5.1.5 never on the words of a 5.1.1 or 5.1.2 ground: art. 5.1 lid 5, second sentence, Woo."""
    placed = sorted((d.span, d.ground or "") for d in piece.texts if d.hides and d.span)
    for number, (span, ground) in enumerate(placed):
        for other, code in placed[number + 1 :]:
            if other.start >= span.end:
                break
            if "5.1.5" in {ground, code} and any(c.startswith(("5.1.1.", "5.1.2.")) for c in (ground, code)):
                yield _said(
                    piece,
                    recorded("Ground 5.1.5 stands on the same words as a ground of paragraph 1 or 2."),
                    recorded("Choose one ground."),
                )
                return


def l2(piece: Piece) -> Iterator[Problem]:
    """5.1.5 never on environmental information: art. 5.1 lid 5 Woo."""
    if "5.1.5" in piece.grounds and _ENVIRONMENT.search(piece.document.text):
        yield _said(
            piece,
            recorded("Ground 5.1.5 is used in a document that seems to be about the environment."),
            _JURIST,
            _UNSURE,
        )


def l3(piece: Piece) -> Iterator[Problem]:
    """5.1.6 only on environmental information, where it replaces 5.1.1.c: art. 5.1 lid 6 Woo."""
    environmental = _ENVIRONMENT.search(piece.document.text) is not None
    if "5.1.6" in piece.grounds and not environmental:
        yield _said(
            piece,
            recorded("Ground 5.1.6 is used in a document that does not seem to be about the environment."),
            _JURIST,
            _UNSURE,
        )
    if "5.1.1.c" in piece.grounds and environmental:
        yield _said(
            piece,
            recorded("Ground 5.1.1.c is used in a document about the environment; there 5.1.6 applies."),
            _JURIST,
            _UNSURE,
        )


def l4(piece: Piece) -> Iterator[Problem]:
    """No ground of lid 1 or 2 on information about emissions: art. 5.1 lid 7 Woo; ECLI:NL:RBGEL:2022:544.

    By the letter this includes names (5.1.2.e); practice hides those, so only other grounds are told of.
    """
    grounds = {
        g for g in piece.grounds if g.startswith(("5.1.1.", "5.1.2.")) and g not in {"5.1.2.e", "5.1.1.e"}
    }
    if grounds and _EMISSION.search(piece.document.text):
        yield _said(
            piece,
            recorded("A ground of paragraph 1 or 2 is used in a document about emissions."),
            _JURIST,
            _UNSURE,
        )


def l5(piece: Piece) -> Iterator[Problem]:
    """5.1.2.b on environmental information only for confidential acts: art. 5.1 lid 2 sub b Woo."""
    text = piece.document.text
    if "5.1.2.b" in piece.grounds and _ENVIRONMENT.search(text) and not _CONFIDENTIAL.search(text):
        yield _said(
            piece,
            recorded(
                "Ground 5.1.2.b is used in a document about the environment without a confidential act."
            ),
            _JURIST,
            _UNSURE,
        )


def l6(piece: Piece) -> Iterator[Problem]:
    """A ground of lid 2 wants an express motivation: art. 5.1 lid 3 Woo; ECLI:NL:RVS:2012:BY7336."""
    explained = piece.explained
    for ground in sorted(
        {d.ground or "" for d in piece.hiding if (d.ground or "").startswith("5.1.2.") and not d.why.strip()}
    ):
        if ground not in explained:
            yield _said(
                piece,
                recorded("Ground {ground} is used without a motivation.", ground=ground),
                recorded("Motivate the refusal per ground."),
            )


def l7(piece: Piece) -> Iterator[Problem]:
    """5.1.4 wants the day on which disclosure follows: art. 5.1 lid 4 Woo."""
    if any(d.ground == "5.1.4" and not _DATE.search(d.why) for d in piece.hiding):
        yield _said(
            piece,
            recorded("Ground 5.1.4 is used without the date on which the document becomes public."),
            recorded("Name the date."),
        )


def l8(piece: Piece) -> Iterator[Problem]:
    """After five years a relative ground wants more motivation: art. 5.3 Woo (on a request only)."""
    dated = piece.document.date
    today = dt.datetime.now(dt.UTC).date()
    late = dated is not None and dated.replace(day=min(dated.day, 28)) < today.replace(
        year=today.year - _YEARS, day=min(today.day, 28)
    )
    relative = [d for d in piece.hiding if (d.ground or "").startswith(("5.1.2.", "5.1.5", "5.2"))]
    personal = all(d.entity is not None and d.entity is not Entity.TERM for d in relative)
    if late and relative and not personal and not any(_LAPSE.search(d.why) for d in relative):
        yield _said(
            piece,
            recorded(
                "The document is older than five years and the motivation says nothing about the "
                "passage of time."
            ),
            recorded("Motivate why the interest still weighs heavier (only with a request)."),
            _UNSURE,
        )


def l9(piece: Piece) -> Iterator[Problem]:
    """5.2.1 never on facts: art. 5.2 lid 1 Woo; Rb. Noord-Holland 28-10-2021.

    A name or a number is a fact for certain; a passage that is mostly figures is one by the look of it.
    """
    sure = 0.0
    for decision in piece.texts:
        if decision.hides and decision.ground == "5.2.1" and decision.span is not None:
            words = decision.span.of(piece.document.text).split()
            facts = sum(any(map(str.isdigit, word)) for word in words)
            if decision.entity not in {None, Entity.TERM}:
                sure = 1.0
            elif facts >= _FACTS * len(words):
                sure = max(sure, _UNSURE)
    if sure:
        what = recorded("Ground 5.2.1 stands on facts or data, not on an opinion.")
        yield _said(
            piece, what, recorded("Make the facts public, or choose the ground that belongs to them."), sure
        )


def l10(piece: Piece) -> Iterator[Problem]:
    """Opinions for formal decision-making go out without the name: art. 5.2 lid 3 Woo; RVS:2025:4814."""
    if "5.2.1" in piece.grounds and _FORMAL.search(piece.document.title + "\n" + piece.document.text[:400]):
        yield _said(
            piece,
            recorded("An opinion is redacted in a document for formal administrative decision-making."),
            recorded("Redact the name and leave the opinion, or motivate the disproportionate harm."),
            _UNSURE,
        )


def l11(piece: Piece) -> Iterator[Problem]:
    """A label that is no ground (buiten verzoek, dubbel, reeds openbaar) carries none: PRACTICE §4."""
    labels = [r.label for r in piece.output.redactions] if piece.output else []
    if any(_NO_GROUND.match(text) for text in (*labels, *(d.why for d in piece.hiding))):
        yield _said(
            piece,
            recorded("A label that is no ground is used as a ground."),
            recorded("Give the passage a ground, or do not redact it."),
        )


def l12(piece: Piece) -> Iterator[Problem]:
    """Every box has a ground that the law has: Rb. Amsterdam 4-5-2021, ECLI:NL:RBAMS:2021:3399."""
    made = [r.ground for r in piece.output.redactions] if piece.output else []
    if any(not _KNOWN.fullmatch(ground or "") for ground in (*made, *(d.ground for d in piece.hiding))):
        yield _said(
            piece,
            recorded("A redacted place has no ground that the Woo knows."),
            recorded("Give every redacted place its ground."),
        )


def l13(piece: Piece) -> Iterator[Problem]:
    """No document is refused whole by its kind: Rb. Den Haag ECLI:NL:RBDHA:2024:3983."""
    length = sum(1 for c in piece.document.text if not c.isspace())
    spans = [d.span for d in piece.texts if d.hides and d.span and not d.by.startswith("person:")]
    if (
        length
        and any(len(span) > _MOST * len(piece.document.text.strip()) for span in spans)
        and length > 200
    ):
        yield _said(
            piece,
            recorded("A whole document is redacted by a rule."),
            recorded("Judge the document part by part."),
        )


def _said(piece: Piece, what: str, mend: str, sure: float = 1.0) -> Problem:
    """Return a problem with a document."""
    return Problem(what=what, file=piece.document.id, mend=mend, sure=sure)


RULES: Final[dict[str, tuple[str, Callable[[Piece], Iterator[Problem]]]]] = {
    "L1": (recorded("5.1.5 beside a ground of paragraph 1 or 2"), l1),
    "L2": (recorded("5.1.5 on environmental information"), l2),
    "L3": (recorded("5.1.6 and 5.1.1.c with environmental information"), l3),
    "L4": (recorded("refusal with emissions"), l4),
    "L5": (recorded("5.1.2.b on environmental information"), l5),
    "L6": (recorded("motivation of paragraph 2"), l6),
    "L7": (recorded("date with 5.1.4"), l7),
    "L8": (recorded("older than five years"), l8),
    "L9": (recorded("5.2.1 on facts"), l9),
    "L10": (recorded("opinions for formal decisions"), l10),
    "L11": (recorded("labels that are no ground"), l11),
    "L12": (recorded("ground with every redacted place"), l12),
    "L13": (recorded("no refusal of a whole document by its kind"), l13),
}
