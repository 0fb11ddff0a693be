"""Pages once more, byte by byte: what they inherit, draw with, hide and share, and streams that do not fit."""

import zlib

from tests.paper.cases import Must, Register, case
from tests.paper.handmade import STAYS, WHO, Made, form, memo, packed, show, stream, written
from tests.paper.traps_fonts import curves

_NAME = "Heiltje Woldring"
_ALL = (*WHO, _NAME)


def _page(trap: str, *, must: Must = Must.REDACT, look: bool = False) -> Register:
    return case(2, trap, _ALL, STAYS, must=must, look=look)


@_page("content cut up between operands over many streams, the first shared with nothing left open")
def many_streams() -> bytes:
    whole = memo(show(f"Gesproken met {_NAME} over de kade"))
    # A cut may fall between any two tokens (ISO 32000-1, 7.8.2): here after every eighth one outside a string.
    parts, depth, last, tokens = [], 0, 0, 0
    for at, byte in enumerate(whole):
        depth += {40: 1, 41: -1, 91: 1, 93: -1}.get(byte, 0)
        tokens += byte in b" \n" and not depth
        if tokens == 8:
            parts.append(whole[last : at + 1])
            last, tokens = at + 1, 0
    parts.append(whole[last:])
    refs = " ".join(f"{10 + n} 0 R" for n in range(len(parts)))
    made = Made().objects()
    made[3] = made[3].replace(b"/Contents 4 0 R", f"/Contents [{refs}]".encode())
    return written({**made, **{10 + n: packed(part) for n, part in enumerate(parts)}})


@_page("everything inherited over three levels: resources, size, crop and turn")
def inherited_all() -> bytes:
    objects = Made(content=memo(show(f"Gesproken met {_NAME} over de kade"))).objects()
    resources = Made().all_resources()
    objects[2] = (
        f"<< /Type /Pages /Kids [5 0 R] /Count 1 /MediaBox [-30 -40 420 595] /Rotate 90 {resources} >>".encode()
    )
    objects[5] = b"<< /Type /Pages /Kids [6 0 R] /Parent 2 0 R /Count 1 /CropBox [0 0 420 595] >>"
    objects[6] = b"<< /Type /Pages /Kids [3 0 R] /Parent 5 0 R /Count 1 >>"
    objects[3] = b"<< /Type /Page /Parent 6 0 R /Contents 4 0 R >>"
    return written(objects)


@_page("a graphics state left open, one closed too often, a text object never closed")
def unbalanced() -> bytes:
    slot = b"Q q q 0.5 0 0 0.5 100 100 cm " + show(f"Klein: {_NAME}", 20, 200, size=22) + b"Q "
    tail = b"q 0.9 0 0 0.9 5 5 cm BT /F1 10 Tf 45 170 Td (ook Woldring blijft hier weg) Tj\n"
    return Made(content=b"Q Q " + memo(slot) + tail).bytes()


@_page("turned, cropped, off its origin and at another scale at once")
def turned_cropped_scaled() -> bytes:
    return Made(
        content=memo(show(f"Gesproken met {_NAME} over de kade")),
        page="/MediaBox [-100 -60 600 700] /CropBox [0 0 420 595] /Rotate 270 /UserUnit 1.5",
    ).bytes()


@_page(
    "text in a pattern without colours of its own, used in a form, by a stroke and by letters",
    must=Must.PICTURE,
    look=True,
)
def pattern_in_form() -> bytes:
    cell = b"BT /F1 9 Tf 2 4 Td (" + _NAME.encode() + b") Tj ET"
    pattern = stream(
        cell,
        "/Type /Pattern /PatternType 1 /PaintType 2 /TilingType 1 /BBox [0 0 100 16] /XStep 100 /YStep 16 "
        + Made().all_resources(),
    )
    body = b"/Cs CS /Cs cs 0 0 0 /P0 SCN 0 0 0 /P0 scn 45 160 320 60 re f 40 w 45 110 m 380 110 l S"
    own = "/Resources << /ColorSpace << /Cs [/Pattern /DeviceRGB] >> /Pattern << /P0 6 0 R >> >>"
    return Made(
        content=memo(b"/Fm0 Do\n"),
        resources="/XObject << /Fm0 5 0 R >>",
        more={5: form(body, own), 6: pattern},
    ).bytes()


