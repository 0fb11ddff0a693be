"""Traps in how a page stands and what hides on it: turned, cropped, layered, invisible, in forms and patterns."""

import math

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.paper.cases import Must, case
from tests.paper.sheets import (
    BASE,
    KEEP,
    at,
    document,
    encoded,
    form,
    letter,
    lines,
    resources,
    saved,
    simple,
)

_SLOT = ("Wietske Postema",)
_ALL = (*BASE, *_SLOT)
_LINE = "Gehoord: Wietske Postema uit Beilerbrug"


def _turned(degrees: int) -> bytes:
    pdf = document(letter() + at(72, 480, _LINE))
    pdf.pages[0].obj.Rotate = degrees
    return saved(pdf)


@case(2, "a page turned by 90 degrees", _ALL, KEEP)
def rotated_90() -> bytes:
    return _turned(90)


@case(2, "a page turned by 180 degrees", _ALL, KEEP)
def rotated_180() -> bytes:
    return _turned(180)


@case(2, "a page turned by 270 degrees", _ALL, KEEP)
def rotated_270() -> bytes:
    return _turned(270)


@case(2, "a page turned by -270, which some programs write", _ALL, KEEP)
def rotated_negative() -> bytes:
    return _turned(-270)


@case(2, "a turned and cropped page", _ALL, ("vergunning", "bezwaarschrift"))
def rotated_cropped() -> bytes:
    pdf = document(letter() + at(72, 480, _LINE))
    pdf.pages[0].obj.Rotate = 90
    pdf.pages[0].obj.CropBox = Array([40, 100, 560, 800])
    return saved(pdf)


def _along(degrees: float, x: float, y: float, text: str) -> bytes:
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return f"BT /F1 11 Tf {c:.5f} {s:.5f} {-s:.5f} {c:.5f} {x} {y} Tm ".encode() + encoded(text) + b" Tj ET\n"


@case(2, "text at 30 and 45 degrees, over kept words", _ALL, (*KEEP, "gewone"))
def rotated_text() -> bytes:
    return simple(
        _along(45, 150, 200, _LINE) + _along(-30, 330, 340, _LINE) + at(72, 460, "Een gewone regel.")
    )


@case(2, "text standing upwards and downwards", _ALL, KEEP)
def vertical_text() -> bytes:
    return simple(_along(90, 100, 170, _LINE) + _along(270, 200, 390, _LINE) + _along(180, 500, 300, _LINE))


@case(2, "mirrored text", _ALL, KEEP, must=Must.PICTURE)
def mirrored_text() -> bytes:
    return simple(b"BT /F1 11 Tf -1 0 0 1 400 362 Tm " + encoded(_LINE) + b" Tj ET\n")


@case(2, "slanted letters by a skewed matrix", _ALL, KEEP)
def skewed_text() -> bytes:
    return simple(b"BT /F1 11 Tf 1 0 0.35 1 72 362 Tm " + encoded(_LINE) + b" Tj ET\n")


@case(2, "a CropBox that does not start at the origin", _ALL, KEEP)
def cropbox_offset() -> bytes:
    pdf = document(letter() + at(72, 480, _LINE))
    pdf.pages[0].obj.CropBox = Array([30, 20, 580, 830])
    return saved(pdf)


@case(2, "a MediaBox with a negative origin", _ALL, KEEP)
def negative_origin() -> bytes:
    pdf = document(b"1 0 0 1 -200 -300 cm\n" + letter() + at(72, 480, _LINE))
    pdf.pages[0].obj.MediaBox = Array([-200, -300, 395, 542])
    return saved(pdf)


@case(2, "text outside the CropBox", _ALL, ("vergunning", "opvanglocatie"))
def outside_cropbox() -> bytes:
    pdf = document(letter() + at(72, 480, _LINE))
    pdf.pages[0].obj.CropBox = Array([0, 400, 595, 842])
    return saved(pdf)


@case(2, "text outside the MediaBox", _ALL, KEEP)
def outside_mediabox() -> bytes:
    return simple(at(700, 480, _LINE) + at(-400, 480, _LINE))


@case(2, "a UserUnit of two", _ALL, KEEP)
def user_unit() -> bytes:
    pdf = document(letter() + at(72, 480, _LINE))
    pdf.pages[0].obj.UserUnit = 2
    return saved(pdf)


@case(2, "boxes inherited from the page tree", _ALL, KEEP)
def inherited_boxes() -> bytes:
    pdf = document(letter() + at(72, 480, _LINE))
    page = pdf.pages[0].obj
    pages = pdf.Root.Pages
    pages.MediaBox, pages.Rotate, pages.Resources = Array([0, 0, 595, 842]), 90, page.Resources
    del page.MediaBox, page.Resources
    return saved(pdf)


# Invisible text


