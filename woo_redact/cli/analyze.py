"""`woo-redact analyze`: findings and decisions only."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from woo_redact.cli.show import echo, explained, printable, profile_from, profile_option
from woo_redact.language import _, shown


@click.command(
    help=explained(
        _(
            "Show what would be detected and decided; nothing is written.\n"
            "\n"
            "With --json per decision: file, start, end, entity, score, outcome, ground, why, text. The file "
            "- is standard input, as plain text."
        ),
        "woo-redact analyze brief.pdf",
        "woo-redact analyze --json *.eml > beslissingen.jsonl",
        "pdftotext brief.pdf - | woo-redact analyze -",
    )
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar=_("FILE..."))
@click.option("--json", "as_json", is_flag=True, help=_("One object per line."))
@profile_option
def command(files: tuple[Path, ...], as_json: bool, profile_path: Path | None) -> int:  # noqa: FBT001 - click
    """Show what would be detected and decided; nothing is written."""
    profile = profile_from(profile_path)
    from woo_redact.errors import ExitCode, UnreadableError
    from woo_redact.pipeline.order import analyze_document
    from woo_redact.read import finished, read

    code = 0
    for file in files:
        try:
            items = finished(read(_given(file), name=_name(file), readers=profile.plugins.readers))
        except (UnreadableError, OSError) as error:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            echo(f"{printable(str(file))}: {shown(reason)}", err=True)
            code = int(ExitCode.UNREADABLE)
            continue
        for item in items:
            document = item.document
            if document.unread:
                echo(f"{printable(document.source)}: {shown(document.unread)}", err=True)
                code = int(ExitCode.UNREADABLE)
            for decision in analyze_document(document, profile):
                row = {
                    "file": str(file) if document.parent is None else document.source,
                    "start": decision.start,
                    "end": decision.end,
                    "entity": decision.entity,
                    "score": round(decision.score, 3),
                    "outcome": decision.outcome,
                    "ground": decision.ground,
                    "why": shown(decision.why),
                    "text": decision.span.of(document.text) if decision.span else "",
                }
                click.echo(json.dumps(row, ensure_ascii=False) if as_json else _line(row))
    return code


def _given(file: Path) -> bytes:
    """Return what is in a file; "-" is standard input."""
    return sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()


def _name(file: Path) -> str:
    """Return the name by which a file is told apart; standard input is a plain text."""
    return "-.txt" if str(file) == "-" else file.name


def _line(row: Mapping[str, object]) -> str:
    """Return a decision as a line for a person."""
    text = printable(" ".join(str(row["text"]).split()), limit=50)
    return f"{row['outcome']!s:<7} {row['ground'] or '-'!s:<8} {row['entity']!s:<17} {text:<50}  {row['why']}"
