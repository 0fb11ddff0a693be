"""Decisions on a passage hold wherever the same sentence stands: in which documents, and where in them."""

from collections import Counter, defaultdict
from functools import cached_property

from woo_redact.kin import grouped, places_in
from woo_redact.model import Decision
from woo_redact.review.answers import elsewhere
from woo_redact.review.texts import Texts


class Carried:
    """The passages that people decided on, and the documents in which they stand."""

    def __init__(self, documents: tuple[str, ...], texts: Texts) -> None:
        """Read nothing until a first passage was decided on."""
        self._documents = documents
        self._texts = texts
        self._taken: dict[str, dict[str, dict[int, Decision]]] = defaultdict(lambda: defaultdict(dict))

    @cached_property
    def _sentences(self) -> dict[str, Counter[str]]:
        """Return for each document how often each sentence stands in it."""
        return {
            document: Counter(digest for digest, _, _ in self._texts.sentences(document))
            for document in self._documents
        }

    @cached_property
    def _where(self) -> dict[str, list[str]]:
        """Return for each sentence of the dossier the documents in which it stands."""
        where: dict[str, list[str]] = defaultdict(list)
        for document, counted in self._sentences.items():
            for digest in counted:
                where[digest].append(document)
        return dict(where)

    def add(self, number: int, decision: Decision) -> None:
        """Let a decision hold for its passage."""
        if decision.passage:
            self._taken[_sentence(decision)][decision.passage][number] = decision

    def remove(self, number: int, decision: Decision) -> None:
        """Let a decision no longer hold for its passage."""
        if decision.passage:
            self._taken[_sentence(decision)][decision.passage].pop(number, None)

    def documents(self, decision: Decision) -> tuple[str, ...]:
        """Return the documents in which the passage of a decision stands."""
        return tuple(self._where.get(_sentence(decision), ())) if decision.passage else ()

    def on(self, document: str, rules: tuple[Decision, ...]) -> tuple[Decision, ...]:
        """Return the decisions on passages elsewhere that also stand in a document, as taken there."""
        if not self._taken:
            return ()
        mine = {}
        for digest, times in self._sentences.get(document, Counter[str]()).items():
            for passage, by in self._taken.get(digest, {}).items():
                # Once in the document it was taken on is the very place itself.
                if by and times > (by[max(by)].document == document):
                    mine[passage] = by[max(by)]
        if not mine:
            return ()
        text = self._texts.brief(document).text
        places = places_in(text, self._texts.sentences(document), grouped(mine))
        return elsewhere(document, places, rules, mine)


def _sentence(decision: Decision) -> str:
    """Return the digest of the sentence of a decision's passage."""
    return decision.passage.partition(":")[0]
