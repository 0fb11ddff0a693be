"""`woo-redact grounds`: the exception grounds of the Woo."""

import dataclasses
import json

import click


@click.command()
@click.argument("code", required=False, metavar="[CODE]")
@click.option("--json", "as_json", is_flag=True, help="Als JSON, één grond per regel.")
def command(code: str | None, *, as_json: bool) -> int:
    """Toon de gronden van hoofdstuk 5 van de Woo, of verklaar er een.

    CODE mag geschreven zijn zoals u gewend bent: 5.1.2e, 5.1.2.e, "5.1 lid 2 sub e" of de letter J.
    """
    from woo_redact.grounds import ground, grounds

    chosen = [ground(code)] if code else list(grounds().values())
    for found in chosen:
        if as_json:
            click.echo(json.dumps(dataclasses.asdict(found), ensure_ascii=False))
        elif code:
            click.echo(
                f"{found.code}  ({found.citation}" + (f", letter {found.letter})" if found.letter else ")")
            )
            click.echo(f"{found.title}\n")
            click.echo(f"Wettekst:    {found.lead_in} {found.statute}".replace("  ", " ", 1))
            click.echo(f"Toelichting: {found.legend}")
            click.echo(f"Soort:       {found.kind}")
            click.echo(f"Motivering:  {found.motivation}")
        else:
            click.echo(f"{found.code:<8} {found.letter or '-':<2} {found.title}")
    return 0
