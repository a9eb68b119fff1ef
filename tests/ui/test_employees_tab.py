"""Tab Pegawai on the practice office: real buttons, real store, and what the clerk is told."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from asn_desktop.services import employees, practice
from asn_desktop.services.office import unlock
from asn_desktop.store.seals import Argon2
from asn_desktop.ui.employees.tab import EmployeesTab

LIGHT = Argon2(memory=1024, passes=1, lanes=1)


@pytest.fixture(scope="session")
def practice_template(tmp_path_factory):
    """The practice office, made once."""
    folder = tmp_path_factory.mktemp("latihan") / "kantor"
    now = dt.datetime(2026, 11, 23, 2, 15, tzinfo=dt.UTC)
    practice.create(folder, today=dt.date(2026, 11, 23), now=now, cost=LIGHT)
    return folder


@pytest.fixture
def opened(practice_template, tmp_path, now):
    """A copy of the practice office, open for its operator."""
    import shutil

    folder = tmp_path / "latihan"
    shutil.copytree(practice_template, folder)
    with unlock(folder, "siti", practice.PASSWORD, clock=lambda: now) as found:
        yield found


@pytest.fixture
def tab(desk, qtbot, settled):
    """The tab, filled."""
    made = EmployeesTab(desk)
    qtbot.addWidget(made)
    made.resize(1366, 690)
    made.show()
    settled(desk)
    return made


def test_the_list_shows_sixty_people_and_the_first_one(tab):
    assert tab.list.model.rowCount() == 60
    assert tab.list.footer.text() == "60 dari 60 ditampilkan"
    assert tab.person.card is not None


def test_pictures(tab, desk, settled, qtbot, picture):
    tab.list.choose(next(r.id for r in tab.list.model.rows if r.nama.startswith("Kristina")))
    settled(desk)
    picture(tab, "pegawai", (1366, 690))
    tab.person.histories.buttons["ubah"].click()
    settled(desk)
    picture(tab, "pegawai_riwayat_ubah", (1366, 690))
    tab.person.histories.choose("jabatan")
    picture(tab, "pegawai_jabatan", (1366, 690))
    tab.person.edit_button.click()
    settled(desk)
    picture(tab, "pegawai_ubah", (1366, 690))
    picture(tab, "pegawai_ubah_150", (911, 440))
    tab.form.cancel_button.click()
    picture(tab, "pegawai_150", (911, 440))
    tab.show_employee(tab.person.card.id)
    settled(desk)
    picture(tab, "pegawai_orang_150", (911, 440))
    tab.resize(1366, 690)
    tab.show_units()
    settled(desk)
    picture(tab, "unit", (1366, 690))
    picture(tab, "unit_150", (911, 440))


def _told(desk, question, *args, **kw):
    """An answer straight from the store, past every screen."""
    with desk._store.read(desk.actor) as session:
        return question(session, *args, **kw)


def _choose(tab, desk, settled, name):
    tab.show_employee(next(r.id for r in tab.list.model.rows if r.nama.startswith(name)))
    settled(desk)


def test_typing_narrows_the_list_and_one_click_clears_it(tab, desk, settled, qtbot):
    qtbot.keyClicks(tab.list.search_edit, "angkutan kristina")
    qtbot.waitUntil(lambda: tab.list.model.rowCount() == 1)
    assert tab.list.footer.text() == "1 dari 60 ditampilkan"
    tab.list.clear_button.click()
    settled(desk)
    assert tab.list.model.rowCount() == 60
    tab.list.chips.button("pppk").click()
    settled(desk)
    assert tab.list.footer.text() == "12 dari 60 ditampilkan"


def test_a_wrong_form_says_so_beside_its_fields_and_is_not_saved(tab, desk, settled, qtbot, picture):
    _choose(tab, desk, settled, "Wahyu Nugroho")
    tab.person.edit_button.click()
    settled(desk)
    form = tab.form.form
    for edit, text in ((form.nip_edit, "19900231 202321 1 019"), (form.kontrak_akhir_date, "31 Feb 2028"),
                       (form.nama_edit, "")):  # fmt: skip
        edit.selectAll()
        qtbot.keyClick(edit, Qt.Key.Key_Delete)
        qtbot.keyClicks(edit, text)
    tab.form.save_button.click()
    settled(desk)
    assert "Tanggal “31 Feb 2028” tidak ada" in form.kontrak_akhir_box.problem()
    form.kontrak_akhir_date.set_date(dt.date(2028, 2, 28))
    tab.form.save_button.click()
    settled(desk)
    assert "1990" in form.nip_box.problem()
    assert form.nama_box.problem().startswith("Kosong") or "kosong" in form.nama_box.problem().lower()
    assert tab.form.errors.title.text() == "Belum dapat disimpan: 2 isian perlu diperbaiki"
    assert form.nama_edit.hasFocus()
    qtbot.keyClick(tab.form, Qt.Key.Key_F8)
    tab.form.next_error()
    picture(tab, "galat_pegawai", (1366, 690))
    assert len(_told(desk, employees.find, "wahyu nugroho")) == 1


def test_a_strange_birth_date_needs_a_reason(tab, desk, settled, qtbot, picture):
    _choose(tab, desk, settled, "Wahyu Nugroho")
    before = tab.person.card
    tab.person.edit_button.click()
    settled(desk)
    other = before.tanggal_lahir + dt.timedelta(days=1)
    tab.form.form.tanggal_lahir_date.set_date(other)
    tab.form.save_button.click()
    settled(desk)
    box = tab.form.form.nip_box
    assert box.problem()
    qtbot.keyClicks(box.ask_reason(["NIP_DOB_MISMATCH"]), "menurut akta")
    picture(tab, "pegawai_alasan", (1366, 690))
    tab.form.save_button.click()
    settled(desk)
    card = _told(desk, employees.get, before.id, today=desk.today())
    assert card.tanggal_lahir == other
    assert tab.pages.currentWidget() is tab.browse
    assert tab.person.card.tanggal_lahir == other


def test_a_half_typed_form_is_offered_again(tab, desk, settled, qtbot):
    tab.new_employee()
    settled(desk)
    qtbot.keyClicks(tab.form.form.nama_edit, "Ratna Baru")
    qtbot.waitUntil(lambda: tab.form.bar.state().startswith("Draf tersimpan"), timeout=5000)
    tab.form.open(None)
    settled(desk)
    assert tab.form.form.nama_edit.text() == ""
    assert not tab.form.draft_banner.isHidden()
    tab.form.draft_banner.buttons()[0].click()
    assert tab.form.form.nama_edit.text() == "Ratna Baru"


def test_a_new_person_is_entered_with_the_keyboard(tab, desk, settled, qtbot):
    tab.new_employee()
    settled(desk)
    form = tab.form.form
    qtbot.keyClicks(form.nama_edit, "Ratna Dewi")
    qtbot.keyClicks(form.nip_edit, "19900517 201503 2 001")
    qtbot.keyClicks(form.tanggal_lahir_date, "17 mei 1990")
    tab.form.fields.fill({"jenis_kelamin": "P", "unit_id": tab.list.model.rows[0].unit_id})
    tab.form.save_button.click()
    settled(desk)
    found = _told(desk, employees.find, "ratna dewi")
    assert [row.nip for row in found] == ["199005172015032001"]
    assert tab.person.card.id == found[0].id
    assert tab.list.footer.text() == "61 dari 61 ditampilkan"


def test_a_history_row_is_added_refused_and_voided(tab, desk, settled, qtbot, picture):
    _choose(tab, desk, settled, "Kristina")
    tab.person.histories.add_button.click()
    settled(desk)
    box = tab.deeds.row_box
    box.fields.fill({"golongan": "III/d", "tmt": dt.date(2026, 10, 15)})
    box.save_button.click()
    settled(desk)
    assert "tanggal 1" in box.fields.boxes["tmt"].problem()
    picture(box, "riwayat_golongan")
    box.fields.fill({"tmt": dt.date(2026, 10, 1)})
    box.save_button.click()
    settled(desk)
    assert tab.person.card.pangkat == "Penata Tingkat I (III/d)"
    tab.person.row_wanted.emit("golongan", tab.person.card.riwayat["golongan"][0])
    settled(desk)
    tab.deeds.row_box.void_button.click()
    why = tab.deeds.row_box.why_box
    assert not why.do_button.isEnabled()
    qtbot.keyClicks(why.edit, "salah orang")
    why.do_button.click()
    settled(desk)
    assert tab.person.card.pangkat == "Penata (III/c)"


def test_who_leaves_disappears_from_the_active_list(tab, desk, settled, qtbot):
    _choose(tab, desk, settled, "Kristina")
    tab.person.end_action.trigger()
    tab.deeds.why_box.day_edit.set_date(desk.today() - dt.timedelta(days=1))
    qtbot.keyClicks(tab.deeds.why_box.edit, "pindah ke provinsi")
    tab.deeds.why_box.do_button.click()
    settled(desk)
    assert tab.list.footer.text() == "59 dari 59 ditampilkan"
    assert tab.person.badge.text() == "berhenti · pindah ke provinsi"


def test_leave_is_asked_for_the_person_shown(tab, desk, settled, qtbot):
    _choose(tab, desk, settled, "Kristina")
    with qtbot.waitSignal(tab.leave_wanted) as caught:
        tab.person.leave_button.click()
    assert caught.args == [tab.person.card.id]


def test_a_unit_keeps_its_own_working_week(tab, desk, settled, qtbot, picture):
    from asn_desktop.services import units

    tab.show_units()
    settled(desk)
    page = tab.units
    row = next(r for r in page.model.rows if r.nama == "UPTD Terminal Tipe C")
    page.table.choose(row.id)
    settled(desk)
    assert page.fields.boxes["kop_nama"]._below.text() == "Diwarisi dari Dinas Perhubungan."
    picture(tab, "unit_warisan", (1366, 690))
    page.fields.fill({"hari_kerja": "123456"})
    page.save_button.click()
    settled(desk)
    assert _told(desk, units.resolve, row.id).hari_kerja == "123456"


def test_a_deputy_head_needs_his_order(tab, desk, settled, qtbot, picture):
    tab.show_units()
    settled(desk)
    tab.units.official_button.click()
    settled(desk)
    box = tab.units.official_box
    box.fields.fill({"penugasan": "PLT", "jabatan": "Kepala Dinas Perhubungan", "nama": "Orang Luar"})
    box.save_button.click()
    settled(desk)
    assert "surat perintah" in box.form.dasar_box.problem()
    picture(box, "pejabat_baru")
    qtbot.keyClicks(box.form.dasar_edit, "SP 800/1/2026")
    box.save_button.click()
    settled(desk)
    assert tab.units.official_model.rows[0].jabatan_tertulis == "Plt. Kepala Dinas Perhubungan"


def test_an_official_leaves_a_spelling_is_kept_and_a_unit_is_closed(tab, desk, settled, qtbot, picture):
    from asn_desktop.services import officials, units

    tab.show_units()
    settled(desk)
    page = tab.units
    official = page.official_model.rows[0]
    page.official_table.choose(official.id)
    assert page.end_button.isVisible()
    page.end_button.click()
    page.deed_box.editor.set_date(dt.date(2026, 11, 30))
    picture(page.deed_box, "pejabat_berakhir")
    page.deed_box.do_button.click()
    settled(desk)
    ended = [one for one in _told(desk, officials.of_unit, page._unit) if one.id == official.id]
    assert [one.berlaku_sampai for one in ended] == [dt.date(2026, 11, 30)]
    page.more_menu.actions()[0].trigger()
    qtbot.keyClicks(page.deed_box.editor, "Dishub Tirtamaya")
    page.deed_box.do_button.click()
    settled(desk)
    assert _told(desk, units.lookup, "dishub tirtamaya") == page._unit
    page.more_menu.actions()[1].trigger()
    page.deed_box.do_button.click()
    settled(desk)
    assert page.deed_box.field.problem()
    page.deed_box.reject()


def test_the_list_is_narrowed_by_golongan(tab, desk, settled, picture):
    before = tab.list.model.rowCount()
    tab.list.rank_combo.setCurrentIndex(tab.list.rank_combo.findData("IV/"))
    tab.list.rank_combo.activated.emit(tab.list.rank_combo.currentIndex())
    settled(desk)
    assert {row.golongan[:3] for row in tab.list.model.rows} == {"IV/"}
    assert tab.list.footer.text() == f"{tab.list.model.rowCount()} dari {before} ditampilkan"
    picture(tab, "pegawai_golongan", (1366, 690))
    tab.list.clear_button.click()
    settled(desk)
    assert tab.list.model.rowCount() == before
