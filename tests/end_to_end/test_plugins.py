"""Plug-ins: the example of the documentation, built and installed, does its three kinds of work in a run."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pymupdf
import pytest

from tests.paths import ROOT

EXAMPLE = ROOT / "docs" / "plugin-example"
CHAT = [
    {"from": "Roelien Tjassing", "at": "9:12", "text": "Ligt perceel Assen K 1234 er al?"},
    {"from": "Bas Uneken", "at": "9:14", "text": "Ja, en ook Rolde AB 77 staat er bij."},
]
PROFILE = """
[plugins]
readers = ["teams-json"]
checks = ["a4"]
[plugins.recognizers]
perceel = "5.1.2.f"
[names]
model = "fast"
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the example as its page says, into a folder of its own."""
    folder = tmp_path_factory.mktemp("plugins")
    own = ["--no-build-isolation", "--no-deps", "--no-index", "--quiet", "--disable-pip-version-check"]
    subprocess.run(
        [sys.executable, "-m", "pip", "install", *own, "--target", folder / "site", EXAMPLE], check=True
    )
    (folder / "profile.toml").write_text(PROFILE, encoding="utf-8")
    (folder / "dossier").mkdir()
    (folder / "dossier" / "overleg.chat.json").write_text(json.dumps(CHAT), encoding="utf-8")
    with pymupdf.open() as pdf:
        page = pdf.new_page(width=300, height=300)
        page.insert_text((20, 50), "Kadastraal perceel Beilen C 501 is van de gemeente.")
        pdf.save(folder / "dossier" / "klein.pdf")
    return folder


def woo_redact(
    place: Path, *given: str, code: int, with_plugins: bool = True
) -> subprocess.CompletedProcess[str]:
    known = {"PYTHONPATH": str(place / "site")} if with_plugins else {}
    done = subprocess.run(
        [Path(sys.executable).parent / "woo-redact", *given],
        cwd=place,
        env={**os.environ, **known},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done


@pytest.mark.slow
def test_the_example_reads_finds_and_checks(place: Path) -> None:
    # Without the profile the chat is of an unknown kind, and nothing of the plug-ins runs.
    woo_redact(place, "run", "dossier", "--out", "run", "--jobs", "1", code=3)
    with sqlite3.connect(place / "run" / "dossier.sqlite") as store:
        assert not store.execute("select 1 from audit where event = 'plugins'").fetchall()
    assert "bestandssoort json" in (place / "run" / "summary.txt").read_text(encoding="utf-8")

    # Named, they work; the check withholds the page that is no A4, and the chat that was left is read now.
    woo_redact(place, "run", "dossier", "--out", "run", "--profile", "profile.toml", "--jobs", "1", code=6)
    report = (place / "run" / "report.html").read_text(encoding="utf-8")
    assert "Bladzijde 1 is 300 x 300 punten, geen A4." in report
    assert "perceel (woo-redact-example 1.0)" in report
    with sqlite3.connect(place / "run" / "dossier.sqlite") as store:
        ((told,),) = store.execute("select detail from audit where event = 'plugins'").fetchall()
    assert [(one["name"], one["version"]) for one in json.loads(told)["plugins"]] == [
        ("teams-json", "1.0"),
        ("perceel", "1.0"),
        ("a4", "1.0"),
    ]
    listed = woo_redact(place, "review", "run", "--list", "--json", code=0).stdout
    rows = [json.loads(line) for line in listed.splitlines()]
    parcels = {(row["words"], row["outcome"], row["ground"]) for row in rows if row["entity"] == "TERM"}
    # Beside the word "perceel" it is sure; without, Presidio's score is below 0.5 and a person is asked.
    assert parcels == {
        ("Assen K 1234", "redact", "5.1.2.f"),
        ("Beilen C 501", "redact", "5.1.2.f"),
        ("Rolde AB 77", "ask", "5.1.2.f"),
    }
    assert {"Roelien Tjassing", "Bas Uneken"} <= {row["words"] for row in rows if row["entity"] == "PERSON"}
    trail = woo_redact(place, "audit", "run", code=0).stdout
    assert "perceel (woo-redact-example 1.0)" in trail


def test_a_check_of_a_plugin_runs_on_any_pdf(place: Path) -> None:
    told = woo_redact(
        place, "check", "dossier/klein.pdf", "--profile", "profile.toml", "--json", code=6
    ).stdout
    (result,) = [row for row in map(json.loads, told.splitlines()) if row["check"] == "plugin.a4"]
    assert result["verdict"] == "failed"
    assert result["level"] == "quality"


def test_what_is_not_installed_is_refused_before_anything_is_done(place: Path) -> None:
    done = woo_redact(
        place, "run", "dossier", "--out", "other", "--profile", "profile.toml", code=4, with_plugins=False
    )
    assert "de uitbreiding teams-json (woo_redact.readers) is niet geïnstalleerd" in done.stderr
    assert not (place / "other").exists()


def test_doctor_names_them(place: Path) -> None:
    told = woo_redact(place, "doctor", code=0).stdout
    assert "uitbreiding a4 (woo_redact.checks): woo-redact-example 1.0" in told
