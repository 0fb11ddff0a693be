"""The third leaking set: made last, in other ways than the first two, and run once, after the checks were done.

Text here is drawn by hand-written operators (no library lays it out), and the mistakes are those of other
tools than PyMuPDF: stamps, masks, shadings, letters that are boxes, odd carriers, broken tables.
"""

import io
import zlib
from collections.abc import Callable, Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, String

WHO = "Tjitske Haverkamp"
CALL = "06 38 51 72 90"
_PLACE = b"BT /F 11 Tf 72 600 Td (Gesproken met Tjitske Haverkamp over het dossier.) Tj ET "
_BOX = (143, 597, 240, 612)
"""Where the name stands in that line: left, bottom, right, top."""
_REST = (
    b"BT /F 11 Tf 72 760 Td (Verslag van het overleg) Tj 0 -20 Td (De raad stelt het verslag ongewijzigd vast.) Tj "
    b"0 -20 Td (De werkzaamheden beginnen in maart en duren acht maanden.) Tj ET "
)


def page(content: bytes, rest: bytes = _REST, **resources: object) -> pikepdf.Pdf:
    """Return a PDF of one page with a good title, the rest of a report, and something wrong."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
    )
    pdf.pages[0].obj.Resources = Dictionary(Font=Dictionary(F=font), **resources)
    pdf.pages[0].obj.Contents = pdf.make_stream(rest + content)
    pdf.docinfo["/Title"] = "Verslag"
    return pdf


def saved(pdf: pikepdf.Pdf, **how: object) -> bytes:
    target = io.BytesIO()
    pdf.save(target, **how)
    return target.getvalue()


def _rect(colour: bytes = b"0 g", box: tuple[int, ...] = _BOX) -> bytes:
    return b"q %b %d %d %d %d re f Q " % (colour, box[0], box[1], box[2] - box[0], box[3] - box[1])


def polygon() -> bytes:
    """A box drawn as a polygon that is not closed."""
    x0, y0, x1, y1 = _BOX
    return saved(page(_PLACE + b"0 g %d %d m %d %d l %d %d l %d %d l f " % (x0, y0, x1, y0, x1, y1, x0, y1)))


def many_thin() -> bytes:
    """A box hatched with thin lines close together."""
    lines = b"".join(b"%d %d m %d %d l S " % (_BOX[0], y, _BOX[2], y) for y in range(_BOX[1], _BOX[3]))
    return saved(page(_PLACE + b"q 1.4 w " + lines + b"Q "))


def two_halves() -> bytes:
    """Two boxes that cover the line together."""
    middle = (_BOX[1] + _BOX[3]) // 2
    return saved(page(_PLACE + _rect(box=(*_BOX[:3], middle)) + _rect(box=(_BOX[0], middle, *_BOX[2:]))))


def form_box() -> bytes:
    """The box is in a form."""
    pdf = page(_PLACE + b"/B Do ")
    made = pdf.make_stream(_rect(), Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 595, 842])
    pdf.pages[0].obj.Resources.XObject = Dictionary(B=made)
    return saved(pdf)


def letters_as_box() -> bytes:
    """The box is a row of square letters of a Type 3 font."""
    pdf = page(_PLACE + b"BT /Z 15 Tf 0 g 143 597 Td (aaaaaaa) Tj ET ")
    glyph = pdf.make_stream(b"1000 0 0 0 1000 1000 d1 0 0 1000 1000 re f")
    pdf.pages[0].obj.Resources.Font.Z = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=[0, 0, 1000, 1000],
        FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
        CharProcs=Dictionary(a=glyph),
        Encoding=Dictionary(Type=Name.Encoding, Differences=[97, Name.a]),
        FirstChar=97,
        LastChar=97,
        Widths=[1000],
        Resources=Dictionary(),
    )
    return saved(pdf)


def stencil() -> bytes:
    """The box is a stencil mask painted black."""
    pdf = page(_PLACE + b"q 0 g 97 0 0 15 143 597 cm /M Do Q ")
    made = pdf.make_stream(
        b"\x00" * 15,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=8,
        Height=15,
        BitsPerComponent=1,
        ImageMask=True,
    )
    pdf.pages[0].obj.Resources.XObject = Dictionary(M=made)
    return saved(pdf)


def inline_image() -> bytes:
    """The box is an image within the content stream."""
    image = b"q 97 0 0 15 143 597 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI Q "
    return saved(page(_PLACE + image))


def shading() -> bytes:
    """The box is a shading from black to nearly black."""
    pdf = page(_PLACE + b"q 143 597 97 15 re W n /S sh Q ")
    function = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0], C1=[0.05], N=1)
    pdf.pages[0].obj.Resources.Shading = Dictionary(
        S=Dictionary(ShadingType=2, ColorSpace=Name.DeviceGray, Coords=[143, 0, 240, 0], Function=function)
    )
    return saved(pdf)


def group_of_opacity() -> bytes:
    """The box is see-through to 97 %: what is below shimmers through."""
    pdf = page(_PLACE + b"q /G gs 0 g 143 597 97 15 re f Q ")
    pdf.pages[0].obj.Resources.ExtGState = Dictionary(G=Dictionary(ca=0.97))
    return saved(pdf)


def blend() -> bytes:
    """White text made invisible by a blend mode."""
    pdf = page(b"q /G gs 1 g " + _PLACE + b"Q ")
    pdf.pages[0].obj.Resources.ExtGState = Dictionary(G=Dictionary(BM=Name.Multiply))
    return saved(pdf)


def white_on_white_box() -> bytes:
    """White text on a white box upon grey."""
    return saved(
        page(_rect(b"0.8 g", (60, 590, 500, 620)) + _rect(b"1 g", (65, 595, 495, 616)) + b"1 g " + _PLACE)
    )


def clip_mode() -> bytes:
    """Text as a clip and nothing painted through it."""
    return saved(page(b"q " + _PLACE.replace(b"11 Tf", b"11 Tf 7 Tr") + b"Q "))


def scaled_away() -> bytes:
    """Text shrunk by the matrix of the page."""
    return saved(page(b"q 0.02 0 0 0.02 300 300 cm " + _PLACE + b"Q "))


def bled() -> bytes:
    """Text in the bleed, outside the CropBox."""
    pdf = page(_PLACE.replace(b"72 600", b"72 830"))
    pdf.pages[0].obj.CropBox = Array([0, 0, 595, 820])
    return saved(pdf)


def marked_layer() -> bytes:
    """Text in a layer that its usage hides on the screen."""
    pdf = page(b"/OC /L BDC " + _PLACE + b"EMC ")
    layer = pdf.make_indirect(
        Dictionary(Type=Name.OCG, Name=String("druk"), Usage=Dictionary(View=Dictionary(ViewState=Name.OFF)))
    )
    pdf.pages[0].obj.Resources.Properties = Dictionary(L=layer)
    automatic = Dictionary(Event=Name.View, OCGs=Array([layer]), Category=Array([Name.View]))
    pdf.Root.OCProperties = Dictionary(
        OCGs=Array([layer]), D=Dictionary(AS=Array([automatic]), Order=Array([layer]))
    )
    return saved(pdf)


def appearance() -> bytes:
    """The name in the appearance of a stamp that is hidden."""
    pdf = page(b"")
    shown = pdf.make_stream(
        _PLACE, Subtype=Name.Form, BBox=[0, 0, 595, 842], Resources=pdf.pages[0].obj.Resources
    )
    stamp = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, F=2, Rect=[0, 0, 50, 20], AP=Dictionary(N=shown))
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(stamp)])
    return saved(pdf)


def popup() -> bytes:
    """The name as the author of a popup of a link."""
    pdf = page(b"")
    note = Dictionary(
        Type=Name.Annot, Subtype=Name.Popup, Rect=[0, 0, 50, 20], Contents=String(f"Vraag van {WHO}")
    )
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])
    return saved(pdf)


def goto_remote() -> bytes:
    """An action that opens a file named after the person."""
    pdf = page(b"")
    pdf.Root.OpenAction = Dictionary(S=Name.GoToR, F=String(f"H:/{WHO}.docx"), D=Array([0, Name.Fit]))
    return saved(pdf)


def expansion() -> bytes:
    """The name as the expansion of an abbreviation in marked content."""
    return saved(page(b"/Span <</E (" + WHO.encode() + b")>> BDC BT /F 11 Tf 72 600 Td (T.H.) Tj ET EMC "))


def utf16_actual() -> bytes:
    """The replacement text in UTF-16, as hexadecimal."""
    digits = ("feff" + WHO.encode("utf-16-be").hex()).encode()
    return saved(page(b"/Span <</ActualText <" + digits + b">>> BDC " + _rect() + b"EMC "))


def name_tree() -> bytes:
    """A destination in the name tree."""
    pdf = page(b"")
    pdf.Root.Names = Dictionary(
        Dests=Dictionary(Names=Array([String("tjitske_haverkamp"), Array([pdf.pages[0].obj, Name.Fit])]))
    )
    return saved(pdf)


def label() -> bytes:
    """A page label with the name."""
    pdf = page(b"")
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=String(f"{WHO} "), S=Name.D)]))
    return saved(pdf)


def embedded_by_note() -> bytes:
    """A file hung on a note."""
    pdf = page(b"")
    inner = pdf.make_stream(f"{WHO};{CALL}".encode(), Type=Name.EmbeddedFile)
    spec = Dictionary(Type=Name.Filespec, F=String("lijst.csv"), EF=Dictionary(F=inner))
    note = Dictionary(
        Type=Name.Annot, Subtype=Name.FileAttachment, Rect=[0, 0, 9, 9], FS=pdf.make_indirect(spec)
    )
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])
    return saved(pdf)


def orphan_page() -> bytes:
    """A page taken out of the list of pages and left in the file."""
    pdf = page(b"")
    own = pdf.pages[0].obj.Resources
    old = Dictionary(
        Type=Name.Page, Contents=pdf.make_stream(_PLACE), MediaBox=[0, 0, 595, 842], Resources=own
    )
    pdf.Root.Verwijderd = pdf.make_indirect(old)
    return saved(pdf)


def lost_bytes() -> bytes:
    """The old page, compressed, between two objects where no table names it."""
    data = saved(page(b""), object_stream_mode=pikepdf.ObjectStreamMode.disable)
    body = zlib.compress(_PLACE)
    lost = b"\n77 0 obj\n<< /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream\nendobj\n" % (
        len(body),
        body,
    )
    before, table, rest = data.rpartition(b"\nxref")
    head = rest.rpartition(b"startxref")[0]
    return before + lost + table + head + b"startxref\n%d\n%%%%EOF\n" % (len(before) + len(lost) + 1)


def xmp_of_picture() -> bytes:
    """Metadata of a picture that name its maker."""
    pdf = page(b"q 9 0 0 9 60 60 cm /I Do Q ")
    packet = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator><rdf:Seq><rdf:li>{WHO}</rdf:li>'
        "</rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    metadata = pdf.make_stream(packet.encode(), Type=Name.Metadata, Subtype=Name.XML)
    picture = pdf.make_stream(
        b"\x80",
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=1,
        Height=1,
        BitsPerComponent=8,
        ColorSpace=Name.DeviceGray,
        Metadata=metadata,
    )
    pdf.pages[0].obj.Resources.XObject = Dictionary(I=picture)
    return saved(pdf)


def hint() -> bytes:
    """The hint of a form field."""
    pdf = page(b"")
    field = Dictionary(FT=Name.Tx, T=String("veld1"), TU=String(f"Ingevuld door mevrouw {WHO}"), V=String(""))
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(field)]))
    return saved(pdf)


def list_of_names() -> bytes:
    """A list of people in which one was forgotten."""
    line = b"BT /F 11 Tf 72 600 Td (Aanwezig:) Tj 200 0 Td (; Tjitske Haverkamp; ) Tj ET "
    box = _rect(box=(130, 597, 200, 612)) + _rect(box=(203, 597, 268, 612))
    return saved(page(line + box + b"BT /F 7 Tf 1 g 140 601 Td (5.1.2e) Tj 73 0 Td (5.1.2e) Tj ET "))


MAKERS: tuple[Callable[[], bytes], ...] = (
    polygon, many_thin, two_halves, form_box, letters_as_box, stencil, inline_image, shading, group_of_opacity, blend,
    white_on_white_box, clip_mode, scaled_away, bled, marked_layer, appearance, popup, goto_remote, expansion,
    utf16_actual, name_tree, label, embedded_by_note, orphan_page, lost_bytes, xmp_of_picture, hint, list_of_names,
)  # fmt: skip


def leaking() -> Iterator[tuple[str, bytes]]:
    """Yield (name, PDF) of each."""
    for make in MAKERS:
        yield make.__name__, make()
