"""Shows in flat OpenDocument all that is hidden; takes out what points elsewhere or names an author."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from woo_redact.errors import UnreadableError
from woo_redact.language import recorded
from woo_redact.office import sheets, slides
from woo_redact.office.names import NAMES, name, paragraph, put_text_after, remove, text_of
from woo_redact.office.package import parser, words

_FIELDS = frozenset[str]().union(  # fields that LibreOffice would fill in anew: what stands there stays
    ("author-name", "author-initials", "initial-creator", "creator", "printed-by", "title", "subject"),
    ("keywords", "description", "user-defined", "file-name", "template-name", "date", "time", "print-date"),
    ("print-time", "creation-date", "creation-time", "modification-date", "modification-time"),
    ("editing-cycles", "editing-duration", "sender-firstname", "sender-lastname", "sender-email"),
    ("sender-phone-work", "sender-company", "sender-title", "sender-initials", "conditional-text"),
    ("variable-get", "variable-set", "user-field-get", "expression", "database-display", "placeholder"),
)
_LABELS = {
    "opmerkingen": recorded("made visible: comments ({})"),
    "verwijderd": recorded("made visible: text deleted with track changes ({})"),
    "verborgen tekst": recorded("made visible: hidden text ({})"),
    "bladen": recorded("made visible: hidden sheets ({})"),
    "rijen": recorded("made visible: hidden rows ({})"),
    "kolommen": recorded("made visible: hidden columns ({})"),
    "waarden": recorded("made visible: values that were invisible by their formatting ({})"),
    "dia's": recorded("made visible: hidden slides ({})"),
    "notities": recorded("made visible: notes and comments with slides ({})"),
    "overig": recorded("added at the end: text that LibreOffice did not take over ({})"),
    "elders": recorded("left out: pictures and links to a place elsewhere ({})"),
    "objecten": recorded("embedded objects: only their picture is processed ({})"),
    "celwijzigingen": recorded("left out: earlier values of cells from track changes ({})"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A flat document with everything shown, what was done to it in Dutch, and the words that are in it."""

    xml: bytes = field(repr=False)
    remarks: tuple[str, ...]
    words: frozenset[str] = field(repr=False)


def shown(untrusted_xml: bytes, source: tuple[str, ...]) -> Shown:
    """Return a flat document with everything in it on its pages; `source` are the paragraphs it came from.

    Raises:
        UnreadableError: when it is no such document.
    """
    try:
        root = etree.fromstring(untrusted_xml, parser())
    except etree.XMLSyntaxError as error:
        raise UnreadableError(recorded("LibreOffice cannot open the office file")) from error
    body = root.find(name("office:body"))
    if body is None or not len(body):
        raise UnreadableError(recorded("LibreOffice cannot open the office file"))
    counts: Counter[str] = Counter()
    for act in (
        _without_past,
        _without_authors,
        _without_elsewhere,
        _unhide_text,
        _unhide_sheets,
        _unhide_cells,
        _frozen,
    ):
        act(root, counts)
    counts["notities"] += slides.with_notes(body[0])
    _comments(root, counts)
    _plain_cells(root, counts)
    _add(body[0], _not_in(root, source), counts)
    if body[0].tag == name("office:spreadsheet"):
        sheets.lay_out(root)
    remarks = tuple(_LABELS[what].format(number) for what, number in counts.items() if number)
    return Shown(
        xml=etree.tostring(root, encoding="utf-8", xml_declaration=True), remarks=remarks, words=_words(body)
    )


def _not_in(root: etree._Element, source: tuple[str, ...]) -> list[str]:
    """Return the paragraphs that have a word which is nowhere in a document, page heads included."""
    known = _words(root)
    return [text for text in source if words(text) - known]


def _words(body: etree._Element) -> frozenset[str]:
    """Return the words of all paragraphs."""
    found: set[str] = set()
    for tag in ("text:p", "text:h"):
        for element in body.iter(name(tag)):
            found |= words(text_of(element))
    return frozenset(found)


def _all(root: etree._Element, *tags: str) -> Iterator[etree._Element]:
    """Yield the elements of these names, found before any is changed."""
    yield from list(root.iter(*map(name, tags)))


