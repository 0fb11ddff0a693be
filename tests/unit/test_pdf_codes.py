"""The codes of pictures, profiles and programs: what draws stays to the byte, a name beside it goes."""

import io
import zlib

import pikepdf
import pytest
from PIL import Image, ImageCms

from tests.paper.pictures import coded, drawn, fax
from woo_redact.pdf.codes import without_boxes, without_comments, without_segments, without_tail
from woo_redact.pdf.plain import Plain, channels, exact, only, picture_data
from woo_redact.pdf.programs import without_remarks, without_texts

NAME = b"Jip Woudstra"
GREY = Image.linear_gradient("L").resize((48, 32))


def pixels(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data)) as picture:
        return picture.convert("RGB").tobytes()


@pytest.mark.parametrize("how", [{}, {"progressive": True}, {"restart_marker_blocks": 2}])
def test_a_jpeg_ends_where_its_picture_ends(how: dict[str, object]) -> None:
    plain = coded(GREY, "JPEG", **how)
    second = coded(GREY, "JPEG", comment=NAME)
    bare = without_segments(coded(GREY, "JPEG", comment=NAME, **how) + second)
    assert bare == without_segments(plain)
    assert pixels(bare) == pixels(plain)
    assert NAME not in bare


@pytest.mark.parametrize("boxed", [True, False])
def test_a_jpeg_2000_loses_its_comments_and_boxes(boxed: bool) -> None:  # noqa: FBT001 - a table of two
    data = coded(GREY.convert("RGB"), "JPEG2000", comment=NAME.decode(), no_jp2=not boxed)
    box = (8 + len(NAME)).to_bytes(4) + b"xml " + NAME if boxed else b""
    bare = without_boxes(data + box + NAME)
    assert NAME in data
    assert NAME not in bare
    assert pixels(bare) == pixels(data)


def test_what_is_no_picture_of_its_kind_is_left_alone() -> None:
    for bare in (without_segments, without_boxes):
        assert bare(b"iets anders") == b"iets anders"
    assert without_tail(b"", group4=True) == b""
    assert without_tail(b"\xff\x00", group4=False) == b"\xff\x00"
    assert without_texts(b"geen profiel") == b"geen profiel"


def test_a_fax_ends_at_its_last_code() -> None:
    code = fax(drawn("Kade", size=(160, 40), letters=20, mode="1"))
    assert without_tail(code + NAME, group4=True) == code


def test_jbig2_loses_its_comments_and_keeps_its_segments() -> None:
    def segment(number: int, kind: int, data: bytes, count: bytes = b"\0") -> bytes:
        return number.to_bytes(4) + bytes([kind]) + count + b"\1" + len(data).to_bytes(4) + data

    first, last = segment(0, 48, bytes(19)), segment(2, 38, b"streek", b"\x20\x00")
    assert without_comments(first + segment(1, 62, NAME) + last + NAME[:5]) == first + last


def test_a_profile_keeps_its_colours_and_loses_its_texts() -> None:
    whole = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    bare = without_texts(whole)
    assert len(bare) == int.from_bytes(bare[:4]) < len(whole)
    assert b"desc" not in bare
    rgb = Image.merge("RGB", (GREY, GREY.rotate(180), GREY.transpose(Image.Transpose.FLIP_LEFT_RIGHT)))

    def lab(profile: bytes) -> bytes:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        transform = ImageCms.buildTransform(source, ImageCms.createProfile("LAB"), "RGB", "LAB")
        return ImageCms.applyTransform(rgb, transform).tobytes()

    assert lab(bare) == lab(whole)


def test_a_program_loses_comments_strings_and_its_name() -> None:
    said = b"%% Jip Woudstra\n/CMapName /JipWoudstra def (a % \\) Jip) 1 {dup} % Jip"
    assert without_remarks(said) == b"\n/CMapName /Eigen def (Adobe) 1 {dup} "


def test_the_small_objects_keep_known_keys_and_names_only() -> None:
    state = pikepdf.Object.parse(
        b"<< /ca 0.5 /BM /Multiply /RI /JipWoudstra /Wie (Jip) /LW (Jip) /D [[3 (Jip) /Jip] 0] /HT << >> >>"
    )
    Plain(set()).rest(state)
    assert state.unparse() == pikepdf.Object.parse(b"<< /BM /Multiply /D [[3] 0] /ca 0.5 >>").unparse()
    space = pikepdf.Object.parse(
        b"[/DeviceN [/Jip /Black /Jip] /DeviceCMYK << /FunctionType 2 /Jip 1 >> << /Subtype /NChannel >>]"
    )
    Plain(set()).space(space)
    assert space.unparse() == b"[ /DeviceN [ /Inkt1 /Black /Inkt1 ] /DeviceCMYK << /FunctionType 2 >> ]"
    assert channels(space) == 3
    palette = pikepdf.Object.parse(b"[/Indexed /DeviceRGB 1 (ABCDEFJip)]")
    Plain(set()).space(palette)
    assert bytes(palette[3]) == b"ABCDEF"
    page = pikepdf.Object.parse(b"<< /Type /Page /Rotate 0 /Jip 1 /CropBox (Jip) >>")
    only(page, frozenset({"/Type", "/Rotate", "/CropBox"}))
    assert sorted(page.keys()) == ["/Rotate", "/Type"]


def test_streams_and_samples_end_with_what_is_drawn() -> None:
    with pikepdf.new() as pdf:
        stream = pdf.make_stream(b"")
        stream.write(zlib.compress(b"inhoud") + NAME, filter=pikepdf.Name.FlateDecode)
        exact(stream)
        assert NAME not in stream.read_raw_bytes()
        assert stream.read_bytes() == b"inhoud"
        image = pdf.make_stream(bytes(6 * 4) + NAME, Width=6, Height=4, BitsPerComponent=8)
        image.ColorSpace = pikepdf.Name.DeviceGray
        picture_data(image, pdf)
        assert image.read_bytes() == bytes(6 * 4)
