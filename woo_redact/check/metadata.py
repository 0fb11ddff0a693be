"""Checks `metadata.*` (C04): Info and XMP hold only what is on the list of allowed properties.

Sources: April 2025, when every ministry reported names of authors in published PDFs; the AP's own ~800
documents. An allow-list, for nobody can list every field in which a program puts a name.

Allowed: the title (judged by `accessible` and `secrets`), the language, the programs that made the PDF,
dates, random ids, and the marks of PDF/A and PDF/UA. Dates stay because they are no personal data and
programs cannot leave them out of PDF/A. `Creator` and `CreatorTool` are free text in which people do
stand: they must name a known program. In another's PDF an author may be an organisation, and a subject or
keyword whatever names no person.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Final

import pikepdf

from woo_redact.check.personal import is_organisation, tells
from woo_redact.check.specimen import Specimen
from woo_redact.language import recorded
from woo_redact.model import Problem

_INFO: Final = frozenset(
    {
        "/Title",
        "/Producer",
        "/Creator",
        "/CreationDate",
        "/ModDate",
        "/Trapped",
        "/PTEX.Fullbanner",
        "/PTEX.FullBanner",
    }
)
_PROGRAMS: Final = frozenset({"/Creator", "/Producer"})
_XMP_PROGRAMS: Final = frozenset({"xmp:CreatorTool", "pdf:Producer", "stEvt:softwareAgent"})
_SPACES: Final = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/pdf/1.3/": "pdf",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
    "http://ns.adobe.com/xap/1.0/sType/ResourceEvent#": "stEvt",
    "http://ns.adobe.com/xap/1.0/sType/ResourceRef#": "stRef",
    "http://ns.adobe.com/xap/1.0/t/pg/": "xmpTPg",
    "http://www.aiim.org/pdfa/ns/id/": "pdfaid",
    "http://www.aiim.org/pdfua/ns/id/": "pdfuaid",
    "http://www.aiim.org/pdfa/ns/extension/": "pdfaExtension",
    "http://www.aiim.org/pdfa/ns/schema#": "pdfaSchema",
    "http://www.aiim.org/pdfa/ns/property#": "pdfaProperty",
    "http://www.npes.org/pdfx/ns/id/": "pdfxid",
}
_STRUCTURE: Final = ("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "adobe:ns:meta/")
_XMP: Final = frozenset(
    {
        *("dc:title", "dc:language", "dc:format", "pdf:Producer", "pdf:PDFVersion", "pdf:Trapped"),
        *("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate", "xmp:CreatorTool", "xmpTPg:NPages"),
        *("xmpMM:DocumentID", "xmpMM:InstanceID", "xmpMM:OriginalDocumentID", "xmpMM:RenditionClass"),
        *("xmpMM:VersionID", "xmpMM:History", "xmpMM:DerivedFrom"),
        *("stEvt:action", "stEvt:when", "stEvt:instanceID", "stEvt:softwareAgent", "stEvt:changed"),
        *("stRef:instanceID", "stRef:documentID", "stRef:originalDocumentID", "stRef:renditionClass"),
    }
)
_XMP_SPACES: Final = ("pdfaid:", "pdfuaid:", "pdfaExtension:", "pdfaSchema:", "pdfaProperty:", "pdfxid:")
_KNOWN_PROGRAM: Final = re.compile(
    r"pdf|^\W*(?:anonymous|unspecified|unknown(?:application)?)\W*$|\b(?:typst|pymupdf|mupdf|pikepdf|qpdf|woo.?redact|word|excel|powerpoint|outlook|microsoft|office|writer|calc|impress|acrobat|"
    r"adobe|indesign|illustrator|distiller|pscript|pdfmaker|latex|tex\b|ghostscript|cairo|skia|chrom|firefox|mozilla|"
    r"quartz|pages|preview|pdfkit|itext|reportlab|fpdf|pypdf|pdfbox|fop|prince|weasyprint|wkhtmltopdf|qt\b|scan|"
    r"canon|xerox|ricoh|konica|kyocera|toshiba|hp\b|epson|brother|fujitsu|abbyy|omnipage|tesseract|ocrmypdf|nitro|"
    r"foxit|pdf-?xchange|pdfcreator|pdfsam|nuance|zylab|octobox|aspose|telerik|tcpdf|dompdf|mpdf|jasper|crystal|"
    r"sap\b|xyenterprise|antenna|arbortext|framemaker|quark|scribus|inkscape|gimp|google|docs|groff|pandoc|sphinx|"
    r"doxygen|docbook|asciidoctor|decos|djuma|corsa|openpyxl|xlsxwriter|python-docx|apache|poi\b|dvips|dvipdfm|gnuplot|imagemagick|fig2dev|corel|photoshop|"
    # so is what calls itself after what programs do
    r"\w*(?:tex|server|maker|designer|creator|engine|printer|studio|viewer|editor)\b)"
    # What has a version or an address of its own is a program too; one or two letters are nobody's name.
    r"|\bv(?:ersion)?\.? ?\d|\b\d+\.\d+\.\d+|^https?://[\w./-]+$|^\W*\w{1,2}\W*$",
    re.IGNORECASE,
)
_PERSONAL: Final = re.compile(r"@|\\|/(?:home|users)/|\b[A-Z]:/", re.IGNORECASE)
_DUTCH: Final = {
    "/Author": recorded("the author"),
    "/Subject": recorded("the subject"),
    "/Keywords": recorded("keywords"),
    "dc:creator": recorded("the author"),
    "dc:description": recorded("a description"),
    "dc:subject": recorded("keywords"),
    "pdf:Keywords": recorded("keywords"),
}
_PROGRAM_KEY: Final = re.compile(
    r"/(?:SourceModified|Company|PTEX\.|GTS_|PDFX|ICNApp|AAPL|MSIP_Label_|Rendered|Generator|Application|Version|Status|"
    r"ContentTypeId|_|Order|PXCViewerInfo|Category|ISBN|Language|Tagged|Doc(?:ument)?(?:ID|Version)|"
    r"CreatorVersion|Trapped$|ID$|ConTeXt\.|BIDI\.)",
    re.IGNORECASE,
)
"""Keys that programs write for themselves."""
_FREE: Final = frozenset(
    {
        "dc:description",
        "dc:subject",
        "dc:publisher",
        "dc:rights",
        "dc:type",
        "dc:date",
        "dc:identifier",
        "dc:source",
        "dc:relation",
        "pdf:Keywords",
        "xmp:Label",
        "xmp:Rating",
    }
)
_SETTINGS: Final = frozenset(
    {"ColorMode", "ICCProfile", "DateCreated", "LegacyIPTCDigest", "DocumentAncestors"}
)
"""What Photoshop says of a picture and not of a person."""
_HARMLESS_SPACES: Final = (
    "http://ns.adobe.com/camera-raw-settings/1.0/",
    "http://ns.adobe.com/illustrator/1.0/",
    "http://ns.adobe.com/xap/1.0/g/",
    "http://ns.adobe.com/xap/1.0/t/pg/",
    "http://ns.adobe.com/xap/1.0/sType/Dimensions#",
    "http://ns.adobe.com/xap/1.0/sType/Font#",
    "http://ns.adobe.com/pdfx/1.3/",
    "http://ns.adobe.com/xap/1.0/rights/",
    "http://prismstandard.org/namespaces/basic/2.0/",
)
_MEND: Final = recorded("Remove the document properties (in Acrobat: Sanitize Document) and check again.")


def info(specimen: Specimen) -> Iterator[Problem]:
    """Hold the document information (Info) against the allowed properties."""
    maker = str(specimen.pdf.docinfo.get("/Producer", "")).strip()
    for key, value in specimen.pdf.docinfo.items():
        text = str(value).strip() if isinstance(value, pikepdf.String) else ""
        if text and key not in _INFO and not _harmless(key, text, specimen):
            yield Problem(what=recorded("The document properties hold {say}.", say=_say(key)), mend=_MEND)
        elif text and key in _PROGRAMS and not _is_program(text, free=key == "/Creator", maker=maker):
            yield Problem(
                what=recorded("The field {key} names no known program and may hold a name.", key=key[1:]),
                mend=_MEND,
                sure=0.7,
            )
        elif key == "/Title" and specimen.known is None and (datum := tells(text)) is not None:
            yield Problem(what=recorded("The title seems to name a person."), mend=_MEND, sure=datum.sure)


def _harmless(key: str, text: str, specimen: Specimen) -> bool:
    """Tell whether a field of another's PDF names nobody: an organisation as author, a key of a program."""
    if specimen.known is not None:
        return False
    if key == "/Author":
        return is_organisation(text) or _KNOWN_PROGRAM.search(text) is not None
    if key in {"/Subject", "/Keywords"}:
        return tells(text) is None and not _PERSONAL.search(text)
    return _PROGRAM_KEY.match(key) is not None and tells(text) is None and not _PERSONAL.search(text)


