"""`woo-redact check`: the pre-publication checks, on any PDF or on a run."""

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path

import click

from woo_redact.cli.show import printable


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PAD...")
@click.option("--json", "as_json", is_flag=True, help="Eén resultaat per regel.")
def command(paths: tuple[Path, ...], as_json: bool) -> int:  # noqa: FBT001 - click
    """Controleer PDF's vlak voor publicatie, ook PDF's van andere programma's.

    PAD is een PDF, een map met PDF's of de map van een run. Van een run worden de stukken in release/
    gecontroleerd met kennis van wat is gelakt.
    """
    from woo_redact.errors import ExitCode
    from woo_redact.pipeline.checking import check_path

    failed = 0
    files = 0
    for path in _targets(paths):
        results = check_path(path)
        files += 1
        bad = [result for result in results if not result.passed]
        failed += bool(bad)
        if as_json:
            for result in results:
                click.echo(json.dumps({"path": str(path), **dataclasses.asdict(result)}, ensure_ascii=False))
            continue
        click.echo(
            f"{printable(str(path))}: " + ("goed" if not bad else f"{len(bad)} controle(s) niet gehaald")
        )
        for result in bad:
            for problem in result.problems or ():
                place = f" (pagina {problem.page + 1})" if problem.page is not None else ""
                mend = f" {problem.mend}" if problem.mend else ""
                click.echo(f"  {result.check}: {problem.what}{place}{mend}")
    if not files:
        raise click.UsageError("er is geen PDF gevonden.")
    if failed:
        click.echo(f"{failed} van {files} bestanden zijn niet schoon: publiceer ze zo niet.", err=True)
        return int(ExitCode.CHECK_FAILED)
    click.echo(f"{files} bestand(en) gecontroleerd; niets gevonden.", err=True)
    return 0


def _targets(paths: tuple[Path, ...]) -> Iterator[Path]:
    """Yield each PDF, and each run as a whole."""
    for path in paths:
        if not path.exists():
            raise click.UsageError(f"{path} bestaat niet.")
        if path.is_dir() and not (path / "dossier.sqlite").exists():
            yield from sorted(file for file in path.rglob("*") if file.suffix.casefold() == ".pdf")
        else:
            yield path
