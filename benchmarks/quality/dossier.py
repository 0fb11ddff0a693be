"""A made-up dossier of 500 documents with truth, taken through detection and decision as a run does it.

It measures what only a whole dossier can show: is nobody hidden here and visible there? All people are made up;
the same seed gives the same bytes.
"""

import argparse
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import formataddr

from benchmarks.quality.dossier_people import Person, people, spelled
from benchmarks.quality.dossier_texts import (
    INNOCENT,
    OFFICIAL,
    SEEN,
    SPOKEN_OF,
    UNSEEN,
    UNSEEN_INNOCENT,
    UNSEEN_OFFICIAL,
    UNSEEN_SPOKEN_OF,
    Template,
)
from woo_redact import detect
from woo_redact.decide import decide
from woo_redact.grounds import policy
from woo_redact.model import Decision, Document, Entity, Finding, Secret, Span
from woo_redact.pipeline.hidden import hidden_strings
from woo_redact.pipeline.tasks import title_document
from woo_redact.profile import Profile
from woo_redact.read import read

DOCUMENTS, SEED = 500, 3
_SLOT = re.compile(
    r"\{(?:(?P<all>[A-Z]+)|(?P<number>n)|=(?P<word>[^}]+)|(?P<who>[a-dx-zop]) (?P<kind>[^}]+))\}"
)
_SENTENCES = {
    False: {"SPOKEN": SPOKEN_OF, "INNOCENT": INNOCENT, "OFFICIAL": OFFICIAL},
    True: {"SPOKEN": UNSEEN_SPOKEN_OF, "INNOCENT": UNSEEN_INNOCENT, "OFFICIAL": UNSEEN_OFFICIAL},
}
_WORD = "innocent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Where somebody (or, with no person, an innocent word) stands in a text, and how they are written there."""

    span: Span
    kind: str
    person: Person | None = None

    @property
    def hide(self) -> bool:
        """Tell whether it has to be hidden."""
        return self.person is not None and not self.person.office


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A document's text (or its title) with the truth about it and, later, what was decided."""

    document: Document = field(repr=False)
    mentions: tuple[Mention, ...]
    unseen: bool


class _Writer:
    """Fills templates; notes where whom it wrote."""

    def __init__(self, dice: random.Random, cast: dict[str, Person], number: int, *, unseen: bool) -> None:
        """Take the people of one document."""
        self.dice, self.cast, self.number, self.unseen = dice, cast, number, unseen

    def write(self, template: str) -> tuple[str, list[Mention]]:
        """Return a template's text and the mentions in it."""
        text, mentions, at = "", [], 0
        filled = _SLOT.sub(self._sentence, template)
        for slot in _SLOT.finditer(filled):
            text += filled[at : slot.start()]
            at = slot.end()
            if slot["number"]:
                text += str(self.number)
            elif slot["word"]:
                mentions.append(Mention(span=Span(len(text), len(text) + len(slot["word"])), kind=_WORD))
                text += slot["word"]
            else:
                before, words, after = self._written(slot["who"], slot["kind"])
                kind = "office" if slot["kind"].lower().startswith("office") else slot["kind"]
                start = len(text) + len(before)
                text += before + words + after
                hidden = words.partition("@")[0] if kind == "address" else words
                person = self.cast[slot["who"]]
                mentions.append(Mention(span=Span(start, start + len(hidden)), kind=kind, person=person))
        return text + filled[at:], mentions

    def _sentence(self, slot: re.Match[str]) -> str:
        """Return a sentence for a slot that wants any, the slot itself else."""
        return self.dice.choice(_SENTENCES[self.unseen][slot["all"]]) if slot["all"] else slot[0]

    def _written(self, who: str, kind: str) -> tuple[str, str, str]:
        """Return what stands before a name, the name, and what stands after it."""
        person = self.cast[who]
        if kind.lower().startswith("office"):
            office = person.office if kind[0] == "o" else person.office.capitalize()
            name = f"{person.given} {person.surname}" if kind.endswith("full") else person.capital
            return f"{office} ", name, ""
        words = spelled(person, kind, self.dice)
        if kind in {"mention", "compound", "possessive"}:
            return words.partition(
                f"{person.given} {person.surname}" if kind == "mention" else person.capital
            )
        return "", words, ""


