"""SKP of many people from a spreadsheet on the screen: looked at first, good ones kept as drafts, wrong ones told."""

from __future__ import annotations

import pytest

from asn_desktop.services import employees
from asn_desktop.services.evaluation import skp
from asn_desktop.ui.evaluation.person.page import PersonYearPage
from tests.services import evaluation_office

HEAD = "NIP;Rencana Hasil Kerja;Rencana Hasil Kerja Pimpinan;Aspek;Indikator Kinerja;Target"
ROW = "{nip};Terujinya kendaraan;Layanan meningkat;Kuantitas;Kendaraan diuji;1.200 kendaraan"


@pytest.fixture
def kantor(opened, actor):
    """People and officials, nobody with an SKP."""
    with opened.store.begin(actor, reason="uji") as session:
        return evaluation_office.make(session)


@pytest.fixture
def page(desk, kantor, qtbot, settled):
    """The page with the list of people."""
    made = PersonYearPage(desk)
    qtbot.addWidget(made)
    made.resize(1326, 562)
    made.show()
    made.start(2026, None)
    settled(desk)
    return made


def nip_of(desk, who):
    with desk.opened.store.read(desk.actor) as session:
        return employees.get(session, who, today=desk.today()).nip


def test_good_skp_become_drafts_and_wrong_ones_are_told_before(page, kantor, desk, settled, tmp_path, picture):
    nip = nip_of(desk, kantor.rina)
    book = tmp_path / "skp.csv"
    book.write_text("\n".join((HEAD, ROW.format(nip=nip), ROW.format(nip="123"))), "utf-8")
    page.picker.sheet_button.click()
    box = page.sheet_box
    assert not box.save_button.isEnabled()
    box.open_file(book)
    settled(desk)
    assert [(row.baris, row.baik) for row in box.model.rows] == [(2, True), (3, False)]
    assert "Baris 3" in box.findings.text()
    assert box.save_button.text() == "Simpan 1 draf SKP"
    with desk.opened.store.read(desk.actor) as session:
        assert skp.of_person(session, kantor.rina, 2026) == []
    picture(box, "kinerja_skp_lembar_kerja")
    box.save_button.click()
    settled(desk)
    assert not box.isVisible()
    with desk.opened.store.read(desk.actor) as session:
        (made,) = skp.of_person(session, kantor.rina, 2026)
    assert made.keadaan == "draf"


def test_a_file_without_the_columns_is_refused_and_another_can_be_tried(page, desk, settled, tmp_path):
    book = tmp_path / "lain.csv"
    book.write_text("Apa;Ini\n1;2\n", "utf-8")
    page.picker.sheet_button.click()
    box = page.sheet_box
    box.open_file(book)
    settled(desk)
    assert box.banner.isVisible()
    assert box.drop.isVisible()
    assert not box.save_button.isEnabled()
    box.reject()
