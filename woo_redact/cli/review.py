"""`woo-redact review`: decide in a full-screen program, line by line, by a spreadsheet, or by a script."""

import sys
from pathlib import Path

import click


@click.command()
@click.argument("run", type=click.Path(path_type=Path), metavar="RUN")
@click.option(
    "--list", "only_list", is_flag=True, help="Toon alle passages en stop; met --open alleen vragen."
)
@click.option("--open", "only_open", is_flag=True, help="Met --list: alleen wat nog beslist moet worden.")
@click.option("--people", is_flag=True, help="Met --list: de personen van het dossier.")
@click.option("--json", "as_json", is_flag=True, help="Met --list: één per regel als JSON.")
@click.option("--csv", "as_csv", is_flag=True, help="Met --list: als CSV, met een kopregel.")
@click.option(
    "--export", type=click.Path(path_type=Path), metavar="BESTAND.xlsx", help="Schrijf een rekenblad."
)
@click.option(
    "--import", "filled", type=click.Path(path_type=Path), metavar="BESTAND.xlsx", help="Neem het over."
)
@click.option(
    "--decide",
    "target",
    metavar="PASSAGE|PERSOON",
    help="Beslis zonder scherm: een nummer uit --list, of woorden als STUK:VAN-TOT.",
)
@click.option("--outcome", type=click.Choice(["redact", "keep"]), help="Met --decide: weg of zichtbaar.")
@click.option("--ground", "code", help="Met --decide: de grond, bijvoorbeeld 5.1.2e.")
@click.option(
    "--reach",
    type=click.Choice(["passage", "here", "document", "everywhere"]),
    default="passage",
    help="Met --decide: hoe ver het besluit gaat.",
)
@click.option("--pass", "passed", metavar="STUK", help="Leg vast dat u dit stuk hebt nagelezen: akkoord.")
@click.option(
    "--withdraw", type=int, metavar="BESLUIT", help="Maak een besluit ongedaan, bij zijn nummer (audit)."
)
@click.option("--undo", is_flag=True, help="Maak uw laatste stap ongedaan.")
@click.option("--lines", is_flag=True, help="Vraag regel voor regel, zonder volledig scherm (schermlezer).")
@click.option("--why", default="", help="De motivering.")
@click.option("--by", default="", help="Wie beslist; standaard uw gebruikersnaam.")
@click.option(
    "--import-pdf", type=click.Path(path_type=Path), metavar="BESTAND.pdf", help="Neem een concept over."
)
@click.option("--accept", is_flag=True, help="Met --import-pdf: wat gevraagd was en er nog staat, gaat weg.")
def command(  # noqa: PLR0911, PLR0913, PLR0917 - one per option
    run: Path,
    only_list: bool,  # noqa: FBT001 - click passes options by name
    only_open: bool,  # noqa: FBT001
    people: bool,  # noqa: FBT001
    as_json: bool,  # noqa: FBT001
    as_csv: bool,  # noqa: FBT001
    export: Path | None,
    filled: Path | None,
    target: str | None,
    outcome: str | None,
    code: str | None,
    reach: str,
    passed: str | None,
    withdraw: int | None,
    undo: bool,  # noqa: FBT001
    lines: bool,  # noqa: FBT001
    why: str,
    by: str,
    import_pdf: Path | None,
    accept: bool,  # noqa: FBT001
) -> int:
    """Beslis over de vragen van een run: wat onzeker was, is gelakt tot u beslist.

    Elk besluit is bewaard voordat de volgende toets telt. Daarna geeft woo-redact release RUN vrij wat klaar
    is. Zonder opties: een programma over het hele scherm; de toets ? toont alle toetsen.

    \b
    Voorbeelden:
      woo-redact review run-014 --export vragen.xlsx
      woo-redact review run-014 --import vragen.xlsx --by "M. de Vries"
      woo-redact review run-014 --decide 0003:120-134 --outcome redact --ground 5.1.2e
    """
    from woo_redact.cli import review_script as script
    from woo_redact.pipeline.asking import session_on
    from woo_redact.review.watching import account
    from woo_redact.store import Store

    if import_pdf:
        from woo_redact.cli.draft import take_back

        return take_back(run, import_pdf, by=by or account() or "-", code=code, accept=accept)
    with Store(run) as store:
        session = session_on(store, by or account() or "-")
        if target:
            return script.decide(session, target, outcome=outcome, code=code, why=why, reach=reach)
        if passed:
            return script.pass_document(session, passed)
        if undo or withdraw is not None:
            return script.undo(session, withdraw)
        if export:
            return script.export(session, export)
        if filled:
            return script.take(session, filled)
        if only_list or only_open or people:
            form = "json" if as_json else "csv" if as_csv else "lines"
            return script.show(session, form=form, only_open=only_open, people=people)
        if lines or not (sys.stdin.isatty() and sys.stdout.isatty()):
            return script.ask_all(session, why=why)
        return _screen(session)


def _screen(session: object) -> int:
    """Run the full-screen program."""
    from woo_redact.cli.review_screen.app import ReviewApp
    from woo_redact.pipeline.glancing import ready
    from woo_redact.review import Session

    if isinstance(session, Session):
        ready()
        ReviewApp(session).run()
        progress = session.progress()
        click.echo(f"Beslist: {progress.answered} van {progress.questions}. Alles is bewaard.")
        click.echo(f"Verder: woo-redact release {session.store.folder}")
    return 0
