"""Threads: mails that name one another, or that share subject and quoted text; never subject alone."""

from collections import defaultdict
from collections.abc import Iterable

from woo_redact.kin.letters import Letter

_HEAD = 12  # words at the start of a mail that know it again in a quote
_FEWEST = 4  # words that, beside an equal subject, are hardly there by chance


class _Groups:
    """Union-find over keys: message ids and document numbers."""

    def __init__(self) -> None:
        """Start with every key alone."""
        self._leader: dict[str, str] = {}

    def find(self, key: str) -> str:
        """Return the leader of a key's group."""
        while self._leader.setdefault(key, key) != key:
            self._leader[key] = self._leader[self._leader[key]]
            key = self._leader[key]
        return key

    def join(self, one: str, other: str) -> None:
        """Make two groups one."""
        self._leader[self.find(other)] = self.find(one)


def threads(letters: Iterable[Letter]) -> dict[str, int]:
    """Return the thread of each mail, numbered by its first document.

    By Message-ID, References and In-Reply-To (RFC 5322, 3.6.4); failing those by an equal subject without
    its prefixes and, besides, text that one quotes of the other or both quote of a third.
    """
    letters = tuple(letters)
    groups = _Groups()
    for letter in letters:
        for name in (letter.mail.message_id, *letter.mail.references):
            if name:
                groups.join(f"id {name}", letter.id)
    subjects: defaultdict[str, list[Letter]] = defaultdict(list)
    for letter in letters:
        if letter.subject:
            subjects[letter.subject].append(letter)
    for same in subjects.values():
        _join_by_quotes(same, groups)
    numbers: dict[str, int] = {}
    return {letter.id: numbers.setdefault(groups.find(letter.id), int(letter.id)) for letter in letters}


def _join_by_quotes(letters: list[Letter], groups: _Groups) -> None:
    """Join mails of one subject of which one quotes the other, or that quote the same mail."""
    quotes = {letter.id: _quoted_heads(letter) for letter in letters}
    known = set[str]().union(*quotes.values())
    first: dict[str, str] = {}
    for letter in letters:
        own = _head(letter.body.text[: letter.body.own])
        for head in quotes[letter.id] | ({own} & known):
            groups.join(first.setdefault(head, letter.id), letter.id)


def _quoted_heads(letter: Letter) -> set[str]:
    """Return the starts of the mails that a mail quotes."""
    words = letter.body.text if letter.body.quoted else ""
    return {head for quoted in letter.body.quoted if (head := _head(words[quoted.start : quoted.end]))}


def _head(text: str) -> str:
    """Return the first words of a mail, "" when they are too few to know it by."""
    words = text.split(" ", _HEAD)[:_HEAD]
    return " ".join(words) if len(words) >= _FEWEST else ""
