"""Gives fonts and resources of a PDF plain names: programs name them, and may name them after people."""

import re
from collections.abc import Iterator

import pikepdf

from woo_redact.pdf.contents import steps

_KINDS = ("/Font", "/XObject", "/Pattern", "/ExtGState", "/ColorSpace", "/Shading")
# "F1", "TT0", "Im12", "R7", "Font3", "Image4" …: what programs call resources, and nobody is called.
_PLAIN = re.compile(
    r"/(?:[A-Za-z]{0,3}|C\d_|Font|Image|Form|Fm|Meta|Pattern|Default(?:RGB|CMYK|Gray)|helv|tiro|cour|noto|lakgrond)"
    r"[\d_.+-]*"
)
# Of fonts that are not in the file the name says which one to take.
_KNOWN = re.compile(
    r"(?:[A-Z]{6}\+)?(?:Helvetica|Arial|Times|Courier|Symbol|ZapfDingbats|Calibri|Cambria|Verdana|Tahoma|Georgia|"
    r"Garamond|Trebuchet|Segoe|Noto|DejaVu|Liberation|Nimbus|Open ?Sans|Roboto|Lato|Source ?Sans|Rijks\w*|"
    r"Consolas|Wingdings|Webdings|Century|Book ?Antiqua|Palatino|Univers|Frutiger|Myriad|Minion|Carlito|"
    r"CM[A-Z]*)"
    r"[A-Za-z0-9 ,_-]*"
)
_NAMED_BY = {  # operator → the kind of resource that its last operand names (ISO 32000-1, annex A)
    "Do": "/XObject",
    "gs": "/ExtGState",
    "cs": "/ColorSpace",
    "CS": "/ColorSpace",
    "sh": "/Shading",
    "scn": "/Pattern",
    "SCN": "/Pattern",
}
Renamed = dict[tuple[str, str], str]


def rename(pdf: pikepdf.Pdf) -> None:
    """Give every font and resource that has a name of its own a number instead, wherever it is used."""
    _fonts(pdf)
    seen: set[tuple[int, int]] = set()
    uses = [
        (stream, resources, _renamed(resources))
        for page in pdf.pages
        for stream, resources in _drawn(page.obj.get("/Contents"), page.obj.get("/Resources"), seen)
    ]
    for stream, _, renamed in uses:
        if renamed and isinstance(stream, pikepdf.Stream):
            stream.write(pikepdf.unparse_content_stream([_step(step, renamed) for step in steps(stream)]))
    for _, resources, _ in uses:  # several pages may share them: the second time nothing is left to rename
        _apply(resources)


def _drawn(
    stream: pikepdf.Object | None, resources: pikepdf.Object | None, seen: set[tuple[int, int]]
) -> Iterator[tuple[pikepdf.Object | None, pikepdf.Object]]:
    """Yield a content stream with its resources, and those of the forms and patterns that it draws."""
    if not isinstance(resources, pikepdf.Dictionary):
        return
    yield stream, resources
    for kind in ("/XObject", "/Pattern"):
        for thing in resources.get(kind, pikepdf.Dictionary()).values():
            if not isinstance(thing, pikepdf.Stream) or thing.get("/Subtype") == "/Image":
                continue
            if thing.objgen not in seen:
                seen.add(thing.objgen)
                yield from _drawn(thing, thing.get("/Resources", resources), seen)


def _renamed(resources: pikepdf.Object) -> Renamed:
    """Return the new names of the resources whose names are not plain."""
    found: Renamed = {}
    for kind in _KINDS:
        group = resources.get(kind)
        if not isinstance(group, pikepdf.Dictionary):
            continue
        taken = set(group.keys())
        number = 0
        for name in sorted(group.keys()):
            if _PLAIN.fullmatch(name):
                continue
            while f"/R{number}" in taken:
                number += 1
            found[kind, name] = f"/R{number}"
            taken.add(f"/R{number}")
    return found


def _step(
    step: pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage, renamed: Renamed
) -> pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage:
    """Return an instruction with the new name of the resource it uses."""
    name = str(step.operator)
    kind, at = ("/Font", 0) if name == "Tf" else (_NAMED_BY.get(name), -1)
    operands = list(step.operands) if kind else []
    if kind is None or not operands or not isinstance(operands[at], pikepdf.Name):
        return step
    new = renamed.get((kind, str(operands[at])))
    if new is None:
        return step
    operands[at] = pikepdf.Name(new)
    return pikepdf.ContentStreamInstruction(operands, step.operator)


def _apply(resources: pikepdf.Object) -> None:
    """Rename the resources themselves."""
    for (kind, old), new in _renamed(resources).items():
        resources[kind][new] = resources[kind][old]
        del resources[kind][old]


def _fonts(pdf: pikepdf.Pdf) -> None:
    """Give fonts of their own name a number; the name of a known font says what to draw and stays."""
    numbers: dict[str, str] = {}
    for thing in pdf.objects:
        if not isinstance(thing, pikepdf.Dictionary):
            continue
        for font in direct_fonts(thing):
            for key in ("/BaseFont", "/FontName"):
                name = str(font.get(key, ""))
                if name and not _KNOWN.fullmatch(name.removeprefix("/")):
                    font[key] = pikepdf.Name(numbers.setdefault(name, f"/Lettertype{len(numbers) + 1}"))


def direct_fonts(thing: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield an object, which may be a font, and the fonts in it that have no number of their own."""
    for place in (thing, thing.get("/Resources")):
        group = place.get("/Font") if isinstance(place, pikepdf.Dictionary) else None
        if isinstance(group, pikepdf.Dictionary):
            for font in group.values():
                if isinstance(font, pikepdf.Dictionary):
                    yield from _parts(font)
    yield from _parts(thing)


def _parts(font: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield the descriptor of a font, the fonts that it is made of, and theirs."""
    below = font.get("/DescendantFonts")
    for part in (font, *(below if isinstance(below, pikepdf.Array) else ())):
        if isinstance(part, pikepdf.Dictionary):
            yield part
            if isinstance(descriptor := part.get("/FontDescriptor"), pikepdf.Dictionary):
                yield descriptor
