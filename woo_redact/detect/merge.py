"""Makes one set of findings that do not overlap from all that was found: who wins, and where a name ends."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from woo_redact.detect.firms import before_body, is_called_after, is_firm, is_option, is_thing, word_before
from woo_redact.detect.given import is_given, is_only_given
from woo_redact.detect.hits import AFTER_TITLE, FULL, STRUCTURE, TITLE, Hit, Places
from woo_redact.detect.innocent import in_place, is_fixed_word, is_nobody, is_number_label
from woo_redact.detect.labels import Strength, is_heading, is_thing_label, strength
from woo_redact.detect.lexicon import is_nobodys, is_only_town, is_town
from woo_redact.detect.names import BLANK, INITIALS, PARTICLE, WORD, fold
from woo_redact.detect.pieces import IN_NAMES, MONTHS_BORNE, possible_name
from woo_redact.detect.roads import is_road
from woo_redact.detect.roles import ROYAL, role_before, role_word
from woo_redact.detect.vocabulary import (
    AFTER_PERSONS,
    ALWAYS_CAPITAL,
    BEFORE_PERSONS,
    DEGREES,
    FUNCTION,
    NOT_NAMES,
    STREET,
    TITLES,
    TOPIC,
)
from woo_redact.detect.whole import extended, joined, united
from woo_redact.model import Entity

# Never hidden by themselves: they yield to all else.
_KEPT = frozenset({Entity.ORGANISATION, Entity.LOCATION})
_COMPANY = re.compile(r"(?:^|[ \u00a0\r])(?:B\.?V\.?|N\.?V\.?|V\.?O\.?F\.?|GmbH|Ltd|Inc)(?!\w)")
_ADVERB = re.compile(
    r"(?:daar|hier|waar|er)(?:van|mee|om|na|bij|voor|over|door|toe|op|in|uit|tegen|naast|naar|onder|aan)$"
)
_FILE = re.compile(r"\.(?:pdf|eml|msg|docx?|xlsx?|pptx?|txt|zip|jpe?g|png)$", re.IGNORECASE)
# "Alarmcode hoofdingang: 4471#", no "K. Acar 07:12"
_LABEL = re.compile(r"(?!\W{1,3}\d{1,2}[:.]\d{2})[^:\n]{0,30}:\s*\S*[\d@]")
# A line or a cell, and in it a sentence: "Schoonebeek. Wijk" is no one name.
_STRETCH = re.compile(r"(?:(?![a-zà-ÿ]{5}\.\s+[A-Z])[^\n\t|])+(?:[a-zà-ÿ]{5})?")
_SHORT_VALUE = re.compile(r"[ \t]{0,12}:[ \t]{1,12}\S+(?:[ \t]\S+)?(?<![.!?])\s*")
_COLON = re.compile(r"\.?[ \t]{0,12}(?:\([\w .]{1,20}\))?[ \t]{0,12}:")
_ABBREVIATED = re.compile(r"(?:[dD]e|[hH]et)[ \u00a0][A-Z&]{2,4}")
# Figures that no scanner made of a letter: "H. Schu1tinga" is a name, "Vak 12" and "B2a" are none.
_FIGURES = re.compile(r"(?<![^\W\d_]{2})\d|\d(?![^\W\d_]{2})")
_LIKELY = 0.5
_FROM = re.compile(rf"(?:{BLANK}(?:van|bij|uit|namens)(?:{BLANK}(?:de|het))?{BLANK}|{BLANK}\(|,{BLANK})$")
_BEFORE = re.compile(
    rf"(?:[^\w(]|\(|(?i:(?:{TITLES}|{DEGREES})(?:(?<=\.)[ \u00a0\r]*|[ \u00a0\r]+))|"
    rf"(?i:beste|geachte|dag|hoi|hallo|lieve|groet(?:en|jes)?|namens|cc|aan|hi)[ \u00a0\r,:]+(?=\w))+"
)
_GIVEN_BEFORE = re.compile(rf"(?<![\w-])(?P<given>[A-Z][a-zà-ÿ]{{2,}}){BLANK}$")
_NEXT_SENTENCE = re.compile(rf"\.{BLANK}(?P<word>[A-Z][a-zà-ÿ]+)(?!\w)")
_SURNAME_NEXT = re.compile(rf"(?:{PARTICLE}){BLANK}{WORD}")
# "a. Terugkoppeling": the letter of a list, not an initial.
_ITEM = re.compile(r"(?m:^)[a-z][.)][ \u00a0]+(?=[A-Z])")
_AFTER = re.compile(r"(?:['’`]s|['’]|[^\w)'’]|\))+$")
_LETTER = re.compile(r"[^\W\d_]")
_ITEM_LETTER = re.compile(r"[A-Z]\.")
_WORD_NEXT = re.compile(rf"{BLANK}(?P<word>[A-Z][^\W\d_]+)(?!\w)")
_CLIPPED = re.compile(r"['’][tTsS]\b")
_FIRST_WORD = re.compile(rf"(?P<word>[^\W\d_][\w-]{{3,}}){BLANK}(?=[^\W\d_])")
_HOUSE_NUMBER = re.compile(r"\s*\d+\s?[a-z]?\b")
_UNFINISHED = re.compile(rf"(?:(?<!\w)(?:{PARTICLE})|{INITIALS})\s*$")


def merge(text: str, hits: Iterable[Hit]) -> tuple[Hit, ...]:
    r"""Return hits that do not overlap, in the order of the text.

    `text` is the text of the hits, with "\\r" where only the width of a page broke a line. Nothing that
    may have to be hidden loses a character by it: where two overlap the loser keeps what the winner
    does not cover.
    """
    given = sorted((hit for hit in hits if not _is_empty(text, hit)), key=_rank)
    others = [hit for hit in given if hit.entity not in _KEPT and hit.entity is not Entity.PERSON]
    terms = _without_overlap([hit for hit in others if hit.entity is Entity.TERM])
    rest = _without_overlap([hit for hit in others if hit.entity is not Entity.TERM])
    taken = Places(terms)
    winners = [*terms, *(piece for hit in rest for piece in _outside(text, hit, taken))]
    kept = [hit for hit in given if hit.entity in _KEPT and not _is_full_name(text, hit)]
    named = Places(kept)
    given = [h for h in given if not _part_of_something(text, h, named) and not _bears_name(text, h)]
    fixed = Places(hit for hit in kept if hit.structural)
    people = [_before_firm(text, hit, fixed) for hit in given if hit.entity is Entity.PERSON]
    persons = [p for hit in people for p in _cleaned(text, hit)]
    persons = joined(text, united(persons, fixed))
    around = Places([*winners, *kept, *persons])
    persons = united([extended(text, hit, around) for hit in persons], fixed)
    taken = Places(winners)
    result = Places([*winners, *(piece for hit in persons for piece in _outside(text, hit, taken))])
    left = [hit for hit in _without_overlap(kept) if not result.over(hit.start, hit.end)]
    return tuple(sorted([*result, *left], key=lambda hit: hit.start))


def _is_empty(text: str, hit: Hit) -> bool:
    """Tell whether a hit is a label for a number, or one without a name: "BSN", "SPREKER 1"."""
    if hit.entity is Entity.PERSON:
        return is_nobody(text, hit.start, hit.end)
    return hit.entity in _KEPT and is_number_label(text[hit.start : hit.end])


def _before_firm(text: str, hit: Hit, fixed: Places) -> Hit:
    """Return a person's hit without the firm it ran on into: "Rinaldo van Kadaster"."""
    if hit.exact:
        return hit
    for other in fixed.over(hit.start, hit.end):
        joint = _FROM.search(text, hit.start, other.start)
        if joint and joint.start() > hit.start and other.end >= hit.end:
            return replace(hit, end=joint.start())
    return hit


