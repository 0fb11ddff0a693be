"""Tells whether who wrote a text cares for capitals: if not, names have none either."""

import re

from woo_redact.detect.marks import is_unit

_ENDED = frozenset(".!?:,;)\n\r")  # what a line ends with, before one that begins a sentence
_WORD = re.compile(r"[^\W\d_]+")


def is_informal(text: str) -> bool:
    """Tell whether most sentences of a text begin without a capital: then names do so too."""
    starts = re.findall(r"(?:^|[.!?:\n])\s*([^\W\d_])", text)
    return bool(starts) and 2 * sum(letter.islower() for letter in starts) > len(starts)


def begins_small(text: str, at: int) -> bool:
    """Tell whether the line in which something stands begins a sentence and has no capitals, as when quoted.

    A line that goes on with the sentence of the one above says nothing.
    """
    above, _, before = text[:at].rpartition("\n")
    line = before + text[at:].partition("\n")[0]
    begins = not above or above.rstrip(" ")[-1:] in _ENDED
    words = _WORD.findall(line)
    return begins and words[:1] == [words[0].lower()] and all(w.islower() or w.isupper() for w in words)


def written_as_name(written: str) -> bool:
    """Tell whether a surname or first name is written as one: its last word has a capital."""
    last = written.rsplit(maxsplit=1)[-1].lstrip("'’")
    return any(part[:1].isupper() for part in re.split(r"[-'’]", last))


def is_sign(text: str, start: int, end: int) -> bool:
    """Tell whether two capitals on a line that is no shouting may stand for somebody, and for no body."""
    begin, stop = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    line = text[begin : stop if stop >= 0 else len(text)]
    return text[start:end].isupper() and not line.isupper() and not is_unit(text[start:end])
