"""The only door to LibreOffice: office files become PDFs that show all that is in them."""

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from woo_redact.errors import UnreadableError
from woo_redact.language import recorded
from woo_redact.office import flat, package, program

_OPEN_XML = "application/vnd.openxmlformats-officedocument"
MEDIA_TYPES = {
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "ppt": "application/vnd.ms-powerpoint",
    "rtf": "application/rtf",
    **dict.fromkeys(("docx", "docm", "dotx"), f"{_OPEN_XML}.wordprocessingml.document"),
    **dict.fromkeys(("xlsx", "xlsm"), f"{_OPEN_XML}.spreadsheetml.sheet"),
    **dict.fromkeys(("pptx", "pptm", "ppsx"), f"{_OPEN_XML}.presentationml.presentation"),
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "odg": "application/vnd.oasis.opendocument.graphics",
}  # fmt: skip
_FLAT = {  # suffix → flat OpenDocument of its kind: one XML file that can be looked through and changed
    **dict.fromkeys(("doc", "docx", "docm", "dotx", "rtf", "odt"), "fodt"),
    **dict.fromkeys(("xls", "xlsx", "xlsm", "ods"), "fods"),
    **dict.fromkeys(("ppt", "pptx", "pptm", "ppsx", "odp"), "fodp"),
    "odg": "fodg",
}
_MISSING = recorded(
    "not processed: office file (.{}): install LibreOffice (Debian: apt-get install "
    "libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An office file: its bytes, and the suffix ("docx") of its kind."""

    data: bytes = field(repr=False)
    suffix: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """What became of an office file: a PDF and remarks in Dutch, or why there is none.

    `words` are those that must stand in the PDF; `missing` says that there is no LibreOffice here.
    """

    pdf: bytes = field(default=b"", repr=False)
    remarks: tuple[str, ...] = ()
    words: frozenset[str] = field(default=frozenset(), repr=False)
    unread: str = ""
    missing: bool = False


@dataclass(slots=True)
class _Work:
    """One file on its way: where it lies, what is told of it, the words that its PDF must have."""

    source: Source
    path: Path
    lost: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    unread: str = ""
    flat: Path | None = None
    words: frozenset[str] = frozenset()


def available() -> bool:
    """Tell whether office files can be read on this machine."""
    return where() is not None


def where() -> str | None:
    """Return the program that reads office files, None when there is none on this machine."""
    return program.found()


def convert(sources: Iterable[Source]) -> tuple[Converted, ...]:
    """Return what becomes of each file; LibreOffice is started twice for all of one kind, not for each.

    First each becomes flat OpenDocument, in which all that is hidden is shown and all that points elsewhere
    is taken out; that becomes the PDF. Who reads the PDF sees that every one of its `words` is in there.
    """
    given = tuple(sources)
    if not available():
        return tuple(Converted(unread=_MISSING.format(source.suffix), missing=True) for source in given)
    with tempfile.TemporaryDirectory(prefix="woo-redact-office-") as folder:
        place = Path(folder)
        works = [_prepared(source, place, number) for number, source in enumerate(given, start=1)]
        _flatten(works, place)
        for work in works:
            _show(work)
        _print(works, place)
        return tuple(_result(work) for work in works)


def _prepared(source: Source, place: Path, number: int) -> _Work:
    """Return a file, written under a number: its name never reaches the disk."""
    path = place / f"{number:04}.{source.suffix}"
    work = _Work(source=source, path=path)
    try:
        work.lost = package.paragraphs(source.data)
    except UnreadableError as error:
        work.unread = str(error)
    path.write_bytes(source.data)
    return work


def _flatten(works: list[_Work], place: Path) -> None:
    """Make flat OpenDocument of each file that can be read."""
    for target in sorted({_FLAT[work.source.suffix] for work in works if work.source.suffix in _FLAT}):
        mine = [w for w in works if not w.unread and _FLAT.get(w.source.suffix) == target]
        made = program.convert([w.path for w in mine], target, place / "flat", place)
        for work in mine:
            work.flat = made.get(work.path)
    for work in works:
        if work.flat is None and not work.unread:
            work.unread = recorded("LibreOffice cannot open the office file: it is damaged or protected")


def _show(work: _Work) -> None:
    """Show what is hidden in a file; note the words that must be seen on its pages."""
    if work.flat is None:
        return
    try:
        shown = flat.shown(work.flat.read_bytes(), work.lost)
    except UnreadableError as error:
        work.flat, work.unread = None, str(error)
        return
    work.flat.write_bytes(shown.xml)
    work.remarks, work.words = shown.remarks, shown.words


def _print(works: list[_Work], place: Path) -> None:
    """Make the PDFs."""
    flats = {work.flat: work for work in works if work.flat}
    made = program.convert(list(flats), "pdf", place / "pdf", place)
    for path, work in flats.items():
        work.path = made.get(path, work.path)
        if path not in made:
            work.unread = recorded("LibreOffice cannot convert the office file")


def _result(work: _Work) -> Converted:
    """Return what became of a file."""
    if work.unread:
        return Converted(unread=work.unread)
    return Converted(pdf=work.path.read_bytes(), remarks=work.remarks, words=work.words)
