"""Questions and answers as a spreadsheet: what stands in it, and what its rows come to as decisions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from woo_redact.errors import GroundError, WooRedactError
from woo_redact.grounds import parse_code
from woo_redact.language import _
from woo_redact.model import Decision, Outcome
from woo_redact.review import lawful
from woo_redact.review.session import Answer, Session
from woo_redact.review.values import Passage, Person, Reach, Step
from woo_redact.store import digest

QUESTIONS, OTHERS, PEOPLE, DOCUMENTS = "Vragen", "Overige passages", "Personen", "Stukken"
KEY, STATE = "Nummer", "Controle"
ANSWER, GROUND, WHY, REACH = "Besluit", "Grond", "Motivering", "Geldt voor"
PASSED = "Akkoord"

_ANSWERS = {"weg": Outcome.REDACT, "zichtbaar": Outcome.KEEP}
_REACHES = {
    "": Reach.PASSAGE,
    "deze passage": Reach.PASSAGE,
    "dit stuk": Reach.DOCUMENT,
    "overal": Reach.EVERYWHERE,
    "alleen hier": Reach.HERE,
}
_YES = frozenset({"ja", "x", "akkoord"})
ANSWERS, REACHES = tuple(_ANSWERS), tuple(name for name in _REACHES if name)


class SheetError(WooRedactError):
    """A spreadsheet that cannot be taken over; `faults` has every fault with its sheet and row."""

    exit_code = GroundError.exit_code

    def __init__(self, faults: tuple[str, ...]) -> None:
        """Keep all faults, so that one look mends them all."""
        self.faults = faults
        super().__init__("; ".join(faults))


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A row as a person filled it in: the cells that are read, by the name of their column."""

    sheet: str
    number: int
    cells: dict[str, str] = field(repr=False)

    def get(self, column: str) -> str:
        """Return a cell, "" when it is empty."""
        return " ".join(self.cells.get(column, "").split())

    @property
    def where(self) -> str:
        """Return how a person finds the row."""
        return _("{sheet}, row {number}", sheet=self.sheet, number=self.number)


def state_of_passage(passage: Passage) -> str:
    """Return what counts for a passage as a short digest: a later answer by somebody else shows in it."""
    now = passage.now
    return digest(now.outcome, now.ground, now.by, now.at, now.why)[:10]


def state_of_person(person: Person) -> str:
    """Return what counts for a subject as a short digest."""
    return digest(person.decided.at, person.decided.by)[:10] if person.decided else "open"


def take_sheet(session: Session, rows: Iterable[Filled]) -> tuple[Step | None, tuple[str, ...]]:
    """Take over all that was filled in, or nothing: return the step, and the documents that were passed.

    Rows without an answer are passed over, and so are those that say what counts already.

    Raises:
        SheetError: with the faults of all rows at once.
    """
    reading = _Reading(session)
    for row in rows:
        reading.read(row)
    if reading.faults:
        raise SheetError(tuple(reading.faults))
    step = session.take(reading.given) if reading.given else None
    return step, reading.pass_all()


class _Reading:
    """Reads filled rows one by one and remembers every fault."""

    def __init__(self, session: Session) -> None:
        """Begin with nothing."""
        self._session = session
        self.faults: list[str] = []
        self.given: list[Decision] = []
        self._passing: list[tuple[str, Filled]] = []
        self._said: dict[str, tuple[str, Answer]] = {}

    def read(self, row: Filled) -> None:
        """Read one row."""
        try:
            if row.sheet == DOCUMENTS:
                self._document(row)
            elif row.get(ANSWER) or row.get(GROUND) or row.get(WHY):
                self._answer(row)
        except WooRedactError as error:
            self.faults.append(f"{row.where}: {error}")

    def _document(self, row: Filled) -> None:
        """Read whether a document is passed."""
        written = row.get(PASSED).casefold()
        if not written:
            return
        if written not in _YES:
            raise GroundError(
                _(
                    "in the column {passed} it says '{written}'; fill in ja, or nothing",
                    passed=PASSED,
                    written=written,
                )
            )
        document = row.get(KEY)
        if document not in self._session.board.asked:
            raise GroundError(_("there is no document '{document}' to read", document=document))
        if row.get(STATE) != self._session.state(document)[:10]:
            raise GroundError(
                _(
                    "document {document} was changed since this file was made: read it again",
                    document=document,
                )
            )
        self._passing.append((document, row))

    def _answer(self, row: Filled) -> None:
        """Read an answer on a passage or a person."""
        said = self._said_in(row)
        key = row.get(KEY)
        if (before := self._said.get(key)) and before[1] != said:
            raise GroundError(_("contradicts {before}: the same number, another decision", before=before[0]))
        self._said[key] = (row.where, said)
        person = self._session.board.subjects.get(key) if row.sheet == PEOPLE else None
        passage = None if person else self._session.passage(key)
        if person is not None:
            found = self._session.person(key)
            if found.decided and _says(found.decided, said):
                return
            self._refuse_older(row, state_of_person(found), found.decided, said)
            given = self._session.decisions_on_person(key, said)
        elif passage is not None:
            if _says(passage.now, said):
                return
            self._refuse_older(row, state_of_passage(passage), passage.now, said)
            given = self._session.decisions_on(passage, said, _reach(row))
        else:
            raise GroundError(_("there is no passage or person '{key}' in this dossier", key=key))
        for message in lawful.refusals(self._session.board, given, self._session.facts(given)):
            raise GroundError(message)
        self.given += given

    def _refuse_older(self, row: Filled, state: str, now: Decision | None, said: Answer) -> None:
        """Refuse a row on what somebody decided after the spreadsheet was made."""
        if row.get(STATE) != state and not (now and _says(now, said)):
            who = now.by.removeprefix("person:") if now else "iemand"
            raise GroundError(
                _(
                    "decided otherwise in the meantime by {who}, after this file was made; make it again",
                    who=who,
                )
            )

    def _said_in(self, row: Filled) -> Answer:
        """Return what a row says."""
        word = row.get(ANSWER).casefold()
        if not word:
            raise GroundError(
                _("there is a ground or motivation, but no {lower} (weg or zichtbaar)", lower=ANSWER.lower())
            )
        if word not in _ANSWERS:
            raise GroundError(
                _(
                    "in the column {answer} it says '{word}'; fill in weg or zichtbaar",
                    answer=ANSWER,
                    word=word,
                )
            )
        code = parse_code(row.get(GROUND)) if row.get(GROUND) else None
        if _ANSWERS[word] is Outcome.KEEP and code:
            raise GroundError(_("what stays visible has no ground"))
        return _ANSWERS[word], code, row.get(WHY)

    def pass_all(self) -> tuple[str, ...]:
        """Pass the documents that were marked, as they are now."""
        passed = []
        for document, row in self._passing:
            try:
                self._session.pass_document(document)
            except WooRedactError as error:
                raise SheetError(
                    (
                        _(
                            "{where}: {error} (the decisions are recorded all the same)",
                            where=row.where,
                            error=error,
                        ),
                    )
                ) from error
            passed.append(document)
        return tuple(passed)


