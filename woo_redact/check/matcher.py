"""Finds the dossier's secrets in any text: one compiled automaton for all of them, whole words only.

The forms a name can take in a PDF that a plain search misses (PRACTICE C01; shared measurements):
ligatures, zero-width characters, soft hyphens, hard spaces, words broken at a line end. Text and secrets
are brought to one form (`plain`), numbers also to one without separators.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

import ahocorasick

from woo_redact.model import Entity, Secret, Span

NUMBERS: Final = frozenset(
    {
        Entity.NL_BSN,
        Entity.PHONE_NUMBER,
        Entity.IBAN_CODE,
        Entity.NL_LICENSE_PLATE,
        Entity.NL_V_NUMBER,
        Entity.NL_ID_DOCUMENT,
    }
)
"""Entities whose separators carry no meaning: "06-12 34" and "0612.34" are the same number."""

INVISIBLE: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
"""Characters that show nothing: Unicode's controls, formats and default ignorables."""
_LINE_END_HYPHEN: Final = re.compile(r"(?<=\w)-[ \t]*[\r\n\f]+\s*(?=\w)")
_SOFT_HYPHEN: Final = re.compile("\u00ad[ \t]*[\r\n\f]+\\s*")
_BROKEN_ADDRESS: Final = re.compile(r"(?<=[-@._/])\s*[\r\n\f]+\s*(?=\w)|(?<=\w)\s*[\r\n\f]+\s*(?=[@._])")
_SPACE: Final = re.compile(r"\s+")
_INNER_HYPHEN: Final = re.compile(r"(?<=\w)-(?=\w)")
_MARKED_GAP: Final = re.compile(r"(?<=[-@._/])[ ](?=\w)|(?<=\w)[ ](?=[@._])")
_TOKEN: Final = re.compile(r"[^\W_]+")
_NUMBER_GAP: Final = re.compile(r"[ .\-/()+:]{0,4}")
_NO_GAPS: Final = str.maketrans(dict.fromkeys(" .-/()+:"))
_DASHES: Final = re.compile("[\u2010-\u2015\u2212]")
_QUOTES: Final = re.compile("[\u2018\u2019\u02bc\u00b4`]")
_SHORTEST_WORD: Final = 2
_SHORTEST_NUMBER: Final = 5
"""Fewer digits than this are a house number or an extension: only searched as they were written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A secret found: which kind, and where in the plain form of the text."""

    entity: Entity
    span: Span
    text: str = field(repr=False)


def plain(text: str) -> str:
    """Return text in the one form in which secrets are sought: NFKC, nothing invisible, single spaces."""
    if text.isascii():
        return _SPACE.sub(" ", text).strip() if text.isprintable() else _plain(text)
    return _plain(text)


def squeeze(text: str) -> str:
    """Return the plain form without case and spaces, for comparing what lines and columns have cut up."""
    return plain(text).casefold().replace(" ", "")


def _plain(text: str) -> str:
    """Do what `plain` says, for text that is not plain already."""
    composed = unicodedata.normalize("NFKC", _SOFT_HYPHEN.sub("", text))
    spaced = _SPACE.sub(" ", _QUOTES.sub("'", _DASHES.sub("-", composed)))
    if not spaced.isprintable():
        spaced = _SPACE.sub(" ", INVISIBLE.sub("", spaced))
    return spaced.strip()


def readings(text: str) -> tuple[str, ...]:
    """Return the plain forms of a text with line ends: as it is, and with broken words joined both ways."""
    dashed = _DASHES.sub("-", text)
    written = dict.fromkeys((text, _LINE_END_HYPHEN.sub("", dashed), _BROKEN_ADDRESS.sub("", dashed)))
    return tuple(dict.fromkeys(map(plain, written)))


def _lower(text: str) -> str:
    """Lower a text without changing its length (İ would become two characters)."""
    lowered = text.lower()
    return (
        lowered
        if len(lowered) == len(text)
        else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    )


def _automaton(words: dict[str, Any]) -> Any:
    """Compile the words, None when there are none."""
    if not words:
        return None
    automaton = ahocorasick.Automaton()
    for word, value in words.items():
        automaton.add_word(word, (word, value))
    automaton.make_automaton()
    return automaton


def _bounded(text: str, start: int, end: int) -> bool:
    """Tell whether start..end is not part of a longer word or number."""
    before = start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
    after = end == len(text) or not (text[end - 1].isalnum() and text[end].isalnum())
    return before and after


