"""Traps in how letters are drawn: fonts that say something else than they show, and letters that are no text."""

import io
import re

import pikepdf
import pymupdf
from pikepdf import Array, Dictionary, Name

from tests.paper.cases import Must, case
from tests.paper.sheets import A5, BASE, KEEP, NOTO, add_page, document, note, saved, simple
from tests.paper.traps_text import noto

_SLOT = ("Wietske Postema",)
_ALL = (BASE[0], BASE[2], *_SLOT)
_LINE = "Gehoord: Wietske Postema uit Beilerbrug"


@case(2, "a Type 3 font", _ALL, KEEP, must=Must.PICTURE, look=True)
def type3() -> bytes:
    return _in_type3(_SLOT[0])


@case(2, "a Type 3 font with a map to letters, as Chromium writes it", _ALL, KEEP)
def type3_mapped() -> bytes:
    return _in_type3(_SLOT[0], told=_SLOT[0])


@case(2, "a Type 3 font whose map says other letters than it draws", _ALL, KEEP, must=Must.PICTURE, look=True)
def type3_lying() -> bytes:
    return _in_type3(_SLOT[0], told="Onschuldig iets")


def _in_type3(text: str, told: str = "") -> bytes:
    """Return a letter with words in a Type 3 font; `told` is what its map says of them, letter for letter."""
    pdf = document(b"")
    procs, names, widths = Dictionary(), [], []
    outline = pymupdf.Font(fontfile=str(NOTO))
    for number, letter_ in enumerate(dict.fromkeys(text)):
        width = outline.glyph_advance(ord(letter_)) * 1000
        procs[f"/g{number}"] = pdf.make_stream(
            f"{width:.0f} 0 -200 -300 1400 1100 d1\n".encode() + curves(letter_, 0, 0, 1000)
        )
        names.append(Name(f"/g{number}"))
        widths.append(round(width))
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=Array([0, -300, 1200, 1100]),
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
        CharProcs=procs,
        Encoding=Dictionary(Type=Name.Encoding, Differences=Array([65, *names])),
        FirstChar=65,
        LastChar=64 + len(names),
        Widths=Array(widths),
        Resources=Dictionary(),
    )
    codes = list(dict.fromkeys(text))
    if told:
        said = dict(zip(text, told, strict=True))
        rows = "".join(f"<{65 + n:02x}> <{ord(said[c]):04x}>\n" for n, c in enumerate(codes))
        font.ToUnicode = pdf.make_stream(
            b"/CIDInit /ProcSet findresource begin\nbegincmap\n1 begincodespacerange\n<00> <ff>\n"
            b"endcodespacerange\n" + f"{len(codes)} beginbfchar\n{rows}endbfchar\n".encode() + b"endcmap\nend"
        )
    drawn = bytes(65 + codes.index(letter_) for letter_ in text)
    content = note() + b"BT /T3 14 Tf 1 0 0 1 48 230 Tm (" + drawn + b") Tj ET\n"
    page = add_page(pdf, content, size=A5, Font={"/T3": pdf.make_indirect(font)})
    del pdf.pages[0]
    assert page is not None
    return saved(pdf)


def curves(text: str, x: float, y: float, size: float) -> bytes:
    """Return fill operators that draw text as the outlines of Noto Sans, from (x, y) on the base line."""
    font = pymupdf.Font(fontfile=str(NOTO))
    operators: list[str] = []
    for letter_ in text:
        with pymupdf.open() as scratch:
            page = scratch.new_page(width=2000, height=2000)
            page.insert_text((0, 0), letter_, fontsize=1, fontname="noto", fontfile=str(NOTO))
            path = re.search(r'<path id="font[^"]*" d="([^"]*)"', page.get_svg_image(text_as_path=True))
        operators += _operators(path[1] if path else "", x, y, size)
        x += font.glyph_advance(ord(letter_)) * size
    return "\n".join([*operators, "f\n"]).encode()


def _operators(path: str, x: float, y: float, size: float) -> list[str]:
    """Turn the path of an SVG glyph (M, L, H, V, C and Z, absolute, a unit square) into PDF operators."""
    found: list[str] = []
    spot = (0.0, 0.0)
    for command, told in re.findall(r"([MLHVCZ])([^MLHVCZ]*)", path):
        numbers = [float(n) for n in re.findall(r"-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?", told)]
        if command == "H":
            numbers = [n for value in numbers for n in (value, spot[1])]
        elif command == "V":
            numbers = [n for value in numbers for n in (spot[0], value)]
        step = 6 if command == "C" else 2
        for start in range(0, len(numbers), step):
            part = numbers[start : start + step]
            spot = (part[-2], part[-1])
            moved = (
                f"{x + n * size:.3f}" if not i % 2 else f"{y + n * size:.3f}" for i, n in enumerate(part)
            )
            letter_ = "c" if command == "C" else "m" if command == "M" and not start else "l"
            found.append(f"{' '.join(moved)} {letter_}")
        if command == "Z":
            found.append("h")
    return found


