"""Reads the letters that a scanner took for figures: "mevr. Abdu11ahi", "J. v.d. 8erg", "R00s".

A name model and the rules of structure know no word with a figure in it. Where a text has several such words
it is read a second time with a letter in the place of each figure, character by character, so that all places
stay what they are. Only persons are taken from that reading: numbers are numbers.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from woo_redact.detect.units import Unit

_WORD = re.compile(r"(?<![\w@./:#&=+])(?:[^\W_]|(?<=[^\W\d_])[|€](?=[^\W\d_]))+(?![\w@#=+]|[/:.](?=\w))")
_SMALL = str.maketrans("0134589|€", "oleasbgle")
_LARGE = str.maketrans("0134589|€", "OIEASBGIE")
# Most texts have none, and nothing more is looked at.
_BESIDE = re.compile(r"[0134589|€](?:(?<=[^\W\d_].)|(?<=\d)[^\W\d_]{3})")
_FIGURE = re.compile(r"[0134589|€]")
_OTHER = re.compile(r"[267]")
_LEAST = 2  # words of a text: one alone is a code or a user name
_SHORT = 4  # letters and figures


def misread(parts: Sequence[Unit]) -> tuple[Unit, ...]:
    """Return the units as they are read with letters for figures: the same ones where no scanner erred."""
    read = tuple(_with_letters(unit.text) for unit in parts)
    if sum(words for _, words in read) < _LEAST:
        return tuple(parts)
    return tuple(
        replace(unit, text=text) if words else unit for unit, (text, words) in zip(parts, read, strict=True)
    )


def _with_letters(text: str) -> tuple[str, int]:
    """Return (the text with letters for figures, how many of its words had any); it is as long as before."""
    words = _WORD.finditer(text) if _BESIDE.search(text) else ()
    found = [match for match in words if _may_be_word(match[0])]
    letters = list(text)
    for match in found:
        letters[match.start() : match.end()] = _letters(match[0])
    return ("".join(letters), len(found)) if found else (text, 0)


def _may_be_word(word: str) -> bool:
    """Tell whether a word has figures where a scanner puts them, and no number: not "A12", "CO2", "2de"."""
    figures = len(_FIGURE.findall(word))
    letters = len(word) - figures
    if not figures or _OTHER.search(word) or len(word) < _SHORT or figures > letters:
        return False
    ending = re.search(r"[\d|€]+$", word)
    if ending and (len(ending[0]) > 1 or len(word) <= _SHORT or not word[-2].islower()):
        return False
    beginning = re.match(r"\d+", word)
    return not beginning or (len(beginning[0]) == 1 and word[1:4].isalpha())


def _letters(word: str) -> str:
    """Return a word with letters for its figures: large ones where the word is in capitals or begins."""
    large = re.sub(r"[\d|€]", "", word).isupper()
    body = word.translate(_LARGE if large else _SMALL)
    first = word[0].translate(_LARGE if large or word[0].isdigit() else _SMALL)
    return first + body[1:]
