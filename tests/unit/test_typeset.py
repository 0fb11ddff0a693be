"""Flow documents as PDFs: nothing lost, one box width, both standards, the same bytes."""

import datetime as dt
import io
import itertools
import re
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pymupdf
import pytest

from woo_redact.grounds import explanation
from woo_redact.model import BlockKind
from woo_redact.typeset import Piece, Run, typeset

K = BlockKind
BOX = Run(label="5.1.2e")


def piece(kind: BlockKind, *runs: Run | str, **attributes: object) -> Piece:
    return Piece(
        kind=kind,
        runs=tuple(run if isinstance(run, Run) else Run(text=run) for run in runs),
        attributes=tuple((name, str(value)) for name, value in attributes.items()),
    )


MAIL = (
    piece(K.FIELD, 'Van: "', BOX, '" <', BOX, "@gemeente.example>", name="Van"),
    piece(K.FIELD, "Onderwerp: affiniteit met fietspaden", name="Onderwerp"),
    piece(K.RULE, "———"),
    piece(K.HEADING, "Derde niveau eerst", level=3),
    piece(K.PARAGRAPH, "Regel één\nRegel twee met een \\ en een # en *sterren*"),
    piece(K.ITEM, "buiten", level=1, marker="•"),
    piece(K.ITEM, "binnen ", BOX, level=2, marker="•"),
    piece(K.ITEM, "derde", level=1, marker="3."),
    piece(K.CELL, "Naam", table=1, row=0, column=0, header=1),
    piece(K.CELL, "Rol", table=1, row=0, column=1, header=1),
    piece(K.CELL, BOX, table=1, row=1, column=0),
    piece(K.CELL, "los in kolom drie", table=1, row=2, column=2),
    piece(K.FIELD, "Van: ", BOX, name="Van", quote=1),
    piece(K.PARAGRAPH, "geciteerd", quote=1),
    piece(K.PARAGRAPH, "dieper geciteerd", quote=2),
)


def text_of(pdf: bytes) -> str:
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        return "".join(re.sub(r"[\s\u200b]", "", page.get_text()) for page in document)


def made(*pieces: Piece, **options: object) -> bytes:
    return typeset(pieces, title="Mail", explanation=None, **options)


def test_nothing_is_lost_and_order_is_kept() -> None:
    shown = text_of(made(*MAIL))
    wanted = [
        'Van:"5.1.2e"<5.1.2e@gemeente.example>',
        "Onderwerp:affiniteitmetfietspaden",
        "Derdeniveaueerst",
        "RegeléénRegeltweemeteen\\eneen#en*sterren*",
        "buiten",
        "binnen5.1.2e",
        "3.derde",
        "NaamRol",
        "losinkolomdrie",
        "Van:5.1.2e",
        "geciteerd",
        "diepergeciteerd",
    ]
    at = 0
    for words in wanted:
        assert words in shown[at:], words
        at = shown.index(words, at) + len(words)


def test_every_box_has_one_width_whatever_stood_there() -> None:
    with pymupdf.open(stream=made(*MAIL), filetype="pdf") as document:
        boxes = [d["rect"] for page in document for d in page.get_drawings() if d.get("fill") == (0, 0, 0)]
    assert len(boxes) == 5
    assert len({(round(box.width, 2), round(box.height, 2)) for box in boxes}) == 1


def test_the_width_of_a_line_tells_nothing() -> None:
    # Text after a box starts at the same place whoever was named: the template gets no name at all.
    with pymupdf.open(stream=made(piece(K.PARAGRAPH, "a ", BOX, " b")), filetype="pdf") as document:
        words = document[0].get_text("words")
    assert [word[4] for word in words] == ["a", "5.1.2e", "b"]


@pytest.mark.parametrize("part", [1, 2])
def test_pdf_a_and_pdf_ua_are_declared_with_tags_language_and_title(part: int) -> None:
    pages = explanation(frozenset({"5.1.2.e"}), "code")
    pdf = typeset(MAIL, title="Stuk <met> tekens", explanation=pages, day=dt.date(2024, 10, 9))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        meta = document.open_metadata()
        if part == 1:
            assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("2", "A")
            assert meta["pdfuaid:part"] == "1"
        else:
            assert bool(document.Root.MarkInfo.Marked)
            assert str(document.Root.Lang).startswith("nl")
            assert str(document.docinfo["/Title"]) == "Stuk <met> tekens"
            assert "/Author" not in document.docinfo


def test_a_table_has_a_header_to_a_screen_reader_and_every_font_is_embedded_with_its_letters() -> None:
    pdf = made(*table(3, "cel"), piece(K.PARAGRAPH, "☺ 😀 Ж"))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        kinds = [str(o.get("/S", "")) for o in document.objects if isinstance(o, pikepdf.Dictionary)]
        fonts = [
            o for o in document.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Font"
        ]
        files = [
            f
            for o in document.objects
            if isinstance(o, pikepdf.Dictionary)
            for f in o
            if f.startswith("/FontFile")
        ]
    assert (kinds.count("/TH"), kinds.count("/TD")) == (3, 6)
    composite = [font for font in fonts if font.get("/Subtype") == "/Type0"]
    assert len(composite) == len(files) == 3
    assert all("/ToUnicode" in font for font in composite)


