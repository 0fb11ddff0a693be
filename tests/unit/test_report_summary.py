"""The closing lines: readable for one document and for ten thousand."""

from dataclasses import replace

from tests.unit.report_cases import HOSTILE, NAME, dossier, entry, waiting
from woo_redact.report import Report, summary


def test_a_mixed_dossier() -> None:
    text = summary(dossier())
    assert text.startswith("Dossier ZAAK-2026-014: 14 stukken\n\nVrijgegeven: 4 van 14 (deels openbaar 3")
    assert "Gelakt: 85 op 5.1.2e, 1 op 5.1.1e" in text
    assert "Niet openbaar: 1; reeds openbaar: 1" in text
    assert "\n  0009  RE: overleg opvanglocatie: scan zonder tekstlaag\n" in text
    assert "\n  run-014/release\n" in text
    assert "\n     woo-redact review run-014\n" in text
    assert max(map(len, text.splitlines())) <= 100


def test_all_is_released() -> None:
    text = summary(Report(matter="Z1", run="run", entries=(entry(1), entry(2))))
    assert "Vrijgegeven: 2 van 2" in text
    assert "Nog niet vrijgegeven" not in text
    assert "woo-redact review" not in text


def test_nothing_came_in() -> None:
    assert "Er was niets te verwerken." in summary(Report(matter="Z1", run="run", entries=()))


def test_ten_thousand_documents_fit_on_a_screen() -> None:
    asked = tuple(waiting(n, f"{n} vragen open", questions=(NAME,)) for n in range(1, 9001))
    unread = tuple(waiting(n, "leeg bestand", unread="leeg bestand") for n in range(9001, 10001))
    text = summary(Report(matter="Z1", run="run", entries=(*asked, *unread)))
    assert len(text.splitlines()) < 30
    assert "9.000 × vragen open: 0001, 0002, 0003, 0004, 0005, 0006, 0007, 0008, 0009, 0010" in text
    assert "en nog 8.990" in text
    assert "1.000 × leeg bestand: 9001" in text


def test_titles_cannot_steer_the_terminal() -> None:
    nasty = waiting(1, f"x {HOSTILE}", title="\x1b[31mrood" + HOSTILE)
    text = summary(replace(dossier(), entries=(nasty,), matter=HOSTILE))
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert max(map(len, text.splitlines())) <= 100
