"""Reads a body in plain text: quoting by ">", format=flowed, paragraphs, list items and rules."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from woo_redact.model import Attributes, BlockKind
from woo_redact.read.clean import cleaned
from woo_redact.read.coded import legible
from woo_redact.read.draft import BULLET, RULE_TEXT, Body, Draft
from woo_redact.read.quoting import mark_quotes

_QUOTE = re.compile(r"^(?:>[ ]?)+")
_ITEM = re.compile(r"^(?P<indent>\s*)(?P<marker>[-*•·‣▪–]|\d{1,2}[.)]|[a-z]\))\s+(?=\S)")
_LINE = re.compile(r"^[-_=─—]{3,}$")
_PICTURE = re.compile(r"\[cid:[^\]\s]*\]")  # Outlook's stand-in for a picture in its plain text
_AMOUNT = re.compile(r"^(?:[€$£]\s?)?\d")
_COLUMNS = range(55, 101)  # where people and programs break lines
# A paragraph of fewer lines does not show where its lines are broken; in a narrow column more are needed,
# for three lines of a signature can look broken too.
_ENOUGH_LINES, _ENOUGH_NARROW, _NARROW = 3, 5, 65
# "ledenadministratie: …", "E-mail …": a line that begins so was begun on purpose.
_LABELLED = re.compile(r"[^\W\d_][\w.-]{1,30}\s?:\s")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without its quote marks; `flows` if format=flowed says that it goes on in the next."""

    text: str = field(repr=False)
    quote: int
    width: int
    flows: bool = False


def read_text(untrusted_text: str, *, flowed: bool = False, delete_space: bool = False) -> Body:
    """Return a body in plain text as drafts, quoted headers not yet marked.

    `flowed` and `delete_space` are format=flowed and DelSp=yes of RFC 3676.
    """
    text, unseen = cleaned(untrusted_text)
    text, remarks = legible(text)
    text = _PICTURE.sub("[afbeelding]", text).expandtabs(4)
    lines = _quotes(text.split("\n"), flowed=flowed)
    if flowed:
        lines = _joined(lines, delete_space=delete_space)
    paragraphs = tuple(_paragraphs(lines))
    columns = {} if flowed else _columns(paragraphs)
    drafts: list[Draft] = []
    for paragraph in paragraphs:
        column = columns.get(paragraph[0].quote, 0)
        made = _drafts(paragraph, column if _is_wrapped(paragraph, column) else 0)
        drafts.extend(draft for draft in made if draft.text)
    return Body(drafts=tuple(drafts), unseen=unseen, remarks=remarks)


def plain_body(untrusted_text: str, *, flowed: bool = False, delete_space: bool = False) -> Body:
    """Return the plain-text body of a mail as drafts, quoted headers marked."""
    body = read_text(untrusted_text, flowed=flowed, delete_space=delete_space)
    return replace(body, drafts=mark_quotes(body.drafts))


def _quotes(texts: list[str], *, flowed: bool) -> list[_Line]:
    """Return the lines with their depth of quoting; "> € 50.000" between unquoted lines is no quote."""
    marks = [_QUOTE.match(text) for text in texts]
    lines = []
    for number, (text, mark) in enumerate(zip(texts, marks, strict=True)):
        depth = mark[0].count(">") if mark else 0
        rest = text[mark.end() :] if mark else text
        alone = not any(marks[max(number - 1, 0) : number]) and not any(marks[number + 1 : number + 2])
        if depth == 1 and alone and _AMOUNT.match(rest):
            depth, rest = 0, text
        if flowed and depth == 0:
            rest = rest.removeprefix(" ")  # space-stuffing, RFC 3676, 4.4
        flows = flowed and rest.endswith(" ") and rest != "-- "
        lines.append(_Line(rest, depth, len(text.rstrip()), flows))
    return lines


