"""How things look and are called on the screen: styles that also tell without colour, and words."""

import os
from functools import cache

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from woo_redact.grounds import grounds
from woo_redact.language import _, shown
from woo_redact.model import HIDDEN, Decision, Entity, Outcome
from woo_redact.report.words import ENTITIES
from woo_redact.review import Reach

Part = tuple[str, str]
"""A piece of a line: its text, and the name of its style."""

OUTCOMES = {Outcome.REDACT: _("hidden"), Outcome.KEEP: _("visible"), Outcome.ASK: _("question")}
SIGNS = {Outcome.REDACT: "■", Outcome.KEEP: "○", Outcome.ASK: "?"}
REACHES = {
    Reach.PASSAGE: _("this passage"),
    Reach.DOCUMENT: _("this document"),
    Reach.EVERYWHERE: _("everywhere"),
    Reach.HERE: _("only here"),
}

# Outcome first by form, so that it tells without colour; then by the ground's family, in colour.
_FORMS = {
    "plain": "",
    "soft": "dim",
    "bold": "bold",
    "head": "bold reverse",
    "cursor": "reverse",
    "words": "bold reverse",
    "select": "bold underline reverse",
    "ask": "bold underline",
    "keep": "italic underline",
    "redact": "reverse",
    "warn": "bold",
}
_COLOURS = {
    "soft": "dim",
    "head": "bold white on #1e3a5f",
    "cursor": "black on #d7d7af",
    "words": "bold black on #ffd75f",
    "select": "bold underline black on #87d7ff",
    "ask": "bold underline black on #ffd75f",
    "keep": "italic underline #5faf5f",
    "redact": "white on #444444",
    "redact 5.1.1": "white on #870000",
    "redact 5.1.2": "white on #005f87",
    "redact 5.1": "white on #5f0087",
    "redact 5.2": "white on #005f00",
    "redact 5.4": "white on #5f5f00",
    "warn": "bold black on #ff8700",
}


@cache
def style(name: str) -> Style:
    """Return a style by name; one for a ground falls back on that for what is hidden."""
    if "NO_COLOR" in os.environ:
        return Style.parse(_FORMS[name.split(" ", maxsplit=1)[0]])
    return Style.parse(_COLOURS.get(name) or _FORMS[name.split(" ", maxsplit=1)[0]])


def style_of(decision: Decision) -> str:
    """Return the name of the style of a passage: by outcome, and of what is hidden by ground."""
    if decision.outcome is not Outcome.REDACT:
        return decision.outcome.value
    code = decision.ground or ""
    families = ("5.1.1", "5.1.2", "5.1", "5.2", "5.4")
    return f"redact {next((family for family in families if code.startswith(family)), '')}".strip()


def strip(parts: list[Part], width: int, base: Style) -> Strip:
    """Return a line of a fixed width; what does not fit is cut."""
    segments = [Segment(text, base + style(name)) for text, name in parts if text]
    return Strip(segments, sum(cell_len(text) for text, _ in parts)).adjust_cell_length(width, base)


def fixed(text: str, width: int) -> str:
    """Return a text cut or filled to a width in cells."""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(text, width - 1) + "…"


def plain(untrusted_text: str) -> str:
    """Return text on one line, without control characters and direction marks."""
    shown = untrusted_text.replace(HIDDEN, "▣")
    return "".join(c if c.isprintable() else "·" for c in " ".join(shown.split()))


def entity(decision: Decision) -> str:
    """Return what kind of datum a passage is."""
    return shown(ENTITIES[decision.entity or Entity.TERM])


def short(code: str | None) -> str:
    """Return a ground as it stands on a box, "" for none."""
    return grounds()[code].short if code in grounds() else ""


def titled(code: str | None) -> str:
    """Return a ground with its title."""
    return f"{grounds()[code].short} {grounds()[code].title}" if code in grounds() else ""


def figure(number: int) -> str:
    """Return a number as it is written in Dutch."""
    return f"{number:,}".replace(",", _(","))
