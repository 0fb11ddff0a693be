"""The inventory as the platform takes it in: values, limits, traps, equal bytes."""

import datetime as dt
import hashlib
import re
from pathlib import Path

import openpyxl
import pytest

from tests.unit.woo_web_reader import Accepted, take_in_csv, take_in_xlsx
from woo_redact.model import Judgement, Row
from woo_redact.report.inventory import HEADERS, platform_grounds, write_inventory


def row(**changes: object) -> Row:
    values = {"id": "0001", "title": "RE: overleg", "judgement": Judgement.PUBLIC, "released": True}
    return Row(**(values | changes))  # type: ignore[arg-type]  # a table of changes


def written(tmp_path: Path, *rows: Row) -> tuple[list[Accepted], list[Accepted]]:
    spreadsheet, comma_separated = write_inventory(rows, tmp_path, matter="ZAAK-2026-014")
    return take_in_xlsx(spreadsheet.read_bytes()), take_in_csv(comma_separated.read_bytes())


def test_header_stands_in_the_order_of_the_template(tmp_path: Path) -> None:
    _, path = write_inventory((row(),), tmp_path, matter="Z1")
    assert path.read_bytes().startswith(
        b"ID,Matter,Family,Email Thread ID,Document,File Type,Datum,Beoordeling,Opgeschort,"
        b"Beoordelingsgrond,Toelichting,Publieke Link,Gerelateerd ID,Zaaknummer\r\n"
    )


def test_every_value_arrives(tmp_path: Path) -> None:
    full = row(
        judgement=Judgement.PARTIAL,
        grounds=("5.1.2.e", "5.1.1.e"),
        date=dt.date(2020, 4, 3),
        family=7,
        thread=3,
        source_type="email",
        remark="zie ook het besluit",
    )
    for accepted in written(tmp_path, full):
        assert accepted == [
            Accepted(
                id="0001",
                matter="ZAAK-2026-014",
                title="RE: overleg",
                judgement="deels openbaar",
                suspended=False,
                grounds=("5.1.1e", "5.1.2e"),
                remark="zie ook het besluit",
                date=dt.date(2020, 4, 3),
                family=7,
                thread=3,
                source_type="email",
            )
        ]


@pytest.mark.parametrize("judgement", list(Judgement))
def test_the_four_judgements_are_known_there(tmp_path: Path, judgement: Judgement) -> None:
    for accepted in written(tmp_path, row(judgement=judgement, released=False)):
        assert accepted[0].judgement == judgement.value


@pytest.mark.parametrize(
    ("judgement", "released", "because", "suspended", "wants_file"),
    [
        (Judgement.PARTIAL, True, (), False, True),
        (Judgement.PUBLIC, True, (), False, True),
        (Judgement.WITHHELD, False, (), False, False),  # refused by a person
        (Judgement.ALREADY, False, (), False, False),
        (Judgement.PARTIAL, False, ("2 vragen open",), True, False),
        (Judgement.WITHHELD, False, ("scan zonder tekstlaag",), True, False),  # waits, is not refused
        (Judgement.PUBLIC, False, (), True, False),  # not released and nobody said why
    ],
)
def test_what_waits_is_suspended_and_not_refused(
    tmp_path: Path,
    judgement: Judgement,
    released: bool,  # noqa: FBT001 - a column of the table
    because: tuple[str, ...],
    suspended: bool,  # noqa: FBT001 - a column of the table
    wants_file: bool,  # noqa: FBT001 - a column of the table
) -> None:
    given = row(judgement=judgement, released=released, withheld_because=because)
    for (accepted,) in written(tmp_path, given):
        assert accepted.suspended is suspended
        assert accepted.wants_file is wants_file
        assert accepted.remark.startswith("nog te beoordelen: ") is suspended
        assert all(reason in accepted.remark for reason in because)


def test_where_it_is_public_already_and_what_it_goes_with(tmp_path: Path) -> None:
    links = ("https://www.raad.example/besluit-12", "http://www.hogeveld.example/a?b=c")
    given = (
        row(judgement=Judgement.ALREADY, released=False, links=links),
        row(id="0002", judgement=Judgement.WITHHELD, released=False, related="0001", double=True),
        row(id="0003"),
    )
    for already, double, other in written(tmp_path, *given):
        assert (already.links, already.wants_file) == (links, False)
        assert (double.refers_to, double.grounds) == (("0001",), ())
        assert (other.links, other.refers_to) == ((), ())


@pytest.mark.parametrize(
    ("kind", "there"),
    [
        ("email", "email"),
        ("vcard", "vcard"),
        ("spreadsheet", "spreadsheet"),
        ("tekening", "unknown"),
        ("", "unknown"),
    ],
)
def test_a_kind_of_file_that_the_platform_has_no_word_for_is_unknown(
    tmp_path: Path, kind: str, there: str
) -> None:
    for (accepted,) in written(tmp_path, row(source_type=kind)):
        assert accepted.source_type == there


@pytest.mark.parametrize("day", [dt.date(2020, 4, 3), dt.date(1999, 12, 31), dt.date(2026, 1, 1)])
def test_a_date_is_read_as_it_was_meant(tmp_path: Path, day: dt.date) -> None:
    for (accepted,) in written(tmp_path, row(date=day)):
        assert accepted.date == day


