"""The second extractor: the text of a PDF as pdfminer.six decodes it, with qpdf (pikepdf) as its tokenizer.

It shares nothing with MuPDF, and looks where MuPDF does not: in hidden layers and outside the CropBox.
pdfminer's own tokenizer is pure Python and takes five times as long as all the rest; qpdf's is used
instead, and pdfminer's only where qpdf refuses a stream.
"""

import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, Final
from weakref import WeakKeyDictionary

import pikepdf
from pdfminer.pdfdevice import PDFDevice
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import stream_value
from pdfminer.psparser import LIT
from pdfminer.utils import mult_matrix

_OPERATORS: Final = "q Q cm BT ET Tc Tw Tz TL Tf Tr Ts Td TD Tm T* Tj TJ ' \" Do"
_METHODS: Final = {"T*": "do_T_a", "'": "do__q", '"': "do__w"}
_WORD_GAP: Final = 0.12
"""A gap of more than this part of the font size is a space between words (a thin space is 0.2 em)."""


def second_text(data: bytes) -> tuple[str, ...]:
    """Return the text of each page, in the order in which it is drawn; whatever pdfminer raises goes up."""
    pages: list[str] = []
    document = PDFDocument(PDFParser(io.BytesIO(data)))
    with pikepdf.new() as scratch:
        manager = PDFResourceManager()
        device = Writer(manager)
        interpreter = Interpreter(manager, device, scratch)
        for page in PDFPage.create_pages(document):
            interpreter.process_page(page)
            pages.append(device.take())
    return tuple(pages)


class Interpreter(PDFPageInterpreter):  # type: ignore[misc]  # pdfminer is followed without its types
    """pdfminer's interpreter of text operators, fed with qpdf's tokens."""

    def __init__(self, manager: Any, device: Any, scratch: pikepdf.Pdf, operators: str = _OPERATORS) -> None:
        """Keep a scratch PDF, which pikepdf needs to hold a stream, and the operators that are run."""
        super().__init__(manager, device)
        self.scratch, self.operators = scratch, operators

    def dup(self) -> "Interpreter":
        """Return a fresh interpreter for a form XObject."""
        return Interpreter(self.rsrcmgr, self.device, self.scratch, self.operators)

    def execute(self, streams: Sequence[object]) -> None:
        """Run the text operators of the streams; a stream that is being run already (a circle) is skipped."""
        self.stream_ids.clear()
        parts = []
        for stream in map(stream_value, streams):
            if stream.objid is not None and stream.objid not in self.parent_stream_ids:
                self.stream_ids.add(stream.objid)
                parts.append(stream.get_data())
        try:
            stream = pikepdf.Stream(self.scratch, b"\n".join(parts))
            steps = pikepdf.parse_content_stream(stream, self.operators)
        except pikepdf.PdfError:
            super().execute(streams)
            return
        known: dict[str, tuple[Any, int]] = {}
        for step in steps:
            name = str(step.operator)
            if name not in known:
                method = getattr(self, _METHODS.get(name, f"do_{name}"))
                known[name] = method, method.__code__.co_argcount - 1
            method, wanted = known[name]
            arguments = [_plain(operand) for operand in step.operands]
            if len(arguments) >= wanted:
                method(*arguments[len(arguments) - wanted :])


def _plain(operand: Any) -> Any:
    """Return an operand of pikepdf as pdfminer has it: numbers, bytes, literal names, lists."""
    if isinstance(operand, (int, float)):
        return operand
    if isinstance(operand, Decimal):
        return float(operand)
    if isinstance(operand, pikepdf.String):
        return bytes(operand)
    if isinstance(operand, pikepdf.Name):
        return LIT(str(operand)[1:])
    if isinstance(operand, pikepdf.Array):
        return [_plain(item) for item in operand]
    return operand


class Writer(PDFDevice):  # type: ignore[misc]  # pdfminer is followed without its types
    """A pdfminer device that writes strings down, with a space or a line end where the pen jumped."""

    def __init__(self, manager: Any) -> None:
        """Start with an empty page."""
        super().__init__(manager)
        self.parts: list[str] = []
        self.pen: tuple[float, float] | None = None
        self.known: WeakKeyDictionary[Any, dict[int, tuple[str, float]]] = WeakKeyDictionary()
        """By font: what a code stands for, and its width."""

    def take(self) -> str:
        """Return the text written so far and start anew."""
        text = "".join(self.parts)
        self.parts, self.pen = [], None
        return text

    def render_string(self, state: Any, sequence: Iterable[Any], _ncs: Any, _graphics: Any) -> None:
        """Write one Tj or TJ down and move the pen."""
        font, size = state.font, state.fontsize
        if font is None:
            return
        matrix = mult_matrix(state.matrix, self.ctm)
        scale = state.scaling * 0.01
        x, y = state.linematrix
        known, several = self.known.setdefault(font, {}), font.is_multibyte()
        self.jump(matrix, (x, y), size)
        for item in sequence:
            if isinstance(item, bytes):
                for code in font.decode(item):
                    if code not in known:
                        known[code] = _character(font, code), font.char_width(code)
                    character, width = known[code]
                    self.parts.append(character)
                    extra = state.wordspace if code == 32 and not several else 0
                    x += (width * size + state.charspace + extra) * scale
            elif isinstance(item, (int, float)):
                if item < -1000 * _WORD_GAP:
                    self.parts.append(" ")
                x -= item * 0.001 * size * scale
        state.linematrix = (x, y)
        self.pen = apply(matrix, (x, y))

    def jump(self, matrix: Any, start: tuple[float, float], size: float) -> None:
        """Write what lies between the last string and this one: nothing, a space, or a line end."""
        if self.pen is None:
            return
        across, down = (new - old for new, old in zip(apply(matrix, start), self.pen, strict=True))
        a, b, c, d, _, _ = matrix
        height = abs(size) * (c * c + d * d) ** 0.5 or 1.0
        length = (a * a + b * b) ** 0.5 or 1.0
        along, aside = (across * a + down * b) / length, (down * a - across * b) / length
        if abs(aside) > 0.5 * height or along < -0.5 * height:
            self.parts.append("\n")
        elif along > _WORD_GAP * height:
            self.parts.append(" ")


def apply(matrix: Any, point: tuple[float, float]) -> tuple[float, float]:
    """Return a point of text space in the space of the page."""
    a, b, c, d, e, f = matrix
    x, y = point
    return a * x + c * y + e, b * x + d * y + f


def _character(font: Any, code: int) -> str:
    """Return what a code stands for, U+FFFD where the font does not tell."""
    try:
        return str(font.to_unichr(code))
    except PDFUnicodeNotDefined:
        return "\ufffd"
