"""A third party to be heard (art. 4:8 Awb): who it is in the dossier, and which passages are its own."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from woo_redact.errors import UsageError
from woo_redact.language import _
from woo_redact.model import Span, Subject, SubjectKind
from woo_redact.review.texts import folded
from woo_redact.review.values import Passage

_DOMAIN = re.compile(r"@[\w-]+(?:\.[\w-]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A party: the subjects it is, the names and addresses it goes by (folded), its domain, "" for none."""

    subjects: frozenset[str]
    words: frozenset[str] = field(repr=False)
    domain: str = field(default="", repr=False)

    def owns(self, passage: Passage, text: str) -> bool:
        """Tell whether a passage is about this party; in doubt it is not, and is really removed."""
        now = passage.now
        if now.subject in self.subjects:
            return True
        if now.span is None:
            return False
        words = folded(whole(text, now.span))
        return words in self.words or (bool(self.domain) and self._at_home(words))

    def _at_home(self, words: str) -> bool:
        """Tell whether an address is of the party's domain."""
        return any(words.endswith(mark + self.domain) for mark in "@./") or words == self.domain

    def in_text(self, text: str) -> bool:
        """Tell whether a text names the party."""
        found = folded(text)
        return any(word in found for word in (*self.words, self.domain) if word)


def party_of(subjects: Iterable[Subject], said: str, texts: Iterable[str]) -> Party:
    """Return the party that an officer means: a person by number, name or address, a domain, an organisation.

    Raises:
        UsageError: when nobody, or more than one person, is called so.
    """
    people = [s for s in subjects if s.kind is SubjectKind.PERSON]
    wanted = folded(said)
    named = [s for s in people if s.id == said]
    named = named or [s for s in people if wanted in {folded(n) for n in (*s.names, *s.addresses)}]
    if len(named) > 1:
        raise UsageError(
            _(
                "more than one person is called that: give the number ({id}; see woo-redact review)",
                id=", ".join(s.id for s in named),
            )
        )
    if named:
        return Party(subjects=frozenset({named[0].id}), words=_called(named))
    domain = wanted.removeprefix("@")
    if "." in domain and " " not in domain and "@" not in domain:
        ours = [s for s in people if any(folded(a).endswith("@" + domain) for a in s.addresses)]
        party = Party(subjects=frozenset(s.id for s in ours), words=_called(ours), domain=domain)
    else:
        party = Party(subjects=frozenset(), words=frozenset({wanted}))
    if not wanted or not any(party.in_text(text) for text in texts):
        raise UsageError(_("this party does not occur in the dossier: give a name, an address or a domain"))
    return party


def whole(text: str, span: Span) -> str:
    """Return the words of a passage; of a mail address of which one part is hidden (P02), all of it."""
    domain = _DOMAIN.match(text, span.end)
    return span.of(text) + (domain.group() if domain else "")


def _called(people: Iterable[Subject]) -> frozenset[str]:
    """Return the full names and addresses of people; one word alone may be somebody else's."""
    said = {folded(word) for person in people for word in (*person.names, *person.addresses)}
    return frozenset(word for word in said if " " in word or "@" in word)
