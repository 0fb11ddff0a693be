"""Plug-ins: readers, recognizers and checks by others, which a profile names before they run.

A plug-in is a package with entry points in one of three groups; installing one changes nothing until a
profile names it. Its code runs with all rights of woo-redact: docs/plugins.md says what that asks of you.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any, Protocol

from woo_redact.errors import ExitCode, WooRedactError
from woo_redact.language import _, recorded
from woo_redact.model import Level, Problem


class Group(StrEnum):
    """The groups of entry points."""

    READER = "woo_redact.readers"
    RECOGNIZER = "woo_redact.recognizers"
    CHECK = "woo_redact.checks"


class Reader(Protocol):
    """Makes of a file that woo-redact cannot read one that it can: a PDF, a mail, a page, text.

    It runs in a worker with limits of time and memory, and what it makes is read as any file from outside.
    """

    def reads(self, name: str, untrusted_data: bytes) -> bool:
        """Tell whether a file of a kind unknown here is of this reader's, by its name and content."""

    def convert(self, name: str, untrusted_data: bytes) -> tuple[str, bytes]:
        """Return the name and content of the file to read instead; any exception withholds the file."""


class Recognizer(Protocol):
    """Finds data in Dutch text: Presidio's `EntityRecognizer`, or what looks like it.

    Results of an entity that woo-redact knows are decided on as its own; all others are a TERM, redacted on
    the ground that the profile gives the plug-in, and asked about when the score is below 0.5.
    """

    supported_entities: list[str]

    def analyze(self, text: str, entities: list[str], nlp_artifacts: Any) -> list[Any]:
        """Return results with `start`, `end`, `entity_type` and `score` (0 to 1) in one passage of text."""


class Check(Protocol):
    """Looks at a PDF before it goes out; a crash is a check that did not run, which withholds the file."""

    title: str
    level: Level

    def check(self, name: str, untrusted_pdf: bytes) -> Iterable[Problem]:
        """Yield what is wrong, told without a word of the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plugin:
    """A plug-in that is installed: its group, its name, and the package it comes from."""

    group: str
    name: str
    package: str
    version: str


class PluginError(WooRedactError):
    """A plug-in failed: what it was to read, find or check is withheld."""

    exit_code = ExitCode.UNREADABLE


class MissingPluginError(PluginError):
    """A plug-in that a profile names is not there."""

    exit_code = ExitCode.PROFILE


def installed() -> tuple[Plugin, ...]:
    """Return every plug-in on this machine, none of them loaded."""
    return tuple(_told(group, point) for group in Group for point in sorted(entry_points(group=group)))


def used(named: Iterable[tuple[Group, str]]) -> tuple[Plugin, ...]:
    """Return the plug-ins that a profile names.

    Raises:
        MissingPluginError: when one is not installed; the message names those that are.
    """
    return tuple(_told(group, _point(group, name)) for group, name in named)


@cache
def load(group: Group, name: str) -> Any:
    """Return a plug-in, made once per process.

    Raises:
        PluginError: when it is not installed or cannot be made.
    """
    with failing(name):
        return _point(group, name).load()()


@contextmanager
def failing(name: str) -> Iterator[None]:
    """Tell of any exception of a plug-in's code by its kind alone: its message may quote a document.

    Raises:
        PluginError: in place of whatever the code raised.
    """
    try:
        yield
    except PluginError:
        raise
    except Exception as error:
        raise PluginError(
            recorded(
                "the plug-in {name} was stopped by an error ({error})", name=name, error=type(error).__name__
            )
        ) from error


def _point(group: Group, name: str) -> EntryPoint:
    """Return the entry point of a name; one name in two packages is nobody's."""
    points = entry_points(group=group, name=name)
    if len(points) == 1:
        return next(iter(points))
    if points:
        raise MissingPluginError(
            _("the plug-in {name} is installed by more than one package; take one away", name=name)
        )
    there = ", ".join(sorted(entry_points(group=group).names)) or _("none")
    raise MissingPluginError(
        _(
            "the plug-in {name} ({group}) is not installed; installed are: {there}",
            name=name,
            group=group,
            there=there,
        )
    )


def _told(group: Group, point: EntryPoint) -> Plugin:
    """Return what is known of an entry point without loading it."""
    package = point.dist
    return Plugin(
        group=str(group),
        name=point.name,
        package=package.name if package else "",
        version=package.version if package else "",
    )
