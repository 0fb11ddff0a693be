"""Lays out the sheets of a spreadsheet so that no word is broken and no cell cut off on its pages."""

from collections import defaultdict
from collections.abc import Iterator

from lxml import etree

from woo_redact.office.names import name, text_of

_MOST = 1_024  # columns that are laid out; what stands beyond them keeps its width
_LETTER = 0.24  # centimetres that a letter takes at the usual size, bold
_EDGE = 0.4
_NARROW, _WIDE = 1.5, 9.0  # centimetres
_PAGE, _BROAD = 17.0, 26.0  # centimetres of cells on a page upright and lying down
_SCALED = 60.0  # a sheet of up to this is made to fit its page; a broader one runs over several


def lay_out(root: etree._Element) -> None:
    """Give each column the width of its longest word, and the pages the shape that the widest sheet asks."""
    automatic = root.find(name("office:automatic-styles"))
    if automatic is None:
        return
    widths = _Widths(automatic)
    broadest = 0.0
    for sheet in root.iter(name("table:table")):
        columns = _longest(sheet)
        if columns:
            broadest = max(broadest, _set(sheet, columns, widths))
    for layout in root.iter(name("style:page-layout-properties")):
        _shape(layout, broadest)


class _Widths:
    """The column styles of a document: those it had, and new ones by width."""

    def __init__(self, automatic: etree._Element) -> None:
        """Note the widths there are."""
        self.automatic = automatic
        self.known: dict[str, float] = {}
        for style in automatic.iterfind(name("style:style")):
            properties = style.find(name("style:table-column-properties"))
            if properties is not None:
                told = properties.get(name("style:column-width")) or ""
                self.known[style.get(name("style:name")) or ""] = centimetres(told)

    def style(self, width: float) -> str:
        """Return the name of a style of a width, made when there is none."""
        made = f"woo{round(width * 10)}"
        if made not in self.known:
            style = etree.SubElement(self.automatic, name("style:style"))
            style.set(name("style:name"), made)
            style.set(name("style:family"), "table-column")
            properties = etree.SubElement(style, name("style:table-column-properties"))
            properties.set(name("style:column-width"), f"{width:.1f}cm")
            self.known[made] = width
        return made


def centimetres(length: str) -> float:
    """Return a length of OpenDocument ("0.89in", "2.2cm", "64pt") in centimetres, 0 for none."""
    units = {"in": 2.54, "cm": 1.0, "mm": 0.1, "pt": 2.54 / 72, "pc": 2.54 / 6}
    try:
        return float(length[:-2]) * units.get(length[-2:], 0.0)
    except ValueError:
        return 0.0


def _longest(sheet: etree._Element) -> dict[int, float]:
    """Return per column the width of its longest word, or of a short line of text."""
    found: defaultdict[int, float] = defaultdict(float)
    for row in sheet.iter(name("table:table-row")):
        at = 0
        for cell in row:
            if cell.tag not in {name("table:table-cell"), name("table:covered-table-cell")}:
                continue
            many = int(cell.get(name("table:number-columns-repeated")) or 1)
            text = "\n".join(text_of(part) for part in cell.findall(name("text:p")))
            if text.strip():
                word = max(len(word) for word in text.split()) * _LETTER
                line = min(max(map(len, text.split("\n"))) * _LETTER, _WIDE / 2)
                spans = int(cell.get(name("table:number-columns-spanned")) or 1)
                for column in range(at, min(at + many, _MOST)):
                    found[column] = max(found[column], word if spans == 1 else 0.0, line / spans)
            at += many
    return dict(found)


def _set(sheet: etree._Element, columns: dict[int, float], widths: _Widths) -> float:
    """Write the columns of a sheet anew; return how broad the part that is used is."""
    old = list(_columns(sheet))
    used = max(columns) + 1
    made, total = [], 0.0
    for number in range(used):
        style, cells = old[number] if number < len(old) else ("", "")
        wanted = min(max(columns.get(number, 0.0) + _EDGE, _NARROW), 4 * _WIDE)
        width = max(wanted, min(widths.known.get(style, 0.0), _WIDE))
        total += width
        made.append(_column(widths.style(width), cells, 1))
    rest = 16_384 - used
    if rest > 0:
        made.append(_column(widths.style(2.3), old[used][1] if used < len(old) else "", rest))
    first = next(iter(sheet.iter(name("table:table-row"))))
    while first.getparent() is not sheet:
        first = first.getparent()
    for column in list(sheet):
        if etree.QName(column).localname in _COLUMNS:
            sheet.remove(column)
    for column in made:
        first.addprevious(column)
    return total


_COLUMNS = frozenset(
    {"table-column", "table-columns", "table-column-group", "table-header-columns"},
)


def _columns(sheet: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield the style of each column and of its cells, as far as columns are laid out."""
    given = 0
    for column in sheet.iter(name("table:table-column")):
        for _ in range(int(column.get(name("table:number-columns-repeated")) or 1)):
            if given >= _MOST:
                return
            given += 1
            cells = column.get(name("table:default-cell-style-name")) or ""
            yield column.get(name("table:style-name")) or "", cells


def _column(style: str, cells: str, many: int) -> etree._Element:
    """Return a column."""
    made = etree.Element(name("table:table-column"))
    made.set(name("table:style-name"), style)
    if cells:
        made.set(name("table:default-cell-style-name"), cells)
    if many > 1:
        made.set(name("table:number-columns-repeated"), str(many))
    return made


def _shape(layout: etree._Element, broadest: float) -> None:
    """Give pages the shape that fits a sheet, with lines between the cells."""
    lying = broadest > _PAGE
    layout.set(name("fo:page-width"), "29.7cm" if lying else "21cm")
    layout.set(name("fo:page-height"), "21cm" if lying else "29.7cm")
    layout.set(name("style:print-orientation"), "landscape" if lying else "portrait")
    layout.set(name("style:print"), "grid objects charts drawings")
    for setting in ("style:scale-to", "style:scale-to-pages"):
        layout.attrib.pop(name(setting), None)
    if _BROAD < broadest <= _SCALED:
        layout.set(name("style:scale-to-X"), "1")
        layout.set(name("style:scale-to-Y"), "0")
