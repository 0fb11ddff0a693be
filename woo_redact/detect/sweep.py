"""The last look of detection: what was hidden as a string somewhere may not stand open elsewhere.

It finds whatever the check on secrets would find in what is left of the text (PRACTICE C01): a mismatch would
withhold the document. So it looks at the text as it will be published, with what was hidden taken out of it.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import ahocorasick

from woo_redact.detect.firms import is_firm
from woo_redact.detect.innocent import in_place, is_seat
from woo_redact.detect.names import PARTICLE, fold
from woo_redact.detect.reading import plainly, readings
from woo_redact.detect.recognizers.surroundings import is_reference
from woo_redact.detect.remembered import remembered
from woo_redact.detect.vocabulary import ALWAYS_CAPITAL, TITLES
from woo_redact.language import recorded
from woo_redact.model import HIDDEN, Decision, Document, Entity, Finding, Secret, Span

_SURE = 0.9
_DOUBTFUL = 0.4  # a word that may be something else here: a person is asked
# A date or a single name elsewhere need not be that person's.
_MAY_DIFFER = frozenset({Entity.DATE_OF_BIRTH, Entity.CREDENTIAL})
_OF_A_BODY = frozenset({Entity.NL_ADDRESS, Entity.PHONE_NUMBER, Entity.IBAN_CODE})
_PLACED = frozenset({Entity.LOCATION, Entity.ORGANISATION})
# Separators carry no meaning in these: "06-12 34" and "0612.34" are the same number.
_NUMBERS = frozenset(
    {
        Entity.NL_BSN,
        Entity.PHONE_NUMBER,
        Entity.IBAN_CODE,
        Entity.NL_LICENSE_PLATE,
        Entity.NL_V_NUMBER,
        Entity.NL_ID_DOCUMENT,
    }
)
_SHORTEST, _SHORTEST_NUMBER = 2, 5
_NATIONAL = 9  # digits of a Dutch phone number after its zero
_TOKEN = re.compile(r"[^\W_]+")
_RUN = re.compile(r"[^\W_]+(?:[ .\-/()+:]{0,4}[^\W_]+)*")
_ROUNDS = 3  # what is hidden in one round can leave a shorter secret on its own for the next
_ARTICLE = re.compile(r"(?<!\w)(?i:het|een|'t|’t)\s$")
_LATIN = 0x590  # letters before this are set as letters; beyond, a word may be cut where the script changes
_PARTICLES = re.compile(rf"(?:(?:{PARTICLE})\s+)+(?=\S)")
_TITLED = re.compile(rf"(?:^|\W)(?i:{TITLES})\.?\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sought:
    """A secret in the form it is sought in: its entity, and the ways of writing it that count (None: any)."""

    length: int
    entity: Entity
    written: frozenset[str] | None = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Secrets:
    """All secrets of a dossier, compiled."""

    words: ahocorasick.Automaton
    numbers: ahocorasick.Automaton


@remembered
def _compiled(secrets: tuple[Secret, ...]) -> _Secrets:
    """Return the secrets compiled, once per dossier."""
    words: dict[str, _Sought] = {}
    numbers: dict[str, _Sought] = {}
    for secret in secrets:
        for form in _forms(secret.text):
            key = plainly(form).strip()
            if len(key) >= _SHORTEST:
                words[key] = _with(words.get(key), key, form, secret.entity)
        for compact in _compact(plainly(secret.text), secret.entity):
            sought = _Sought(length=len(compact), entity=secret.entity, written=None)
            numbers.setdefault(compact, sought)
    return _Secrets(words=_automaton(words), numbers=_automaton(numbers))


def _forms(secret: str) -> Iterator[str]:
    """Yield a secret as it was hidden, and joined where the end of a line broke it."""
    yield secret
    if "- " in secret:
        yield secret.replace("- ", "-")
        yield secret.replace("- ", "")


def _with(known: _Sought | None, key: str, form: str, entity: Entity) -> _Sought:
    """Return what is sought under a key when one more secret has it.

    A name of one word must be written as it was hidden or in capitals: "Bos" and "BOS" are a name, "bos" is a
    wood. All else counts in any case.
    """
    if entity is not Entity.PERSON or " " in key:
        return _Sought(length=len(key), entity=entity, written=None)
    bare = _bare(form)
    written = frozenset({bare, bare.upper()})
    if known is None:
        return _Sought(length=len(key), entity=entity, written=written)
    if known.written is None:
        return known
    return _Sought(length=len(key), entity=entity, written=known.written | written)


def _bare(text: str) -> str:
    """Return a word without accents and what shows nothing, its capitals as they are."""
    letters = unicodedata.normalize("NFKD", text)
    return "".join(c for c in letters if c.isalnum() or c in "-'.&")


def _compact(form: str, entity: Entity) -> Iterator[str]:
    """Yield a number without separators; a phone number also with and without the country's code."""
    compact = "".join(_TOKEN.findall(form)) if entity in _NUMBERS else ""
    if len(compact) < _SHORTEST_NUMBER or not any(map(str.isdigit, compact)):
        return
    yield compact
    national = compact.removeprefix("0031").removeprefix("31").removeprefix("0")
    if entity is Entity.PHONE_NUMBER and len(national) == _NATIONAL:
        yield from (code + national for code in ("0", "31", "310", "0031", "00310"))


