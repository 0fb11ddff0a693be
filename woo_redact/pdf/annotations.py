"""Redact annotations: proposals to redact that any PDF program shows, and that stay undone until applied.

ISO 32000-1, 12.5.6.23: a Redact annotation marks content for removal; nothing is removed until somebody
applies it. Each one carries an appearance of its own, for not every program draws one.
"""

import functools
import hashlib
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from woo_redact.errors import RedactionError, UnreadableError
from woo_redact.language import recorded
from woo_redact.model import Area, Box
from woo_redact.pdf.printed import letters_of
from woo_redact.pdf.source import gate, guarded

_TAG = 5.0  # points: the size of the label above a mark
_STAMP = "concept"
_MOST = 50_000  # annotations in one file; more is no draft
_KEYWORD = re.compile(r"woo-redact-concept:([0-9A-Za-z]+):([0-9a-f]{32})")
_DECIDED = (0.75, 0.0, 0.0)
_ASKED = (0.85, 0.45, 0.0)
_EPOCH = "D:20220501000000Z"  # PDF wants a date; the clock's would make equal drafts differ


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A mark as it is written: where, its label, who proposes it, and why; `asked`: a person must answer."""

    name: str
    areas: tuple[Area, ...]
    label: str
    author: str
    note: str = field(repr=False)
    asked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMark:
    """What a page of a draft was when it was written: its corner in PDF's own space, and its letters."""

    left: float
    top: float
    letters: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """A mark as it came back: its quads (none: only a frame), and the frame round them.

    `verdict` is the review status that somebody gave it ("Accepted"), "" for none.
    """

    name: str
    areas: tuple[Area, ...]
    frame: Area
    label: str = field(repr=False)
    note: str = field(repr=False)
    verdict: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedDraft:
    """A draft as it came back: of which document and which draft it says to be, its pages and marks.

    `stamped` are the pages (from 0) that still have our own stamp: a program that drops annotations drops it
    too. `others` counts annotations of other kinds (a highlight, a note) by page.
    """

    document: str
    key: str
    pages: tuple[PageMark, ...]
    marks: tuple[Returned, ...]
    stamped: frozenset[int] = frozenset()
    others: tuple[tuple[int, int], ...] = ()


def pages_of(pdf: bytes) -> tuple[PageMark, ...]:
    """Return what tells whether the pages of a PDF are still those that were written."""
    letters: Counter[tuple[int, str]] = Counter()
    for letter in letters_of(pdf):
        letters[letter.page, letter.character] += 1
    with guarded(), pikepdf.open(io.BytesIO(pdf)) as document:
        boxes = [_corner(page) for page in document.pages]
    return tuple(
        PageMark(left=left, top=top, letters=_digest((c, n) for (p, c), n in letters.items() if p == number))
        for number, (left, top) in enumerate(boxes)
    )


def _digest(counted: Iterable[tuple[str, int]]) -> str:
    """Return a digest of letters, whatever their order."""
    return hashlib.sha256(repr(sorted(counted)).encode()).hexdigest()[:16]


def _corner(page: pikepdf.Page) -> tuple[float, float]:
    """Return the upper left corner of a page as it is shown, in PDF's own space (y grows upwards)."""
    x0, y0, x1, y1 = (float(value) for value in page.cropbox)
    return min(x0, x1), max(y0, y1)


def write_proposals(
    pdf: bytes, proposals: Sequence[Proposal], *, document: str, key: str, title: str, stamp: str
) -> bytes:
    """Return the PDF with a Redact annotation for each proposal, and a printed stamp on every page.

    `document` and `key` are how the draft is known again when it comes back.

    Raises:
        RedactionError: when a proposal lies on no page.
    """
    with guarded(), pikepdf.open(io.BytesIO(pdf)) as written:
        font = written.make_indirect(
            Dictionary(
                Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
            )
        )
        by_page: dict[int, list[pikepdf.Object]] = {}
        for number, page in enumerate(written.pages):
            if int(page.obj.get("/Rotate", 0)) % 360:
                raise RedactionError(recorded("a page of the draft is rotated"))
            by_page[number] = [_stamp(written, page, stamp, font)]
        for proposal in proposals:
            for number in sorted({area.page for area in proposal.areas}):
                if number >= len(written.pages):
                    raise RedactionError(recorded("a mark lies on no page"))
                on_page = [area.box for area in proposal.areas if area.page == number]
                page = written.pages[number]
                by_page[number].append(_annotation(written, page, proposal, on_page, font))
        for number, annotations in by_page.items():
            written.pages[number].obj.Annots = written.make_indirect(Array(annotations))
        _describe(written, title, f"woo-redact-concept:{document}:{key}")
        buffer = io.BytesIO()
        written.save(buffer, deterministic_id=True)
    return buffer.getvalue()


