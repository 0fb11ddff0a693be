"""Reads the words of an office file by itself, to hold against what LibreOffice makes of it."""

import io
import re
import unicodedata
import zipfile
import zlib

from lxml import etree

from woo_redact.errors import EncryptedError, UnreadableError
from woo_redact.language import recorded
from woo_redact.office.names import text_of

_PART = re.compile(
    r"^(?:word/(?:document|comments|footnotes|endnotes|header\d*|footer\d*)\w*\.xml"
    r"|xl/(?:sharedStrings|comments\d*|comments/\w+|threadedComments/\w+|worksheets/sheet\d+|drawings/drawing\d+)\.xml"
    r"|ppt/(?:slides|notesSlides|comments)/\w+\.xml|content\.xml|styles\.xml)$"
)
_PARAGRAPHS = frozenset({"p", "h", "si", "is", "comment", "threadedComment", "cm"})
_TEXTS = frozenset({"t", "delText", "text"})
_BLANKS = {"br": "\n", "cr": "\n", "tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}
_ODF = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_LARGEST = 200 * 1024 * 1024
_WORD = re.compile(r"\w+")
_COMPOUND = b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")


def paragraphs(untrusted_data: bytes) -> tuple[str, ...]:
    """Return the paragraphs, comments and notes of a zipped office file; of an older kind nothing.

    Raises:
        EncryptedError: when it needs a password; UnreadableError when it is damaged or too large.
    """
    if untrusted_data.startswith(_COMPOUND) and _LOCKED in untrusted_data:
        raise EncryptedError(recorded("the office file is protected with a password"))
    if not untrusted_data.startswith(b"PK"):
        return ()
    try:
        with zipfile.ZipFile(io.BytesIO(untrusted_data)) as archive:
            infos = archive.infolist()
            if sum(info.file_size for info in infos) > _LARGEST:
                raise UnreadableError(recorded("the office file is too large when unpacked"))
            names = {info.filename for info in infos}
            if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read(
                "META-INF/manifest.xml"
            ):
                raise EncryptedError(recorded("the office file is protected with a password"))
            parts = [archive.read(info) for info in infos if _PART.match(info.filename)]
    except (
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        EOFError,
        RuntimeError,
        ValueError,
        NotImplementedError,
    ) as error:
        raise UnreadableError(recorded("the office file is damaged or incomplete")) from error
    return tuple(text for part in parts for text in _texts(part))


def _texts(part: bytes) -> list[str]:
    """Return the paragraphs in one XML file."""
    try:
        root = etree.fromstring(part, parser())
    except etree.XMLSyntaxError as error:
        raise UnreadableError(recorded("the office file is damaged or incomplete")) from error
    found = []
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        name = etree.QName(element)
        if name.localname == "hidden-text":  # its words are no content: LibreOffice drops some of these
            found.append(element.get(f"{{{_ODF}}}string-value", ""))
        if name.localname not in _PARAGRAPHS:
            continue
        if name.namespace == _ODF:
            text = text_of(element)  # without the comments in it and who made them: those come by themselves
        else:
            inner = ((e, etree.QName(e).localname) for e in element.iter() if isinstance(e.tag, str))
            text = "".join(_BLANKS.get(kind) or (e.text or "" if kind in _TEXTS else "") for e, kind in inner)
        if text.strip():
            found.append(text)
    return found


def parser() -> etree.XMLParser:
    """Return a parser that expands nothing and fetches nothing."""
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, load_dtd=False)


def words(text: str) -> frozenset[str]:
    """Return the words of a text, without regard to case and form."""
    return frozenset(_WORD.findall(_plain(text)))


def _plain(text: str) -> str:
    """Return a text as it is compared."""
    return unicodedata.normalize("NFKC", text.replace("\u00ad", "").replace("\u200b", "")).casefold()


def missing(text: str, wanted: frozenset[str]) -> int:
    """Count those of the words that do not stand in a text, also not over the end of a line."""
    plain = _plain(text)
    whole = frozenset(_WORD.findall(plain))
    joined = re.sub(r"[\W_]+", "", plain)
    return sum(word not in whole and word.replace("_", "") not in joined for word in wanted)
