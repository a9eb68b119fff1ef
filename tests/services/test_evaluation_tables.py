"""Dated corrections of matrix, patterns and heads' map: the office's row holds from its day, the shipped one stays."""

from __future__ import annotations

import datetime as dt

import pytest

from asn_desktop.problems import Refused
from asn_desktop.rules.evaluation.words import Capaian, Predikat, Rating
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import reference
from asn_desktop.services.evaluation import law, table_changes

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
