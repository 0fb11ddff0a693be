"""Tells whoever gives the time that a page is begun: 200 scanned pages take as long as 200 times one."""

from collections.abc import Callable

_told: list[Callable[[int], None]] = []


def begin_page(number: int) -> None:
    """Say that the work on a page (from 0) begins."""
    for tell in _told:
        tell(number)


def tell_pages_to(tell: Callable[[int], None]) -> None:
    """Let `tell` be called with the number of each page that is begun in this process, and nothing else."""
    _told[:] = [tell]
