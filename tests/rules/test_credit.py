"""Angka kredit by the tables of the brief: percentages, coefficients, needs, the three worked examples."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from asn_desktop.rules.credit import conversion, figures, months, readiness
from asn_desktop.rules.credit.conversion import Wish
from asn_desktop.rules.credit.ledger import Entry, check, converted, ledger, line
from asn_desktop.rules.credit.months import Away, Held
from asn_desktop.rules.credit.tables import above, ranks_of
from asn_desktop.rules.evaluation.words import Predikat
from tests.rules.credit_tables import shipped

D = dt.date
TABLES = shipped()
F = Fraction


def made(jenjang: str, tahun: int, predikat: str, **more: object) -> Entry:
    entry, problems = conversion.read(Wish(jenjang, tahun, predikat, **more), TABLES, f"{tahun} {more}")  # type: ignore[arg-type]
    assert problems == []
    assert entry is not None
    return entry


@pytest.mark.parametrize(
    ("predikat", "percent"),
    [(Predikat.SANGAT_BAIK, 150), (Predikat.BAIK, 100), (Predikat.BUTUH_PERBAIKAN, 75), (Predikat.KURANG, 50),
     (Predikat.SANGAT_KURANG, 25)],
)  # fmt: skip
def test_percentage_of_a_predikat(predikat, percent):
    assert TABLES.percent[predikat] == percent


@pytest.mark.parametrize(
    ("code", "ranks", "coefficient", "step", "jenjang"),
    [
        ("PM", ("II/a",), F("3.75"), 15, 15), ("TR", ("II/b", "II/c", "II/d"), F(5), 20, 60),
        ("MH", ("III/a", "III/b"), F("12.5"), 50, 100), ("PY", ("III/c", "III/d"), F(25), 100, None),
        ("PT", ("III/a", "III/b"), F("12.5"), 50, 100), ("MU", ("III/c", "III/d"), F(25), 100, 200),
        ("MA", ("IV/a", "IV/b", "IV/c"), F("37.5"), 150, 450), ("UT", ("IV/d", "IV/e"), F(50), 200, None),
    ],
)  # fmt: skip
def test_row_of_a_jenjang(code, ranks, coefficient, step, jenjang):
    level = TABLES.jenjang[code]
    assert (ranks_of(level), level.koefisien, level.ak_pangkat, level.ak_jenjang) == (ranks, coefficient, step, jenjang)


@pytest.mark.parametrize(
    ("code", "higher"),
    [("PM", "TR"), ("TR", "MH"), ("MH", "PY"), ("PY", None), ("PT", "MU"), ("MU", "MA"), ("MA", "UT"), ("UT", None)],
)
def test_the_jenjang_above(code, higher):
    found = above(TABLES.jenjang[code], TABLES.jenjang)
    assert (found.kode if found else None) == higher


@pytest.mark.parametrize(
    ("code", "golongan", "to", "need"),
    [
        ("PM", "II/a", "II/b", 15), ("TR", "II/b", "II/c", 20), ("TR", "II/c", "II/d", 40), ("TR", "II/d", "III/a", 60),
        ("MH", "III/a", "III/b", 50), ("MH", "III/b", "III/c", 100), ("PY", "III/c", "III/d", 100),
        ("PT", "III/a", "III/b", 50), ("PT", "III/b", "III/c", 100), ("MU", "III/c", "III/d", 100),
        ("MU", "III/d", "IV/a", 200), ("MA", "IV/a", "IV/b", 150), ("MA", "IV/b", "IV/c", 300),
        ("MA", "IV/c", "IV/d", 450), ("UT", "IV/d", "IV/e", 200),
    ],
)  # fmt: skip
def test_the_next_multiple_of_a_rank(code, golongan, to, need):
    assert readiness.step(TABLES.jenjang[code], golongan) == (to, need)


@pytest.mark.parametrize(("code", "golongan"), [("PY", "III/d"), ("UT", "IV/e"), ("MU", "III/b"), ("MU", None)])
def test_no_next_rank_at_the_top_or_outside_the_range(code, golongan):
    assert readiness.step(TABLES.jenjang[code], golongan) is None


@pytest.mark.parametrize(
    ("jenjang", "golongan", "base"),
    [
        ("MU", "III/d", 100), ("PT", "III/b", 50), ("MA", "IV/b", 150), ("MA", "IV/c", 300), ("UT", "IV/e", 200),
        ("TR", "II/c", 20), ("TR", "II/d", 40), ("MH", "III/b", 50), ("PY", "III/d", 100), ("PT", "III/a", 0),
    ],
)  # fmt: skip
def test_ak_dasar(jenjang, golongan, base):
    assert TABLES.base[jenjang, golongan] == base


def test_every_ak_dasar_is_the_steps_behind():
    for (code, golongan), base in TABLES.base.items():
        level = TABLES.jenjang[code]
        assert base == level.ak_pangkat * ranks_of(level).index(golongan)
    assert len(TABLES.base) == 17


def test_worked_example_1_ahli_pertama():
    year = made("PT", 2023, "Sangat Baik", bulan=12)
    more = made("PT", 2024, "Baik", bulan=2, mulai=D(2024, 1, 1), tahunan=False)
    assert (year.amount, more.amount) == (F("18.75"), F(25, 12))
    assert figures.shown(more.amount) == "2,08"
    assert figures.shown(ledger([year, more], "PT").total) == "20,83"
    assert figures.shown(more.amount, 3) == "2,083"


def test_worked_example_2_ahli_muda():
    lines = [made("MU", 2022, "Sangat Baik", bulan=12), made("MU", 2023, "Baik"), made("MU", 2024, "Baik"),
             made("MU", 2025, "Baik", bulan=6, mulai=D(2025, 1, 1))]  # fmt: skip
    assert [one.amount for one in lines] == [F("37.5"), 25, 25, F("12.5")]
    book = ledger(lines, "MU")
    pangkat, jenjang = readiness.targets(TABLES.jenjang["MU"], "III/c", book.total, TABLES.jenjang)
    assert (book.total, pangkat.ke, pangkat.cukup, pangkat.kurang) == (100, "III/d", True, 0)
    assert (jenjang.ke, jenjang.cukup, jenjang.kurang, jenjang.bulan) == ("MA", False, 100, 48)


def test_worked_example_3_promotion_on_1_june():
    posts = [Held("MU", "Ahli Muda", D(2020, 1, 1)), Held("MA", "Ahli Madya", D(2025, 6, 1))]
    found, without = months.parts(posts, (), 2025)
    assert [(p.jenjang, p.bulan) for p in found] == [("MU", 5), ("MA", 7)]
    assert without == ()
    words = {"MU": "Baik", "MA": "Sangat Baik"}
    lines = [made(p.jenjang, 2025, words[p.jenjang], mulai=p.mulai, sampai=p.sampai) for p in found]
    old, new = ledger(lines, "MU"), ledger(lines, "MA")
    assert (old.total, new.total) == (F(125, 12), F(525, 16))
    assert (figures.shown(old.total), figures.shown(new.total)) == ("10,42", "32,81")
    assert figures.exported(new.total, 4) == "32.8125"
    assert check(lines) == []


def test_published_example_with_three_decimals():
    assert figures.shown(converted(3, 100, F("12.5")), 3) == "3,125"
    assert figures.shown(converted(3, 100, F("12.5"))) == "3,13"


def test_sum_is_rounded_once():
    thirds = [made("PT", 2024, "Baik", bulan=1, mulai=D(2024, m, 1), tahunan=False) for m in (1, 2, 3)]
    assert figures.shown(ledger(thirds, "PT").total) == "3,13"  # 3 × 1,04 would be 3,12


@pytest.mark.parametrize(
    ("tmt", "old"), [(D(2025, 6, 1), 5), (D(2025, 6, 2), 6), (D(2025, 6, 30), 6), (D(2025, 1, 1), 0)]
)
def test_a_month_belongs_to_the_jenjang_of_its_first_day(tmt, old):
    posts = [Held("MU", "a", D(2020, 1, 1)), Held("MA", "b", tmt)]
    found, _ = months.parts(posts, (), 2025)
    assert sum(p.bulan for p in found if p.jenjang == "MU") == old
    assert sum(p.bulan for p in found) == 12


def test_cltn_suspension_and_months_outside_the_jf_give_nothing():
    posts = [Held(None, "Analis", D(2010, 1, 1)), Held("PT", "a", D(2025, 2, 10))]
    away = (Away(D(2025, 5, 1), D(2025, 6, 30), "cltn"), Away(D(2025, 11, 1), None, "sementara"))
    found, without = months.parts(posts, away, 2025)
    assert [(p.mulai, p.sampai, p.bulan) for p in found] == [
        (D(2025, 3, 1), D(2025, 4, 30), 2), (D(2025, 7, 1), D(2025, 10, 31), 4),
    ]  # fmt: skip
    assert without == ((1, "bukan_jf"), (2, "bukan_jf"), (5, "cltn"), (6, "cltn"), (11, "sementara"),
                       (12, "sementara"))  # fmt: skip


def test_the_post_that_ended_gives_nothing_after():
    found, without = months.parts([Held("PT", "a", D(2024, 1, 1), D(2025, 3, 31))], (), 2025)
    assert [p.bulan for p in found] == [3]
    assert len(without) == 9


def test_surplus_is_lost_at_the_next_jenjang():
    lines = [made("MU", y, "Sangat Baik") for y in range(2018, 2025)] + [made("MA", 2025, "Baik")]
    assert ledger(lines, "MU").total == F("262.5")
    assert ledger(lines, "MA").total == F("37.5")


def test_a_rank_inside_the_jenjang_does_not_begin_anew():
    lines = [made("MA", y, "Baik") for y in range(2019, 2026)]
    total = ledger(lines, "MA").total
    needs = [readiness.targets(TABLES.jenjang["MA"], g, total, TABLES.jenjang)[0] for g in ("IV/a", "IV/b", "IV/c")]
    assert [(t.perlu, t.cukup) for t in needs] == [(150, True), (300, False), (450, False)]
    assert needs[2].conditions[0].kode == "jenjang_dulu"


def test_the_annual_conversion_stands_in_for_the_periodic_ones():
    quarter = made("PT", 2025, "Sangat Baik", bulan=3, mulai=D(2025, 1, 1), tahunan=False)
    other = made("PT", 2024, "Baik", bulan=3, mulai=D(2024, 1, 1), tahunan=False)
    year = made("PT", 2025, "Baik")
    book = ledger([quarter, other, year], "PT")
    assert (book.total, book.replaced) == (F("12.5") + F("3.125"), (quarter,))


def test_what_is_earned_later_does_not_count_yet():
    lines = [made("PT", 2024, "Baik"), made("PT", 2025, "Baik")]
    assert ledger(lines, "PT", until=D(2025, 6, 30)).total == F("12.5")


def test_a_line_explains_itself():
    def shown(value, exact=False):
        return figures.plain(value) if exact else figures.shown(value)

    one = line(made("PT", 2024, "Baik", bulan=2, mulai=D(2024, 1, 1)), "Ahli Pertama", shown)
    assert one.code == "ak_konversi_bagian"
    assert {k: one.values[k] for k in ("bulan", "persen", "koefisien", "predikat", "hasil")} == {
        "bulan": 2, "persen": 100, "koefisien": "12,5", "predikat": "Baik", "hasil": "2,08",
    }  # fmt: skip
    assert "PermenPANRB 1/2023" in one.article