@_page("letters as a path that clips a shading", must=Must.PICTURE, look=True)
def clipped_shading() -> bytes:
    path = curves(_NAME, 45, 230, 20).rsplit(b"f", 1)[0] + b" W n /S1 sh Q\n"
    return Made(
        content=memo(b"q " + path),
        resources=(
            "/Shading << /S1 << /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 420 0] /Extend [true true] "
            "/Function << /FunctionType 2 /Domain [0 1] /N 1 /C0 [0] /C1 [0.3] >> >> >>"
        ),
    ).bytes()


@_page("text that clips a picture, and outlined text (render modes 7, 5 and 1)", must=Must.PICTURE, look=True)
def text_as_clip() -> bytes:
    dark = zlib.compress(bytes(100) * 100)
    return Made(
        content=memo(
            f"q BT 7 Tr /F3 20 Tf 45 230 Td ({_NAME}) Tj ET 300 0 0 60 45 210 cm /Im0 Do Q "
            f"q 0.4 w BT 1 Tr /F1 14 Tf 45 190 Td (Ook {_NAME}) Tj ET Q\n".encode()
        ),
        resources="/XObject << /Im0 5 0 R >>",
        more={
            5: stream(
                dark,
                "/Type /XObject /Subtype /Image /Width 100 /Height 100 /BitsPerComponent 8 /ColorSpace /DeviceGray "
                "/Filter /FlateDecode",
            )
        },
    ).bytes()


@_page("a soft mask whose form holds a name, set in a form within a form")
def mask_in_form() -> bytes:
    hidden = form(b"0 g " + show(f"masker {_NAME}"), "/Group << /S /Transparency /CS /DeviceGray >>")
    state = "/ExtGState << /G1 << /SMask << /S /Luminosity /G 7 0 R /BC [1] >> >> >>"
    return Made(
        content=memo(b"/Fm0 Do\n"),
        resources="/XObject << /Fm0 5 0 R >>",
        more={
            5: form(b"/Fm1 Do", "/Resources << /XObject << /Fm1 6 0 R >> >>"),
            6: form(b"q /G1 gs 0.95 g 45 200 300 60 re f Q", f"/Resources << {state} >>"),
            7: hidden,
        },
    ).bytes()


@_page(
    "layers: a membership by expression on a form, usage, a picture, an annotation and content in a pattern"
)
def layers_everywhere() -> bytes:
    dark = zlib.compress(bytes(16))
    return Made(
        content=memo(
            b"/Fm0 Do /OC /M1 BDC " + show(f"laag van {_NAME}", 45, 200) + b"EMC 0.9 g 45 150 1 1 re f\n"
        ),
        catalog=(
            "/OCProperties << /OCGs [20 0 R 21 0 R 22 0 R] /D << /BaseState /ON /OFF [20 0 R] /Order [20 0 R] "
            f"/AS [<< /Event /View /OCGs [21 0 R] /Category [/View] >>] >> /Configs [<< /Name ({_NAME}) >>] >>"
        ),
        page="/Annots [9 0 R]",
        resources="/XObject << /Fm0 5 0 R /Im0 6 0 R >> /Properties << /M1 8 0 R >>",
        more={
            5: form(show(f"Uitgezet: {_NAME}"), "/OC 7 0 R"),
            6: stream(
                dark,
                "/Type /XObject /Subtype /Image /Width 4 /Height 4 /BitsPerComponent 8 /ColorSpace /DeviceGray "
                "/Filter /FlateDecode /OC 20 0 R",
            ),
            7: b"<< /Type /OCMD /VE [/And [/Not 20 0 R] 20 0 R] >>",
            8: b"<< /Type /OCMD /OCGs [20 0 R 21 0 R] /P /AnyOn >>",
            9: b"<< /Type /Annot /Subtype /Stamp /Rect [45 90 300 120] /OC 20 0 R /AP << /N 10 0 R >> /F 4 >>",
            10: form(show(_NAME, 2, 5), "/BBox [0 0 255 30]"),
            20: f"<< /Type /OCG /Name ({_NAME}) >>".encode(),
            21: f"<< /Type /OCG /Name ({_NAME} 2) /Usage << /View << /ViewState /OFF >> /User << /Type /Ind /Name "
            f"({_NAME}) >> >> >>".encode(),
            22: b"<< /Type /OCG /Name (aan) >>",
        },
    ).bytes()


