"""Traps in how text is spelled and set: what a reader sees as a name and a search does not find."""

import pymupdf

from tests.paper.cases import case
from tests.paper.sheets import (
    BASE,
    KEEP,
    NOTO,
    add_page,
    at,
    document,
    encoded,
    letter,
    lines,
    mail,
    saved,
    simple,
    table,
)


def noto(data: bytes, *texts: tuple[float, float, float, str], page: int = 0) -> bytes:
    """Write texts (x, y, size, text) on a page in an embedded font that knows every letter."""
    with pymupdf.open(stream=data, filetype="pdf") as source:
        for x, y, size, text in texts:
            source[page].insert_text((x, y), text, fontsize=size, fontname="noto", fontfile=str(NOTO))
        return bytes(source.tobytes(no_new_id=True))


def glyphs(
    text: str, x: float, y: float, *, step: float = 0, size: float = 11, turn: bool = False
) -> list[bytes]:
    """Return one text object per letter, each set in its own place."""
    font = pymupdf.Font("helv")
    found = []
    for letter_ in text:
        if letter_ != " ":
            found.append(at(x, y, letter_, size=size))
        if turn:
            y += size * 1.1
        else:
            x += font.text_length(letter_, size) + step
    return found


@case(2, "an ordinary letter", BASE, KEEP)
def plain_letter() -> bytes:
    return simple(b"")


@case(2, "an ordinary printed mail", BASE, KEEP)
def plain_mail() -> bytes:
    return simple(b"", mail())


@case(2, "an ordinary table", BASE, ("Noorderveen", "Secretariaat", "deelnemers", "Beilerbrug"))
def plain_table() -> bytes:
    return simple(b"", table())


@case(
    2,
    "black rectangles drawn over names: the input is a failed redaction",
    (*BASE, "Gerwin Mokkelstra"),
    KEEP,
)
def black_rectangles() -> bytes:
    return simple(at(72, 480, "Gesproken met Gerwin Mokkelstra op kantoor") + b"0 g 143 358 110 14 re f\n")


@case(
    2,
    "lines set so tight that letters overlap",
    (*BASE, "Ypkje Gjaltema"),
    (*KEEP, "bovenregel", "gpqyj", "gesprek", "gaf", "onderregel", "ABDFHK"),
)
def tight_leading() -> bytes:
    rows = (
        "bovenregel gpqyj over de opvang",
        "het gesprek met Ypkje Gjaltema gaf",
        "onderregel ABDFHK en het plan",
    )
    return simple(lines(72, 480, rows, leading=8.5))


@case(2, "each letter set on its own", (*BASE, "Roelof Heerspink"), KEEP)
def letter_by_letter() -> bytes:
    return simple(b"".join(glyphs("Gesproken met Roelof Heerspink over het plan", 72, 480)))


@case(2, "spaced out with character spacing and with blanks", (*BASE, "Harmke Zwolsman"), KEEP)
def letter_spaced() -> bytes:
    spaced = b"BT /F1 11 Tf 4 Tc 1 0 0 1 72 362 Tm (Harmke Zwolsman) Tj 0 Tc ET\n"
    return simple(spaced + at(72, 520, "H a r m k e   Z w o l s m a n"))


@case(2, "a kerned TJ array in pieces", (*BASE, "Evert Roossien"), (*KEEP, "daarna"))
def tj_array() -> bytes:
    pieces = b"[(Naam: Ev) 20 (ert) -250 (Roo) 35 (ss) -15 (ien) -300 (daarna)] TJ"
    return simple(b"BT /F1 11 Tf 1 0 0 1 72 362 Tm " + pieces + b" ET\n")


@case(2, "letters drawn from the last to the first", (*BASE, "Trijntje Bolhuis"), KEEP)
def reverse_order() -> bytes:
    return simple(b"".join(reversed(glyphs("Trijntje Bolhuis", 72, 480))))


@case(2, "letters drawn in a shuffled order, words before and after", (*BASE, "Lammigje Oosting"), KEEP)
def shuffled_order() -> bytes:
    drawn = glyphs("overleg met Lammigje Oosting daarover", 72, 480)
    return simple(b"".join(drawn[::3] + drawn[1::3] + drawn[2::3]))


@case(2, "bold made by printing twice", (*BASE, "Grietje Kolham"), KEEP)
def overprinted_bold() -> bytes:
    return simple(b"".join(at(72 + 0.3 * n, 480, "Klager: Grietje Kolham te Beilerbrug") for n in range(3)))


_LEFT = ("De afdeling sprak met Jantina", "Wubbolts over de vergunning.", "Zij was tevreden.")
_RIGHT = ("Rechts staat een andere", "kolom die er niets mee te", "maken heeft.")


