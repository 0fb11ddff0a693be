"""What is compared of a mail: its subject without prefixes, its body as words, and the mails it quotes."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from woo_redact.kin.shelf import Shelf, Shelved
from woo_redact.model import Block, BlockKind, Document

# What mail programs put before a subject, in the languages of Dutch mail, and the name of a list in brackets.
_PREFIX = re.compile(
    r"^(?:(?:re|fwd?|antw(?:oord)?|betr|doorst|doorgest(?:uurd)?|aw|wg|tr|rép|sv|vs|rv)"
    r"\s?(?:\[\d+\]|\(\d+\)|\^\d+)?\s?[:：]|\[[^\[\]]{1,40}\])\s*",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")


def bare_subject(subject: str) -> str:
    """Return a subject without reply and list prefixes, case and signs: what mails of a thread share."""
    bare = subject.strip()
    while match := _PREFIX.match(bare):
        bare = bare[match.end() :]
    return plain_words(bare)


def plain_words(text: str) -> str:
    """Return the words of a text, NFKC and without case, joined by one space: no line ends, no signs."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


@dataclass(frozen=True, slots=True)
class Quoted:
    """A mail as another shows it: from `start` in the body's words; its own part ends at `end`.

    `header` is what introduces it, as it stands there: header fields or "Op … schreef …:", "" for none.
    """

    start: int
    end: int
    header: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A mail's body as words, put aside: its own part is the first `own` characters, the rest is quoted."""

    shelved: Shelved = field(repr=False)
    own: int
    quoted: tuple[Quoted, ...] = ()

    @property
    def text(self) -> str:
        """Return the words, read anew."""
        return str(self.shelved)


@dataclass(slots=True)
class _Piece:
    """A stretch of a body between two places where a quoted mail can begin."""

    header: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


def body_of(document: Document, shelf: Shelf) -> tuple[Body, str]:
    """Return a mail's body as words, its own header left out, and all signs of it but blanks."""
    blocks = tuple(_body_blocks(document.blocks))
    signs = "".join("".join(block.span.of(document.text) for block in blocks).split())
    text, own, quoted = "", 0, []
    for number, piece in enumerate(_pieces(blocks, document.text)):
        header = "\n".join(piece.header)
        text = _joined(text, plain_words(header))
        start = len(text) + bool(text)
        text = _joined(text, plain_words("\n".join(piece.words)))
        if number == 0:
            own = len(text)
        elif len(text) > start:
            quoted.append(Quoted(start, len(text), header.casefold()))
    return Body(shelved=shelf.put(text), own=own, quoted=tuple(quoted)), unicodedata.normalize("NFKC", signs)


def _joined(text: str, more: str) -> str:
    """Return words followed by more words."""
    return f"{text} {more}" if text and more else text or more


def _body_blocks(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield the blocks after the document's own header and the rule that closes it."""
    own = True
    for block in blocks:
        if own and block.kind is BlockKind.FIELD and block.get("quote", "0") == "0":
            continue
        if not (own and block.kind is BlockKind.RULE):
            yield block
        own = False


def _pieces(blocks: Iterable[Block], text: str) -> Iterator[_Piece]:
    """Yield the body in pieces: a new one at each quoted header or attribution, and where quoting deepens."""
    piece = _Piece()
    depth, in_header = 0, False
    for block in blocks:
        quote = int(block.get("quote", "0"))
        introduces = block.kind is BlockKind.FIELD or bool(block.get("attribution"))
        if not in_header and (introduces or quote > depth):
            yield piece
            piece = _Piece()
        in_header, depth = introduces, quote
        (piece.header if introduces else piece.words).append(block.span.of(text))
    yield piece
