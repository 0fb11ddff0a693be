"""Takes out of a written PDF whatever a published page does not need and a name could hide in."""

import io
import re
from collections.abc import Callable, Iterator

import pikepdf
import pymupdf

from woo_redact.errors import UnreadableError
from woo_redact.language import recorded
from woo_redact.pdf.contents import steps
from woo_redact.pdf.maps import cut_maps
from woo_redact.pdf.marked import bare, unmarked
from woo_redact.pdf.names import rename
from woo_redact.pdf.plain import STREAM, Plain, exact, only, picture_data
from woo_redact.pdf.programs import without_names, without_remarks
from woo_redact.pdf.tags import Tag, write_tags
from woo_redact.pdf.used import cut_fonts

# ISO 32000-1: what pages (7.7.3.3), forms (8.10.2), images (8.9.5), fonts (9.6, 9.7) need to be drawn.
_CATALOG = frozenset({"/Type", "/Pages", "/Lang", "/ViewerPreferences"})
_PAGE = frozenset(
    {"/Type", "/Parent", "/MediaBox", "/CropBox", "/Rotate", "/Resources", "/Contents", "/Group", "/Annots"}
)
_LINK = frozenset({"/Type", "/Subtype", "/Rect", "/Border", "/A", "/F"})
_TARGET = frozenset({"/Type", "/S", "/URI"})
_RESOURCES = frozenset({"/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/XObject", "/Font"})
_FORM = STREAM | {"/Type", "/Subtype", "/FormType", "/BBox", "/Matrix", "/Resources", "/Group"}
_IMAGE = STREAM | {
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
_PROGRAM = STREAM | {"/Length1", "/Length2", "/Length3", "/Subtype"}
_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
_NO_GLYPH = 0xFFFD
_NUMBERED = re.compile(r"[A-Za-z]{0,3}\d*|uni[0-9A-F]{4}|cid\d+|glyph\d+")
_MARKED_WORDS = (b"BDC", b"BMC", b"DP", b"MP")


def scrub(written: bytes, tags: Tag | None = None, *, shown: frozenset[str] | None = None) -> bytes:
    """Return the PDF by allow-list: pages with content, fonts and images; a title and a language.

    Every object that a page needs is reached from the page and keeps the keys it needs to be drawn; what is
    not reached is not written. Marked content is taken out of every content stream: /ActualText, /Alt and
    /E may spell what is gone (ISO 32000-1, 14.9). With `tags` the numbers of its pieces stay, and the
    structure is written anew. With `shown`, the characters of all pages, the maps of fonts say no others.
    Deterministic: the file's /ID is made from its content.

    Raises:
        UnreadableError: when a name in the file cannot be read.
    """
    try:
        return _scrubbed(written, tags, shown)
    except TypeError as error:  # pikepdf takes no name that is no UTF-8
        raise UnreadableError(recorded("the PDF has names that cannot be read")) from error


def _scrubbed(written: bytes, tags: Tag | None, shown: frozenset[str] | None) -> bytes:
    """Do what `scrub` says."""
    with pikepdf.open(io.BytesIO(written)) as pdf:
        only(pdf.Root, _CATALOG)
        cleaner = _Cleaner(pdf, tagged=tags is not None)
        for page in pdf.pages:
            page.contents_coalesce()
            cleaner.page(page.obj)
        rename(pdf)
        if tags is not None:
            write_tags(pdf, tags, cleaner.pieces)
        if shown is not None:
            cut_maps(pdf, shown, cut_fonts(pdf))
        pdf.remove_unreferenced_resources()
        out = io.BytesIO()
        pdf.save(
            out,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
        )
        return out.getvalue()


def _values(thing: pikepdf.Object | None) -> Iterator[pikepdf.Object]:
    """Yield the dictionaries and streams among the values of a dictionary that may be missing."""
    if isinstance(thing, pikepdf.Dictionary):
        yield from (v for v in thing.values() if isinstance(v, pikepdf.Dictionary | pikepdf.Stream))


class _Cleaner:
    """Goes through all that is reached from the pages, each object once."""

    def __init__(self, pdf: pikepdf.Pdf, *, tagged: bool) -> None:
        """Start with nothing cleaned; `pieces` are the numbers of the marked content of each page."""
        self._pdf, self._tagged = pdf, tagged
        self.pieces: list[frozenset[int]] = []
        self._seen: set[tuple[int, int]] = set()
        self._plain = Plain(self._seen)

    def page(self, page: pikepdf.Object) -> None:
        """Clean a page and what it draws with."""
        only(page, _PAGE)
        contents = page.get("/Contents")
        found: frozenset[int] = frozenset()
        if isinstance(contents, pikepdf.Stream):
            only(contents, STREAM)
            if self._tagged:
                found = bare(contents, page.get("/Resources"))
            else:
                _unmark(contents)
        self.pieces.append(found)
        self._resources(page.get("/Resources"))
        self._plain.rest(page.get("/Group"))
        for key in ("/MediaBox", "/CropBox"):
            self._plain.rest(page.get(key))
        if "/Annots" in page:
            self._links(page)

    def _links(self, page: pikepdf.Object) -> None:
        """Keep of a page's annotations the links to web pages, which were chosen before, and nothing else."""
        kept = []
        for note in page.Annots if isinstance(page.Annots, pikepdf.Array) else ():
            if isinstance(note, pikepdf.Dictionary) and note.get("/Subtype") == "/Link":
                action = note.get("/A")
                if isinstance(action, pikepdf.Dictionary) and action.get("/S") == "/URI":
                    only(note, _LINK)
                    only(action, _TARGET)
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
        """Clean each kind of resource in its own way; what is of the wrong kind goes."""
        only(resources, _RESOURCES)
        for kind, group in list(resources.items()):
            if not isinstance(group, pikepdf.Dictionary):
                del resources[kind]
                continue
            for name in [name for name, thing in group.items() if isinstance(thing, pikepdf.String)]:
                del group[name]
        for font in _values(resources.get("/Font")):
            self._once(font, self._font)
        for thing in _values(resources.get("/XObject")):
            self._once(thing, self._image if thing.get("/Subtype") == "/Image" else self._form)
        for pattern in _values(resources.get("/Pattern")):
            self._once(pattern, self._pattern)
        for state in _values(resources.get("/ExtGState")):
            self._once(state, self._state)
        for space in resources.get("/ColorSpace", pikepdf.Dictionary()).values():
            self._plain.space(space)
        for shading in _values(resources.get("/Shading")):
            self._plain.rest(shading)

    def _bare(self, thing: pikepdf.Object, keys: frozenset[str]) -> None:
        """Leave an object its keys, and no text in the arrays among them."""
        only(thing, keys)
        self._plain.arrays(thing)
        self._plain.rest(thing.get("/DecodeParms"))
        if isinstance(thing, pikepdf.Stream):
            exact(thing)

    def _form(self, form: pikepdf.Object) -> None:
        """Clean a form XObject."""
        self._bare(form, _FORM)
        _unmark(form)
        self._resources(form.get("/Resources"))
        self._plain.rest(form.get("/Group"))

    def _pattern(self, pattern: pikepdf.Object) -> None:
        """Clean a tiling or shading pattern."""
        self._bare(pattern, _PATTERN)
        if isinstance(pattern, pikepdf.Stream):
            _unmark(pattern)
        self._resources(pattern.get("/Resources"))
        self._plain.rest(pattern.get("/Shading"))
        self._once(pattern.get("/ExtGState"), self._state)

    def _image(self, image: pikepdf.Object) -> None:
        """Clean an image with its masks, and its data of what does not draw."""
        only(image, _IMAGE)
        self._plain.space(image.get("/ColorSpace"))
        self._plain.rest(image.get("/DecodeParms"))
        for key in ("/Decode", "/Matte"):
            self._plain.rest(image.get(key))
        picture_data(image, self._pdf)
        for key in ("/SMask", "/Mask"):
            self._once(image.get(key), self._image)

    def _state(self, state: pikepdf.Object) -> None:
        """Clean a graphics state: its soft mask draws a form, its font is a font."""
        mask, font = state.get("/SMask"), state.get("/Font")
        if isinstance(mask, pikepdf.Dictionary):
            self._once(mask.get("/G"), self._form)
        if isinstance(font, pikepdf.Array) and len(font):
            self._once(font[0], self._font)
        self._seen.discard(state.objgen)
        self._plain.rest(state)

    def _font(self, font: pikepdf.Object) -> None:
        """Clean a font, its descendants and its program."""
        only(font, _FONT)
        descendants = font.get("/DescendantFonts")
        if isinstance(descendants, pikepdf.Array):
            for descendant in descendants:
                self._once(descendant, self._font)
        for glyph in _values(font.get("/CharProcs")):
            self._once(glyph, self._glyph)
        self._resources(font.get("/Resources"))
        self._once(font.get("/FontDescriptor"), self._descriptor)
        self._encoding(font)
        self._plain.arrays(font)
        for key in ("/ToUnicode", "/CIDToGIDMap", "/CIDSystemInfo"):
            self._plain.rest(font.get(key))

    def _encoding(self, font: pikepdf.Object) -> None:
        """Clean an encoding: a list of glyphs, or a program that maps codes."""
        encoding = font.get("/Encoding")
        if isinstance(encoding, pikepdf.Stream):
            encoding.write(without_remarks(encoding.read_bytes()))
        self._plain.rest(encoding)
        named = encoding.get("/Differences") if isinstance(encoding, pikepdf.Dictionary) else None
        if not isinstance(named, pikepdf.Array):
            return
        drawn = "/CharProcs" in font or any(key in font.get("/FontDescriptor", {}) for key in _PROGRAMS)
        for number, item in enumerate(list(named)):
            if isinstance(item, pikepdf.Name) and not drawn and not _is_glyph(str(item)):
                named[number] = pikepdf.Name("/.notdef")

    def _glyph(self, glyph: pikepdf.Object) -> None:
        """Clean the drawing of a Type 3 glyph, and let it begin with its width (9.6.5), not MuPDF's "q"."""
        self._bare(glyph, STREAM)
        _unmark(glyph)
        content = steps(glyph)
        if len(content) > 1 and str(content[0].operator) == "q" and str(content[1].operator) in {"d0", "d1"}:
            content[:2] = content[1::-1]
            glyph.write(pikepdf.unparse_content_stream(content))

    def _descriptor(self, descriptor: pikepdf.Object) -> None:
        """Clean a font descriptor; the list of glyph names of a subset goes, it spells the text."""
        only(descriptor, _DESCRIPTOR)
        self._plain.arrays(descriptor)
        for key in _PROGRAMS:
            self._once(descriptor.get(key), self._program)

    def _program(self, program: pikepdf.Object) -> None:
        """Clean a font program: who made it, and under which name, is no part of a page."""
        self._bare(program, _PROGRAM)
        data = program.read_bytes()
        bare = without_names(data)
        if bare != data:
            program.write(bare)
            if "/Length1" in program:
                program.Length1 = len(bare)


def _is_glyph(name: str) -> bool:
    """Tell whether a name is one of the glyphs that everybody knows, or a number."""
    bare = name.removeprefix("/").partition(".")[0]
    return all(
        pymupdf.mupdf.fz_unicode_from_glyph_name(part) != _NO_GLYPH or _NUMBERED.fullmatch(part)
        for part in bare.split("_")
    )


def _unmark(stream: pikepdf.Object) -> None:
    """Take the marked-content operators out of a content stream; a stream without any stays as it is."""
    content = stream.read_bytes()
    if not any(word in content for word in _MARKED_WORDS):
        return
    unmarked(stream)
