"""The next KGB: examples of employee data §3.2, conditions of PPPK, deferral, and laws that hold for all."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.rules import kgb, ranks, salary
from asn_desktop.rules.career_limits import SHIPPED
from asn_desktop.rules.dossier import Recognised, Result, Span
from asn_desktop.rules.months import add_months, months_between
from tests.rules.career_people import TODAY, person, pns_table, pppk, pppk_table, rank, step

D = dt.date


def following(**changes):
    return kgb.next_step(person(**changes), TODAY, pns_table())


def test_iii_b_reaches_step_twelve_ten_months_after_its_decree():
    assert kgb.next_kgb(pns_table(), "III/b", D(2024, 4, 1), (11, 2)) == (D(2025, 2, 1), 12)


def test_cpns_ii_a_reaches_step_one_then_three():
    start = D(2025, 3, 1)
    assert kgb.next_kgb(pns_table(), "II/a", start, (0, 0)) == (D(2026, 3, 1), 1)
    assert kgb.next_kgb(pns_table(), "II/a", start, (0, 0), as_of=D(2026, 3, 1)) == (D(2028, 3, 1), 3)


def test_cpns_d3_starts_at_three_and_reaches_five():
    assert kgb.next_kgb(pns_table(), "II/c", D(2024, 2, 1), (3, 0)) == (D(2026, 2, 1), 5)
    new = person(status="CPNS", tmt_cpns=D(2024, 2, 1), golongan=rank("II/c", D(2024, 2, 1)))
    found = kgb.next_step(new, D(2024, 3, 1), pns_table())
    assert (found.tmt, found.mkg, found.gaji_baru) == (D(2026, 2, 1), (5, 0), pns_table().pay("II/c", 5).rupiah)
    assert "kgb_cpns" in [line.code for line in found.lines]


def test_a_deferred_step_is_given_after_the_deferral_and_the_rhythm_stays():
    base = {"golongan": rank("III/b", D(2023, 5, 1), (10, 0)), "kgb": step(D(2023, 5, 1), "III/b", (10, 0))}
    put_off = step(D(2025, 5, 1), "III/b", kind="ditunda", until=D(2026, 4, 30))
    found = following(**base, kgb_ditunda=put_off)
    assert (found.tmt, found.mkg, found.step, found.reasons) == (D(2026, 5, 1), (13, 0), 12, ("ditunda",))
    assert "kgb_ditunda" in [line.code for line in found.lines]
    granted = following(golongan=base["golongan"], kgb=step(D(2026, 5, 1), "III/b", (12, 0)))
    assert granted.tmt == D(2027, 5, 1)
    assert granted.naive_tmt == D(2028, 5, 1)
    assert granted.differs
    assert "kgb_naif" in [line.code for line in granted.lines]


def test_a_deferral_until_the_first_of_a_month_is_given_on_that_day():
    put_off = step(D(2025, 5, 1), "III/b", kind="ditunda", until=D(2026, 5, 1))
    found = following(golongan=rank("III/b", D(2023, 5, 1), (10, 0)), kgb=step(D(2023, 5, 1), "III/b", (10, 0)),
                      kgb_ditunda=put_off)  # fmt: skip
    assert found.tmt == D(2026, 5, 1)


def test_two_years_of_deferral_reach_the_further_step_at_once():
    put_off = step(D(2025, 5, 1), "III/b", kind="ditunda", until=D(2027, 4, 30))
    found = following(golongan=rank("III/b", D(2023, 5, 1), (10, 0)), kgb=step(D(2023, 5, 1), "III/b", (10, 0)),
                      kgb_ditunda=put_off)  # fmt: skip
    assert (found.tmt, found.step) == (D(2027, 5, 1), 14)


def test_the_next_step_says_old_and_new_pay_and_the_table():
    found = following()
    assert (found.tmt, found.mkg_lama, found.mkg, found.step) == (D(2027, 2, 1), (13, 9), (14, 0), 14)
    pay = pns_table().pay
    assert (found.gaji_lama, found.gaji_baru) == (pay("III/b", 12).rupiah, pay("III/b", 14).rupiah)
    assert found.reasons == found.gaps == ()
    table = next(line for line in found.lines if line.code == "kgb_tabel")
    assert table.values == {"dasar": "PP 5/2024", "mulai": D(2024, 1, 1)}
    assert all(line.article for line in found.lines)


def test_a_step_that_was_due_and_is_not_on_record_is_overdue():
    found = following(golongan=rank("III/b", D(2022, 4, 1), (10, 0)), kgb=step(D(2022, 4, 1), "III/b", (10, 0)))
    assert (found.tmt, found.overdue) == (D(2024, 4, 1), True)
    assert not following().overdue


def test_without_any_step_on_record_the_next_one_after_today_is_meant():
    assert following(golongan=rank("III/b", D(2015, 4, 1), (2, 0))).tmt == D(2027, 4, 1)


def test_after_a_rise_the_new_decree_counts_not_two_years_from_the_last_step():
    found = following(golongan=rank("III/a", D(2026, 4, 1), (8, 4)), kgb=step(D(2025, 12, 1), "II/d", (13, 0)))
    assert (found.tmt, found.mkg) == (D(2027, 12, 1), (10, 0))
    risen = following(golongan=rank("III/b", D(2026, 10, 1), (13, 1)), kgb=step(D(2025, 9, 1), "III/a", (12, 0)))
    assert risen.tmt == D(2027, 9, 1)
    assert not risen.differs


def test_a_pmk_brings_the_step_forward():
    base = {"golongan": rank("III/b", D(2024, 4, 1), (11, 2)), "kgb": step(D(2025, 2, 1), "III/b", (12, 0))}
    assert following(**base).tmt == D(2027, 2, 1)
    assert following(**base, pmk=(Recognised(18, D(2026, 6, 1)),)).tmt == D(2027, 8, 1)  # 13+4+18 months: past 14
    assert following(**base, pmk=(Recognised(2, D(2026, 6, 1)),)).tmt == D(2026, 12, 1)


def test_an_absence_moves_the_step_by_as_much_also_one_still_running():
    gone = (Span(D(2025, 1, 1), D(2025, 12, 31), None),)
    assert following(cltn=gone).tmt == D(2028, 2, 1)
    assert following(cltn=(Span(D(2026, 10, 1), D(2027, 3, 31), None),)).tmt == D(2027, 8, 1)


def test_an_absence_whose_end_nobody_knows_counts_until_today():
    gone = (Span(D(2026, 1, 1), None, None),)
    assert following(cltn=gone).tmt == add_months(D(2027, 2, 1), 10)
    assert following(cltn=(*gone, Span(D(2026, 6, 1), None, None))).tmt == add_months(D(2027, 2, 1), 10)


def test_the_last_day_of_the_calendar_means_no_end():
    assert pppk_step(kontrak_akhir=D.max).reasons == ()
    assert following(cltn=(Span(D(2026, 1, 1), D.max, D(2026, 3, 1)),)).tmt == D(2027, 4, 1)
    assert following(cltn=(Span(D(2026, 1, 1), D.max, None),)).tmt == D(2027, 12, 1)


def test_a_predikat_that_is_none_is_a_gap():
    assert following(kinerja=(Result(2026, "X"), Result(2025, ""))).gaps == ("predikat",)


def test_at_the_last_step_there_is_no_further_one():
    found = following(golongan=rank("IV/b", D(2020, 4, 1), (32, 0)))
    assert (found.tmt, found.reasons) == (None, ("sudah_maksimum",))
    assert found.gaji_lama == pns_table().pay("IV/b", 33).rupiah


def test_a_low_predikat_stands_against_it_a_missing_one_is_a_gap():
    bad = following(kinerja=(Result(2026, "3"),))
    assert (bad.tmt, bad.reasons, bad.gaps) == (D(2027, 2, 1), ("predikat_kinerja",), ())
    none = following(kinerja=())
    assert (none.reasons, none.gaps) == ((), ("predikat",))
    assert following(kinerja=(Result(2026, "2"), Result(2025, "4"))).reasons == ()


def test_a_year_that_is_not_over_is_awaited_not_missing():
    """KGB 1 Sep 2028: its predikat is that of 2027, and in November 2026 nothing is missing for it."""
    far = {"golongan": rank("III/b", D(2016, 9, 1), (0, 0)), "kgb": step(D(2026, 9, 1), "III/b", (10, 0))}
    found = following(**far, kinerja=())
    assert found.tmt == D(2028, 9, 1)
    assert (found.reasons, found.gaps, found.awaits) == ((), (), (2027,))
    assert "predikat_menunggu" in [line.code for line in found.lines]
    assert following(**far, kinerja=(Result(2025, "4"),)).reasons == ()


@pytest.mark.parametrize(
    ("at", "years", "kept", "good", "awaits"),
    [
        (D(2028, 9, 1), 1, (), None, (2027,)),
        (D(2028, 1, 1), 1, (), None, (2026,)),  # prepared in November 2027, before the result of 2027
        (D(2027, 3, 1), 1, (), None, (2026,)),
        (D(2027, 1, 1), 1, (), None, ()),  # prepared now: the result of 2025 should be there
        (D(2027, 1, 1), 1, (2025,), True, ()),
        (D(2027, 10, 1), 2, (2025,), None, (2026,)),
        (D(2027, 10, 1), 2, (), None, ()),  # 2025 is over and missing
        (D(2026, 10, 1), 1, (), None, ()),
        (D(2027, 3, 1), 1, (2026,), True, ()),  # entered in December already
    ],
)
def test_which_years_of_results_decide(at, years, kept, good, awaits):
    d = person(kinerja=tuple(Result(year, "2") for year in kept))
    found = kgb.predikat(d, at, years, SHIPPED, "PP 7/1977")
    assert (found.good, found.awaits) == (good, awaits)
    assert (found.line.code == "predikat_menunggu") == bool(awaits)


def test_without_mkg_or_rank_the_record_is_asked_for_it():
    assert following(golongan=rank("III/b", D(2015, 4, 1))).gaps == ("mkg",)
    assert following(golongan=None).gaps == ("golongan",)
    assert kgb.next_step(person(), TODAY, salary.SalaryTable({}, "", D.min)).gaps == ("tabel_gaji",)


def test_pppk_paruh_waktu_has_none():
    found = kgb.next_step(pppk(status="PPPK_PW", golongan=None), TODAY, pppk_table())
    assert (found.tmt, found.reasons) == (None, ("bukan_penerima_kgb",))


def pppk_step(**changes):
    return kgb.next_step(pppk(**changes), D(2024, 4, 1), pppk_table())


def test_a_pppk_needs_a_contract_of_more_than_two_years_and_two_good_results():
    assert (pppk_step().tmt, pppk_step().reasons) == (D(2026, 3, 1), ())
    two = pppk_step(kontrak_akhir=D(2026, 2, 28))
    assert (two.tmt, two.reasons) == (D(2026, 3, 1), ("masa_perjanjian_tidak_lebih_dari_2_tahun",))
    assert pppk_step(kontrak_akhir=D(2026, 3, 31)).reasons == ()
    low = pppk_step(kinerja=(Result(2025, "2"), Result(2024, "3")))
    assert low.reasons == ("predikat_kinerja",)
    assert pppk_step(kinerja=(Result(2025, "2"),)).gaps == ("predikat",)
    assert pppk_step(kontrak_akhir=None).gaps == ("kontrak",)


def test_golongan_v_has_its_first_step_after_a_year_with_one_good_result():
    five = {"golongan": rank("V", D(2024, 3, 1), (0, 0)), "kinerja": (Result(2024, "2"), Result(2023, "4"))}
    found = pppk_step(**five)
    assert (found.tmt, found.step, found.reasons) == (D(2025, 3, 1), 1, ())
    later = kgb.next_step(pppk(**five | {"kgb": step(D(2025, 3, 1), "V", (1, 0))}), D(2025, 4, 1), pppk_table())
    assert (later.tmt, later.step) == (D(2027, 3, 1), 3)


def test_the_pay_of_a_step_is_that_of_the_table_in_force_on_its_day():
    newer = salary.SalaryTable({"III/b": ((0, 1000), (14, 9000))}, "PP 1/2027", D(2027, 1, 1), "kantor")
    found = kgb.repriced(following(), newer)
    assert (found.gaji_lama, found.gaji_baru) == (pns_table().pay("III/b", 12).rupiah, 9000)
    assert [line.values["dasar"] for line in found.lines if line.code == "kgb_tabel"] == ["PP 5/2024", "PP 1/2027"]


starts = st.dates(D(2005, 1, 1), D(2024, 12, 1)).map(lambda day: day.replace(day=1))
golongans = st.sampled_from(ranks.PNS)


@given(golongans, starts, st.integers(0, 20), st.integers(0, 11), st.integers(0, 240), st.integers(0, 24))
def test_the_next_step_never_goes_back_as_time_goes_on(golongan, start, years, months, gone, more):
    table, mkg = pns_table(), (years, months)
    first = kgb.next_kgb(table, golongan, start, mkg, as_of=add_months(start, gone))
    second = kgb.next_kgb(table, golongan, start, mkg, as_of=add_months(start, gone + more))
    assert first is None or first[0] > add_months(start, gone)
    if second is not None:
        assert first is not None
        assert second >= first


@given(golongans, starts, st.integers(0, 20), st.integers(0, 11), st.integers(0, 36))
def test_months_of_cltn_move_the_day_by_as_much(golongan, start, years, months, away):
    plain = kgb.next_kgb(pns_table(), golongan, start, (years, months))
    moved = kgb.next_kgb(pns_table(), golongan, start, (years, months), as_of=add_months(start, away), cltn_months=away)
    if plain is None:
        assert moved is None
    else:
        assert moved == (add_months(plain[0], away), plain[1])


@given(starts, st.integers(0, 20), st.integers(1, 30), st.integers(0, 12))
def test_an_absence_inside_the_wait_moves_a_person_by_as_much(start, years, away, after):
    held = rank("III/b", start, (years, 0))
    begun = add_months(start, after)
    back = add_months(begun, away)
    on = add_months(start, 1)
    plain = kgb.next_step(person(golongan=held), on, pns_table())
    gone = person(golongan=held, cltn=(Span(begun, back - dt.timedelta(days=1), back),))
    moved = kgb.next_step(gone, on, pns_table())
    if plain.tmt is None or begun >= plain.tmt or begun < on:
        return
    assert moved.tmt == add_months(plain.tmt, away)


@given(golongans, starts, st.integers(0, 25), st.integers(0, 11), st.integers(0, 200))
def test_on_the_day_the_step_is_complete_and_pay_does_not_fall(golongan, start, years, months, gone):
    d = person(golongan=rank(golongan, start, (years, months)), tmt_cpns=D(2000, 1, 1))
    found = kgb.next_step(d, add_months(start, gone), pns_table())
    if found.tmt is None:
        assert found.reasons == ("sudah_maksimum",)
        return
    assert found.tmt.day == 1
    assert found.mkg == (found.step, 0)
    assert years * 12 + months + months_between(start, found.tmt) == found.step * 12
    assert found.gaji_baru >= found.gaji_lama


@pytest.mark.parametrize("code", kgb.REASONS)
def test_reason_codes_are_those_of_the_specification(code):
    assert code in {"sudah_maksimum", "bukan_penerima_kgb", "predikat_kinerja", "ditunda",
                    "masa_perjanjian_tidak_lebih_dari_2_tahun"}  # fmt: skip