def test_the_list_is_utf_8_without_a_mark_and_a_file_matches_its_row(tmp_path: Path) -> None:
    _, path = write_inventory((row(title="één"),), tmp_path, matter="Z1")
    data = path.read_bytes()
    assert not data.startswith(b"\xef\xbb\xbf")
    assert "één" in data.decode()
    (accepted,) = take_in_csv(data)
    assert re.match(r"[a-zA-Z0-9]+", f"{accepted.id}.pdf")[0] == accepted.id  # type: ignore[index]


def test_a_check_is_named_in_words(tmp_path: Path) -> None:
    given = row(released=False, withheld_because=("controle niet gehaald: under_box, nieuw",))
    for (accepted,) in written(tmp_path, given):
        assert accepted.remark == "nog te beoordelen: controle niet gehaald: wat onder de vakken ligt, nieuw"


@pytest.mark.parametrize(
    ("codes", "there"),
    [
        (("5.1.2.e",), ("5.1.2e",)),
        (("5.2.1", "5.2.2"), ("5.2",)),  # the platform knows 5.2 only
        (("5.4a.1", "5.1.4", "5.1.6"), ("5.1.4", "5.1.6", "5.4a")),  # unknown there: our short code
        (("5.1.2.i", "5.1.1.a", "5.1.2.i"), ("5.1.1a", "5.1.2i")),  # order of the law, once
        (("dubbel", "5.1.5"), ("5.1.5", "dubbel")),
        ((), ()),
    ],
)
def test_grounds_are_those_of_the_platform(codes: tuple[str, ...], there: tuple[str, ...]) -> None:
    assert platform_grounds(codes) == there


@pytest.mark.parametrize(
    ("title", "there"),
    [
        ("regel één\r\nregel twee\ttab", "regel één regel twee tab"),
        ("vóór\u202eegpj.exe\u200b", "vóóregpj.exe"),
        ("\x00\x07\ud800\uffff", "(geen titel)"),
        ("", "(geen titel)"),
        ('hij zei: "nee", en "ja"', 'hij zei: "nee", en "ja"'),
        ("map, \\\\server\\", "map, \\\\server\\ "),  # else the quotation mark that ends the cell is hidden
        ('pad "C:\\map\\", zie', 'pad "C:\\map\\ ", zie'),
        ("é" * 300, "é" * 248 + "…"),  # 2 bytes each, 3 for the ellipsis, within 500
        ("x" * 496 + "e\u0301", "x" * 496 + "e\u0301"),  # 499 bytes
        ("x" * 496 + "e\u0301" * 2, "x" * 496 + "…"),  # no letter loses its accent
    ],
)
def test_titles_arrive_clean_and_short(tmp_path: Path, title: str, there: str) -> None:
    given = (row(title=title), row(id="0002", title="de volgende regel"))
    for accepted in written(tmp_path, *given):
        assert [a.title for a in accepted] == [there, "de volgende regel"]


@pytest.mark.parametrize("title", ["=1+1", "+31 6", "-3 graden", "@naam", "=cmd|' /C calc'!A0", "＝1"])
def test_no_title_is_a_formula(tmp_path: Path, title: str) -> None:
    in_xlsx, in_csv = written(tmp_path, row(title=title))
    assert in_xlsx[0].title == title
    cell = openpyxl.load_workbook(tmp_path / "inventory.xlsx").worksheets[0]["E2"]
    assert cell.data_type == "s"
    assert in_csv[0].title == f"'{title}"


def test_a_remark_is_never_taken_for_links_and_never_too_long(tmp_path: Path) -> None:
    for accepted in written(tmp_path, row(remark="https://example.org/" + "lang " * 400)):
        assert accepted[0].remark.startswith("Zie https://example.org/")
        assert len(accepted[0].remark) <= 1000


def test_ids_are_text_and_numbers_are_numbers(tmp_path: Path) -> None:
    written(tmp_path, row(family=2, thread=1))
    sheet = openpyxl.load_workbook(tmp_path / "inventory.xlsx").worksheets[0]
    assert [cell.value for cell in sheet[1]] == list(HEADERS)
    assert (sheet["A2"].value, sheet["C2"].value, sheet["D2"].value) == ("0001", 2, 1)
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:N2"


def test_equal_rows_give_equal_bytes(tmp_path: Path) -> None:
    digests = set()
    for name in ("een", "twee"):
        paths = write_inventory((row(), row(id="0002")), tmp_path / name, matter="Z1")
        digests.add(tuple(hashlib.sha256(path.read_bytes()).hexdigest() for path in paths))
    assert len(digests) == 1


@pytest.mark.parametrize(
    ("changes", "matter"),
    [
        ({}, ""),
        ({}, "zaak 14"),
        ({}, "zaak/14"),
        ({}, "z" * 256),
        ({"id": "00-1"}, "Z1"),
        ({"id": "0002"}, "Z1"),  # twice
        ({"id": "../../x"}, "Z1"),
        ({"family": 0}, "Z1"),
        ({"thread": -1}, "Z1"),
    ],
)
def test_what_the_platform_refuses_is_not_written(
    tmp_path: Path, changes: dict[str, object], matter: str
) -> None:
    with pytest.raises(ValueError, match=r"matter|id"):
        write_inventory((row(id="0002"), row(**changes)), tmp_path, matter=matter)
    assert not list(tmp_path.iterdir())


def test_ids_that_differ_in_case_only_are_one(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="twice"):
        write_inventory((row(id="00a1"), row(id="00A1")), tmp_path, matter="Z1")
