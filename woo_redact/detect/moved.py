"""Which office a paper's own words give: "Motie Smit", "raadsvragen van Smit", a council's list (P08)."""

import re

from woo_redact.detect.guarded import Guarded
from woo_redact.detect.hits import Hit, Places
from woo_redact.detect.names import BLANK
from woo_redact.detect.office_words import PARTY
from woo_redact.detect.roles import POLITE, employed
from woo_redact.detect.several import PARTY_ROLE
from woo_redact.detect.vocabulary import DEGREES, TITLES

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
_WORD_BELOW = re.compile(r"\A[^\S\n]*\n+\s*([\w-]+)")  # with which the line below begins: "fractieassistent"
_SIGNERS = 900  # characters below the closing words of a motion in which its signatories stand
# What may stand with a name among the signatories: a party, a form of address.
_SIGNED_WITH = re.compile(
    rf"(?i:[\W\d_]*(?:(?:{TITLES}|{DEGREES}|fractie)\s+)?)(?:{PARTY})?(?:-?fractie)?[\W\d_]*"
)
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
_BOARD_SEAT = re.compile(r"(?:^|\W)[ad]b(?:$|\W)|bestuur")
_CLUB = Guarded(
    r"(?:vereniging|stichting|club\b|comité|\bvve\b|dorpsbelang|coöperatie|wijkraad|dorpsraad|ondernemersfonds)",
    re.IGNORECASE,
)
_PUBLIC_BODY = Guarded(
    r"waterschap|hoogheemraad|wetterskip|dijkgraaf|heemraad|omgevingsdienst|veiligheidsregio|recreatieschap|"
    r"gemeenschappelijke regeling|openbaar lichaam|stadsdeel",
    re.IGNORECASE,
)
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


def seated(text: str, role: str) -> str:
    """Return a role, "" where it is a seat on the board of a club and of no public body."""
    club = _BOARD_SEAT.search(role) and _CLUB.search(text) and not _PUBLIC_BODY.search(text)
    return "" if club else role


def by_council_paper(text: str, persons: Places, hit: Hit) -> str:
    """Return the role that the lists of a council's papers give: parties, askers, signatories, members."""
    before = text[max(0, hit.start - _NEAR) : hit.start]
    after = text[hit.end : hit.end + _NEAR]
    if employed(after) or employed("," + "".join(_WORD_BELOW.findall(after)[:1])):
        return ""
    if (line := _PARTY_LINE.search(before)) and not _marks(line[0], text[hit.start : hit.end]):
        return PARTY_ROLE
    if _FOR_PARTY.search(before) or _signs_motion(text, persons, hit):
        return "fractieleden"
    if _ASKED_BY.search(before) and _COUNCIL_PAPER.search(text) and not _CITIZENS.search(text):
        return "raadsleden"
    seat = _SEAT.search(before)
    if seat is None or not _meets(text):
        return ""
    return "raadsvoorzitter" if seat["chair"] else "raadsleden"


def _marks(line: str, name: str) -> bool:
    """Tell whether the letters before a name are its own: "SP    Saskia Peters"."""
    letters = "".join(word[0] for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper())
    return letters in line.split()


def _meets(text: str) -> bool:
    """Tell whether a text is of a meeting of a council with its griffier: by its name, or by parties."""
    council = _COUNCIL_MEETS.search(text) or _MEMBER_OF.search(text)
    return council is not None and "griffier" in text.casefold()


def _signs_motion(text: str, persons: Places, hit: Hit) -> bool:
    """Tell whether a name stands below the closing words of a motion, with nothing but names between."""
    end = text.find("\n", hit.end)
    ends = _MOTION_ENDS.search(text, max(0, hit.start - _SIGNERS), hit.start)
    if ends is None:
        return False
    at = ends.end()
    for line in text[at : end if end >= 0 else None].split("\n"):
        names = persons.over(at, at + len(line))
        rest = [line[: names[0].start - at], line[names[-1].end - at :]] if names else [line]
        if not all(_SIGNED_WITH.fullmatch(part) for part in rest):
            return False
        at += len(line) + 1
    return True
