"""Opens an untrusted PDF the one way both reading and erasing see it: gated, revealed, upright."""

import pymupdf

from woo_redact.errors import EncryptedError, UnreadableError

# MuPDF prints on stderr what it mends in a damaged file; we tell it in our own words.
pymupdf.TOOLS.mupdf_display_errors(on=False)
pymupdf.TOOLS.mupdf_display_warnings(on=False)

# Notes and marks whose text is not page content; they are dropped, never baked into the page.
_DROPPED_ANNOTATIONS = frozenset(
    {
        pymupdf.PDF_ANNOT_TEXT,
        pymupdf.PDF_ANNOT_POPUP,
        pymupdf.PDF_ANNOT_FILE_ATTACHMENT,
        pymupdf.PDF_ANNOT_SOUND,
        pymupdf.PDF_ANNOT_MOVIE,
        pymupdf.PDF_ANNOT_RICH_MEDIA,
        pymupdf.PDF_ANNOT_SCREEN,
        pymupdf.PDF_ANNOT_3D,
        pymupdf.PDF_ANNOT_REDACT,
        pymupdf.PDF_ANNOT_HIGHLIGHT,
        pymupdf.PDF_ANNOT_UNDERLINE,
        pymupdf.PDF_ANNOT_SQUIGGLY,
        pymupdf.PDF_ANNOT_STRIKE_OUT,
        pymupdf.PDF_ANNOT_CARET,
    },
)


def gate(untrusted_data: bytes) -> None:
    """Refuse what cannot be a whole PDF, before any library looks at it.

    Raises:
        UnreadableError: with the reason, for an empty, foreign or cut-off file.
    """
    if not untrusted_data.strip():
        raise UnreadableError("het bestand is leeg")
    if b"%PDF-" not in untrusted_data[:1024]:
        raise UnreadableError("dit is geen PDF")
    if b"%%EOF" not in untrusted_data[-2048:]:
        # MuPDF would repair a cut-off file and show what is left of it: that is not the whole document.
        raise UnreadableError("de PDF is afgebroken: het einde ontbreekt")


def open_revealed(untrusted_data: bytes) -> pymupdf.Document:
    """Return the PDF with fields and drawn annotations as page content, notes gone, pages upright.

    Reading and erasing both start here, so an offset found in the one is the same place in the other.

    Raises:
        UnreadableError: when the file is no whole, openable, ordinary PDF.
        EncryptedError: when it needs a password.
    """
    gate(untrusted_data)
    try:
        document = pymupdf.open(stream=untrusted_data, filetype="pdf")
        if document.needs_pass:
            raise EncryptedError("de PDF is beveiligd met een wachtwoord")
        if document.page_count == 0:
            raise UnreadableError("de PDF heeft geen pagina's")
        _refuse_odd_kinds(document)
        for page in document:
            for annotation in list(page.annots() or ()):
                if annotation.type[0] in _DROPPED_ANNOTATIONS:
                    page.delete_annot(annotation)
        document.bake()
        for page in document:
            # Turning a cropped page upright would uncover what was cropped: such a page stays turned and is
            # not trusted by the reader.
            if page.rotation and page.cropbox == page.mediabox:
                page.remove_rotation()
    except (pymupdf.FileDataError, pymupdf.EmptyFileError, pymupdf.mupdf.FzErrorBase) as error:
        raise UnreadableError("de PDF is beschadigd en niet te openen") from error
    except (RuntimeError, ValueError) as error:
        raise UnreadableError("de PDF is beschadigd en niet te lezen") from error
    return document


def _refuse_odd_kinds(document: pymupdf.Document) -> None:
    """Refuse portfolios and dynamic XFA forms: what a reader sees of them is not in the pages."""
    catalog = document.pdf_catalog()
    if document.xref_get_key(catalog, "Collection")[0] != "null":
        raise UnreadableError("de PDF is een portfolio: geef de bestanden die erin zitten los aan")
    if document.xref_get_key(catalog, "NeedsRendering")[1] == "true":
        raise UnreadableError("de PDF is een dynamisch XFA-formulier: druk het eerst af naar een gewone PDF")