def dossier(documents: int = DOCUMENTS, seed: int = SEED) -> Iterator[Text]:
    """Yield the dossier's texts: of each document the text and the title."""
    dice = random.Random(seed)
    everyone = people(dice)
    private = [person for person in everyone if not person.office]
    officials = [person for person in everyone if person.office]
    in_office = {person.surname for person in officials}
    for number in range(documents):
        kinds = UNSEEN if number % 2 else SEEN  # half the dossier is of kinds that nothing was mended on
        template = kinds[number // 2 % len(kinds)]
        part = [private[(number * 4 + n) % len(private)] for n in range(4)]
        # A bare surname that an office holder shares says nothing of who is meant where no one else is.
        others = [p for p in private if p not in part and p.surname not in in_office]
        names = {person.surname for person in part}
        spoken = dice.sample([p for p in others if p.surname not in names], 3)
        office = dice.sample([p for p in officials if p.surname not in names], 2)
        cast = dict(zip("abcdxyzop", (*part, *spoken, *office), strict=True))
        yield from _document(_Writer(dice, cast, number, unseen=template.unseen), template)


def _document(writer: _Writer, template: Template) -> Iterator[Text]:
    """Write one document and read it back."""
    name, in_name = writer.write(template.name)
    body, mentions = writer.write(template.body)
    if template.to:
        data, file = _mail(writer.cast, template, name, body), "x.eml"
        in_header = [
            *_header(writer.cast, template),
            *((m.span.of(name), m.person, "subject line") for m in in_name if m.person),
        ]
    else:
        data, in_header, file = body.encode(), [], f"{name}.txt"
    document = read(data, name=file)[0].document
    numbered = f"{writer.number + 1:04d}"
    document = Document(
        id=numbered, kind=document.kind, title=document.title, source=document.source, text=document.text,
        sha256=document.sha256, blocks=document.blocks, mail=document.mail,
    )  # fmt: skip
    placed = [*_in_order(document.text, in_header), *_in_body(document.text, body, mentions)]
    yield Text(document=document, mentions=tuple(placed), unseen=template.unseen)
    title = title_document(document)
    yield Text(document=title, mentions=tuple(_in_body(title.text, name, in_name)), unseen=template.unseen)


def _mail(cast: dict[str, Person], template: Template, subject: str, body: str) -> bytes:
    """Return a mail from a."""
    mail = EmailMessage()
    mail["From"] = _named(cast["a"])
    mail["To"] = ", ".join(_named(cast[who]) for who in template.to)
    if template.cc:
        mail["Cc"] = ", ".join(_named(cast[who]) for who in template.cc)
    mail["Subject"] = subject
    mail["Date"] = "Mon, 03 Mar 2025 09:00:00 +0100"
    mail.set_content(body, cte="8bit")
    return mail.as_bytes()


def _display(person: Person) -> str:
    """Return the name that a mail program shows; some programs turn it round."""
    particles, bare = person.parts
    turned = f"{bare}, {person.given} {particles}".strip()
    return turned if int(person.key) % 3 == 0 else f"{person.given} {person.surname}"


def _named(person: Person) -> str:
    """Return a name with its address."""
    return formataddr((_display(person), person.address))


def _header(cast: dict[str, Person], template: Template) -> list[tuple[str, Person, str]]:
    """Return whom the header names, in its order: words, person, kind."""
    return [
        (words, cast[who], kind)
        for who in f"a{template.to}{template.cc}"
        for words, kind in (
            (_display(cast[who]), "header"),
            (cast[who].address.partition("@")[0], "address"),
        )
    ]


def _in_order(text: str, wanted: Iterable[tuple[str, Person, str]]) -> Iterator[Mention]:
    """Yield the mentions that follow each other in a header."""
    at = 0
    for words, person, kind in wanted:
        start = text.index(words, at)
        at = start + len(words)
        yield Mention(span=Span(start, at), kind=kind, person=person)


def _in_body(text: str, written: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the mentions where a reader put them: it moves white space, quote marks and the marks of lists."""
    unquoted = re.sub(r"(?m)^(?:> ?|\d+\. |[-•] )", lambda mark: " " * len(mark[0]), written)
    mine = [at for at, character in enumerate(unquoted) if not character.isspace() and character != "\u00ad"]
    theirs = [at for at, character in enumerate(text) if not character.isspace() and character != "\u00ad"]
    theirs = theirs[len(theirs) - len(mine) :]
    if [unquoted[at] for at in mine] != [text[at] for at in theirs]:
        raise ValueError(f"the reader changed more than white space:\n{written}\n---\n{text}")
    places = dict(zip(mine, theirs, strict=True))
    for mention in mentions:
        start, end = places[mention.span.start], places[mention.span.end - 1] + 1
        yield Mention(span=Span(start, end), kind=mention.kind, person=mention.person)


def decided(
    texts: Sequence[Text], profile: Profile
) -> tuple[list[tuple[Decision, ...]], list[tuple[Finding, ...]]]:
    """Return for each text the decisions of a run over all of them, and the findings they were made on."""
    found = [detect.detect(text.document, profile) for text in texts]
    # A run gathers the register from the documents' texts, not from their titles.
    whole = [
        (t.document, f) for t, f in zip(texts, found, strict=True) if not t.document.sha256.endswith(":title")
    ]
    register = detect.subjects(whole, profile)
    by_id = {subject.id: subject for subject in register}
    searched = [
        detect.search(text.document, findings, register, profile)
        for text, findings in zip(texts, found, strict=True)
    ]
    first = [
        decide(text.document, findings, by_id, policy=policy(), profile=profile)
        for text, findings in zip(texts, searched, strict=True)
    ]
    strings = {s for t, d in zip(texts, first, strict=True) for s in hidden_strings(t.document.text, d)}
    secrets = tuple(Secret(text=words, entity=entity) for entity, words in sorted(strings))
    both = []
    for text, decisions in zip(texts, first, strict=True):
        swept = detect.sweep(text.document, decisions, secrets)
        both.append((*decisions, *decide(text.document, swept, {}, policy=policy(), profile=profile)))
    return both, searched


@dataclass(slots=True)
class Figures:
    """What was measured: per kind (right, all), per person hidden or not, and what was hidden for nothing."""

    kinds: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    persons: dict[str, set[bool]] = field(default_factory=lambda: defaultdict(set))
    hidden: int = 0
    spurious: int = 0
    subjects: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    wrong: list[str] = field(default_factory=list)

    def share(self, *, office: bool, innocent: bool) -> tuple[int, int]:
        """Return how many are right of all mentions of a sort."""
        sort = "office" if office else _WORD if innocent else ""
        chosen = [v for k, v in self.kinds.items() if (k.split(":")[0] if ":" in k else "") == sort]
        return sum(v[0] for v in chosen), sum(v[1] for v in chosen)


def score(texts: Sequence[Text], decisions: Sequence[tuple[Decision, ...]]) -> Figures:
    """Hold decisions against the truth."""
    figures = Figures()
    for text, mine in zip(texts, decisions, strict=True):
        words = text.document.text
        hiding = [d for d in mine if d.hides and d.span]
        dark = {at for d in hiding if d.span for at in range(d.span.start, d.span.end)}
        for mention in text.mentions:
            letters = [at for at in range(mention.span.start, mention.span.end) if words[at].isalnum()]
            share = sum(at in dark for at in letters)
            right = share == len(letters) if mention.hide else share == 0
            label = (
                mention.kind if mention.hide else f"{'office' if mention.person else _WORD}:{mention.kind}"
            )
            figures.kinds[label][0] += right
            figures.kinds[label][1] += 1
            if mention.person:
                figures.persons[mention.person.key].add(right)
            if not right:
                figures.wrong.append(f"{label}\t{text.document.id}\t{_around(words, mention.span)}")
        true = {at for m in text.mentions if m.person for at in range(m.span.start, m.span.end)}
        for decision in hiding:
            if decision.entity is Entity.PERSON and decision.span:
                figures.hidden += 1
                if true.isdisjoint(range(decision.span.start, decision.span.end)):
                    figures.spurious += 1
                    figures.wrong.append(
                        f"spurious\t{text.document.id}\t{_around(words, decision.span)}\t{decision.why}"
                    )
    return figures


def _around(text: str, span: Span) -> str:
    """Return a stretch of text with its surroundings, for reading."""
    before, after = text[max(0, span.start - 30) : span.start], text[span.end : span.end + 20]
    return f"{before}[[{span.of(text)}]]{after}".replace("\n", "⏎").replace("\t", " ")


def register_faults(texts: Sequence[Text], searched: Sequence[tuple[Finding, ...]]) -> tuple[int, int, int]:
    """Return of the people linked: how many there are, how many are split over subjects, and wrong joins."""
    of: dict[str, Counter[str]] = defaultdict(Counter)
    whose: dict[str, set[str]] = defaultdict(set)
    for text, findings in zip(texts, searched, strict=True):
        for mention in text.mentions:
            if mention.person and mention.kind in {"header", "address"}:
                subjects = {f.subject for f in findings if f.subject and f.span.contains(mention.span)}
                for subject in subjects:
                    of[mention.person.key][subject] += 1
                    whose[subject].add(mention.person.key)
    split = sum(len(subjects) > 1 for subjects in of.values())
    return len(of), split, sum(len(persons) > 1 for persons in whose.values())


def report(figures: Figures, register: tuple[int, int, int]) -> str:
    """Return the table."""
    lines = ["| written as | right | of | % |", "|---|---:|---:|---:|"]
    for kind in sorted(figures.kinds, key=lambda k: (":" in k, k)):
        right, count = figures.kinds[kind]
        lines.append(f"| {kind} | {right} | {count} | {100 * right / count:.1f} |")
    sorts = {
        "persons hidden": (False, False),
        "officials kept": (True, False),
        "innocent words kept": (False, True),
    }
    for name, (office, innocent) in sorts.items():
        right, count = figures.share(office=office, innocent=innocent)
        lines.append(f"| **{name}** | {right} | {count} | {100 * right / max(count, 1):.2f} |")
    good = figures.hidden - figures.spurious
    lines.append(
        f"| **precision** (hidden names that are one) | {good} | {figures.hidden} | {100 * good / max(figures.hidden, 1):.2f} |"
    )
    same = sum(len(outcomes) == 1 for outcomes in figures.persons.values())
    count = len(figures.persons)
    lines.append(
        f"| **consistency** (hidden or kept everywhere) | {same} | {count} | {100 * same / max(count, 1):.2f} |"
    )
    lines.append(
        f"\nregister: {register[0]} people linked, {register[1]} split, {register[2]} subjects that join two"
    )
    return "\n".join(lines)


def measure(documents: int = DOCUMENTS) -> tuple[Figures, tuple[int, int, int]]:
    """Make the dossier, run it, and return the figures on all of it, for `report`."""
    return measure_parts(documents)["all"]


def measure_parts(documents: int = DOCUMENTS) -> dict[str, tuple[Figures, tuple[int, int, int]]]:
    """Return the figures on all of the dossier, and on each part of its templates."""
    texts = list(dossier(documents))
    decisions, searched = decided(texts, Profile())
    measured: dict[str, tuple[Figures, tuple[int, int, int]]] = {}
    for name, parts in {"all": (False, True), "seen": (False,), "unseen": (True,)}.items():
        chosen = [n for n, text in enumerate(texts) if text.unseen in parts]
        part = [texts[n] for n in chosen]
        faults = register_faults(part, [searched[n] for n in chosen])
        measured[name] = (score(part, [decisions[n] for n in chosen]), faults)
    return measured


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--documents", type=int, default=DOCUMENTS)
    options.add_argument("--wrong", action="store_true", help="also print every mistake")
    given = options.parse_args()
    start = time.process_time()
    measured = measure_parts(given.documents)
    for name, (figures, register) in measured.items():
        print(f"## {name}\n\n{report(figures, register)}\n")
    print(f"{given.documents} documents, {time.process_time() - start:.1f} s CPU")
    if given.wrong:
        print("\n".join(sorted(measured["all"][0].wrong)))


if __name__ == "__main__":
    main()