@case(
    2, "two columns, drawn row by row across both", (*BASE, "Jantina Wubbolts"), (*KEEP, "tevreden", "kolom")
)
def columns_row_wise() -> bytes:
    rows = b""
    for number, (left, right) in enumerate(zip(_LEFT, _RIGHT, strict=True)):
        rows += at(72, 480 + 15 * number, left) + at(320, 480 + 15 * number, right)
    return simple(rows)


@case(2, "a name from the foot of a column to the head of the next", (*BASE, "Jantina Wubbolts"), KEEP)
def over_column() -> bytes:
    left = ("Lange tekst in de eerste", "kolom die eindigt met Jantina")
    right = ("Wubbolts, die in de tweede", "kolom verder gaat.")
    return simple(lines(72, 480, left) + lines(320, 480, right))


@case(2, "columns with the right one drawn first", (*BASE, "Jantina Wubbolts"), KEEP)
def columns_reversed() -> bytes:
    left = ("Lange tekst in de eerste", "kolom die eindigt met Jantina")
    right = ("Wubbolts, die in de tweede", "kolom verder gaat.")
    return simple(lines(320, 480, right) + lines(72, 480, left))


@case(2, "a name hyphenated at the line end", (*BASE, "Frouwkje Barkenstein"), KEEP)
def hyphenation() -> bytes:
    return simple(
        lines(72, 480, ("Wij spraken daarover met mevrouw Frouwkje Barken-", "stein van het dorpshuis."))
    )


@case(2, "a name broken at its own hyphen", (*BASE, "Aaltsje Veldman-Wiersema"), KEEP)
def own_hyphen() -> bytes:
    return simple(
        lines(72, 480, ("Wij spraken daarover met Aaltsje Veldman-", "Wiersema van het dorpshuis."))
    )


@case(2, "soft hyphens inside a name", (*BASE, "Hindrikje Mulderij"), KEEP)
def soft_hyphen() -> bytes:
    return simple(at(72, 480, "Bezoek van Hin\xaddrik\xadje Mul\xadde\xadrij aan het loket"))


@case(2, "a name over a line end", (*BASE, "Sietske Dijkhuis"), KEEP)
def over_line() -> bytes:
    return simple(
        lines(72, 480, ("Het gesprek over de Dorpsweg is gevoerd met Sietske", "Dijkhuis en haar buren."))
    )


@case(
    2,
    "a mail address and a number broken over lines",
    (*BASE, "h.kwakkelstra@voorbeeld.example", "06-59382716"),
    KEEP,
)
def address_over_line() -> bytes:
    rows = ("Mailen kan naar h.kwakkelstra@", "voorbeeld.example of bellen naar 06-", "59382716 na vijf uur.")
    return simple(lines(72, 480, rows))


@case(
    2,
    "a name over a page end, with footer and header between",
    (*BASE, "Renske Bruntinge"),
    (*KEEP, "vervolg"),
)
def over_page() -> bytes:
    first = letter() + at(72, 700, "Aan het overleg nam ook deel mevrouw Renske")
    second = at(72, 60, "Provincie Noorderveen - vervolg", size=8) + at(72, 110, "Bruntinge namens de buurt.")
    return saved(document(first, second))


@case(2, "ligatures", (*BASE, "Raffi Hoefflaken"), (*KEEP, "efficiënt"))
def ligature() -> bytes:
    return noto(simple(b""), (72, 480, 11, "Bezoeker Raﬃ Hoeﬄaken werd eﬃciënt geholpen"))


@case(2, "small capitals by size and by letter", (*BASE, "Tjitske Luinstra"), KEEP)
def small_caps() -> bytes:
    sized = (
        at(72, 480, "T")
        + at(79, 480, "JITSKE", size=8)
        + at(118, 480, "L")
        + at(124.5, 480, "UINSTRA", size=8)
    )
    return noto(simple(sized), (72, 520, 11, "Verslag: Tᴊɪᴛsᴋᴇ Lᴜɪɴsᴛʀᴀ"))


@case(2, "accents as marks of their own", (*BASE, "Zoë Björnsdóttir"), KEEP)
def combining_accents() -> bytes:
    return noto(simple(b""), (72, 480, 11, "Tolk: Zoe\u0308 Bjo\u0308rnsdo\u0301ttir, twee uur"))


@case(2, "joiners and no-break spaces in a name", (*BASE, "Alke Poortinga"), KEEP)
def zwj_nbsp() -> bytes:
    return noto(simple(b""), (72, 480, 11, "Zaak van Al\u200dke\u00a0Poor\u200dtinga\u00a0en\u00a0buren"))


@case(2, "zero-width characters between all letters", (*BASE, "Melle Ottema"), KEEP)
def zero_width() -> bytes:
    return noto(simple(b""), (72, 480, 11, "Zaak van " + "\u200b".join("Melle Ottema") + " en anderen"))


