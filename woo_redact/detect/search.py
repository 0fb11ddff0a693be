"""Pass two: links a document's findings to the dossier's subjects and finds the subjects again (P39, P40)."""

import re
from collections import Counter
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from woo_redact.detect.hits import Hit, Places
from woo_redact.detect.matcher import Match, matches
from woo_redact.detect.names import BLANK, INITIALS, PARTICLE, WORD, fold, parse
from woo_redact.detect.pieces import organisation_words, possible_name
from woo_redact.detect.places import as_places
from woo_redact.detect.roles import role_before
from woo_redact.detect.spellings import Form, Index, index, squeezed
from woo_redact.detect.terms import never_spans
from woo_redact.detect.units import flowing
from woo_redact.detect.vocabulary import ALWAYS_CAPITAL, COMMON, FREQUENT, NOT_NAMES, ORGANISATIONS, TITLES
from woo_redact.grounds import policy
from woo_redact.model import Document, Entity, Finding, Outcome, Role, Subject, SubjectKind
from woo_redact.profile import Profile

_SURE, _LIKELY, _DOUBTFUL = 0.9, 0.6, 0.4
_KEPT = frozenset({Entity.ORGANISATION, Entity.LOCATION})
_WHY = "elders in het dossier genoemd"
_SHORTEST = 3  # letters of a first name that is looked for beyond the documents its bearer stands in
_OFTEN = 2
_BARE = 6  # letters of a surname that is looked for without its tussenvoegsel
_IN_PLACE = re.compile(
    rf"(?:^|\W)(?:in|te|gemeente|provincie|regio|dorp|stad|wijk|buurt|omgeving|station|waterschap|"
    rf"rond|nabij|school|basisschool){BLANK}$",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    rf"{BLANK}(?:zegt|zei|vraagt|vroeg|meldt|meldde|stelt|merkt|licht|belt|belde|mailt|mailde|stuurt|neemt|pakt|"
    r"regelt|reageert|antwoordt|bevestigt|vertelt|sluit|opent|koppelt|deelt)\b"
)
_TITLED = re.compile(rf"(?:^|\W)(?i:{TITLES})(?:{BLANK}{INITIALS})?{BLANK}$")
_COMPANY_AFTER = re.compile(rf"{BLANK}(?:B\.?V\.?|N\.?V\.?|V\.?O\.?F\.?|& (?:Zn|Zonen|Co)|[Ee]n Zonen)")
_GIVEN_BEFORE = re.compile(
    rf"(?<![\w-])(?P<given>(?:{INITIALS}{BLANK}?|{WORD}{BLANK})(?:{PARTICLE}{BLANK})?)$"
)
_MORE_AFTER = re.compile(rf"{BLANK}(?:{PARTICLE}{BLANK})?(?P<last>{WORD})")


def search(
    document: Document, findings: tuple[Finding, ...], subjects: tuple[Subject, ...], profile: Profile
) -> tuple[Finding, ...]:
    """Return the document's findings with their subjects, and a finding for each further occurrence.

    The result does not overlap and is in the order of the text.
    """
    places = tuple(subject for subject in subjects if subject.kind is SubjectKind.PLACE)
    subjects = tuple(subject for subject in subjects if subject.kind is SubjectKind.PERSON)
    every = index(subjects)
    text = flowing(document.text)
    search_in = _Search(text=text, index=every, informal=_informal(text))
    spots = _longest(matches(text, subjects))
    hits = [_person_part(text, Hit.of(finding), every) for finding in findings]
    linked = as_places(text, search_in.link(hits, spots), places)
    never = never_spans(document.text, profile)
    taken = Places(linked)
    found = [
        hit
        for match in spots
        if (hit := search_in.judge(match, taken))
        and not any(s <= hit.start and hit.end <= e for s, e in never)
    ]
    return tuple(hit.finding(document) for hit in _combined(linked, found))


def _person_part(text: str, hit: Hit, every: Index) -> Hit:
    """Return a hit cut to the subject in it: "R. Bakker van Zandmeer" names R. Bakker."""
    if not hit.by.startswith(("model", "title")) or hit.entity is not Entity.PERSON:
        return hit
    words = text[hit.start : hit.end]
    for cut in re.finditer(rf"{BLANK}(?:van|uit|bij|namens){BLANK}(?=[A-Z])", words):
        if every.by_name(words[: cut.start()]) and not every.by_name(words):
            return replace(hit, end=hit.start + cut.start())
    return hit


