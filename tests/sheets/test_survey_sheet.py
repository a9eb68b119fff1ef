"""Spreadsheets of public surveys: headings in many spellings, answer sheets, recapitulations, what refuses a file."""

from __future__ import annotations

import csv
import datetime as dt
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from asn_desktop.problems import Refused
from asn_desktop.rules.survey import elements
from asn_desktop.sheets.reader import open_book
from asn_desktop.sheets.survey import SurveyFrame, read_survey

D = dt.date
TABLES = Path(__file__).resolve().parents[2] / "resources" / "tables"
with (TABLES / "unsur_skm.csv").open(encoding="utf-8", newline="") as _table:
    UNSUR = elements.from_table({row["kode"]: row for row in csv.DictReader(_table)})
FRAME = SurveyFrame(UNSUR, D(2026, 7, 1), D(2026, 9, 30))
FREE = SurveyFrame(UNSUR, D(2026, 7, 1), D(2026, 9, 30), free=True)
SWAPPED = SurveyFrame(UNSUR, D(2026, 7, 1), D(2026, 9, 30), swapped=True)
NUMBERS = [f"U{n}" for n in range(1, 10)]


def xlsx(rows, *, second=None, hidden=False):
    book = Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    if second is not None:
        other = book.create_sheet("Lain")
        other.sheet_state = "hidden" if hidden else "visible"
        for row in second:
            other.append(row)
    out = BytesIO()
    book.save(out)
    return open_book(out.getvalue()).sheets


def text(words):
    return open_book(words.encode()).sheets


def refused(sheets, frame=FRAME):
    with pytest.raises(Refused) as no:
        read_survey(sheets, frame)
    return no.value.problems[0]


def codes(found):
    return [(one.number, [p.code for p in one.problems]) for one in found.refused]


def test_one_row_per_answer_sheet_with_blank_cells():
    found = read_survey(xlsx([["No", *NUMBERS], [1, *[3] * 9], [2, 4, None, *[3] * 7], [3, *[4] * 9]]), FRAME)
    assert (found.jenis, found.responden, found.refused, found.empty) == ("lembar", 3, (), 0)
    assert found.jawaban["persyaratan"] == (0, 0, 1, 2)
    assert found.jawaban["prosedur"] == (0, 0, 1, 1), "a blank is no answer"
    assert found.by_number == {"sarana", "pengaduan"}


def test_csv_with_titles_above_column_numbers_below_and_sums_at_the_foot():
    words = "\n".join([
        "PENGOLAHAN SURVEI KEPUASAN MASYARAKAT;;;;;;;;;", "Loket uji kendaraan;;;;;;;;;",
        "No Resp;" + ";".join(NUMBERS),
        ";".join(map(str, range(1, 11))), "1;" + ";".join("343434343"), "2;" + ";".join("333333333"),
        "Jumlah;6;7;6;7;6;7;6;7;6", "NRR per unsur;3;3,5;3;3,5;3;3,5;3;3,5;3", "IKM;80,1;;;;;;;;",
    ])  # fmt: skip
    found = read_survey(text(words), FRAME)
    assert (found.responden, found.refused) == (2, ())
    assert found.jawaban["prosedur"] == (0, 0, 1, 1)


def test_a_name_wins_over_the_number_since_u8_and_u9_change_places():
    head = [*NUMBERS[:7], "U8 Penanganan pengaduan", "U9 Sarana dan prasarana"]
    found = read_survey(xlsx([head, [*[3] * 7, 1, 4]]), FRAME)
    assert (found.jawaban["pengaduan"], found.jawaban["sarana"]) == ((1, 0, 0, 0), (0, 0, 0, 1))
    assert found.by_number == frozenset()


def test_bare_numbers_are_read_as_the_table_has_them_or_swapped_when_the_clerk_says_so():
    rows = xlsx([NUMBERS, [*[3] * 7, 1, 4]])
    plain, swapped = read_survey(rows, FRAME), read_survey(rows, SWAPPED)
    assert plain.jawaban["sarana"] == (1, 0, 0, 0) == swapped.jawaban["pengaduan"]
    assert swapped.by_number == {"sarana", "pengaduan"}


