"""Owns the list of first names borne in the Netherlands: vocabulary for where context points at a person.

The list (`given_names.txt.xz`, 100,000 folded names) is made by `training/given_names.py` from the first
names of the package filenthropist 0.3.1 (MIT, its licence stands in `given_names.LICENSE`) and lists of our
own, without those that are first of all Dutch words or places. A name after "^" is a word in lower case
too, and counts only with its capital.
"""

import lzma
from functools import cache, lru_cache
from pathlib import Path

from woo_redact.detect.names import fold
from woo_redact.detect.vocabulary import word_set

# Common first names that the list leaves out since they are short, words or places too; own observation.
_ALSO = frozenset(["ali", "deniz", "fien", "gea", "inge", "karst", "kiki", "koos", "lia", "ming"])
_WORDS_TOO = word_set("""
    ab bas chen dien ge ger han hui jing joos lau lee leen li lien mari mees mies mo nur riet su toon wies yu
    """)
_FILE = Path(__file__).with_name("given_names.txt.xz")


@cache
def _lists() -> tuple[frozenset[str], frozenset[str]]:
    """Return all first names, and those of them that are also everyday words."""
    lines = lzma.decompress(_FILE.read_bytes()).decode("ascii").split("\n")
    words = frozenset(line[1:] for line in lines if line.startswith("^"))
    return frozenset(line.lstrip("^") for line in lines if line) | _ALSO | _WORDS_TOO, words | _WORDS_TOO


@lru_cache(maxsize=50_000)
def is_given(word: str) -> bool:
    """Tell whether a word, one part of a double name at least, is a first name that somebody bears."""
    names, _ = _lists()
    return all(part in names for part in fold(word).split("-"))


def is_only_given(word: str) -> bool:
    """Tell whether a word is a first name and no everyday word: so it may be one in lower case too."""
    _, words = _lists()
    return is_given(word) and fold(word) not in words
