"""The lines of the audit trail, each chained to the one before it."""

from dataclasses import dataclass

from woo_redact.store.values import digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One line of the audit trail; `hash` covers the line and the one before it."""

    number: int
    at: str
    event: str
    detail: str
    previous: str
    hash: str


def untouched(trail: tuple[Event, ...]) -> bool:
    """Tell whether every line of the audit trail still follows from the one before."""
    previous = ""
    for event in trail:
        if event.previous != previous or event.hash != digest(previous, event.at, event.event, event.detail):
            return False
        previous = event.hash
    return True