def _automaton(sought: dict[str, _Sought]) -> ahocorasick.Automaton:
    """Return the matcher of some words."""
    automaton = ahocorasick.Automaton()
    for key, value in sought.items():
        automaton.add_word(key, value)
    automaton.make_automaton()
    return automaton


def sweep(
    document: Document, decisions: Iterable[Decision], secrets: tuple[Secret, ...]
) -> tuple[Finding, ...]:
    """Return a finding for each secret that stands in what the decisions leave of a document.

    Words count where no letter adjoins them; a name of one word is doubtful. Within what was decided to stay
    nothing is found; a name of one word that was decided to be a place is told as that.
    """
    if not secrets:
        return ()
    decided = [decision for decision in decisions if decision.span]
    hidden = [decision.span for decision in decided if decision.span and decision.hides]
    kept = _Kept(d for d in decided if not d.hides and not _rests_on_neighbours(d))
    compiled = _compiled(secrets)
    left = _without(document.text, hidden)
    findings: list[Finding] = []
    for _ in range(_ROUNDS):
        new: list[tuple[Span, _Sought]] = []
        for span, sought in sorted(_matches(left, compiled), key=lambda m: (m[0].start, -m[0].end)):
            if not (new and span.start < new[-1][0].end) and not kept.contains(span):
                new.append((span, sought))
        findings += [_finding(document, span, sought, kept) for span, sought in new]
        if not new:
            break
        left = _without(left, (span for span, _ in new))
    return tuple(sorted(findings, key=lambda finding: finding.span))


def _rests_on_neighbours(decision: Decision) -> bool:
    """Tell whether a datum stays for what stands round it: a person's elsewhere, it is his here."""
    return decision.entity in _OF_A_BODY and decision.by.startswith("rule:")


def _without(text: str, spans: Iterable[Span]) -> str:
    """Return the text with each character in the spans as one that stands for something hidden."""
    parts, at = [], 0
    for span in sorted(spans):
        if span.end > at:
            start = max(at, span.start)
            parts += [text[at:start], HIDDEN * (span.end - start)]
            at = span.end
    return "".join([*parts, text[at:]])