def _part_of_something(text: str, hit: Hit, named: Places) -> bool:
    """Tell whether what only a pattern calls a person is (part of) an organisation or a place."""
    if hit.by == f"{STRUCTURE}list":  # the field itself tells better than the words in it
        return any(o.by == f"{STRUCTURE}header" and o.contains(hit) for o in named.over(hit.start, hit.end))
    over = named.over(hit.start, hit.end) if hit.by in {"pattern:function", "pattern:given"} else []
    before = text[max(0, hit.start - 24) : hit.start]
    return bool(over) and (
        hit.by == "pattern:function"
        or (in_place(before) and any(o.entity is Entity.LOCATION for o in over))
        or any(o.contains(hit) and o.end - o.start > hit.end - hit.start for o in over)
    )


def _has_given(text: str, hit: Hit) -> bool:
    """Tell whether what the model took for a place is a surname: "Machteld Rengerink"."""
    window = re.search(rf"(?<![\w-])(?P<given>{WORD}){BLANK}$", text[max(0, hit.start - 20) : hit.start])
    words = re.split(BLANK, text[hit.start : hit.end])
    given, start = (words.pop(0), hit.start) if len(words) > 1 else (window["given"] if window else "", -1)
    if start < 0 and window:
        start = hit.start - len(window[0])
    if len(words) != 1 or not given[:1].isupper() or not words[0][1:].islower() or not is_only_given(given):
        return False
    other = is_called_after(text, start) or is_firm(text, start, hit.end) or is_road(text, start, hit.end)
    return not other and possible_name(words[0]) and fold(words[0]) not in ALWAYS_CAPITAL


