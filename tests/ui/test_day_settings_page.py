"""Kehadiran, Jenis izin dan jam kerja: what holds today, a dated change with its ground, who may not change it."""

from __future__ import annotations

import datetime as dt

import pytest

from asn_desktop.services import day_settings, office
from asn_desktop.ui.attendance.settings_page import SettingsPage
from asn_desktop.ui.clock import FixedClock
from asn_desktop.ui.desk import Desk
from tests.conftest import ADMIN

D = dt.date
TODAY = D(2026, 11, 23)


@pytest.fixture
def page(qtbot, qapp, folder, now, settled):
    """The page, filled, for the administrator."""
    with office.unlock(folder, ADMIN.username, ADMIN.password, clock=lambda: now) as opened:
        desk = Desk(opened, FixedClock(now, opened.office.zona))
        made = SettingsPage(desk)
        qtbot.addWidget(made)
        made.resize(1326, 560)
        made.show()
        made.start(TODAY, None)
        settled(desk)
        yield made, opened, desk
        desk.close()


def test_a_kind_of_permit_is_added_with_its_ground(page, settled, picture):
    made, opened, desk = page
    made.kind_form.submit()
    settled(desk)
    assert made.kind_form.boxes["nama"].problem() == "Nama jenis izin kosong. Tulis namanya."
    assert "Dasar perubahan kosong" in made.kind_form.boxes["dasar"].problem()
    made.kind_form.name_edit.setText("Izin mengantar anak sekolah")
    made.kind_form.times_combo.setCurrentIndex(made.kind_form.times_combo.findData("mulai"))
    made.kind_form.ground_edit.setText("SE Kepala Dinas 3/2026")
    before = made.kinds.rowCount()
    made.kind_form.submit()
    settled(desk)
    assert made.kinds.rowCount() == before + 1
    picture(made, "kehadiran_setelan", (1326, 560))
    with opened.store.read(opened.actor) as session:
        kinds = {kind.name: kind for kind in day_settings.held(session, TODAY).jenis}
    assert kinds["Izin mengantar anak sekolah"].times == "mulai"


def test_hours_of_several_days_hold_for_a_while(page, settled):
    made, opened, desk = page
    form = made.hours_form
    form.submit()
    settled(desk)
    assert form.boxes["hari"].problem() == "Harinya belum dipilih. Tandai hari yang memakai jam ini."
    form.days.choose("1", "2")
    form.starts_edit.setText("08.00")
    form.ends_edit.setText("15.00")
    form.until_edit.set_date(D(2026, 12, 20))
    form.ground_edit.setText("SE Bupati 5/2026")
    form.submit()
    settled(desk)
    with opened.store.read(opened.actor) as session:
        now = {(row.pola, row.hari): (row.masuk, row.pulang) for row in day_settings.held(session, TODAY).jam}
        later = {(row.pola, row.hari): row.masuk for row in day_settings.held(session, D(2026, 12, 28)).jam}
    assert now[5, 1] == now[5, 2] == ("08:00", "15:00")
    assert now[5, 3] == ("07:30", "16:00")
    assert later[5, 1] == "07:30"


def test_the_operator_reads_and_changes_nothing(qtbot, desk, settled):
    made = SettingsPage(desk)
    qtbot.addWidget(made)
    made.show()
    made.start(TODAY, None)
    settled(desk)
    assert made.kinds.rowCount() > 3
    assert not made.kind_form.fields.isVisible()
    assert not made.hours_form.save_button.isVisible()
