"""Tindak lanjut: who to recognise, who to coach, the coaching record and its outcome."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from asn_desktop.rules.roles import Role
from asn_desktop.services.evaluation import coaching
from asn_desktop.ui.evaluation.follow_up.page import FollowUpPage
from tests.services import evaluation_office
from tests.services.person_office import results

D = dt.date


def three_rated(session):
    made = evaluation_office.make(session)
    results(session, made.rina, 2024, 2025, predikat="1")
    results(session, made.agus, 2025, predikat="3")
    results(session, made.tono, 2025)
    return made


@pytest.fixture
def filling():
    return three_rated


@pytest.fixture
def office(filled):
    return filled


@pytest.fixture
def page(shown, office):
    return shown(FollowUpPage, 2025, None, size=(1326, 590))


def test_who_needs_coaching_stands_first_and_who_is_recognised_under_the_chip(page, office):
    assert [row.nama for row in page.model.rows] == ["Agus Setiawan"]
    page.chips.button("penghargaan").click()
    assert [(row.nama, row.berturut) for row in page.model.rows] == [("Rina Marlina", 2)]
    assert "Sangat Baik 1, Baik 1, Butuh Perbaikan 1" in page.sums.text()


def test_a_plan_is_recorded_and_its_outcome(page, desk, office, settled, picture):
    panel = page.panel
    panel.record_button.click()
    assert panel.last_box.problem()
    panel.lack_edit.setPlainText("Laporan bulanan terlambat tiga kali.")
    panel.plan_edit.setPlainText("Pendampingan mingguan oleh kepala bidang.")
    panel.measure_edit.setPlainText("Tiga laporan berturut-turut tepat waktu.")
    panel.last_edit.set_date(D(2027, 2, 28))
    panel.record_button.click()
    settled(desk)
    assert panel.coach_box.problem()
    panel.coach_edit.setText("Bambang Prasetyo")
    picture(page, "kinerja_tindak")
    panel.record_button.click()
    settled(desk)
    assert panel.outcome_form.isVisible()
    assert not panel.plan_form.isVisible()
    panel.result_edit.setPlainText("Tiga laporan tepat waktu.")
    panel.conclude_button.click()
    settled(desk)
    with desk.opened.store.read(desk.actor) as session:
        plan = coaching.of_person(session, office.agus)[0]
        assert (plan.hasil, plan.berhasil, plan.pembina) == ("Tiga laporan tepat waktu.", True, "Bambang Prasetyo")
    assert "Berhasil (23 November 2026)" in panel.plans.text()


def test_a_role_that_may_not_see_results_reads_counts_alone(desk, office, shown):
    desk.actor = replace(desk.actor, role=Role.PEMERIKSA)
    made = shown(FollowUpPage, 2025, None, size=(1326, 590))
    assert made.model.rows == []
    assert not made.panel.isVisible()


def test_a_year_without_results_says_what_to_do(page, desk, settled):
    page.start(2026, None)
    settled(desk)
    assert page.frame.shown() is page.empty
    assert not page.panel.plan_form.isVisible()
