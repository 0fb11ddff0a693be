"""Blocks in the making: what a reader of a body hands on, and how they become one text."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from woo_redact.language import recorded
from woo_redact.model import Attributes, Block, BlockKind, Span
from woo_redact.read.limits import MAX_QUOTE

RULE_TEXT = "———"
BULLET = "•"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One block that does not know yet where in the text it will stand."""

    kind: BlockKind
    text: str = field(repr=False)
    quote: int = 0
    attributes: Attributes = ()


RULE = Draft(kind=BlockKind.RULE, text=RULE_TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body as drafts, with what the reader left out of it.

    `hidden` and `comments` count the characters of hidden text and of comments, `unseen` the control and
    bidi characters; `pictures` are the Content-IDs shown in it, `embedded` the pictures that stand in the
    markup itself, as (media type, bytes); `remarks` are in the officer's words.
    """

    drafts: tuple[Draft, ...] = ()
    hidden: int = 0
    comments: int = 0
    unseen: int = 0
    pictures: frozenset[str] = frozenset()
    embedded: tuple[tuple[str, bytes], ...] = field(default=(), repr=False)
    remarks: tuple[str, ...] = ()

    @property
    def told(self) -> tuple[str, ...]:
        """Return the remarks, in Dutch, on all that was left out or added."""
        counts = (
            (self.hidden, recorded("hidden text left out")),
            (self.comments, recorded("comments in the HTML left out")),
            (self.unseen, "onzichtbare of besturingstekens verwijderd"),
        )
        lines = [f"{what}: {number} {_signs(number)}" for number, what in counts if number]
        return (*lines, *self.remarks)


def _signs(number: int) -> str:
    """Return "teken" or "tekens"."""
    return "teken" if number == 1 else "tekens"


def together(bodies: Iterable[Body]) -> Body:
    """Return bodies that follow one another as one."""
    bodies = tuple(bodies)
    return Body(
        drafts=tuple(draft for body in bodies for draft in body.drafts),
        hidden=sum(body.hidden for body in bodies),
        comments=sum(body.comments for body in bodies),
        unseen=sum(body.unseen for body in bodies),
        pictures=frozenset[str]().union(*(body.pictures for body in bodies)),
        embedded=tuple(dict.fromkeys(picture for body in bodies for picture in body.embedded)),
        remarks=tuple(dict.fromkeys(remark for body in bodies for remark in body.remarks)),
    )


def assemble(drafts: Iterable[Draft]) -> tuple[str, tuple[Block, ...]]:
    r"""Return the one text, drafts joined by "\n", and its blocks; empty drafts have no place in either."""
    pieces: list[str] = []
    blocks: list[Block] = []
    start = 0
    for draft in drafts:
        if not draft.text.strip():
            continue
        quote = (("quote", str(min(draft.quote, MAX_QUOTE))),) if draft.quote else ()
        end = start + len(draft.text)
        blocks.append(Block(kind=draft.kind, span=Span(start, end), attributes=(*draft.attributes, *quote)))
        pieces.append(draft.text)
        start = end + 1
    return "\n".join(pieces), tuple(blocks)
