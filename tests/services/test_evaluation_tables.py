"""Dated corrections of matrix, patterns and heads' map: the office's row holds from its day, the shipped one stays."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa

from asn_desktop.problems import Refused
from asn_desktop.rules.evaluation.words import Capaian, Predikat, Rating
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import reference
from asn_desktop.services.credit import law as credit_law
from asn_desktop.services.evaluation import law, table_changes, table_rows
from asn_desktop.store.reference import ReferenceRow

D = dt.date
SINCE, BEFORE = D(2026, 7, 1), D(2026, 6, 30)
GROUND = "SE MenPANRB perbaikan 2026"


@pytest.fixture
def admin(session):
    reference.load_shipped(session)
    session.info["actor"] = Actor("budi", "Budi Santoso", Role.ADMIN)
    return session


def _codes(no) -> list[str]:
    return [p.code for p in no.value.problems]


def test_a_cell_reads_differently_from_its_day_on(admin):
    made = table_changes.cell(admin, "Di Bawah", "Sesuai", "Kurang", since=SINCE, ground=GROUND)
    pair = (Rating.DI_BAWAH, Rating.SESUAI)
    assert (made.matrix.predikat(*pair), made.matrix.ground(*pair)) == (Predikat.KURANG, GROUND)
    assert law.matrix(admin, BEFORE).predikat(*pair) is Predikat.BUTUH_PERBAIKAN
    table_changes.cell(admin, "Di Bawah", "Sesuai", "Cukup", since=D(2026, 10, 1), ground=GROUND)
    assert law.matrix(admin, D(2026, 9, 30)).predikat(*pair) is Predikat.KURANG
    assert law.matrix(admin, D(2026, 10, 1)).predikat(*pair) is Predikat.BUTUH_PERBAIKAN


def test_a_limit_and_a_heads_rating_are_corrected_by_date(admin):
    made = table_changes.limit(admin, "Baik", "b_maks", 75, since=SINCE, ground=GROUND)
    assert {f.key: f.batas for f in made.limits}["BAIK:b_maks"] == 75
    assert {f.key: f.batas for f in law.load(admin, BEFORE).limits}["BAIK:b_maks"] == 70
    made = table_changes.head(admin, "Butuh Perbaikan", "Sesuai", since=SINCE, ground=GROUND)
    assert made.head_map[Capaian.BUTUH_PERBAIKAN] is Rating.SESUAI
    assert law.load(admin, BEFORE).head_map[Capaian.BUTUH_PERBAIKAN] is Rating.DI_BAWAH


@pytest.mark.parametrize(
    ("deed", "words", "code"),
    [(table_changes.cell, ("Sesuai", "Sesuai", "Istimewa"), "E-PRED-03"),
     (table_changes.cell, ("Sesuai", "Cukup", "Baik"), "E-PRED-02"),
     (table_changes.cell, ("Sesuai", "Sesuai", "Baik"), "evaluation_rule_same"),
     (table_changes.limit, ("Baik", "b_terbesar", 5), "pattern_limit_unknown"),
     (table_changes.limit, ("Baik", "b_maks", 101), "pattern_row_invalid"),
     (table_changes.limit, ("Sangat Baik", "b_maks", 60), "E-PRED-03"),
     (table_changes.head, ("Baik", "Cukup"), "E-PRED-02")],
)  # fmt: skip
def test_an_odd_correction_is_refused(admin, deed, words, code):
    with pytest.raises(Refused) as no:
        deed(admin, *words, since=SINCE, ground=GROUND)
    assert _codes(no) == [code]


def test_a_correction_needs_its_ground_and_the_admin(admin):
    with pytest.raises(Refused) as no:
        table_changes.cell(admin, "Sesuai", "Di Atas", "Sangat Baik", since=SINCE, ground=" ")
    assert _codes(no) == ["evaluation_rule_ground"]
    admin.info["actor"] = Actor("siti", "Siti Rahmawati", Role.OPERATOR)
    with pytest.raises(Refused) as no:
        table_changes.cell(admin, "Sesuai", "Di Atas", "Sangat Baik", since=SINCE, ground=GROUND)
    assert _codes(no) == ["role_not_allowed"]


@pytest.mark.parametrize(
    ("table", "key", "column", "typed", "kept"),
    [("kinerja_predikat", "3", "konversi_ak_persen", "80", "80"),
     ("jenjang_jf", "MA", "koefisien_ak_tahunan", "40,5", "40.5"), ("jenjang_jf", "PT", "ak_naik_jenjang", "-", ""),
     ("jenjang_jf", "TR", "golongan_rentang", "II/a-II/d", "II/a-II/d"),
     ("ak_dasar", "MA:IV/b", "angka", "160", "160"), ("mutu_ikm", "B", "batas_bawah", "77,00", "77.00"),
     ("unsur_skm", "biaya", "nama", "Biaya atau tarif", "Biaya atau tarif"),
     ("nilai_perilaku", "5", "panduan_3", "Menjaga rahasia negara", "Menjaga rahasia negara"),
     ("sampel_skm", "300", "sampel", "170", "170")],
)  # fmt: skip
def test_every_other_table_is_corrected_by_date_with_ground_and_mark(admin, table, key, column, typed, kept):
    before = reference.table(admin, table, BEFORE)
    row = table_rows.change(admin, table, key, column, typed, since=SINCE, ground=GROUND)
    assert (row[column], row["dasar"], row["keyakinan"], row["berlaku_mulai"]) == (kept, GROUND, "kantor", "2026-07-01")
    own = {column, "dasar", "keyakinan", "berlaku_mulai"}
    assert {n: v for n, v in row.items() if n not in own} == {n: v for n, v in before[key].items() if n not in own}
    assert reference.table(admin, table, BEFORE) == before
    table_rows.change(admin, table, key, column, before[key][column] or "–", since=D(2026, 10, 1), ground=GROUND)
    assert reference.table(admin, table, D(2026, 10, 1))[key][column] == before[key][column]
    assert reference.table(admin, table, D(2026, 9, 30))[key][column] == kept


@pytest.mark.parametrize(
    ("words", "code"),
    [(("agama", "1", "nama_tampil", "Islam"), "table_row_unknown"),
     (("ak_dasar", "MA:III/a", "angka", "10"), "table_row_unknown"),
     (("ak_dasar", "MA:IV/b", "golongan", "IV/c"), "table_column_unknown"),
     (("kinerja_predikat", "3", "konversi_ak_persen", "75,5"), "table_value_invalid"),
     (("kinerja_predikat", "3", "konversi_ak_persen", "75"), "evaluation_rule_same"),
     (("jenjang_jf", "MA", "koefisien_ak_tahunan", "0"), "table_value_invalid"),
     (("jenjang_jf", "MA", "golongan_rentang", "IV/c-IV/a"), "table_value_invalid"),
     (("mutu_ikm", "B", "batas_bawah", "90"), "table_value_invalid"),  # above the bound of A
     (("unsur_skm", "biaya", "nama", " "), "table_value_invalid")],
)  # fmt: skip
def test_an_odd_correction_of_another_table_is_refused(admin, words, code):
    with pytest.raises(Refused) as no:
        table_rows.change(admin, *words, since=SINCE, ground=GROUND)
    assert _codes(no) == [code]


def test_a_corrected_percentage_converts_later_years_only(admin):
    table_rows.change(admin, "kinerja_predikat", "3", "konversi_ak_persen", "80", since=D(2026, 1, 1), ground=GROUND)
    assert credit_law.load(admin, D(2025, 12, 31)).percent[Predikat.BUTUH_PERBAIKAN] == 75
    assert credit_law.load(admin, D(2026, 12, 31)).percent[Predikat.BUTUH_PERBAIKAN] == 80


@pytest.mark.parametrize("table", ["matriks_predikat", "pola_distribusi", "peta_capaian", *table_rows.COLUMNS])
def test_every_row_has_its_ground_and_its_mark(admin, table):
    rows = reference.table(admin, table, D(2026, 1, 1))
    assert rows
    assert all(row["dasar"] and row["keyakinan"] for row in rows.values())
    stored = admin.scalars(sa.select(ReferenceRow).where(ReferenceRow.tabel == table)).all()
    assert all(row.dasar and row.berlaku_mulai for row in stored)
