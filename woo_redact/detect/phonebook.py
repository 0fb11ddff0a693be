"""Lists of people with their numbers, typed without capitals, and the user names of systems (P05, P33).

1 gert mulder 0611223344            account;datum              Behandelaar gewijzigd van
2 mw. hofstra-bos  0622334455       pjanssen;01-02-2024        t.degroot naar fbulut
"""

import re
from collections.abc import Iterator, Sequence

from woo_redact.detect.english import is_english
from woo_redact.detect.firms import is_firm
from woo_redact.detect.given import is_given
from woo_redact.detect.guarded import Guarded
from woo_redact.detect.hits import STRUCTURE, Hit
from woo_redact.detect.labels import is_heading
from woo_redact.detect.lexicon import is_nobodys, is_town
from woo_redact.detect.names import fold
from woo_redact.detect.pieces import IN_NAMES
from woo_redact.detect.units import Line
from woo_redact.detect.vocabulary import FUNCTION, NOT_NAMES, UNIT
from woo_redact.grounds import policy
from woo_redact.language import recorded
from woo_redact.model import Entity

_PARTICLES = r"(?:(?:van|v\.?\s?d\.?|v/d|de[rn]?|te[rn]?|el|al|op|in|aan|'t)\s){0,3}"
_SURNAME = r"[^\W\d_]{2,}(?:-(?:(?:van|de[rn]?|te[rn]?)\s)*[^\W\d_]{2,})?"
_LISTED = re.compile(
    r"[>*•–—\-\s]*(?:\d{1,3}[.):]?\s+|[a-z]\)\s+)?"
    r"(?:(?P<title>mw|mevr(?:ouw)?|d?hr|de heer|mej|juf|meester|fam(?:ilie)?|buur(?:man|vrouw)|meneer|zr|br)"
    r"\.?\s+)?"
    rf"(?P<name>(?P<first>(?:[a-z]\.\s?){{1,4}}|[^\W\d_]{{2,}}(?:-[^\W\d_]{{2,}})?\s(?=\S))?{_PARTICLES}{_SURNAME})"
    r"(?P<more>(?:\s*\([^()\n]{1,40}\))?[^\d@\n]{0,25}?)[\s:;,/|=–-]*"
    r"(?P<contact>(?<![\w.+-])\(?\+?\d[\d\s()/.–-]{7,18}\d|(?<![\w.+-])[\w.+-]+@[\w.-]+)"
)
_CONTACT = re.compile(r"@|\d[\d\s()/.–-]{7}")  # without it no line is one of a list, and most have none
_PARTICLE = re.compile(r"(?:v\.?\s?d\.?|v/d|van(?:\sde[rn]?)?|te[rn])\s")
_MOBILE = re.compile(r"\(?(?:\+31|0031|0)\D{0,3}6(?:\D{0,3}\d){8}")
_LEAST = 2  # lines in a row that are so, from which on they are a list
# A user name of a person: an initial or two and a surname, with a full stop or a number or without.
_USER = re.compile(r"[a-z]{1,2}[._]?[a-z]{3,20}(?:[._-][a-z]{2,20})?\d{0,4}")
_MACHINES = re.compile(
    r"svc|sys|adm|root|batch|serv|beheer|test|guest|gast|anoniem|api|bot|cron|import|export|web|auto|balie|team|"
    r"info|mail|user|gebr|form|scan|print|intern|extern|portal|digi"
)
_USERS_WORDS = 4  # letters: a shorter word may be anything
_CHANGED = Guarded(
    r"\b(?i:toegewezen|overgedragen|toegekend|doorgezet|reassigned|assigned|"
    r"(?:behandelaar|eigenaar|medewerker|gebruiker|melder|toewijzing|owner|assignee)\s(?:is\s)?"
    r"(?:gewijzigd|overgezet|omgezet|veranderd|changed))\s"
    rf"(?:(?:van|from)\s(?P<from>{_USER.pattern}|[^\n]{{2,40}}?)\s)?(?:naar|aan|to)\s(?P<to>{_USER.pattern})?(?![\w@])"
)
_DONE_BY = Guarded(
    r"\b(?i:(?:aangemaakt|gewijzigd|bijgewerkt|gesloten|geopend|afgehandeld|ingevoerd|geregistreerd|gemeld|verwijderd|"
    r"opgeslagen|ingelogd|goedgekeurd|geaccordeerd|gepubliceerd|toegevoegd|created|modified|updated|closed|approved)\s"
    rf"(?:door|als|by|as))\s(?P<user>{_USER.pattern})(?![\w@])"
)
# "l.jagersma kan weg": so nothing else is written, but "x.docx".
_KINDS = r"docx|docm|xlsx|xlsm|pptx|pptm|html|xhtml|jpeg|tiff|heic|mbox|json|webp|mpeg"
_DOTTED = re.compile(rf"(?<![\w@./\\-])[a-z]\.(?!(?:{_KINDS})\b)[a-z]{{4,20}}\d{{0,3}}(?![\w@/\\-]|\.\w)")
_LISTED_WHY = recorded("name in a list of numbers")
_USER_WHY = recorded("user name of a person")


