"""Draft PDFs: valid Redact annotations that come back, as other programs leave them, as decisions."""

import stat
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pymupdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from pypdf import PdfReader, PdfWriter

from tests.unit.drafted_runs import (
    MAIL,
    draft_of,
    drop,
    edited,
    mail_run,
    marks,
    paper_run,
    place_of,
    take_over,
)
from woo_redact.errors import UnreadableError, UsageError
from woo_redact.model import Outcome
from woo_redact.pipeline.asking import session_on
from woo_redact.pipeline.drafting import Imported, write_drafts
from woo_redact.review.draft_marks import Mark
from woo_redact.store import Store

Make = Callable[[Path], Path]


@pytest.fixture(params=["mail", "paper"])
def run(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    make = mail_run if request.param == "mail" else (lambda folder: paper_run(folder, MAIL))
    return make(tmp_path / "run")


def said(run: Path, imported: Imported) -> list[tuple[str, Outcome, str | None]]:
    """Return what was decided, with the words."""
    with Store(run) as store:
        text = store.document("0001").text
    return [
        (" ".join(d.span.of(text).split()) if d.span else "(vlak)", d.outcome, d.ground)
        for d in imported.decisions
    ]


def hidden(run: Path) -> set[str]:
    """Return the words that are hidden now."""
    with Store(run) as store:
        text = store.document("0001").text
        passages = session_on(store, "-").passages("0001")
    return {
        " ".join(p.now.span.of(text).split())
        for p in passages
        if p.now.span and p.now.outcome is Outcome.REDACT
    }


def _letters_in(page: pymupdf.Page, quad: list[float]) -> str:
    """Return the letters of a page whose middle lies in a quad, what annotations show left out."""
    height = page.rect.height
    chars = [
        (char["c"], *char["bbox"])
        for block in page.get_text("rawdict")["blocks"]
        for line in block.get("lines", ())
        for span in line["spans"]
        if "Helv" not in span["font"] or span["size"] > 10
        for char in span["chars"]
    ]
    return "".join(
        c
        for c, x0, y0, x1, y1 in chars
        if min(quad[0::2]) < (x0 + x1) / 2 < max(quad[0::2])
        and min(quad[1::2]) < height - (y0 + y1) / 2 < max(quad[1::2])
        and not c.isspace()
    )


def test_a_draft_holds_valid_redact_annotations(run: Path) -> None:
    path = draft_of(run)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pikepdf.open(path) as pdf, pymupdf.open(path) as seen:
        assert str(pdf.docinfo.Title) == "CONCEPT – intern – stuk 0001"
        assert len(marks(pdf)) == 3
        names = [str(a.NM) for a in marks(pdf)]
        assert len(set(names)) == 3
        for a, words in zip(marks(pdf), ("Barend Kuiper", "Sanne Oldenhof", "06 1234 5678"), strict=True):
            assert a.Type == Name.Annot
            assert int(a.F) & 4  # printed
            assert str(a.OverlayText) == "5.1.2e"
            assert str(a.DA)  # ISO 32000-1, table 192: required with OverlayText
            assert str(a.T).startswith("woo-redact")
            assert "Grond: 5.1.2e" in str(a.Contents)
            assert len(a.QuadPoints) == 8
            quad, rect = [float(v) for v in a.QuadPoints], [float(v) for v in a.Rect]
            assert rect[0] <= min(quad[0::2]) < max(quad[0::2]) <= rect[2]
            assert rect[1] <= min(quad[1::2]) < max(quad[1::2]) <= rect[3]
            assert list(a.AP.N.BBox) == list(a.Rect)
            assert a.AP.N.Subtype == "/Form"
            assert _letters_in(seen[0], quad) == words.replace(" ", "")
        asked, decided = marks(pdf)[1], marks(pdf)[0]
        assert (str(asked.Subj), str(decided.Subj)) == ("Vraag", "Lakken")
        assert b"[2 1.5] 0 d" in asked.AP.N.read_bytes()
        assert b"[] 0 d" in decided.AP.N.read_bytes()


def test_a_draft_can_be_applied_by_another_program(run: Path) -> None:
    with pymupdf.open(draft_of(run)) as pdf:
        pdf[0].apply_redactions()
        left = pdf[0].get_text()
    assert "Kuiper" not in left
    assert "wethouder" in left


def test_the_same_draft_twice_has_the_same_bytes(run: Path) -> None:
    first = draft_of(run).read_bytes()
    assert draft_of(run).read_bytes() == first


def test_nothing_changed_is_no_decision(run: Path) -> None:
    path = draft_of(run)
    assert take_over(run, path) == Imported(document="0001", decisions=(), remarks=())
    assert take_over(run, edited(path, lambda _: None)).decisions == ()


def test_a_program_that_writes_the_file_anew_changes_nothing(run: Path) -> None:
    path = draft_of(run)
    writer = PdfWriter(clone_from=PdfReader(path))
    writer.write(path.with_name("pypdf.pdf"))
    with pymupdf.open(path) as pdf:
        for annotation in pdf[0].annots():
            if annotation.type[1] == "Redact":
                annotation.set_info(title="Iemand anders")
        pdf.save(path.with_name("mupdf.pdf"), garbage=4, clean=True)
    for name in ("pypdf.pdf", "mupdf.pdf"):
        assert said(run, take_over(run, path.with_name(name))) == [], name


def test_a_removed_mark_keeps_its_words_visible(run: Path) -> None:
    path = draft_of(run)
    taken = take_over(run, edited(path, lambda pdf: drop(pdf, 0)))
    assert said(run, taken) == [("Barend Kuiper", Outcome.KEEP, None)]
    assert {d.by for d in taken.decisions} == {"person:Lotte"}
    assert hidden(run) == {"06 1234 5678"}


def _added(pdf: pikepdf.Pdf, place: tuple[float, float, float, float], **more: object) -> None:
    """Add a mark as Acrobat does with a frame drawn by hand: no quads, no name of ours."""
    mark = Dictionary(Type=Name.Annot, Subtype=Name.Redact, Rect=Array(list(place)), F=4)
    for key, value in more.items():
        mark[f"/{key}"] = value
    pdf.pages[0].Annots.append(pdf.make_indirect(mark))


@pytest.mark.parametrize(
    "more",
    [
        {"OverlayText": String("5.1.2e")},
        {"OverlayText": String("J"), "NM": String("e8f1-acrobat")},
        {"Contents": String("5.1.2.e")},
        {"Contents": String("Grond: 5.1 lid 2 sub e\rWaarom: persoonlijk")},
    ],
    ids=["overlay", "letter", "note", "form"],
)
def test_an_added_mark_hides_the_words_under_it(run: Path, more: dict[str, object]) -> None:
    path = draft_of(run)
    place = place_of(path, "De wethouder")
    taken = take_over(run, edited(path, lambda pdf: _added(pdf, place, **more)))
    assert said(run, taken) == [("De wethouder", Outcome.REDACT, "5.1.2.e")]
    assert "De wethouder" in hidden(run)


def test_an_added_mark_by_pymupdf_with_an_appearance(run: Path) -> None:
    path = draft_of(run)
    with pymupdf.open(path) as pdf:
        found = pdf[0].search_for("kantooruren", quads=True)[0]
        pdf[0].add_redact_annot(found, text="5.1.2e")
        pdf.save(path.with_name("terug.pdf"))
    assert said(run, take_over(run, path.with_name("terug.pdf"))) == [
        ("kantooruren", Outcome.REDACT, "5.1.2.e")
    ]


def _move(pdf: pikepdf.Pdf, number: int, by: float, *, quads: bool) -> None:
    """Move a mark to the right; some programs move the frame and leave the quads."""
    mark = marks(pdf)[number]
    mark.Rect = Array([float(v) + (by if n % 2 == 0 else 0) for n, v in enumerate(mark.Rect)])
    if quads:
        mark.QuadPoints = Array([float(v) + (by if n % 2 == 0 else 0) for n, v in enumerate(mark.QuadPoints)])


@pytest.mark.parametrize("quads", [True, False], ids=["with quads", "frame only"])
def test_a_moved_mark_keeps_the_old_words_and_hides_the_new(run: Path, *, quads: bool) -> None:
    path = draft_of(run)
    old, new = place_of(path, "Barend Kuiper"), place_of(path, "wij spraken")
    taken = take_over(run, edited(path, lambda pdf: _move(pdf, 0, new[0] - old[0], quads=quads)))
    outcomes = {outcome: words for words, outcome, _ in said(run, taken)}
    assert outcomes[Outcome.KEEP] == "Barend Kuiper"
    assert "wij sprake" in outcomes[Outcome.REDACT]
    assert "Barend Kuiper" not in hidden(run)


def test_a_mark_made_wider_hides_more_and_keeps_what_it_hid(run: Path) -> None:
    path = draft_of(run)
    wide = place_of(path, "Barend Kuiper, wij")

    def widen(pdf: pikepdf.Pdf) -> None:
        mark = marks(pdf)[0]
        del mark["/QuadPoints"]
        mark.Rect = Array(list(wide))

    taken = take_over(run, edited(path, widen))
    assert said(run, taken) == [("Barend Kuiper, wij", Outcome.REDACT, "5.1.2.e")]
    assert {"Barend Kuiper", "Barend Kuiper, wij"} <= hidden(run)


def _relabel(pdf: pikepdf.Pdf, text: str, note: str = "") -> None:
    """Change the overlay text of the first mark, and its note."""
    marks(pdf)[0].OverlayText = String(text)
    if note:
        marks(pdf)[0].Contents = String(note)


def test_a_changed_ground_is_taken_over(run: Path) -> None:
    path = draft_of(run)
    taken = take_over(run, edited(path, lambda pdf: _relabel(pdf, "5.1.1d", "Waarom: gezondheid")))
    assert said(run, taken) == [("Barend Kuiper", Outcome.REDACT, "5.1.1.d")]
    assert taken.decisions[0].why == "gezondheid"


def test_a_status_is_an_answer(run: Path) -> None:
    def judged(pdf: pikepdf.Pdf) -> None:
        for mark, state in zip(marks(pdf), ("Rejected", "Accepted"), strict=False):
            answer = Dictionary(
                Type=Name.Annot,
                Subtype=Name.Text,
                IRT=mark,
                State=String(state),
                StateModel=String("Review"),
                Rect=Array([0, 0, 0, 0]),
                F=30,
            )
            answer.F = 28
            pdf.pages[0].Annots.append(pdf.make_indirect(answer))

    taken = take_over(run, edited(draft_of(run), judged))
    assert said(run, taken) == [
        ("Barend Kuiper", Outcome.KEEP, None),
        ("Sanne Oldenhof", Outcome.REDACT, "5.1.2.e"),
    ]


def test_accept_answers_what_was_asked_and_still_stands(run: Path) -> None:
    assert said(run, take_over(run, draft_of(run), accept=True)) == [
        ("Sanne Oldenhof", Outcome.REDACT, "5.1.2.e")
    ]


def test_all_faults_are_told_at_once_and_nothing_is_taken(run: Path) -> None:
    path = draft_of(run)
    place = place_of(path, "kantooruren")

    def spoil(pdf: pikepdf.Pdf) -> None:
        drop(pdf, 2)
        _relabel(pdf, "9.9.9")
        _added(pdf, place)
        _added(pdf, (300, 100, 340, 112), OverlayText=String("5.1.1e"))
        _added(pdf, place, OverlayText=String("Buiten verzoek"))
        marks(pdf)[1].OverlayText = String("5.1.2f")

    before = hidden(run)
    with pytest.raises(UsageError) as caught:
        take_over(run, edited(path, spoil))
    told = str(caught.value)
    assert "'9.9.9' is geen grond" in told
    assert "de markering heeft geen grond" in told
    assert "etiket en geen grond" in told
    assert "vraagt een motivering" in told
    assert told.count("\n") >= 4
    assert hidden(run) == before


def test_a_mark_without_ground_takes_the_one_that_is_given(run: Path) -> None:
    path = draft_of(run)
    place = place_of(path, "kantooruren")
    back = edited(path, lambda pdf: _added(pdf, place))
    assert said(run, take_over(run, back, ground="5.1.1.e")) == [("kantooruren", Outcome.REDACT, "5.1.1.e")]


def test_flattened_and_applied_files_are_refused(run: Path) -> None:
    path = draft_of(run)
    with pymupdf.open(path) as pdf:
        pdf.bake()
        pdf.save(path.with_name("vlak.pdf"))
    with pymupdf.open(path) as pdf:
        pdf[0].apply_redactions()
        pdf.save(path.with_name("toegepast.pdf"))
    for name in ("vlak.pdf", "toegepast.pdf"):
        with pytest.raises(UsageError, match="toegepast of afgevlakt"):
            take_over(run, path.with_name(name))


def test_a_file_that_lost_all_its_annotations_is_refused(run: Path) -> None:
    def strip(pdf: pikepdf.Pdf) -> None:
        del pdf.pages[0].obj["/Annots"]

    with pytest.raises(UsageError, match="ook het stempel"):
        take_over(run, edited(draft_of(run), strip))


def test_a_file_that_is_no_draft_is_refused(run: Path, tmp_path: Path) -> None:
    with pymupdf.open() as pdf:
        pdf.new_page().insert_text((50, 50), "Iets anders")
        pdf.save(tmp_path / "anders.pdf")
    with pytest.raises(UnreadableError, match="geen concept"):
        take_over(run, tmp_path / "anders.pdf")


def test_a_draft_of_another_run_is_refused(tmp_path: Path) -> None:
    one, other = mail_run(tmp_path / "een"), mail_run(tmp_path / "twee")
    with pytest.raises(UsageError, match="hoort niet bij deze run"):
        take_over(other, draft_of(one))


def test_a_draft_of_an_older_text_is_refused(tmp_path: Path) -> None:
    run = mail_run(tmp_path / "run")
    path = draft_of(run)
    with Store(run) as store:
        before = {stage: store.payloads(stage) for stage in _drafts(store)}
    mail_run(run, MAIL.replace("kantooruren", "de ochtend"))
    with Store(run) as store:
        for stage, payloads in before.items():
            store.keep("0001", stage, "", payloads["0001"])  # as if it had not gone with its document
    with pytest.raises(UsageError, match="eerdere tekst"):
        take_over(run, path)


def _drafts(store: Store) -> list[str]:
    """Return the stages under which drafts are kept."""
    import json  # noqa: PLC0415

    keys = [json.loads(e.detail)["key"] for e in store.audit() if e.event == "draft"]
    return [f"draft:{key}" for key in keys]


def test_what_others_decided_since_is_told_and_never_overwritten(run: Path) -> None:
    path = draft_of(run)
    take_over(run, edited(path, lambda pdf: drop(pdf, 0)))
    with pytest.raises(UsageError, match="anders beslist door Lotte"):
        take_over(run, edited(path, lambda pdf: _relabel(pdf, "5.1.1e")))
    again = take_over(run, edited(path, lambda pdf: drop(pdf, 0)))
    assert again.decisions == ()  # it says what counts already
    assert any("1 van de markeringen" in remark for remark in again.remarks)


def test_other_annotations_are_told(run: Path) -> None:
    path = draft_of(run)
    with pymupdf.open(path) as pdf:
        pdf[0].add_highlight_annot(pdf[0].search_for("vergunning")[0])
        pdf.save(path.with_name("terug.pdf"))
    taken = take_over(run, path.with_name("terug.pdf"))
    assert taken.decisions == ()
    assert taken.remarks == (
        "bladzijde 1: 1 andere aantekening(en) niet overgenomen; alleen markeringen om te lakken tellen",
    )


def test_a_mark_over_a_picture_hides_the_area_and_the_words_in_it(tmp_path: Path) -> None:
    run = paper_run(tmp_path / "run", MAIL, picture=(60, 300, 260, 360))
    path = draft_of(run)
    with pymupdf.open(path) as pdf:
        height = pdf[0].rect.height
    place = (55.0, height - 365, 265.0, height - 295)
    taken = take_over(run, edited(path, lambda pdf: _added(pdf, place, OverlayText=String("5.1.2e"))))
    assert said(run, taken) == [("(vlak)", Outcome.REDACT, "5.1.2.e")]
    (decision,) = taken.decisions
    assert decision.area is not None
    box = decision.area.box
    assert (box.x0, box.y0, box.x1, box.y1) == pytest.approx((55, 295, 265, 365), abs=0.1)


def test_a_mark_on_nothing_is_a_fault(run: Path) -> None:
    back = edited(draft_of(run), lambda pdf: _added(pdf, (300, 100, 340, 112), OverlayText=String("5.1.1e")))
    with pytest.raises(UsageError, match="onder de markering staat niets"):
        take_over(run, back)


def test_a_draft_never_stands_in_the_release(run: Path) -> None:
    with pytest.raises(UsageError, match="niet in de map release"):
        list(write_drafts(run, out=run / "release" / "concept", jobs=0))


def test_a_document_that_is_not_there_is_told(run: Path) -> None:
    with pytest.raises(UsageError, match="stuk 0009 is er niet"):
        list(write_drafts(run, ["0009"], jobs=0))


def test_a_mark_hides_its_note_from_repr() -> None:
    mark = Mark(
        key="a",
        span=None,
        areas=(),
        label="5.1.2e",
        note="Jan Smit",
        outcome=Outcome.ASK,
        ground="5.1.2.e",
        by="rule:P07",
    )
    assert "Smit" not in repr(mark)
