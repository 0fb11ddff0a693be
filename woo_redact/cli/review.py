"""`woo-redact review`: the questions of a run, answered one by one or by a script."""

import dataclasses
import getpass
import json
from pathlib import Path
from typing import Any

import click

from woo_redact.cli.show import printable

_KEYS = {
    "w": "weg",
    "z": "zichtbaar",
    "W": "deze persoon overal weg",
    "Z": "deze persoon overal zichtbaar",
    "o": "overslaan",
    "s": "stoppen",
}


@click.command()
@click.argument("run", type=click.Path(path_type=Path), metavar="RUN")
@click.option("--list", "only_list", is_flag=True, help="Toon de open vragen en stop.")
@click.option("--json", "as_json", is_flag=True, help="Met --list: één vraag per regel als JSON.")
@click.option(
    "--decide", "target", metavar="VRAAG|PERSOON", help="Beslis zonder scherm over een vraag of persoon."
)
@click.option("--outcome", type=click.Choice(["redact", "keep"]), help="Met --decide: weg of zichtbaar.")
@click.option("--ground", "code", help="Met --decide: de grond, bijvoorbeeld 5.1.2e.")
@click.option("--why", default="", help="De motivering.")
@click.option("--by", default="", help="Wie beslist; standaard uw gebruikersnaam.")
@click.option(
    "--import-pdf", type=click.Path(path_type=Path), metavar="BESTAND.pdf", help="Neem een concept over."
)
@click.option("--accept", is_flag=True, help="Met --import-pdf: wat gevraagd was en er nog staat, gaat weg.")
def command(  # noqa: PLR0913, PLR0917 - one parameter per option
    run: Path,
    only_list: bool,  # noqa: FBT001 - click passes options by name
    as_json: bool,  # noqa: FBT001
    target: str | None,
    outcome: str | None,
    code: str | None,
    why: str,
    by: str,
    import_pdf: Path | None,
    accept: bool,  # noqa: FBT001
) -> int:
    """Beantwoord de vragen van een run: wat onzeker was, is gelakt tot u beslist.

    Elk antwoord is bewaard voordat de volgende vraag komt. Daarna geeft woo-redact release RUN vrij wat
    klaar is.
    """
    from woo_redact.cli.draft import take_back
    from woo_redact.pipeline.asking import open_questions

    asked = open_questions(run)
    who = by or getpass.getuser()
    if import_pdf:
        return take_back(run, import_pdf, by=who, code=code, accept=accept)
    if target:
        return _decide(run, target, outcome=outcome, code=code, why=why, by=who)
    if only_list:
        for question in asked:
            click.echo(_json(question) if as_json else _line(question))
        return 0
    return _ask_all(run, asked, by=who, why=why)


def _decide(run: Path, target: str, *, outcome: str | None, code: str | None, why: str, by: str) -> int:
    """Decide on one question or one subject, as a script does."""
    from woo_redact.grounds import parse_code
    from woo_redact.model import Outcome
    from woo_redact.pipeline.asking import open_questions, subjects_of, take_answers
    from woo_redact.review import answer, answer_subject

    if outcome is None:
        raise click.UsageError("--decide vraagt ook om --outcome redact of keep.")
    question = next((q for q in open_questions(run, settled=True) if q.finding == target), None)
    subject = next((s for s in subjects_of(run) if s.id == target), None)
    ground = parse_code(code) if code else None
    if question is not None:
        decision = answer(question, Outcome(outcome), by=by, why=why, ground=ground)
    elif subject is not None:
        decision = answer_subject(subject, Outcome(outcome), by=by, why=why, ground=ground or "5.1.2.e")
    else:
        raise click.UsageError(f"er is geen passage en geen persoon '{target}'; zie --list")
    take_answers(run, [decision])
    click.echo(f"Vastgelegd. Daarna: woo-redact release {run}")
    return 0


def _ask_all(run: Path, asked: tuple[Any, ...], *, by: str, why: str) -> int:
    """Ask the questions one by one; each answer is kept at once."""
    from woo_redact.model import Outcome
    from woo_redact.pipeline.asking import subjects_of, take_answers
    from woo_redact.review import answer, answer_subject

    if not asked:
        click.echo(f"Er zijn geen open vragen. Verder: woo-redact release {run}")
        return 0
    people = {subject.id: subject for subject in subjects_of(run)}
    settled: set[str] = set()
    for number, question in enumerate(asked, start=1):
        if question.subject in settled:
            continue
        keys = [k for k in _KEYS if question.subject in people or k not in "WZ"]
        click.echo(f"\nVraag {number} van {len(asked)} · document {question.document}")
        _show(question)
        click.echo("  " + " · ".join(f"{key} = {_KEYS[key]}" for key in keys))
        key = click.prompt("  Uw keuze", type=click.Choice(keys), show_choices=False)
        if key == "s":
            break
        if key == "o":
            continue
        outcome = Outcome.REDACT if key in "wW" else Outcome.KEEP
        if key in "WZ":
            take_answers(run, [answer_subject(people[question.subject], outcome, by=by, why=why)])
            settled.add(question.subject)
        else:
            take_answers(run, [answer(question, outcome, by=by, why=why)])
    click.echo(f"\nUw antwoorden zijn bewaard. Verder: woo-redact release {run}")
    return 0


def _show(question: Any) -> None:
    """Show a question with its passage, the words themselves standing out."""
    before, words, after = (
        printable(" ".join(part.split()) if part.strip() else part)
        for part in (question.before, question.words, question.after)
    )
    click.echo(f"  … {before} " + click.style(f"[{words}]", bold=True, reverse=True) + f" {after} …")
    click.echo(f"  {question.entity.value}, voorgestelde grond {question.ground}: {question.why}")


def _line(question: Any) -> str:
    """Return a question on one line."""
    words = printable(" ".join(question.words.split()), limit=60)
    return (
        f"{question.finding}  {question.document}  {question.entity.value:<16} {question.ground:<8} {words}"
    )


def _json(question: Any) -> str:
    """Return a question as one line of JSON."""
    return json.dumps(dataclasses.asdict(question), ensure_ascii=False)
