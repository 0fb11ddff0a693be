"""Puts the pieces of a name together: overlapping, side by side, and what belongs to it left and right."""

import re
from collections.abc import Sequence
from dataclasses import replace

from woo_redact.detect.given import is_only_given
from woo_redact.detect.hits import Hit, Places
from woo_redact.detect.lexicon import is_word_too
from woo_redact.detect.names import BLANK, INITIALS, PARTICLE, WORD, fold
from woo_redact.detect.pieces import is_mid_name, possible_name
from woo_redact.detect.roles import without_town
from woo_redact.detect.vocabulary import AFTER_PERSONS, NOT_NAMES

_LEFT = re.compile(
    rf"(?:(?:(?<!\w){INITIALS}{BLANK}?)(?:{PARTICLE}{BLANK})?|"
    rf"(?<![\w-])(?:[vV]an{BLANK}(?:den|der|de|het|['’]t)|[vV]\.?\s?d\.?|[dD]en|[dD]er|[tT]en|[tT]er|"
    rf"['’]t|[eE]l|[dD]e|Van|"
    rf"[oO]p{BLANK}(?:de|den|['’]t)|[iI]n{BLANK}['’]t|[aA]an{BLANK}(?:de|den|['’]t)){BLANK})$"
)
_GIVEN_AND_PARTICLE = re.compile(rf"(?<![\w-])(?P<given>{WORD}){BLANK}(?:{PARTICLE}{BLANK})$")
_GIVEN = re.compile(rf"(?<![\w-])(?P<given>{WORD}){BLANK}$")
_RIGHT = re.compile(
    rf"(?:{BLANK}?-{BLANK}?(?:{PARTICLE}{BLANK})?{WORD}|"
    # "Jetta Klijnsma bij de Drentse gemeenten": such a word goes on with the sentence, not with the name.
    rf"{BLANK}(?!(?:bij|voor|over|onder|tot){BLANK})(?:{PARTICLE}{BLANK}){WORD}|"
    rf"{BLANK}{WORD}|{BLANK}(?:[jJ]|[sS])r\.?)(?![\w@])"
)
_JOINT = re.compile(rf"{BLANK}|{BLANK}(?:{PARTICLE}){BLANK}|{BLANK}?-{BLANK}?")


def united(persons: Sequence[Hit], fixed: Places) -> list[Hit]:
    """Return persons that do not overlap: the longest stretch, with the best of their knowledge.

    Where a fixed place bounds a name exactly, the model's longer stretch loses; where it says that no
    person stands there, a model's person is dropped.
    """
    found: list[Hit] = []
    for hit in sorted(persons, key=lambda h: (h.start, -h.end)):
        if not hit.bounded and fixed.over(hit.start, hit.end):
            continue
        if not found or hit.start >= found[-1].end:
            found.append(hit)
            continue
        last = found[-1]
        best = min(last, hit, key=lambda h: (not h.exact, not h.structural, -h.score))
        other = hit if best is last else last
        role = best.role or other.role
        if best.exact and not other.bounded:
            found[-1] = best if best.role == role else replace(best, role=role)
        else:
            found[-1] = replace(best, start=last.start, end=max(last.end, hit.end), role=role)
    return found


def joined(text: str, persons: Sequence[Hit]) -> list[Hit]:
    """Return the persons with pieces of one name put together: "Jan" + "de Vries", "Bos" - "Kuiper"."""
    whole: list[Hit] = []
    for hit in persons:
        last = whole[-1] if whole else None
        if (
            last is not None
            and not (last.exact and hit.exact)
            and _JOINT.fullmatch(text, last.end, hit.start)
            and (not hit.role or hit.role == last.role)
        ):
            best = min(last, hit, key=lambda h: (not h.structural, -h.score))
            whole[-1] = replace(best, start=last.start, end=hit.end, role=last.role or hit.role, exact=False)
        else:
            whole.append(hit)
    return whole


def extended(text: str, hit: Hit, others: Places) -> Hit:
    """Return a person's hit with the initials, particles and further names that belong to it."""
    if hit.exact:
        return hit
    start, end = hit.start, hit.end
    taken = [(o.start, o.end) for o in others.over(start - 60, end + 60) if o is not hit]
    for _ in range(3):
        window = text[max(0, start - 40) : start]
        match = _LEFT.search(window) or _GIVEN_AND_PARTICLE.search(window)
        if not match or (match.groupdict().get("given") and fold(match["given"]) in NOT_NAMES):
            break
        begin = start - len(match[0])
        if any(b < start and e > begin for b, e in taken):
            break
        if match.re is _GIVEN_AND_PARTICLE and not is_mid_name(text, begin, match["given"]):
            break
        start = begin
    start = _with_given(text, start, end, taken) if not hit.structural else start
    for _ in range(3):
        more = _RIGHT.match(text, end)
        if not more or any(b < more.end() and e > end for b, e in taken):
            break
        words = [w for w in re.split(r"[\s-]+", more[0]) if w]
        of_place = words[0] == "van" and len(words) == 2 and re.search(r"[ .]", text[start:end].strip())
        if of_place or without_town(text[start : more.end()]) != text[start : more.end()]:
            break  # "R. Bakker van Zandmeer"
        if (
            not possible_name(words[-1])
            or fold(words[-1]) in NOT_NAMES
            or (text[end - 1] == "." and fold(words[-1]) in AFTER_PERSONS)  # "voor B. Vraagt hij"
            or words[-1].isupper()
            or text[start:end].isupper()
        ):
            break
        end = more.end()
    return hit if (start, end) == (hit.start, hit.end) else replace(hit, start=start, end=end)


def _with_given(text: str, start: int, end: int, taken: Sequence[tuple[int, int]]) -> int:
    """Return where a surname begins with the first name directly before it: "Geesje" and "Ruiter"."""
    first = _GIVEN.search(text, max(0, start - 24), start) if " " not in text[start:end] else None
    if first is None or any(b < start and e > first.start() for b, e in taken):
        return start
    given = first["given"]
    sure = is_only_given(given) and not is_word_too(given) and possible_name(given)
    return first.start() if sure else start
