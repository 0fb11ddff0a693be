import pytest

from tests.unit.recognizing import assert_finds
from woo_redact.detect.recognizers.meeting_link import MeetingLinkRecognizer


@pytest.mark.parametrize(
    "line",
    [
        "Dial-in 088 040 40 40 code {4471 220#}",
        "{https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc%40thread.v2/0?context=%7b%7d}",
        "<{https://teams.microsoft.com/meet/1234567?p=abc}>",
        "{https://us02web.zoom.us/j/84512345678?pwd=abc}.",
        "{https://drenthe.webex.com/meet/jjansen}",
        "{https://drenthe.webex.com/drenthe/j.php?MTID=m12}",
        "({https://meet.google.com/abc-defg-hij})",
        "{https://eur04.safelinks.protection.outlook.com/?url=https%3A%2F%2Fteams.microsoft.com%2Fl%2Fmeetup-join%2F19%253ameeting&data=05}",
        "{https://teams.microsoft.com/l/meetup-⏎join/19%3ameeting_abc%40thread.v2/0?context=%7b%7d} en",
        "Vergadering-id: {312 456 789 012}",
        "Vergader-id: {312 456 789 012}",
        "Meeting ID: {845 1234 5678}",
        "Phone Conference ID: {482 991 027#}",
        "Telefonische vergadering-ID: {482 991 027#}",
        "+31 20 241 0288,,{482991027#}",
        "conferentienummer {123456}",
        "{https://meet.jit.si/OverlegWoo}",
    ],
)
def test_finds_exactly_what_is_marked(line: str) -> None:
    assert_finds(MeetingLinkRecognizer(), line)


@pytest.mark.parametrize(
    "line",
    [
        "https://www.microsoft.com/nl-nl/microsoft-teams/download-app",
        "https://teams.microsoft.com/downloads",
        "https://zoom.us/download",
        "https://www.webex.com",
        "vergadering 12",
        "vergadering op 12-03-2024",
        "de vergadering van 12 maart",
        "aantal deelnemers 123456",
        "1,,2",
        "https://meet.google.com/landing",
        "vergader-id volgt",
        "zoom 200",
    ],
)
def test_leaves_look_alikes_alone(line: str) -> None:
    assert_finds(MeetingLinkRecognizer(), line)
