"""Review without a screen: lists, a spreadsheet, single decisions, and questions line by line."""

import csv
import dataclasses
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from woo_redact.cli.show import echo, printable
from woo_redact.errors import ExitCode, UsageError
from woo_redact.grounds import parse_code
from woo_redact.language import _, shown
from woo_redact.model import Outcome, Span
from woo_redact.pipeline.importing import read_filled
from woo_redact.report.words import ENTITIES
from woo_redact.review import Passage, Person, Question, Reach, Session, Shown, question
from woo_redact.review.sheet import SheetError, Words, lines, take_sheet
from woo_redact.review.sheet_file import SHEETS, write_sheets

_KEYS = {
    "w": _("hidden"),
    "z": _("visible"),
    "W": _("this person hidden everywhere"),
    "Z": _("this person visible everywhere"),
    "o": _("skip"),
    "u": _("undo the last one"),
    "s": _("stop"),
}
_OUTCOMES = {Outcome.REDACT: _("hidden"), Outcome.KEEP: _("visible"), Outcome.ASK: _("question")}
_IN_SHEET = {
    Outcome.REDACT: "weg",
    Outcome.KEEP: "zichtbaar",
    Outcome.ASK: "vraag",
}  # it goes from hand to hand
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_HEADERS = (
    *("document", "finding", "subject", "entity", "outcome", "ground", "by", "why"),
    *("before", "words", "after", "start", "end", "in_title"),
)


def _words() -> Words:
    """Return the Dutch words that stand in a spreadsheet."""
    entities = {str(entity): word for entity, word in ENTITIES.items()}
    return Words(outcomes=_IN_SHEET, entities=entities, roles={"public": "publiek", "private": "privé"})


# Lists


def show(session: Session, *, form: str, only_open: bool, people: bool) -> int:
    """Print the passages, or the people, for eyes or for a script."""
    if people:
        return _show_people(session, form)
    every = (p for document in session.board.documents for p in session.passages(document))
    passages = [p for p in session.questions if p.open] if only_open else every
    found = (question(_now(session, p), session.shown(p)) for p in passages)
    if form == "csv":
        writer = csv.writer(sys.stdout)
        writer.writerow(_HEADERS)
        for asked in found:
            told = _told(asked)
            writer.writerow([_inert(told[header]) for header in _HEADERS])
    else:
        for asked in found:
            click.echo(json.dumps(_told(asked), ensure_ascii=False) if form == "json" else _line(asked))
    return ExitCode.FINE


def _now(session: Session, passage: Passage) -> Passage:
    """Return a passage as it counts now."""
    return session.passage(passage.key) or passage


def _told(asked: Question) -> dict[str, Any]:
    """Return a passage as plain values."""
    told = dataclasses.asdict(asked)
    told["start"] = asked.span.start if asked.span else None
    told["end"] = asked.span.end if asked.span else None
    return told


def _inert(value: object) -> object:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _line(asked: Question) -> str:
    """Return a passage on one line."""
    words = printable(" ".join(asked.words.split()), limit=50)
    outcome = _OUTCOMES[asked.outcome]
    ground = "" if asked.outcome is Outcome.KEEP else asked.ground
    what = f"{outcome:<9} {ground:<8} {asked.entity.value:<16}"
    return f"{asked.finding:<16}  {asked.document}  {what} {words}"


def _show_people(session: Session, form: str) -> int:
    """Print everybody in the dossier."""
    for number, lost in session.board.lost.items():
        names = printable("; ".join(lost.names), limit=80)
        echo(
            _(
                "Decision {number} fits nobody any more ({names}): take it back with --withdraw {number}",
                number=number,
                names=names,
            ),
            err=True,
        )
    rows = [_person_told(session.person(subject)) for subject in session.board.people()]
    if form == "csv":
        writer = csv.writer(sys.stdout)
        writer.writerow(rows[0] if rows else ())
        for row in rows:
            writer.writerow([_inert("; ".join(v) if isinstance(v, list) else v) for v in row.values()])
        return ExitCode.FINE
    for row in rows:
        if form == "json":
            click.echo(json.dumps(row, ensure_ascii=False))
        else:
            names = printable("; ".join(row["names"]), limit=60)
            echo(
                f"{row['subject']}  {row['places']:>5}× "
                + _("in {number} doc.", number=len(row["documents"]))
                + f"  {row['now']}  {names}"
            )
    return ExitCode.FINE


def _person_told(person: Person) -> dict[str, Any]:
    """Return a person as plain values."""
    return {
        "subject": person.subject.id,
        "names": list(person.subject.names),
        "addresses": list(person.subject.addresses),
        "role": person.subject.office or str(person.subject.role),
        "places": person.places,
        "documents": list(person.documents),
        "now": ", ".join(f"{_OUTCOMES[outcome]} {number}" for outcome, number in person.outcomes),
        "decided": str(person.decided.outcome) if person.decided else "",
    }


# One decision


def decide(
    session: Session, target: str, *, outcome: str | None, code: str | None, why: str, reach: str
) -> int:
    """Decide on a passage, a person or words of one's own, as a script does."""
    if outcome is None:
        raise click.UsageError(_("--decide also asks for --outcome redact or keep."))
    said = (Outcome(outcome), parse_code(code) if code else None, why)
    if said[0] is Outcome.KEEP and code:
        raise click.UsageError(_("what stays visible has no ground: leave --ground out."))
    named = list(_passages(session, target))
    if named:
        step = (
            session.answer_all(named, said)
            if len(named) > 1
            else session.answer(named[0], said, Reach(reach))
        )
    elif target in session.board.subjects:
        step = session.answer_person(target, said)
    elif place := _place(session, target):
        step = session.redact_words(*place, said, reach=Reach(reach))
    else:
        raise click.UsageError(
            _("there is no passage and no person '{target}'; see --list and --list --people", target=target)
        )
    number = len(step.decisions)
    then = _next(session)
    if number > 1:
        echo(_("Recorded: {number} decisions. Next: {next}", number=number, next=then))
    else:
        echo(_("Recorded. Next: {next}", next=then))
    return ExitCode.FINE


