"""The deeds of a person's page that ask something first: a row, another number, leaving."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from asn_desktop.problems import Problem
from asn_desktop.services import employee_form
from asn_desktop.services.employees import EmployeeCard
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.employees.number_box import NumberBox
from asn_desktop.ui.employees.row_box import RowBox, WhyBox


class PersonDeeds(QObject):
    """`kept(saved, what)` after a row or a number was saved, `said(words)` after the rest."""

    kept = Signal(object, str)
    said = Signal(str)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self.desk, self.page = desk, page

    def row(self, card: EmployeeCard, kind: str, row: Any, start: Mapping[str, Any] | None = None,
            problems: Sequence[Problem] = ()) -> None:
        """The form of a row; `start` and `problems` come along when a cell was refused."""
        title = f"Akhiri masa kerja dengan SK: {card.nama_tampil}" if kind == "pemberhentian" and row is None else ""
        self.row_box = RowBox(self.desk, card, kind, row, self.page, start=start, problems=problems, title=title)
        self.row_box.saved.connect(lambda saved: self.kept.emit(saved, "Riwayat"))
        self.row_box.open()

    def number(self, card: EmployeeCard) -> None:
        """Another NIP or NI PPPK."""
        self.number_box = NumberBox(self.desk, card, self.page)
        self.number_box.saved.connect(lambda saved: self.kept.emit(saved, "Nomor"))
        self.number_box.open()

    def end(self, card: EmployeeCard) -> None:
        """Who moved away or left without a decree of dismissal; who left comes back."""
        if card.berakhir is not None:
            self.desk.write(self, employee_form.resume_service, card.id, today=self.desk.today(),
                            done=lambda again: self.said.emit(f"{again.nama_tampil} aktif kembali."))
            return
        self.why_box = WhyBox(
            f"Akhiri masa kerja {card.nama_tampil}?",
            "Ia tidak lagi tampil di daftar aktif. Semua riwayat, cuti, dan suratnya tetap tersimpan. Bila ada SK "
            "pemberhentian, catat SK itu lewat “Berhenti dengan SK pemberhentian”.",
            "Akhiri masa kerja", self.page, day=True,
        )  # fmt: skip
        self.why_box.edit.setPlaceholderText("contoh: pindah ke …")
        self.why_box.accepted.connect(lambda: self._end_now(card))
        self.why_box.open()

    def _end_now(self, card: EmployeeCard) -> None:
        self.desk.write(self, employee_form.end_service, card.id, last_day=self.why_box.day_edit.date(),
                        why=self.why_box.reason(), today=self.desk.today(),
                        done=lambda ended: self.said.emit(f"Masa kerja {ended.nama_tampil} diakhiri."))  # fmt: skip
