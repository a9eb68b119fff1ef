"""CLTN from its first day to the day back at work: begun, prolonged, reported, proposed, placed again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit

from asn_desktop.problems import Problem
from asn_desktop.rules import workdays
from asn_desktop.rules.leave.flow import State
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.rules.post_codes import KINDS
from asn_desktop.services import units
from asn_desktop.services.leave import cltn
from asn_desktop.services.leave.deeds import LeaveDetail
from asn_desktop.services.leave.folder import LeaveFolder
from asn_desktop.services.units import UnitRow
from asn_desktop.ui.leave.deeds.card import DeedCard
from asn_desktop.ui.leave.deeds.cltn import PpkCard, done
from asn_desktop.ui.parts.date_field import DateField

AWAY = ("02", "13")  # codes of kedudukan_hukum.csv: on CLTN, on its extension


def running(detail: LeaveDetail) -> bool:
    """A CLTN that runs today."""
    return detail.row.jenis == Kind.CLTN and detail.row.keadaan is State.BERJALAN


class BeginBox(DeedCard):
    """The first day has come: the person's kedudukan hukum follows."""

    key, heading, verb = "mulai_cltn", "CLTN sudah dimulai", "Catat kedudukan CLTN"
    about = "Kedudukan hukum pegawai menjadi CLTN sejak hari pertama."

    @staticmethod
    def allowed(detail: LeaveDetail, folder: LeaveFolder, today: dt.date) -> bool:
        """Running, and the record does not say so yet."""
        return running(detail) and folder.kedudukan not in AWAY

    def build(self) -> None:
        """Nothing is asked."""

    def submit(self) -> None:
        if self.detail is not None:
            self.send(cltn.begin, self.detail.row.id, said="Kedudukan hukum menjadi CLTN.")


class ExtendBox(DeedCard):
    """The extension is a request of its own: once, at most a year, asked three months before the end."""

    key, heading, verb = "perpanjang_cltn", "Perpanjang CLTN", "Ajukan perpanjangan"
    about = "Sekali, paling lama satu tahun, diajukan paling lambat tiga bulan sebelum berakhir."

    @staticmethod
    def allowed(detail: LeaveDetail, folder: LeaveFolder, today: dt.date) -> bool:
        """While it runs, before its last day has passed, and nothing prolongs it yet."""
        return running(detail) and not detail.diambil_lagi and today <= detail.row.sampai

    def build(self) -> None:
        self.end_edit, self.reason_edit = DateField(), QLineEdit()
        self.field("sampai", "Diperpanjang sampai", self.end_edit)
        self.field("alasan", "Alasan perpanjangan", self.reason_edit)

    def fill(self, detail: LeaveDetail) -> None:
        self.end_edit.set_date(workdays.period_end(detail.row.sampai + dt.timedelta(days=1), 12))
        self.reason_edit.setText(detail.alasan)

    def submit(self) -> None:
        day = self.end_edit.date()
        if day is None:
            self.refuse([Problem("date_unreadable", "sampai")])
        elif self.detail is not None:
            self.clear()
            self.desk.write(self, cltn.extend, self.detail.row.id, day, self.reason_edit.text(),
                            today=self.desk.today(), now=self.desk.now(), failed=self.refuse,
                            done=lambda row: self.went_on.emit("Perpanjangan diajukan.", row.id))  # fmt: skip


class EndReportBox(DeedCard):
    """The written report within a month after the end."""

    key, heading, verb = "lapor_cltn", "Lapor selesai CLTN", "Catat laporan selesai"
    about = "Dilaporkan tertulis paling lambat satu bulan sesudah berakhir."
    wording = ""

    @staticmethod
    def allowed(detail: LeaveDetail, folder: LeaveFolder, today: dt.date) -> bool:
        """After the last day."""
        return running(detail) and today > detail.row.sampai

    def build(self) -> None:
        self.day_edit = DateField()
        self.field("tanggal", "Tanggal laporan", self.day_edit)

    def fill(self, detail: LeaveDetail) -> None:
        self.day_edit.set_date(self.desk.today())

    def submit(self) -> None:
        day = self.day_edit.date()
        if day is None:
            self.refuse([Problem("date_unreadable", "tanggal")])
        elif self.detail is not None:
            self.send(cltn.report_end, self.detail.row.id, day, said="Laporan selesai CLTN dicatat.")


