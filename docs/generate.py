"""Writes the pages of the reference that are made from the code (`make reference`); --check only compares.

A page of the reference that a person keeps by hand says sooner or later something else than the program.
"""

import dataclasses
import inspect
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

os.environ["WOO_REDACT_LANG"] = "en"  # before the first message of the program
os.environ["COLUMNS"] = "100"

import click
from click.testing import CliRunner
from pydantic import BaseModel

import woo_redact
from woo_redact import model, plugins
from woo_redact.check import CATALOGUE
from woo_redact.cli import _COMMANDS, group
from woo_redact.grounds import grounds, policy
from woo_redact.profile import Profile

DOCS = Path(__file__).resolve().parent
_NOTE = "*Made from the code by `make reference`; do not edit.*"
_VALUES = (
    model.Document, model.Decision, model.RunResult, model.CheckResult, model.Problem, model.Area, model.Span,
)  # fmt: skip
_PROTOCOLS = (plugins.Reader, plugins.Recognizer, plugins.Check)


def commands() -> Iterator[str]:
    """Yield the page of the commands: the help of each, as it is shown."""
    yield "# Commands\n"
    yield f"{_NOTE} `--lang nl` shows the same in Dutch."
    yield "What each exit code means stands in [the reference](reference.md#exit-codes).\n"
    for name in ("", *_COMMANDS):
        shown = CliRunner().invoke(group, [*filter(None, [name]), "--help"], prog_name="woo-redact")
        yield f"## woo-redact {name}".rstrip() + f"\n\n```text\n{shown.output.rstrip()}\n```\n"


def lists() -> Iterator[str]:
    """Yield the page of the lists: settings, entities with their rules, grounds, checks."""
    yield f"# Lists\n\n{_NOTE}\n"
    yield "## Settings of the profile\n\n| setting | default | allowed |\n|---|---|---|"
    for section, about in Profile.model_fields.items():
        yield from _settings(section, about.annotation)
    yield "\n## What happens to each kind of data\n"
    yield "The first row that fits a finding decides; ✱: `[policy]` in the profile may choose otherwise."
    yield "What each condition means stands in [the reference](reference.md#rules).\n"
    yield "| entity | rule | condition | outcome | ground | source |\n|---|---|---|---|---|---|"
    for rule in policy().rules:
        known = {True: "known", False: "unknown", None: ""}[rule.known]
        found = "found by " + ", ".join(rule.found_by) if rule.found_by else ""
        condition = "; ".join(filter(None, (found, known, rule.when or "")))
        star = " ✱" if rule.setting else ""
        what = f"{condition} | {rule.outcome} | {rule.ground or ''}"
        yield f"| {rule.entity} | {rule.id}{star} | {what} | {rule.source} |"
    yield "\n## What a function does\n"
    yield "A person named with one of these words, which are those of the law and of daily use.\n"
    yield "| rule | outcome | ground | words |\n|---|---|---|---|"
    for role in policy().roles:
        star = " ✱" if role.setting else ""
        yield f"| {role.id}{star} | {role.outcome} | {role.ground or ''} | {', '.join(role.words)} |"
    yield "\n## Rules that another part carries out\n\n| rule | about | by | source |\n|---|---|---|---|"
    for other in policy().others:
        by = other.governs if other.active else f"a person, in review: {other.governs}"
        yield f"| {other.id} | {other.what} | {by} | {other.source} |"
    yield "\n## Grounds\n\n| code | letter | article | in the words of practice |\n|---|---|---|---|"
    for ground in grounds().values():
        yield f"| {ground.code} | {ground.letter} | {ground.article} | {ground.short} |"
    yield "\n## Checks\n\n| check | looks for | rules | level |\n|---|---|---|---|"
    for check in CATALOGUE.values():
        yield f"| `{check.name}` | {check.title} | {' '.join(check.rules)} | {check.level} |"


def api() -> Iterator[str]:
    """Yield the page of the Python API: its functions and the values they take and return."""
    yield f"# Python\n\n{_NOTE}\n\n```python\nimport woo_redact\n```\n"
    for name in woo_redact.__all__:
        if inspect.isfunction(function := getattr(woo_redact, name)):
            yield f"## {name}\n\n```python\n{name}{inspect.signature(function)}\n```\n\n{_told(function)}\n"
    for value in _VALUES:
        yield f"## {value.__name__}\n\n{_told(value)}\n\n| field | type |\n|---|---|"
        for field in dataclasses.fields(value):
            shown = (
                getattr(field.type, "__name__", str(field.type))
                if isinstance(field.type, type)
                else field.type
            )
            yield f"| `{field.name}` | `{str(shown).replace('|', chr(92) + '|')}` |"
        yield ""
    yield "## Protocols of [plug-ins](plugins.md)\n"
    for protocol in _PROTOCOLS:
        yield f"### {protocol.__name__}\n\n{_told(protocol)}\n"
        for name, method in vars(protocol).items():
            if inspect.isfunction(method) and not name.startswith("_"):
                yield f"- `{name}{inspect.signature(method)}`: {_told(method)}"
        yield ""


def _settings(section: str, kind: Any) -> Iterator[str]:
    """Yield the rows of one table of the profile."""
    if not (isinstance(kind, type) and issubclass(kind, BaseModel)):
        yield f"| `[{section}]` | empty | a table |"
        return
    empty = kind()
    for name, field in kind.model_fields.items():
        default = getattr(empty, name)
        allowed = getattr(field.annotation, "__args__", ())
        words = ", ".join(f"`{word}`" for word in allowed if isinstance(word, str))
        shown = (
            f'`"{default}"`'
            if isinstance(default, str)
            else f"`{str(default).lower()}`"
            if isinstance(default, bool)
            else "empty"
        )
        yield f"| `[{section}] {name}` | {shown} | {words or _kind(default)} |"


def _kind(default: object) -> str:
    """Return what a setting takes, in a word."""
    names = {bool: "true or false", str: "text", tuple: "a list", dict: "a table"}
    return names[type(default)]


def _told(thing: Any) -> str:
    """Return what a docstring says, its sections as lines of their own."""
    return inspect.getdoc(thing).replace("Raises:\n    ", "Raises: ").replace("\n    ", " ")


PAGES: dict[str, Callable[[], Iterator[str]]] = {"commands.md": commands, "lists.md": lists, "api.md": api}


@click.command()
@click.option("--check", is_flag=True, help="Only say which pages are not what the code gives.")
def main(*, check: bool) -> None:
    """Write the pages, or compare them."""
    stale = []
    for name, make in PAGES.items():
        text = "\n".join(make()).rstrip() + "\n"
        if not (DOCS / name).is_file() or (DOCS / name).read_text(encoding="utf-8") != text:
            stale.append(name)
            if not check:
                (DOCS / name).write_text(text, encoding="utf-8")
    if check and stale:
        sys.exit(f"not what the code gives (make reference): {', '.join(stale)}")


if __name__ == "__main__":
    main()
