"""What a browser is told of a run, as values that become JSON: inert text, and no more than is shown."""

from collections import Counter
from typing import Any

from woo_redact.grounds import grounds
from woo_redact.language import shown
from woo_redact.model import HIDDEN, Decision, Entity, Outcome, Role, SubjectKind
from woo_redact.report.text import inert
from woo_redact.report.words import ENTITIES
from woo_redact.review import Passage, Person, Session, Shown
from woo_redact.review.lawful import motivation, needs_words
from woo_redact.review.sheet import state_of_passage, state_of_person
from woo_redact.store import digest
from woo_redact.web.words import said

Told = dict[str, Any]

LINE = 160  # characters of a name or title in a list
LONG = 600  # of a sentence that is read in full
_MANY = 400  # places shown of an answer's reach


def plain(untrusted_text: str, limit: int = LINE) -> str:
    """Return text for the page: on one line, no control or direction characters, cut."""
    return inert(untrusted_text.replace(HIDDEN, "▣"), limit)


class Numbers:
    """Which person of the dossier somebody is, and which of that person's places a passage is."""

    def __init__(self, session: Session) -> None:
        """Number the people as the list of people does."""
        self._board = session.board
        self.people = self._board.people()
        self._person = {subject: n for n, subject in enumerate(self.people, start=1)}
        self._before: dict[str, dict[str, int]] = {}
        self._of: dict[str, int] = {}

    def fit(self, session: Session) -> bool:
        """Tell whether these are the numbers of a session as it is now: a new detection gives others."""
        return self._board is session.board

    def person(self, subject: str | None) -> int | None:
        """Return somebody's number, None for whoever is not in the register."""
        return self._person.get(subject or "")

    def place(self, passage: Passage) -> tuple[int, int] | None:
        """Return which of how many places of its person a passage is, None when it is nobody's."""
        subject = passage.now.subject or ""
        if subject not in self._person:
            return None
        if subject not in self._before:
            self._count(subject)
        first = self._before[subject].get(passage.document, 0)
        here = [p.key for p in self._board.passages(passage.document) if p.now.subject == subject]
        return first + here.index(passage.key) + 1, self._of[subject]

    def _count(self, subject: str) -> None:
        """Count the places of a person in each document, once: no answer changes whose a place is."""
        counts: Counter[str] = Counter(p.document for p in self._board.places_of(subject))
        before, total = {}, 0
        for document in self._board.documents_of.get(subject, ()):
            before[document] = total
            total += counts[document]
        self._before[subject], self._of[subject] = before, total


def progress(session: Session) -> Told:
    """Return how far the review is, and who reviews."""
    now = session.progress()
    return {
        "by": plain(session.by),
        "answered": now.answered,
        "questions": now.questions,
        "open": now.open,
        "documentsOpen": now.documents_open,
        "documents": now.documents,
        "toPass": now.to_pass,
        "beforeRelease": session.before_release,
        "lost": sorted(session.board.lost),
    }


def short(code: str | None) -> str:
    """Return a ground as it stands on a box, "" for none."""
    return grounds()[code].short if code in grounds() else ""


def outcome_word(outcome: Outcome) -> str:
    """Return what happens to a passage in a word."""
    return said(f"outcome {outcome.value}")


def passage(session: Session, numbers: Numbers, found: Passage) -> Told:
    """Return a passage as a box or a row of a list shows it."""
    now = found.now
    person, place = numbers.person(now.subject), numbers.place(found)
    seen = area(session, found)
    parts = [outcome_word(now.outcome), short(now.ground) if now.hides else "", _who(person, place)]
    return {
        "key": found.key,
        "document": found.document,
        "inTitle": found.in_title,
        "outcome": now.outcome.value,
        "ground": short(now.ground) if now.hides else "",
        "family": _family(now),
        "entity": said("area") if seen else shown(ENTITIES[now.entity or Entity.TERM]),
        "words": seen or plain(session.texts.words(found)),
        "person": person,
        "subject": now.subject if person else None,
        "label": ", ".join(part for part in parts if part),
        "seen": state_of_passage(found),
        "mine": found.rule is None,
    }


def area(session: Session, found: Passage) -> str:
    """Return what an area of a page is ("handtekening"), "" for a passage that has words."""
    span = found.now.span
    if span is None:
        return said("area")
    kinds = dict(session.texts.brief(found.document).objects)
    kind = None if found.in_title or len(span) > 1 else kinds.get(span.start)
    return said(f"area {kind}") if kind else ""


def around(found: Shown, room: int) -> Told:
    """Return words with what stands round them, the blanks between kept."""
    before, after = found.before[-room:], found.after[:room]
    return {
        "before": plain(before, room) + (" " if before[-1:].isspace() else ""),
        "words": plain(found.words, room),
        "after": (" " if after[:1].isspace() else "") + plain(after, room),
    }


def sentence(session: Session, found: Passage, room: int) -> Told:
    """Return a passage in its sentence; an area is called by what it is."""
    told, seen = around(session.shown(found), room), area(session, found)
    return told | {"words": seen} if seen else told