def _longest(found: Iterable[Match]) -> list[Match]:
    """Return the matches without those inside a longer one."""
    chosen: list[Match] = []
    for match in sorted(found, key=lambda m: (m.start, -m.end, m.form)):
        if not chosen or match.start >= chosen[-1].end:
            chosen.append(match)
    return chosen


@dataclass(slots=True)
class _Search:
    """One document being searched: its text, the register, and who is known to appear in it."""

    text: str
    index: Index
    informal: bool
    present: AbstractSet[int] = frozenset()
    seen: AbstractSet[int] = frozenset()
    places: Counter[str] = field(default_factory=Counter)
    in_full: AbstractSet[int] = frozenset()
    in_office: frozenset[int] = frozenset()
    words: frozenset[str] = frozenset()

    def link(self, hits: list[Hit], spots: list[Match]) -> list[Hit]:
        """Return the hits with their subjects, and note who appears in the document."""
        named = [self._meant(hit) for hit in hits]
        full = {match.numbers[0][0] for match in spots if len(match.numbers) == 1 and match.form <= Form.FULL}
        self.in_full = full
        self.seen = full.union(*named)
        self.present = full.union(
            *(who for hit, who in zip(hits, named, strict=True) if len(who) == 1 and not self._slight(hit))
        )
        self.in_office = frozenset(
            n
            for hit, who in zip(hits, named, strict=True)
            if _office(hit.role)
            for n in who
            if self._public(n)
        )
        return [self._linked(hit, who) for hit, who in zip(hits, named, strict=True)]

    def _meant(self, hit: Hit) -> frozenset[int]:
        """Return the subjects whom a finding can mean; count the places and organisations."""
        written = self.text[hit.start : hit.end]
        if hit.entity in _KEPT:
            self.places[squeezed(written)] += 1
        elif hit.entity is Entity.PERSON:
            return self.index.by_name(written)
        elif hit.entity is Entity.EMAIL_ADDRESS and not _functional(written):
            number = self.index.by_address(written)
            return frozenset() if number is None else frozenset({number})
        return frozenset()

    def _slight(self, hit: Hit) -> bool:
        """Tell whether a finding is one word that only the model took for a person."""
        return hit.by == "model" and " " not in self.text[hit.start : hit.end]

    def _public(self, number: int) -> bool:
        """Tell whether a subject holds a public office."""
        return self.index.role(number) is Role.PUBLIC

    def _linked(self, hit: Hit, numbers: frozenset[int]) -> Hit:
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
            why=f"{hit.why}; ook de naam van een bestuurder",
        )

    def choose(self, numbers: frozenset[int], hit: Hit) -> int | None:
        """Return whom a name means where several can bear it, None where that would be a guess that shows."""
        public = frozenset(n for n in numbers if self._public(n))
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
            return min(private & self.present or private)
        return None

    def _surely(self, number: int, hit: Hit) -> bool:
        """Tell whether a bare surname means the office holder: not "mevrouw Jansen" in another document."""
        if number in self.in_office or number in self.in_full:
            return True
        if _TITLED.search(self.text[max(0, hit.start - 30) : hit.start]) or hit.by.endswith("salutation"):
            return False
        name = parse(self.text[hit.start : hit.end])
        return (name.single or name.surname) not in FREQUENT

    def judge(self, match: Match, hits: Places) -> Hit | None:
        """Return the finding that an occurrence makes, None where it is something else."""
        over = hits.over(match.start, match.end)
        for hit in over:
            inside = hit.start <= match.start and match.end <= hit.end
            if hit.entity not in _KEPT and (inside or hit.entity is not Entity.PERSON):
                return None
        if match.form is Form.ADDRESS:
            address = "@" in self.text[match.start : match.end]
            entity = Entity.EMAIL_ADDRESS if address else Entity.PERSON
            return self._hit(match, _SURE, frozenset(n for n, _ in match.numbers), entity)
        score = self._score(match, over)
        return self._whole(match, score) if score else None

    def _score(self, match: Match, over: list[Hit]) -> float:
        """Return how sure an occurrence is a person, 0 for surely not."""
        wider = [h for h in over if h.entity in _KEPT and (h.start < match.start or h.end > match.end)]
        if match.form is Form.FULL:
            return _DOUBTFUL if any(hit.entity is Entity.ORGANISATION for hit in wider) else _SURE
        before = self.text[max(0, match.start - 40) : match.start]
        if not self._written_as_name(match):
            return 0
        if _TITLED.search(before) or role_before(self.text, match.start):
            return _SURE
        if wider or self._elsewise(match, before) or self._a_guess(match):
            return 0
        common = self._common(match)
        way = self._surname_score if match.form is Form.SURNAME else self._given_score
        score = way(match, common=common)
        if over:  # the model took this for a place or an organisation: once is a slip, more is one
            known = any(self.index.known[n].subject.known for n, _ in match.numbers)
            return min(score, _DOUBTFUL) if known or self.places[match.spelling] < _OFTEN else 0
        return score

    def _written_as_name(self, match: Match) -> bool:
        """Tell whether a single name has its capital, or stands in a text that has hardly any."""
        written = self.text[match.start : match.end]
        last = match.spelling.split()[-1]
        return _as_a_name(written) or (self.informal and len(written) > _SHORTEST and last not in NOT_NAMES)

    def _elsewise(self, match: Match, before: str) -> bool:
        """Tell whether a surname or first name is a firm, a place or a language here."""
        after = self.text[match.end : match.end + 30]
        if _SPEAKS.match(after):  # "Engels zegt toe": a language says nothing
            return False
        always = match.spelling.split()[-1] in ALWAYS_CAPITAL
        small = " " not in match.spelling or self.text[match.start].islower()
        return (always and small) or _company(before, after) or bool(_IN_PLACE.search(before))

    def _a_guess(self, match: Match) -> bool:
        """Tell whether it is part of a name that only the model saw, and not in this document."""
        return all(n not in self.seen and not self.index.known[n].subject.known for n, _ in match.numbers)

    def _given_score(self, match: Match, *, common: bool) -> float:
        """Return how sure a first name is the person's: surest where that person appears otherwise."""
        first = self._starts_sentence(match.start)
        if any(n in self.present for n, _ in match.numbers):
            return _DOUBTFUL if common and first else _SURE
        if len(match.spelling) < _SHORTEST or all(self._public(n) for n, _ in match.numbers):
            return 0
        if common:
            return 0 if first or self.text[match.start : match.end].isupper() else _DOUBTFUL
        return _LIKELY

    def _surname_score(self, match: Match, *, common: bool) -> float:
        """Return how sure a surname is the person's."""
        particles = {
            bool(name.particles)
            for number, _ in match.numbers
            for name in self.index.known[number].names
            if name.surname == match.spelling
        }
        bare = particles == {True}  # "Berg" of "Van den Berg"
        if bare and (common or len(match.spelling) < _BARE):
            return 0
        if common and (self._starts_sentence(match.start) or self.text[match.start : match.end].isupper()):
            return _DOUBTFUL
        return _SURE if not bare else _LIKELY

    def _common(self, match: Match) -> bool:
        """Tell whether a word is an everyday one, by the list or because the text has it in lower case."""
        if " " in match.spelling:
            return False
        if match.spelling in COMMON or self.informal:
            return match.spelling in COMMON
        if not self.words:
            self.words = frozenset(re.findall(r"(?<!\w)[^\W\d_A-Z][\w'’-]*", self.text))
        return self.text[match.start : match.end].lower() in self.words

    def _starts_sentence(self, start: int) -> bool:
        """Tell whether nothing but a bullet or a quote stands between `start` and the end of a sentence."""
        before = self.text[max(0, start - 12) : start].rstrip(" \t\u00a0\r\"'“‘„(")
        return not before or before[-1] in ".!?:\n•*-–"

    def _whole(self, match: Match, score: float) -> Hit | None:
        """Return the finding with the names at either side, which may make it another person's."""
        start, end = match.start, match.end
        if match.form is Form.SURNAME and (
            given := _GIVEN_BEFORE.search(self.text[max(0, start - 40) : start])
        ):
            words = fold(given["given"]).strip().split()
            if (
                possible_name(given["given"].strip())
                and words[0].strip(".") not in NOT_NAMES
                and not (
                    self._starts_sentence(start - len(given["given"]))
                    and not given["given"].strip().endswith(".")
                )
            ):
                start -= len(given["given"])
        more = _MORE_AFTER.match(self.text, end)
        if (
            more
            and match.form is Form.GIVEN
            and possible_name(more["last"])
            and fold(more["last"]) not in ORGANISATIONS
        ):
            end = more.end()
        if (start, end) == (match.start, match.end):
            return self._hit(match, score, frozenset(n for n, _ in match.numbers))
        numbers = self.index.by_name(self.text[start:end])
        wider = replace(match, start=start, end=end)
        return self._hit(wider, max(score, _LIKELY) if numbers else max(min(score, _LIKELY), 0.5), numbers)

    def _hit(
        self, match: Match, score: float, numbers: frozenset[int], entity: Entity = Entity.PERSON
    ) -> Hit | None:
        """Return the finding on an occurrence, linked where it is clear whom it means."""
        hit = Hit(
            start=match.start,
            end=match.end,
            entity=entity,
            score=score,
            by="search",
            why=_WHY,
            role=role_before(self.text, match.start) if entity is Entity.PERSON else "",
        )
        return self._linked(hit, numbers) if numbers else hit