def _describe(pdf: pikepdf.Pdf, title: str, keyword: str) -> None:
    """Say in the file's own data what it is; a draft is no archive, and says so too."""
    for key in ("/Metadata", "/OutputIntents"):
        if key in pdf.Root:
            del pdf.Root[key]
    pdf.docinfo = pdf.make_indirect(
        Dictionary(Title=String(title), Keywords=String(keyword), Producer=String("woo-redact"))
    )
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    with pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
        xmp["dc:title"] = title
        xmp["pdf:Keywords"] = keyword


def _annotation(
    pdf: pikepdf.Pdf, page: pikepdf.Page, proposal: Proposal, boxes: Sequence[Box], font: pikepdf.Object
) -> pikepdf.Object:
    """Return one Redact annotation: its quads, one per line, and what it looks like until it is applied."""
    left, top = _corner(page)
    sides = [(left + b.x0, top - b.y1, left + b.x1, top - b.y0) for b in boxes]  # left, bottom, right, top
    frame = frame_of(boxes)
    rect = [left + frame.x0, top - frame.y1, left + frame.x1, top - frame.y0]
    colour = _ASKED if proposal.asked else _DECIDED
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Redact,
            Rect=Array(_rounded(rect)),
            # In the order all programs use: upper left, upper right, lower left, lower right.
            QuadPoints=Array(
                _rounded(v for x0, y0, x1, y1 in sides for v in (x0, y1, x1, y1, x0, y0, x1, y0))
            ),
            NM=String(proposal.name),
            T=String(proposal.author),
            Subj=String("Vraag" if proposal.asked else "Lakken"),
            Contents=String(proposal.note),
            M=String(_EPOCH),
            CreationDate=String(_EPOCH),
            F=4,  # printed
            P=page.obj,
            C=Array(colour),
            IC=Array([0, 0, 0]),
            OverlayText=String(proposal.label),
            DA=String("1 1 1 rg /Helv 7 Tf"),
            Q=1,
            AP=Dictionary(N=_appearance(pdf, rect, sides, proposal, font)),
        )
    )


def frame_of(boxes: Sequence[Box]) -> Box:
    """Return the frame of a mark with these quads: a border round them, and room for the label above."""
    whole = functools.reduce(Box.union, boxes)
    return Box(whole.x0 - 1, whole.y0 - 1 - _TAG, whole.x1 + 1, whole.y1 + 1)


def _appearance(
    pdf: pikepdf.Pdf,
    rect: Sequence[float],
    sides: Sequence[tuple[float, float, float, float]],
    proposal: Proposal,
    font: pikepdf.Object,
) -> pikepdf.Object:
    """Return the look of a mark: a frame on a light ground, dashed and with a "?" if it is asked."""
    colour = " ".join(map(str, _ASKED if proposal.asked else _DECIDED))
    tint = "1 0.93 0.8" if proposal.asked else "1 0.88 0.88"
    dash = "[2 1.5] 0 d" if proposal.asked else "[] 0 d"
    frames = [f"{x0:.2f} {y0:.2f} {x1 - x0:.2f} {y1 - y0:.2f} re" for x0, y0, x1, y1 in sides]
    label = proposal.label + (" ?" if proposal.asked else "")
    x, y = sides[0][0], sides[0][3] + 0.8
    content = (
        f"q /Tint gs {tint} rg {' '.join(frames)} f Q\n"
        f"q {colour} RG 0.8 w {dash} {' '.join(frames)} S Q\n"
        f"q BT /Helv {_TAG} Tf {colour} rg {x:.2f} {y:.2f} Td ".encode()
        + b"("
        + _escaped(label)
        + b") Tj ET Q"
    )
    form = pdf.make_stream(content)
    form.Type, form.Subtype = Name.XObject, Name.Form
    form.BBox = Array(_rounded(rect))
    form.Resources = Dictionary(
        Font=Dictionary(Helv=font),
        ExtGState=Dictionary(Tint=Dictionary(Type=Name.ExtGState, BM=Name.Multiply)),
    )
    return form


def _stamp(pdf: pikepdf.Pdf, page: pikepdf.Page, text: str, font: pikepdf.Object) -> pikepdf.Object:
    """Return the stamp at the head of a page that says what the paper is: seen, printed, not to be edited."""
    left, top = _corner(page)
    rect = [left + 20, top - 18, left + 20 + 5.2 * len(text), top - 6]
    content = (
        b"BT /Helv 8 Tf 0.75 0 0 rg "
        + f"{rect[0]:.2f} {rect[1] + 3:.2f} Td (".encode()
        + _escaped(text)
        + b") Tj ET"
    )
    form = pdf.make_stream(content)
    form.Type, form.Subtype = Name.XObject, Name.Form
    form.BBox = Array(_rounded(rect))
    form.Resources = Dictionary(Font=Dictionary(Helv=font))
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Stamp,
            Rect=Array(_rounded(rect)),
            NM=String(_STAMP),
            T=String("woo-redact"),
            Contents=String(text),
            F=4 | 64 | 128,  # printed, read-only, locked
            P=page.obj,
            AP=Dictionary(N=form),
        )
    )