def xmp(specimen: Specimen) -> Iterator[Problem]:
    """Hold every XMP packet in the file, also of its pictures, against the allowed properties."""
    faults: dict[str, None] = {}
    for thing in specimen.things:
        if thing.stream and b"/Type /Metadata" in thing.source:
            faults |= dict.fromkeys(_packet(thing.item.read_bytes(), own=specimen.known is not None))
    for fault in faults:
        yield Problem(what=fault, mend=_MEND)


def private(specimen: Specimen) -> Iterator[Problem]:
    """Find private data of the programs that worked on the file (PieceInfo): drafts, layers, paths."""
    if any(b"/PieceInfo " in thing.source for thing in specimen.things):
        yield Problem(
            what=recorded("The PDF holds private data of a program (PieceInfo)."), mend=_MEND, sure=0.8
        )


def _packet(data: bytes, *, own: bool) -> Iterator[str]:
    """Say what is wrong in one XMP packet; a packet that cannot be read may hold anything."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        yield recorded("The metadata (XMP) cannot be read and may hold anything.")
        return
    try:
        root = ET.fromstring(data.strip(b" \t\r\n\x00"))  # noqa: S314  # no document type, so no entities to expand
    except ET.ParseError:
        yield recorded("The metadata (XMP) cannot be read and may hold anything.")
        return
    for element in root.iter():
        said = "".join(element.itertext()) or " ".join(element.attrib.values())
        for name, value in ((element.tag, said), *element.attrib.items()):
            if own or not _names_nobody(name, value):
                yield from _property(name, value)


def _names_nobody(tag: str, value: str) -> bool:
    """Tell whether a property of another's PDF names an organisation, or a theme and no person."""
    space, _, local = tag.removeprefix("{").partition("}")
    name = f"{_SPACES.get(space, '?')}:{local}"
    if name == "dc:creator":
        return is_organisation(value) or _KNOWN_PROGRAM.search(value) is not None
    if space == "http://ns.adobe.com/photoshop/1.0/" and local in _SETTINGS:
        return True
    if space in _HARMLESS_SPACES and _PROGRAM_KEY.match(f"/{local}"):
        return tells(value) is None
    if (
        name in _FREE
        or name.startswith(("xmpMM:", "stEvt:", "stRef:", "xmpRights:"))
        or space in _HARMLESS_SPACES
    ):
        return tells(value) is None and not _PERSONAL.search(value)
    return False


