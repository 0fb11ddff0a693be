"""Fields of forms and answers in chats, in plain text: the label stands apart from its value.

Burgerservicenummer      : 123456782     | BSN | 123456782 |     Kim: wat is je bsn?
Burgerservicenummer ......... 123456782  BSN      123456782      Joris: 123456782
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

# What parts a label from its value, or one field from the next: leaders, strokes, tabs, blanks.
_APART = re.compile(
    r"[ \u00a0]*(?:\||\t+|[.…_·]{3,}|[ \u00a0]{2,})[ \u00a0\t]*[:=]?[ \u00a0\t]*|[ \u00a0][:=][ \u00a0\t]+"
)
_LABEL = re.compile(
    r"(?:\d{1,2}[a-z]?[.)][ ]|[-–•*>#][ ]|[a-z]\)[ ])?"
    r"(?P<words>[^\W\d](?:[^\d@€\n]|\d(?!\d)){1,59}?)[ ]?[:=]?[ ]?"
)
_STAMP = r"(?:\[[^\]\n]{2,24}\][ ]?|\d[\d.:/-]{2,9}(?:[, ]{1,2}\d\d?[:.]\d\d(?:[:.]\d\d)?)?[ ]?[-–]?[ ])?+"
_SPEAKER = rf"{_STAMP}(?:[^\n:\d?]{{2,30}}?(?:[ ]?\(?\d\d[:.]\d\d\)?)?(?::[ ]|\n))?+"
_ASKED = re.compile(
    r"(?P<label>[^\n.!?:;,]{2,80}?)[ ]?\?[ ]*\n"
    rf"(?:{_STAMP}[^\n\d?]{{1,40}}\n){{0,2}}?{_SPEAKER}(?P<value>(?=[^\n]*\d)[^\n]{{3,60}})"
)
# "heb jij het nummer van haar?", "wat is het id voor die meeting?": what is asked for stands before it.
_OF = re.compile(r"[ ](?:van|voor|bij|vd|v/d|ook[ ]al|nog|toevallig|trouwens)(?!\w).*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A label and its value, with the offset of the value; `asked`: the label is a question before it."""

    label: str
    start: int
    value: str
    asked: bool = False


def fields(text: str) -> Iterator[Field]:
    """Yield each field whose label stands apart, and each answer behind its question."""
    at = 0
    for line in text.split("\n"):
        if _APART.search(line):
            for (label, _), (value, start) in pairwise(_cells(line)):
                if value and (words := _LABEL.fullmatch(label)):
                    yield Field(label=words["words"], start=at + start, value=value)
        at += len(line) + 1
    if "?" in text:
        for match in _ASKED.finditer(text):
            label, start = match["label"].strip(), match.start("value")
            for asked in dict.fromkeys((label, _OF.sub("", label))):
                yield Field(label=asked, start=start, value=match["value"], asked=True)


def _cells(line: str) -> Iterator[tuple[str, int]]:
    """Yield what stands between the separators of a line, with its place in it."""
    last = 0
    for match in _APART.finditer(line):
        yield line[last : match.start()].strip(), last
        last = match.end()
    yield line[last:].rstrip(" \t\u00a0|"), last
