"""Tab Kehadiran as a clerk uses it: the book and its sources, permits, orders, rosters, lists of machines."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from asn_desktop.rules.day_status import Status
from asn_desktop.services import attendance_import, day_status, duty_orders, holidays, izin, roster_month, shifts
from asn_desktop.services.duty_orders import DutyAsk
from asn_desktop.services.izin import IzinAsk
from asn_desktop.store.leave import LeaveRequest
from tests.services import leave_office
from tests.services.leave_office import D

NOV, DEC = D(2026, 11, 1), D(2026, 12, 1)
NIP = "198507092010011015"
COLLEAGUES = ("Rudi Hartono", "Wulan Sari", "Yusuf Maulana", "Tri Handayani", "Eko Saputra", "Lina Marlina",
              "Hendra Gunawan", "Putri Ayu", "Joko Susilo", "Sari Dewi", "Bayu Pratama", "Citra Lestari")  # fmt: skip


@pytest.fixture
def kantor(opened, actor, now):
    from asn_desktop.services import employees

    with opened.store.begin(actor, reason="uji") as session:
        holidays.load_shipped(session)
        made = leave_office.make(session, now)
        for at, name in enumerate(COLLEAGUES):
            leave_office.person(session, name, made.bidang, 40 + at)
        employees.rebuild_summaries(session, today=D(2026, 11, 23))
        session.add(LeaveRequest(
            employee_id=made.fauzi, jenis="TAHUNAN", mulai=D(2026, 11, 9), sampai=D(2026, 11, 11), lama=3, alasan="-",
            alamat="-", telepon="-", keadaan="TERBIT", diminta_pada=D(2026, 11, 2),
        ))  # fmt: skip
        session.add(LeaveRequest(
            employee_id=made.rekan[0], jenis="SAKIT", mulai=D(2026, 11, 16), sampai=D(2026, 11, 17), lama=2, alasan="-",
            alamat="-", telepon="-", keadaan="TERBIT", diminta_pada=D(2026, 11, 16),
        ))  # fmt: skip
    return made


def machine_list(*, strangers=False):
    """Times of three weeks of November as a machine writes them."""
    lines = ["NIP;Nama;Tanggal;Masuk;Pulang"]
    numbers = [NIP, "198507092010011020", "198507092010011021", *(f"1985070920100110{40 + n}" for n in range(12))]
    for at, nip in enumerate(numbers):
        for day in range(2, 21):
            if dt.date(2026, 11, day).weekday() < 5 and (at, day) not in ((0, 20), (4, 12), (0, 10)):
                lines.append(f"{nip};;{day}/11/2026;07:{20 + (at * day) % 15:02d};16:0{at % 8}")
    lines.append(f"{NIP};;10/11/2026;08:10;")
    if strangers:
        lines += ["71;Dewi Lestari;19/11/2026;07:20;16:00", "72;Pak Tamu;19/11/2026;07:20;16:00",
                  f"{NIP};;20/11/2026;jam 8;", f"{NIP};;31/11/2026;07:20;"]  # fmt: skip
    return "\n".join(lines).encode()


@pytest.fixture
def tab(window, kantor, desk, settled):
    window.office.navigation.tab_button("kehadiran").click()
    settled(desk)
    return window.office.tabs["kehadiran"]


def write(desk, deed, *args, **kw):
    with desk.opened.store.begin(desk.actor, reason="uji") as session:
        return deed(session, *args, **kw)


def bring_in(desk, today, now):
    with desk.opened.store.begin(desk.actor, reason="uji") as session:
        seen = attendance_import.preview(session, machine_list(), today=today, file_name="November.csv")
        attendance_import.apply(session, seen, now=now)


def row_of(tab, person):
    return next(at for at, row in enumerate(tab.book_page.book.rows) if row.employee_id == person)


def test_the_book_shows_each_day_with_its_source_and_a_person_decides_what_is_unknown(
    tab, kantor, desk, settled, qtbot, picture, window, today, now
):
    write(desk, izin.ask, IzinAsk(kantor.rekan[1], "tidak_masuk", D(2026, 11, 13), D(2026, 11, 13), "Urusan keluarga"),
          today=today)  # fmt: skip
    order = DutyAsk(kantor.root, "Rapat koordinasi", "Provinsi", D(2026, 11, 4), D(2026, 11, 5), (kantor.kabid,))
    write(desk, duty_orders.enter, order, today=today)
    bring_in(desk, today, now)
    tab.refresh()
    settled(desk)
    page, at = tab.book_page, row_of(tab, kantor.fauzi)
    page.grid.setCurrentIndex(page.grid.days.index(at, 8))
    assert page.day_words.text() == "Ahmad Fauzi, S.T., Senin 9 November 2026: Cuti"
    assert "Cuti tahunan, 9 November 2026 sampai 11 November 2026" in page.source_words.text()
    page.grid.setCurrentIndex(page.grid.days.index(at, 9))
    assert "ada jam hadir pada hari cuti" in page.source_words.text()
    assert not page.decide_button.isEnabled()
    picture(window, "kehadiran")
    page.grid.setCurrentIndex(page.grid.days.index(at, 19))
    assert page.grid.days.index(at, 19).data() == "?"
    qtbot.keyClick(page.grid, Qt.Key.Key_Return)
    box = page.box
    for radio in box.cards.findChildren(type(box.cards.radio("hadir"))):
        radio.setChecked(radio is box.cards.radio("tanpa_keterangan"))
    box.save_button.click()
    settled(desk)
    assert "Nama yang menetapkan belum diisi" in box.by_box.problem()
    box.by_edit.setText("Bambang Prasetyo")
    box.reason_edit.setText("sudah ditanya, tidak ada kabar")
    picture(box, "kehadiran_tetapkan")
    box.save_button.click()
    settled(desk)
    assert page.book.rows[at].cells[19].status is Status.TANPA_KETERANGAN
    assert "Ditetapkan oleh Bambang Prasetyo: sudah ditanya" in page.source_words.text()


def test_a_name_leads_to_the_person(tab, kantor, desk, settled, window):
    tab.book_page.grid.verticalHeader().sectionDoubleClicked.emit(row_of(tab, kantor.fauzi))
    settled(desk)
    assert window.office.present() == "pegawai"


def test_days_to_ask_about_are_a_list_of_their_own(tab, kantor, desk, settled, picture, window, today, now):
    bring_in(desk, today, now)
    tab.refresh()
    settled(desk)
    page = tab.book_page
    assert page.asked_button.text() == "Usulan 2"
    page.asked_button.click()
    assert [(r[0].person.nama, r[1].day) for r in map(page.asked_model.row, range(2))] == [
        ("Ahmad Fauzi, S.T.", 20), ("Wulan Sari", 12),
    ]  # fmt: skip
    picture(window, "kehadiran_usulan")


def test_a_permit_is_kept_by_keyboard_and_its_slip_made(tab, kantor, desk, settled, qtbot, picture, window, today):
    tab.show_page("izin")
    settled(desk)
    page = tab.permit_page
    form = page.form
    form.person.show_person(kantor.fauzi, "Ahmad Fauzi, S.T.", NIP)
    form.kind_combo.setCurrentIndex(form.kind_combo.findData("terlambat"))
    assert form.boxes["jam_sampai"].isVisible()
    assert not form.boxes["jam_mulai"].isVisible()
    form.save_button.click()
    settled(desk)
    assert "memerlukan jam" in form.boxes["jam_sampai"].problem()
    assert "Keperluan izin kosong" in form.boxes["alasan"].problem()
    form.until_edit.setText("09.00")
    form.reason_edit.setText("Mengantar anak ke dokter")
    form._check()
    settled(desk)
    assert "Bambang Prasetyo" in form.boxes["penyetuju"]._below.text()
    picture(window, "kehadiran_izin_baru")
    form.save_button.click()
    settled(desk)
    with desk.opened.store.read(desk.actor) as session:
        (row,) = izin.listing(session, NOV, D(2026, 11, 30))
    assert (row.jenis, row.jam_sampai, row.tanggal) == ("terlambat", "09:00", today)
    page.table.choose(row.id)
    with qtbot.waitSignal(page.letter_chosen):
        page.letter_button.click()
    settled(desk)
    tab.window().office.navigation.tab_button("kehadiran").click()
    settled(desk)
    assert page.letter_button.text() == "Buka slip"
    picture(window, "kehadiran_izin")


def test_a_permit_over_leave_is_told_while_it_is_typed(tab, kantor, desk, settled):
    tab.show_page("izin")
    settled(desk)
    form = tab.permit_page.form
    form.person.show_person(kantor.fauzi, "Ahmad Fauzi, S.T.", NIP)
    form.first_edit.set_date(D(2026, 11, 9))
    form._check()
    settled(desk)
    assert "sudah ada cuti tahunan" in form.boxes["mulai"].problem()


def test_several_people_are_sent_and_who_is_on_leave_is_named(tab, kantor, desk, settled, picture, window):
    tab.show_page("tugas")
    settled(desk)
    page = tab.duty_page
    form = page.form
    form.add_person(kantor.kabid, "Bambang Prasetyo")
    form.add_person(kantor.fauzi, "Ahmad Fauzi, S.T.")
    form.purpose_edit.setText("Mengikuti rapat koordinasi angkutan Natal")
    form.place_edit.setText("Dinas Perhubungan Provinsi")
    form.first_edit.set_date(D(2026, 11, 9))
    form.last_edit.set_date(D(2026, 11, 10))
    form.save_button.click()
    settled(desk)
    assert "Ahmad Fauzi, S.T. sedang cuti tahunan" in form.boxes["orang"].problem()
    picture(window, "kehadiran_tugas_ditolak")
    form.first_edit.set_date(D(2026, 11, 25))
    form.last_edit.set_date(D(2026, 11, 26))
    form.save_button.click()
    settled(desk)
    with desk.opened.store.read(desk.actor) as session:
        (row,) = duty_orders.listing(session, NOV, D(2026, 11, 30))
    assert [p.nama for p in row.orang] == ["Bambang Prasetyo", "Ahmad Fauzi, S.T."]
    assert form.chosen() == ()
    picture(window, "kehadiran_tugas")
    page.table.choose(row.id)
    page.void()
    page.box.reason_edit.setText("acara ditunda")
    page.box.void_button.click()
    settled(desk)
    assert page.model.row(0).dibatalkan == "acara ditunda"


def test_a_roster_is_typed_laid_by_a_pattern_and_kept(tab, kantor, desk, settled, qtbot, picture, window):
    write(desk, shifts.save, kantor.bidang, shifts.USUAL)
    tab.show_page("jadwal")
    tab.head.show_month(DEC)
    tab.head.choose_unit(kantor.bidang)
    tab.head.moved.emit()
    settled(desk)
    page = tab.roster_page
    page.pattern_edit.setText("P P S S M M L L")
    page.pattern_button.click()
    settled(desk)
    page.grid.setCurrentIndex(page.grid.cells.index(0, 0))
    for char in "mzl":
        qtbot.keyClick(page.grid, char)
    assert page.grid.cells.codes[0][1] == "M"
    assert page.grid.cells.codes[0][2] == "L"
    assert page.grid.currentIndex().column() == 2
    page.save_button.click()
    settled(desk)
    with desk.opened.store.read(desk.actor) as session:
        found = roster_month.month(session, kantor.bidang, DEC)
    first = found.rows[0]
    assert (first.codes[1], first.codes[2], first.codes[3]) == ("M", "L", "S")
    assert page.grid.cells.changed() == {}
    picture(window, "kehadiran_jadwal")


def test_a_roster_not_kept_is_asked_about_before_another_month_is_shown(tab, kantor, desk, settled, qtbot):
    write(desk, shifts.save, kantor.bidang, shifts.USUAL)
    tab.show_page("jadwal")
    tab.head.choose_unit(kantor.bidang)
    tab.head.moved.emit()
    settled(desk)
    page = tab.roster_page
    page.grid.setCurrentIndex(page.grid.cells.index(0, 4))
    qtbot.keyClick(page.grid, "p")
    tab.head.turn(1)
    assert page.grid.cells.codes[0] == {5: "P"}
    page.box.throw_button.click()
    settled(desk)
    assert (page.month.month, page.grid.cells.changed()) == (DEC, {})


def test_turns_of_a_unit_are_written_in_their_box(tab, kantor, desk, settled, picture):
    tab.show_page("jadwal")
    tab.head.choose_unit(kantor.bidang)
    tab.head.moved.emit()
    settled(desk)
    tab.roster_page.turns_button.click()
    box = tab.roster_page.turns_box
    box.table.item(0, 3).setText("jam tujuh")
    box.save_button.click()
    settled(desk)
    assert "Jam giliran P" in box.problem.text()
    box.table.item(0, 3).setText("7.00")
    picture(box, "kehadiran_giliran")
    box.save_button.click()
    settled(desk)
    assert tab.roster_page.month.turns["P"].starts == "07:00"


def test_a_machine_list_is_looked_at_asked_about_and_written(
    tab, kantor, desk, settled, tmp_path, picture, window, today
):
    path = tmp_path / "Absensi November.csv"
    path.write_bytes(machine_list(strangers=True))
    tab.show_page("impor")
    page = tab.import_page
    page.open_file(path)
    settled(desk)
    assert "2 ditanyakan" in page.banner.text()
    assert "2 ditolak" in page.banner.text()
    assert page.strangers.title.text() == "Siapa mereka? 2 belum dikenali"
    picture(window, "kehadiran_impor")
    page.strangers.take_same()
    settled(desk)
    assert "1 ditanyakan" in page.banner.text()
    page.save_button.click()
    settled(desk)
    assert "Kehadiran tersimpan" in page.banner.title()
    with desk.opened.store.read(desk.actor) as session:
        book = day_status.month(session, NOV, today=today)
    dewi = next(r for r in book.rows if r.employee_id == kantor.rekan[1])
    assert dewi.cells[18].status is Status.HADIR
    page.open_file(path)
    settled(desk)
    assert "baru" not in page.banner.text()


def test_the_tab_stays_whole_in_the_smallest_window(tab, desk, settled, picture, window):
    for key in ("buku", "izin"):
        tab.show_page(key)
        settled(desk)
        window.resize(window.minimumWidth(), window.minimumHeight())
        QApplication.processEvents()
        picture(window, f"kecil_kehadiran_{key}")
        assert tab.width() <= window.width()
