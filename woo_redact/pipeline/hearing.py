"""The concept for one third party (zienswijze, art. 4:8 Awb): its passages marked, the others' removed."""

import hashlib
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import xlsxwriter

from woo_redact.model import Decided, Decision, Outcome, Secret, title_document
from woo_redact.pipeline.asking import session_on
from woo_redact.pipeline.concept_tasks import Concept, ConceptTask, Listed, draw_concept
from woo_redact.pipeline.crew import Crew, Failed
from woo_redact.pipeline.drafting import private_folder
from woo_redact.pipeline.hidden import hidden_strings
from woo_redact.pipeline.order import profile_of
from woo_redact.review import Passage, Session
from woo_redact.review.party import Party, party_of
from woo_redact.review.sheet import ANSWER, GROUND, KEY, QUESTIONS, REACH, STATE, WHY, state_of_passage
from woo_redact.store import Store, write_file

_HEADERS = ("Nr", "Stuk", "Bladzijde", "Titel", "Ervoor", "Woorden", "Erna", "Grond nu", KEY)
_ANSWERS = (ANSWER, GROUND, WHY, REACH, STATE)
_WIDTHS = {"Titel": 28, "Ervoor": 40, "Woorden": 28, "Erna": 40, WHY: 60}
_HOW = (
    "Vul per rij in Besluit in wat u vindt: weg of zichtbaar. Zet in Motivering waarom.",
    "Laat leeg waar u niets over zegt. Verander Nummer en Controle niet.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A document's concept that was written, or (no `path`) why not."""

    document: str
    path: Path | None = None
    listed: tuple[Listed, ...] = ()
    reason: str = ""


def write_hearing(
    run: Path, said: str, *, everything: bool = False, out: Path | None = None, jobs: int = 1
) -> Iterator[Heard]:
    """Write the concepts for one party: of the documents that concern it, or (`everything`) of all.

    Nothing is written of a document that does not pass the checks with all that is hidden from this party.

    Raises:
        UsageError: when the party is not found, or the folder is the run's release.
    """
    with Store(run) as store, Crew(jobs) as crew:
        session = session_on(store, "-")
        texts = {n: session.texts.brief(n).text for n in session.board.documents}
        party = party_of(session.board.subjects.values(), said, texts.values())
        own = {n: _own(session, party, n) for n in texts if n in session.board.asked}
        secrets = tuple(_secrets(store, session, own))
        folder = private_folder(run, out) / f"zienswijze-{hashlib.sha256(said.encode()).hexdigest()[:8]}"
        folder.mkdir(exist_ok=True, mode=0o700)
        for old in (*folder.glob("concept-*.pdf"), *folder.glob("*.xlsx")):
            old.unlink()  # of an earlier round: what it shows may have been decided away since
        wanted = [n for n in own if everything or own[n] or party.in_text(texts[n])]
        listed: list[Listed] = []
        for task, result in crew.each(draw_concept, _tasks(session, run, wanted, own, secrets)):
            number = task.document.id
            if isinstance(result, Failed):
                yield Heard(document=number, reason=result.reason)
                continue
            concept: Concept = result.value
            path = folder / f"concept-{number}.pdf"
            write_file(path, concept.pdf, private=True)
            listed += concept.listed
            yield Heard(document=number, path=path, listed=concept.listed)
        _write_list(folder / "passages.xlsx", _rows(session, listed))
        store.log("hearing", {"folder": folder.name, "documents": wanted})


def _own(session: Session, party: Party, number: str) -> tuple[Passage, ...]:
    """Return the passages of a document that are the party's and would be hidden."""
    text = session.texts.brief(number).text
    return tuple(
        p for p in session.passages(number) if p.now.hides and not p.in_title and party.owns(p, text)
    )


def _tasks(
    session: Session,
    run: Path,
    wanted: list[str],
    own: dict[str, tuple[Passage, ...]],
    secrets: tuple[Secret, ...],
) -> Iterator[ConceptTask]:
    """Yield the tasks, the party's passages numbered through."""
    style, count = profile_of(session.store).labels.style, 0
    for number in wanted:
        numbered = tuple(enumerate(own[number], start=count + 1))
        count += len(numbered)
        yield ConceptTask(
            folder=run.resolve() / "documents" / number,
            document=session.store.document(number),
            decided=Decided(text=_shown(session, number, own[number]), title=session.board.now(number).title),
            own=numbered,
            secrets=secrets,
            style=style,
        )


def _shown(session: Session, number: str, own: tuple[Passage, ...]) -> tuple[Decision, ...]:
    """Return what counts in a document, the party's own passages left visible."""
    visible = {(p.now.finding, p.now.span, p.now.area) for p in own}
    return tuple(
        replace(d, outcome=Outcome.KEEP, ground=None) if (d.finding, d.span, d.area) in visible else d
        for d in session.board.now(number).text
    )


def _secrets(store: Store, session: Session, own: dict[str, tuple[Passage, ...]]) -> Iterator[Secret]:
    """Yield, each once, what is hidden of others anywhere in the dossier."""
    found = {}
    for number in session.board.documents:
        document = store.document(number)
        decided = session.board.now(number)
        for text, decisions in (
            (document.text, _shown(session, number, own.get(number, ()))),
            (title_document(document).text, decided.title),
        ):
            found.update(dict.fromkeys(hidden_strings(text, decisions)))
    for entity, text in sorted(found):
        yield Secret(text=text, entity=entity)


def _rows(session: Session, listed: Iterable[Listed]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the list: the passages as the party sees them, its own cells empty.

    The columns that come back are those of `woo-redact review --import`.
    """
    for row in listed:
        passage = session.passage(row.key)
        if passage is None:  # decided in the meantime
            continue
        shown = (row.title, row.before, row.words, row.after, passage.now.ground or "", row.key)
        state = state_of_passage(passage)
        yield (str(row.number), passage.document, str(row.page), *shown, "", "", "", "alleen hier", state)


def _write_list(path: Path, rows: Iterable[tuple[str, ...]]) -> None:
    """Write the list as a spreadsheet: every cell is text, never a formula."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"title": "Passages voor zienswijze", "author": "woo-redact"})
        page = book.add_worksheet(QUESTIONS)
        bold, plain = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        entry = book.add_format({"text_wrap": True, "valign": "top", "bg_color": "#FFF9C4"})
        for number, header in enumerate((*_HEADERS, *_ANSWERS)):
            look = entry if header in _ANSWERS[:3] else plain
            page.set_column(number, number, _WIDTHS.get(header, 12), look)
            page.write_string(0, number, header, bold)
        last = 1
        for last, row in enumerate(rows, start=1):
            for number, cell in enumerate(row):
                page.write_string(last, number, "".join(c if c.isprintable() else " " for c in cell))
        place = len(_HEADERS)
        page.data_validation(1, place, last, place, {"validate": "list", "source": ["weg", "zichtbaar"]})
        page.freeze_panes(1, 1)
        how = book.add_worksheet("Uitleg")
        for number, text in enumerate(_HOW):
            how.write_string(number, 0, text)
    write_file(path, buffer.getvalue(), private=True)
