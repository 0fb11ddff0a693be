"""The grammar of Dutch names: how a name is written, its parts, and its other spellings."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from woo_redact.detect.guarded import Guarded
from woo_redact.detect.vocabulary import DEGREES, SUFFIXES, TITLES

_LATIN = range(0xC0, 0x250), range(0x1E00, 0x1F00)
UPPER = "A-Z" + "".join(c for c in map(chr, chain(*_LATIN)) if c.isupper())
_SPECIAL = {
    "ı": "i",
    "İ": "i",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ß": "s",
    "æ": "a",
    "œ": "o",
    "þ": "t",
    "ð": "d",
}


def _base(letter: str) -> str:
    """Return the plain lower-case letter under the accents."""
    lower = letter.lower()
    special = _SPECIAL.get(letter) or _SPECIAL.get(lower[0])
    return special or unicodedata.normalize("NFD", lower)[0]


_FOLD = str.maketrans(
    {c: _base(c) for c in map(chr, chain(*_LATIN)) if c.isalpha()}
    | {chr(c): chr(c + 32) for c in range(0x41, 0x5B)}
    | dict.fromkeys("’‘`´ʼ", "'")
    | dict.fromkeys("‐‑", "-")
)


@lru_cache(maxsize=4_096)
def fold(text: str) -> str:
    """Return the text in plain lower-case letters, character for character (offsets stay the same).

    The same words and lines are asked about again and again.
    """
    return text.lower().replace("`", "'") if text.isascii() else text.translate(_FOLD)


LETTER = r"[^\W\d_]"
BLANK = r"(?:[ \u00a0]?\r[ \u00a0]?|[ \u00a0])"  # "\r" stands for the end of a full line (units.py)
_WRAP = rf"(?:{BLANK}|\s?\n\s?)"  # also a short line may break after initials or a particle
WORD = (
    rf"(?:[dlDLO]['’]|['’][sS]-|(?:[ea]l|ben|ait)-)?[{UPPER}](?:{LETTER}|['’](?={LETTER})|"
    rf"[015](?={LETTER}{{2}})|(?<={LETTER}{{3}})[015](?={LETTER}))+"
    rf"(?:[-‐‑](?:(?:van|de|den|der|el|ter|ten|te){BLANK}|v\.?\s?d\.{BLANK}?)*{LETTER}(?:{LETTER}|"
    rf"['’](?={LETTER}))*)*"
)
INITIALS = rf"(?:(?:[{UPPER}](?:hr?|j)?|IJ|Joh|Jac|Chr)\.[-–]?{BLANK}?){{1,6}}"
PARTICLE = (
    r"(?:[vV](?:an|on)(?:\s(?:den|der|de|het|['’]t|la|le|ter|ten))?|[vV]\.?\s?d\.?(?:\s[bB]\.)?|"
    r"[vV]/[dD]\.?|[fF]an(?:\s(?:der|de|it|['’]e))?|[vV]an['’]t|tot(?:\sden)?|[bB]aron\svan|à|Ó|"
    r"[oO]p\s?(?:den|der|de|het|['’]t|ten)|[iI]n\s?(?:den|der|de|het|['’]t)|[aA]an\s(?:den|der|de|"
    r"het|['’]t)|"
    r"[bB]ij\s(?:den|de|het|['’]t)|[oO](?:nder|ver)\sde|[uU]it\s(?:den|de|het|['’]t)|[vV]oor\s(?:den|"
    r"de|['’]t)|"
    r"[tT]en|[tT]er|[tT]e|[dD]e\s(?:la|le)|[dD]en|[dD]er|[dD]e|['’][tTsS]|"
    r"[lL]a|[lL]e|[lL]es|[dD]u|[dD]es|[dD]i|[dD]a|[dD]os|[dD]el|[dD]ella|[eE]l|[aA]l|ben|bin|ibn|"
    r"[aA][iï]t|zu|zum|thoe)"
)
_NEXT = rf"{BLANK}(?:\({INITIALS}\){BLANK})?(?:{INITIALS}{_WRAP}?)?(?:{PARTICLE}{_WRAP})?{WORD}"
CAPITAL_NAME = (
    rf"(?:{INITIALS}{_WRAP}?(?:{PARTICLE}{_WRAP})?{WORD}|['’]t{BLANK}{WORD}|{WORD})(?:{_NEXT}){{0,4}}"
)
"""A name in running text that starts with a capital or initials."""
ANY_NAME = rf"(?:(?:{PARTICLE}){_WRAP}{WORD}(?:{_NEXT}){{0,3}}|{CAPITAL_NAME})"
"""A name after a title, where it may start with a particle in lower case."""

_CAPITAL_PARTICLES = frozenset(
    (
        *("van", "de", "den", "der", "ter", "ten", "te", "el", "al", "ait", "oulad", "ould"),
        *("'t", "von", "v.d.", "vd", "v/d"),
    )
)
_PARTICLES = _CAPITAL_PARTICLES | frozenset(
    [
        "het",
        "in",
        "op",
        "aan",
        "bij",
        "onder",
        "over",
        "uit",
        "voor",
        "tot",
        "la",
        "le",
        "les",
        "du",
        "des",
        "di",
        "da",
        "dos",
        "del",
        "della",
        "ben",
        "bin",
        "ibn",
        "ait",
        "zu",
        "zum",
        "thoe",
        "v.",
        "'s",
        "fan",
        "'e",
        "it",
        "à",
        "ó",
    ]
)
_IS_INITIALS = re.compile(rf"(?:(?:[{UPPER}](?:hr?|j)?|IJ|Joh|Jac|Chr)\.-?)+|[{UPPER}]{{1,4}}")
_TITLE = re.compile(rf"^(?:(?:{TITLES}|{DEGREES})(?=[\s.]))\.?\s*", re.IGNORECASE)
_HYPHEN_PARTICLE = Guarded(r"-(?:van|de|den|der|el|ter|ten|te)$", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\(([^()]*)\)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """The parts of a name, folded. A name of one word is kept as `single`: given name or surname."""

    given: tuple[str, ...] = ()
    initials: str = ""
    particles: str = ""
    surname: str = ""
    single: str = ""

    @property
    def first_letters(self) -> str:
        """Return the initials, from the given names where none are written."""
        return self.initials or "".join(part[0] for name in self.given for part in name.split("-") if part)

    def agrees(self, other: "Name") -> bool:
        """Tell whether two names with the same surname can be one person's."""
        if self.given and other.given:
            mine, theirs = self.given[0], other.given[0]
            return mine == theirs or mine.split("-")[0] == theirs or theirs.split("-")[0] == mine
        mine, theirs = self.first_letters, other.first_letters
        return not mine or not theirs or mine.startswith(theirs) or theirs.startswith(mine)


