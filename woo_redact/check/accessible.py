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
from woo_redact.model import DocumentKind, Problem

_FILE_NAME: Final = re.compile(
    r"\.(docx?|pdf|msg|eml|xlsx?|pptx?|rtf|odt)$|^Microsoft Word - |[\\/]", re.IGNORECASE
)


def language(specimen: Specimen) -> Iterator[Problem]:
    """Look at the language: a screen reader must know that it is Dutch."""
    said = str(specimen.pdf.Root.get("/Lang", "")).casefold()
    if not said:
        yield Problem(what="De PDF noemt geen taal.", mend="Zet de documenttaal (/Lang) op nl-NL.")
    elif specimen.known is not None and not (said == "nl" or said.startswith("nl-")):
        yield Problem(
            what="De taal van het document staat niet op Nederlands.",
            mend="Zet de documenttaal (/Lang) op nl-NL.",
        )


def title(specimen: Specimen) -> Iterator[Problem]:
    """Look at the title: there, meant, not the name of a file, and shown instead of that name."""
    said = str(specimen.pdf.docinfo.get("/Title", "")).strip()
    known = specimen.known
    if not said:
        yield Problem(
            what="De PDF heeft geen titel.", mend="Geef het document een titel zonder persoonsgegevens."
        )
    elif known is not None and said != known.output.title.strip():
        yield Problem(
            what="De titel is niet de titel die het document hoort te hebben.", mend="Maak het stuk opnieuw."
        )
    elif known is None and _FILE_NAME.search(said):
        yield Problem(
            what="De titel is de naam van een bestand.",
            mend="Geef het document een titel zonder persoonsgegevens.",
        )
    preferences = specimen.pdf.Root.get("/ViewerPreferences", pikepdf.Dictionary())
    if not bool(preferences.get("/DisplayDocTitle", False)):
        yield Problem(
            what="Een lezer toont de bestandsnaam en niet de titel.",
            mend="Zet DisplayDocTitle aan in de PDF.",
        )


def tags(specimen: Specimen) -> Iterator[Problem]:
    """Look for tags; a paper output keeps those it had."""
    paper = specimen.known is not None and specimen.known.output.kind is DocumentKind.PAPER
    if not paper and not _tagged(specimen.pdf.Root):
        yield Problem(
            what="De PDF heeft geen codelaag (tags); een schermlezer leest hem niet in de goede volgorde.",
            mend="Maak de PDF uit de bron met tags (PDF/UA).",
        )


def _tagged(root: pikepdf.Object) -> bool:
    """Tell whether the document is tagged: marked as such, with a structure tree."""
    return "/StructTreeRoot" in root and bool(
        root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked", False)
    )
