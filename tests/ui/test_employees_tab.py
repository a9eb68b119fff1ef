"""Tab Pegawai on the practice office: real buttons, real store, and what the clerk is told."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from asn_desktop.services import employees, practice
from asn_desktop.services.office import unlock
from asn_desktop.store.seals import Argon2
from asn_desktop.ui.clock import FixedClock
from asn_desktop.ui.desk import Desk
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
    tab.person.histories.buttons["jabatan"].click()
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
