"""Initials as a person's mark: "(JvdB)", "paraaf: GKH", "gr. M." - one letter for each part of the name."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from woo_redact.detect.grid import grids, head_row
from woo_redact.detect.guarded import Guarded
from woo_redact.detect.hits import STRUCTURE, Hit
from woo_redact.detect.labels import is_signing_column
from woo_redact.detect.lexicon import is_nobodys
from woo_redact.detect.names import ANY_NAME, CAPITAL_NAME, UPPER, Name, fold, parse
from woo_redact.detect.pieces import Piece
from woo_redact.detect.units import Unit
from woo_redact.detect.vocabulary import NOT_NAMES, word_set
from woo_redact.language import recorded
from woo_redact.model import Entity

_MIXED = (
    rf"[{UPPER}]{{1,3}}(?:vdr|vd|van|von|v|den|der|de|d|ten|ter|te|el)[{UPPER}]{{1,3}}(?:-[{UPPER}]{{1,2}})?"
)
_CAPITALS = rf"[{UPPER}]{{2,4}}"
_DOTTED = rf"(?:[{UPPER}]\.[ \u00a0]?){{1,4}}(?:(?:v\.?d\.?|v\.|d\.)[ \u00a0]?[{UPPER}]\.?)?"
_MARK = re.compile(rf"(?:{_MIXED}|{_CAPITALS}|{_DOTTED})")
_ANYWHERE = re.compile(rf"(?<![\w.@&-])(?:{_MIXED})(?![\w@&]|-\w)")
# Abbreviations with a small letter between capitals that are an office, a body or a kind of document.
_ABBREVIATIONS = word_set("""
    pvda pvdd cvdk cdk rvdk rvdr rvs hvj hvk rvc rvb rvt nvt mvt mva mvo vve pve pva nvi nva ovd hvd cvb
    cvd cva kvk ldh bvo uva uvt uvh hva hvt tvb tvt pvb pvt bvb svb svr svz vvv vvd wvk wvg wvo evrm evd
    ivb ivd ivm ivf tdf avg avb tvo bvt dvo lvo svp avd mvd mvm abrvs abvrvs vzr vzrvs pgrvs grvs rvdw
    rvo hovd covd covdp ovdbz ovdg ovdp ovdb ovdbzk rovd cvdp ovj rcvd lvdo hoog bzvd mvbzk mvjenv mvlnv mvszw
    """)
# Units and bodies that stand where a mark may stand: "Actie: ICT", a column "Wie" with "P&O".
_UNITS = NOT_NAMES | word_set("""
    ict hr hrm jz ro gs ps mt dt db ab bz fz fin com cs kcc vth gis pmo cio ciso fg pz po so ggd dg sg
    vz nnb ntb nvt tbd tbv ivm ivz ea eo em ed br bwl ben bvo wmo wlz zw ww pw ivb awb owo ow bor apv
    bsn avg woo wob ozb wkr kto ok nb ps pa pr pv pdf doc nl eu vn ns kpn ad fte btw kvk iban rivm cbs
    cjib ind coa dji om zm cda vvd sp pvv bbb nsc cu sgp gl mp ps si sv tk ek ja nee xx xxx vm nm do vr
    wjz bbr fez bsg dgo bjz ioz pbo bpz dbo opp bopz vlg vrh
    za zo ma di wo afd tel mob fax asap fyi qed mw mr dr drs ir ing prof dhr mevr hr fam jr sr bv nv vof
    zzp vng ipo uvw rws rvo lvnl tno ai it om tu cv vu ah dj tv bb vs vk wa wc fc usb sms qr
    """)
_IN_SMALL_LETTERS = word_set("ma di wo do vr za zo tel mob afd so nee ja")
_SMALLER = rf"(?:v|vd|vdr|van|d|de|te[nr]?)[{UPPER}]{{1,3}}"  # "par. vdB"
_ANY = rf"{_MIXED}|{_CAPITALS}|{_SMALLER}"
_LABELLED = Guarded(
    rf"(?<![\w-])(?i:(?P<sign>(?:mede)?para(?:af|fen)|par\.)|(?:op)?steller|actie(?:houder)?|"
    rf"trekker|(?:af|op|be|vast)\w{{4,10}} door|gezien|"
    rf"(?:genoteerd|genotuleerd|geschreven|getypt|gelezen|gecontroleerd|getekend|ingevuld|uitgewerkt|verwerkt|"
    rf"geboekt) door|vragen naar|"
    rf"stem(?:t|men|de|den)? (?:voor|tegen)|"
    rf"akkoord)"
    rf"(?:[ \u00a0]?[:=][ \u00a0]?|[ \u00a0])(?P<marks>(?:{_ANY})"
    rf"(?:(?:,[ \u00a0]?|[ \u00a0]?[/&+][ \u00a0]?|[ \u00a0]en[ \u00a0])(?:{_ANY}))*)"
    r"(?![\w&]|-[a-z]{2})"
)
# "Fin (Gwen), EZK (TO)": who of a body, where two letters are all that stands for somebody.
_OF_UNIT = Guarded(rf"(?<![\w&])(?P<unit>[{UPPER}]{{2,5}})[ \u00a0]\((?P<mark>{_MIXED}|[{UPPER}]{{2}})\)")
# "namens provincie L.A., namens gemeente I.S."
_FOR_BODY = Guarded(
    rf"(?<!\w)(?:namens|vanuit|voor)[ ](?:(?:de|het)[ ])?[a-z]{{3,}}[ ]"
    rf"(?P<mark>(?:[{UPPER}]\.[ ]?){{2,4}})(?![{UPPER}])"
)
_PARTS = re.compile(r"[^/,;&+\s]+")
_ONE = re.compile(_ANY)
_SMALL_PARAPH = Guarded(r"(?<![\w-])(?i:paraaf)[ ]?:[ ](?P<mark>[a-z]{2,5})(?![\w.@-])")
# "6940 BA Didam"
_POSTCODE = rf"(?<=(?<![\w.,-])[1-9]\d{{3}}[ \u00a0])[{UPPER}]{{2}}[ \u00a0]{{1,2}}['’{UPPER}]"
_ALONE = re.compile(rf"(?<![\w.@&-])(?!{_POSTCODE}){_CAPITALS}(?![\w@&-]|\.\w)")
# "[SB] Ja, graag." before each answer: whose it is.
_ANSWERS = Guarded(rf"^[>\s]*\[(?P<mark>{_MIXED}|{_CAPITALS})\]", re.MULTILINE)
# "Opmerking [MtV1]: …", as a word processor numbers what is said in the margin.
_IN_MARGIN = Guarded(
    rf"(?i:opmerking(?:en)?|comment(?:ed)?)\s\[(?P<mark>[{UPPER}][^\W\d_]{{1,5}})\d{{1,3}}\]"
)
_BEHIND = re.compile(rf"(?<=\w)[ \u00a0]\((?P<mark>{_CAPITALS})(?=[),;])")
# "LK = Lisanne Kamp, HB = Hein Bierma": whoever is told so is meant wherever the letters stand.
_LEGEND = Guarded(
    rf"(?<![\w.@&-])(?P<mark>{_MIXED}|{_CAPITALS})[ \u00a0]?(?:=|:|staat voor|is)[ \u00a0]?"
    rf"(?P<name>{CAPITAL_NAME})"
)
_NAME_BEFORE, _NAME_LONG = re.compile(rf"(?P<name>{ANY_NAME})$"), 60
# "Actiepunten: SA: OR; OK: factsheet; JPe: plattegrond.": whose each of them is.
_TASKS = Guarded(r"(?im:^)(?i:acti(?:es?|epunten|elijst)|afspraken|taken)[ ]?:[ ](?P<tasks>[^\n]+)")
_TASK = re.compile(rf"(?:^|[;.][ ])(?P<mark>{_MIXED}|{_CAPITALS}|[{UPPER}]{{1,2}}[a-z])(?::|[ ][–-])[ ]")
_TWICE = 2
_CAPITAL_AND_STOP = re.compile(rf"[{UPPER}]\.")
# "besproken met H. en K.", "K. is ziek": one letter where a person must stand.
_LETTER = re.compile(
    rf"(?<![\w.])(?:met|aan|door|bij|tegen|namens|volgens|en|of)[ \u00a0](?P<after>[{UPPER}]\.)"
    rf"(?=[ \u00a0]?(?:[,;:)]|$)|[ \u00a0](?:en|of|is|was|heeft|had|gaat|kan|wil|zal|over|om|die|dat|belt|"
    rf"stuurt)\b)|"
    rf"(?:^|[:.;>][ \u00a0])(?P<before>[{UPPER}]\.)(?=[ \u00a0](?:is|was|heeft|had|belt|belde|stuurt|mailt|"
    rf"vraagt|gaat|wil)\b)",
    re.MULTILINE,
)


def mark(text: str) -> Piece | None:
    """Return the mark that an entry of a list, a cell or the rest of a sign-off is; else None."""
    bare = text.strip(" \t\r\n()[]*_,;:!-")
    if not bare or not _MARK.fullmatch(bare) or not _is_mark(bare):
        return None
    start = text.index(bare)
    return Piece(start=start, end=start + len(bare))


def _is_mark(mark_: str) -> bool:
    """Tell whether initials are no abbreviation that everybody writes."""
    folded = re.sub(r"[^a-z]", "", fold(mark_))
    if re.sub(r"[^a-z]", "", fold(mark_).partition("-")[0]) in _ABBREVIATIONS:
        return False  # "OvD-P"
    return folded not in _ABBREVIATIONS and ("." in mark_ or not mark_.isupper() or folded not in _UNITS)


def is_unit(letters: str) -> bool:
    """Tell whether letters are those of a unit or body that everybody writes so: "JZ", "EZK"."""
    return fold(letters) in _UNITS


def signs(cell: str) -> list[tuple[int, int]]:
    """Return the bounds of the initials that a cell or field consists of, none where more stands there."""
    parts = list(_PARTS.finditer(cell))
    return [part.span() for part in parts] if all(mark(part[0]) for part in parts) else []


def _of_somebody(mark_: str) -> bool:
    """Tell whether capitals may be those of somebody named: of a day or an hour nobody writes the name so."""
    return fold(mark_) in _IN_SMALL_LETTERS or _is_mark(mark_)


def mark_hits(text: str) -> Iterator[Hit]:
    """Yield the marks in running text: mixed ones anywhere, capitals after a word like "paraaf"."""
    for match in _ANYWHERE.finditer(text):
        if _is_mark(match[0]):
            yield mark_hit(match.start(), match.end())
    yield from _signed(text)
    yield from _tasked(text)
    of_units = (match for match in _OF_UNIT.finditer(text) if is_unit(match["unit"]) and mark(match["mark"]))
    for match in (*_IN_MARGIN.finditer(text), *_FOR_BODY.finditer(text), *of_units):
        yield mark_hit(*match.span("mark"))
    spoken_of = _LETTER.finditer(text) if _CAPITAL_AND_STOP.search(text) else ()
    letters = {match["after"] or match["before"] for match in spoken_of}
    for letter in letters:
        again = rf"(?<![\w.]){re.escape(letter)}(?![ \u00a0]?[{UPPER}]|\w)"
        for match in re.finditer(again, text):
            yield mark_hit(match.start(), match.end())


def _signed(text: str) -> Iterator[Hit]:
    """Yield the marks after a word that says whose they are; behind "paraaf" any letters but one unit's."""
    for labelled in _LABELLED.finditer(text):
        parts = labelled["marks"].split("/")
        signed = labelled["sign"] is not None and not is_unit(labelled["marks"])
        if len(parts) > 1 and not (signed or all(map(_is_mark, map(str.strip, parts)))):
            continue  # "akkoord WJZ/OR": a unit and its part
        for match in _ONE.finditer(text, labelled.start("marks"), labelled.end()):
            if (signed or _is_mark(match[0])) and not _is_shouted(text, labelled.start()):
                yield mark_hit(match.start(), match.end())
    for match in _SMALL_PARAPH.finditer(text):
        if not is_nobodys(match["mark"]) and match["mark"] not in NOT_NAMES:
            yield mark_hit(*match.span("mark"))


