"""Satyalancana Karya Satya: ten, twenty, thirty years without a break and without a stain (employee data §3.5)."""

import datetime as dt

import pytest

from asn_desktop.rules import satyalancana
from asn_desktop.rules.dossier import Punishment, Span
from tests.rules.career_people import person, pppk

D = dt.date


def due(year=2026, **changes):
    return satyalancana.due(person(**changes), year)


@pytest.mark.parametrize(
    ("cpns", "held", "kode", "before"),
    [
        (D(2016, 8, 1), (), "201", None), (D(2016, 9, 1), (), None, None), (D(2006, 4, 1), ("201",), "202", None),
        (D(2006, 4, 1), (), "202", "201"), (D(1996, 3, 1), ("201", "202"), "203", None),
        (D(1990, 3, 1), (), "203", "202"),
        (D(2009, 4, 1), ("201",), None, None), (D(1990, 3, 1), ("203",), None, None),
    ],
)  # fmt: skip
def test_the_highest_award_reached_and_not_held(cpns, held, kode, before):
    award = due(tmt_cpns=cpns, penghargaan=held)
    assert (award and award.kode, award and award.sebelumnya) == (kode, before)


def test_the_years_must_be_complete_on_17_august():
    assert due(tmt_cpns=D(2016, 8, 17)).genap == D(2026, 8, 17)
    assert due(tmt_cpns=D(2016, 8, 18)) is None
    assert due(2027, tmt_cpns=D(2016, 8, 18)).kode == "201"


def test_a_punishment_of_weight_bars_it_a_light_one_does_not():
    assert due(hukdis=(Punishment("S", D(2020, 1, 1), D(2020, 12, 31)),)) is None
    assert due(hukdis=(Punishment("B", D(2012, 1, 1), None),)) is None
    assert due(hukdis=(Punishment("R", D(2020, 1, 1), D(2020, 12, 31)),)).kode == "201"
    assert due(hukdis=(Punishment("S", D(2026, 9, 1), D(2026, 12, 31)),)).kode == "201"


def test_after_cltn_the_count_begins_anew():
    away = Span(D(2014, 1, 1), D(2015, 12, 31), D(2016, 1, 1))
    assert due(cltn=(away,)).lines[0].values["mulai"] == D(2016, 1, 1)
    assert due(2025, cltn=(away,)) is None
    assert due(cltn=(Span(D(2026, 1, 1), None, None),)) is None


def test_earlier_service_elsewhere_is_not_counted_and_others_have_none():
    assert due(tmt_cpns=D(2017, 4, 1), mks=(12, 0, D(2026, 1, 1))) is None
    assert satyalancana.due(pppk(kontrak_mulai=D(2010, 1, 1)), 2026) is None
    assert due(status="CPNS") is None
