"""`woo-redact judge`: a whole document refused, or public already."""

import getpass
from pathlib import Path

import click

from woo_redact.cli.show import echo, explained
from woo_redact.language import _

_WORDS = ("niet-openbaar", "reeds-openbaar", "gewoon")


@click.command(
    help=explained(
        _(
            "Judge documents as a whole, by their number.\n"
            "\n"
            '"niet-openbaar" refuses a document: with ground and motivation, per document and never by kind. '
            '"reeds-openbaar" says where it is public already. Of both no file goes out; the inventory names '
            'them. "gewoon" takes an earlier judgement back.'
        ),
        'woo-redact judge run-014 0012 --as niet-openbaar --ground 5.1.2.f --why "Offerte."',
        "woo-redact judge run-014 0031 --as reeds-openbaar --link https://www.raad.example/besluit-12",
    )
)
@click.argument("run", type=click.Path(path_type=Path), metavar="RUN")
@click.argument("documents", nargs=-1, required=True, metavar=_("DOCUMENT…"))
@click.option("--as", "word", type=click.Choice(_WORDS), required=True, help=_("What the document is."))
@click.option(
    "--ground", "codes", multiple=True, metavar="CODE", help=_("Ground of the refusal; may be repeated.")
)
@click.option(
    "--link", "links", multiple=True, metavar="URL", help=_("Where it is public already; may be repeated.")
)
@click.option("--why", default="", metavar=_("TEXT"), help=_("The motivation; stays in the dossier."))
@click.option("--by", default="", metavar=_("NAME"), help=_("Who decides; your user name by default."))
def command(  # noqa: PLR0917 - one parameter per option
    run: Path,
    documents: tuple[str, ...],
    word: str,
    codes: tuple[str, ...],
    links: tuple[str, ...],
    why: str,
    by: str,
) -> int:
    """Judge documents as a whole, by their number."""
    from woo_redact.model import Judgement
    from woo_redact.pipeline.judging import judge

    judgement = {"niet-openbaar": Judgement.WITHHELD, "reeds-openbaar": Judgement.ALREADY}.get(word)
    number = judge(run, documents, judgement, by=by or getpass.getuser(), why=why, codes=codes, links=links)
    echo(_("Recorded: {number}. Next: woo-redact release {run}", number=number, run=run))
    return 0
