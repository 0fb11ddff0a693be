"""Remembers what was made of a dossier's register, by the very object it was made of."""

from collections.abc import Callable
from typing import TypeVar

_Whole = TypeVar("_Whole")
_Made = TypeVar("_Made")
_MOST = 4


def remembered(make: Callable[[_Whole], _Made]) -> Callable[[_Whole], _Made]:
    """Return `make` with its last results kept.

    The register is one object for all documents of a run. A cache by value would compare all its people anew
    for each document, which takes time by documents times people.
    """
    kept: dict[int, tuple[_Whole, _Made]] = {}

    def asked(whole: _Whole) -> _Made:
        """Return what is made of `whole`, made once."""
        known = kept.get(id(whole))
        if known is None:  # what is kept holds its object, so that no other can have its id
            if len(kept) >= _MOST:
                del kept[next(iter(kept))]
            known = kept[id(whole)] = (whole, make(whole))
        return known[1]

    return asked
