"""Every string a PDF carries outside its pages: in all objects, referenced or not, and in text streams.

Walks what qpdf finds in the file, so that nothing has to be known of where a string can hide: Info,
outlines, link targets, annotations, fields, page labels, the structure tree, layers, scripts,
attachments, XMP, the names of fonts and inks (`named`), what stands in the programs of fonts.
"""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

import pikepdf

from woo_redact.check.literals import LITERAL, decode, keyed, unescape
from woo_redact.check.named import marks, named
from woo_redact.check.objects import Thing
from woo_redact.language import recorded

_NAME: Final = re.compile(r"#([0-9A-Fa-f]{2})")
_TAG: Final = re.compile(r"<[^>]*>")
_SCHEMAS: Final = re.compile(r"<pdfaExtension:schemas>.*?</pdfaExtension:schemas>", re.DOTALL)
_COMMENT: Final = re.compile(r"<!--(.*?)-->", re.DOTALL)
_ATTRIBUTE: Final = re.compile(r"([\w:.-]+)\s*=\s*[\"']([^\"']*)")
_LETTERS: Final = frozenset({"/Type1C", "/CIDFontType0C", "/OpenType"})
_FONT_FILE: Final = (
    b"\x00\x01\x00\x00",
    b"OTTO",
    b"true",
    b"ttcf",
    b"\x01\x00\x04",
    b"%!PS-AdobeFont",
    b"\x80\x01",
)
_RUN: Final = re.compile(rb"[\x20-\x7e]{6,}|(?:\x00[\x20-\x7e]){6,}")
"""What a font or a colour profile says in words: one byte a letter, or two (OpenType's table "name")."""
_MACHINERY: Final = frozenset({"/XRef", "/ObjStm", "/CMap"})
_CALLED: Final = recorded("the name of a font, colour, layer or other part")
_KINDS: Final = {
    "Author": recorded("the document properties"),
    "Title": recorded("a title or bookmark"),
    "URI": recorded("a link"),
    "F": recorded("a file reference"),
    "UF": recorded("a file reference"),
    "Contents": recorded("an annotation"),
    "T": recorded("an annotation, field or structure element"),
    "V": recorded("a form field"),
    "DV": recorded("a form field"),
    "Alt": recorded("an alternative text"),
    "ActualText": recorded("a replacement text"),
    "E": recorded("an expanded abbreviation"),
    "JS": recorded("a script"),
    "Name": recorded("a layer or signature"),
    "Names": recorded("a named destination or attachment"),
    "P": recorded("a page label"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A string of the file and, in an officer's words, where it stands.

    `whole`: only a whole name in it tells something: the designer of Calibri is a De Groot too.
    """

    where: str
    text: str = field(repr=False)
    whole: bool = False


def carried(pdf: pikepdf.Pdf, things: Iterable[Thing]) -> tuple[Carried, ...]:
    """Return every string of the file, of which these are all objects."""
    found = list(_destinations(pdf))
    for thing in things:
        found += _strings(thing.source)
        if isinstance(thing.item, pikepdf.Stream):
            found += _stream(thing.item)
    found += _strings(pdf.trailer.unparse())
    found += (Carried(where=_CALLED, text=text, whole=whole) for text, whole in named(things))
    return tuple(dict.fromkeys(found))


def _destinations(pdf: pikepdf.Pdf) -> Iterator[Carried]:
    """Return the names of PDF 1.1 destinations: names, not strings."""
    for key in pdf.Root.get("/Dests", pikepdf.Dictionary()).keys():  # noqa: SIM118  # pikepdf iterates over values otherwise
        name = _NAME.sub(lambda code: chr(int(code[1], 16)), key[1:])
        yield Carried(where=recorded("a named destination"), text=name)


def _strings(unparsed: bytes) -> Iterator[Carried]:
    """Return the strings of one object as qpdf writes it."""
    for key, text in keyed(unparsed):
        yield Carried(where=_KINDS.get(key, recorded("the hidden data of the file")), text=text)


def _stream(stream: pikepdf.Stream) -> Iterator[Carried]:
    """Return the text of a stream that is no picture or machinery."""
    kinds = {str(stream.get("/Subtype", "")), str(stream.get("/Type", ""))}
    if kinds & _MACHINERY or "/Image" in kinds:
        return
    try:
        data = stream.read_bytes()
    except pikepdf.PdfError:  # a filter that qpdf lacks (JPEG, JBIG2): its bytes hold no readable words
        return
    if (
        kinds & _LETTERS
        or any(key in stream for key in ("/Length1", "/Alternate", "/N"))
        or data.startswith(_FONT_FILE)
    ):
        yield Carried(where=recorded("a font or colour profile"), text=_runs(data), whole=True)
        return
    if "/Metadata" in kinds or data[:200].lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"<?x", b"<x", b"<r")):
        markup = html.unescape(_text(data))
        yield from (Carried(where=recorded("the metadata (XMP)"), text=text) for text in _said(markup))
    elif "/Form" in kinds or is_content(data):
        yield from (
            Carried(where=recorded("the drawing operators of a page"), text=text) for text in shown(data)
        )
        yield from (Carried(where=recorded("a replacement text"), text=text) for _, text in replaced(data))
        yield from (Carried(where=_CALLED, text=text, whole=whole) for text, whole in marks(data))
    elif "/FunctionType" not in stream and b"begincmap" not in data[:2000]:
        yield Carried(where=recorded("an attachment or script"), text=_text(data))


def _runs(data: bytes) -> str:
    """Return the words in the bytes of a font or a profile, apart from each other."""
    return " | ".join(run.replace(b"\x00", b"").decode("ascii") for run in _RUN.findall(data))


def _said(markup: str) -> Iterator[str]:
    """Yield what XMP says of the document: texts, comments and attributes, not the words of XMP itself.

    Namespaces, element names and the description of schemas that PDF/A asks for (ISO 19005-2, 6.6.2.3) are
    the same in every file: "Media" or "Adobe" in them names nobody. Which elements there are, `metadata`
    checks.
    """
    own = _SCHEMAS.sub(" ", markup)
    yield _TAG.sub(" ", own)
    yield " ".join(_COMMENT.findall(own))
    yield " ".join(value for name, value in _ATTRIBUTE.findall(own) if not name.startswith("xmlns"))


def _text(data: bytes) -> str:
    """Decode a stream of text in whatever it is written."""
    if data.startswith((b"\xfe\xff", b"\xff\xfe")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


_OPERATOR: Final = re.compile(rb"(?<!\S)(?:BT|ET|re|cm|Do|q|Q|T[fmdjJ]|scn?|[mlfSWn])(?!\S)")
_MARKED: Final = re.compile(rb"<<(?:[^<>()]|\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>)*>>", re.DOTALL)
_ARRAY: Final = re.compile(
    rb"\[((?:\\.|\((?:\\.|[^\\()])*\)|[^\\\]()])*)\]\s*TJ|\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]+>(?=\s*Tj)",
    re.DOTALL,
)


def is_content(data: bytes) -> bool:
    """Tell whether a stream looks like drawing operators: also one that no page refers to any more."""
    return len(_OPERATOR.findall(data[:4000])) >= 3


def _is_letters(literal: bytes) -> bool:
    """Tell whether a shown string is of a simple font; two-byte glyph numbers begin with a zero."""
    return bool(literal) and not literal.startswith((b"\\000", b"\x00"))


def replaced(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield (key, text) of what marked content says for what it draws (/ActualText, /Alt, /E)."""
    for match in _MARKED.finditer(data):
        yield from (said for said in keyed(match.group()) if said[0] in {"ActualText", "Alt", "E"})


def shown(data: bytes) -> Iterator[str]:
    """Return what the text operators of a content stream show, where the codes are letters (simple fonts)."""
    if b"BT" not in data:
        return
    parts = []
    for match in _ARRAY.finditer(data):
        source = match[1] if match[1] is not None else match[0]
        pieces = [decode(unescape(piece)) for _, piece, _ in LITERAL.findall(source) if _is_letters(piece)]
        parts.append("".join(pieces))
    if text := " ".join(part for part in parts if part):
        yield text
