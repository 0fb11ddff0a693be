"""Opens an untrusted PDF the one way both reading and erasing see it: gated, revealed, upright."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Self

import pikepdf
import pymupdf

from woo_redact.errors import EncryptedError, UnreadableError
from woo_redact.language import recorded
from woo_redact.pdf import ocr
from woo_redact.pdf.pace import begin_page
from woo_redact.pdf.pictures import blank_masked, check_codes
from woo_redact.pdf.private import has_private, with_signs
from woo_redact.pdf.reveal import reveal, without_notes
from woo_redact.pdf.tags import Tag
from woo_redact.pdf.unseen import Removed, remove_unseen
from woo_redact.pdf.upright import straighten

# MuPDF prints on stderr what it mends in a damaged file; we tell it in our own words.
pymupdf.TOOLS.mupdf_display_errors(on=False)
pymupdf.TOOLS.mupdf_display_warnings(on=False)

_TAIL = 2048  # bytes at the end of a file in which its end must stand


def gate(untrusted_data: bytes) -> None:
    """Refuse what cannot be a whole PDF, before any library looks at it.

    Raises:
        UnreadableError: with the reason, for an empty, foreign or cut-off file.
    """
    if not untrusted_data.strip():
        raise UnreadableError(recorded("the file is empty"))
    if b"%PDF-" not in untrusted_data[:1024]:
        raise UnreadableError(recorded("this is no PDF"))
    end = untrusted_data.rfind(b"%%EOF")
    # What follows the end may be anything but more PDF; it is not copied.
    if end < 0 or (end < len(untrusted_data) - _TAIL and b" obj" in untrusted_data[end:]):
        # MuPDF would repair a cut-off file and show what is left of it: that is not the whole document.
        raise UnreadableError(recorded("the PDF was cut off: its end is missing"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An open PDF as reading and erasing see it; use it in a `with` statement.

    `remarks` tell in Dutch what is no longer in it; `unread` are the pages whose content shows characters
    that MuPDF does not report; `settled` those on which nothing had to go or to be turned; `tags` its
    structure, without the texts in it.
    """

    document: pymupdf.Document
    remarks: tuple[str, ...] = ()
    unread: frozenset[int] = frozenset()
    settled: frozenset[int] = frozenset()
    tags: Tag | None = field(default=None, repr=False)

    def __enter__(self) -> Self:
        """Return the source itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the PDF."""
        self.document.close()


@contextmanager
def guarded() -> Iterator[None]:
    """Tell what MuPDF cannot do with a file as a fault of the file.

    Raises:
        UnreadableError: in place of MuPDF's own errors.
    """
    try:
        yield
    except (pymupdf.FileDataError, pymupdf.EmptyFileError, pymupdf.mupdf.FzErrorBase) as error:
        raise UnreadableError(recorded("the PDF is damaged and cannot be opened")) from error
    except (RuntimeError, ValueError, pikepdf.PdfError) as error:
        raise UnreadableError(recorded("the PDF is damaged and cannot be read")) from error


def unlocked(untrusted_data: bytes, passwords: tuple[str, ...]) -> bytes | None:
    """Return a PDF that needs a password without its encryption, None when it needs none.

    Raises:
        UnreadableError: when it is no whole PDF; EncryptedError when no password opens it.
    """
    gate(untrusted_data)
    with guarded(), pymupdf.open(stream=untrusted_data, filetype="pdf") as document:
        if not document.needs_pass:
            return None
        if not any(document.authenticate(password) for password in passwords):
            wrong = recorded(" and the given password does not fit") if passwords else ""
            raise EncryptedError(recorded("the PDF is protected with a password{wrong}", wrong=wrong))
        return bytes(document.tobytes(encryption=pymupdf.PDF_ENCRYPT_NONE, no_new_id=True))


