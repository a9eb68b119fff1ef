"""The matrix cell by cell, aliases, and what a written predikat is refused for (evaluation.md §4.1, §14)."""

from __future__ import annotations

import datetime as dt

import pytest

from asn_desktop.problems import Refused
from asn_desktop.rules.evaluation import matrix, situation
from asn_desktop.rules.evaluation.situation import Span
from asn_desktop.rules.evaluation.words import Capaian, Predikat, Rating
from asn_desktop.services import reference

D = dt.date
ROWS = {f"{row['hasil']}:{row['perilaku']}": row for row in reference.shipped("matriks_predikat")}
HEADS = {Capaian(row["capaian"]): Rating(row["rating"]) for row in reference.shipped("peta_capaian")}
MATRIX = matrix.Matrix.from_rows(ROWS)
BRIEF = [  # evaluation.md §4.1, row by row
    ("Di Atas Ekspektasi", "Di Bawah Ekspektasi", "Kurang"),
    ("Di Atas Ekspektasi", "Sesuai Ekspektasi", "Baik"),
    ("Di Atas Ekspektasi", "Di Atas Ekspektasi", "Sangat Baik"),
    ("Sesuai Ekspektasi", "Di Bawah Ekspektasi", "Kurang"),
    ("Sesuai Ekspektasi", "Sesuai Ekspektasi", "Baik"),
    ("Sesuai Ekspektasi", "Di Atas Ekspektasi", "Baik"),
    ("Di Bawah Ekspektasi", "Di Bawah Ekspektasi", "Sangat Kurang"),
    ("Di Bawah Ekspektasi", "Sesuai Ekspektasi", "Butuh Perbaikan"),
    ("Di Bawah Ekspektasi", "Di Atas Ekspektasi", "Butuh Perbaikan"),
]


def _codes(hasil, perilaku, predikat=None):
    return [p.code for p in matrix.check_stored(MATRIX, hasil, perilaku, predikat)]


@pytest.mark.parametrize(("hasil", "perilaku", "predikat"), BRIEF)
def test_every_cell_of_the_matrix_is_that_of_the_brief(hasil, perilaku, predikat):
    assert MATRIX.predikat(*matrix.ratings(hasil, perilaku)).label == predikat
    assert _codes(hasil, perilaku, predikat) == []


@pytest.mark.parametrize(("hasil", "perilaku", "predikat"), BRIEF)
def test_e_pred_01_every_other_predikat_of_a_cell_is_refused(hasil, perilaku, predikat):
    for other in Predikat:
        if other.label != predikat:
            assert _codes(hasil, perilaku, other.label) == ["E-PRED-01"]


def test_e_pred_01_sesuai_and_sesuai_is_not_sangat_baik():
    (found,) = matrix.check_stored(MATRIX, "Sesuai", "Sesuai", "Sangat Baik")
    assert found.code == "E-PRED-01"
    assert found.values["predikat"] == "Baik"


def test_the_wrong_reading_of_a_public_program_is_refused():
    assert _codes("Di Bawah", "Sesuai", "Kurang") == ["E-PRED-01"]
    assert _codes("Di Atas", "Di Bawah", "Butuh Perbaikan") == ["E-PRED-01"]


def test_the_matrix_is_not_symmetric():
    assert any(MATRIX.predikat(a, b) is not MATRIX.predikat(b, a) for a in Rating for b in Rating)


@pytest.mark.parametrize("raw", ["Cukup Baik", "", None, "sesuai di atas", "di sesuai", "5", "Baik"])
def test_e_pred_02_a_rating_missing_or_unknown_is_refused(raw):
    assert _codes("Sesuai", raw) == ["E-PRED-02"]
    with pytest.raises(Refused) as no:
        matrix.ratings(raw, "Sesuai")
    assert [p.code for p in no.value.problems] == ["E-PRED-02"]


def test_e_pred_03_istimewa_is_no_predikat_of_a_person():
    assert _codes("Sesuai", "Sesuai", "Istimewa") == ["E-PRED-03"]