def _without_past(root: etree._Element, counts: Counter[str]) -> None:
    """Put what was deleted while changes were tracked back where it stood, marked; insertions just stay."""
    deleted: dict[str, str] = {}
    for region in _all(root, "text:changed-region"):
        deletion = region.find(name("text:deletion"))
        if deletion is not None:
            texts = [text_of(part) for tag in ("text:p", "text:h") for part in deletion.iter(name(tag))]
            deleted[region.get(name("text:id")) or ""] = " ".join(text for text in texts if text.strip())
    for mark in _all(root, "text:change", "text:change-start", "text:change-end"):
        gone = deleted.get(mark.get(name("text:change-id")) or "")
        if gone is not None and mark.tag == name("text:change") and gone:
            counts["verwijderd"] += 1
            put_text_after(mark, f"[verwijderd: {gone}]")
        elif gone is not None and mark.tag == name("text:change-start"):
            counts["verwijderd"] += 1
            put_text_after(mark, "[verwijderd: ")
        elif gone is not None and mark.tag == name("text:change-end"):
            put_text_after(mark, "]")
        remove(mark)
    for past in _all(root, "text:tracked-changes"):
        remove(past)
    for past in _all(root, "table:tracked-changes"):
        counts["celwijzigingen"] += sum(1 for _ in past.iter(name("table:cell-content-change")))
        remove(past)


def _without_authors(root: etree._Element, counts: Counter[str]) -> None:
    """Take out the data about the file, its scripts and its settings."""
    del counts
    for tag in ("office:meta", "office:scripts", "office:settings", "office:event-listeners"):
        for element in _all(root, tag):
            remove(element)


def _without_elsewhere(root: etree._Element, counts: Counter[str]) -> None:
    """Take out what LibreOffice would fetch, and sources to fill in anew."""
    href = name("xlink:href")
    for element in _all(
        root, "draw:image", "draw:object", "draw:object-ole", "draw:plugin", "draw:floating-frame"
    ):
        if element.find(name("office:document")) is not None:
            counts["objecten"] += 1
        elif (element.get(href) or "").strip() and not (element.get(href) or "").startswith("#"):
            counts["elders"] += 1
            remove(element)
    sources = ("text:section-source", "table:table-source", "table:cell-range-source", "office:dde-source",
               "table:dde-links", "text:dde-connection-decls", "presentation:sound")  # fmt: skip
    for element in _all(root, *sources, "style:background-image", "draw:fill-image"):
        if element.get(href) or element.tag in set(map(name, sources)):
            counts["elders"] += 1
            remove(element)


def _unhide_text(root: etree._Element, counts: Counter[str]) -> None:
    """Show hidden text, paragraphs and sections."""
    for element in _all(root, "style:text-properties"):
        if element.attrib.pop(name("text:display"), "true") != "true":
            counts["verborgen tekst"] += 1
    for element in _all(root, "text:section"):
        if element.attrib.pop(name("text:display"), "true") != "true":
            counts["verborgen tekst"] += 1
        element.attrib.pop(name("text:condition"), None)
    for element in _all(root, "text:hidden-text", "text:hidden-paragraph"):
        counts["verborgen tekst"] += 1
        put_text_after(element, element.get(name("text:string-value")) or text_of(element))
        remove(element)
    for element in _all(root, "style:drawing-page-properties"):
        if element.attrib.pop(name("presentation:visibility"), "visible") == "hidden":
            counts["dia's"] += 1


def _unhide_sheets(root: etree._Element, counts: Counter[str]) -> None:
    """Show hidden sheets, whole, whatever part of them was meant to be printed."""
    hidden = set()
    for style in _all(root, "style:style"):
        for element in style.findall(name("style:table-properties")):
            if element.get(name("table:display")) == "false":
                hidden.add(style.get(name("style:name")))
                element.set(name("table:display"), "true")
    for sheet in _all(root, "table:table"):
        counts["bladen"] += sheet.get(name("table:style-name")) in hidden
        for setting in ("table:print", "table:print-ranges", "table:display"):
            sheet.attrib.pop(name(setting), None)


def _unhide_cells(root: etree._Element, counts: Counter[str]) -> None:
    """Show hidden rows and columns, also those in a group that is folded."""
    for tag, what, many in (("row", "rijen", "rows"), ("column", "kolommen", "columns")):
        for element in _all(root, f"table:table-{tag}"):
            if element.attrib.pop(name("table:visibility"), "visible") != "visible":
                counts[what] += min(int(element.get(name(f"table:number-{many}-repeated")) or 1), 1_000)
        for element in _all(root, f"table:table-{tag}-group"):
            element.attrib.pop(name("table:display"), None)
    for element in _all(root, "style:table-cell-properties"):
        for setting in ("style:print-content", "style:cell-protect"):
            element.attrib.pop(name(setting), None)


