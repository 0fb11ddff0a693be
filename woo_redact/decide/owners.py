"""Whose an address, a number or an account is: the body's or the person's that is named nearest before it.

"Bureau Sonant, Industrieweg 22" is where a firm sits; "Jan Smit (Bureau Sonant), Industrieweg 22" may
be where somebody lives. What no body is named with is asked about or hidden.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from woo_redact.decide.bodies import (
    BODY,
    CLUB,
    DESK,
    HOME,
    HOME_BEHIND,
    LINKS,
    NOBODYS,
    OFFICES,
    ONE_HOUSE,
    ONE_MANS,
    ONE_TRADE,
    UNIT_LINE,
)
from woo_redact.model import Entity, Finding, Span

_FAR = 240  # characters back: the lines of one letterhead
_NEAR = 40  # characters back: within a clause
_WORDS = 8  # of a body's name that its mailbox can be called by
_MANY = 8  # of the bodies in such a stretch the last ones count
_MASKED = frozenset(
    [Entity.NL_ADDRESS, Entity.PHONE_NUMBER, Entity.EMAIL_ADDRESS, Entity.IBAN_CODE, Entity.LOCATION]
)
_TOWN = re.compile(r"[ ,]{1,3}['’]?[A-Z][^\n,;|@\d(:]{1,30}(?=[\n,|]|$)")  # behind its postcode
_INHABITANTS = re.compile(r"(?i:\bbewoners\s(?:van\s)?(?:de\s)?)\Z")  # of a row of houses
_BOX = re.compile(r"(?i:postbus)\s\d")
_BLANK_LINE = re.compile(r"\n[ \t>]*\n")
_SENTENCE_ENDS = re.compile(
    r"(?<=[a-zà-ÿ\d)\"”’'][.!?])(?<![A-Z][a-z][a-z]\.)\s+(?!Postadres|Bezoek|Tel|Fax|E-?mail|Mail|Website|IBAN|Bank|BIC|K\.?[vV]\.?K|BTW|Btw)"
    r"(?=[A-Z])|[•✓]|\n[-–*]\s"
)
_CELLS = re.compile(r"[|\t]|;(?=\S)")
_UNIT = re.compile(r"(?i:team|afdeling|cluster|sectie|unit|taakveld)(?!\w)")
_NAMED_BEHIND = re.compile(r"\s?[,(–-]\s?(?:[a-z]+\s){0,3}")
_WORD = re.compile(r"(?<!\w)[^\W\d_]+(?:[./'’-][^\W\d_]+)*(?!\w)")
_BESIDE = re.compile(
    r"(?i:\b(?:naast|tegenover|achter|nabij|boven|langs|rond|vanaf|tussen|t/o))\s+(?:(?i:de|het|een|onze|ons|die|dat)\s+)?$"
)
_EMPLOYED = re.compile(
    r"(?i:\b(?:voorzitter|voorzitster|secretaris|penningmeester|bestuurslid|beheerder|werkt|werkzaam|medewerk(?:er|ster)|student|leerling|lid|cliënt|eigenaar|eigenares|eigenaren|exploitant|"
    r"uitbater|uitbaatster|vennoot|pachter|bewoner)\s(?:bij|van|op|aan))\s[^\n]{0,12}$"
)
# "ingediend door de voorzitter, Esdoornlaan 5": whoever holds a club's papers lives there.
_CAPACITY = re.compile(
    r"(?i:\b(?:voorzitter|voorzitster|secretaris|penningmeester|bestuurslid|eigenaar|eigenares|exploitant|uitbater|klager|"
    r"klaagster|melder|aanvrager|aanvraagster|indiener|bezwaarmaker|verzoeker|verzoekster|appellant|appellante|bewoner|"
    r"bewoonster|slachtoffer|getuige|aangever|patiënt|cliënt))(?:,|\s\(|:|,?\swonende|,?\sop|,?\saan)?\s(?:de\s|het\s)?$"
)
# Who sits for a party or on a board gives his own address below it.
_SITS = re.compile(
    r"(?i:\b(?:\w*(?:raads|staten|kamer|commissie|bestuurs)lid|\w*fractie\w*|lijsttrekker|penningmeester|vrijwilliger))"
    r"\W[^\n]{0,20}$"
)
# "uw bedrijf aan de Klaver 18": a citizen's business is where he lives.
_SOMEBODYS = re.compile(r"(?i:\b(?:uw|mijn|zijn|haar|hun|je|jullie|diens|wiens|wier))\s(?:[a-z]+\s)?$")
_NAMED_SO = re.compile(r"\W{0,3}(?i:t\.?n\.?v\.?|ten\s+name\s+van|op\s+naam\s+van|van)\W{1,3}")
_OWN = re.compile(
    r"(?i)\b(?:doorkies\w*|rechtstreeks?|direct(?:e|nummer)?|mijn|privé\w*|thuis\w*|my|mobiel|inbel\w*|dial-?in)\b"
)
_ONE_WORD = re.compile(r"[a-z]{3,}\d{0,2}")
_DISPLAY = re.compile(r"(?:[:;>]|^)[ \t,\"']*(?P<name>[^:;<>\n\"]{2,60}?)[ \"']*[<(\[]$", re.MULTILINE)
_APPOSED = re.compile(r"[A-Z][\w'’-]+(?:,|\s\(|\s[-–|])\s?\Z")  # "Jip, gemeente X": who is of it
_LEGAL = re.compile(
    r"\b(?:[BN]\.?V|U\.?A|GmbH|Ltd)\b|\b(?i:gemeente|stichting|vereniging|provincie|waterschap)\b"
)
_TOLD = re.compile(r"\s?(?::|\(|(?:op|via|tel\.?|telefoon)\s)[\s:(+]*")
_IN_BRACKET = re.compile(r"(?:,\s\d\w*\s(?:verdieping|etage))?\s?\((?:(?:de|het|voormalige?|vm\.)\s)*")


@dataclass(frozen=True, kw_only=True)
class Owners:
    """The persons and bodies of one text, for asking whose a datum is."""

    text: str
    findings: tuple[Finding, ...]

    @cached_property
    def _persons(self) -> list[tuple[int, int]]:
        """Return where persons are named who hold no office, in the order of the text."""
        named = (f for f in self.findings if f.entity is Entity.PERSON and f.role not in OFFICES)
        return sorted((f.span.start, f.span.end) for f in named)

    @cached_property
    def _bodies(self) -> list[tuple[int, int]]:
        """Return where bodies stand that were found as such and are more than one word or a known one."""
        named = (f for f in self.findings if f.entity is Entity.ORGANISATION)
        return sorted((f.span.start, f.span.end) for f in named if self._sure(f))

    def _sure(self, finding: Finding) -> bool:
        """Tell whether an organisation is one: no heading of a column, nor one word the model guessed."""
        name = finding.span.of(self.text)
        if NOBODYS.search(name):
            return False
        several = len(re.findall(r"[^\W\d_]{2,}", name)) > 1
        return several or finding.found_by == "structure:thing" or BODY.fullmatch(name) is not None

    @cached_property
    def _plain(self) -> str:
        """Return the text with addresses, numbers and places as blanks: they part no body from its datum."""
        chars = list(self.text)
        for finding in self.findings:
            if finding.entity in _MASKED:
                town = (
                    _TOWN.match(self.text, finding.span.end) if finding.entity is Entity.NL_ADDRESS else None
                )
                for at in range(finding.span.start, town.end() if town else finding.span.end):
                    chars[at] = " " if chars[at] != "\n" else "\n"
        return "".join(chars)

    def at_body(self, span: Span) -> bool:
        """Tell whether an address is a body's or a building's, and no home."""
        begin = self._stretch(span)
        told = _IN_BRACKET.match(self.text, span.end)
        if HOME_BEHIND.match(self.text, span.end):
            return False
        if BODY.match(self.text, span.start) or (told and BODY.match(self.text, told.end())):
            return not HOME.search(self._clause(begin, span.start))
        body = None if ONE_HOUSE.search(self.text[begin : span.start]) else self._nearest(begin, span.start)
        if body is None or not self._joined(body.end, span.start) or self._may_be_home(begin, body, span):
            return False
        line = self.text.rfind("\n", 0, span.start) + 1
        in_row = _CELLS.search(self.text, body.end, span.start) is not None
        bracketed = ")" in self.text[body.end : span.start] and "(" not in self.text[body.end : span.start]
        return not (
            (in_row and self._person(line, span.start)) or (bracketed and self._person(begin, body.start))
        )

    def _may_be_home(self, begin: int, body: Span, span: Span) -> bool:
        """Tell whether words of a home, a landmark or an employer stand round a body, or it sits at one."""
        name, lead = body.of(self.text), self.text[max(0, body.start - 40) : body.start]
        words = self._clause(begin, body.start) + " " + self.text[body.end : span.start]
        return bool(
            CLUB.search(name)
            or self._one_mans(name)
            or _BESIDE.search(lead)
            or _EMPLOYED.search(lead)
            or _SOMEBODYS.search(lead)
            or _SITS.search(lead)
            or HOME.search(words)
        )

    def _one_mans(self, name: str) -> bool:
        """Tell whether a firm is the person behind it: by its kind, or by the surname of somebody named here.

        "De Vries Advies" below Jan de Vries sits at his home; "De Vries Advies B.V." is a legal person.
        """
        words = set(re.findall(r"[^\W\d_]{3,}", name.casefold()))
        bears = not words.isdisjoint(self._last_names) or ONE_TRADE.search(name) is not None
        return (bears and not _LEGAL.search(name)) or ONE_MANS.search(name) is not None

    @cached_property
    def _last_names(self) -> frozenset[str]:
        """Return the last word of each person who is named here, but of single words."""
        names = (re.findall(r"\w+", self.text[start:end].casefold()) for start, end in self._persons)
        return frozenset(words[-1] for words in names if len(words) > 1)

    def _clause(self, begin: int, end: int) -> str:
        """Return the line before a place, behind the last address on it: what was said of that is said."""
        line = max(begin, self.text.rfind("\n", 0, end) + 1)
        at = bisect_left(self._addresses, end + 1)
        return self.text[max(line, self._addresses[at - 1] if at else 0) : end]

    @cached_property
    def _addresses(self) -> list[int]:
        """Return where the addresses end, in the order of the text."""
        return sorted(f.span.end for f in self.findings if f.entity is Entity.NL_ADDRESS)

    def of_capacity(self, span: Span) -> bool:
        """Tell whether somebody told by what he does stands right before an address: "de voorzitter, "."""
        return _CAPACITY.search(self.text, max(0, span.start - _NEAR), span.start) is not None

    def answered(self, span: Span) -> bool:
        """Tell whether a telephone number is a body's or a desk's: nobody is named with it."""
        begin = self._stretch(span)
        behind = _NAMED_BEHIND.match(self.text, span.end)
        if self.own(span) or (behind and self._person(span.end, behind.end() + 1)):
            return False
        body = self._nearest(begin, span.start, desks=True)
        if body is None or not self._joined(body.end, span.start) or self._in_row_of_somebody(body, span):
            return False
        between, name = self.text[body.end : span.start], body.of(self.text)
        if (
            self._one_mans(name)
            or _EMPLOYED.search(self.text[max(0, body.start - 40) : body.start])
            or _APPOSED.search(self.text, begin, body.start)
            or re.search(r"\bof\b", between)
        ):
            return False  # "ons kantoor, 020 …, of op 0546 …": the other is somebody else's
        bracket = self.text.rfind("(", begin, body.start)
        if bracket >= 0 and ")" not in self.text[bracket : span.start]:
            begin = bracket  # "(Kuiper Arbo, 088 …)": who is named before it has another number
        desk = DESK.fullmatch(name) and (
            _TOLD.fullmatch(between) or (between == " " and not _UNIT.match(name))
        )
        return not self._person(max(begin, body.start - 6) if desk else begin, span.start)

    def _in_row_of_somebody(self, body: Span, span: Span) -> bool:
        """Tell whether body and number are cells of one row, in which somebody or an address is named too."""
        if _CELLS.search(self.text, body.end, span.start) is None:
            return False
        line = self.text.rfind("\n", 0, span.start) + 1
        end = self.text.find("\n", span.end) % (len(self.text) + 1)
        at = bisect_left(self._addresses, line)
        housed = at < len(self._addresses) and self._addresses[at] <= end
        housed = (
            housed and ONE_MANS.search(body.of(self.text)) is None and not _LEGAL.search(body.of(self.text))
        )
        return housed or self._person(line, end)

    def alone(self, span: Span) -> bool:
        """Tell whether nobody is named with a number, nobody calls it his own, and no signature has it."""
        line = self.text.rfind("\n", 0, span.start) + 1
        labelled = self._joined(line, span.start) and self._stretch(span) <= line
        return not labelled and not (self.own(span) or self._person(self._stretch(span), span.start))

    def own(self, span: Span) -> bool:
        """Tell whether somebody's own number is spoken of: "mijn", "doorkies", "thuis"."""
        before = self.text[self._stretch(span) : span.start]
        return bool(_OWN.search(before) or HOME.search(before))

    def sole(self, span: Span) -> bool:
        """Tell whether a letterhead is somebody's own: his name begins it, without a body or post box."""
        begin = self.text.rfind("\n\n", 0, span.start) + 1
        begin += len(self.text[begin:]) - len(self.text[begin:].lstrip())
        named = self._person(begin, begin + 1) and not _BOX.search(self.text, begin, span.end + _NEAR)
        bodies = (self._bodies, self._worded, self._desks)
        return named and not any(
            bisect_left(some, (begin, 0)) < bisect_left(some, (span.start, 0)) for some in bodies
        )

    def unhoused(self, span: Span) -> bool:
        """Tell whether nothing directly before an address says that somebody lives there."""
        line = self.text.rfind("\n", 0, span.start) + 1
        begin = max(line, span.start - _NEAR)
        if _INHABITANTS.search(self.text, begin, span.start):
            return True
        return not (HOME.search(self.text[begin : span.start]) or self._person(begin, span.start))

    def account_of_body(self, span: Span) -> bool:
        """Tell whether an account is in the name of a body: told behind it, or named before it alone."""
        if named := _NAMED_SO.match(self.text, span.end):
            end = min(self.text.find("\n", named.end()) % (len(self.text) + 1), named.end() + 60)
            body = self._nearest(named.end(), end)
            return (
                body is not None
                and not self._one_mans(body.of(self.text))
                and not self._person(named.end(), body.end)
            )
        begin = self._stretch(span)
        body = self._nearest(begin, span.start)
        return (
            body is not None
            and not self._one_mans(body.of(self.text))
            and not self._person(begin, span.start)
            and self._joined(body.end, span.start)
            and not HOME.search(self.text[begin : span.start])
        )

    def mailbox_of_body(self, span: Span, address: str) -> bool:
        """Tell whether a mailbox is a body's: its display name is one's, or it is called as one named.

        "Kwaliteitszorg <kwzorg@…>" in a header, "speeltuinbellevue@" of Stichting Speeltuin Bellevue.
        """
        local = address.casefold().removeprefix("mailto:").partition("@")[0]
        if not _ONE_WORD.fullmatch(local):
            return False
        display = _DISPLAY.search(self.text, max(0, span.start - _FAR), span.start)
        if display and self._is_body(display.start("name"), display.end("name")):
            return True
        return local not in self._surnames and local in self._called

    @cached_property
    def _surnames(self) -> frozenset[str]:
        """Return the last words of each person, joined: a firm may be called after its partner."""
        names = (re.findall(r"\w+", self.text[start:end].casefold()) for start, end in self._persons)
        return frozenset("".join(words[at:]) for words in names for at in range(len(words)))

    def _is_body(self, start: int, end: int) -> bool:
        """Tell whether a stretch is one organisation's name, with no person in it."""
        at = bisect_left(self._named, (start + 2, 0))
        return not self._person(start, end) and at > 0 and self._named[at - 1][1] >= end - 1

    @cached_property
    def _named(self) -> list[tuple[int, int]]:
        """Return where organisations are named, in the order of the text."""
        return sorted((f.span.start, f.span.end) for f in self.findings if f.entity is Entity.ORGANISATION)

    @cached_property
    def _called(self) -> frozenset[str]:
        """Return what the bodies' mailboxes may be called: two or more words of a name on end."""
        every = set[str]()
        for start, end in self._bodies:
            words = re.findall(r"\w+", self.text[start:end].casefold())[:_WORDS]
            every.update("".join(words[a:b]) for a in range(len(words)) for b in range(a + 2, len(words) + 1))
        return frozenset(every)

    def _stretch(self, span: Span) -> int:
        """Return where what belongs together begins: a sentence, lines up to a blank one, or a row."""
        line = self.text.rfind("\n", 0, span.start) + 1
        if _CELLS.search(self.text, line, span.start):
            return max(line, span.start - _FAR)
        begin = max(0, span.start - _FAR)
        before = self._plain[begin : span.start]
        ends = [match.end() for match in _BLANK_LINE.finditer(before)]
        ends += [match.end() for match in _SENTENCE_ENDS.finditer(self.text[begin : span.start])]
        return begin + max(ends, default=0)

    def _nearest(self, start: int, end: int, *, desks: bool = False) -> Span | None:
        """Return the last body named between two places, None where a person is named after it."""
        ranges = []
        for places in (self._bodies, self._worded, self._desks) if desks else (self._bodies, self._worded):
            low, high = bisect_left(places, (start, 0)), bisect_left(places, (end, 0))
            ranges += [(begin, min(stop, end)) for begin, stop in places[max(low, high - _MANY) : high]]
        last = max(ranges, key=lambda place: (place[1], -place[0]), default=None)
        return None if last is None or self._person(last[1], end) else Span(*last)

    @cached_property
    def _worded(self) -> list[tuple[int, int]]:
        """Return where a word of the name tells of a body or building."""
        return [match.span() for match in BODY.finditer(self.text)]

    @cached_property
    def _desks(self) -> list[tuple[int, int]]:
        """Return where desks and units stand."""
        return [match.span() for match in DESK.finditer(self.text)]

    def _joined(self, start: int, end: int) -> bool:
        """Tell whether only words that join stand between a body and its datum: "gevestigd te", "tel."."""
        words = _WORD.findall(UNIT_LINE.sub("", self._plain[start:end]))
        return all(word.casefold().rstrip(".") in LINKS for word in words)

    def _person(self, start: int, end: int) -> bool:
        """Tell whether a person is named between two places."""
        at = bisect_left(self._persons, (start, 0))
        return at < len(self._persons) and self._persons[at][0] < end
