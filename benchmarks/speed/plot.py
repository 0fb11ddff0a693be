"""What was measured, as a picture: bars of stages, and beside them the floor and other tools."""

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from benchmarks.speed.table import NAMES, STAGES, Peer, milliseconds

_WIDE, _HIGH, _LEFT, _ROW = 760, 28, 250, 34
_COLOURS = {
    "read": "#1b6ca8",
    "detect": "#e08e0b",
    "decide": "#7a4f9a",
    "redact": "#2c8c5a",
    "check": "#b03a48",
    "other": "#777777",
}
Bar = tuple[str, tuple[tuple[str, float], ...]]


def plot(measured: Mapping[str, Mapping[str, Any]], peers: tuple[Peer, ...]) -> str:
    """Return an SVG: a bar per corpus (scans, which take seconds, are left out), the floor and each peer."""
    bars: list[Bar] = [
        (NAMES[kind], tuple((stage, milliseconds(measured[kind], stage)) for stage in STAGES))
        for kind in ("threads", "papers", "long")
        if measured.get(kind)
    ]
    if measured.get("papers"):
        bars.append(("the floor, a page", (("other", milliseconds(measured["papers"], "floor")),)))
    bars += [(p.name + ", a page", (("other", 1000 * p.seconds / p.pages),)) for p in peers if p.pages]
    longest = max((sum(length for _, length in parts) for _, parts in bars), default=1.0)
    high = _ROW * (len(bars) + 2)
    body = "\n".join((*_legend(), *(line for n, bar in enumerate(bars) for line in _bar(n, bar, longest))))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDE}" height="{high}" '
        f'font-family="sans-serif" font-size="12" role="img">\n'
        f"<title>CPU milliseconds on one core</title>\n{body}\n</svg>\n"
    )


def _legend() -> Iterator[str]:
    """Yield what the colours mean."""
    for number, stage in enumerate(STAGES):
        x = _LEFT + 80 * number
        yield f'<rect x="{x}" y="8" width="12" height="12" fill="{_COLOURS[stage]}"/>'
        yield f'<text x="{x + 16}" y="19">{stage}</text>'


def _bar(number: int, bar: Bar, longest: float) -> Iterator[str]:
    """Yield one bar with its name before it and its length behind it."""
    name, parts = bar
    y, x = _ROW * (number + 1), float(_LEFT)
    scale = (_WIDE - _LEFT - 70) / longest
    yield f'<text x="{_LEFT - 6}" y="{y + 18}" text-anchor="end">{escape(name)}</text>'
    for stage, length in parts:
        yield (
            f'<rect x="{x:.1f}" y="{y}" width="{length * scale:.1f}" height="{_HIGH}" '
            f'fill="{_COLOURS[stage]}"><title>{stage} {length:.1f} ms</title></rect>'
        )
        x += length * scale
    yield f'<text x="{x + 6:.1f}" y="{y + 18}">{sum(length for _, length in parts):.0f} ms</text>'
