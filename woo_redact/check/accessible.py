"""Checks `accessible.*` (C10): language, a safe title, and tags.

Sources: EN 301 549 / WCAG 2.1 AA through the Besluit digitale toegankelijkheid overheid; PDF/UA-1
(ISO 14289-1) 7.1 (DisplayDocTitle) and 7.2 (Lang). A paper output keeps the tags its source had: none is no
failure there.
"""

import re
from collections.abc import Iterator
from typing import Final

import pikepdf

from woo_redact.check.specimen import Specimen
from woo_redact.language import recorded
from woo_redact.model import DocumentKind, Problem

_FILE_NAME: Final = re.compile(
    r"\.(docx?|pdf|msg|eml|xlsx?|pptx?|rtf|odt)$|^Microsoft Word - |[\\/]", re.IGNORECASE
)


def language(specimen: Specimen) -> Iterator[Problem]:
    """Look at the language: a screen reader must know that it is Dutch."""
    said = str(specimen.pdf.Root.get("/Lang", "")).casefold()
    if not said:
        yield Problem(
            what=recorded("The PDF names no language."),
            mend=recorded("Set the document language (/Lang) to nl-NL."),
        )
    elif specimen.known is not None and not (said == "nl" or said.startswith("nl-")):
        yield Problem(
            what=recorded("The language of the document is not set to Dutch."),
            mend=recorded("Set the document language (/Lang) to nl-NL."),
        )


def title(specimen: Specimen) -> Iterator[Problem]:
    """Look at the title: there, meant, not the name of a file, and shown instead of that name."""
    said = str(specimen.pdf.docinfo.get("/Title", "")).strip()
    known = specimen.known
    if not said:
        yield Problem(
            what=recorded("The PDF has no title."),
            mend=recorded("Give the document a title without personal data."),
        )
    elif known is not None and said != known.output.title.strip():
        yield Problem(
            what=recorded("The title is not the one that the document should have."),
            mend=recorded("Make the document again."),
        )
    elif known is None and _FILE_NAME.search(said):
        yield Problem(
            what=recorded("The title is the name of a file."),
            mend=recorded("Give the document a title without personal data."),
        )
    preferences = specimen.pdf.Root.get("/ViewerPreferences", pikepdf.Dictionary())
    if not bool(preferences.get("/DisplayDocTitle", False)):
        yield Problem(
            what=recorded("A reader shows the file name and not the title."),
            mend=recorded("Turn on DisplayDocTitle in the PDF."),
        )


def tags(specimen: Specimen) -> Iterator[Problem]:
    """Look for tags; a paper output keeps those it had."""
    paper = specimen.known is not None and specimen.known.output.kind is DocumentKind.PAPER
    if not paper and not _tagged(specimen.pdf.Root):
        yield Problem(
            what=recorded("The PDF has no tags; a screen reader does not read it in the right order."),
            mend=recorded("Make the PDF from the source with tags (PDF/UA)."),
        )


def _tagged(root: pikepdf.Object) -> bool:
    """Tell whether the document is tagged: marked as such, with a structure tree."""
    return "/StructTreeRoot" in root and bool(
        root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked", False)
    )
