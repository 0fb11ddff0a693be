"""The closing lines of a run: what is out, what is not and why, where to look, what to do next."""

import textwrap
from collections.abc import Iterator
from pathlib import PurePath

from woo_redact.language import _, recorded, shown
from woo_redact.report.conclusion import Conclusion, Step, conclude
from woo_redact.report.text import inert
from woo_redact.report.values import Entry, Report, suspended
from woo_redact.report.words import counted, figure, ground_word, plain_reason

_WIDTH = 100
_ONE_BY_ONE = 20  # documents that wait are named each up to here, else by reason
_NAMED = 10
_TITLE = 48


def summary(report: Report) -> str:
    """Return the closing lines: plain text, at most 100 columns where the run's path allows it.

    Titles are those of the inventory, so nothing stands here that was hidden.
    """
    end = conclude(report)
    parts = (
        (_headline(report, end),),
        tuple(_released(end)),
        tuple(_waiting(report, end)),
        tuple(_places(report, end)),
        tuple(_steps(end.steps)),
    )
    return "\n\n".join("\n".join(lines) for lines in parts if lines) + "\n"


def _headline(report: Report, end: Conclusion) -> str:
    """Name the dossier, with how many documents it has."""
    return f"{_('Dossier')} {inert(report.matter, 80)}: " + counted(
        end.documents, _("document"), _("documents")
    )


def _released(end: Conclusion) -> Iterator[str]:
    """Say what is out, with how many boxes, and what was refused."""
    if not end.documents:
        yield _("There was nothing to process.")
        return
    public = end.released - end.partial
    out, of = figure(end.released), figure(end.documents)
    yield _(
        "Released: {out} of {of} (partly public {figure}, public {figure2})",
        out=out,
        of=of,
        figure=figure(end.partial),
        figure2=figure(public),
    )
    if end.boxes:
        grounds = ", ".join(
            _("{figure} on {ground_word}", figure=figure(number), ground_word=ground_word(code))
            for code, number in end.boxes
        )
        yield from _wrap(_("Redacted: {grounds}", grounds=grounds), "  ")
    if end.refused or end.already:
        yield _(
            "Not public: {figure}; public already: {figure2}",
            figure=figure(end.refused),
            figure2=figure(end.already),
        )
    if end.double:
        yield _("Duplicate, not released once more: {figure} (see the inventory)", figure=figure(end.double))


def _waiting(report: Report, end: Conclusion) -> Iterator[str]:
    """Say which documents are not out and why: one by one while they are few, else by reason."""
    if not end.waiting:
        return
    yield _("Not released yet: {figure}", figure=figure(end.waiting))
    if end.waiting <= _ONE_BY_ONE:
        for entry in report.entries:
            if suspended(entry.row):
                yield from _wrap(f"{entry.row.id}  {_title(entry)}: {_why(entry)}", "  ", hang="        ")
        return
    for reason in end.reasons:
        named = ", ".join(reason.ids[:_NAMED])
        more = len(reason.ids) - _NAMED
        rest = _(" and {figure} more", figure=figure(more)) if more > 0 else ""
        yield from _wrap(
            f"{figure(len(reason.ids))} × {inert(reason.text)}: {named}{rest}", "  ", hang="      "
        )


def _title(entry: Entry) -> str:
    """Return a document's public title, cut to leave room for the reason."""
    return inert(entry.row.title, _TITLE) or _("(no title)")


def _why(entry: Entry) -> str:
    """Return why a document waits."""
    reasons = entry.row.withheld_because or (recorded("not released yet"),)
    return "; ".join(inert(shown(plain_reason(reason))) for reason in reasons)


def _places(report: Report, end: Conclusion) -> Iterator[str]:
    """Say where to look; a path stands alone on its line and is never broken."""
    run = PurePath(report.run)
    if end.released:
        yield _("What may go out, with the inventory:")
        yield f"  {run / 'release'}"
    yield _("The report (internal: it holds names):")
    yield f"  {run / 'report.html'}"


def _steps(steps: tuple[Step, ...]) -> Iterator[str]:
    """Say what to do next."""
    if steps:
        yield _("What now:")
    for number, step in enumerate(steps, start=1):
        yield from _wrap(f"{number}. {step.text}", "  ", hang="     ")
        if step.command:
            yield f"     {step.command}"


def _wrap(text: str, indent: str, *, hang: str = "    ") -> list[str]:
    """Return a text as indented lines."""
    return textwrap.wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=hang)
