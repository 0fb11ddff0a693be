"""A reviewer's session: what is seen, what is decided and how far it reaches, and that nothing is lost."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.review_runs import add_documents, make_run, somebody
from woo_redact.errors import GroundError, UsageError
from woo_redact.model import Area, Box, Outcome, Span
from woo_redact.review import OvertakenError, Passage, Reach, Session, answer_subject
from woo_redact.review.answers import answers_in
from woo_redact.review.counting import decided_on
from woo_redact.store import Store

PEOPLE = (
    somebody("p1", "Jan de Wit", "de Wit", addresses=("j.dewit@stad.example",)),
    somebody("p2", "Bo Kraai"),
)
TEXTS = {
    "0001": "Vraag van ?[Kraai|p2]\n---\nDag ?[Jan|p1],\n\nBel ![Jan de Wit|p1] in ?[de Dorpsstraat 12]. Groet, ![Bo|p2]",
    "0002": "=[De Wit|p1] woont ook in ?[De  Dorpsstraat 12] en niet elders.",
    "0003": "Niets bijzonders.",
}
WEG, HOUD = (Outcome.REDACT, None, ""), (Outcome.KEEP, None, "")


@pytest.fixture
def run(tmp_path: Path) -> Path:
    return make_run(tmp_path / "run", TEXTS, subjects=PEOPLE)


@pytest.fixture
def session(run: Path) -> Iterator[Session]:
    with Store(run) as store:
        yield Session(store, "An")


def place(session: Session, document: str, words: str, *, in_title: bool = False) -> Passage:
    (found,) = [
        p for p in session.passages(document) if session.texts.words(p) == words and p.in_title == in_title
    ]
    return found


def outcomes(session: Session, document: str) -> list[str]:
    return [p.now.outcome.value for p in session.passages(document)]


def test_a_session_shows_what_is_asked_with_its_sentence(session: Session) -> None:
    assert [session.texts.words(q) for q in session.questions] == [
        "Kraai",
        "Jan",
        "de Dorpsstraat 12",
        "De  Dorpsstraat 12",
    ]
    shown = session.shown(session.questions[2])
    assert (shown.before, shown.words, shown.after) == ("Bel Jan de Wit in ", "de Dorpsstraat 12", ".")
    progress = session.progress()
    assert (progress.answered, progress.questions, progress.open) == (0, 4, 4)
    assert (progress.documents_open, progress.documents) == (2, 3)


@pytest.mark.parametrize(
    ("reach", "first", "second"),
    [
        (Reach.HERE, ["ask", "keep", "redact", "ask", "redact"], ["keep", "ask"]),
        (Reach.DOCUMENT, ["ask", "keep", "keep", "ask", "redact"], ["keep", "ask"]),
        (Reach.EVERYWHERE, ["ask", "keep", "keep", "ask", "redact"], ["keep", "ask"]),
    ],
)
def test_an_answer_reaches_as_far_as_it_is_told_along_a_person(
    session: Session, reach: Reach, first: list[str], second: list[str]
) -> None:
    session.answer(place(session, "0001", "Jan"), HOUD, reach)
    assert outcomes(session, "0001") == first
    assert outcomes(session, "0002") == second
    session.answer(place(session, "0001", "Jan"), WEG, reach)
    assert outcomes(session, "0002")[0] == ("redact" if reach is Reach.EVERYWHERE else "keep")


def test_an_answer_reaches_the_same_words_where_nobody_is_known(session: Session) -> None:
    session.answer(place(session, "0001", "de Dorpsstraat 12"), HOUD, Reach.EVERYWHERE)
    assert outcomes(session, "0001")[3] == "keep"
    assert outcomes(session, "0002")[1] == "keep"
    assert session.progress().answered == 2


def test_an_exception_in_one_document_stays_beside_the_answer_for_everywhere(session: Session) -> None:
    session.answer_person("p1", HOUD, "0001")
    session.answer_person("p1", WEG)
    assert outcomes(session, "0001")[1:3] == ["keep", "keep"]
    assert outcomes(session, "0002")[0] == "redact"
    person = session.person("p1")
    assert (person.places, person.documents, person.exceptions) == (3, ("0001", "0002"), ("0001",))
    assert person.decided is not None
    assert person.decided.outcome is Outcome.REDACT


def test_a_title_is_decided_apart_from_the_text(session: Session) -> None:
    session.answer(place(session, "0001", "Kraai", in_title=True), HOUD)
    assert outcomes(session, "0001")[0] == "keep"
    session.redact_words("0003", Span(0, 4), (Outcome.REDACT, "5.1.2.e", ""), in_title=True)
    assert [(p.in_title, session.texts.words(p)) for p in session.passages("0003")] == [(True, "Stuk")]


def test_words_are_hidden_wherever_they_stand_and_open_to_be_shown_again(session: Session) -> None:
    span = Span(*next(iter(_find(session, "0002", "elders"))))
    session.redact_words("0002", span, (Outcome.REDACT, "5.1.2.e", ""))
    own = place(session, "0002", "elders")
    assert own.rule is None
    session.answer(own, HOUD)
    assert place(session, "0002", "elders").now.outcome is Outcome.KEEP
    step = session.redact_words(
        "0003",
        Span(*_find(session, "0003", "Niets")[0]),
        (Outcome.REDACT, "5.1.2.e", ""),
        reach=Reach.EVERYWHERE,
    )
    assert [d.document for d in step.decisions] == ["0003"]
    step = session.redact_words(
        "0002",
        Span(*_find(session, "0002", "woont")[0]),
        (Outcome.REDACT, "5.1.2.e", ""),
        reach=Reach.DOCUMENT,
    )
    assert len(step.decisions) == 1


def _find(session: Session, document: str, words: str) -> list[tuple[int, int]]:
    text = session.texts.brief(document).text
    at = text.index(words)
    return [(at, at + len(words))]


def test_an_area_is_hidden_and_undone(session: Session) -> None:
    session.redact_area("0003", Area(0, Box(10, 20, 110, 60)), (Outcome.REDACT, "5.1.2.e", ""))
    (passage,) = session.passages("0003")
    assert passage.key == "0003:p1@10,20,110,60"
    session.answer(passage, HOUD)
    assert outcomes(session, "0003") == ["keep"]
    session.undo()
    session.undo()
    assert session.passages("0003") == ()


def test_undo_goes_back_any_number_of_steps_and_redo_forward_again(session: Session) -> None:
    before = [outcomes(session, document) for document in TEXTS]
    session.answer(place(session, "0001", "Jan"), WEG)
    session.answer(place(session, "0001", "de Dorpsstraat 12"), HOUD, Reach.EVERYWHERE)
    session.answer_person("p2", HOUD)
    after = [outcomes(session, document) for document in TEXTS]
    for _ in range(3):
        assert session.undo() is not None
    assert session.undo() is None
    assert [outcomes(session, document) for document in TEXTS] == before
    for _ in range(3):
        assert session.redo() is not None
    assert session.redo() is None
    assert [outcomes(session, document) for document in TEXTS] == after
    assert len(session.store.taken()) == 8  # nothing was ever changed or taken away


def test_a_new_session_counts_the_same_and_can_undo_what_its_reviewer_did(
    run: Path, session: Session
) -> None:
    session.answer(place(session, "0001", "de Dorpsstraat 12"), HOUD, Reach.EVERYWHERE)
    seen = [outcomes(session, document) for document in TEXTS]
    with Store(run) as store:
        again = Session(store, "an")
        assert [outcomes(again, document) for document in TEXTS] == seen
        assert again.undo() is not None
        other = Session(store, "Bo")
        assert other.undo() is None
    assert outcomes(session, "0002") == ["keep", "keep"]
    assert session.refresh()
    assert outcomes(session, "0002") == ["keep", "ask"]


def test_two_reviewers_see_each_other_and_overwrite_nothing(run: Path, session: Session) -> None:
    with Store(run) as store:
        other = Session(store, "Bo")
        other.answer(place(other, "0001", "Jan"), HOUD)
        with pytest.raises(OvertakenError, match="intussen beslist door Bo"):
            session.answer(place(session, "0001", "Jan"), WEG)
        assert place(session, "0001", "Jan").now.by == "person:Bo"
        session.answer(place(session, "0001", "de Dorpsstraat 12"), WEG)
        assert [n for n, _ in store.taken()] == [1, 2]
        session.answer(place(session, "0001", "Jan"), WEG)  # having seen it, An may decide otherwise
        with pytest.raises(OvertakenError, match="An"):
            other.answer(place(other, "0001", "Jan"), HOUD)


def test_a_person_decided_on_by_another_is_not_overwritten(run: Path, session: Session) -> None:
    with Store(run) as store:
        Session(store, "Bo").answer_person("p1", HOUD)
    with pytest.raises(OvertakenError, match="deze persoon: intussen beslist door Bo"):
        session.answer_person("p1", WEG)


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ((Outcome.REDACT, "5.1.2.f", ""), "vraagt een motivering"),
        ((Outcome.REDACT, "5.1.5", ""), "vraagt een motivering"),
        ((Outcome.REDACT, "5.1.4", "Eerst de geadresseerde."), "noem die in de motivering"),
        ((Outcome.REDACT, "5.2.1", "Mening."), "niet voor feiten, namen en nummers"),
        ((Outcome.REDACT, None, "Buiten verzoek"), "er hoort geen grond bij"),
    ],
)
def test_what_breaks_the_law_is_not_kept(
    session: Session, said: tuple[Outcome, str | None, str], says: str
) -> None:
    with pytest.raises(GroundError, match=says):
        session.answer(place(session, "0001", "Jan"), said)
    assert session.store.taken() == ()


def test_a_ground_that_excludes_what_stands_there_is_refused_over_the_whole_dossier(session: Session) -> None:
    span = Span(*_find(session, "0001", "Jan de Wit")[0])
    session.redact_words("0001", Span(span.start, span.end + 3), (Outcome.KEEP, None, ""))
    with pytest.raises(GroundError, match=r"document 0001: grond 5\.1\.5 kan niet samen"):
        session.redact_words(
            "0001", Span(span.start, span.end + 3), (Outcome.REDACT, "5.1.5", "Zwaarwegend.")
        )


def test_new_documents_keep_every_decision_and_ask_only_what_is_new(session: Session) -> None:
    session.answer_person("p1", HOUD)
    session.answer(place(session, "0001", "de Dorpsstraat 12"), WEG)
    add_documents(session.store, {"0004": "Ook ?[Jan|p1] en ?[het Plein 3]."})
    assert session.refresh()
    assert [session.texts.words(q) for q in session.questions if q.open] == [
        "Kraai",
        "De  Dorpsstraat 12",
        "het Plein 3",
    ]
    assert session.progress().questions == 6


def test_the_trail_tells_before_and_after_and_a_withdrawal_too(session: Session) -> None:
    session.answer(place(session, "0001", "Jan"), HOUD)
    session.undo()
    first, second = [(e.event, json.loads(e.detail)) for e in session.store.audit()[-2:]]
    assert first[0] == "decide"
    assert first[1]["before"]["outcome"] == "ask"
    assert first[1]["after"] == {"outcome": "keep", "ground": None, "by": "person:An", "why": "Beoordeeld."}
    assert second[0] == "withdraw"
    assert second[1]["number"] == first[1]["number"]
    assert (second[1]["before"]["outcome"], second[1]["after"]["outcome"]) == ("keep", "ask")


def test_somebody_without_a_name_cannot_decide(run: Path) -> None:
    with Store(run) as store, pytest.raises(UsageError, match="--by"):
        Session(store, "  ")


@pytest.mark.parametrize(
    ("sought", "found"),
    [("jan DE wit", ["0001"]), ("dorpsstraat", ["0001", "0002"]), ("12", []), ("kraai", ["0001"]), ("", [])],
)
def test_search_finds_text_and_names_in_any_case(session: Session, sought: str, found: list[str]) -> None:
    hits = session.search(sought)
    assert list(dict.fromkeys(hit.document for hit in hits if sought != "12")) == found


def test_search_finds_a_number_however_it_is_written(tmp_path: Path) -> None:
    run = make_run(tmp_path / "run", {"0001": "Bel 06-12 34 56 78 of\n06 12345678.", "0002": "Nee."})
    with Store(run) as store:
        assert [hit.shown.words for hit in Session(store, "An").search("0612345678")] == [
            "06-12 34 56 78",
            "06 12345678",
        ]


def test_a_decision_on_somebody_who_is_gone_is_shown_and_can_be_taken_back(session: Session) -> None:
    stranger = somebody("p9", "Iemand Anders")
    session.take([answer_subject(stranger, Outcome.REDACT, by="An")])
    ((number, lost),) = session.board.lost.items()
    assert lost.names == ("Iemand Anders",)
    session.withdraw((number,))
    assert session.board.lost == {}
    with pytest.raises(UsageError, match="ongedaan"):
        session.withdraw((number,))


QUOTED = {
    "0001": "Wij spraken gisteren lang met ?[Pim] over de plannen voor het plein. Tot morgen.",
    "0002": "> Wij spraken gisteren\n> lang met Pim over.\n\nWij spraken gisteren lang met\n?[Pim] over de plannen voor het plein.",
    "0003": "Wij spraken gisteren lang met Pim over de plannen voor het plein. Dag.",
}


@pytest.mark.parametrize(
    ("reach", "said", "second", "third"),
    [
        (Reach.PASSAGE, HOUD, ["keep"], []),
        (Reach.PASSAGE, WEG, ["redact"], ["redact"]),
        (Reach.HERE, WEG, ["ask"], []),
    ],
)
def test_a_passage_that_stands_again_gets_the_same_answer_unless_it_is_for_here_alone(
    tmp_path: Path, reach: Reach, said: tuple[Outcome, None, str], second: list[str], third: list[str]
) -> None:
    with Store(make_run(tmp_path / "run", QUOTED)) as store:
        session = Session(store, "An")
        session.answer(place(session, "0001", "Pim"), said, reach)
        assert [outcomes(session, "0002"), outcomes(session, "0003")] == [second, third]
        answers = answers_in(store)
        for document in store.documents():  # the gate counts as the screen does
            assert decided_on(store, document, answers) == session.board.now(document.id)
        session.undo()
        assert [outcomes(session, "0002"), outcomes(session, "0003")] == [["ask"], []]


def test_what_is_not_released_by_itself_is_not_asked(run: Path) -> None:
    with Store(run) as store:
        session = Session(store, "An", aside=lambda: ["0002"])
        assert {q.document for q in session.questions} == {"0001"}
        assert session.progress().questions == 3
