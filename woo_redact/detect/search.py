"""Pass two: links a document's findings to the dossier's subjects and finds the subjects again (P39, P40)."""

import re
from collections.abc import Iterable
from dataclasses import replace

from woo_redact.detect.hits import Hit, Places
from woo_redact.detect.matcher import Match, matches
from woo_redact.detect.names import BLANK
from woo_redact.detect.occurrences import Occurrences
from woo_redact.detect.places import as_places, known_places
from woo_redact.detect.present import KEPT
from woo_redact.detect.spellings import Form, Index, index, squeezed
from woo_redact.detect.terms import never_spans
from woo_redact.detect.units import flowing
from woo_redact.model import Document, Entity, Finding, Subject
from woo_redact.profile import Profile


def search(
    document: Document, findings: tuple[Finding, ...], subjects: tuple[Subject, ...], profile: Profile
) -> tuple[Finding, ...]:
    """Return the document's findings with their subjects, and a finding for each further occurrence.

    The result does not overlap and is in the order of the text.
    """
    every = index(subjects)
    text = flowing(document.text)
    occurrences = Occurrences(text, every)
    places = known_places(subjects)
    spots = [spot for spot in _longest(matches(text, subjects)) if not _is_place(text, spot, places)]
    hits = [_person_part(text, Hit.of(finding), every) for finding in findings]
    linked = as_places(text, occurrences.link(hits, spots), subjects)
    never = never_spans(document.text, profile)
    taken = Places(linked)
    found = [
        hit
        for match in spots
        if (hit := occurrences.judge(match, taken))
        and not any(s <= hit.start and hit.end <= e for s, e in never)
    ]
    return tuple(hit.finding(document) for hit in _combined(linked, found))


def _is_place(text: str, match: Match, places: frozenset[str]) -> bool:
    """Tell whether what looks like a name with a letter wrong is a place or club of the dossier."""
    return match.form is Form.NEAR and squeezed(text[match.start : match.end]) in places


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
    for match in sorted(found, key=lambda m: (m.start, -m.end, m.end - m.start != len(m.spelling), m.form)):
        if not chosen or match.start >= chosen[-1].end:
            chosen.append(match)
    return chosen


def _combined(linked: list[Hit], found: list[Hit]) -> list[Hit]:
    """Return findings that do not overlap: new ones take in the shorter ones they cover."""
    places = Places(linked)
    gone: set[Hit] = set()
    new: list[Hit] = []
    for hit in found:
        covered = [other for other in places.over(hit.start, hit.end) if other not in gone]
        if any(other.contains(hit) and other.entity not in KEPT for other in covered):
            continue
        if any(other.entity not in KEPT and other.entity is not Entity.PERSON for other in covered):
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
