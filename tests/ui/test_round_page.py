"""Putaran: who has what and what blocks, documents and receipt for many at once, the way on to person and unit."""

from __future__ import annotations

import pytest

from asn_desktop.services.evaluation import finalise, ratings, unit_round
from asn_desktop.ui.evaluation.round.page import STUCK, RoundPage
from tests.ui import evaluation_screen


@pytest.fixture
def filling():
    return evaluation_screen.of_eight


@pytest.fixture
def office(filled):
    return filled


def fix(desk, people):
    """Rated Sesuai and Sangat Baik in turn, one below, and fixed."""
    with desk.opened.store.begin(desk.actor, reason="uji") as session:
        made = []
        for at, who in enumerate(people):
            pair = ("DI_BAWAH", "SESUAI") if at == 0 else ("DI_ATAS", "DI_ATAS") if at % 2 else ("SESUAI", "SESUAI")
            made.append(ratings.rate(session, ratings.RatingAsk(who, 2026, "TW3", *pair), today=desk.today()).id)
        return finalise.finalise(session, made, day=desk.today(), today=desk.today())


@pytest.fixture
def page(shown, office):
    return shown(RoundPage, 2026, None, "TW3", size=(1326, 590))


def again(page, desk, settled):
    page.start(*page._where)
    settled(desk)


def row_of(page, who):
    return next(row for row in page.people_model.rows if row.employee_id == who)


def test_everybody_is_shown_with_what_holds_him_up_first(page, desk, office, settled):
    assert row_of(page, office.office.sari).halangan[0] == "halangan_skp"
    assert row_of(page, office.staff[0]).halangan[0] == "halangan_nilai"
    assert page.chips.button("halangan_skp").text() == "Tanpa SKP 3"
    assert page.sums.text() == f"0 dari {len(page.rows)} selesai"
    page.chips.button("halangan_skp").click()
    assert {row.halangan[0] for row in page.people_model.rows} == {"halangan_skp"}


def test_who_is_stuck_stays_when_the_chip_is_pressed(page, desk, office, settled):
    page.chips.button(STUCK).click()
    assert all(row.halangan for row in page.people_model.rows)


def test_documents_are_made_for_many_and_receipt_is_entered_once(page, desk, office, settled, picture):
    fix(desk, office.staff)
    again(page, desk, settled)
    said = []
    page.said.connect(said.append)
    picture(page, "kinerja_putaran")
    assert page.paper_button.text() == "Buat 8 dokumen"
    page.paper_button.click()
    settled(desk)
    again(page, desk, settled)
    assert said == ["8 dokumen dibuat"]
    assert all(row_of(page, who).dokumen for who in office.staff)
    assert not page.paper_button.isVisible()
    page.received_button.click()
    page.box.save_button.click()
    settled(desk)
    with desk.opened.store.read(desk.actor) as session:
        states = unit_round.overview(session, 2026, "TW3", office.office.angkutan)
    assert sum(state.diterima is not None for state in states) == 8


def test_stopping_leaves_what_was_made(page, desk, office, settled):
    fix(desk, office.staff)
    again(page, desk, settled)
    page.make_papers()
    page._task.cancel()
    settled(desk)
    again(page, desk, settled)
    left = sum(not row_of(page, who).dokumen for who in office.staff)
    assert left > 0
    assert page.paper_button.text() == f"Buat {left} dokumen"
    assert page.progress.isHidden()


def test_a_unit_and_a_person_lead_on(page, office):
    units, people = [], []
    page.unit_chosen.connect(units.append)
    page.person_chosen.connect(people.append)
    page.units.choose(office.office.angkutan)
    assert {row.unit_id for row in page.people_model.rows} == {office.office.angkutan}
    page.rate_button.click()
    page.people.choose(office.staff[2])
    page.person_button.click()
    assert units == [office.office.angkutan]
    assert people == [office.staff[2]]


def test_the_round_holds_on_a_small_screen(page, picture):
    picture(page, "kinerja_putaran_911", (871, 340))
    assert page.people.isVisible()


def test_the_chart_of_the_period_is_shown_when_something_is_fixed(page, desk, office, settled, picture):
    assert not page.chart_button.isVisible()
    fix(desk, office.staff)
    again(page, desk, settled)
    page.chart_button.click()
    settled(desk)
    assert page.box.isVisible()
    assert len(page.box.pages) == 1
    picture(page.box, "kinerja_grafik")
