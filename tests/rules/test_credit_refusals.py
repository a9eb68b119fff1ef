"""What angka kredit refuses: E-AK-01, -02, -03, -05, -06, and the documents of amounts typed by hand."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from asn_desktop.rules.credit import conversion, readiness
from asn_desktop.rules.credit.conversion import Manual, Wish
from asn_desktop.rules.credit.entry import Arrival, opening, whole_years
from asn_desktop.rules.credit.ledger import check, clash
from asn_desktop.rules.dossier import Result
from asn_desktop.rules.evaluation.words import Predikat
from tests.rules.credit_tables import shipped

D = dt.date
TABLES = shipped()
WHOLE = (D(2025, 1, 1), D(2025, 12, 31))


def codes(wish: Wish) -> list[str]:
    entry, problems = conversion.read(wish, TABLES)
    assert (entry is None) == bool(problems)
    return [p.code for p in problems]


@pytest.mark.parametrize("months", [0, 13, "2.5", "2,5", -1, "dua", "", 120])
def test_e_ak_01_months_not_1_to_12(months):
    assert codes(Wish("PT", 2025, "Baik", months, *WHOLE)) == ["E-AK-01"]


def test_e_ak_01_a_span_without_the_first_day_of_a_month():
    assert codes(Wish("PT", 2025, "Baik", None, D(2025, 3, 2), D(2025, 3, 31))) == ["E-AK-01"]


def test_e_ak_02_conversion_periods_overlap():
    pair = [Wish("PT", 2025, "Baik", None, D(2025, 1, 1), D(2025, 6, 30)),
            Wish("MU", 2025, "Baik", None, D(2025, 6, 1), D(2025, 12, 31))]  # fmt: skip
    entries = [conversion.read(one, TABLES, n)[0] for n, one in enumerate(pair)]
    assert [p.code for p in check(entries)] == ["E-AK-02"]


@pytest.mark.parametrize(
    ("jenjang", "predikat", "field"),
    [("Ahli Senior", "Baik", "jenjang"), ("Ahli Muda", "Istimewa", "predikat"), ("MU", "Cukup Baik", "predikat"),
     ("", "Baik", "jenjang")],
)  # fmt: skip
def test_e_ak_03_jenjang_unknown_or_predikat_unknown(jenjang, predikat, field):
    _, problems = conversion.read(Wish(jenjang, 2025, predikat), TABLES)
    assert [(p.code, p.field) for p in problems] == [("E-AK-03", field)]


@pytest.mark.parametrize("typed", ["mu", "Ahli Muda", " muda ", "AHLI  MUDA"])
def test_a_jenjang_is_read_as_code_and_as_words(typed):
    assert conversion.jenjang_code(typed, TABLES.jenjang) == "MU"


def test_an_alias_of_a_predikat_is_read():
    entry, _ = conversion.read(Wish("PT", 2025, "Cukup"), TABLES)
    assert (entry.predikat, entry.persen) == (Predikat.BUTUH_PERBAIKAN, 75)


def test_e_ak_05_annual_and_periodic_of_the_same_year():
    pair = [Wish("PT", 2025, "Baik"), Wish("PT", 2025, "Baik", 3, D(2025, 1, 1), tahunan=False)]
    entries = [conversion.read(one, TABLES, n)[0] for n, one in enumerate(pair)]
    assert [p.code for p in check(entries)] == ["E-AK-05"]


def test_two_parts_of_one_year_stand_beside_each_other():
    pair = [Wish("MU", 2025, "Baik", 5, D(2025, 1, 1)), Wish("MA", 2025, "Baik", 7, D(2025, 6, 1))]
    assert check([conversion.read(one, TABLES, n)[0] for n, one in enumerate(pair)]) == []


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        (Wish("PT", 2025, "Baik", None, D(2025, 6, 1), D(2026, 1, 31)), "credit_period_year"),
        (Wish("PT", 2025, "Baik", None, D(2025, 6, 1), D(2025, 1, 31)), "credit_period_year"),
        (Wish("PT", 2025, "Baik", 8, D(2025, 6, 1)), "credit_period_year"),
        (Wish("PT", 2025, "Baik", 3, tahunan=False), "credit_period_missing"),
        (Wish("PT", 2025, "Baik", 5, D(2025, 1, 1), D(2025, 6, 30)), "credit_months_differ"),
    ],
)  # fmt: skip
def test_periods_that_are_none(wish, code):
    assert codes(wish) == [code]


def test_days_of_a_conversion_are_those_of_its_whole_months():
    entry, _ = conversion.read(Wish("PT", 2025, "Baik", None, D(2025, 2, 15), D(2025, 6, 10)), TABLES)
    assert (entry.mulai, entry.sampai, entry.bulan) == (D(2025, 3, 1), D(2025, 6, 30), 4)


def manual(**more: object) -> list[str]:
    wish = Manual("MU", "penyesuaian", 2025, **more)  # type: ignore[arg-type]
    return [p.code for p in conversion.read_manual(wish, TABLES, ())[1]]


def test_an_amount_of_a_document_takes_no_months():
    year, _ = conversion.read(Wish("MU", 2025, "Baik"), TABLES)
    fixed, _ = conversion.read_manual(Manual("MU", "penyesuaian", 2025, "40", nomor="1", tanggal=D(2025, 3, 1)), TABLES,
                                      ())  # fmt: skip
    assert clash(year, fixed) == clash(fixed, year) == []


def test_e_ak_06_amount_typed_by_hand_without_document():
    assert manual(jumlah="40") == ["E-AK-06"]
    assert manual(jumlah="40", nomor="PAK/1/2025") == ["E-AK-06"]
    assert manual(jumlah="40", nomor="  ", tanggal=D(2025, 3, 1)) == ["E-AK-06"]
    assert manual(jumlah="40", nomor="PAK/1/2025", tanggal=D(2025, 3, 1)) == []


@pytest.mark.parametrize("amount", ["-4", "empat", "0", "1.234,5", ""])
def test_an_amount_that_is_none_is_refused(amount):
    assert manual(jumlah=amount, nomor="1", tanggal=D(2025, 3, 1)) == ["credit_amount"]


def test_the_share_for_schooling_is_a_quarter_of_the_next_pangkat_and_comes_once():
    wish = Manual("MU", "pendidikan", 2025, nomor="IJ/1", tanggal=D(2025, 3, 1))
    entry, problems = conversion.read_manual(wish, TABLES, ())
    assert (entry.amount, problems) == (25, [])
    again = conversion.read_manual(Manual("MU", "pendidikan", 2026, nomor="IJ/2", tanggal=D(2026, 3, 1)), TABLES,
                                   (entry,))[1]  # fmt: skip
    other = conversion.read_manual(Manual("MA", "pendidikan", 2026, nomor="IJ/1", tanggal=D(2026, 3, 1)), TABLES,
                                   (entry,))[1]  # fmt: skip
    assert [p.code for p in (*again, *other)] == ["credit_school_twice"] * 2


def test_ak_dasar_of_the_table_needs_no_document_and_comes_once():
    entry, _ = conversion.read_manual(Manual("MU", "dasar", 2025, golongan="III/d"), TABLES, ())
    assert entry.amount == 100
    _, again = conversion.read_manual(Manual("MU", "dasar", 2025, golongan="III/d"), TABLES, (entry,))
    assert [p.code for p in again] == ["credit_base_twice"]
    _, unknown = conversion.read_manual(Manual("MU", "dasar", 2025, golongan="IV/a"), TABLES, ())
    assert [p.code for p in unknown] == ["credit_base_unknown"]


def test_entry_by_move_three_years_baik_and_ak_dasar():
    arrival = Arrival("MU", D(2024, 7, 1), "III/d", D(2016, 4, 1), "III/d")
    found = opening(arrival, [(y, Predikat.BAIK) for y in range(2015, 2026)], TABLES)
    assert whole_years(found.entries) == 75
    assert (found.total, found.problems) == (175, ())
    assert [e.tahun for e in found.entries if e.jenis == "perpindahan"] == [2021, 2022, 2023]


def test_entry_by_move_below_the_highest_rank_counts_all_years_in_the_golongan():
    arrival = Arrival("MU", D(2024, 7, 1), "III/c", D(2018, 4, 1), "III/d")
    found = opening(arrival, [(y, Predikat.BAIK) for y in (2019, 2020, 2021, 2022)], TABLES)
    assert found.total == 100
    assert [(p.code, p.values["tahun"]) for p in found.problems] == [("credit_entry_years", ["2023"])]


@pytest.mark.parametrize(("golongan", "code"), [("IV/a", "credit_above_range"), ("II/d", "credit_below_range")])
def test_a_rank_outside_the_range_gets_its_amount_by_document(golongan, code):
    found = opening(Arrival("PT", D(2024, 7, 1), golongan, D(2020, 1, 1)), [], TABLES)
    assert (found.entries, [p.code for p in found.problems]) == ((), [code])
    fixed, _ = conversion.read_manual(Manual("PT", "penyesuaian", 2024, "100", nomor="BKN/1", tanggal=D(2024, 7, 1)),
                                      TABLES, ())  # fmt: skip
    assert fixed.amount == 100


@pytest.mark.parametrize(
    ("kind", "results", "state"),
    [
        ("pangkat", {2025: "2", 2024: "1"}, "terpenuhi"), ("pangkat", {2025: "2", 2024: "3"}, "belum"),
        ("pangkat", {2025: "2"}, "belum_dicatat"), ("pangkat", {2026: "2", 2025: "2"}, "terpenuhi"),
        ("jenjang", {2025: "2"}, "terpenuhi"), ("jenjang", {2024: "2"}, "belum_dicatat"),
        ("jenjang", {2025: "4"}, "belum"),
    ],
)  # fmt: skip
def test_predikat_condition(kind, results, state):
    rows = [Result(year, code) for year, code in results.items()]
    assert readiness.good_results(kind, rows, D(2026, 11, 23)).keadaan == state


def test_a_target_is_ready_only_with_every_condition_recorded():
    good = readiness.Condition("predikat", readiness.MET)
    open_ = readiness.Condition("uji_kompetensi", readiness.UNKNOWN)
    _, one = readiness.targets(TABLES.jenjang["PT"], "III/b", Fraction(100), TABLES.jenjang, rise=(good,))
    _, two = readiness.targets(TABLES.jenjang["PT"], "III/b", Fraction(100), TABLES.jenjang, rise=(good, open_))
    assert (one.siap, two.siap, two.cukup) == (True, False, True)