def without_titles(text: str) -> str:
    """Return a name without the titles before it and the degrees after it."""
    while match := _TITLE.match(text):
        text = text[match.end() :]
    while match := SUFFIXES.search(text):
        text = text[: match.start()]
    return text.strip()


def _is_particle(token: str) -> bool:
    """Tell whether a token is a tussenvoegsel, as far as its capital allows."""
    folded = fold(token)
    return folded in (_CAPITAL_PARTICLES if token[:1].isupper() else _PARTICLES)


@lru_cache(maxsize=20_000)
def parse(text: str) -> Name:
    """Return the parts of a name as written: "J. van Dijk", "Dijk, Jan van (J.)", "Marloes"."""
    text = unicodedata.normalize("NFC", text)
    nicknames = [m for m in _BRACKETS.findall(text) if re.fullmatch(rf"{WORD}|{INITIALS}\s*", m)]
    text = without_titles(" ".join(_BRACKETS.sub(" ", text).split()).strip(" \"'“”„<>;,"))
    text = re.sub(r"['’]s$", "", text)
    before, comma, after = text.partition(",")
    if comma and after.strip():
        return _inverted(before.split(), without_titles(after.strip()).split(), nicknames)
    return _in_order(before.split(), nicknames)


def _inverted(surname: list[str], rest: list[str], nicknames: list[str]) -> Name:
    """Return the parts of "Achternaam, Voornaam tussenvoegsel"."""
    particles = [fold(token) for token in rest if _is_particle(token) and not _initials(token)]
    given = [token for token in rest if not _is_particle(token) and not _initials(token)]
    initials = "".join(_initials(token) for token in rest if token not in given)
    lead = 0
    while lead < len(surname) - 1 and _is_particle(surname[lead]):
        lead += 1
    nick = [fold(n) for n in nicknames if not _initials(n.replace(" ", ""))]
    return Name(
        given=tuple(fold(token) for token in given) or tuple(nick),
        initials=initials,
        particles=" ".join([*particles, *(fold(t) for t in surname[:lead])]),
        surname=fold(" ".join(surname[lead:])),
    )


def _initials(token: str) -> str:
    """Return the letters of a token of initials, "" if it is a name or a particle."""
    if len(token) > 1 and token.isalpha() and not token.isupper():
        return ""
    if not _IS_INITIALS.fullmatch(token) or (_is_particle(token) and "." not in token):
        return ""
    return fold(re.sub(r"[^\w]|(?<=\w)[hrj]+(?=\.)", "", token))


def _in_order(tokens: list[str], nicknames: list[str]) -> Name:
    """Return the parts of a name in its usual order."""
    if not tokens:
        return Name()
    count = 0
    while count < len(tokens) - 1 and _initials(tokens[count]):
        count += 1
    initials = "".join(_initials(token) for token in tokens[:count])
    rest = tokens[count:]
    start = next((i for i, t in enumerate(rest[:-1]) if _is_particle(t)), None)
    if start is None:
        joined = next((i for i, t in enumerate(rest) if _HYPHEN_PARTICLE.search(t)), None)
        start = len(rest) - 1 if joined is None else joined
    end = start
    while end < len(rest) - 1 and _is_particle(rest[end]):
        end += 1
    if len(tokens) == 1:
        return Name(single=fold(tokens[0]))
    nick = tuple(fold(n) for n in nicknames if not _initials(n.replace(" ", "")))
    return Name(
        given=tuple(fold(t) for t in rest[:start]) or nick,
        initials=initials,
        particles=" ".join(fold(t) for t in rest[start:end]),
        surname=fold(" ".join(rest[end:])),
    )


def local_part_key(address: str) -> str:
    """Return the letters of the part before the "@", without figures at its end ("jansen58" → "jansen")."""
    return re.sub(r"[^a-z]", "", re.sub(r"\d+$", "", fold(address.partition("@")[0])))


def local_parts(name: Name) -> frozenset[str]:
    """Return the letters of the local parts that a name usually gives (jvandijk, janvandijk, vandijkj)."""
    last = re.sub(r"[^a-z]", "", name.particles + name.surname)
    bare = re.sub(r"[^a-z]", "", name.surname)
    if len(bare) < 3 or not name.first_letters:
        return frozenset()
    firsts = {name.first_letters, name.first_letters[0], *name.given[:1], "".join(name.given)} - {""}
    firsts = {re.sub(r"[^a-z]", "", first) for first in firsts} - {""}
    ends = {last, bare, re.sub(r"[^a-z]", "", name.surname.split("-")[0])} - {""}
    return frozenset(chain(*((first + end, end + first) for first in firsts for end in ends)))
