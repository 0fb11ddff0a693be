"""Redacts a paper document: erases each redaction in place, line by line."""

import dataclasses
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from woo_redact.errors import RedactionError
from woo_redact.grounds import grounds
from woo_redact.language import recorded
from woo_redact.model import Area, Box, Document, Explanation, Redaction, Span
from woo_redact.pdf.erase import erase_opened
from woo_redact.pdf.find import Finder
from woo_redact.pdf.marks import Mark, fit
from woo_redact.pdf.packed import unpack
from woo_redact.pdf.source import Source, open_source
from woo_redact.pdf.text import PaperText, read_source
from woo_redact.pdf.widths import gap_of
from woo_redact.redact.areas import Patch, outside, patches
from woo_redact.redact.look import Look
from woo_redact.redact.plan import kept
from woo_redact.typeset import typeset

_BROKEN = re.compile(r"([^\W\d_]+)[-\u00ad\u2010][^\S\n]*\n\s*([^\W\d_]+)")
_TELLING = 7  # letters and digits of one word that is looked for in every order; shorter ones are too common


@dataclass(frozen=True, slots=True, kw_only=True)
class Redacted:
    """What redacting a document came to; `pictures` are the pages that became pictures, from 0."""

    pdf: bytes = field(repr=False)
    redactions: tuple[Redaction, ...]
    explanation: Explanation | None
    kept: str = field(repr=False)
    pictures: tuple[int, ...] = ()


def redact_paper(
    document: Document,
    untrusted_data: bytes,
    redactions: tuple[Redaction, ...],
    *,
    title: str,
    explanation: Explanation | None,
    look: Look,
    reading: bytes = b"",
) -> Redacted:
    """Return the erased PDF, the redactions with their areas, and the explanation page as it was printed.

    What is hidden in the order of the text is hidden too where it stands in another order (over columns,
    over a page end) or spelling. The label is the redaction's own; in a box too small for it, the ground's
    letter (PRACTICE §2), which the explanation page then names too. `look` says how boxes are drawn.

    Raises:
        RedactionError: when the file no longer reads as it did, or a redaction has no place on a page.
    """
    before = unpack(reading, untrusted_data, document)
    with open_source(untrusted_data, settled=before.settled if before else frozenset()) as opened:
        paper = before or read_source(opened)
        if paper.text != document.text:
            raise RedactionError(recorded("the PDF is not what it was when it was read"))
        return _redact_opened(paper, opened, redactions, title=title, explanation=explanation, look=look)


def _redact_opened(
    paper: PaperText,
    opened: Source,
    redactions: tuple[Redaction, ...],
    *,
    title: str,
    explanation: Explanation | None,
    look: Look,
) -> Redacted:
    """Do what `redact_paper` says, with the open PDF and what was read of it."""
    areas = _patches(paper, redactions)
    words = tuple(unbroken(paper.text, redactions))
    placed_words = outside((*words, *elsewhere(paper, words)), areas)
    redactions = tuple(sorted(placed_words, key=lambda r: r.spans))
    marks = [_marks(paper, redaction, look.colour(redaction.ground)) for redaction in redactions]
    fitted = iter(fit([mark for some in marks for mark in some], paper))
    placed = [[next(fitted) for _ in some] for some in marks]
    redactions = (*redactions, *(patch.redaction for patch in areas))
    placed += [[_coloured(patch, look)] for patch in areas]
    explanation = _with_letters(explanation, set(_lettered(redactions, placed))) if explanation else None
    erased = erase_opened(
        opened,
        tuple(mark for some in placed for mark in some),
        title=title,
        closing=typeset((), title=title, explanation=explanation) if explanation else None,
        paper=paper,
        hide_widths=look.hide_widths,
    )
    drawn = iter(erased.marks)
    done = tuple(
        _done(redaction, [next(drawn) for _ in some], redaction.span.of(paper.text) if redaction.span else "")
        for redaction, some in zip(redactions, placed, strict=True)
    )
    pictures = tuple(number for number, _ in erased.pictures)
    return Redacted(
        pdf=erased.pdf,
        redactions=done,
        explanation=explanation,
        kept=kept(_in_letters(paper, pictures), done),
        pictures=pictures,
    )


def _coloured(patch: Patch, look: Look) -> Mark:
    """Return the mark of an area in the colour of its ground."""
    return dataclasses.replace(patch.mark, colour=look.colour(patch.redaction.ground))


def _patches(paper: PaperText, redactions: tuple[Redaction, ...]) -> tuple[Patch, ...]:
    """Return the areas that a person hid, each on its own ground or on the first of what it covers."""
    wanted = [redaction for redaction in redactions if redaction.span is None]
    return patches(paper, wanted, {redaction.ground: redaction.label for redaction in redactions})


