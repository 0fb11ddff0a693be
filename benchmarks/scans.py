"""Measures what is read and found on made-up scans: words, areas, false alarms, time (python -m benchmarks.scans)."""

import sys
import time
from collections import Counter, defaultdict
from statistics import mean, median

import numpy as np
import pymupdf

from benchmarks.sheets import A4, KINDS, Scanner, Sheet, sheet
from woo_redact.pdf import ocr
from woo_redact.pdf.areas import areas

_LEVELS = ((0.0, 88), (6.0, 65), (13.0, 45))  # noise, JPEG quality
_COVERED = 0.5  # share of a thing that must lie in areas for it to count as found


def scanner_of(seed: int) -> tuple[Scanner, int]:
    """Return how sheet `seed` is scanned, and how badly: 0 clean, 1 usual, 2 bad."""
    chance = np.random.default_rng(9000 + seed)
    level = int(chance.integers(3))
    noise, quality = _LEVELS[level]
    return Scanner(
        skew=float(chance.uniform(-3, 3)) if chance.random() < 0.7 else 0.0,
        turned=int(chance.choice([90, 180, 270])) if seed % 12 == 11 else 0,
        noise=noise,
        blur=int(chance.integers(0, 3)) if level else 0,
        quality=quality,
        dpi=200 if chance.random() < 0.7 else 150,
        edges=bool(chance.random() < 0.3),
        grey=bool(chance.random() < 0.7),
    ), level


def kind_of(seed: int) -> str:
    """Return what stands on sheet `seed` beside print: on every other pair of sheets nothing."""
    return "" if (seed // 2) % 2 else KINDS[(seed // 4) % len(KINDS)]


def missed_and_false(
    page: pymupdf.Page, made: Sheet, scanner: Scanner, words: tuple[ocr.OcrWord, ...]
) -> tuple[bool, int]:
    """Tell whether what is on a sheet was missed, and how many areas are false."""
    found = [pymupdf.Rect(b.x0, b.y0, b.x1, b.y1) for b, _ in areas(page, words)]
    middle = pymupdf.Matrix(1, 0, 0, 1, -A4[0] / 2, -A4[1] / 2)
    back = pymupdf.Matrix(1, 0, 0, 1, page.rect.width / 2, page.rect.height / 2)
    false, missed = found, False
    for sides, _ in made.areas:
        truth = pymupdf.Rect(sides) * (middle * pymupdf.Matrix(scanner.skew) * back)
        share = sum(abs(box & truth) for box in found if box.intersects(truth)) / abs(truth)
        missed = missed or share < _COVERED
        false = [box for box in false if not box.intersects(truth)]
    return missed, len(false)


def main(sheets: int) -> None:
    """Print the figures of docs/scans.md."""
    read: dict[str, list[float]] = defaultdict(list)
    found: dict[str, list[bool]] = defaultdict(list)
    false: list[int] = []
    seconds: list[float] = []
    for seed in range(sheets):
        scanner, level = scanner_of(seed)
        kind = kind_of(seed)
        made = sheet(seed, scanner, kind)
        with pymupdf.open(stream=made.pdf, filetype="pdf") as document:
            start = time.process_time()
            words = ocr.recognize(document[0]).words
            seconds.append(time.process_time() - start)
            hit = sum((Counter(made.words) & Counter(w.text for w in words)).values()) / len(made.words)
            name = "turned" if scanner.turned else ("clean", "usual", "bad")[level]
            read[name].append(hit)
            if scanner.turned:
                continue
            missed, wrong = missed_and_false(document[0], made, scanner, words)
            false.append(wrong)
            if kind:
                found[kind].append(not missed)
    for name, shares in sorted(read.items()):
        print(f"words read, {name}: {mean(shares):.1%} of {len(shares)} sheets")
    for kind, results in sorted(found.items()):
        print(f"found, {kind}: {sum(results)} of {len(results)}")
    print(f"false alarms: {sum(false)} on {sum(map(bool, false))} of {len(false)} sheets")
    print(f"processor seconds a page: {median(seconds):.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 120)
