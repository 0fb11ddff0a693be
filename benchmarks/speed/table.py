"""What was measured, as tables a person reads: milliseconds by stage, ratios, memory."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

STAGES = ("read", "detect", "decide", "redact", "check")
NAMES = {
    "threads": "mails in threads, a mail",
    "papers": "PDFs of three pages, a page",
    "long": "one long PDF, a page",
    "scans": "scans, a page",
}


class Peer(NamedTuple):
    """Another tool on some of the PDFs: no pages when it is not there."""

    name: str
    pages: int
    seconds: float


def each(measured: Mapping[str, Any]) -> int:
    """Return how many things were measured: pages, or mails where there are none."""
    return int(measured["pages"] or measured["documents"])


def milliseconds(measured: Mapping[str, Any], stage: str = "") -> float:
    """Return the CPU milliseconds of a stage, or of all stages, for a page or a mail."""
    seconds = measured["seconds"]
    some = seconds.get(stage, 0.0) if stage else sum(seconds[name] for name in STAGES)
    return float(1000 * some / each(measured))


def table(
    measured: Mapping[str, Mapping[str, Any]], peers: tuple[Peer, ...], *, model: str, machine: str
) -> str:
    """Return the page that `make bench` writes."""
    kinds = [kind for kind in NAMES if measured.get(kind)]
    heads = "".join(f" {NAMES[kind]} |" for kind in kinds)
    lines = [
        "# Speed, as `make bench` measured it",
        "",
        f"{machine}; name model `{model}`. CPU milliseconds on one core, without the start of the engine.",
        "",
        f"| |{heads}",
        f"|---|{'---|' * len(kinds)}",
        _row("number", (f"{each(measured[kind]):,}" for kind in kinds)),
        *(_row(s, (f"{milliseconds(measured[kind], s):.1f}" for kind in kinds)) for s in STAGES),
        _row("**all**", (f"**{milliseconds(measured[kind]):.1f}**" for kind in kinds)),
        _row("a second", (f"{1000 / milliseconds(measured[kind]):.2g}" for kind in kinds)),
        _row("the floor", (_floor(measured[kind]) for kind in kinds)),
        _row("peak memory, MiB", (f"{measured[kind]['peak']:,}" for kind in kinds)),
        _row("boxes", (f"{measured[kind]['redactions']:,}" for kind in kinds)),
    ]
    if peers:
        lines += ["", "On the PDFs of three pages, in the same run:", "", *_ratios(measured["papers"], peers)]
    return "\n".join([*lines, ""])


def _row(name: str, cells: Iterator[str]) -> str:
    """Return a row of a table."""
    return f"| {name} | {' | '.join(cells)} |"


def _floor(measured: Mapping[str, Any]) -> str:
    """Return what the floor takes and how often it goes into the whole."""
    floor = milliseconds(measured, "floor")
    return f"{floor:.1f} (all is {milliseconds(measured) / floor:.1f} x)" if floor else ""


def _ratios(papers: Mapping[str, Any], peers: tuple[Peer, ...]) -> Iterator[str]:
    """Yield the rows that hold the whole pipeline against the floor and the other tools."""
    ours, floor = milliseconds(papers), milliseconds(papers, "floor")
    yield "| | ms a page | pages a second | of our time |"
    yield "|---|---|---|---|"
    yield f"| floor: PyMuPDF opens, reads, erases the same boxes, saves | {floor:.1f} | {1000 / floor:.1f} | {floor / ours:.2f} |"
    yield f"| woo-redact, all stages and checks | {ours:.1f} | {1000 / ours:.1f} | 1 |"
    for peer in peers:
        if peer.pages:
            theirs = 1000 * peer.seconds / peer.pages
            yield f"| {peer.name} | {theirs:.1f} | {1000 / theirs:.1f} | {theirs / ours:.2f} |"
        else:
            yield f"| {peer.name} | not here | | |"
