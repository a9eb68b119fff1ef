"""The panel at the right: one office, what is the matter, what to do; or a request waiting to be registered."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from asn_desktop.services.centre_offices import OfficeDetail
from asn_desktop.services.registry import RequestCard
from asn_desktop.ui.centre import phrases
from asn_desktop.ui.exchange import phrases as exchange_phrases
from asn_desktop.ui.exchange.pieces import empty
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.card import Card
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.words import button, label


class OfficePanel(Card):
    """What to do about the chosen office."""

    reply_wanted = Signal(object)  # office id
    looked_into = Signal(object)
    force_wanted = Signal(object, str)  # office id, reason

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Pilih satu kantor", parent)
        self.title.setWordWrap(True)
        self.banner = Banner("neutral", "", "Keadaan dan langkahnya tampil di sini.")
        self.body.addWidget(self.banner)
        self._steps = QVBoxLayout()
        self._steps.setSpacing(8)
        self.body.addLayout(self._steps)
        self.body.addStretch(1)
        self._buttons = QVBoxLayout()
        self.body.addLayout(self._buttons)
        self.office_id: uuid.UUID | None = None

    def show_detail(self, detail: OfficeDetail, zone: str) -> None:
        """Fill in."""
        office = detail.office
        self.office_id = office.id
        self.title.setText(f"{office.nama} · paket {office.seq}" if office.seq else office.nama)
        before = exchange_phrases.day(detail.incident_before or office.received_at, zone)
        self.banner.say(*phrases.matter(detail, before))
        empty(self._steps)
        empty(self._buttons)
        steps = phrases.todo(office)
        if steps:
            self._steps.addWidget(label("Yang perlu dilakukan", "strong"))
        for number, text in enumerate(steps, 1):
            self._steps.addWidget(label(f"{number}. {text}", wrap=True))
        for line in detail.findings[:4]:
            text = exchange_phrases.headline(line).replace("Anda ", "kantor ").replace("BKPSDM ", "di sini ")
            self._steps.addWidget(label(text, "second", wrap=True))
        if len(detail.findings) > 4:
            self._steps.addWidget(label(f"dan {len(detail.findings) - 4} lagi di balasannya", "second"))
        self._add_buttons(detail)

    def _add_buttons(self, detail: OfficeDetail) -> None:
        office = detail.office
        if office.state == "menunggu_nomor":
            self.reason = QLineEdit()
            self.reason.setAccessibleName("Alasan melewati nomor")
            self._buttons.addWidget(FieldBox("Alasan melewati nomor", self.reason, "Tercatat atas nama Anda."))
            force = button(f"Lewati paket {office.number}")
            force.clicked.connect(lambda: self.force_wanted.emit(office.id, self.reason.text()))
            self._buttons.addWidget(force)
        words = "Tulis balasan penolakan" if office.state == "bentrok_nomor" else "Tulis balasan kantor ini"
        if office.state != "belum":
            reply = button(words, "", "exchange")
            reply.clicked.connect(lambda: self.reply_wanted.emit(office.id))
            self._buttons.addWidget(reply)
        if detail.incidents:
            done = button("Sudah ditelepon dan jelas")
            done.clicked.connect(lambda: self.looked_into.emit(office.id))
            self._buttons.addWidget(done)


class RegisterPanel(Card):
    """Who asks, six words to compare, under which office; then one button."""

    register_wanted = Signal(object)  # parent id or None
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Daftarkan kantor", parent)
        self._who = label("", "row_title", wrap=True)
        self._where = label("", "second", wrap=True)
        self.words = label("", "number", wrap=True, copyable=True)
        self._hint = label("", wrap=True)
        self.parents = QComboBox()
        self.parents.setAccessibleName("Kantor induk")
        for one in (self._who, self._where, self.words, self._hint, FieldBox("Kantor induk", self.parents)):
            self.body.addWidget(one)
        self.body.addStretch(1)
        row = QHBoxLayout()
        self.register_button = button("Katanya sama, daftarkan", "primary")
        self.register_button.clicked.connect(lambda: self.register_wanted.emit(self.parents.currentData()))
        cancel = button("Batal")
        cancel.clicked.connect(self.dropped)
        row.addWidget(self.register_button, 1)
        row.addWidget(cancel)
        self.body.addLayout(row)

    def show_request(self, card: RequestCard, own: str, parents: Sequence[tuple[uuid.UUID, str]]) -> None:
        """Fill in."""
        self._who.setText(card.nama)
        self._where.setText(f"{card.pemerintah.title()}, {card.kota}")
        self.words.setText(" · ".join(card.words))
        hint = f"Telepon {card.nama}: enam kata di layarnya harus sama dengan ini."
        if card.known:
            hint += " Kantor ini sudah terdaftar; sertifikatnya diperbarui."
            hint += "" if card.same_key else " Kuncinya berbeda, jadi sertifikat lama dicabut."
        self._hint.setText(hint)
        self.parents.clear()
        self.parents.addItem(own, None)
        for office_id, name in parents:
            if office_id != card.office_id:
                self.parents.addItem(name, office_id)
