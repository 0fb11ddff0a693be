"""Who holds an office that the passage names apart from the name: two signs that agree, never one (P08).

"Komt de burgemeester nog?", "Koelewijn heeft ja gezegd": the model holds Koelewijn in office, and an
office without a holder stands before. "burgemeester van Zwieten" is of no place if "Van Zwieten" acts.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from woo_redact.detect.given import is_only_given
from woo_redact.detect.guarded import Guarded
from woo_redact.detect.hits import Hit
from woo_redact.detect.names import BLANK, INITIALS, fold, parse
from woo_redact.detect.office_words import PARTY, PORTFOLIO_WORDS, RELATIVE
from woo_redact.detect.roles import board_at, has_office, of_somebody, office_words, offices_in, role_before
from woo_redact.detect.vocabulary import FREQUENT, FUNCTION
from woo_redact.grounds import PERHAPS, policy
from woo_redact.language import recorded
from woo_redact.model import Entity, Outcome

_PARTY_IN = re.compile(
    rf"(?:^(?:(?:de|het){BLANK})?|{BLANK}(?:van|namens){BLANK}(?:(?:de|het){BLANK})?(?:fractie{BLANK})?)"
    rf"{PARTY}(?:-?fractie)?$"
)
_NEAR = 110  # characters before a name in which an office without a holder counts
_LETTER = 600  # characters between the address of a letter and its salutation
_OF = re.compile(rf"(?<![\w-])[vV]an(?:{BLANK}(?:de[nr]?|het))?{BLANK}$")
_FIELDS = PORTFOLIO_WORDS | {"financien"}
_MINISTERS = frozenset({"minister", "staatssecretaris"})
# Between a name and the office that is its own: "Smit, wethouder", "Smit is de wethouder".
_HELD = re.compile(r"[\s,(|/–-]{1,5}(?:(?:is|was|als|de|onze|tevens)\s)*")
_NEXT_CLAUSE = re.compile(r"\w.*[^\w\s]|[\"“„‘']", re.DOTALL)
_GOES_ON = re.compile(rf",{BLANK}(?:en|maar|terwijl|toen|waarna|waarop){BLANK}$")  # "…, en Dekker luisterde"
# "op gesprek met de minister, Stadhouwer."
_WITH = re.compile(rf"\b(?:aan|bij|door|met|naar|namens|tegen|volgens|voor){BLANK}(?:de|onze){BLANK}$")
_ADDRESS = re.compile(r"\b(?i:(?P<m>heer|dhr\.?|meneer|mijnheer)|(?P<v>mevrouw|mevr\.?|mw\.?))\s$")
_CLOSED = re.compile(r"\s?(?:[.;)]|\n|$)")
_GREETS = re.compile(
    r"(?i)^\W*(?:(?:mijnheer|meneer|mevrouw|hoog\w*|geachte|beste|dag)\s)?(?:(?:mijnheer|mevrouw|de)\s){0,2}"
)
_AND_GREETS = re.compile(r"(?i)\W*,\s?(?:en\s)?(?:geachte|beste|hooggeachte)\s(?:heer|mevrouw|de)?\s?")
# "Koster, burgemeester aldaar; en Koster, koster van de kerk": a namesake is told apart.
_OTHERWISE = re.compile(
    rf",{BLANK}(?:(?:de|een|onze|zijn|haar){BLANK})?[a-zà-ÿ-]{{4,}}{BLANK}(?:van|bij|te|in|uit)\b|{BLANK}?\("
)
_COMMISSIONER = Guarded(r"(?i)\b(?:commissaris|commissioner)\s$")
_CROWN = re.compile(r"(?i)\b(?:cdk|commissaris\svan\sde\skoning|gedeputeerde|provincie|provinciale)\b")
_UNION = re.compile(r"(?i)\b(?:european|europese|commission|eu)\b")


def parted(text: str, hits: Sequence[Hit]) -> Iterator[Hit]:
    """Yield the hits; where one took in an office holder and the next in line, each for itself.

    "de zoon van minister Smit, Thijs Smit": after an office a name is never turned round. What party somebody
    is of is no part of the name.
    """
    for hit in hits:
        words = text[hit.start : hit.end]
        if hit.entity is Entity.PERSON and (party := _PARTY_IN.search(words)):
            if party.start():
                yield replace(hit, end=hit.start + party.start())
            continue
        comma = re.search(rf",{BLANK}(?=\w)", words) if hit.entity is Entity.PERSON else None
        rest = words[comma.end() :] if comma else ""
        if comma is None or not role_before(text, hit.start) or re.fullmatch(rf"{INITIALS}\W*", rest):
            yield hit
        else:
            yield replace(hit, end=hit.start + comma.start())
            yield replace(hit, start=hit.start + comma.end(), role="")


def place_or_holder(text: str, hits: Sequence[Hit]) -> Iterator[Hit]:
    """Yield the hits; what was read as the place of an office is its holder where a person is called so.

    "burgemeester van Zwieten wil …, Van Zwieten gaat": so too behind a minister, who is of no place.
    """
    called = {
        " ".join(text[hit.start : hit.end].casefold().split()) for hit in hits if hit.entity is Entity.PERSON
    }
    for hit in hits:
        yield (_holder(text, hit, called) if hit.entity is Entity.LOCATION else None) or hit


def _holder(text: str, hit: Hit, called: set[str]) -> Hit | None:
    """Return the person that a place behind an office is, None where it is a place."""
    lead = text[max(0, hit.start - 60) : hit.start]
    particle = _OF.search(lead)
    if particle is None or fold(text[hit.start : hit.end]) in _FIELDS:
        return None
    start = hit.start - len(particle[0])
    offices = offices_in(lead[: particle.start()])
    if not offices or lead[offices[-1].end() : particle.start()].strip():
        return None
    role = " ".join(offices[-1]["role"].casefold().split())
    name = " ".join(text[start : hit.end].casefold().split())
    if not _kept(role) or not (name in called or (role in _MINISTERS and hit.by == "model")):
        return None
    return Hit(
        start=start,
        end=hit.end,
        entity=Entity.PERSON,
        score=0.9,
        by="structure:role",
        why=recorded("name with an office"),
        role=role,
    )


def told_apart(text: str, hits: Sequence[Hit]) -> Iterator[Hit]:
    """Yield the hits with the offices that other words of the passage give."""
    if not has_office(text):
        yield from hits
        return
    holders = [hit for hit in hits if hit.entity is Entity.PERSON and _kept(hit.role)]
    private = {_surname(text, hit) for hit in hits if hit.structural and not hit.role}
    of: dict[str, list[Hit]] = {}
    for holder in holders:
        of.setdefault(_surname(text, holder), []).append(holder)
    before: Hit | None = None
    for hit in hits:
        role = _told(text, hit, before, of, private) if hit.entity is Entity.PERSON else ""
        yield replace(hit, role=role) if role else hit
        before = hit if hit.entity is Entity.PERSON else before


def _told(text: str, hit: Hit, before: Hit | None, of: dict[str, list[Hit]], private: set[str]) -> str:
    """Return the office that a person without one holds by the passage, or ""."""
    if hit.role not in {"", PERHAPS}:
        return ""
    if hit.by.endswith("salutation"):
        return _greeted(text, hit) or _written_to(text, hit, of) or _spoken_of(text, hit, of)
    if hit.by.endswith("speaker"):
        return _spoken_of(text, hit, of)
    if hit.role != PERHAPS or hit.structural:
        return ""
    surname = _surname(text, hit)
    same = of.get(surname, [])
    other = _OTHERWISE.match(text, hit.end)
    if same and not other and surname not in private and _letters_agree(text, hit, same):
        return same[0].role
    return _commissioner(text, hit) or _bare_office(text, hit, before)


def _bare_office(text: str, hit: Hit, before: Hit | None) -> str:
    """Return the office that stands before a name without a holder of its own, and with nobody between.

    Only for a bare surname, in another clause than the office: who is named in full is introduced, and "de
    wethouder heeft Dekker gesproken" names two.
    """
    begin = max(0, hit.start - _NEAR, text.rfind("\n\n", 0, hit.start) + 1, before.end if before else 0)
    offices = offices_in(text, begin, hit.start)
    name = parse(text[hit.start : hit.end])
    if not offices or name.first_letters or is_only_given(name.single):
        return ""
    office = offices[-1]
    role = " ".join(office["role"].casefold().split())
    lead = text[max(0, office.start() - 60) : office.start()]
    between = text[office.end() : hit.start]
    served = of_somebody(lead) or any(
        FUNCTION.search(word) or RELATIVE.fullmatch(word) for word in re.findall(r"[a-zà-ÿ-]{3,}", between)
    )
    named = before is not None and _HELD.fullmatch(text, before.end, office.start())
    apposed = _WITH.search(lead) and re.fullmatch(rf",{BLANK}", between) and _CLOSED.match(text, hit.end)
    apart = apposed or (_NEXT_CLAUSE.search(between) and not _GOES_ON.search(between))
    bare = _kept(role) and apart and not board_at(text, office.start("role")) and not served and not named
    return role if bare else ""


def _commissioner(text: str, hit: Hit) -> str:
    """Return the office of a "commissaris" in a text on a province or on the Union, or ""."""
    if not _COMMISSIONER.search(text[max(0, hit.start - 16) : hit.start]):
        return ""
    return (
        "commissaris van de koning"
        if _CROWN.search(text)
        else "eurocommissaris"
        if _UNION.search(text)
        else ""
    )


def _greeted(text: str, hit: Hit) -> str:
    """Return the office by which somebody is greeted: "Mijnheer de gouverneur, geachte heer X"."""
    line = text[text.rfind("\n", 0, hit.start) + 1 : hit.start]
    if greeting := _GREETS.match(line):
        office = office_words().match(line, greeting.end())
        if office and _AND_GREETS.fullmatch(line, office.end()) and _kept(_plain(office)):
            return _plain(office)
    return ""


def _written_to(text: str, hit: Hit, of: dict[str, list[Hit]]) -> str:
    """Return the office of whom a letter is addressed to by it, where the salutation has the same surname."""
    surname = _surname(text, hit)
    same = [h for h in of.get(surname, []) if h.end <= hit.start and hit.start - h.end <= _LETTER]
    return same[-1].role if same and _letters_agree(text, hit, same) else ""


def _spoken_of(text: str, hit: Hit, of: dict[str, list[Hit]]) -> str:
    """Return the office of the holder with the surname of who is greeted or speaks, said in the same text.

    Unless the surname is a frequent one and the model sees no office, or a man is addressed here and a woman
    there.
    """
    surname = _surname(text, hit)
    same = of.get(surname, [])
    if any(h.start > hit.start and _alone(text, h) for h in same):
        return ""  # who signs the letter greets a namesake
    if not same or (surname in FREQUENT and hit.role != PERHAPS) or not _letters_agree(text, hit, same):
        return ""
    called = {_gender(text, one) for one in (hit, *same)} - {""}
    return same[0].role if len(called) < 2 else ""  # a man's or a woman's, not both


def _alone(text: str, hit: Hit) -> bool:
    """Tell whether a name begins its line, or the cell of a row, as in a signature."""
    return re.search(r"(?:^|[\n\t]|[ ]{3})[ ]*$", text[max(0, hit.start - 4) : hit.start]) is not None


def _gender(text: str, hit: Hit) -> str:
    """Return "m" or "v" for the form of address before a name, "" where it tells neither."""
    before = _ADDRESS.search(text[max(0, hit.start - 12) : hit.start])
    return before.lastgroup or "" if before else ""


def _letters_agree(text: str, hit: Hit, others: Sequence[Hit]) -> bool:
    """Tell whether no first letter shows that a name is somebody else's."""
    mine = parse(text[hit.start : hit.end]).first_letters[:1]
    theirs = {parse(text[other.start : other.end]).first_letters[:1] for other in others} - {""}
    return not mine or not theirs or mine in theirs


def _surname(text: str, hit: Hit) -> str:
    """Return the surname of a name as it is compared."""
    name = parse(text[hit.start : hit.end])
    return name.single or name.surname


def _plain(office: re.Match[str]) -> str:
    """Return the role word of a match as the policy has it."""
    return " ".join(office["role"].casefold().split())


def _kept(role: str) -> bool:
    """Tell whether a role word makes its bearer stay visible (P08, P09)."""
    rule = policy().role(role) if role else None
    return rule is not None and rule.outcome is Outcome.KEEP and not role.startswith("namens")
