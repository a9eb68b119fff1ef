"""One person's year on one page: the head and its line, drawing up an SKP, a move within the year, what is closed."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from asn_desktop.services.evaluation import results, skp
from asn_desktop.services.evaluation.results import ResultAsk
from asn_desktop.ui.evaluation.person.page import PersonYearPage
from tests.services import evaluation_office
from tests.services.evaluation_office import D


@pytest.fixture
def kantor(opened, actor):
    """People and officials; the heads have their SKP of 2026."""
    with opened.store.begin(actor, reason="uji") as session:
        made = evaluation_office.make(session)
        for who in (made.kepala, *made.heads):
            evaluation_office.goals(session, who)
    return made


@pytest.fixture
def page(desk, kantor, qtbot, settled):
    """The page, with the people of the office listed."""
    made = PersonYearPage(desk)
    qtbot.addWidget(made)
    made.resize(1326, 562)
    made.show()
    made.start(2026, None)
    settled(desk)
    return made


def write(desk, deed, *args, **kw):
    with desk.opened.store.begin(desk.actor, reason="uji") as session:
        return deed(session, *args, **kw)


def open_person(page, desk, settled, who, tahun=2026):
    page.show_person(who, tahun)
    settled(desk)


def test_an_skp_is_drawn_up_by_one_button_with_everything_the_record_knows(page, kantor, desk, settled, picture):
    picture(page, "kinerja_orang_pilih")
    assert {row.nama for row in page.picker.model.rows} >= {"Rina Marlina", "Bambang Prasetyo"}
    open_person(page, desk, settled, kantor.rina)
    assert page.head.line.words()["SKP"] == "belum disusun"
    picture(page, "kinerja_orang_kosong")
    page.skp_section.nothing.button.click()
    settled(desk)
    row = page.skp_section.skp.row
    assert (row.jabatan, row.mulai, row.sampai) == (
        "Penguji Kendaraan Bermotor Ahli Muda", D(2026, 1, 1), D(2026, 12, 31))
    assert row.penilai.nama == "Bambang Prasetyo"
    assert "Bambang Prasetyo" in page.head.appraiser.text()
    picture(page, "kinerja_skp_draf")