def _tasked(text: str) -> Iterator[Hit]:
    """Yield the marks before what each has to do, where two or more are told on a line."""
    for tasks in _TASKS.finditer(text):
        of = list(_TASK.finditer(tasks["tasks"]))
        for match in of if len(of) >= _TWICE else ():
            start, end = match.span("mark")
            yield mark_hit(tasks.start("tasks") + start, tasks.start("tasks") + end)


def signing_hits(units: Sequence[Unit]) -> Iterator[Hit]:
    """Yield the initials in a column that says what was done, in cells with nothing else: "RK/JvdB"."""
    for grid in grids(units):
        top = head_row(grid)
        columns = {c for (r, c), u in grid.items() if r == top and is_signing_column(u.text)}
        for (row, column), unit in grid.items():
            for start, end in signs(unit.text) if row > top and column in columns else ():
                yield mark_hit(unit.start + start, unit.start + end)


def _is_shouted(text: str, at: int) -> bool:
    """Tell whether the line at a place is all capitals, in which they mark nobody: "GEZIEN: WETH."."""
    end = text.find("\n", at)
    return text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)].isupper()


def initial_hits(units: Sequence[Unit], names: Iterable[str]) -> Iterator[Hit]:
    """Yield capitals that are the initials of somebody named in the document, or that mark each answer.

    "Actie MA" with Mehmet Aydin among those present; "[SB] Ja, graag." below two questions.
    """
    known = {form for name in names for form in _initials(parse(name))}
    sure = {form for unit in units for form in _declared(unit.text)}
    sure.update(form for name in names if "-" in name for form in _double(parse(name)))
    known |= sure
    answers = Counter(match["mark"] for unit in units for match in _ANSWERS.finditer(unit.text))
    marks = {letters for letters, times in answers.items() if times >= _TWICE and _is_mark(letters)}
    if not known and not marks:
        return
    for unit in units:
        if unit.text.isupper():
            continue
        for match in _ALONE.finditer(unit.text):
            if match[0] in marks or _is_known(fold(match[0]), known, sure):
                yield mark_hit(unit.start + match.start(), unit.start + match.end())


