"""Import of results in four steps: columns, counts that open their lists, a reason for every refusal, undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from asn_desktop.services import histories
from asn_desktop.services.evaluation import results_import
from asn_desktop.services.evaluation.results_import import Outcome, Source
from asn_desktop.sheets.reader import open_book
from asn_desktop.ui.evaluation.results_import.page import CHECK, COLUMNS, DONE, FILE, ResultsImportPage
from tests.services import evaluation_office
from tests.ui.test_skp_editor import read, write

RINA, AGUS, DEWI, TONO = "198806122011012001", "199003152014121002", "199411302023212007", "199202022015031003"
HEAD = "NIP,Nama,Tahun,Hasil Kerja,Perilaku Kerja,Predikat,Keterangan"
LINES = (
    f"{RINA},Rina Marlina,2025,Di Atas Ekspektasi,Di Atas Ekspektasi,Sangat Baik,",
    f"{AGUS},Agus Setiawan,2025,Sesuai Ekspektasi,Sesuai Ekspektasi,Sangat Baik,",
    f"{DEWI},Dewi Lestari,2025,Sesuai Ekspektasi,Cukup Baik,Baik,",
    "199999999999999999,Orang Lain,2025,Sesuai Ekspektasi,Sesuai Ekspektasi,Baik,",
    f"{TONO},Tono Sugiarto,2025,Sesuai Ekspektasi,Sesuai Ekspektasi,Baik,",
)


@pytest.fixture
def filling():
    return evaluation_office.make


@pytest.fixture
def kantor(filled):
    return filled


@pytest.fixture
def page(shown, kantor):
    return shown(ResultsImportPage, 2026, None)


def sheet(tmp_path, *lines, head=HEAD, name="hasil_ekinerja.csv"):
    path = tmp_path / name
    path.write_text("\n".join((head, *lines)), encoding="utf-8")
    return path


def bring(page, desk, settled, path):
    page.open_file(path)
    settled(desk)
    page.next_button.click()
    return page.check_step


def kinerja(desk, who, today):
    rows = read(desk, histories.rows, who, "kinerja", today=today)
    return [row for row in rows if not row.dibatalkan]


def test_official_results_go_through_four_steps_and_can_be_taken_back(
    page, kantor, desk, settled, today, tmp_path, picture
):
    picture(page, "kinerja_impor")
    page.open_file(sheet(tmp_path, *LINES))
    settled(desk)
    assert page.step() == COLUMNS
    assert [c.heading for c in page.columns_table.model().rows if not c.field] == ["Keterangan"]
    picture(page, "kinerja_impor_kolom")
    page.next_button.click()
    assert page.step() == CHECK
    counts = {outcome: tile.count() for outcome, tile in page.check_step.tiles.items()}
    assert counts == {Outcome.NEW: 2, Outcome.FILL: 0, Outcome.DIFFERENT: 0, Outcome.REFUSED: 3, Outcome.SAME: 0}
    assert page.next_button.text() == "Masukkan 2 hasil"
    picture(page, "kinerja_impor_periksa")
    page.next_button.click()
    settled(desk)
    assert page.step() == DONE
    assert [row.values["predikat"] for row in kinerja(desk, kantor.rina, today)] == ["1"]
    picture(page, "kinerja_impor_selesai")
    page.done_state.button.click()
    settled(desk)
    assert page.step() == FILE
    assert page.banner.title() == "Impor dibatalkan"
    assert kinerja(desk, kantor.rina, today) == []


def test_e_pred_01_and_02_say_why_a_row_is_refused_and_what_to_do(page, desk, settled, tmp_path):
    step = bring(page, desk, settled, sheet(tmp_path, *LINES))
    shown = {row.number: row for row in step.table.model().rows}
    assert [p.code for p in shown[3].problems] == ["E-PRED-01"]
    assert [p.code for p in shown[4].problems] == ["E-PRED-02"]
    step.table.choose(3)
    assert step.panel.text().startswith("F3: ")
    assert "Sangat Baik" in step.panel.text()
    step.table.choose(4)
    assert step.panel.text().startswith("E4: ")
    step.tiles[Outcome.NEW].click()
    assert [row.nama for row in step.table.model().rows] == ["Rina Marlina", "Tono Sugiarto"]


def test_refused_rows_are_saved_with_their_reasons(page, desk, settled, tmp_path):
    bring(page, desk, settled, sheet(tmp_path, *LINES))
    path = tmp_path / "ditolak.xlsx"
    page.save_rejected(path)
    settled(desk)
    (found,) = open_book(path.read_bytes()).sheets
    assert len(found.rows) == 4
    assert page.banner.title() == "Daftar yang ditolak tersimpan"


def test_a_different_official_result_is_replaced_only_when_confirmed(
    page, kantor, desk, settled, today, now, tmp_path, qtbot, picture
):
    first = sheet(tmp_path, f"{RINA},Rina Marlina,2025,Sesuai Ekspektasi,Sesuai Ekspektasi,Baik,", name="lama.csv")
    seen = read(desk, results_import.preview, first, Source.EKINERJA, today=today, file_name="lama.csv")
    write(desk, results_import.apply, seen, now=now, today=today)
    step = bring(page, desk, settled, sheet(tmp_path, *LINES[:1]))
    assert step.tiles[Outcome.DIFFERENT].isChecked()
    assert not page.next_button.isEnabled()
    step.table.setFocus()
    qtbot.keyClick(step.table, Qt.Key.Key_Return)
    assert page.next_button.text() == "Masukkan 1 hasil"
    assert "Predikat: Baik → Sangat Baik" in step.panel.text()
    picture(page, "kinerja_impor_beda")
    page.next_button.click()
    settled(desk)
    assert [row.values["predikat"] for row in kinerja(desk, kantor.rina, today)] == ["1"]


def test_results_of_an_older_rule_keep_their_own_label_and_figure(page, kantor, desk, settled, today, tmp_path):
    page.file_step.choices.choose(Source.LAMA.value)
    assert page.file_step.rule_box.isVisible()
    step = bring(page, desk, settled, sheet(tmp_path, f"{RINA},Rina Marlina,2016,86.25,Baik",
                                            head="NIP,Nama,Tahun,Nilai,Predikat", name="ppkp.csv"))  # fmt: skip
    assert step.tiles[Outcome.NEW].count() == 1
    page.next_button.click()
    settled(desk)
    (row,) = kinerja(desk, kantor.rina, today)
    assert row.values["aturan"] == "PP 46/2011"
    assert "86" in row.values["nilai"]
    assert not row.values.get("predikat")


def test_a_file_that_is_no_list_is_told_and_nothing_changes(page, desk, settled, tmp_path):
    page.open_file(sheet(tmp_path, "satu,dua", head="a,b", name="lain.csv"))
    settled(desk)
    assert page.step() == FILE
    assert page.banner.isVisible()
    assert page.banner.text()
