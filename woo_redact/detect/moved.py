"""Which office a paper's own words give a name: "Motie Smit", "raadsvragen van Smit" (P08)."""

from woo_redact.detect.guarded import Guarded
from woo_redact.detect.names import BLANK
from woo_redact.detect.roles import POLITE

_COMPOUND = Guarded(rf"(?i:\b(?:motie|amendement|initiatiefwet|fractie))(?:-|{BLANK})$")
_PORTFOLIO = Guarded(rf"(?im:^[ >*•\t-]*portefeuille(?:houder)?s?[ \t]*:[ \t]*{POLITE})$")
# Who asks a council or moves in it is a member: "raadsvragen van Sytze Wiersma (SAM)".
_MOVED_BY = Guarded(
    rf"(?i:\b(?P<body>raads|staten|kamer)vragen{BLANK}(?:van|door){BLANK}(?:het{BLANK}(?:\w+)?lid{BLANK})?{POLITE})$"
)
_MEMBER = {"raads": "raadslid", "staten": "statenlid", "kamer": "kamerlid"}
_NAMED_AFTER = Guarded(r"(?i:\b(?:kabinet|\w*commissie|wet|lijst|rapport|plan))-$|\bkabinet[ \u00a0\r]$")


def role_by_paper(before: str) -> str:
    """Return the role word that the words directly before a name give, "" for none."""
    if _COMPOUND.search(before):
        return "kamerlid"
    if _NAMED_AFTER.search(before):
        return "naamgever"
    if _PORTFOLIO.search(before):
        return "portefeuillehouder"
    moved = _MOVED_BY.search(before)
    return _MEMBER[moved["body"].lower()] if moved else ""
