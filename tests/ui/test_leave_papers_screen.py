"""Papers of leave from the window: each once, named by its kind; the return from CLTN; cards, settings of letters."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from asn_desktop.problems import Problem
from asn_desktop.rules.leave.flow import Official
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.services.leave import cltn, papers, settings
from asn_desktop.services.leave.proofs import ProofAsk
from asn_desktop.ui.clock import FixedClock
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.leave.tab import MORE, LeaveTab
from asn_desktop.ui.sentences import sentence
from tests.ui.test_leave_deeds import asked, follow, shown  # noqa: F401
from tests.ui.test_leave_keyboard import PNG
from tests.ui.test_leave_screen import people, press, tab, wait  # noqa: F401

D = dt.date
TODAY = D(2026, 11, 23)
PPK = Official("Rekaan Wijaya", "Bupati Tirtamaya")
DOCTOR = (ProofAsk("surat_dokter", "445/3", TODAY, "dr. Rekaan", True, 9),)
BACK = dt.datetime(2028, 1, 10, 2, 15, tzinfo=dt.UTC)


def test_every_page_of_the_menu_stands_there_once():
    entries = [entry for entry in MORE if entry]
    assert len({entry[0] for entry in entries}) == len({entry[1] for entry in entries}) == len(entries)
    assert len({entry[2] for entry in entries}) == len(entries)


def test_the_next_paper_is_named_by_its_kind_and_no_letter_is_offered_that_cannot_be_made(
    qtbot, tab, people, asked, picture  # noqa: F811
):
    waiting = asked(people.fauzi, Kind.SAKIT, D(2026, 11, 24), D(2026, 11, 27), alasan_kode="sakit", bukti=DOCTOR,
                    considered=True)  # fmt: skip
    detail = shown(qtbot, tab, waiting)
    assert "surat" not in detail.deeds.links
    granted = asked(people.rekan[0], Kind.SAKIT, D(2026, 11, 24), D(2026, 11, 27), alasan_kode="sakit", bukti=DOCTOR,
                    given=True)  # fmt: skip
    detail = shown(qtbot, tab, granted)
    assert detail.issue.title.text() == "Surat izin cuti sakit"
    assert "surat" not in detail.deeds.links


def test_after_a_change_the_page_offers_one_paper(qtbot, tab, people, asked):  # noqa: F811
    request = asked(people.fauzi, Kind.TAHUNAN, D(2026, 12, 7), D(2026, 12, 9), given=True)
    detail = shown(qtbot, tab, request)
    press(qtbot, detail.next_button)
    wait(qtbot, tab, lambda: detail.badge.text() == "surat terbit")
    card = follow(qtbot, detail, "ubah")
    card.end_edit.set_date(D(2026, 12, 10))
    card.reason_edit.setText("rapat digeser")
    card.scan._data = PNG
    card.number.mode_combo.setCurrentIndex(card.number.mode_combo.findData("luar"))
    press(qtbot, card.button)
    wait(qtbot, tab, lambda: detail.issue.isVisible())
    assert detail.issue.title.text() == "Surat perubahan izin cuti tahunan"
    assert detail.next_button.text() == "Buat surat perubahan"
    assert "surat" not in detail.deeds.links
    press(qtbot, detail.next_button)
    wait(qtbot, tab, lambda: detail.badge.text() == "surat terbit")
    assert "Perubahan Izin Cuti" in detail.folder_card.as_text()


def test_the_cap_of_a_key_goes_with_its_button(qtbot, tab, people, asked):  # noqa: F811
    request = asked(people.fauzi, Kind.TAHUNAN, D(2026, 12, 7), D(2026, 12, 9), given=True)
    detail = shown(qtbot, tab, request)
    cap = detail.bar._caps[detail.next_button]
    assert cap.isVisible()
    press(qtbot, detail.next_button)
    wait(qtbot, tab, lambda: detail.badge.text() == "surat terbit")
    assert not detail.next_button.isVisible()
    assert not cap.isVisible()


def test_the_leave_card_is_shown_from_the_request(qtbot, tab, people, asked):  # noqa: F811
    request = asked(people.fauzi, Kind.TAHUNAN, D(2026, 12, 7), D(2026, 12, 9), given=True)
    detail = shown(qtbot, tab, request)
    press(qtbot, detail.card_button)
    wait(qtbot, tab, lambda: detail.papers.paper is not None)
    assert detail.papers.paper.data.startswith(b"%PDF-")
    assert len(detail.papers.paper.pages) >= 1
    detail.papers.paper.reject()


@pytest.fixture
def returning(qtbot, opened, people, asked, now, settled):  # noqa: F811
    """The tab on a day in 2028, and a CLTN of 2027 that was reported as ended."""
    proofs = (ProofAsk("surat_dokter", "445/3", TODAY, "dr. Rekaan", True, 90),)
    request = asked(people.fauzi, Kind.CLTN, D(2027, 1, 1), D(2027, 12, 31), considered=True,
                    alasan_kode="rawat_orang_tua", hubungan="ibu", bukti=proofs)  # fmt: skip
    kw = {"today": TODAY, "now": now}
    with opened.store.begin(opened.actor, reason="uji") as session:
        cltn.bkn_approved(session, request, "BKN/77", TODAY, **kw)
        cltn.decree(session, request, cltn.Decree(PPK, "888/1/2026", TODAY, PNG), **kw)
        cltn.begin(session, request, today=D(2027, 1, 4), now=now)
        cltn.report_end(session, request, D(2028, 1, 5), today=D(2028, 1, 5), now=now)
    desk = Desk(opened, FixedClock(BACK, opened.office.zona))
    made = LeaveTab(desk)
    qtbot.addWidget(made)
    made.resize(1366, 654)
    made.show()
    settled(desk)
    yield made, request
    desk.close()


def test_who_comes_back_from_cltn_is_placed_from_the_window(qtbot, returning, picture):
    tab, request = returning  # noqa: F811
    detail = shown(qtbot, tab, request)
    assert detail.bar.state() == "Sudah melapor; usulkan pengaktifan kembali kepada BKN."
    assert "perpanjang_cltn" not in detail.deeds.links
    letters = []
    tab.letter_chosen.connect(letters.append)
    for key, words in (("usul_aktif", "Pengaktifan kembali sudah diusulkan; menunggu persetujuan BKN."),
                       ("aktif_kembali", "Sudah aktif kembali; tidak ada langkah berikutnya.")):  # fmt: skip
        card = follow(qtbot, detail, key)
        wait(qtbot, tab, lambda card=card: card.unit_combo.count() > 1)
        card.official.name_edit.setText(PPK.nama)
        card.official.post_edit.setText(PPK.jabatan)
        card.post_edit.setText("Pengelola Terminal")
        assert card.unit_combo.currentText() == "Bidang Angkutan"
        if key == "aktif_kembali":
            press(qtbot, card.button)
            wait(qtbot, tab, lambda card=card: card.boxes["bkn_nomor"].problem())
            card.bkn_edit.setText("BKN/88/2028")
            card.bkn_day_edit.set_date(D(2028, 1, 9))
            picture(tab, "cuti_cltn_aktif", (1366, 654))
        press(qtbot, card.button)
        wait(qtbot, tab, lambda words=words: detail.bar.state() == words)
    assert len(letters) == 2
    offered = [offer.wording for offer in detail.folder.tawaran]
    assert not {"usul_pengaktifan_kembali", "keputusan_pengaktifan_kembali"} & set(offered)


def test_settings_of_the_letters_are_kept_for_the_office(qtbot, tab, people, opened, picture):  # noqa: F811
    tab.show_more("surat")
    page = tab.more("surat")
    wait(qtbot, tab, lambda: page.usual.text())
    page.behalf_edit.setText("Bupati Tirtamaya")
    page.through_edit.setText("Sekretaris Daerah")
    page.kind_combo.setCurrentIndex(page.kind_combo.findData("tembusan_besar"))
    page.copies_edit.setPlainText("Inspektur Tirtamaya\natasan langsung pegawainya")
    said = []
    page.said.connect(said.append)
    press(qtbot, page.save_button)
    wait(qtbot, tab, lambda: said and "Inspektur" in page.usual.text())
    picture(tab, "cuti_surat_setelan", (1366, 654))
    with opened.store.read(opened.actor) as session:
        found = settings.get(session, people.bidang, "BESAR", "Kepala Bidang Angkutan", TODAY)
        usual = settings.get(session, people.bidang, "SAKIT", "Kepala Bidang Angkutan", TODAY)
    assert (found.atas_nama, found.melalui) == ("Bupati Tirtamaya", "Sekretaris Daerah")
    assert found.tembusan == ("Inspektur Tirtamaya", "Kepala Bidang Angkutan")
    assert "Inspektur Tirtamaya" not in usual.tembusan


def test_documents_are_called_by_their_names_in_a_refusal():
    lacking = Problem("document_missing", "bukti", {"bukti": "surat dokter atau surat tim penguji"})
    words = sentence(lacking)
    assert "keterangan dokter" in words
    assert "surat tim penguji" not in words


def test_the_extension_of_a_cltn_opens_as_the_request_it_is(qtbot, opened, people, asked, now, settled):  # noqa: F811
    proofs = (ProofAsk("keputusan_pasangan", "SK-9", TODAY, "Kemlu"), ProofAsk("akta_nikah_kk", "AN-3", TODAY, "KUA"))
    request = asked(people.fauzi, Kind.CLTN, D(2027, 1, 1), D(2027, 12, 31), considered=True, hubungan="istri",
                    alasan_kode="ikut_pasangan_tugas", bukti=proofs)  # fmt: skip
    kw = {"today": TODAY, "now": now}
    with opened.store.begin(opened.actor, reason="uji") as session:
        cltn.bkn_approved(session, request, "BKN/77", TODAY, **kw)
        cltn.decree(session, request, cltn.Decree(PPK, "888/1/2026", TODAY, PNG), **kw)
        cltn.begin(session, request, today=D(2027, 1, 4), now=now)
    desk = Desk(opened, FixedClock(dt.datetime(2027, 8, 2, 2, 15, tzinfo=dt.UTC), opened.office.zona))
    made = LeaveTab(desk)
    qtbot.addWidget(made)
    made.show()
    settled(desk)
    detail = shown(qtbot, made, request)
    card = follow(qtbot, detail, "perpanjang_cltn")
    card.end_edit.set_date(D(2028, 6, 30))
    press(qtbot, card.button)
    wait(qtbot, made, lambda: detail.detail.row.id != request or card.problem.isVisible())
    assert card.problem.text() == ""
    assert (detail.detail.row.mulai, detail.badge.text()) == (D(2028, 1, 1), "menunggu atasan")
    desk.close()


def test_one_key_leads_back_to_the_list_from_every_page(qtbot, tab, people, settled):  # noqa: F811
    for key in [entry[0] for entry in MORE if entry]:
        tab.show_more(key)
        settled(tab.desk)
        qtbot.keyClick(tab.pages.currentWidget(), Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        assert tab.pages.currentWidget() is tab.list_page, key


def test_a_recall_proposes_the_next_working_day(qtbot, opened, people, asked, settled):  # noqa: F811
    request = asked(people.fauzi, Kind.TAHUNAN, D(2026, 12, 21), D(2026, 12, 31), given=True)
    noon = dt.datetime(2026, 12, 23, 2, 15, tzinfo=dt.UTC)
    with opened.store.begin(opened.actor, reason="uji") as session:
        papers.issue(session, papers.IssueAsk(request, "agenda"), today=TODAY, now=noon)
    desk = Desk(opened, FixedClock(noon, opened.office.zona))
    made = LeaveTab(desk)
    qtbot.addWidget(made)
    made.show()
    settled(desk)
    detail = shown(qtbot, made, request)
    card = follow(qtbot, detail, "panggil")
    settled(desk)
    assert card.day_edit.date() == D(2026, 12, 28)  # after cuti bersama, Natal and the weekend
    desk.close()
