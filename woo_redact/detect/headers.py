"""Header fields and quoted headers: display names are persons or mailboxes, addresses are addresses (P05)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from woo_redact.detect.given import is_given
from woo_redact.detect.guarded import Guarded
from woo_redact.detect.hits import STRUCTURE, Hit
from woo_redact.detect.lexicon import is_nobodys, is_town
from woo_redact.detect.marks import mark_hit, signs
from woo_redact.detect.names import BLANK, INITIALS, PARTICLE, WORD, fold, local_part_key, local_parts, parse
from woo_redact.detect.pieces import organisation_words
from woo_redact.detect.roles import apposed_role
from woo_redact.detect.units import Line, Unit
from woo_redact.detect.vocabulary import NOT_NAMES
from woo_redact.grounds import policy
from woo_redact.language import recorded
from woo_redact.model import BlockKind, Entity

_FIELDS = frozenset(
    [
        "van",
        "aan",
        "cc",
        "bcc",
        "kopie",
        "antwoord-aan",
        "antwoord_aan",
        "antwoord",
        "namens",
        "from",
        "to",
        "reply-to",
        "sender",
        "afzender",
        "geadresseerden",
        "organisator",
        "organizer",
        "deelnemers",
    ]
)
_LABEL = re.compile(
    r"[>*\s]*(?P<label>Van|Aan|Cc|CC|Bcc|BCC|Kopie|From|To|Oan|Von|An|Fra|Til|Från|Till|"
    r"Sent by|Namens|Antwoord aan|Reply-To|"
    r"Organisator)\s*:\*?[ \t]*",
)
_COMPANION = re.compile(
    r"[>*\s]*(?:Van|Aan|Cc|CC|From|To|Von|An|Fra|Til|Från|Till|Verzonden|Datum|Date|Sent|"
    r"Gesendet|Sendt|Skickat|Onderwerp|Subject|Betreft|Betreff|Emne|Ämne|Bijlagen?)\s*:\*?"
)
ADDRESS = re.compile(r"[^\s<>()\[\]\",;:'“”]+@[^\s<>()\[\]\",;:'“”]*[^\s<>()\[\]\",;:.'“”>]")
_DISPLAY_END = re.compile(r"\s+[-–|/]\s|\s*\||\s*\[|\s*<|\s+via\s|\s*\((?![A-Z][a-z]+\))")
_BEHALF = Guarded(r"(?<=[\w>\"')]) (?:namens|on behalf of) (?=[\w\"'<])")
# Units, lists and mailboxes, as mail systems show them: "AMS-MT", "IUC-Noord", "EXT-lijst", "_Postbus Wonen".
_LISTED = re.compile(
    r"[A-Z]{3,5}-(?:Noord|Oost|Zuid|West|Midden)|[A-Z]{2,4}(?:[-/][A-Z]{2,4}|[-/][A-Z]){1,3}|"
    r"[\w-]+-(?i:lijst|groep|team|mt|all)|_.*"
)
_GROUP = re.compile(r"[a-z]{3}(?:team|groep|desk)$")
_DESK = re.compile(r"(?:loket|consulenten|balie|adviseurs|medewerkers|juristen|inspecteurs|coordinatoren)$")
_COLLECTIVE = frozenset(
    [
        "allen",
        "leden",
        "undisclosed",
        "recipients",
        "ontvangers",
        "alle",
        "iedereen",
        "lijst",
        "distributielijst",
        "prt",
    ]
)


_SIGN = 3  # letters of initials; a unit has more


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One mail address in a header, as offsets in the text; either half may be missing (None)."""

    name: tuple[int, int] | None
    address: tuple[int, int] | None


def header_hits(units: Sequence[Unit], lines: Sequence[Line]) -> Iterator[Hit]:
    """Yield the persons, mailboxes and addresses of all header fields of a document."""
    for unit in units:
        block = unit.block
        if (
            block is not None
            and block.kind is BlockKind.FIELD
            and fold(block.get("name")).replace(" ", "-") in _FIELDS
        ):
            value = unit.text.find(":") + 1
            yield from _field(unit.text[value:], unit.start + value, block.get("name"))
    for number, line in enumerate(lines):
        of_field = units[line.unit].block
        if of_field is not None and of_field.kind is BlockKind.FIELD:
            continue
        label = _LABEL.match(line.text)
        if label and _among_headers(lines, number):
            yield from _field(line.text[label.end() :], line.start + label.end(), label["label"])
            for more in _continued(lines, number):
                yield from _field(more.text, more.start, label["label"])


def _among_headers(lines: Sequence[Line], number: int) -> bool:
    """Tell whether another header label stands near: "Van: 10 tot 12 uur" alone is none."""
    near = [*lines[max(0, number - 4) : number], *lines[number + 1 : number + 9]]
    return sum(bool(_COMPANION.match(line.text)) for line in near) >= 1


