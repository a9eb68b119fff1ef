"""The page Aturan cuti: what holds with its ground, a dated change, and what is refused beside its field."""

from __future__ import annotations

import datetime as dt

import pytest

from asn_desktop.services import office
from asn_desktop.services.leave import balance
from asn_desktop.ui.clock import FixedClock
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.leave.rules_page import RulesPage
from tests.conftest import ADMIN

D = dt.date


@pytest.fixture
def chief(qapp, folder, now):
    """A desk for the administrator."""
    with office.unlock(folder, ADMIN.username, ADMIN.password, clock=lambda: now) as opened:
        desk = Desk(opened, FixedClock(now, opened.office.zona))
        yield desk, opened
        desk.close()


@pytest.fixture
def page(qtbot, chief, settled):
    """The page, filled."""
    made = RulesPage(chief[0])
    qtbot.addWidget(made)
    made.resize(1366, 660)
    made.show()
    made.start()
    settled(chief[0])
    return made


def test_a_reading_is_changed_from_a_day_on(page, chief, settled, picture):
    desk, opened = chief
    said = []
    page.said.connect(said.append)
    page.table.choose("aturan_dua_tahun")
    panel = page.panel
    assert panel.value_label.text() == "ketat: hanya bila sama sekali tidak diambil"
    assert "SE Sekretaris MA 13/2019" in panel.ground_label.text()
    panel.choice_combo.setCurrentIndex(panel.choice_combo.findData("longgar"))
    panel.save_button.click()
    settled(desk)
    assert "tanpa dasar" in panel.ground_box.problem()
    assert "Hari mulai berlaku kosong" in panel.since_box.problem()
    panel.since_edit.set_date(D(2027, 1, 1))
    panel.ground_edit.setText("Surat Edaran Bupati 800/5/2026")
    panel.save_button.click()
    settled(desk)
    assert said == ["Dua tahun tidak diambil: perubahan tercatat"]
    picture(page, "cuti_aturan")
    with opened.store.read(opened.actor) as session:
        assert balance.rules_on(session, D(2026, 12, 31)).aturan_dua_tahun == "ketat"
        assert balance.rules_on(session, D(2027, 1, 1)).aturan_dua_tahun == "longgar"


def test_a_number_that_is_none_is_refused_beside_its_field(page, chief, settled):
    page.table.choose("serentak_persen")
    page.panel.value_edit.setText("seperempat")
    page.panel.since_edit.set_date(D(2027, 1, 1))
    page.panel.ground_edit.setText("Surat Edaran Bupati 800/5/2026")
    page.panel.save_button.click()
    settled(chief[0])
    assert "seperempat" in page.panel.value_box.problem()


def test_a_chip_keeps_one_part(page):
    page.chips.button("Cuti besar").click()
    assert {row.kunci for row in page.model.rows} >= {"besar_bulan", "besar_jeda_tahun"}
    assert "hak_tahunan" not in {row.kunci for row in page.model.rows}


def test_the_operator_only_reads(qtbot, desk, settled):
    other = RulesPage(desk)
    qtbot.addWidget(other)
    other.show()
    other.start()
    settled(desk)
    assert other.panel.closed.isVisible()
    assert not other.panel.save_button.isVisible()
