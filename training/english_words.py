"""Owns which English words ship as vocabulary: those of a spelling list, marked where somebody bears them as a name.

`python -m training.english_words --data DIR --words FILE --out woo_redact/detect/english_words.txt.xz`. FILE is the
list "american-english-small" of SCOWL (Debian: wamerican-small); the names usual in the United States come from the
package Faker (MIT).
"""

from __future__ import annotations

import argparse
from pathlib import Path

from faker.providers.person.en_US import Provider

from training.given_names import packed
from training.names import counts
from woo_redact.detect.given import is_given
from woo_redact.detect.names import fold

SURNAMES = "surnames_filenthropist.tsv"
SHORTEST = 3
"""Letters: shorter words say nothing by themselves."""


def chosen(words: list[str], surnames: frozenset[str]) -> dict[str, bool]:
    """Return the plain words, each with whether it is a name too: borne here, or listed with a capital."""
    proper = {word.casefold() for word in words if word.istitle()}
    plain = {w for w in words if w.isascii() and w.isalpha() and w.islower() and len(w) >= SHORTEST}
    return {word: word in surnames or word in proper or is_given(word) for word in sorted(plain)}


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--words", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    surnames = frozenset(fold(name) for name, _ in counts(options.data / "names" / SURNAMES))
    surnames |= {name.casefold() for name in (*Provider.last_names, *Provider.first_names)}
    found = chosen(options.words.read_text(encoding="utf-8").split(), surnames)
    options.out.write_bytes(packed(found))
    print(f"{len(found)} words, {sum(found.values())} of them names too")


if __name__ == "__main__":
    main()
