"""The strings that are hidden anywhere in the dossier: they may stand nowhere else, also not in a title."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from woo_redact.model import Decision, Entity, Role, Secret, Subject, SubjectKind

_SHORTEST_NAME = 3  # letters: initials alone stand in every text
_SHORTEST_NUMBER = 5  # letters and digits: a door code of four is also a year
_SHORTEST_WORD = 4  # letters of a name's word that tells by itself
LEFT_OUT = "[…]"
_LONGEST_RUN = 8  # words of a title that may make up one hidden name or number
# Words that are hidden where they stand beside a person but are no secret by themselves.
_NOT_SECRET = frozenset({Entity.SPECIAL_CATEGORY, Entity.SIGNATURE, Entity.ORGANISATION, Entity.LOCATION})
_BEFORE_POSTCODE = re.compile(r"[^\W\d_].*?\d[\w-]*[ ,]+(?=\d{4} ?[A-Za-z]{2}(?!\w))")
# The words of a file name: "20240304_verslagWilmaBos" is 20240304, verslag, Wilma, Bos.
_WORD = re.compile(r"[^\W\d_a-zß-ÿ]?[a-zß-öø-ÿ]+|[^\W\d_]+|\d+")


def hidden_strings(text: str, decisions: Iterable[Decision]) -> Iterator[tuple[Entity, str]]:
    """Yield what decisions hide that may stand nowhere else: mail addresses whole, streets also alone."""
    for decision in decisions:
        if not decision.hides or decision.span is None or decision.entity in _NOT_SECRET:
            continue
        entity = decision.entity or Entity.TERM
        words = " ".join(whole(text, decision).split()).rstrip(".-")
        length = sum(map(str.isalnum, words))
        if length >= (_SHORTEST_NAME if entity is Entity.PERSON else _SHORTEST_NUMBER):
            yield entity, words
        if entity is Entity.NL_ADDRESS and (street := _BEFORE_POSTCODE.match(words)):
            yield entity, street[0].rstrip(" ,")  # elsewhere the same house stands without its postcode


def whole(text: str, decision: Decision) -> str:
    """Return the words a decision is on, "" for none; of a mail address the domain too."""
    if decision.span is None:
        return ""
    end = decision.span.end
    if decision.entity is Entity.EMAIL_ADDRESS and text[end : end + 1] == "@":
        while end < len(text) and (text[end].isalnum() or text[end] in "@.-"):
            end += 1
    return text[decision.span.start : end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What no title may hold: hidden strings as letters and digits only, and the words of private names."""

    strings: frozenset[str] = field(repr=False)
    words: frozenset[str] = field(repr=False)


def telling(secrets: Iterable[Secret], subjects: Iterable[Subject]) -> Telling:
    """Return what no title may hold, for `without`."""
    private = (s for s in subjects if s.kind is SubjectKind.PERSON and s.role is Role.PRIVATE and s.known)
    words = {_squeezed(w) for s in private for name in s.names for w in _WORD.findall(name)}
    return Telling(
        strings=frozenset(_squeezed(secret.text) for secret in secrets),
        words=frozenset(word for word in words if len(word) >= _SHORTEST_WORD),
    )


def without(title: str, known: Telling) -> str:
    """Return a title with "[…]" for the words that tell; "" where nothing else is left of it.

    However its words are joined: "CV-JipZwaan", "cv_jip_zwaan" and "Zwaan CV" all tell of Jip Zwaan (PRACTICE
    C06: data_in_file). A name's word by itself must have its capital: "bakker" is nobody. They
    were not hidden in the title itself: a firm may be called as somebody who is hidden elsewhere.
    """
    while places := _telling(title, known):
        start, end = min(places)
        while more := [last for first, last in places if first <= end + 1 and last > end]:
            end = max(more)
        title = f"{title[:start]}{LEFT_OUT}{title[end:]}"
    return title if re.search(r"[^\W_]", title) else ""


def _telling(title: str, known: Telling) -> list[tuple[int, int]]:
    """Return the places in a title that hold a secret."""
    found = list(_WORD.finditer(title))
    words = [_squeezed(word[0]) for word in found]
    return [
        (found[start].start(), found[end - 1].end())
        for start in range(len(words))
        for end in range(start + 1, min(len(words), start + _LONGEST_RUN) + 1)
        if "".join(words[start:end]) in known.strings
        or (end == start + 1 and found[start][0][0].isupper() and words[start] in known.words)
    ]


def _squeezed(text: str) -> str:
    """Return letters and digits only, in lower case."""
    return re.sub(r"[\W_]", "", text.casefold())


def with_swept(decisions: Iterable[Decision], added: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return the decisions on a document with those that the last look adds, in the order of the text.

    Where that hides what was to stay, it stays no longer; where it stays after all, that was said before.
    """
    before, after = tuple(decisions), tuple(added)
    left = [d for d in before if d.hides or not any(_of_one_datum(d, more) for more in after if more.hides)]
    more = [d for d in after if d.hides or not any(_of_one_datum(d, known) for known in before)]
    return tuple(sorted((*left, *more), key=lambda decision: (decision.start or 0, decision.end or 0)))


def _of_one_datum(one: Decision, other: Decision) -> bool:
    """Tell whether two decisions are on one kind of datum and share a character."""
    if one.span is None or other.span is None or one.entity is not other.entity:
        return False
    return one.span.start < other.span.end and other.span.start < one.span.end
