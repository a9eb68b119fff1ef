"""The batch page of salary step letters: chosen, completed, made, signed in one go, stopped, put off."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter

from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import certificates, kgb_notices, kgb_settings
from asn_desktop.store.career import Kgb
from asn_desktop.store.letters import Letter
from asn_desktop.store.offices import Office
from asn_desktop.ui.clock import FixedClock
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.parts import printing
from asn_desktop.ui.parts.card import ScrollPage
from asn_desktop.ui.reports.kgb_page import KgbPage
from tests.services import person_office

D = dt.date


@pytest.fixture
def people(opened):
    with opened.store.begin(opened.actor, reason="uji") as session:
        session.query(Office).one().latihan = True
        return person_office.make(session)


@pytest.fixture
def page(qtbot, desk, people, settled):
    made = KgbPage(desk)
    qtbot.addWidget(made)
    made.resize(1366, 690)
    made.show()
    made.open(people.root, desk.today())
    settled(desk)
    return made


def wait_done(qtbot, desk, page):
    qtbot.waitUntil(lambda: page._task is None and desk.waiting() == 0, timeout=20_000)


def rows_of(opened, model):
    with opened.store.read(opened.actor) as session:
        found = list(session.query(model))
        session.expunge_all()
        return found


def badges(page):
    return {n.nama: page.model.columns[4].badge(n)[0] for n in page.model.rows}


def test_the_ready_ones_are_chosen_and_the_others_say_why(page, people, picture, desk, settled):
    assert badges(page) == {
        "Agus Setiawan": "belum siap", "Rina Marlina, S.T.": "terlambat", "Dewi Lestari, S.Kom.": "siap",
    }  # fmt: skip
    assert page.make_button.text() == "Buat 2 surat"
    assert page.count.text() == "2 siap, 1 belum siap, 0 sudah dibuat"
    agus = next(n for n in page.model.rows if n.nama.startswith("Agus"))
    assert page.model.columns[5].words(agus) == "predikat belum tercatat"
    assert page.model.columns[5].second(agus) == "nomor SK terakhir dan 2 lainnya"
    assert page.person.title.text() == "Agus Setiawan"
    page.table.clearSelection()
    picture(page, "kgb", (1366, 690))


def test_made_in_one_go_they_are_in_the_register_and_in_the_histories(qtbot, page, people, desk, opened, picture):
    qtbot.mouseClick(page.make_button, Qt.MouseButton.LeftButton)
    wait_done(qtbot, desk, page)
    assert page.banner.title() == "2 surat dibuat."
    assert [b.text() for b in page.banner.buttons()] == ["Cetak semua", "Simpan semua…"]
    made = rows_of(opened, Letter)
    assert sorted(row.urut for row in made) == [1, 2]
    assert {row.letter_id for row in rows_of(opened, Kgb) if row.letter_id} == {row.id for row in made}
    assert badges(page)["Rina Marlina, S.T."] == "surat dibuat"
    picture(page, "kgb_dibuat", (1366, 690))
    page.table.choose(people.rina)
    with qtbot.waitSignal(page.letter_chosen) as told:
        qtbot.mouseClick(page.person.open_button, Qt.MouseButton.LeftButton)
    assert told.args[0] in {row.id for row in made}


def test_the_clerk_completes_what_is_missing_and_it_is_used(qtbot, page, people, desk, opened, picture):
    page.table.choose(people.agus)
    card = page.person
    qtbot.mouseClick(card.fill_button, Qt.MouseButton.LeftButton)
    assert card.fields["dasar_nomor"].problem() == "Isi dahulu."
    assert page.make_button.text() == "Buat 2 surat"
    card.number_edit.setText("822.4/5/2024")
    card.day_edit.set_date(D(2024, 10, 1))
    card.official_edit.setText("Kepala Dinas Perhubungan")
    card.reason_edit.setText("penilaian 2025 Baik, berkas menyusul")
    picture(page, "kgb_lengkapi", (1366, 690))
    qtbot.mouseClick(card.fill_button, Qt.MouseButton.LeftButton)
    assert page.make_button.text() == "Buat 3 surat"
    qtbot.mouseClick(page.make_button, Qt.MouseButton.LeftButton)
    wait_done(qtbot, desk, page)
    assert page.banner.title() == "3 surat dibuat."
    old = next(r for r in rows_of(opened, Kgb) if r.employee_id == people.agus and r.tmt == D(2024, 12, 1))
    assert old.nomor_sk == "822.4/5/2024"


def test_space_and_click_turn_a_row_on_and_off(qtbot, page, people):
    page.table.choose(people.rina)
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert page.make_button.text() == "Buat 1 surat"
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert page.make_button.text() == "Buat 2 surat"
    qtbot.mouseClick(page.none_button, Qt.MouseButton.LeftButton)
    assert page.make_button.text() == "Buat surat"
    qtbot.mouseClick(page.make_button, Qt.MouseButton.LeftButton)
    assert "Pilih dahulu" in page.bar.state()
    qtbot.mouseClick(page.all_button, Qt.MouseButton.LeftButton)
    assert page.make_button.text() == "Buat 2 surat"


def test_signed_with_one_certificate_in_one_go(qtbot, page, people, desk, opened, tmp_path, now, picture):
    boss = Actor("budi", "Budi Santoso", Role.ADMIN)
    signer = certificates.PracticeSigner("Haryanto", "196902141994031005", "Kepala Dinas Perhubungan")
    with opened.store.begin(boss, reason="sertifikat latihan") as session:
        files = certificates.make_practice(
            session, tmp_path / "kunci", [signer], "sandi kunci latihan", now=now, today=desk.today()
        )
    make = page.make_card
    make.path_combo.setCurrentIndex(2)
    assert not make.mode_combo.isEnabled()
    make.key_edit.setText(str(files[0].path))
    make.pass_edit.setText("salah sama sekali")
    qtbot.mouseClick(page.make_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.banner.isVisible, timeout=10_000)
    assert "Sandi berkas sertifikat tidak cocok" in page.banner.title()
    assert rows_of(opened, Letter) == []
    make.pass_edit.setText("sandi kunci latihan")
    picture(page, "kgb_sertifikat", (1366, 690))
    qtbot.mouseClick(page.make_button, Qt.MouseButton.LeftButton)
    wait_done(qtbot, desk, page)
    qtbot.waitUntil(lambda: "ditandatangani" in page.banner.title(), timeout=10_000)
    assert page.banner.title() == "2 surat dibuat dan ditandatangani."
    assert make.pass_edit.text() == ""
    assert {(row.keadaan, row.cara_tanda) for row in rows_of(opened, Letter)} == {("ditandatangani", "sini")}


def test_stopping_between_letters_keeps_those_that_are_made(qtbot, page, people, desk, opened):
    page.progress.begin("x")
    done = []

    def stop_after_first(at, total, text):
        done.append(at)
        if at == 1:
            page._task.cancel()

    page.progress.step = stop_after_first
    qtbot.mouseClick(page.make_button, Qt.MouseButton.LeftButton)
    wait_done(qtbot, desk, page)
    made = rows_of(opened, Letter)
    assert len(made) in (1, 2)  # the stop arrives while the second is being made, or before it
    assert len({r.letter_id for r in rows_of(opened, Kgb) if r.letter_id}) == len(made)
    assert page.banner.title().startswith(f"{len(made)} surat dibuat")


def test_all_letters_are_saved_and_printed(qtbot, page, people, desk, settled, tmp_path, opened):
    page.make_card.path_combo.setCurrentIndex(1)
    qtbot.mouseClick(page.make_button, Qt.MouseButton.LeftButton)
    wait_done(qtbot, desk, page)
    assert [b.text() for b in page.banner.buttons()] == ["Cetak semua", "Simpan untuk TTE…"]
    page.save_all(tmp_path / "tte")
    settled(desk)
    assert len(list((tmp_path / "tte").glob("*.pdf"))) == 2
    assert "2 berkas disimpan" in page.bar.state()
    with opened.store.read(opened.actor) as session:
        data = kgb_notices.together(session, page._made)
    printer = printing.printer_for(data, "Surat KGB")
    size = printer.pageLayout().pageSize().size(printer.pageLayout().pageSize().definitionUnits().Millimeter)
    assert (round(size.width()), round(size.height())) == (215, 330)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "cetak.pdf"))
    assert printing.paint(data, printer) == 2
    assert (tmp_path / "cetak.pdf").stat().st_size > 10_000


def test_a_step_is_put_off_by_decree(qtbot, page, people, desk, settled, opened, picture):
    page.table.choose(people.rina)
    box = page.open_deferral(page.table.current_row())
    qtbot.mouseClick(box.save_button, Qt.MouseButton.LeftButton)
    assert box.fields["sampai"].problem()
    box.until_edit.set_date(D(2028, 5, 1))
    box.day_edit.set_date(D(2026, 11, 20))
    box.number_edit.setText("861/4/2026")
    box.reason_edit.setPlainText("hasil kinerja belum baik")
    qtbot.mouseClick(box.save_button, Qt.MouseButton.LeftButton)
    settled(desk)
    assert "paling lama satu tahun" in box.fields["sampai"].problem()
    picture(box, "kgb_tunda")
    box.until_edit.set_date(D(2027, 6, 30))
    qtbot.mouseClick(box.save_button, Qt.MouseButton.LeftButton)
    settled(desk)
    assert [r.alasan for r in rows_of(opened, Kgb) if r.jenis == "ditunda"] == ["hasil kinerja belum baik"]
    assert people.rina not in {n.employee_id for n in page.model.rows}


def test_what_the_office_writes_is_a_setting(qtbot, page, people, desk, settled, opened, picture):
    box = page.open_settings()
    settled(desk)
    assert box.edits["tujuan"].text() == "Kepala BPKAD Kabupaten Tirtamaya"
    box.edits["tujuan"].setText("Kepala KPPN Tirtamaya")
    picture(box, "kgb_setelan")
    qtbot.mouseClick(box.save_button, Qt.MouseButton.LeftButton)
    settled(desk)
    with opened.store.read(opened.actor) as session:
        assert kgb_settings.get(session, people.bidang, desk.today()).tujuan == "Kepala KPPN Tirtamaya"


def test_leaving_is_told(qtbot, page):
    with qtbot.waitSignal(page.closed):
        qtbot.mouseClick(page.back_button, Qt.MouseButton.LeftButton)



@pytest.mark.parametrize("size", [(911, 440), (1366, 690)])
def test_it_can_be_used_on_a_small_screen(page, people, picture, desk, settled, size):
    picture(page, f"kgb_{size[0]}", size)
    scroll = page.findChild(ScrollPage)
    assert scroll.horizontalScrollBar().maximum() == 0
    assert page.make_button.isVisible()
    assert page.bar.geometry().bottom() <= page.height()


def test_a_reader_sees_who_is_due_and_cannot_make_anything(qtbot, opened, people, now, settled):
    reader = dataclasses.replace(opened, actor=Actor("rudi", "Rudi", Role.PEMERIKSA))
    desk = Desk(reader, FixedClock(now, "Asia/Jakarta"))
    page = KgbPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.open(None, desk.today())
    settled(desk)
    assert len(page.model.rows) == 3
    assert not any(one.isVisible() for one in (page.make_button, page.make_card, page.all_button, page.settings_button))
    page.table.choose(people.agus)
    assert not page.person.fill_button.isVisible()
    assert not page.person.defer_button.isVisible()
    desk.close()