def _property(tag: str, value: str) -> Iterator[str]:
    """Say what is wrong with one property, an element or an attribute."""
    space, _, local = tag.removeprefix("{").partition("}")
    if (
        not local
        or space in _STRUCTURE
        or space == "http://www.w3.org/XML/1998/namespace"
        or not value.strip()
    ):
        return
    name = f"{_SPACES.get(space, '?')}:{local}"
    if name.startswith(_XMP_SPACES):
        return
    if name not in _XMP:
        yield recorded("The metadata (XMP) hold {say}.", say=_say(name))
    elif name in _XMP_PROGRAMS and not _is_program(value, free=name != "pdf:Producer"):
        yield recorded(
            "The field {name} in the metadata (XMP) names no known program; it may be a name.", name=name
        )


def _is_program(text: str, *, free: bool, maker: str = "") -> bool:
    """Tell whether a field names a program and nothing that leads to a person; `free`: users fill it in.

    `maker` is what wrote the file by its own account: a program that signs twice is a program.
    """
    known = not free or _KNOWN_PROGRAM.search(text) is not None or (text == maker and tells(text) is None)
    return known and not _PERSONAL.search(text)


def _say(name: str) -> str:
    """Name a property; the names of private properties are not repeated, they can hold anything."""
    return _DUTCH.get(name) or (
        recorded("the field {lstrip}", lstrip=name.lstrip("/"))
        if name.partition(":")[0] in _SPACES.values()
        else recorded("a private field")
    )
