"""Takes out of a written PDF whatever a published page does not need and a name could hide in."""

import io
from collections.abc import Callable, Iterator

import pikepdf

from woo_redact.pdf.maps import cut_maps
from woo_redact.pdf.marked import bare, unmarked
from woo_redact.pdf.names import rename
from woo_redact.pdf.programs import without_names, without_segments
from woo_redact.pdf.tags import Tag, write_tags

# ISO 32000-1: what pages (7.7.3.3), forms (8.10.2), images (8.9.5), fonts (9.6, 9.7) need to be drawn.
_CATALOG = frozenset({"/Type", "/Pages", "/Lang", "/ViewerPreferences"})
_PAGE = frozenset(
    {"/Type", "/Parent", "/MediaBox", "/CropBox", "/Rotate", "/Resources", "/Contents", "/Group", "/Annots"}
)
_LINK = frozenset({"/Type", "/Subtype", "/Rect", "/Border", "/A", "/F"})
_TARGET = frozenset({"/Type", "/S", "/URI"})
_RESOURCES = frozenset({"/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/XObject", "/Font"})
_STREAM = frozenset({"/Length", "/Filter", "/DecodeParms"})
_FORM = _STREAM | {"/Type", "/Subtype", "/FormType", "/BBox", "/Matrix", "/Resources", "/Group"}
_IMAGE = _STREAM | {
    "/Type",
    "/Subtype",
    "/Width",
    "/Height",
    "/ColorSpace",
    "/BitsPerComponent",
    "/Intent",
    "/ImageMask",
    "/Mask",
    "/Decode",
    "/Interpolate",
    "/SMask",
    "/SMaskInData",
    "/Matte",
}
_PATTERN = _FORM | {"/PatternType", "/PaintType", "/TilingType", "/XStep", "/YStep", "/Shading", "/ExtGState"}
_FONT = frozenset(
    {
        "/Type",
        "/Subtype",
        "/BaseFont",
        "/FirstChar",
        "/LastChar",
        "/Widths",
        "/FontDescriptor",
        "/Encoding",
        "/ToUnicode",
        "/DescendantFonts",
        "/CIDSystemInfo",
        "/DW",
        "/W",
        "/DW2",
        "/W2",
        "/CIDToGIDMap",
        "/CharProcs",
        "/FontMatrix",
        "/FontBBox",
        "/Resources",
    }
)
_DESCRIPTOR = frozenset(
    {
        "/Type",
        "/FontName",
        "/Flags",
        "/FontBBox",
        "/ItalicAngle",
        "/Ascent",
        "/Descent",
        "/Leading",
        "/CapHeight",
        "/XHeight",
        "/StemV",
        "/StemH",
        "/AvgWidth",
        "/MaxWidth",
        "/MissingWidth",
        "/FontFile",
        "/FontFile2",
        "/FontFile3",
        "/FontStretch",
        "/FontWeight",
    }
)
_PROGRAM = _STREAM | {"/Length1", "/Length2", "/Length3", "/Subtype"}
# Of all else (colours, functions, graphics states, shadings) these keys go; what remains are numbers.
_DROPPED = frozenset(
    {"/Metadata", "/PieceInfo", "/LastModified", "/AF", "/OC", "/OPI", "/AA", "/A", "/Name", "/JS"}
    | {"/Measure"}
)
_MARKED_WORDS = (b"BDC", b"BMC", b"DP", b"MP")
_DEEPEST = 40  # objects within objects; a deeper one is a trick


