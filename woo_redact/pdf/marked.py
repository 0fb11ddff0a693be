"""Marked content: which piece a glyph of a page belongs to, and content streams with bare marks or none."""

import re
from collections.abc import Iterator
from typing import Any

import pikepdf
import pymupdf

from woo_redact.model import Box
from woo_redact.pdf.contents import Instructions, steps
from woo_redact.pdf.drawn import codes_of, glyphs_of, wide_fonts

_OPENS = frozenset({"BDC", "BMC"})
_POINTS = frozenset({"DP", "MP"})


def unmarked(stream: pikepdf.Object) -> None:
    """Take all marked content out of a content stream."""
    _written(stream, [i for i in steps(stream) if str(i.operator) not in _OPENS | _POINTS | {"EMC"}])


def bare(stream: pikepdf.Object, resources: pikepdf.Object | None) -> frozenset[int]:
    """Leave of marked content only the numbers of its pieces and what is an artifact; return the numbers.

    /ActualText, /Alt and /E may spell what is gone (ISO 32000-1, 14.9).
    """
    kept: Instructions = []
    open_marks: list[bool] = []
    found: set[int] = set()
    for step in steps(stream):
        name = str(step.operator)
        if name in _OPENS:
            number = _number(step, resources)
            stays = number not in found if number is not None else str(step.operands[0]) == "/Artifact"
            open_marks.append(stays)
            if number is not None and stays:
                found.add(number)
                kept.append(_opening("BDC", [pikepdf.Name.Span, pikepdf.Dictionary(MCID=number)]))
            elif stays:
                kept.append(_opening("BMC", [pikepdf.Name.Artifact]))
        elif name == "EMC":
            if open_marks and open_marks.pop():
                kept.append(step)
        elif name not in _POINTS:
            kept.append(step)
    kept += [_opening("EMC", []) for stays in open_marks if stays]
    _written(stream, kept)
    return frozenset(found)


def _opening(name: str, operands: list[pikepdf.Object]) -> pikepdf.ContentStreamInstruction:
    """Return an instruction."""
    return pikepdf.ContentStreamInstruction(operands, pikepdf.Operator(name))


def _written(stream: pikepdf.Object, kept: Instructions) -> None:
    """Write the instructions into the stream."""
    stream.write(pikepdf.unparse_content_stream(kept))


def _number(
    step: pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage,
    resources: pikepdf.Object | None,
) -> int | None:
    """Return the number of a piece of marked content, None when it has none."""
    operands = list(step.operands)
    if str(step.operator) != "BDC" or len(operands) != 2:
        return None
    properties: Any = operands[1]
    if isinstance(properties, pikepdf.Name) and isinstance(resources, pikepdf.Dictionary):
        properties = resources.get("/Properties", pikepdf.Dictionary()).get(str(properties))
    number: Any = properties.get("/MCID") if isinstance(properties, pikepdf.Dictionary) else None
    return number if isinstance(number, int) and 0 <= number < 1_000_000 else None


class Pieces:
    """Which piece of marked content stands where on a page; `next` is the first number that none has."""

    def __init__(self, page: pymupdf.Page) -> None:
        """Read the page; where glyphs and codes cannot be matched, nothing is known of any place."""
        with pikepdf.new() as scratch:
            content = steps(scratch.make_stream(page.read_contents()))
            codes = codes_of(content, wide_fonts(page))
            inside = list(_inside(content, _named(page)))
        glyphs = glyphs_of(page)
        known = zip(glyphs, codes, strict=True) if len(glyphs) == len(codes) else ()
        self._places = [(glyph.x0, glyph.y, n) for glyph, (at, *_) in known if (n := inside[at]) is not None]
        self.next = 1 + max((number for number in inside if number is not None), default=-1)

    def at(self, box: Box) -> int | None:
        """Return the number of the piece that has the first glyph in a box, None when none has."""
        within = [
            (x, number)
            for x, y, number in self._places
            if box.x0 - 0.5 <= x <= box.x1 and box.y0 < y <= box.y1 + 1
        ]
        return min(within)[1] if within else None


def _named(page: pymupdf.Page) -> pikepdf.Dictionary:
    """Return the resources of a page as far as they give pieces of content their numbers."""
    names = re.findall(rb"(/[^\s/<>\[\]()]+)\s*BDC", page.read_contents())
    found = {}
    for name in {n.decode("latin-1") for n in names}:
        kind, value = page.parent.xref_get_key(page.xref, f"Resources/Properties{name}/MCID")
        if kind == "int":
            found[name] = pikepdf.Dictionary(MCID=int(value))
    return pikepdf.Dictionary(Properties=pikepdf.Dictionary(found))


def _inside(content: Instructions, resources: pikepdf.Object) -> Iterator[int | None]:
    """Yield for each instruction the number of the piece of content in which it stands."""
    open_marks: list[int | None] = [None]
    for step in content:
        name = str(step.operator)
        if name in _OPENS:
            number = _number(step, resources)
            open_marks.append(open_marks[-1] if number is None else number)
        elif name == "EMC" and len(open_marks) > 1:
            open_marks.pop()
        yield open_marks[-1]
