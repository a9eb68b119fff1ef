"""What an SKP must say: E-SKP-01 to 09, targets as people write them, periods a career asks for, who may appraise."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.problems import Severity
from asn_desktop.rules.evaluation import appraiser, moves, skp, targets
from asn_desktop.rules.evaluation.appraiser import AppraiserFacts
from asn_desktop.rules.evaluation.moves import Away, Held
from asn_desktop.rules.evaluation.skp import Goals, Indicator, Other, Result
from asn_desktop.rules.evaluation.words import ASPEK, PERSPEKTIF, Approach, Form, ResultKind

D = dt.date
UNIT, OTHER = UUID(int=1), UUID(int=2)
GOOD = Indicator("Jumlah dokumen", "Kuantitas", "12", "dokumen")
ROW = Result(ResultKind.UTAMA, "Tersusunnya laporan", intervensi="Kinerja dinas meningkat", indicators=(GOOD,))
YEAR = Goals(2026, D(2026, 1, 1), D(2026, 12, 31), Approach.KUANTITATIF, Form.JA_JF, (ROW,))


def codes(found):
    return [p.code for p in found]


def of(*results, **more):
    return codes(skp.check(replace(YEAR, results=results, **more)))


def test_a_whole_skp_has_no_findings():
    assert skp.check(YEAR) == []


def test_e_skp_01_no_utama_result_only_tambahan_rows():
    assert of(replace(ROW, jenis=ResultKind.TAMBAHAN)) == ["E-SKP-01"]
    assert of() == ["E-SKP-01"]


@pytest.mark.parametrize("indicators", [
    (), (Indicator("Jumlah dokumen"),), (Indicator("", "Kuantitas", "12", "dokumen"),),
    (Indicator("Jumlah dokumen", target_typed="  "),),
])  # fmt: skip
def test_e_skp_02_result_without_indicator_or_target(indicators):
    assert of(replace(ROW, indicators=indicators)) == ["E-SKP-02"]


def test_e_skp_03_utama_row_without_intervened_result():
    assert of(replace(ROW, intervensi="  ")) == ["E-SKP-03"]
    assert of(replace(ROW, intervensi=None, linked=True)) == []


def test_e_skp_03_is_not_asked_of_tambahan_nor_of_jpt():
    extra = replace(ROW, jenis=ResultKind.TAMBAHAN, intervensi=None)
    assert of(ROW, extra) == []
    assert of(replace(ROW, intervensi=None, perspektif="Anggaran"), bentuk=Form.JPT) == []


def test_the_qualitative_form_may_name_who_gave_the_assignment_instead():
    row = replace(ROW, intervensi=None, penugasan_dari="Kepala Bidang", indicators=(Indicator("Mutu", teks="Rapi"),))
    assert of(row, pendekatan=Approach.KUALITATIF) == []
    assert of(replace(row, penugasan_dari=None), pendekatan=Approach.KUALITATIF) == ["E-SKP-03"]


@pytest.mark.parametrize("perspektif", [None, "", "Keuangan"])
def test_e_skp_04_jpt_row_without_a_listed_perspective(perspektif):
    assert of(replace(ROW, perspektif=perspektif), bentuk=Form.JPT) == ["E-SKP-04"]


@pytest.mark.parametrize("perspektif", [*PERSPEKTIF, "penerima  layanan", "Pembelajaran", "SDM"])
def test_listed_perspectives_are_taken(perspektif):
    assert of(replace(ROW, perspektif=perspektif), bentuk=Form.JPT) == []


@pytest.mark.parametrize("typed", ["banyak", "12", "dokumen", "tepat waktu", "95-90 %", "-", "seratus %", "12 34"])
def test_e_skp_05_quantitative_target_without_number_or_unit(typed):
    assert targets.read(typed) is None
    assert of(replace(ROW, indicators=(Indicator("Jumlah dokumen", "Kuantitas", target_typed=typed),))) == ["E-SKP-05"]


def test_e_skp_05_is_not_asked_of_the_qualitative_form():
    row = replace(ROW, indicators=(Indicator("Mutu layanan", target_typed="Tertib dan tepat"),))
    assert of(row, pendekatan=Approach.KUALITATIF) == []


@pytest.mark.parametrize("numbers", [range(1, 7), range(1, 9), [1, 2, 3, 4, 5, 6, 6], []])
def test_e_skp_06_fewer_or_more_than_seven_values(numbers):
    assert codes(skp.check_values(list(numbers))) == ["E-SKP-06"]


def test_seven_values_are_seven():
    assert skp.check_values(list(range(1, 8))) == []
    assert skp.check_values([str(n) for n in range(7, 0, -1)]) == []


def test_e_skp_07_two_skp_overlap_for_one_person_and_post():
    first = Other(D(2026, 1, 1), D(2026, 6, 30), "Analis", True)
    assert codes(skp.check_overlap(D(2026, 6, 15), D(2026, 12, 31), [first])) == ["E-SKP-07"]
    assert codes(skp.check_overlap(D(2026, 6, 30), D(2026, 12, 31), [first])) == ["E-SKP-07"]
    assert skp.check_overlap(D(2026, 7, 1), D(2026, 12, 31), [first]) == []


def test_an_open_skp_of_another_post_is_closed_first():
    first = Other(D(2026, 1, 1), D(2026, 12, 31), "Analis", False)
    assert codes(skp.check_overlap(D(2026, 6, 15), D(2026, 12, 31), [first])) == ["skp_close_first"]


@pytest.mark.parametrize(("mulai", "sampai"), [
    (D(2026, 7, 1), D(2026, 6, 30)), (D(2025, 12, 31), D(2026, 6, 30)), (D(2026, 1, 1), D(2027, 1, 1)),
])  # fmt: skip
def test_e_skp_08_period_outside_the_year_or_reversed(mulai, sampai):
    assert codes(skp.check_period(2026, mulai, sampai)) == ["E-SKP-08"]
    assert of(ROW, mulai=mulai, sampai=sampai) == ["E-SKP-08"]


def test_a_year_before_the_regulation_is_refused():
    assert codes(skp.check_period(2021, D(2021, 1, 1), D(2021, 12, 31))) == ["skp_year"]


@pytest.mark.parametrize("aspek", ["Efisiensi", "Kuantitas/Kualitas", "mutu"])
def test_e_skp_09_aspek_not_in_the_list(aspek):
    assert of(replace(ROW, indicators=(replace(GOOD, aspek=aspek),))) == ["E-SKP-09"]


@pytest.mark.parametrize("aspek", [*ASPEK, "kualitas", None, ""])
def test_listed_aspects_are_taken_and_none_is_needed(aspek):
    assert of(replace(ROW, indicators=(replace(GOOD, aspek=aspek),))) == []


def test_the_finding_names_the_row():
    (found,) = skp.check(replace(YEAR, results=(ROW, replace(ROW, rencana="Kedua", intervensi=None))))
    assert (found.values["nomor"], found.values["rencana"]) == (2, "Kedua")


def test_an_action_in_no_period_is_refused_and_one_outside_the_days_is_shown():
    assert of(replace(ROW, periods=("TW5",))) == ["skp_action_period"]
    late = skp.check(replace(YEAR, sampai=D(2026, 6, 30), results=(replace(ROW, periods=("TW2", "B07")),)))
    assert [(p.code, p.severity) for p in late] == [("skp_action_outside", Severity.WARNING)]


def test_copied_targets_are_shown_until_they_are_looked_at():
    (found,) = skp.check(replace(YEAR, results=(replace(ROW, indicators=(replace(GOOD, periksa=True), GOOD)),)))
    assert (found.code, found.values["jumlah"], found.blocks) == ("skp_targets_unchecked", 1, False)


def test_fixing_after_31_january_warns_only_for_a_year_from_its_beginning():
    assert skp.check_late(2026, D(2026, 1, 1), D(2026, 1, 31)) == []
    (late,) = skp.check_late(2026, D(2026, 1, 1), D(2026, 2, 1))
    assert (late.code, late.severity) == ("skp_late", Severity.WARNING)
    assert skp.check_late(2026, D(2026, 6, 1), D(2026, 6, 20)) == []
    assert skp.check_late(2026, D(2026, 1, 1), D(2026, 2, 1), "02-15") == []


@pytest.mark.parametrize(("typed", "kept", "shown"), [
    ("12 dokumen", ("12", None, "dokumen"), "12 dokumen"),
    ("90-95 %", ("90", "95", "%"), "90–95 %"),
    ("90 s.d. 95%", ("90", "95", "%"), "90–95 %"),
    ("1.200 kendaraan", ("1200", None, "kendaraan"), "1.200 kendaraan"),
    ("76,61 indeks", ("76.61", None, "indeks"), "76,61 indeks"),
    ("76.61 indeks", ("76.61", None, "indeks"), "76,61 indeks"),
    ("1.250.000,50 rupiah", ("1250000.50", None, "rupiah"), "1.250.000,50 rupiah"),
    ("31 Desember 2026", ("31", None, "Desember 2026"), "31 Desember 2026"),
    ("100%", ("100", None, "%"), "100 %"),
    ("Minimal 90 persen", ("90", None, "persen"), "Minimal 90 persen"),
    ("≤ 3 hari kerja", ("3", None, "hari kerja"), "≤ 3 hari kerja"),
    ("Rp 1.500.000", ("1500000", None, "rupiah"), "Rp 1.500.000"),
])  # fmt: skip
def test_a_target_is_read_and_printed(typed, kept, shown):
    found = targets.read(typed)
    assert (found.angka, found.akhir, found.satuan) == kept
    assert targets.show(found.angka, found.akhir, found.satuan, found.teks) == shown


@given(st.integers(0, 10**9), st.integers(0, 99))
def test_a_printed_target_reads_back_as_itself(whole, part):
    kept = f"{whole}.{part:02}" if part else str(whole)
    found = targets.read(targets.show(kept, None, "dokumen", None))
    assert found is not None
    assert found.angka == kept


@given(st.text(max_size=40))
def test_any_text_is_a_target_or_none(text):
    found = targets.read(text)
    assert found is None or (found.satuan and found.angka)


def parts(*posts, year=2026, entered=None, last_day=None, away=(), **more):
    found = moves.parts(year, posts, entered=entered, last_day=last_day, away=away, **more)
    return [(p.mulai, p.sampai, p.jabatan, p.alasan_mulai, p.alasan_tutup) for p in found]


OLD = Held(D(2020, 1, 1), "Analis", UNIT)


def test_one_post_all_year_asks_one_skp():
    assert parts(OLD) == [(D(2026, 1, 1), D(2026, 12, 31), "Analis", "awal_tahun", None)]


def test_a_move_closes_the_day_before_and_begins_a_new_skp_on_its_first_day():
    new = Held(D(2026, 6, 1), "Kepala Seksi", OTHER)
    assert parts(OLD, new) == [
        (D(2026, 1, 1), D(2026, 5, 31), "Analis", "awal_tahun", "pindah"),
        (D(2026, 6, 1), D(2026, 12, 31), "Kepala Seksi", "pindah", None),
    ]


def test_the_same_post_in_another_unit_is_a_move_and_a_repeated_row_is_none():
    assert len(parts(OLD, Held(D(2026, 3, 1), "Analis", OTHER))) == 2
    assert len(parts(OLD, Held(D(2026, 3, 1), "ANALIS ", UNIT))) == 1


def test_cpns_and_pppk_begin_with_the_spmt():
    held = Held(D(2026, 3, 1), "Analis", UNIT)
    assert parts(held, entered=D(2026, 3, 2)) == [(D(2026, 3, 2), D(2026, 12, 31), "Analis", "spmt", None)]


def test_cltn_closes_the_day_before_and_the_return_begins_anew():
    away = Away(D(2026, 3, 16), D(2027, 3, 15))
    assert parts(OLD, away=[away]) == [(D(2026, 1, 1), D(2026, 3, 15), "Analis", "awal_tahun", "cltn")]
    assert parts(OLD, away=[away], year=2027) == [(D(2027, 3, 16), D(2027, 12, 31), "Analis", "kembali", None)]
    assert parts(OLD, away=[Away(D(2025, 1, 1), D(2027, 12, 31))]) == []


def test_a_last_day_ends_the_year_and_nothing_is_asked_after_it():
    assert parts(OLD, last_day=D(2026, 9, 30), ends="pensiun")[-1][1:] == (
        D(2026, 9, 30), "Analis", "awal_tahun", "pensiun",
    )  # fmt: skip
    assert parts(OLD, last_day=D(2025, 9, 30)) == []
    assert parts(OLD, entered=D(2027, 1, 1)) == []


@given(
    st.lists(st.tuples(st.dates(D(2024, 1, 1), D(2027, 12, 31)), st.sampled_from("ABC")), max_size=6),
    st.lists(st.tuples(st.dates(D(2025, 1, 1), D(2027, 1, 1)), st.integers(0, 400)), max_size=2),
    st.none() | st.dates(D(2025, 1, 1), D(2026, 12, 31)), st.none() | st.dates(D(2026, 1, 1), D(2027, 12, 31)),
)  # fmt: skip
def test_the_parts_of_a_year_never_overlap_and_stay_inside_it(posts, leaves, entered, last_day):
    held = [Held(day, name, UNIT) for day, name in posts]
    away = [Away(first, first + dt.timedelta(days=n)) for first, n in leaves]
    found = moves.parts(2026, held, entered=entered, last_day=last_day, away=away)
    days = [p.mulai for p in found] + [p.sampai for p in found]
    assert all(d.year == 2026 for d in days)
    assert all(p.mulai <= p.sampai for p in found)
    assert all(a.sampai < b.mulai for a, b in pairwise(found))
    assert not any(a.mulai <= p.sampai and p.mulai <= a.sampai for p in found for a in away)  # type: ignore[operator]


FIT = AppraiserFacts("Haryanto", heads_unit=True, eselon="II.b")


@pytest.mark.parametrize(("facts", "kind"), [
    (replace(FIT, same_person=True), "SENDIRI"),
    (replace(FIT, circle=True), "MELINGKAR"),
    (replace(FIT, in_office=False), "TIDAK_MENJABAT"),
    (replace(FIT, heads_unit=False, eselon=None), "DI_BAWAH_PENGAWAS"),
    (replace(FIT, heads_unit=False, eselon="V.a"), "DI_BAWAH_PENGAWAS"),
])  # fmt: skip
def test_e_pred_05_who_may_not_appraise(facts, kind):
    (found,) = appraiser.check(facts, D(2026, 1, 12))
    assert (found.code, found.values["kode"]) == ("E-PRED-05", kind)


def test_a_pengawas_a_head_with_authority_and_an_official_outside_may_appraise():
    for facts in (FIT, replace(FIT, heads_unit=False, eselon="IV.b"), replace(FIT, eselon=None),
                  AppraiserFacts("Bupati", outside=True)):  # fmt: skip
        assert appraiser.check(facts, D(2026, 1, 12)) == []


def test_the_lowest_rank_is_a_setting():
    facts = replace(FIT, heads_unit=False, eselon="IV.a")
    assert codes(appraiser.check(facts, D(2026, 1, 12), lowest="III.b")) == ["E-PRED-05"]
    assert codes(appraiser.check(AppraiserFacts(" "), D(2026, 1, 12))) == ["skp_appraiser_missing"]