@case(2, "white text", _ALL, KEEP)
def white_text() -> bytes:
    return simple(b"1 g " + at(72, 480, _LINE) + b"0 g\n")


@case(2, "text too small to see", _ALL, KEEP)
def tiny_text() -> bytes:
    return simple(at(72, 480, _LINE, size=0.4) + at(72, 500, _LINE, size=0.01))


@case(2, "text squeezed to nothing by its matrix, its scale or its size", _ALL, KEEP)
def collapsed_text() -> bytes:
    shown = encoded(_LINE) + b" Tj ET\n"
    flat = b"BT /F1 11 Tf 1 0 0 0 72 362 Tm " + shown + b"BT /F1 11 Tf 0 0 0 0 72 342 Tm " + shown
    thin = b"BT /F1 11 Tf 0 Tz 1 0 0 1 72 322 Tm " + shown + b"BT 100 Tz /F1 0 Tf 1 0 0 1 72 302 Tm " + shown
    return simple(flat + thin + b"q 0 0 0 0 0 0 cm " + at(72, 480, _LINE) + b"Q\n")


@case(2, "text far away from the page", _ALL, KEEP)
def far_text() -> bytes:
    return simple(b"BT /F1 11 Tf 1 0 0 1 900000 -900000 Tm " + encoded(_LINE) + b" Tj ET\n")


@case(
    2,
    "a name as a watermark, large, pale and slanting over the text",
    _ALL,
    ("Noorderveen", "Leefomgeving", "oktober"),
)
def watermark() -> bytes:
    mark = _along(52, 150, 180, _SLOT[0]).replace(b"/F1 11 Tf", b"/F4 64 Tf")
    return simple(b"0.88 g " + mark + b"0 g\n")


@case(2, "text in a font that its resources do not have", _ALL, KEEP)
def missing_font() -> bytes:
    return simple(at(72, 480, _LINE, font="F99"))


@case(
    2,
    "text painted with no colour that shows: in a pattern that is empty, and stroked with no width",
    _ALL,
    KEEP,
)
def odd_paint() -> bytes:
    return simple(
        b"q /Pattern cs /P9 scn " + at(72, 480, _LINE) + b"Q q 1 Tr 0 w 1 G " + at(72, 510, _LINE) + b"Q\n"
    )


@case(2, "fully transparent text", _ALL, KEEP)
def transparent_text() -> bytes:
    return simple(b"q /G0 gs " + at(72, 480, _LINE) + b"Q\n", ExtGState=Dictionary(G0=Dictionary(ca=0, CA=0)))


@case(2, "text in render mode 3", _ALL, KEEP)
def render_mode_3() -> bytes:
    return simple(b"q 3 Tr " + at(72, 480, _LINE) + b"Q\n")


@case(2, "text used as a clip (render mode 7)", _ALL, KEEP)
def render_mode_7() -> bytes:
    return simple(b"q 7 Tr " + at(72, 480, _LINE) + b"0.5 g 60 350 400 30 re f Q\n")


@case(2, "text outside the clipping path", _ALL, KEEP)
def clipped_away() -> bytes:
    return simple(b"q 0 0 10 10 re W n " + at(72, 480, _LINE) + b"Q\n")


@case(2, "text under a white rectangle", _ALL, KEEP)
def under_white() -> bytes:
    return simple(at(72, 480, _LINE) + b"1 g 60 350 400 30 re f 0 g\n")


@case(2, "text under a picture", _ALL, KEEP)
def under_image() -> bytes:
    picture = b"q 300 0 0 30 60 352 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q\n"
    return simple(at(72, 480, _LINE) + picture)


# Forms, patterns, groups


@case(2, "text in a form within a form, turned and scaled", _ALL, KEEP)
def nested_form() -> bytes:
    pdf = document(letter() + b"q 0.5 0 0 0.5 60 180 cm /X0 Do Q\n")
    inner = form(pdf, at(72, 480, _LINE, size=22))
    outer = form(pdf, b"q 1 0 0 1 0 10 cm /X1 Do Q", Resources=resources(XObject=Dictionary(X1=inner)))
    pdf.pages[0].obj.Resources.XObject = Dictionary(X0=outer)
    return saved(pdf)


@case(2, "a form without resources: it uses those of the page", _ALL, KEEP)
def form_without_resources() -> bytes:
    pdf = document(letter() + b"/X0 Do\n")
    shape = form(pdf, at(72, 480, _LINE))
    del shape.Resources
    pdf.pages[0].obj.Resources.XObject = Dictionary(X0=shape)
    return saved(pdf)


