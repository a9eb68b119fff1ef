"""Izin: the permits of the month beside the form for a new one; slips, voiding, the recap by kind."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from PySide6.QtWidgets import QWidget

from asn_desktop.rules import identity
from asn_desktop.rules.roles import Deed, may
from asn_desktop.services import attendance_lists as lists
from asn_desktop.services import attendance_papers, izin
from asn_desktop.services.izin import IzinRow
from asn_desktop.ui.attendance.list_saver import ListSaver
from asn_desktop.ui.attendance.papers_page import PapersPage
from asn_desktop.ui.attendance.permit_form import PermitForm
from asn_desktop.ui.parts.words import button
from asn_desktop.ui.sentences.leave import span
from asn_desktop.ui.table import Column


def hours(row: IzinRow) -> str:
    """The hours of a permit as a clerk says them."""
    first, last = (t.replace(":", ".") if t else "" for t in (row.jam_mulai, row.jam_sampai))
    if first and last:
        return f"{first}–{last}"
    return f"sejak {first}" if first else f"sampai {last}" if last else ""


class PermitPage(PapersPage):
    """The permits to come late, to leave early, to be away for hours or a day."""

    columns = (
        Column("Pegawai", "nama", second=lambda r: identity.show_nip(r.nip) if r.nip else "NIP belum diisi", width=0),
        Column("Izin", lambda r: r.jenis_nama, second=lambda r: r.alasan, width=190),
        Column("Waktu", lambda r: span(r.mulai, r.sampai), second=hours, width=190, key=lambda r: r.mulai),
        Column("Pemberi izin", lambda r: r.penyetuju, second=lambda r: r.penyetuju_jabatan, width=180),
        Column("", badge=lambda r: ("dibatalkan", "neutral") if r.dibatalkan is not None else (
            ("slip ada", "ok") if r.letter_id else None), width=118),
    )  # fmt: skip
    what, paper, glyph = "izin", "slip", "clock"
    search = "Cari nama atau NIP"
    listing, letter, taking_back = izin.listing, attendance_papers.slip, izin.void

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(desk, PermitForm(desk), parent)
        self._where: tuple[dt.date, uuid.UUID | None] = desk.today(), None
        self.saver = ListSaver(desk, self)
        self.saver.said.connect(self.said)
        self.recap_button = button("Rekap izin", "", "print")
        self.saver.menu(self.recap_button, [("Rekap izin", lambda: (lists.permits, self._where))])
        self.top.addWidget(self.recap_button)
        self.recap_button.setVisible(may(desk.actor.role, Deed.READ_SENSITIVE))

    def start(self, month: dt.date, unit_id: uuid.UUID | None) -> None:
        """Ask for the permits of a month."""
        self._where = month, unit_id
        if self.form.kind_combo.count() == 0:
            self.form.start()
        super().start(month, unit_id)

    def kept_words(self, row: IzinRow) -> str:
        return f"{row.jenis_nama} tersimpan: {row.nama}"

    def row_words(self, row: IzinRow) -> str:
        return f"{row.jenis_nama}, {row.nama}, {span(row.mulai, row.sampai)}. Catatannya tetap ada."
