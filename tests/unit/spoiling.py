"""The tools with which a good letter is spoilt: drawn on, its objects changed, its bytes moved."""

import io
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pymupdf
from pikepdf import Array, Dictionary, Name, String
from PIL import Image, ImageDraw

from tests.unit.check_samples import BOX, paper_output, paper_pdf, spoil
from woo_redact.model import Output

NAMES = ("Hylke Sinnema", "Ymkje Sinnema", "Wobbe Terpstra", "Sietske Wiersma", "Jelle Postma")
SPELLINGS = ("Femke Zandstra", "ZANDSTRA", "f.zandstra@x.example", "0612345678", "NL91ABNA0417164300")
BLACK, WHITE = (0, 0, 0), (1, 1, 1)

Mutation = tuple[bytes, Output]
Draw = Callable[[pymupdf.Page], object]


def drawn(draw: Draw, **output: Any) -> Mutation:
    """Return the letter with something drawn on its first page, last of all."""
    with pymupdf.open(stream=paper_pdf(), filetype="pdf") as document:
        draw(document[0])
        return document.tobytes(), replace(paper_output(Path("0002.pdf")), **output)


def below(draw: Callable[[pymupdf.Page], None]) -> Mutation:
    """Return the letter with something drawn before its box."""
    return paper_pdf(draw), paper_output(Path("0002.pdf"))


def changed(change: Callable[[pikepdf.Pdf], None]) -> Mutation:
    """Return the letter with something changed in its objects."""
    return spoil(paper_pdf(), change), paper_output(Path("0002.pdf"))


def meant(name: str = "0002.pdf", **output: Any) -> Mutation:
    """Return the good letter, held against another intention or under another name."""
    return paper_pdf(), replace(paper_output(Path(name)), **output)


def write(text: str, place: tuple[float, float] = (60, 300), **how: Any) -> Draw:
    return lambda page: page.insert_text(place, text, **how)


def covered(fill: tuple[float, ...], *, line: bool = False, place: float = 300) -> Draw:
    def draw(page: pymupdf.Page) -> None:
        page.insert_text((60, place), "Ymkje Sinnema")
        if line:
            page.draw_line((58, place - 4), (150, place - 4), width=14, color=fill)
        else:
            page.draw_rect((58, place - 11, 150, place + 4), color=None, fill=fill)

    return draw


def picture(text: str = "", *, size: tuple[int, int] = (200, 60), ground: int = 235, **how: Any) -> bytes:
    image = Image.new("RGB", size, (ground, ground, ground))
    if text:
        ImageDraw.Draw(image).text((20, 20), text, fill=(10, 10, 10))
    target = io.BytesIO()
    image.save(target, how.pop("format", "PNG"), **how)
    return target.getvalue()


def pasted(rect: tuple[float, ...], data: bytes, text: str = "Ymkje Sinnema") -> Draw:
    def draw(page: pymupdf.Page) -> None:
        page.insert_text((60, 300), text)
        page.insert_image(rect, stream=data, keep_proportion=False)

    return draw


def pictured(text: str, *, turn: int = 0) -> Draw:
    """A photo of a word: no text extractor reads it, an eye does."""
    image = Image.new("RGB", (700, 120), (250, 250, 250))
    ImageDraw.Draw(image).text((30, 30), text, fill=(10, 10, 10), font_size=44)
    target = io.BytesIO()
    image.save(target, "PNG")
    return lambda page: page.insert_image((60, 300, 410, 360), stream=target.getvalue(), rotate=turn)


def photo_below(place: float) -> Draw:
    def draw(page: pymupdf.Page) -> None:
        page.insert_image((60, place, 260, place + 60), stream=picture("Ymkje Sinnema"))
        page.draw_rect((70, place + 10, 240, place + 45), color=None, fill=BLACK)

    return draw


def signed(place: float) -> Draw:
    def draw(page: pymupdf.Page) -> None:
        shape = page.new_shape()
        for step in range(3):
            x = 70 + 25 * step
            shape.draw_bezier((x, place), (x + 8, place - 20), (x + 16, place + 18), (x + 25, place))
        shape.finish(width=1)
        shape.commit()
        page.draw_rect((65, place - 25, 155, place + 22), color=None, fill=BLACK)

    return draw


def cut(height: float) -> Draw:
    def draw(page: pymupdf.Page) -> None:
        page.insert_text((60, 300), "Ymkje Sinnema", fontsize=16)
        page.draw_rect((58, 300 - height, 190, 306), color=None, fill=BLACK)

    return draw


def burnt(word: str, place: float, *, cover: bool = True) -> Draw:
    """A scan over the page with a black box in it, and an invisible layer that says what stood there."""

    def draw(page: pymupdf.Page) -> None:
        image = Image.new("RGB", (595, 842), (250, 250, 250))
        pen = ImageDraw.Draw(image)
        pen.text((60, 100), "Geachte heer, dank voor uw brief van maandag", fill=(0, 0, 0))
        if cover:
            pen.rectangle((58, place - 11, 160, place + 4), fill=(0, 0, 0))
        target = io.BytesIO()
        image.save(target, "PNG")
        page.insert_image(page.rect, stream=target.getvalue())
        page.insert_text((60, place), word, render_mode=3)

    return draw


