"""Reads an invitation (iCalendar, RFC 5545): who, when, where and about what, as fields and text."""

import datetime as dt
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from woo_redact.errors import UnreadableError
from woo_redact.language import recorded
from woo_redact.model import Document, DocumentKind
from woo_redact.read.clean import decode, one_line
from woo_redact.read.dates import AMSTERDAM, day_in_dutch, day_of, in_dutch
from woo_redact.read.draft import RULE, Body, assemble, together
from woo_redact.read.html_body import html_body
from woo_redact.read.letter import NO_SUBJECT, field_draft
from woo_redact.read.limits import MAX_TEXT
from woo_redact.read.text_body import plain_body

_LINE = re.compile(
    r'^(?P<name>[A-Za-z0-9-]+)(?P<parameters>(?:;(?:"[^"]*"|[^":])*)?):(?P<value>.*)$', re.DOTALL
)
_PARAMETER = re.compile(r';([A-Za-z0-9-]+)=("[^"]*"|[^;]*)')
_ESCAPED = re.compile(r"\\([\\;,nN])")
_MOMENT = re.compile(r"^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z?))?$")
_EVENTS = frozenset({"VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY"})
_TEXTS = {  # property → its label; more than one of a kind is shown as often
    "SUMMARY": "Onderwerp",
    "LOCATION": "Locatie",
    "CATEGORIES": "Categorieën",
    "STATUS": "Status",
    "URL": "Koppeling",
    "RRULE": "Herhaling",
    "RESOURCES": "Middelen",
    "CONTACT": "Contactpersoon",
}
_WHEN = {
    "DTSTART": "Begin",
    "DTEND": "Einde",
    "DUE": "Vervalt",
    "COMPLETED": "Gereed",
    "EXDATE": "Vervallen op",
}
_BODIES = frozenset({"DESCRIPTION", "COMMENT", "X-ALT-DESC"})
_SENT_BY = "SENT-BY"
_WINDOWS = {"W. Europe Standard Time": AMSTERDAM, "Romance Standard Time": AMSTERDAM}


@dataclass(frozen=True, slots=True)
class _Property:
    """One line of an invitation."""

    name: str
    parameters: dict[str, str] = field(repr=False)
    value: str = field(repr=False)

    @property
    def text(self) -> str:
        """Return the value with its escapes read."""
        return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], self.value)


def read_calendar(
    untrusted_data: bytes, *, source: str, name: str, local_id: str, parent: str | None
) -> Document:
    """Return an invitation as a flow document, its events one after another.

    Raises:
        UnreadableError: when there is no event in it, or more text than can be reviewed.
    """
    if len(untrusted_data) > 4 * MAX_TEXT:
        raise UnreadableError(recorded("the text is too large"))
    events = list(_events(decode(untrusted_data)))
    if not events:
        raise UnreadableError(recorded("there is no appointment in the file"))
    bodies = [_event(event) for event in events]
    body = together(
        piece
        for event in bodies
        for piece in (*((Body(drafts=(RULE,)),) if event is not bodies[0] else ()), event)
    )
    text, blocks = assemble(body.drafts)
    if not text.strip():  # an event of which every line is damaged
        raise UnreadableError(recorded("there is no appointment in the file"))
    if len(text) > MAX_TEXT:
        raise UnreadableError(recorded("the text is too large"))
    titles = [one_line(line.text) for event in events for line in event if line.name == "SUMMARY"]
    starts = [
        moment for event in events for line in event if line.name == "DTSTART" and (moment := _moment(line))
    ]
    return Document(
        id=local_id,
        kind=DocumentKind.FLOW,
        title=next(iter(titles), "") or PurePosixPath(name).stem or NO_SUBJECT,
        source=source,
        sha256=hashlib.sha256(untrusted_data).hexdigest(),
        text=text,
        parent=parent,
        date=day_of(starts[0]) if starts else None,
        media_type="text/calendar",
        blocks=blocks,
        remarks=body.told,
    )


def _events(text: str) -> Iterator[list[_Property]]:
    """Yield the properties of each event; alarms within one are left out, time zones are none."""
    unfolded = re.sub(r"\r?\n[ \t]", "", text)
    inside: list[str] = []
    event: list[_Property] = []
    for line in unfolded.splitlines():
        match = _LINE.match(line)
        if not match:
            continue
        name, value = match["name"].upper(), match["value"]
        if name == "BEGIN":
            inside.append(value.strip().upper())
            event = [] if inside[-1] in _EVENTS else event
        elif name == "END":
            if inside and inside.pop() in _EVENTS:
                yield event
        elif inside and inside[-1] in _EVENTS:
            parameters = {
                key.upper(): one_line(told.strip('"'))
                for key, told in _PARAMETER.findall(match["parameters"])
            }
            event.append(_Property(name, parameters, value))


