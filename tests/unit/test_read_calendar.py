"""Invitations: people, moments, texts, and lines that break the rules."""

import pytest

from woo_redact.errors import UnreadableError
from woo_redact.read import read


def event(*lines: str) -> bytes:
    """Return an invitation with one event."""
    return "\r\n".join(("BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR")).encode()


def lines(data: bytes) -> list[str]:
    """Return the lines of the document."""
    return read(data, name="a.ics")[0].document.text.split("\n")


def test_a_whole_invitation():
    data = event(
        "DTSTART;TZID=W. Europe Standard Time:20241009T093000",
        "DTEND:20241009T083000Z",
        'ORGANIZER;CN="Wit, Jan de";SENT-BY="mailto:anna@x.example":mailto:jan@x.example',
        "ATTENDEE;ROLE=REQ-PARTICIPANT;CN=Piet Bos:MAILTO:p@y.ex",
        " ample",
        "ATTENDEE;CN=k@y.example:mailto:k@y.example",
        "SUMMARY;LANGUAGE=nl-nl:Overleg\\, vervolg",
        "LOCATION:Zaal 1\\; eerste verdieping",
        "DESCRIPTION:Dag allen\\,\\n\\nNeem de nota mee.\\nGroet\\, Jan",
        "ATTACH;X-FILENAME=nota.docx:https://x.example/1",
        "BEGIN:VALARM",
        "DESCRIPTION:Reminder",
        "END:VALARM",
    )
    document = read(data, name="a.ics")[0].document
    assert document.text.split("\n") == [
        "Onderwerp: Overleg, vervolg",
        'Organisator: "Wit, Jan de" <jan@x.example>; anna@x.example',
        'Deelnemers: "Piet Bos" <p@y.example>; k@y.example',
        "Begin: woensdag 9 oktober 2024 09:30",
        "Einde: woensdag 9 oktober 2024 10:30",
        "Locatie: Zaal 1; eerste verdieping",
        "Bijlagen: nota.docx",
        "———",
        "Dag allen,",
        ["Neem de nota mee.", "Groet, Jan"][0],
        "Groet, Jan",
    ]
    assert document.title == "Overleg, vervolg"
    assert str(document.date) == "2024-10-09"
    assert document.blocks[1].get("name") == "Organisator"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("DTSTART;VALUE=DATE:20241009", "Begin: woensdag 9 oktober 2024"),
        ("DTSTART:20240101T000000Z", "Begin: maandag 1 januari 2024 01:00"),
        ("DTSTART;TZID=America/New_York:20241009T033000", "Begin: woensdag 9 oktober 2024 09:30"),
        ("DTSTART;TZID=Nergens:20241009T093000", "Begin: woensdag 9 oktober 2024 09:30"),
        ("DTSTART:morgen", "Begin: morgen"),
        ("DTSTART:20241332T000000", "Begin: 20241332T000000"),
    ],
)
def test_moments(line, expected):
    assert expected in lines(event(line, "SUMMARY:x"))


def test_several_events_and_tasks_follow_one_another():
    data = event("SUMMARY:een") + b"\r\n" + event("SUMMARY:twee").replace(b"VEVENT", b"VTODO")
    assert lines(data) == ["Onderwerp: een", "———", "Onderwerp: twee"]


def test_the_text_in_html_is_read_where_there_is_no_other():
    data = event("SUMMARY:x", "X-ALT-DESC;FMTTYPE=text/html:<p>Dag <b>Piet</b></p>")
    assert lines(data)[-1] == "Dag Piet"


@pytest.mark.parametrize(
    "data",
    [
        b"BEGIN:VCALENDAR\r\nEND:VCALENDAR",
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:x",
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUATTENDEE:mailto:j@x.example\r\nEND:VEVENT\r\nEND:VCALENDAR",
    ],
)
def test_without_an_event_it_is_unreadable(data):
    with pytest.raises(UnreadableError):
        read(data, name="a.ics")
