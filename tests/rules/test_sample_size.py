"""How many answers a survey needs: every row of the table of Krejcie and Morgan, the formula between its rows."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.rules.survey import sample
from asn_desktop.services import reference

# evaluation.md §7.2, as it stands there.
ROWS = """10→10 15→14 20→19 25→24 30→28 35→32 40→36 45→40 50→44 55→48 60→52 65→56 70→59 75→63 80→66 85→70 90→73 95→76
100→80 110→86 120→92 130→97 140→103 150→108 160→113 170→118 180→123 190→127 200→132 210→136 220→140 230→144 240→148
250→152 260→155 270→159 280→162 290→165 300→169 320→175 340→181 360→186 380→191 400→196 420→201 440→205 460→210
480→214 500→217 550→226 600→234 650→242 700→248 750→254 800→260 850→265 900→269 950→274 1000→278 1100→285 1200→291
1300→297 1400→302 1500→306 1600→310 1700→313 1800→317 1900→320 2000→322 2200→327 2400→331 2600→335 2800→338 3000→341
3500→346 4000→351 4500→354 5000→357 6000→361 7000→364 8000→367 9000→368 10000→370 15000→375 20000→377 30000→379
40000→380 50000→381 75000→382 100000→384"""
SIZES = sample.from_rows({row["populasi"]: row for row in reference.shipped("sampel_skm")})
PAIRS = [tuple(map(int, row.split("→"))) for row in ROWS.split()]


@pytest.mark.parametrize(("population", "answers"), PAIRS)
def test_each_row_of_the_table(population, answers):
    assert sample.needed(population, SIZES) == answers


@pytest.mark.parametrize(("population", "answers"), [pair for pair in PAIRS if pair[0] != 100_000])
def test_the_formula_agrees_with_each_row_but_the_last(population, answers):
    exact = Decimal("3.841") * population * Decimal("0.25") / (
        Decimal("0.0025") * (population - 1) + Decimal("3.841") * Decimal("0.25")
    )
    assert exact.quantize(Decimal(1), ROUND_HALF_UP) == answers == sample.formula(population)


def test_the_table_says_384_for_100000_where_the_formula_says_383():
    assert (sample.needed(100_000, SIZES), sample.formula(100_000)) == (384, 383)


@pytest.mark.parametrize(("population", "answers"), [(0, 0), (1, 1), (7, 7), (9, 9), (11, 11), (100_001, 384),
                                                     (5_000_000, 384), (105, 83), (99_999, 383)])  # fmt: skip
def test_other_numbers_of_users(population, answers):
    assert sample.needed(population, SIZES) == answers


@given(st.integers(0, 200_000))
def test_never_more_than_the_users_and_never_more_than_384(population):
    assert 0 <= sample.needed(population, SIZES) <= min(population, 384)


def test_sampel_kurang_counts_what_is_lacking_and_nothing_when_users_are_unknown():
    lacking = [sample.short(n, users, SIZES) for n, users in ((70, 100), (80, 100), (90, 100), (1, None))]
    assert lacking == [10, 0, 0, 0]
    assert dict(PAIRS) == SIZES