def annotated(kind: str, **more: Any) -> Mutation:
    def change(pdf: pikepdf.Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=[10, 10, 90, 30], F=2, **more)
        pdf.pages[0].Annots = Array([pdf.make_indirect(note)])

    return changed(change)


def root(**more: Any) -> Mutation:
    def change(pdf: pikepdf.Pdf) -> None:
        for key, value in more.items():
            pdf.Root[f"/{key}"] = value

    return changed(change)


def info(key: str, value: str) -> Mutation:
    return changed(lambda pdf: pdf.docinfo.__setitem__(key, String(value)))


def packet(key: str, value: Any) -> Mutation:
    def change(pdf: pikepdf.Pdf) -> None:
        with pdf.open_metadata() as found:
            found[key] = value

    return changed(change)


def stream(where: str, content: bytes, **keys: Any) -> Mutation:
    """Put a stream somewhere in the resources of the first page, or nowhere that a page leads to."""

    def change(pdf: pikepdf.Pdf) -> None:
        font = Dictionary(F1=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        made = pdf.make_stream(content, Resources=Dictionary(Font=font), **keys)
        if where == "root":
            pdf.Root.Oud = made
        else:
            pdf.pages[0].Resources[f"/{where}"] = Dictionary(Oud=made)

    return changed(change)


def said(name: str) -> bytes:
    return b"BT /F1 12 Tf 10 10 Td (" + name.encode() + b") Tj ET"


def linked(target: str) -> Mutation:
    return annotated("Link", A=Dictionary(S=Name.URI, URI=String(target)))


def action(**more: Any) -> Mutation:
    return root(OpenAction=Dictionary(**more))


def field(**more: Any) -> Mutation:
    def change(pdf: pikepdf.Pdf) -> None:
        made = Dictionary(FT=Name.Tx, **more)
        pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(made)]))

    return changed(change)


def structured(**more: Any) -> Mutation:
    def change(pdf: pikepdf.Pdf) -> None:
        part = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, **more))
        pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=part))
        part.P = pdf.Root.StructTreeRoot

    return changed(change)


def bookmarked(title: str) -> Mutation:
    def change(pdf: pikepdf.Pdf) -> None:
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem(title, 0))

    return changed(change)


def attached(number: int) -> Mutation:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.attachments[f"lijst{number}.txt"] = b"iets"
        if number % 2:
            pdf.pages[0].AF = pdf.Root.Names.EmbeddedFiles
            del pdf.Root.Names

    return changed(change)


def photographed(number: int) -> Mutation:
    tags = Image.Exif()
    if number < 4:
        tags[(0x013B, 0x8298, 0x010E, 0xA431)[number]] = NAMES[0]
    else:
        tags.get_ifd(0x8825)[1] = "N"
        tags[0x8825] = {1: "N", 2: (52.0, 59.0, 0.0)}
    data = picture("", format="JPEG", exif=tags)

    def change(pdf: pikepdf.Pdf) -> None:
        made = pdf.make_stream(
            data, Type=Name.XObject, Subtype=Name.Image, Width=200, Height=60, BitsPerComponent=8,
            ColorSpace=Name.DeviceRGB, Filter=Name.DCTDecode,
        )  # fmt: skip
        pdf.pages[0].Resources.XObject = Dictionary(Foto=made)

    return changed(change)


def layered(**default: Any) -> Mutation:
    def change(pdf: pikepdf.Pdf) -> None:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("concept")))
        off = {"OFF": Array([layer])} if default.pop("off", False) else {}
        pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(**off, **default))

    return changed(change)


def appended(data: bytes) -> Mutation:
    return paper_pdf() + data, paper_output(Path("0002.pdf"))


