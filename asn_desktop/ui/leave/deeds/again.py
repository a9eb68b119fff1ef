"""Deeds that begin another request: an illness that goes on, and a leave that was postponed or cut short."""

from __future__ import annotations

import datetime as dt
from typing import Any

from asn_desktop.rules.leave.flow import State
from asn_desktop.rules.leave.kinds import POSTPONABLE
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.services.leave.deeds import LeaveDetail
from asn_desktop.services.leave.folder import LeaveFolder
from asn_desktop.ui.leave.deeds.card import DeedCard

_SICK = (State.TERBIT, State.BERJALAN, State.SELESAI, State.DICATAT)
_DAY = dt.timedelta(days=1)


class AgainCard(DeedCard):
    """Opens the request page, filled with what is known already."""

    def build(self) -> None:
        """Nothing is asked here."""

    def values(self, detail: LeaveDetail) -> dict[str, Any]:
        """What the new request starts with, as a draft keeps it."""
        row = detail.row
        return {
            "pegawai": str(row.employee_id), "jenis": row.jenis, "alasan": detail.alasan, "alamat": detail.alamat,
            "telepon": detail.telepon, "alasan_kode": detail.alasan_kode, "hubungan": detail.hubungan,
            "negara": self.folder.negara,
        }  # fmt: skip

    def submit(self) -> None:
        if self.detail is not None:
            self.request_wanted.emit(self.values(self.detail))


class LongerSickBox(AgainCard):
    """Not recovered on the last day: a new letter of the doctor, from the day after (Peraturan BKN 7/2021 III.C)."""

    key, heading, verb = "perpanjang_sakit", "Perpanjang sakit", "Isi perpanjangan"
    about = "Surat dokter baru, mulai hari berikutnya; lamanya dihitung sebagai satu penyakit."

    @staticmethod
    def allowed(detail: LeaveDetail, folder: LeaveFolder, today: dt.date) -> bool:
        """For sick leave that was granted or noted."""
        return detail.row.jenis == Kind.SAKIT and detail.row.keadaan in _SICK

    def values(self, detail: LeaveDetail) -> dict[str, Any]:
        return {**super().values(detail), "mulai": (detail.row.sampai + _DAY).isoformat()}


class TakeUpBox(AgainCard):
    """What was postponed or cut short by a recall is taken up, at most a year later."""

    key, heading, verb = "ambil_lagi", "Ambil lagi", "Isi permintaan lanjutan"
    about = "Cuti yang ditangguhkan, atau yang terputus karena dipanggil, diambil paling lama satu tahun sesudahnya."

    @staticmethod
    def allowed(detail: LeaveDetail, folder: LeaveFolder, today: dt.date) -> bool:
        """Not taken up yet; annual days of a recall went back to their rows and need no link."""
        state, kind = detail.row.keadaan, detail.row.jenis
        postponed = state is State.DITANGGUHKAN and kind in POSTPONABLE
        cut = state is State.DIPANGGIL and kind == Kind.BESAR
        return (postponed or cut) and not detail.diambil_lagi

    def values(self, detail: LeaveDetail) -> dict[str, Any]:
        return {**super().values(detail), "terkait": str(detail.row.id)}
