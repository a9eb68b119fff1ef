"""Keberatan: filed within its days, both sides heard, decided once; late ones kept as late."""

from __future__ import annotations

import datetime as dt

import pytest

from asn_desktop.rules.evaluation.objection import State
from asn_desktop.rules.evaluation.words import Predikat
from asn_desktop.services.evaluation import finalise, objections, ratings
from asn_desktop.ui.evaluation.objection.page import ObjectionPage
from tests.services.evaluation_office import TODAY
from tests.ui import evaluation_screen

D = dt.date


def eight_fixed(session):
    """Eight people fixed on 2 November; Rina received hers on 9 November, Tono on 3 November, Agus not yet."""
    made = evaluation_screen.make(session, 8, feedback_for=("TW3",))
    ids = {}
    for at, who in enumerate(made.staff):
        pair = ("DI_BAWAH", "SESUAI") if at == 0 else ("DI_ATAS", "DI_ATAS") if at > 5 else ("SESUAI", "SESUAI")
        ids[who] = ratings.rate(session, ratings.RatingAsk(who, 2026, "TW3", *pair), today=TODAY).id
    finalise.finalise(session, list(ids.values()), day=D(2026, 11, 2), today=TODAY)
    finalise.received(session, ids[made.office.rina], D(2026, 11, 9))
    finalise.received(session, ids[made.office.tono], D(2026, 11, 3))
    return made


@pytest.fixture
def filling():
    return eight_fixed


@pytest.fixture
def office(filled):
    return filled


@pytest.fixture
def page(shown, office):
    return shown(ObjectionPage, 2026, None, size=(1326, 590))


def file(page, desk, settled, who, day, name="Rina Marlina"):
    page.file_button.click()
    box = page.box
    box.person_field.show_person(who, name, None)
    box.show_person(who)
    settled(desk)
    box.reason_edit.setPlainText("Dua laporan yang selesai pada Agustus belum dihitung.")
    box.day_edit.set_date(day)
    return box


def again(page, desk, settled):
    page.start(*page._where)
    settled(desk)


def test_received_9_november_may_object_until_23_november(page, desk, office, settled, picture):
    box = file(page, desk, settled, office.office.rina, D(2026, 11, 23))
    assert box.result_combo.currentText() == "Triwulan III: Butuh Perbaikan · sampai 23 Nov 2026, hari ini terakhir"
    assert box.to_label.text().startswith("Kepada ")
    picture(box, "kinerja_keberatan_catat")
    said = []
    page.said.connect(said.append)
    box.save_button.click()
    settled(desk)
    again(page, desk, settled)
    assert said == ["Keberatan Rina Marlina dicatat"]
    assert [row.keadaan for row in page.model.rows] == [State.DIAJUKAN]
    assert page.chips.button("menunggu").text() == "Menunggu 1"


def test_e_keb_01_a_late_objection_is_kept_as_late_and_says_its_last_day(page, desk, office, settled):
    box = file(page, desk, settled, office.office.tono, D(2026, 11, 18), "Tono Sugiarto")
    box.save_button.click()
    settled(desk)
    again(page, desk, settled)
    row = page.model.rows[0]
    assert row.keadaan is State.TIDAK_DAPAT_DITERIMA
    assert "17 November 2026" in page.panel.words.text()
    assert not page.panel.hearing.isVisible()


def test_a_result_not_received_cannot_be_objected_to_and_the_box_says_what_to_do(page, desk, office, settled):
    box = file(page, desk, settled, office.office.agus, D(2026, 11, 23), "Agus Setiawan")
    box.save_button.click()
    assert "tanggal terima" in box.result_box.problem()
    assert box.isVisible()


def test_a_reason_too_short_is_refused_beside_its_field(page, desk, office, settled):
    box = file(page, desk, settled, office.office.rina, D(2026, 11, 23))
    box.reason_edit.setPlainText("tidak")
    box.save_button.click()
    settled(desk)
    assert box.reason_box.problem()


def test_both_are_heard_and_a_changed_result_is_a_new_version(page, desk, office, settled, picture):
    file(page, desk, settled, office.office.rina, D(2026, 11, 20)).save_button.click()
    settled(desk)
    again(page, desk, settled)
    panel = page.panel
    assert panel.hearing.isVisible()
    assert not panel.decision.isVisible()
    panel.appraiser_edit.setPlainText("Dua laporan itu memang terlewat saya hitung.")
    panel.clarify_button.click()
    settled(desk)
    again(page, desk, settled)
    panel.ground_edit.setPlainText("Dua laporan terbukti selesai pada Agustus.")
    panel.decide_button.click()
    settled(desk)
    assert "pegawai" in panel.problem.text()  # she was not asked yet
    panel.employee_edit.setPlainText("Laporan diserahkan 12 dan 20 Agustus.")
    panel.clarify_button.click()
    settled(desk)
    again(page, desk, settled)
    panel.ways.choose("DIUBAH")
    panel.ground_edit.setPlainText("Dua laporan terbukti selesai pada Agustus.")
    panel.number_edit.setText("800/41/2026")
    picture(page, "kinerja_keberatan")
    panel.decide_button.click()
    settled(desk)
    with desk.opened.store.read(desk.actor) as session:
        row = objections.of_person(session, office.office.rina, today=desk.today())[0]
        assert (row.keadaan, row.putusan.value) == (State.DIPUTUS, "DIUBAH")
        versions = ratings.of_person(session, office.office.rina, 2026)
        assert [(v.versi, v.keadaan, v.predikat) for v in versions] == [
            (1, "diganti", Predikat.BUTUH_PERBAIKAN), (2, "ditetapkan", Predikat.BAIK)]  # fmt: skip


def test_a_result_that_stands_needs_no_ratings(page, desk, office, settled):
    file(page, desk, settled, office.office.rina, D(2026, 11, 20)).save_button.click()
    settled(desk)
    again(page, desk, settled)
    panel = page.panel
    panel.appraiser_edit.setPlainText("Sudah dihitung seluruhnya.")
    panel.employee_edit.setPlainText("Menurut saya belum.")
    panel.clarify_button.click()
    settled(desk)
    again(page, desk, settled)
    assert not panel.hasil_box.isVisible()
    panel.ground_edit.setPlainText("Kedua laporan sudah ikut dihitung.")
    panel.decide_button.click()
    settled(desk)
    again(page, desk, settled)
    assert page.chips.button("menunggu").text() == "Menunggu 0"
    page.chips.button("semua").click()
    assert "Diputus tetap" in page.panel.words.text()


def test_the_page_holds_on_a_small_screen(page, desk, office, settled, picture):
    file(page, desk, settled, office.office.rina, D(2026, 11, 20)).save_button.click()
    settled(desk)
    again(page, desk, settled)
    picture(page, "kinerja_keberatan_911", (871, 340))
    assert page.table.isVisible()
