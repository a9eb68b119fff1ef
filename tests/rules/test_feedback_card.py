"""The feedback card of §7.5: thirty answers, exact bounds, half of the period, and no number that becomes a rating."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.rules.survey import card as rules
from asn_desktop.rules.survey.card import CardRules, Indication

D = dt.date
RULES = CardRules()


def card(six, seven):
    return rules.card({"kompetensi": six, "perilaku": seven, "waktu": (9, 9, 9, 9)}, RULES)


def test_thirty_filled_answers_for_both_elements_or_data_belum_cukup():
    assert card((0, 0, 0, 30), (0, 0, 0, 29)).indikasi is Indication.KURANG_DATA
    assert card((0, 0, 0, 29), (0, 0, 0, 30)).indikasi is Indication.KURANG_DATA
    assert card((0, 0, 0, 30), (0, 0, 0, 30)).indikasi is Indication.MENDUKUNG
    assert rules.card({}, RULES).indikasi is Indication.KURANG_DATA
    assert rules.card({"kompetensi": (0, 0, 40, 0)}, RULES).rata is None


@pytest.mark.parametrize(
    ("six", "seven", "mean", "indication"),
    [  # of 10,000 answers each: 3.5324 exactly, a hundred-thousandth less, 3.0644 exactly, less, and three
        ((0, 0, 4676, 5324), (0, 0, 4676, 5324), "3.5324", Indication.MENDUKUNG),
        ((0, 0, 4676, 5324), (0, 0, 4677, 5323), "3.53235", Indication.SEJALAN),
        ((0, 0, 9356, 644), (0, 0, 9356, 644), "3.0644", Indication.SEJALAN),
        ((0, 0, 9356, 644), (0, 0, 9357, 643), "3.06435", Indication.DIALOG),
        ((0, 0, 40, 0), (0, 0, 40, 0), "3", Indication.DIALOG),
        ((0, 0, 0, 40), (0, 0, 40, 0), "3.5", Indication.SEJALAN),
    ],
)  # fmt: skip
def test_the_bounds_are_compared_exactly(six, seven, mean, indication):
    found = card(six, seven)
    assert (found.rata, found.indikasi) == (Fraction(mean), indication)


def test_both_averages_count_alike_however_many_answered():
    found = card((0, 0, 30, 0), (0, 0, 0, 3000))
    assert found.rata == Fraction("3.5")


def test_the_lines_show_n_both_nrr_and_the_formula():
    found = card((0, 0, 20, 20), (0, 0, 30, 10))
    told = [(one.code, dict(one.values)) for one in found.lines]
    assert told[0] == ("kartu_kompetensi", {"terisi": 40, "nilai": "3,5"})
    assert told[1] == ("kartu_perilaku", {"terisi": 40, "nilai": "3,25"})
    assert told[2] == ("kartu_rata", {"a": "3,5", "b": "3,25", "nilai": "3,375"})
    assert told[3][0] == "kartu_sejalan"


def test_other_thresholds_of_the_office_hold():
    strict = CardRules(50, Fraction("3.9"), Fraction("3.5"))
    counts = {"kompetensi": (0, 0, 20, 20), "perilaku": (0, 0, 20, 20)}
    assert rules.card(counts, strict).indikasi is Indication.KURANG_DATA
    assert rules.card(counts, CardRules(40, Fraction("3.9"), Fraction("3.5"))).indikasi is Indication.SEJALAN


YEAR = (D(2026, 1, 1), D(2026, 6, 30))  # 181 days


@pytest.mark.parametrize(
    ("spans", "days"),
    [([], 0), ([(D(2025, 1, 1), None)], 181), ([(D(2026, 4, 1), None)], 91), ([(D(2026, 4, 2), None)], 90),
     ([(D(2026, 1, 1), D(2026, 2, 28)), (D(2026, 2, 15), D(2026, 3, 31))], 90),
     ([(D(2026, 7, 1), None)], 0), ([(D(2025, 1, 1), D(2025, 12, 31))], 0),
     ([(D(2026, 1, 1), D(2026, 1, 10)), (D(2026, 1, 3), D(2026, 1, 4)), (D(2026, 6, 30), None)], 11)],
)  # fmt: skip
def test_days_served_are_counted_once_within_the_period(spans, days):
    assert rules.served_days(spans, *YEAR) == days
    assert rules.served_enough(spans, *YEAR) == (days * 2 >= 181)


def test_half_of_an_even_period_is_enough():
    period = (D(2026, 6, 1), D(2026, 6, 30))
    assert rules.served_enough([(D(2026, 6, 16), None)], *period)
    assert not rules.served_enough([(D(2026, 6, 17), None)], *period)


DAYS = st.dates(D(2025, 10, 1), D(2026, 9, 30))


@given(st.lists(st.tuples(DAYS, st.none() | DAYS), max_size=6))
def test_days_served_equal_a_set_of_days(spans):
    first, last = YEAR
    every = [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]
    again = sum(any(a <= day and (b is None or day <= b) for a, b in spans) for day in every)
    assert rules.served_days(spans, first, last) == again


@pytest.mark.parametrize("raw", [92, "92", "92,00", "81.48", "IKM 92", "88,31 %", "A", "mutu B", 3.5, Fraction(7, 2)])
def test_e_ikm_05_a_survey_number_is_no_rating(raw):
    if isinstance(raw, Fraction):
        raw = float(raw)
    found = rules.as_rating(raw)
    assert found is not None
    assert found.code == "E-IKM-05"


@pytest.mark.parametrize("raw", ["Di Atas Ekspektasi", "SESUAI", "", "Baik", True, None, "Sangat Baik"])
def test_words_are_left_to_the_words_of_evaluation(raw):
    assert rules.as_rating(raw) is None
