"""Traps in how lines and cells are laid out: names that no reading order of the page has in one piece."""

from tests.paper.cases import case
from tests.paper.sheets import BASE, KEEP, add_page, at, document, letter, lines, saved, simple, table
from tests.paper.traps_text import noto

_NAME = "Frouwkje Barkenstein"
_ALL = (*BASE, _NAME)


@case(2, "a soft hyphen at the line end", _ALL, KEEP)
def soft_hyphen_line_end() -> bytes:
    return simple(lines(72, 480, ("Wij spraken met Frouwkje Barken\xad", "stein over het dorpshuis.")))


@case(2, "other hyphens: U+2010 at the line end, U+2011 within", (*BASE, "Aaltsje Veldman-Wiersema"), KEEP)
def odd_hyphens() -> bytes:
    rows = ("Bezoek van Aaltsje Veld\u2010", "man\u2011Wiersema en haar buren")
    return noto(simple(b""), *((72, 480 + 15 * n, 11, row) for n, row in enumerate(rows)))


@case(2, "a name over four lines of a narrow column", _ALL, (*KEEP, "langs"))
def narrow_column() -> bytes:
    left = ("Toen kwam", "Frouw-", "kje Bar-", "ken-", "stein langs")
    return simple(
        lines(72, 480, left) + lines(180, 480, ("Andere", "kolom die", "er naast", "staat en", "loopt"))
    )


@case(2, "a hyphenated name over a page end", _ALL, (*KEEP, "vervolg"))
def hyphen_over_page() -> bytes:
    first = letter() + at(72, 700, "Aan het overleg nam ook deel Frouwkje Barken-")
    second = at(72, 60, "Provincie Noorderveen - vervolg", size=8) + at(72, 110, "stein namens de buurt.")
    return saved(document(first, second))


@case(2, "a name over two page ends, with an empty page between", _ALL, KEEP)
def over_empty_page() -> bytes:
    pdf = document(letter() + at(72, 700, "Aan het overleg nam ook deel Frouwkje"))
    add_page(pdf, b"")
    add_page(pdf, at(72, 110, "Barkenstein namens de buurt."))
    return saved(pdf)


@case(
    2,
    "a wrapped table cell, drawn row by row with its neighbours",
    _ALL,
    ("Noorderveen", "maandag", "dinsdag"),
)
def table_row_wise() -> bytes:
    rows = b""
    for number, cells in enumerate(
        (("mevrouw Frouwkje", "maandag", "10.00"), ("Barkenstein", "dinsdag", "11.00"))
    ):
        for column, text in enumerate(cells):
            rows += at(80 + 130 * column, 480 + 14 * number, text)
    return simple(rows + b"72 380 m 450 380 l 72 330 m 450 330 l S\n", table())


@case(2, "marks of writing direction around and in a name", _ALL, KEEP)
def bidi_marks() -> bytes:
    name = "\u202a" + "\u200e".join(_NAME) + "\u202c"
    return noto(simple(b""), (72, 480, 11, f"Gehoord: {name} te Beilerbrug"))


@case(2, "a number of a footnote between first name and surname", _ALL, KEEP)
def footnote_mark() -> bytes:
    body = b"(Gehoord: Frouwkje) Tj /F1 7 Tf 4 Ts (1) Tj /F1 11 Tf 0 Ts ( Barkenstein te Beilerbrug) Tj"
    return simple(b"BT /F1 11 Tf 1 0 0 1 72 362 Tm " + body + b" ET\n")


@case(2, "letters set so close that they overlap", _ALL, KEEP)
def negative_spacing() -> bytes:
    return simple(b"BT /F1 11 Tf -2.5 Tc 1 0 0 1 72 362 Tm (Frouwkje Barkenstein was er) Tj 0 Tc ET\n")


@case(2, "a shadow: the name twice, a point apart", _ALL, KEEP)
def shadow() -> bytes:
    return simple(
        b"0.7 g "
        + at(73, 481, "Gehoord: " + _NAME, size=14)
        + b"0 g "
        + at(72, 480, "Gehoord: " + _NAME, size=14)
    )