def _who(person: int | None, place: tuple[int, int] | None) -> str:
    """Return whose a place is, and which of how many."""
    if person is None or place is None:
        return ""
    return said("person place", person=person, place=place[0], of=place[1])


def _family(now: Decision) -> str:
    """Return the family of grounds that gives a box its colour: "1" for 5.1.1, "2" for 5.1.2, and so on."""
    code = now.ground or ""
    for prefix, name in (("5.1.1", "1"), ("5.1.2", "2"), ("5.1", "5"), ("5.2", "3"), ("5.4", "4")):
        if code.startswith(prefix):
            return name
    return ""


def detail(session: Session, numbers: Numbers, found: Passage) -> Told:
    """Return all that an officer wants to know of a passage before deciding."""
    now = found.now
    proposal = found.now.ground or found.proposal
    seen = area(session, found)
    return (
        passage(session, numbers, found)
        | sentence(session, found, LONG)
        | ({"entity": seen} if seen else {})
        | {
            "title": plain(session.texts.brief(found.document).title),
            "why": plain(shown(now.why), LONG),
            "by": who(now.by),
            "another": plain(session.another(now)),
            "open": found.open,
            "score": round(now.score * 100),
            "proposal": proposal,
            "groundTitle": f"{short(proposal)} {grounds()[proposal].title}" if proposal in grounds() else "",
            "name": plain(_name(session, now.subject)),
        }
    )


def who(by: str) -> str:
    """Return who decided, in a word."""
    kind, _, name = by.partition(":")
    return plain(name) if kind == "person" else said("rule", rule=plain(name))


def _name(session: Session, subject: str | None) -> str:
    """Return the first name of a person of the register, "" for nobody."""
    found = session.board.subjects.get(subject or "")
    return next(iter((*found.names, *found.addresses)), "") if found else ""


def reached(session: Session, numbers: Numbers, places: tuple[Passage, ...]) -> Told:
    """Return where else an answer would count: the places, each in its sentence."""
    rows = [passage(session, numbers, place) | sentence(session, place, 80) for place in places[:_MANY]]
    documents = len({place.document for place in places})
    return {"count": len(places), "documents": documents, "places": rows}


def person_row(session: Session, numbers: Numbers, found: Person) -> Told:
    """Return a person as a row of the list."""
    subject = found.subject
    return {
        "id": subject.id,
        "number": numbers.person(subject.id),
        "name": plain(next(iter((*subject.names, *subject.addresses)), "")),
        "role": _role(found),
        "places": found.places,
        "documents": len(found.documents),
        "open": found.open,
        "outcomes": {outcome.value: number for outcome, number in found.outcomes},
        "decided": outcome_word(found.decided.outcome) if found.decided else "",
        "exceptions": len(found.exceptions),
        "seen": state_of_person(found),
        "another": plain(session.another(found.decided)),
    }


def person(session: Session, numbers: Numbers, found: Person) -> Told:
    """Return all that is known of a person."""
    subject, decided = found.subject, found.decided
    documents = []
    for number in found.documents[:_MANY]:
        here = [p for p in session.passages(number) if p.now.subject == subject.id]
        counts = Counter(p.now.outcome.value for p in here)
        standing = session.board.standing(subject.id, number)
        documents.append(
            {
                "id": number,
                "title": plain(session.texts.brief(number).title),
                "first": here[0].key if here else None,
                "outcomes": dict(counts),
                "exception": standing is not None,
                "seen": state_of(standing),
            }
        )
    return person_row(session, numbers, found) | {
        "names": [plain(name) for name in subject.names[:40]],
        "addresses": [plain(address) for address in subject.addresses[:40]],
        "in": documents,
        "why": plain(shown(decided.why), LONG) if decided else "",
        "by": who(decided.by) if decided else "",
        "ground": short(decided.ground) if decided else "",
    }


def state_of(standing: Decision | None) -> str:
    """Return what was decided for a person in one document as a short digest."""
    return digest(standing.at, standing.by)[:10] if standing else "open"


def _role(found: Person) -> str:
    """Return in which capacity somebody stands in the dossier."""
    subject = found.subject
    if subject.kind is not SubjectKind.PERSON:
        return said("role mailbox")
    if subject.role is Role.PUBLIC:
        return plain(subject.office, 40) or said("role public")
    return said("role private" if subject.known else "role text")


def document_row(session: Session, number: str) -> Told:
    """Return a document as a row of the list."""
    brief = session.texts.brief(number)
    return {
        "id": number,
        "title": plain(brief.title),
        "paper": brief.kind.value == "paper",
        "unread": plain(shown(brief.unread), LONG),
        "open": session.board.open(number) if number in session.board.asked else None,
        "missing": shown(session.missing(number)) if number in session.board.asked else "",
        "passedBy": [plain(by) for by in session.passed_by(number)],
    }


def ground_list() -> list[Told]:
    """Return the grounds of the law, to choose from."""
    return [
        {
            "code": code,
            "short": ground.short,
            "title": ground.title,
            "needsWords": needs_words(code, None),
            "motivation": motivation(code),
        }
        for code, ground in grounds().items()
    ]
