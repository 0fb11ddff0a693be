"""Which office a paper's own words give a name: "Motie Smit", "raadsvragen van Smit" (P08)."""

from woo_redact.detect.guarded import Guarded
from woo_redact.detect.names import BLANK
from woo_redact.detect.roles import POLITE

_COMPOUND = Guarded(rf"(?i:\b(?:motie|amendement|initiatiefwet|fractie))(?:-|{BLANK})$")
# "De motie van Bromsma en Grinwisma", "het amendement van het lid Smitsma".
_MOTION_OF = Guarded(
    rf"(?i:\b(?:motie|moties|amendement|amendementen|initiatief(?:wet|nota|voorstel)){BLANK}"
    rf"(?:\d[\w/-]{{0,8}}{BLANK})?van{BLANK}(?:(?:het{BLANK}lid|de{BLANK}leden){BLANK})?)"
    rf"(?:[A-Z][\w'’-]+(?:{BLANK}[A-Z][\w'’-]+)?(?:,|{BLANK}en){BLANK}){{0,4}}{POLITE}$"
)
_PORTFOLIO = Guarded(rf"(?im:^[ >*•\t-]*portefeuille(?:houder)?(?P<plural>s)?[ \t]*:[ \t]*{POLITE})$")
# Who asks a council or moves in it is a member: "raadsvragen van Sytze Wiersma (SAM)".
_MOVED_BY = Guarded(
    rf"(?i:\b(?P<body>raads|staten|kamer)vragen{BLANK}(?:van|door){BLANK}(?:het{BLANK}(?:\w+)?lid{BLANK})?{POLITE})$"
)
_MEMBER = {"raads": "raadslid", "staten": "statenlid", "kamer": "kamerlid"}
_NAMED_AFTER = Guarded(r"(?i:\b(?:kabinet|\w*commissie|wet|lijst|rapport|plan))-$|\bkabinet[ \u00a0\r]$")


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