def phonebook_hits(lines: Sequence[Line]) -> Iterator[Hit]:
    """Yield the persons of lists in small letters in which a number or address stands behind each."""
    run: list[tuple[Line, re.Match[str]]] = []
    for line in (*lines, Line(start=0, text="", unit=-1)):
        match = _LISTED.match(line.text) if _CONTACT.search(line.text) else None
        if match is not None:
            run.append((line, match))
            continue
        if len(run) >= _LEAST:
            for listed, entry in run:
                yield from _listed(listed, entry)
        run = []


def _listed(line: Line, entry: re.Match[str]) -> Iterator[Hit]:
    """Yield whom one line of such a list names, if it does not name a shop or a desk."""
    name = entry["name"]
    words = [word for word in re.findall(r"[^\W\d_]+", fold(name)) if len(word) > 1]
    if not name.islower() or not words or all(word in IN_NAMES for word in words):
        return  # names with capitals are found as such
    initials = (entry["first"] or "").rstrip().endswith(".")
    particle = _PARTICLE.match(name) is not None  # "v/d wouden"
    known = bool(entry["title"]) or is_given(words[0]) or initials
    other = [
        word for word in words if is_nobodys(word) or word in NOT_NAMES or is_heading(word) or _is_desk(word)
    ]
    if particle or (entry["title"] and other[:1] != words[:1]):
        end = _end_of_titled(entry)
    elif known and words[0] not in other:
        end = entry.end("name") if not other else entry.start("name") + len(name.split()[0])
    elif (
        not other
        and not _is_label(line.text, entry)
        and not any(map(is_town, words))
        and _MOBILE.match(entry["contact"])
    ):
        end = entry.end("name")
    else:
        return
    start = line.start + entry.start("name")
    if not is_firm(line.text, entry.start("name"), end):
        yield _hit(start, line.start + end, "list", _LISTED_WHY)


def _is_label(text: str, entry: re.Match[str]) -> bool:
    """Tell whether a colon stands before the number: "mobyl: 06-…" tells of what kind it is."""
    return ":" in text[entry.end("name") : entry.start("contact")]


def _end_of_titled(entry: re.Match[str]) -> int:
    """Return where the name behind "fam" ends: "fam dekker alleen vast" is no family Dekker Alleen."""
    at = entry.start("name")
    for word in re.finditer(r"\S+", entry["name"]):
        if word.start() and is_nobodys(word[0]):
            break
        at = entry.start("name") + word.end()
    return at


def _is_desk(word: str) -> bool:
    """Tell whether a word names a function, a unit or a mailbox."""
    return bool(FUNCTION.search(word) or UNIT.search(word)) or policy().is_mailbox(word)


def is_user_name(word: str) -> bool:
    """Tell whether a word in small letters is a user name, maybe somebody's: "pjanssen", "t.degroot2"."""
    if not _USER.fullmatch(word) or _MACHINES.match(word):
        return False
    letters = re.sub(r"[^a-z]", "", word)
    parts = [part for part in re.split(r"[^a-z]+", word) if part]
    if any(_is_desk(part) or part in NOT_NAMES for part in parts) or len(letters) < _USERS_WORDS:
        return False
    return not (is_nobodys(letters) or is_english(letters) or is_nobodys(parts[-1]))


def user_hits(text: str) -> Iterator[Hit]:
    """Yield the user names that a history tells: "Behandelaar gewijzigd van t.degroot naar fbulut"."""
    for match in _CHANGED.finditer(text):
        for group in ("from", "to"):
            if match[group] and is_user_name(match[group]):
                yield _hit(*match.span(group), "user", _USER_WHY)
    for match in _DOTTED.finditer(text):
        if is_user_name(match[0]):
            yield _hit(*match.span(), "user", _USER_WHY)
    for match in _DONE_BY.finditer(text):
        if is_user_name(match["user"]):
            yield _hit(*match.span("user"), "user", _USER_WHY)


def _hit(start: int, end: int, place: str, why: str) -> Hit:
    """Return the person at a place."""
    return Hit(
        start=start, end=end, entity=Entity.PERSON, score=0.9, by=f"{STRUCTURE}{place}", why=why, exact=True
    )
