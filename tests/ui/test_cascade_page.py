"""The tree of results: who supports whom, which results support nothing, and the way to the person."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from asn_desktop.store.goals import SkpResult
from asn_desktop.ui.evaluation.cascade.page import CascadePage
from tests.services import evaluation_office
from tests.ui.test_skp_editor import write

PLANS = {
    "kepala": "Meningkatnya keselamatan dan kelancaran angkutan jalan",
    "sekretaris": "Terselenggaranya pelayanan administrasi yang tertib",
    "kabid": "Meningkatnya kendaraan wajib uji yang laik jalan",
    "kabid_ll": "Menurunnya titik rawan kemacetan",
    "rina": "Terlaksananya pengujian berkala kendaraan bermotor tepat waktu",
    "tono": "Terpeliharanya alat uji kendaraan", "agus": "Tersedianya data kendaraan wajib uji yang mutakhir",
    "dewi": "Berfungsinya aplikasi pendaftaran uji", "sari": "Tertatanya surat dan arsip dinas",
    "wawan": "Terjaganya ketertiban di titik rawan", "bayu": "Tersusunnya analisis titik rawan kemacetan",
}  # fmt: skip


def everybody_with_goals(session):
    """Everybody has an SKP, each row linked to the one above."""
    made = evaluation_office.make(session)
    for who in made.everybody:
        name = next(key for key, value in vars(made).items() if value == who)
        evaluation_office.goals(session, who, text=PLANS.get(name, "Terlaksananya pelayanan di loket"))
    return made


@pytest.fixture
def filling():
    return everybody_with_goals


@pytest.fixture
def kantor(filled):
    return filled


@pytest.fixture
def page(shown, kantor):
    return shown(CascadePage, 2026, None)


def test_the_results_of_an_office_stand_under_those_they_support(page, kantor, picture):
    top = page.tree.topLevelItem(0)
    assert top.text(1) == "Haryanto"
    assert {top.child(at).text(1) for at in range(top.childCount())} == {
        "Sri Wahyuni", "Bambang Prasetyo", "Yuli Astuti"}
    assert page.count.text().startswith("11 hasil kerja; 4 didukung bawahan; 0 ")
    picture(page, "kinerja_pohon")


def test_a_result_that_supports_nothing_is_told_and_can_be_looked_for(page, kantor, desk, settled, picture):
    own = next(item.data(0, Qt.ItemDataRole.UserRole) for item in page._items() if item.text(1) == "Rina Marlina")

    def cut(session):
        row = session.get_one(SkpResult, (session.info["office_id"], own.result_id))
        row.atasan_hasil_id, row.intervensi = None, None

    write(desk, cut)
    page.start(2026, None)
    settled(desk)
    assert page.chips.button("yatim").text() == "Belum mendukung 1"
    page.chips.button("yatim").click()
    shown = [item for item in page._items() if not item.isHidden()]
    assert [item.text(1) for item in shown] == ["Rina Marlina"]
    assert "tidak mendukung" in shown[0].text(0)
    picture(page, "kinerja_pohon_yatim")


def test_enter_leads_to_the_person_and_a_closed_branch_stays_closed(page, kantor, desk, settled, qtbot):
    top = page.tree.topLevelItem(0)
    top.setExpanded(False)
    page.start(2026, None)
    settled(desk)
    assert not page.tree.topLevelItem(0).isExpanded()
    page.tree.setFocus()
    page.tree.setCurrentItem(page.tree.topLevelItem(0))
    with qtbot.waitSignal(page.person_chosen) as told:
        qtbot.keyClick(page.tree, Qt.Key.Key_Return)
    assert told.args == [kantor.kepala]


def test_a_unit_shows_its_own_branch(page, kantor, desk, settled):
    page.start(2026, kantor.lalu_lintas)
    settled(desk)
    assert {item.text(1) for item in page._items()} == {"Yuli Astuti", "Wawan Kurniawan", "Bayu Nugroho"}
