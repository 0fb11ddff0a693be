"""Leaves fonts only what the text of the pages uses of them: widths, names, maps and drawings by code.

A subset lists the codes that the text needed when it was made. After an erasure the codes that nobody shows
any more are letters of what was erased.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterator

import pikepdf

from woo_redact.pdf.contents import steps

_OPERATORS = "q Q Tf gs Tj TJ ' \" Do"
_TEXT = frozenset({"Tj", "TJ", "'", '"'})
_DEEPEST = 12  # forms within forms
_IDENTITY = ("/Identity-H", "/Identity-V")

Key = tuple[int, int]
"""A font by its object number."""


def cut_fonts(pdf: pikepdf.Pdf) -> dict[Key, frozenset[int]]:
    """Take from fonts the widths, names and drawings of codes that are not used; return the codes that are.

    Composite fonts are left as they are unless their encoding is Identity: two bytes a code (9.7.5.2).
    """
    walker = _Walker(pdf)
    for page in pdf.pages:
        walker.walk(page.obj.get("/Contents"), page.obj.get("/Resources"), None, 0)
    used: dict[Key, frozenset[int]] = {}
    below: dict[Key, set[int]] = defaultdict(set)
    parts: dict[Key, pikepdf.Object] = {}
    for key, font in walker.fonts.items():
        codes = frozenset(walker.codes[key])
        if font.get("/Subtype") != "/Type0":
            _cut_simple(font, codes)
            used[key] = codes
        elif font.get("/Encoding") in _IDENTITY:
            used[key] = codes
            for part in _descendants(font):
                parts[part.objgen] = part
                below[part.objgen] |= codes
    for key, part in parts.items():
        _cut_composite(part, frozenset(below[key]))
    return used


def _descendants(font: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield the fonts that a composite font is made of."""
    for part in font.get("/DescendantFonts", pikepdf.Array()):
        if isinstance(part, pikepdf.Dictionary) and part.is_indirect:
            yield part


def _cut_simple(font: pikepdf.Object, codes: frozenset[int]) -> None:
    """Cut a font of 256 codes: widths, differences of its encoding, drawings of Type 3."""
    widths, first = font.get("/Widths"), font.get("/FirstChar", 0)
    if isinstance(widths, pikepdf.Array):
        font.Widths = pikepdf.Array(
            [width if code in codes else 0 for code, width in enumerate(widths, int(first))]
        )
    encoding = font.get("/Encoding")
    kept: set[str] = set()
    if isinstance(encoding, pikepdf.Dictionary) and isinstance(encoding.get("/Differences"), pikepdf.Array):
        named = {code: name for code, name in _named(encoding.Differences) if code in codes}
        kept = {str(name) for name in named.values()}
        rows = itertools.chain.from_iterable((code, name) for code, name in sorted(named.items()))
        own = pikepdf.Dictionary({key: value for key, value in encoding.items() if key != "/Differences"})
        own.Differences = pikepdf.Array(list(rows))
        font.Encoding = own  # fonts may share one
    procs = font.get("/CharProcs")
    if isinstance(procs, pikepdf.Dictionary):
        font.CharProcs = pikepdf.Dictionary({n: drawing for n, drawing in procs.items() if n in kept})
        font.Resources = _drawn_by(font)
        descriptor = font.get("/FontDescriptor")
        if isinstance(descriptor, pikepdf.Dictionary) and "/FontBBox" in font:
            descriptor.FontBBox = font.FontBBox  # Chromium leaves it out, and readers complain


def _drawn_by(font: pikepdf.Object) -> pikepdf.Dictionary:
    """Return the resources of a Type 3 font that its glyphs draw: pictures; paths and stencils need none."""
    told = font.get("/Resources", pikepdf.Dictionary()).get("/XObject")
    if not isinstance(told, pikepdf.Dictionary):
        return pikepdf.Dictionary()
    used = {str(step.operands[0]) for drawing in font.CharProcs.values() for step in steps(drawing, "Do")}
    kept = {name: picture for name, picture in told.items() if name in used}
    return pikepdf.Dictionary(XObject=pikepdf.Dictionary(kept)) if kept else pikepdf.Dictionary()


def _named(differences: pikepdf.Object) -> Iterator[tuple[int, pikepdf.Object]]:
    """Yield the codes of an encoding's differences with their names (9.6.6.1)."""
    code = 0
    for item in differences:
        if isinstance(item, pikepdf.Name):
            yield code, item
            code += 1
        else:
            code = int(item)