def _passages(session: Session, target: str) -> Iterator[Passage]:
    """Yield the passages that are named: by their whole name, or by a finding (in copies more than one)."""
    if ":" in target:
        found = session.passage(target)
        if found is not None:
            yield found
        return
    for document in session.board.documents:
        yield from (p for p in session.passages(document) if p.key == f"{document}:{target}")


def _place(session: Session, target: str) -> tuple[str, Span] | None:
    """Return the words that are named as DOCUMENT:FROM-TO, None when it is no such name."""
    document, _colon, place = target.partition(":")
    start, _dash, end = place.partition("-")
    if document not in session.board.documents or not (start.isdecimal() and end.isdecimal()):
        return None
    length = len(session.texts.brief(document).text)
    if not int(start) < int(end) <= length:
        raise UsageError(
            _("document {document} has text from 0 to {length}", document=document, length=length)
        )
    return document, Span(int(start), int(end))


def pass_document(session: Session, document: str) -> int:
    """Pass a document for release."""
    session.pass_document(document)
    missing = session.missing(document)
    echo(
        _("Document {document}: agreed by {by}.", document=document, by=session.by)
        + (_(" Now {missing}.", missing=shown(missing)) if missing else "")
    )
    return ExitCode.FINE


def undo(session: Session, number: int | None) -> int:
    """Take a decision back by its number, or (None) the reviewer's last step."""
    step = session.undo() if number is None else session.withdraw((number,))
    echo(
        _("Undone: {number}.", number=len(step.decisions))
        if step
        else _("There is nothing of yours to undo.")
    )
    return ExitCode.FINE


# A spreadsheet


def export(session: Session, path: Path) -> int:
    """Write the spreadsheet."""
    words = _words()
    number = write_sheets(path, {sheet: lines(session, sheet, words) for sheet in SHEETS})
    echo(
        _(
            "Written: {path}, {number} rows. Fill in the yellow columns; then --import {path}.",
            path=path,
            number=number,
        )
    )
    return ExitCode.FINE


def take(session: Session, path: Path) -> int:
    """Take a spreadsheet over, or say everything that is wrong with it."""
    try:
        step, passed = take_sheet(session, read_filled(path))
    except SheetError as error:
        echo(_("Nothing was taken over from {path}:", path=path), err=True)
        for fault in error.faults:
            echo(f"  {printable(shown(fault), limit=300)}", err=True)
        echo(_("Correct these rows and give the command again."), err=True)
        return error.exit_code
    number = len(step.decisions) if step else 0
    more = _(", agreed on {number} documents", number=len(passed)) if passed else ""
    echo(
        _("Taken over: {number} decisions{more}. Next: {next}", number=number, more=more, next=_next(session))
    )
    return ExitCode.FINE


# Line by line


def ask_all(session: Session, *, why: str) -> int:
    """Ask the questions one by one; each answer is kept at once."""
    asked = [q.key for q in session.questions if q.open]
    if not asked:
        echo(_("There are no open questions. Next: {next}", next=_next(session)))
        return ExitCode.FINE
    number = 0
    while number < len(asked):
        passage = session.passage(asked[number])
        if passage is None or not passage.open:
            number += 1
            continue
        echo(
            _(
                "\nQuestion {number} of {number2} · document {document}",
                number=number + 1,
                number2=len(asked),
                document=passage.document,
            )
        )
        _show(passage, session.shown(passage))
        known = passage.now.subject in session.board.subjects
        keys = [k for k in _KEYS if known or k not in "WZ"]
        echo("  " + " · ".join(f"{key} = {_KEYS[key]}" for key in keys))
        key = click.prompt(_("  Your choice"), type=click.Choice(keys), show_choices=False)
        if key == "s":
            break
        if key == "u":
            session.undo()
            number = 0
            continue
        if key != "o":
            outcome = Outcome.REDACT if key in "wW" else Outcome.KEEP
            reach = Reach.EVERYWHERE if key in "WZ" else Reach.PASSAGE
            try:
                session.answer(passage, (outcome, None, why), reach)
            except UsageError as error:
                echo(f"  {shown(str(error))}")
                continue
        number += 1
    echo(_("\nYour answers are kept. Next: {next}", next=_next(session)))
    return ExitCode.FINE


def _show(passage: Passage, place: Shown) -> None:
    """Show a passage in its sentence, the words themselves standing out."""
    before, words, after = (
        printable(" ".join(part.split()) if part.strip() else part)
        for part in (place.before, place.words, place.after)
    )
    click.echo(f"  … {before} " + click.style(f"[{words}]", bold=True, reverse=True) + f" {after} …")
    entity = ENTITIES[passage.now.entity] if passage.now.entity else _("passage")
    echo(
        _(
            "  {entity}, proposed ground {ground}: {why}",
            entity=entity,
            ground=passage.now.ground,
            why=shown(passage.now.why),
        )
    )


def _next(session: Session) -> str:
    """Return the command that comes next."""
    return f"woo-redact release {session.store.folder}"