@case(2, "one form twice on a page and on a second page", _ALL, KEEP)
def shared_form() -> bytes:
    body = b"q 1 0 0 1 0 0 cm /X0 Do Q q 1 0 0 1 20 -60 cm /X0 Do Q\n"
    pdf = document(letter() + body, at(72, 100, "Tweede blad") + body)
    shared = form(pdf, at(72, 480, _LINE))
    for page in pdf.pages:
        page.obj.Resources.XObject = Dictionary(X0=shared)
    return saved(pdf)


@case(4, "a form that no page draws", _ALL, KEEP)
def unused_form() -> bytes:
    pdf = document(letter())
    pdf.pages[0].obj.Resources.XObject = Dictionary(X0=form(pdf, at(72, 480, _LINE)))
    return saved(pdf)


@case(2, "text in a tiling pattern", _ALL, KEEP, must=Must.PICTURE, look=True)
def tiling_pattern() -> bytes:
    pdf = document(letter() + b"/Pattern cs /P0 scn 72 250 460 150 re f\n")
    pattern = pdf.make_stream(
        lines(5, 20, (_LINE,), height=40),
        Type=Name.Pattern,
        PatternType=1,
        PaintType=1,
        TilingType=1,
        BBox=Array([0, 0, 230, 40]),
        XStep=230,
        YStep=40,
        Resources=resources(),
    )
    pdf.pages[0].obj.Resources.Pattern = Dictionary(P0=pattern)
    return saved(pdf)


@case(2, "text in the mask of a transparency group", _ALL, KEEP, must=Must.PICTURE, look=True)
def group_mask() -> bytes:
    pdf = document(letter() + b"q /G0 gs 0 0 1 rg 60 340 400 40 re f Q\n")
    group = form(
        pdf,
        b"0 g 0 0 595 842 re f 1 g " + at(72, 480, _LINE),
        Group=Dictionary(S=Name.Transparency, CS=Name.DeviceGray),
    )
    mask = Dictionary(Type=Name.Mask, S=Name.Luminosity, G=group)
    pdf.pages[0].obj.Resources.ExtGState = Dictionary(G0=Dictionary(SMask=mask))
    return saved(pdf)


@case(2, "one content stream on two pages", _ALL, KEEP)
def shared_contents() -> bytes:
    pdf = document(letter() + at(72, 480, _LINE), b"")
    pdf.pages[1].obj.Contents = pdf.pages[0].obj.Contents
    return saved(pdf)


# Layers


def _layer(pdf: pikepdf.Pdf, name: str, **config: object) -> pikepdf.Object:
    """Add an optional content group and return it."""
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(name)))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(Order=Array([layer])))
    for key, value in config.items():
        pdf.Root.OCProperties.D[f"/{key}"] = value if not callable(value) else value(layer)
    return layer


def _in_layer(layer_name: str = "concept", **config: object) -> bytes:
    pdf = document(letter() + b"/OC /L0 BDC " + at(72, 480, _LINE) + b"EMC\n")
    pdf.pages[0].obj.Resources.Properties = Dictionary(L0=_layer(pdf, layer_name, **config))
    return saved(pdf)


@case(2, "a layer that is switched off", _ALL, KEEP)
def hidden_layer() -> bytes:
    return _in_layer(OFF=lambda layer: Array([layer]))


@case(4, "a visible layer whose name is a secret", _ALL, KEEP)
def layer_name() -> bytes:
    return _in_layer(_SLOT[0])


@case(2, "content shown only when printed", _ALL, KEEP)
def print_layer() -> bytes:
    pdf = document(letter() + b"/OC /L0 BDC " + at(72, 480, _LINE) + b"EMC\n")
    layer = _layer(pdf, "druk", OFF=lambda group: Array([group]))
    layer.Usage = Dictionary(View=Dictionary(ViewState=Name.OFF), Print=Dictionary(PrintState=Name.ON))
    pdf.pages[0].obj.Resources.Properties = Dictionary(L0=layer)
    return saved(pdf)


@case(2, "content that no setting ever shows (an expression that is always false)", _ALL, KEEP)
def never_shown_layer() -> bytes:
    pdf = document(letter() + b"/OC /L0 BDC " + at(72, 480, _LINE) + b"EMC\n")
    layer = _layer(pdf, "nooit")
    never = Array([Name.And, layer, Array([Name.Not, layer])])
    pdf.pages[0].obj.Resources.Properties = Dictionary(
        L0=pdf.make_indirect(Dictionary(Type=Name.OCMD, OCGs=Array([layer]), VE=never))
    )
    return saved(pdf)


@case(2, "a form in a layer that is off", _ALL, KEEP)
def form_in_layer() -> bytes:
    pdf = document(letter() + b"/X0 Do\n")
    layer = _layer(pdf, "concept", OFF=lambda group: Array([group]))
    pdf.pages[0].obj.Resources.XObject = Dictionary(X0=form(pdf, at(72, 480, _LINE), OC=layer))
    return saved(pdf)
