"""The verbs of Beranda lead to the list they speak of, filtered."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from asn_desktop.rules.leave.flow import Choice
from asn_desktop.services import employees, home, practice
from asn_desktop.services.leave import deeds as leave
from asn_desktop.services.leave import papers
from asn_desktop.services.leave.deeds import Decision, LeaveAsk
from asn_desktop.store.employees import Golongan, Jabatan
from asn_desktop.store.offices import Office
from tests.services import leave_office


@pytest.fixture
def full(opened, today):
    """The sixty invented people."""
    with opened.store.begin(opened.actor, reason="uji") as session:
        key = session.info["office_id"]
        session.get_one(Office, (key, key)).latihan = True
        practice.fill(session, today=today)
        employees.rebuild_summaries(session, today=today)


def verb(window, qtbot, title):
    page = window.office
    home_tab = page.show_tab("beranda")
    home_tab.refresh()
    qtbot.waitUntil(lambda: title in home_tab.work.titles() and page.desk.waiting() == 0, timeout=10_000)
    row = home_tab.work._rows[home_tab.work.titles().index(title)]
    qtbot.mouseClick(row.findChild(QPushButton), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.desk.waiting() == 0, timeout=10_000)
    return page


@pytest.mark.usefixtures("full")
def test_anomalies_lead_to_the_office_s_own_score(window, qtbot, opened, today, picture):
    page = verb(window, qtbot, "Isian pokok kosong atau tidak cocok")
    assert page.present() == "pegawai"
    tab = page.tabs["pegawai"]
    assert tab.pages.currentWidget() is tab.anomalies
    with opened.store.read(opened.actor) as session:
        wrong = {row.id for row in employees.listing(session, anomaly=True)}
        parts = next(row.parts for row in home.today_list(session, today).work if row.kind == "anomali")
    assert wrong <= {one.finding.employee_id for one in tab.anomalies.list.shown()}
    assert max(parts.values()) <= len(wrong) <= sum(parts.values())
    picture(window, "pegawai_anomali", (1366, 768))
    qtbot.keyClick(tab.anomalies, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: tab.pages.currentWidget() is tab.browse, timeout=5000)


@pytest.fixture
def letters_waiting(opened, today, now):
    """A permit without a number in the office of the leave tests."""
    with opened.store.begin(opened.actor, reason="uji") as session:
        made = leave_office.make(session, now)
        session.add(Golongan(employee_id=made.fauzi, golongan="III/c", tmt=dt.date(2022, 4, 1)))
        session.add(Jabatan(employee_id=made.fauzi, jenis="4", nama="Pengelola", tmt=dt.date(2022, 4, 1)))
        leave_office.employees.rebuild_summaries(session, today=today)
        ask = LeaveAsk(made.fauzi, dt.date(2026, 12, 21), dt.date(2026, 12, 23), "x", "x", "08")
        row = leave.ask(session, ask, today=today, now=now)
        waits = leave.ask(session, LeaveAsk(made.rekan[0], dt.date(2026, 12, 7), dt.date(2026, 12, 8), "x", "x", "08"),
                          today=today, now=now)  # fmt: skip
        paper = Decision(Choice.DISETUJUI, "", scan=b"\xff\xd8\xff foto")
        leave.consider(session, row.id, paper, today=today, now=now)
        leave.decide(session, row.id, paper, today=today, now=now)
        papers.issue(session, papers.IssueAsk(row.id, "kosong", None, "tinta"), today=today, now=now)
    return waits


def test_letters_and_requests_show_only_what_waits(window, qtbot, letters_waiting, picture):
    page = verb(window, qtbot, "Surat menunggu nomor")
    shown = page.tabs["surat"].list
    assert (page.present(), shown.title.text(), len(shown.model.rows)) == ("surat", "Menunggu nomor", 1)
    picture(window, "surat_menunggu_nomor", (1366, 768))
    qtbot.mouseClick(shown.month_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown.title.text() == "November 2026" and len(shown.model.rows) == 2, timeout=5000)
    page = verb(window, qtbot, "Permintaan cuti menunggu")
    shown = page.tabs["cuti"].list_page
    assert (page.present(), shown.chips.keys()) == ("cuti", ["menunggu"])
    assert [row.id for row in shown.model.rows] == [letters_waiting.id]
