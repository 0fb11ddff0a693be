"""The adversarial set (`tests/paper`) redacted in ways that are in use, each file kept that still holds a secret.

"bars": black rectangles over what a search finds. "scrub": PyMuPDF's redaction, scrub and a clean save.
"copy": the redacted pages copied into a new file. Whether a secret is left is told by an auditor apart from
every tool under test: pdfminer.six, qpdf's objects and streams, folded spellings. A secret that still stands
readable on the page is no hidden leak and is left out: no tool can know that it should have gone.
"""

import contextlib
import io
from collections.abc import Iterator

import pikepdf
import pymupdf

from tests.paper.carriers import carriers
from tests.paper.cases import Case
from tests.paper.folding import needles, seen, seen_in_bytes
from tests.paper.make_set import cases


def leaking() -> Iterator[tuple[str, bytes]]:
    """Yield (name, PDF) of the files that leak something hidden."""
    for number, case in enumerate(cases()):
        if case.make.__module__.endswith(("traps_text", "traps_layout")):
            continue  # odd spellings and columns: what a search misses there stays readable
        data = case.make()
        ways = ("scrub", "copy", "bars") if number % 5 == 0 else ("scrub", "copy")
        for way in ways:
            made = redacted(data, case.secrets, way)
            if made is not None and _leaks(case, made):
                yield f"{case.name}.{way}", made


def redacted(data: bytes, secrets: tuple[str, ...], way: str) -> bytes | None:
    """Return a PDF redacted in one of the ways, None when PyMuPDF cannot."""
    try:
        with pymupdf.open(stream=data, filetype="pdf") as made:
            for page in made:
                for found in [rect for secret in secrets for rect in page.search_for(secret)]:
                    if way == "bars":
                        page.draw_rect(found, color=None, fill=(0, 0, 0))
                    else:
                        page.add_redact_annot(found, fill=(0, 0, 0))
                if way != "bars":
                    page.apply_redactions()
            if way == "copy":
                with pymupdf.open() as fresh:
                    fresh.insert_pdf(made, annots=False, links=False, widgets=False)
                    return bytes(fresh.tobytes(garbage=4))
            if way == "scrub":
                with contextlib.suppress(
                    Exception
                ):  # it raises on a note with a popup: then the file goes out as it is
                    made.scrub()
            return bytes(made.tobytes(garbage=4, clean=way == "scrub"))
    except (RuntimeError, ValueError):
        return None


def _leaks(case: Case, data: bytes) -> bool:
    """Tell whether a secret is left in the file that does not stand readable on a page."""
    wanted = needles((*case.secrets, *case.also))
    try:
        carried = list(carriers(data))
    except pikepdf.PdfError:
        return False
    left: set[str] = set()
    for _, said in carried:
        left |= set(seen_in_bytes(said, wanted) if isinstance(said, bytes) else seen(said, wanted))
    from pdfminer.high_level import extract_text

    with contextlib.suppress(Exception):  # an odd file: what the objects say counts alone
        left |= set(seen(extract_text(io.BytesIO(data)), wanted))
    return bool(left - _readable(data, wanted))


def _readable(data: bytes, wanted: dict[str, str]) -> set[str]:
    """Return the secrets that a person reads on the pages: drawn in a common colour, on a page, not covered."""
    with pymupdf.open(stream=data, filetype="pdf") as document:
        texts = []
        for page in document:
            pixmap = page.get_pixmap(dpi=72)
            for word in page.get_text("words", clip=page.rect):
                area = pymupdf.IRect(pymupdf.Rect(word[:4]) * page.rotation_matrix) & pixmap.irect
                if (
                    not area.is_empty
                    and len(
                        {pixmap.pixel(x, y) for x in range(area.x0, area.x1) for y in range(area.y0, area.y1)}
                    )
                    > 3
                ):
                    texts.append(word[4])
        return set(seen(" ".join(texts), wanted))