def _continued(lines: Sequence[Line], number: int) -> Iterator[Line]:
    """Yield the lines over which a long list of recipients goes on."""
    for before, line in zip(lines[number:], lines[number + 1 : number + 60], strict=False):
        goes_on = (
            before.text.endswith((";", ",")) or before.text.endswith(("<", "\r")) or line.text.startswith("<")
        )
        if not goes_on or re.match(r"[>*\s]*[A-Z][\w -]{1,20}:", line.text):
            return
        yield line


def _field(value: str, offset: int, label: str) -> Iterator[Hit]:
    """Yield what one header field holds; who wrote "namens" somebody else is divided from whom."""
    if behalf := _BEHALF.search(value):
        yield from _field(value[: behalf.start()], offset, label)
        yield from _field(value[behalf.end() :], offset + behalf.end(), label)
        return
    for entry in entries(value):
        if entry.address:
            start, end = entry.address
            yield Hit(
                start=offset + start,
                end=offset + end,
                entity=Entity.EMAIL_ADDRESS,
                score=0.99,
                by=f"{STRUCTURE}header",
                why=recorded("address in header {label}", label=label),
                exact=True,
            )
        if entry.name and not entry.address and (signs := _signs(value[slice(*entry.name)])):
            for start, end in signs:
                yield mark_hit(offset + entry.name[0] + start, offset + entry.name[0] + end)
        elif entry.name:
            start, end = entry.name
            address = value[entry.address[0] : entry.address[1]] if entry.address else ""
            shown = value[start:end]
            person = is_person(shown, address)
            yield Hit(
                start=offset + start,
                end=offset + (start + _person_end(shown) if person else end),
                entity=Entity.PERSON if person else Entity.ORGANISATION,
                score=0.99,
                by=f"{STRUCTURE}header",
                why=recorded("name in header {label}", label=label)
                if person
                else recorded("mailbox or organisation in header {label}", label=label),
                exact=True,
                role=_role_after(shown) if person else "",
            )


def _signs(shown: str) -> list[tuple[int, int]]:
    """Return the bounds of the initials of several persons that stand for their names: "WK / MAL"."""
    found = signs(shown) if "/" in shown else []
    lengths = [end - start for start, end in found]
    return found if found and min(lengths) < _SIGN >= max(lengths) else []


def entries(value: str) -> Iterator[Entry]:
    """Yield the entries of a list of recipients: `"Naam" <adres>; Naam, Voor <adres>, adres; Naam`."""
    for start, end in _parts(value):
        part = value[start:end]
        found = ADDRESS.search(part)
        address = (start + found.start(), start + found.end()) if found else None
        before = part[: found.start()] if found else part
        if found and not before.strip(" \r\n<\"'([") and (after := part[found.end() :]).strip(" >)\"'\r\n("):
            name = _stripped(after, start + found.end())
        else:
            name = _stripped(re.sub(r"(?:<|\[)?\s*mailto:\s*$", lambda m: " " * len(m[0]), before), start)
        if name and "@" in value[name[0] : name[1]]:
            name = None
        if name or address:
            yield Entry(name=name, address=address)


def _parts(value: str) -> Iterator[tuple[int, int]]:
    """Yield the bounds of each entry."""
    masked = re.sub(r"\"[^\"\n]*\"", lambda m: '"' + "x" * (len(m[0]) - 2) + '"', value)
    if ";" in masked:
        dividers = re.finditer(r";", masked)
    elif ">" in masked:
        dividers = re.finditer(r"(?<=>)\s*,", masked)
    elif "@" in masked or _many_names(masked):
        dividers = re.finditer(r",", masked)
    else:
        dividers = iter(())
    at = 0
    for divider in dividers:
        yield at, divider.start()
        at = divider.end()
    yield at, len(value)


def _many_names(value: str) -> bool:
    """Tell whether commas divide names ("Jan Smit, Piet Bos") and do not invert one ("Smit, Jan")."""
    pieces = value.split(",")
    return len(pieces) > 2 or all(
        len(piece.split()) > 1 and not re.match(r"\s*[A-Z]\.", piece) for piece in pieces
    )


def _stripped(text: str, offset: int) -> tuple[int, int] | None:
    """Return the bounds of a text without the quotes, brackets and blanks around it."""
    start = len(text) - len(text.lstrip(" \t\r\n\"'“”„<(*"))
    end = len(text.rstrip(" \t\r\n\"'“”„<>([,*"))
    if end <= start:
        return None
    return offset + start, offset + end


