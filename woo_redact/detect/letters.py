"""Salutations, sign-offs and signature blocks: whom a letter addresses and who wrote it (P06, P07)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from woo_redact.detect.given import is_given, is_only_given
from woo_redact.detect.hits import STRUCTURE, Hit
from woo_redact.detect.lower import AND, CONTACT, lower_addressed, lower_first, lower_last
from woo_redact.detect.marks import mark
from woo_redact.detect.names import ANY_NAME, BLANK, PARTICLE, UPPER, WORD, fold
from woo_redact.detect.pieces import IN_NAMES, Piece, organisation_words, possible_name, whole_name
from woo_redact.detect.roles import apposed_role, role_before, role_word, trimmed
from woo_redact.detect.units import Line
from woo_redact.detect.vocabulary import DEGREES, FUNCTION, NOT_NAMES, TITLES, UNIT, word_set
from woo_redact.grounds import policy
from woo_redact.language import recorded
from woo_redact.model import Entity

_GREETING = re.compile(
    r"[>*_\s]*(?:dag|hoi|hallo|hai|hey|hee|heej|hé|beste|geachte|zeer geachte|hooggeachte|weledelgestrenge|"
    r"lieve|waarde|amice|ha|hi|hello|dear|goede?\s?(?:morgen|middag|avond|dag)|goeie(?:morgen|middag|"
    r"avond|dag)|"
    r"moin|moi|mogge|goeie|goedendag|gegroet|yo|best|bon dia|sehr geehrter?|liebe[rs]?|cher|chère|bonjour|"
    r"merhaba|salam)\b[\s,]*(?:nogmaals\s|ook\s|beste\s|lieve\s|goede\w*\s)?",
    re.IGNORECASE,
)
_POLITE = (
    rf"(?:(?:{TITLES}|{DEGREES}|herrn?|frau|mrs?\.?|ms\.?|miss|madame|monsieur)[ \u00a0\r]+|"
    rf"(?:{DEGREES})\.?[ \u00a0]?)*"
)
# Between "Geachte heer" and the comma stands the name, whatever a scanner made of its letters.
_DAMAGED = re.compile(
    rf"(?i:geachte|beste)\s+(?i:(?:{TITLES})\s+)(?P<name>[^\W\d_][\w.'’ -]{{1,30}}?)\s*[,:]?\s*$"
)
# "… graag vóór vrijdag. MS": the very last word of a text, or of a mail before what it answers.
_CLOSED_BARE = re.compile(rf"[.!?)…,]\s(?P<mark>[{UPPER}][\w.]{{0,4}})\s*$")
# "… tot morgen. groetjes els": a closing at the end of the text itself.
_CLOSED_WITH = re.compile(
    r"(?<=[\s.,!?])(?:groet(?:en|jes)?|gr\.?|mvg|liefs|xx?x?),?\s(?P<name>[^\W\d_]+(?:-[^\W\d_]+)?|"
    r"[^\W\d_]\.?)\s*[.!x]*$",
    re.IGNORECASE,
)
_LOWER_NAME = (
    r"(?P<name>(?:(?:[a-z]\.\s?){1,4}|(?P<first>[a-zà-ÿ]{2,}(?:-[a-zà-ÿ]{2,})?)\s)"
    r"(?:(?:van|de|der|den|ter|ten|te|el|op|v\.?d\.?|'t)\s){0,2}(?P<word>[a-zà-ÿ]{3,})"
    r"(?:\s?-\s?(?:(?:van|de|der|den|ter|ten|te)\s){0,2}[a-zà-ÿ]{3,})?)"
)
# "… toch al om. hoogachtend r. schaap-van der veer ps …", "… bij jullie. annie de groot - kip"
_CLOSED_LOWER = re.compile(
    rf"(?<=[\s.,!?])(?:groet(?:en|jes)?|gr\.?|mvg|hoogachtend|liefs),?\s{_LOWER_NAME}(?=\s+p\.?\s?s\b|\s*[.!,;]|\s*$)"
)
_ENDED_LOWER = re.compile(rf"[.!?]\s{_LOWER_NAME}\s*$")
_DAMAGED_NAME = re.compile(r"(?:[^\W\d_]\.\s?){1,4}[^\W\d_][\w '’-]{2,28}")
_UPPER_FIRST = re.compile(
    rf"(?P<names>{WORD}(?:(?:,|\sen|\s&)\s?{WORD}){{0,3}})(?:,(?:\s+(?=[^\W\d_])|\s*$)|\s*!\s*$)"
)
_ADDRESSED = re.compile(rf"(?P<polite>(?i:{_POLITE}))(?P<name>{ANY_NAME})")
CLOSING = re.compile(
    r"[>*_\s]*(?:(?:met|mede)?\s*(?:een\s)?(?:vriendelijke|hartelijke|collegiale|warme|beste|zonnige|"
    r"sportieve|"
    r"oprechte|vr\.?|h\.?|vrolijke|fijne)\s*(?:gr(?:oe(?:ten|tjes|t)|\.)?)(?!\w)|groet(?:en|jes|"
    r"je|nis|jesss?)?(?!\w)|gr\.?(?=[\s,]|$)|grt(?:j?e?s|z|n)?\.?(?=[\s,]|$)|"
    r"(?:thx|thnx|tnx|bvd|alvast (?:be)?dank(?:t)?)(?=\s*[,!.]*\s*$)|(?:nog een )?(?:fijne? |goe(?:d|de)? )"
    r"(?:dag|weekend|avond|week)(?: en (?:een )?(?:fijn|goe|goed) \w+)?(?=\s*[,!.]*\s*$)|"
    r"m\.?\s?v\.?\s?g\.?(?!\w)|mvrgr\.?|vr\.?\s?gr\.?(?!\w)|hgr\.?(?!\w)|hoogachtend|"
    r"met (?:de meeste |gevoelens van )?(?:hoog)?achting|"
    r"(?:alvast |nogmaals )?(?:hartelijk |veel )?(?:dank|bedankt)(?: en groet(?:en|"
    r"jes)?)?(?=\s*[,!.]?\s*(?:$|\n))|"
    r"(?:(?:kind|best|warm)\s?(?:est)?\s?)?regards|best(?: wishes)?(?=\s*,?\s*$)|cheers|liefs|mfg(?!\w)|"
    r"saludos|"
    r"mit freundlichen grüßen|thanks?(?: you)?(?=\s*[,!.]?\s*$)|yours (?:sincerely|faithfully)|"
    r"oant \w+(?=\s*,?\s*$)|"
    r"w\.?\s?g\.?(?=\s+[^\W\d_])|x{1,3}(?=\s|$)|tot (?:dan|snel|straks|morgen|ziens|"
    r"horens)(?=\s*[,!.]?\s*$)|"
    r"fijne? (?:dag|weekend|avond)(?=\s*[,!.]?\s*$))"
    r"(?:\s+(?:uit|vanuit)\s+(?:(?:de|het|een)\s+)?\w+)?",
    re.IGNORECASE,
)
# A mandate is that of an administrative body: "namens de griffie" is a greeting, not a decision.
_ON_BEHALF = re.compile(
    r"namens (?:dezen?\b|de (?:minister|staatssecretaris|burgemeester|commissaris|dijkgraaf)|"
    r"(?:het )?(?:college|dagelijks bestuur)|gedeputeerde staten|burgemeester en wethouders|"
    r"dijkgraaf en (?:hoog)?heemraden)",
    re.IGNORECASE,
)
_BOARD = re.compile(
    r"(?:gedeputeerde staten|burgemeester en wethouders|dijkgraaf en (?:hoog)?heemraden|college|"
    r"het college|de gemeenteraad|"
    r"provinciale staten|"
    r"dagelijks bestuur|het dagelijks bestuur|namens|de minister|de staatssecretaris|voor deze|"
    r"dit (?:besluit|document|bericht)|deze brief|digitaal|\(?getekend|w\.?g\.?|mede namens|tel|"
    r"de (?:secretaris|voorzitter|burgemeester|griffier|commissaris))",
    re.IGNORECASE,
)
_POSTCODE = re.compile(r"\b[1-9]\d{3}\s?[A-Z]{2}\b")
_TITLE_LINE = re.compile(r"[^\W\d_][\w -]{2,40}?(?:\s+van\s[\w ,&'’-]{2,60})?")
_AND_OR_GAP = re.compile(r"\s(?:en|&)\s|\s/\s|\t|\s{3,}")
_ONE_LETTER = re.compile(r"[^\W\d_]\.?")
_AFTER_MONTH = re.compile(rf"(?:April|May|June|August|Mei|Juni){BLANK}(?:{PARTICLE}{BLANK})?{WORD}")
_SHORT = 30  # letters of a sign-off in lower case
_COLUMNS = re.compile(r"\s{3,}|\t")
_OFFICES = re.compile(
    r"(?i:(?:de|het)\s+)(?:[^\W\d_][\w -]{3,60}?)(?:\s+van\s+[\w ,&'’-]{2,60}?)?,?(?:(?:\s{3,}|"
    r"\t)(?i:de|het)\s+[\w -]{4,40},?)?"
)
_ADDRESSED_ONLY = re.compile(ANY_NAME)
_LOWER_SIGNED = re.compile(
    r"[a-z]\.?(?:\s?[a-z]\.)?\s(?:(?:van|de|der|den|el|ter|ten)\s){0,2}"
    r"[^\W\d_]{4,}(?:-[^\W\d_]{3,})?"
)
_LOWER_FULL = re.compile(
    r"(?P<first>[a-zà-ÿ]{2,}(?:-[a-zà-ÿ]{2,})?)\s(?:(?:van|de|der|den|el|ter|ten|te|'t|vd|v\.d\.)\s){0,2}"
    r"(?P<last>[a-zà-ÿ]{3,}(?:-[a-zà-ÿ]{3,})?)"
)
_BELOW = 4  # lines of an address under a name
_QUOTED = re.compile(
    r"[>_-]{3,}|[>\s]*(?:van|from|op|on)\b.{0,80}:|>|-{2,}|={2,}|(?:cc|bijlagen?|p\.?s\.?)\b", re.IGNORECASE
)
_SIGNED = recorded("name after a greeting or under the text")
_REACH = 8  # lines after a closing in which the signature stands


def letter_hits(lines: Sequence[Line]) -> Iterator[Hit]:
    """Yield the persons that a letter's fixed places name."""
    closed_at = -_REACH - 1
    for number, line in enumerate(lines):
        if closing := CLOSING.match(line.text):
            yield from _sign_off(lines, number, closing.end())
            closed_at = number
        elif greeting := _GREETING.match(line.text):
            yield from _salutation(line, greeting.end())
        elif called := _UPPER_FIRST.match(line.text.lstrip("> ")):
            yield from _called(lines, number, called)
        elif piece := lower_first(lines, number):
            yield _hit(line, piece, "salutation", recorded("name after a salutation"))
        elif piece := _last_name(lines, number):
            yield _hit(line, piece, "signoff", _SIGNED)
        elif name := _signature_name(lines, number, near_closing=number - closed_at <= _REACH):
            yield _hit(line, name, "signature", recorded("name in a signature block"))
        if closing is None:
            following = lines[number + 1].text if number + 1 < len(lines) else ""
            yield from _closed_inline(line, last=not following or bool(_QUOTED.match(following)))
        yield from _below_office(lines, number)


