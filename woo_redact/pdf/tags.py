"""Reads the tags of a PDF and writes them anew: standard kinds, no texts, boxes that say their ground."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name

_DEEPEST = 100  # elements within elements; deeper ones are a trick, or a circle
_MOST = 500_000  # elements and pieces of content
# ISO 32000-1, 14.8.4: the kinds that every program knows.
_BLOCKS = (
    "Document",
    "Part",
    "Art",
    "Sect",
    "Div",
    "BlockQuote",
    "Caption",
    "TOC",
    "TOCI",
    "Index",
    "NonStruct",
)
_TEXTS = (
    "P",
    "H",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "L",
    "LI",
    "Lbl",
    "LBody",
    "Span",
    "Quote",
    "Note",
    "Code",
)
_TABLES = ("Table", "TR", "TH", "TD", "THead", "TBody", "TFoot")
_OTHERS = ("Reference", "BibEntry", "Link", "Annot", "Ruby", "RB", "RT", "RP", "Figure", "Formula", "Form")
_STANDARD = frozenset((*_BLOCKS, *_TEXTS, *_TABLES, *_OTHERS))
_SPANS = ("/RowSpan", "/ColSpan")  # numbers; headers by name could hold text
_SCOPES = frozenset({"/Row", "/Column", "/Both"})
_PICTURED = (
    "Afbeelding"  # what a picture says that had a text of its own: that text is in no text that was read
)
_GONE = "Gelakt: Art."

Key = tuple[int, int]
"""A piece of marked content: the number of its page (from 0) and its own on that page."""


@dataclass(slots=True)
class Tag:
    """An element of the structure: its kind, what it holds in order, and what may be said of it."""

    kind: str
    kids: list["Tag | Key"] = field(default_factory=list)
    attributes: dict[str, int | str] = field(default_factory=dict)
    pictured: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Boxed:
    """A box drawn as a piece of marked content, and the piece in which what it hides stood, if known."""

    key: Key
    beside: Key | None
    label: str


def read_tags(pdf: pikepdf.Pdf) -> Tag | None:
    """Return the structure of a PDF, None when it has none or one that cannot be followed.

    Kinds become those that its own role map says they are; texts (ActualText, Alt, E, T), names, classes and
    languages stay behind: they were not read, so nobody decided on them.
    """
    root = pdf.Root.get("/StructTreeRoot")
    if not isinstance(root, Dictionary):
        return None
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    try:
        reader = _Reader(pages, root.get("/RoleMap", Dictionary()))
        kids = list(reader.kids(root.get("/K"), None, 0))
    except (_TooMuchError, pikepdf.PdfError, TypeError, ValueError):
        return None
    if len(kids) == 1 and isinstance(kids[0], Tag) and kids[0].kind == "Document":
        return kids[0]
    return Tag("Document", kids) if kids else None


class _TooMuchError(Exception):
    """The tree is too deep or too large to be one."""


class _Reader:
    """Follows a structure tree."""

    def __init__(self, pages: dict[tuple[int, int], int], roles: pikepdf.Object) -> None:
        """Keep what numbers the pages have, and what the file's own kinds stand for."""
        self._pages, self._roles, self._left = pages, roles, _MOST

    def kids(self, held: pikepdf.Object | int | None, page: int | None, depth: int) -> Iterator[Tag | Key]:
        """Yield what an element holds (14.7.2, /K): elements, and pieces of content."""
        self._left -= 1
        if depth > _DEEPEST or self._left < 0:
            raise _TooMuchError
        if isinstance(held, Array):
            for item in held:
                yield from self.kids(item, page, depth + 1)
        elif isinstance(held, Dictionary):
            yield from self._element(held, page, depth)
        elif isinstance(held, int) and page is not None:
            yield page, held

    def _element(self, held: pikepdf.Object, page: int | None, depth: int) -> Iterator[Tag | Key]:
        """Yield an element, or the piece of content that a reference points to; none for links and forms."""
        own = held.get("/Pg")
        here = self._pages.get(own.objgen, page) if isinstance(own, Dictionary) else page
        kind = held.get("/Type")
        if kind == "/MCR" and "/Stm" not in held and here is not None:
            yield here, int(held.MCID)
        elif "/S" in held:
            kids = list(self.kids(held.get("/K"), here, depth + 1))
            yield Tag(self._kind(str(held.S)), kids, _attributes(held.get("/A")), pictured="/Alt" in held)

    def _kind(self, name: str) -> str:
        """Return the standard kind of an element."""
        for _ in range(_DEEPEST):
            if name.removeprefix("/") in _STANDARD:
                return name.removeprefix("/")
            role = self._roles.get(name)
            if role is None:
                break
            name = str(role)
        return "Div"


