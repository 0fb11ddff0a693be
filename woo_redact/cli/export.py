"""`woo-redact export`: the release in the form that a platform takes in."""

from pathlib import Path

import click

from woo_redact.cli.show import echo, explained
from woo_redact.language import _

_NEXT = {
    "woo-web": _("Import inventory.xlsx (production report) and documenten.zip into nl-rdo-woo-web."),
    "gpp": _(
        "Add publicatie.json and each document with its .json to GPP-Woo; choose publisher "
        "and category there."
    ),
    "diwoo": _("Put each document with its .xml on your site, and list both in the DiWoo sitemap."),
}


@click.command(
    help=explained(
        _("Prepare the release as a platform takes it in. Only what is in release/ goes along."),
        "woo-redact export run-014 --to woo-web",
        "woo-redact export run-014 --to diwoo --out naar-de-site",
    )
)
@click.argument("run", type=click.Path(path_type=Path), metavar="RUN")
@click.option(
    "--to", "platform", type=click.Choice(list(_NEXT)), required=True, help=_("For which platform.")
)
@click.option("--out", type=click.Path(path_type=Path), help=_("The new folder; RUN-PLATFORM by default."))
def command(run: Path, platform: str, out: Path | None) -> int:
    """Prepare the release as a platform takes it in. Only what is in release/ goes along."""
    from woo_redact.pipeline.exporting import export

    folder = out or run.resolve().with_name(f"{run.resolve().name}-{platform}")
    released = export(run, platform, folder)  # type: ignore[arg-type]  # click chose one of them
    echo(_("{number} document(s) in {folder}.", number=len(released), folder=folder))
    undated = sum(one.row.date is None for one in released)
    if undated and platform == "gpp":
        echo(_("{undated} without a date of its own: the day of release stands there.", undated=undated))
    echo(_NEXT[platform], err=True)
    return 0
