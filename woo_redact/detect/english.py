"""Tells English words from names in English passages, of which a Dutch dossier has some.

The models know only Dutch: they guess that "Logon Type", "Source Address" and "Many Thanks" are people,
and one such guess would be searched for in the whole dossier. In a passage that is clearly English a guess
made of common English words is dropped. A word that somebody bears as a name (Brown, Grant, Rose) proves
nothing; "26 Jan 2022" is a date in any language.

The words (`english_words.txt.xz`, 40,000) are those of SCOWL's small list, by Kevin Atkinson; its licence
stands in `english_words.LICENSE`, how it is made in `training/english_words.py`. "^" marks a word that is a
name too.
"""

import lzma
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from woo_redact.detect.given import is_given
from woo_redact.detect.hits import STRUCTURE, Hit
from woo_redact.detect.names import fold
from woo_redact.detect.vocabulary import word_set
from woo_redact.model import Entity

_FILE = Path(__file__).with_name("english_words.txt.xz")
_AROUND = 400  # characters at either side that tell the language of a place
_LEAST, _TIMES = 4, 3  # English function words, and how many times as many as Dutch ones
_ENGLISH = word_set("""
    the of to and that for this with have has be are you it not your from was were which by please will would
    can our their they if or an been should could there
    """)
_DUTCH = word_set("""
    de het een en van voor niet met zijn aan dat die te ik je naar bij om er wordt ook maar als nog uw ons
    deze door wij werd hebben kan
    """)
_WORD = re.compile(r"[^\W\d_]+")
_MONTH = r"(?:Jan|Mar|Apr|Mai|May|Jun|Jul|Aug|Juni|April|Augustus)"
_DATE = re.compile(
    rf"(?<!\w)(?:\d{{1,2}}[ .-]{_MONTH}[ .,-]{{1,2}}(?:\d{{4}}|\d{{2}}(?!\w))|"
    rf"{_MONTH}[ -]\d{{1,2}},?[ -]\d{{4}}|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? {_MONTH} \d{{1,2}})"
)


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    """Return the English words, and those of them that nobody is called."""
    lines = lzma.decompress(_FILE.read_bytes()).decode("ascii").split()
    return frozenset(line.lstrip("^") for line in lines), frozenset(line for line in lines if line[0] != "^")


def not_english(text: str, hits: Iterable[Hit]) -> Iterator[Hit]:
    """Yield the hits without the persons that are words of an English passage, or months of a date."""
    months = [range(*found.span()) for found in _DATE.finditer(text)]
    for hit in hits:
        person = hit.entity is Entity.PERSON and hit.by != f"{STRUCTURE}header"
        if person and any(hit.start in month and hit.end <= month.stop for month in months):
            continue
        if not (person and _is_words(text[hit.start : hit.end]) and _is_english(text, hit)):
            yield hit


def is_english(word: str) -> bool:
    """Tell whether a word is a common English one that nobody is called."""
    return fold(word) in _words()[1]


def _is_words(name: str) -> bool:
    """Tell whether a name is made of English words, the first one nobody's name and none a first name."""
    everything, nobodys = _words()
    parts = [fold(part) for part in _WORD.findall(name)]
    return (
        bool(parts)
        and parts[0] in nobodys
        and all(part in everything and (part in nobodys or not is_given(part)) for part in parts)
    )


def _is_english(text: str, hit: Hit) -> bool:
    """Tell whether the words around a hit are clearly those of English."""
    around = text[max(0, hit.start - _AROUND) : hit.end + _AROUND]
    words = [word.casefold() for word in _WORD.findall(around)]
    english = sum(word in _ENGLISH for word in words)
    return english >= _LEAST and english > _TIMES * sum(word in _DUTCH for word in words)