def _joined(lines: list[_Line], *, delete_space: bool) -> list[_Line]:
    """Return flowed lines joined to whole paragraphs (RFC 3676, 4.2)."""
    joined: list[_Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        if last and last.flows and last.quote == line.quote:
            head = last.text[:-1] if delete_space and not _parts_words(last.text, line.text) else last.text
            joined[-1] = _Line(head + line.text, line.quote, line.width, line.flows)
        else:
            joined.append(line)
    return joined


def _parts_words(head: str, tail: str) -> bool:
    """Tell whether the blank that DelSp=yes would delete parts two words.

    It should only be there in scripts without blanks and in long links; Exchange deletes a real one.
    """
    letters = head[-2:-1].isalpha() and tail[:1].isalpha()
    return letters and (head[-2] + tail[0]).isascii() and "://" not in head.rsplit(maxsplit=1)[-1]


def _paragraphs(lines: list[_Line]) -> Iterator[list[_Line]]:
    """Yield runs of lines of one depth without a blank one among them."""
    run: list[_Line] = []
    for line in lines:
        if run and (not line.text.strip() or line.quote != run[-1].quote):
            yield run
            run = []
        if line.text.strip():
            run.append(line)
    if run:
        yield run


def _columns(paragraphs: tuple[list[_Line], ...]) -> dict[int, int]:
    """Return per depth of quoting the column at which lines were broken by a program, where that shows."""
    columns: dict[int, int] = {}
    for lines in paragraphs:
        widest = max(line.width for line in lines)
        enough = _ENOUGH_LINES if widest >= _NARROW else _ENOUGH_NARROW
        if len(lines) >= enough and widest in _COLUMNS and _is_wrapped(lines, widest):
            columns[lines[0].quote] = max(columns.get(lines[0].quote, 0), widest)
    return columns


def _is_wrapped(lines: list[_Line], column: int) -> bool:
    """Tell whether every line but the last was broken because the next word did not fit in the column."""
    following = (line.text.split()[0] for line in lines[1:])
    widths = (line.width for line in lines)
    return all(width + 1 + len(word) > column for width, word in zip(widths, following, strict=False))


def _drafts(lines: list[_Line], wrap: int) -> Iterator[Draft]:
    """Yield the paragraphs, items and rules in a run of lines; `wrap` is 0 where lines end on purpose."""
    indents: list[int] = []
    kind, texts = BlockKind.PARAGRAPH, [""]
    attributes: Attributes = ()
    for number, line in enumerate(lines):
        item = _ITEM.match(line.text)
        is_rule = bool(_LINE.match(line.text.strip()))
        goes_on = number > 0 and not item and not is_rule and kind is not BlockKind.RULE
        if goes_on and (_forced(lines, number, wrap) or _indented(line, kind, indents)):
            texts[-1] += " " + line.text.strip()
            continue
        if goes_on and kind is BlockKind.PARAGRAPH:
            texts.append(line.text.strip())
            continue
        yield Draft(kind=kind, text="\n".join(texts), quote=line.quote, attributes=attributes)
        if item:
            level = _level(indents, len(item["indent"]))
            marker = item["marker"] if item["marker"][-1] in ".)" else BULLET
            kind, attributes = BlockKind.ITEM, (("level", str(level)), ("marker", marker))
            texts = [line.text[item.end() :].strip()]
        else:
            kind, attributes = BlockKind.RULE if is_rule else BlockKind.PARAGRAPH, ()
            texts = [RULE_TEXT if is_rule else line.text.strip()]
    yield Draft(kind=kind, text="\n".join(texts), quote=lines[0].quote, attributes=attributes)


def _forced(lines: list[_Line], number: int, wrap: int) -> bool:
    """Tell whether a line in a wrapped paragraph goes on with the one before; "Groet, Jan" does not."""
    line, before = lines[number], lines[number - 1]
    words = line.text.split()
    if not wrap or _LABELLED.match(line.text):
        return False
    closes = number == len(lines) - 1 and len(words) <= 3
    return not (closes and before.text.rstrip().endswith((".", "!", "?", ":")))


def _indented(line: _Line, kind: BlockKind, indents: list[int]) -> bool:
    """Tell whether a line is set in under the list item above it."""
    indent = len(line.text) - len(line.text.lstrip())
    return kind is BlockKind.ITEM and bool(indents) and indent > indents[-1]


def _level(indents: list[int], indent: int) -> int:
    """Return the level of an item by how far it is set in, and remember it."""
    while indents and indents[-1] > indent:
        indents.pop()
    if not indents or indents[-1] < indent:
        indents.append(indent)
    return len(indents)
