"""Gathers every spelling of a name in the dossier, with all that was seen of it, for the register."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from woo_redact.detect.firms import public_places
from woo_redact.detect.given import is_given
from woo_redact.detect.hits import STRUCTURE
from woo_redact.detect.names import fold, parse
from woo_redact.detect.places import is_addressed
from woo_redact.detect.spellings import squeezed
from woo_redact.detect.vocabulary import NOT_NAMES
from woo_redact.grounds import policy
from woo_redact.model import Document, Entity, Finding, Outcome, Span
from woo_redact.profile import Profile

_LIKELY = 0.5  # a model's finding below this makes no subject


_WORD = re.compile(r"[^\W\d_]{2,}")
_LOOSE = (
    "list",
    "signature",
    "signoff",
    "speaker",
    "thing",
)  # structure in which the name of a club may stand too
# A name and the sentence after it, taken for one: "Smit, J. In Meppel", "j.smit De cursus Engels".
_RUNS_ON = re.compile(
    r"\s(?:Het|Een|Dit|Dat|Wij|Er|Om|Als|Ook|De [a-z]{4,}|In (?=\w)(?!['’]|den?\b|het\b))\b"
)
_MANY, _FEW = 5, 3  # places of a word in the dossier, of which less than one in three was taken for a name
IN_A_PLACE = re.compile(
    r"(?:In|Naar|Uit|Via|Vanuit|Rond|Nabij|Richting|Tussen|Bij|Langs) (?!(?:de|den|der|het|['’]t)\b)"
)
"""What the model takes for a person at the start of a sentence: "In Meppel"; not "In 't Veld"."""
_BESIDE = 60  # characters between a display name and its address: " - DGA/Beleid" <"
# Between a name and its address on one line: nothing, a mark, or "- DGA/Beleid" before the bracket.
_BETWEEN = re.compile(r"[^;\n]*[<(\[][^;\n\w]*(?:mailto:)?|[^;\n\w]*")
# Providers of private mailboxes: an address there can be the same person's as one at work.
_PRIVATE_MAIL = re.compile(
    r"(?:gmail|googlemail|hotmail|outlook|live|msn|icloud|me|yahoo|ziggo|kpnmail|kpnplanet|planet|hetnet|home|xs4all|"
    r"upcmail|casema|chello|quicknet|telfort|tele2|zonnet|online|freedom|protonmail|proton|solcon|caiway|delta)\."
)

# What the model takes for a person and is nearly always a village: found, but not looked for elsewhere.
_LIKE_A_PLACE = re.compile(r"(?:Nieuwe?|Oud|Sint|St\.|Bad|Noord|Zuid|Oost|West|Midden|Klein)\s")


@dataclass(slots=True)
class Mention:
    """One spelling of a name in the dossier, with all that was seen of it."""

    written: str
    first: int
    count: int = 0
    fixed: bool = False
    public: bool = False
    private: bool = False
    listed: bool = False
    addressed: bool = False
    office: str = ""
    addresses: dict[str, None] = field(default_factory=dict)


def mentions(
    documents: Iterable[tuple[Document, tuple[Finding, ...]]], profile: Profile
) -> tuple[list[Mention], set[str]]:
    """Return every spelling of a name in the dossier, the profile's officials after them, and what is none.

    What is none are single words of which the name model took a few for a name, and most not.
    """
    gathered: dict[tuple[str, bool], Mention] = {}
    elsewhere: Counter[str] = Counter()  # what the model also took for a place or an organisation
    number = 0
    words: Counter[str] = Counter()
    things: set[str] = set()
    towns: set[str] = set()
    for document, findings in documents:
        things.update(map(squeezed, public_places(document.text)))
        towns.update(squeezed(f.span.of(document.text)) for f in findings if is_addressed(document.text, f))
        words.update(_WORD.findall(fold(document.text)))
        for written, address, finding in _seen(document, findings):
            number += 1
            key = (squeezed(written), _apart(written, finding))
            mention = gathered.setdefault(key, Mention(written=written, first=number))
            _note(mention, finding, address)
        for finding in findings:
            if finding.entity in {Entity.LOCATION, Entity.ORGANISATION}:
                elsewhere[squeezed(finding.span.of(document.text))] += 1
    for official in profile.public_officials.names:
        number += 1
        mention = gathered.setdefault((squeezed(official), False), Mention(written=official, first=number))
        mention.count, mention.fixed, mention.public, mention.listed = mention.count + 1, True, True, True
    never = {squeezed(term) for term in profile.never.terms}
    in_names = {word for key, _ in gathered if " " in key for word in key.split()}
    nobody = {key for (key, _), m in gathered.items() if key not in in_names and _mostly_a_word(m, words)}
    nobody |= _things_here(gathered, things, towns)
    never |= nobody
    sure = [m for (key, _), m in gathered.items() if key not in never and _counts(m, elsewhere)]
    return [part for mention in sure for part in _namesakes(mention)], nobody


def _things_here(gathered: dict[tuple[str, bool], Mention], things: set[str], towns: set[str]) -> set[str]:
    """Return the names of public places, with and without article, and what seemed a person with them.

    So too of the towns that addresses name: "Windpark Kreekrug" with "4484 RB Kreekrug" in the dossier.
    Unless it shows somebody who bears it: by a title, a mail address, an office or a first name.
    """
    named = [(mention, parse(mention.written)) for mention in gathered.values()]
    borne = {
        name.surname
        for mention, name in named
        if mention.addressed or "." in mention.written or any(map(is_given, name.given))
    }
    mine = {thing for thing in things | towns if thing.split()[-1] not in borne}
    taken = {
        key
        for (key, _), mention in gathered.items()
        if not (mention.addresses or mention.public or mention.addressed)
        and any(key == thing or key.endswith(f" {thing}") for thing in mine)
    }
    return taken | mine | {thing.split(maxsplit=1)[1] for thing in mine & things}


def _mostly_a_word(mention: Mention, words: Counter[str]) -> bool:
    """Tell whether a single word is a name in so few of its places that it is none in any."""
    if mention.fixed or mention.public or mention.private or mention.listed:
        return False
    word = parse(mention.written).single
    count = words[word]
    return bool(word) and count >= _MANY and _FEW * mention.count < count and not is_given(word)


def _namesakes(mention: Mention) -> Iterator[Mention]:
    """Yield a mention once for each person who bears the name: their addresses tell them apart.

    Which of them holds an office cannot be told: then that one is kept apart from them all.
    """
    owners: list[dict[str, None]] = []
    for address in mention.addresses:
        mine = next((o for o in owners if not any(another(address, other) for other in o)), None)
        if mine is None:
            owners.append({address: None})
        else:
            mine[address] = None
    if len(owners) < 2:
        yield mention
        return
    for addresses in owners:
        yield replace(mention, addresses=addresses, public=False, office="")
    if mention.public:
        yield replace(mention, addresses={}, private=False)


def another(one: str, other: str) -> bool:
    """Tell whether two addresses with one name are two people's: but for one at work and one at home."""
    return one != other and _private(one) == _private(other)


