"""Another number for a person: BKN corrected the NIP, or somebody who was PPPK becomes CPNS."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.identity import show_nip
from asn_desktop.services import employee_numbers
from asn_desktop.services.employee_numbers import NumberAsk
from asn_desktop.services.employees import EmployeeCard
from asn_desktop.ui.box import Box
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.employees.fields import Fields
from asn_desktop.ui.employees.words import STATUS_CHOICES
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.sentences import sentence


class NumberBox(Box):
    """`saved(Saved)` after the deed."""

    saved = Signal(object)

    def __init__(self, desk: Desk, card: EmployeeCard, parent: QWidget | None = None) -> None:
        super().__init__(f"Ganti nomor pegawai: {card.nama_tampil}", parent=parent, width=620)
        self.desk, self.card = desk, card
        now = show_nip(card.nip) if card.nip else "belum diisi"
        self.body.addWidget(label(f"Nomor sekarang {now}. Nomor ini tetap tersimpan dan tetap dapat dicari.",
                                  wrap=True))
        self.banner = Banner("error")
        self.banner.hide()
        self.body.addWidget(self.banner)
        editors: dict[str, QWidget] = {"nip": QLineEdit(), "alasan": QLineEdit(), "status": QComboBox(),
                                       "tmt": DateField(), "nomor_sk": QLineEdit(), "tanggal_sk": DateField()}
        boxes = {
            "nip": FieldBox("Nomor baru", editors["nip"], "18 angka, boleh diberi spasi.", True),
            "status": FieldBox("Status sesudahnya", editors["status"]),
            "alasan": FieldBox("Alasan", editors["alasan"], "misalnya konversi NIP oleh BKN", True),
            "tmt": FieldBox("Berlaku mulai", editors["tmt"], "kosong: hari ini"),
            "nomor_sk": FieldBox("Nomor SK", editors["nomor_sk"]),
            "tanggal_sk": FieldBox("Tanggal SK", editors["tanggal_sk"]),
        }
        self.fields = Fields.of(editors, boxes)
        for pair in (("nip", "status"), ("alasan", "tmt"), ("nomor_sk", "tanggal_sk")):
            row = QHBoxLayout()
            row.setSpacing(12)
            for name in pair:
                row.addWidget(boxes[name], 1)
            self.body.addLayout(row)
        self.fields.choices("status", STATUS_CHOICES)
        self.fields.fill({"status": card.status})
        self.add_button("Batal", closes=True)
        self.save_button = self.add_button("Ganti nomor", "primary")
        self.save_button.clicked.connect(self.save)

    def save(self) -> None:
        """Send it; findings stand at their fields, a reason is asked where it would do."""
        wrong = self.fields.unreadable()
        if wrong:
            self._refused(wrong)
            return
        values = self.fields.read()
        status = values["status"] if values["status"] != self.card.status else None
        ask = NumberAsk(self.card.id, values["nip"], values["alasan"], status, values["tmt"],
                        values["nomor_sk"] or None, values["tanggal_sk"], self.fields.reasons())
        self.desk.write(self, employee_numbers.change_nip, ask, today=self.desk.today(), done=self._done,
                        failed=self._refused)

    def _refused(self, problems: Sequence[Problem]) -> None:
        marked = self.fields.show(problems)
        others = [sentence(p) for p in problems if p.blocks and p.field not in self.fields.boxes]
        self.banner.say("error", "Belum dapat diganti", " ".join(others))
        self.banner.setVisible(bool(others))
        if marked:
            self.fields.focus(marked[0])
        QTimer.singleShot(0, self, self.fit)  # once the sentences have their type and size

    def _done(self, saved: Any) -> None:
        self.saved.emit(saved)
        self.accept()
