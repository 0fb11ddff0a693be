"""Reads on where raised numbers of footnotes stand: they are no part of a word, and part no sentence.

besloten. Adviseur Fedde     ← a raised number sets its line further down: MuPDF
Clerx⁴ wijst op de belangen    begins a paragraph there, and says "Clerx4"
"""

import dataclasses
import itertools
import re
from collections.abc import Iterator, Sequence

from woo_redact.pdf.letters import Letter, Lie, Line, space

_SIZE, _HIGHER = 1.05, 0.15  # of the size: a raised number is no larger, and stands higher
_WORD = 3  # letters of a word that has a note; m² has fewer
_NEAREST, _FURTHEST = 0.8, 1.7  # of the size: baselines of lines of one paragraph
_ALIKE = 0.1  # of the size: letters that differ less are of one size
_BLANK = 0.2  # of the size: the least space between words
_ENDS = frozenset(".!?:;")
# Fonts have raised digits of their own (OpenType "sups"), of full size and on the line to all but the eye.
_NOTED = re.compile(r"(?<![^\s('‘’“\"-])[^\W\d_]{2,}[a-zß-öø-ÿ](?=\d{1,3}[.,;:!?)\"'”’]*(?:\s|$))")
_LED = re.compile(r"^\s*\d{1,2}(?=[A-ZÀ-Þ][a-zß-öø-ÿ])")


def flowing(lines: Sequence[Line]) -> list[Line]:
    """Return lines with the numbers of notes apart from their words, and paragraphs whole."""
    marked = [_marked(line) for line in lines]
    ends = _ends(marked)
    found = marked[:1]
    for number, (before, line) in enumerate(itertools.pairwise(marked), 1):
        on = line.new and _goes_on(before, line, max(ends[number - 1], ends[number]))
        found.append(dataclasses.replace(line, new=False) if on else line)
    return found


def _ends(lines: Sequence[Line]) -> list[float]:
    """Return for each line where the longest line of its paragraph ends."""
    ends: list[float] = []
    starts = [number for number, line in enumerate(lines) if line.new or not number]
    for start, stop in itertools.pairwise([*starts, len(lines)]):
        ends += [max(line.letters[-1].u1 for line in lines[start:stop])] * (stop - start)
    return ends


def _goes_on(before: Line, line: Line, end: float) -> bool:
    """Tell whether a line is the next of its paragraph: its first word did not fit on the last one."""
    if before.lie is not Lie.LEVEL or line.lie is not Lie.LEVEL or not before.forward or not line.forward:
        return False
    last = next((letter for letter in reversed(before.letters) if letter.ink), None)
    word = list(itertools.takewhile(lambda letter: letter.ink, line.letters))
    if last is None or not word or last.text in _ENDS:
        return False
    first, size = word[0], word[0].size
    upper = before.letters[0]
    return (
        abs(upper.size - size) < _ALIKE * size
        and _NEAREST * size < first.v - upper.v < _FURTHEST * size
        and first.u0 - size < upper.u0 < last.u0
        and last.u1 + _BLANK * size + word[-1].u1 - first.u0 > end
    )


def _marked(line: Line) -> Line:
    """Return a line in which the numbers of notes are words of their own."""
    said = "".join(letter.text[:1] or " " for letter in line.letters)
    stuck = {match.end() for pattern in (_NOTED, _LED) for match in pattern.finditer(said)}
    if not stuck and not any(_raised(a, b) or _raised(b, a) for a, b in itertools.pairwise(line.letters)):
        return line
    return dataclasses.replace(line, letters=tuple(_spaced(line.letters, stuck)))


def _spaced(letters: Sequence[Letter], stuck: set[int]) -> Iterator[Letter]:
    """Yield letters with a space before and after the number of a note; `stuck` where none is raised."""
    long = 0
    for number, (before, letter) in enumerate(zip([None, *letters], letters, strict=False)):
        if before is not None:
            long = long + 1 if before.text.isalpha() else 0
            closed = before.ink and not before.text.isalnum()
            opens = _raised(letter, before) and (closed or long >= _WORD)
            if opens or number in stuck or (_raised(before, letter) and letter.text.isalpha()):
                yield space(before, letter)
        yield letter


def _raised(letter: Letter, base: Letter) -> bool:
    """Tell whether a letter is a number that stands higher than another with ink."""
    return (
        letter.text.isdigit()
        and base.ink
        and letter.size < _SIZE * base.size
        and base.v - letter.v > _HIGHER * base.size
    )
