"""The import wizard: a real file through the four steps, what the clerk is told, pictures of every step."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from asn_desktop.services import imports
from asn_desktop.store.employees import Employee
from asn_desktop.ui.employees.import_form import CHECK, COLUMNS, DONE, FILE
from asn_desktop.ui.employees.import_page import ImportPage
from asn_desktop.ui.employees.import_result import KINDS

SAMPLE = Path(__file__).parents[1] / "sample" / "02_nominatif_dinas.xlsx"


@pytest.fixture
def page(qtbot, desk, settled):
    page = ImportPage(desk)
    qtbot.addWidget(page)
    page.resize(1366, 680)
    page.show()
    settled(desk)
    return page


@pytest.fixture
def checked(page, desk, settled):
    page.open(SAMPLE)
    settled(desk)
    page.next_button.click()
    return page


def people(store, actor):
    with store.read(actor) as session:
        return session.scalar(sa.select(sa.func.count()).select_from(Employee).where(Employee.dibatalkan.is_(None)))


def test_the_first_step_asks_for_a_file(page, picture):
    assert page.form.pages.currentIndex() == FILE
    assert not page.next_button.isVisible()
    picture(page, "impor_1_berkas")


def test_the_second_step_shows_the_columns(page, desk, settled, picture):
    page.open(SAMPLE)
    settled(desk)
    assert page.form.pages.currentIndex() == COLUMNS
    assert "keadaan 31 Okt 2026" in page.form.where_label.text()
    assert "judul kolom di baris 5–6" in page.form.where_label.text()
    picture(page, "impor_2_kolom")


def test_the_third_step_counts_and_explains(checked, picture):
    page = checked
    assert page.form.pages.currentIndex() == CHECK
    assert [tile.count() for tile, _kind in page.result.tiles()] == [56, 0, 4, 0]
    assert [page.result.tabs.tabText(n) for n in range(len(KINDS))] == [
        "Baru 56", "Berubah 0", "Ditolak 4", "Peringatan 7", "Sama 0",
    ]  # fmt: skip
    table = page.form.rows_table.model()
    assert [row.number for row in table.rows] == [30, 62, 66, 71]
    assert "Tanggal lahir dalam NIP tidak ada" in table.index(0, 2).data()
    assert "19930232 202203 1 004" in page.form.row_panel.text()
    assert "sel C30, dibaca sebagai teks" in page.form.row_panel.text()
    assert page.next_button.text() == "Masukkan 56 pegawai"
    picture(page, "impor_3_periksa")
    page.result.tabs.setCurrentIndex(KINDS.index("peringatan"))
    picture(page, "impor_3_peringatan")


def test_a_tile_shows_its_rows(checked):
    checked.form.new_tile.click()
    assert len(checked.form.rows_table.model().rows) == 56
    assert checked.form.new_tile.isChecked()
    assert not checked.form.refused_tile.isChecked()
    checked.form.new_tile.click()
    assert checked.form.new_tile.isChecked()
    checked.result.tabs.setCurrentIndex(KINDS.index("peringatan"))
    assert not any(tile.isChecked() for tile, _kind in checked.result.tiles())


def test_the_fourth_step_says_what_was_done_and_can_undo(checked, desk, settled, store, actor, picture):
    page = checked
    page.next_button.click()
    settled(desk)
    assert page.form.pages.currentIndex() == DONE
    assert page.form.done_title.text() == "56 pegawai sudah tersimpan"
    assert "3 baris ditolak, 1 baris kembar dilewati, 5 isian dikosongkan" in page.form.done_text.text()
    assert people(store, actor) == 56
    picture(page, "impor_4_selesai")
    page.form.undo_button.click()
    settled(desk)
    assert people(store, actor) == 0
    assert page.form.note_banner.title() == "Impor dibatalkan"
    assert page.form.history_table.model().rows[0].dibatalkan_pada is not None
    picture(page, "impor_1_riwayat")


def test_the_same_file_again_has_nothing_to_do(checked, desk, settled):
    page = checked
    page.next_button.click()
    settled(desk)
    page.back_button.click()
    settled(desk)
    page.open(SAMPLE)
    settled(desk)
    page.next_button.click()
    assert page.form.note_banner.title() == "Berkas ini sudah pernah diimpor"
    assert [tile.count() for tile, _kind in page.result.tiles()] == [0, 0, 4, 56]
    assert not page.next_button.isEnabled()


def test_a_column_can_be_corrected_and_is_remembered(page, desk, settled):
    page.open(SAMPLE)
    settled(desk)
    combo = page.form.field_combo
    page.form.mapping_table.choose(5)  # JABATAN > NAMA
    assert "Sekretaris Dinas" in page.form.choice_samples.text()
    combo.setCurrentIndex(0)
    combo.activated.emit(0)
    assert page.columns.dirty
    page.next_button.click()
    settled(desk)
    assert page.form.pages.currentIndex() == CHECK
    assert all("jabatan" not in row.values for row in page.preview.rows)
    page.next_button.click()
    settled(desk)
    page.open(SAMPLE)
    settled(desk)
    assert {c.field for c in page.preview.columns if c.index == 5} == {None}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "kosong"), (b"%PDF-1.7 bukan lembar kerja", "PDF"), (b"PK\x03\x04 potongan", "rusak"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") * 9, "kata sandi"),
        (b"kota,harga\nA,1\nB,2\n", "Judul kolom tidak ditemukan"),
    ],
    ids=["empty", "pdf", "cut", "encrypted", "no-header"],
)  # fmt: skip
def test_a_file_that_cannot_be_read_says_why(page, desk, settled, tmp_path, data, said):
    path = tmp_path / "daftar.xlsx"
    path.write_bytes(data)
    page.open(path)
    settled(desk)
    assert page.form.pages.currentIndex() == FILE
    assert page.form.note_banner.isVisible()
    assert said in page.form.note_banner.title()
    assert page.form.note_banner.text()


def test_the_refused_rows_are_saved_with_their_reasons(checked, desk, settled, tmp_path, today, store, actor):
    target = tmp_path / "ditolak"
    checked.save_rejected(target)
    settled(desk)
    saved = tmp_path / "ditolak.xlsx"
    assert saved.exists()
    assert "tersimpan" in checked.form.note_banner.title()
    with store.read(actor) as session:
        again = imports.preview(session, saved, today=today)
    assert len(again.refused) == 3


def test_a_reason_lets_a_row_in(page, desk, settled, tmp_path):
    path = tmp_path / "satu.csv"
    path.write_text("NAMA,NIP,TANGGAL LAHIR\nUmi Lestari,197912132005032005,13-12-1978\n", encoding="utf-8")
    page.open(path)
    settled(desk)
    page.next_button.click()
    panel = page.form.row_panel
    assert panel.reason_edit.isVisible()
    panel.reason_edit.setText("SK perbaikan tanggal lahir")
    panel.reason_button.click()
    settled(desk)
    assert page.form.new_tile.count() == 1
    page.next_button.click()
    settled(desk)
    assert page.form.pages.currentIndex() == DONE


def test_it_fits_a_small_laptop_at_150_percent(checked, picture):
    picture(checked, "impor_3_150", (911, 512))
    assert checked.next_button.isVisible()
    assert (checked.width(), checked.height()) == (911, 512)


MONTHS = (
    "NAMA,NIP,JABATAN,JABATAN TERAKHIR,TMT JABATAN\n"
    "Umi Lestari,197912132005032005,Camat,Lurah,03/17/2020\nDoni Saputra,200110182025211005,,Arsiparis,12/01/2025\n"
)


def test_the_kind_of_file_and_its_sheets_are_shown_and_chosen(page, desk, settled, picture):
    page.open(SAMPLE.with_name("daftar_kantor.xls"))
    settled(desk)
    card = page.form.asks_card
    assert page.form.kind_label.text() == "· Daftar kantor sendiri, 1 orang"
    assert [(box.text(), box.isChecked(), box.isEnabled()) for box in card.sheet_boxes] == [
        ("PNS · 1 orang", True, True), ("PPPK · 1 orang", True, True), ("REKAP · bukan daftar pegawai", False, False),
        ("ARSIP · 1 orang · tersembunyi", False, True),
    ]  # fmt: skip
    card.sheet_boxes[3].click()
    settled(desk)
    assert [part.sheet for part in page.preview.parts] == ["PNS", "PPPK", "ARSIP"]
    page.form.sheet_combo.setCurrentIndex(1)
    page.form.sheet_combo.activated.emit(1)
    assert [c.heading for c in page.columns.model.rows] == ["NAMA", "NI PPPK", "GOLONGAN", "JABATAN"]
    picture(page, "impor_2_lembar")
    page.next_button.click()
    assert page.form.new_tile.count() == 3
    assert "lembar PNS" in page.form.row_panel.text()


def test_questions_are_answered_before_the_result(page, desk, settled, tmp_path, picture):
    path = tmp_path / "daftar.csv"
    path.write_text(MONTHS, encoding="utf-8")
    page.open(path)
    settled(desk)
    combos = page.form.asks_card.answer_combos
    assert set(combos) == {"bulan:tmt_jabatan", "kolom:jabatan"}
    assert "2 pertanyaan" in page.form.action_bar.state()
    picture(page, "impor_2_pertanyaan")
    for key, choice in (("bulan:tmt_jabatan", "bulan"), ("kolom:jabatan", "C")):
        combo = page.form.asks_card.answer_combos[key]
        place = combo.findData(choice)
        combo.setCurrentIndex(place)
        combo.activated.emit(place)
        settled(desk)
    assert page.preview.unsettled == ()
    assert page.preview.rows[0].values["jabatan"] == "Camat"
    assert page.preview.rows[0].values["tmt_jabatan"].isoformat() == "2020-03-17"


def test_what_changes_is_shown_old_beside_new(page, desk, settled, tmp_path, picture):
    path = tmp_path / "daftar.csv"
    path.write_text(MONTHS.replace("03/17/2020", "17-03-2020").replace("12/01/2025", "01-12-2025"), encoding="utf-8")
    page.open(path)
    settled(desk)
    page.next_button.click()
    page.next_button.click()
    settled(desk)
    path.write_text("NAMA,NIP,NOMOR HP,JABATAN\nUmi Lestari,197912132005032005,081234567890,Camat Baru\n")
    page.open(path)
    settled(desk)
    page.next_button.click()
    page.form.changed_tile.click()
    table = page.form.rows_table.model()
    assert table.index(0, 2).data() == "Nomor HP: – → 081234567890"
    assert "Jabatan: Lurah → Camat Baru" in page.form.row_panel.text()
    picture(page, "impor_3_berubah")
