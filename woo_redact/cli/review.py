"""`woo-redact review`: decide in a full-screen program, line by line, by a spreadsheet, or by a script."""

import sys
from pathlib import Path

import click

from woo_redact.cli.show import echo, explained
from woo_redact.language import _


@click.command(
    help=explained(
        _(
            "Decide on the questions of a run: what was uncertain is redacted until you decide.\n"
            "\n"
            "Every decision is kept before the next key counts. After that, woo-redact release RUN lets out "
            "what is ready. Without options: a program over the whole screen; the key ? shows all keys."
        ),
        "woo-redact review run-014",
        "woo-redact review run-014 --export vragen.xlsx",
        'woo-redact review run-014 --import vragen.xlsx --by "M. de Vries"',
        "woo-redact review run-014 --decide 0003:120-134 --outcome redact --ground 5.1.2e",
    )
)
@click.argument("run", type=click.Path(path_type=Path), metavar="RUN")
@click.option(
    "--list", "only_list", is_flag=True, help=_("Show all passages and stop; with --open only questions.")
)
@click.option("--open", "only_open", is_flag=True, help=_("With --list: only what is still to be decided."))
@click.option("--people", is_flag=True, help=_("With --list: the persons of the dossier."))
@click.option("--json", "as_json", is_flag=True, help=_("With --list: one per line as JSON."))
@click.option("--csv", "as_csv", is_flag=True, help=_("With --list: as CSV, with a header line."))
@click.option(
    "--export", type=click.Path(path_type=Path), metavar=_("FILE.xlsx"), help=_("Write a spreadsheet.")
)
@click.option(
    "--import", "filled", type=click.Path(path_type=Path), metavar=_("FILE.xlsx"), help=_("Take it over.")
)
@click.option(
    "--decide",
    "target",
    metavar=_("PASSAGE|PERSON"),
    help=_("Decide without a screen: a number from --list, or words as DOCUMENT:FROM-TO."),
)
@click.option("--outcome", type=click.Choice(["redact", "keep"]), help=_("With --decide: hidden or visible."))
@click.option("--ground", "code", metavar="CODE", help=_("With --decide: the ground, for example 5.1.2e."))
@click.option(
    "--reach",
    type=click.Choice(["passage", "here", "document", "everywhere"]),
    default="passage",
    help=_("With --decide: how far the decision reaches."),
)
@click.option(
    "--pass", "passed", metavar=_("DOCUMENT"), help=_("Record that you have read this document: agreed.")
)
@click.option(
    "--withdraw", type=int, metavar=_("DECISION"), help=_("Undo a decision, by its number (audit).")
)
@click.option("--undo", is_flag=True, help=_("Undo your last step."))
@click.option("--web", is_flag=True, help=_("Review the pages in your browser, on this machine."))
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    metavar=_("PORT"),
    help=_("With --web: the port; a free one by default."),
)
@click.option("--no-browser", is_flag=True, help=_("With --web: open the link that is shown yourself."))
@click.option("--lines", is_flag=True, help=_("Ask line by line, without a full screen (screen reader)."))
@click.option("--why", default="", metavar=_("TEXT"), help=_("The motivation."))
@click.option("--by", default="", metavar=_("NAME"), help=_("Who decides; your user name by default."))
@click.option(
    "--import-pdf", type=click.Path(path_type=Path), metavar=_("FILE.pdf"), help=_("Take a draft over.")
)
@click.option("--accept", is_flag=True, help=_("With --import-pdf: what was asked and still stands, goes."))
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
    web: bool,  # noqa: FBT001
    port: int | None,
    no_browser: bool,  # noqa: FBT001
    lines: bool,  # noqa: FBT001
    why: str,
    by: str,
    import_pdf: Path | None,
    accept: bool,  # noqa: FBT001
) -> int:
    """Decide on the questions of a run: what was uncertain is redacted until you decide."""
    from woo_redact.cli import review_script as script
    from woo_redact.pipeline.asking import session_on
    from woo_redact.review.watching import account
    from woo_redact.store import Store

    if import_pdf:
        from woo_redact.cli.draft import take_back

        return take_back(run, import_pdf, by=by or account() or "-", code=code, accept=accept)
    if web:
        from woo_redact.web.server import serve

        serve(run, by or account() or "-", port=port or 0, browse=not no_browser, tell=click.echo)
        return 0
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
        echo(
            _(
                "Decided: {answered} of {questions}. Everything is kept.",
                answered=progress.answered,
                questions=progress.questions,
            )
        )
        echo(_("Next: woo-redact release {folder}", folder=session.store.folder))
    return 0
