"""Who is named in function: gives each person the role word that stands with the name (P08-P11).

It looks at what was found, however it was found: before the name ("wethouder Smit"), after it ("Smit
(wethouder)"), on the lines around it and in the cells of its row. An office belongs to who stands with it,
never to who works for or lives with its holder: "de secretaris van minister Smit, Jan Bos".
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from woo_redact.detect.guarded import Guarded
from woo_redact.detect.handed_on import GREETING, address, is_private, nickname, stands_in
from woo_redact.detect.hits import Hit, Places, Word
from woo_redact.detect.moved import by_council_paper, role_by_paper, seated
from woo_redact.detect.names import BLANK, fold
from woo_redact.detect.office_words import OF_A_PLACE, PARTY, PLURAL, PORTFOLIO_WORDS
from woo_redact.detect.passages import parted, place_or_holder, told_apart
from woo_redact.detect.roles import (
    NOT_BEFORE,
    POLITE,
    board_at,
    has_office,
    of_somebody,
    office_tail,
    offices_in,
    role_before,
    role_end,
    role_word,
)
from woo_redact.detect.said import acting, office_said
from woo_redact.detect.sense import by_sense
from woo_redact.detect.several import PARTY_ROLE, backwards, listed, past_list, under_heading
from woo_redact.detect.signed import MANDATE, mandated, office_around, office_in_row, secretary_of_board
from woo_redact.detect.vocabulary import FUNCTION, TITLES
from woo_redact.model import Entity

_BEFORE, _AFTER = 140, 110  # characters in which the words of an office are looked for
_CITIZEN = "inwoner"
_APPOSED = re.compile(
    rf",{BLANK}(?:(?:de|het|onze|als|tevens|nu|thans|toen){BLANK})?(?i:{POLITE})$", re.IGNORECASE
)
# "Paraaf wethouder: Smit"; not "Adviseur wethouder: Smit".
_BEGINS = re.compile(
    r"(?:^|[.;|])[ *_>•\t\r-]*(?i:(?:paraaf|handtekening|akkoord|gezien|instemming|verantwoordelijke?|"
    r"betrokken|nieuwe|onze|de)\s){0,2}$"
)
_WHOSE = re.compile(r"(?i:\b(?:de|een|die|deze|onze|uw|hun|zijn|haar|mijn)\s)$")
_ENDED = re.compile(r"\w+(?:\s\w+){2,}\n$")  # a line of running text that only breaks before a name
_COLON = re.compile(rf"[ \u00a0]?:\s*(?i:{POLITE})$")
_IN_BRACKET = re.compile(rf"{BLANK}\((?i:{POLITE})$")
_OF_PARTY = re.compile(
    rf"{BLANK}?(?:\((?:fractie{BLANK}(?:van{BLANK})?)?{PARTY}\)|"
    rf"(?:,{BLANK})?(?:van|namens|fractie|voor){BLANK}(?:(?:de|het){BLANK})?"
    rf"(?:fractie{BLANK}(?:van{BLANK})?(?:(?:de|het){BLANK})?)?{PARTY}(?:-?fractie)?(?!\w))"
)
_PARTY_BEFORE = Guarded(rf"{NOT_BEFORE}{PARTY}(?:-?fractie)?{BLANK}?(?::\s*|\()(?i:{POLITE})$")
_BY_MOUTH = Guarded(rf"(?i:fractie\b[^.;:\n]{{0,40}}bij monde van{BLANK}{POLITE})$")
_BRACKET = re.compile(rf"{BLANK}?\((?P<inside>[^()\n]{{2,90}})\)?")
_APPOSITION = re.compile(
    rf"(?:,{BLANK}?(?:(?:ook|tevens|zelf){BLANK})?|{BLANK}[-–|]{BLANK}|{BLANK}?\|{BLANK}?|\t+|{BLANK}/{BLANK})(?=\S)"
)
# "met de wethouder, Jungbluth, en toen …" goes on; "…, en de griffier" names the next of a list.
_AND_ANOTHER = re.compile(
    r"(?:en|alsmede|evenals)\b(?! (?:zijn|haar|toen|dan|dat|die|hij|zij|ze|ook|nu|we|wij|ik|het|u|daar)\b)"
)
_ACTS = "kan|komt|gaat|tekent|treedt op|valt in|neemt waar|spreekt"
_SINCE = rf"tot|sinds|per|vanaf|(?:(?:van|in|t/m|tot en met){BLANK})?\d{{4}}"
_COPULA = re.compile(
    rf"{BLANK}(?:is|was|werd|wordt|blijft|(?:(?:{_ACTS}){BLANK})?als|treedt aan als|"
    rf"(?:benoemd|beëdigd|gekozen) (?:tot|als)){BLANK}"
    rf"(?:(?:nu|al|ook|thans|toen|{_SINCE}|de|een|onze|benoemd|beëdigd|geïnstalleerd|als|nieuwe){BLANK}){{0,5}}"
)
# "een brief van de commissaris van de Koning, mevrouw Smit.": two would have an "en" between them.
_GOVERNED = Guarded(r"(?i:\b(?:van|door|aan|met|bij|namens|voor|naar|tegen|via|volgens)\s(?:de|onze))\s$")
_MANDATED = Guarded(rf"(?i:namens\s+dezen?)[\s,:]+(?i:{POLITE})$")
_POLITELY = re.compile(rf"(?:{BLANK})?(?i:(?:(?:de|het|en){BLANK})?{POLITE})")
_FROM = re.compile(rf"{BLANK}uit{BLANK}[A-Z][\w-]+|,{BLANK}(?:wonende|woonachtig)\b")
_LIST = re.compile(r"[^:\n]{0,40}:\s")


def in_office(text: str, hits: Sequence[Hit], words: Sequence[Word] = ()) -> tuple[Hit, ...]:
    r"""Return the hits with the role words that stand with the persons.

    `text` has "\\r" where only the width of a page broke a line; `words` is what the name model holds.
    """
    known = _Offices(text=text, hits=tuple(parted(text, tuple(place_or_holder(text, hits)))))
    told = _Offices(text=text, hits=tuple(hit for hit in known.hits if not known.portfolio(hit))).told()
    return tuple(told_apart(text, tuple(by_sense(text, told, words))))


@dataclass(kw_only=True)
class _Offices:
    """One text with what was found in it."""

    text: str
    hits: tuple[Hit, ...]

    @cached_property
    def ruled(self) -> str:
        """Return the text with every line end as one, also one that only the width of a page caused."""
        return self.text.replace("\r", "\n")

    @cached_property
    def persons(self) -> tuple[Hit, ...]:
        """Return the persons in the order of the text."""
        return tuple(hit for hit in self.hits if hit.entity is Entity.PERSON)

    @cached_property
    def spots(self) -> Places:
        """Return the persons by place."""
        return Places(self.persons)

    def told(self) -> tuple[Hit, ...]:
        """Return the hits with their roles."""
        roles: dict[Hit, str] = {}
        before: Hit | None = None
        for hit in self.persons:
            doubtful = hit.role == MANDATE and not mandated(self.ruled, hit)
            role = self._role(hit) if doubtful else hit.role or self._role(hit)
            turned = hit.by.endswith("header") or (
                hit.by.endswith("list") and "," in self.text[hit.start : hit.end]
            )
            if turned and role_word(self.text[hit.start : hit.end]) == role:
                role = ""  # "Dijkgraaf, Anton": a surname
            if not role and before is not None:
                role = (
                    nickname(self.text, before, roles[before], hit)
                    or listed(self.text, before, roles[before], hit)
                    or stands_in(self.text, before, roles, hit)
                )
            roles[hit] = role
            before = hit
        backwards(self.text, self.persons, roles)
        address(self.text, self.persons, roles)
        told = ((hit, seated(self.text, roles.get(hit, hit.role))) for hit in self.hits)
        return tuple(hit if role == hit.role else replace(hit, role=role) for hit, role in told)

    def _role(self, hit: Hit) -> str:
        """Return the role word that stands with a person, "" for none; an office before any other."""
        direct = role_before(self.text, hit.start) or self._over_line(hit)
        if direct and not is_private(direct):
            return direct
        around = (
            self._before(hit)
            or self._after(hit)
            or office_in_row(self.ruled, self.spots, hit)
            or office_around(self.ruled, self.spots, hit)
            or under_heading(self.ruled, self.spots, hit)
        )
        if direct or (around and is_private(around)):
            return around if around and not is_private(around) else direct or around
        return around or secretary_of_board(self.ruled, hit) or self._citizen(hit)

    def _over_line(self, hit: Hit) -> str:
        """Return the role word at the end of the line above, in a sentence that goes on behind the name."""
        near = max(0, hit.start - _BEFORE)
        lead = self.text[near : hit.start].rpartition("\n\n")[2]
        goes_on = re.match(rf"{BLANK}[a-z]", self.text[hit.end : hit.end + 4])
        if not (goes_on and _ENDED.search(lead)):
            return ""
        role = role_before(f"{lead[:-1]} ", len(lead))
        whose = _WHOSE.search(lead[: lead.casefold().rfind(role)]) if role else None
        return "" if whose else role  # "ik bel de wethouder", and below it who comes as well

    def _citizen(self, hit: Hit) -> str:
        """Return "inwoner" for "de heer Smit uit Emmen": a namesake of an office holder is told by it."""
        titled = re.search(rf"(?i:{TITLES}){BLANK}$", self.text[max(0, hit.start - 20) : hit.start])
        lives = _FROM.match(self.text, hit.end)
        return _CITIZEN if titled and lives else ""

    def _before(self, hit: Hit) -> str:
        """Return the role that the words before a name give."""
        start = max(0, hit.start - _BEFORE)
        before = self.text[start : hit.start].rpartition("\n\n")[2]
        if _MANDATED.search(before):
            return MANDATE
        if told := role_by_paper(before) or by_council_paper(self.ruled, self.spots, hit) or acting(before):
            return told
        if _PARTY_BEFORE.search(before) or _BY_MOUTH.search(before):
            return PARTY_ROLE
        for joint in (_APPOSED, _COLON, _IN_BRACKET):
            if joint_at := joint.search(before):
                return self._office_that_ends(hit, before, joint_at, joint)
        return ""

    def _office_that_ends(self, hit: Hit, before: str, joint: re.Match[str], kind: re.Pattern[str]) -> str:
        """Return the role of an office whose words end at a comma, colon or bracket before a name."""
        line = before[: joint.start()].rpartition("\n")[2]
        begin = hit.start - len(before) + joint.start() - len(line)
        offices = offices_in(line) if has_office(line) else []
        if not offices:
            return ""
        office = offices[-1]
        tail = line[office.end() :]
        inside = begin + office.end() < hit.start and self.spots.over(begin + office.end(), hit.start)
        if inside or not office_tail(tail) or board_at(line, office.start("role")):
            return ""
        if of_somebody(line[: office.start()]):
            return ""
        role = " ".join(office["role"].casefold().split())
        if kind is _COLON:
            begins = _BEGINS.search(line[: office.start()])
            return role if begins or role in PLURAL else ""
        end = past_list(self.text, hit.end) if role in PLURAL else hit.end
        if kind is _IN_BRACKET:
            return role if self.text[end : end + 1] == ")" else ""
        return role if self._closed(end, line[: office.start()], tail, several=end > hit.end) else ""

    def _closed(self, end: int, lead: str, tail: str, *, several: bool) -> bool:
        """Tell whether a name after "de burgemeester van X," is an apposition and not the next of a list.

        `several` names after "de wethouders," are one where a comma closes them.
        """
        after = self.text[end : end + 60]
        listed = bool(_LIST.match(lead)) and not tail.strip()
        if match := re.match(rf"(?:{BLANK}?\([^()\n]{{1,30}}\))?,{BLANK}?", after):
            rest = after[match.end() :]
            word = re.match(r"[\w-]+", rest)
            another = self._person_at(end + match.end())
            function = bool(word and FUNCTION.search(fold(word[0])))
            return not (listed or another or function or _AND_ANOTHER.match(rest))
        if several:
            return False
        # "na akkoord van de griffier, de heer Smit.": no "en" and no comma makes a list of it.
        if _GOVERNED.search(lead) and re.match(r"\.(?:\s|$)", after):
            return True
        alone = re.search(r"(?i:\b(?:de|onze))\s$", lead) and not re.search(
            r",|\ben\s|\b(?:zoals|o\.a)\b", lead
        )
        if alone and not tail.strip() and re.match(r"\.(?:\s|$)", after):
            return True
        own_line = not re.sub(
            r"(?i:\b(?:de|het|onze|aan|namens|t\.?a\.?v)\b\.?)|[\s>*_]", "", lead.rpartition("\r")[2]
        )
        return own_line and bool(re.match(r"[^\S\n\r.)]*[.)]*[^\S\n\r]*(?:\n|\r|$)", after))

    @cached_property
    def counted(self) -> Counter[str]:
        """Return how often each name was found."""
        return Counter(self.text[hit.start : hit.end] for hit in self.persons)

    def _place_of(self, hit: Hit, role: str, at: int, end: int) -> bool:
        """Tell whether one word that only the model takes for a person is what an office is of.

        "Anouk Beumer, wethouder Zandmeer" on a line of its own, or "Anouk Beumer (wethouder Zandmeer)".
        """
        said = self.spots.over(at, end)
        words = [self.text[other.start : other.end] for other in said]
        guess = all(o.by == "model" and " " not in w for o, w in zip(said, words, strict=True))
        once = len(said) == 1 and self.counted[words[0]] == 1
        return guess and once and " " in self.text[hit.start : hit.end] and bool(OF_A_PLACE.match(role))

    def _person_at(self, at: int) -> bool:
        """Tell whether a person stands at a place, titles and a role word before the name aside."""
        window = self.text[at : at + 60].split("\n", 1)[0]
        lead = _POLITELY.match(window)
        reach = lead.end() if lead else 0
        office = role_end(window)
        if office and (more := _POLITELY.match(window, office)):
            reach = max(reach, more.end())
        return any(at <= hit.start <= at + reach for hit in self.spots.over(at, at + reach + 1))

    def _after(self, hit: Hit) -> str:
        """Return the role that the words after a name give."""
        after = self.text[hit.end : hit.end + _AFTER].split("\n", 1)[0]
        bracket = _BRACKET.match(after)
        inside = bracket and self._inside(hit, hit.end + bracket.start("inside"), bracket["inside"])
        if inside:
            return inside
        if _OF_PARTY.match(after) and not self._employed(hit):
            return PARTY_ROLE
        skipped = bracket.end() if bracket else 0
        if apposition := _APPOSITION.match(after, skipped):
            at = apposition.end()
            return self._office_at(hit, hit.end + at, after[at:]) or self._said_to_be(hit, after)
        return self._said_to_be(hit, after)

    def _said_to_be(self, hit: Hit, after: str) -> str:
        """Return the role that a sentence gives a name: "Smit is wethouder", "Smit en Bos zijn leden"."""
        role, at = office_said(self.text[max(0, hit.start - _BEFORE) : hit.start], after)
        if role and not self._person_at(hit.end + at):
            return role
        copula = _COPULA.match(after)
        return self._office_at(hit, hit.end + copula.end(), after[copula.end() :]) if copula else ""

    def _employed(self, hit: Hit) -> bool:
        """Tell whether a function that is no office stands before a name: "fractiemedewerker Smit (VVD)"."""
        word = re.search(r"([\w-]+)[ \u00a0\r]$", self.text[max(0, hit.start - 40) : hit.start])
        return bool(word and FUNCTION.search(fold(word[1])) and not fold(word[1]).endswith("lid"))

    def _inside(self, hit: Hit, at: int, bracket: str) -> str:
        """Return the role that a bracket after a name gives: "(gemeente X, wethouder)"."""
        for part in re.finditer(r"[^,;/]+", bracket):
            words = part[0].lstrip()
            start = at + part.start() + len(part[0]) - len(words)
            role = role_word(words)
            named = self.spots.over(start, at + len(bracket))
            if role and (not named or self._place_of(hit, role, start, at + len(bracket))):
                return role
        return ""

    def _office_at(self, hit: Hit, at: int, words: str) -> str:
        """Return the role with which an apposition begins, unless it is the next person's.

        "Hoi Fenna, de minister wil …" is none, and "Jan Smit, de burgemeester, …" may be a list.
        """
        role = role_word(words)
        begin = self.text.rfind("\n", 0, hit.start) + 1
        lead = self.text[begin : hit.start]
        comma = self.text[hit.end] == ","
        greeted = hit.by.endswith("salutation") or GREETING.match(lead)
        if not role or re.match(r"(?:van|bij|namens)\b", words) or (comma and greeted):
            return ""
        entry = comma and not lead.strip(" >*•–-\t0123456789:.u")
        if self._person_at(at) and not (entry and self._place_of(hit, role, at, at + len(words))):
            return ""
        article = re.match(r"(?:de|het|onze)\s", words, re.IGNORECASE)
        tail = re.match(r"[^,.;:()]*", words[role_end(words) :])
        closed = tail is not None and office_tail(tail[0])
        doubtful = article or " " not in self.text[hit.start : hit.end]
        listed = article and _LIST.match(lead) and not (tail and tail[0].strip())
        return "" if listed or (doubtful and not closed) else role

    def portfolio(self, hit: Hit) -> bool:
        """Tell whether what the model took for a person is a portfolio: "minister voor Energie"."""
        if hit.entity is not Entity.PERSON or hit.structural:
            return False
        words = re.findall(r"[\w-]+", fold(self.text[hit.start : hit.end]))
        if not words or any(word not in PORTFOLIO_WORDS for word in words):
            return False
        line = self.text[max(0, hit.start - _BEFORE) : hit.start].rpartition("\n")[2]
        offices = offices_in(line)
        return bool(offices) and office_tail(line[offices[-1].end() :])
