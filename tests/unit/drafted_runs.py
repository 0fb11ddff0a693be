"""Runs with drafts, and what other programs do to a draft: made with pikepdf and pypdf, not with our own writer."""

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pymupdf

from tests.unit.review_runs import SAID, decisions, make_run, read_marked
from woo_redact.model import Decided, Span
from woo_redact.pipeline.drafting import Imported, import_draft, write_drafts
from woo_redact.read.pdf import read_paper
from woo_redact.store import Store, to_json

MAIL = (
    "Geachte heer ![Barend Kuiper], wij spraken met ?[Sanne Oldenhof] over de vergunning.\n"
    "De wethouder was er ook bij. U bereikt ons op ![06 1234 5678] tijdens kantooruren."
)


def paper_run(folder: Path, marked: str, picture: tuple[int, int, int, int] | None = None) -> Path:
    """Return a run with one paper document, 0001, of marked lines, and a picture of grey stripes."""
    make_run(folder, {})
    lines = SAID.sub(lambda match: match["words"], marked).split("\n")
    with pymupdf.open() as pdf:
        page = pdf.new_page(width=595, height=842)
        for number, line in enumerate(lines):
            page.insert_text((60, 90 + 24 * number), line, fontsize=11)
        if picture:
            stripes = bytes(255 if column // 9 % 2 else 90 for _ in range(60) for column in range(200))
            page.insert_image(picture, pixmap=pymupdf.Pixmap(pymupdf.csGRAY, 200, 60, stripes, False))  # noqa: FBT003
        data = pdf.tobytes()
    document = read_paper(data, source="brief.pdf", name="brief.pdf", local_id="0001", parent=None)
    text, said = read_marked(marked)
    moved = []
    for span, outcome, subject in said:
        start = document.text.index(span.of(text))
        moved.append((Span(start, start + len(span)), outcome, subject))
    with Store(folder) as store:
        store.add_family("brief.pdf", document.sha256, (document,))
        store.keep("0001", "swept", "key", to_json(Decided, Decided(text=decisions(document, moved))))
    place = folder / "documents" / "0001" / "source.pdf"
    place.parent.mkdir(parents=True)
    place.write_bytes(data)
    return folder


def mail_run(folder: Path, marked: str = MAIL) -> Path:
    """Return a run with one text, 0001."""
    return make_run(folder, {"0001": marked})


def draft_of(run: Path) -> Path:
    """Write the draft of document 0001."""
    (written,) = write_drafts(run, ["0001"], jobs=0)
    assert written.path is not None, written.reason
    return written.path


def edited(path: Path, edit: Callable[[pikepdf.Pdf], None]) -> Path:
    """Save a draft as another program would after an edit."""
    with pikepdf.open(path) as pdf:
        edit(pdf)
        buffer = io.BytesIO()
        pdf.save(buffer)
    changed = path.with_name("terug.pdf")
    changed.write_bytes(buffer.getvalue())
    return changed


def marks(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    """Return the Redact annotations of the first page."""
    return [a for a in pdf.pages[0].Annots if a.Subtype == "/Redact"]


def drop(pdf: pikepdf.Pdf, number: int) -> None:
    """Take a mark away."""
    gone = marks(pdf)[number].objgen
    pdf.pages[0].Annots = pikepdf.Array([a for a in pdf.pages[0].Annots if a.objgen != gone])


def place_of(path: Path, words: str) -> tuple[float, float, float, float]:
    """Return where words stand on the first page, in PDF's own space: left, bottom, right, top."""
    with pymupdf.open(path) as pdf:
        found = pdf[0].search_for(words)[0]
        height = pdf[0].rect.height
    return found.x0, height - found.y1, found.x1, height - found.y0


def take_over(run: Path, path: Path, **how: object) -> Imported:
    """Read a draft back as "Lotte"."""
    return import_draft(run, path, by="Lotte", jobs=0, **how)  # type: ignore[arg-type]
