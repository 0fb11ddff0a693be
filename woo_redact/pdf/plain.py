"""What may stand in the small objects of a PDF: known keys, known names, numbers, and data to their end."""

import re
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf

from woo_redact.pdf.codes import without_boxes, without_comments, without_segments, without_tail
from woo_redact.pdf.programs import without_remarks, without_texts

STREAM = frozenset({"/Length", "/Filter", "/DecodeParms"})
# ISO 32000-1: shadings (8.7.4.5), functions (7.10), colour spaces (8.6), filters (7.4), groups (11.6), masks
# (11.6.5.3), graphics states (8.4.5) without the tables of printers, encodings (9.6.6), collections (9.7.3).
_KEYS = STREAM | {
    *("/ShadingType", "/ColorSpace", "/Background", "/BBox", "/AntiAlias", "/Coords", "/Domain", "/Function"),
    *("/Extend", "/Matrix", "/BitsPerCoordinate", "/BitsPerComponent", "/BitsPerFlag", "/Decode"),
    *("/VerticesPerRow", "/FunctionType", "/Range", "/Size", "/BitsPerSample", "/Order", "/Encode", "/C0"),
    *("/C1", "/N", "/Functions", "/Bounds", "/WhitePoint", "/BlackPoint", "/Gamma", "/Alternate"),
    *("/Predictor", "/Colors", "/Columns", "/EarlyChange", "/K", "/EndOfLine", "/EncodedByteAlign", "/Rows"),
    *("/EndOfBlock", "/BlackIs1", "/DamagedRowsBeforeError", "/ColorTransform", "/JBIG2Globals"),
    *("/S", "/CS", "/I", "/G", "/BC", "/TR", "/LW", "/LC", "/LJ", "/ML", "/D", "/RI", "/OP", "/op", "/OPM"),
    *("/Font", "/FL", "/SM", "/SA", "/BM", "/SMask", "/CA", "/ca", "/AIS", "/TK"),
    *("/BaseEncoding", "/Differences", "/Registry", "/Ordering", "/Supplement", "/WMode", "/UseCMap"),
}
_NAMES = re.compile(
    r"/(?:Page|Catalog|XObject|Form|Image|Pattern|Font|FontDescriptor|Type[013]|MMType1|TrueType|CIDFontType[02]"
    r"|Type1C|CIDFontType0C|OpenType|Link|URI|Group|Transparency|Luminosity|Alpha|Identity|Default|None"
    r"|DeviceGray|DeviceRGB|DeviceCMYK|CalGray|CalRGB|CalCMYK|Lab|ICCBased|Indexed|Separation|DeviceN"
    r"|(?:Flate|LZW|ASCIIHex|ASCII85|RunLength|DCT|JPX|CCITTFax|JBIG2)Decode"
    r"|(?:Standard|WinAnsi|MacRoman|MacExpert|PDFDoc)Encoding"
    r"|AbsoluteColorimetric|RelativeColorimetric|Saturation|Perceptual"
    r"|Normal|Compatible|Multiply|Screen|Overlay|Darken|Lighten|ColorDodge|ColorBurn|HardLight|SoftLight"
    r"|Difference|Exclusion|Hue|Color|(?:Ultra|Extra|Semi)?(?:Condensed|Expanded))"
)
_CMAP = re.compile(
    r"/(?:Identity|(?:Uni)?(?:GB|CNS|JIS|JIS2004|JISX0213|JISX02132004|KS|KSC)|GBpc|GBK|GBKp|GBK2K|B5pc|HKscs|ETen|"
    r"ETenms|83pv|90ms|90msp|90pv|Add|EUC|Ext|KSCms|KSCpc)(?:-(?:RKSJ|EUC|UCS2|UTF8|UTF16|UTF32|UHC|Hojo|HW|Pro|B5))*"
    r"-[HV]|/[HV]"
)
_FREE = frozenset({"/BaseFont", "/FontName", "/ColorSpace"})  # names that are looked at elsewhere
_STRINGS = frozenset({"/URI", "/Lang"})
_COLLECTION = re.compile(r"Adobe|Identity|UCS|Japan[12]|GB1|CNS1|Korea1|KR|\w{3}1")
_INKS = frozenset({"/All", "/None", "/Cyan", "/Magenta", "/Yellow", "/Black"})
_CHANNELS = {
    "/DeviceGray": 1,
    "/CalGray": 1,
    "/Indexed": 1,
    "/Separation": 1,
    "/DeviceCMYK": 4,
    "/CalCMYK": 4,
}
_DEEPEST = 40  # objects within objects; a deeper one is a trick


