"""Tells where a known name stands whether it is that person there, and how surely (P39, P40)."""

import re
from dataclasses import dataclass, field, replace

from woo_redact.detect.capitals import begins_small, is_informal, is_sign, written_as_name
from woo_redact.detect.file_names import in_file_name
from woo_redact.detect.firms import is_firm
from woo_redact.detect.given import is_given
from woo_redact.detect.guarded import Guarded
from woo_redact.detect.hits import Hit, Places
from woo_redact.detect.innocent import (
    bears_name,
    goes_on,
    has_object,
    in_language,
    in_place,
    is_seat,
    named_after,
    starts_sentence,
)
from woo_redact.detect.matcher import Match
from woo_redact.detect.mentions import IN_A_PLACE
from woo_redact.detect.names import BLANK, INITIALS, PARTICLE, WORD, fold, parse
from woo_redact.detect.pieces import organisation_words, possible_name
from woo_redact.detect.present import KEPT, TITLED, Present
from woo_redact.detect.roles import role_before
from woo_redact.detect.spellings import Form, Index, same_particles
from woo_redact.detect.vocabulary import ALWAYS_CAPITAL, COMMON, NOT_NAMES, ORGANISATIONS
from woo_redact.language import recorded
from woo_redact.model import Entity

_SURE, _LIKELY, _DOUBTFUL = 0.9, 0.6, 0.4
_A_WORD = recorded("an ordinary word here, a name elsewhere")
_WHY = recorded("named elsewhere in the dossier")
_SHORTEST = 3  # letters of a first name that is looked for beyond the documents its bearer stands in
_OFTEN = 2
_BARE = 6  # letters of a surname that is looked for without its tussenvoegsel
_FIRMS = frozenset(["firma", "bouwbedrijf", "aannemersbedrijf", "kwekerij", "stichting", "maatschap"])
_SPEAKS = re.compile(
    rf"{BLANK}(?:zegt|zei|vraagt|vroeg|meldt|meldde|stelt|merkt|licht|belt|belde|mailt|mailde|stuurt|neemt|pakt|"
    r"regelt|reageert|antwoordt|bevestigt|vertelt|sluit|opent|koppelt|deelt)\b"
)
_HAS = Guarded(rf"\b(?:heeft|had|zal|zou|wil|wilde){BLANK}$")
_SPOKEN = re.compile(
    r"[^.!?\n]{0,50}\b(?:gezegd|gemaild|gebeld|gevraagd|gemeld|gestuurd|toegezegd|geschreven|gesproken|verteld|"
    r"getekend|zeggen|mailen|bellen|vragen|sturen|schrijven|tekenen|weten)\b"
)
_PARTICLE_BEFORE = re.compile(rf"(?<![\w-])(?P<particle>{PARTICLE}){BLANK}?$")
_OF_PAPERS = re.compile(r"-(?:zaak|dossier|kwestie|affaire|casus|map|mail)\b")  # "in het Jansen-dossier"
_CHARGED = Guarded(rf"(?i:\b(?:actie|trekker|taak|uitzoeken|reactie)){BLANK}$")  # "Actie Jansen: begroting"
_TITLE = 80  # characters of a title
_LONG = 6  # letters of a surname that is looked for with one letter wrong by itself
_SMALL = re.compile(
    r"(?:[^\w]+|[^\W_]*\d\w*|[A-Z]+\b|[^\WA-Z]+)*"
)  # words in small letters, numbers, abbreviations
_ENDED = frozenset(".!?:,;)\n")  # what a line ends with, before one that begins a sentence
_COMPOUND_BEFORE = re.compile(r"(?:[^\W\d_A-Z]+-)?")
_COMPOUND = re.compile(r"(?:-[^\W\d_A-Z]+|['’]?s)?")
_COMPANY_AFTER = re.compile(rf"{BLANK}(?:B\.?V\.?|N\.?V\.?|V\.?O\.?F\.?|& (?:Zn|Zonen|Co)|[Ee]n Zonen)")
_GIVEN_BEFORE = re.compile(
    rf"(?<![\w-])(?P<given>(?:{INITIALS}{BLANK}?|{WORD}{BLANK})(?:{PARTICLE}{BLANK})?)$"
)
_MORE_AFTER = re.compile(rf"{BLANK}(?:{PARTICLE}{BLANK})?(?P<last>{WORD})")


