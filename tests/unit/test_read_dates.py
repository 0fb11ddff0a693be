"""Dates: aware or unknown, and told in Dutch."""

import datetime as dt

import pytest

from woo_redact.read.dates import day_of, in_dutch, read_date


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ("Wed, 9 Oct 2024 09:26:30 +0200", "woensdag 9 oktober 2024 09:26"),
        ("Wed, 9 Oct 2024 07:26:30 GMT", "woensdag 9 oktober 2024 09:26"),
        ("9 Jan 24 23:30 +0000", "woensdag 10 januari 2024 00:30"),  # the next day in Amsterdam
        ("Sun, 27 Oct 2024 00:30:00 -0000", "zondag 27 oktober 2024 02:30"),  # summer time
        ("Sun, 27 Oct 2024 01:30:00 -0000", "zondag 27 oktober 2024 02:30"),  # winter time
        ("morgen", "(onbekend)"),
        ("Wed, 31 Feb 2024 09:26:30 +0200", "(onbekend)"),
        ("Fri, 31 Dec 9999 23:59:00 +0000", "(onbekend)"),
        ("", "(onbekend)"),
    ],
)
def test_told_in_dutch(raw, told):
    assert in_dutch(read_date(raw)) == told


def test_day_is_that_of_the_netherlands():
    assert day_of(read_date("Tue, 31 Dec 2024 23:30:00 +0000")) == dt.date(2025, 1, 1)
    assert day_of(None) is None