def only(thing: pikepdf.Object, keys: frozenset[str]) -> None:
    """Drop every key that is not among those needed, and every value that is a text or an unknown name."""
    for key in list(thing.keys()):
        value = thing.get(key)
        text = isinstance(value, pikepdf.String) and key not in _STRINGS
        if key not in keys or text or (isinstance(value, pikepdf.Name) and not _known(key, str(value))):
            del thing[key]


def _known(key: str, name: str) -> bool:
    """Tell whether a name is one of the standard's own, or looked at elsewhere."""
    return key in _FREE or _NAMES.fullmatch(name) is not None or _CMAP.fullmatch(name) is not None


class Plain:
    """Cleans whatever is no page, form, picture or font; each object once."""

    def __init__(self, seen: set[tuple[int, int]]) -> None:
        """Share with others which objects were cleaned; inks get numbers in the order in which they come."""
        self._seen = seen
        self._inks: dict[str, str] = {}

    def rest(self, thing: pikepdf.Object | None, depth: int = 0) -> None:
        """Clean an object and all that stands in it."""
        if depth > _DEEPEST or not isinstance(thing, pikepdf.Array | pikepdf.Dictionary | pikepdf.Stream):
            return
        if thing.is_indirect:
            if thing.objgen in self._seen:
                return
            self._seen.add(thing.objgen)
        if isinstance(thing, pikepdf.Array):
            self._array(thing, depth)
            return
        self._collection(thing)
        if isinstance(thing, pikepdf.Stream):
            _calculator(thing)
            exact(thing)
        for key, value in list(thing.items()):
            if key in {"/ColorSpace", "/CS", "/Alternate"}:
                self.space(value, depth + 1)
            elif key == "/JBIG2Globals" and isinstance(value, pikepdf.Stream):
                _globals(thing, value)
            elif key != "/Differences":
                self.rest(value, depth + 1)

    def arrays(self, thing: pikepdf.Object) -> None:
        """Clean the arrays among the values of an object whose keys were chosen: boxes, widths, filters."""
        for value in thing.values():
            if isinstance(value, pikepdf.Array):
                self.rest(value)

    def _array(self, array: pikepdf.Object, depth: int) -> None:
        """Clean an array: no texts, no unknown names."""
        for number in range(len(array) - 1, -1, -1):
            item: Any = array[number]
            if isinstance(item, pikepdf.String) or (
                isinstance(item, pikepdf.Name) and not _known("", str(item))
            ):
                del array[number]
            else:
                self.rest(item, depth + 1)

    def _collection(self, thing: pikepdf.Object) -> None:
        """Choose the keys of a dictionary; of a character collection the two texts that are known stay."""
        said = {key: str(thing.get(key)) for key in ("/Registry", "/Ordering") if key in thing}
        only(thing, _KEYS)
        for key, text in said.items():
            thing[key] = pikepdf.String(text if _COLLECTION.fullmatch(text) else "Adobe")

    def space(self, space: pikepdf.Object | None, depth: int = 0) -> None:
        """Clean a colour space: inks get numbers for names, a palette ends with its last colour."""
        if not isinstance(space, pikepdf.Array) or not len(space) or depth > _DEEPEST:
            return
        if space.is_indirect:
            if space.objgen in self._seen:
                return
            self._seen.add(space.objgen)
        kind = str(space[0])
        if kind == "/Separation" and len(space) >= 4:
            space[1] = self._ink(space[1])
        elif kind == "/DeviceN" and len(space) >= 4:
            space[1] = pikepdf.Array([self._ink(name) for name in space[1]])
            del space[4:]  # what the inks are like on paper
        elif kind == "/Indexed" and len(space) == 4:
            _palette(space)
            self.space(space[1], depth + 1)
            return
        elif kind == "/ICCBased" and len(space) > 1 and isinstance(space[1], pikepdf.Stream):
            self._profile(space[1], depth)
            return
        for part in list(space)[2 if kind in {"/Separation", "/DeviceN"} else 1 :]:
            if isinstance(part, pikepdf.Array):
                self.space(part, depth + 1)
            else:
                self.rest(part, depth + 1)

    def _ink(self, name: Any) -> pikepdf.Name:
        """Return the name of an ink that says nothing: printers' own names stay."""
        said = str(name)
        return pikepdf.Name(
            said if said in _INKS else self._inks.setdefault(said, f"/Inkt{len(self._inks) + 1}")
        )

    def _profile(self, profile: pikepdf.Object, depth: int) -> None:
        """Clean a colour profile of its texts."""
        if profile.objgen in self._seen:
            return
        self._seen.add(profile.objgen)
        only(profile, STREAM | {"/N", "/Alternate", "/Range"})
        self.space(profile.get("/Alternate"), depth + 1)
        profile.write(without_texts(profile.read_bytes()))