def _below_office(lines: Sequence[Line], number: int) -> Iterator[Hit]:
    """Yield who signs below "namens deze," or below an office."""
    if _ON_BEHALF.match(lines[number].text):
        yield from _signatory(lines, number)
    elif _OFFICES.fullmatch(lines[number].text):
        yield from _office_holders(lines, number)


def _hit(line: Line, piece: Piece, place: str, why: str, score: float = 0.97) -> Hit:
    """Return the person at a piece of a line."""
    return Hit(
        start=line.start + piece.start,
        end=line.start + piece.end,
        entity=Entity.PERSON,
        score=score,
        by=f"{STRUCTURE}{place}",
        why=why,
        role=piece.role,
        exact=True,
    )


def _closed_inline(line: Line, *, last: bool) -> Iterator[Hit]:
    """Yield who signs at the end of the text itself: "tot morgen. groetjes els"."""
    ended = _CLOSED_WITH.search(line.text, max(0, len(line.text) - _SHORT - 10))
    if ended and (len(ended["name"]) == 1 or mark(ended["name"]) or is_given(ended["name"])):
        yield _hit(line, Piece(start=ended.start("name"), end=ended.end("name")), "signoff", _SIGNED)
    bare = _CLOSED_BARE.search(line.text) if last else None
    if bare and (mark(bare["mark"]) or (len(bare["mark"].rstrip(".")) == 1 and bare[0][0] in ".!?…")):
        yield _hit(line, Piece(start=bare.start("mark"), end=bare.end("mark")), "signoff", _SIGNED, 0.9)
    for pattern in (_CLOSED_LOWER, _ENDED_LOWER) if last else (_CLOSED_LOWER,):
        for match in pattern.finditer(line.text):
            if (not match["first"] or is_only_given(match["first"])) and fold(match["word"]) not in NOT_NAMES:
                yield _hit(line, Piece(start=match.start("name"), end=match.end("name")), "signoff", _SIGNED)