def test_official_words_of_answers_and_gratis_where_the_service_is_free():
    head = ["Persyaratan", "Biaya/Tarif", "Waktu Penyelesaian"]
    rows = xlsx([head, ["Sangat Baik", "Gratis", "kurang baik"]])
    assert read_survey(rows, FREE).jawaban == {
        "persyaratan": (0, 0, 0, 1), "biaya": (0, 0, 0, 1), "waktu": (0, 1, 0, 0),
    }  # fmt: skip
    assert codes(read_survey(rows, FRAME)) == [(2, ["E-IKM-01"])]


@pytest.mark.parametrize("bad", [0, 5, 3.5, "puas", "3,5", -1])
def test_e_ikm_01_refuses_the_answer_sheet_and_keeps_the_others(bad):
    found = read_survey(xlsx([NUMBERS, [*[3] * 8, bad], [4] * 9]), FRAME)
    assert codes(found) == [(2, ["E-IKM-01"])]
    assert (found.responden, found.jawaban["persyaratan"]) == (1, (0, 0, 0, 1)), "nothing of that row is counted"


@pytest.mark.parametrize("day", [D(2026, 6, 30), "30/06/2026", "01-10-2026", dt.datetime(2026, 10, 1, 9, 14)])
def test_e_ikm_03_an_answer_outside_the_period(day):
    found = read_survey(xlsx([["Tanggal", *NUMBERS], [day, *[3] * 9], [D(2026, 8, 17), *[3] * 9]]), FRAME)
    assert codes(found) == [(2, ["E-IKM-03"])]
    assert (found.responden, found.dated) == (1, True)


def test_time_stamps_of_forms_are_read_by_their_day_and_the_unreadable_is_refused():
    head = "Timestamp;" + ";".join(NUMBERS)
    rows = [head, "17/08/2026 10:11:12;" + ";".join("3" * 9), "bulan lalu;" + ";".join("3" * 9)]
    found = read_survey(text("\n".join(rows)), FRAME)
    assert found.responden == 1
    assert codes(found) == [(3, ["survey_day_unreadable"])]


def test_a_column_with_the_month_first_is_not_guessed():
    head = "Tanggal;" + ";".join(NUMBERS)
    rows = [head, "08/17/2026;" + ";".join("3" * 9), "08/05/2026;" + ";".join("3" * 9)]
    found = read_survey(text("\n".join(rows)), FRAME)
    assert codes(found) == [(2, ["survey_day_unreadable"]), (3, ["survey_day_unreadable"])]


@pytest.mark.parametrize("heading", ["NIK", "Nama", "Nama Responden", "No. HP", "Telepon", "Alamat", "E-mail"])
def test_e_ikm_04_a_column_of_identity_refuses_the_whole_file(heading):
    problem = refused(xlsx([["No", heading, *NUMBERS], [1, "x", *[3] * 9]]))
    assert (problem.code, problem.values["kolom"]) == ("E-IKM-04", heading)


def test_e_ikm_04_under_a_parent_heading_but_not_in_a_letterhead():
    kop = [["PEMERINTAH KABUPATEN TIRTAMAYA"], ["Alamat: Jalan Merdeka 1 Telp. (0293) 123456"], []]
    assert read_survey(xlsx([*kop, NUMBERS, [3] * 9]), FRAME).responden == 1
    assert refused(xlsx([*kop, ["NIK", "Unsur pelayanan"], ["", *NUMBERS], ["1", *[3] * 9]])).code == "E-IKM-04"


@pytest.mark.parametrize("cell", ["3374015206880002", 3374015206880002, 81234567890, "0812-3456-7890", 
                                  "+62 812 3456 789", "budi@contoh.example"])  # fmt: skip