def _bears_name(text: str, hit: Hit) -> bool:
    """Tell whether a firm or a thing is called so, whatever a title says: "Gemaal Mr. P.D. Kleij"."""
    if hit.by == TITLE and hit.entity is Entity.PERSON:
        titled = re.search(rf"(?i:{DEGREES})[ \u00a0]?$", text[max(0, hit.start - 12) : hit.start])
        start = max(0, hit.start - 12) + titled.start() if titled else hit.start
        thing = is_called_after(text, start) or is_thing(text, hit.start, hit.end)
        town = hit.why != AFTER_TITLE and is_only_town(text[hit.start : hit.end])  # "alle medewerkers Emmen"
        return thing or town or fold(text[hit.start : hit.end]) in IN_NAMES
    return hit.by == f"{STRUCTURE}list" and hit.entity is Entity.PERSON and is_firm(text, hit.start, hit.end)


def _is_full_name(text: str, hit: Hit) -> bool:
    """Tell whether no place or firm but persons stand there: "de gemeente Joke Wessels", "Anja & Ruud"."""
    words = re.findall(r"[^\W\d_]+", text[hit.start : hit.end])
    if len(words) == 1 and _behind_given(text, hit.start):
        return True
    pair = len(words) > 1 and "&" in text[hit.start : hit.end] and all(map(is_given, words))
    if is_town(text[hit.start : hit.end]):
        return False  # "Sas van Gent"
    if hit.by == "model" and (pair or _has_given(text, hit)):
        return True
    first, _, rest = text[hit.start : hit.end].partition(" ")
    governed = word_before(text, hit.start) in {"gemeente", "provincie", "waterschap"}
    return (hit.by.endswith("place") or governed) and bool(rest) and is_given(first)


def _behind_given(text: str, start: int) -> bool:
    """Tell whether a first name stands directly before a place, which is a surname then: "Evert Edam"."""
    given = _GIVEN_BEFORE.search(text, max(0, start - 24), start)
    if given is None or not is_only_given(given["given"]):
        return False
    return not is_called_after(text, given.start()) and not is_firm(text, given.start(), start - 1)


def _rank(hit: Hit) -> tuple[int, float, int, int, str]:
    """Return the order in which hits win: the profile's terms, fixed places, sure ones, long ones."""
    first = 0 if hit.entity is Entity.TERM else 1
    return (first, -round(hit.score, 2), hit.start - hit.end, hit.start, hit.entity)


