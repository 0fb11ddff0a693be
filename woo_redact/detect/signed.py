"""Which office the lines around a name on a line of its own tell, or the cells of its row (P08, P09, P11).

Burgemeester en wethouders van Assen,     |  Met vriendelijke groet,     |  Naam        |  Functie
namens dezen,                             |                              |  Jan Smit    |  burgemeester
                                          |  drs. J. Smit                |
J. Smit, teammanager                      |  burgemeester van Assen      |
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from woo_redact.detect.guarded import Guarded
from woo_redact.detect.hits import Hit, Places
from woo_redact.detect.names import BLANK, fold
from woo_redact.detect.roles import AS_FUNCTION, POLITE, office_line, role_end, role_word
from woo_redact.detect.vocabulary import DEGREES, FUNCTION, SUFFIXES, TITLES

MANDATE = "namens deze"
_REACH = 6  # lines above a name in which a mandate stands
_NEAR = 300  # characters before a name in which the formula of a mandate or the secretary of a board stands
_LONGEST = 14  # words of a line between a mandate and who signs
_ROW = 2000  # characters: no row of a table is longer; each name in a line asks for the whole of it
_SHORT = 6  # words of a line between a name and the office below it
_SIGNED = re.compile(
    r"(?:\(?w\.?\s?g\.?\)?|\(?(?:was )?getekend\)?|"
    r"(?:dit (?:besluit|document|bericht)|deze (?:brief|beschikking))\b.*|"
    r"(?:digitaal|elektronisch) (?:onder|ge)tekend.*|[\W_]+)$",
    re.IGNORECASE,
)
_FORMULA = re.compile(
    r"(?:.*[\s,])?(?:namens\s+dezen?|voor\s+dezen?|(?:in|bij|krachtens|ingevolge)\s+mandaat)\W*$",
    re.IGNORECASE,
)
# So may anybody sign a letter; only under a decision it is a mandate (P11).
_ON_BEHALF = re.compile(
    r"(?:.*[\s,])?i\.\s?o\.?\W*$|"
    r"(?:mede\s+)?namens\s+(?:de\s+(?:minister|staatssecretaris|burgemeester|commissaris|dijkgraaf|inspecteur|"
    r"heffingsambtenaar)|(?:het\s+)?(?:college|dagelijks bestuur|algemeen bestuur)|gedeputeerde staten|"
    r"burgemeester en wethouders|dijkgraaf en (?:hoog)?heemraden)\b.{0,80}$",
    re.IGNORECASE,
)
_DECISION = Guarded(
    r"\b(?:besluit(?:en|t)?|besloten|beschikking|\w*vergunning(?:en)?|ontheffing|verle(?:end|nen)|weiger(?:en|t)|"
    r"bezwaar(?:schrift)?(?=[^.\n]{0,40}\b(?:indienen|maken|af|toe|(?:on)?gegrond|niet-ontvankelijk)\b)|beroepschrift|"
    r"dwangsom|bestuursdwang|\w*subsidie|beslissing)\b",
    re.IGNORECASE,
)
_HANDLED = r"(?i:behandeld door|behandelaar|behandelend ambtenaar|contactpersoon|inlichtingen|steller)"
_CLOSED = re.compile(
    r"(?:hoogachtend|met (?:vriendelijke|hartelijke|gevoelens)|mvg|groet|burgemeester en wethouders|"
    r"gedeputeerde staten)",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(r"(?:aan|t\.?a\.?v\.?)\s", re.IGNORECASE)
_AROUND_NAME = re.compile(
    rf"[\s\"'“”>*_•,.-]*"
    rf"(?:(?:(?:voor-? en achter)?naam(?:\s+(?:\w*ambtsdrager|bestuurder))?|ondergetekende)\s*:\s*)?"
    rf"(?:(?:aan\s+)?(?:(?:zijne|hare)\s+excellentie\s+)?(?=(?:{TITLES})\b))?"
    rf"(?:(?:{TITLES}|{DEGREES})[\s.]*)*[\s\"'“”>*_•-]*",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(
    r"[\s,.*_]*(?:\((?:hij|zij|die|m|v|m/v|he|she|they)[^()]{0,20}\))?[\s,.*_]*", re.IGNORECASE
)
_SEATED = re.compile(r"(?i:voorzitter|lid|directeur)\W*$")  # an office may stand below it
_SECRETARY = re.compile(r"(?:de\s+)?(?:gemeente)?secretaris(?:\s*/\s*algemeen directeur)?\W*$", re.IGNORECASE)
_CHAIR = re.compile(r"(?:de\s+)?voorzitter\W*$", re.IGNORECASE)
# Under the name of a board its chair and its secretary sign: "Gedeputeerde Staten, drs. A. Smit, voorzitter".
_SIGNS_FOR = {
    "gedeputeerde staten": ("commissaris van de koning", "provinciesecretaris"),
    "burgemeester en wethouders": ("burgemeester", "gemeentesecretaris"),
    "provinciale staten": ("commissaris van de koning", "statengriffier"),
    "college van burgemeester en wethouders": ("burgemeester", "gemeentesecretaris"),
    "raad van de gemeente": ("raadsvoorzitter", "raadsgriffier"),
    "gemeenteraad van": ("raadsvoorzitter", "raadsgriffier"),
    "dagelijks bestuur": ("dijkgraaf", "secretaris-directeur"),
    "algemeen bestuur": ("dijkgraaf", "secretaris-directeur"),
}
# A club has a "dagelijks bestuur" too.
_WATER_BOARD = Guarded(r"waterschap|hoogheemraad|wetterskip|dijkgraaf", re.IGNORECASE)
_CHAIRS = re.compile(r"[\s,]*(?:(?P<chair>voorzitter)|(?:algemeen )?secretaris|griffier)\W*$", re.IGNORECASE)
_CHAIRS_BEFORE = re.compile(
    rf"[\s>*_]*(?:de\s)?(?:(?P<chair>voorzitter)|(?:algemeen\s)?secretaris|griffier),?\s(?i:{POLITE})",
    re.IGNORECASE,
)
# The secretary of a board, not that of one of its members: "drs. A. Smit (secretaris)".
_SECRETARY_BEFORE = re.compile(
    rf"(?i:(?:^|\n|[,;:]{BLANK}|{BLANK}en{BLANK})(?:de{BLANK})?secretaris[,:]?[ \u00a0\r\n]{{1,2}}{POLITE})$"
)
_SECRETARY_AFTER = re.compile(
    rf"{BLANK}?\((?:de{BLANK})?secretaris\)|,{BLANK}secretaris(?=[,;.)]|\s*$|\s[a-z(])"
)
_COMMITTEE = re.compile(r"(?i:\b\w*commissie\b)[^\n]{0,80}$")  # its secretary is not the municipality's
_CLUB = re.compile(
    r"(?i:\b(?:stichting|\w*vereniging|comité|werkgroep|dorpshuis|wijkraad|dorpsraad)\b|\(lid\))"
)
_COLLEGE = Guarded(r"wethouder|\bcollege\b|\bb\s?(?:&|en)\s?w\b", re.IGNORECASE)
_ROWS = 80  # rows of a table between a name and the heading of its column
_REMEMBERED = 256  # rows, more than the walk up to a heading passes
_RULE = re.compile(r"[-|:+= \t]{3,}")
_CELLS = re.compile(r"\s*(?:\||\t|;|[ \u00a0]{3,})\s*")


def office_in_row(text: str, persons: Places, hit: Hit) -> str:
    """Return the role in a cell of a table's row beside the one that a name fills, "" for none.

    Where the row has more names the role belongs to the cell next to it.
    """
    begin = text.rfind("\n", 0, hit.start) + 1
    end = text.find("\n", hit.end)
    line = text[begin : end if end >= 0 else len(text)]
    if len(line) > _ROW or not _CELLS.search(line.strip()):
        return ""
    cells = _cells(line)
    mine = next((n for n, (first, last) in enumerate(cells) if first <= hit.start - begin < last), None)
    if mine is None:
        return ""
    alone = len(persons.over(begin, begin + len(line))) == 1
    near = [mine + 1, mine - 1, *(range(len(cells)) if alone else ())]
    for number in near:
        if 0 <= number < len(cells) and number != mine:
            first, last = cells[number]
            if role := office_line(persons, begin + first, line[first:last]):
                return role
    return _column(text, persons, begin, mine, len(cells)) or _headed(text, begin, mine, len(cells))


@lru_cache(maxsize=_REMEMBERED)
def _cells(line: str) -> tuple[tuple[int, int], ...]:
    """Return the bounds of the cells of a row that are not empty; each name below asks for the same rows."""
    bounds = [0, *(edge for m in _CELLS.finditer(line) for edge in m.span()), len(line)]
    return tuple(cell for cell in zip(bounds[::2], bounds[1::2], strict=True) if cell[0] < cell[1])


def _headed(text: str, begin: int, number: int, of: int) -> str:
    """Return the office that heads the column of a table in which a name stands: "Portefeuillehouder"."""
    head = ""
    for _ in range(_ROWS):
        end = begin - 1
        begin = text.rfind("\n", 0, max(0, end)) + 1
        row = text[begin : max(0, end)]
        if end <= 0 or len(row) > _ROW or (len(_cells(row)) != of and not _RULE.fullmatch(row)):
            break
        head = head if _RULE.fullmatch(row) else row
    first, last = _cells(head)[number] if head else (0, 0)
    return role_word(head[first:last]) if role_end(head[first:last]) == last - first > 0 else ""


def _column(text: str, persons: Places, begin: int, number: int, of: int) -> str:
    """Return the role above or below a name in a signature with columns.

    "de secretaris,      de burgemeester,", and on the next line both names; or the names first.
    """
    end = text.find("\n", begin)
    end = end if end >= 0 else len(text)
    for lines in (_lines_before(text, begin), _lines_after(text, end)):
        at, line = next(lines, (0, ""))
        cells = [part for part in _CELLS.split(line) if part]
        roles = [office_line(persons, at, part) or _beside(part, line) for part in cells]
        # Below a row of nothing but names each cell is that name's.
        named = at > begin and len(persons.over(begin, end)) == of
        if len(roles) == of and (named or all(roles)):
            return roles[number]
    return ""


def _beside(line: str, together: str) -> str:
    """Return the office of a secretary beside a mayor or dijkgraaf, or of who chairs beside a griffier."""
    if _SECRETARY.fullmatch(line) and re.search(r"(?i:burgemeester|dijkgraaf)\W", together):
        return "gemeentesecretaris" if "burgemeester" in together.casefold() else "secretaris-directeur"
    return "raadsvoorzitter" if _CHAIR.fullmatch(line) and "griffier" in together.casefold() else ""


def office_around(text: str, persons: Places, hit: Hit) -> str:
    """Return the role that the lines around a name on a line of its own give, "" for none."""
    begin = text.rfind("\n", 0, hit.start) + 1
    end = text.find("\n", hit.end)
    end = end if end >= 0 else len(text)
    if end - begin > _ROW:
        return ""
    after = SUFFIXES.sub("", text[hit.end : end])
    if _AROUND_NAME.fullmatch(text[begin : hit.start]) and (chairs := _CHAIRS.match(after)):
        return _for_board(text, begin, chair=bool(chairs["chair"]))
    if (chairs := _CHAIRS_BEFORE.fullmatch(text[begin : hit.start])) and _AFTER_NAME.fullmatch(after):
        return _for_board(text, begin, chair=bool(chairs["chair"]))
    if not _AROUND_NAME.fullmatch(text[begin : hit.start]) or not _AFTER_NAME.fullmatch(after):
        return ""
    return _below(text, persons, end) or _above(text, persons, hit, begin)


def _for_board(text: str, begin: int, *, chair: bool) -> str:
    """Return the office of who signs as chair or secretary below the name of a board, "" below none."""
    for _, line in _lines_before(text, begin):
        named = fold(line).strip(" ,:.").removeprefix("namens ").removeprefix("het ").removeprefix("de ")
        board = next((offices for name, offices in _SIGNS_FOR.items() if named.startswith(name)), None)
        if board and ("bestuur" not in named or _WATER_BOARD.search(text)):
            return board[0] if chair else board[1]
    return ""


def _below(text: str, persons: Places, end: int) -> str:
    """Return the role on the next lines: a signature block, or the address of a letter."""
    for at, line in _lines_after(text, end):
        if line.endswith(","):
            return ""  # "de burgemeester,": who signs next
        if _SECRETARY.fullmatch(line) and (role := _for_board(text, end, chair=False)):
            return role
        if role := office_line(persons, at, line):
            return role
        employed = FUNCTION.search(fold(line.split()[-1])) and not _SEATED.search(line)
        if employed or persons.over(at, at + len(line)) or len(line.split()) > _SHORT:
            return ""  # "secretaresse", and below it whose
    return ""


def _above(text: str, persons: Places, hit: Hit, begin: int) -> str:
    """Return the role that the lines above a signature give: an office, or a mandate."""
    lines = tuple(_lines_before(text, begin))
    signed = [(at, line) for at, line in lines if not _SIGNED.match(line)]
    for at, line in signed:
        if persons.over(at, at + len(line)) or len(line.split()) > _LONGEST:
            break
        if _FORMULA.match(line) or (_ON_BEHALF.match(line) and decides(text)):
            return MANDATE if " " in text[hit.start : hit.end] and not _handles(text, hit) else ""
    if not signed:
        return ""
    at, line = signed[0]
    if AS_FUNCTION.match(line):  # "Functie: wethouder", "Naam: Smit": unless it is that of a name above
        theirs = len(signed) > 1 and persons.over(signed[1][0], signed[1][0] + len(signed[1][1]))
        below = next(_lines_after(text, hit.end), (0, ""))[1]
        return "" if theirs or AS_FUNCTION.match(below) else office_line(persons, at, line)
    together = " ".join(above for _, above in lines) + text[hit.end : hit.end + 160]
    if beside := _beside(line, together):
        return beside
    # A bare "de burgemeester" above a name may be the one before it in a list.
    ended = line.endswith((",", ":")) or line.isupper() or _ADDRESSED.match(line)
    closed = any(_CLOSED.match(above) for _, above in lines[1:])
    return office_line(persons, at, line) if ended or closed else ""


def secretary_of_board(text: str, hit: Hit) -> str:
    """Return the office of a board's secretary, who stands beside its mayor or dijkgraaf, or ""."""
    begin = text.rfind("\n", 0, max(0, text.rfind("\n", 0, hit.start))) + 1
    end = text.find("\n", max(hit.end, text.find("\n", hit.end) + 1))
    before, after = text[begin : hit.start], text[hit.end : end if end >= 0 else None]
    near = max(0, len(before) - _NEAR)
    signs = _SECRETARY_BEFORE.search(before, near) is not None
    if not (signs or _SECRETARY_AFTER.match(after)):
        return ""
    if _COMMITTEE.search(before, near) or _CLUB.search(before + after):
        return ""
    if re.search(r"(?i:burgemeester|wethouders)", before + after) and (signs or _COLLEGE.search(text)):
        return "gemeentesecretaris"
    board = re.search(r"(?i:\b(?:algemeen|dagelijks) bestuur\b)", text) and "dijkgraaf" in text.casefold()
    return "secretaris-directeur" if board else ""


