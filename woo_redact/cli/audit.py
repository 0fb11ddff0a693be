"""`woo-redact audit`: who decided what, when and why; and whether the trail is still what was written."""

import csv
import dataclasses
import json
import sys
from pathlib import Path

import click

from woo_redact.cli.show import echo, explained, printable
from woo_redact.errors import ExitCode
from woo_redact.language import _, shown


@click.command(
    help=explained(
        _(
            "Show the audit trail of a run: who, when, what, what counted before and after, and why.\n"
            "\n"
            "Each line is chained to the one before: a line that was changed is exposed by --verify. Note "
            "the anchor elsewhere: with it one can see later whether lines were taken away at the end."
        ),
        "woo-redact audit run-014",
        "woo-redact audit run-014 --csv > beslisspoor.csv",
        "woo-redact audit run-014 --verify",
    )
)
@click.argument("run", type=click.Path(path_type=Path), metavar="RUN")
@click.option("--verify", is_flag=True, help=_("Verify that nothing was changed or taken away."))
@click.option(
    "--anchor",
    default="",
    metavar=_("NUMBER:HASH"),
    help=_("With --verify: an anchor that was noted earlier."),
)
@click.option("--json", "as_json", is_flag=True, help=_("One line of the trail per line, as JSON."))
@click.option("--csv", "as_csv", is_flag=True, help=_("As CSV, with a header line."))
def command(run: Path, *, verify: bool, anchor: str, as_json: bool, as_csv: bool) -> int:
    """Show the audit trail of a run: who, when, what, what counted before and after, and why."""
    from woo_redact.review import trail
    from woo_redact.store import Store

    with Store(run) as store:
        if verify:
            return _verify(trail.faults(store, run, known=anchor), trail.anchor(store, run))
        if as_csv:
            writer = csv.writer(sys.stdout)
            writer.writerow(trail.HEADERS)
            for entry in trail.entries(store):
                cells = dataclasses.asdict(entry).values()
                writer.writerow([_inert(cell) for cell in cells])
            return ExitCode.FINE
        for entry in trail.entries(store):
            if as_json:
                click.echo(json.dumps(dataclasses.asdict(entry), ensure_ascii=False))
                continue
            change = f"{entry.before} → {entry.after}" if entry.after else ""
            told = "  ".join(filter(None, (shown(entry.what), entry.on, change, shown(entry.why))))
            echo(f"{entry.number:>5}  {entry.at}  {entry.who}  {printable(told, limit=300)}")
    return ExitCode.FINE


def _verify(faults: tuple[str, ...], anchor: str) -> int:
    """Say what is wrong with the trail, or that nothing is."""
    for fault in faults:
        echo(f"  {fault}")
    if faults:
        echo(_("The audit trail was changed: do not trust this run, and restore a backup."), err=True)
        return ExitCode.CHECK_FAILED
    echo(
        _(
            "The audit trail is sound. Anchor (note it elsewhere): {anchor}",
            anchor=anchor or _("no lines yet"),
        )
    )
    return ExitCode.FINE


def _inert(value: object) -> object:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@")) else value