def _globals(parms: pikepdf.Object, stream: pikepdf.Object) -> None:
    """Take the comments out of what pictures in JBIG2 share; nothing is shared where nothing is left."""
    only(stream, STREAM)
    segments = without_comments(stream.read_bytes())
    if segments:
        stream.write(segments)
    else:
        del parms["/JBIG2Globals"]


def _calculator(stream: pikepdf.Object) -> None:
    """Take the comments out of a function that is a program."""
    if stream.get("/FunctionType") == 4:
        stream.write(without_remarks(stream.read_bytes()))


def _palette(space: pikepdf.Object) -> None:
    """Cut the colours of a palette behind its last one."""
    long = (int(space[2]) + 1) * channels(space[1])
    table = space[3]
    if isinstance(table, pikepdf.Stream):
        only(table, STREAM)
        table.write(table.read_bytes()[:long])
    elif isinstance(table, pikepdf.String):
        space[3] = pikepdf.String(bytes(table)[:long])


def channels(space: pikepdf.Object | None) -> int:
    """Return how many numbers a colour of a space has; 3 for one that is not known."""
    if not isinstance(space, pikepdf.Array) or not len(space):
        return _CHANNELS.get(str(space), 3)
    kind: Any = str(space[0])
    if kind == "/ICCBased":
        return int(space[1].get("/N", 3))
    return len(space[1]) if kind == "/DeviceN" else _CHANNELS.get(kind, 3)


def exact(stream: pikepdf.Object) -> None:
    """End deflated data where they end: what follows is in the file and drawn by nothing."""
    if str(stream.get("/Filter", "")) != "/FlateDecode":
        return
    raw, inflater = stream.read_raw_bytes(), zlib.decompressobj()
    try:
        body = inflater.decompress(raw)
    except zlib.error:
        stream.write(stream.read_bytes())
        return
    if inflater.unused_data or not inflater.eof:
        parms: Any = stream.get("/DecodeParms")
        stream.write(zlib.compress(body), filter=pikepdf.Name.FlateDecode, decode_parms=parms)


def picture_data(image: pikepdf.Object, pdf: pikepdf.Pdf) -> None:
    """Leave of the data of a picture what draws it."""
    filters = list(_each(image.get("/Filter")))
    bare = _BARE.get(str(filters[-1])) if filters else None
    if bare is None:
        _samples(image)
        return
    parms = list(_each(image.get("/DecodeParms"))) + [None] * len(filters)
    raw = image.read_raw_bytes()
    if len(filters) > 1:
        outer = pdf.make_stream(b"")
        known = [parm if isinstance(parm, pikepdf.Dictionary) else pikepdf.Dictionary() for parm in parms]
        count = len(filters) - 1
        outer.write(raw, filter=pikepdf.Array(filters[:-1]), decode_parms=pikepdf.Array(known[:count]))
        raw = outer.read_bytes()
    last = parms[len(filters) - 1]
    image.write(
        bare(raw, last),
        filter=filters[-1],
        decode_parms=last if isinstance(last, pikepdf.Dictionary) else None,
    )


def _each(value: Any) -> Iterator[Any]:
    """Yield the items of an array, or the one value that stands in its place."""
    if isinstance(value, pikepdf.Array):
        yield from value
    elif value is not None:
        yield value


def _samples(image: pikepdf.Object) -> None:
    """Cut samples that lie behind the last pixel."""
    bits = 1 if image.get("/ImageMask") else int(image.get("/BitsPerComponent", 8))
    each = 1 if image.get("/ImageMask") else channels(image.get("/ColorSpace"))
    long = -(-int(image.Width) * bits * each // 8) * int(image.Height)
    data = image.read_bytes()
    if len(data) > long:
        image.write(data[:long])
    else:
        exact(image)


_BARE: dict[str, Callable[[bytes, Any], bytes]] = {
    "/DCTDecode": lambda data, _: without_segments(data),
    "/JPXDecode": lambda data, _: without_boxes(data),
    "/JBIG2Decode": lambda data, _: without_comments(data),
    "/CCITTFaxDecode": lambda data, parms: without_tail(
        data, group4=isinstance(parms, pikepdf.Dictionary) and int(parms.get("/K", 0)) < 0
    ),
}
