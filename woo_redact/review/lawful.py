"""What an answer must be to be kept: lawful, and motivated where its ground needs that."""

from collections.abc import Iterable, Iterator

from woo_redact.grounds import grounds
from woo_redact.language import _, recorded
from woo_redact.law import Facts, Violation, violations
from woo_redact.model import Decided, Decision, Outcome
from woo_redact.review.board import Board

_FEW = 50  # documents that are always looked through; of more, those with a ground that excludes others
_EXCLUSIVE = "5.1.5"


def motivation(code: str) -> str:
    """Return the standard text for a ground, "" where only words of one's own will do.

    Art. 5.1 lid 3 asks for an express motivation; one text per ground may serve many places (ABRvS
    27-12-2012, ECLI:NL:RVS:2012:BY7336), for personal data it usually does.
    """
    return f"{grounds()[code].legend}." if code == "5.1.2.e" else ""


def needs_words(code: str, proposed: str | None) -> bool:
    """Tell whether a person must write why: a ground that must be motivated and was not proposed."""
    return code != proposed and grounds()[code].needs_motivation and not motivation(code)


def reason(outcome: Outcome, code: str | None, proposed: str | None, why: str) -> str:
    """Return the reason that is kept with an answer, "" where a person must still write one."""
    if why.strip():
        return " ".join(why.split())
    if outcome is Outcome.KEEP or code is None or code == proposed:
        return recorded("Judged.")
    if needs_words(code, proposed):
        return ""
    return motivation(code) or recorded("Judged.")


def refusals(board: Board, given: tuple[Decision, ...], facts: Iterable[tuple[str, Facts]]) -> Iterator[str]:
    """Yield what answers break: by themselves, or beside what stands in their documents already."""
    for decision in given:
        code = decision.ground or ""
        if decision.hides and not decision.why.strip() and code in grounds():
            yield _("ground {short} asks for a motivation: write why", short=grounds()[code].short)
            return
    own = violations(given)
    yield from (broken.message for broken in own)
    seen = {broken.law for broken in own}
    for document, known in facts:
        more = tuple(d for d in given if document in board.touched(d))
        before = {broken.law for broken in _broken(board.now(document), known)}
        for broken in _broken(board.with_more(document, more), known):
            if broken.law not in before and broken.law not in seen:
                seen.add(broken.law)
                yield f"document {document}: {broken.message}"


def to_look_through(board: Board, given: tuple[Decision, ...]) -> tuple[str, ...]:
    """Return the documents in which answers may clash with what stands there.

    Of very many only those where it can: 5.1.5 excludes the grounds of lid 1 and 2 on the same words (L1).
    """
    touched = tuple(dict.fromkeys(document for d in given for document in board.touched(d)))
    if len(touched) <= _FEW or any(d.ground == _EXCLUSIVE for d in given):
        return touched
    return tuple(d for d in touched if any(p.now.ground == _EXCLUSIVE for p in board.passages(d)))


def _broken(decided: Decided, facts: Facts) -> tuple[Violation, ...]:
    """Return the rules of law that the decisions on a document break."""
    return violations(decided.text, facts)
