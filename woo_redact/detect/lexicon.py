"""Owns what people are called and what hardly anybody is: surnames, frequent Dutch words, Dutch towns (P40).

A model that sees one word with a capital, at the start of a line or after a mark, may guess that it is a
name: "Vak 12", "Schrik niet", "Rosmalen". These lists say where it is none. Both are made by
`training/dutch_words.py`, which says of what and under which licences (`dutch_words.LICENSE`).
The surnames that five people or more bear (`training/surnames.py`; public domain, CC0) leave out what
those two lists have.
"""

import lzma
import re
from functools import cache, lru_cache
from pathlib import Path

from woo_redact.detect.names import fold

_WORDS = Path(__file__).with_name("dutch_words.txt.xz")
_TOWNS = Path(__file__).with_name("dutch_towns.txt.xz")
_SURNAMES = Path(__file__).with_name("surnames.txt.xz")
_PARTICLE = 3  # letters of the words of a surname that are not looked up: "van", "der"


@cache
def _read(path: Path) -> tuple[frozenset[str], frozenset[str]]:
    """Return what a list has, folded: what nobody is called, and what is somebody's name too ("^axel")."""
    lines = lzma.decompress(path.read_bytes()).decode("utf-8").split()
    borne = frozenset(line[1:] for line in lines if line.startswith("^"))
    return frozenset(line for line in lines if line[0] != "^"), borne


def is_nobodys(word: str) -> bool:
    """Tell whether a word is a frequent Dutch one that is neither a first name nor a surname."""
    return fold(word) in _read(_WORDS)[0]


def is_word_too(name: str) -> bool:
    """Tell whether a first name of the list is a frequent Dutch word too: "pin", "jet"."""
    return fold(name) in _read(_WORDS)[1]


def is_town(words: str) -> bool:
    """Tell whether words are the name of a Dutch town."""
    name = "_".join(fold(words).split())
    return any(name in towns for towns in _read(_TOWNS))


def is_only_town(words: str) -> bool:
    """Tell whether words are the name of a Dutch town and hardly anybody's."""
    return "_".join(fold(words).split()) in _read(_TOWNS)[0]


@lru_cache(maxsize=50_000)
def is_surname(name: str) -> bool:
    """Tell whether a name, each half of a double one, is a surname and no frequent word or town."""
    words = [word for word in re.split(r"[\s-]+", fold(name)) if len(word) > _PARTICLE]
    return bool(words) and all(word in _read(_SURNAMES)[0] for word in words)
