"""PDFs put together byte by byte, and by ReportLab and fpdf2: the second way to make each trap.

The first set comes from pikepdf; what one program never writes (free entries, comments, gaps, resources that
a page inherits, abbreviations) is written here.
"""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

A5 = (420, 595)

# The second person of the set. Nobody bears this name.
WHO = ("Gerlofke Boelsma", "g.boelsma@bericht.example", "06-51837264")
STAYS = ("Waterdrecht", "dijkversterking", "projectbureau", "inspraak")

_FONTS = (
    "/F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> "
    "/F2 << /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >> "
    "/F3 << /Type /Font /Subtype /Type1 /BaseFont /Courier-Bold /Encoding /WinAnsiEncoding >>"
)


def stream(content: bytes, keys: str = "") -> bytes:
    """Return a stream object's bytes."""
    return f"<< {keys} /Length {len(content)} >>\nstream\n".encode("latin-1") + content + b"\nendstream"


def packed(content: bytes, keys: str = "") -> bytes:
    """Return a deflated stream object's bytes."""
    return stream(zlib.compress(content), f"/Filter /FlateDecode {keys}")


def memo(slot: bytes = b"") -> bytes:
    """Return the operators of an A5 memo with a trap in its open space, 300 to 540 points down."""
    name, mail, phone = WHO
    return (
        b"BT /F2 14 Tf 45 540 Td (Waterschap Waterdrecht) Tj /F1 10 Tf 13 TL 0 -26 Td "
        + f"(Memo van het projectbureau, over de dijkversterking) Tj T* ({name} belt terug op {phone},) Tj T* "
        f"[(o)2(f) -280 (schrijft naar) -250 ({mail[:9]})1({mail[9:]})] TJ T* ".encode()
        + b"(De inspraak sluit aan het einde van de week.) Tj ET\n"
        + slot
        + b"\nBT /F2 8 Tf 45 30 Td (projectbureau, blad 1) Tj ET\n"
    )


def show(text: str, x: float = 45, y: float = 230, *, font: str = "F1", size: float = 11) -> bytes:
    """Return the operators of a line, in PDF's own places (y upwards)."""
    said = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return f"BT /{font} {size:g} Tf {x:g} {y:g} Td ".encode() + b"(" + said + b") Tj ET\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A file of one page: object 1 is the catalog, 2 the page tree, 3 the page, 4 its content; own ones from 5."""

    content: bytes = field(default_factory=memo)
    catalog: str = ""
    tree: str = ""
    page: str = ""
    resources: str = ""
    """Further resources of the page, beside the fonts (or the fonts too, when `fonts` is empty)."""
    fonts: str = ""
    """Further fonts."""
    more: Mapping[int, bytes] = field(default_factory=dict)
    trailer: str = ""
    size: tuple[float, float] = A5

    def objects(self) -> dict[int, bytes]:
        """Return the objects by number."""
        wide, high = self.size
        return {
            1: f"<< /Type /Catalog /Pages 2 0 R {self.catalog} >>".encode("latin-1"),
            2: f"<< /Type /Pages /Kids [3 0 R] /Count 1 {self.tree} >>".encode("latin-1"),
            3: (
                f"<< /Type /Page /Parent 2 0 R /Contents 4 0 R {self._box(wide, high)} {self.page} "
                f"{'' if '/Resources' in self.page + self.tree else self.all_resources()} >>"
            ).encode("latin-1"),
            4: stream(self.content),
            **self.more,
        }

    def _box(self, wide: float, high: float) -> str:
        return "" if "/MediaBox" in self.page + self.tree else f"/MediaBox [0 0 {wide:g} {high:g}]"

    def all_resources(self) -> str:
        """Return the entry for the page's resources."""
        return f"/Resources << /Font << {_FONTS} {self.fonts} >> {self.resources} >>"

    def bytes(self) -> bytes:
        """Return the file, with a classical table."""
        return written(self.objects(), trailer=self.trailer)


def written(
    objects: Mapping[int, bytes],
    *,
    trailer: str = "",
    head: bytes = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    between: bytes = b"",
) -> bytes:
    """Return objects as a file; `between` stands after each of them."""
    out = bytearray(head)
    places = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n" + between
    return bytes(out) + table(places, at=len(out), trailer=f"/Root 1 0 R {trailer}", free=True)


def table(places: Mapping[int, int], *, at: int, trailer: str, free: bool = False) -> bytes:
    """Return a cross-reference table of sections, the trailer and the end."""
    rows = [b"xref\n"]
    if free:
        rows.append(b"0 1\n0000000000 65535 f \n")
    for number, place in sorted(places.items()):
        rows.append(f"{number} 1\n{place:010} 00000 n \n".encode())
    size = max(places) + 1
    tail = f"trailer\n<< /Size {size} {trailer} >>\nstartxref\n{at}\n%%EOF\n"
    return b"".join(rows) + tail.encode("latin-1")


def form(content: bytes, keys: str = "", *, fonts: bool = True) -> bytes:
    """Return a form XObject's bytes."""
    own = f"/Resources << /Font << {_FONTS} >> >>" if fonts and "/Resources" not in keys else ""
    box = "" if "/BBox" in keys else "/BBox [0 0 420 595]"
    return stream(content, f"/Type /XObject /Subtype /Form {box} {own} {keys}")


def image(
    samples: bytes, size: tuple[int, int], space: str = "/DeviceGray", *, bits: int = 8, keys: str = ""
) -> bytes:
    """Return an image XObject's bytes; its filter is said in `keys`, deflated where none is."""
    colour = f"/ColorSpace {space}" if space else ""
    said = (
        f"/Type /XObject /Subtype /Image /Width {size[0]} /Height {size[1]} /BitsPerComponent {bits} {colour}"
    )
    return stream(samples, f"{said} {keys}") if "/Filter" in keys else packed(samples, f"{said} {keys}")


def joined(parts: Sequence[bytes]) -> str:
    """Return an array of references to the objects from 4 on, for /Contents."""
    return "[" + " ".join(f"{4 + n} 0 R" for n in range(len(parts))) + "]"
