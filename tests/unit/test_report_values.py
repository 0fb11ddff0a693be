"""What has become of a document: the hardest obstacle names its state."""

import dataclasses

import pytest

from tests.unit.report_cases import LEAK, NAME, NOT_RUN, PASSED, dossier, entry, waiting
from woo_redact.model import Judgement
from woo_redact.report import Entry, State
from woo_redact.report.conclusion import conclude
from woo_redact.report.summary import summary


@pytest.mark.parametrize(
    ("given", "state"),
    [
        (entry(1), State.RELEASED),
        (entry(1, released=False, judgement=Judgement.WITHHELD), State.REFUSED),
        (entry(1, released=False, judgement=Judgement.ALREADY), State.ALREADY),
        (waiting(1, "leeg bestand", unread="leeg bestand", questions=(NAME,)), State.UNREADABLE),
        (waiting(1, "x", checks=(LEAK,), questions=(NAME,)), State.FAILED),
        (waiting(1, "x", checks=(*PASSED, NOT_RUN)), State.FAILED),  # not run is not passed
        (waiting(1, "x", checks=(), questions=(NAME,)), State.UNFINISHED),
        (waiting(1, "x", questions=(NAME,)), State.UNDECIDED),
        (waiting(1, "nog niet door een persoon vrijgegeven"), State.WAITING),
        (waiting(1), State.WAITING),  # not released, nobody said why: it waits, it is not refused
    ],
)
def test_state(given: Entry, state: State) -> None:
    assert given.state is state


def test_a_double_is_neither_refused_nor_waiting_and_says_where_it_is() -> None:
    double = {"released": False, "judgement": Judgement.WITHHELD, "grounds": (), "double": True}
    assert entry(1, related="0003", **double).state is State.DOUBLE
    report = dataclasses.replace(dossier(), entries=(entry(3), entry(1, related="0003", **double)))
    assert (conclude(report).double, conclude(report).refused, conclude(report).waiting) == (1, 0, 0)
    assert "Dubbel, niet nog eens vrijgegeven: 1" in summary(report)
    asked = dataclasses.replace(report, proposals=2)
    assert "woo-redact doubles run-014 --open" in summary(asked)
    assert "doubles" not in summary(report)
    with pytest.raises(ValueError, match="names the document"):
        entry(1, **double)


def test_the_made_up_dossier_has_nearly_every_state() -> None:
    assert {e.state for e in dossier().entries} == set(State) - {State.UNFINISHED, State.DOUBLE}


def test_questions_are_counted_and_only_what_is_judged_has_a_judgement() -> None:
    assert waiting(1, "x", questions=(NAME, NAME)).asked == 4
    assert not waiting(1, "leeg", judgement=Judgement.WITHHELD).judged
    assert entry(1, released=False, judgement=Judgement.WITHHELD).judged


def test_names_of_files_and_subjects_are_not_in_the_repr() -> None:
    assert "Ter Haar" not in repr(dossier())
    assert "Postmus" not in repr(dossier().mentions)
