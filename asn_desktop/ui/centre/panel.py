"""The panel at the right: one office, what is the matter, what to do; or a request waiting to be registered."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from asn_desktop.rules.roles import Actor, Deed, may
from asn_desktop.services.centre_offices import OfficeDetail
from asn_desktop.services.registry import RequestCard
from asn_desktop.ui.centre import phrases
from asn_desktop.ui.centre.reason import ReasonBox
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.card import Card
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.layouts import empty
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.sentences import findings


class OfficePanel(Card):
    """What to do about the chosen office."""

    reply_wanted = Signal(object)  # office id
    looked_into = Signal(object)
    force_wanted = Signal(object, str)  # office id, reason
    revoke_wanted = Signal(object, str)

    def __init__(self, actor: Actor, parent: QWidget | None = None) -> None:
        super().__init__("Pilih satu kantor", parent)
        self._actor = actor
        self._manages = may(actor.role, Deed.MANAGE)
        self.more_button = button("", "text", "more", tip="Tindakan lain untuk kantor ini")
        self._menu = QMenu(self.more_button)
        self._menu.addAction("Cabut sertifikat…").triggered.connect(lambda: self.ask(self._revoking))
        self.more_button.setMenu(self._menu)
        self.more_button.hide()
        self.head.addWidget(self.more_button)
        self._detail: OfficeDetail | None = None
        self._asking: ReasonBox | None = None
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
        if self._asking is not None and self.office_id == office.id and self._detail == detail:
            return  # somebody is writing a reason: a refreshed list does not take it away
        self.office_id, self._detail, self._asking = office.id, detail, None
        self.more_button.setVisible(self._manages and detail.revoked is None)
        self.title.setText(f"{office.nama} · paket {office.seq}" if office.seq else office.nama)
        before = findings.day(detail.incident_before or office.received_at, zone)
        self.banner.say(*phrases.matter(detail, before, zone))
        empty(self._steps)
        empty(self._buttons)
        steps = phrases.todo(office)
        if steps:
            self._steps.addWidget(label("Yang perlu dilakukan", "strong"))
        for number, text in enumerate(steps, 1):
            self._steps.addWidget(label(f"{number}. {text}", wrap=True))
        for line in detail.findings[:4]:
            text = findings.headline(line).replace("Anda ", "kantor ").replace("BKPSDM ", "di sini ")
            self._steps.addWidget(label(text, "second", wrap=True))
        if len(detail.findings) > 4:
            self._steps.addWidget(label(f"dan {len(detail.findings) - 4} lagi di balasannya", "second"))
        self._add_buttons(detail)

    def _add_buttons(self, detail: OfficeDetail) -> None:
        office = detail.office
        if office.state in ("menunggu_nomor", "menunggu_bagian") and detail.office.behind:
            force = button(f"Lewati paket {office.number}…")
            force.setEnabled(self._manages)
            force.setToolTip("" if self._manages else "Hanya admin yang dapat melewati nomor.")
            force.clicked.connect(lambda: self.ask(self._forcing))
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

    def ask(self, make: Callable[[OfficeDetail], ReasonBox]) -> None:
        """Put the question in the place of the buttons."""
        if self._detail is None:
            return
        empty(self._buttons)
        self._asking = make(self._detail)
        self._asking.dropped.connect(self._drop)
        self._buttons.addWidget(self._asking)
        self._asking.reason.setFocus()

    def done_asking(self) -> None:
        """The deed is done: the panel may be filled in anew."""
        self._asking = None

    def _drop(self) -> None:
        self._asking = None
        empty(self._buttons)
        if self._detail is not None:
            self._add_buttons(self._detail)

    def _revoking(self, detail: OfficeDetail) -> ReasonBox:
        text = "Paket berikutnya dari kantor ini ditolak sampai ia mendaftar ulang. Data yang sudah masuk tetap."
        made = ReasonBox(f"Cabut sertifikat {detail.office.nama}?", text, "Alasan mencabut", "Cabut sertifikat",
                         self._actor.name)  # fmt: skip
        made.given.connect(lambda reason: self.revoke_wanted.emit(detail.office.id, reason))
        return made

    def _forcing(self, detail: OfficeDetail) -> ReasonBox:
        number = detail.office.number
        text = "Paket di belakangnya masuk. Paket yang dilewati tidak dapat masuk lagi, walau kelak ditemukan."
        made = ReasonBox(f"Lewati paket {number}?", text, "Alasan melewati nomor", f"Lewati paket {number}",
                         self._actor.name)  # fmt: skip
        made.given.connect(lambda reason: self.force_wanted.emit(detail.office.id, reason))
        return made


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
