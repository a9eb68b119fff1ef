"""The map of posts and twin units on the practice office: real buttons, real store."""

from __future__ import annotations

import datetime as dt
import shutil

import pytest
import sqlalchemy as sa

from asn_desktop.services import positions, practice, unit_twins
from asn_desktop.services.office import unlock
from asn_desktop.store.offices import Unit
from asn_desktop.store.positions import Position
from asn_desktop.store.seals import Argon2
from asn_desktop.ui.employees.tab import EmployeesTab

LIGHT = Argon2(memory=1024, passes=1, lanes=1)
TODAY = dt.date(2026, 11, 23)


@pytest.fixture(scope="module")
def practice_template(tmp_path_factory):
    folder = tmp_path_factory.mktemp("peta") / "kantor"
    now = dt.datetime(2026, 11, 23, 2, 15, tzinfo=dt.UTC)
    practice.create(folder, today=TODAY, now=now, cost=LIGHT)
    with (
        unlock(folder, "siti", practice.PASSWORD, clock=lambda: now) as opened,
        opened.store.begin(opened.actor, reason="uji") as session,
    ):
        parent = session.scalars(sa.select(Unit).where(Unit.parent_id.is_not(None))).first()
        for row in session.scalars(sa.select(Position)):
            row.berlaku_sampai = dt.date(2025, 12, 31)
        session.add(Unit(parent_id=parent.parent_id, nama=f"{parent.nama.upper()}.", urutan=99))
    return folder


@pytest.fixture
def opened(practice_template, tmp_path, now):
    folder = tmp_path / "latihan"
    shutil.copytree(practice_template, folder)
    with unlock(folder, "siti", practice.PASSWORD, clock=lambda: now) as found:
        yield found


@pytest.fixture
def tab(desk, qtbot, settled):
    made = EmployeesTab(desk)
    qtbot.addWidget(made)
    made.resize(1366, 690)
    made.show()
    settled(desk)
    made.show_units()
    settled(desk)
    return made


@pytest.fixture
def page(tab, desk, settled):
    tab.units.map_button.click()
    settled(desk)
    assert tab.pages.currentWidget() is tab.positions
    return tab.positions


def _told(desk, question, **kw):
    with desk._store.read(desk.actor) as session:
        return question(session, **kw)


def test_present_holders_fill_the_map_and_vacancies_show(page, desk, settled, picture, tab):
    assert all(not line.on_map for line in page.model.rows)
    page.propose_button.click()
    settled(desk)
    box = page.proposal_box
    number = box.model.rowCount()
    picture(box, "peta_jabatan_usulan")
    box.do_button.click()
    settled(desk)
    lines = _told(desk, positions.bezetting, on=TODAY)
    assert sum(line.on_map for line in lines) == number > 10
    page.new_button.click()
    form = page.position_box
    form.nama_edit.setText("Arsiparis Terampil")
    form.kebutuhan_spin.setValue(2)
    form.save_button.click()
    settled(desk)
    page.chips.button("kosong").click()
    assert "Arsiparis Terampil" in [line.nama for line in page.model.rows]
    assert "belum terisi" in page.footer.text()
    page.chips.button("semua").click()
    picture(tab, "peta_jabatan", (1366, 690))
    picture(tab, "peta_jabatan_150", (911, 440))


def test_a_post_is_changed_and_leaves_the_map(page, desk, settled):
    page._open(None)
    page.position_box.nama_edit.setText("Arsiparis")
    page.position_box.save_button.click()
    settled(desk)
    line = next(one for one in page.model.rows if one.nama == "Arsiparis")
    page.table.choose(page.model.identity(line))
    page.edit_button.click()
    page.position_box.kelas_spin.setValue(7)
    page.position_box.save_button.click()
    settled(desk)
    kept = next(one for one in _told(desk, positions.bezetting, on=TODAY) if one.nama == "Arsiparis")
    assert (kept.kelas, kept.kebutuhan) == (7, 1)
    page.end_button.click()
    settled(desk)
    assert all(one.nama != "Arsiparis" for one in _told(desk, positions.bezetting, on=TODAY + dt.timedelta(days=1)))


def test_a_post_twice_is_refused_beside_its_field(page, desk, settled):
    for _ in range(2):
        page._open(None)
        page.position_box.nama_edit.setText("Arsiparis")
        page.position_box.save_button.click()
        settled(desk)
    assert page.position_box.isVisible()
    page.position_box.reject()


def test_twin_units_are_joined_from_the_units_page(tab, desk, settled, picture):
    tab.units.twins_button.click()
    settled(desk)
    box = tab.units.twins_box
    assert box.model.rowCount() == 1
    picture(box, "unit_kembar")
    box.do_button.click()
    settled(desk)
    assert box.words.text() == "Tidak ada unit yang tampak kembar."
    assert _told(desk, unit_twins.proposals) == ()
