"""Page Angka kredit as a clerk uses it: the list, a ledger with its why, conversions of a unit, lines, papers."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services.credit import books, lines, papers, proposals
from asn_desktop.services.credit.lines import ConversionAsk, ManualAsk
from asn_desktop.store.career import AngkaKredit
from asn_desktop.store.evaluation import Evaluation
from asn_desktop.ui.evaluation.credit.page import CreditPage
from tests.services import credit_office
from tests.services.credit_office import TODAY

D = dt.date


def credited(session):
    made = credit_office.make(session)
    for year in (2023, 2024):
        proposals.convert(session, year, [made.rina], today=TODAY)
    lines.put_manual(session, ManualAsk(made.rina, "MU", "jf_lama", 2022, "12,5", nomor="PAK/1/2022",
                                        tanggal=D(2022, 12, 30)), today=TODAY)  # fmt: skip
    proposals.convert(session, 2024, [made.sari], today=TODAY)
    return made


@pytest.fixture
def filling():
    return credited


@pytest.fixture
def office(filled):
    return filled


@pytest.fixture
def page(shown, office):
    return shown(CreditPage, 2025, None, size=(1326, 600))


def read(desk, query, *args, **kw):
    with desk.opened.store.read(desk.actor) as session:
        return query(session, *args, **kw)


def choose(page, desk, settled, who):
    page.list.table.choose(who)
    settled(desk)


def test_the_list_says_what_is_there_and_what_is_missing(page, desk, settled, office, picture):
    choose(page, desk, settled, office.rina)
    picture(page, "kinerja_kredit", (1326, 600))
    names = [row.nama for row in page.list.model.rows]
    assert names == ["Dewi Lestari", "Fajar Nugroho", "Rina Marlina", "Sari Wulandari", "Tono Prasetyo"]
    at = names.index("Rina Marlina")
    texts = [page.list.model.index(at, column).data() for column in range(5)]
    assert texts == ["Rina Marlina", "Ahli Muda", "75,00", "III/d · 100", "Ahli Madya · 200"]
    assert page.list.model.index(at, 3).data(page.list.model.SECOND) == "kurang 25,00"
    assert page.list.model.index(0, 2).data(page.list.model.SECOND) == "tidak berlaku"
    page.list.chips.button("kosong").click()
    assert [row.nama for row in page.list.model.rows] == ["Fajar Nugroho", "Sari Wulandari", "Tono Prasetyo"]


def test_a_ledger_explains_itself(page, desk, settled, office, picture):
    choose(page, desk, settled, office.rina)
    assert page.book.sum.text() == "75,00"
    page.book.why_button.click()
    told = page.book.why.as_text()
    assert "2023, Sangat Baik: 150% × 25 = 37,50" in told
    assert "PermenPANRB 1/2023 ps. 37" in told
    assert told.endswith("Jumlah, dibulatkan satu kali\t75,00")
    picture(page, "kinerja_kredit_mengapa", (1326, 600))


def test_both_ledgers_of_a_promoted_person_can_be_looked_at(page, desk, settled, office):
    choose(page, desk, settled, office.sari)
    assert page.book.sum.text() == "0,00"
    page.book.books.button("MU").click()
    assert [row.tampil for row in page.book.model.rows] == ["37,50"]


def test_conversions_of_a_unit_are_written_in_one_deed(page, desk, settled, office, qtbot, picture):
    said = []
    page.said.connect(said.append)
    page.list.offer_button.click()
    settled(desk)
    states = {row.nama: row.keadaan for row in page.box.model.rows}
    assert states["Tono Prasetyo"] == "tertahan"
    assert page.box.save_button.text() == "Konversikan 3 orang"
    picture(page.box, "kinerja_kredit_usul")
    page.box.save_button.click()
    settled(desk)
    assert said == ["5 konversi 2025 tercatat."]
    found = read(desk, books.of_person, office.rina, on=desk.today())
    assert found.row.tampil == "100,00"
    assert {row.nama: row.tampil for row in page.list.model.rows}["Rina Marlina"] == "100,00"


def test_another_final_evaluation_may_be_chosen(page, desk, settled, office, actor, picture):
    with desk.opened.store.begin(actor, reason="uji") as session:
        row = Evaluation(
            employee_id=office.rina, unit_id=office.bidang, tahun=2025, periode="AKHIR", mulai=D(2025, 1, 1),
            sampai=D(2025, 12, 31), hasil="DI_ATAS", perilaku="DI_ATAS", predikat="SANGAT_BAIK", tidak_dinilai=[],
            penilai={}, atasan={}, keadaan="ditetapkan",
        )  # fmt: skip
        session.add(row)
    page.list.offer_button.click()
    settled(desk)
    page.box.table.choose(office.tono)
    assert "isi konversinya satu per satu" in page.box.detail.remark.text()
    page.box.table.choose(office.rina)
    (combo,) = page.box.detail.combos
    picture(page.box, "kinerja_kredit_pilih")
    combo.setCurrentIndex(1)
    combo.activated.emit(1)
    settled(desk)
    page.box.table.choose(office.rina)
    page.box.save_button.click()
    settled(desk)
    assert read(desk, books.of_person, office.rina, on=desk.today()).row.tampil == "112,50"
    assert read(desk, books.of_person, office.fajar, on=desk.today()).row.total == 0  # only the one selected


def test_a_refused_batch_says_why_and_writes_nothing(page, desk, settled, office):
    page.list.offer_button.click()
    settled(desk)
    with desk.opened.store.begin(desk.actor, reason="uji") as session:  # somebody was quicker
        proposals.convert(session, 2025, [office.rina], today=desk.today())
    page.box.save_button.click()
    settled(desk)
    assert "satu bulan hanya dihitung satu kali" in page.box.banner.text()
    assert read(desk, books.of_person, office.fajar, on=desk.today()).row.total == 0


def test_e_ak_06_in_the_form_stands_beside_the_number(page, desk, settled, office, picture):
    choose(page, desk, settled, office.rina)
    page.book.add_button.click()
    box = page.box
    box.amount_edit.setText("40")
    box.save_button.click()
    settled(desk)
    assert "nomor dan tanggal dokumen" in box.boxes["nomor"].problem()
    picture(box, "kinerja_kredit_baris")
    box.number_edit.setText("PAK/9/2025")
    box.day_edit.set_date(D(2025, 3, 1))
    box.save_button.click()
    settled(desk)
    assert page.book.sum.text() == "115,00"


def test_e_ak_01_and_e_ak_05_in_the_form(page, desk, settled, office):
    with desk.opened.store.begin(desk.actor, reason="uji") as session:
        ask = ConversionAsk(office.rina, "MU", 2025, "Baik", 3, D(2025, 1, 1), tahunan=False)
        lines.put_conversion(session, ask, today=desk.today())
    choose(page, desk, settled, office.rina)
    page.book.add_button.click()
    box = page.box
    box.kind_combo.setCurrentIndex(box.kind_combo.findData("konversi"))
    box.months_edit.setText("13")
    box.save_button.click()
    settled(desk)
    assert "Isi bilangan bulat 1 sampai 12" in box.boxes["bulan"].problem()
    box.months_edit.setText("12")
    box.save_button.click()
    settled(desk)
    assert "konversi tahunan dan konversi periodik" in box.boxes["tahun"].problem()
    box.replace_check.setChecked(True)
    box.save_button.click()
    settled(desk)
    assert page.book.sum.text() == "100,00"


def test_a_line_is_taken_back(page, desk, settled, office):
    choose(page, desk, settled, office.rina)
    page.book.table.choose(page.book.model.rows[0].id)
    page.book.void_button.click()
    page.box.save_button.click()
    settled(desk)
    assert page.box.reason_box.problem()
    page.box.reason_edit.setText("salah orang")
    page.box.save_button.click()
    settled(desk)
    assert page.book.sum.text() == "62,50"


def test_a_pak_is_made_and_leads_to_its_letter(page, desk, settled, office, picture):
    led = []
    page.letter_chosen.connect(led.append)
    choose(page, desk, settled, office.rina)
    page.book.print_button.click()
    page.box.cards.choose(papers.PAK)
    page.box.day_edit.set_date(D(2024, 12, 1))
    page.box.save_button.click()
    settled(desk)
    assert "15 Desember 2024" in page.box.boxes["tanggal"].problem()
    picture(page.box, "kinerja_kredit_dokumen")
    page.box.day_edit.set_date(D(2024, 12, 16))
    page.box.save_button.click()
    settled(desk)
    with desk.opened.store.read(desk.actor) as session:
        (row,) = session.query(AngkaKredit).filter_by(employee_id=office.rina)
        assert led == [row.letter_id]
        assert (row.total, row.tanggal_sk) == ("25.00", D(2024, 12, 16))


def test_an_inspector_sees_why_the_page_is_closed(qtbot, desk, settled, office, picture):
    desk.actor = Actor("eka", "Eka", Role.PEMERIKSA)
    page = CreditPage(desk)
    qtbot.addWidget(page)
    page.start(2025, None)
    settled(desk)
    assert page.closed.isVisibleTo(page)
    assert not page.list.isVisibleTo(page)


def test_a_small_window_shows_list_or_ledger_with_every_deed_in_sight(page, desk, settled, office, picture, qtbot):
    def seen(*deeds):
        return [one.isVisible() and page.rect().contains(one.mapTo(page, one.rect().bottomRight())) for one in deeds]

    choose(page, desk, settled, office.rina)
    picture(page, "kinerja_kredit_911", (871, 380))
    assert (page.list.isVisible(), page.book.isVisible()) == (True, False)
    assert seen(page.list.offer_button) == [True]
    at = page.list.table.visualRect(page.list.table.currentIndex()).center()
    qtbot.mouseClick(page.list.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    settled(desk)
    picture(page, "kinerja_kredit_911_buku", (871, 380))
    assert (page.list.isVisible(), page.book.isVisible()) == (False, True)
    assert seen(page.book.add_button, page.book.print_button, page.book.void_button) == [True] * 3
    assert page.width() == 871
    page.book.back_button.click()
    assert page.list.isVisible()
    picture(page, "kinerja_kredit_besar", (1326, 600))
    assert page.book.isVisible()
