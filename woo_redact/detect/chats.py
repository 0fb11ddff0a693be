"""Chats, logs and spoken minutes: who writes or speaks at the start of a line, and names in lower case."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from woo_redact.detect.english import is_english
from woo_redact.detect.given import is_given, is_only_given
from woo_redact.detect.guarded import Guarded
from woo_redact.detect.hits import STRUCTURE, Hit
from woo_redact.detect.labels import OCCUPATIONS, Strength, label_of, strength
from woo_redact.detect.lexicon import is_nobodys, is_town, is_word_too
from woo_redact.detect.marks import is_unit, mark
from woo_redact.detect.names import ANY_NAME, INITIALS, PARTICLE, UPPER, WORD, fold
from woo_redact.detect.pieces import possible_name
from woo_redact.detect.units import Line
from woo_redact.detect.vocabulary import DEGREES, FREQUENT, FUNCTION, NOT_NAMES, TITLES, word_set
from woo_redact.language import recorded
from woo_redact.model import Entity

_DAY = r"\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4})?|\d{4}-\d{2}-\d{2}"
_TIME = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?(?:AM|PM|uur|u)\b\.?)?"
_STAMP = rf"(?P<stamp>[\[(]?(?:(?:{_DAY})(?:,|\s-|\som)?\s?(?:{_TIME})?|{_TIME})[\])]?\s?[-–:|]?\s*)"
_WHO = r"(?P<name>~?\s?[^\W\d_][\w.'’-]*(?:\s[^\W\d_]?[\w.'’-]+){0,4}?)"
_POLITE = rf"(?:(?i:{TITLES}|{DEGREES})\s+)*"
_SAYS = re.compile(rf"[>•*–\-\s]*{_STAMP}?{_POLITE}{_WHO}(?:\s?\([^()]{{1,40}}\))?\s?:(?=\s|$)")
_SPOKEN = re.compile(
    rf"[>•*–\-\s]*{_STAMP}?{_POLITE}{_WHO}\s(?:zegt|schreef|zei|wrote|said)\b[^:\n]{{0,40}}:(?=\s|$)"
)
_DATED = re.compile(
    rf"[>•*–\-\s]*{_WHO},?\s[\[(]?(?:{_DAY}|\d{{1,2}}/\d{{1,2}})(?:,?\s{_TIME})?[\])]?\s?:(?=\s|$)"
)
_HEADED = re.compile(rf"[>\s]*{_WHO},?\s+[\[(]?(?:(?:{_DAY}),?\s)?{_TIME}[\])]?(?:\s?\w{{0,8}})?")
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
# Two mails below each other have these twice, and none of them speaks.
_OF_MAILS = word_set("van aan cc bcc kopie from to date datum sent verzonden subject onderwerp betreft")
_NUMBERED = re.compile(r"[^\W\d_]{1,2}\d{1,2}")  # "M1: hallo", "V2: en toen?"
_SMALL = re.compile(r"[a-z]{2,3}")  # initials in small letters
_ASKED = frozenset("VAQM")  # vraag, antwoord, question, man: no speaker's letter
_SURE, _LIKELY = 0.95, 0.6
_UNMISTAKABLE = 5  # letters of a first name that is none of the frequent words: it needs no neighbour
_THINGS = word_set("de het een dit deze st sint storm orkaan cafe hotel type model merk")
_LEAST = 3  # letters of a first name in lower case
_SHORT = 60  # characters of a line that holds only who writes, and when
_SURNAME = re.compile(rf"(?:{PARTICLE}\s(?=[{UPPER}])|{INITIALS})")
# "[HvR1]: …", "[Kees Bloem3]: …": who made a comment in the margin, with its number.
_LOWER_SURNAME = re.compile(
    r" (?:van(?: de[rn]?|'t)?|ter|ten|el|v\.?d\.?|de(?= \w+\s*(?:[.,;:!?)]|$|(?:of|en|is|heeft|kan|gaat|"
    r"moet|wil|haar|z['’]n|d['’]r)\b)))\s(?P<word>[^\W\d_]{3,})(?!\w)"
)
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
_LETTERS_ONLY = re.compile(r"[^\W\d_]+")
_LETTERS = 2  # after a surname in a user name: "heijdenm"
_USER_OF = Guarded(rf"(?<![\w@.-])(?P<user>[a-z][a-z.]{{3,20}})\s\((?P<name>{ANY_NAME})\)")
_HOLDER = Guarded(rf"(?P<name>{ANY_NAME})\s\((?P<user>[a-z][a-z.]{{3,20}})\)")
_SHOUTED = re.compile(
    rf"(?<![\w@.-])(?:VAN (?:DER|DEN|DE|HET|'T)|VAN|DE|TER|TEN|DEN) (?P<surname>[{UPPER}]{{4,}})(?![\w@-])|"
    rf"(?<![\w@.-])(?P<first>[{UPPER}]{{3,}})(?![\w@-]|\.\w)"
)
_HINT_OF_TITLE = re.compile("(?:[Mm]e?vr|heer|[Mm]eneer|[Mm]ijnheer|[Dd]hr|[Mm]w|[Ff]am|met|hier|namens)")
_TITLED_LOWER = Guarded(
    r"(?<!\w)(?i:mevrouw|meneer|mijnheer|mevr\.?|mvr\.?|dhr\.?|mw\.?|fam\.?|familie|(?:spreekt|sprak) met|"
    r"(?:hier|namens|heer)(?= (?:van|de) ))"
    r" (?P<name>(?:[a-z]\. ?)*(?:(?:van|de|der|den|ter|ten|el|al|'t|"
    r"te) ){0,2}(?P<word>[^\W\d_]{3,}(?:-[^\W\d_]{2,})?))(?=(?P<rest>.{0,12}))"
)
_WORD = re.compile(r"(?<![\w@./'’-])[^\W\d_]{2,}(?:-[^\W\d_]{2,})?(?![\w@/'’]|\.\w)")
# What only persons do, after the first word of a sentence in lower case or after "dat", "want" and the like.
_DOES = Guarded(
    r"(?:^[>\s*•-]*|[:;.!?,]\s|\b(?:dat|want|maar|en|of|als|omdat|zei|snel)\s)"
    r"(?P<name>[a-zà-ÿ]{2,}(?:-[a-zà-ÿ]{2,})?)\s(?:zegt|zei|vraagt|vroeg|belt|belde|mailt|mailde|appt|appte|zoekt|zocht|weet|wist|denkt|dacht|vindt|vond|"
    r"regelt|stuurt|kijkt|schrijft|komt ook|is ziek|is vrij|is er|heeft gebeld|heeft het)\b"
)
_SPOKEN_OUT = re.compile(r"\b(?:uh|ehm|eh|euh)\b")  # what somebody typed as it was said
_LOWER_SUBJECT = re.compile(
    r"(?:^[>\s*•-]*|[.!?]\s|\w:\s)(?P<name>(?:van(?: de[rn]?|'t)?|v\.?d\.?|ter|ten)\s"
    r"(?P<word>[a-zà-ÿ]{3,}))\s(?P<verb>[a-z]+)"
)
_LOWER_DER = Guarded(r"(?<![\w-])(?P<name>van der\s(?P<word>[a-zà-ÿ]{3,}))(?![\w-])")
_NO_SURNAME = word_set("""
    alles mijn jouw haar elkaar hier daar waar nu wie wat toen alle beide iets niets iemand elke ieder
    huis kantoor buiten binnen boven dichtbij tijd start begin toepassing belang plan mening zins harte
    week maand jaar aanvang slotte laste mij jou hem hun ons jullie het dit dat deze die zulke zoiets
    """)
_LOWER_ANSWER = re.compile(
    r"[>\s]*\[[^\[\]\d]{2,20}\]:?\s(?P<name>[^\W\d_]{2,}\s(?:(?:van|de|der|den|el|ter|ten)\s){0,2}[^\W\d_]{3,})[.!]?"
)
_BEFORE = word_set("""
    heb ik je jij hij zij ze we wij jullie u met van aan tegen voor door bij en of naar dat als namens zegt
    zei volgens heeft hebben kan kunnen gaat gaan komt komen moet moeten zal zullen wil willen mag vroeg
    vraag vraagt bel belt app mail hoi hai dag ha hi hey hee hé ook collega denk denkt laat zeg is was
    groet groeten groetjes gr xx x dank bedankt thanks beste lieve want omdat maar dan zodat toen waar
    wanneer had hoe wat wordt werd vindt vond uh ehm dus ok oke
    waarom ivm samen zonder over zus broer man vrouw zoon dochter moeder vader
    buurman buurvrouw vriend vriendin mevrouw meneer mevr mw dhr heer juf meester oom tante oma opa
    """)
_AFTER = word_set("""
    is heeft had zegt zei kan komt kwam gaat ging moet wil wilde belt belde mailt mailde vraagt vroeg
    gesproken gebeld gemaild gevraagd
    weet wist doet deed stuurt stuurde regelt rijdt zit staat was zou zal mag en ook geeft gaf neemt nam
    """)


def chat_hits(lines: Sequence[Line]) -> Iterator[Hit]:
    """Yield the persons who write or speak, and those whom a text without capitals names."""
    labels = Counter(
        f"{match['name']}:" if match["stamp"] else fold(match["name"])
        for line in lines
        if (match := _SAYS.match(line.text)) and (not match["stamp"] or _SMALL.fullmatch(match["name"]))
    )
    for line in lines:
        at = 0
        if (comment := _COMMENT.match(line.text)) and not _is_note(comment["name"]):
            yield _hit(line, *comment.span("name"), "speaker", recorded("name of who made a comment"))
        for match in _speakers(line.text):
            if _is_speaker(match, labels):
                start, end = match.span("name")
                yield _hit(line, start, end, "speaker", recorded("name of who writes or speaks"))
                at = match.end()
                break
        yield from _users(line)
        yield from _lower_case(line, at)
        if line.text != line.text.upper():
            yield from _telling(line)
            yield from _answer(line)
            yield from _surname_first(line)
        yield from _titled_lower(line)
        yield from _shouted(line)


def _users(line: Line) -> Iterator[Hit]:
    """Yield the user names that a log, a digest or a ticket shows: "mvdheijden (Mandy van der Heijden)"."""
    why = recorded("user name of a person")
    if (posted := _POSTED.match(line.text)) and posted["name"][-3:] != "com":
        yield _hit(line, *posted.span("name"), "user", why)
    for match in (*_LOGGED_IN.finditer(line.text), *_GIVEN_USER.finditer(line.text)):
        if not is_nobodys(match["name"]) and not _MACHINES.match(match["name"]):
            yield _hit(line, *match.span("name"), "user", why)
    for pattern in (_USER_OF, _HOLDER) if " (" in line.text else ():
        for match in pattern.finditer(line.text):
            surname, user = fold(match["name"]).split()[-1], match["user"]
            before, named, after = user.partition(surname)
            if len(surname) > _LEAST and named and (before + after) and len(after) <= _LETTERS:
                yield _hit(line, *match.span("user"), "user", why)


def _speakers(text: str) -> Iterator[re.Match[str]]:
    """Yield the ways in which a line can begin with its speaker."""
    if ":" in text[:120]:
        for pattern in (_SAYS, _SPOKEN):
            if match := pattern.match(text):
                yield match
    if not any(map(str.isdigit, text[:60])):
        return
    for pattern in (_LOGGED, _DATED):
        if match := pattern.match(text):
            yield match
    if len(text) < _SHORT:
        for pattern in (_HEADED_INVERTED, _HEADED, _HEADED_AFTER):
            if match := pattern.fullmatch(text):
                yield match


def _is_speaker(match: re.Match[str], labels: Counter[str]) -> bool:
    """Tell whether the words at the start of a line are who speaks, and no label ("Vraag:")."""
    name = match["name"].strip(" ~")
    if _NUMBERED.fullmatch(name) or fold(name) in _OF_MAILS:
        return False
    if match.re is _HEADED_INVERTED:
        return possible_name(name.replace(",", " ").partition(" (")[0])
    if _SMALL.fullmatch(name) and labels[f"{match['name']}:"] > 1 and not is_unit(name):
        return True  # "11:02 jw: iemand contact?", more than once
    letter = len(name) == 1 and name.isupper() and name not in _ASKED
    return _is_marked(match, name, labels) if letter or mark(name) else _is_named(match, name, labels)


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
    if any(FUNCTION.search(word) for word in words) or (len(words) > 1 and name.islower()):
        return False
    if is_given(words[0]):
        again = labels[fold(name)] > 1 and len(labels) > 1
        return name[0].isupper() or is_only_given(words[0]) or again
    if not name[0].isupper():
        return False
    firm = (match.groupdict().get("stamp") or "").strip()
    dated = firm.startswith("[") or re.search(r"\d[-/]\d", firm) is not None
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
    )


def _is_note(name: str) -> bool:
    """Tell whether words in square brackets are a remark and not who makes one: "[opmerking bij dia 2]"."""
    words = name.split()
    return len(words) > 1 and not any(word[0].isupper() or is_only_given(word) for word in words)


def _all_english(words: list[str]) -> bool:
    """Tell whether a label is made of common English words: "Final-Recipient:", "Action:"."""
    return all(is_english(part) for word in words for part in word.split("-"))


def _lower_case(line: Line, at: int) -> Iterator[Hit]:
    """Yield first names in a text that is written without capitals, where a person may stand.

    A list of names is not enough: the sentence must begin in lower case, and the word before or after it
    must be one that stands beside persons; after a function ("Wijkagent erik") the one word is enough.
    """
    text = line.text
    if "-" not in text and not any(map(_lower_name, _LETTERS_ONLY.findall(text))):
        return
    for sentence in re.finditer(r"(?:[^.!?\n\r;:]|:(?!\s))+", text[at:]):
        bare = sentence[0].lstrip(" >*•-–\"'()@")
        lower = bare[:1].islower() or bare[:1] == "@"
        words = list(_WORD.finditer(text, at + sentence.start(), at + sentence.end()))
        for number, word in enumerate(words):
            if not _lower_name(word[0]):
                continue
            before = fold(words[number - 1][0]) if number else ""
            doer = before in OCCUPATIONS or FUNCTION.search(before) is not None
            if not (lower or doer or _SPOKEN_OUT.fullmatch(before)):
                continue
            after = fold(words[number + 1][0]) if number + 1 < len(words) else ""
            yield from _coupled(line, words, number)
            surname = _LOWER_SURNAME.match(text, word.end())
            plain = len(word[0]) >= _UNMISTAKABLE and not is_word_too(word[0]) and not is_town(word[0])
            beside = before in _BEFORE or after in _AFTER or surname or not (before or after)
            if doer or beside or (lower and plain and before not in _THINGS):
                last = fold(surname["word"]) if surname else ""
                end = (
                    surname.end()
                    if surname and last not in NOT_NAMES and not is_nobodys(last)
                    else word.end()
                )
                yield _hit(line, word.start(), end, "lower", recorded("first name in small letters"), _LIKELY)


def _coupled(line: Line, words: list[re.Match[str]], number: int) -> Iterator[Hit]:
    """Yield a first name that is a word too and that "en" or "of" joins to another: "steef en bo"."""
    for joint, other in ((number + 1, number + 2), (number - 1, number - 2)):
        if 0 <= other < len(words) and fold(words[joint][0]) in {"en", "of"} and _word_too(words[other][0]):
            yield _hit(line, *words[other].span(), "lower", recorded("first name in small letters"), _LIKELY)


def _word_too(word: str) -> bool:
    """Tell whether a word in lower case is a first name besides being a word."""
    return word.islower() and is_given(word) and fold(word) not in NOT_NAMES


def _telling(line: Line) -> Iterator[Hit]:
    """Yield who does what only persons do, in lower case, where the name is a word too: "mo zegt dat"."""
    for match in _DOES.finditer(line.text):
        if _word_too(match["name"]):
            yield _hit(line, *match.span("name"), "lower", recorded("first name in small letters"), _LIKELY)


def _surname_first(line: Line) -> Iterator[Hit]:
    """Yield a surname in lower case: at the start of a sentence ("van dam gaat kijken"), or "van der zee"."""
    for match in _LOWER_DER.finditer(line.text):
        if fold(match["word"]) not in NOT_NAMES:
            yield _hit(line, *match.span("name"), "lower", recorded("surname in small letters"), _LIKELY)
    for match in _LOWER_SUBJECT.finditer(line.text):
        word = fold(match["word"])
        if fold(match["verb"]) in _AFTER - {"en", "ook"} and word not in NOT_NAMES | _BEFORE | _NO_SURNAME:
            yield _hit(line, *match.span("name"), "lower", recorded("surname in small letters"), _LIKELY)


def _answer(line: Line) -> Iterator[Hit]:
    """Yield a name in lower case that is all somebody writes: "[gast] fleur verbeek"."""
    match = _LOWER_ANSWER.fullmatch(line.text)
    words = match["name"].split() if match else []
    others = NOT_NAMES | _AFTER | _BEFORE
    if match and _word_too(words[0]) and not any(fold(word) in others for word in words):
        yield _hit(line, *match.span("name"), "lower", recorded("name in small letters"), _LIKELY)


@lru_cache(maxsize=50_000)
def _lower_name(word: str) -> bool:
    """Tell whether a word in lower case can be a first name: on the list, and no everyday word."""
    return (
        len(word) >= _LEAST
        and word.islower()
        and is_only_given(word)
        and fold(word) not in NOT_NAMES
        and strength(word) is Strength.NONE
    )


def _titled_lower(line: Line) -> Iterator[Hit]:
    """Yield a surname in lower case after a title: "mevrouw de vries belt", "dhr jansen"."""
    for match in _TITLED_LOWER.finditer(line.text) if _HINT_OF_TITLE.search(line.text) else ():
        word, rest = fold(match["word"]), match["rest"].split()
        goes_on = (
            not rest or not match["rest"][:1].isspace() or fold(rest[0]).strip(",.!?") in _AFTER | _BEFORE
        )
        bare = match["name"] == match["word"]
        if (
            re.fullmatch(rf"{DEGREES}|{TITLES}", word)
            or word in NOT_NAMES | _AFTER | _BEFORE
            or FUNCTION.search(word)
            or (bare and not goes_on)
        ):
            continue
        if match[0].startswith(("mevrouw", "meneer")) and bare and word.endswith(("t", "en")) and not rest:
            continue  # "meneer belt"
        yield _hit(
            line, *match.span("name"), "lower", recorded("name in small letters after a title"), _LIKELY
        )


def _shouted(line: Line) -> Iterator[Hit]:
    """Yield names in a line that is all capitals: a known first name, a surname with its particle."""
    text = line.text
    if not text.isupper() or len(text.split()) <= _LEAST:
        return
    for match in _SHOUTED.finditer(text):
        word = match["surname"] or match["first"]
        known = fold(word) not in NOT_NAMES and not FUNCTION.search(fold(word))
        particle = match["surname"] and (" DER " in match[0] or " DEN " in match[0])
        if known and (particle or is_only_given(word)):
            yield _hit(line, match.start(), match.end(), "shouted", recorded("name in capitals"), _LIKELY)


def _hit(line: Line, start: int, end: int, place: str, why: str, score: float = _SURE) -> Hit:
    """Return the person at a place of a line."""
    return Hit(
        start=line.start + start,
        end=line.start + end,
        entity=Entity.PERSON,
        score=score,
        by=f"{STRUCTURE}{place}" if score == _SURE else f"pattern:{place}",
        why=why,
        exact=place != "lower",  # the first name that a word gives away; a surname may follow it
    )
