"""What a case of the adversarial set is, and the register that the trap modules fill."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

Maker = Callable[[], bytes]
Register = Callable[[Maker], Maker]


class Must(StrEnum):
    """What a good engine does with a case."""

    REDACT = "redact"
    """Publish it without its secrets, as text where the page can be trusted as text."""
    PICTURE = "picture"
    """Publish it without its secrets; a page turned into a picture is as good as can be."""
    REFUSE = "refuse"
    """Withhold it, with a reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One PDF: which trap it holds, what must be gone from it, what must stay readable and searchable.

    `also` are words that only this file has of a secret (another spelling): the engine is not told them,
    the audit looks for them. `look` asks for OCR of the whole pages, since no text engine sees the secret.
    """

    name: str
    item: int
    trap: str
    must: Must
    secrets: tuple[str, ...]
    keep: tuple[str, ...]
    look: bool
    make: Maker = field(repr=False)
    also: tuple[str, ...] = ()


REGISTER: dict[str, Case] = {}


def case(
    item: int,
    trap: str,
    secrets: tuple[str, ...],
    keep: tuple[str, ...] = (),
    *,
    must: Must = Must.REDACT,
    look: bool = False,
    also: tuple[str, ...] = (),
) -> Register:
    """Register the function below as the maker of a case; its name is the case's."""

    def note(make: Maker) -> Maker:
        name = make.__name__
        if name in REGISTER:
            message = f"two cases are called {name}"
            raise ValueError(message)
        REGISTER[name] = Case(
            name=name,
            item=item,
            trap=trap,
            must=must,
            secrets=secrets,
            keep=keep,
            look=look or must is Must.PICTURE,
            make=make,
            also=also,
        )
        return make

    return note
