"""A request for leave as the form holds it, and the same in the words of the rules.

Source: form 1.b of Peraturan BKN 24/2017 (parts II, III, IV and VI) with what each kind asks besides.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from asn_desktop.rules.leave.flow import Official
from asn_desktop.rules.leave.wish import Kind, Proof, Wish
from asn_desktop.store.leave import LeaveRequest


@dataclass(frozen=True)
class ProofAsk:
    """A proof as it lies before the clerk: a key of `rules.leave.proofs.PROOFS`, what it says, and its scan."""

    jenis: str
    nomor: str | None = None
    tanggal: dt.date | None = None
    penerbit: str | None = None
    perlu: bool | None = None  # a doctor's letter: it says that leave is needed
    hari: int | None = None  # a doctor's letter: calendar days it names
    data: bytes | None = None
    file_name: str | None = None
    keterangan: str | None = None

    @property
    def proof(self) -> Proof:
        """The same in the words of the rules."""
        return Proof(self.jenis, self.nomor, self.tanggal, self.penerbit, self.perlu, self.hari)


@dataclass(frozen=True)
class Interim:
    """An izin sementara as the highest official at the workplace gave it; `scan` is the signed paper."""

    official: Official
    alasan: str  # why the decision cannot be waited for
    tanggal: dt.date
    nomor: str | None = None
    scan: bytes | None = None


@dataclass(frozen=True)
class LeaveAsk:
    """A request for leave of any kind as the form holds it."""

    employee_id: uuid.UUID
    mulai: dt.date
    sampai: dt.date
    alasan: str
    alamat: str
    telepon: str
    pengganti_id: uuid.UUID | None = None
    hari_tambahan: int = 0  # remote place, calendar days
    alasan_khusus: str | None = None  # PPPK before the first year: one of annual_right.EXCEPTIONS
    negara: str | None = None  # None: dalam negeri
    terkait_id: uuid.UUID | None = None  # the postponed or recalled request taken up, or the CLTN prolonged
    jenis: Kind = Kind.TAHUNAN
    alasan_kode: str | None = None  # rules.leave.kinds.REASONS of its kind
    hubungan: str | None = None  # rules.leave.kinds.RELATIONS
    kelahiran_ke: int | None = None  # None: the one the records make it
    perkiraan_lahir: dt.date | None = None  # HPL
    tambahan_awal: bool = False  # the remote addition lies before the annual leave
    bukti: tuple[ProofAsk, ...] = ()
    bkn_nomor: str | None = None  # CLTN: approval of Kepala BKN or Kanreg, when it is there already
    bkn_tanggal: dt.date | None = None
    izin_sementara: Interim | None = None

    @property
    def wish(self) -> Wish:
        """The same in the words of the rules of every kind."""
        bkn = (self.bkn_nomor, self.bkn_tanggal) if self.bkn_nomor and self.bkn_tanggal else None
        return Wish(
            self.jenis, self.mulai, self.sampai, self.alasan, self.alamat, self.telepon, self.alasan_kode,
            self.hubungan, self.kelahiran_ke, self.perkiraan_lahir, self.hari_tambahan, self.tambahan_awal,
            self.alasan_khusus, self.negara, tuple(one.proof for one in self.bukti), bkn,
        )  # fmt: skip


def wish_of(record: LeaveRequest, proofs: tuple[Proof, ...] = ()) -> Wish:
    """What a kept request asks, with the proofs that lie in its folder."""
    bkn = (record.bkn_nomor, record.bkn_tanggal) if record.bkn_nomor and record.bkn_tanggal else None
    return Wish(
        Kind(record.jenis), record.mulai, record.sampai, record.alasan, record.alamat, record.telepon,
        record.alasan_kode, record.hubungan, record.kelahiran_ke, record.perkiraan_lahir, record.hari_tambahan,
        bool(record.tambahan_awal), record.alasan_khusus, record.negara, proofs, bkn, late=record.asal == "susulan",
    )  # fmt: skip
