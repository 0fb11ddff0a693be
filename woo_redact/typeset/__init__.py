"""The only door to Typst: pieces of redacted text become an accessible PDF (PDF/A-2a and PDF/UA-1)."""

import dataclasses
import datetime as dt
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import typst

from woo_redact.errors import RedactionError
from woo_redact.language import recorded
from woo_redact.model import Explanation
from woo_redact.typeset.glyphs import families, fonts, packages, without_font
from woo_redact.typeset.tree import Piece, Run, plain_tree, tree

__all__ = ["LayoutError", "Piece", "Run", "families", "packages", "typeset"]

_UNDATED = dt.date(2022, 5, 1)  # the day the Woo came into force stands for "unknown"
_ATTEMPTS = 200  # distinct characters that Typst refuses although a font has them
_MISSING = re.compile(r'the text `?"(?P<text>.+?)"`? could not be displayed', re.DOTALL)
_KEYCAP = re.compile("([0-9#*])\ufe0f?\u20e3")  # no font has both the digit and the key as one drawing
_MARKED = b"/MarkInfo<</Marked true/Suspects false>>"
_VARIANTS = re.compile("[\ufe00-\ufe0f]")  # they choose between two drawings of one sign


class LayoutError(RedactionError):
    """Typst cannot set these pieces; plain paragraphs may still do."""


def typeset(
    pieces: tuple[Piece, ...],
    *,
    title: str,
    explanation: Explanation | None,
    day: dt.date | None = None,
    plain: bool = False,
) -> bytes:
    """Return the PDF of the pieces, closed by the explanation page; the same input gives the same bytes.

    `day` is the date of the document: PDF/A wants one, and the clock's would differ at every run. With
    `plain` every piece is a paragraph. A sign that no font can have (private use) is printed as its code
    point, as "[U+F04A]": nothing is lost.

    Raises:
        RedactionError: when no font on this machine has a glyph; the message names the packages.
        LayoutError: when Typst cannot make a PDF that meets both standards.
    """
    text = "".join(run.text for piece in pieces for run in piece.runs)
    chosen, wanting = families(text)
    spelled = set(without_font(wanting))
    if lacking := wanting - spelled:
        raise RedactionError(
            recorded(
                "the document has a script for which this machine has no font: install {packages} "
                "and repeat the command",
                packages=", ".join(packages(lacking)),
            )
        )
    for _ in range(_ATTEMPTS):
        data = _data(_spelled(pieces, spelled), title, explanation, day or _UNDATED, plain=plain)
        try:
            pdf = _compiler(installed=len(chosen) > len(families("")[0])).compile(
                input=_template(),
                format="pdf",
                sys_inputs={"data": json.dumps({**data, "fonts": chosen}, ensure_ascii=False)},
                pdf_standards=["a-2a", "ua-1"],  # ISO 19005-2 level A, ISO 14289-1
            )
        except typst.TypstError as error:
            # A cluster is named whole; each of its characters that is not plain Latin is spelled out.
            clusters = _MISSING.findall(str(error))
            more = {sign for cluster in clusters for sign in _unescaped(cluster) if ord(sign) > 0x7E}
            if not more & set(text) - spelled:
                raise LayoutError(recorded("the document cannot be typeset as PDF")) from error
            spelled |= more
        else:
            if isinstance(pdf, bytes):
                return _unsuspected(pdf)
    raise RedactionError(recorded("the document has too many characters that cannot be typeset"))


def _unsuspected(pdf: bytes) -> bytes:
    """Return a PDF that does not say what goes without saying: Poppler takes "Suspects false" for an error.

    Blanks stand in its place, so that every object is where the file says (ISO 32000-1, table 321).
    """
    return pdf.replace(_MARKED, b"/MarkInfo<</Marked true>>".ljust(len(_MARKED)))


def _spelled(pieces: tuple[Piece, ...], signs: set[str]) -> tuple[Piece, ...]:
    """Return the pieces with these signs as code points, and no choice of drawing for the others."""

    def said(text: str) -> str:
        """Return a text with the signs spelled out."""
        text = _VARIANTS.sub("", _KEYCAP.sub("\\1\u200b\u20e3", text))
        return "".join(f"[U+{ord(c):04X}]" if c in signs else c for c in text) if signs else text

    return tuple(
        Piece(
            kind=piece.kind,
            attributes=piece.attributes,
            runs=tuple(dataclasses.replace(run, text=said(run.text)) for run in piece.runs),
        )
        for piece in pieces
    )


def _unescaped(cluster: str) -> str:
    r"""Return what Typst quotes in an error, with its \u{…} escapes read."""
    return re.sub(r"\\u\{([0-9a-fA-F]+)\}", lambda match: chr(int(match[1], 16)), cluster)


@cache
def _template() -> bytes:
    """Return the template, read once."""
    return (Path(__file__).parent / "document.typ").read_bytes()


@cache
def _compiler(*, installed: bool) -> typst.Compiler:
    """Return the compiler, kept warm: with the fonts that ship, or with those of the machine as well."""
    return typst.Compiler(font_paths=fonts(installed=installed))


def _data(
    pieces: tuple[Piece, ...],
    title: str,
    explanation: Explanation | None,
    day: dt.date,
    *,
    plain: bool,
) -> dict[str, Any]:
    """Return what the template reads."""
    page: dict[str, Any] | None = None
    if explanation:
        keys = ("label", "citation", "legend")
        page = {
            "heading": explanation.heading,
            "introduction": explanation.introduction,
            "entries": [dict(zip(keys, entry, strict=True)) for entry in explanation.entries],
        }
    return {
        "title": title,
        "date": [day.year, day.month, day.day],
        "pieces": plain_tree(pieces) if plain else tree(pieces),
        "explanation": page,
    }