class ReturnProposalBox(PpkCard):
    """Usul pengaktifan kembali to BKN within a month of the report."""

    key, heading, verb = "usul_aktif", "Usulkan pengaktifan kembali", "Usulkan kepada BKN"
    about = "Diusulkan PPK kepada BKN dengan jabatan yang akan diduduki."
    wording = "usul_pengaktifan_kembali"

    @staticmethod
    def allowed(detail: LeaveDetail, folder: LeaveFolder, today: dt.date) -> bool:
        """After the report, once."""
        return detail.row.jenis == Kind.CLTN and detail.row.keadaan is State.SELESAI and not done(detail, "USUL_AKTIF")

    def more(self) -> None:
        self.post_edit, self.unit_combo, self.active_edit = QLineEdit(), QComboBox(), DateField()
        self.field("jabatan_baru", "Jabatan baru", self.post_edit)
        self.field("unit_baru", "Unit kerja baru", self.unit_combo)
        self.field("aktif", "Aktif kembali mulai", self.active_edit)

    def fill(self, detail: LeaveDetail) -> None:
        super().fill(detail)
        self.post_edit.clear()
        self.desk.read(self, units.tree, done=self._show_units, replaces="unit")
        self.active_edit.set_date(self.desk.today())

    def values(self) -> dict[str, Any]:
        return {**super().values(), "jabatan_baru": self.post_edit.text(), "aktif": self.active_edit.date(),
                "unit_baru": self.unit_combo.currentText().strip()}  # fmt: skip

    def _show_units(self, rows: Sequence[UnitRow]) -> None:
        self.unit_combo.clear()
        for row in rows:
            self.unit_combo.addItem(row.nama, row.id)
        own = self.detail.row.unit_id if self.detail is not None else None
        at = next((at for at, row in enumerate(rows) if row.id == own), 0)
        self.unit_combo.setCurrentIndex(at)

    def submit(self) -> None:
        self.carry(cltn.propose_return, "Pengaktifan kembali diusulkan.")


class ReactivateBox(ReturnProposalBox):
    """The decree of the return: the history closes, the new post is entered, the person is active."""

    key, heading, verb = "aktif_kembali", "Aktif kembali", "Terbitkan keputusan pengaktifan"
    about = "Sesudah persetujuan BKN; jabatan baru ditulis dan kedudukan hukumnya aktif kembali."
    wording = "keputusan_pengaktifan_kembali"

    @staticmethod
    def allowed(detail: LeaveDetail, folder: LeaveFolder, today: dt.date) -> bool:
        """After the proposal, once."""
        return done(detail, "USUL_AKTIF") and not done(detail, "AKTIF_KEMBALI")

    def more(self) -> None:
        self.bkn_edit, self.bkn_day_edit = QLineEdit(), DateField()
        self.field("bkn_nomor", "Nomor persetujuan BKN", self.bkn_edit)
        self.field("bkn_tanggal", "Tanggal persetujuan BKN", self.bkn_day_edit)
        super().more()
        self.kind_combo = QComboBox()
        for code in KINDS:
            self.kind_combo.addItem(KINDS[code], code)
        self.kind_combo.setCurrentIndex(self.kind_combo.findData("4"))
        self.field("jenis", "Jenis jabatan", self.kind_combo)
        for name, box in (("tmt", "aktif"), ("jabatan", "jabatan_baru"), ("nama", "jabatan_baru"),
                          ("unit_id", "unit_baru")):  # fmt: skip
            self.boxes[name] = self.boxes[box]

    def fill(self, detail: LeaveDetail) -> None:
        super().fill(detail)
        self.bkn_edit.clear()
        self.bkn_day_edit.set_date(None)

    def values(self) -> dict[str, Any]:
        return {**super().values(), "bkn_nomor": self.bkn_edit.text(), "bkn_tanggal": self.bkn_day_edit.date()}

    def given(self, number: str, day: dt.date) -> cltn.Return:
        decree = cltn.Decree(self.official.read(), number, day, self.scan.data(), self.reasons())
        post = {"nama": self.post_edit.text().strip(), "jenis": self.kind_combo.currentData(),
                "unit_id": self.unit_combo.currentData()}  # fmt: skip
        return cltn.Return(decree, self.bkn_edit.text().strip(), self.bkn_day_edit.date(),
                           self.active_edit.date() or day, post)  # fmt: skip

    def submit(self) -> None:
        self.carry(cltn.reactivate, "Aktif kembali; jabatan barunya ditulis.")