class _Kept:
    """What was decided to stay, by place."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        """Note for each character that stays the decision on it, the longest where several are."""
        self._at: dict[int, tuple[Span, Entity | None]] = {}
        for decision in sorted(decisions, key=lambda d: (d.end or 0) - (d.start or 0)):
            if decision.span:
                own = (decision.span, decision.entity)
                self._at.update(dict.fromkeys(range(decision.span.start, decision.span.end), own))

    def contains(self, span: Span) -> bool:
        """Tell whether a span lies wholly in what stays."""
        own = self._at.get(span.start)
        return own is not None and own[0].contains(span)

    def place_at(self, start: int, end: int) -> bool:
        """Tell whether what stands from start to end was decided to stay as a place or an organisation."""
        own = self._at.get(start)
        return own is not None and own[1] in _PLACED and own[0].start <= start and end <= own[0].end


def _finding(document: Document, span: Span, sought: _Sought, kept: _Kept) -> Finding:
    """Return the finding on a secret: "van Zwolle" where "Zwolle" was decided to be the place is a place."""
    words = span.of(document.text)
    single = sought.entity is Entity.PERSON and _one_name(words)
    entity, why = sought.entity, recorded("left out elsewhere in the dossier")
    lead = _PARTICLES.match(fold(words)) if single else None
    placed = lead and words[0].islower() and kept.place_at(span.start + lead.end(), span.end)
    before = document.text[max(0, span.start - 30) : span.start]
    if (placed or (single and _elsewise(document.text, span))) and not _TITLED.search(before):
        entity, why = Entity.LOCATION, recorded("a place here, a name elsewhere")
    # Nine digits that are a BSN there and a case number here: a person must say which.
    doubtful = single or entity in _MAY_DIFFER or is_reference(document.text, span.start)
    return Finding(
        document=document.id,
        digest=document.sha256,
        span=span,
        entity=entity,
        score=_DOUBTFUL if doubtful else _SURE,
        found_by="sweep" if single else "structure:sweep",
        why=why,
    )


def _elsewise(text: str, span: Span) -> bool:
    """Tell whether a firm or a place is called so here: "Klein Wolterink Groep", "(Humanitas, Apeldoorn)"."""
    town = fold(span.of(text)) in ALWAYS_CAPITAL and in_place(text[max(0, span.start - 40) : span.start])
    return town or is_firm(text, span.start, span.end) or is_seat(text, span.start, span.end)


def _matches(text: str, secrets: _Secrets) -> Iterator[tuple[Span, _Sought]]:
    """Yield every occurrence of a secret: as words, and as a number with other separators."""
    for reading in readings(text):
        for start, end, sought in (
            *_words(reading.flat, secrets.words),
            *_numbers(reading.flat, secrets.numbers),
        ):
            place = reading.span(start, end)
            if place and sought.written is not None and _is_word(text, *place):
                continue
            if place and (sought.written is None or _bare(text[slice(*place)]) in sought.written):
                yield Span(*place), sought


def _is_word(text: str, start: int, end: int) -> bool:
    """Tell whether a name in lower case is the word it also is: "het slot" beside "buurman slot"."""
    return text[start:end].islower() and bool(_ARTICLE.search(text[max(0, start - 6) : start]))


def _words(flat: str, automaton: ahocorasick.Automaton) -> Iterator[tuple[int, int, _Sought]]:
    """Yield the secrets in a text as whole words."""
    if not len(automaton):
        return
    for last, sought in automaton.iter(flat):
        start, end = last + 1 - sought.length, last + 1
        if not (start and _one_word(flat[start - 1], flat[start])) and not (
            end < len(flat) and _one_word(flat[last], flat[end])
        ):
            yield start, end, sought


def _one_word(one: str, other: str) -> bool:
    """Tell whether two characters side by side are of one word: letters or digits, and of one script."""
    return one.isalnum() and other.isalnum() and (ord(one) < _LATIN) == (ord(other) < _LATIN)


def _numbers(flat: str, automaton: ahocorasick.Automaton) -> Iterator[tuple[int, int, _Sought]]:
    """Yield the numbers in a text whatever separates their digits."""
    if not len(automaton):
        return
    for run in _RUN.finditer(flat):
        if not any(map(str.isdigit, run[0])):
            continue
        starts: dict[int, int] = {}
        ends: dict[int, int] = {}
        compact = ""
        for token in _TOKEN.finditer(flat, run.start(), run.end()):
            starts[len(compact)] = token.start()
            compact += token[0]
            ends[len(compact)] = token.end()
        for last, sought in automaton.iter(compact):
            start, end = starts.get(last + 1 - sought.length), ends.get(last + 1)
            if start is not None and end is not None:
                yield start, end, sought


def _one_name(name: str) -> bool:
    """Tell whether a name is one word beside its particles: "Roos", "van Zwolle"."""
    name = name.replace("_", " ")
    lead = _PARTICLES.match(fold(name))
    return len((name[lead.end() :] if lead else name).split()) < 2
