"""Opens the engine when the first text is to be read, and without what nobody here uses.

Half of what importing spaCy and Presidio takes is for nothing: spaCy's command line (downloads, templates of
projects, a web client), and Presidio's compiling of each pattern of forty countries to see that it is one.
Most processes read no text: one that asks, checks or releases starts without either.
"""

import importlib
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import ModuleType
from typing import Any, Protocol

from woo_redact.detect.hits import Hit, Word

_COMMANDS = ("spacy.cli", "spacy.cli.info")


class Reader(Protocol):
    """What finds names and identifiers in texts; `engine.Engine` is the one."""

    def find(self, texts: Sequence[str]) -> tuple[tuple[Hit, ...], ...]:
        """Return the hits in each text."""

    def read(self, texts: Sequence[str]) -> tuple[tuple[tuple[Hit, ...], tuple[Word, ...]], ...]:
        """Return of each text the hits, and what the thorough model holds of its words."""


def load(model: str, plugins: tuple[str, ...] = ()) -> Reader:
    """Return the engine with a name model and the recognizers of plug-ins, loaded once per process.

    Raises:
        WooRedactError: if the model or a plug-in is not there; nothing is downloaded.
    """
    with _without_commands(), _unproved():
        from woo_redact.detect import engine  # noqa: PLC0415 - see above
    found: Reader = engine.load(model, plugins)
    return found


@contextmanager
def _without_commands() -> Iterator[None]:
    """Let spaCy be imported without its command line, which can be imported by itself afterwards."""
    if "spacy" in sys.modules:
        yield
        return
    package, info = map(ModuleType, _COMMANDS)
    package.__path__ = []
    info.info = None  # type: ignore[attr-defined]
    sys.modules.update(zip(_COMMANDS, (package, info), strict=True))
    try:
        yield
    finally:
        for name in _COMMANDS:
            sys.modules.pop(name, None)
        vars(sys.modules.get("spacy", package)).pop("cli", None)


@contextmanager
def _unproved() -> Iterator[None]:
    """Let Presidio make patterns without proving each: ours are proved when they are used."""
    regex: Any = importlib.import_module("regex")
    compiles = regex.compile

    def compile_used(*given: Any, **named: Any) -> Any:
        """Compile what is used, not what only Presidio's constructor of a pattern wants to see compiled."""
        proving = sys._getframe(1).f_code.co_name == "__validate_regex"  # noqa: SLF001 - who asks is in no argument
        return None if proving else compiles(*given, **named)

    regex.compile = compile_used
    try:
        yield
    finally:
        regex.compile = compiles