def _called(lines: Sequence[Line], number: int, called: re.Match[str]) -> Iterator[Hit]:
    """Yield whom a first line calls without a greeting: "Hatice, zie onder.", "Ruud, Sanne,"."""
    line = lines[number]
    starts = number == 0 or lines[number - 1].unit != line.unit or line.text.startswith(">")
    names = list(re.finditer(WORD, called["names"]))
    if starts and all(is_given(name[0]) and fold(name[0]) not in NOT_NAMES for name in names):
        lead = len(line.text) - len(line.text.lstrip("> "))
        for name in names:
            piece = Piece(start=lead + name.start(), end=lead + name.end())
            yield _hit(line, piece, "salutation", recorded("name after a salutation"))


def _last_name(lines: Sequence[Line], number: int) -> Piece | None:
    """Return the name that the last line of a text, or of a mail before what it quotes, consists of."""
    line = lines[number]
    if number == 0 or len(line.text) > _SHORT or line.text.endswith(":"):
        return lower_last(lines, number)
    following = lines[number + 1].text if number + 1 < len(lines) else ""
    before = lines[number - 1]
    ended = before.unit != line.unit or before.text.endswith((".", "!", "?", ",", ")", "…", "x"))
    if number + 1 == len(lines) and _LOWER_SIGNED.fullmatch(line.text):
        return Piece(start=0, end=len(line.text))  # "r bouali" under a text without capitals
    below = [after.text for after in lines[number + 1 : number + 5]]
    signed = _LOWER_FULL.fullmatch(line.text)
    if signed and ended and is_given(signed["first"]) and signed["last"] not in NOT_NAMES:
        address = [text for text in below if CONTACT.search(text) or re.search(r"\w \d", text)]
        if len(below) == len(address) < _BELOW:
            return Piece(start=0, end=len(line.text))  # "cor hoekstra", and below it where he lives
    piece = whole_name(line.text) or mark(line.text)
    if piece is None or not ended or (following and not _QUOTED.match(following)):
        return lower_last(lines, number)
    name = line.text[piece.start : piece.end]
    first = re.split(r"[\s-]", name)[0]
    return piece if "." in name or mark(name) or is_given(first) else None


