"""Days and amounts as letters and lists write them."""

import datetime as dt

import pytest

from asn_desktop.rules import words


def test_a_date_is_written_three_ways():
    day = dt.date(2026, 11, 21)
    assert words.long_date(day) == "21 November 2026"
    assert words.short_date(day) == "21 Nov 2026"
    assert words.digit_date(dt.date(1985, 3, 7)) == "07-03-1985"


def test_the_weekday_and_the_month_have_their_names():
    assert words.day_name(dt.date(2026, 11, 23)) == "Senin"
    assert words.roman_month(dt.date(2026, 11, 23)) == "XI"
    assert words.month_year(dt.date(2026, 8, 1)) == "Agustus 2026"


def test_money_has_dots_and_no_cents():
    assert words.rupiah(3497300) == "Rp3.497.300"
    assert words.rupiah(-500) == "-Rp500"
    assert words.thousands(0) == "0"


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("Asia/Jakarta", "23 November 2026 22.15 WIB"), ("Asia/Makassar", "23 November 2026 23.15 WITA"),
        ("Asia/Jayapura", "24 November 2026 00.15 WIT"),
    ],
)  # fmt: skip
def test_a_moment_is_told_on_the_clock_of_the_office(zone: str, said: str) -> None:
    assert words.moment(dt.datetime(2026, 11, 23, 15, 15, tzinfo=dt.UTC), zone) == said