def _escaped(text: str) -> bytes:
    """Return text as the inside of a PDF string in WinAnsi."""
    raw = text.encode("cp1252", "replace")
    return raw.replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")


def _rounded(values: Iterable[float]) -> list[float]:
    """Return numbers to a hundredth of a point."""
    return [round(float(value), 2) for value in values]


def read_returned(untrusted_data: bytes) -> ReturnedDraft:
    """Return a draft as it came back from another program.

    Raises:
        UnreadableError: when it is no whole PDF, or no draft of woo-redact.
    """
    gate(untrusted_data)
    pages = pages_of(untrusted_data)
    with guarded(), pikepdf.open(io.BytesIO(untrusted_data)) as pdf:
        found = _KEYWORD.search(_said(pdf))
        if found is None:
            raise UnreadableError(
                recorded(
                    "this is no draft of woo-redact, or its tag was lost (for example by printing it to "
                    "PDF again)"
                )
            )
        marks: list[Returned] = []
        stamped: set[int] = set()
        others: Counter[int] = Counter()
        for number, page in enumerate(pdf.pages):
            annotations = _annotations(page)
            verdicts = _verdicts(annotations)
            for annotation in annotations:
                kind = str(annotation.get("/Subtype", ""))
                if kind == "/Redact":
                    marks += _returned(annotation, number, pages[number], verdicts.get(_id(annotation), ""))
                elif _text(annotation, "/NM") == _STAMP:
                    stamped.add(number)
                elif "/IRT" not in annotation and kind not in {"/Popup", "/Link"}:
                    others[number] += 1
    if len(marks) > _MOST:
        raise UnreadableError(recorded("the file has too many marks"))
    return ReturnedDraft(
        document=found[1],
        key=found[2],
        pages=pages,
        marks=tuple(marks),
        stamped=frozenset(stamped),
        others=tuple(sorted(others.items())),
    )


def _said(pdf: pikepdf.Pdf) -> str:
    """Return what the file's own data say of it."""
    said = " ".join(str(value) for value in pdf.docinfo.values())
    if "/Metadata" in pdf.Root:
        said += pdf.Root.Metadata.read_bytes().decode("utf-8", "replace")
    return said


def _annotations(page: pikepdf.Page) -> list[pikepdf.Object]:
    """Return the annotations of a page, those that are hidden left out: their maker took them away."""
    listed = page.obj.get("/Annots", Array())
    found = list(listed) if isinstance(listed, Array) else []
    return [a for a in found if isinstance(a, Dictionary) and not int(a.get("/F", 0)) & 2]


def _verdicts(annotations: Iterable[pikepdf.Object]) -> dict[tuple[int, int], str]:
    """Return the last review status per annotation: an answer to it with a state (ISO 32000-1, 12.5.6.3)."""
    return {
        _id(a.get("/IRT")): _text(a, "/State")
        for a in annotations
        if _text(a, "/StateModel") == "Review" and isinstance(a.get("/IRT"), Dictionary)
    }


def _id(thing: Any) -> tuple[int, int]:
    """Return what names an object of a file; (0, 0) for one that stands inside another."""
    found: tuple[int, int] = thing.objgen
    return found


def _text(annotation: pikepdf.Object, key: str) -> str:
    """Return a string of an annotation, "" when it has none."""
    value = annotation.get(key)
    return str(value).replace("\r\n", "\n").replace("\r", "\n") if isinstance(value, String) else ""


def _returned(annotation: pikepdf.Object, number: int, page: PageMark, verdict: str) -> Iterator[Returned]:
    """Yield a mark, unless it has no place at all."""
    rect = _numbers(annotation.get("/Rect"))
    quads = _numbers(annotation.get("/QuadPoints"))
    parts = [_area(quads[at : at + 8], number, page) for at in range(0, len(quads) - 7, 8)]
    frame = _area(rect, number, page) if len(rect) == 4 else next(iter(parts), None)
    if frame is not None:
        yield Returned(
            name=_text(annotation, "/NM"),
            areas=tuple(parts),
            frame=frame,
            label=_text(annotation, "/OverlayText"),
            note=_text(annotation, "/Contents"),
            verdict=verdict,
        )


def _area(points: Sequence[float], number: int, page: PageMark) -> Area:
    """Return the area round points of PDF's own space, in any order."""
    across, along = points[0::2], points[1::2]
    return Area(
        number,
        Box(min(across) - page.left, page.top - max(along), max(across) - page.left, page.top - min(along)),
    )


def _numbers(value: Any) -> list[float]:
    """Return an array of numbers, nothing for anything else."""
    if not isinstance(value, Array):
        return []
    try:
        return [float(number) for number in value]
    except (TypeError, ValueError):
        return []
