"""BUP and TMT pensiun: the groups and examples of employee data §3.4, the order of looking up, the move down."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.rules import retirement
from tests.rules.career_people import bup_tables, person, post, rows

D = dt.date


def age_of(name, kind="2", eselon=None, jenjang=None, **changes):
    found = retirement.bup(person(jabatan=post(name, kind, eselon, jenjang), **changes), bup_tables())
    return found.tahun, found.source


@pytest.mark.parametrize(
    ("birth", "bup", "tmt"),
    [(D(1968, 12, 17), 58, D(2027, 1, 1)), (D(1966, 5, 1), 60, D(2026, 6, 1)), (D(1968, 2, 29), 58, D(2026, 3, 1))],
)
def test_the_first_day_of_pension(birth, bup, tmt):
    assert retirement.tmt_pensiun(birth, bup) == tmt


@pytest.mark.parametrize(
    ("name", "kind", "eselon", "age"),
    [
        ("Sekretaris Daerah", "1", "II.a", 60),
        ("Kepala Dinas Kesehatan", "1", "II.b", 60),
        ("Camat", "1", "III.a", 58),
        ("Lurah", "1", "IV.a", 58),
        ("Pengadministrasi Perkantoran", "4", None, 58),
        ("Perawat Terampil", "2", None, 58),
        ("Bidan Ahli Pertama", "2", None, 58),
        ("Dokter Ahli Muda", "2", None, 58),
        ("Dokter Ahli Madya", "2", None, 60),
        ("Dokter Ahli Utama", "2", None, 65),
        ("Guru Ahli Pertama", "2", None, 60),
        ("Guru Ahli Muda", "2", None, 60),
        ("Guru Ahli Utama", "2", None, 60),
        ("Guru Besar / Profesor", "2", None, 70),
        ("Lektor Kepala", "2", None, 65),
        ("Peneliti Ahli Madya", "2", None, 65),
        ("Peneliti Ahli Utama", "2", None, 70),
        ("Perekayasa Ahli Utama", "2", None, 70),
        ("Pengawas Sekolah Ahli Muda", "2", None, 58),
    ],
)
def test_the_age_of_each_group(name, kind, eselon, age):
    assert age_of(name, kind, eselon)[0] == age


def test_the_exact_name_comes_before_the_jenjang_and_that_before_the_kind():
    sixty = next(r["nama"] for r in rows("jabatan_fungsional") if r["jenjang"] == "UT" and r["bup"] == "60")
    assert age_of(sixty) == (60, "nama_jf")
    assert age_of("Penata Kelola Awan Ahli Utama") == (65, "jenjang")
    assert age_of("Jabatan Baru", jenjang="Ahli Madya") == (60, "jenjang")
    assert age_of("Jabatan Baru", jenjang="MA") == (60, "jenjang")
    assert age_of("  dokter   ahli madya ") == (60, "nama_jf")
    assert age_of("Jabatan Tanpa Jenjang") == (58, "baku")
    assert age_of("Kepala Dinas", "1", "II.b") == (60, "eselon")


def test_a_name_the_list_gives_without_an_age_falls_to_its_jenjang():
    assert age_of("Asisten Ahli Hakim Konstitusi Ahli Madya")[0] != 0


def test_a_teacher_retires_at_sixty_also_as_head_of_a_school():
    assert age_of("Kepala Sekolah", guru=True) == (60, "guru")
    assert age_of("Guru Kelas") == (60, "guru")


def test_an_age_set_by_hand_wins_and_says_why():
    found = retirement.bup(person(bup_tetapan=60, bup_alasan="Putusan"), bup_tables())
    assert (found.tahun, found.source, found.lines[0].values["alasan"]) == (60, "tetapan", "Putusan")


def test_without_a_post_the_age_of_pelaksana_is_assumed_and_said():
    assert retirement.bup(person(jabatan=None), bup_tables()).source == "baku"


def test_moving_down_past_the_age_retires_at_once():
    birth = D(1967, 5, 10)  # 59
    down = post("Sekretaris Dinas", "1", "III.a", tmt=D(2026, 11, 23))
    problem = retirement.check_move(birth, down, bup_tables())[0]
    assert (problem.code, problem.severity) == ("BUP_MOVE_RETIRES", "W")
    assert problem.values["tmt"] == D(2026, 12, 1)
    assert retirement.check_move(birth, post("Kepala Dinas", "1", "II.b", tmt=D(2026, 11, 23)), bup_tables()) == []
    assert retirement.check_move(birth, down._replace(penugasan="PLT"), bup_tables()) == []


def test_a_contract_must_not_pass_the_pension_day():
    birth = D(1968, 12, 17)
    assert not retirement.contract_passes(birth, 58, D(2026, 12, 31))
    assert retirement.contract_passes(birth, 58, D(2027, 1, 1))
    assert not retirement.contract_passes(birth, 58, None)


@given(st.dates(D(1945, 1, 1), D(2010, 12, 31)), st.integers(56, 70))
def test_pension_begins_on_the_first_in_the_month_after_the_birthday(birth, bup):
    tmt = retirement.tmt_pensiun(birth, bup)
    assert tmt.day == 1
    assert (tmt.year - birth.year) * 12 + tmt.month - birth.month == bup * 12 + 1
    assert retirement.tmt_pensiun(birth, bup + 1) > tmt
    assert retirement.tmt_pensiun(birth.replace(day=1), bup) == tmt


def test_every_functional_post_of_the_list_finds_its_age():
    for row in rows("jabatan_fungsional"):
        found = retirement.of_post(post(row["nama"]), bup_tables())
        assert 58 <= found.tahun <= 70
        assert found.lines
        assert found.lines[0].article
