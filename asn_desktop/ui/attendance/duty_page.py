"""Surat tugas: the orders of the month beside the form for a new one; the letter, voiding."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from PySide6.QtWidgets import QWidget

from asn_desktop.services import attendance_papers, duty_orders, units
from asn_desktop.services.duty_orders import DutyRow
from asn_desktop.ui.attendance.duty_form import DutyForm
from asn_desktop.ui.attendance.papers_page import PapersPage
from asn_desktop.ui.sentences.leave import span
from asn_desktop.ui.table import Column


def _who(row: DutyRow) -> str:
    first = row.orang[0].nama if row.orang else ""
    return first if len(row.orang) < 2 else f"{first} dan {len(row.orang) - 1} orang lain"


def _badge(row: DutyRow) -> tuple[str, str] | None:
    if row.dibatalkan is not None:
        return "dibatalkan", "neutral"
    return ("surat ada", "ok") if row.letter_id else ("belum bersurat", "warn")


class DutyPage(PapersPage):
    """The orders to go somewhere else for work."""

    columns = (
        Column("Yang ditugaskan", _who, second=lambda r: r.nomor or "belum bernomor", width=0),
        Column("Maksud", lambda r: r.maksud, second=lambda r: r.tujuan, width=250),
        Column("Tanggal", lambda r: span(r.mulai, r.sampai), second=lambda r: f"{(r.sampai - r.mulai).days + 1} hari",
               width=190, key=lambda r: r.mulai),
        Column("", badge=_badge, width=140),
    )  # fmt: skip
    what, paper, glyph = "surat tugas", "surat", "letter"
    search = "Cari nama, maksud atau tempat"
    listing, letter, taking_back = duty_orders.listing, attendance_papers.duty_letter, duty_orders.void

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(desk, DutyForm(desk), parent)

    def start(self, month: dt.date, unit_id: uuid.UUID | None) -> None:
        """Ask for the orders of a month."""
        if self.form.unit_combo.count() == 0:
            self.desk.read(self, units.tree, done=self.form.show_units, replaces="unit")
        super().start(month, unit_id)

    def kept_words(self, row: DutyRow) -> str:
        return f"Surat tugas tersimpan: {_who(row)}"

    def row_words(self, row: DutyRow) -> str:
        return f"{row.maksud}, {span(row.mulai, row.sampai)}. Suratnya ikut dibatalkan; nomornya tetap tercatat."
