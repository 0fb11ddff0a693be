"""Check `accessible` (C10): language, a safe title, and tags.

Sources: EN 301 549 / WCAG 2.1 AA through the Besluit digitale toegankelijkheid overheid; PDF/UA-1
(ISO 14289-1) 7.1 (DisplayDocTitle) and 7.2 (Lang). A paper output keeps the tags its source had: none is no
failure there.
"""

import re
from collections.abc import Iterator
from typing import Final

import pikepdf

from woo_redact.check.specimen import Specimen
from woo_redact.model import DocumentKind, Problem

_FILE_NAME: Final = re.compile(
    r"\.(docx?|pdf|msg|eml|xlsx?|pptx?|rtf|odt)$|^Microsoft Word - |[\\/]", re.IGNORECASE
)


def accessible(specimen: Specimen) -> Iterator[Problem]:
    """Look at the document's language, title and tags."""
    root = specimen.pdf.Root
    language = str(root.get("/Lang", "")).casefold()
    if not (language == "nl" or language.startswith("nl-")):
        yield Problem(
            what="De taal van het document staat niet op Nederlands.",
            mend="Zet de documenttaal (/Lang) op nl-NL.",
        )
    yield from _title(specimen)
    preferences = root.get("/ViewerPreferences", pikepdf.Dictionary())
    if not bool(preferences.get("/DisplayDocTitle", False)):
        yield Problem(
            what="Een lezer toont de bestandsnaam en niet de titel.",
            mend="Zet DisplayDocTitle aan in de PDF.",
        )
    paper = specimen.known is not None and specimen.known.output.kind is DocumentKind.PAPER
    if not paper and not _tagged(root):
        yield Problem(
            what="De PDF heeft geen codelaag (tags); een schermlezer leest hem niet in de goede volgorde.",
            mend="Maak de PDF uit de bron met tags (PDF/UA).",
        )


def _title(specimen: Specimen) -> Iterator[Problem]:
    """Look at the title: there, meant, and not the name of a file."""
    title = str(specimen.pdf.docinfo.get("/Title", "")).strip()
    known = specimen.known
    if not title:
        yield Problem(
            what="De PDF heeft geen titel.", mend="Geef het document een titel zonder persoonsgegevens."
        )
    elif known is not None and title != known.output.title.strip():
        yield Problem(
            what="De titel is niet de titel die het document hoort te hebben.", mend="Maak het stuk opnieuw."
        )
    elif known is None and _FILE_NAME.search(title):
        yield Problem(
            what="De titel is de naam van een bestand.",
            mend="Geef het document een titel zonder persoonsgegevens.",
        )


def _tagged(root: pikepdf.Object) -> bool:
    """Tell whether the document is tagged: marked as such, with a structure tree."""
    return "/StructTreeRoot" in root and bool(
        root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked", False)
    )