def scrub(written: bytes, tags: Tag | None = None, *, shown: frozenset[str] | None = None) -> bytes:
    """Return the PDF by allow-list: pages with content, fonts and images; a title and a language.

    Every object that a page needs is reached from the page and keeps the keys it needs to be drawn; what is
    not reached is not written. Marked content is taken out of every content stream: /ActualText, /Alt and
    /E may spell what is gone (ISO 32000-1, 14.9). With `tags` the numbers of its pieces stay, and the
    structure is written anew. With `shown`, the characters of all pages, the maps of fonts say no others.
    Deterministic: the file's /ID is made from its content.
    """
    with pikepdf.open(io.BytesIO(written)) as pdf:
        _only(pdf.Root, _CATALOG)
        cleaner = _Cleaner(tagged=tags is not None)
        for page in pdf.pages:
            page.contents_coalesce()
            cleaner.page(page.obj)
        rename(pdf)
        if tags is not None:
            write_tags(pdf, tags, cleaner.pieces)
        if shown is not None:
            cut_maps(pdf, shown)
        pdf.remove_unreferenced_resources()
        out = io.BytesIO()
        pdf.save(
            out,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
        )
        return out.getvalue()


def _only(thing: pikepdf.Object, keys: frozenset[str]) -> None:
    """Drop every key of a dictionary or stream that is not among those it needs."""
    for key in list(thing.keys()):
        if key not in keys:
            del thing[key]


def _values(thing: pikepdf.Object | None) -> Iterator[pikepdf.Object]:
    """Yield the dictionaries and streams among the values of a dictionary that may be missing."""
    if isinstance(thing, pikepdf.Dictionary):
        yield from (v for v in thing.values() if isinstance(v, pikepdf.Dictionary | pikepdf.Stream))


