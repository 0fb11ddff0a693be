"""The last look of detection: what was hidden as a string somewhere may not stand open elsewhere."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import ahocorasick

from woo_redact.detect.recognizers.surroundings import is_reference
from woo_redact.model import Decision, Document, Entity, Finding, Secret, Span

_SURE = 0.9
_DOUBTFUL = 0.4  # a word that may be something else here: a person is asked
_PARTICLES = frozenset(
    (
        "van",
        "de",
        "den",
        "der",
        "het",
        "'t",
        "in",
        "op",
        "te",
        "ten",
        "ter",
        "el",
        "al",
        "von",
        "du",
        "la",
        "le",
    )
)
# A date or a single name elsewhere need not be that person's.
_MAY_DIFFER = frozenset({Entity.DATE_OF_BIRTH, Entity.CREDENTIAL})


@lru_cache(maxsize=2)
def _automaton(secrets: tuple[Secret, ...]) -> ahocorasick.Automaton:
    """Return the matcher of all secrets in lower case, made once per dossier."""
    automaton = ahocorasick.Automaton()
    for secret in secrets:
        lowered = secret.text.lower()
        if len(lowered) == len(secret.text):
            automaton.add_word(lowered, secret)
    automaton.make_automaton()
    return automaton


def sweep(
    document: Document, decisions: Iterable[Decision], secrets: tuple[Secret, ...]
) -> tuple[Finding, ...]:
    """Return a finding for each secret that stands in the document without any decision on it.

    Matching is on whole words; a single name must have its capital (or be in capitals) and is doubtful,
    all else is matched in any case.
    """
    if not secrets:
        return ()
    placed = [(decision.span, decision.hides) for decision in decisions if decision.span]
    findings: list[Finding] = []
    for span, secret in sorted(_matches(document.text, secrets), key=lambda m: (m[0].start, -m[0].end)):
        # Hidden already in part, or wholly inside what was decided to stay: settled. Half in it is not.
        if any(other.overlaps(span) if hides else other.contains(span) for other, hides in placed):
            continue
        placed.append((span, True))
        single = secret.entity is Entity.PERSON and _one_name(secret.text)
        # Nine digits that are a BSN there and a case number here: a person must say which.
        doubtful = single or secret.entity in _MAY_DIFFER or is_reference(document.text, span.start)
        findings.append(
            Finding(
                document=document.id,
                digest=document.sha256,
                span=span,
                entity=secret.entity,
                score=_DOUBTFUL if doubtful else _SURE,
                found_by="sweep" if single else "structure:sweep",
                why="elders in het dossier weggelaten",
            )
        )
    return tuple(findings)


def _matches(text: str, secrets: tuple[Secret, ...]) -> Iterator[tuple[Span, Secret]]:
    """Yield every whole-word occurrence of a secret."""
    # One blank for any white space, so that a name over a line end is found; the length stays the same.
    flat = re.sub(r"\s", " ", text.lower())
    if len(flat) != len(text):  # a letter whose lower case is longer (İ): offsets would slip
        flat = "".join(c.lower() if len(c.lower()) == 1 else c for c in re.sub(r"\s", " ", text))
    automaton = _automaton(secrets)
    if not len(automaton):
        return
    for last, secret in automaton.iter(flat):
        start, end = last - len(secret.text) + 1, last + 1
        whole = not (start and text[start - 1].isalnum()) and not (end < len(text) and text[end].isalnum())
        if whole and (secret.entity is not Entity.PERSON or _named(text[start:end], secret.text)):
            yield Span(start, end), secret


def _one_name(name: str) -> bool:
    """Tell whether a name is one word beside its particles: "Roos", "van Zwolle"."""
    return sum(part.lower() not in _PARTICLES for part in name.split()) < 2


def _named(words: str, name: str) -> bool:
    """Tell whether words that equal a name but for case are written as a name."""
    return not _one_name(name) or words == name or words.isupper()
