"""Who stands in a document: whom its findings can mean, and which of several who bear a name (P08, P39)."""

import re
from collections import Counter
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from itertools import pairwise

from woo_redact.detect.hits import Hit
from woo_redact.detect.matcher import Match
from woo_redact.detect.names import BLANK, INITIALS, fold, local_part_key, parse
from woo_redact.detect.spellings import Form, Index, squeezed
from woo_redact.detect.vocabulary import FREQUENT, TITLES
from woo_redact.grounds import policy
from woo_redact.language import recorded
from woo_redact.model import Entity, Outcome

KEPT = frozenset({Entity.ORGANISATION, Entity.LOCATION})
"""What is never hidden by itself."""
TITLED = re.compile(rf"(?:^|\W)(?i:{TITLES})(?:{BLANK}{INITIALS})?{BLANK}$")
"""A title directly before a name: "mevrouw ", "dhr. J."."""
_DOUBTFUL = 0.4
_GREETED = (":salutation", ":signoff")
_BESIDE = 60  # characters between a name and its address


@dataclass(slots=True)
class Present:
    """The subjects who appear in a text, filled by `link`."""

    text: str
    index: Index
    present: AbstractSet[int] = frozenset()
    """Who is named so that nobody else can be meant."""
    seen: AbstractSet[int] = frozenset()
    """Whom anything in the text can mean."""
    places: Counter[str] = field(default_factory=Counter)
    in_full: AbstractSet[int] = frozenset()
    private: AbstractSet[int] = frozenset()
    """Those without an office who are named with more than a surname."""
    in_office: frozenset[int] = frozenset()
    in_header: frozenset[int] = frozenset()
    """Office holders who sent or received it."""
    first_office: int = 0

    def link(self, hits: list[Hit], spots: list[Match]) -> list[Hit]:
        """Return the hits with their subjects, and note who appears in the document."""
        named = self._by_address(hits, [self._meant(hit) for hit in hits])
        full = {match.numbers[0][0] for match in spots if len(match.numbers) == 1 and match.form <= Form.FULL}
        pairs = list(zip(hits, named, strict=True))
        self.in_full = full
        self.seen = full.union(*named)
        self.present = full.union(*(who for hit, who in pairs if len(who) == 1 and not self._slight(hit)))
        self.private = frozenset(
            n
            for numbers in (
                *(who for hit, who in pairs if self._full(hit)),
                *({n for n, form in match.numbers if form <= Form.FULL} for match in spots),
            )
            for n in numbers
            if not self.index.public(n)
        )
        offices = [(hit, n) for hit, who in pairs if _office(hit.role) for n in who if self.index.public(n)]
        self.in_office = frozenset(n for _, n in offices)
        self.in_header = frozenset(
            n
            for hit, who in pairs
            if hit.by.endswith(":header") and hit.entity is Entity.PERSON and len(who) == 1
            for n in who
            if self.index.public(n)
        )
        self.first_office = min((hit.start for hit, _ in offices), default=0)
        return [self.linked(hit, who) for hit, who in zip(hits, named, strict=True)]

    def _by_address(self, hits: list[Hit], named: list[frozenset[int]]) -> list[frozenset[int]]:
        """Return whom the hits can mean, namesakes told apart by the address that stands with the name."""
        told = list(named)
        for n, (hit, following) in enumerate(pairwise(hits)):
            same = named[n] & named[n + 1]
            near = "\n" not in self.text[hit.end : following.start] and following.start - hit.end <= _BESIDE
            if len(same) == 1 and near and following.entity is Entity.EMAIL_ADDRESS:
                told[n] = same
        return told

    def _meant(self, hit: Hit) -> frozenset[int]:
        """Return the subjects whom a finding can mean; count the places and organisations."""
        written = self.text[hit.start : hit.end]
        if hit.entity in KEPT:
            self.places[squeezed(written)] += 1
        elif hit.entity is Entity.PERSON:
            user = self.index.locals.get(local_part_key(written), ()) if written.islower() else ()
            return self.index.by_name(written) or frozenset(user)
        elif hit.entity is Entity.EMAIL_ADDRESS and not _functional(written):
            number = self.index.by_address(written)
            return frozenset() if number is None else frozenset({number})
        return frozenset()

    def _full(self, hit: Hit) -> bool:
        """Tell whether a finding says more of a person than a surname."""
        written = self.text[hit.start : hit.end]
        return hit.entity is Entity.EMAIL_ADDRESS or bool(parse(written).first_letters)

    def _slight(self, hit: Hit) -> bool:
        """Tell whether a finding is one word that only the model or a list took for a person."""
        return hit.by.startswith(("model", "pattern")) and " " not in self.text[hit.start : hit.end]

    def linked(self, hit: Hit, numbers: frozenset[int]) -> Hit:
        """Return a hit with the subject it means; a doubtful one where it may be an office holder or not."""
        if not numbers:
            return hit
        number = self.choose(numbers, hit)
        if number is not None:
            return replace(hit, subject=self.index.known[number].subject.id)
        if hit.role or (hit.structural and not hit.by.endswith("title")):
            return hit
        return replace(
            hit,
            score=min(hit.score, _DOUBTFUL),
            by="search",
            why=recorded("{why}; also the name of an office holder", why=hit.why),
        )

    def choose(self, numbers: frozenset[int], hit: Hit) -> int | None:
        """Return whom a name means where several can bear it, None where that would be a guess that shows."""
        public = frozenset(n for n in numbers if self.index.public(n))
        private = numbers - public
        if hit.entity is not Entity.PERSON:
            return min(numbers)
        if _office(hit.role):
            return min(public) if public else None
        full = bool(parse(self.text[hit.start : hit.end]).first_letters)
        if public and not private:
            number = min(public & self.in_office or public & self.present or public)
            return number if full or self._surely(number, hit) else None
        if private and not public:
            return min(self._so_called(private & self.present or private, hit))
        if not public or full:
            return None
        addressed = self._addressed(public, private, hit)
        return self._of_this_document(public, private, hit) if addressed is None else addressed

    def _so_called(self, numbers: AbstractSet[int], hit: Hit) -> AbstractSet[int]:
        """Return those of some who are called as it is written: "Visser" is B. Visser before Bos-Visser."""
        name = parse(self.text[hit.start : hit.end])
        word = name.single or name.surname
        return {
            n for n in numbers if any(word == mine.surname for mine in self.index.known[n].names)
        } or numbers

    def _addressed(self, public: frozenset[int], private: frozenset[int], hit: Hit) -> int | None:
        """Return the office holder whom a mail to or from them greets, or who signs it: "Beste Linda".

        Somebody else who is called so must be nowhere in the dossier with more than that one name.
        """
        here = public & self.in_header
        others = {n for n in private if any(not name.single for name in self.index.known[n].names)}
        return min(here) if len(here) == 1 and not others and hit.by.endswith(_GREETED) else None

    def _of_this_document(self, public: frozenset[int], private: frozenset[int], hit: Hit) -> int | None:
        """Return who is meant by a surname that an office holder shares: whoever of them stands in the text.

        "Wethouder Jansen opende; later antwoordde Jansen" is the one, with no other Jansen in the document.
        """
        here = private & self.private
        if public & self.in_office:
            titled = TITLED.search(self.text[max(0, hit.start - 30) : hit.start])
            clear = not here and not titled and not hit.by.endswith("salutation")
            return min(public & self.in_office) if clear and hit.start > self.first_office else None
        return min(here) if here else None

    def _surely(self, number: int, hit: Hit) -> bool:
        """Tell whether a bare surname means the office holder: not "mevrouw Jansen" in another document."""
        if number in self.in_office or number in self.in_full:
            return True
        if TITLED.search(self.text[max(0, hit.start - 30) : hit.start]) or hit.by.endswith("salutation"):
            return False
        name = parse(self.text[hit.start : hit.end])
        return (name.single or name.surname) not in FREQUENT


def _office(role: str) -> bool:
    """Tell whether a role word makes a person stay visible everywhere, not only as signatory."""
    rule = policy().role(role) if role else None
    return rule is not None and rule.outcome is Outcome.KEEP and not role.startswith("namens")


def _functional(address: str) -> bool:
    """Tell whether an address is an organisation's mailbox."""
    local = fold(address).partition("@")[0]
    boxes = policy().mailboxes
    return local in boxes or re.split(r"[._+-]", local)[0] in boxes
