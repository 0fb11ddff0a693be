"""Pictures as paper documents: every frame, upright, and nothing of the file but its pixels."""

import io

import pikepdf
import pymupdf
import pytest
from PIL import Image

from woo_redact.errors import MissingProgramError, UnreadableError
from woo_redact.model import DocumentKind
from woo_redact.pdf import photo
from woo_redact.pdf.photo import picture_pdf
from woo_redact.read import read

LIMITS = {"pixels": 1_000_000, "frames": 5}


@pytest.fixture(autouse=True)
def _without_tesseract(monkeypatch, tmp_path):
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))


def picture(kind: str, size=(300, 150), mode="RGB", frames=1, **settings) -> bytes:
    """Return a picture with its upper left corner black."""
    shots = []
    for number in range(frames):
        shot = Image.new(mode, size, "white")
        shot.paste("black", (0, 0, size[0] // 2, size[1] // 2 - number))
        shots.append(shot)
    out = io.BytesIO()
    more = {"save_all": True, "append_images": shots[1:]} if frames > 1 else {}
    shots[0].save(out, format=kind, **more, **settings)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "TIFF", "BMP", "WEBP"])
def test_each_kind_becomes_a_page(kind):
    (item,) = read(picture(kind, dpi=(150, 150)), name=f"foto.{kind.lower()}")
    assert item.document.kind is DocumentKind.PAPER
    assert [(round(page.width), round(page.height)) for page in item.document.pages] == [(144, 72)]
    with pymupdf.open(stream=item.data, filetype="pdf") as pdf:
        pixels = pdf[0].get_pixmap()
        assert pixels.pixel(10, 10) == (0, 0, 0)
        assert pixels.pixel(100, 60) == (255, 255, 255)


def test_heic_is_read():
    library = pytest.importorskip("pillow_heif")
    library.register_heif_opener()
    (item,) = read(picture("HEIF"), name="foto.heic")
    assert len(item.document.pages) == 1


def test_without_its_library_heic_is_said_to_need_it(monkeypatch):
    def missing(name):
        raise ImportError(name)

    monkeypatch.setattr(photo.importlib, "import_module", missing)
    with pytest.raises(MissingProgramError, match="pillow-heif"):
        picture_pdf(b"\0\0\0\x18ftypheic" + bytes(40), **LIMITS)


def test_every_page_of_a_tiff_is_one():
    pdf, remarks = picture_pdf(picture("TIFF", frames=3), **LIMITS)
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        assert document.page_count == 3
    assert remarks == ()


def test_what_moves_is_one_page_and_told():
    pdf, remarks = picture_pdf(picture("GIF", frames=3), **LIMITS)
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        assert document.page_count == 1
    assert remarks == ("bewegend beeld: alleen het eerste van 3 beelden is verwerkt",)


def test_what_the_camera_wrote_is_not_copied_and_how_it_was_held_is_heeded():
    exif = Image.Exif()
    exif[0x0112] = 6  # turned a quarter
    exif[0x010F] = "Camera van Sanne"
    exif[0x9286] = "52.99 6.56"
    pdf, _ = picture_pdf(picture("JPEG", exif=exif), **LIMITS)
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        assert document[0].rect.width < document[0].rect.height
    with pikepdf.open(io.BytesIO(pdf)) as document:
        everything = b"".join(
            thing.read_bytes() for thing in document.objects if isinstance(thing, pikepdf.Stream)
        )
    assert b"Sanne" not in pdf + everything
    assert b"52.99" not in pdf + everything


def test_what_is_clear_is_white():
    out = io.BytesIO()
    Image.new("RGBA", (200, 200), (0, 0, 0, 0)).save(out, format="PNG")
    pdf, _ = picture_pdf(out.getvalue(), **LIMITS)
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        assert document[0].get_pixmap().pixel(20, 20) == (255, 255, 255)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (picture("PNG", size=(2000, 1000)), "te groot"),
        (picture("TIFF", frames=6), "meer dan 5"),
        (picture("PNG")[:200], "beschadigd"),
        (b"\x89PNG\r\n" + b"x" * 50, "beschadigd"),
        (b"GIF89a" + b"\xff" * 30, "beschadigd"),
    ],
)
def test_limits_and_damage(data, why):
    with pytest.raises(UnreadableError, match=why):
        picture_pdf(data, **LIMITS)