def unbroken(text: str, redactions: Iterable[Redaction]) -> Iterator[Redaction]:
    """Yield the redactions of words, each with the other half of a word that is broken over lines.

    Detection may have taken the first half for a name of its own ("Ri-" of "Rietbergen"): the half that stays
    tells the name as well.
    """
    found = [redaction for redaction in redactions if redaction.span is not None]
    halves = [(match.span(1), match.span(2)) for match in _BROKEN.finditer(text)]
    for redaction in found:
        span = redaction.span
        assert span is not None  # noqa: S101 - chosen above
        others = [r.span for r in found if r.span is not None and r is not redaction]
        for first, second in halves:
            if span.start < first[1] <= span.end < second[1]:
                span = Span(span.start, second[1])
            elif first[0] < span.start <= second[0] < span.end:
                span = Span(first[0], span.end)
        yield (
            redaction if any(span.overlaps(o) for o in others) else dataclasses.replace(redaction, span=span)
        )


def elsewhere(paper: PaperText, redactions: tuple[Redaction, ...]) -> Iterator[Redaction]:
    """Yield redactions for what is hidden once and stands elsewhere in another order or spelling.

    Where a word stands plainly in the text, detection saw it and it was decided on: that is left as it is.
    """
    finder = Finder(paper)
    taken = [redaction.span for redaction in redactions if redaction.span]
    for term, redaction in {r.span.of(paper.text): r for r in redactions if r.span}.items():
        signs = sum(map(str.isalnum, term))
        if signs < _TELLING and not (len(term.split()) > 1 and signs >= _TELLING - 2):
            continue
        for place in finder.find(term, whole=True):
            if len(place) == 1 and _plainly(place[0].of(paper.text)) & _plainly(term):
                continue
            for span in place:
                if not any(span.overlaps(other) for other in taken):
                    taken.append(span)
                    yield dataclasses.replace(redaction, span=span, areas=())


def _plainly(words: str) -> set[str]:
    """Return the ways in which detection reads words that may be broken over lines (with a hyphen or not)."""
    folded = words.casefold()
    return {" ".join(re.sub(r"-\n\s*", joined, folded).split()) for joined in ("", "-")}


def _marks(paper: PaperText, redaction: Redaction, colour: str) -> list[Mark]:
    """Return the marks of a redaction, one per line."""
    places = paper.places(redaction.span) if redaction.span else ()
    if not places:
        raise RedactionError(recorded("a passage that must go stands on no page"))
    letter = grounds()[redaction.ground].letter
    labels = tuple(dict.fromkeys(filter(None, (redaction.label, letter))))
    return [Mark(place=place, labels=labels, colour=colour) for place in places]


def _done(redaction: Redaction, marks: list[Mark], hidden: str) -> Redaction:
    """Return a redaction with the boxes that were drawn for it, and what their width tells."""
    return dataclasses.replace(
        redaction,
        areas=tuple(dict.fromkeys(area for mark in marks for area in _areas(mark))),
        gap=gap_of(marks, hidden),
        closed=all(mark.closed for mark in marks),
    )


def _areas(mark: Mark) -> Iterator[Area]:
    """Yield where the box of a mark is drawn, and its note in the margin."""
    box = mark.box
    yield Area(mark.page, Box(box.x0, box.y0, box.x1, box.y1))
    if mark.note is not None:
        yield Area(mark.page, mark.note)


def _lettered(done: Iterable[Redaction], placed: Iterable[list[Mark]]) -> Iterator[str]:
    """Yield the labels for which some box carries the letter."""
    for redaction, marks in zip(done, placed, strict=True):
        if any(mark.label and mark.label != redaction.label for mark in marks):
            yield redaction.label


def _in_letters(paper: PaperText, pictures: tuple[int, ...]) -> str:
    """Return the text with blanks for what is no text on a page but was read by eye, offsets unchanged."""
    text = list(paper.text)
    spans: list[Span] = [*paper.recognised, *(p.span for p in paper.pages if p.span and p.number in pictures)]
    for span in spans:
        text[span.start : span.end] = [c if c == "\n" else " " for c in text[span.start : span.end]]
    return "".join(text)


def _with_letters(explanation: Explanation, lettered: set[str]) -> Explanation:
    """Return the explanation page that also names the letters which small boxes carry (PRACTICE L12)."""
    letters = {ground.short: ground.letter for ground in grounds().values()}
    return dataclasses.replace(
        explanation,
        entries=tuple(
            (
                label,
                f"{citation} (in kleine vlakken: {letters[label]})" if label in lettered else citation,
                legend,
            )
            for label, citation, legend in explanation.entries
        ),
    )
