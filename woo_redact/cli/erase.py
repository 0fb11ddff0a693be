"""`woo-redact erase`: a run goes, with all the personal data in it."""

from pathlib import Path

import click

from woo_redact.cli.show import agreed, echo, explained, printable
from woo_redact.language import _


@click.command(
    help=explained(
        _(
            "Erase a run: sources, redacted documents, decisions and audit trail.\n"
            "\n"
            "The public documents in release/ stay, and so do files that are not woo-redact's. Erasing "
            "cannot be undone: first find out whether the dossier and the audit trail must be kept "
            "(Archiefwet) and whether the term for objection and appeal is over."
        ),
        "woo-redact erase run-014",
        "woo-redact erase run-014 --release --yes",
    )
)
@click.argument("run", type=click.Path(path_type=Path), metavar="RUN")
@click.option("--release", "with_release", is_flag=True, help=_("Erase release/ too, the public documents."))
@click.option("--yes", is_flag=True, help=_("Ask nothing; for scripts."))
def command(run: Path, *, with_release: bool, yes: bool) -> int:
    """Erase a run: sources, redacted documents, decisions and audit trail."""
    from woo_redact.pipeline.erasing import erase, erasure

    told = erasure(run, release=with_release)
    echo(_("From {run} this will disappear: {goes}", run=run, goes=", ".join(told.goes)))
    if told.stays:
        echo(_("This stays: {stays}", stays=printable(", ".join(told.stays))))
    if not yes and not agreed(_("Erase for good?")):
        echo(_("Nothing was erased."), err=True)
        return 0
    erase(run, release=with_release)
    echo(_("Erased. Backups and drafts that you kept elsewhere are still there."), err=True)
    return 0
