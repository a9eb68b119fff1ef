"""The page of one person: who it is, the key facts, the histories; and the deeds that work now."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.rules.identity import show_nip
from asn_desktop.rules.words import long_date
from asn_desktop.services.employees import EmployeeCard
from asn_desktop.ui import look
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.employees.history import Histories
from asn_desktop.ui.employees.words import STATUS, initials, service_word
from asn_desktop.ui.parts.badge import Badge
from asn_desktop.ui.parts.card import ScrollPage
from asn_desktop.ui.parts.flow import FlowLayout
from asn_desktop.ui.parts.words import button, label, line

_EMPTY = "belum diisi"


class Initials(QWidget):
    """Two letters where a photo would be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(84, 96)
        self._letters = ""

    def show_name(self, nama: str) -> None:
        """Take the letters from a name."""
        self._letters = initials(nama)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.ACCENT_SOFT))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        painter.setPen(QColor(look.ACCENT))
        painter.setFont(look.font("figure"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._letters)
        painter.end()


class PersonPage(QFrame):
    """Shows an `EmployeeCard`. Signals carry the card, or for a history row its kind and the row."""

    edit_wanted = Signal(object)
    end_wanted = Signal(object)
    leave_wanted = Signal(object)  # the employee's id
    row_wanted = Signal(str, object)
    back_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.card: EmployeeCard | None = None
        self._enters = True
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        self.page = ScrollPage(margins=(20, 14, 20, 14))
        outer.addWidget(self.page)
        self.back_button = button("Daftar pegawai", "text", "chevron_left")
        self.back_button.clicked.connect(self.back_wanted)
        self.back_button.hide()
        self.page.box.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._build_head()
        self.page.box.addWidget(line())
        self._build_facts()
        self.histories = Histories(desk)
        self.histories.row_wanted.connect(self.row_wanted)
        self.page.box.addWidget(self.histories, 1)

    def show_card(self, card: EmployeeCard) -> None:
        """Fill the page."""
        self.card = card
        self.photo.show_name(card.nama)
        self.name.setText(card.nama_tampil)
        self.badge.show_state(*_state(card))
        self.nip.setText(show_nip(card.nip) if card.nip else "NIP belum diisi")
        post = card.jabatan.nama if card.jabatan else "jabatan belum diisi"
        self.post.setText(" · ".join(part for part in (post, card.unit) if part))
        rank = card.pangkat or ("tanpa golongan" if card.status == "PPPK_PW" else "golongan belum diisi")
        self.rank.setText(f"{rank} · masa kerja {service_word(card.masa_kerja)}")
        self.end_button.setText("Berhenti…" if card.berakhir is None else "Aktifkan kembali")
        self.leave_button.setVisible(card.aktif and self._enters)
        for words, value in zip(self.facts, _facts(card), strict=True):
            words[0].setText(value[0])
            words[1].setText(value[1])
            words[1].setToolTip(value[1])
        self.histories.show_card(card)

    def set_enters(self, enters: bool) -> None:
        """A role that only reads sees no deeds."""
        self._enters = enters
        for one in (self.edit_button, self.end_button, self.leave_button):
            one.setVisible(enters)
        self.histories.set_enters(enters)

    def _build_head(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(18)
        self.photo = Initials()
        row.addWidget(self.photo, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        title = FlowLayout(None, 10, 4)
        self.name = label("", "title", copyable=True)
        self.badge = Badge()
        title.addWidget(self.name)
        title.addWidget(self.badge)
        self.nip = label("", "label", copyable=True, tone="neutral")
        self.post = label("", wrap=True)
        self.rank = label("", "quiet", wrap=True)
        words.addLayout(title)
        for one in (self.nip, self.post, self.rank):
            words.addWidget(one)
        words.addStretch(1)
        row.addLayout(words, 1)
        row.addLayout(self._build_deeds())
        self.page.box.addLayout(row)

    def _build_deeds(self) -> QVBoxLayout:
        deeds = QHBoxLayout()
        deeds.setSpacing(8)
        self.edit_button = button("Ubah", "", "edit", key="Ctrl+E")
        self.edit_button.clicked.connect(lambda: self.edit_wanted.emit(self.card))
        self.leave_button = button("Ajukan cuti", "primary", "leave")
        self.leave_button.clicked.connect(lambda: self.card and self.leave_wanted.emit(self.card.id))
        deeds.addStretch(1)
        deeds.addWidget(self.edit_button)
        deeds.addWidget(self.leave_button)
        self.end_button = button("Berhenti…", "text")
        self.end_button.clicked.connect(lambda: self.end_wanted.emit(self.card))
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(deeds)
        column.addWidget(self.end_button, 0, Qt.AlignmentFlag.AlignRight)
        column.addStretch(1)
        return column

    def _build_facts(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(10)
        self.facts: list[tuple[Any, Any]] = []
        for place in range(8):
            cell = QVBoxLayout()
            cell.setSpacing(1)
            words = (label("", "second"), label("", "label", wrap=True, copyable=True))
            for one in words:
                cell.addWidget(one)
            cell.addStretch(1)
            grid.addLayout(cell, place // 4, place % 4)
            self.facts.append(words)
        for column, share in enumerate((5, 5, 4, 5)):
            grid.setColumnStretch(column, share)
        self.page.box.addLayout(grid)


def _state(card: EmployeeCard) -> tuple[str, str]:
    status = STATUS[card.status]
    if not card.aktif:
        return f"berhenti · {card.berakhir_alasan or ''}".rstrip(" ·"), "neutral"
    if card.kedudukan not in ("01", "71"):
        return f"{status} · {card.kedudukan_nama}", "warn"
    return f"{status} aktif", "ok"


def _facts(card: EmployeeCard) -> list[tuple[str, str]]:
    """Eight pairs of words: what it is, what it says."""
    born = ", ".join(part for part in (card.tempat_lahir, long_date(card.tanggal_lahir)) if part)
    pns = card.status in ("PNS", "CPNS")
    start = card.tmt_cpns if pns else card.kontrak_mulai
    second = ("TMT PNS", card.tmt_pns) if pns else ("Akhir perjanjian", card.kontrak_akhir)
    return [
        ("Lahir", born),
        ("Pendidikan", card.pendidikan.teks if card.pendidikan else _EMPTY),
        ("TMT CPNS" if pns else "Mulai perjanjian", long_date(start) if start else _EMPTY),
        ("Telepon", _phone(card.no_hp)),
        ("NIK" if card.nik_penuh else "NIK (hanya sebagian untuk peran Anda)", card.nik or _EMPTY),
        ("Alamat", card.alamat or _EMPTY),
        (second[0], long_date(second[1]) if second[1] else _EMPTY),
        ("Surel", card.email or _EMPTY),
    ]


def _phone(text: str | None) -> str:
    if not text:
        return _EMPTY
    digits = "".join(c for c in text if c.isdigit())
    return "-".join((digits[:4], digits[4:8], digits[8:])).rstrip("-") if digits.startswith("08") else text