def test_no_other_program_finds_anything_wrong_with_the_file(tmp_path: Path) -> None:
    path = tmp_path / "mail.pdf"
    path.write_bytes(made(piece(BlockKind.PARAGRAPH, "Dag")))
    with pikepdf.open(path) as pdf:
        assert pdf.get_warnings() == []
        assert dict(pdf.Root.MarkInfo) == {"/Marked": True}
    for program in ("pdftotext", "pdfinfo"):
        if shutil.which(program):  # Poppler, which CI installs
            done = subprocess.run(
                [program, path, *(["-"] if program == "pdftotext" else [])], capture_output=True, check=False
            )
            assert done.stderr == b""


def test_the_same_input_gives_the_same_bytes() -> None:
    assert made(*MAIL) == made(*MAIL)


def test_a_character_without_a_glyph_is_spelled_out() -> None:
    # Wingdings' J of an old Outlook: private use, in no font of Unicode.
    shown = text_of(made(piece(K.PARAGRAPH, "Hoi \uf04a 😀 Łukasz Şahin Ґалина")))
    assert shown == "Hoi[U+F04A]😀ŁukaszŞahinҐалина"


def test_the_title_is_never_spelled_out() -> None:
    pdf = typeset((piece(K.PARAGRAPH, "\uf04a"),), title="Hoi \uf04a 你", explanation=None)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert str(document.docinfo["/Title"]) == "Hoi \uf04a 你"


def test_a_word_too_long_for_the_line_stays_on_the_page() -> None:
    with pymupdf.open(stream=made(piece(K.PARAGRAPH, "x" * 500)), filetype="pdf") as document:
        assert all(word[2] < document[0].rect.width - 50 for word in document[0].get_text("words"))


def test_the_explanation_page_stands_alone_at_the_end() -> None:
    pdf = typeset(MAIL, title="t", explanation=explanation(frozenset({"5.1.2.e", "5.1.1.e"}), "letter"))
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        assert document.page_count == 2
        last = " ".join(document[1].get_text().split())
    assert last.startswith("Toelichting grondslagen In dit document")
    assert last.index("E Art. 5.1 lid 1 sub e") < last.index("J Art. 5.1 lid 2 sub e")
    assert last.endswith("persoonlijke levenssfeer van betrokkenen")


def table(columns: int, cell: str, **attributes: object) -> tuple[Piece, ...]:
    return tuple(
        piece(K.CELL, f"{cell}{row * columns + column}", table=1, row=row, column=column, **attributes)
        for row in range(3)
        for column in range(columns)
    )


@pytest.mark.parametrize("quote", [0, 1, 9])
@pytest.mark.parametrize("columns", [2, 6, 9, 14, 24, 60])
@pytest.mark.parametrize("cell", ["", "Verantwoordelijkheidsverdeling", "WWWWWWWWWWWW"])
def test_a_table_stays_on_the_page_whole_and_in_order(columns: int, cell: str, quote: int) -> None:
    pieces = table(columns, cell, quote=quote)
    pdf = made(*pieces)
    assert text_of(pdf) == "".join(p.runs[0].text for p in pieces)
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        for page in document:
            assert all(w[0] > 65 and w[2] < page.rect.width - 60 for w in page.get_text("words"))


def test_a_box_in_a_dense_table_stays_in_its_cell_and_all_have_one_width() -> None:
    cells = [piece(K.CELL, BOX, table=1, row=r, column=c) for r in range(2) for c in range(20)]
    with pymupdf.open(stream=made(*cells), filetype="pdf") as document:
        boxes = [d["rect"] for d in document[0].get_drawings() if d.get("fill") == (0, 0, 0)]
    assert len(boxes) == 40
    assert len({round(box.width, 2) for box in boxes}) == 1
    assert all(a.x1 < b.x0 for a, b in itertools.pairwise(boxes[:20]))


def test_plain_paragraphs_hold_all_that_the_layout_holds() -> None:
    plain = text_of(made(*MAIL, *table(30, "cel"), plain=True))
    assert plain == re.sub(
        r"\s", "", "".join(r.text or r.label for p in (*MAIL, *table(30, "cel")) for r in p.runs)
    )


def test_text_from_right_to_left_starts_at_the_right() -> None:
    with pymupdf.open(
        stream=made(piece(K.PARAGRAPH, "שלום"), piece(K.PARAGRAPH, "Hallo")), filetype="pdf"
    ) as document:
        first, second = document[0].get_text("words")
        width = document[0].rect.width
    assert first[2] > width - 80
    assert second[0] < 80


def test_a_thousand_recipients_are_all_there() -> None:
    runs = [run for n in range(1000) for run in (BOX, f" <x{n}@dienst.example>; ")]
    shown = text_of(made(piece(K.FIELD, "Aan: ", *runs, name="Aan")))
    assert all(f"<x{n}@dienst.example>;" in shown for n in range(1000))


@pytest.mark.parametrize("quote", [0, 1])
def test_items_in_a_row_are_one_list_as_tight_in_a_quote_as_outside(quote: int) -> None:
    items = (piece(K.ITEM, f"punt {n}", level=1, marker=f"{n}.", quote=quote) for n in (4, 5, 6))
    pdf = made(piece(K.PARAGRAPH, "Vooraf", quote=quote), *items, piece(K.PARAGRAPH, "Na", quote=quote))
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        heights = [word[1] for word in document[0].get_text("words") if word[4] == "punt"]
    assert [round(two - one) for one, two in itertools.pairwise(heights)] == [15, 15]
    with pikepdf.open(io.BytesIO(pdf)) as tagged:
        lists = [o for o in tagged.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/L"]
    assert [len(one.K) for one in lists] == [3]
