"""Lays a document out on its pages with nothing hidden, in a worker, for a person to look at."""

import io
from dataclasses import replace
from pathlib import Path

import numpy as np

from woo_redact.errors import UnreadableError
from woo_redact.language import recorded
from woo_redact.model import DocumentKind
from woo_redact.pdf.packed import READING, unpack
from woo_redact.pdf.paint import upright
from woo_redact.pdf.printed import paper_sheet
from woo_redact.pdf.sheet import Sheet
from woo_redact.pdf.text import read_pdf
from woo_redact.pipeline.layout import FOLDER, Layout, Size, ToLay, private_folder
from woo_redact.store import from_json, to_json, write_file


def beside(run: Path, number: str, key: str, ending: str) -> Path:
    """Return a file of a layout, in a folder that is its owner's alone.

    Raises:
        UnreadableError: when that folder is a way to elsewhere.
    """
    return private_folder(run) / f"{number}-{key}{ending}"


def lay(task: ToLay) -> Layout:
    """Lay one document out, or return how it was laid out before.

    Raises:
        UnreadableError: when it was not read, or its file cannot be opened.
    """
    document = task.document
    kept, path, places = (
        beside(task.run, document.id, task.key, ending) for ending in (".json", ".pdf", ".npy")
    )
    if kept.exists():
        layout: Layout = from_json(Layout, kept.read_bytes())
        # The files beside it, wherever the run lies today: what is kept may come from another place.
        return replace(layout, pdf=path, places=places if layout.places else None)
    forget(task.run, document.id, ".npy", ".pdf", ".json", but=task.key)
    if document.kind is DocumentKind.PAPER:
        pdf, sizes, sheet = _paper(task)
    elif document.unread:
        raise UnreadableError(recorded("not read: {unread}", unread=document.unread))
    else:
        from woo_redact.pipeline import showing  # noqa: PLC0415 - slow to import, and not for paper

        pdf, sizes, sheet = showing.typeset(document)
    write_file(path, pdf, private=True)
    if sheet is not None:
        write_file(places, _table(sheet), private=True)
    layout = Layout(sizes=sizes, pdf=path, places=None if sheet is None else places)
    write_file(kept, to_json(Layout, layout), private=True)
    return layout


def forget(run: Path, number: str, *endings: str, but: str) -> None:
    """Remove what was laid out of other states of a document than one, which another server may be making."""
    for ending in endings:
        for path in (run / FOLDER).glob(f"{number}-*{ending}"):
            if path.stem != f"{number}-{but}":
                path.unlink(missing_ok=True)


def _paper(task: ToLay) -> tuple[bytes, tuple[Size, ...], Sheet | None]:
    """Return a PDF as it is read, the sizes of its pages, and where its text stands."""
    document = task.document
    folder = task.run / "documents" / document.id
    source = next(iter(sorted(folder.glob("source*"))), None)
    if source is None or source.is_symlink() or folder.is_symlink():
        raise UnreadableError(recorded("the file of this document is not there"))
    data = source.read_bytes()
    reading = folder / READING
    paper = unpack(reading.read_bytes(), data, document) if reading.exists() else None
    if paper is None and document.text:
        paper = read_pdf(data)
    pdf, sizes = upright(data, paper.settled if paper else frozenset())
    return pdf, sizes, paper_sheet(paper) if paper and paper.text == document.text else None


def _table(sheet: Sheet) -> bytes:
    """Return where the characters of a text stand, as a file of numpy's."""
    table = np.full((len(sheet.text), 5), -1, np.float32)
    placed = [
        (offset, page, *sides)
        for offset, (page, sides) in enumerate(zip(sheet.pages, sheet.boxes, strict=True))
        if sides is not None
    ]
    if placed:
        rows = np.array(placed, np.float64)  # an offset may be larger than single precision can count
        table[rows[:, 0].astype(np.int64)] = rows[:, 1:]
    buffer = io.BytesIO()
    np.save(buffer, table)
    return buffer.getvalue()
