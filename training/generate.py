"""Makes seeded, made-up Dutch government text with gold PERSON, ORGANISATION and LOCATION spans, from the grammar files."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from training.names import GRAMMAR, NameLists, Person, split_of
from training.spellings import (
    address,
    address_book,
    broken,
    formal,
    full,
    genitive,
    initialled,
    mark,
    reversed_name,
    surname_alone,
    undotted,
)

SLOT = re.compile(r"\{([^{}]+)\}")
# A rule with fewer alternatives than this is shared by both splits: holding out of it would leave nothing.
SMALLEST_SPLIT_RULE = 12
# The kinds of documents are shared too: the splits differ in what a kind is written with.
SHARED_RULES = frozenset({"document"})
LINE_LENGTHS = (56, 64, 72, 78)  # where a mail program or a scanner ends its lines
Span = tuple[int, int, str]
Piece = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Example:
    """A text and its labelled spans (start, end, label), in order and without overlap."""

    text: str = field(repr=False)
    spans: tuple[Span, ...]


def read_rules(*, held_out: bool) -> dict[str, list[str]]:
    """Reads every grammar file: `[rule]`, then one alternative a line, line ends and tabs escaped."""
    rules: dict[str, list[str]] = {}
    for path in sorted(GRAMMAR.glob("*.txt")):
        current: list[str] = []
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("[") and line.endswith("]"):
                current = rules.setdefault(line[1:-1], [])
            elif line.strip() and not line.startswith("#"):
                current.append(line.replace("\\n", "\n").replace("\\t", "\t"))
    return {
        name: alternatives if name in SHARED_RULES else _split(alternatives, held_out=held_out)
        for name, alternatives in rules.items()
    }


def _split(alternatives: list[str], *, held_out: bool) -> list[str]:
    if len(alternatives) < SMALLEST_SPLIT_RULE:
        return alternatives
    chosen = [text for text in alternatives if (split_of(text) == 0) == held_out]
    return chosen or alternatives


def read_origins() -> dict[str, tuple[list[str], list[str]]]:
    """Names by community from `origins.tsv`: community, first names, surnames."""
    rows = (line.split("\t") for line in (GRAMMAR / "origins.tsv").read_text(encoding="utf-8").splitlines())
    return {
        key: (
            [n.replace("_", " ") for n in firsts.split(" ")],
            [n.replace("_", " ") for n in lasts.split(" ")],
        )
        for key, firsts, lasts in rows
    }


def read_word_names() -> dict[str, list[str]]:
    """Surnames that are common words, each with innocent uses of the word, from `wordnames.tsv`."""
    rows = (line.split("\t") for line in (GRAMMAR / "wordnames.tsv").read_text(encoding="utf-8").splitlines())
    return {name: uses.split("; ") for name, uses in rows}


def any_form(person: Person, rng: random.Random) -> str:
    """One of the ways to write a whole name, or the first name alone."""
    draw = rng.random()
    if draw < 0.5:
        return full(person, rng)
    if draw < 0.75:
        return initialled(person, rng)
    return person.first if draw < 0.85 else reversed_name(person, rng)


# Slots of a person. `again_` before it means the person drawn last, `w_` someone named like a common word (Bos, Visser),
# `p_` someone named like a place (Van Zwolle, Meppel).
FORMS: dict[str, Callable[[Person, random.Random], str]] = {
    "full": full,
    "ini": initialled,
    "comma": reversed_name,
    "paren": address_book,
    "bareini": undotted,
    "formal": formal,
    "mark": mark,
    "genitive": genitive,
    "broken": broken,
    "last": surname_alone,
    "first": lambda p, _: p.first,
    "firstini": lambda p, _: f"{p.first} {p.core[0]}.",
    "inits": lambda p, _: p.initials,
    "any": any_form,
    "low": lambda p, _: p.first.lower(),
    "lowfull": lambda p, r: full(p, r).lower(),
    "lowlast": lambda p, _: p.family.lower(),
    "shout": lambda p, r: any_form(p, r).upper(),
    "shoutlast": lambda p, _: f"{p.first} {p.core.upper()}",
}


def _small(pieces: list[Piece]) -> list[Piece]:
    return [(text.lower(), label) for text, label in pieces]


def _capitals(pieces: list[Piece]) -> list[Piece]:
    return [(text.upper(), label) for text, label in pieces]


def _sentence(pieces: list[Piece]) -> list[Piece]:
    """The first letter becomes a capital, as at the start of a sentence."""
    return [
        (text[:1].upper() + text[1:] if i == 0 else text, label) for i, (text, label) in enumerate(pieces)
    ]


LETTERS: dict[str, Callable[[list[Piece]], list[Piece]]] = {"~": _small, "!": _capitals, "^": _sentence}


class Generator:
    """Expands the grammar; one instance per split, one seed per instance."""

    def __init__(self, names: Path, *, seed: int, held_out: bool = False, words: Sequence[str] = ()) -> None:
        """`names` is the folder of name lists, `held_out` picks the unseen names and templates, `words` are any words."""
        self.rng = random.Random(seed)
        self.rules = read_rules(held_out=held_out)
        self.lists = NameLists(names, read_origins(), held_out=held_out)
        self._words = words or ["besluit"]
        self._word_names = read_word_names()
        self._people: list[Person] = []
        self._others: dict[str, Callable[[], Piece]] = {
            "mailbox": lambda: (self._address(), None),
            "user": lambda: (self._someone(again=True).local_part.replace(".", ""), None),
            "word": lambda: (self.rng.choice(self._words), None),
            "Word": lambda: (self.rng.choice(self._words).capitalize(), None),
            "WORD": lambda: (self.rng.choice(self._words).upper(), None),
            "place": lambda: (self.lists.place(self.rng), "LOCATION"),
            "town": lambda: (self.lists.town(self.rng), "LOCATION"),
            "gemeente": lambda: (
                f"{self.rng.choice(('gemeente', 'Gemeente'))} {self.lists.town(self.rng)}",
                "ORGANISATION",
            ),
            "street": lambda: (self._street(), None),
            "the_street": lambda: (self._the_street(), None),
            "surname_word": lambda: (self.lists.surname(self.rng), None),
            "namedorg": lambda: (self._named_organisation(), "ORGANISATION"),
            "innocent_use": lambda: (self._innocent_use(), None),
            "same_place": lambda: (self._someone(again=True).surname, "LOCATION"),
        }

    def examples(self, count: int, rule: str = "document") -> Iterator[Example]:
        """Yields `count` examples of the rule, some lower-cased, shouted or misread as by a scanner."""
        for _ in range(count):
            self._people = []
            yield self._finish(self._expand("{" + rule + "}", 0))

    def _someone(self, *, again: bool = False, kind: str = "") -> Person:
        if again and self._people:
            return self._people[-1]
        surname = ""
        if kind == "w":
            surname = self.rng.choice(tuple(self._word_names))
        elif kind == "p":
            surname = self.lists.surname_like_place(self.rng)
        self._people.append(self.lists.person(self.rng, surname))
        return self._people[-1]

    def _innocent_use(self) -> str:
        """The word that the person drawn last is named by, as a word: `het bos` beside the family Bos."""
        uses = self._word_names.get(self._someone(again=True).family)
        return self.rng.choice(uses) if uses else self.rng.choice(self.rules["common"])

    def _address(self) -> str:
        domain = self._expand("{domain}", 0)[0][0]
        return address(self._someone(again=True), self.rng, domain)

    def _street(self) -> str:
        ending = self.rng.choice(("straat", "laan", "weg", "plein", "kade", "singel", "hof", "dijk", "pad"))
        base = self.lists.surname(self.rng)
        return f"{base}{ending}" if self.rng.random() < 0.85 else f"{base} {ending.title()}"

    def _the_street(self) -> str:
        street = self._street()
        return f"het {street}" if street.lower().endswith(("plein", "hof", "pad")) else f"de {street}"

    def _named_organisation(self) -> str:
        name, other = self.lists.surname(self.rng), self.lists.surname(self.rng)
        shape = self.rng.choice(self.rules["companyshape"])
        return shape.replace("<A>", name).replace("<B>", other)

    def _expand(self, template: str, depth: int) -> list[Piece]:
        pieces: list[Piece] = []
        at = 0
        for slot in SLOT.finditer(template):
            pieces.append((template[at : slot.start()], None))
            pieces.extend(self._slot(slot.group(1), depth))
            at = slot.end()
        pieces.append((template[at:], None))
        return [piece for piece in pieces if piece[0]]

    def _slot(self, name: str, depth: int) -> list[Piece]:
        """Fills one slot.

        `{rule}`, `{rule:LABEL}`, `{rule*2-4}` (repeated), `{rule?}` (half of the time), `{a,b}` (either), `{#12##}`
        (digits), `{=text:LABEL}` (as it stands), and before a rule `~` for small letters, `^` for a capital, `!` for
        capitals.
        """
        if name.startswith("#"):
            return [("".join(self.rng.choice("0123456789") if c == "#" else c for c in name[1:]), None)]
        if name.startswith("="):
            text, _, label = name[1:].rpartition(":")
            return [(text, label)]
        name = self.rng.choice(name.split(","))
        if name.endswith("?"):
            return self._slot(name[:-1], depth) if self.rng.random() < 0.5 else []
        if name[0] in LETTERS:
            return LETTERS[name[0]](self._slot(name[1:], depth))
        if "*" in name:
            name, _, times = name.partition("*")
            low, _, high = times.partition("-")
            return [p for _ in range(self.rng.randint(int(low), int(high))) for p in self._slot(name, depth)]
        return self._named_slot(name, depth)

    def _named_slot(self, name: str, depth: int) -> list[Piece]:
        """Fills a slot that is a form of a person, one of the other fillers, or a rule."""
        name, _, label = name.partition(":")
        kind, _, bare = name.rpartition("_") if name[:2] in {"w_", "p_"} else ("", "", name)
        form = FORMS.get(bare.removeprefix("again_"))
        if form:
            person = self._someone(again=bare.startswith("again_"), kind=kind)
            return [(form(person, self.rng), "PERSON")]
        if name in self._others:
            return [self._others[name]()]
        pieces = self._expand(self.rng.choice(self.rules[name]), depth + 1)
        return [("".join(text for text, _ in pieces), label)] if label else pieces

    def _finish(self, pieces: list[Piece]) -> Example:
        draw = self.rng.random()
        if draw < 0.07:
            pieces = _small(pieces)
        elif draw < 0.085:
            pieces = _capitals(pieces)
        elif draw < 0.125:
            pieces = [(_scan(text, self.rng), label) for text, label in pieces]
        if 0.11 < draw < 0.19:
            pieces = _wrapped(pieces, self.rng.choice(LINE_LENGTHS))
        text, spans = "", list[Span]()
        for piece, label in pieces:
            if label and piece.strip():
                start = len(text)
                if (
                    label == "PERSON"
                    and spans
                    and spans[-1][2] == label
                    and text[spans[-1][1] :] in {" ", "-"}
                ):
                    start = spans.pop()[0]  # `{first} {last}` and `{last}-{last}` are one person
                spans.append((start, len(text) + len(piece), label))
            text += piece
        return Example(text, tuple(spans))


def _wrapped(pieces: list[Piece], width: int) -> list[Piece]:
    """Lines cut at `width` letters, in the middle of a name too."""
    column, wrapped = 0, list[Piece]()
    for text, label in pieces:
        letters = list(text)
        for i, letter in enumerate(letters):
            column += 1
            if letter == " " and column >= width and 0 < i < len(letters) - 1:
                letters[i] = "\n"
            if letters[i] == "\n":
                column = 0
        wrapped.append(("".join(letters), label))
    return wrapped


def _scan(text: str, rng: random.Random) -> str:
    """Letters as a scanner misreads them, about one in eighty."""
    swaps = {
        "l": "1",
        "o": "0",
        "e": "c",
        "i": "l",
        "m": "rn",
        "I": "l",
        "n": "ri",
        "h": "b",
        "u": "ii",
        "S": "5",
    }
    return "".join(swaps[c] if c in swaps and rng.random() < 0.03 else c for c in text)
