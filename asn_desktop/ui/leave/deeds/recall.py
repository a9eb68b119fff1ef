"""Panggilan bekerja kembali: the first day back and the pressing interest; unserved days stay a right."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QLineEdit

from asn_desktop.problems import Problem
from asn_desktop.rules import workdays
from asn_desktop.rules.leave.flow import State
from asn_desktop.rules.leave.kinds import RECALLABLE
from asn_desktop.rules.workdays import Calendar, DayKind
from asn_desktop.services import holidays
from asn_desktop.services.leave import deeds as leave
from asn_desktop.services.leave.deeds import LeaveDetail
from asn_desktop.services.leave.folder import LeaveFolder
from asn_desktop.ui.leave.deeds.card import DeedCard
from asn_desktop.ui.leave.official_fields import OfficialFields, ScanField
from asn_desktop.ui.parts.date_field import DateField

_WEEK = "12345"  # only for the proposal; the service counts by the unit's own week


class RecallBox(DeedCard):
    """While annual leave, cuti besar or leave for important reasons runs (PP 11/2017 art. 338)."""

    key, heading, verb = "panggil", "Panggil bekerja kembali", "Panggil dan buat suratnya"
    about = "Karena kepentingan dinas mendesak; hari yang belum dijalani tetap menjadi hak."
    wording = "surat_panggilan_bekerja"

    @staticmethod
    def allowed(detail: LeaveDetail, folder: LeaveFolder, today: dt.date) -> bool:
        """Running, and of a kind that may be recalled."""
        return detail.row.keadaan is State.BERJALAN and detail.row.jenis in RECALLABLE

    def build(self) -> None:
        self.day_edit, self.reason_edit = DateField(), QLineEdit()
        self.field("tanggal", "Hari pertama bekerja kembali", self.day_edit)
        self.field("alasan", "Kepentingan dinas mendesak", self.reason_edit)
        self.official = OfficialFields()
        self.boxes["pejabat"] = self.official.name_box
        self.scan = ScanField("surat panggilan, bila sudah ditandatangani")
        self.body.addWidget(self.official)
        self.body.addWidget(self.scan)

    def fill(self, detail: LeaveDetail) -> None:
        tomorrow = self.desk.today() + dt.timedelta(days=1)
        self.day_edit.set_date(tomorrow)
        self.desk.read(self, holidays.calendar, sorted({tomorrow.year, detail.row.sampai.year}), replaces="hari",
                       done=lambda found: self._propose(found, tomorrow, detail.row.sampai))  # fmt: skip
        self.reason_edit.clear()
        self.official.start(self.decider())
        self.scan.clear()

    def _propose(self, calendar: Calendar, first: dt.date, last: dt.date) -> None:
        """The first working day of what is left; a day that was typed meanwhile stays."""
        known = [day for day in workdays.days(first, max(first, last)) if day.year in calendar.years]
        day = next((one for one in known if workdays.day_kind(calendar, _WEEK, one) is DayKind.WORK), None)
        if day is not None and self.day_edit.date() == first:
            self.day_edit.set_date(day)

    def submit(self) -> None:
        day = self.day_edit.date()
        if day is None:
            self.refuse([Problem("date_unreadable", "tanggal")])
        elif self.detail is not None:
            self.send(leave.recall, self.detail.row.id, day, self.reason_edit.text(), official=self.official.read(),
                      scan=self.scan.data(), said="Dipanggil bekerja kembali.")  # fmt: skip
