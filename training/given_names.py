"""Owns which first names ship as vocabulary: the mined list, less what is first of all a word, a place or a surname.

`python -m training.given_names --data DIR --out woo_redact/detect/given_names.txt.xz`. Nothing is drawn by chance:
the same data and word lists give the same file.
"""

from __future__ import annotations

import argparse
import json
import lzma
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from training.generate import read_origins
from training.names import FIRST_NAMES, counts
from training.names import NOT_NAMES as MINED_BY_MISTAKE
from training.sources import read_rows, ud_files
from woo_redact.detect.names import fold
from woo_redact.detect.vocabulary import ALWAYS_CAPITAL, COMMON, NOT_NAMES

WORDS = Path(__file__).parent / "words"
"""Our own lists; the first line of each says what it is and why."""

MINED, SURNAMES = "firstnames_filenthropist.tsv", "surnames_filenthropist.tsv"
CERTAIN = 1000
"""The mined counts fall apart: 346 stand at 1000, all of them names; five above 500 are titles and odd finds."""
FEW = 10
"""Found twice to nine times: mostly cut words and surnames of a form, seldom a first name."""
SURNAME = 200
"""Bearers from which a name found once is a surname; those found oftener are left in, as they name persons too."""
LONGEST, EVERYDAY = 14, 10
WORDNAMES = "woordnamen"
"""The community of `origins.tsv` whose first names are words on purpose, to train on."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """How often each folded word stands in running text: as a word, in a person's name, in a place's name."""

    word: Counter[str] = field(default_factory=Counter)
    person: Counter[str] = field(default_factory=Counter)
    place: Counter[str] = field(default_factory=Counter)

    def is_word(self, name: str) -> bool:
        """Tells whether text has it in lower case oftener than in a person's name."""
        return name in COMMON or self.word[name] > self.person[name]

    def is_place(self, name: str) -> bool:
        """Tells whether text has it twice or more as a place, and far oftener than in a person's name."""
        return self.place[name] >= 2 and self.place[name] > 2 * self.person[name]


@dataclass(frozen=True, slots=True)
class Lists:
    """All that decides on a name besides its own count."""

    evidence: Evidence
    ours: frozenset[str]
    word_names: frozenset[str]
    excluded: frozenset[str]
    places: frozenset[str]
    surnames: dict[str, float]
    ending: re.Pattern[str]

    def drops(self, name: str, count: float) -> str:
        """Says why a mined name is left out; empty if it is kept."""
        if not name.isascii() or not re.search("[aeiouy]", name) or len(name) > LONGEST:
            return "form"
        if name in self.ours or count >= CERTAIN:
            return ""
        reasons = {
            "short": len(name) == 2,
            "excluded": name in self.excluded,
            "place": name in self.places or self.evidence.is_place(name),
            "word": self.evidence.is_word(name),
            "form field": 1 < count < FEW,
            "surname": count == 1 and self.surnames.get(name, 0.0) >= SURNAME,
            "ending": bool(self.ending.search(name)),
        }
        return next((reason for reason, holds in reasons.items() if holds), "")


def words(name: str) -> frozenset[str]:
    """The folded words of one of our lists; its first line is a comment."""
    lines = (WORDS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(fold(word) for line in lines if not line.startswith("#") for word in line.split())


def evidence(data: Path) -> Evidence:
    """Counts the treebanks (forms and lemmas), MultiCoNER (lower-cased throughout) and Europeana."""
    found = Evidence()
    for path in ud_files(data):
        for rows in read_rows(path, word=1, tag=3):
            for at, (form, kind) in enumerate(rows):
                if kind == "PROPN":
                    found.person.update(fold(part) for part in re.findall(r"[^\W\d_]+", form))
                elif form.islower() or (form.istitle() and at == 0):
                    found.word[fold(form)] += 1
        for rows in read_rows(path, word=2, tag=3):
            found.word.update(fold(lemma.replace("_", "")) for lemma, kind in rows if kind != "PROPN")
    for path in (data / "multiconer_nl" / "nl_train.conll", data / "europeana_nl" / "enp_NL.kb.bio"):
        for word, tag in (row for rows in read_rows(path) for row in rows):
            if tag == "O" and word.islower() and len(word) > 2:
                found.word[fold(word)] += 1
            elif tag.endswith("PER"):
                found.person[fold(word)] += 1
            elif tag.endswith("LOC"):
                found.place[fold(word)] += 1
    return found


def lists(data: Path) -> Lists:
    """Reads all lists; ours are first names whatever the counts say, unless text has them as everyday words."""
    found, word_names = evidence(data), words("word_names")
    by_hand = {fold(word) for word in FIRST_NAMES.read_text(encoding="utf-8").split()} | words("first_names")
    for community, (firsts, _) in read_origins().items():
        by_hand |= {fold(first) for first in firsts if community != WORDNAMES and first.isalpha()}
    endings = sorted(words("endings"))
    never = NOT_NAMES | ALWAYS_CAPITAL
    mistakes = {fold(word) for word in MINED_BY_MISTAKE.read_text(encoding="utf-8").split()}
    cities = json.loads((data / "names" / "cities_filenthropist.json").read_text(encoding="utf-8"))
    listed = [fold(place) for kind in ("woonplaatsen", "gemeenten", "countries") for place in cities[kind]]
    parts = {part for place in listed for part in re.findall("[a-z]{4,}", place)}  # "Beneden-Leeuwen"
    return Lists(
        evidence=found,
        ours=frozenset(n for n in by_hand if n not in never and found.word[n] < EVERYDAY) | word_names,
        word_names=word_names,
        excluded=never.union(mistakes, words("foreign"), words("things")),
        places=words("places").union(listed, parts),
        surnames={fold(surname): bearers for surname, bearers in counts(data / "names" / SURNAMES)},
        ending=re.compile(rf"(?:^|[a-z]{{4}})(?:{'|'.join(endings)})$"),
    )


def mined(data: Path) -> Iterator[tuple[str, float]]:
    """The mined names, folded, with their counts; abbreviations and names of several parts are no candidates."""
    for name, count in counts(data / "names" / MINED):
        if name.isalpha() and not name.isupper():
            yield fold(name), count


def choose(names: dict[str, float], known: Lists) -> dict[str, bool]:
    """The names that ship, each with whether it is a word in lower case too."""
    kept = known.ours.union(name for name, count in names.items() if not known.drops(name, count))
    return {
        name: name in known.word_names
        for name in sorted(kept)
        if known.drops(name, names.get(name, 1.0)) != "form"
    }


def packed(names: dict[str, bool]) -> bytes:
    """The file as it ships: one name a line, `^` before one that is a word too."""
    text = "".join(f"{'^' * is_word}{name}\n" for name, is_word in names.items())
    return lzma.compress(text.encode("ascii"), preset=9 | lzma.PRESET_EXTREME)


def main() -> None:
    """Writes the list, and says how many names each reason left out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    names, known = dict[str, float](), lists(options.data)
    for name, count in mined(options.data):
        names[name] = max(count, names.get(name, 0.0))
    chosen = choose(names, known)
    options.out.write_bytes(packed(chosen))
    print(f"{len(chosen)} names, {sum(chosen.values())} of them words too")
    for reason, total in Counter(known.drops(*item) for item in names.items()).most_common():
        print(f"{total:7} {reason or 'kept'}")


if __name__ == "__main__":
    main()