def _attributes(held: pikepdf.Object | None) -> dict[str, int | str]:
    """Return how far the cells of a table span and what their headers are for: numbers and known words."""
    found: dict[str, int | str] = {}
    for one in held if isinstance(held, Array) else (held,):
        if isinstance(one, Dictionary) and one.get("/O") == "/Table":
            found |= {key: int(one[key]) for key in _SPANS if isinstance(one.get(key), int)}
            if str(one.get("/Scope", "")) in _SCOPES:
                found["/Scope"] = str(one.Scope)
    return found


def with_boxes(tags: Tag, boxes: Sequence[Boxed]) -> Tag:
    """Return the tags with an element for each box, after the piece of content it stands in, else at the end.

    Each is a Span that says "Gelakt: Art. 5.1.2e" in place of its label.
    """
    beside: dict[Key, list[Tag]] = {}
    last: list[tuple[int, Tag]] = []
    for box in boxes:
        tag = Tag("Span", [box.key], label=box.label)
        if box.beside is None:
            last.append((box.key[0], tag))
        else:
            beside.setdefault(box.beside, []).append(tag)
    made = _woven(tags, beside)
    rest = [*last, *((key[0], tag) for key, some in beside.items() for tag in some)]
    for _, tag in sorted(rest, key=lambda pair: pair[0]):
        made.kids.append(Tag("P", [tag]))
    return made


def _woven(tag: Tag, beside: dict[Key, list[Tag]]) -> Tag:
    """Return an element with the boxes put in; what was put in is taken from `beside`."""
    kids: list[Tag | Key] = []
    for kid in tag.kids:
        if isinstance(kid, Tag):
            kids.append(_woven(kid, beside))
        else:
            kids += [kid, *beside.pop(kid, ())]
    return Tag(tag.kind, kids, tag.attributes, tag.pictured, tag.label)


def moved(tags: Tag, by: int) -> Tag:
    """Return tags for pages that come so many later."""
    kids = [moved(kid, by) if isinstance(kid, Tag) else (kid[0] + by, kid[1]) for kid in tags.kids]
    return Tag(tags.kind, kids, tags.attributes, tags.pictured, tags.label)


def write_tags(pdf: pikepdf.Pdf, tags: Tag, shown: Sequence[frozenset[int]]) -> None:
    """Write the structure into a PDF; `shown` are the pieces of content that each page has.

    Elements that hold nothing any more are left out, cells of tables excepted: a column would shift.
    """
    parents: list[dict[int, pikepdf.Object]] = [{} for _ in pdf.pages]
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    writer = _Writer(pdf, parents, shown)
    top = writer.element(tags, root)
    if top is None:
        return
    root.K = Array([top])
    numbers = Array()
    for number, (page, held) in enumerate(zip(pdf.pages, parents, strict=True)):
        if held:
            none = pikepdf.Object.parse(b"null")
            page.obj.StructParents = number
            page.obj.Tabs = Name.S
            numbers.append(number)
            numbers.append(pdf.make_indirect(Array([held.get(at, none) for at in range(max(held) + 1)])))
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
    root.ParentTreeNextKey = len(parents)
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)


class _Writer:
    """Writes elements and notes which holds each piece of content."""

    def __init__(
        self, pdf: pikepdf.Pdf, parents: list[dict[int, pikepdf.Object]], shown: Sequence[frozenset[int]]
    ) -> None:
        """Keep the file, the list of parents to fill, and what there is to hold."""
        self._pdf, self._parents, self._shown = pdf, parents, shown

    def element(self, tag: Tag, parent: pikepdf.Object) -> pikepdf.Object | None:
        """Return an element written into the file, None when there is nothing of it left."""
        made = self._pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{tag.kind}"), P=parent))
        kids = Array()
        for kid in tag.kids:
            held = self.element(kid, made) if isinstance(kid, Tag) else self._content(kid, made)
            if held is not None:
                kids.append(held)
        if not len(kids) and tag.kind not in {"TD", "TH"}:
            return None
        made.K = kids
        if tag.attributes:
            values = {key: Name(v) if isinstance(v, str) else v for key, v in tag.attributes.items()}
            made.A = Dictionary({"/O": Name.Table, **values})
        if tag.label:
            made.ActualText = pikepdf.String(f"{_GONE} {tag.label}")
        elif tag.pictured:
            made.Alt = pikepdf.String(_PICTURED)
        return made

    def _content(self, key: Key, parent: pikepdf.Object) -> pikepdf.Object | None:
        """Return a reference to a piece of content, which belongs to the first element that holds it."""
        page, number = key
        if page >= len(self._parents) or number not in self._shown[page] or number in self._parents[page]:
            return None
        self._parents[page][number] = parent
        return Dictionary(Type=Name.MCR, Pg=self._pdf.pages[page].obj, MCID=number)