def _damaged(text: str) -> Piece | None:
    """Return all between "Geachte heer" and the comma, where it is no name as names are written."""
    whole = _DAMAGED.match(text)
    if whole is None or _ADDRESSED_ONLY.fullmatch(whole["name"]):
        return None
    words = {fold(word) for word in re.findall(r"[^\W\d_]+", whole["name"].removesuffix(" en"))}
    return None if words & (NOT_NAMES - IN_NAMES) else Piece(start=whole.start("name"), end=whole.end("name"))


def _salutation(line: Line, at: int) -> Iterator[Hit]:
    """Yield the persons addressed: "Beste Jan en Piet,", "Geachte heer De Vries,", "hoi mirjam,"."""
    text = line.text
    why = recorded("name after a salutation")
    if damaged := _damaged(text):
        yield _hit(line, damaged, "salutation", why)
        return
    first = True
    while match := _ADDRESSED.match(text, at):
        name = trimmed(match["name"])
        after = text[match.start("name") + len(name) :].split(None, 1)
        next_word = fold(after[0]).strip(",.!:'s") if after else ""
        if not name or not possible_name(name) or (next_word in NOT_NAMES and next_word in _GROUPS):
            return
        start = match.start("name")
        role = role_before(text, start)
        yield _hit(line, Piece(start=start, end=start + len(name), role=role), "salutation", why)
        first = False
        more = AND.match(text, start + len(name))
        if not more:
            return
        at = more.end()
        if not text[at : at + 1].isupper() and not _ADDRESSED.match(text, at):
            return
        if "," in more[0] and not re.match(r"[\w’'. -]{2,40}?(?:[,!:]|\s(?:en|&)\s|$)", text[at:]):
            return  # "Dag Fatima, Hierbij stuur ik …"
    for piece in lower_addressed(text, at) if first else ():
        yield _hit(line, piece, "salutation", why, 0.95)


