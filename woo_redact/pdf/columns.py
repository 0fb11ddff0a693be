"""Orders boxes on a page the way columns are read."""

from collections.abc import Iterator, Sequence

Sides = tuple[float, float, float, float]
"""A character's box as plain numbers (left, top, right, bottom): a page has thousands of them."""


def column_order(boxes: Sequence[Sides]) -> list[int]:
    """Return the numbers of boxes in the order of columns: cut at gutters, then from top to bottom.

    The recursive cut of Nagy and Seth (X-Y trees, 1984): a gutter that nothing crosses splits left from
    right; else the widest gap splits top from bottom.
    """
    return list(_cut(boxes, list(range(len(boxes)))))


def _cut(boxes: Sequence[Sides], numbers: list[int]) -> Iterator[int]:
    """Yield the numbers of one region in order."""
    todo = [numbers]
    while todo:
        region = todo.pop()
        if len(region) < 2:
            yield from region
            continue
        parts = (_split(boxes, region, 0, 6.0) if len(region) > 2 else None) or _split(boxes, region, 1, 0.0)
        if parts:
            todo += reversed(parts)
        else:
            yield from sorted(region, key=lambda number: (boxes[number][1], boxes[number][0]))


def _split(
    boxes: Sequence[Sides], region: list[int], axis: int, least: float
) -> tuple[list[int], list[int]] | None:
    """Return a region in two, at the widest gap along an axis (0: across, 1: down) that is wide enough."""
    ordered = sorted(region, key=lambda number: boxes[number][axis])
    end, best, place = boxes[ordered[0]][axis + 2], least, 0
    for at in range(1, len(ordered)):
        gap = boxes[ordered[at]][axis] - end
        if gap > best:
            best, place = gap, at
        end = max(end, boxes[ordered[at]][axis + 2])
    return (ordered[:place], ordered[place:]) if place else None