class _Cleaner:
    """Goes through all that is reached from the pages, each object once."""

    def __init__(self, *, tagged: bool) -> None:
        """Start with nothing cleaned; `pieces` are the numbers of the marked content of each page."""
        self._tagged = tagged
        self.pieces: list[frozenset[int]] = []
        self._seen: set[tuple[int, int]] = set()

    def page(self, page: pikepdf.Object) -> None:
        """Clean a page and what it draws with."""
        _only(page, _PAGE)
        contents = page.get("/Contents")
        found: frozenset[int] = frozenset()
        if isinstance(contents, pikepdf.Stream):
            _only(contents, _STREAM)
            if self._tagged:
                found = bare(contents, page.get("/Resources"))
            else:
                _unmark(contents)
        self.pieces.append(found)
        self._resources(page.get("/Resources"))
        self._rest(page.get("/Group"), 0)
        if "/Annots" in page:
            self._links(page)

    def _links(self, page: pikepdf.Object) -> None:
        """Keep of a page's annotations the links to web pages, which were chosen before, and nothing else."""
        kept = []
        for note in page.Annots if isinstance(page.Annots, pikepdf.Array) else ():
            if isinstance(note, pikepdf.Dictionary) and note.get("/Subtype") == "/Link":
                action = note.get("/A")
                if isinstance(action, pikepdf.Dictionary) and action.get("/S") == "/URI":
                    _only(note, _LINK)
                    _only(action, _TARGET)
                    kept.append(note)
        del page.Annots
        if kept:
            page.Annots = pikepdf.Array(kept)

    def _once(self, thing: pikepdf.Object | None, clean: Callable[[pikepdf.Object], None]) -> None:
        """Clean an object that was not cleaned yet."""
        if not isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            return
        if thing.is_indirect:
            if thing.objgen in self._seen:
                return
            self._seen.add(thing.objgen)
        clean(thing)

    def _resources(self, resources: pikepdf.Object | None) -> None:
        """Clean resources and everything in them."""
        if not isinstance(resources, pikepdf.Dictionary):
            return
        self._once(resources, self._each_resource)

    def _each_resource(self, resources: pikepdf.Object) -> None:
        """Clean each kind of resource in its own way."""
        _only(resources, _RESOURCES)
        for font in _values(resources.get("/Font")):
            self._once(font, self._font)
        for thing in _values(resources.get("/XObject")):
            self._once(thing, self._image if thing.get("/Subtype") == "/Image" else self._form)
        for pattern in _values(resources.get("/Pattern")):
            self._once(pattern, self._pattern)
        for state in _values(resources.get("/ExtGState")):
            self._once(state, self._state)
        for kind in ("/ColorSpace", "/Shading"):
            self._rest(resources.get(kind), 0)

    def _form(self, form: pikepdf.Object) -> None:
        """Clean a form XObject."""
        _only(form, _FORM)
        _unmark(form)
        self._resources(form.get("/Resources"))
        self._rest(form.get("/Group"), 0)

    def _pattern(self, pattern: pikepdf.Object) -> None:
        """Clean a tiling or shading pattern."""
        _only(pattern, _PATTERN)
        if isinstance(pattern, pikepdf.Stream):
            _unmark(pattern)
        self._resources(pattern.get("/Resources"))
        self._rest(pattern.get("/Shading"), 0)
        self._once(pattern.get("/ExtGState"), self._state)

    def _image(self, image: pikepdf.Object) -> None:
        """Clean an image with its masks, a JPEG of its private segments."""
        _only(image, _IMAGE)
        if image.get("/Filter") == "/DCTDecode":
            image.write(without_segments(image.read_raw_bytes()), filter=pikepdf.Name.DCTDecode)
        self._rest(image.get("/ColorSpace"), 0)
        for key in ("/SMask", "/Mask"):
            self._once(image.get(key), self._image)

    def _state(self, state: pikepdf.Object) -> None:
        """Clean a graphics state: its soft mask draws a form, its font is a font."""
        for key in _DROPPED & set(state.keys()):
            del state[key]
        mask = state.get("/SMask")
        if isinstance(mask, pikepdf.Dictionary):
            self._once(mask.get("/G"), self._form)
        font = state.get("/Font")
        if isinstance(font, pikepdf.Array) and len(font):
            self._once(font[0], self._font)

    def _font(self, font: pikepdf.Object) -> None:
        """Clean a font, its descendants and its program."""
        _only(font, _FONT)
        descendants = font.get("/DescendantFonts")
        if isinstance(descendants, pikepdf.Array):
            for descendant in descendants:
                self._once(descendant, self._font)
        for glyph in _values(font.get("/CharProcs")):
            self._once(glyph, self._glyph)
        self._resources(font.get("/Resources"))
        self._once(font.get("/FontDescriptor"), self._descriptor)
        for key in ("/ToUnicode", "/CIDToGIDMap", "/Encoding"):
            self._rest(font.get(key), 0)

    def _glyph(self, glyph: pikepdf.Object) -> None:
        """Clean the drawing of a Type 3 glyph."""
        _only(glyph, _STREAM)
        _unmark(glyph)

    def _descriptor(self, descriptor: pikepdf.Object) -> None:
        """Clean a font descriptor; the list of glyph names of a subset goes, it spells the text."""
        _only(descriptor, _DESCRIPTOR)
        for key in ("/FontFile", "/FontFile2", "/FontFile3"):
            self._once(descriptor.get(key), self._program)

    def _program(self, program: pikepdf.Object) -> None:
        """Clean a font program: who made it, and under which name, is no part of a page."""
        _only(program, _PROGRAM)
        data = program.read_bytes()
        bare = without_names(data)
        if bare != data:
            program.write(bare)
            if "/Length1" in program:
                program.Length1 = len(bare)

    def _rest(self, thing: pikepdf.Object | None, depth: int) -> None:
        """Drop private keys from anything else, all the way down."""
        if depth > _DEEPEST:
            return
        if isinstance(thing, pikepdf.Array):
            for item in thing:
                self._rest(item, depth + 1)
        elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            if thing.is_indirect:
                if thing.objgen in self._seen:
                    return
                self._seen.add(thing.objgen)
            for key in _DROPPED & set(thing.keys()):
                del thing[key]
            for value in list(thing.values()):
                self._rest(value, depth + 1)


def _unmark(stream: pikepdf.Object) -> None:
    """Take the marked-content operators out of a content stream; a stream without any stays as it is."""
    content = stream.read_bytes()
    if not any(word in content for word in _MARKED_WORDS):
        return
    unmarked(stream)
