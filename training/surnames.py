"""Owns which surnames ship as vocabulary: those that five people or more bear, word by word.

`python -m training.surnames --data DIR --out woo_redact/detect/surnames.txt.xz`. The list of Dutch surnames is in the
public domain (CC0, `names/surnames_nl_freq5.lst`). Frequent Dutch words and the names of towns alone are left out, as
are words of forms and bodies.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from pathlib import Path

from training.given_names import packed
from woo_redact.detect.lexicon import is_nobodys, is_only_town
from woo_redact.detect.names import fold
from woo_redact.detect.vocabulary import ALWAYS_CAPITAL, NOT_NAMES

LISTED = "surnames_nl_freq5.lst"
SHORTEST = 3
"""Letters: shorter words are initials and abbreviations as well."""


def chosen(surnames: Iterable[str]) -> list[str]:
    """Return the folded words of surnames ("van der Zee-de Wit": "wit", "zee") that tell of a person."""
    words = {fold(word) for name in surnames for word in re.split(r"[\s-]+", name) if word[:1].isupper()}
    return sorted(
        word
        for word in words
        if len(word) >= SHORTEST
        and word.isascii()
        and word.isalpha()
        and not (is_nobodys(word) or is_only_town(word) or word in NOT_NAMES or word in ALWAYS_CAPITAL)
    )


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    found = chosen((options.data / "names" / LISTED).read_text(encoding="utf-8").splitlines())
    options.out.write_bytes(packed(dict.fromkeys(found, False)))
    print(f"{len(found)} surnames")


if __name__ == "__main__":
    main()
