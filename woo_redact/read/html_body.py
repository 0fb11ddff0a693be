"""Reads a body in HTML: parsed, never rendered, nothing fetched; what cannot be seen is counted and left."""

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from woo_redact.errors import UnreadableError
from woo_redact.language import recorded
from woo_redact.model import Attributes, BlockKind
from woo_redact.read import tables
from woo_redact.read.clean import cleaned
from woo_redact.read.draft import BULLET, RULE, Body, Draft
from woo_redact.read.limits import MAX_MARKUP, MAX_OPEN_TAGS, MAX_PICTURES, MAX_REOPENED
from woo_redact.read.links import adds, target
from woo_redact.read.quoting import mark_quotes
from woo_redact.read.style import Sheet, Style, declarations, read_sheet

_UNREAD = frozenset({"head", "script", "style", "template", "title", "meta", "link", "base"})
_HARD = frozenset[str]().union(  # elements with space above and below them
    ("p", "ul", "ol", "dl", "blockquote", "pre", "figure", "table", "caption", "fieldset"),
    ("h1", "h2", "h3", "h4", "h5", "h6"),
)
_SOFT = frozenset[str]().union(  # elements on lines of their own
    ("div", "center", "section", "article", "header", "footer", "nav", "aside", "main", "address", "form"),
    ("tr", "tbody", "thead", "tfoot", "dt", "dd", "figcaption", "details", "summary", "option", "legend"),
)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)")
_CLOSES_ITSELF = frozenset[str]().union(  # elements that have no content, or whose end tag is often left out
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "wbr"),
    ("p", "li", "td", "th", "tr", "tbody", "thead", "tfoot", "dd", "dt", "option", "html", "head", "body"),
)
_FORMATS = frozenset[str]().union(  # elements that are opened again in every block until they are closed
    ("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"),
)
_NO_WIDTH = re.compile(r"(?<![\w.#])0(?:\.0+)?(?:px|pt|cm|in)?(?![\w.])")
_CONDITION = re.compile(r"^\s*(?:\[if\b|<!\[endif|\[endif|StartFragment|EndFragment)")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_DATA = re.compile(r"^data:(image/[\w.+-]+);base64,([A-Za-z0-9+/\s]+)=*\s*$", re.IGNORECASE)  # RFC 2397
_MSO_LIST = re.compile(r"mso-list:\s*l\d+\s+level(\d+)", re.IGNORECASE)
_NUMBERED = re.compile(r"^\(?(?:\d{1,3}|[A-Za-z]{1,4})[.)]$")


def html_body(untrusted_html: str) -> Body:
    """Return the HTML body of a mail as drafts, quoted headers marked.

    Raises:
        UnreadableError: when it is larger or nested deeper than any mail that a person wrote.
    """
    body = read_html(untrusted_html)
    return replace(body, drafts=mark_quotes(body.drafts))


def read_html(untrusted_html: str) -> Body:
    """Return HTML as drafts, quoted headers not yet marked.

    Outlook's smiley is the letter J in the Wingdings font; it stays a J, as published mails show it.

    Raises:
        UnreadableError: when it is larger or nested deeper than any mail that a person wrote.
    """
    if len(untrusted_html) > MAX_MARKUP or _is_bomb(untrusted_html):
        raise UnreadableError(recorded("the markup of the message is too large or nested too deep"))
    tree = LexborHTMLParser(untrusted_html)
    sheet = read_sheet("\n".join(node.text() for node in tree.css("style")))
    reader = Reader(sheet)
    if tree.root is not None:
        reader.read(tree.root, sheet.start())
    return Body(
        drafts=tuple(reader.drafts),
        hidden=reader.hidden,
        comments=reader.comments,
        unseen=reader.unseen,
        pictures=frozenset(reader.pictures),
        embedded=tuple(dict.fromkeys(reader.embedded)),
    )


def _is_bomb(html: str) -> bool:
    """Tell whether parsing would take a time out of all proportion: it grows with the square of the depth."""
    depth = formats = reopened = 0
    for match in _TAG.finditer(html):
        tag, step = match[2].casefold(), -1 if match[1] else 1
        if tag in _FORMATS:
            formats = max(formats + step, 0)
        elif step > 0:
            reopened += formats
        if tag not in _CLOSES_ITSELF:
            depth = max(depth + step, 0)
        if depth > MAX_OPEN_TAGS or reopened > MAX_REOPENED:
            return True
    return False


@dataclass(slots=True)
class _List:
    """A list that is open: its next number, or None for bullets."""

    number: int | None


