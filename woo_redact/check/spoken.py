"""The text of a typeset document as a screen reader says it: what a group of glyphs stands for, said once.

In scripts whose letters are shaped together (Arabic, the Indic scripts, emoji of several signs) one letter
can be several glyphs and one glyph several letters; the PDF then says of the group what it stands for
(/ActualText, ISO 32000-1, 14.9.4). Only for our own documents: in another's file it can say anything.
"""

import io
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Any

import pikepdf
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

from woo_redact.check.second import Interpreter, Writer, apply

_OPERATORS = "q Q cm BT ET Tc Tw Tz TL Tf Tr Ts Td TD Tm T* Tj TJ ' \" Do BDC BMC EMC"
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


def spoken_lines(data: bytes) -> list[str]:
    """Return the lines of every page, each with all that stands on it, in the order in which it is drawn."""
    lines: list[str] = []
    with pikepdf.new() as scratch:
        manager = PDFResourceManager()
        device = _Speaker(manager)
        interpreter = Interpreter(manager, device, scratch, _OPERATORS)
        for page in PDFPage.create_pages(PDFDocument(PDFParser(io.BytesIO(data)))):
            interpreter.process_page(page)
            lines += device.take().split("\n")
    return lines


def same(expected: str, lines: Iterable[str]) -> bool:
    """Tell whether lines, in the form in which they are compared, say exactly what is expected, in order.

    A line with letters that run from right to left is drawn in another order than it is read; of such a line
    the characters count, not their order within it.
    """
    place = 0
    for line in lines:
        there = expected[place : place + len(line)]
        turned = any(unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT for sign in line)
        if there != line and not (turned and Counter(there) == Counter(line)):
            return False
        place += len(line)
    return place == len(expected)


class _Speaker(Writer):
    """Writes down what a marked group of glyphs stands for in place of the glyphs; one line per baseline."""

    def __init__(self, manager: Any) -> None:
        """Start outside any group."""
        super().__init__(manager)
        self.groups: list[str | None] = []

    def begin_tag(self, _tag: Any, props: Any = None) -> None:
        """Enter a marked group; one that says what it stands for waits for its first glyph."""
        said = props.get("/ActualText") if isinstance(props, pikepdf.Dictionary) else None
        self.groups.append(None if said is None else str(said))

    def end_tag(self) -> None:
        """Leave a group."""
        if self.groups:
            self.groups.pop()

    def render_string(self, state: Any, sequence: Iterable[Any], ncs: Any, graphics: Any) -> None:
        """Write one string down: its characters, or once what its group stands for."""
        group = next((n for n, said in enumerate(self.groups) if said is not None), None)
        before = len(self.parts)
        super().render_string(state, sequence, ncs, graphics)
        if group is not None:
            jumped = [part for part in self.parts[before : before + 1] if part == "\n"]
            self.parts[before:] = [*jumped, self.groups[group] or ""]
            self.groups[group] = ""  # said

    def jump(self, matrix: Any, start: tuple[float, float], size: float) -> None:
        """Begin a line where the pen left its baseline, wherever on it it went."""
        if self.pen is None:
            return
        _, down = (new - old for new, old in zip(apply(matrix, start), self.pen, strict=True))
        if abs(down) > 0.5 * abs(size):
            self.parts.append("\n")