def _informal(text: str) -> bool:
    """Tell whether most sentences of a text begin without a capital: then names do so too."""
    starts = re.findall(r"(?:^|[.!?:\n])\s*([^\W\d_])", text)
    return bool(starts) and 2 * sum(letter.islower() for letter in starts) > len(starts)


def _as_a_name(written: str) -> bool:
    """Tell whether a surname or first name is written as one: its last word has a capital."""
    last = written.rsplit(maxsplit=1)[-1].lstrip("'’")
    return any(part[:1].isupper() for part in re.split(r"[-'’]", last))


def _company(before: str, after: str) -> bool:
    """Tell whether a name stands in that of a firm: "Bouwbedrijf Haarman", "Jansen B.V."."""
    word = re.search(r"([\w-]+)[ \u00a0\r]$", before)
    named = word is not None and word[1][:1].isupper() and organisation_words(word[1])
    firm = word is not None and fold(word[1]) in {
        "firma",
        "bouwbedrijf",
        "aannemersbedrijf",
        "kwekerij",
        "stichting",
        "maatschap",
    }
    return bool(named or firm or _COMPANY_AFTER.match(after))


def _office(role: str) -> bool:
    """Tell whether a role word makes a person stay visible everywhere, not only as signatory."""
    rule = policy().role(role) if role else None
    return rule is not None and rule.outcome is Outcome.KEEP and not role.startswith("namens")


