"""Which office one name hands on to another: initials to a first name, a salutation to a header (P08)."""

import re
from collections.abc import Sequence

from woo_redact.detect.guarded import Guarded
from woo_redact.detect.hits import Hit
from woo_redact.detect.names import BLANK, parse
from woo_redact.detect.signed import MANDATE
from woo_redact.detect.vocabulary import FREQUENT
from woo_redact.grounds import policy
from woo_redact.model import Outcome

_REACH = 140  # characters between two names of which one hands on its office
_CALLED = re.compile(rf"{BLANK}?\(")
_REPLACES = re.compile(rf"{BLANK}(?:vervangt|neemt){BLANK}(?:hem|haar)\b")
_BEHALF = Guarded(r"(?:namens|on behalf of)[ \u00a0\r]$")
_FIXED = ("salutation", "signoff", "signature")
_SIGNED_ABOVE = 12  # characters between a first name and the signature below it
GREETING = re.compile(r"\W*(?:beste|dag|hoi|hallo|ha|hi|hey|hé|lieve|geachte|goede\w*|moin)\b", re.IGNORECASE)


def nickname(text: str, before: Hit, role: str, hit: Hit) -> str:
    """Return the role of the initials before a first name in brackets: "A.M. Smit (Anna), wethouder"."""
    given, full = parse(text[hit.start : hit.end]), parse(text[before.start : before.end])
    called = _CALLED.fullmatch(text, before.end, hit.start) and text[hit.end : hit.end + 1] == ")"
    agrees = given.single and given.single[:1] == full.first_letters[:1]
    return role if called and agrees and not is_private(role) else ""


def stands_in(text: str, before: Hit, roles: dict[Hit, str], hit: Hit) -> str:
    """Return the office of the holder whom somebody replaces: "Smit is ziek, Jan Bos vervangt hem"."""
    if not _REPLACES.match(text, hit.end):
        return ""
    between = text[before.end : hit.start]
    named = text[before.start : before.end]
    same = (role for other, role in roles.items() if text[other.start : other.end] == named)
    role = next(filter(None, same), "")
    kept = (rule := policy().role(role)) is not None and rule.outcome is Outcome.KEEP
    near = len(between) < _REACH and not re.search(r"[.!?\n]", between)
    return role if kept and near else ""


def address(text: str, persons: Sequence[Hit], roles: dict[Hit, str]) -> None:
    """Give the office of a salutation or signature to the one header of that name, in the same document.

    Only where no first letter differs and the surname is no frequent one: a namesake stays hidden. A
    first name signed directly above the signature of an office holder who bears it is the holder's too.
    """
    headers: dict[str, list[Hit]] = {}
    for header in persons:
        if header.by.endswith(("header", "attribution")):
            headers.setdefault(_surname(text[header.start : header.end]), []).append(header)
    for number, hit in enumerate(persons):
        role = roles[hit]
        if not role or role == MANDATE or is_private(role):
            continue
        before = persons[number - 1] if number else None
        name = parse(text[hit.start : hit.end])
        if before and before.by.endswith("signoff") and hit.start - before.end < _SIGNED_ABOVE:
            single = parse(text[before.start : before.end]).single
            roles[before] = roles[before] or (role if single in name.given[:1] else "")
        surname = name.single or name.surname
        named = headers.get(surname, [])
        near = max(0, hit.start - _REACH)
        greeted = GREETING.match(text[text.rfind("\n", near, hit.start) + 1 or near : hit.start])
        if not hit.by.endswith(_FIXED) and not greeted:
            # Only for whom another wrote: "Van: Kuiper namens Boukhari".
            named = [h for h in named if _BEHALF.search(text[max(0, h.start - 14) : h.start])]
        letters = {parse(text[h.start : h.end]).first_letters[:1] for h in named}
        mine = name.first_letters[:1]
        if len(letters) == 1 and (not mine or mine in letters) and surname not in FREQUENT:
            roles.update({header: roles[header] or role for header in named})


def _surname(written: str) -> str:
    """Return the surname of a name as it is compared."""
    name = parse(written)
    return name.single or name.surname


def is_private(role: str) -> bool:
    """Tell whether a role word is that of a citizen or a relative (P30)."""
    rule = policy().role(role)
    return rule is not None and rule.outcome is Outcome.REDACT
