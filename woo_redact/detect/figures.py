"""Where a match can start of a pattern that begins with a figure or a mark: most text is letters."""

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain
from re import _constants as sre  # type: ignore[attr-defined]  # there is no public door
from typing import Any, Self

_NO_WIDTH = (sre.AT, sre.ASSERT, sre.ASSERT_NOT)
_GROUPS = (sre.SUBPATTERN, sre.ATOMIC_GROUP)
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
_Begun = tuple[AbstractSet[str], bool]
"""Members of a class of characters with which something begins, and whether it may be empty."""


class Figures:
    """Where in a text a match can start that begins with a figure or a mark."""

    def __init__(self, figures: AbstractSet[str]) -> None:
        """Take them, as members of a class of characters."""
        self._one = re.compile(f"[{''.join(sorted(figures))}]")

    @classmethod
    def of_pattern(cls, parts: Iterable[tuple[Any, Any]]) -> Self | None:
        """Return what knows where a parsed pattern can match, None where it may begin with anything else."""
        found = _begun(parts)
        return cls(found[0]) if found and not found[1] else None

    def of(self, text: str) -> list[int]:
        """Return the places, in order."""
        return [found.start() for found in self._one.finditer(text)]


def _begun(parts: Iterable[tuple[Any, Any]]) -> _Begun | None:
    """Return the figures and marks with which parts begin, and whether they may be empty.

    Members of a class of characters; None where letters, blanks or anything else may begin them.
    """
    begun: set[str] = set()
    for kind, value in parts:
        if kind in _NO_WIDTH:
            continue
        if kind in _GROUPS:
            found = _begun(value[3] if kind is sre.SUBPATTERN else value)
        elif kind is sre.BRANCH:
            found = _of_any([_begun(branch) for branch in value[1]])
        elif kind in _REPEATS:
            found = _begun(value[2])
            found = found and (found[0], found[1] or value[0] == 0)
        else:
            found = _of_class(value if kind is sre.IN else [(kind, value)])
        if found is None:
            return None
        begun |= found[0]
        if not found[1]:
            return begun, False
    return begun, True


def _of_any(branches: Sequence[_Begun | None]) -> _Begun | None:
    """Return those of alternatives, None where one has others."""
    known = [branch for branch in branches if branch is not None]
    if len(known) < len(branches):
        return None
    return frozenset(chain.from_iterable(some for some, _ in known)), any(empty for _, empty in known)


def _of_class(members: Sequence[tuple[Any, Any]]) -> _Begun | None:
    """Return those of a class of characters, None where it has others."""
    found = set[str]()
    for kind, value in members:
        if kind is sre.LITERAL and not (chr(value).isalpha() or chr(value).isspace()):
            found.add(re.escape(chr(value)))
        elif (kind is sre.RANGE and all(chr(code) in "0123456789" for code in value)) or (
            kind is sre.CATEGORY and value is sre.CATEGORY_DIGIT
        ):
            found.add(r"\d")
        else:
            return None
    return found, False
