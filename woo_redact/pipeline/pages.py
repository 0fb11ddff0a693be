"""The pages of a document for a person to look at, made by workers, for files are untrusted.

Light on purpose: a server that shows pages imports this, and only its workers what lays them out.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from woo_redact.pipeline.layout import Layout, ToLay, ToPreview

Places = npt.NDArray[np.float32]
"""A row for each character: its page (-1: none), and the left, top, right and bottom of its box in points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToPaint:
    """A page to paint."""

    pdf: Path
    page: int
    dpi: float


def lay(task: ToLay) -> Layout:
    """Lay a document out, in a worker.

    Raises:
        UnreadableError: when it was not read, or its file cannot be opened.
    """
    from woo_redact.pipeline import laying  # noqa: PLC0415 - a worker's alone

    return laying.lay(task)


def preview(task: ToPreview) -> Layout:
    """Redact a document for eyes alone, in a worker.

    Raises:
        RedactionError: when it cannot be done wholly.
    """
    from woo_redact.pipeline import previewing  # noqa: PLC0415 - a worker's alone

    return previewing.preview(task)


def warm_paint(_: int) -> None:
    """Import what painting takes, in a worker."""
    from woo_redact.pdf import paint  # noqa: F401, PLC0415 - a worker's alone


def warm(_: int) -> None:
    """Import what laying out takes, in a worker, before anybody waits for it."""
    from woo_redact.pipeline import laying, showing  # noqa: F401, PLC0415 - a worker's alone


def paint_page(task: ToPaint) -> bytes:
    """Paint one page, as a PNG."""
    from woo_redact.pdf.paint import paint  # noqa: PLC0415 - a worker's alone

    return paint(task.pdf, task.page, task.dpi)


def places_in(layout: Layout) -> Places | None:
    """Return where the characters of a laid out text stand; the file is read as far as it is looked at."""
    return None if layout.places is None else np.load(layout.places, mmap_mode="r")
