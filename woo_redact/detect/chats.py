"""Chats, logs and spoken minutes: who writes or speaks at the start of a line, and names in lower case."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from woo_redact.detect.english import is_english
from woo_redact.detect.given import is_given, is_only_given
from woo_redact.detect.guarded import Guarded
from woo_redact.detect.hits import STRUCTURE, Hit
from woo_redact.detect.innocent import bears_name
from woo_redact.detect.labels import label_of, strength
from woo_redact.detect.lexicon import is_nobodys, is_surname
from woo_redact.detect.marks import is_unit, mark
from woo_redact.detect.names import ANY_NAME, INITIALS, PARTICLE, UPPER, WORD, fold
from woo_redact.detect.pieces import possible_name
from woo_redact.detect.small_letters import in_small_letters, shouted
from woo_redact.detect.units import Line
from woo_redact.detect.vocabulary import (
    DEGREES,
    FREQUENT,
    FUNCTION,
    TITLES,
    word_set,
)
from woo_redact.language import recorded
from woo_redact.model import Entity

_DAY = (
    r"\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4})?|\d{4}-\d{2}-\d{2}|"
    r"(?:(?i:ma|di|wo|do|vr|za|zo)\w*\.?,?\s)?\d{1,2}\s(?i:jan|feb|maa|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.?"
    r"(?:\s\d{4})?"
)
_TIME = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?(?:AM|PM|uur|u)\b\.?)?"
_CAPITALS = re.compile(r"[A-Z]{2,3}")
_SHORT_MARK = 4  # letters
_STAMP = rf"(?P<stamp>[\[(]?(?:(?:{_DAY})(?:,|\s-|\som)?\s?(?:{_TIME})?|{_TIME})[\])]?\s?[-–:|]?\s*)"
_WHO = r"(?P<name>~?\s?[^\W\d_][\w.'’-]*(?:\s[^\W\d_]?[\w.'’-]+){0,4}?)"
_POLITE = rf"(?:(?i:{TITLES}|{DEGREES})\s+)*"
_SAYS = re.compile(rf"[>•*–\-\s]*{_STAMP}?{_POLITE}{_WHO}(?:\s?\([^()]{{1,40}}\))?\s?:(?=\s|$)")
_SPOKEN = re.compile(
    rf"[>•*–\-\s]*{_STAMP}?{_POLITE}{_WHO}\s(?:zegt|schreef|zei|wrote|said)\b[^:\n]{{0,40}}:(?=\s|$)"
)
_WHEN = rf"[\[(]?(?:(?:{_DAY}|\d{{1,2}}/\d{{1,2}})(?:,?\s{_TIME})?|{_TIME})[\])]?"
_DATED = re.compile(rf"[>•*–\-\s]*{_WHO}(?:,|\s[|–-])?\s{_WHEN}(?:\s?:|\s[|–-])(?=\s|$)")
_BRACKETED = re.compile(rf"[>\s]*<{_WHO}>\s")
_WITH_INITIALS = re.compile(rf"{INITIALS}(?<=\.)\s?(?:{PARTICLE}\s)?{WORD}")
_HEADED = re.compile(rf"[>\s]*{_WHO}(?:,|\s[|–-])?\s+[\[(]?(?:(?:{_DAY}),?\s)?{_TIME}[\])]?(?:\s?\w{{0,8}})?")
_HEADED_AFTER = re.compile(rf"[>\s]*[\[(]?(?:(?:{_DAY}),?\s)?{_TIME}[\])]?\s+[-–|]?\s?{_WHO}")
_LOGGED = re.compile(
    rf"[>•*–\-\s]*{_STAMP}(?P<name>[^\W\d_][\w'’-]+)\s(?:is|heeft|zegt|vraagt|meldt|belt|mailt|geeft|"
    rf"stuurt|gaat|"
    r"komt|neemt|pakt|regelt|staat|krijgt|wil|kan|zal|doet|rijdt|vertrekt|bevestigt|koppelt|sluit|haalt|"
    r"brengt|"
    r"terug|gebeld|gemaild|gesproken|gevraagd|akkoord|aanwezig|vrij|ziek|op)\b"
)
_HEADED_INVERTED = re.compile(
    rf"[>\s]*(?:[\[(]?(?:(?:{_DAY}),?\s)?{_TIME}[\])]?\s+[-–|]?\s?)?"
    rf"(?P<name>{WORD},\s{WORD}(?:\s(?i:{PARTICLE}))?(?:\s\({INITIALS}\))?)"
    rf"(?:\s*[\[(]?(?:(?:{_DAY}),?\s)?{_TIME}[\])]?)?:?"
)
# Where somebody works, as telephones keep it: "Soufiane DGNV". It has no vowel, or is known.
_UNIT_BEHIND = re.compile(
    r"(?<=[a-zà-ÿ])\s(?:[B-DF-HJ-NP-TV-XZ&]{2,6}|EZK|LVVN|OCW|SZW|BZK|IND|COA|ICT|GGD|RIVM|FEZ|DGO|VWS|AZ|IenW|JenV|"
    r"[a-z]+(?:team|dienst|groep|zorg|beheer|loket|balie))$"
)
# Two mails below each other have these twice, and none of them speaks.
_OF_MAILS = word_set("""
    van aan cc bcc kopie from to date datum sent verzonden subject onderwerp betreft von an gesendet betreff
    fra til sendt emne från till skickat ämne de envoyé objet
    """)
_NUMBERED = re.compile(r"[^\W\d_]{1,2}\d{1,2}")  # "M1: hallo", "V2: en toen?"
_USER_NAME = re.compile(r"(?P<given>[a-z]{3,})(?:[_.]\w{1,12}|\d{1,4})")
_SMALL = re.compile(r"[a-z]{2,3}")  # initials in small letters
_ASKED = frozenset("VAQM")  # vraag, antwoord, question, man: no speaker's letter
_JOINING = re.compile(rf"(?i:{PARTICLE}|van|de|der|den|en|\w)\.?")  # "Jan van der B.", "Jan en Piet"
_SURE = 0.95
_SHORT = 60  # characters of a line that holds only who writes, and when
_SURNAME = re.compile(rf"(?:{PARTICLE}\s(?=[{UPPER}])|{INITIALS})")
# "[HvR1]: …", "[Kees Bloem3]: …": who made a comment in the margin, with its number.
_COMMENT = re.compile(r"[>\s]*\[(?P<name>[^\W\d_][^\[\]\d\n]{1,40}?)\s?\d{1,3}\]")
# The last word of a label that signatures, forms and reports of servers repeat: "Bezoekadres:".
_LABELS_END = re.compile(
    r"\w*(?:adres|nummer|datum|naam|plaats|code|tijd(?:en)?|uren|straat|pagina|dag(?:en)?|soort|kenmerk|website)"
)
# Who posts under a user name ("4. n.hoang: …"), or does something in a log ("user=asoekhai").
_POSTED = re.compile(r"[>•*–\-\s]*(?:\d{1,3}[.)]\s)?(?P<name>[a-z]\.(?:[a-z]{2,3}\.)?[a-z]{3,20}):\s")
_LOGGED_IN = Guarded(
    r"(?<![\w.-])(?:(?:user(?:name|id)?|uid|actor|owner|assignee|login|account)=[\"']?|"
    r"(?i:gebruikersnaam|inlognaam|username|login)\s?[:=]\s?|"
    r"(?i:assign|delegate|transfer|send|forward|share|toewijz|toegewezen|overdra)\w*[ ,;|]{1,3}"
    r"(?:to|by|from|aan)=)"
    r"(?P<name>[a-z](?:[a-z.]{3,20}|[a-z.]{0,10}_[a-z]{3,20})(?:\d{1,3})?)(?![\w@.-])"
)
_GIVEN_USER = Guarded(
    r"(?i:\b(?:gebruiker|user|account|login|inlog)(?:snaam|naam|name)?[ ])"
    r"(?P<name>[a-z][a-z.]{3,20})(?=[),;])"
)
_MACHINES = re.compile(
    r"svc|sys|admin|root|batch|service|beheer|test|guest|gast|anonym|api|bot|cron|import|export"
)
_SURNAME_LEAST = 3  # letters of a surname that a user name holds
_LETTERS = 2  # after a surname in a user name: "heijdenm"
_USER_OF = Guarded(rf"(?<![\w@.-])(?P<user>[a-z][a-z.]{{3,20}})\s\((?P<name>{ANY_NAME})\)")
_USER_BEHIND = re.compile(r"\s\([a-z][a-z.]{3,20}\)")
_HOLDER = Guarded(rf"(?P<name>{ANY_NAME})\s\((?P<user>[a-z][a-z.]{{3,20}})\)")


def chat_hits(lines: Sequence[Line]) -> Iterator[Hit]:
    """Yield the persons who write or speak, and those whom a text without capitals names."""
    labels = _labels(lines)
    for line in lines:
        at = 0
        if (comment := _COMMENT.match(line.text)) and not _is_note(comment["name"]):
            yield _hit(line, *comment.span("name"), "speaker", recorded("name of who made a comment"))
        for match in _speakers(line.text):
            if _is_speaker(match, labels) and not bears_name(line.text, *match.span("name")):
                start = match.start("name")
                end = start + len(_UNIT_BEHIND.sub("", match["name"]))
                yield _hit(line, start, end, "speaker", recorded("name of who writes or speaks"))
                at = match.end()
                break
        yield from _users(line)
        yield from in_small_letters(line, at)
        yield from shouted(line)


def _labels(lines: Sequence[Line]) -> Counter[str]:
    """Return how often folded words begin a line as who speaks does; small marks end on ":" there."""
    labels = Counter[str]()
    for line in lines:
        if ":" in line.text and (match := _SAYS.match(line.text)):
            if not match["stamp"] or _SMALL.fullmatch(match["name"]):
                labels[f"{match['name']}:" if match["stamp"] else fold(match["name"])] += 1
        elif match := _DATED.match(line.text) or _BRACKETED.match(line.text):
            labels[fold(match["name"])] += 1
    return labels


def _users(line: Line) -> Iterator[Hit]:
    """Yield the user names that a log, a digest or a ticket shows: "mvdheijden (Mandy van der Heijden)"."""
    why = recorded("user name of a person")
    if (posted := _POSTED.match(line.text)) and posted["name"][-3:] != "com":
        yield _hit(line, *posted.span("name"), "user", why)
    for match in (*_LOGGED_IN.finditer(line.text), *_GIVEN_USER.finditer(line.text)):
        if not is_nobodys(match["name"]) and not _MACHINES.match(match["name"]):
            yield _hit(line, *match.span("name"), "user", why)
    patterns = (_USER_OF, _HOLDER) if _USER_BEHIND.search(line.text) else (_USER_OF,)
    for pattern in patterns if " (" in line.text else ():
        for match in pattern.finditer(line.text):
            surname, user = fold(match["name"]).split()[-1], match["user"]
            before, named, after = user.partition(surname)
            if len(surname) > _SURNAME_LEAST and named and (before + after) and len(after) <= _LETTERS:
                yield _hit(line, *match.span("user"), "user", why)


def _speakers(text: str) -> Iterator[re.Match[str]]:
    """Yield the ways in which a line can begin with its speaker."""
    patterns: tuple[re.Pattern[str], ...] = (_SAYS, _SPOKEN) if ":" in text[:120] else ()
    if "<" in text[:20]:
        patterns = (*patterns, _BRACKETED)
    stamped = any(map(str.isdigit, text[:60]))
    for pattern in (*patterns, *((_LOGGED, _DATED) if stamped else ())):
        if match := pattern.match(text):
            yield match
    if stamped and len(text) < _SHORT:
        for pattern in (_HEADED_INVERTED, _HEADED, _HEADED_AFTER):
            if match := pattern.fullmatch(text):
                yield match


def _is_speaker(match: re.Match[str], labels: Counter[str]) -> bool:
    """Tell whether the words at the start of a line are who speaks, and no label ("Vraag:")."""
    name = _UNIT_BEHIND.sub("", match["name"].strip(" ~"))
    if _NUMBERED.fullmatch(name) or fold(name) in _OF_MAILS:
        return False
    if match.re is _HEADED_INVERTED or _WITH_INITIALS.fullmatch(name):  # "K. Acar 07:12"
        return possible_name(name.replace(",", " ").partition(" (")[0]) and not is_nobodys(name.split()[-1])
    if _SMALL.fullmatch(name) and labels[f"{match['name']}:"] > 1 and not is_unit(name):
        return True  # "11:02 jw: iemand contact?", more than once
    if (user := _USER_NAME.fullmatch(name)) and is_only_given(user["given"]):
        return True  # "~mirjam_hk: ik sta in de hal"
    if _CAPITALS.fullmatch(name) and labels[fold(name)] > 1 and _beside_marks(labels):
        return True  # "GS: nee", where others answer by their letters too
    letter = len(name) == 1 and name.isupper() and name not in _ASKED
    return _is_marked(match, name, labels) if letter or mark(name) else _is_named(match, name, labels)


def _beside_marks(labels: Counter[str]) -> bool:
    """Tell whether others speak by two letters or more too: one of them twice, and they are no unit's."""
    return any(
        times > 1 and mark(label.upper()) and len(label) < _SHORT_MARK for label, times in labels.items()
    )


