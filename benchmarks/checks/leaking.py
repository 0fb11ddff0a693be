"""Makes PDFs that leak: a properly redacted document of one of four producers, with exactly one mistake in it.

The other leaking files come from the adversarial set (`tests/paper`), redacted in ways that are in use.
"""

import io
from collections.abc import Callable, Iterator

import pikepdf
import pymupdf
from pikepdf import Array, Dictionary, Name, String
from PIL import Image, ImageDraw

from benchmarks.checks.clean import redacted, scan
from benchmarks.checks.texts import text

NAME = "Hylke Sinnema"
MAIL = "h.sinnema@veenkant.example"
PHONE = "06-51728390"

Page = Callable[[pymupdf.Page], None]
Change = Callable[[pikepdf.Pdf], None]


def drawn(change: Page, seed: int, *, base: Callable[..., bytes] = redacted) -> bytes:
    """Return a clean document with something drawn on its first page."""
    with pymupdf.open(stream=base(text(seed), seed), filetype="pdf") as made:
        change(made[0])
        return bytes(made.tobytes(garbage=4, deflate=True))


def changed(change: Change, seed: int) -> bytes:
    """Return a clean document with something changed in its objects."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(redacted(text(seed), seed))) as pdf:
        change(pdf)
        pdf.save(target)
    return target.getvalue()


def _word(page: pymupdf.Page, place: tuple[float, float] = (60, 815), **how: object) -> pymupdf.Rect:
    """Write the name at a free place and return where it stands."""
    page.insert_text(place, NAME, fontsize=how.pop("fontsize", 10), **how)
    return pymupdf.Rect(place[0] - 1, place[1] - 10, place[0] + 72, place[1] + 3)


def _over(fill: tuple[float, ...], **how: object) -> Page:
    def draw(page: pymupdf.Page) -> None:
        page.draw_rect(_word(page), color=None, fill=fill, **how)

    return draw


def _line(page: pymupdf.Page) -> None:
    box = _word(page)
    page.draw_line(box.bl + (0, -6), box.br + (0, -6), width=14)


def _header(page: pymupdf.Page) -> None:
    box = _word(page, (60, 20))
    page.draw_rect(box, color=None, fill=(0, 0, 0))
    page.insert_text((box.x0 + 3, box.y1 - 4), "5.1.2e", fontsize=7, color=(1, 1, 1))


def _turned(page: pymupdf.Page) -> None:
    _over((0, 0, 0))(page)
    page.set_rotation(90)


def _half(page: pymupdf.Page) -> None:
    box = _word(page, fontsize=14)
    page.draw_rect((box.x0, box.y1 - 8, box.x1 + 30, box.y1 + 1), color=None, fill=(0, 0, 0))


def _pixels(page: pymupdf.Page) -> None:
    page.insert_image((50, 780, 250, 830), stream=_photo())
    page.draw_rect((60, 795, 150, 812), color=None, fill=(0, 0, 0))


def _photo(fmt: str = "JPEG", **how: object) -> bytes:
    picture = Image.new("RGB", (400, 100), (240, 240, 235))
    ImageDraw.Draw(picture).text((30, 40), f"{NAME} {PHONE}", fill=(20, 20, 20))
    target = io.BytesIO()
    picture.save(target, fmt, **how)
    return target.getvalue()


def _pasted(page: pymupdf.Page) -> None:
    box = _word(page)
    block = Image.new("RGB", (80, 14), (0, 0, 0))
    target = io.BytesIO()
    block.save(target, "PNG")
    page.insert_image(box, stream=target.getvalue(), keep_proportion=False)


def _signature(page: pymupdf.Page) -> None:
    shape = page.new_shape()
    shape.draw_bezier((60, 815), (80, 780), (95, 840), (110, 805))
    shape.draw_bezier((110, 805), (120, 790), (130, 830), (150, 800))
    shape.finish(color=(0, 0, 0.4), width=1.2)
    shape.commit()
    page.draw_rect((55, 790, 155, 822), color=None, fill=(0, 0, 0))


def _annotation(kind: str) -> Page:
    def draw(page: pymupdf.Page) -> None:
        box = _word(page)
        if kind == "redact":
            page.add_redact_annot(box, fill=(0, 0, 0))
        elif kind == "square":
            page.add_rect_annot(box).set_colors(stroke=(0, 0, 0), fill=(0, 0, 0))
        elif kind == "highlight":
            page.add_highlight_annot(box)
        elif kind == "note":
            page.add_text_annot(box.tl, f"Dit is {NAME}")
        else:
            page.add_ink_annot([[tuple(box.tl), tuple(box.br)]])

    return draw


def _link(target: str) -> Page:
    def draw(page: pymupdf.Page) -> None:
        page.insert_link({"kind": pymupdf.LINK_URI, "from": pymupdf.Rect(60, 60, 120, 70), "uri": target})

    return draw


def _cropped(page: pymupdf.Page) -> None:
    _word(page, (60, 838))
    page.set_cropbox(pymupdf.Rect(0, 0, page.rect.width, page.rect.height - 25))


def _layer(page: pymupdf.Page) -> None:
    layer = page.parent.add_ocg("concept", on=False)
    page.insert_text((60, 815), NAME, oc=layer)


def _visible(text_: str) -> Page:
    return lambda page: page.insert_text((60, 815), text_, fontsize=10)


PAGES: dict[str, Page] = {
    "black": _over((0, 0, 0)),
    "grey": _over((0.6, 0.6, 0.6)),
    "yellow": _over((1, 0.9, 0.2)),
    "white": _over((1, 1, 1)),
    "line": _line,
    "header": _header,
    "turned": _turned,
    "half": _half,
    "pixels": _pixels,
    "pasted": _pasted,
    "signature": _signature,
    "white_text": lambda page: _word(page, color=(1, 1, 1)) and None,
    "near_white": lambda page: _word(page, color=(0.97, 0.97, 0.97)) and None,
    "tiny": lambda page: _word(page, fontsize=0.8) and None,
    "mode_3": lambda page: _word(page, render_mode=3) and None,
    "see_through": lambda page: _word(page, fill_opacity=0.0, stroke_opacity=0.0) and None,
    "off_page": lambda page: _word(page, (-200, 100)) and None,
    "cropped": _cropped,
    "layer": _layer,
    **{f"annotation_{kind}": _annotation(kind) for kind in ("redact", "square", "highlight", "note", "ink")},
    "mailto": _link(f"mailto:{MAIL}"),
    "file_link": _link("file:///S:/Zaken/Sinnema/brief.docx"),
    "safelink": _link(
        "https://eur03.safelinks.protection.outlook.com/?url=x&data=05%7C" + MAIL.replace("@", "%40")
    ),
    "tel": _link("tel:+31651728390"),
    "bsn": _visible("BSN: 123456782"),
    "iban": _visible("Rekening NL91 ABNA 0417 1643 00"),
    "phone": _visible(f"Bel mij op {PHONE}"),
    "email": _visible(f"Mail naar {MAIL}"),
    "birth_date": _visible("geboren op 12 maart 1987"),
}


def _attach(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["bijlage.txt"] = f"{NAME}, {PHONE}".encode()


def _associated(pdf: pikepdf.Pdf) -> None:
    _attach(pdf)
    del pdf.Root.Names


def _outline(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(f"Brief aan {NAME}", 0))


def _destination(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Dests = Dictionary({"/Hylke#20Sinnema": Array([pdf.pages[0].obj, Name.Fit])})


def _actual_text(pdf: pikepdf.Pdf) -> None:
    span = b"/Span <</ActualText (" + NAME.encode() + b")>> BDC EMC\n"
    pdf.pages[0].contents_add(pdf.make_stream(span), prepend=True)


def _structure(pdf: pikepdf.Pdf) -> None:
    part = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, ActualText=String(NAME)))
    pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=part))
    part.P = pdf.Root.StructTreeRoot


def _alternate(pdf: pikepdf.Pdf) -> None:
    _structure(pdf)
    del pdf.Root.StructTreeRoot.K.ActualText
    pdf.Root.StructTreeRoot.K.Alt = String(f"Foto van {NAME} in de tuin")


def _field(pdf: pikepdf.Pdf) -> None:
    field = Dictionary(FT=Name.Tx, T=String("aanvrager"), DV=String(NAME), V=String(""))
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(field)]))


def _signed(pdf: pikepdf.Pdf) -> None:
    value = Dictionary(
        Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), Name=String(NAME), Reason=String("akkoord")
    )
    field = Dictionary(FT=Name.Sig, T=String("s1"), V=pdf.make_indirect(value))
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(field)]))


def _script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{NAME}')"))


def _info(key: str, value: str) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.docinfo[key] = String(value)

    return change


def _xmp(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as packet:
        packet["dc:creator"] = [NAME]


def _piece(pdf: pikepdf.Pdf) -> None:
    private = Dictionary(LastModified=String("D:2025"), Private=String(NAME))
    pdf.pages[0].PieceInfo = Dictionary(Illustrator=private)


def _thumb(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Thumb = pdf.make_stream(
        bytes(76 * 106), Width=76, Height=106, BitsPerComponent=8, ColorSpace=Name.DeviceGray
    )


def _exif(pdf: pikepdf.Pdf) -> None:
    tags = Image.Exif()
    tags[0x013B] = NAME
    data = _photo(exif=tags)
    picture = pdf.make_stream(
        data,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=400,
        Height=100,
        BitsPerComponent=8,
        ColorSpace=Name.DeviceRGB,
        Filter=Name.DCTDecode,
    )  # the words on it are no part of this trap: it is drawn as small as a stamp
    pdf.pages[0].Resources.XObject = Dictionary(Foto=picture)
    pdf.pages[0].contents_add(pdf.make_stream(b"q 4 0 0 1 60 20 cm /Foto Do Q"))


def _form(kind: str) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        own = Dictionary(Font=Dictionary(F1=font))
        content = b"BT /F1 12 Tf 10 10 Td (" + NAME.encode() + b") Tj ET"
        if kind == "pattern":
            made = pdf.make_stream(
                content,
                Type=Name.Pattern,
                PatternType=1,
                PaintType=1,
                TilingType=1,
                BBox=[0, 0, 200, 40],
                XStep=200,
                YStep=40,
                Resources=own,
            )
            pdf.pages[0].Resources.Pattern = Dictionary(P9=made)
        else:
            made = pdf.make_stream(
                content, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 200, 40], Resources=own
            )
            pdf.pages[0].Resources.XObject = Dictionary(Oud=made)

    return change


def _orphan(pdf: pikepdf.Pdf) -> None:
    old = pdf.make_stream(b"q BT /F1 11 Tf 50 700 Td (" + NAME.encode() + b") Tj ET Q q 1 0 0 1 0 0 cm Q")
    pdf.Root.Tijdelijk = pdf.make_indirect(Dictionary(Oud=old))


def _embedded_page(pdf: pikepdf.Pdf) -> None:
    inner = pymupdf.open()
    inner.new_page().insert_text((50, 50), NAME)
    pdf.attachments["origineel.pdf"] = inner.tobytes()


CHANGES: dict[str, Change] = {
    "attachment": _attach,
    "attachment_af": _associated,
    "nested_pdf": _embedded_page,
    "outline": _outline,
    "destination": _destination,
    "actual_text": _actual_text,
    "structure": _structure,
    "alternate": _alternate,
    "field": _field,
    "signature_field": _signed,
    "script": _script,
    "author": _info("/Author", NAME),
    "custom_key": _info("/Behandelaar", NAME),
    "creator": _info("/Creator", NAME),
    "title": _info("/Title", f"Brief aan {NAME}"),
    "xmp": _xmp,
    "piece_info": _piece,
    "thumbnail": _thumb,
    "exif": _exif,
    "form": _form("form"),
    "pattern": _form("pattern"),
    "kept_object": _orphan,
}


def _plain_save(seed: int) -> bytes:
    """Redact with PyMuPDF's defaults and save: the old content stays as an object of the file."""
    with pymupdf.open() as made:
        page = made.new_page()
        page.insert_text((60, 100), f"Gesproken met {NAME} over de vergunning {seed}.")
        source = made.tobytes()
    with pymupdf.open(stream=source, filetype="pdf") as made:
        page = made[0]
        for found in page.search_for(NAME):
            page.add_redact_annot(found, text="5.1.2e", fill=(0.8, 0.8, 0.8))
        page.apply_redactions()
        return bytes(made.tobytes())


