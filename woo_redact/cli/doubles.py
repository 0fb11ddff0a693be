"""`woo-redact doubles`: duplicates, and mails that stand whole in a later one, for a person to decide."""

import getpass
import json
from pathlib import Path
from typing import Any

import click

from woo_redact.cli.show import echo, explained, printable
from woo_redact.language import _, shown

_TITLE = 44


@click.command(
    help=explained(
        _(
            "Show duplicates, and messages that stand whole in a later message.\n"
            "\n"
            "A duplicate is not released once more; the inventory names it with the number in which it is "
            "found. That a message stands in a later one is a proposal: it counts after your yes."
        ),
        "woo-redact doubles run-014 --open",
        "woo-redact doubles run-014 --accept 3f2a90c1d4e5b6a7",
    )
)
@click.argument("run", type=click.Path(path_type=Path), metavar="RUN")
@click.option("--open", "only_open", is_flag=True, help=_("Only proposals that nobody has answered yet."))
@click.option("--json", "as_json", is_flag=True, help=_("One per line as JSON."))
@click.option(
    "--accept", multiple=True, metavar="ID", help=_("Do not release separately; 'all' is allowed too.")
)
@click.option("--reject", multiple=True, metavar="ID", help=_("Release this document separately."))
@click.option("--why", default="", metavar=_("TEXT"), help=_("The motivation."))
@click.option("--by", default="", metavar=_("NAME"), help=_("Who decides; your user name by default."))
def command(  # noqa: PLR0917 - one parameter per option
    run: Path,
    only_open: bool,  # noqa: FBT001 - click passes options by name
    as_json: bool,  # noqa: FBT001
    accept: tuple[str, ...],
    reject: tuple[str, ...],
    why: str,
    by: str,
) -> int:
    """Show duplicates, and messages that stand whole in a later message."""
    from woo_redact.pipeline.kinship import proposals, rule_on

    found = proposals(run)
    if accept or reject:
        waiting = [p.tie.id for p in found if p.tie.asks and p.accepted is None]
        wanted = [
            identity for name in accept for identity in (waiting if name in {"all", "alle"} else [name])
        ]
        who = by or getpass.getuser()
        number = rule_on(run, wanted, accepted=True, by=who, why=why) if wanted else 0
        number += rule_on(run, reject, accepted=False, by=who, why=why) if reject else 0
        echo(_("Recorded: {number}. Next: woo-redact release {run}", number=number, run=run))
        return 0
    shown = [p for p in found if not only_open or (p.tie.asks and p.accepted is None)]
    for proposal in shown:
        click.echo(_json(proposal) if as_json else _line(proposal))
    if not shown and not as_json:
        echo(_("There are no duplicates and no proposals."))
    return 0


def _state(proposal: Any) -> str:
    """Return what has become of a tie, in a word."""
    if proposal.aside:
        return _("not apart")
    if proposal.accepted is not None or not proposal.tie.asks:
        return _("apart")
    return _("proposal")


def _line(proposal: Any) -> str:
    """Return a tie on one line."""
    tie = proposal.tie
    title = printable(" ".join(proposal.titles[0].split()), limit=_TITLE)
    return (
        f"{tie.id}  {_state(proposal):<10} {shown(tie.kind.value):<14} {tie.document} in {tie.other}  {title}"
    )


def _json(proposal: Any) -> str:
    """Return a tie as one line of JSON."""
    tie = proposal.tie
    told = {
        "id": tie.id,
        "document": tie.document,
        "other": tie.other,
        "kind": tie.kind.value,
        "why": shown(tie.why),
        "state": _state(proposal),
        "accepted": proposal.accepted,
        "by": proposal.by,
        "title": proposal.titles[0],
        "other_title": proposal.titles[1],
    }
    return json.dumps(told, ensure_ascii=False)