def _functional(address: str) -> bool:
    """Tell whether an address is an organisation's mailbox."""
    local = fold(address).partition("@")[0]
    boxes = policy().mailboxes
    return local in boxes or re.split(r"[._+-]", local)[0] in boxes


def _combined(linked: list[Hit], found: list[Hit]) -> list[Hit]:
    """Return findings that do not overlap: new ones take in the shorter ones they cover."""
    places = Places(linked)
    gone: set[Hit] = set()
    new: list[Hit] = []
    for hit in found:
        covered = [other for other in places.over(hit.start, hit.end) if other not in gone]
        if any(other.contains(hit) and other.entity not in _KEPT for other in covered):
            continue
        if any(other.entity not in _KEPT and other.entity is not Entity.PERSON for other in covered):
            continue
        persons = [other for other in covered if other.entity is Entity.PERSON]
        gone.update(covered)
        best = max([hit, *persons], key=lambda h: (h.structural, h.score))
        role = next((h.role for h in [hit, *persons] if h.role), "")
        start, end = min(h.start for h in [hit, *persons]), max(h.end for h in [hit, *persons])
        made = replace(best, start=start, end=end, role=role, subject=hit.subject or best.subject)
        if new and new[-1].end > made.start:
            made = replace(made, start=min(new[-1].start, made.start), end=max(new[-1].end, made.end))
            new.pop()
        new.append(made)
    return sorted([*(hit for hit in linked if hit not in gone), *new], key=lambda hit: hit.start)