def _appended(seed: int) -> bytes:
    """Redact well, and save the change at the end of the file: the first version stays before it."""
    with pymupdf.open() as made:
        made.new_page().insert_text((60, 100), f"Gesproken met {NAME} over zaak {seed}.")
        source = made.tobytes()
    target = io.BytesIO(source)
    with pymupdf.open(stream=source, filetype="pdf") as made:
        page = made[0]
        for found in page.search_for(NAME):
            page.add_redact_annot(found, text="5.1.2e", fill=(0.8, 0.8, 0.8))
        page.apply_redactions()
        new = made.tobytes(garbage=4)
    return target.getvalue() + b"\n" + new  # as some archives do: two files in one, the last one is read


def _after_end(seed: int) -> bytes:
    return redacted(text(seed), seed) + f"\n{NAME} {PHONE}\n".encode()


def _subset(seed: int) -> bytes:
    """Redact without cutting the fonts: the letters of the name stay in the embedded subset."""
    css = "<p style='font-family:serif'>Zaak over bomen.</p><p style='font-family:monospace'>Zqwxyv Kjuhf</p>"
    from weasyprint import HTML

    source = bytes(HTML(string=f"<html lang=nl><title>Zaak {seed}</title>{css}").write_pdf())
    with pymupdf.open(stream=source, filetype="pdf") as made:
        for word in made[0].get_text("words"):
            if word[4] in {"Zqwxyv", "Kjuhf"}:
                made[0].add_redact_annot(word[:4], text="5.1.2e", fill=(0.8, 0.8, 0.8))
        made[0].apply_redactions()
        return bytes(made.tobytes(garbage=4, deflate=True))


def _ocr_layer(seed: int) -> bytes:
    """A scan with boxes in its picture, whose text layer still says what stood below one of them."""

    def draw(page: pymupdf.Page) -> None:
        page.insert_image((60, 785, 140, 800), pixmap=_ink())
        page.insert_text((62, 797), NAME, fontsize=10, render_mode=3)

    return drawn(draw, 2 * seed, base=scan)


def _ink() -> pymupdf.Pixmap:
    pixmap = pymupdf.Pixmap(pymupdf.csGRAY, (0, 0, 160, 30))
    pixmap.clear_with(5)
    return pixmap


FILES: dict[str, Callable[[int], bytes]] = {
    "plain_save": _plain_save,
    "two_files": _appended,
    "after_end": _after_end,
    "font_subset": _subset,
    "ocr_layer": _ocr_layer,
}


def leaking() -> Iterator[tuple[str, bytes]]:
    """Yield (name, PDF) of each mistake, on a document of another producer each time."""
    for seed, (name, page) in enumerate(PAGES.items()):
        yield name, drawn(page, seed)
    for seed, (name, change) in enumerate(CHANGES.items()):
        yield name, changed(change, seed)
    for seed, (name, make) in enumerate(FILES.items()):
        yield name, make(seed)
