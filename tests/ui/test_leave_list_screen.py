"""The list of leave: filters by kind, unit and year, the tasks above it, the menu of quieter pages; words of kinds."""

from __future__ import annotations

import datetime as dt

from asn_desktop.rules.leave import kinds, proofs
from asn_desktop.rules.leave.flow import Event, State
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.ui.leave import tab as tabs
from asn_desktop.ui.sentences import leave as said
from asn_desktop.ui.sentences import leave_kinds as words
from tests.ui.test_leave_deeds import HOSPITAL, TODAY, asked  # noqa: F401
from tests.ui.test_leave_screen import people, press, tab, wait  # noqa: F401

D = dt.date


def test_every_kind_reason_relative_proof_state_and_event_has_its_words():
    assert set(words.KINDS) == set(Kind)
    assert {code for kind in Kind for code in kinds.REASONS[kind]} == set(words.REASONS)
    assert set(kinds.RELATIONS) == set(words.RELATIONS)
    assert set(proofs.PROOFS) == set(words.PROOFS)
    assert set(State) == set(said.STATES)
    assert {event.value for event in Event} <= set(said.EVENTS)


def test_the_list_is_narrowed_by_kind_and_year_and_cleared_again(qtbot, tab, people, asked, picture, settled):  # noqa: F811
    asked(people.fauzi, Kind.ALASAN_PENTING, TODAY, D(2026, 11, 25), alasan_kode="keluarga_sakit_keras",
          hubungan="ibu", bukti=HOSPITAL)  # fmt: skip
    page = tab.list_page
    page.refresh()
    wait(qtbot, tab, lambda: len(page.model.rows) == 4)
    assert "Ahmad Fauzi" in page.tasks.as_text()
    asked(people.kabid, Kind.TAHUNAN, D(2026, 11, 26), D(2026, 11, 27))
    page.refresh()
    wait(qtbot, tab, lambda: len(page.model.rows) == 5)
    press(qtbot, page.tasks.more_button)
    picture(tab, "cuti_daftar_tugas", (1366, 654))
    picture(tab, "cuti_daftar_911", (911, 398))
    page.filters.kind_combo.setCurrentIndex(page.filters.kind_combo.findData("ALASAN_PENTING"))
    page.filters.kind_combo.activated.emit(0)
    wait(qtbot, tab, lambda: [row.jenis for row in page.model.rows] == ["ALASAN_PENTING"])
    page.filters.year_combo.setCurrentIndex(page.filters.year_combo.findData(2025))
    page.filters.year_combo.activated.emit(0)
    wait(qtbot, tab, lambda: not page.model.rows)
    press(qtbot, page.empty.button)
    wait(qtbot, tab, lambda: len(page.model.rows) == 5)


def test_a_task_opens_its_request(qtbot, tab, people, asked, settled):  # noqa: F811
    request = asked(people.fauzi, Kind.ALASAN_PENTING, TODAY, D(2026, 11, 25), alasan_kode="keluarga_sakit_keras",
                    hubungan="ibu", bukti=HOSPITAL)  # fmt: skip
    tab.show_tasks()
    tasks = tab.list_page.tasks
    wait(qtbot, tab, lambda: tasks.tasks)
    assert [task.request_id for task in tasks.tasks] == [request]
    press(qtbot, tasks.more_button)
    wait(qtbot, tab, lambda: tab.detail_page.detail is not None)
    assert tab.detail_page.detail.row.id == request


def test_every_page_of_the_menu_opens_and_fits_a_small_screen(qtbot, tab, settled):  # noqa: F811
    names = [action.text() for action in tab.list_page.menu_button.menu().actions() if not action.isSeparator()]
    assert names == [*(entry[1] for entry in tabs.MORE if entry), tabs.LISTS]
    for key in [entry[0] for entry in tabs.MORE if entry]:
        tab.show_more(key)
        settled(tab.desk)
        assert tab.minimumSizeHint().width() <= 911, key
        tab.more(key).left.emit()
        assert tab.pages.currentWidget() is tab.list_page
