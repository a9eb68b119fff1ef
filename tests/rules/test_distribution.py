"""Every row of the patterns, the worked example, and an oracle in fractions (evaluation.md §4.3, §14)."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.problems import Refused
from asn_desktop.rules.evaluation import pattern
from asn_desktop.rules.evaluation.pattern import Group
from asn_desktop.rules.evaluation.words import Capaian, Predikat
from asn_desktop.services import reference

LIMITS = pattern.from_rows(reference.shipped("pola_distribusi"))
SB, B, BP, K, SK = Predikat


def _counts(*numbers: int) -> dict[Predikat, int]:
    return dict(zip(Predikat, numbers, strict=True))


def _broken(capaian: str, *numbers: int, written: bool = True) -> list[str]:
    found = pattern.check(LIMITS, Capaian(capaian), _counts(*numbers))
    return [f.limit.kode for f in found if f.broken and f.limit.tertulis is written]


def test_baik_n_24_allows_sixteen_baik():
    plan = pattern.planner(LIMITS, Capaian.BAIK, 24)
    assert plan["b_maks"] == (0, 16)  # floor of 16.8
    assert plan[B] == (0, 16)
    assert plan["bp_k_min"] == (1, 24)


def test_baik_n_24_with_seventeen_baik_warns_at_70_83_percent():
    (found,) = [f for f in pattern.check(LIMITS, Capaian.BAIK, _counts(6, 17, 1, 0, 0)) if f.limit.kode == "b_maks"]
    assert (found.counted, found.allowed, found.n) == (17, 16, 24)
    assert found.broken
    assert found.blocks


def test_baik_n_24_with_16_b_7_sb_1_bp_passes():
    assert _broken("BAIK", 7, 16, 1, 0, 0) == []


def test_baik_n_24_with_16_b_8_sb_fails_at_least_one_bp_or_k():
    assert _broken("BAIK", 8, 16, 0, 0, 0) == ["bp_k_min"]


@pytest.mark.parametrize(
    ("capaian", "numbers", "broken"),
    [
        ("ISTIMEWA", (7, 3, 0, 0, 0), []), ("ISTIMEWA", (8, 2, 0, 0, 0), ["sb_maks"]),
        ("BAIK", (3, 7, 0, 0, 0), ["bp_k_min"]), ("BAIK", (2, 7, 1, 0, 0), []), ("BAIK", (2, 7, 0, 1, 0), []),
        ("BAIK", (2, 7, 0, 0, 1), ["bp_k_min"]), ("BAIK", (1, 8, 1, 0, 0), ["b_maks"]),
        ("BUTUH_PERBAIKAN", (1, 3, 6, 0, 0), []), ("BUTUH_PERBAIKAN", (1, 4, 5, 0, 0), ["bp_min"]),
        ("BUTUH_PERBAIKAN", (2, 2, 6, 0, 0), ["sb_maks"]),
        ("KURANG", (1, 2, 1, 6, 0), []), ("KURANG", (1, 3, 1, 5, 0), ["k_min"]),
        ("KURANG", (1, 3, 0, 6, 0), ["bp_min"]),
        ("KURANG", (2, 1, 1, 6, 0), ["sb_maks"]),
        ("SANGAT_KURANG", (0, 3, 1, 0, 6), []), ("SANGAT_KURANG", (0, 3, 0, 1, 6), []),
        ("SANGAT_KURANG", (0, 4, 0, 1, 5), ["sk_min"]), ("SANGAT_KURANG", (0, 4, 0, 0, 6), ["k_bp_min"]),
        ("SANGAT_KURANG", (1, 2, 1, 0, 6), ["sb_maks"]),
    ],
)  # fmt: skip
def test_every_row_of_the_pattern_table(capaian, numbers, broken):
    assert _broken(capaian, *numbers) == broken


def test_a_baik_unit_has_no_cap_on_sangat_baik_and_no_minimum_of_baik():
    assert _broken("BAIK", 23, 0, 1, 0, 0) == []


def test_one_sangat_kurang_does_not_stand_for_bp_or_k():
    assert _broken("BAIK", 5, 10, 0, 0, 1) == ["bp_k_min"]


def test_in_a_sangat_kurang_unit_bp_and_k_are_added_in_a_kurang_unit_bp_counts_alone():
    assert _broken("SANGAT_KURANG", 0, 6, 1, 1, 12) == []
    assert "bp_min" in _broken("KURANG", 0, 5, 1, 12, 2)


def test_the_soft_reading_only_notes():
    found = pattern.check(LIMITS, Capaian.ISTIMEWA, _counts(4, 5, 1, 0, 0))
    (soft,) = [f for f in found if not f.limit.tertulis]
    assert soft.note
    assert not soft.blocks
    assert _broken("ISTIMEWA", 5, 5, 0, 0, 0, written=False) == []  # a tie is still the largest group


def test_a_small_unit_alone_only_gets_notes():
    found = pattern.check(LIMITS, Capaian.BAIK, _counts(0, 4, 0, 0, 0), small=True)
    assert any(f.broken for f in found)
    assert not any(f.blocks for f in found)


def test_nobody_counted_breaks_nothing():
    for capaian in Capaian:
        assert not any(f.broken for f in pattern.check(LIMITS, capaian, _counts(0, 0, 0, 0, 0)))


@pytest.mark.parametrize("counts", [{SB: -1, B: 2}, {B: True}, {B: 1.0}])
def test_e_dist_01_counts_that_are_none_are_refused(counts):
    with pytest.raises(Refused) as no:
        pattern.check(LIMITS, Capaian.BAIK, counts)
    assert no.value.problems[0].code == "E-DIST-01"


def test_e_dist_01_ten_and_five_for_sixteen_is_refused():
    with pytest.raises(Refused) as no:
        pattern.check(LIMITS, Capaian.BAIK, {B: 10, SB: 5}, n=16)
    assert no.value.problems[0].code == "E-DIST-01"
    with pytest.raises(Refused):
        pattern.planner(LIMITS, Capaian.BAIK, -1)


def test_a_reason_covers_what_it_named_as_long_as_it_is_not_worse():
    given_for = _counts(8, 16, 0, 0, 0)
    assert pattern.covers(pattern.check(LIMITS, Capaian.BAIK, given_for), ["BAIK:bp_k_min"], given_for) == ()
    other = pattern.check(LIMITS, Capaian.BAIK, _counts(7, 17, 0, 0, 0))
    assert pattern.covers(other, ["BAIK:bp_k_min"], given_for) == ("BAIK:b_maks",)
    worse = pattern.check(LIMITS, Capaian.BAIK, _counts(5, 18, 1, 0, 0))
    assert pattern.covers(worse, ["BAIK:b_maks"], _counts(6, 17, 1, 0, 0)) == ("BAIK:b_maks",)
    assert pattern.covers(worse, ["BAIK:b_maks"], _counts(4, 19, 1, 0, 0)) == ()


def test_a_unit_under_five_is_weighed_with_the_one_above():
    small, above = Group(Capaian.BAIK, _counts(0, 4, 0, 0, 0)), Group(Capaian.BAIK, _counts(3, 12, 1, 0, 0))
    found = pattern.judge(LIMITS, small, above, small_unit=5)
    assert [f.limit.kode for f in found if f.blocks] == ["b_maks"]  # 16 of 20
    assert all(f.bersama for f in found if f.blocks)
    assert any(f.note and not f.bersama for f in found)
    enough = pattern.judge(LIMITS, Group(Capaian.BAIK, _counts(0, 5, 0, 0, 0)), above, small_unit=5)
    assert [f.limit.kode for f in enough if f.blocks] == ["b_maks", "bp_k_min"]
    assert not any(f.bersama for f in enough)


NAIVE = {
    Capaian.ISTIMEWA: lambda p: [("sb_maks", p[SB] > Fraction(7, 10))],
    Capaian.BAIK: lambda p: [("b_maks", p[B] > Fraction(7, 10)), ("bp_k_min", p[BP] + p[K] == 0)],
    Capaian.BUTUH_PERBAIKAN: lambda p: [("bp_min", p[BP] < Fraction(6, 10)), ("sb_maks", p[SB] > Fraction(1, 10))],
    Capaian.KURANG: lambda p: [("k_min", p[K] < Fraction(6, 10)), ("bp_min", p[BP] < Fraction(1, 10)),
                               ("sb_maks", p[SB] > Fraction(1, 10))],
    Capaian.SANGAT_KURANG: lambda p: [("sk_min", p[SK] < Fraction(6, 10)), ("k_bp_min", p[K] + p[BP] < Fraction(1, 10)),
                                      ("sb_maks", p[SB] > 0)],
}  # fmt: skip


@given(st.sampled_from(list(Capaian)), st.lists(st.integers(0, 300), min_size=5, max_size=5).filter(any))
def test_integers_say_what_fractions_say(capaian, numbers):
    n = sum(numbers)
    shares = {one: Fraction(number, n) for one, number in _counts(*numbers).items()}
    assert _broken(capaian, *numbers) == [code for code, broken in NAIVE[capaian](shares) if broken]


@given(st.sampled_from(list(Capaian)), st.lists(st.integers(0, 60), min_size=5, max_size=5).filter(any))
def test_the_planner_and_the_check_agree(capaian, numbers):
    plan = pattern.planner(LIMITS, capaian, sum(numbers))
    for found in pattern.check(LIMITS, capaian, _counts(*numbers)):
        if found.limit.tertulis:
            low, high = plan[found.limit.kode]
            assert found.broken == (not low <= found.counted <= high)


@pytest.mark.parametrize(
    "change", [{"capaian": "SANGAT_BAIK"}, {"predikat": "ISTIMEWA"}, {"jenis": "kira"}, {"batas": "101"}, {"batas": ""}]
)
def test_an_odd_row_of_the_pattern_is_refused(change):
    row = next(iter(reference.shipped("pola_distribusi")))
    with pytest.raises(Refused) as no:
        pattern.from_rows([row | change])
    assert no.value.problems[0].code == "pattern_row_invalid"
