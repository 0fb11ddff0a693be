"""Reads the date of a mail and says it in Dutch, as Outlook prints it, without a system locale."""

import datetime as dt
from email.utils import parsedate_tz
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
UNKNOWN = "(onbekend)"
_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)


def read_date(untrusted_value: str) -> dt.datetime | None:
    """Return an aware moment, or None when the line does not tell one: never a guess.

    An unknown or missing zone counts as UTC, as RFC 5322 (3.3 and 4.3) says of "-0000".
    """
    try:
        parts = parsedate_tz(untrusted_value)
        if not parts:
            return None
        zone = dt.timezone(dt.timedelta(seconds=parts[9] or 0))
        moment = dt.datetime(*parts[:6], tzinfo=zone)
        moment.astimezone(AMSTERDAM)  # the first and last days of the calendar cannot be told elsewhere
    except (ValueError, OverflowError, TypeError, IndexError):
        return None
    return moment


def day_of(moment: dt.datetime | None) -> dt.date | None:
    """Return the day a moment falls on in the Netherlands."""
    return moment.astimezone(AMSTERDAM).date() if moment else None


def in_dutch(moment: dt.datetime | None) -> str:
    """Return a moment as "woensdag 9 oktober 2024 09:26", Dutch time."""
    if moment is None:
        return UNKNOWN
    local = moment.astimezone(AMSTERDAM)
    return f"{day_in_dutch(local)} {local.hour:02}:{local.minute:02}"


def day_in_dutch(day: dt.date) -> str:
    """Return a day as "woensdag 9 oktober 2024"."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"