@case(2, "letters of other alphabets that look the same", (*BASE, "Marco Piersma"), KEEP)
def look_alikes() -> bytes:
    return noto(
        simple(b""),
        (72, 480, 11, "Zaak van М\u0430rс\u043e \u0420\u0456\u0435rsm\u0430 (Grieks: Μαrcο Ρiersmα)"),
    )


@case(2, "a secret inside longer words", (*BASE, "Barkenstein"), (*KEEP, "dossier"))
def longer_word() -> bytes:
    return simple(at(72, 480, "Map BarkensteinNoord_2024, dossier-barkenstein.docx, Barkensteins erf"))


@case(2, "a secret in capitals and in small letters", (*BASE, "Frouwkje Barkenstein"), KEEP)
def capitals() -> bytes:
    return simple(lines(72, 480, ("FROUWKJE BARKENSTEIN", "frouwkje barkenstein")))


@case(
    2,
    "a table cell whose name wraps",
    (*BASE, "Sjoukje Terpstra"),
    ("Noorderveen", "Secretariaat", "Cel", "vrijdag"),
)
def table_cell() -> bytes:
    rows = at(80, 480, "Cel een") + lines(200, 480, ("mevrouw Sjoukje", "Terpstra")) + at(330, 480, "vrijdag")
    return simple(rows + b"72 375 m 450 375 l 72 340 m 450 340 l S\n", table())


@case(2, "table cells drawn column by column", (*BASE, "Sjoukje Terpstra"), ("Noorderveen", "Secretariaat"))
def table_columns() -> bytes:
    return simple(
        lines(80, 480, ("Voornaam", "Sjoukje", "Tine")) + lines(200, 480, ("Naam", "Terpstra", "Vos")),
        table(),
    )


@case(2, "the same header and footer on ten pages", (*BASE, "Folkert Nijdam"), KEEP)
def repeated_header() -> bytes:
    pdf = document(letter())
    for number in range(2, 11):
        content = at(72, 40, f"Zaak Folkert Nijdam - blad {number}", size=8)
        content += lines(72, 100, ("Het verslag gaat verder.", "Er is niets aan toe te voegen."))
        add_page(pdf, content + at(72, 815, "F. Nijdam / afdeling", size=7))
    return saved(pdf)


@case(2, "letters stacked under each other", (*BASE, "Geessien"), KEEP)
def stacked() -> bytes:
    return simple(b"".join(glyphs("Geessien", 300, 460, turn=True)))


@case(2, "raised and lowered letters within a name", (*BASE, "Doutsje Rinsma"), KEEP)
def text_rise() -> bytes:
    body = b"(Dou) Tj 4 Ts (tsje) Tj -3 Ts ( Rin) Tj 0 Ts (sma is gehoord) Tj"
    return simple(b"BT /F1 11 Tf 1 0 0 1 72 362 Tm " + body + b" ET\n")


@case(2, "stretched and squeezed letters", (*BASE, "Doutsje Rinsma"), KEEP)
def horizontal_scaling() -> bytes:
    body = b"40 Tz (Doutsje Rinsma) Tj 180 Tz ( Doutsje Rinsma) Tj"
    return simple(b"BT /F1 11 Tf 1 0 0 1 72 362 Tm " + body + b" ET\n")


@case(2, "one name in two fonts and sizes", (*BASE, "Doutsje Rinsma"), KEEP)
def mixed_fonts() -> bytes:
    body = b"(Dou) Tj /F2 14 Tf (tsje ) Tj /F4 9 Tf (Rin) Tj /F3 18 Tf (sma) Tj"
    return simple(b"BT /F1 11 Tf 1 0 0 1 72 362 Tm " + body + b" ET\n")


@case(
    2,
    "a name split over two content streams, within its string operator's arguments",
    (*BASE, "Doutsje Rinsma"),
    KEEP,
)
def split_stream() -> bytes:
    pdf = document(b"")
    text = letter() + b"BT /F1 11 Tf 1 0 0 1 72 362 Tm [(Dou) -5 (tsje Rin) 3 (sma)] TJ ET\n"
    cut = text.index(b"-5")
    pdf.pages[0].obj.Contents = pdf.make_indirect([pdf.make_stream(text[:cut]), pdf.make_stream(text[cut:])])
    return saved(pdf)


@case(2, "quote operators, octal and hex strings", (*BASE, "Doutsje Rinsma"), KEEP)
def odd_strings() -> bytes:
    body = b"14 TL (een) Tj (Dou\\164sje Rins\\\nma) ' 1 0.5 (Doutsje\\040Rinsma) \" T* <446f7574736a652052696e736d61> Tj"
    return simple(b"BT /F1 11 Tf 1 0 0 1 72 362 Tm " + body + b" ET\n")


@case(2, "text that runs off the line end of the page", (*BASE, "Doutsje Rinsma"), KEEP)
def over_edge() -> bytes:
    return simple(b"BT /F1 11 Tf 1 0 0 1 530 362 Tm " + encoded("Doutsje Rinsma") + b" Tj ET\n")
