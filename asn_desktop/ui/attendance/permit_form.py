"""The form of a permit: who, which kind, when, what for, who allows it; checked while it is typed."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.izin import IzinKind
from asn_desktop.services import izin
from asn_desktop.services.izin import IzinAsk, IzinPreview, IzinRow
from asn_desktop.ui.parts.card import Card
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.layouts import side_by_side
from asn_desktop.ui.parts.refusal import put_beside
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.person_field import PersonField
from asn_desktop.ui.sentences import sentence

_WAIT = 250  # milliseconds after the last key


class PermitForm(Card):
    """`kept` gives the new row."""

    kept = Signal(object)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__("Izin baru", parent)
        self.desk = desk
        self._kinds: Mapping[str, IzinKind] = {}
        self.person = PersonField()
        self.person.use(desk)
        self.kind_combo = QComboBox()
        self.first_edit, self.last_edit = DateField(), DateField()
        self.from_edit, self.until_edit = QLineEdit(), QLineEdit()
        self.reason_edit, self.by_edit, self.post_edit = QLineEdit(), QLineEdit(), QLineEdit()
        for edit in (self.from_edit, self.until_edit):
            edit.setPlaceholderText("09:30")
            edit.setMaximumWidth(110)
        self.reason_edit.setPlaceholderText("Misalnya: mengurus KTP")
        self.by_edit.setPlaceholderText("Kosongkan: atasan langsung")
        self.post_edit.setPlaceholderText("Jabatan")
        self.boxes = {
            "employee_id": FieldBox("&Pegawai", self.person, required=True),
            "jenis": FieldBox("&Jenis izin", self.kind_combo, required=True),
            "mulai": FieldBox("&Mulai", self.first_edit, required=True),
            "sampai": FieldBox("&Sampai", self.last_edit),
            "jam_mulai": FieldBox("Dari ja&m", self.from_edit, required=True),
            "jam_sampai": FieldBox("Sampai jam", self.until_edit, required=True),
            "alasan": FieldBox("&Keperluan", self.reason_edit, required=True),
            "penyetuju": FieldBox("Yang memberi &izin", self.by_edit),
        }
        self.state = label("", "hint", wrap=True)
        self.save_button = button("Simpan izin", "primary", "check", tip="Ctrl+S", key="Ctrl+S")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT)
        self._lay_out()
        self._connect()
        self.clear()

    def start(self) -> None:
        """Ask which kinds there are."""
        self.desk.read(self, izin.kinds, self.desk.today(), done=self._show_kinds, replaces="jenis")

    def ask(self) -> IzinAsk | None:
        """The permit as typed; None while the person or a day is missing."""
        person, first = self.person.person_id(), self.first_edit.date()
        if person is None or first is None or not self.kind_combo.currentData():
            return None
        kind = self._kinds.get(self.kind_combo.currentData())
        return IzinAsk(
            person, self.kind_combo.currentData(), first, self.last_edit.date() or first, self.reason_edit.text(),
            self.from_edit.text() if kind and kind.needs_start else None,
            self.until_edit.text() if kind and kind.needs_end else None,
            penyetuju_nama=self.by_edit.text(), penyetuju_jabatan=self.post_edit.text(),
        )  # fmt: skip

    def save(self) -> None:
        """Keep the permit, or show what is missing."""
        self._timer.stop()
        wish = self.ask()
        if wish is None:
            self._show_missing()
            return
        self.desk.write(self, izin.ask, wish, today=self.desk.today(), done=self._saved, failed=self._refused,
                        reason="izin")  # fmt: skip

    def clear(self) -> None:
        """An empty form for tomorrow's typing; the kind stays."""
        self.person.clear()
        today: dt.date = self.desk.today()
        self.first_edit.set_date(today)
        self.last_edit.set_date(None)
        for edit in (self.from_edit, self.until_edit, self.reason_edit, self.by_edit, self.post_edit):
            edit.clear()
        self.boxes["penyetuju"].set_hint("")
        self._clean()
        self.state.setText("Izin bukan cuti dan tidak mengurangi hak cuti.")

    def person_id(self) -> uuid.UUID | None:
        """Who is chosen."""
        return self.person.person_id()

    def _show_kinds(self, kinds: Mapping[str, IzinKind]) -> None:
        kept = self.kind_combo.currentData()
        self._kinds = kinds
        self.kind_combo.clear()
        for code, kind in kinds.items():
            self.kind_combo.addItem(kind.name, code)
        self.kind_combo.setCurrentIndex(max(0, self.kind_combo.findData(kept)))
        self._kind_changed()

    def _kind_changed(self) -> None:
        kind = self._kinds.get(self.kind_combo.currentData() or "")
        self.boxes["jam_mulai"].setVisible(bool(kind and kind.needs_start))
        self.boxes["jam_sampai"].setVisible(bool(kind and kind.needs_end))
        self._timer.start()

    def _check(self) -> None:
        wish = self.ask()
        if wish is not None:
            self.desk.read(self, izin.preview, wish, today=self.desk.today(), done=self._previewed, replaces="periksa")

    def _previewed(self, found: IzinPreview) -> None:
        self._clean()
        late = [p for p in found.problems if p.code not in ("izin_reason_missing", "izin_time_missing")]
        put_beside(late, self.boxes, self)  # what is not typed yet is said on saving
        for problem in found.warnings:
            box = self.boxes.get(problem.field)
            if box is not None and not box.problem():
                box.show_problem(sentence(problem), "warn")
        if found.approver is not None and not self.by_edit.text().strip():
            self.boxes["penyetuju"].set_hint(f"{found.approver.nama}, {found.approver.jabatan}")

    def _refused(self, problems: Sequence[Problem]) -> None:
        self._clean()
        rest = put_beside(problems, self.boxes, self)
        self.state.setText(" ".join(rest) or "Belum disimpan. Perbaiki isian yang ditandai.")

    def _show_missing(self) -> None:
        self._clean()
        if self.person.person_id() is None:
            self.boxes["employee_id"].show_problem("Pegawai belum dipilih. Ketik nama atau NIP-nya.")
        if self.first_edit.date() is None:
            self.boxes["mulai"].show_problem("Tanggal belum diisi. Ketik misalnya 24 Nov 2026.")

    def _saved(self, row: IzinRow) -> None:
        self.clear()
        self.person.search_edit.setFocus()
        self.kept.emit(row)

    def _clean(self) -> None:
        for box in self.boxes.values():
            box.clear()

    def _connect(self) -> None:
        self.save_button.clicked.connect(self.save)
        self.kind_combo.currentIndexChanged.connect(lambda _i: self._kind_changed())
        self._timer.timeout.connect(self._check)
        self.person.chosen.connect(lambda _id: self._timer.start())
        for day in (self.first_edit, self.last_edit):
            day.date_changed.connect(lambda _d: self._timer.start())
        for edit in (self.from_edit, self.until_edit, self.reason_edit, self.by_edit, self.post_edit):
            edit.textEdited.connect(lambda _t: self._timer.start())

    def _lay_out(self) -> None:
        self.body.addWidget(self.boxes["employee_id"])
        self.body.addWidget(self.boxes["jenis"])
        self.body.addLayout(side_by_side(self.boxes["mulai"], self.boxes["sampai"]))
        self.body.addLayout(side_by_side(self.boxes["jam_mulai"], self.boxes["jam_sampai"]))
        self.body.addWidget(self.boxes["alasan"])
        self.body.addWidget(self.boxes["penyetuju"])
        self.body.addWidget(FieldBox("Jabatannya", self.post_edit))
        self.body.addStretch(1)
