"""The sample dossier reviewed to release: by keyboard alone and by spreadsheet alone, with the same bytes.

Then four eyes: two persons pass each document, a later answer voids a pass, and only its document is made again.
"""

import asyncio
import shutil
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from tests.end_to_end.conftest import Demo
from woo_redact.cli import group
from woo_redact.cli.review_screen.app import ReviewApp
from woo_redact.cli.review_screen.views import People, Questions
from woo_redact.errors import UsageError
from woo_redact.model import Entity, Outcome
from woo_redact.pipeline.asking import open_questions, session_on
from woo_redact.pipeline.order import profile_of, release
from woo_redact.profile import Profile
from woo_redact.review import OvertakenError, Passage, Session
from woo_redact.store import Store


@pytest.fixture(scope="module")
def keyboard(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Review by keyboard: one name stays visible, one area gets another ground, one person stays."""
    run = tmp_path_factory.mktemp("keyboard") / "run"
    shutil.copytree(demo.folder, run)

    async def go() -> None:
        with Store(run) as store:
            app = ReviewApp(session_on(store, "An"))
            async with app.run_test(size=(80, 24)) as pilot:
                await pilot.pause()
                kept = stays(app.session)
                other = next(q.key for q in app.session.questions if app.session.texts.words(q) != kept)
                while app.session.progress().open:
                    now = app.query_one(Questions).target()
                    assert isinstance(now, Passage)
                    if now.key == other:
                        await pilot.press("g", *"511d", "enter")
                    else:
                        await pilot.press("z" if app.session.texts.words(now) == kept else "a")
                assert app.session.progress().open == 0
                await pilot.press("2")
                people = app.query_one(People)
                ids = list(people._ids)
                for _ in range(ids.index(visible(run))):
                    await pilot.press("down")
                await pilot.press("z")

    asyncio.run(go())
    assert release(run, jobs=2).exit_code in {0, 3}
    return run


@pytest.fixture(scope="module")
def spreadsheet(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Review by spreadsheet: the same answers."""
    run = tmp_path_factory.mktemp("spreadsheet") / "run"
    shutil.copytree(demo.folder, run)
    path = run.parent / "vragen.xlsx"
    woo("review", run, "--export", path)
    book = openpyxl.load_workbook(path)
    with Store(run) as store:
        kept = stays(session_on(store, "x"))
    page = book["Vragen"]
    columns = {cell.value: cell.column for cell in page[1]}
    grounded = False
    for row in page.iter_rows(min_row=2):
        keep = row[columns["Woorden"] - 1].value == kept
        page.cell(row[0].row, columns["Besluit"]).value = "zichtbaar" if keep else "weg"
        if not keep and not grounded:
            page.cell(row[0].row, columns["Grond"]).value = "5.1.1d"
            grounded = True
    columns = {cell.value: cell.column for cell in book["Personen"][1]}
    for row in book["Personen"].iter_rows(min_row=2):
        if row[0].value == visible(run):
            book["Personen"].cell(row[0].row, columns["Besluit"]).value = "zichtbaar"
    book.save(path)
    woo("review", run, "--import", path, "--by", "An")
    assert open_questions(run) == ()
    assert release(run, jobs=2).exit_code in {0, 3}
    return run


def woo(*given: str | Path) -> None:
    """Run a command, which must end well."""
    done = CliRunner().invoke(group, [str(word) for word in given], standalone_mode=False)
    assert (done.exception, done.return_value) == (None, 0), done.output


def stays(session: Session) -> str:
    """Return the words that are to stay visible: the first name that is asked about."""
    return next(session.texts.words(q) for q in session.questions if q.now.entity is Entity.PERSON)


def visible(run: Path) -> str:
    """Return the person who is to stay visible: the first who is hidden without a question."""
    with Store(run) as store:
        session = session_on(store, "x")
        hidden = (session.person(one) for one in session.board.people())
        return next(p.subject.id for p in hidden if dict(p.outcomes) == {Outcome.REDACT: p.places})


def released(run: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((run / "release").iterdir())}


def test_keyboard_and_spreadsheet_release_the_same_bytes(
    keyboard: Path, spreadsheet: Path, demo: Demo
) -> None:
    by_keys, by_sheet = released(keyboard), released(spreadsheet)
    assert by_keys.keys() == by_sheet.keys()
    assert [name for name in by_keys if by_keys[name] != by_sheet[name]] == []
    assert len([name for name in by_keys if name.endswith(".pdf")]) > len(
        list(demo.folder.glob("release/*.pdf"))
    )
    assert by_keys != released(demo.folder)


@pytest.fixture(scope="module")
def strict(keyboard: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reviewed dossier under a profile that wants four eyes."""
    run = tmp_path_factory.mktemp("strict") / "run"
    shutil.copytree(keyboard, run)
    with Store(run) as store:
        wanted = profile_of(store).model_dump() | {"review": {"before_release": "four-eyes"}}
        store.keep(None, "profile", "", Profile.model_validate(wanted).model_dump_json().encode())
    return run


def test_four_eyes_are_two_persons_and_a_later_answer_voids_what_they_saw(
    strict: Path, keyboard: Path
) -> None:
    before = released(keyboard)
    assert release(strict, jobs=2).released == ()
    with Store(strict) as store:
        first, second = session_on(store, "An"), session_on(store, "Bo")
        documents = [name.removesuffix(".pdf") for name in before if name.endswith(".pdf")]
        for document in documents:
            first.pass_document(document)
            first.pass_document(document)  # the same person twice is one pair of eyes
    assert release(strict, jobs=2).released == ()
    with Store(strict) as store:
        second = session_on(store, "Bo")
        for document in documents:
            second.pass_document(document)
    assert release(strict, jobs=2).released == tuple(documents)
    assert released(strict) == before

    made = {path: path.stat().st_ino for path in strict.glob("documents/*/redacted.pdf")}
    with Store(strict) as store:
        third = session_on(store, "An")
        passage = next(p for d in documents for p in third.passages(d) if p.now.span and p.now.hides)
        state = third.state(passage.document)
        third.answer(passage, (Outcome.KEEP, None, "Bekend."))
        with pytest.raises(OvertakenError):
            third.pass_document(passage.document, state=state)  # what was read is no longer what there is
        with pytest.raises(UsageError):
            third.pass_document("9999")
    result = release(strict, jobs=2)
    touched = {row.id for row in result.rows if "verviel" in "; ".join(row.withheld_because)}
    assert passage.document in touched
    assert set(result.released) == set(documents) - touched
    remade = {path.parent.name for path, inode in made.items() if path.stat().st_ino != inode}
    assert remade == touched
