"""Which office a paper's own words give: "Motie Smit", "raadsvragen van Smit", a council's list (P08)."""

import re

from woo_redact.detect.guarded import Guarded
from woo_redact.detect.hits import Hit, Places
from woo_redact.detect.names import BLANK
from woo_redact.detect.office_words import PARTY
from woo_redact.detect.roles import POLITE, employed
from woo_redact.detect.several import PARTY_ROLE

_COMPOUND = Guarded(rf"(?i:\b(?:motie|amendement|initiatiefwet|fractie))(?:-|{BLANK})$")
# "De motie van Bromsma en Grinwisma", "het amendement van het lid Smitsma".
_MOTION_OF = Guarded(
    rf"(?i:\b(?:motie|moties|amendement|amendementen|initiatief(?:wet|nota|voorstel)){BLANK}"
    rf"(?:\d[\w/-]{{0,8}}{BLANK})?van{BLANK}(?:(?:het{BLANK}lid|de{BLANK}leden){BLANK})?)"
    rf"(?:[A-Z][\w'’-]+(?:{BLANK}[A-Z][\w'’-]+)?(?:,|{BLANK}en){BLANK}){{0,4}}{POLITE}$"
)
_PORTFOLIO = Guarded(rf"(?im:^[ >*•\t-]*portefeuille(?:houder)?(?P<plural>s|\(s\))?[ \t]*:[ \t]*{POLITE})$")
# Who asks a council or moves in it is a member: "raadsvragen van Sytze Wiersma (SAM)".
_MOVED_BY = Guarded(
    rf"(?i:\b(?P<body>raads|staten|kamer)vragen{BLANK}(?:van|door){BLANK}(?:het{BLANK}(?:\w+)?lid{BLANK})?{POLITE})$"
)
_MEMBER = {"raads": "raadslid", "staten": "statenlid", "kamer": "kamerlid"}
_NAMED_AFTER = Guarded(r"(?i:\b(?:kabinet|\w*commissie|wet|lijst|rapport|plan))-$|\bkabinet[ \u00a0\r]$")

_NEAR = 120  # characters before a name in which the label of its line stands
_SIGNERS = 900  # characters below the closing words of a motion in which its signatories stand
_SHORT = 6  # words of a line among the signatories
# "VVD, Jan Smit", "VVD      Jan Smit" on a line of its own.
_PARTY_LINE = re.compile(
    rf"(?:^|\n)[ >*•\t-]*(?:Fractie{BLANK})?{PARTY}(?:-?fractie)?"
    rf"(?:,[ ]|[ ]*\t\s*|[ ]{{2,}}|[ ]?[|–-][ ])(?i:{POLITE})$"
)
_FOR_PARTY = re.compile(
    rf"(?i:\bnamens{BLANK}(?:de{BLANK})?(?:fractie{BLANK}(?:van{BLANK})?(?:(?:de|het){BLANK})?[^\n,.;:]{{2,40}}|"
    rf"{PARTY}(?:-?fractie)?))[,:]?[ ]*\n\s*(?i:{POLITE})$"
)
_ASKED_BY = re.compile(
    rf"(?:^|\n)[ >*•\t-]*(?i:vragensteller|vraagsteller|(?:mede-?|eerste )?indieners?|ingediend door|"
    rf"gesteld door)(?:\(s\))?[ \t]*:[ \t]*(?i:{POLITE})$"
)
_COUNCIL_PAPER = Guarded(
    r"\b(?:moties?|amendement(?:en)?|(?:schriftelijke|mondelinge|technische) vragen|"
    r"(?:raads|staten|kamer)vragen|initiatiefvoorstel)\b",
    re.IGNORECASE,
)
# Citizens ask, move and hand in too.
_CITIZENS = Guarded(
    r"\b(?:zienswijzen?|bezwaarschrift(?:en)?|burgerinitiatief|petitie|woo-verzoek|klacht(?:en)?|inwoners?initiatief|"
    r"insprekers?|huurders?|bewoners?vereniging)\b",
    re.IGNORECASE,
)
_MOTION_ENDS = re.compile(r"over tot de orde van de dag", re.IGNORECASE)
_SEAT = re.compile(
    rf"(?:^|\n)[ >*•\t-]*(?i:(?P<chair>voorzitter)|(?:aanwezige |afwezige |overige )?(?:raads)?leden)"
    rf"[ \t]*:[ \t]*(?i:{POLITE})$"
)
_MEMBER_OF = re.compile(rf"\({PARTY}\)")
_COUNCIL_MEETS = Guarded(
    r"\b(?:raads(?:vergadering|commissie)|commissievergadering|vergadering van de (?:gemeente)?raad|"
    r"provinciale staten|staten(?:vergadering|commissie))\b",
    re.IGNORECASE,
)


def role_by_paper(before: str) -> str:
    """Return the role word that the words directly before a name give, "" for none."""
    if _MOTION_OF.search(before):
        return "kamerleden"
    if _COMPOUND.search(before):
        return "kamerlid"
    if _NAMED_AFTER.search(before):
        return "naamgever"
    if portfolio := _PORTFOLIO.search(before):
        return "portefeuillehouders" if portfolio["plural"] else "portefeuillehouder"
    moved = _MOVED_BY.search(before)
    return _MEMBER[moved["body"].lower()] if moved else ""


def by_council_paper(text: str, persons: Places, hit: Hit) -> str:
    """Return the role that the lists of a council's papers give: parties, askers, signatories, members."""
    before = text[max(0, hit.start - _NEAR) : hit.start]
    if employed(text[hit.end : hit.end + _NEAR]):
        return ""
    if _PARTY_LINE.search(before):
        return PARTY_ROLE
    if _FOR_PARTY.search(before) or _signs_motion(text, persons, hit):
        return "fractieleden"
    if _ASKED_BY.search(before) and _COUNCIL_PAPER.search(text) and not _CITIZENS.search(text):
        return "raadsleden"
    seat = _SEAT.search(before)
    if seat is None or not _meets(text):
        return ""
    return "raadsvoorzitter" if seat["chair"] else "raadsleden"


def _meets(text: str) -> bool:
    """Tell whether a text is of a meeting of a council with its griffier: by its name, or by parties."""
    council = _COUNCIL_MEETS.search(text) or _MEMBER_OF.search(text)
    return council is not None and "griffier" in text.casefold()


def _signs_motion(text: str, persons: Places, hit: Hit) -> bool:
    """Tell whether a name stands below the closing words of a motion, with nothing but names between."""
    begin = text.rfind("\n", 0, hit.start) + 1
    ends = _MOTION_ENDS.search(text, max(0, begin - _SIGNERS), begin)
    end = text.find("\n", hit.end)
    if ends is None or len(text[begin : end if end >= 0 else None].split()) > _SHORT:
        return False
    at = ends.end()
    for line in text[ends.end() : begin].split("\n"):
        if len(line.split()) > _SHORT or (line.strip(" .") and not persons.over(at, at + len(line))):
            return False
        at += len(line) + 1
    return True