def _private(address: str) -> bool:
    """Tell whether an address is with a provider of private mailboxes."""
    return bool(_PRIVATE_MAIL.match(address.partition("@")[2]))


def _seen(document: Document, findings: tuple[Finding, ...]) -> Iterable[tuple[str, str, Finding]]:
    """Yield each person of a document as written, with the address that stood with the name in a header."""
    text = document.text
    pairs = _pairs(document, findings)
    for finding in findings:
        if finding.entity is Entity.PERSON and (finding.score >= _LIKELY or finding.role):
            written = " ".join(finding.span.of(text).split())
            if _usable(written) and not (finding.found_by == "model" and IN_A_PLACE.match(written)):
                yield written, pairs.get(finding.span, ""), finding


def _apart(written: str, finding: Finding) -> bool:
    """Tell whether a mention is a bare surname with an office: kept apart from the same name without."""
    return _office(finding) and not parse(written).first_letters


def _office(finding: Finding) -> bool:
    """Tell whether a role word with the name makes its bearer stay visible everywhere (P08, not P11)."""
    role = policy().role(finding.role) if finding.role else None
    return role is not None and role.outcome is Outcome.KEEP and not finding.role.startswith("namens")


def _usable(written: str) -> bool:
    """Tell whether a text can stand in the register: it has letters and is no everyday word."""
    if _RUNS_ON.search(written):
        return False
    name = parse(written)
    word = name.single or name.surname
    return len(re.sub(r"[\W\d_]", "", word)) > 1 and word not in NOT_NAMES


def _pairs(document: Document, findings: tuple[Finding, ...]) -> dict[Span, str]:
    """Return the address directly after each display name of a header or an attribution."""
    pairs: dict[Span, str] = {}
    for finding, following in pairwise(findings):
        placed = finding.found_by in {f"{STRUCTURE}header", f"{STRUCTURE}attribution"}
        if placed and finding.entity is Entity.PERSON and following.entity is Entity.EMAIL_ADDRESS:
            between = document.text[finding.span.end : following.span.start]
            if len(between) <= _BESIDE and _BETWEEN.fullmatch(between):
                pairs[finding.span] = following.span.of(document.text).casefold()
    return pairs


def _note(mention: Mention, finding: Finding, address: str) -> None:
    """Add what one finding tells to a mention."""
    office = _office(finding)
    fixed = finding.found_by.startswith(STRUCTURE) and not finding.found_by.endswith("role")
    mention.count += 1
    mention.addressed |= finding.found_by == "title" or (fixed and not finding.found_by.endswith(_LOOSE))
    mention.fixed |= fixed or office
    mention.public |= office
    mention.office = mention.office or (finding.role if office else "")
    mention.private |= not office and (fixed or bool(address) or _citizen(finding))
    if address and not _functional(address):
        mention.addresses[address] = None


def _citizen(finding: Finding) -> bool:
    """Tell whether a word with the name says that it is no office holder: "inwoner De Boer" (P30)."""
    role = policy().role(finding.role) if finding.role else None
    return role is not None and role.outcome is Outcome.REDACT


def _functional(address: str) -> bool:
    """Tell whether an address is an organisation's mailbox."""
    local = fold(address).partition("@")[0]
    boxes = policy().mailboxes
    return local in boxes or re.split(r"[._+-]", local)[0] in boxes


def _counts(mention: Mention, elsewhere: Counter[str]) -> bool:
    """Tell whether a mention is sure enough to look for it in the whole dossier."""
    if mention.fixed or mention.public or mention.private:
        return True
    if _LIKE_A_PLACE.match(mention.written) or _of_a_place(squeezed(mention.written), elsewhere):
        return False
    name = parse(mention.written)
    if name.single:
        return mention.count > 2 * elsewhere[name.single]
    bare = 0 if name.particles else elsewhere[name.surname]
    return mention.count >= elsewhere[squeezed(mention.written)] and 2 * mention.count >= bare


def _of_a_place(name: str, elsewhere: Counter[str]) -> bool:
    """Tell whether a name ends in a place or organisation: "R. Bakker van Zandmeer", "Midden-Haarveen"."""
    _, joined, last = name.rpartition(" van ")
    return bool(joined and elsewhere[last]) or ("-" in name and bool(elsewhere[name.rsplit("-", 1)[-1]]))