def strokes(text: str, x: float, y: float, size: float) -> bytes:
    """Trace text by rendering it large and drawing the runs of ink as thin rectangles."""
    font = pymupdf.Font(fontfile=str(NOTO))
    grain = 40
    with pymupdf.open() as scratch:
        width = font.text_length(text, grain)
        page = scratch.new_page(width=width + 4, height=grain * 1.5)
        page.insert_text((0, grain * 1.1), text, fontsize=grain, fontname="noto", fontfile=str(NOTO))
        pix = page.get_pixmap(colorspace=pymupdf.csGRAY, alpha=False)
    unit = size / grain
    operators = []
    for row in range(pix.height):
        samples = pix.samples[row * pix.stride : row * pix.stride + pix.width]
        start = None
        for column in range(pix.width + 1):
            dark = column < pix.width and samples[column] < 128
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                left, bottom = x + start * unit, y + (grain * 1.1 - row - 1) * unit
                operators.append(
                    f"{left:.3f} {bottom:.3f} {(column - start) * unit:.3f} {unit * 1.05:.3f} re"
                )
                start = None
    return "\n".join([*operators, "f\n"]).encode()


@case(2, "text drawn as vector shapes", _ALL, KEEP, must=Must.PICTURE, look=True)
def outlines() -> bytes:
    return simple(curves(_SLOT[0], 48, 230, 14), note(), size=A5)


@case(2, "text drawn line by line in thin rectangles", _ALL, KEEP, must=Must.PICTURE, look=True)
def ink_strokes() -> bytes:
    return simple(strokes(_SLOT[0], 48, 230, 14), note(), size=A5)


def _codes_changed(*, keep_map: bool, shift: int) -> bytes:
    """Write the line in an embedded font; then drop the ToUnicode map of that font or let it lie."""
    data = noto(simple(b"", note(), size=A5), (48, 400, 12, _LINE))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and "/ToUnicode" in thing:
                if not keep_map:
                    del thing["/ToUnicode"]
                    continue
                thing.ToUnicode = pdf.make_stream(_lying(thing.ToUnicode.read_bytes(), shift))
        return saved(pdf)


def _lying(cmap: bytes, shift: int) -> bytes:
    """Return a ToUnicode map whose ranges start some letters further on: each letter is said to be another."""

    def other(match: re.Match[bytes]) -> bytes:
        return match[1] + b"<%04x>" % (int(match[2], 16) + shift)

    return re.sub(rb"(<[0-9A-Fa-f]{4}>\s*<[0-9A-Fa-f]{4}>\s*)<([0-9A-Fa-f]{4})>", other, cmap)


@case(2, "an embedded font without ToUnicode", _ALL, KEEP, must=Must.PICTURE, look=True)
def no_tounicode() -> bytes:
    return _codes_changed(keep_map=False, shift=0)


@case(2, "a ToUnicode map that lies: another letter for each", _ALL, KEEP, must=Must.PICTURE, look=True)
def lying_tounicode() -> bytes:
    return _codes_changed(keep_map=True, shift=7)


@case(
    2, "a composite font whose descendant is lost: some programs read its map", _ALL, KEEP, must=Must.PICTURE
)
def lost_descendant() -> bytes:
    data = noto(simple(b"", note(), size=A5), (48, 400, 12, _LINE))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and "/DescendantFonts" in thing:
                thing.DescendantFonts = Array([None])
        return saved(pdf)


def _claiming(shown: str, said: str) -> bytes:
    """Show one text in a base font whose ToUnicode map claims that it is another, letter by letter."""
    pdf = document(b"")
    codes: dict[tuple[str, str], int] = {}
    drawn = "".join(
        f"{codes.setdefault(pair, 65 + len(codes)):02x}" for pair in zip(shown, said, strict=True)
    ).encode()
    names = {" ": "space"}
    differences = [65, *(Name("/" + names.get(visible, visible)) for visible, _ in codes)]
    rows = "\n".join(
        f"<{code:02x}> <{claimed.encode('utf-16-be').hex()}>" for (_, claimed), code in codes.items()
    )
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <ff> endcodespacerange\n{len(codes)} beginbfchar\n{rows}\nendbfchar\n"
        "endcmap end end"
    )
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type1,
        BaseFont=Name.Helvetica,
        Encoding=Dictionary(Type=Name.Encoding, Differences=Array(differences)),
        ToUnicode=pdf.make_stream(cmap.encode()),
    )
    content = note() + b"BT /FX 14 Tf 1 0 0 1 48 230 Tm <" + drawn + b"> Tj ET\n"
    add_page(pdf, content, size=A5, Font={"/FX": font})
    del pdf.pages[0]
    return saved(pdf)


@case(2, "a map that claims another, innocent text", _ALL, KEEP, must=Must.PICTURE, look=True)
def lying_words() -> bytes:
    return _claiming(_SLOT[0], "Algemene bijlag")


@case(2, "letters that are mapped to the private use area", _ALL, KEEP, must=Must.PICTURE, look=True)
def private_use() -> bytes:
    return _claiming(_SLOT[0], "".join(chr(0xF000 + ord(letter_)) for letter_ in _SLOT[0]))


@case(2, "letters that are mapped to bold letters of mathematics", _ALL, KEEP, look=True)
def math_letters() -> bytes:
    def bold(letter_: str) -> str:
        start = 0x1D400 if letter_.isupper() else 0x1D41A
        return letter_ if letter_ == " " else chr(start + ord(letter_.lower()) - ord("a"))

    return _claiming(_SLOT[0], "".join(map(bold, _SLOT[0])))


@case(2, "a subset font that spells the name alone", _ALL, KEEP)
def font_subset() -> bytes:
    data = noto(simple(b"", note(), size=A5), (48, 400, 11, _SLOT[0]))
    with pymupdf.open(stream=data, filetype="pdf") as source:
        source.subset_fonts()
        return bytes(source.tobytes(no_new_id=True, garbage=3))