def test_e_ikm_04_an_identity_under_an_innocent_heading_refuses_it_too(cell):
    assert refused(xlsx([["Catatan", *NUMBERS], [cell, *[3] * 9]])).code == "E-IKM-04"


def test_e_ikm_04_also_on_another_sheet_even_a_hidden_one():
    for hidden in (False, True):
        sheets = xlsx([NUMBERS, [3] * 9], second=[["Daftar"], ["3374015206880002"]], hidden=hidden)
        assert refused(sheets).code == "E-IKM-04"


@pytest.mark.parametrize("heading", ["Predikat", "Rating pegawai", "Hasil kerja"])
def test_e_ikm_05_a_rating_beside_survey_answers_refuses_the_file(heading):
    assert refused(xlsx([[*NUMBERS, heading], [*[3] * 9, "Baik"]])).code == "E-IKM-05"


def test_a_profile_column_is_read_over():
    found = read_survey(xlsx([["Umur", "Jenis kelamin", "Pendidikan", *NUMBERS], [41, "L", "S1", *[3] * 9]]), FRAME)
    assert (found.responden, len(found.jawaban)) == (1, 9)


def test_answer_sheets_without_any_answer_are_counted_apart():
    found = read_survey(xlsx([["No", *NUMBERS], [1, *[3] * 9], [2, *[None] * 9]]), FRAME)
    assert (found.responden, found.empty) == (1, 1)


def test_two_columns_of_one_element_refuse_the_file():
    assert refused(xlsx([["U1", "Persyaratan", "U2"], [3, 3, 3]])).code == "survey_column_twice"


def test_a_sheet_that_is_no_survey_is_refused():
    assert refused(xlsx([["Uraian", "Jumlah"], ["Kertas", 3]])).code == "survey_sheet_unknown"


RECAP = [["No", "Unsur", "1", "2", "3", "4", "Jumlah"], [1, "Persyaratan", 0, 1, 20, 9, 30],
         [2, "U8 Penanganan pengaduan", 1, 1, 1, 1, 4], [3, "Perilaku pelaksana", 0, 0, 10, 21, 31],
         ["", "Jumlah", 1, 2, 31, 31, 65]]  # fmt: skip


def test_a_recapitulation_of_counts():
    found = read_survey(xlsx(RECAP), FRAME)
    assert (found.jenis, found.responden, found.refused) == ("rekap", 31, ())
    assert found.jawaban == {
        "persyaratan": (0, 1, 20, 9), "pengaduan": (1, 1, 1, 1), "perilaku": (0, 0, 10, 21),
    }  # fmt: skip


def test_a_recapitulation_with_the_words_of_the_answers_the_best_first():
    head = ["Unsur pelayanan", "Sangat baik", "Baik", "Kurang baik", "Tidak baik"]
    found = read_survey(xlsx([head, ["Waktu penyelesaian", 9, 20, 1, 0], ["Biaya/tarif", 30, 0, 0, 0]]), FRAME)
    assert found.jawaban == {"waktu": (0, 1, 20, 9), "biaya": (0, 0, 0, 30)}


def test_e_ikm_01_in_a_recapitulation_with_a_fifth_answer():
    rows = [["Unsur", 1, 2, 3, 4, 5], ["Persyaratan", 0, 0, 3, 3, 2], ["Waktu penyelesaian", 0, 0, 3, 3, 0]]
    found = read_survey(xlsx(rows), FRAME)
    assert codes(found) == [(2, ["E-IKM-01"])]
    assert found.jawaban == {"waktu": (0, 0, 3, 3)}


def test_counts_that_are_no_numbers_refuse_their_row():
    found = read_survey(xlsx([["Unsur", 1, 2, 3, 4], ["Persyaratan", 0, "dua", 3, 3], ["U2", 0, 0, 1, 1]]), FRAME)
    assert codes(found) == [(2, ["survey_count_invalid"])]
    assert found.jawaban == {"prosedur": (0, 0, 1, 1)}
