"""Lapor kembali: the first day back at work, told to the direct superior."""

from __future__ import annotations

import datetime as dt

from asn_desktop.problems import Problem
from asn_desktop.rules.leave.flow import State
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.services.leave import deeds as leave
from asn_desktop.services.leave.deeds import LeaveDetail
from asn_desktop.services.leave.folder import LeaveFolder
from asn_desktop.ui.leave.deeds.card import DeedCard
from asn_desktop.ui.parts.date_field import DateField


class ReportBox(DeedCard):
    """The primary deed while a leave runs."""

    key, heading, verb = "lapor", "Lapor kembali bekerja", "Catat lapor kembali"
    in_bar = True

    @staticmethod
    def allowed(detail: LeaveDetail, folder: LeaveFolder, today: dt.date) -> bool:
        """While the leave runs; the end of a CLTN has a report of its own."""
        return detail.row.keadaan is State.BERJALAN and detail.row.jenis != Kind.CLTN

    def build(self) -> None:
        self.back_edit = DateField()
        self.back_box = self.field("tanggal", "Hari pertama bekerja kembali", self.back_edit)

    def fill(self, detail: LeaveDetail) -> None:
        recovered = detail.row.jenis == Kind.SAKIT  # reports as soon as he is well
        first = self.desk.today() if recovered else detail.row.sampai + dt.timedelta(days=1)
        self.back_edit.set_date(max(self.desk.today(), first))

    def submit(self) -> None:
        day = self.back_edit.date()
        if day is None:
            self.refuse([Problem("date_unreadable", "tanggal")])
        elif self.detail is not None:
            self.send(leave.report_back, self.detail.row.id, day, said="Lapor kembali dicatat.")