def _reach(row: Filled) -> Reach:
    """Return how far an answer goes."""
    written = row.get(REACH).casefold()
    if written not in _REACHES:
        raise GroundError(
            _(
                "in the column {reach} it says '{written}'; choose from {reaches}",
                reach=REACH,
                written=written,
                reaches=", ".join(REACHES),
            )
        )
    return _REACHES[written]


def _says(now: Decision, said: Answer) -> bool:
    """Tell whether a person already decided what a row says."""
    outcome, code, why = said
    same = now.by.startswith("person:") and now.outcome is outcome and code in {None, now.ground}
    return same and why in {"", now.why}


def headers(sheet: str) -> tuple[str, ...]:
    """Return the columns of a sheet in their order; the last ones are for the person."""
    if sheet == PEOPLE:
        of_person = ("Namen", "Adressen", "Rol", "Plaatsen", "Stukken", "Nu")
        return (KEY, *of_person, ANSWER, GROUND, WHY, STATE)
    if sheet == DOCUMENTS:
        return (KEY, "Titel", "Open vragen", "Nagelezen door", PASSED, STATE)
    shown = ("Stuk", "Titel", "Soort", "Ervoor", "Woorden", "Erna", "Nu", "Grond nu", "Waarom")
    return (KEY, *shown, ANSWER, GROUND, WHY, REACH, STATE)


def lines(session: Session, sheet: str, words: "Words") -> Iterator[tuple[str | int, ...]]:
    """Yield the rows of a sheet, the cells for the person empty."""
    board = session.board
    if sheet == PEOPLE:
        for subject in board.people():
            yield _person_line(session.person(subject), words)
    elif sheet == DOCUMENTS:
        for document in board.asked:
            by = ", ".join(session.passed_by(document))
            title = session.texts.brief(document).title
            yield (document, title, board.open(document), by, "", session.state(document)[:10])
    elif sheet == QUESTIONS:
        for passage in session.questions:
            yield _passage_line(session, passage, words)
    else:
        for document in board.documents:
            for passage in session.passages(document):
                if not passage.asked:
                    yield _passage_line(session, passage, words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The Dutch words for what the model calls by its own names; the screen has the same."""

    outcomes: dict[Outcome, str]
    entities: dict[str, str]
    roles: dict[str, str]


def _passage_line(session: Session, passage: Passage, words: Words) -> tuple[str | int, ...]:
    """Return a passage as a row."""
    now, shown = passage.now, session.shown(passage)
    title = session.texts.brief(passage.document).title
    return (
        passage.key,
        passage.document,
        title,
        words.entities.get(str(now.entity or "TERM"), "") + (" (in de titel)" if passage.in_title else ""),
        shown.before,
        shown.words,
        shown.after,
        words.outcomes[now.outcome],
        now.ground or "",
        now.why,
        *("", "", "", ""),
        state_of_passage(passage),
    )


def _person_line(person: Person, words: Words) -> tuple[str | int, ...]:
    """Return a subject as a row."""
    now = ", ".join(f"{words.outcomes[outcome]} {number}" for outcome, number in person.outcomes)
    subject = person.subject
    return (
        subject.id,
        "; ".join(subject.names),
        "; ".join(subject.addresses),
        subject.office or words.roles[str(subject.role)],
        person.places,
        ", ".join(person.documents[:20]),
        now,
        *("", "", ""),
        state_of_person(person),
    )