@dataclass(slots=True)
class Reader:
    """Walks a tree of HTML and writes drafts; one reader per body, one more per table cell."""

    sheet: Sheet
    quote: int = 0
    drafts: list[Draft] = field(default_factory=list)
    buffer: list[str] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    item: Attributes = ()
    heading: int = 0
    tables: int = 0
    hidden: int = 0
    comments: int = 0
    unseen: int = 0
    pictures: set[str] = field(default_factory=set)
    embedded: list[tuple[str, bytes]] = field(default_factory=list)

    def read(self, root: LexborNode, style: Style) -> None:
        """Read a node and all that is in it; a stack of our own, since mails nest deeper than Python may."""
        todo: list[tuple[LexborNode, Style, Iterator[None] | None]] = [(root, style, None)]
        while todo:
            node, style, element = todo.pop()
            if element is not None:
                next(element, None)  # what is done when the element ends
            elif node.is_text_node:
                self._text(node.text_content or "", style)
            elif node.is_comment_node:
                self._comment(node)
            elif node.tag not in _UNREAD:
                attributes = node.attributes
                style = self.sheet.style(style, node.tag or "", attributes)
                element = self._element(node, attributes, style)
                if next(element, "whole") is None:
                    todo.append((node, style, element))
                    todo.extend((child, style, None) for child in reversed(list(tables.children(node))))
        self.flush()

    def _text(self, text: str, style: Style) -> None:
        """Take in a text node, or count it when it cannot be seen."""
        if style.hides:
            self.hidden += len("".join(text.split()))
        elif style.pre:
            self.buffer.append(text)
        else:
            self.buffer.append(_BLANKS.sub(" ", text))

    def _comment(self, node: LexborNode) -> None:
        """Count a comment that a person may have written; Outlook's conditions are no text."""
        content = node.comment_content or ""
        if not _CONDITION.match(content):
            self.comments += len("".join(content.split()))

    def _element(self, node: LexborNode, attributes: dict[str, str | None], style: Style) -> Iterator[None]:
        """Open an element, yield for its content, close it; one that yields nothing has been read whole."""
        tag = node.tag or ""
        if tag in {"br", "hr", "img", "input"}:
            self._single(tag, attributes, style)
        elif tag == "table" and not style.hides and tables.holds_data(node):
            self._table(node, style)
        elif "mso-list" in (attributes.get("style") or "") and tag == "span":
            self._marker(node.text())
        elif tag == "a":
            yield from self._link(attributes.get("href") or "", style)
        elif tag in {"td", "th"}:
            yield
            self.buffer.append(" ")
        elif tag in {"ul", "ol"}:
            yield from self._list(tag, attributes)
        elif tag == "li":
            yield from self._item(attributes)
        elif tag in _HARD or tag in _SOFT:
            yield from self._block(tag, attributes)
        else:
            yield

    def _single(self, tag: str, attributes: dict[str, str | None], style: Style) -> None:
        """Take in an element without content."""
        if tag == "img":
            self._picture(attributes, style)
        elif style.hides:
            return
        elif tag == "br":
            self.buffer.append("\n")
        elif tag == "hr":
            self.rule()
        elif (attributes.get("type") or "text").casefold() in {"text", "button", "submit", "email", "tel"}:
            self.buffer.append(f" {attributes.get('value') or ''} ")

    def _picture(self, attributes: dict[str, str | None], style: Style) -> None:
        """Put "[afbeelding]" where a picture stands; one of a single pixel only counts readers."""
        source = (attributes.get("src") or "").strip()
        if source.casefold().startswith("cid:"):
            self.pictures.add(unquote(source[len("cid:") :]).strip("<>"))
        data = _DATA.match(source)
        pixel = any((attributes.get(side) or "").strip() in {"0", "1"} for side in ("width", "height"))
        if data and not pixel and len(self.embedded) < MAX_PICTURES:
            self.embedded.append((data[1].casefold(), base64.b64decode("".join(data[2].split()) + "==")))
        if not pixel and not style.hides:
            alternative = " ".join((attributes.get("alt") or "").split())
            self.buffer.append(f" [afbeelding: {alternative}] " if alternative else " [afbeelding] ")

    def _link(self, href: str, style: Style) -> Iterator[None]:
        """Read a link; its target follows its text when it says something else."""
        start, drafts = len(self.buffer), len(self.drafts)
        yield
        link = target(href)
        if style.hides or not link:
            return
        if len(self.drafts) == drafts:
            text = "".join(self.buffer[start:])
            shown = text.rstrip()
            if shown.strip() and adds(link, " ".join(shown.split())):
                self.buffer[start:] = [shown, f" <{link}>", text[len(shown) :]]
        else:  # a link round whole paragraphs
            shown = " ".join(draft.text for draft in self.drafts[drafts:]) + "".join(self.buffer)
            if adds(link, shown):
                self.buffer.append(f" <{link}> ")

    def _list(self, tag: str, attributes: dict[str, str | None]) -> Iterator[None]:
        """Read a list."""
        self.flush()
        start = attributes.get("start") or "1"
        first = int(start) if start.isdecimal() and len(start) < 6 else 1
        self.lists.append(_List(first if tag == "ol" else None))
        yield
        self.flush()
        self.lists.pop()

    def _item(self, attributes: dict[str, str | None]) -> Iterator[None]:
        """Read a list item; the first paragraph in it gets the marker."""
        self.flush()
        marker = BULLET
        if self.lists and self.lists[-1].number is not None:
            value = attributes.get("value") or ""
            number = int(value) if value.isdecimal() and len(value) < 6 else self.lists[-1].number
            self.lists[-1].number = number + 1
            marker = f"{number}."
        self.item = (("level", str(max(len(self.lists), 1))), ("marker", marker))
        yield
        self.flush()
        self.item = ()

    def _marker(self, text: str) -> None:
        """Take the marker that Outlook writes as text before an item ("·", "o", "1.", "a)")."""
        if self.item:
            marker = "".join(text.split())
            self.item = (self.item[0], ("marker", marker if _NUMBERED.match(marker) else BULLET))

    def _block(self, tag: str, attributes: dict[str, str | None]) -> Iterator[None]:
        """Read an element that stands on lines of its own."""
        own = declarations(attributes.get("style") or "")
        # Outlook's own paragraphs have no space between them: an empty one makes the space.
        mso = tag == "p" and (attributes.get("class") or "").casefold().startswith("mso")
        level = _MSO_LIST.search(attributes.get("style") or "")
        hard = (tag in _HARD and not mso) or bool(level)
        quotes = tag == "blockquote" or (tag == "div" and _bordered(own, "border-left"))
        if tag == "div" and _bordered(own, "border-top"):
            self.rule()  # Outlook's divider above a quoted header
        self._break(hard=hard or quotes)
        self.quote += quotes
        if level:
            self.item = (("level", level[1]), ("marker", BULLET))
        if tag[0] == "h" and tag[1:].isdecimal():
            self.heading = min(int(tag[1:]), 4)
        yield
        self._break(hard=hard or quotes)
        self.quote -= quotes
        if hard:
            self.heading = 0
        if level:
            self.item = ()

    def _break(self, *, hard: bool) -> None:
        """End the line (soft) or the paragraph (hard)."""
        if hard:
            self.flush()
            return
        while self.buffer and not self.buffer[-1].strip(" \t"):
            self.buffer.pop()
        if self.buffer and not self.buffer[-1].rstrip(" \t").endswith("\n"):
            self.buffer.append("\n")

    def _table(self, table: LexborNode, style: Style) -> None:
        """Read a table that holds data: a draft per cell that has text."""
        self.flush()
        number = str(self.tables)
        self.tables += 1
        for caption in tables.captions(table):
            self.drafts.extend(self._inside(caption, style))
        for cell in tables.cells(table):
            line = self.sheet.style(style, "tr", cell.line.attributes)
            text = "\n".join(map(_with_marker, self._inside(cell.node, line)))
            place = (("table", number), ("row", str(cell.row)), ("column", str(cell.column)))
            attributes = (*place, ("header", "1")) if cell.header else place
            if text:
                self.drafts.append(
                    Draft(kind=BlockKind.CELL, text=text, quote=self.quote, attributes=attributes),
                )

    def _inside(self, node: LexborNode, style: Style) -> list[Draft]:
        """Return the drafts of a node read by itself."""
        reader = Reader(self.sheet, quote=self.quote)
        reader.read(node, style)
        self.hidden += reader.hidden
        self.comments += reader.comments
        self.unseen += reader.unseen
        self.pictures |= reader.pictures
        self.embedded += reader.embedded
        return reader.drafts

    def rule(self) -> None:
        """Draw a line, unless the last thing drawn was one."""
        self.flush()
        if not self.drafts or self.drafts[-1].kind is not BlockKind.RULE:
            self.drafts.append(Draft(kind=BlockKind.RULE, text=RULE.text, quote=self.quote))

    def flush(self) -> None:
        """Make drafts of what was read: a blank line parts paragraphs, the first of them is the item."""
        text = "".join(self.buffer)
        self.buffer = []
        for paragraph in self._paragraphs(text):
            kind, attributes = BlockKind.PARAGRAPH, self.item
            if self.item:
                kind, self.item = BlockKind.ITEM, ()
            elif self.heading:
                kind, attributes = BlockKind.HEADING, (("level", str(self.heading)),)
            shown = paragraph.replace("\n", " ") if kind is BlockKind.HEADING else paragraph
            self.drafts.append(Draft(kind=kind, text=shown, quote=self.quote, attributes=attributes))

    def _paragraphs(self, text: str) -> Iterator[str]:
        """Yield the paragraphs of a text, cleaned."""
        text, unseen = cleaned(text)
        self.unseen += unseen
        lines = [" ".join(line.split()) for line in text.split("\n")]
        for paragraph in "\n".join(lines).split("\n\n"):
            if paragraph.strip("\n"):
                yield paragraph.strip("\n")


def _with_marker(draft: Draft) -> str:
    """Return a draft's text as a line of a cell, a list item with its marker."""
    marker = dict(draft.attributes).get("marker", "")
    return f"{marker} {draft.text}" if marker else draft.text


def _bordered(own: dict[str, str], side: str) -> bool:
    """Tell whether a side has a line drawn along it."""
    value = own.get(side, "")
    return "solid" in value and not _NO_WIDTH.search(value)
