"""A person judges a whole document: refused or public already, no file goes out and the lists say why."""

import csv
import re
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.end_to_end.test_dossier import mail
from woo_redact.cli.judge import command
from woo_redact.errors import UsageError
from woo_redact.model import Judgement
from woo_redact.pipeline.judging import judge
from woo_redact.pipeline.order import release, run
from woo_redact.profile import Profile

FAST = Profile.model_validate({"review": {"before_release": "none"}, "names": {"model": "fast"}})
LINK = "https://raad.example/besluit-12"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A run of two mails, both released."""
    folder = tmp_path / "dossier"
    folder.mkdir()
    mail(folder, "a.eml", sender="Bo <bo@stad.example>", to="Info <info@stad.example>", body="Offerte: 12.\n")
    mail(folder, "b.eml", sender="Bo <bo@stad.example>", to="Info <info@stad.example>", body="Besluit 12.\n")
    assert run([folder], tmp_path / "run", profile=FAST, jobs=0).released == ("0001", "0002")
    return tmp_path / "run"


def listed(out: Path, identity: str) -> dict[str, str]:
    with (out / "release" / "inventory.csv").open(encoding="utf-8", newline="") as file:
        return next(row for row in csv.DictReader(file) if row["ID"] == identity)


def test_a_refused_document_goes_and_its_ground_is_told(out: Path) -> None:
    judge(out, ["0001"], Judgement.WITHHELD, by="An", why="Offerte van een inschrijver.", codes=["5.1.2.f"])
    result = release(out, jobs=0)
    assert result.released == ("0002",)
    assert result.exit_code == 0  # a refusal is a judgement, not something that still waits
    assert not (out / "release" / "0001.pdf").exists()
    row = listed(out, "0001")
    assert (row["Beoordeling"], row["Beoordelingsgrond"], row["Opgeschort"]) == (
        "niet openbaar",
        "5.1.2f",
        "nee",
    )


def test_what_is_public_already_has_its_link_and_no_file(out: Path) -> None:
    judge(out, ["0002"], Judgement.ALREADY, by="An", links=[LINK])
    assert release(out, jobs=0).released == ("0001",)
    row = listed(out, "0002")
    assert (row["Beoordeling"], row["Publieke Link"], row["Beoordelingsgrond"]) == (
        "reeds openbaar",
        LINK,
        "",
    )


def test_a_judgement_can_be_taken_back(out: Path) -> None:
    judge(out, ["0001"], Judgement.WITHHELD, by="An", why="Te vroeg gelezen.", codes=["5.1.2.f"])
    assert release(out, jobs=0).released == ("0002",)
    judge(out, ["0001"], None, by="Bea")
    assert release(out, jobs=0).released == ("0001", "0002")


def test_a_judgement_does_not_fall_upon_another_file_of_the_same_name(out: Path, tmp_path: Path) -> None:
    judge(out, ["0001"], Judgement.ALREADY, by="An", links=[LINK])
    mail(
        tmp_path / "dossier",
        "a.eml",
        sender="Bo <bo@stad.example>",
        to="Info <info@stad.example>",
        body="Nieuw.\n",
    )
    result = run([tmp_path / "dossier"], out, profile=FAST, jobs=0)
    assert Judgement.ALREADY not in {row.judgement for row in result.rows}


@pytest.mark.parametrize(
    ("judgement", "given", "told"),
    [
        (Judgement.WITHHELD, {"why": "Waarom."}, "noem de grond"),
        (Judgement.WITHHELD, {"codes": ["5.1.2.f"]}, "vraagt een motivering"),
        (Judgement.WITHHELD, {"codes": ["9.9"], "why": "x y"}, "9.9"),
        (Judgement.WITHHELD, {"codes": ["5.1.5", "5.1.2.e"], "why": "Zie brief."}, "5.1.5 kan niet samen"),
        (Judgement.WITHHELD, {"codes": ["5.1.4"], "why": "Wordt later openbaar."}, "5.1.4"),
        (Judgement.ALREADY, {}, "--link"),
        (Judgement.ALREADY, {"links": ["file:///c:/brief.pdf"]}, "https://"),
        (Judgement.ALREADY, {"links": [LINK], "codes": ["5.1.2.e"]}, "alleen een weigering"),
        (None, {"codes": ["5.1.2.e"]}, "alleen een weigering"),
    ],
)
def test_what_the_law_or_the_platform_refuses_is_said_and_nothing_is_kept(
    out: Path, judgement: Judgement | None, given: dict[str, list[str]], told: str
) -> None:
    with pytest.raises(UsageError, match=re.escape(told)):
        judge(out, ["0001"], judgement, by="An", **given)  # type: ignore[arg-type]  # a table of arguments
    with sqlite3.connect(out / "dossier.sqlite") as database:
        assert database.execute("select count(*) from assessment").fetchone() == (0,)


def test_all_faults_are_told_at_once_and_an_unknown_number_too(out: Path) -> None:
    with pytest.raises(UsageError) as caught:
        judge(out, ["0001", "0999"], Judgement.WITHHELD, by="An")
    assert "0999" in str(caught.value)
    assert "noem de grond" in str(caught.value)


def test_the_command_keeps_it_with_the_name_of_who_judged(out: Path) -> None:
    arguments = [str(out), "0001", "--as", "reeds-openbaar", "--link", LINK, "--by", "An"]
    result = CliRunner().invoke(command, arguments)
    assert result.exit_code == 0
    assert "Vastgelegd: 1." in result.output
    with sqlite3.connect(out / "dossier.sqlite") as database:
        (detail,) = database.execute("select detail from audit where event = 'assess'").fetchone()
    assert '"by": "person:An"' in detail
