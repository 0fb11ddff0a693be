"""What the boxes of PDFs tell of the width of what they hide: each in widths.csv, summed up in the report."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from woo_redact.report.values import Report, Width

_FEW = 5  # names: a gap that fits fewer tells the reader much


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One document: its redactions with a gap, those that fit one name or none, few, and closed up."""

    id: str
    boxes: int
    one: int
    few: int
    closed: int
    pages: tuple[int, ...]


def telling(report: Report) -> tuple[Told, ...]:
    """Return the documents of which some box tells who may stand under it; `pages` are where (from 0)."""
    return tuple(told for told in map(_told, report.entries_with_widths) if told.one or told.few)


def _told(pair: tuple[str, tuple[Width, ...]]) -> Told:
    """Sum one document up."""
    identity, widths = pair
    open_ones = [width for width in widths if not width.closed and width.fits < width.of]
    few = [width for width in open_ones if width.fits < _FEW]
    return Told(
        id=identity,
        boxes=len(widths),
        one=sum(width.fits <= 1 for width in few),
        few=sum(width.fits > 1 for width in few),
        closed=sum(width.closed for width in widths),
        pages=tuple(sorted({width.page for width in few})),
    )


def table(report: Report) -> bytes:
    """Return a row per redaction of every PDF (CSV for a Dutch Excel): how many of the dossier's names fit.

    Internal: it says which boxes are weak.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(("stuk", "pagina", "label", "passende namen", "namen in het dossier", "regel gesloten"))
    writer.writerows(_rows(report))
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _rows(report: Report) -> Iterator[tuple[str, int, str, int, int, str]]:
    """Yield the rows."""
    for identity, widths in report.entries_with_widths:
        for width in widths:
            closed = "ja" if width.closed else "nee"
            yield identity, width.page + 1, width.label, width.fits, width.of, closed