def test_e_pred_03_sangat_baik_is_no_achievement_of_a_unit():
    with pytest.raises(Refused) as no:
        matrix.achievement("Sangat  baik")
    assert no.value.problems[0].code == "E-PRED-03"


@pytest.mark.parametrize("raw", ["Amat Baik", "A", "92"])
def test_a_word_of_neither_list_is_refused_and_never_guessed(raw):
    assert _codes("Sesuai", "Sesuai", raw) == ["predikat_unknown"]
    with pytest.raises(Refused) as no:
        matrix.achievement(raw)
    assert no.value.problems[0].code == "achievement_unknown"


@pytest.mark.parametrize(
    ("hasil", "perilaku", "predikat"),
    [("Dibawah ekspektasi", "SESUAI", "Cukup"), ("di  atas", "Dibawah", "Misconduct"),
     ("DI_BAWAH", "diatas", "Butuh Perbaikan (Cukup)"), ("Sesuai", "Di Bawah", "Kurang/Misconduct")],
)  # fmt: skip
def test_spellings_of_the_brief_are_read(hasil, perilaku, predikat):
    assert _codes(hasil, perilaku, predikat) == []


@pytest.mark.parametrize(
    ("capaian", "rating"),
    [("ISTIMEWA", "DI_ATAS"), ("BAIK", "SESUAI"), ("BUTUH_PERBAIKAN", "DI_BAWAH"), ("KURANG", "DI_BAWAH"),
     ("SANGAT_KURANG", "DI_BAWAH")],
)  # fmt: skip
def test_e_pred_04_a_head_is_bound_to_the_achievement_of_his_unit(capaian, rating):
    for one in Rating:
        codes = [p.code for p in matrix.check_head(one, Capaian(capaian), HEADS)]
        assert codes == ([] if one == rating else ["E-PRED-04"])


@pytest.mark.parametrize("key", sorted(ROWS))
def test_a_matrix_with_a_cell_missing_or_odd_is_refused(key):
    for broken in ({k: v for k, v in ROWS.items() if k != key}, ROWS | {key: ROWS[key] | {"predikat": "Istimewa"}}):
        with pytest.raises(Refused) as no:
            matrix.Matrix.from_rows(broken)
        assert no.value.problems[0].code == "matrix_incomplete"


YEAR = Span(D(2026, 1, 1), D(2026, 12, 31))


def test_months_fully_on_long_leave_are_not_rated():
    assert situation.not_rated(YEAR, [Span(D(2026, 4, 15), D(2026, 7, 14))]) == (5, 6)


def test_two_spells_that_follow_each_other_count_together():
    spells = [Span(D(2026, 3, 1), D(2026, 3, 10)), Span(D(2026, 3, 11), D(2026, 3, 31))]
    assert situation.not_rated(YEAR, spells) == (3,)
    assert situation.not_rated(YEAR, [spells[0], Span(D(2026, 3, 12), D(2026, 3, 31))]) == ()


def test_a_month_begun_on_the_fifteenth_is_not_rated_when_its_half_was_leave():
    assert situation.not_rated(Span(D(2026, 2, 15), D(2026, 12, 31)), [Span(D(2026, 2, 15), D(2026, 2, 28))]) == (2,)


def test_no_month_left_gives_no_predikat():
    span = Span(D(2026, 1, 1), D(2026, 3, 31))
    assert [p.code for p in situation.check_months(span, (1, 2, 3))] == ["evaluation_no_month"]
    assert situation.check_months(span, (1, 2)) == []


def test_annual_leave_and_important_reasons_never_change_a_period():
    assert {"TAHUNAN", "ALASAN_PENTING"}.isdisjoint(situation.LONG_LEAVE)


def test_a_first_short_period_is_marked_for_who_just_started_only():
    assert situation.short_period(2026, "AKHIR", D(2026, 5, 1), "spmt")
    assert not situation.short_period(2026, "AKHIR", D(2026, 1, 1), "spmt")
    assert not situation.short_period(2026, "AKHIR", D(2026, 5, 1), "pindah")
    assert situation.short_period(2026, "TW2", D(2026, 5, 1), "spmt")
    assert not situation.short_period(2026, "TW3", D(2026, 7, 1), "spmt")