def decides(text: str) -> bool:
    """Tell whether a text has the words of a decision in it."""
    return bool(_DECISION.search(text))


def _handles(text: str, hit: Hit) -> bool:
    """Tell whether who signs is told as who handled the case too, and so is hidden there."""
    surname = re.escape(text[hit.start : hit.end].rsplit(maxsplit=1)[-1])
    return re.search(rf"{_HANDLED}[^\n]{{0,40}}\b{surname}(?!\w)", text) is not None


def mandated(text: str, hit: Hit) -> bool:
    """Tell whether who was taken to sign with a mandate does: by the formula, or under a decision (P11)."""
    if _handles(text, hit):
        return False
    near = text[max(0, hit.start - _NEAR) : hit.start]
    return any(_FORMULA.match(line.strip()) for line in near.split("\n")) or decides(text)


def _lines_after(text: str, end: int) -> Iterator[tuple[int, str]]:
    """Yield the next two lines that are not blank, within four."""
    yielded = 0
    for _ in range(4):
        begin = end + 1
        if begin > len(text) or yielded > 1:
            return
        end = text.find("\n", begin)
        end = end if end >= 0 else len(text)
        raw = text[begin:end]
        if raw.strip():
            yielded += 1
            yield begin + len(raw) - len(raw.lstrip()), raw.strip()


def _lines_before(text: str, begin: int) -> Iterator[tuple[int, str]]:
    """Yield the lines above that are not blank, the nearest first."""
    yielded = 0
    for _ in range(2 * _REACH + 2):
        if begin <= 0 or yielded >= _REACH:
            return
        end = begin - 1
        begin = text.rfind("\n", 0, end) + 1
        raw = text[begin:end]
        if raw.strip():
            yielded += 1
            yield begin + len(raw) - len(raw.lstrip()), raw.strip()
