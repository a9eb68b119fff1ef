"""The calendar screens of leave: month with its warning, year, holiday table, what a decree touches, cuti bersama."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import employees, holidays, joint_leave
from asn_desktop.services.leave import balance, requests, whatif
from asn_desktop.store.compat import uuid7
from asn_desktop.store.leave import LeaveRequest
from asn_desktop.ui.leave.away_page import AwayPage
from asn_desktop.ui.leave.calendar.holiday_boxes import EndBox, LocalBox
from asn_desktop.ui.leave.calendar.holiday_page import HolidayPage
from asn_desktop.ui.leave.calendar.joint_leave_page import JointLeavePage
from asn_desktop.ui.leave.calendar.whatif_page import WhatIfPage
from asn_desktop.ui.leave.calendar.year_page import YearPage
from asn_desktop.ui.leave.tab import LeaveTab
from tests.services import leave_office

D = dt.date
NAMES = ("Agus Salim", "Dewi Anggraini", "Eko Prabowo", "Fitri Handayani", "Gunawan Wibisono", "Hesti Purnama",
         "Indra Lesmana", "Joko Susilo", "Kartika Sari", "Lukman Hakim", "Maya Puspita", "Nanda Pratama")  # fmt: skip


def granted(session, person, first, last, split, state="TERBIT"):
    """An annual leave with its days drawn."""
    row = LeaveRequest(id=uuid7(), employee_id=person, jenis="TAHUNAN", mulai=first, sampai=last, keadaan=state,
                       lama=sum(split.values()), satuan="hari kerja", alasan="rahasia", alamat="x", telepon="x",
                       hari_tambahan=0, diminta_pada=first)  # fmt: skip
    session.add(row)
    session.flush()
    if state != "DIAJUKAN":
        requests.draw(session, row, split)
    return row.id


@pytest.fixture
def office(opened, actor, now, today):
    """Five people of the tests and twelve colleagues with leave spread over the year."""
    with opened.store.begin(actor, reason="uji") as session:
        made = leave_office.make(session, now)
        more = [leave_office.person(session, name, made.bidang, 200 + at) for at, name in enumerate(NAMES)]
        employees.rebuild_summaries(session, today=today)
        for at, person in enumerate(more):
            first = D(2026, 1 + at, 4 + at)
            granted(session, person, first, first + dt.timedelta(days=6 + at % 4), {"N": 5}, "SELESAI")
        for at, person in enumerate(more[:5]):
            state = "DIAJUKAN" if at == 4 else "TERBIT"
            granted(session, person, D(2026, 12, 21 + at % 3), D(2026, 12, 31), {"N": 7 - at % 3}, state)
        granted(session, made.fauzi, D(2026, 11, 25), D(2026, 11, 27), {"N": 3})
    return made


def page_of(kind, desk, qtbot, settled, size=(1366, 654)):
    page = kind(desk)
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    page.start(desk.today()) if kind is AwayPage else page.start()
    settled(desk)
    return page


def words_of(page):
    return " ".join(c.words(r) + " " + (c.second(r) if c.second else "") for r in page.model.rows
                    for c in page.model.columns).casefold()  # fmt: skip


def test_the_month_warns_of_days_with_too_few_left(desk, qtbot, settled, office, picture):
    page = page_of(AwayPage, desk, qtbot, settled)
    assert not page.banner.isVisible()
    page.month.grid.turn(1)
    settled(desk)
    qtbot.waitUntil(page.banner.isVisible)
    assert "Bidang Angkutan: 22 Des 2026 5 dari 16" in page.banner.text()
    picture(page, "cuti_bulan")
    with qtbot.waitSignal(page.year_wanted):
        page.year_button.click()


def test_the_year_shows_how_many_are_away_by_keyboard_and_never_the_kind(desk, qtbot, settled, office, picture):
    page = page_of(YearPage, desk, qtbot, settled)
    assert page.found.size == 17
    assert len(page.model.rows) == 13
    page.grid.setFocus()
    page.grid.choose(D(2026, 12, 22))
    qtbot.keyClick(page.grid, Qt.Key.Key_Right)
    assert page.grid.day == D(2026, 12, 23)
    assert "6 orang cuti" in page.told.text()
    assert "terlalu banyak" in page.told.text()
    assert len(page.model.rows) == 6
    assert any(line.when.endswith("?") for line in page.model.rows)
    picture(page, "cuti_tahun")
    page.chips.button("serentak").click()
    assert page.model.rows[0].when == "5 dari 16 orang"
    for word in ("tahunan", "rahasia", "sakit"):
        assert word not in words_of(page)
    with qtbot.waitSignal(page.month_wanted) as told:
        page.month_button.click()
    assert told.args == [D(2026, 12, 1)]


def test_the_year_of_one_unit_is_smaller(desk, qtbot, settled, office):
    page = page_of(YearPage, desk, qtbot, settled)
    page.unit.setCurrentIndex(page.unit.findData(next(
        page.unit.itemData(i) for i in range(page.unit.count()) if "Sekretariat" in page.unit.itemText(i)
    )))  # fmt: skip
    page.refresh()
    settled(desk)
    assert (page.found.size, page.model.rows) == (0, [])


def test_the_holiday_table_says_decree_origin_and_what_is_awaited(desk, qtbot, settled, office, picture):
    page = page_of(HolidayPage, desk, qtbot, settled)
    page.year.setValue(2027)
    settled(desk)
    assert len(page.model.rows) == 26
    page.chips.button("bersama").click()
    assert len(page.model.rows) == 8
    assert "8" in page.chips.button("bersama").text()
    assert "menunggu" in page.count.text()
    picture(page, "cuti_libur")
    page.year.setValue(2030)
    settled(desk)
    assert "belum dimuat" in page.count.text()


def test_a_file_of_the_centre_is_compared_and_taken_in(desk, qtbot, settled, office, picture, tmp_path, store, actor):
    page = page_of(HolidayPage, desk, qtbot, settled)
    file = tmp_path / "libur 2026 (1).csv"
    file.write_text(
        "tanggal;jenis;nama\nRabu, 23-12-2026;CB;Natal\nJumat, 26-11-2026;LN;Pilkada\n31-4-2026;LN;Keliru\n"
    )
    box = page.import_file(file)
    box.show()
    box.compare_button.click()
    assert "kosong" in box.fields.ground_field.problem()
    box.fields.ground.setText("Keppres 60/2026")
    box.fields.signed.set_date(D(2026, 11, 20))
    box.compare_button.click()
    settled(desk)
    assert box.summary.text() == "1 baru, 2 ditolak."
    assert "5 cuti" not in box.effects.title()
    assert box.effects.title().startswith("4 cuti")
    assert box.save_button.text() == "Masukkan 1 perubahan"
    picture(box, "cuti_libur_impor")
    box.save_effects(tmp_path / "dampak.pdf")
    settled(desk)
    assert (tmp_path / "dampak.pdf").read_bytes().startswith(b"%PDF-")
    with qtbot.waitSignal(page.said) as told:
        box.save_button.click()
    assert told.args == ["1 hari pada tabel libur berubah."]
    settled(desk)
    with store.read(actor) as session:
        assert D(2026, 12, 23) in holidays.calendar(session, [2026]).bersama
        assert len(whatif.affected(session, today=D(2026, 11, 23))) == 4
    assert page.banner.title() == "4 cuti yang sudah diberikan berubah jumlah harinya"
    with qtbot.waitSignal(page.effects_wanted):
        page.banner.buttons()[0].click()


def test_a_regional_day_is_recorded_and_ended_with_its_decree(desk, qtbot, settled, office, store, actor):
    page = page_of(HolidayPage, desk, qtbot, settled)
    box = LocalBox(desk, page)
    box.saved.connect(page._saved)
    box.save_button.click()
    assert box.day_field.problem()
    box.day.set_date(D(2026, 12, 2))
    box.name.setText("Pilkades serentak")
    box.fields.ground.setText("Kep Bupati 5/2026")
    box.fields.signed.set_date(D(2026, 11, 2))
    box.save_button.click()
    settled(desk)
    page.chips.button("daerah").click()
    (row,) = page.model.rows
    assert (row.nama, row.asal) == ("Pilkades serentak", "kantor")
    page.table.choose(row.id)
    assert page.end_button.isEnabled()
    end = EndBox(desk, row, page)
    end.saved.connect(page._saved)
    end.fields.ground.setText("Kep Bupati 6/2026")
    end.fields.signed.set_date(D(2026, 11, 3))
    end.save_button.click()
    settled(desk)
    page.chips.button("diakhiri").click()
    assert [e.dasar for e in page.model.rows] == ["Kep Bupati 6/2026"]
    with store.read(actor) as session:
        assert D(2026, 12, 2) not in holidays.calendar(session, [2026]).libur


def test_a_touched_leave_is_settled_with_reference_and_reason(
    desk, qtbot, settled, office, picture, store, actor, today
):
    page = page_of(HolidayPage, desk, qtbot, settled)
    with store.begin(actor, reason="uji") as session:
        before = balance.card(session, office.fauzi, year=2026, today=today).sisa
    box = LocalBox(desk, page)
    box.day.set_date(D(2026, 11, 26))
    box.name.setText("Pilkada ulang")
    box.fields.ground.setText("Kep Bupati 5/2026")
    box.fields.signed.set_date(D(2026, 11, 2))
    box.save_button.click()
    settled(desk)
    effects = page_of(WhatIfPage, desk, qtbot, settled)
    (row,) = effects.model.rows
    assert (row.employee_id, row.back) == (office.fauzi, 1)
    assert effects.settle_button.isEnabled()
    picture(effects, "cuti_dampak_libur")
    settle = effects.ask()
    settle.save_button.click()
    settled(desk)
    assert "kosong" in settle.reference_field.problem()
    settle.reference.setText("Kep Bupati 5/2026")
    settle.reason.setText("pilkada ulang")
    with qtbot.waitSignal(effects.said) as told:
        settle.save_button.click()
    assert told.args == ["1 hari dikembalikan: Ahmad Fauzi, S.T.."]
    settled(desk)
    assert effects.model.rows == []
    assert effects.empty.isVisible()
    with store.read(actor) as session:
        assert balance.card(session, office.fauzi, year=2026, today=today).sisa == before + 1


def test_one_decision_gives_many_people_their_days_and_can_be_voided(
    desk, qtbot, settled, office, picture, store, actor, today
):
    page = page_of(JointLeavePage, desk, qtbot, settled)
    assert not page.save_button.isEnabled()
    for place in (1, page.days.count() - 1):
        page.days.item(place).setCheckState(Qt.CheckState.Checked)
    assert page.chosen_days()[-1] == D(2026, 12, 24)
    page.nips.setText("198507092010011015; 19850709 201001 1 020")
    settled(desk)
    assert [row.employee_id for row in page.model.rows] == [office.rekan[0], office.fauzi]
    page.all_button.click()
    assert page.count.text() == "2 dari 2 orang dipilih"
    page.save_button.click()
    assert page.signed_field.problem()
    page.number.setText("800/3/DISHUB/2026")
    page.signed.set_date(D(2026, 3, 2))
    page.look_button.click()
    settled(desk)
    assert page.bar.state() == "4 hari akan bertambah untuk 2 orang."
    assert page.gains[office.fauzi][0] == "2 hari, 1 juga untuk tahun berikutnya"
    picture(page, "cuti_bersama_tugas", (1366, 700))
    with qtbot.waitSignal(page.said) as told:
        page.save_button.click()
    assert told.args == ["4 hari cuti bersama yang tidak diberikan tercatat."]
    settled(desk)
    (deed,) = page.deeds.model.rows
    assert (deed.orang, deed.dibatalkan) == (2, None)
    with store.read(actor) as session:
        assert balance.card(session, office.fauzi, year=2026, today=today).opened["TAMBAHAN"] == 1
    page.deeds.table.choose((deed.nomor, deed.tanggal_sk))
    void = page.deeds.ask()
    void.save_button.click()
    settled(desk)
    assert void.reason_field.problem()
    void.reason.setText("keputusan dicabut")
    void.save_button.click()
    settled(desk)
    with store.read(actor) as session:
        assert joint_leave.deeds(session, 2026)[0].dibatalkan == "keputusan dicabut"
        assert balance.card(session, office.fauzi, year=2026, today=today).opened["TAMBAHAN"] == 0


def test_a_reader_sees_the_table_and_no_button_that_changes_it(desk, qtbot, settled, office):
    desk.actor = Actor("ani", "Ani", Role.PEMERIKSA)
    page = page_of(HolidayPage, desk, qtbot, settled)
    assert page.model.rows
    assert not any(one.isVisible() for one in (page.import_button, page.local_button, page.end_button))
    effects = page_of(WhatIfPage, desk, qtbot, settled)
    assert not effects.settle_button.isVisible()


def test_the_pages_are_reached_from_the_tab_and_lead_to_each_other(desk, qtbot, settled, office):
    tab = LeaveTab(desk)
    qtbot.addWidget(tab)
    tab.resize(1366, 654)
    tab.show()
    settled(desk)
    tab.show_away()
    settled(desk)
    tab.away_page.year_button.click()
    settled(desk)
    year = tab.more("kalender")
    assert year.isVisible()
    year.grid.choose(D(2026, 12, 22))
    year.month_button.click()
    settled(desk)
    assert tab.away_page.isVisible()
    assert tab.away_page.month.grid.month == D(2026, 12, 1)
    tab.show_more("libur")
    settled(desk)
    tab.more("libur").effects_wanted.emit()
    settled(desk)
    assert tab.more("dampak").isVisible()
    tab.more("dampak").left.emit()
    assert tab.list_page.isVisible()
    tab.show_more("bersama")
    settled(desk)
    assert tab.more("bersama").model.rows


@pytest.mark.parametrize("kind", [AwayPage, YearPage, HolidayPage, WhatIfPage, JointLeavePage])
def test_every_page_fits_a_small_laptop_at_150_percent(desk, qtbot, settled, office, picture, kind):
    page = page_of(kind, desk, qtbot, settled, (911, 400))
    assert page.minimumSizeHint().width() <= 911, kind.__name__
    picture(page, f"kecil_{kind.__name__}", (911, 400))
