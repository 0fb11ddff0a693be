"""Finds the headers of quoted mails and "Op … schreef …:" lines, and how deep what follows is quoted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from woo_redact.model import BlockKind
from woo_redact.read.draft import Draft

# Label in lower case → the Dutch name of the field. The four languages of mail between Dutch officials and
# their neighbours; "ENVOYÉ" is lower-cased like the rest.
_NAMES = {
    "Van": "van from von de",
    "Verzonden": "verzonden datum verstuurd sent date gesendet envoyé|datum/tijd|verzonden op",
    "Aan": "aan to an à",
    "Cc": "cc kopie|kopie aan",
    "Bcc": "bcc",
    "Antwoord aan": "reply-to antwoorden-aan antwoord-aan|antwoord aan|reply to|beantwoorden aan",
    "Onderwerp": "onderwerp subject betreft betreff objet",
    "Bijlagen": "bijlagen bijlage attachments anlagen bijlage(n)|pièces jointes",
}
# Lines that may stand in a header but do not make one.
_OTHERS = {
    "Belang": "belang prioriteit urgentie importance priority gevoeligheid sensitivity",
    "Afzender": "afzender sender namens|verzonden door|sent by|on behalf of",
    "Tijd": "wanneer when tijd time starttijd eindtijd start einde",
    "Locatie": "locatie location waar where",
    "Opvolging": "categorieën categories|opvolgingsmarkering|markeringsstatus|follow up flag|flag status",
}


def _labels(table: dict[str, str]) -> dict[str, str]:
    """Return label → name; labels are split at blanks, those with a blank in them stand behind a bar."""
    labels = {}
    for name, written in table.items():
        words, *phrases = written.split("|")
        labels.update(dict.fromkeys((*words.split(), *phrases), name))
    return labels


_LABELS = _labels(_NAMES) | _labels(_OTHERS)
_WRITTEN = "|".join(re.escape(label) for label in sorted(_LABELS, key=len, reverse=True))
# "*Van:* …" and "*Van*: …" are how a mail in plain text shows bold.
_LINE = re.compile(
    rf"^[*_]{{0,2}}(?P<label>{_WRITTEN})[*_]{{0,2}}\s?:[*_]{{0,2}}\s*(?P<value>.*)$", re.IGNORECASE
)
_PEOPLE = frozenset({"Van", "Aan", "Cc", "Bcc", "Antwoord aan", "Afzender", "Bijlagen"})
_LONGEST = 400  # lines of one header: 1,300 recipients folded at 78 characters take about that
_LOOK_AHEAD = 2
_FEWEST = 3
_TITLE_LINES = 3  # Outlook prints whose mailbox it is above the header

_VERB = r"(?:schreef|geschreven|wrote|schrieb|a écrit)"
_ATTRIBUTION = re.compile(rf"^(?:(?:op|on|am|le)\b.*\b{_VERB}\b.*|\S.*\b{_VERB}\b.*):$", re.IGNORECASE)
_ADDRESS = re.compile(r"<[^<>\s]+@[^<>\s]+>|\S+@\S+\.\S+")
_MOMENT = re.compile(r"\b(?:19|20)\d\d\b.*\b\d{1,2}[:.]\d\d\b")
# Who wrote stands behind the verb, or before it: "Jan de Wit schreef op 3-10-2024 om 10:11:".
_NAMED = re.compile(
    rf"(?:{_VERB}\s+[\"'A-ZÀ-Ý]|{_VERB}\s*:$|^[\"'A-ZÀ-Ý].*\b{_VERB}\s+(?:op|on|am|le)\b[^a-zA-Z]*\d)"
)
_ATTRIBUTION_LINES = 4
_ATTRIBUTION_LENGTH = 500


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a paragraph, and which draft it comes from."""

    text: str = field(repr=False)
    draft: int
    quote: int
    prose: bool


def mark_quotes(drafts: tuple[Draft, ...], *, own_header: bool = False) -> tuple[Draft, ...]:
    """Return the drafts with quoted headers as fields, and all that follows a header one deeper.

    A header is at least three different labels, with Van and one of Verzonden and Onderwerp (shared mail,
    README: "Van: 10 oktober tot …" is none). An "… schreef …:" line deepens too what follows without a mark
    of its own. The depth ends where the quote that it stands in ends. With
    `own_header` a first one at the very start is the document's own: a printed mail.
    """
    lines = list(_lines(drafts))
    made: list[Draft] = []
    opened: list[int] = []  # the depth, as the source marks it, at which each header stood
    at = 0
    while at < len(lines):
        line = lines[at]
        while opened and opened[-1] > line.quote:
            opened.pop()
        header, end = _header(lines, at)
        if header:
            if not own_header or at > _TITLE_LINES:
                opened.append(line.quote)
            own_header = False
            made.extend(replace(draft, quote=line.quote + len(opened)) for draft in header)
            at = end
            continue
        end = at + 1
        while end < len(lines) and lines[end].draft == line.draft and not _header(lines, end)[0]:
            end += 1
        made.extend(_plain(drafts[line.draft], lines[at:end], line.quote + len(opened)))
        if (
            ("attribution", "1") in made[-1].attributes
            and end < len(lines)
            and lines[end].quote == line.quote
        ):
            opened.append(line.quote)  # what it announces is not marked: it goes on to the end
        at = end
    return tuple(made)


