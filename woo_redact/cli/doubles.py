"""`woo-redact doubles`: duplicates, and mails that stand whole in a later one, for a person to decide."""

import getpass
import json
from pathlib import Path
from typing import Any

import click

from woo_redact.cli.show import printable

_TITLE = 44


@click.command()
@click.argument("run", type=click.Path(path_type=Path), metavar="RUN")
@click.option("--open", "only_open", is_flag=True, help="Alleen voorstellen waarop nog niemand antwoordde.")
@click.option("--json", "as_json", is_flag=True, help="Eén per regel als JSON.")
@click.option("--accept", multiple=True, metavar="ID", help="Niet apart vrijgeven; 'alle' mag ook.")
@click.option("--reject", multiple=True, metavar="ID", help="Dit stuk wel apart vrijgeven.")
@click.option("--why", default="", help="De motivering.")
@click.option("--by", default="", help="Wie beslist; standaard uw gebruikersnaam.")
def command(  # noqa: PLR0917 - one parameter per option
    run: Path,
    only_open: bool,  # noqa: FBT001 - click passes options by name
    as_json: bool,  # noqa: FBT001
    accept: tuple[str, ...],
    reject: tuple[str, ...],
    why: str,
    by: str,
) -> int:
    """Toon dubbele stukken en berichten die in hun geheel in een later bericht staan.

    Een dubbel stuk wordt niet nog eens vrijgegeven en staat in de inventarislijst met het nummer waarin het
    te vinden is. Dat een bericht in een later bericht staat, is een voorstel: het telt na uw ja.

    Voorbeeld: woo-redact doubles run-014 --accept 3f2a90c1d4e5b6a7
    """
    from woo_redact.pipeline.kinship import proposals, rule_on

    found = proposals(run)
    if accept or reject:
        waiting = [p.tie.id for p in found if p.tie.asks and p.accepted is None]
        wanted = [identity for name in accept for identity in (waiting if name == "alle" else [name])]
        who = by or getpass.getuser()
        number = rule_on(run, wanted, accepted=True, by=who, why=why) if wanted else 0
        number += rule_on(run, reject, accepted=False, by=who, why=why) if reject else 0
        click.echo(f"Vastgelegd: {number}. Daarna: woo-redact release {run}")
        return 0
    shown = [p for p in found if not only_open or (p.tie.asks and p.accepted is None)]
    for proposal in shown:
        click.echo(_json(proposal) if as_json else _line(proposal))
    if not shown and not as_json:
        click.echo("Er zijn geen dubbele stukken en geen voorstellen.")
    return 0


def _state(proposal: Any) -> str:
    """Return what has become of a tie, in a word."""
    if proposal.aside:
        return "niet apart"
    if proposal.accepted is not None or not proposal.tie.asks:
        return "apart"
    return "voorstel"


def _line(proposal: Any) -> str:
    """Return a tie on one line."""
    tie = proposal.tie
    title = printable(" ".join(proposal.titles[0].split()), limit=_TITLE)
    return f"{tie.id}  {_state(proposal):<10} {tie.kind.value:<14} {tie.document} in {tie.other}  {title}"


def _json(proposal: Any) -> str:
    """Return a tie as one line of JSON."""
    tie = proposal.tie
    told = {
        "id": tie.id,
        "document": tie.document,
        "other": tie.other,
        "kind": tie.kind.value,
        "why": tie.why,
        "state": _state(proposal),
        "accepted": proposal.accepted,
        "by": proposal.by,
        "title": proposal.titles[0],
        "other_title": proposal.titles[1],
    }
    return json.dumps(told, ensure_ascii=False)
