"""Tab Cuti, pressed like a clerk presses it, on the real store."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from asn_desktop.services import drafts, leave
from asn_desktop.services.leave import LeaveAsk
from asn_desktop.store.employees import Golongan, Jabatan
from asn_desktop.ui.leave.tab import LeaveTab
from tests.services import leave_office

D = dt.date


@pytest.fixture
def people(opened, now):
    """Fauzi with eighteen days, his superiors, and two colleagues away in December."""
    with opened.store.begin(opened.actor, reason="uji") as session:
        made = leave_office.make(session, now)
        session.add(Golongan(employee_id=made.fauzi, golongan="III/c", tmt=D(2022, 4, 1)))
        session.add(Jabatan(employee_id=made.fauzi, jenis="4", nama="Pengelola Angkutan", tmt=D(2022, 4, 1)))
        for person, first, last in ((made.rekan[0], D(2026, 12, 28), D(2026, 12, 30)),
                                    (made.rekan[1], D(2026, 12, 7), D(2026, 12, 8)),
                                    (made.rekan[1], D(2026, 12, 29), D(2026, 12, 29))):  # fmt: skip
            leave.ask(session, LeaveAsk(person, first, last, "x", "x", "x"), today=D(2026, 11, 23), now=now)
        leave_office.employees.rebuild_summaries(session, today=D(2026, 11, 23))
    return made


@pytest.fixture
def tab(qtbot, desk, people, settled):
    tab = LeaveTab(desk)
    qtbot.addWidget(tab)
    tab.resize(1366, 654)
    tab.show()
    settled(desk)
    return tab


def fill(tab, settled, people):
    """Type the request of the picture."""
    tab.new_request(people.fauzi)
    settled(tab.desk)
    form = tab.request_page.form
    form.start_edit.setText("21 des 2026")
    form.start_edit.setModified(True)
    form.start_edit.editingFinished.emit()
    form.end_edit.setText("31-12-2026")
    form.end_edit.setModified(True)
    form.end_edit.editingFinished.emit()
    form.reason_edit.setText("Keperluan keluarga di Palembang")
    form.reason_edit.textEdited.emit("")
    return tab.request_page


def wait(qtbot, tab, done):
    qtbot.waitUntil(lambda: bool(done()) and tab.desk.waiting() == 0, timeout=8000)


def test_the_request_of_the_picture(qtbot, tab, people, settled, picture):
    page = fill(tab, settled, people)
    wait(qtbot, tab, lambda: page.seen is not None and page.ask_button.text() == "Ajukan cuti 7 hari")
    assert page.month.count_text() == "7 (tujuh) hari kerja"
    assert page.month.how_text() == "11 hari – 2 Sabtu/Minggu – 1 libur – 1 bersama"
    explained = page.reasons.panel.as_text()
    assert "Kenapa sisa cuti 18 hari?" in explained
    assert "Sisa 2025: 9, terbawa maksimal 6" in explained
    assert "2 rekan cuti" in page.month.grid.say(D(2026, 12, 29))
    assert "Kepala Dinas Perhubungan" in page.reasons.decider_text()
    wait(qtbot, tab, lambda: "Draf tersimpan 09.15" in page.form.draft_label.text())
    picture(tab, "cuti_permintaan", (1366, 654))
    picture(tab, "cuti_permintaan_911", (911, 398))