def _is_known(letters: str, known: Collection[str], sure: Collection[str]) -> bool:
    """Tell whether letters are somebody's here: those of a unit only where the text says whose they are."""
    return letters in sure or (letters in known and _of_somebody(letters.upper()))


def _declared(text: str) -> Iterator[str]:
    """Yield the marks, folded, of which the text says whose they are: "Ruurd Kalsbeek (RK)", "RK = Ruurd"."""
    for match in _LEGEND.finditer(text):
        if fold(match["mark"]) in _initials(parse(match["name"])):
            yield fold(match["mark"])
    for match in _BEHIND.finditer(text):
        named = _NAME_BEFORE.search(text[max(0, match.start() - _NAME_LONG) : match.start()])
        if named and fold(match["mark"]) in _initials(parse(named["name"])):
            yield fold(match["mark"])


def _initials(name: Name) -> frozenset[str]:
    """Return the capitals, folded, with which somebody of this name is marked: "jb", "gkh", "jvdb"."""
    first, last = name.first_letters, name.surname[:1]
    if not first or not last.isalpha():
        return frozenset()
    between = "".join(word[0] for word in name.particles.split() if word)
    ways = {start + middle + last for start in (first, first[0]) for middle in ("", between)}
    return frozenset(ways | _double(name))


def _double(name: Name) -> frozenset[str]:
    """Return the letters of a double first name, folded: "dj" of Dirk-Jan."""
    parts = (name.given[0] if name.given else name.single).split("-")
    return frozenset({"".join(part[0] for part in parts if part)} if len(parts) > 1 else ())


def mark_hit(start: int, end: int) -> Hit:
    """Return the person whose mark stands there."""
    return Hit(
        start=start,
        end=end,
        entity=Entity.PERSON,
        score=0.9,
        by=f"{STRUCTURE}mark",
        why=recorded("initials as the sign of a person"),
        exact=True,
    )