_GROUPS = word_set("collega collegas leden raad college bewoners inwoners ouders relaties team staten")


def _sign_off(lines: Sequence[Line], number: int, at: int) -> Iterator[Hit]:
    """Yield the person who signs, on the line of the closing or on the first line of a name after it."""
    line = lines[number]
    rest = re.match(r"[\s,.!:–-]*(?:(?:ook\s)?(?:van|namens|mede namens)\s)?", line.text[at:], re.IGNORECASE)
    begin = at + (rest.end() if rest else 0)
    if line.text[begin:].strip(" ,.!"):
        yield from _signed(line, begin) if begin > at else _names_of(line, begin)
        return
    for place, after in enumerate(lines[number + 1 : number + 1 + _REACH], start=number + 2):
        if CLOSING.match(after.text) or _GREETING.match(after.text):
            return
        if names := tuple(_signed(after, 0)):
            below = lines[place].text if place < len(lines) else ""
            office = apposed_role(below) if _TITLE_LINE.fullmatch(below) else ""
            yield from (replace(name, role=name.role or office) for name in names)
            return
        if not (
            _BOARD.match(after.text) or re.fullmatch(r"[\W_]*", after.text) or organisation_words(after.text)
        ):
            return
        if _ON_BEHALF.match(after.text):
            return  # _signatory reads on from there


def _signed(line: Line, at: int) -> Iterator[Hit]:
    """Yield who signs on the rest of a line: names, a mark, a letter, or what a scanner made of a name."""
    text = line.text[at:]
    bare = text.strip(" ,.!")
    if signed := mark(text):
        yield _hit(line, Piece(start=at + signed.start, end=at + signed.end), "signoff", _SIGNED)
        return
    names = tuple(_names_of(line, at))
    odd = any(form.fullmatch(bare) for form in (_ONE_LETTER, _DAMAGED_NAME, _AFTER_MONTH))
    if not names and (odd or (bare.istitle() and bare.isalpha() and is_given(bare))):
        start = at + text.index(bare)
        names = (_hit(line, Piece(start=start, end=start + len(bare)), "signoff", _SIGNED),)
    yield from names