def revised(number: int) -> Mutation:
    """The letter with a change saved at its end."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "oud.pdf")
        path.write_bytes(paper_pdf())
        with pymupdf.open(path) as document:
            document[0].insert_text((60, 400 + number), "erbij")
            document.saveIncr()
        return path.read_bytes(), paper_output(Path("0002.pdf"))


def orphaned(number: int) -> Mutation:
    body = b"\n%d 0 obj\n<< /Length 60 >>\nstream\n" % (900 + number) + said(NAMES[number]).ljust(60)
    return _before_table(body + b"\nendstream\nendobj\n")


def _before_table(body: bytes) -> Mutation:
    """The letter with something between its last object and its table, which moves by that much."""
    with pikepdf.open(io.BytesIO(paper_pdf())) as pdf:
        target = io.BytesIO()
        pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.disable, static_id=True)
    before, table, rest = target.getvalue().rpartition(b"\nxref")
    head = rest.rpartition(b"startxref")[0]
    place = len(before) + len(body) + 1
    data = before + body + table + head + b"startxref\n%d\n%%%%EOF\n" % place
    return data, paper_output(Path("0002.pdf"))


def broken(number: int) -> Mutation:
    data = paper_pdf()
    return data.replace(b"startxref\n", b"startxref\n%d" % (number + 1)), paper_output(Path("0002.pdf"))


def labelled(label: str) -> Mutation:
    return paper_pdf(label=label), paper_output(Path("0002.pdf"))


def boxed(text: str, place: float, fill: tuple[float, ...] = BLACK) -> Draw:
    """A box in a line of text, with what stands on it."""

    def draw(page: pymupdf.Page) -> None:
        page.insert_text((60, place), "Uw brief aan")
        page.draw_rect((128, place - 11, 190, place + 4), color=None, fill=fill)
        colour = WHITE if sum(fill) < 1 else BLACK
        page.insert_text((132, place), text, fontsize=9, color=colour)
        page.insert_text((194, place), "is ontvangen.")

    return draw


def subset(letters: str) -> Mutation:
    """A font that still maps letters which no page shows."""

    def change(pdf: pikepdf.Pdf) -> None:
        rows = b"".join(b"<%02x> <%04x>\n" % (n + 33, ord(c)) for n, c in enumerate(letters))
        cmap = b"%d beginbfchar\n" % len(letters) + rows + b"endbfchar"
        font = Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/ABCDEF+Arial"))
        font.ToUnicode = pdf.make_stream(cmap)
        pdf.pages[0].Resources.Font.Oud = pdf.make_indirect(font)

    return changed(change)


def encoded(letters: str, said: str) -> Mutation:
    """A font that names one letter for each code, and says that it is another."""

    def change(pdf: pikepdf.Pdf) -> None:
        rows = b"".join(b"<%02x> <%04x>\n" % (n + 65, ord(c)) for n, c in enumerate(said))
        pdf.pages[0].Resources.Font.Oud = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=Name.Helvetica,
            Encoding=Dictionary(Differences=Array([65, *(Name(f"/{letter}") for letter in letters)])),
            ToUnicode=pdf.make_stream(b"%d beginbfchar\n" % len(said) + rows + b"endbfchar"),
        )
        shown = bytes(range(65, 65 + len(letters)))
        pdf.pages[0].contents_add(pdf.make_stream(b"BT /Oud 12 Tf 60 300 Td (" + shown + b") Tj ET"))

    return changed(change)


def meaningless(codes: bytes) -> Mutation:
    """A line in an embedded font of which nothing tells what its glyphs stand for."""

    def change(pdf: pikepdf.Pdf) -> None:
        base = Name("/ABCDEF+Onbekend")
        info = Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0)
        below = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=base, CIDSystemInfo=info)
        below.FontDescriptor = Dictionary(Type=Name.FontDescriptor, FontName=base, Flags=4)
        pdf.pages[0].Resources.Font.Niets = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=base,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(below)]),
        )
        line = b"BT /Niets 12 Tf 60 500 Td <" + codes.hex().encode() + b"> Tj ET"
        pdf.pages[0].contents_add(pdf.make_stream(line))

    return changed(change)


def _elsewhere(number: int) -> Any:
    """The box of the letter, said to stand where none was drawn."""
    (redaction,) = paper_output(Path("a")).redactions
    box = replace(BOX, y0=BOX.y0 + 3 + number, y1=BOX.y1 + 20 + number)
    return (replace(redaction, areas=(replace(redaction.areas[0], box=replace(box, x0=40, x1=300, y0=45)),)),)


def _clipped(name: str, number: int) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        pdf.pages[0].Resources.Font.Q = font
        clip = b"q %d 700 5 5 re W n " % (300 + 10 * number)
        pdf.pages[0].contents_add(
            pdf.make_stream(clip + said(name).replace(b"F1", b"Q").replace(b"10 10", b"60 500") + b" Q")
        )

    return change


def _on_page(key: str, number: int) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[number % len(pdf.pages)]
        page[f"/{key}"] = pdf.make_stream(bytes(number + 1), Width=1, Height=number + 1)

    return change


def _listed(text: str) -> Draw:
    def draw(page: pymupdf.Page) -> None:
        boxed("5.1.2e", 300)(page)
        page.insert_text((270, 300), f"; {text}")

    return draw


def _under_woo(draw: Draw) -> Draw:
    def both(page: pymupdf.Page) -> None:
        page.insert_text((60, 250), "Besluit op grond van de Wet open overheid")
        draw(page)

    return both


def _printed(name: str) -> Draw:
    """The page turned into a picture of itself, its words put back as a layer."""

    def draw(page: pymupdf.Page) -> None:
        page.insert_text((60, 300), f"Gesproken met {name} over de vergunning", fontsize=14)
        pixmap = page.get_pixmap(dpi=110)
        words = page.get_text("words")
        page.insert_image(page.rect, pixmap=pixmap)
        for word in words:
            page.insert_text((word[0], word[3] - 3), word[4], fontsize=10, render_mode=3)

    return draw


def _after(office: str) -> Draw:
    def draw(page: pymupdf.Page) -> None:
        end = 60 + pymupdf.get_text_length(office)
        page.insert_text((60, 300), office)
        page.draw_rect((end + 3, 289, end + 70, 304), color=None, fill=BLACK)

    return draw
