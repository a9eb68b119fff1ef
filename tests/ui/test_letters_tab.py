"""Tab Surat, pressed like a clerk presses it, on the real store."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from asn_desktop.letters.leave_permit import LeavePermitLetter
from asn_desktop.letters.values import Heading, Person, Signer
from asn_desktop.rules.roles import Role
from asn_desktop.services import letters, units
from asn_desktop.services.letter_check import Checked, FileReport, SignatureReport
from asn_desktop.services.letters import LetterAsk
from asn_desktop.store.letters import Letter
from asn_desktop.ui.letters import boxes, printing
from asn_desktop.ui.letters.agenda_box import AgendaBox
from asn_desktop.ui.letters.check_box import CheckBox
from asn_desktop.ui.letters.tab import LettersTab
from asn_desktop.ui.parts.card import ScrollPage

KADIS = Signer("Kepala Dinas Perhubungan", "Drs. Haryanto, M.Si.", "19690214 199403 1 005", "Pembina Utama Muda (IV/c)")
D = dt.date


def permit(session, name: str, mode: str, now, today):
    root = units.root(session)
    person = Person(name, "19850709 201001 1 015", "Penata (III/c)", "Penguji Kendaraan Bermotor Ahli Muda",
                    "Bidang Angkutan, Dinas Perhubungan", "Pegawai Negeri Sipil")  # fmt: skip
    letter = LeavePermitLetter(
        letters.letterhead(session, root), Heading(None, "Tirtamaya", None), person, (2025, 2026), 7, "hari kerja",
        D(2026, 12, 21), D(2026, 12, 31), "Jalan Melati Nomor 4, Tirtamaya", KADIS, ("Inspektur", "Arsip"),
    )  # fmt: skip
    ask = LetterAsk(letter, root, None, "800.1.11.4", "Surat Izin Cuti Tahunan", mode=mode)
    return letters.register(session, ask, now=now, today=today)


@pytest.fixture
def made(opened, now, today):
    """Three letters: numbered, waiting for a number, void."""
    rows = []
    with opened.store.begin(opened.actor, reason="uji") as session:
        for number, (name, mode) in enumerate((("Rina Marlina", "agenda"), ("Ahmad Fauzi, S.T.", "agenda"),
                                               ("Kristina Br. Sitompul", "kosong"))):  # fmt: skip
            rows.append(permit(session, name, mode, now + dt.timedelta(minutes=number), today))
        letters.void(session, rows[0].id, "pemohon membatalkan")
    return rows


@pytest.fixture
def tab(qtbot, desk, made, settled):
    tab = LettersTab(desk)
    qtbot.addWidget(tab)
    tab.resize(1366, 654)
    tab.show()
    settled(desk)
    settled(desk)
    return tab


def test_the_newest_letter_is_shown_as_its_page(tab, picture) -> None:
    assert [r.keadaan for r in tab.list.model.rows] == ["menunggu_nomor", "siap", "batal"]
    assert tab.row.keadaan == "menunggu_nomor"
    assert tab.view.pages() == 1
    assert "F4 · 215 × 330 mm" in tab.view.paper.text()
    assert not tab.view.sheet.pixmap().isNull()
    picture(tab, "surat")


def inside(part: QWidget, whole: QWidget) -> bool:
    """Whether a shown part lies wholly in a widget."""
    return whole.rect().contains(QRect(part.mapTo(whole, QPoint(0, 0)), part.size()))


def apart(parts: list[QWidget], whole: QWidget) -> bool:
    """Whether no two of the shown parts lie on each other."""
    places = [QRect(p.mapTo(whole, QPoint(0, 0)), p.size()) for p in parts]
    return not any(a.intersects(b) for n, a in enumerate(places) for b in places[n + 1 :])


def whole_width(tab: LettersTab) -> bool:
    """Whether the right side shows its whole width."""
    page = tab.panel.findChild(ScrollPage)
    return page.widget().width() <= page.viewport().width()


def test_the_panel_needs_no_scrolling_on_a_laptop_with_the_practice_strip(window, made, settled, picture) -> None:
    desk = window.office.desk
    window.strip.show()
    window.office.show_tab("surat")
    tab = window.office.tabs["surat"]
    settled(desk)
    settled(desk)
    for number, jalur in enumerate(("tinta", "tte", "sini")):
        tab.panel.paths.choose(jalur)
        settled(desk)
        settled(desk)
        picture(window, f"surat_jendela_{number + 1}", (1366, 768))
        assert tab.panel.findChild(ScrollPage).verticalScrollBar().maximum() == 0, jalur
        assert whole_width(tab)


@pytest.mark.parametrize("size", [(911, 512), (1024, 600), (1150, 640)])
def test_a_small_window_shows_list_or_page_and_nothing_overlaps(window, made, settled, picture, size) -> None:
    desk = window.office.desk
    window.strip.show()
    window.office.show_tab("surat")
    tab = window.office.tabs["surat"]
    settled(desk)
    picture(window, f"surat_{size[0]}_daftar", size)
    assert tab.list.isVisible()
    tab.show_letter(made[1].id)
    settled(desk)
    picture(window, f"surat_{size[0]}", size)
    assert (window.width(), window.height()) == size
    assert tab.list.isVisible() is (size[0] >= 1100)
    buttons = [b for b in tab.findChildren(QPushButton) if b.isVisible() and not b.visibleRegion().isEmpty()]
    assert {tab.panel.print_button, tab.panel.ink_button, tab.panel.void_button} <= set(buttons)
    assert [b.text() for b in buttons if not inside(b, tab) or b.width() < b.minimumSizeHint().width()] == []
    assert tab.view.count.width() >= tab.view.count.sizeHint().width()
    assert apart([b for b in buttons if b.parent() is tab.panel], tab)
    assert whole_width(tab)
    if size[0] < 1100:
        tab.view.list_button.click()
        assert tab.list.isVisible()
        assert not tab.panel.isVisible()


def test_a_page_closed_to_the_reader_is_said_in_its_place_without_a_box(qtbot, desk, opened, now, today, settled):
    with opened.store.begin(opened.actor, reason="uji") as session:
        row = permit(session, "Rina Marlina", "agenda", now, today)
        session.get_one(Letter, (session.info["office_id"], row.id)).jenis = "dokumen_evaluasi"
    boxes_shown: list[object] = []
    desk.refused.connect(boxes_shown.append)
    desk.actor = replace(desk.actor, role=Role.PEMERIKSA)
    tab = LettersTab(desk)
    qtbot.addWidget(tab)
    tab.show()
    settled(desk)
    settled(desk)
    assert tab.view.sheet.text().startswith("Halaman surat ini tertutup bagi peran Anda.")
    assert not boxes_shown
    assert tab.row is None
    assert not tab.panel.print_button.isEnabled()


def test_a_number_typed_beside_the_page_is_on_it(qtbot, tab, settled, opened) -> None:
    tab.panel.number_edit.setText("tanpa angka")
    tab.panel.set_button.click()
    settled(tab.desk)
    assert "tidak memuat angka" in tab.panel.number_box.findChildren(type(tab.view.count))[-1].text()
    tab.panel.number_edit.setText("800.1.11.4/215/SETDA/2026")
    tab.panel.set_button.click()
    qtbot.waitUntil(lambda: tab.row.keadaan == "siap", timeout=10_000)
    assert tab.panel.number.text() == "800.1.11.4/215/SETDA/2026"


def test_signing_with_a_certificate_needs_the_number_first(tab, settled) -> None:
    tab.panel.paths.choose("sini")
    settled(tab.desk)
    settled(tab.desk)
    assert tab.row.jalur == "sini"
    assert not tab.panel.sign_button.isEnabled()
    assert tab.panel.sign_button.toolTip() == "Isi nomor surat dahulu."


def test_a_photo_marks_the_letter_as_signed(qtbot, tab, settled, tmp_path, made) -> None:
    tab.show_letter(made[1].id)
    settled(tab.desk)
    photo = tmp_path / "foto.jpg"
    exif = Image.Exif()
    exif[0x0112] = 6  # lying on its side
    Image.new("RGB", (400, 300), "white").save(photo, exif=exif)
    tab.panel.ink_button.click()
    box = tab.findChild(boxes.InkBox)
    box.save_button.click()
    settled(tab.desk)
    assert "belum dipilih" in box.refusal.title()
    box.take([photo])
    box.save_button.click()
    qtbot.waitUntil(lambda: tab.row.keadaan == "ditandatangani", timeout=10_000)
    page = pdfium.PdfDocument(tab.data)[0]
    assert page.get_height() > page.get_width()


def test_voiding_asks_for_a_reason_and_keeps_the_number(qtbot, tab, settled, made, picture) -> None:
    tab.show_letter(made[1].id)
    settled(tab.desk)
    tab.panel.void_button.click()
    box = tab.findChild(boxes.VoidBox)
    box.void_button.click()
    settled(tab.desk)
    assert "Alasan pembatalan belum jelas" in box.refusal.title()
    picture(box, "surat_batal")
    box.reason_edit.setPlainText("tanggal cuti keliru")
    box.void_button.click()
    qtbot.waitUntil(lambda: tab.row.keadaan == "batal", timeout=10_000)
    assert tab.row.nomor == "800.1.11.4/2/DISHUB/2026"


def test_the_agenda_says_that_it_is_complete(qtbot, desk, made, settled, picture) -> None:
    box = AgendaBox(desk, None)
    qtbot.addWidget(box)
    settled(desk)
    assert box.banner.title().endswith("nomor 1–2, lengkap")
    picture(box, "surat_agenda")


def test_any_pdf_gets_a_verdict_in_words(qtbot, tab, settled, tmp_path, picture) -> None:
    path = tmp_path / "surat (1).pdf"
    path.write_bytes(tab.data)
    box = tab.check_file(path)
    settled(tab.desk)
    assert box.banner.title() == "Tidak ada tanda tangan elektronik"
    picture(box, "surat_periksa")
    (tmp_path / "gambar.pdf").write_bytes(b"bukan")
    box.take(tmp_path / "gambar.pdf")
    settled(tab.desk)
    assert box.banner.title() == "Berkas ini bukan PDF"


@pytest.mark.parametrize(("zone", "clock"), [("Asia/Jakarta", "09.15 WIB"), ("Asia/Jayapura", "11.15 WIT")])
def test_the_time_of_a_signature_is_the_offices_own(qtbot, desk, monkeypatch, now, zone, clock, picture) -> None:
    one = SignatureReport("pejabat", "Haryanto", None, "Kepala Dinas", "CN=Akar LATIHAN", "2A", False, True, now,
                          "penanda_tangan", True, "tidak_ada", True, True)  # fmt: skip
    monkeypatch.setattr(desk, "office", replace(desk.office, zona=zone))
    box = CheckBox(desk)
    qtbot.addWidget(box)
    box.show_verdict(Checked(FileReport("sah", "", 1, (one,)), "unknown"), "surat.pdf")
    assert any(clock in text.text() for text in box.findChildren(QLabel))
    picture(box, "surat_periksa_sah")


@pytest.mark.parametrize(("paper", "size"), [("F4", (215, 330)), ("F4-210", (210, 330)), ("A4", (210, 297))])
def test_printing_keeps_the_paper_and_shrinks_nothing(qapp, tab, tmp_path: Path, paper: str, size) -> None:
    target = tmp_path / "cetak.pdf"
    assert printing.print_pdf(printing.make_printer("", paper, target), tab.data, paper) == 1
    page = pdfium.PdfDocument(target.read_bytes())[0]
    assert [round(v / 72 * 25.4) for v in page.get_size()] == list(size)
    printing.print_ruler(printing.make_printer("", paper, tmp_path / "uji.pdf"), paper)
    assert len(pdfium.PdfDocument((tmp_path / "uji.pdf").read_bytes())) == 1


def test_a_pdf_is_saved_whole_under_a_plain_name(tab, settled, tmp_path: Path) -> None:
    tab.save_to(tmp_path)
    settled(tab.desk)
    saved = list(tmp_path.glob("*.pdf"))
    assert [p.name for p in saved] == ["Surat_Izin_Cuti_Tahunan_Kristina_Br_Sitompul.pdf"]
    assert saved[0].read_bytes() == tab.data
    assert BytesIO(tab.data).read(5) == b"%PDF-"
