"""Mode BKPSDM: a request of an office is read with its form and scans, decided with the signed letter, sent home."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from asn_desktop.rules.leave.flow import Choice, State
from asn_desktop.services.leave import deeds as leave
from asn_desktop.services.leave import inbox
from asn_desktop.store.offices import Unit
from asn_desktop.ui.centre.leave_tab import CentreLeaveTab
from asn_desktop.ui.clock import FixedClock
from asn_desktop.ui.desk import Desk
from tests.services import leave_office
from tests.services.post_office import CENTRAL, CLERK, Postal, Side, join, make_office
from tests.services.test_leave_upward import HERE, request, scanned

TODAY = dt.date(2026, 11, 23)


@pytest.fixture
def town(qapp, tmp_path: Path, now: dt.datetime) -> Iterator[tuple[Desk, Postal]]:
    """The centre's desk, and an office whose head asked for five days."""
    with make_office(tmp_path / "kantor", HERE, now) as here, make_office(tmp_path / "pusat", CENTRAL, now) as centre:
        out = tmp_path / "stik"
        out.mkdir()
        post = Postal(Side(here.store, now), Side(centre.store, now), out)
        with post.office.writing() as session:
            root = session.query(Unit).one()
            session.add(Unit(parent_id=root.id, nama="Bidang Angkutan", urutan=1))
            session.flush()
            request(session, leave_office.make(session, now))
        join(post.office, post.centre)
        for data in post.send():
            post.receive(data)
        desk = Desk(centre, FixedClock(now, centre.office.zona))
        bugs: list[str] = []
        desk.broke.connect(bugs.append)
        yield desk, post
        desk.close()
        for _ in range(3):
            QCoreApplication.processEvents()
        assert not bugs, "\n".join(bugs)


@pytest.fixture
def tab(town, qtbot, settled) -> CentreLeaveTab:
    made = CentreLeaveTab(town[0])
    qtbot.addWidget(made)
    made.resize(1366, 680)
    made.show()
    settled(town[0])
    return made


def test_a_request_is_decided_and_comes_home(tab, town, settled, tmp_path, picture):
    desk, post = town
    said = []
    tab.said.connect(said.append)
    assert tab.detail.alasan == "Keperluan keluarga"
    card = tab.decision
    card.save_button.click()
    settled(desk)
    assert "belum dilampirkan" in card.boxes["berkas"].problem()
    letter = tmp_path / "izin.pdf"
    letter.write_bytes(scanned())
    card.name_edit.setText("Bima Sakti")
    card.post_edit.setText("Bupati Tirtamaya")
    card.number_edit.setText("800.1.11.4/215/2026")
    card.attach(letter)
    picture(tab, "bkpsdm_cuti")
    card.save_button.click()
    settled(desk)
    assert said == ["Keputusan nomor 800.1.11.4/215/2026 tercatat; tulis balasannya di Terima–Balas"]
    tab.chips.button("dibalas").click()
    tab._open(tab.model.rows[0])  # the row the clerk looks at now
    settled(desk)
    assert "Belum dibawa balasan" in card.told.text()
    assert card.withdraw_button.isVisible()
    assert post.take(post.answer()).decided == 1
    with post.office.store.read(CLERK) as session:
        (row,) = [r for r in leave.listing(session, today=TODAY) if r.wewenang]
        assert (row.keadaan, row.nomor) == (State.TERBIT, "800.1.11.4/215/2026")


def test_a_refusal_needs_its_reason_and_an_unsent_decision_is_taken_back(tab, town, settled, tmp_path):
    desk, post = town
    card = tab.decision
    letter = tmp_path / "surat.pdf"
    letter.write_bytes(scanned())
    card.choice_combo.setCurrentIndex(list(Choice).index(Choice.TIDAK_DISETUJUI))
    card.name_edit.setText("Hasan")
    card.post_edit.setText("Kepala BKPSDM")
    card.number_edit.setText("1/2026")
    card.attach(letter)
    card.save_button.click()
    settled(desk)
    assert "Alasan kosong" in card.boxes["alasan"].problem()
    card.reason_edit.setText("Jabatan tidak dapat ditinggalkan")
    card.save_button.click()
    settled(desk)
    assert "pendelegasian" in card.boxes["dasar"].problem()
    card.ground_edit.setText("Keputusan Bupati 800/9/2026")
    card.save_button.click()
    settled(desk)
    tab.chips.button("dibalas").click()
    tab._open(tab.model.rows[0])
    settled(desk)
    card.withdraw_button.click()
    settled(desk)
    with post.centre.store.read(CLERK) as session:
        assert inbox.waiting(session, today=TODAY) == 1


def test_the_scan_of_a_step_opens(tab, town, settled):
    row = tab.detail.steps[1]
    tab.request.scan_wanted.emit("Pertimbangan", row.berkas)
    settled(town[0])
    assert tab.paper is not None
    assert len(tab.paper.pages) == 1
