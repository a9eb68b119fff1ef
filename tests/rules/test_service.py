"""Length of service and age: the examples of employee data §3.1."""

import datetime as dt

import pytest

from asn_desktop.rules import service


def test_service_since_cpns():
    assert service.masa_kerja(dt.date(2009, 4, 1), dt.date(2026, 11, 1)) == (17, 7)
    assert service.masa_kerja(dt.date(2009, 4, 1), dt.date(2009, 3, 1)) == (0, 0)


def test_recognised_and_unpaid_months_change_it():
    start, day = dt.date(2009, 4, 1), dt.date(2026, 11, 1)
    assert service.masa_kerja(start, day, extra_months=6, cltn_months=12) == (17, 1)


def test_a_month_counts_when_it_is_complete():
    assert service.months_between(dt.date(2026, 1, 15), dt.date(2026, 2, 14)) == 0
    assert service.months_between(dt.date(2026, 1, 15), dt.date(2026, 2, 15)) == 1


@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [
        ("II/d", "III/a", (13, 4), (8, 4)), ("II/d", "III/a", (4, 2), (0, 0)), ("I/d", "II/a", (14, 2), (8, 2)),
        ("III/d", "IV/a", (20, 0), (20, 0)),
    ],
)  # fmt: skip
def test_mkg_shrinks_between_golongan(old, new, before, after):
    assert service.after_promotion(*before, old, new) == after


def test_months_are_added_to_a_first_of_month_only():
    assert service.add_months(dt.date(2024, 11, 1), 14) == dt.date(2026, 1, 1)
    with pytest.raises(ValueError, match="first of a month"):
        service.add_months(dt.date(2024, 11, 2), 1)


def test_age_is_completed_years():
    born = dt.date(1988, 2, 29)
    assert service.age(born, dt.date(2026, 2, 28)) == 37
    assert service.age(born, dt.date(2026, 3, 1)) == 38