def _names_of(line: Line, at: int) -> Iterator[Hit]:
    """Yield the name, or the two names, that the rest of a line consists of: "Jan en Piet", "mirjam"."""
    text = line.text[at:]
    lower = text[:1].islower() and len(text) <= _SHORT
    bounds = [0, *(edge for m in _AND_OR_GAP.finditer(text) for edge in m.span()), len(text)]
    parts = [(start, text[start:end]) for start, end in zip(bounds[::2], bounds[1::2], strict=True)]
    names = [(start, whole_name(part.rstrip(), lower=lower)) for start, part in parts]
    if not names or any(piece is None for _, piece in names):
        names = names[:0] if len(names) != 1 else names
    for start, piece in names:
        if piece and not _is_desk(text[start + piece.start : start + piece.end]):
            moved = Piece(start=at + start + piece.start, end=at + start + piece.end, role=piece.role)
            yield _hit(line, moved, "signoff", _SIGNED)


def _is_desk(name: str) -> bool:
    """Tell whether not a person but a desk signs: "balie", "Crediteurenadministratie"."""
    return " " not in name and not is_given(name) and policy().is_mailbox(fold(name))


def _signatory(lines: Sequence[Line], number: int) -> Iterator[Hit]:
    """Yield who signed with a mandate: the first name within a few lines after "namens deze," (P11)."""
    line = lines[number]
    same = re.match(r"namens dezen?[\s,:]+", line.text, re.IGNORECASE)
    if same and (piece := whole_name(line.text[same.end() :])):
        moved = Piece(start=same.end() + piece.start, end=same.end() + piece.end, role="namens deze")
        yield _hit(line, moved, "mandate", recorded("signatory on behalf of another"))
        return
    for after in lines[number + 1 : number + 6]:
        piece = whole_name(after.text)
        if piece and " " in after.text[piece.start : piece.end]:
            signed = Piece(start=piece.start, end=piece.end, role=piece.role or "namens deze")
            yield _hit(after, signed, "mandate", recorded("signatory on behalf of another"))
            return


def _office_holders(lines: Sequence[Line], number: int) -> Iterator[Hit]:
    """Yield who signs below their offices: "de secretaris,      de burgemeester," over two names."""
    written = [part.strip() for part in _COLUMNS.split(lines[number].text)]
    offices = [role_word(part) for part in written]
    if "burgemeester" in offices:  # who signs beside the mayor is the municipality's secretary
        offices = [
            office or ("gemeentesecretaris" * ("secretaris" in w))
            for office, w in zip(offices, written, strict=True)
        ]
    for after in lines[number + 1 : number + 4]:
        parts = [(m.start(), m[0]) for m in re.finditer(r"(?:(?!\s{3,}|\t).)+", after.text)]
        names = [(start + len(part) - len(part.lstrip()), whole_name(part.strip())) for start, part in parts]
        if len(names) != len(offices) or any(piece is None for _, piece in names):
            continue
        for (start, piece), office in zip(names, offices, strict=True):
            if piece:
                signed = Piece(start=start + piece.start, end=start + piece.end, role=piece.role or office)
                yield _hit(after, signed, "signature", recorded("name under an office"))
        return


def _signature_name(lines: Sequence[Line], number: int, *, near_closing: bool) -> Piece | None:
    """Return the name that a line consists of, if what stands below it is a function, number or address."""
    line = lines[number]
    if len(line.text) > 70 or line.text.endswith(":") or line.text.count("\t") > 1:  # a row of a table
        return None
    piece = whole_name(line.text, inverted=True)
    if piece is None or " " not in line.text[piece.start : piece.end]:
        return None
    name = line.text[piece.start : piece.end]
    below = lines[number + 1 : number + 4]
    if any(_POSTCODE.search(after.text) for after in below[:2]) and not any(map(str.isdigit, name)):
        return piece if below and re.search(r"\d", below[0].text) and not organisation_words(name) else None
    next_line = below[0].text if below else ""
    office = apposed_role(next_line) if near_closing and _TITLE_LINE.fullmatch(next_line) else ""
    piece = replace(piece, role=piece.role or office)
    first = [fold(word) for word in re.findall(r"[\w-]+", next_line)[:3]]
    unit_or_function = organisation_words(next_line) or any(
        FUNCTION.search(word) or UNIT.search(word) for word in first
    )
    contact = any(CONTACT.search(after.text) for after in below)
    if (near_closing and (unit_or_function or contact)) or (unit_or_function and contact):
        return piece
    return None
