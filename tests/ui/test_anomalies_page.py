"""The screen Anomali on the practice office: score, list, the jump to the field, an explanation, the spreadsheet."""

from __future__ import annotations

import datetime as dt
import shutil

import openpyxl
import pytest
import sqlalchemy as sa

from asn_desktop.services import practice
from asn_desktop.services.office import unlock
from asn_desktop.store.employees import Employee, Golongan
from asn_desktop.store.records import AnomalyNote
from asn_desktop.store.seals import Argon2
from asn_desktop.ui.employees.tab import EmployeesTab

LIGHT = Argon2(memory=1024, passes=1, lanes=1)


@pytest.fixture(scope="module")
def spoiled(tmp_path_factory):
    """The practice office with a few faults put in."""
    folder = tmp_path_factory.mktemp("anomali") / "kantor"
    now = dt.datetime(2026, 11, 23, 2, 15, tzinfo=dt.UTC)
    practice.create(folder, today=dt.date(2026, 11, 23), now=now, cost=LIGHT)
    with (
        unlock(folder, "siti", practice.PASSWORD, clock=lambda: now) as opened,
        opened.store.begin(opened.actor, reason="uji") as session,
    ):
        some = session.scalars(sa.select(Employee).order_by(Employee.nama)).all()
        some[3].email, some[5].no_hp, some[7].no_hp = None, "12", "98-1"
        some[9].tanggal_lahir = some[9].tanggal_lahir.replace(year=some[9].tanggal_lahir.year - 1)
        some[11].kontrak_akhir = dt.date(2026, 1, 31)
        row = session.scalars(sa.select(Golongan).order_by(Golongan.id)).first()
        row.tmt = row.tmt.replace(day=15)
    return folder


@pytest.fixture
def opened(spoiled, tmp_path, now):
    folder = tmp_path / "latihan"
    shutil.copytree(spoiled, folder)
    with unlock(folder, "siti", practice.PASSWORD, clock=lambda: now) as found:
        yield found


@pytest.fixture
def tab(desk, qtbot, settled):
    made = EmployeesTab(desk)
    qtbot.addWidget(made)
    made.resize(1366, 690)
    made.show()
    settled(desk)
    made.show_anomalies()
    settled(desk)
    return made


@pytest.fixture
def page(tab):
    return tab.anomalies


def _choose(page, code):
    row = next(a for a in page.list.model.rows if a.finding.code == code)
    assert page.list.table.choose(row.id)
    return row


def test_the_page_shows_score_findings_and_what_to_do(page, picture, tab):
    codes = {a.finding.code for a in page.list.model.rows}
    assert {"EMAIL_EMPTY", "PHONE_FORMAT", "NIP_DOB_MISMATCH", "TMT_NOT_FIRST"} <= codes
    assert "," in page.score.total.text()
    _choose(page, "PHONE_FORMAT")
    assert "Nomor" in page.list.words.text()
    picture(tab, "anomali", (1366, 690))
    picture(tab, "anomali_150", (911, 440))


def test_chips_and_kinds_narrow_the_list(page, qtbot):
    everything = page.list.model.rowCount()
    page.list.chips.button("E*").click()
    assert {a.finding.code for a in page.list.model.rows} == {"NIP_DOB_MISMATCH"}
    page.list.chips.button("terbuka").click()
    assert page.list.model.rowCount() == everything
    place = next(i for i in range(page.list.kind_combo.count())
                 if page.list.kind_combo.itemText(i).startswith("Bentuk nomor HP"))
    page.list.kind_combo.setCurrentIndex(place)
    page.list.kind_combo.activated.emit(place)
    assert {a.finding.code for a in page.list.model.rows} == {"PHONE_FORMAT"}
    assert page.list.footer.text() == "2 temuan pada 2 pegawai"


def test_perbaiki_leads_to_the_field(page, tab, desk, settled, qtbot):
    row = _choose(page, "PHONE_FORMAT")
    page.list.repair_button.click()
    settled(desk)
    assert tab.pages.currentWidget() is tab.form
    assert tab.form.card.id == row.finding.employee_id
    qtbot.waitUntil(tab.form.fields.editors["no_hp"].hasFocus)


def test_perbaiki_leads_to_the_row_of_a_history(page, tab, desk, settled):
    row = _choose(page, "TMT_NOT_FIRST")
    page.list.repair_button.click()
    settled(desk)
    assert tab.pages.currentWidget() is tab.browse
    assert tab.person.card.id == row.finding.employee_id
    assert tab.deeds.row_box.row.id == row.finding.row_id
    tab.deeds.row_box.reject()


def test_a_repaired_value_is_gone_when_the_clerk_comes_back(page, tab, desk, settled):
    row = _choose(page, "PHONE_FORMAT")
    page.list.repair_button.click()
    settled(desk)
    tab.form.fields.fill({"no_hp": "081234567890"})
    tab.form.save_button.click()
    settled(desk)
    tab.show_anomalies()
    settled(desk)
    assert row.id not in {a.id for a in page.list.model.rows}


def test_an_explanation_is_kept_and_no_longer_counts(page, desk, settled):
    before = page.list.model.rowCount()
    row = _choose(page, "PHONE_FORMAT")
    page.list.explain_button.click()
    box = page.explain_box
    assert not box.do_button.isEnabled()
    box.edit.setText("nomor kantor lama")
    box.do_button.click()
    settled(desk)
    assert page.list.model.rowCount() == before - 1
    with desk._store.read(desk.actor) as session:
        kept = session.execute(sa.select(AnomalyNote.kode, AnomalyNote.alasan, AnomalyNote.employee_id)).one()
    assert kept == ("PHONE_FORMAT", "nomor kantor lama", row.finding.employee_id)
    page.list.chips.button("dijelaskan").click()
    assert [a.reason for a in page.list.model.rows] == ["nomor kantor lama"]
    assert page.list.withdraw_button.isVisibleTo(page.list)
    page.list.withdraw_button.click()
    settled(desk)
    page.list.chips.button("terbuka").click()
    assert page.list.model.rowCount() == before


def test_what_is_shown_goes_out_as_a_spreadsheet(page, desk, settled, tmp_path):
    page.list.chips.button("E*").click()
    page.export(tmp_path / "anomali.xlsx")
    settled(desk)
    sheet = openpyxl.load_workbook(tmp_path / "anomali.xlsx").active
    rows = list(sheet.iter_rows(values_only=True))
    assert len(rows) == 2
    assert rows[1][4] == "perlu alasan"
    assert len(rows[1][2]) == 18


def test_the_survey_can_be_stopped(page, desk, settled):
    page.refresh()
    page.progress_panel.stop_button.click()
    settled(desk)
    assert page.again_button.isEnabled()
    assert not page.progress_panel.isVisibleTo(page)