_FIRST_OF = re.compile(
    rf"(?P<first>{WORD}){BLANK}(?:van|bij){BLANK}(?:(?:de|het|team|afdeling){BLANK})?(?P<desk>[a-z]{{4,}})$"
)
_INVERTED = re.compile(rf"(?:{PARTICLE}{BLANK})?{WORD}, ?(?P<first>{WORD})")
# "Lars Veldkamp, inkoop": what stands small behind a whole name is where he works.
_WORKS = re.compile(
    rf"(?P<name>(?P<first>{WORD}|{INITIALS}){BLANK}?(?:{PARTICLE}{BLANK})?{WORD}),[ ][a-z]{{3,}}"
)
_SHORT_WORD = 4  # letters: a surname of a few letters may be missing from the lists
_ABBREVIATION = re.compile(r"[A-Z&]{2,6}|[A-Z][b-df-hj-np-tv-xz]{1,4}|en|van|de|het|voor|der|bij")
# "Hofstede - Kramer, Linda", "Anna Jansen - de Vries": a married name, not the unit behind a stroke.
_DOUBLE = re.compile(
    rf"[\"'“]?(?:{PARTICLE}{BLANK})?{WORD}{BLANK}[-–]{BLANK}(?:{PARTICLE}{BLANK})?{WORD},|"
    rf"[\"'“]?{WORD}{BLANK}(?:{PARTICLE}{BLANK})?{WORD}{BLANK}[-–]{BLANK}{PARTICLE}{BLANK}{WORD}"
)


def _person_end(shown: str) -> int:
    """Return where the person's name ends in a display name like "Smit, J. (Jan) - DGA/Beleid"."""
    if first := _of_desk(shown):
        return first
    if (works := _WORKS.match(shown)) and (works["first"].endswith(".") or is_given(works["first"])):
        return works.end("name")
    double = _DOUBLE.match(shown)
    cut = _DISPLAY_END.search(shown, double.end() if double else 0)
    return len(shown[: cut.start()].rstrip(" \"'”,")) if cut and cut.start() > 1 else len(shown)


def _role_after(shown: str) -> str:
    """Return a role word in what follows the name: "Jan Smit (wethouder)"."""
    return apposed_role(shown[_person_end(shown) :])


def _of_desk(shown: str) -> int:
    """Return where the first name ends in "Arend van de begraafplaats", 0 where none stands there."""
    match = _FIRST_OF.match(shown)
    return match.end("first") if match and is_given(match["first"]) and is_nobodys(match["desk"]) else 0


def _is_unit(core: str) -> bool:
    """Tell whether frequent words and abbreviations are all an entry has: "nachtdienst LCH"."""
    words = re.findall(r"[^\W\d_]+", "" if "," in core else core)
    said = [word for word in words if is_nobodys(word)]
    return any(len(word) > _SHORT_WORD for word in said) and all(
        word in said or _ABBREVIATION.fullmatch(word) or is_town(word) for word in words
    )


def is_person(shown: str, address: str) -> bool:
    """Tell whether a display name is a person's, going by its words and by the address beside it."""
    core = shown[: _person_end(shown)].strip()
    if not re.search(r"[^\W\d_]{2}", core) or any(c.isdigit() for c in core) or _LISTED.fullmatch(core):
        return False
    inverted = _INVERTED.fullmatch(core)  # "Post, Jan"
    named = _of_desk(shown) or (inverted and is_given(inverted["first"]))
    local, _, domain = fold(address).partition("@")
    words = [fold(word) for word in re.findall(r"[\w-]+", core)]
    mailboxes = policy().mailboxes
    if named or (
        local
        and ("," in core or words[0] not in mailboxes)
        and local_part_key(address) in local_parts(parse(core))
    ):
        return True
    outside = re.sub(r"\s*\([^()]*\)", "", core)  # "Tijmen Reitsma (Inkoop)": where he works
    if re.match(rf"{WORD}\s\S", outside) and is_given(outside.split()[0]):
        core, words = outside, [fold(word) for word in re.findall(r"[\w-]+", outside)]
    collective = any(word in mailboxes or word in _COLLECTIVE or _DESK.search(word) for word in words)
    if organisation_words(core) or collective or _is_unit(core):
        return False
    functional = local in mailboxes or re.split(r"[._+-]", local)[0] in mailboxes
    if len(words) == 1:
        if not is_given(words[0]) and (policy().is_mailbox(words[0]) or _GROUP.search(words[0])):
            return False  # "Vastgoedbeheer", "Piketgroep"
        acronym = core.isupper() and len(core) <= 5
        return not (functional or acronym or words[0] == domain.split(".")[0] or words[0] in NOT_NAMES)
    first_is_acronym = re.match(r"[A-Z]{3,5}\s", core) and not core.isupper() and "," not in core
    return not (functional and first_is_acronym) and not (first_is_acronym and local)
