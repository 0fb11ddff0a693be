"""What went wrong, place by place, for whoever mends detection: `--misses FILE`."""

from collections.abc import Iterator, Sequence

from benchmarks.quality.markup import OFFICIAL, PERSON, TRAP, Mark, MarkedText
from benchmarks.quality.score import Hidden, called, hidden_letters, join, same_kind, touch

_AROUND = 60
_ORDER = (
    "person left",
    "identifier left",
    "official hidden",
    "spurious",
    "identifier mistyped",
    "trap hidden",
)


def misses(texts: Sequence[MarkedText], found: Sequence[Sequence[Hidden]]) -> str:
    """Return Markdown: every fault with what stands around it, hidden letters as █, by sort of fault."""
    faults = [
        (sort, line)
        for text, hidden in zip(texts, found, strict=True)
        for sort, line in _faults(text, hidden)
    ]
    parts = []
    for sort in _ORDER:
        lines = [line for fault, line in faults if fault == sort]
        parts.append("\n".join([f"## {sort}: {len(lines)}", "", *lines, ""]))
    return "\n".join(parts)


def _faults(text: MarkedText, hidden: Sequence[Hidden]) -> Iterator[tuple[str, str]]:
    """Yield the sort and the line of each fault in one text."""
    gone = hidden_letters(text, hidden)
    for mark in text.marks:
        needed = text.letters(mark)
        if mark.must_go and not needed <= gone:
            sort = "person left" if mark.label == PERSON else "identifier left"
            yield sort, _line(text, mark.start, mark.end, gone, mark.label)
        elif mark.must_go and mark.label != PERSON and not same_kind(called(needed, hidden), mark.label):
            said = ", ".join(f"{h.entity} {h.by}" for h in _over(mark, hidden))
            yield "identifier mistyped", _line(text, mark.start, mark.end, gone, f"{mark.label}, said {said}")
        elif mark.label in {OFFICIAL, TRAP} and needed & gone:
            said = "; ".join(f"{h.entity} {h.by} {h.why}" for h in _over(mark, hidden))
            yield f"{mark.label} hidden", _line(text, mark.start, mark.end, gone, said)
    for one in join(hidden):
        if not any(touch(one, m) and (m.must_go or m.label == OFFICIAL) for m in text.marks):
            said = f"{one.entity} {one.by} {one.why}"
            yield "spurious", _line(text, one.start, one.end, gone, said)


def _over(mark: Mark, hidden: Sequence[Hidden]) -> list[Hidden]:
    """Return the findings on a mark."""
    return [h for h in hidden if touch(h, mark)]


def _line(text: MarkedText, start: int, end: int, gone: frozenset[int], said: str) -> str:
    """Return one fault as a list item: kind, words, what is left of them, surroundings, and who said so."""
    left = "".join("█" if i in gone else text.text[i] for i in range(start, end))
    before = text.text[max(0, start - _AROUND) : start]
    after = text.text[end : end + _AROUND]
    around = f"{before}⟦{text.text[start:end]}⟧{after}".replace("\n", "⏎")
    return f"- [{text.kind}] `{left}`: …{around}… ({said.replace(chr(10), ' ')})"