def _frozen(root: etree._Element, counts: Counter[str]) -> None:
    """Make fields plain text: a date stays that of the document, a name that of who stood there."""
    del counts
    for element in _all(root, *(f"text:{kind}" for kind in sorted(_FIELDS))):
        element.tag = name("text:span")
        element.attrib.clear()


def _comments(root: etree._Element, counts: Counter[str]) -> None:
    """Show comments where they stand, without who made them."""
    for element in _all(root, "office:annotation"):
        text = " ".join(text_of(part) for part in element.iter(name("text:p")) if text_of(part).strip())
        cell = element.getparent()
        if text:
            counts["opmerkingen"] += 1
            if cell is not None and cell.tag == name("table:table-cell"):
                cell.append(paragraph(f"[opmerking: {text}]"))
            else:
                put_text_after(element, f" [opmerking: {text}] ")
        remove(element)
    for element in _all(root, "office:annotation-end"):
        remove(element)


def _plain_cells(root: etree._Element, counts: Counter[str]) -> None:
    """Make each cell of a spreadsheet the text that it shows, wrapped: nothing cut off, nothing computed."""
    if root.find(f"{name('office:body')}/{name('office:spreadsheet')}") is None:
        return
    for cell in _all(root, "table:table-cell", "table:covered-table-cell"):
        _plain_cell(cell, counts)
    for element in _all(root, "style:table-cell-properties"):
        element.set(name("fo:wrap-option"), "wrap")
        element.attrib.pop(name("style:shrink-to-fit"), None)
    for style in _all(root, "style:style"):
        is_bare = style.find(name("style:table-cell-properties")) is None
        if style.get(name("style:family")) == "table-cell" and is_bare:
            wrap = {name("fo:wrap-option"): "wrap"}
            style.insert(0, etree.Element(name("style:table-cell-properties"), wrap))
    for element in _all(root, "style:table-row-properties"):
        element.attrib.pop(name("style:row-height"), None)
        element.set(name("style:use-optimal-row-height"), "true")


def _plain_cell(cell: etree._Element, counts: Counter[str]) -> None:
    """Make one cell text; a value that its format hides is shown, as is what lies under a merged cell."""
    office = f"{{{NAMES['office']}}}"
    told = [v for k, v in cell.attrib.items() if k.startswith(office) and k.endswith("value")]
    if told and not any(text_of(part).strip() for part in cell.findall(name("text:p"))):
        counts["waarden"] += 1
        cell.append(paragraph(told[0]))
    if told or cell.get(name("table:formula")):
        for key in [k for k in cell.attrib if "value" in k or "formula" in k or "currency" in k]:
            del cell.attrib[key]
        cell.set(name("office:value-type"), "string")
    if cell.tag == name("table:covered-table-cell") and cell.find(name("text:p")) is not None:
        counts["waarden"] += 1
        _beside(cell)


def _beside(cell: etree._Element) -> None:
    """Give what stands in a cell under a merged one to that one."""
    before = cell.getprevious()
    while before is not None and before.tag != name("table:table-cell"):
        before = before.getprevious()
    if before is not None:
        for part in cell.findall(name("text:p")):
            before.append(part)


def _add(content: etree._Element, texts: list[str], counts: Counter[str]) -> None:
    """Put what LibreOffice did not take over at the end: comments of some programs, notes."""
    if not texts:
        return
    counts["overig"] += len(texts)
    lines = ["[niet overgenomen uit het bestand]", *texts]
    if content.tag == name("office:text"):
        for text in lines:
            content.append(paragraph(text))
    elif content.tag == name("office:spreadsheet"):
        sheets_there = content.findall(name("table:table"))
        table = etree.Element(name("table:table"), {name("table:name"): "Niet overgenomen"})
        if sheets_there and (style := sheets_there[-1].get(name("table:style-name"))):
            table.set(
                name("table:style-name"), style
            )  # else LibreOffice heads and numbers its page in English
        etree.SubElement(table, name("table:table-column"))
        for text in lines:
            row = etree.SubElement(table, name("table:table-row"))
            cell = etree.SubElement(row, name("table:table-cell"), {name("office:value-type"): "string"})
            cell.append(paragraph(text))
        if sheets_there:
            sheets_there[-1].addnext(table)
        else:
            content.append(table)
    else:
        slides.add_pages(content, lines)