@_page("unseen: under a shading, no size by its matrix, in an empty clip, by a state of no opacity in a form")
def unseen_otherwise() -> bytes:
    return Made(
        content=memo(
            show(f"onder {_NAME}", 45, 235)
            + b"q 40 225 320 25 re W n /S1 sh Q "
            + b"q 0 0 0 0 re W n "
            + show(f"in een leeg pad {_NAME}", 45, 200)
            + b"Q "
            + b"/Fm0 Do q 0.001 0 0 0.001 100 150 cm "
            + show(f"krimp {_NAME}", 0, 0)
            + b"Q "
            + b"q 1 1 1 rg "
            + show(f"wit {_NAME}", 45, 130)
            + b"Q\n"
        ),
        resources=(
            "/XObject << /Fm0 5 0 R >> /Shading << /S1 << /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 420 0] "
            "/Function << /FunctionType 2 /Domain [0 1] /N 1 /C0 [0.9] /C1 [0.9] >> /Extend [true true] >> >>"
        ),
        more={
            5: form(
                b"/G0 gs " + show(f"doorzichtig {_NAME}", 45, 180),
                "/Resources << /ExtGState << /G0 << /ca 0 /CA 0 >> >> /Font << /F1 << /Type /Font /Subtype /Type1 "
                "/BaseFont /Helvetica >> >> >>",
            )
        },
    ).bytes()


@_page("one name for two fonts and two forms: each has its own in page and form")
def same_names() -> bytes:
    inner = form(
        b"/X0 Do " + show(f"binnen {_NAME}", 45, 210),
        "/Resources << /XObject << /X0 6 0 R >> /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Courier >> >> >>",
    )
    return Made(
        content=memo(b"/X0 Do " + show(f"buiten {_NAME}", 45, 250)),
        resources="/XObject << /X0 5 0 R >>",
        more={5: inner, 6: form(show(f"diepst {_NAME}", 45, 180, font="F2"))},
    ).bytes()


@case(1, "a form that draws itself", (), (), must=Must.REFUSE)
def circles() -> bytes:
    return Made(
        content=memo(b"/X0 Do\n"),
        resources="/XObject << /X0 5 0 R >>",
        more={
            5: form(
                show(f"rond {_NAME}", 45, 210) + b" /X0 Do",
                "/Resources << /XObject << /X0 5 0 R >> /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Courier >> >> >>",
            )
        },
    ).bytes()


@_page("a page that stands in the tree twice")
def page_twice() -> bytes:
    objects = Made(content=memo(show(f"Gesproken met {_NAME} over de kade"))).objects()
    objects[2] = b"<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 2 >>"
    return written(objects)


@_page(
    "no page is what it seems: a page with the same content drawn twice by a form of its own",
    must=Must.PICTURE,
)
def page_as_form() -> bytes:
    whole = memo(show(f"Gesproken met {_NAME} over de kade"))
    return Made(
        content=b"q 0.7 0 0 0.7 0 180 cm /X0 Do Q q 0 0.4 -0.4 0 380 0 cm /X0 Do Q\n",
        resources="/XObject << /X0 5 0 R >>",
        more={5: form(whole, Made().all_resources(), fonts=False)},
    ).bytes()


@_page("a page whose resources hold direct copies, null and wrong kinds beside the true ones")
def odd_resources() -> bytes:
    return Made(
        content=memo(show(f"Gesproken met {_NAME} over de kade")),
        resources=(
            f"/XObject << /X0 null /X1 99 0 R >> /Pattern [] /Properties << /A null /B ({_NAME}) >> /ColorSpace << /C (x) >> "
            f"/ProcSet [/PDF /Text ({_NAME})] /ExtGState << /G null >>"
        ),
    ).bytes()
