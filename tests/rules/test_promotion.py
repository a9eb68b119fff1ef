"""Kenaikan pangkat: the calendar, the examples of employee data §3.3, every reason, and laws."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.rules import career_tables, promotion, promotion_kinds
from asn_desktop.rules.dossier import Punishment, Result, Schooling, Span, Training
from asn_desktop.rules.months import add_months
from tests.rules.career_people import TODAY, education, jenjang, person, post, pppk, ranges, rank, training

D = dt.date
SMA, S1, S2, D3 = (Schooling(code, None, None, 2000) for code in ("15", "40", "45", "30"))


def rise(on=TODAY, exams=frozenset(), **changes):
    return promotion.next_promotion(
        person(**changes), on, education(), ranges(), jenjang(), training=training(), exams=exams
    )


@pytest.mark.parametrize(
    ("day", "ok"),
    [
        (D(2023, 4, 1), True), (D(2023, 10, 1), True), (D(2023, 12, 1), False), (D(2024, 1, 1), False),
        (D(2024, 2, 1), True), (D(2025, 3, 1), False), (D(2025, 8, 1), True), (D(2025, 9, 1), False),
        (D(2025, 10, 1), True), (D(2025, 11, 1), True), (D(2026, 1, 1), True), (D(2026, 1, 2), False),
    ],
)  # fmt: skip
def test_the_calendar_of_each_time(day, ok):
    assert promotion.kp_period_ok(day) is ok


def test_four_years_that_end_outside_a_period_wait_for_the_next():
    assert promotion.first_kp_date(D(2021, 3, 1), 4) == D(2025, 4, 1)
    found = rise(golongan=rank("III/b", D(2021, 3, 1)))
    assert (found.kind, found.golongan_baru, found.tmt, found.reasons) == ("101", "III/c", D(2025, 4, 1), ())


def test_iii_a_since_october_2022_rises_in_october_2026():
    assert rise(golongan=rank("III/a", D(2022, 10, 1))).tmt == D(2026, 10, 1)
    early = rise(on=D(2026, 9, 1), golongan=rank("III/a", D(2022, 10, 1)))
    assert (early.tmt, early.reasons, early.missing) == (D(2026, 10, 1), ("masa_kerja_pangkat",), ())


def test_the_ceiling_of_the_diploma_ends_the_wait():
    found = rise(golongan=rank("III/b", D(2018, 4, 1)), pengangkatan=SMA, pendidikan=SMA)
    assert (found.tmt, found.reasons) == (None, ("melewati_batas_ijazah",))
    assert rise(golongan=rank("III/a", D(2018, 4, 1)), pengangkatan=SMA, pendidikan=SMA).tmt == D(2022, 4, 1)


def test_a_later_diploma_counts_only_when_it_was_recognised_and_is_a_hint_before():
    sma = {"pengangkatan": SMA, "pendidikan": S1}
    found = rise(golongan=rank("II/d", D(2024, 4, 1)), **sma)
    assert (found.golongan_baru, found.ijazah) == ("III/a", "III/a")
    hint = next(line for line in found.lines if line.code == "kp_ijazah")
    assert hint.values == {"ijazah": "S-1", "golongan": "III/a", "tmt": D(2025, 4, 1)}
    assert rise(golongan=rank("III/b", D(2018, 4, 1)), **sma).reasons == ("melewati_batas_ijazah",)
    assert rise(golongan=rank("III/b", D(2018, 4, 1), kind="203"), **sma).tmt == D(2022, 4, 1)


def test_a_special_school_for_teachers_ends_higher():
    sgplb = Schooling("18", "SGPLB", None, 1990)
    assert rise(golongan=rank("III/b", D(2018, 4, 1)), pengangkatan=sgplb, pendidikan=sgplb).golongan_baru == "III/c"
    spg = Schooling("18", "SPG", None, 1990)
    assert rise(golongan=rank("III/b", D(2018, 4, 1)), pengangkatan=spg, pendidikan=spg).tmt is None


def test_without_a_mark_the_highest_diploma_stands_in_and_it_is_said():
    found = rise(golongan=rank("III/b", D(2018, 4, 1)), pengangkatan=None)
    assert (found.tmt, found.gaps) == (D(2022, 4, 1), ("pendidikan_pengangkatan",))
    assert rise(golongan=rank("III/b", D(2018, 4, 1)), pengangkatan=None, pendidikan=None).gaps == (
        "pendidikan_pengangkatan",
    )


def test_a_camat_one_step_below_the_range_needs_a_year_in_rank_and_post():
    camat = post("Camat Tirta", "1", "III.a", tmt=D(2025, 2, 1))
    found = rise(on=D(2025, 11, 1), golongan=rank("III/d", D(2024, 6, 1)), jabatan=camat)
    assert (found.kind, found.golongan_baru, found.tmt) == ("201", "IV/a", D(2026, 2, 1))
    assert "masa_kerja_pangkat" in found.reasons


def test_inside_the_range_four_years_up_to_its_upper_bound():
    kabid = post("Kepala Bidang", "1", "III.b", tmt=D(2025, 2, 1))
    found = rise(golongan=rank("III/d", D(2022, 12, 1)), jabatan=kabid, pendidikan=S2)
    assert (found.tmt, found.golongan_baru) == (D(2026, 12, 1), "IV/a")
    top = rise(golongan=rank("IV/a", D(2018, 4, 1)), jabatan=kabid)
    assert (top.tmt, top.reasons) == (None, ("di_luar_rentang_eselon",))


def test_far_below_the_range_is_outside_it():
    found = rise(golongan=rank("III/a", D(2018, 4, 1)), jabatan=post("Camat", "1", "III.a"))
    assert (found.tmt, found.reasons) == (D(2022, 4, 1), ("di_luar_rentang_eselon",))


@pytest.mark.parametrize(
    ("new", "school", "code"), [("III/a", D3, "belum_ujian_dinas_1"), ("IV/a", S1, "belum_ujian_dinas_2")]
)
def test_the_examination_between_golongan(new, school, code):
    held = rank({"III/a": "II/d", "IV/a": "III/d"}[new], D(2022, 4, 1))
    kasubbag = post("Kepala Bidang", "1", "III.b") if new == "IV/a" else post("Pengolah Data", "4")
    base = {"golongan": held, "jabatan": kasubbag, "pendidikan": school, "pengangkatan": school}
    assert rise(**base).reasons == (code,)
    assert rise(**base, exams=frozenset({int(code[-1])})).reasons == ()
    pim = Training({"III/a": "2", "IV/a": "3"}[new], "Diklatpim", None, 2015, None)
    assert rise(**base, latihan=pim).reasons == ()
    lower = Training("2", "Diklatpim IV", None, 2015, None)
    assert rise(**base, latihan=lower).reasons == (() if new == "III/a" else (code,))
    assert rise(**{**base, "pendidikan": S2}).reasons == ()


def jf(golongan, name, points, tmt=None, **changes):
    return rise(golongan=rank(golongan, tmt or D(2022, 4, 1)), jabatan=post(name), angka_kredit=points, **changes)


def test_functional_posts_need_two_years_and_their_points():
    found = jf("III/a", "Perawat Ahli Pertama", "50")
    assert (found.kind, found.tmt, found.reasons) == ("202", D(2024, 4, 1), ())
    short = jf("III/a", "Perawat Ahli Pertama", "49.999")
    assert (short.tmt, short.reasons) == (D(2024, 4, 1), ("angka_kredit_kurang",))
    assert jf("III/a", "Perawat Ahli Pertama", None).reasons == ("angka_kredit_kurang",)
    assert jf("III/c", "Analis SDM Aparatur Ahli Muda", "100,000").reasons == ()


def test_the_next_jenjang_asks_a_test_and_a_vacancy_but_no_examination():
    found = jf("III/d", "Perencana Ahli Muda", "120", tmt=D(2024, 4, 1))
    assert (found.golongan_baru, found.tmt, found.reasons) == ("IV/a", D(2026, 4, 1), ())
    assert "kp_naik_jenjang" in [line.code for line in found.lines]


def test_beyond_the_range_of_the_jenjang_there_is_no_rise():
    assert jf("IV/a", "Perencana Ahli Muda", "500").reasons == ("di_luar_rentang_jenjang",)
    assert jf("III/d", "Perawat Penyelia", "500").reasons == ("di_luar_rentang_jenjang",)
    assert jf("II/d", "Perawat Terampil", "20").golongan_baru == "III/a"


def test_an_unknown_jenjang_is_a_gap():
    assert jf("III/a", "Fungsional Lama", "50").gaps == ("jenjang",)


def test_points_are_exact():
    assert career_tables.points("12.500") == Fraction(25, 2)
    assert career_tables.points("3,75") == Fraction(15, 4)
    assert [career_tables.points(text) for text in ("", None, "dua", "1.2.3")] == [None] * 4
    assert promotion_kinds.decimal(Fraction(25, 2)) == "12,5"
    assert promotion_kinds.decimal(Fraction(50)) == "50"


@pytest.mark.parametrize(
    ("code", "percent", "points"), [("PM", 100, "3,75"), ("MU", 150, "37,5"), ("MA", 75, "28,125"), ("UT", 100, "50")]
)
def test_points_of_a_year(code, percent, points):
    assert promotion_kinds.decimal(promotion_kinds.annual_points(jenjang()[code], percent)) == points


def test_points_of_a_whole_jenjang_are_those_of_its_ranks():
    for level in jenjang().values():
        if level.ak_jenjang is not None:
            ladder = [g for g in promotion.ranks.PNS
                      if promotion.ranks.rank_order(level.terendah) <= promotion.ranks.rank_order(g)
                      <= promotion.ranks.rank_order(level.tertinggi)]  # fmt: skip
            assert level.ak_jenjang == level.ak_pangkat * len(ladder)


def test_a_running_punishment_stands_against_it():
    held = rank("III/a", D(2022, 10, 1))
    assert rise(golongan=held, hukdis=(Punishment("S", D(2026, 1, 1), D(2026, 12, 31)),)).reasons == (
        "hukuman_disiplin",
    )
    assert rise(golongan=held, hukdis=(Punishment("R", D(2026, 1, 1), D(2026, 12, 31)),)).reasons == ()
    assert rise(golongan=held, hukdis=(Punishment("B", D(2020, 1, 1), D(2021, 12, 31)),)).reasons == ()
    assert rise(golongan=held, hukdis=(Punishment("B", D(2026, 1, 1), None),)).reasons == ("hukuman_disiplin",)


def test_two_good_results_are_asked():
    held = rank("III/a", D(2022, 10, 1))
    assert rise(golongan=held, kinerja=(Result(2025, "2"), Result(2024, "3"))).reasons == ("predikat_kinerja",)
    assert rise(golongan=held, kinerja=(Result(2025, "1"), Result(2024, "2"), Result(2023, "5"))).reasons == ()
    assert rise(golongan=held, kinerja=(Result(2025, "2"),)).gaps == ("predikat",)


def test_pppk_have_no_pangkat():
    found = promotion.next_promotion(pppk(), TODAY, education(), ranges(), jenjang())
    assert (found.kind, found.tmt, found.reasons) == (None, None, ("pppk_tanpa_pangkat",))


def test_a_cpns_is_told_to_become_pns_first():
    found = rise(status="CPNS", golongan=rank("III/a", D(2025, 3, 1)))
    assert (found.tmt, found.reasons) == (D(2029, 3, 1), ("masa_kerja_pangkat", "masih_cpns"))


def test_without_a_golongan_the_record_is_asked():
    assert rise(golongan=None).gaps == ("golongan",)
    assert rise(golongan=rank("III/a", None)).gaps == ("golongan",)


def test_at_the_top_of_the_ladder():
    assert rise(golongan=rank("IV/e", D(2018, 4, 1))).reasons == ("pangkat_tertinggi",)


def test_an_absence_whose_end_nobody_knows_counts_until_today():
    gone = (Span(D(2026, 1, 1), None, None),)
    assert rise(golongan=rank("III/a", D(2023, 4, 1)), cltn=gone).tmt == D(2028, 2, 1)


def test_every_line_has_its_article():
    for found in (rise(), jf("III/a", "Perawat Ahli Pertama", "1"), rise(pengangkatan=None)):
        assert found.lines
        assert all(line.article for line in found.lines)


tmts = st.dates(D(1990, 1, 1), D(2026, 11, 1)).map(lambda day: day.replace(day=1))


@given(tmts, st.integers(1, 8))
def test_the_first_day_is_a_period_and_never_early(tmt, years):
    first = promotion.first_kp_date(tmt, years)
    assert promotion.kp_period_ok(first)
    assert add_months(tmt, 12 * years) <= first < add_months(tmt, 12 * years + 6)


@given(tmts, st.integers(1, 24), st.integers(0, 40))
def test_an_absence_never_brings_a_rise_forward(tmt, away, after):
    begun = add_months(tmt, after)
    back = add_months(begun, away)
    held = rank("III/a", tmt)
    plain = rise(golongan=held).tmt
    moved = rise(golongan=held, cltn=(Span(begun, back - dt.timedelta(days=1), back),)).tmt
    assert moved >= plain
    if after < 48:
        assert moved == promotion.next_period(add_months(tmt, 48 + away))


@given(st.sampled_from(("4", "2", "1")), tmts, st.sampled_from(promotion.ranks.PNS))
def test_reasons_come_from_the_list(kind, tmt, golongan):
    held = post("Perawat Ahli Muda", kind, "III.a" if kind == "1" else None)
    found = rise(golongan=rank(golongan, tmt), jabatan=held)
    assert set(found.reasons) <= {*promotion.REASONS, "pangkat_tertinggi"}
    assert found.tmt is None or found.tmt.day == 1
