"""The small widgets: what they say, what they do with the keyboard, and one picture of them all."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from asn_desktop.ui import icons, look
from asn_desktop.ui.parts.action_bar import ActionBar
from asn_desktop.ui.parts.badge import Badge
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.card import Card, ScrollPage
from asn_desktop.ui.parts.chips import ChipRow
from asn_desktop.ui.parts.choice import Choice, ChoiceCards
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.drop_area import DropArea
from asn_desktop.ui.parts.empty import EmptyState
from asn_desktop.ui.parts.explanation import ExplanationPanel, Line
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.password import PasswordField
from asn_desktop.ui.parts.progress import ProgressPanel
from asn_desktop.ui.parts.steps import StepLine
from asn_desktop.ui.parts.toast import Toast

TERMS = [
    Line("Hak tahun 2026", "PP 11/2017 ps. 311–312", "12"),
    Line("Sisa 2025: 9, terbawa maksimal 6", "PP 11/2017 ps. 313", "+ 6"),
]


def shown(qtbot, widget):
    qtbot.addWidget(widget)
    widget.show()
    return widget


def contrast(one: str, other: str) -> float:
    def light(value: str) -> float:
        parts = [int(value[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tone", sorted(look.TONES))
def test_every_tone_can_be_read(qapp, tone):
    ink, ground, _line = look.TONES[tone]
    assert contrast(ink, ground) >= 4.5
    assert contrast(ink, look.CARD) >= 4.5


def test_text_colours_can_be_read_on_every_surface(qapp):
    for surface in (look.CARD, look.GROUND, look.SELECTED):
        assert contrast(look.INK, surface) >= 7
        assert contrast(look.TEXT2, surface) >= 4.5
    assert contrast(look.MUTED, look.GROUND) >= 4.5
    assert contrast(look.BORDER, look.CARD) >= 3


def test_our_font_is_the_one_that_shows(qapp):
    from PySide6.QtGui import QFontInfo, QFontMetricsF

    font = look.font("body")
    assert QFontInfo(font).family() == "Inter"
    metrics = QFontMetricsF(font)
    assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("8888")


def test_every_icon_draws_something(qapp):
    from asn_desktop import files

    for path in files.resource("icons").glob("*.svg"):
        image = icons.pixmap(path.stem, "#000000", 24).toImage()
        inked = sum(image.pixelColor(x, y).alpha() > 40 for x in range(24) for y in range(24))
        assert inked > 3, path.stem


def test_a_field_shows_the_sentence_in_place_of_the_hint(qtbot):
    field = shown(qtbot, FieldBox("&NIP", QLineEdit(), "18 angka, dari SK.", required=True))
    field.show_problem("NIP hanya 17 angka; harus 18.")
    assert field.problem() == "NIP hanya 17 angka; harus 18."
    assert field.editor.property("state") == "error"
    assert field.editor.accessibleDescription() == "NIP hanya 17 angka; harus 18."
    field.clear()
    assert field.problem() == ""
    assert field.editor.accessibleDescription() == "18 angka, dari SK."


@pytest.mark.parametrize("typed", ["21 des 2026", "21-12-2026", "21/12/2026"])
def test_a_day_is_read_as_clerks_type_it(qtbot, typed):
    field = shown(qtbot, DateField())
    qtbot.keyClicks(field, typed)
    with qtbot.waitSignal(field.date_changed):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.date() == dt.date(2026, 12, 21)
    assert field.text() == "Sen, 21 Des 2026"


def test_a_day_that_does_not_exist_is_marked(qtbot):
    field = shown(qtbot, DateField())
    qtbot.keyClicks(field, "31 feb 2026")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.date() is None
    assert not field.readable()
    assert field.property("state") == "error"


def test_arrow_keys_step_the_day(qtbot):
    field = shown(qtbot, DateField())
    field.set_date(dt.date(2026, 12, 31))
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.date() == dt.date(2027, 1, 1)


def test_the_explanation_can_be_copied_and_closed_with_esc(qtbot):
    panel = shown(qtbot, ExplanationPanel("Kenapa sisa cuti 18 hari?", TERMS, Line("Sisa hari ini", "", "18 hari")))
    assert panel.as_text().splitlines() == [
        "Kenapa sisa cuti 18 hari?",
        "Hak tahun 2026\tPP 11/2017 ps. 311–312\t12",
        "Sisa 2025: 9, terbawa maksimal 6\tPP 11/2017 ps. 313\t+ 6",
        "Sisa hari ini\t18 hari",
    ]
    with qtbot.waitSignal(panel.closed):
        qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert panel.isHidden()


def test_chips_carry_their_counts(qtbot):
    chips = shown(qtbot, ChipRow([("aktif", "Aktif"), ("pppk", "PPPK")]))
    chips.set_counts({"aktif": 8000, "pppk": 12})
    assert chips.button("aktif").text() == "Aktif 8.000"
    with qtbot.waitSignal(chips.chosen) as told:
        chips.button("pppk").click()
    assert told.args == [["pppk"]]


def test_a_choice_says_which(qtbot):
    cards = shown(qtbot, ChoiceCards([Choice("tinta", "Tinta dan cap", "Cetak."), Choice("tte", "TTE", "Dibawa.")]))
    assert cards.key() == "tinta"
    with qtbot.waitSignal(cards.chosen) as told:
        cards.radio("tte").click()
    assert told.args == ["tte"]


def test_files_are_taken_by_drop_whatever_their_name(qtbot, tmp_path):
    area = shown(qtbot, DropArea("Taruh paket di sini", "nama berkas bebas"))
    names = ["paket (1).asnx", "balasan.bin"]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                       Qt.KeyboardModifier.NoModifier)
    with qtbot.waitSignal(area.files_dropped) as told:
        area.dropEvent(event)
    assert [path.name for path in told.args[0]] == names


def test_progress_says_where_it_is_and_can_be_stopped(qtbot):
    panel = shown(qtbot, ProgressPanel())
    panel.begin("Mengolah 14 paket", "Dibatalkan pun, {done} paket yang sudah selesai tetap sah.")
    panel.step(9, 14, "Puskesmas Air Jernih")
    assert panel.text() == "9 dari 14 · Puskesmas Air Jernih"
    with qtbot.waitSignal(panel.stopped):
        panel.stop_button.click()
    assert not panel.stop_button.isEnabled()


def test_a_toast_undoes_once(qtbot):
    page = shown(qtbot, QWidget())
    toast, undone = Toast(page), []
    toast.say("Cuti dicatat.", undo=lambda: undone.append(1))
    toast.undo_button.click()
    assert undone == [1]
    assert toast.isHidden()


def test_caps_lock_is_noticed_from_the_letters(qtbot):
    field = shown(qtbot, PasswordField())
    with qtbot.waitSignal(field.caps_lock) as told:
        qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    assert told.args == [False]


def test_one_picture_of_them_all(qtbot, picture):
    page = ScrollPage()
    qtbot.addWidget(page)
    _fill(page)
    picture(page, "bagian", (1100, 900))


def _fill(page: ScrollPage) -> None:
    page.box.addWidget(StepLine(["Pilih berkas", "Cocokkan kolom", "Periksa hasil", "Selesai"]))
    page.box.itemAt(0).widget().show_step(2)
    page.box.addWidget(Banner("error", "Belum dapat disimpan: 3 isian perlu diperbaiki", "Yang sudah Anda ketik aman."))
    page.box.addWidget(Banner("warn", "Sisa cuti kurang", "Perlu 8 hari kerja, sisa 5 hari.", [("Pendekkan", list)]))
    row = QHBoxLayout()
    left, right = Card("Data utama"), QVBoxLayout()
    field = FieldBox("NIP", QLineEdit("19900231 202321 1 019"), "18 angka", required=True)
    field.show_problem("Tanggal lahir dalam NIP tidak ada: 31 Februari 1990. Cocokkan delapan angka pertama dengan SK.")
    left.body.addWidget(field)
    left.body.addWidget(FieldBox("NIK", QLineEdit("3506092202900001"), "16 angka, dari KTP."))
    left.body.addWidget(ChipRow([("a", "Tahunan"), ("b", "Sakit"), ("c", "Alasan penting"), ("d", "Besar")]))
    badges = QHBoxLayout()
    for tone, word in (("ok", "diterima"), ("warn", "sebagian ditolak"), ("error", "ditolak"), ("neutral", "menunggu")):
        badges.addWidget(Badge(word, tone))
    badges.addStretch(1)
    left.body.addLayout(badges)
    left.body.addStretch(1)
    row.addWidget(left, 1)
    right.addWidget(ExplanationPanel("Kenapa sisa cuti 18 hari?", TERMS, Line("Sisa hari ini", "", "18 hari")))
    ways = [Choice("tinta", "Tinta dan cap", "Cetak, tanda tangan, lalu pindai atau foto hasilnya."),
            Choice("sini", "Sertifikat di sini", "Berkas .p12 atau token.", ("tidak tersertifikasi", "warn"))]
    right.addWidget(ChoiceCards(ways))
    right.addStretch(1)
    row.addLayout(right, 1)
    page.box.addLayout(row)
    low = QHBoxLayout()
    low.addWidget(DropArea("Taruh berkas balasan di sini", "dari stik, surel, atau WhatsApp; nama berkas bebas"), 1)
    low.addWidget(EmptyState("people", "Belum ada pegawai.", "Impor daftar dari Excel, atau tambah satu orang.",
                             "Impor daftar pegawai"), 1)
    page.box.addLayout(low)
    progress = ProgressPanel()
    progress.begin("Mengolah 14 paket", "Dibatalkan pun, {done} paket yang sudah selesai tetap sah.")
    progress.step(9, 14, "Puskesmas Air Jernih")
    page.box.addWidget(progress)
    bar = ActionBar()
    bar.say("Siap diajukan. Tidak ada yang kurang.", "ok")
    bar.add("Batal")
    bar.add("Ajukan cuti 7 hari", "primary", "check", "Ctrl+Return")
    page.box.addWidget(bar)
