"""The pictures that a page draws; of a page that draws none, MuPDF is asked once."""

from typing import Any

import pymupdf

_BARE = "_draws_no_picture"
"""Set on a page that was found to draw none: PyMuPDF keeps what it found, but not that it found nothing."""


def images(page: pymupdf.Page, *, xrefs: bool = False, hashes: bool = False) -> list[dict[str, Any]]:
    """Return the pictures on a page as `Page.get_image_info` does; none may be added to the page later."""
    if getattr(page, _BARE, False):
        return []
    found: list[dict[str, Any]] = page.get_image_info(xrefs=xrefs, hashes=hashes)
    if not found:
        setattr(page, _BARE, True)
    return found