def open_source(untrusted_data: bytes, *, settled: frozenset[int] = frozenset()) -> Source:
    """Return the PDF with fields and drawn annotations as page content, notes gone, pages upright.

    Reading and erasing both start here, so an offset found in the one is the same place in the other. Pages
    that were found `settled` when this very file was read are not looked at again: they are as they were.

    Raises:
        UnreadableError: when the file is no whole, openable, ordinary PDF.
        EncryptedError: when it needs a password (see `unlocked`).
    """
    gate(untrusted_data)
    with guarded():
        plain, remarks, tagged = _flattened(untrusted_data)
        revealed = reveal(plain)
        document = pymupdf.open(stream=revealed.data, filetype="pdf")
        if document.page_count != len(revealed.shown):
            raise UnreadableError(recorded("the PDF is damaged: not every program sees as many pages"))
        check_codes(document)
        blank_masked(document)
        unseen, unread, still = [], set(), set(settled)
        private: list[int] = []
        for page in document:
            begin_page(page.number)
            page.remove_rotation()
            if page.number in settled:
                continue
            trace = page.get_texttrace()
            if sum(len(piece["chars"]) for piece in trace) < revealed.shown[page.number]:
                unread.add(page.number)
            removed = remove_unseen(page, trace)
            if removed is not Removed.NONE:
                unseen.append(str(page.number + 1))
            if removed is Removed.SOME:
                unread.add(page.number)
            turned = ocr.available() and straighten(page)
            private += [page.number] if has_private(trace) else []
            if removed is Removed.NONE and not turned and page.number not in private:
                still.add(page.number)
        document = with_signs(document, private)
    told = [*remarks, *revealed.remarks]
    if tagged and revealed.tags is None:
        told.append(recorded("the redacted PDF no longer has: tags for assistive tools"))
    if unseen:
        told.append(recorded("invisible text left out (page {unseen})", unseen=", ".join(unseen)))
    return Source(
        document=document,
        remarks=tuple(told),
        unread=frozenset(unread),
        settled=frozenset(still),
        tags=revealed.tags,
    )


def _flattened(untrusted_data: bytes) -> tuple[bytes, tuple[str, ...], bool]:
    """Return the file without its past and its encryption, fields and drawn annotations in the pages.

    With it what is to be told of that, and whether it has tags.
    """
    with pymupdf.open(stream=untrusted_data, filetype="pdf") as document:
        if document.needs_pass:
            raise EncryptedError(recorded("the PDF is protected with a password"))
        if document.page_count == 0:
            raise UnreadableError(recorded("the PDF has no pages"))
        _refuse_odd_kinds(document)
        embedded, notes = document.embfile_count(), 0
        annotated = any(page.annot_xrefs() for page in document)
        repaired = document.is_repaired
        tagged = document.xref_get_key(document.pdf_catalog(), "StructTreeRoot")[0] != "null"
        archived = "pdfaid" in document.get_xml_metadata()
        data = _plain(document)
    if annotated:
        data, notes = without_notes(data)
        with pymupdf.open(stream=data, filetype="pdf") as document:
            document.bake()
            data = _plain(document)
    counts = (
        (embedded, recorded("embedded files left out")),
        (notes, recorded("annotations and marks left out")),
    )
    remarks = [f"{what}: {number}" for number, what in counts if number]
    if repaired:
        remarks.append(recorded("the PDF was damaged and has been mended"))
    if archived:  # nothing here can prove that a file still is what the standard asks
        remarks.append(recorded("the redacted PDF is no PDF/A any more"))
    return data, tuple(remarks), tagged


def _plain(document: pymupdf.Document) -> bytes:
    """Return a document as a file in which nothing is left that nothing refers to, without encryption."""
    return bytes(document.tobytes(garbage=3, encryption=pymupdf.PDF_ENCRYPT_NONE, no_new_id=True))


def _refuse_odd_kinds(document: pymupdf.Document) -> None:
    """Refuse portfolios and dynamic XFA forms: what a reader sees of them is not in the pages."""
    catalog = document.pdf_catalog()
    if document.xref_get_key(catalog, "Collection")[0] != "null":
        raise UnreadableError(recorded("the PDF is a portfolio: supply the files in it one by one"))
    if document.xref_get_key(catalog, "NeedsRendering")[1] == "true":
        raise UnreadableError(recorded("the PDF is a dynamic XFA form: print it to an ordinary PDF first"))
