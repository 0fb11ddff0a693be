"""Owns which Dutch words and towns ship as vocabulary: frequent words that hardly anybody is called, and all towns.

`python -m training.dutch_words --data DIR --words FILE --out woo_redact/detect`. FILE is the word list of OpenTaal
(Debian: wdutch); how frequent a word is comes from the package wordfreq (CC BY-SA 4.0), the towns from filenthropist
(MIT). A town after "^" is somebody's name too.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from wordfreq import top_n_list

from training.given_names import CERTAIN, MINED, SURNAMES, packed, words
from training.names import counts
from woo_redact.detect.given import is_given
from woo_redact.detect.names import fold

SHORTEST = 3
"""Letters: shorter words are initials and abbreviations as well."""
FREQUENT = 60_000
"""Rank: rarer words hardly begin a sentence, and each costs room."""
BEARERS = 10
"""From so many on a word counts as a surname."""
BORNE = frozenset({"uwe", "ijs", "hoi", "rooie"})
"""Words that are first names abroad or nicknames, and are not in our list of them; seen on development texts."""


MINED_OFTEN = 2
"""Times from which on a mined first name counts, places among them or not ("Philippine")."""
WORDS_TOO = frozenset({"best", "moddergat", "america", "philippine", "axel", "sibbe", "bente"})
"""Towns that are words or names elsewhere: they prove nothing alone."""


def chosen(
    spelled: list[str], frequent: list[str], surnames: dict[str, float], sure: frozenset[str]
) -> list[str]:
    """Return the folded words that are spelled in lower case, frequent, and no surname; "^" before first names.

    First names that are `sure` are left out: whoever reads "Bram" thinks of a person.
    """
    lower = {fold(word) for word in spelled if word.islower() and word.isalpha() and len(word) >= SHORTEST}
    both = lower & {fold(word) for word in frequent}
    return sorted(
        f"{'^' * is_given(word)}{word}"
        for word in both - BORNE - sure
        if word.isascii() and (is_given(word) or surnames.get(word, 0) < BEARERS)
    )


def towns(names: list[str], surnames: dict[str, float], mined: dict[str, float]) -> list[str]:
    """Return the folded names of towns, with "^" before those that somebody bears."""

    def borne(name: str) -> bool:
        first = is_given(name) or mined.get(name, 0) >= MINED_OFTEN
        return name in WORDS_TOO or first or surnames.get(name, 0) >= BEARERS

    folded = sorted({fold(name) for name in names if len(name) >= SHORTEST})
    return [f"{'^' * borne(name)}{'_'.join(name.split())}" for name in folded]


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--words", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    surnames: dict[str, float] = {}
    for name, bearers in counts(options.data / "names" / SURNAMES):
        surnames[fold(name)] = max(bearers, surnames.get(fold(name), 0))
    spelled = options.words.read_text(encoding="utf-8").split()
    listed = json.loads((options.data / "names" / "cities_filenthropist.json").read_text(encoding="utf-8"))
    mined = {fold(name): count for name, count in counts(options.data / "names" / MINED)}
    sure = frozenset(name for name, count in mined.items() if count >= CERTAIN) | words("first_names")
    found = chosen(spelled, top_n_list("nl", FREQUENT), surnames, sure)
    (options.out / "dutch_words.txt.xz").write_bytes(packed(dict.fromkeys(found, False)))
    kinds = ("woonplaatsen", "gemeenten", "provinces", "belgian_cities")
    places = towns([name for kind in kinds for name in listed[kind]], surnames, mined)
    (options.out / "dutch_towns.txt.xz").write_bytes(packed(dict.fromkeys(places, False)))
    print(f"{len(found)} words, {len(places)} towns")


if __name__ == "__main__":
    main()