def _event(event: list[_Property]) -> Body:
    """Return one event: its fields in a fixed order, then what is written about it."""
    fields = [*_people(event, "ORGANIZER", "Organisator"), *_people(event, "ATTENDEE", "Deelnemers")]
    drafts = [field_draft(label, value) for label, value in (*_told(event, "SUMMARY"), *fields)]
    drafts += [field_draft(_WHEN[line.name], _said(line)) for line in event if line.name in _WHEN]
    for name in _TEXTS.keys() - {"SUMMARY"}:
        drafts += [field_draft(label, value) for label, value in _told(event, name)]
    attached = [
        one_line(p.parameters.get("FILENAME") or p.parameters.get("X-FILENAME") or p.value)
        for p in event
        if p.name == "ATTACH"
    ]
    drafts += [field_draft("Bijlagen", "; ".join(attached)[:MAX_TEXT])] if attached else []
    order = ("Onderwerp", "Organisator", "Deelnemers", *_WHEN.values(), *_TEXTS.values(), "Bijlagen")
    drafts.sort(key=lambda draft: order.index(dict(draft.attributes)["name"]))
    return together((Body(drafts=tuple(drafts)), *_bodies(event)))


def _bodies(event: list[_Property]) -> Iterator[Body]:
    """Yield the texts of an event; the same in HTML is read where the plain one lacks."""
    texts = [line for line in event if line.name in _BODIES and line.text.strip()]
    plain = [line for line in texts if line.name != "X-ALT-DESC"]
    for line in plain or texts:
        rich = line.name == "X-ALT-DESC" and "html" in line.parameters.get("FMTTYPE", "").casefold()
        body = html_body(line.text) if rich else plain_body(line.text)
        yield together((Body(drafts=(RULE,)), body))


def _told(event: list[_Property], name: str) -> Iterator[tuple[str, str]]:
    """Yield the properties of one name with their label."""
    for line in event:
        if line.name == name and one_line(line.text):
            yield _TEXTS[name], one_line(line.text)


def _people(event: list[_Property], name: str, label: str) -> list[tuple[str, str]]:
    """Return who is told of in one role, as one field; "SENT-BY" is a person too."""
    people = [person for line in event if line.name == name for person in _person(line)]
    return [(label, "; ".join(people))] if people else []


def _person(line: _Property) -> Iterator[str]:
    """Yield a person as mails print one, and who acts for him."""
    shown = line.parameters.get("CN", "").strip("'\" ")
    for number, told in enumerate((line.value, line.parameters.get(_SENT_BY, ""))):
        address = re.sub(r"^mailto:", "", one_line(told), flags=re.IGNORECASE).strip("<> ")
        address = address if "@" in address else ""
        name = "" if number or shown.casefold() == address.casefold() else shown.replace('"', "'")
        if name or address:
            yield f'"{name}" <{address}>' if name and address else address or f'"{name}"'


def _said(line: _Property) -> str:
    """Return a moment or day in Dutch; what cannot be understood as it stands."""
    moment = _moment(line)
    if moment is None:
        return one_line(line.text)
    return in_dutch(moment) if "T" in line.value else day_in_dutch(moment)


def _moment(line: _Property) -> dt.datetime | None:
    """Return the moment a property tells, in its own zone; without one it is that of the Netherlands."""
    match = _MOMENT.match(line.value.strip())
    if not match:
        return None
    zone: dt.tzinfo = dt.UTC if match[7] else _zone(line.parameters.get("TZID", ""))
    try:
        return dt.datetime(*(int(part or 0) for part in match.groups()[:6]), tzinfo=zone)  # type: ignore[misc,arg-type]
    except (ValueError, OverflowError):
        return None


def _zone(name: str) -> dt.tzinfo:
    """Return a time zone by its name in the file, that of the Netherlands for one that is not known."""
    try:
        return _WINDOWS.get(name) or ZoneInfo(
            name.rsplit("mozilla.org/", maxsplit=1)[-1] or "Europe/Amsterdam"
        )
    except (ZoneInfoNotFoundError, ValueError, OSError, IsADirectoryError):
        return AMSTERDAM
