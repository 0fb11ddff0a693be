"""The names that a file gives to its own parts: fonts, inks, layers, kinds of structure, marks.

They are names of PDF and no strings, and nobody sees them; whoever opens the file in an editor does. Of the
standard's own names (/Link, /Parent) some are surnames: only those are read that a program chose itself.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

import pikepdf

from woo_redact.check.objects import Thing

_NAME: Final = rb"/([^\s/()<>\[\]{}%]+)"
_VALUE: Final = re.compile(rb"/(?:BaseFont|FontName|S|AS|Separation)\s*" + _NAME)
_INKS: Final = re.compile(rb"/DeviceN\s*\[([^\]]*)\]")
_ONE: Final = re.compile(_NAME)
_MARK: Final = re.compile(
    _NAME + rb"\s*(?:/[^\s/()<>\[\]{}%]+\s+|<<.{0,2000}?>>\s*)?(?:BMC|BDC|MP|DP)\b", re.DOTALL
)
_GIVEN: Final = (
    *("/Font", "/XObject", "/ColorSpace", "/Pattern", "/Shading", "/ExtGState", "/Properties"),
    *("/RoleMap", "/ClassMap", "/PieceInfo", "/CharProcs"),
)
"""Dictionaries whose keys a program chooses."""
_MAY: Final = re.compile(rb"/(?:" + b"|".join(key[1:].encode() for key in _GIVEN) + rb")\b")
_BYTE: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_SUBSET: Final = re.compile(r"^[A-Z]{6}\+")
_JOINTS: Final = re.compile(r"[_\-+.,:/]+|(?<=[a-z])(?=[A-Z])")
_DEEPEST: Final = 6

STANDARD: Final = frozenset(
    """
    Document DocumentFragment Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private
    Aside Title FENote P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span
    Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Em Strong Sub Figure
    Formula Form Artifact OC Tx Standard URI GoTo GoToR Named JavaScript Launch Off Yes On All None
    Transparency Luminosity Alpha GTS_PDFA1 GTS_PDFX
    """.split()  # noqa: SIM905 - a hundred words on a hundred lines read badly
)
"""What ISO 32000 calls kinds of structure, marks, actions and states: "Link" there is nobody's surname."""
FAMILIES: Final = frozenset(
    """
    times roman georgia black light bold book medium regular italic oblique gill garamond bodoni
    caslon baskerville frutiger franklin century goudy palatino courier helvetica arial lucida verdana
    rockwell perpetua lora karla alice david miriam rod martel cardo montserrat merriweather lato
    inter cairo optima sabon bembo plantin didot univers avenir candara corbel constantia calibri
    cambria symbol noto sans serif mono italian condensed narrow clarendon minion myriad trebuchet
    comic impact tahoma segoe berkeley barlow poppins raleway nunito manrope jost rubik
    """.split()  # noqa: SIM905 - a hundred words on a hundred lines read badly
)
"""Words in the names of common typefaces, some of which people bear too."""


def named(things: Iterable[Thing]) -> Iterator[tuple[str, bool]]:
    """Yield what the programs that made a file called its parts, its objects, as `spelled` does."""
    found: dict[bytes, None] = {}
    for thing in things:
        item = thing.item
        if isinstance(item, pikepdf.Stream):
            found |= dict.fromkeys(_names(item.stream_dict, thing.source))
        elif isinstance(item, (pikepdf.Dictionary, pikepdf.Array)):
            found |= dict.fromkeys(_names(item, thing.source))
    for name in found:
        yield from spelled(name)


def marks(content: bytes) -> Iterator[tuple[str, bool]]:
    """Yield the names of the marks in a content stream (BMC, BDC, MP, DP), as `spelled` does."""
    for name in dict.fromkeys(_MARK.findall(content)):
        yield from spelled(name)


def spelled(name: bytes) -> Iterator[tuple[str, bool]]:
    """Yield a name as words, and whether only a whole name of a person in it tells something.

    Nothing for what the standard calls so. Of "Times-Roman" nothing is left without the words of typefaces;
    two of such words can still be a person's first name and surname.
    """
    text = _BYTE.sub(lambda code: bytes([int(code[1], 16)]), name).decode("utf-8", "replace")
    if text in STANDARD:
        return
    words = _JOINTS.sub(" ", _SUBSET.sub("", text)).split()
    own = [word for word in words if word.casefold() not in FAMILIES]
    if own:
        yield " ".join(own), False
    if own != words:
        yield " ".join(words), True


def _names(item: pikepdf.Object, source: bytes) -> Iterator[bytes]:
    """Yield the names that one object gives."""
    yield from _VALUE.findall(source)
    for inks in _INKS.findall(source):
        yield from _ONE.findall(inks)
    if _MAY.search(source):
        yield from _keys(item, 0)


def _keys(item: pikepdf.Object, depth: int) -> Iterator[bytes]:
    """Yield the keys of dictionaries that hold a program's own names; what is indirect is walked itself."""
    if not isinstance(item, pikepdf.Dictionary) or depth > _DEEPEST:
        return
    for key, value in item.as_dict().items():
        if key in _GIVEN and isinstance(value, pikepdf.Dictionary):
            yield from (name[1:].encode() for name in value.as_dict())
        if isinstance(value, pikepdf.Dictionary) and not value.is_indirect:
            yield from _keys(value, depth + 1)
