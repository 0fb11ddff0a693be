"""The objects of a file as qpdf writes them: each once, what it refers to, what its strings say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

import pikepdf

from woo_redact.check.literals import keyed

_REFERENCE: Final = re.compile(rb"(\d+) (\d+) R\b")
_DRAWN: Final = re.compile(rb"/([^\s/()<>\[\]{}%]+)\s+Do\b")
_DEEPEST: Final = 4
"""Page, resources, fonts, font."""

Identity = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Thing:
    """One object: its number, its source without the bytes of a stream, and the object itself."""

    identity: Identity
    source: bytes = field(repr=False)
    item: pikepdf.Object = field(repr=False)

    @property
    def stream(self) -> bool:
        """Tell whether it is a stream."""
        return isinstance(self.item, pikepdf.Stream)

    def strings(self, *keys: str) -> Iterator[str]:
        """Yield the strings that stand under some keys."""
        for key, text in keyed(self.source):
            if key in keys and text:
                yield text


def things(pdf: pikepdf.Pdf) -> tuple[Thing, ...]:
    """Return every object of a file, referred to or not."""
    found = []
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream):
            found.append(Thing(item.objgen, item.stream_dict.unparse(), item))
        elif isinstance(item, (pikepdf.Dictionary, pikepdf.Array, pikepdf.String)):
            found.append(Thing(item.objgen, item.unparse(resolved=True), item))
    return tuple(found)


def fonts(found: tuple[Thing, ...]) -> Iterator[pikepdf.Object]:
    """Yield every font of a file, also one that stands in the resources of a page itself."""
    for thing in found:
        if b"/BaseFont" in thing.source and b"/CIDFontType" not in thing.source:
            yield from _fonts_in(thing.item.stream_dict if thing.stream else thing.item)


def _fonts_in(item: pikepdf.Object, depth: int = 0) -> Iterator[pikepdf.Object]:
    """Yield the fonts in a dictionary; other objects that it leads to are listed themselves."""
    if not isinstance(item, pikepdf.Dictionary):
        return
    if "/BaseFont" in item:
        yield item
    elif depth < _DEEPEST:
        for value in item.as_dict().values():
            if not getattr(value, "is_indirect", True):
                yield from _fonts_in(value, depth + 1)


def orphans(pdf: pikepdf.Pdf, found: tuple[Thing, ...]) -> tuple[Thing, ...]:
    """Return the objects that nothing leads to from the trailer: what a plain save leaves of an old page."""
    leads = {thing.identity: thing.source for thing in found}
    todo = [pdf.trailer.unparse()]
    seen: set[Identity] = set()
    while todo:
        for number, generation in _REFERENCE.findall(todo.pop()):
            identity = int(number), int(generation)
            if identity not in seen:
                seen.add(identity)
                todo.append(leads.get(identity, b""))
    return tuple(t for t in found if t.identity not in seen and not _machinery(t))


def _machinery(thing: Thing) -> bool:
    """Tell whether an object is part of the file's own bookkeeping."""
    return (
        b"/Type /ObjStm" in thing.source or b"/Type /XRef" in thing.source or b"/Linearized" in thing.source
    )


def drawn_forms(pdf: pikepdf.Pdf) -> set[Identity]:
    """Return the forms that a page draws, itself or through another form."""
    found: set[Identity] = set()
    for page in pdf.pages:
        resources = page.obj.get("/Resources", pikepdf.Dictionary())
        try:
            content = b"\n".join(part.read_bytes() for part in _contents(page.obj))
        except pikepdf.PdfError:
            continue
        _follow(content, resources, found)
    return found


def contents_of(pdf: pikepdf.Pdf) -> set[Identity]:
    """Return the content streams of all pages, and the glyphs that fonts draw (Type 3)."""
    found = {part.objgen for page in pdf.pages for part in _contents(page.obj)}
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and "/CharProcs" in item:
            found |= {glyph.objgen for glyph in item.CharProcs.as_dict().values()}
    return found


def _contents(page: pikepdf.Object) -> Iterator[pikepdf.Stream]:
    """Yield the content streams of a page."""
    contents = page.get("/Contents")
    if isinstance(contents, pikepdf.Stream):
        yield contents
    elif isinstance(contents, pikepdf.Array):
        yield from (part for part in contents if isinstance(part, pikepdf.Stream))


def _follow(content: bytes, resources: pikepdf.Object, found: set[Identity]) -> None:
    """Add the forms that a content stream draws, and those that these draw."""
    forms = resources.get("/XObject", pikepdf.Dictionary())
    for name in set(_DRAWN.findall(content)):
        form = forms.get("/" + name.decode("latin-1"))
        if not isinstance(form, pikepdf.Stream) or form.objgen in found:
            continue
        if form.get("/Subtype") == pikepdf.Name.Form:
            found.add(form.objgen)
            try:
                inner = form.read_bytes()
            except pikepdf.PdfError:
                continue
            _follow(inner, form.get("/Resources", resources), found)