def _without_overlap(hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits with overlapping ones made one: the outer one if it is likely, else the better one.

    Where neither contains the other, the better one takes the whole stretch: a wrong kind matters less
    than a bare character.
    """
    chosen: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        last = chosen[-1] if chosen else None
        if last is None or not hit.overlaps(last):
            chosen.append(hit)
            continue
        best = min(last, hit, key=_rank)
        if hit.end > last.end:
            chosen[-1] = replace(best, start=last.start, end=hit.end)
        elif last.score < _LIKELY or (last.start, last.end) == (hit.start, hit.end):
            chosen[-1] = best
    return chosen


def _cleaned(text: str, hit: Hit) -> list[Hit]:
    """Return a person's hit without titles and quotes, cut at line ends; [] if nothing is left."""
    lines = [
        (hit.start + line.start(), hit.start + line.end())
        for line in _STRETCH.finditer(text[hit.start : hit.end])
    ]
    for number in range(len(lines) - 1, 0, -1):
        if _UNFINISHED.search(text[slice(*lines[number - 1])]):  # "Jan de⏎Vries": the name runs on
            lines[number - 1 : number + 1] = [(lines[number - 1][0], lines[number][1])]
    if not hit.structural:
        lines = [(item.end() if (item := _ITEM.match(text, *line)) else line[0], line[1]) for line in lines]
    pieces = (
        _trimmed(text, hit if (start, end) == (hit.start, hit.end) else replace(hit, start=start, end=end))
        for start, end in lines
    )
    return [piece for piece in pieces if piece is not None]


def _trimmed(text: str, hit: Hit) -> Hit | None:
    """Return a person's hit from the first to the last letter of the name."""
    start, end, role = hit.start, hit.end, hit.role
    moved = True
    while moved and start < end:
        moved = False
        if (match := _BEFORE.match(text, start, end)) and not _CLIPPED.match(text, start, end):
            start, moved = match.end(), match.end() > start
        elif not hit.structural and (word := role_word(text[start:end])) and word not in ROYAL:
            last = word.split()[-1]
            after = start + text[start:end].lower().find(last) + len(last)
            rest = re.match(r"[\s,.]*", text[after:end])
            start, moved, role = after + (rest.end() if rest else 0), True, role or word
    start = _after_function(text, start, end)
    end = before_body(text, start, end)
    if not hit.structural and hit.by != FULL:
        end = _before_verb(text, start, _before_sentence(text, start, end))
        if file := _FILE.search(text, start, end):
            end = file.start()
    tail = _AFTER.search(text, start, end)
    while tail:
        if tail[0].startswith(".") and re.search(rf"(?:^|\s){INITIALS}$", text[start : tail.start() + 1]):
            break
        if tail[0].startswith(")") and "(" in text[start : tail.start()]:
            break
        end = tail.start()
        tail = _AFTER.search(text, start, end)
    name = text[start:end]
    guessed = not hit.structural and hit.by not in {"pattern:lower", "pattern:file"}
    empty = not _LETTER.search(name) or is_nobody(text, start, end)
    if empty or (guessed and not _may_be_person(text, start, end)):
        return None
    role = role or role_before(text, start)
    same = (start, end, role) == (hit.start, hit.end, hit.role)
    return hit if same else replace(hit, start=start, end=end, role=role)


def _after_function(text: str, start: int, end: int) -> int:
    """Return where the name begins after a function that the model took in: "Wijkagent Dirk Snel"."""
    first = _FIRST_WORD.match(text, start, end)
    if not first or "-" in first["word"]:
        return start
    word = fold(first["word"])
    other = word in NOT_NAMES and word not in MONTHS_BORNE
    return first.end() if FUNCTION.search(word) or other else start


def _before_sentence(text: str, start: int, end: int) -> int:
    """Return where the name ends before the next sentence: "Roos Bloem. Kopij", nothing: "deel C. Twee"."""
    for opener in _NEXT_SENTENCE.finditer(text, start, end):
        if _SURNAME_NEXT.match(text, opener.start("word"), end):
            continue  # "J.W. Van de Kraats"
        if is_nobodys(opener["word"]) or fold(opener["word"]) in AFTER_PERSONS:
            return start if opener.start() - start == 1 else opener.start() + 1
    return end


def _before_verb(text: str, start: int, end: int) -> int:
    """Return where the name ends before words in lower case: "Tuinstra waarschuwt"."""
    name = text[start:end]
    capitals = [word.end() for word in re.finditer(r"\S+", name) if any(c.isupper() for c in word[0])]
    return start + capitals[-1] if capitals else end


def _may_be_person(text: str, start: int, end: int) -> bool:
    """Tell whether what the model took for a person can be one."""
    name = text[start:end]
    words = [fold(word).strip("'.,") for word in name.split()]
    firm = _COMPANY.search(name) or is_firm(text, start, end) or is_called_after(text, start)
    word = len(words) == 1 and (is_fixed_word(text, start, end) or _ADVERB.match(words[0]))
    numbered = _HOUSE_NUMBER.match(text[end : end + 6])
    road = STREET.fullmatch(words[-1]) if len(words) > 1 else numbered and STREET.search(words[-1])
    lower = (
        name.islower()
        and not _is_small_name(words)
        and (not name.isalpha() or _begins_with_capital(text, start))
    )
    if firm or word or road or lower or is_road(text, start, end) or is_option(text, start, end):
        return False
    if _ABBREVIATED.fullmatch(name) or _is_label(text, start, end) or is_thing(text, start, end):
        return False
    alone = len(words) == 1 and not is_given(words[0])
    if (alone and _is_no_name_here(text, start, end)) or _is_said(text, start, end):
        return False
    named = "." in name or re.match(rf"{PARTICLE}{BLANK}", name) is not None  # "toezichthouder S. van Wijk"
    if not named and TOPIC.search(words[-1]) and FUNCTION.search(word_before(text, start)):
        return False  # "projectleider Dijkversterking"
    label = not text[:start].rpartition("\n")[2].strip() and _LABEL.match(text, end)
    if len(name) < 2 or label or _FIGURES.search(name) or all(word in NOT_NAMES for word in words):
        return False
    shouted_or_small = (name.isupper() and is_given(name)) or (name.islower() and is_only_given(name))
    return len(words) > 1 or possible_name(name.title() if shouted_or_small else name)


def _is_small_name(words: Sequence[str]) -> bool:
    """Tell whether words in lower case are a whole name: "ilse kamstra", "c. de wit"."""
    first, *others = words
    lead = is_only_given(first) or (len(first) == 1 and first.isalpha())
    last = others[-1] if others else ""
    others_words = NOT_NAMES | AFTER_PERSONS | BEFORE_PERSONS
    return lead and len(last) > 1 and last not in others_words and not is_nobodys(last)


def _is_label(text: str, start: int, end: int) -> bool:
    """Tell whether a "name" is the label at the start of a line: "Gemachtigde: …"."""
    begins = not text[text.rfind("\n", 0, start) + 1 : start].strip(" \t>*•-\r")
    return begins and _COLON.match(text, end) is not None and strength(text[start:end]) is not Strength.NONE


def _is_no_name_here(text: str, start: int, end: int) -> bool:
    """Tell whether one word that is no known first name stands as a value, a label or a heading does."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    before, after = text[line_start:start], text[end : line_end if line_end >= 0 else len(text)]
    before = re.split(r"(?<=[a-z\d][.;])[ \u00a0]", before)[-1]  # "Score: 7,8. Kleur: Groen."
    if is_heading(text[start:end]) and re.match(r":|[ \u00a0]\d+[.,;\n]", after):
        return True  # "Schaal 10.", "Reden:"
    if re.fullmatch(r"\s*\d{1,2}[.)][ \u00a0]", before) and re.match(r"\.[ \u00a0][A-Z]", after):
        return True  # "3. Muskusratten. Hoes vraagt": the item of an agenda
    if is_thing_label(before):
        return True  # "Kleur: Rood"
    if before.strip(" \t>*•-"):
        return False
    heading = not after.strip() and bool(text[end:].strip())
    return heading or _SHORT_VALUE.fullmatch(after) is not None  # "Kleur: Rood"


def _is_said(text: str, start: int, end: int) -> bool:
    """Tell whether frequent words stand there that nobody is called: "C. Petitie", "KOPIE BIJLAGE"."""
    name = text[start:end]
    if _ITEM_LETTER.fullmatch(name):
        following = _WORD_NEXT.match(text, end)
        return following is not None and is_nobodys(following["word"])
    if _ITEM_LETTER.match(name):
        return is_nobodys(name[2:].strip())
    words = re.split(BLANK, name)
    if name.isupper() and not any(fold(word) in IN_NAMES or is_only_given(word) for word in words):
        return is_nobodys(words[-1])
    return len(words) > 1 and all(word[0].isupper() and _is_only_word(word) for word in words)


def _is_only_word(word: str) -> bool:
    """Tell whether a frequent word is no part of names either: not the "Van" of "Van Zanten"."""
    return is_nobodys(word) and fold(word) not in IN_NAMES


def _begins_with_capital(text: str, start: int) -> bool:
    """Tell whether the line of a lower-case "name" begins with a capital: then it is no sloppy writing."""
    line = text[text.rfind("\n", 0, start) + 1 :].lstrip(" \t>*•-\"'")
    return line[:1].isupper()


def _outside(text: str, hit: Hit, winners: Places) -> list[Hit]:
    """Return what of a person's hit no identifier covers; nothing if it lies in an address or link."""
    pieces = [(hit.start, hit.end)]
    for winner in winners.over(hit.start, hit.end):
        if winner.contains(hit):
            return []
        pieces = [
            (start, end)
            for begin, stop in pieces
            for start, end in ((begin, min(stop, winner.start)), (max(begin, winner.end), stop))
            if start < end
        ]
    if len(pieces) == 1 and pieces[0] == (hit.start, hit.end):
        return [hit]
    cut = [replace(hit, start=start, end=end) for start, end in pieces]
    return [p for c in cut if (p := _trimmed(text, c)) is not None]
