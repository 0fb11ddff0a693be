"""Makes the PDFs of the sample dossier: typeset, scanned, locked and broken, always the same bytes."""

import datetime as dt
import io
import random
from pathlib import Path

import pikepdf
import typst
from PIL import Image, ImageChops, ImageFilter

SOURCE = Path(__file__).parent / "source"
WHEN = dt.datetime(2024, 10, 21, 9, 0, tzinfo=dt.UTC)
A4 = (595, 842)


def typeset(name: str) -> bytes:
    """Return the PDF of the Typst file `name` in `source/`, with Typst's own fonts only."""
    return bytes(
        typst.compile(
            str(SOURCE / name),
            root=str(SOURCE),
            ignore_system_fonts=True,
            format="pdf",
            timestamp=int(WHEN.timestamp()),
        )
    )


def _save(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


def with_note(data: bytes, *, author: str, note: str, at: tuple[int, int]) -> bytes:
    """Return the PDF with a sticky note (a comment) on its first page, `at` points from the bottom left."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        x, y = at
        comment = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Text,
            Name=pikepdf.Name.Note,
            Rect=pikepdf.Array([x, y, x + 20, y + 20]),
            C=pikepdf.Array([1, 0.85, 0.2]),
            F=4,
            T=pikepdf.String(author),
            Contents=pikepdf.String(note),
            M=pikepdf.String("D:20241021090000Z"),
        )
        page = pdf.pages[0]
        if "/Annots" not in page:
            page.Annots = pikepdf.Array()
        page.Annots.append(pdf.make_indirect(comment))
        return _save(pdf)


def locked(data: bytes, password: str) -> bytes:
    """Return the PDF locked with a password.

    RC4 and a fixed id, because AES takes random numbers and the file would differ each time.
    """
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        lock = pikepdf.Encryption(owner=password, user=password, R=3, aes=False, metadata=False)
        pdf.save(out, encryption=lock, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()


def cut_off(data: bytes) -> bytes:
    """Return the first third of the PDF, as a broken download leaves it."""
    return data[: len(data) // 3]


def scanned(name: str) -> bytes:
    """Return a PDF whose only page is a picture of the Typst file `name`: skewed, grey, a little dirty."""
    png = typst.compile(str(SOURCE / name), root=str(SOURCE), ignore_system_fonts=True, format="png", ppi=130)
    sheet = Image.open(io.BytesIO(bytes(png))).convert("L")
    sheet = sheet.rotate(0.7, resample=Image.Resampling.BICUBIC, fillcolor=255)
    dirt = Image.new("L", sheet.size, 255)
    chance = random.Random(22)  # noqa: S311 - specks of dust, not secrets
    for _ in range(160):
        dirt.putpixel(
            (chance.randrange(sheet.width), chance.randrange(sheet.height)), chance.randrange(60, 200)
        )
    sheet = (
        ImageChops.multiply(sheet, dirt)
        .filter(ImageFilter.GaussianBlur(0.6))
        .point(lambda tone: int(tone * 0.96))
    )
    jpeg = io.BytesIO()
    sheet.save(jpeg, "JPEG", quality=55, dpi=(130, 130))
    return _picture_page(jpeg.getvalue(), sheet.size)


def _picture_page(jpeg: bytes, size: tuple[int, int]) -> bytes:
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=A4)
        picture = pikepdf.Stream(
            pdf,
            jpeg,
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=size[0],
            Height=size[1],
            ColorSpace=pikepdf.Name.DeviceGray,
            BitsPerComponent=8,
            Filter=pikepdf.Name.DCTDecode,
        )
        page = pdf.pages[0]
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=picture))
        page.Contents = pikepdf.Stream(pdf, f"q {A4[0]} 0 0 {A4[1]} 0 0 cm /Im0 Do Q".encode())
        pdf.docinfo["/Creator"] = "Kopieerapparaat Noorderveen 2e etage"
        pdf.docinfo["/CreationDate"] = "D:20241028101500Z"
        return _save(pdf)
