"""Pictures once more, byte by byte: inks, palettes, masks alone, keyed colours, chains of filters, inline ones."""

import base64
import zlib
from collections.abc import Sequence

import numpy as np
from PIL import Image

from tests.paper.cases import Must, Register, case
from tests.paper.handmade import STAYS, WHO, Made, form, image, memo, packed, show, stream
from tests.paper.pictures import coded, drawn, fax

_NAME = "Lubbigje Oortman"
_ALL = (*WHO, _NAME)
_SIZE = (720, 90)
_PLACE = b"q 330 0 0 41.25 45 210 cm /Im0 Do Q\n"
_INK = "<< /FunctionType 2 /Domain [0 1] /N 1 /C0 [0 0 0 0] /C1 [0.9 0.6 0 0.3] >>"


def _words(mode: str = "L", said: str = f"Op de foto: {_NAME}") -> Image.Image:
    return drawn(said, size=_SIZE, letters=44, mode=mode)


def _picture(trap: str, *, must: Must = Must.PICTURE) -> Register:
    return case(3, trap, _ALL, STAYS, must=must)


def _with(
    *bodies: bytes, place: bytes = _PLACE, more: dict[int, bytes] | None = None, resources: str = ""
) -> bytes:
    names = " ".join(f"/Im{n} {5 + n} 0 R" for n in range(len(bodies)))
    return Made(
        content=memo(place),
        resources=f"/XObject << {names} >> {resources}",
        more={**{5 + n: body for n, body in enumerate(bodies)}, **(more or {})},
    ).bytes()


def _inverted() -> bytes:
    return bytes(255 - v for v in _words().tobytes())


@_picture("a picture in one ink (Separation)")
def ink_picture() -> bytes:
    return _with(image(_inverted(), _SIZE, f"[/Separation /Pantone /DeviceCMYK {_INK}]"))