@dataclass(slots=True)
class Occurrences:
    """One document being searched: its text, the register, and who is known to appear in it."""

    text: str
    index: Index
    who: Present = field(init=False)
    informal: bool = field(init=False)
    words: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """See whether the text cares for capitals."""
        self.informal = is_informal(self.text)
        self.who = Present(self.text, self.index)

    def link(self, hits: list[Hit], spots: list[Match]) -> list[Hit]:
        """Return the hits with their subjects, and note who appears in the document."""
        return self.who.link([self._as_a_word(hit) for hit in hits], spots)

    def _as_a_word(self, hit: Hit) -> Hit:
        """Return a hit; what the model or a list took for a name may be a sentence's first word."""
        word = fold(self.text[hit.start : hit.end])
        guessed = hit.entity is Entity.PERSON and hit.by.startswith(("model", "pattern"))
        if not guessed or not starts_sentence(self.text, hit.start):
            return hit
        place = hit.by == "model" and IN_A_PLACE.match(self.text, hit.start, hit.end)
        if place or (word in COMMON and goes_on(self.text, hit.start, hit.end)) or self._bids(hit.end, word):
            return replace(hit, entity=Entity.LOCATION, why=_A_WORD)
        return hit

    def _bids(self, end: int, word: str) -> bool:
        """Tell whether an unknown word at the start of a sentence is a verb: "Leg dit terug", "Bel mij"."""
        if not has_object(self.text, end) or is_given(word):
            return False
        return not any(self.index.known[n].subject.known for n in self.index.by_name(word))

    def judge(self, match: Match, hits: Places) -> Hit | None:
        """Return the finding that an occurrence makes, None where it is something else."""
        match = self._particled(match)
        over = hits.over(match.start, match.end)
        for hit in over:
            inside = hit.start <= match.start and match.end <= hit.end
            if hit.entity not in KEPT and (inside or hit.entity is not Entity.PERSON):
                return None
            if hit.role and hit.start == match.start and "," in self.text[hit.end : match.end]:
                return None  # "minister Smit, Jan Smit": two persons, and no name turned round
        if match.form is Form.ADDRESS:
            address = "@" in self.text[match.start : match.end]
            entity = Entity.EMAIL_ADDRESS if address else Entity.PERSON
            return self._hit(match, _SURE, frozenset(n for n, _ in match.numbers), entity)
        if match.form is Form.NEAR:
            return self._near(match, over)
        score = (
            0.0
            if match.form is not Form.FULL
            and (named_after(self.text, match.start) or bears_name(self.text, match.start, match.end))
            else self._score(match, over)
        )
        score = score or _DOUBTFUL * (self._in_title(match) or self._in_file(match))
        if score:
            return self._whole(match, score)
        return self._no_name(match) if not over else None

    def _in_title(self, match: Match) -> bool:
        """Tell whether a known person's name stands in a title: no sentence tells that it is something else.

        "CV De Graaf 238", "Zienswijze Kamphuis 171": neither a company nor a street.
        """
        titled = "\n" not in self.text.strip() and len(self.text) <= _TITLE and "." not in self.text
        known = any(self.index.known[n].subject.known and not self.index.public(n) for n, _ in match.numbers)
        place = in_place(self.text[max(0, match.start - 40) : match.start])
        place = place or (" " in match.spelling and is_firm(self.text, match.start, match.end))
        return titled and known and not place and self._written_as_name(match)

    def _in_file(self, match: Match) -> bool:
        """Tell whether somebody of this document is named in a file's name."""
        here = in_file_name(self.text, match.start, match.end)
        return here and any(n in self.who.private for n, _ in match.numbers)

    def _no_name(self, match: Match) -> Hit | None:
        """Return what a name is here that would else be hidden for being somebody's elsewhere."""
        written, last = self.text[match.start : match.end], match.spelling.split()[-1]
        before = self.text[max(0, match.start - 40) : match.start]
        small = " " in written and not written_as_name(written)  # "om de vos te weren", "De haan kraait"
        bare = match.form in {Form.SURNAME, Form.GIVEN}
        entity, why = Entity.LOCATION, ""
        if named_after(self.text, match.start) or bears_name(self.text, match.start, match.end):
            entity, why = Entity.ORGANISATION, recorded("here something that is called so")
        elif bare and last in COMMON and (small or goes_on(self.text, match.start, match.end)):
            why = _A_WORD
        elif is_seat(self.text, match.start, match.end) or (
            bare and last in ALWAYS_CAPITAL and (in_language(before) or in_place(before))
        ):
            why = recorded("a place or language here, a name elsewhere")
        if not why:
            return None
        return Hit(start=match.start, end=match.end, entity=entity, score=_SURE, by="search", why=why)

    def _particled(self, match: Match) -> Match:
        """Return an occurrence of a bare surname with the tussenvoegsel before it: "v.d. Berg", "vd Berg"."""
        if match.form not in {Form.SURNAME, Form.NEAR}:
            return match
        before = _PARTICLE_BEFORE.search(self.text[max(0, match.start - 16) : match.start])
        if before is None:
            return match
        written = same_particles(fold(before["particle"]))
        same = {
            number
            for number, _ in match.numbers
            for name in self.index.known[number].names
            if name.particles and same_particles(name.particles) == written
        }
        if not same:
            return match
        numbers = tuple((n, form) for n, form in match.numbers if n in same)
        return replace(
            match,
            start=match.start - len(before[0]),
            spelling=f"{fold(before['particle'])} {match.spelling}",
            numbers=numbers,
        )

    def _near(self, match: Match, over: list[Hit]) -> Hit | None:
        """Return the finding on a surname with one letter wrong.

        Beside its bearer's first name or initials it is surely that person; a long one by itself is asked,
        if it is no word or place.
        """
        given = _GIVEN_BEFORE.search(self.text[max(0, match.start - 40) : match.start])
        first = parse(f"{given['given'].strip()} Naam") if given else None
        mine = [
            number
            for number, _ in match.numbers
            for name in self.index.known[number].names
            if first and first.first_letters and name.first_letters and first.agrees(name)
        ]
        numbers = frozenset(n for n in mine if not self.index.public(n))
        if given and mine and possible_name(given["given"].strip()):
            wider = replace(match, start=match.start - len(given["given"]))
            return self._hit(wider, _SURE, numbers)
        before = self.text[max(0, match.start - 40) : match.start]
        last = match.spelling.split()[-1]
        written = self.text[match.start : match.end]
        titled = bool(TITLED.search(before))
        other = is_given(written.rsplit(maxsplit=1)[-1])  # "Hendrik" is no "Hendriks"
        short = len(match.spelling.replace(" ", "")) < _LONG
        guessed = all(hit.by == "model" and hit.entity in KEPT for hit in over)
        if not guessed or other or short or last in ALWAYS_CAPITAL or self._elsewise(match, before):
            return None
        word = fold(written.rsplit(maxsplit=1)[-1])
        if not titled and (
            starts_sentence(self.text, match.start) or word in COMMON or self._as_word(written)
        ):
            return None
        private = frozenset(n for n, _ in match.numbers if not self.index.public(n))
        return self._hit(match, _LIKELY if titled else _DOUBTFUL, private) if private else None

    def _score(self, match: Match, over: list[Hit]) -> float:
        """Return how sure an occurrence is a person, 0 for surely not."""
        wider = [h for h in over if h.entity in KEPT and self._reaches_beyond(h, match)]
        if match.form is Form.FULL:
            return _DOUBTFUL if any(hit.entity is Entity.ORGANISATION for hit in wider) else _SURE
        before = self.text[max(0, match.start - 40) : match.start]
        if not self._written_as_name(match):
            return 0
        charged = _CHARGED.search(before) and self.text.startswith(":", match.end)
        if TITLED.search(before) or role_before(self.text, match.start) or charged:
            return _SURE
        if wider or self._elsewise(match, before) or self._a_guess(match) or self._is_verb(match):
            return 0
        common = self._common(match)
        way = self._surname_score if match.form is Form.SURNAME else self._given_score
        score = way(match, common=common)
        if over:  # the model took this for a place or an organisation: once is a slip, more is one
            known = any(self.index.known[n].subject.known for n, _ in match.numbers)
            return min(score, _DOUBTFUL) if known or self.who.places[match.spelling] < _OFTEN else 0
        return score

    def _reaches_beyond(self, hit: Hit, match: Match) -> bool:
        """Tell whether a finding has more words than an occurrence; "Jansen-dossier" is Jansen and a word."""
        before = re.split(r"[\r\n]", self.text[hit.start : match.start])[-1]
        after = re.split(r"[\r\n]", self.text[match.end : hit.end])[0]
        return not _COMPOUND_BEFORE.fullmatch(before) or not _COMPOUND.fullmatch(after)

    def _written_as_name(self, match: Match) -> bool:
        """Tell whether a single name has its capital, or stands in a text that has hardly any.

        There an everyday word is nobody, unless it does what people do: "de vos", but "de vos belde".
        """
        written = self.text[match.start : match.end]
        if written_as_name(written):
            return True
        last = match.spelling.split()[-1]
        here = any(number in self.who.present for number, _ in match.numbers)
        if not self._careless(match) or (len(written) <= _SHORTEST and not here) or last in NOT_NAMES:
            return False
        return last not in COMMON or bool(_SPEAKS.match(self.text[match.end : match.end + 20]))

    def _careless(self, match: Match) -> bool:
        """Tell whether capitals are not cared for where a name stands."""
        return self.informal or begins_small(self.text, match.start)

    def _elsewise(self, match: Match, before: str) -> bool:
        """Tell whether a surname or first name is a firm, a place or a language here."""
        if self._acts(match):  # "Engels zegt toe": a language says nothing
            return False
        if is_seat(self.text, match.start, match.end):
            return True
        after = self.text[match.end : match.end + 30]
        if _OF_PAPERS.match(after):
            return False
        here = any(n in self.who.present for n, _ in match.numbers)
        always = match.spelling.split()[-1] in ALWAYS_CAPITAL and not here
        small = " " not in match.spelling or self.text[match.start].islower()
        return (always and small) or _company(before, after) or in_place(before) or in_language(before)

    def _acts(self, match: Match) -> bool:
        """Tell whether a name does what only people do: "Engels zegt toe", "heeft Engels gebeld"."""
        before = self.text[max(0, match.start - 12) : match.start]
        spoke = _HAS.search(before) and _SPOKEN.match(self.text, match.end)
        return bool(spoke or _SPEAKS.match(self.text, match.end))

    def _is_verb(self, match: Match) -> bool:
        """Tell whether a first name is a verb that opens a sentence here."""
        opens = match.form is Form.GIVEN and starts_sentence(self.text, match.start)
        return opens and self._bids(match.end, match.spelling)

    def _a_guess(self, match: Match) -> bool:
        """Tell whether it is part of a name that only the model saw, and not in this document."""
        return all(n not in self.who.seen and not self.index.known[n].subject.known for n, _ in match.numbers)

    def _given_score(self, match: Match, *, common: bool) -> float:
        """Return how sure a first name is the person's: surest where that person appears otherwise."""
        first = starts_sentence(self.text, match.start)
        if common and goes_on(self.text, match.start, match.end):
            return 0
        if any(n in self.who.present for n, _ in match.numbers):
            return _DOUBTFUL if common and first else _SURE
        if all(self.index.public(n) for n, _ in match.numbers):
            return 0
        if len(match.spelling) < _SHORTEST:
            known = any(self.index.known[n].subject.known for n, _ in match.numbers)
            return _DOUBTFUL * (known and is_sign(self.text, match.start, match.end))
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
        shown = starts_sentence(self.text, match.start) or self.text[match.start : match.end].isupper()
        if common and shown:
            return 0 if goes_on(self.text, match.start, match.end) else _DOUBTFUL
        if match.spelling in ALWAYS_CAPITAL and not self._acts(match):
            return _DOUBTFUL
        return _SURE if not bare else _LIKELY

    def _common(self, match: Match) -> bool:
        """Tell whether a word is an everyday one, by the list or because the text has it in lower case."""
        if " " in match.spelling:
            return False
        if match.spelling in COMMON or self._careless(match):
            return match.spelling in COMMON
        return self._as_word(self.text[match.start : match.end])

    def _as_word(self, written: str) -> bool:
        """Tell whether the text has what is written also in lower case."""
        if not self.words:
            self.words = frozenset(re.findall(r"(?<!\w)[^\W\d_A-Z][\w'’-]*", self.text))
        return written.lower() in self.words

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
                    starts_sentence(self.text, start - len(given["given"]))
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
        return self.who.linked(hit, numbers) if numbers else hit


def _company(before: str, after: str) -> bool:
    """Tell whether a name stands in that of a firm: "Bouwbedrijf Haarman", "Jansen B.V."."""
    word = re.search(r"([\w-]+)[ \u00a0\r]$", before)
    named = word is not None and word[1][:1].isupper() and organisation_words(word[1])
    firm = word is not None and fold(word[1]) in _FIRMS
    return bool(named or firm or _COMPANY_AFTER.match(after))