def _cut_composite(part: pikepdf.Object, codes: frozenset[int]) -> None:
    """Cut a font by character number: widths (9.7.4.3) and the map to glyphs."""
    if isinstance(part.get("/W"), pikepdf.Array):
        part.W = pikepdf.Array(_rows(part.W, codes, 1))
    if isinstance(part.get("/W2"), pikepdf.Array):
        part.W2 = pikepdf.Array(_rows(part.W2, codes, 3))
    glyphs = part.get("/CIDToGIDMap")
    if isinstance(glyphs, pikepdf.Stream):
        data = bytearray(glyphs.read_bytes())
        for code in range(len(data) // 2):
            if code not in codes:
                data[2 * code : 2 * code + 2] = b"\0\0"
        glyphs.write(bytes(data).rstrip(b"\0") + b"\0\0")


def _rows(widths: pikepdf.Object, codes: frozenset[int], each: int) -> list[pikepdf.Object | int]:
    """Return the rows of an array of widths, `each` numbers for a code, that say something of codes used."""
    found: dict[int, list[pikepdf.Object]] = {}
    items, at = list(widths), 0
    while at + 1 < len(items):
        first, second = int(items[at]), items[at + 1]
        if isinstance(second, pikepdf.Array):
            told = list(second)
            for number in range(len(told) // each):
                found[first + number] = told[number * each : (number + 1) * each]
            at += 2
        else:
            same = items[at + 2 : at + 2 + each]
            found |= {code: same for code in codes if first <= code <= int(second)}
            at += 2 + each
    rows = ((code, pikepdf.Array(found[code])) for code in sorted(found.keys() & codes))
    return list(itertools.chain.from_iterable(rows))


class _Walker:
    """Collects codes; a form is read once for each font that it may be drawn in."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        """Start with nothing read."""
        self._pdf = pdf
        self.codes: dict[Key, set[int]] = defaultdict(set)
        self.fonts: dict[Key, pikepdf.Object] = {}
        self._seen: set[tuple[Key, Key | None]] = set()

    def walk(
        self,
        stream: pikepdf.Object | None,
        resources: pikepdf.Object | None,
        font: pikepdf.Object | None,
        depth: int,
    ) -> None:
        """Read a content stream, and what it draws; `font` is the one it begins with."""
        if not isinstance(resources, pikepdf.Dictionary) or depth > _DEEPEST:
            return
        forms, states = (resources.get(kind, pikepdf.Dictionary()) for kind in ("/XObject", "/ExtGState"))
        fonts = self._known(resources.get("/Font"))
        saved: list[pikepdf.Object | None] = []
        for step in steps(stream, _OPERATORS) if isinstance(stream, pikepdf.Stream) else ():
            name = str(step.operator)
            last = step.operands[-1] if len(step.operands) else None
            if name == "q":
                saved.append(font)
            elif name == "Q" and saved:
                font = saved.pop()
            elif name == "Tf" and last is not None:
                font = fonts.get(str(step.operands[0]))
            elif name == "gs":
                font = self._of_state(states.get(str(last))) or font
            elif name == "Do":
                self._form(forms.get(str(last)), resources, font, depth)
            elif name in _TEXT and last is not None:
                self._show(font, last)
        masks = (state.get("/SMask") for state in states.values() if isinstance(state, pikepdf.Dictionary))
        drawn = [mask.get("/G") for mask in masks if isinstance(mask, pikepdf.Dictionary)]
        for form in (*resources.get("/Pattern", pikepdf.Dictionary()).values(), *drawn):
            self._form(form, resources, None, depth)

    def _known(self, group: pikepdf.Object | None) -> dict[str, pikepdf.Object]:
        """Return the fonts of a resource by name; those without a number of their own get one."""
        found = {}
        if not isinstance(group, pikepdf.Dictionary):
            return {}
        for name, font in list(group.items()):
            if isinstance(font, pikepdf.Dictionary):
                if not font.is_indirect:
                    group[name] = self._pdf.make_indirect(font)
                found[name] = group[name]
                self.fonts[found[name].objgen] = found[name]
        return found

    def _of_state(self, state: pikepdf.Object | None) -> pikepdf.Object | None:
        """Return the font that a graphics state sets, if any."""
        told = state.get("/Font") if isinstance(state, pikepdf.Dictionary) else None
        font = told[0] if isinstance(told, pikepdf.Array) and len(told) else None
        if not isinstance(font, pikepdf.Dictionary) or not font.is_indirect:
            return None
        self.fonts[font.objgen] = font
        return font

    def _form(
        self,
        form: pikepdf.Object | None,
        resources: pikepdf.Object,
        font: pikepdf.Object | None,
        depth: int,
    ) -> None:
        """Read a form or a tiling pattern."""
        if not isinstance(form, pikepdf.Stream) or form.get("/Subtype") == "/Image":
            return
        key = (form.objgen, None if font is None else font.objgen)
        if key not in self._seen:
            self._seen.add(key)
            self.walk(form, form.get("/Resources", resources), font, depth + 1)

    def _show(self, font: pikepdf.Object | None, shown: pikepdf.Object) -> None:
        """Note the codes of a string or of the strings in an array."""
        if font is None:
            return
        codes, wide = self.codes[font.objgen], font.get("/Subtype") == "/Type0"
        for piece in shown if isinstance(shown, pikepdf.Array) else (shown,):
            if isinstance(piece, pikepdf.String):
                raw = bytes(piece)
                codes.update(map(int.from_bytes, zip(raw[::2], raw[1::2], strict=False)) if wide else raw)
