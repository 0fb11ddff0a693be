"""Labels, attendance lists and tables: "Aanwezig: …", "Behandeld door: …", a column "Naam" (P05-P07)."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from woo_redact.detect.hits import STRUCTURE, Hit
from woo_redact.detect.names import ANY_NAME, fold
from woo_redact.detect.pieces import split_list, whole_name
from woo_redact.detect.roles import role_word, trimmed
from woo_redact.detect.units import Line, Unit
from woo_redact.detect.vocabulary import DEGREES, TITLES
from woo_redact.model import BlockKind, Entity

_PEOPLE = (
    r"(?:mede[- ])?(?:aan|af)wezig(?:en)?(?: (?:zijn|waren|met kennisgeving|m\.?\s?k\.?|mk|"
    r"zonder kennisgeving))?|afgemeld|afmeldingen|"
    r"berichten? van verhindering|verhinderd|met kennisgeving afwezig|deelnemers?(?:lijst)?|"
    r"genodigden|aanwezigen|gasten|toehoorders|"
    r"leden|presentielijst|namens \w+|vertegenwoordigd door|gesprekspartners?|gesproken met|"
    r"gesprek met|betrokkenen"
)
_ONE = (
    r"(?:uw |onze |vaste |eerste )?contactpers(?:oon|onen)|contact|contactgegevens|behandel(?:d door|"
    r"aar|end ambtenaar|end medewerker)|"
    r"opgesteld door|opsteller|steller|auteurs?|afzender|verslag(?:legging|gever)?|notulist|notulen|"
    r"genotuleerd door|"
    r"voorzitter|secretaris|naam(?: (?:en (?:functie|voornaam)|medewerker|aanvrager|melder|verzoeker|"
    r"indiener|contactpersoon))?|"
    r"voor-? en achternaam|achternaam|voorna(?:am|men)|roepnaam|naam en adres|"
    r"aanvrager|verzoeker|indiener|melder|beller|klager|bezwaarmaker|appellant|gemachtigde|"
    r"opgenomen(?: door)?|aangenomen door|"
    r"ingevuld door|ondertekend door|ondertekenaar|getekend|kopie(?: aan)?|afschrift aan|cc|"
    r"sleutelhouder|projectleider|"
    r"projectmanager|opdrachtgever|opdrachtnemer|accounthouder|ambtelijk opdrachtgever|"
    r"bestuurlijk opdrachtgever|eigenaar|houder|"
    r"rekeninghouder|ten name van|tenaamstelling|medewerker|inlichtingen(?: bij)?|informatie bij|"
    r"relatiebeheerder|casemanager|"
    r"zaakbehandelaar|zaakeigenaar|adviseur|beleidsmedewerker|jurist|inspecteur|toezichthouder|"
    r"woordvoerder|actiehouder|trekker|"
    r"geadresseerde|ter attentie van|t\.?a\.?v\.?|door|van|aan|wie|namens|parafen|paraaf|akkoord|"
    r"collega|vervanger|reviewer|"
    r"gelezen door|goedgekeurd door|aangemaakt door|gewijzigd door|laatst gewijzigd door|"
    r"toegewezen aan|manager|leidinggevende"
)
_LABEL = re.compile(rf"[>*•\-–_\s\d.)]*(?P<label>{_PEOPLE}|{_ONE})\*?\s*:\*?\s*", re.IGNORECASE)
_HEADING = re.compile(rf"[*_\s\d.]*(?P<label>{_PEOPLE})\*?\s*:?\*?_?\s*", re.IGNORECASE)
_ALONE = re.compile(rf"[*_\s]*(?P<label>{_ONE})\*?\s*:?\*?\s*", re.IGNORECASE)
_WEAK = frozenset(
    {
        "van",
        "aan",
        "door",
        "contact",
        "wie",
        "leden",
        "namens",
        "voorzitter",
        "secretaris",
        "adviseur",
        "jurist",
        "inspecteur",
    }
)
_COLUMN = re.compile(
    r"(?:voor-? en achter)?naam(?: (?:en functie|medewerker|deelnemer|contactpersoon|persoon))?|"
    r"namen|(?:achter|voor|roep)na(?:am|men)|"
    r"contactpers(?:oon|onen)|deelnemers?|aanwezig(?:en)?|wie|actiehouder|actie door|door|"
    r"medewerkers?|behandelaar|verantwoordelijke?|"
    r"trekker|eigenaar|persoon|indiener|aanvrager|collega|projectleider|auteur|wie\?|betrokkenen?|"
    r"voornaam|spreker|organisator|afzender|geadresseerde",
    re.IGNORECASE,
)
_RUNNING = re.compile(
    rf"(?<!\w)(?i:t\.a\.v\.|ter attentie van|t\.n\.v\.|ten name van|behandeld door|opgesteld door|"
    rf"ondertekend door|genotuleerd door|"
    rf"contactpersoon(?: is| voor dit \w+ is)?|mijn collega|mijn naam is|ik ben|je spreekt met|"
    rf"u spreekt met|notulist|notulist is)[\s:]{{1,2}}"
    rf"(?i:(?:(?:{TITLES}|{DEGREES})\s+)*)(?P<name>{ANY_NAME})"
)
_HINT = re.compile(
    "t.a.v|attentie|t.n.v|ten name|end|eld|contactpersoon|collega|mijn naam|ik ben|spreekt met|notulist"
)
_MOST = 60  # entries of an attendance list
_CELL = 40  # characters: longer than the headings of a table are


def listed_hits(units: Sequence[Unit], lines: Sequence[Line]) -> Iterator[Hit]:
    """Yield the persons of labels, attendance lists and tables."""
    for number, line in enumerate(lines):
        block = units[line.unit].block
        if block is not None and block.kind is BlockKind.CELL:
            continue
        if (label := _LABEL.match(line.text)) and line.text[label.end() :].strip():
            yield from _labelled(lines, number, label)
        elif _HEADING.fullmatch(line.text):
            yield from _attendance(lines, number)
        elif (alone := _ALONE.fullmatch(line.text)) and fold(alone["label"]) not in _WEAK:
            yield from _below(lines, number)
    yield from _tables(units)
    yield from _paper_tables(units)


def running_hits(text: str) -> Iterator[Hit]:
    """Yield names after "t.a.v.", "behandeld door" and the like inside a sentence."""
    for match in _RUNNING.finditer(text) if _HINT.search(fold(text)) else ():
        if name := trimmed(match["name"]):
            yield _person(match.start("name"), match.start("name") + len(name), "naam na vaste aanduiding")


def _person(start: int, end: int, why: str, role: str = "", *, exact: bool = False) -> Hit:
    """Return the person at a place of a list."""
    return Hit(
        start=start,
        end=end,
        entity=Entity.PERSON,
        score=0.96,
        by=f"{STRUCTURE}list",
        why=why,
        role=role,
        exact=exact,
    )


def _entries(text: str, offset: int, why: str) -> Iterator[Hit]:
    """Yield the persons of a list in one string."""
    for start, entry in split_list(text):
        piece = whole_name(entry, inverted=True)
        if piece is not None:
            yield _person(
                offset + start + piece.start, offset + start + piece.end, why, piece.role, exact=True
            )


def _labelled(lines: Sequence[Line], number: int, label: re.Match[str]) -> Iterator[Hit]:
    """Yield the persons after a label and a colon, over the lines that the list goes on."""
    line = lines[number]
    found = tuple(_entries(line.text[label.end() :], line.start + label.end(), "naam na vaste aanduiding"))
    weak = fold(label["label"]) in _WEAK
    if weak:
        found = tuple(hit for hit in found if " " in line.text[hit.start - line.start : hit.end - line.start])
    role = role_word(label["label"])
    for hit in found:
        yield hit if hit.role or not role else _person(hit.start, hit.end, hit.why, role, exact=True)
    if found and line.text.endswith((",", ";")) and not weak:
        for more in lines[number + 1 : number + 6]:
            further = tuple(_entries(more.text, more.start, "naam in aanwezigheidslijst"))
            yield from further
            if not further or not more.text.endswith((",", ";")):
                return


def _attendance(lines: Sequence[Line], number: int) -> Iterator[Hit]:
    """Yield the persons on the lines below a heading like "Aanwezig"."""
    missed = 0
    for line in lines[number + 1 : number + 1 + _MOST]:
        found = tuple(_entries(line.text, line.start, "naam in aanwezigheidslijst"))
        if len(found) == 1 and " " not in line.text:
            found = found if missed == 0 else ()
        yield from found
        missed = 0 if found else missed + 1
        sentence = len(line.text) > 60 and not found
        if sentence or missed > 2 or re.match(r"\d+\.\s", line.text):
            return


def _below(lines: Sequence[Line], number: int) -> Iterator[Hit]:
    """Yield the name on the line below a label that stands on a line of its own."""
    label = lines[number]
    alone = (number == 0 or lines[number - 1].unit != label.unit) and (
        len(lines) <= number + 1 or lines[number + 1].unit != label.unit
    )
    for line in lines[number + 1 : number + 2]:
        if line.unit != label.unit and not alone:
            return  # the last heading of a table on paper
        yield from _entries(line.text, line.start, "naam na vaste aanduiding")


def _tables(units: Sequence[Unit]) -> Iterator[Hit]:
    """Yield the persons in columns headed "Naam" and in cells beside a label."""
    cells = [u for u in units if u.block is not None and u.block.kind is BlockKind.CELL]
    for _, group in groupby(cells, key=lambda u: u.block.get("table") if u.block else ""):
        table = {(_number(u, "row"), _number(u, "column")): u for u in group}
        top = min((row for row, _ in table), default=0)
        columns = {c for (r, c), u in table.items() if r == top and _COLUMN.fullmatch(u.text.strip())}
        for (row, column), unit in table.items():
            left = table.get((row, column - 1))
            beside = left is not None and column == 1 and not columns and _ALONE.fullmatch(left.text.strip())
            if (column in columns and row > top) or beside:
                role = next(
                    (
                        w
                        for (r, c), u in table.items()
                        if r == row and c != column and (w := role_word(u.text.strip()))
                    ),
                    "",
                )
                for hit in _entries(unit.text, unit.start, "naam in kolom met namen"):
                    yield _person(hit.start, hit.end, hit.why, hit.role or role, exact=True)


def _number(unit: Unit, name: str) -> int:
    """Return a row or column number."""
    value = unit.block.get(name, "0") if unit.block else "0"
    return int(value) if value.isdigit() else 0


def _paper_tables(units: Sequence[Unit]) -> Iterator[Hit]:
    """Yield the persons of a table on paper, whose rows are paragraphs with a cell on each line.

    Nr.      |  1              The paragraph of the headings tells which line of the following
    Actie    |  Rooster delen  paragraphs, of as many lines, is a name.
    Wie      |  W. Tjalsma
    """
    columns: list[int] = []
    width = 0
    for unit in units:
        row = list(re.finditer(r"[^\r\n]+", unit.text)) if unit.block is None else []
        headings = [i for i, cell in enumerate(row) if _COLUMN.fullmatch(cell[0].strip())]
        if headings and len(row) > 1 and all(len(cell[0]) < _CELL for cell in row):
            columns, width = headings, len(row)
        elif columns and len(row) == width:
            for cell in (row[column] for column in columns):
                yield from _entries(cell[0], unit.start + cell.start(), "naam in kolom met namen")
        elif len(unit.text) > _CELL * max(width, 3):
            columns = []
