"""Weighs the versions of one body (multipart/alternative): one is shown, what only another says is added."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from woo_redact.language import recorded
from woo_redact.read.draft import RULE, Body, Draft, together
from woo_redact.read.links import without_safelinks

_WORD = re.compile(r"\w+")
_LINK = re.compile(r"<?\b(?:https?://|mailto:|www\.)[^\s<>]+>?", re.IGNORECASE)
_SCHEME = re.compile(r"^(?:https?://|mailto:)?(?:www\.)?", re.IGNORECASE)
# What mail programs write into the plain version by themselves: pictures, numbers of items.
_MADE_UP = re.compile(
    r"\[(?:image|cid|https?:)[^\]\s]*\]|\[(?:image|cid)\b[^\]]*\]|\[afbeelding\b|^\s*\d{1,2}[.)](?=\s)",
    re.IGNORECASE,
)
_REMARK = recorded("text that stood only in another version of the message was added at the end")
_AWAY = 3  # words that may stand between those of a line and still leave it the same line, and a third of it
_EFFORT = 50_000_000  # signs looked through; beyond, a line that does not stand there as it is, is added
_TAKEN = b"\1"


def lacking(drafts: Iterable[Draft], known: Iterable[Draft]) -> tuple[Draft, ...]:
    """Return the drafts that do not wholly stand in what is known, cut to the lines and links that do not.

    A line stands there if its words do, one after the other and once for every time that they are said; where
    lines end, their order, case, and what mail programs make of pictures and lists makes no difference.
    """
    there, drafts = _There.of(known), tuple(drafts)
    lines = [
        _Line(number, place, tuple(_words(line)), tuple(_links(line)))
        for number, draft in enumerate(drafts)
        for place, line in enumerate(draft.text.split("\n"))
    ]
    # The longest first: "Dag" must not take the place of the first word of "Dag allemaal".
    lines.sort(key=lambda line: -len(line.words))
    wanting = defaultdict(list)
    for line in lines:
        if (line.words and not there.takes(line.words)) or any(map(there.has_not, line.links)):
            wanting[line.draft].append(line.place)
    return tuple(_cut(drafts[number], wanting[number]) for number in sorted(wanting))


def choose(rich: Iterable[Body], plain: Iterable[Body]) -> Body:
    """Return the last version in HTML that has words, else the last plain one, with what the others add.

    RFC 2046 (5.1.4) puts the version nearest to what was meant last. A line of another version that the
    chosen one lacks is put after a rule: a name that stands in one version only is not lost.
    """
    versions = [body for body in (*plain, *rich) if any(map(_says_something, body.drafts))]
    if not versions:
        return together((*plain, *rich))
    chosen = versions.pop()
    added: list[Draft] = []
    for body in reversed(versions):
        added += lacking(body.drafts, (*chosen.drafts, *added))
    if not added:
        return chosen
    return together((chosen, Body(drafts=(RULE, *added), remarks=(_REMARK,))))


@dataclass(frozen=True, slots=True)
class _Line:
    """The words and links of a line, the number of the draft it stands in, and its place there."""

    draft: int
    place: int
    words: tuple[str, ...] = field(repr=False)
    links: tuple[str, ...] = field(repr=False)


@dataclass(slots=True)
class _There:
    """The words of a text, each between blanks, those that were claimed struck out; and all of its signs."""

    words: bytearray = field(repr=False)
    signs: str = field(repr=False)
    effort: int = _EFFORT

    @classmethod
    def of(cls, drafts: Iterable[Draft]) -> "_There":
        """Return what drafts say."""
        texts = [draft.text for draft in drafts]
        lines = (line for text in texts for line in text.split("\n"))
        words = " ".join(word for line in lines for word in _words(line))
        signs = re.sub(r"\s+", "", _same("\n".join(texts)))
        return cls(words=bytearray(f" {words} ".encode()), signs=signs)

    def has_not(self, link: str) -> bool:
        """Tell whether the target of a link is named nowhere."""
        return link not in self.signs

    def takes(self, words: tuple[str, ...]) -> bool:
        """Claim the words of a line; tell whether all of them were there and free."""
        at = self._find(words, 0)
        if at >= 0:
            self._claim(at, words)
            return True
        found = list(self._scattered(words))
        for place, part in found:
            self._claim(place, part)
        if sum(len(part) for _, part in found) < len(words):
            return False
        first, (last, part) = found[0][0], found[-1]
        between = self.words.count(b" ", first, last + len(_joined(part))) - 1 - len(words)
        return between <= _AWAY + len(words) // 3

    def _find(self, words: tuple[str, ...], start: int) -> int:
        """Return where these words stand one after the other and free, -1 if nowhere."""
        at = self.words.find(_joined(words), start)
        self.effort -= (at if at >= 0 else len(self.words)) - start
        return at

    def _claim(self, at: int, words: tuple[str, ...]) -> None:
        """Strike out words that were claimed, but for the blanks around and between them."""
        piece = _joined(words)
        self.words[at : at + len(piece)] = re.sub(rb"[^ ]", _TAKEN, piece)

    def _scattered(self, words: tuple[str, ...]) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Yield the runs of a line that stand in order near its longest run, with their places."""
        anchor = self._anchor(words)
        if anchor is None:
            return
        at, first = anchor
        slack = len(words) + _AWAY + len(words) // 3
        start = self._back(at, first + slack)
        near = bytes(self.words[start : start + 60 * (len(words) + 2 * slack)]).split(b" ")
        wanted = [word.encode() for word in words]
        places, place = [], start
        for word in near:
            places.append(place - 1)
            place += len(word) + 1
        matcher = SequenceMatcher(None, near, wanted, autojunk=False)
        for block in matcher.get_matching_blocks():
            if block.size:
                yield places[block.a], words[block.b : block.b + block.size]

    def _anchor(self, words: tuple[str, ...]) -> tuple[int, int] | None:
        """Return the place of a long run of a line's words, and the first of them."""
        length = len(words) // 2
        while length and self.effort > 0:
            for first in range(0, len(words) - length + 1, length):
                at = self._find(words[first : first + length], 0)
                if at >= 0:
                    return at, first
            length //= 2
        return None

    def _back(self, at: int, count: int) -> int:
        """Return where the word stands that is so many before a place."""
        for _ in range(count):
            at = self.words.rfind(b" ", 0, max(at, 0))
        return max(at, 0) + 1


def _cut(draft: Draft, places: Collection[int]) -> Draft:
    """Return a draft with these of its lines only."""
    lines = draft.text.split("\n")
    return replace(draft, text="\n".join(lines[place] for place in sorted(places)))


def _joined(words: Iterable[str]) -> bytes:
    """Return words as they stand among others."""
    return f" {' '.join(words)} ".encode()


def _same(text: str) -> str:
    """Return a text without regard to case, form and what Outlook makes of links."""
    return unicodedata.normalize("NFKC", without_safelinks(text)).casefold()


def _words(line: str) -> list[str]:
    """Return the words of a line as they are compared, without its links."""
    return _WORD.findall(_LINK.sub(" ", _MADE_UP.sub(" ", _same(line))))


def _links(text: str) -> list[str]:
    """Return the targets of the links in a text, as they are compared."""
    bare = _MADE_UP.sub(" ", _same(text))
    return [_SCHEME.sub("", link.strip("<>")).rstrip("/.,;:)>]") for link in _LINK.findall(bare)]


def _says_something(draft: Draft) -> bool:
    """Tell whether a draft has words."""
    return bool(_WORD.search(draft.text))
