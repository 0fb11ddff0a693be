"""The numbers and the next steps of a run."""

from dataclasses import replace

import pytest

from tests.unit.report_cases import LEAK, NAME, dossier, entry, waiting
from woo_redact.model import CheckResult, Verdict
from woo_redact.report import Entry, Report
from woo_redact.report.conclusion import Reason, conclude


def test_every_document_is_counted_once() -> None:
    end = conclude(dossier())
    assert (end.documents, end.released, end.waiting, end.refused, end.already) == (14, 4, 8, 1, 1)
    assert end.released + end.waiting + end.refused + end.already == end.documents
    assert (end.partial, end.questions) == (3, 6)


def test_boxes_are_those_of_released_documents() -> None:
    assert conclude(dossier()).boxes == (("5.1.2.e", 12 + 61 + 12), ("5.1.1.e", 1))


def test_reasons_are_grouped_without_their_numbers() -> None:
    reasons = conclude(dossier()).reasons
    assert reasons[0] == Reason(text="vragen open", ids=("0005", "0006", "0008"))
    assert Reason(text="controle niet gehaald: wat onder de vakken ligt", ids=("0007",)) in reasons


@pytest.mark.parametrize(
    ("entries", "steps"),
    [
        ((), ()),
        ((entry(1),), ("Lees de stukken",)),
        ((waiting(1, "1 vraag open", questions=(NAME,)),), ("Beantwoord 2 vragen", "Geef daarna vrij")),
        ((waiting(1, "x", checks=(LEAK,)),), ("Bekijk in report.html", "Geef daarna vrij")),
        ((waiting(1, "leeg", unread="leeg"),), ("Lever 1 bestand opnieuw", "Geef daarna vrij")),
        ((waiting(1, "fout", checks=()),), ("Zie in report.html waarom 1 stuk", "Geef daarna vrij")),
        ((waiting(1, "x"), entry(2)), ("Nog door een persoon", "Geef daarna vrij", "Lees de stukken")),
    ],
)
def test_steps(entries: tuple[Entry, ...], steps: tuple[str, ...]) -> None:
    found = conclude(Report(matter="Z1", run="run", entries=entries)).steps
    assert len(found) == len(steps)
    assert all(step.text.startswith(start) for step, start in zip(found, steps, strict=True))


def test_commands_can_be_typed_as_they_stand() -> None:
    report = replace(dossier(), run="mijn run; rm -rf x")
    assert "woo-redact review 'mijn run; rm -rf x'" in [step.command for step in conclude(report).steps]


def test_a_release_that_does_not_fit_is_said_first() -> None:
    bad = CheckResult(check="files", verdict=Verdict.FAILED)
    assert "Publiceer nog niets" in conclude(replace(dossier(), checks=(bad,))).steps[0].text


def test_while_nothing_is_out_it_is_a_list_that_keeps_it_in() -> None:
    bad = CheckResult(check="C06", verdict=Verdict.FAILED)
    report = Report(matter="Z1", run="run", entries=(waiting(1, "x"),), checks=(bad,))
    assert "Er kan nog niets naar buiten" in conclude(report).steps[0].text
