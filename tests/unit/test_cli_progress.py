"""Progress in words: documents, pages, time left; not more lines than somebody reads."""

import pytest

from woo_redact.cli.progress import counted, in_words, lines
from woo_redact.pipeline.stages import Step


def step(done: int, share: float, *, stage: str = "herkennen", of: int = 100) -> Step:
    """Return how far a stage is."""
    return Step(stage=stage, done=done, of=of, pages=3 * done, of_pages=3 * of, share=share)


def test_documents_and_pages_are_counted_as_in_dutch() -> None:
    assert counted(step(1500, 0.1, of=20_000)) == "1.500 van 20.000 stukken, 4.500 van 60.000 bladzijden"
    assert counted(Step(stage="lezen", done=1, of=2, share=0.5)) == "1 van 2 stukken"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(1, "5 s"), (42, "40 s"), (55, "1 min"), (150, "2 min"), (3600, "1 u 0 min"), (9000, "2 u 30 min")],
)
def test_time_left_is_told_roughly(seconds: float, words: str) -> None:
    assert in_words(seconds) == words


def test_a_log_gets_a_line_every_few_seconds_with_the_time_left(capsys: pytest.CaptureFixture[str]) -> None:
    clock = [0.0]
    tell = lines(lambda: clock[0])
    for done in range(1, 101):
        clock[0] += 1
        tell(step(done, done / 100))
    tell(step(1, 1.0, stage="lakken", of=1))
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 20
    assert (
        said[0] == "herkennen: 5 van 100 stukken, 15 van 300 bladzijden, nog 2 min, in totaal ongeveer 6 min"
    )
    assert said[-1] == "herkennen: 100 van 100 stukken, 300 van 300 bladzijden"


def test_the_time_left_goes_by_the_work_not_by_the_number(capsys: pytest.CaptureFixture[str]) -> None:
    clock = [0.0]
    tell = lines(lambda: clock[0])
    clock[0] = 600
    tell(step(1, 0.5))  # the largest goes first: one document of a hundred is half of the work
    assert capsys.readouterr().err == (
        "herkennen: 1 van 100 stukken, 3 van 300 bladzijden, nog 10 min, in totaal ongeveer 1 u 2 min\n"
    )


def test_the_last_stage_has_nothing_after_it(capsys: pytest.CaptureFixture[str]) -> None:
    clock = [0.0]
    tell = lines(lambda: clock[0])
    clock[0] = 600
    tell(step(1, 0.5, stage="controleren"))
    assert capsys.readouterr().err.endswith("bladzijden, nog 10 min\n")


def test_while_files_are_read_nobody_knows_what_comes_after(capsys: pytest.CaptureFixture[str]) -> None:
    clock = [0.0]
    tell = lines(lambda: clock[0])
    clock[0] = 600
    tell(Step(stage="lezen", done=1, of=2, share=0.5))
    assert capsys.readouterr().err == "lezen: 1 van 2 stukken, nog 10 min\n"


def test_who_waits_for_one_long_document_is_told_that_work_goes_on(
    capsys: pytest.CaptureFixture[str],
) -> None:
    clock = [0.0]
    tell = lines(lambda: clock[0])
    for _ in range(4):
        clock[0] += 5
        tell(step(0, 0.0, of=1))
    assert capsys.readouterr().err.splitlines() == ["herkennen: 0 van 1 stukken, 0 van 3 bladzijden"] * 4