def is_labelled(text: str) -> bool:
    """Tell whether a text starts with the label of a mail header ("Van:", "To:")."""
    return bool(_LINE.match(text))


def _lines(drafts: tuple[Draft, ...]) -> Iterator[_Line]:
    """Yield the lines of paragraphs, and other drafts whole."""
    for number, draft in enumerate(drafts):
        prose = draft.kind is BlockKind.PARAGRAPH
        for text in draft.text.split("\n") if prose else [draft.text]:
            yield _Line(text, number, draft.quote, prose)


def _plain(draft: Draft, lines: list[_Line], quote: int) -> Iterator[Draft]:
    """Yield what is left of a draft, with an attribution line at its end as a paragraph of its own."""
    if draft.kind is not BlockKind.PARAGRAPH:
        yield replace(draft, quote=quote)
        return
    texts = [line.text for line in lines]
    start = _attribution(texts)
    if start:
        yield replace(draft, text="\n".join(texts[:start]), quote=quote)
    if start < len(texts):
        attributes = (*draft.attributes, ("attribution", "1"))
        yield replace(draft, text=" ".join(texts[start:]), quote=quote, attributes=attributes)


def _attribution(texts: list[str]) -> int:
    """Return at which line the attribution starts that ends a paragraph; their number if none does."""
    if texts[-1].rstrip().endswith(":"):
        for count in range(1, min(_ATTRIBUTION_LINES, len(texts)) + 1):
            text = " ".join(texts[-count:]).strip()
            if len(text) > _ATTRIBUTION_LENGTH or not _ATTRIBUTION.match(text):
                continue
            # "Op 3 oktober schreef de minister aan de Kamer:" has no address, and no name where one belongs.
            if _ADDRESS.search(text) or (_MOMENT.search(text) and _NAMED.search(text)):
                return len(texts) - count
    return len(texts)


def _header(lines: list[_Line], start: int) -> tuple[tuple[Draft, ...], int]:
    """Return the fields of the header that starts at a line and the line after it; no fields if none does."""
    if not (lines[start].prose and _LINE.match(lines[start].text)):
        return (), start
    fields: list[tuple[str, list[str]]] = []
    seen: set[str] = set()
    at = start
    while at < len(lines) and at - start < _LONGEST and lines[at].prose:
        line = lines[at]
        match = _LINE.match(line.text) if line.quote == lines[start].quote else None
        if match and match["label"].casefold() in seen:
            break  # a label stands once in a header: here the next one begins
        if match:
            seen.add(match["label"].casefold())
            text = f"{match['label']}: {match['value']}".strip()
            fields.append((_LABELS[match["label"].casefold()], [text]))
        elif fields and _continues(lines, at, *fields[-1]):
            fields[-1][1].append(line.text.strip())
        else:
            break
        at += 1
    names = {name for name, _ in fields} & _NAMES.keys()
    if len(names) < _FEWEST or "Van" not in names or not names & {"Verzonden", "Onderwerp"}:
        return (), start
    return tuple(_field(name, parts) for name, parts in fields), at


def _continues(lines: list[_Line], at: int, name: str, parts: list[str]) -> bool:
    """Tell whether a line without label goes on with the field above it."""
    line, before = lines[at], lines[at - 1]
    if line.quote != before.quote or not line.text.strip():
        return False
    if parts[-1].endswith(":") and len(parts) == 1:
        return True  # the value stands on the next line
    if line.draft != before.draft:
        return False
    if name in _PEOPLE and ("@" in line.text or ";" in line.text or parts[-1].endswith((";", ","))):
        return True
    following = lines[at + 1 : at + 1 + _LOOK_AHEAD]
    return any(_LINE.match(later.text) for later in following if later.draft == line.draft)


def _field(name: str, parts: list[str]) -> Draft:
    """Return a field of a quoted header; its own label stays, as the published mail shows it."""
    text = " ".join(" ".join(parts).split())
    return Draft(kind=BlockKind.FIELD, text=text, attributes=(("name", name),))
