"""The markup in which the sets say what is true: texts after `=== kind`, with `{{p:…}}`, `{{o:…}}` and the like inside."""

import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from woo_redact.model import Entity

PERSON = str(Entity.PERSON)
OFFICIAL = "official"
TRAP = "trap"
IDENTIFIERS = tuple(
    str(entity)
    for entity in Entity
    if entity
    not in {
        Entity.PERSON,
        Entity.ORGANISATION,
        Entity.LOCATION,
        Entity.SIGNATURE,
        Entity.SPECIAL_CATEGORY,
        Entity.TERM,
    }
)
# Texts for training tell apart what a trap may be; for the sets these are words without a mark.
NAMES = (str(Entity.ORGANISATION), str(Entity.LOCATION))
_LABELS = {"p": PERSON, "o": OFFICIAL, "k": TRAP} | {name: name for name in (*IDENTIFIERS, *NAMES)}
_HEAD = re.compile(r"^===[ \t]*(.*?)[ \t]*$", re.MULTILINE)
_MARK = re.compile(r"\{\{(\w+):(.*?)\}\}", re.DOTALL)
_STRAY = re.compile(r"\{\{|\}\}")
# The domain of an address stays visible by design (P02), however the @ is written.
_AT = re.compile(
    r"@|\s*[\[({<]\s*(?:at|apenstaart(?:je)?)\s*[\])}>]\s*|\s+(?:at|apenstaart(?:je)?)\s+", re.IGNORECASE
)


class MarkupError(ValueError):
    """A set that does not follow the markup; the message names the line."""


# The town stays visible by design (P15): behind the postcode, or said after the house number.
_TOWN = re.compile(
    r"(?<=[A-Z]{2})[\s,]+(?:['’][st][- ]?)?[A-Z][^\d,;]*$|(?<=\w),?\s(?:te|in)\s(?:['’][st][- ]?)?[^\W\d_][^\d,;]*$|"
    r"(?<=\w),\s(?:['’][st][- ]?)?[A-Z][^\d,;]*$"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text and what it truly is: PERSON, an identifier's entity, OFFICIAL, TRAP or one of NAMES."""

    start: int
    end: int
    label: str

    @property
    def must_go(self) -> bool:
        """Tell whether the words have to be hidden."""
        return self.label not in {OFFICIAL, TRAP, *NAMES}


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedText:
    """A text without its markup, its kind, and what is true of it."""

    kind: str
    text: str
    marks: tuple[Mark, ...]

    def letters(self, mark: Mark) -> frozenset[int]:
        """Return the places of the letters and digits that a mark is about.

        Of a mail address these are those of its local part, of a street's address those before the town.
        """
        end = mark.end
        if mark.label == Entity.EMAIL_ADDRESS and (at := _AT.search(self.text, mark.start, mark.end)):
            end = at.start()
        if mark.label == Entity.NL_ADDRESS and (town := _TOWN.search(self.text, mark.start, mark.end)):
            numbered = any(map(str.isdigit, self.text[mark.start : town.start()]))
            end = town.start() if numbered else end
        return letters(self.text, mark.start, end)


def letters(text: str, start: int, end: int) -> frozenset[int]:
    """Return the places of letters and digits in a stretch: blanks and punctuation tell nothing."""
    return frozenset(i for i in range(start, end) if text[i].isalnum())


def read_set(path: Path) -> tuple[MarkedText, ...]:
    """Return the texts of a set.

    Raises:
        MarkupError: for an unknown or broken mark, a mark without letters, or a text that is empty.
    """
    return parse(path.read_text(encoding="utf-8"))


def parse(source: str) -> tuple[MarkedText, ...]:
    """Return the texts in marked source.

    Raises:
        MarkupError: as `read_set` does.
    """
    heads = list(_HEAD.finditer(source))
    if not heads or source[: heads[0].start()].strip():
        raise MarkupError("line 1: a set begins with a line '=== kind'")
    ends = [*(later.start() for _, later in pairwise(heads)), len(source)]
    return tuple(_text(source, head[1], head.end(), end) for head, end in zip(heads, ends, strict=True))


def _text(source: str, kind: str, start: int, end: int) -> MarkedText:
    """Return the text between two heads."""
    body = source[start:end]
    start += len(body) - len(body.lstrip("\n"))
    end -= len(body) - len(body.rstrip("\n"))
    if not kind or start >= end:
        raise MarkupError(f"line {_line(source, start)}: a text has a kind and is not empty")
    plain, marks, at = "", [], start
    for match in _MARK.finditer(source, start, end):
        plain += _unmarked(source, at, match.start())
        marks.append(_mark(source, match, len(plain)))
        plain += match[2]
        at = match.end()
    plain += _unmarked(source, at, end)
    return MarkedText(kind=kind, text=plain, marks=tuple(marks))


def _unmarked(source: str, start: int, end: int) -> str:
    """Return a stretch that holds no mark, nor a piece of one."""
    if stray := _STRAY.search(source, start, end):
        raise MarkupError(f"line {_line(source, stray.start())}: a brace pair that belongs to no mark")
    return source[start:end]


def _mark(source: str, match: re.Match[str], start: int) -> Mark:
    """Return the mark that begins at `start` of the text."""
    label, words = match[1], match[2]
    if label not in _LABELS:
        raise MarkupError(f"line {_line(source, match.start())}: unknown mark '{label}'")
    mark = Mark(start, start + len(words), _LABELS[label])
    if "{{" in words or (mark.must_go and not any(map(str.isalnum, words))):
        raise MarkupError(f"line {_line(source, match.start())}: a mark that is broken or holds no letter")
    return mark


def _line(source: str, at: int) -> int:
    """Return the number of the line of a place."""
    return source.count("\n", 0, at) + 1


def words(texts: tuple[MarkedText, ...]) -> int:
    """Return the number of words of a set."""
    return sum(len(text.text.split()) for text in texts)
