"""The page Wewenang: who decides what, decrees entered and ended, a Plh in one deed, what waits from above."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import uuid

import pytest
from PySide6.QtCore import Qt

from asn_desktop.rules.leave.answer import Answer
from asn_desktop.rules.leave.flow import Choice, Official
from asn_desktop.services import delegations, letters, officials
from asn_desktop.services.delegations import DelegationAsk
from asn_desktop.services.leave import answers, upward
from asn_desktop.services.leave import deeds as leave
from asn_desktop.services.leave.deeds import Decision, LeaveAsk
from asn_desktop.ui.leave.authority.page import AuthorityPage
from tests.services import leave_office

D = dt.date
TODAY = D(2026, 11, 23)
PDF = b"%PDF-1.4 lembar bertanda tangan"


@pytest.fixture
def folk(desk, opened, now):
    """The people of the office."""
    with opened.store.begin(opened.actor, reason="uji") as session:
        return leave_office.make(session, now)


@pytest.fixture
def page(qtbot, desk, settled, folk):
    """The page, filled."""
    made = AuthorityPage(desk)
    qtbot.addWidget(made)
    made.resize(1366, 660)
    made.show()
    made.start()
    settled(desk)
    return made


def read(opened, question, *values):
    """Ask the store."""
    with opened.store.read(opened.actor) as session:
        return question(session, *values)


def cell(table, row, column):
    """The words of a cell."""
    model = table.model()
    return model.data(model.index(row, column))


def decree(unit_id, *kinds, **more):
    """A line of a decree."""
    values = {"unit_id": unit_id, "jabatan": "Kepala Dinas Perhubungan", "jenis": kinds, "pemberi": "Bupati Tirtamaya",
              "nomor": "800/77/2026", "tanggal": D(2026, 1, 2), "berlaku_mulai": D(2026, 1, 5), **more}  # fmt: skip
    return DelegationAsk(**values)


def test_the_table_says_who_decides_and_that_it_only_guesses(page, picture):
    assert cell(page.kinds, 0, 1) == "Dr. Sri Wahyuni, Kepala Dinas Perhubungan"
    assert cell(page.kinds, 1, 1) == "Kepala BKPSDM atau Sekretaris Daerah, lewat BKPSDM"
    assert cell(page.kinds, 5, 1) == cell(page.kinds, 0, 2) == cell(page.kinds, 0, 3) == "PPK, lewat BKPSDM"
    assert page.banner.isVisible()
    picture(page, "cuti_wewenang_belum")


def test_a_decree_is_typed_and_the_table_follows(page, desk, settled, qtbot, opened, folk, picture):
    said = []
    page.said.connect(said.append)
    page.enter_button.click()
    settled(desk)
    box = page.box
    assert box.post_edit.text() == "Kepala Dinas Perhubungan"
    for key in ("TAHUNAN", "BESAR"):
        box.kinds.button(key).click()
    box.groups.button("pelaksana").click()
    box.giver_edit.setText("Bupati Tirtamaya")
    box.number_edit.setText("800/77/2026")
    box.date_edit.set_date(D(2026, 1, 2))
    box.first_edit.set_date(D(2026, 1, 5))
    picture(box, "cuti_wewenang_catat")
    box.save_button.click()
    settled(desk)
    assert said == ["Wewenang Kepala Dinas Perhubungan tercatat"]
    assert not page.banner.isVisible()
    assert cell(page.kinds, 1, 1) == "Dr. Sri Wahyuni, Kepala Dinas Perhubungan"
    assert cell(page.kinds, 3, 1) == "Kepala BKPSDM atau Sekretaris Daerah, lewat BKPSDM"  # not in the decree
    (row,) = read(opened, delegations.listing)
    assert (row.jenis, row.kelompok) == (("TAHUNAN", "BESAR"), ("pelaksana",))


def test_what_is_missing_in_a_decree_stands_beside_its_field(page, desk, settled):
    box = page.enter()
    settled(desk)
    box.save_button.click()
    settled(desk)
    assert "paling sedikit satu" in box.boxes["jenis"].problem()
    assert "Pemberi wewenang kosong" in box.boxes["pemberi"].problem()
    assert "Nomor keputusan kosong" in box.boxes["nomor"].problem()


def test_a_decree_is_made_here_and_its_letter_shown(page, desk, settled, opened):
    shown = []
    page.letter_chosen.connect(shown.append)
    box = page.enter()
    settled(desk)
    box.kinds.button("TAHUNAN").click()
    box.giver_edit.setText("Bupati Tirtamaya")
    box.first_edit.set_date(D(2026, 12, 1))
    box.printed.setChecked(True)
    box.signer_edit.setText("Bima Sakti")
    box.number.mode_combo.setCurrentIndex(box.number.mode_combo.findData("diketik"))
    box.number.number_edit.setText("100.3.3.2/41/2026")
    box.save_button.click()
    settled(desk)
    letter = read(opened, letters.get, shown[0])
    assert (letter.jenis, letter.nomor) == ("keputusan_pendelegasian", "100.3.3.2/41/2026")


def test_the_head_is_away_and_one_deed_makes_letter_and_period(page, desk, settled, opened, folk, picture):
    shown, said = [], []
    page.letter_chosen.connect(shown.append)
    page.said.connect(said.append)
    page.acting_button.click()
    settled(desk)
    box = page.box
    box.person_field.show_person(folk.kabid, "Bambang Prasetyo", "198507092010011002")
    box.reason_edit.setText("pejabat definitif melaksanakan perjalanan dinas")
    box.save_button.click()
    settled(desk)
    assert "hari terakhir" in box.boxes["berlaku_sampai"].problem().casefold()
    box.last_edit.set_date(D(2026, 11, 27))
    picture(box, "cuti_wewenang_plh")
    box.save_button.click()
    settled(desk)
    assert said == ["Bambang Prasetyo menjadi Plh. Kepala Dinas Perhubungan"]
    head = read(opened, officials.head_of, folk.root, D(2026, 11, 25))
    assert (head.employee_id, head.penugasan) == (folk.kabid, "PLH")
    assert read(opened, letters.get, shown[0]).jenis == "surat_perintah_plh"
    assert cell(page.terms, 0, 0) == "Bambang Prasetyo"
    assert cell(page.kinds, 0, 1) == "Bambang Prasetyo, Plh. Kepala Dinas Perhubungan"


def test_a_line_is_ended_or_voided_from_the_list(page, desk, settled, qtbot, opened, folk, picture):
    with opened.store.begin(opened.actor, reason="uji") as session:
        delegations.enter(session, [decree(folk.root, "TAHUNAN", "SAKIT"),
                                    decree(folk.bidang, "TAHUNAN", jabatan="Kepala Bidang Angkutan", maks_hari=5,
                                           nomor="800/78/2026")])  # fmt: skip
    page.refresh()
    settled(desk)
    page.decrees.choose(page.found.decrees[0].id)
    assert page.end_button.isVisible()
    picture(page, "cuti_wewenang")
    qtbot.mouseClick(page.end_button, Qt.MouseButton.LeftButton)
    box = page.box
    box.ways.choose("batalkan")
    box.deed_button.click()
    settled(desk)
    assert "terlalu pendek" in box.reason_box.problem()
    box.reason_edit.setText("salah salin nomor")
    box.deed_button.click()
    settled(desk)
    assert [r.dibatalkan for r in read(opened, delegations.listing)].count("salah salin nomor") == 1


def test_a_decision_from_above_that_waits_is_tried_again_or_put_aside(page, desk, settled, opened, folk, now, picture):
    with opened.store.begin(opened.actor, reason="uji") as session:
        ask = LeaveAsk(folk.kepala, D(2026, 12, 7), D(2026, 12, 11), "Keluarga", "Jl. Rekaan 1", "0812")
        row = leave.ask(session, ask, today=TODAY, now=now)
        sekda = Official("Hasan", "Sekretaris Daerah", dasar="Keputusan Bupati 800/9/2026")
        leave.consider(session, row.id, Decision(Choice.DISETUJUI, official=sekda, scan=PDF), today=TODAY, now=now)
        weekend = Answer(row.id, Choice.PERUBAHAN, Official("Bima Sakti", "Bupati Tirtamaya"), "800/215/2026", TODAY,
                         "Tanggal lain", D(2026, 12, 19), D(2026, 12, 20))  # fmt: skip
        told = {"id": str(uuid.uuid4()), "sha256": hashlib.sha256(PDF).hexdigest(), "isi": weekend.as_json()}
        files = {answers.FILE: json.dumps([told]).encode(), answers.PAGE.format(told["id"]): PDF}
        assert upward.take(session, files, today=TODAY, now=now).waiting == 1
    page.refresh()
    settled(desk)
    (line,) = page.held.lines
    assert "800/215/2026" in line[1].title()
    assert "Tidak ada hari kerja" in line[1].text()
    picture(page, "cuti_wewenang_tertahan")
    line[1].buttons()[0].click()
    settled(desk)
    assert "Tidak ada hari kerja" in page.held.lines[0][1].text()
    box = page.held.ask(page.held.lines[0][0])
    box.deed_button.click()
    settled(desk)
    assert "terlalu pendek" in box.reason_box.problem()
    box.reason_edit.setText("BKPSDM menerbitkan surat perbaikan")
    box.deed_button.click()
    settled(desk)
    assert not page.held.isVisible()
    assert read(opened, upward.waiting) == ()