@_picture("a picture in two inks and one in five (DeviceN)")
def inks_picture() -> bytes:
    two = packed(b"{0 0 4 2 roll exch}", "/FunctionType 4 /Domain [0 1 0 1] /Range [0 1 0 1 0 1 0 1]")
    five = packed(b"{pop}", "/FunctionType 4 /Domain [0 1 0 1 0 1 0 1 0 1] /Range [0 1 0 1 0 1 0 1]")
    grey = np.frombuffer(_inverted(), np.uint8)
    pair = np.stack([grey, np.zeros_like(grey)], axis=1).tobytes()
    nil = np.zeros_like(grey)
    quint = np.stack([grey, grey // 2, nil, grey // 3, nil], axis=1).tobytes()
    return _with(
        image(pair, _SIZE, "[/DeviceN [/Rood /Zwart] /DeviceCMYK 20 0 R]"),
        image(quint, _SIZE, "[/DeviceN [/A /B /C /D /E] /DeviceCMYK 21 0 R]"),
        place=_PLACE + b"q 330 0 0 41.25 45 150 cm /Im1 Do Q\n",
        more={20: two, 21: five},
    )


@_picture("pictures in Lab, by a profile, and calibrated")
def calibrated_picture() -> bytes:
    grey = np.frombuffer(_words().tobytes(), np.uint8)
    lab = np.stack([grey, np.full_like(grey, 128), np.full_like(grey, 128)], axis=1).tobytes()
    rgb = np.stack([grey] * 3, axis=1).tobytes()
    return _with(
        image(lab, _SIZE, "[/Lab << /WhitePoint [0.9505 1 1.089] /Range [-128 127 -128 127] >>]"),
        image(rgb, _SIZE, "[/CalRGB << /WhitePoint [0.9505 1 1.089] /Gamma [2.2 2.2 2.2] >>]"),
        place=_PLACE + b"q 330 0 0 41.25 45 150 cm /Im1 Do Q\n",
    )


@_picture("a palette over an ink, in two bits a pixel")
def palette_of_ink() -> bytes:
    rows = np.frombuffer(_words().tobytes(), np.uint8).reshape(_SIZE[1], _SIZE[0]) // 64
    quads = (rows[:, 0::4] << 6) | (rows[:, 1::4] << 4) | (rows[:, 2::4] << 2) | rows[:, 3::4]
    return _with(
        image(
            quads.astype(np.uint8).tobytes(),
            _SIZE,
            f"[/Indexed [/Separation /Zwart /DeviceCMYK {_INK}] 3 <FFAA5500>]",
            bits=2,
        )
    )


@_picture("a stencil alone: the name is cut out of a painted field, and painted by another")
def stencils() -> bytes:
    cut = np.packbits(np.frombuffer(_words().tobytes(), np.uint8).reshape(_SIZE[1], _SIZE[0]) < 128, axis=1)
    keys = "/ImageMask true /Decode [0 1]"
    return _with(
        image(cut.tobytes(), _SIZE, "", bits=1, keys=keys),
        image((~cut).tobytes(), _SIZE, "", bits=1, keys=keys),
        place=b"0 0 0.5 rg " + _PLACE + b"0 g q 330 0 0 41.25 45 150 cm /Im1 Do Q\n",
    )


@_picture("a name only in the mask: soft (with a matte), of one bit, over an even colour")
def only_in_the_mask() -> bytes:
    even = bytes(_SIZE[0] * _SIZE[1])
    cut = np.packbits(np.frombuffer(_words().tobytes(), np.uint8).reshape(_SIZE[1], _SIZE[0]) > 128, axis=1)
    return _with(
        image(even, _SIZE, keys="/SMask 20 0 R"),
        image(even, _SIZE, keys="/Mask 21 0 R"),
        place=_PLACE + b"q 330 0 0 41.25 45 150 cm /Im1 Do Q\n",
        more={
            20: image(_inverted(), _SIZE, keys="/Matte [0]"),
            21: image(cut.tobytes(), _SIZE, "", bits=1, keys="/ImageMask true"),
        },
    )


@_picture("a name in pixels that a mask, a keyed colour or a lack of opacity keeps from being seen")
def hidden_by_mask() -> bytes:
    blank = bytes(_SIZE[0] * _SIZE[1])
    faint = np.where(np.frombuffer(_words().tobytes(), np.uint8) < 128, 200, 255).astype(np.uint8)
    return _with(
        image(_words().tobytes(), _SIZE, keys="/SMask 20 0 R"),
        image(faint.tobytes(), _SIZE, keys="/Mask [190 255]"),
        image(_words(said=f"Doorzichtig: {_NAME}").tobytes(), _SIZE),
        place=_PLACE
        + b"q 330 0 0 41.25 45 150 cm /Im1 Do Q q /G0 gs 330 0 0 41.25 45 90 cm /Im2 Do Q\n"
        + show("kade en dijk", 60, 225),
        more={20: image(blank, _SIZE)},
        resources="/ExtGState << /G0 << /ca 0 >> >>",
    )


@_picture("chains of filters: hexadecimal over a predictor of TIFF, LZW, run lengths, a fax in one dimension")
def filter_chains() -> bytes:
    one = _words("1")
    rows = np.frombuffer(_words().tobytes(), np.uint8).reshape(_SIZE[1], _SIZE[0])
    differences = np.diff(rows, axis=1, prepend=np.zeros((_SIZE[1], 1), np.uint8)).astype(np.uint8)
    hexed = zlib.compress(differences.tobytes()).hex().encode() + b">"
    runs = b"".join(
        bytes([127]) + one.tobytes()[at : at + 128] for at in range(0, len(one.tobytes()) // 128 * 128, 128)
    )
    rest = one.tobytes()[len(one.tobytes()) // 128 * 128 :]
    runs += (bytes([len(rest) - 1]) + rest if rest else b"") + bytes([128])
    coded_fax = base64.a85encode(fax(one)) + b"~>"
    return _with(
        image(
            hexed,
            _SIZE,
            keys="/Filter [/ASCIIHexDecode /FlateDecode] /DecodeParms [null << /Predictor 2 /Columns 720 >>]",
        ),
        image(runs, _SIZE, bits=1, keys="/Filter /RunLengthDecode"),
        image(
            coded_fax,
            _SIZE,
            bits=1,
            keys="/Filter [/ASCII85Decode /CCITTFaxDecode] /DecodeParms [null << /K -1 /Columns 720 /Rows 90 >>]",
        ),
        place=_PLACE + b"q 330 0 0 41.25 45 150 cm /Im1 Do Q q 330 0 0 41.25 45 90 cm /Im2 Do Q\n",
    )


@_picture("pictures within content, by short names, in a form and in a chain of filters")
def inline_short() -> bytes:
    data = base64.a85encode(zlib.compress(_words().tobytes())) + b"~>"
    inline = f"BI /W 720 /H 90 /BPC 8 /CS /G /F [/A85 /Fl] /Wie ({_NAME}) ID ".encode() + data + b"\nEI"
    return Made(
        content=memo(b"/Fm0 Do q 330 0 0 41.25 45 150 cm " + inline + b" Q\n"),
        resources="/XObject << /Fm0 5 0 R >>",
        more={5: form(b"q 330 0 0 41.25 45 210 cm " + inline + b" Q")},
    ).bytes()


def _strips(picture: Image.Image, number: int) -> Sequence[bytes]:
    wide = picture.width // number
    parts = [picture.crop((n * wide, 0, (n + 1) * wide, picture.height)) for n in range(number)]
    return [image(part.tobytes(), part.size) for part in parts]


@_picture("a picture cut into upright strips, mirrored and put on its head by its matrix")
def upright_strips() -> bytes:
    parts = _strips(_words(), 12)
    place = b"".join(
        f"q -27.5 0 0 -41.25 {45 + 27.5 * (n + 1):g} 251 cm /Im{n} Do Q\n".encode() for n in range(len(parts))
    )
    turned = [
        image(Image.frombytes("L", (60, 90), zlib.decompress(_body(p))).rotate(180).tobytes(), (60, 90))
        for p in parts
    ]
    return _with(*turned, place=place)


def _body(made: bytes) -> bytes:
    return made[made.index(b"stream\n") + 7 : made.rindex(b"\nendstream")]


@_picture("JPEG 2000 with opacity of its own, and one with a palette's colours")
def jpx_with_opacity() -> bytes:
    rgba = Image.merge("RGBA", (*_words("RGB").split(), Image.new("L", _SIZE, 255)))
    return _with(
        image(
            coded(rgba, "JPEG2000", irreversible=False), _SIZE, "", keys="/Filter /JPXDecode /SMaskInData 1"
        ),
        image(
            coded(_words(), "JPEG2000", irreversible=False), _SIZE, keys="/Filter /JPXDecode /Decode [1 0]"
        ),
        place=_PLACE + b"q 330 0 0 41.25 45 150 cm /Im1 Do Q\n",
    )


@case(
    3,
    "JBIG2 with its page segment in globals: some programs draw it and some do not",
    _ALL,
    (),
    must=Must.REFUSE,
)
def jbig2_globals() -> bytes:
    one = _words("1")
    wide, high = one.size

    def segment(number: int, kind: int, data: bytes, page: int) -> bytes:
        return number.to_bytes(4) + bytes([kind, 0, page]) + len(data).to_bytes(4) + data

    sheet = segment(0, 48, wide.to_bytes(4) + high.to_bytes(4) + bytes(8) + b"\x00\x00\x00", 1)
    region = wide.to_bytes(4) + high.to_bytes(4) + bytes(8) + b"\x00\x01" + fax(one)
    return _with(
        image(
            segment(1, 38, region, 1),
            _SIZE,
            bits=1,
            keys="/Filter /JBIG2Decode /DecodeParms << /JBIG2Globals 20 0 R >>",
        ),
        more={20: stream(sheet)},
    )


@_picture("a page of a scanner in layers: a dark ground, a mask of letters over it")
def layered_scan() -> bytes:
    lines = (
        "Waterschap Waterdrecht",
        f"Verslag met {_NAME}",
        "over de dijkversterking",
        "en de inspraak erbij",
    )
    letters = drawn(*lines, size=(1160, 420), letters=52)
    mask = np.packbits(np.frombuffer(letters.tobytes(), np.uint8).reshape(420, 1160) < 128, axis=1)
    ground = coded(Image.new("RGB", (145, 52), (250, 248, 240)), "JPEG", quality=60)
    ink = coded(Image.new("RGB", (145, 52), (20, 20, 40)), "JPEG", quality=60)
    place = b"q 350 0 0 126 35 110 cm /Im0 Do Q q 350 0 0 126 35 110 cm /Im1 Do Q\n"
    return _with(
        image(ground, (145, 52), "/DeviceRGB", keys="/Filter /DCTDecode"),
        image(ink, (145, 52), "/DeviceRGB", keys="/Filter /DCTDecode /SMask 20 0 R"),
        place=place,
        more={
            20: image(
                np.unpackbits(mask, axis=1)[:, :1160]
                .astype(np.uint8)
                .tobytes()
                .translate(bytes([0, *[255] * 255])),
                (1160, 420),
            )
        },
    )


@_picture("a picture in an annotation's appearance, one in a pattern and one off the page")
def pictures_elsewhere() -> bytes:
    pattern = stream(
        b"q 330 0 0 41.25 0 0 cm /Im0 Do Q",
        "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 330 42] /XStep 330 /YStep 42 "
        "/Resources << /XObject << /Im0 5 0 R >> >>",
    )
    return Made(
        content=memo(b"/Pattern cs /P0 scn 45 100 330 42 re f 0 g q 330 0 0 41.25 1000 210 cm /Im0 Do Q\n"),
        page="/Annots [8 0 R]",
        resources="/XObject << /Im0 5 0 R >> /Pattern << /P0 6 0 R >>",
        more={
            5: image(_words().tobytes(), _SIZE),
            6: pattern,
            8: b"<< /Type /Annot /Subtype /Stamp /Rect [45 210 375 251] /AP << /N 9 0 R >> /F 4 >>",
            9: form(
                b"q 330 0 0 41.25 0 0 cm /Im0 Do Q",
                "/BBox [0 0 330 42] /Resources << /XObject << /Im0 5 0 R >> >>",
            ),
        },
    ).bytes()


@_picture("versions of a picture for print and for other programs, each with another text", must=Must.PICTURE)
def versions() -> bytes:
    plain = drawn("Peilschaal bij de sluis", size=_SIZE, letters=44)
    return _with(
        image(
            plain.tobytes(),
            _SIZE,
            keys=f"/Alternates [<< /Image 20 0 R /DefaultForPrinting true >>] /OPI << /2.0 << /F ({_NAME}) >> >> /Name ({_NAME})",
        ),
        more={20: image(_words().tobytes(), _SIZE)},
    )
