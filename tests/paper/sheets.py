"""Ordinary Dutch office pages, written operator by operator, for the traps to be put into."""

import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

A4 = (595, 842)
A5 = (420, 595)
FONTS = Path(__file__).parents[2] / "woo_redact" / "typeset" / "fonts"
NOTO = FONTS / "NotoSans-Regular.ttf"

# The person whom every page names in an ordinary way, whatever else it holds. Nobody bears these names.
BASE = ("Wendelmoed Tjarksma", "w.tjarksma@voorbeeld.example", "06-84719283")
KEEP = ("Noorderveen", "opvanglocatie", "vergunning", "bezwaarschrift", "afdeling")

_FONTS = {"F1": "Helvetica", "F2": "Times-Roman", "F3": "Courier", "F4": "Helvetica-Bold"}


def encoded(text: str) -> bytes:
    """Return a PDF string in the encoding of the base fonts (WinAnsi)."""
    raw = text.encode("cp1252")
    return b"(" + raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") + b")"


def at(x: float, y: float, text: str, *, size: float = 11, font: str = "F1", height: float = 842) -> bytes:
    """Return the operators that write one line, `y` down from the top of a page."""
    head = f"BT /{font} {size:g} Tf 1 0 0 1 {x:g} {height - y:g} Tm ".encode()
    return head + encoded(text) + b" Tj ET\n"


def lines(x: float, y: float, texts: Iterable[str], *, leading: float = 15, **how: Any) -> bytes:
    """Return the operators of lines under each other."""
    return b"".join(at(x, y + number * leading, text, **how) for number, text in enumerate(texts))


def letter() -> bytes:
    """Return the operators of a letter; the space from 430 to 690 points down is left to the trap."""
    name, mail, phone = BASE
    return (
        at(72, 70, "Provincie Noorderveen", size=15, font="F4")
        + at(72, 86, "Postbus 122, 9400 AC Noorderveen", size=8)
        + lines(72, 130, (f"Mevrouw {name}", "Dorpsweg 12", "9411 KL Beilerbrug"))
        + at(72, 205, "Onderwerp: vergunning voor de opvanglocatie", font="F4")
        + lines(
            72,
            240,
            (
                "Geachte mevrouw Tjarksma,",
                "",
                "Op 4 oktober ontvingen wij uw bezwaarschrift tegen de vergunning voor de",
                f"opvanglocatie aan de Dorpsweg. Onze collega {name} neemt het op",
                f"met de afdeling. U kunt haar bellen op {phone} of schrijven aan",
                f"{mail} tot het einde van deze maand.",
                "",
                "Voor het verslag geldt verder het volgende:",
            ),
        )
        + lines(72, 720, ("Met vriendelijke groet,", "namens Gedeputeerde Staten", "afdeling Leefomgeving"))
        + at(72, 800, "Provincie Noorderveen - blad 1", size=8)
    )


def mail() -> bytes:
    """Return the operators of a printed mail; the space from 430 to 690 points down is left to the trap."""
    name, address, phone = BASE
    return (
        at(72, 60, "Postvak IN - afdeling Leefomgeving", size=8)
        + b"72 770 451 0.8 re f\n"
        + lines(
            72,
            90,
            (
                f"Van: {name} <{address}>",
                "Verzonden: vrijdag 4 oktober 2024 16:02",
                "Aan: afdeling Vergunningen; bestuurssecretariaat",
                "Onderwerp: RE: opvanglocatie Noorderveen",
            ),
            font="F4",
            size=10,
        )
        + lines(
            72,
            180,
            (
                "Beste collega's,",
                "",
                "Het bezwaarschrift tegen de vergunning ligt bij de afdeling. Graag voor maandag",
                f"een reactie aan mij, of bel {phone}. Hieronder wat ik hoorde.",
                "",
                f"Groet, {name}",
            ),
            font="F2",
        )
        + lines(72, 720, ("Dit bericht kan vertrouwelijke informatie bevatten.",), size=8)
    )


