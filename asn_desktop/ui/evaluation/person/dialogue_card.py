"""Dialog kinerja: when appraiser and employee talked, what was agreed, and by when it is looked at again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from asn_desktop.rules.words import short_date
from asn_desktop.services.evaluation import dialogues
from asn_desktop.services.evaluation.dialogues import DialogueAsk, DialogueRow
from asn_desktop.ui.evaluation.person.short_table import ShortTable
from asn_desktop.ui.evaluation.person.skp_boxes import DeedBox, ReasonBox
from asn_desktop.ui.parts.card import Card
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.layouts import side_by_side
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.table import Column


class DialogueCard(Card):
    """`said` a short word for the toast."""

    said = Signal(str)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__("Dialog kinerja", parent)
        self.desk = desk
        self._skp_id: Any = None
        self._enters = True
        self.table = ShortTable("Dialog kinerja", (
            Column("Tanggal", lambda r: short_date(r.tanggal), width=128, key=lambda r: r.tanggal),
            Column("Isi pembicaraan", "isi", second=lambda r: f"Disepakati: {r.kesepakatan}" if r.kesepakatan else None,
                   width=0),
            Column("Ditinjau lagi", lambda r: short_date(r.tindak_lanjut) if r.tindak_lanjut else "–", width=120),
            Column("", "", badge=self._state, width=130),
        ), most=4)  # fmt: skip
        self.nothing = label("Belum ada dialog yang dicatat.", "quiet", wrap=True)
        self.add_button = button("Catat dialog…", "", "plus")
        self.done_button, self.void_button = button("Sudah dilakukan", "text", "check"), button("Batalkan…", "text")
        for one in (self.void_button, self.done_button, self.add_button):
            self.head.addWidget(one)
        self.body.addWidget(self.table)
        self.body.addWidget(self.nothing)
        self.table.row_chosen.connect(lambda _row: self._show_deeds())
        self.add_button.clicked.connect(self._add)
        self.done_button.clicked.connect(self._finish)
        self.void_button.clicked.connect(self._void)

    def show_rows(self, skp_id: Any, rows: Sequence[DialogueRow], *, enters: bool) -> None:
        """Show the talks under an SKP."""
        self._skp_id, self._enters = skp_id, enters
        self.table.show_rows(rows)
        self.table.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self._show_deeds()

    def _state(self, row: DialogueRow) -> tuple[str, ...] | None:
        if row.selesai is not None:
            return ("sudah dilakukan", "ok")
        if row.tindak_lanjut is None:
            return None
        return ("lewat", "warn") if row.tindak_lanjut < self.desk.today() else ("menunggu", "neutral", "")

    def _show_deeds(self) -> None:
        row = self.table.current_row()
        self.add_button.setVisible(self._enters)
        self.void_button.setVisible(self._enters and row is not None)
        waits = row is not None and row.tindak_lanjut is not None and row.selesai is None
        self.done_button.setVisible(self._enters and waits)

    def _add(self) -> None:
        self._open(DialogueBox(self.desk, self._skp_id, self), "Dialog kinerja tercatat")

    def _void(self) -> None:
        told = "Catatan tetap tersimpan di riwayat ubah, tetapi tidak ditampilkan lagi."
        self._open(ReasonBox(self.desk, "Batalkan catatan dialog ini?", told, "Batalkan catatan", dialogues.void,
                             self.table.current_row().id, self), "Catatan dialog dibatalkan")  # fmt: skip

    def _open(self, box: Any, words: str) -> None:
        self.box = box
        box.done.connect(lambda _answer: self.said.emit(words))
        box.open()

    def _finish(self) -> None:
        row = self.table.current_row()
        self.desk.write(self, dialogues.finish, row.id, self.desk.today(), today=self.desk.today(),
                        done=lambda _row: self.said.emit("Tindak lanjut ditandai sudah dilakukan"),
                        reason="tindak lanjut dialog")  # fmt: skip


class DialogueBox(DeedBox):
    """One talk: day, what was said, what was agreed, when it is looked at again."""

    def __init__(self, desk: Any, skp_id: Any, parent: QWidget | None = None) -> None:
        super().__init__(desk, "Catat dialog kinerja", "Simpan dialog", parent, width=600)
        self._skp_id = skp_id
        self.day_edit, self.again_edit = DateField(), DateField()
        self.day_edit.set_date(desk.today())
        self.text_edit, self.agreed_edit = QPlainTextEdit(), QPlainTextEdit()
        for edit in (self.text_edit, self.agreed_edit):
            edit.setTabChangesFocus(True)
            edit.setFixedHeight(76)
        self.boxes = {
            "tanggal": FieldBox("&Tanggal", self.day_edit, required=True),
            "tindak_lanjut": FieldBox("Ditinjau &lagi", self.again_edit),
            "isi": FieldBox("&Isi pembicaraan", self.text_edit, required=True),
            "kesepakatan": FieldBox("&Kesepakatan", self.agreed_edit),
        }
        self.body.addLayout(side_by_side(self.boxes["tanggal"], self.boxes["tindak_lanjut"]))
        self.body.addWidget(self.boxes["isi"])
        self.body.addWidget(self.boxes["kesepakatan"])
        self.text_edit.setFocus()

    def send(self) -> None:
        day: dt.date | None = self.day_edit.date()
        if day is None:
            self.boxes["tanggal"].show_problem("Tanggal belum diisi. Ketik misalnya 24 Nov 2026.")
            return
        ask = DialogueAsk(self._skp_id, day, self.text_edit.toPlainText(), self.agreed_edit.toPlainText() or None,
                          self.again_edit.date())  # fmt: skip
        self.write(dialogues.record, ask, today=self.desk.today(), reason="dialog kinerja")