def _is_marked(match: re.Match[str], name: str, labels: Counter[str]) -> bool:
    """Tell whether initials at the start of a line are a speaker's."""
    stamped = match.re is _DATED or bool(match.groupdict().get("stamp"))
    if len(name) == 1:  # "E: ja", and "Tom W: fijn" beside it
        return labels[fold(name)] > 1 and any(
            is_given(other.split()[0]) for other in labels if len(other) > 1
        )
    return stamped or not name.isupper() or labels[fold(name)] > 1


def _is_named(match: re.Match[str], name: str, labels: Counter[str]) -> bool:
    """Tell whether words at the start of a line are a speaker's name."""
    words = [fold(word) for word in re.findall(r"[\w'-]+", name)]
    if len(words[0]) == 1 or not possible_name(name) or strength(name) or label_of(name + ":") is None:
        return False
    logged = match.re is _LOGGED and is_nobodys(name)  # "01:25 Rooster vrij."
    if logged or any(FUNCTION.search(word) for word in words) or _goes_on(name):
        return False
    if is_given(words[0]):
        again = labels[fold(name)] > 1 and len(labels) > 1
        return name[0].isupper() or is_only_given(words[0]) or again
    if not name[0].isupper():
        return False
    firm = (match.groupdict().get("stamp") or "").strip()
    dated = firm.startswith("[") or re.search(r"\d(?:[-/]\d|\s[a-z]{3})", firm) is not None
    capitals = sum(word[0].isupper() for word in name.split())
    once = labels[fold(name)] < 2
    if not dated and (
        _LABELS_END.fullmatch(words[-1])
        or _all_english(words)
        or (once and words[0] in {"de", "het"} and words[-1] not in FREQUENT)  # "De Waterlelie: hoe verder?"
    ):
        return False
    return (
        (dated and match.re is not _LOGGED)
        or bool(_SURNAME.match(name))
        or (capitals == len(name.split()) and labels[fold(name)] > 1)
        or (match.re is _LOGGED and capitals == 1)
        or (match.re in {_DATED, _HEADED, _HEADED_AFTER} and is_surname(name))
    )


def _goes_on(name: str) -> bool:
    """Tell whether a name is but small letters, or goes on as a sentence: "Jan bij de balie"."""
    small = [word for word in name.split()[1:] if word.islower()]
    return bool(small) and (name.islower() or not all(map(_JOINING.fullmatch, small)))


def _is_note(name: str) -> bool:
    """Tell whether words in square brackets are a remark and not who makes one: "[opmerking bij dia 2]"."""
    words = name.split()
    return len(words) > 1 and not any(word[0].isupper() or is_only_given(word) for word in words)


def _all_english(words: list[str]) -> bool:
    """Tell whether a label is made of common English words: "Final-Recipient:", "Action:"."""
    return all(is_english(part) for word in words for part in word.split("-"))


def _hit(line: Line, start: int, end: int, place: str, why: str) -> Hit:
    """Return the person at a place of a line."""
    return Hit(
        start=line.start + start,
        end=line.start + end,
        entity=Entity.PERSON,
        score=_SURE,
        by=f"{STRUCTURE}{place}",
        why=why,
        exact=True,
    )
