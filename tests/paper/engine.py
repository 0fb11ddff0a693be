"""Takes one PDF through the project's own paper engine, with the secrets as a list of terms: read, find, erase."""

import dataclasses
import time
from dataclasses import dataclass, field

from tests.paper.folding import words_of
from woo_redact.errors import WooRedactError
from woo_redact.model import Span
from woo_redact.pdf.erase import erase_paper
from woo_redact.pdf.find import Finder
from woo_redact.pdf.marks import Mark, fit
from woo_redact.pdf.text import PaperText, read_pdf

LABELS = ("5.1.2e", "J")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the engine made of a file: a PDF, or the reason why not; `crash` is an error it did not mean.

    `asked` are the kinds of areas that a person must judge; `milliseconds` are the processor's.
    """

    pdf: bytes | None = field(repr=False)
    reason: str = ""
    crash: str = ""
    pictures: tuple[tuple[int, str], ...] = ()
    pages: int = 0
    asked: tuple[str, ...] = ()
    milliseconds: int = 0


def published(data: bytes, secrets: tuple[str, ...]) -> Outcome:
    """Publish a PDF without its secrets."""
    start = time.process_time()
    try:
        outcome = _through(data, secrets)
    except WooRedactError as error:
        outcome = Outcome(pdf=None, reason=str(error) or "(zonder reden)")
    except Exception as error:  # noqa: BLE001 - a crash is a result here, told apart from a refusal
        outcome = Outcome(pdf=None, crash=f"{type(error).__name__}: {error}")
    took = round(1000 * (time.process_time() - start))
    return dataclasses.replace(outcome, milliseconds=took)


def spans_of(paper: PaperText, secrets: tuple[str, ...]) -> list[Span]:
    """Return where the secrets and their parts stand, as the engine finds them: in order, none overlapping."""
    finder = Finder(paper)
    terms = dict.fromkeys(part for secret in secrets for part in words_of(secret))
    found = {span for term in terms for place in finder.find(term) for span in place}
    # Pictures, stamps and the like that a person must judge are hidden until somebody has.
    found |= {Span(offset, offset + 1) for offset, _ in paper.objects}
    merged: list[Span] = []
    for span in sorted(found):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def marks_of(paper: PaperText, spans: list[Span]) -> tuple[Mark, ...]:
    """Return the boxes of spans as a run makes them."""
    marks = [Mark(place=place, labels=LABELS) for span in spans for place in paper.places(span)]
    return fit(marks, paper)


def erased(data: bytes, paper: PaperText, spans: list[Span]) -> Outcome:
    """Erase spans from a PDF."""
    done = erase_paper(data, marks_of(paper, spans), title="Stuk 1", closing=None, paper=paper)
    return Outcome(
        pdf=done.pdf,
        pictures=done.pictures,
        pages=len(paper.pages),
        asked=tuple(kind for _, kind in paper.objects),
    )


def _through(data: bytes, secrets: tuple[str, ...]) -> Outcome:
    paper = read_pdf(data)
    if paper.distrusted:
        return Outcome(pdf=None, reason="; ".join(dict.fromkeys(reason for _, reason in paper.distrusted)))
    return erased(data, paper, spans_of(paper, secrets))