def table() -> bytes:
    """Return the operators of a page with a table; the space from 430 to 690 is left to the trap."""
    name, mail_address, phone = BASE
    rows = (
        ("Naam", "Rol", "Telefoon", "Locatie"),
        (name, "afdeling", phone, "opvanglocatie"),
        ("Secretariaat", "vergunning", "0592 123456", "Noorderveen"),
        ("Gemeente", "bezwaarschrift", "0592 654321", "Beilerbrug"),
    )
    content = at(72, 80, "Bijlage 2: deelnemers aan het overleg", size=14, font="F4")
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            content += at(78 + 115 * column, 125 + 20 * row, text, size=9, font="F4" if not row else "F1")
    content += b"0.6 w " + b" ".join(f"72 {732 - 20 * n} m 532 {732 - 20 * n} l S".encode() for n in range(5))
    content += b" " + b" ".join(f"{72 + 115 * n} 732 m {72 + 115 * n} 652 l S".encode() for n in range(5))
    return (
        content
        + b"\n"
        + at(72, 240, f"Vragen aan {mail_address}.")
        + at(72, 800, "Noorderveen, blad 2", size=8)
    )


def note() -> bytes:
    """Return the operators of a short A5 note of a telephone call (quick to read by OCR).

    The space from 300 to 540 points down is left to the trap.
    """
    name, _, phone = BASE
    low = A5[1]
    return (
        at(48, 60, "Telefoonnotitie provincie Noorderveen", size=13, font="F4", height=low)
        + lines(
            48,
            100,
            (
                f"Gebeld door {name}, {phone},",
                "over haar bezwaarschrift tegen de vergunning.",
                "Zij vraagt naar de opvanglocatie. Graag een",
                "antwoord van de afdeling voor vrijdag.",
            ),
            height=low,
        )
        + at(48, 570, "afdeling Leefomgeving - notitie 12", size=8, height=low)
    )


def resources(**more: Any) -> Dictionary:
    """Return the resources of a page: the four base fonts and what else is given."""
    fonts = Dictionary(
        {
            f"/{key}": Dictionary(
                Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(f"/{base}"), Encoding=Name.WinAnsiEncoding
            )
            for key, base in _FONTS.items()
        }
    )
    found = Dictionary(Font=fonts)
    for key, value in more.items():
        if key == "Font":
            for name, font in value.items():
                fonts[name] = font
        else:
            found[f"/{key}"] = value
    return found


def add_page(pdf: pikepdf.Pdf, content: bytes, *, size: tuple[int, int] = A4, **more: Any) -> pikepdf.Page:
    """Add a page with this content; `more` goes into its resources."""
    pdf.add_blank_page(page_size=size)
    page = pdf.pages[-1]
    page.obj.Resources = resources(**more)
    page.obj.Contents = pdf.make_stream(content)
    return page


def document(*contents: bytes, size: tuple[int, int] = A4, **more: Any) -> pikepdf.Pdf:
    """Return a PDF with a page per content."""
    pdf = pikepdf.new()
    for content in contents:
        add_page(pdf, content, size=size, **more)
    return pdf


def saved(pdf: pikepdf.Pdf, **options: Any) -> bytes:
    """Return the bytes of a PDF, the same each time."""
    out = io.BytesIO()
    pdf.save(out, **{"static_id": True, "compress_streams": False, **options})
    return out.getvalue()


def form(
    pdf: pikepdf.Pdf, content: bytes, box: tuple[float, ...] = (0, 0, 595, 842), **keys: Any
) -> pikepdf.Object:
    """Return a form XObject."""
    return pdf.make_stream(
        content,
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array(list(box)),
        Resources=keys.pop("Resources", resources()),
        **keys,
    )


def simple(slot: bytes, base: bytes | None = None, **more: Any) -> bytes:
    """Return a letter (or another base page) with a trap in its open space."""
    return saved(document((letter() if base is None else base) + slot, **more))
