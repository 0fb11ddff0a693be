"""`woo-redact grounds`: the exception grounds of the Woo."""

import dataclasses
import json

import click

from woo_redact.cli.show import echo, explained
from woo_redact.language import _


@click.command(
    help=explained(
        _(
            "Show the grounds of chapter 5 of the Woo, or explain one.\n"
            "\n"
            'CODE may be written the way you are used to: 5.1.2e, 5.1.2.e, "5.1 lid 2 sub e" or the letter J.'
        ),
        "woo-redact grounds",
        "woo-redact grounds 5.1.2e",
    )
)
@click.argument("code", required=False, metavar="[CODE]")
@click.option("--json", "as_json", is_flag=True, help=_("As JSON, one ground per line."))
def command(code: str | None, *, as_json: bool) -> int:
    """Show the grounds of chapter 5 of the Woo, or explain one."""
    from woo_redact.grounds import ground, grounds

    chosen = [ground(code)] if code else list(grounds().values())
    for found in chosen:
        if as_json:
            click.echo(json.dumps(dataclasses.asdict(found), ensure_ascii=False))
        elif code:
            echo(f"{found.code}  ({found.citation}" + (f", letter {found.letter})" if found.letter else ")"))
            echo(f"{found.title}\n")
            echo(_("Statute:     {told}", told=f"{found.lead_in} {found.statute}".strip()))
            echo(_("Explanation: {legend}", legend=found.legend))
            echo(_("Kind:        {kind}", kind=found.kind))
            echo(_("Motivation:  {motivation}", motivation=found.motivation))
        else:
            echo(f"{found.code:<8} {found.letter or '-':<2} {found.title}")
    return 0
