"""Tab Kinerja in the window: pages made when turned to, one year, period and unit for all, the way in from Beranda."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from asn_desktop.rules.evaluation.limits import EvaluationRules
from asn_desktop.rules.evaluation.periods import AKHIR
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import home_evaluation
from asn_desktop.services.evaluation import dialogues, rule_settings, unit_round
from asn_desktop.services.evaluation.dialogues import DialogueAsk
from asn_desktop.services.evaluation.ratings import RatingAsk, rate
from asn_desktop.ui.evaluation.places import PLACES, places_for
from asn_desktop.ui.evaluation.rating.rating_table import HASIL
from asn_desktop.ui.home.words import said
from tests.ui import evaluation_screen

D = dt.date


@pytest.fixture
def filling():
    return evaluation_screen.of_twenty_four


@pytest.fixture
def tab(window, filled, desk, settled):
    window.office.navigation.tab_button("kinerja").click()
    settled(desk)
    return window.office.tabs["kinerja"]


def test_the_tab_opens_with_the_round_and_makes_the_other_pages_when_they_are_turned_to(tab, desk, settled):
    assert tab.present() == "putaran"
    assert set(tab.built) == {"putaran"}
    assert tab.head.subtitle.text() == "Bahan kerja e-Kinerja · hasil resmi tetap di e-Kinerja"
    for place in PLACES:
        tab.head.chips.button(place.key).click()
        settled(desk)
        assert tab.present() == place.key
        assert tab.head.period_combo.isVisible() is place.by_period


def test_it_begins_with_the_period_that_is_due(tab):
    assert (tab.head.year(), tab.head.period()) == (2026, "TW3")


@pytest.mark.parametrize(("day", "due"), [
    (D(2026, 11, 23), (2026, "TW3")), (D(2026, 12, 1), (2026, AKHIR)), (D(2027, 1, 31), (2026, AKHIR)),
    (D(2027, 2, 1), (2026, AKHIR)), (D(2027, 4, 1), (2027, "TW1")),
])  # fmt: skip
def test_the_period_that_is_due(day, due):
    assert EvaluationRules().due(day) == due


def test_the_last_month_that_ended_is_due_where_the_office_evaluates_monthly():
    assert EvaluationRules(periode_evaluasi="BULANAN").due(D(2026, 11, 23)) == (2026, "B10")


def test_year_period_and_unit_hold_for_every_page(tab, filled, desk, settled, qtbot):
    tab.show_unit(filled.office.angkutan)
    settled(desk)
    assert tab.present() == "nilai"
    assert tab.built["nilai"].live.found.unit == "Bidang Angkutan"
    tab.show_page("putaran")
    settled(desk)
    assert {row.unit for row in tab.built["putaran"].rows} == {"Bidang Angkutan"}
    qtbot.keyClick(tab.head, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    settled(desk)
    assert tab.head.year() == 2025
    assert all(row.skp is None for row in tab.built["putaran"].rows)


def test_a_person_of_the_round_opens_with_his_year(tab, filled, desk, settled):
    tab.built["putaran"].person_chosen.emit(filled.staff[3])
    settled(desk)
    assert tab.present() == "orang"
    assert tab.head.chips.keys() == ["orang"]


def test_a_rating_by_keyboard_keeps_the_cursor_while_the_store_answers(tab, filled, desk, settled, qtbot):
    tab.show_unit(filled.office.angkutan)
    settled(desk)
    table = tab.built["nilai"].table
    table.go(1, HASIL)
    table.setFocus()
    for _ in range(6):
        qtbot.keyClick(table, Qt.Key.Key_2)
    settled(desk)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (4, HASIL)
    with desk.opened.store.read(desk.actor) as session:
        assert unit_round.of_unit(session, filled.office.angkutan, 2026, "TW3").n == 3


def test_the_window_with_the_rating_of_a_unit(tab, window, filled, desk, settled, picture):
    with desk.opened.store.begin(desk.actor, reason="uji") as session:
        for at, who in enumerate(filled.staff):
            pair = ("DI_ATAS", "DI_ATAS") if at % 4 == 3 or at == 0 else ("SESUAI", "SESUAI")
            rate(session, RatingAsk(who, 2026, "TW3", *pair), today=desk.today())
    tab.show_unit(filled.office.angkutan)
    settled(desk)
    tab.built["nilai"].table.go(2, HASIL)
    picture(window, "kinerja", (1366, 768))
    picture(window, "kinerja_150", (911, 512))


def test_beranda_tells_what_is_missing_and_leads_to_who_is_stuck(tab, window, filled, desk, settled):
    with desk.opened.store.read(desk.actor) as session:
        row = home_evaluation.row(session, desk.today())
    assert row.parts["skp"] == 3
    assert row.parts["evaluasi"] == 28
    assert row.count == 31
    window.office.route("kinerja", "show_stuck")
    settled(desk)
    assert tab.present() == "putaran"
    assert tab.built["putaran"].chips.keys() == ["macet"]


def test_beranda_counts_what_was_agreed_in_talks_and_is_due(filled, desk):
    ask = DialogueAsk(filled.skps[filled.staff[0]], desk.today(), "Laporan terlambat", "Pendampingan",
                      desk.today() + dt.timedelta(days=5))  # fmt: skip
    with desk.opened.store.begin(desk.actor, reason="uji") as session:
        dialogues.record(session, ask, today=desk.today())
        row = home_evaluation.row(session, desk.today())
    assert row.parts["dialog"] == 1
    assert said(row, desk.today(), "BKPSDM").text.endswith("tindak lanjut dialog 1")
    later = replace(desk.actor, role=Role.PEMERIKSA)
    with desk.opened.store.read(later) as session:
        assert "dialog" not in home_evaluation.row(session, desk.today()).parts


@pytest.mark.parametrize("filling", [None])
def test_an_office_without_a_single_skp_is_not_reminded(desk):
    with desk.opened.store.read(desk.actor) as session:
        assert home_evaluation.row(session, desk.today()).count == 0


def test_the_role_pemeriksa_is_shown_no_page_of_individual_results(desk):
    keys = {place.key for place in places_for(Role.PEMERIKSA)}
    assert keys.isdisjoint({"nilai", "orang", "pohon", "keberatan", "impor"})
    desk.actor = replace(desk.actor, role=Role.PEMERIKSA)
    with desk.opened.store.read(desk.actor) as session:
        assert all(state.predikat is None for state in unit_round.overview(session, 2026, "TW3"))


def test_official_mode_is_said_in_the_head(tab, opened, desk, settled):
    with opened.store.begin(Actor("budi", "Budi Santoso", Role.ADMIN), reason="uji") as session:
        rule_settings.change(session, "mode", "resmi", since=D(2026, 1, 1), ground="Keputusan Bupati 800/77/2025",
                             today=desk.today())  # fmt: skip
    desk.changed.emit(frozenset({"settings"}))
    settled(desk)
    assert tab.head.subtitle.text().startswith("Dokumen resmi kantor ini")
