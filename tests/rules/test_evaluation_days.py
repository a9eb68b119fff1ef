"""Days and months of evaluation at their corners, reckoned by hand (evaluation.md §3.1, §4.4, §5.2)."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.rules.credit import conversion, ledger, months
from asn_desktop.rules.credit.ledger import CONVERSION, Entry
from asn_desktop.rules.credit.months import Away, Held
from asn_desktop.rules.evaluation import limits, periods, situation, skp
from asn_desktop.rules.evaluation.limits import EvaluationRules
from asn_desktop.rules.evaluation.situation import Span
from asn_desktop.rules.evaluation.words import Predikat
from tests.rules import credit_tables

D = dt.date
TABLES = credit_tables.shipped()


@pytest.mark.parametrize(("year", "limit"), [(2027, D(2027, 2, 28)), (2028, D(2028, 2, 29))])
def test_a_choice_of_29_february_is_the_28th_where_there_is_none(year, limit):
    assert skp.check_late(year, D(year, 1, 1), limit, "02-29") == []
    (late,) = skp.check_late(year, D(year, 1, 1), limit + dt.timedelta(days=1), "02-29")
    assert (late.code, late.values["batas"]) == ("skp_late", limit)
    assert replace(TABLES, earliest_pak="02-29").pak_from(year) == limit


@pytest.mark.parametrize(
    ("day", "due"),
    [(D(2026, 1, 31), (2025, "AKHIR")), (D(2026, 2, 1), (2025, "AKHIR")), (D(2026, 4, 1), (2026, "TW1")),
     (D(2026, 9, 30), (2026, "TW2")), (D(2026, 11, 30), (2026, "TW3")), (D(2026, 12, 1), (2026, "AKHIR")),
     (D(2026, 12, 31), (2026, "AKHIR"))],
)  # fmt: skip
def test_the_annual_window_1_december_to_31_january(day, due):
    assert EvaluationRules().due(day) == due


def test_an_annual_result_is_fixed_from_1_december_on_and_a_quarter_from_its_last_day():
    opens, closes = EvaluationRules().annual_window(2026)
    assert (opens, closes) == (D(2026, 12, 1), D(2027, 1, 31))
    assert situation.earliest(2026, "AKHIR", D(2026, 12, 31), opens) == D(2026, 12, 1)
    assert situation.earliest(2026, "TW3", D(2026, 9, 30), opens) == D(2026, 9, 30)
    assert situation.earliest(2026, "TUTUP", D(2026, 6, 30), opens) == D(2026, 6, 30)


def test_besar_over_the_new_year_takes_whole_months_of_both_years():
    leave = Span(D(2025, 11, 17), D(2026, 2, 16))
    assert situation.not_rated(Span(D(2025, 1, 1), D(2025, 12, 31)), [leave]) == (12,)
    assert situation.not_rated(Span(D(2026, 1, 1), D(2026, 12, 31)), [leave]) == (1,)


def test_melahirkan_then_besar_then_sakit_without_a_gap_count_together_and_with_a_day_between_do_not():
    year = Span(D(2026, 1, 1), D(2026, 12, 31))
    chain = [Span(D(2026, 2, 10), D(2026, 5, 9)), Span(D(2026, 5, 10), D(2026, 6, 14)),
             Span(D(2026, 6, 15), D(2026, 6, 30))]  # fmt: skip
    assert situation.not_rated(year, chain) == (3, 4, 5, 6)
    chain[1] = Span(D(2026, 5, 11), D(2026, 6, 14))  # at work on 10 May
    assert situation.not_rated(year, chain) == (3, 4, 6)


@given(
    st.integers(2023, 2028), st.integers(1, 366), st.integers(0, 365),
    st.lists(st.tuples(st.integers(-40, 400), st.integers(0, 200)), max_size=4),
)  # fmt: skip
def test_months_not_rated_equal_a_count_of_days(year, start, length, leaves):
    first = D(year, 1, 1) + dt.timedelta(days=min(start, 365) - 1)
    first = min(first, D(year, 12, 31))
    last = min(first + dt.timedelta(days=length), D(year, 12, 31))
    spans = [Span(D(year, 1, 1) + dt.timedelta(days=a), D(year, 1, 1) + dt.timedelta(days=a + n)) for a, n in leaves]
    expected = []
    for month in range(1, 13):
        days = [D(year, month, d + 1) for d in range(calendar.monthrange(year, month)[1])]
        mine = [day for day in days if first <= day <= last]
        if mine and all(any(s.first <= day <= s.last for s in spans) for day in mine):
            expected.append(month)
    assert situation.not_rated(Span(first, last), spans) == tuple(expected)


@pytest.mark.parametrize(
    ("tmt", "old"), [(D(2026, 6, 1), 5), (D(2026, 6, 2), 6), (D(2026, 6, 15), 6), (D(2026, 7, 31), 7)]
)
def test_tmt_on_day_1_2_15_and_31(tmt, old):
    parts, none = months.parts([Held("MU", "Muda", D(2020, 1, 1)), Held("MA", "Madya", tmt)], [], 2026)
    assert [(p.jenjang, p.bulan) for p in parts] == [("MU", old), ("MA", 12 - old)]
    assert none == ()


def test_three_jenjang_in_one_year_and_months_of_cltn_between():
    starts = {"PT": D(2020, 1, 1), "MU": D(2026, 3, 2), "MA": D(2026, 9, 1)}
    posts = [Held(code, code, tmt) for code, tmt in starts.items()]
    away = [Away(D(2026, 5, 10), D(2026, 7, 9), "cltn")]
    parts, none = months.parts(posts, away, 2026)
    assert [(p.jenjang, p.mulai, p.sampai) for p in parts] == [
        ("PT", D(2026, 1, 1), D(2026, 3, 31)), ("MU", D(2026, 4, 1), D(2026, 5, 31)),
        ("MU", D(2026, 8, 1), D(2026, 8, 31)), ("MA", D(2026, 9, 1), D(2026, 12, 31)),
    ]  # fmt: skip
    assert none == ((6, "cltn"), (7, "cltn"))


def _periodic(month: int, jenjang: str = "PT") -> Entry:
    level = TABLES.jenjang[jenjang]
    last = D(2026, month, calendar.monthrange(2026, month)[1])
    return Entry(month, jenjang, CONVERSION, 2026, D(2026, month, 1), last, 1, Predikat.BUTUH_PERBAIKAN, 75,
                 level.koefisien, False)  # fmt: skip


@pytest.mark.parametrize("jenjang", sorted(TABLES.jenjang))
def test_twelve_monthly_parts_equal_one_annual_conversion_exactly(jenjang):
    twelve = ledger.ledger([_periodic(month, jenjang) for month in range(1, 13)], jenjang)
    assert twelve.total == Fraction(75, 100) * TABLES.jenjang[jenjang].koefisien


def test_the_annual_conversion_stands_in_whatever_was_entered_first():
    annual, wrong = conversion.read(conversion.Wish("PT", 2026, "Baik"), TABLES, "tahunan")
    assert annual is not None
    assert wrong == []
    for order in ([annual, *map(_periodic, range(1, 7))], [*map(_periodic, range(1, 7)), annual]):
        book = ledger.ledger(order, "PT")
        assert (book.total, len(book.replaced)) == (Fraction(25, 2), 6)
    assert ledger.ledger([annual, _periodic(3)], "PT", until=D(2026, 6, 30)).total == _periodic(3).amount


@pytest.mark.parametrize("rhythm", list(periods.Rhythm))
def test_every_day_lies_in_one_period_of_the_rhythm(rhythm):
    for year in (2026, 2028):
        for number in range(365 + calendar.isleap(year)):
            day = D(year, 1, 1) + dt.timedelta(days=number)
            held = [c for c in periods.of_rhythm(rhythm) if periods.span(year, c)[0] <= day <= periods.span(year, c)[1]]
            assert held == [periods.of_day(rhythm, day)]


def test_the_day_of_a_choice():
    assert limits.day_in(2027, "12-15") == D(2027, 12, 15)