class Matcher:
    """All secrets of a dossier, compiled."""

    def __init__(self, secrets: tuple[Secret, ...]) -> None:
        """Compile the secrets; those of a single character are left out, they would match anything."""
        words: dict[str, tuple[Entity, frozenset[str] | None]] = {}
        numbers: dict[str, Entity] = {}
        for secret in secrets:
            form = plain(secret.text)
            if len(form) >= _SHORTEST_WORD:
                _add_word(words, form, secret.entity)
            if secret.entity in NUMBERS:
                for compact in _compact_forms(form, secret.entity):
                    numbers.setdefault(compact, secret.entity)
        self._words = _automaton(words)
        self._numbers = _automaton(numbers)

    def find(self, text: str) -> tuple[Hit, ...]:
        """Return every secret in a text that has its plain form already."""
        return (*self._find_words(text), *self._find_numbers(text))

    def _find_words(self, text: str) -> Iterator[Hit]:
        """Find secrets as they were written."""
        if self._words is None:
            return
        for last, (word, (entity, cased)) in self._words.iter(_lower(text)):
            start, end = last + 1 - len(word), last + 1
            if _bounded(text, start, end) and (cased is None or text[start:end] in cased):
                yield Hit(entity=entity, span=Span(start, end), text=text[start:end])

    def _find_numbers(self, text: str) -> Iterator[Hit]:
        """Find numbers with other separators than they were written with."""
        lowered = _lower(text)
        # What a run of words holds without its gaps, the whole text holds without them: most hold no number.
        if self._numbers is None or next(self._numbers.iter(lowered.translate(_NO_GAPS)), None) is None:
            return
        for compact, starts, ends in _runs(lowered):
            for last, (word, entity) in self._numbers.iter(compact):
                start, end = starts.get(last + 1 - len(word)), ends.get(last + 1)
                if start is not None and end is not None:
                    yield Hit(entity=entity, span=Span(start, end), text=text[start:end])


def _add_word(words: dict[str, tuple[Entity, frozenset[str] | None]], form: str, entity: Entity) -> None:
    """Add a secret: one-word names with the spellings that count, everything else in any case.

    "Bos" and "BOS" are a name, "bos" is a forest.
    """
    key = _lower(form)
    known = words.get(key)
    if entity is not Entity.PERSON or " " in form:
        words[key] = (entity, None)
    elif known is None:
        words[key] = (entity, frozenset({form, form.upper()}))
    elif known[1] is not None:
        words[key] = (known[0], known[1] | {form, form.upper()})


def _compact_forms(form: str, entity: Entity) -> Iterator[str]:
    """Return a number without separators; a Dutch phone number also with and without the country code."""
    compact = "".join(_TOKEN.findall(_lower(form)))
    if len(compact) < _SHORTEST_NUMBER or not any(c.isdigit() for c in compact):
        return
    yield compact
    if entity is not Entity.PHONE_NUMBER:
        return
    local = compact.removeprefix("0031").removeprefix("31").removeprefix("0")
    if len(local) == 9:  # a Dutch number has nine digits after the 0
        yield from (f"0{local}", f"31{local}", f"310{local}", f"0031{local}", f"00310{local}")


def _runs(text: str) -> Iterator[tuple[str, dict[int, int], dict[int, int]]]:
    """Cut a text into runs of words with only number separators between them.

    Yields the run without separators, and where words start and end in it: place in the run → in the text.
    """
    parts: list[str] = []
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    length, last, digits = 0, 0, False
    for token in _TOKEN.finditer(text):
        if parts and not _NUMBER_GAP.fullmatch(text, last, token.start()):
            if digits:
                yield "".join(parts), starts, ends
            parts, starts, ends, length, digits = [], {}, {}, 0, False
        word = token.group()
        starts[length] = token.start()
        length += len(word)
        ends[length] = last = token.end()
        parts.append(word)
        digits = digits or any(map(str.isdigit, word))
    if digits:
        yield "".join(parts), starts, ends


@lru_cache(maxsize=4)
def matcher(secrets: tuple[Secret, ...]) -> Matcher:
    """Return the compiled secrets of a dossier; made once per worker, not once per file."""
    return Matcher(secrets)


def allowed_spans(text: str, allowed: tuple[str, ...]) -> tuple[Span, ...]:
    """Return where the allowed phrases stand in a plain text, as whole words in any case.

    A line may have ended behind a hyphen of the phrase: "Gebroeders Wolters- Eising" is that firm.
    """
    spans = []
    lowered = _lower(text)
    # Every way in which the text is read: "S.⏎Tichelaar" is "S. Tichelaar" in one, "S.Tichelaar" in another.
    phrases = {_lower(reading) for kept in allowed for reading in readings(kept)} - {""}
    broken = {f"{p[: dash.end()]} {p[dash.end() :]}" for p in phrases for dash in _INNER_HYPHEN.finditer(p)}
    # "070 -⏎379 8911" is read as "070 -379 8911" too.
    closed = {p[: gap.start()] + p[gap.end() :] for p in phrases for gap in _MARKED_GAP.finditer(p)}
    for phrase in phrases | broken | closed:
        start = lowered.find(phrase)
        while start >= 0:
            end = start + len(phrase)
            if _bounded(text, start, end):
                spans.append(Span(start, end))
            start = lowered.find(phrase, start + 1)
    return tuple(spans)
