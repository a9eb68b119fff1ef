"""Goals of a person (SKP, Sasaran Kinerja Pegawai): results, indicators with targets, actions, the office's library."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from asn_desktop.store.base import Base, Owned, owned_fk, owned_index

if TYPE_CHECKING:
    from asn_desktop.store.employees import Employee
    from asn_desktop.store.offices import Unit


class Skp(Owned, Base):
    """The goals of one person in one post for a year or a part of it (PermenPANRB 6/2022)."""

    __tablename__ = "skp"
    __table_args__ = (
        owned_fk("employee_id", "employees"),
        sa.Index("ix_skp_employee_id", "office_id", "employee_id", "tahun"),
        owned_fk("unit_id", "units"),
        sa.Index("ix_skp_unit_id", "office_id", "unit_id", "tahun"),
        owned_fk("penilai_id", "employees"),
        owned_index("skp", "penilai_id"),
    )

    employee_id: Mapped[uuid.UUID]
    unit_id: Mapped[uuid.UUID]  # unit of the post
    tahun: Mapped[int]
    mulai: Mapped[dt.date]
    sampai: Mapped[dt.date]
    pendekatan: Mapped[str] = mapped_column(sa.String(12))  # KUANTITATIF | KUALITATIF
    bentuk: Mapped[str] = mapped_column(sa.String(6))  # JPT | JA_JF
    kepala: Mapped[bool] = mapped_column(default=False)  # heads unit_id: its achievement is his rating of results
    pegawai: Mapped[dict[str, Any]]  # as printed: nama, nip, pangkat, jabatan, unit
    penilai_id: Mapped[uuid.UUID | None]  # None: an official of another office
    penilai: Mapped[dict[str, Any]]  # as printed: nama, nip, pangkat, jabatan, unit
    penilai_sejak: Mapped[dt.date | None]  # a later appraiser: first day; None: from the beginning
    penilai_lama: Mapped[list[Any] | None]  # appraisers before him: nama ... unit, employee_id, mulai, sampai, alasan
    ekspektasi: Mapped[dict[str, Any]]  # number of the value "1".."7" -> expectation of the leader
    lampiran: Mapped[dict[str, Any]]  # dukungan, skema, konsekuensi: lists of text
    keadaan: Mapped[str] = mapped_column(sa.String(12), default="draf")  # draf | ditetapkan | ditutup | batal
    ditetapkan: Mapped[dt.date | None]
    alasan_mulai: Mapped[str | None]  # awal_tahun | pindah | spmt | kembali: why it begins when it does
    alasan_tutup: Mapped[str | None]  # pindah | cltn | pensiun | ... : why it ended before the year did
    alasan: Mapped[str | None]  # words of whoever voided or closed it

    employee: Mapped[Employee] = relationship(
        lazy="raise", foreign_keys="[Skp.office_id, Skp.employee_id]", overlaps="unit,penilai_pegawai"
    )
    penilai_pegawai: Mapped[Employee | None] = relationship(
        lazy="raise", foreign_keys="[Skp.office_id, Skp.penilai_id]", overlaps="employee,unit"
    )
    unit: Mapped[Unit] = relationship(lazy="raise", overlaps="employee,penilai_pegawai")


class SkpResult(Owned, Base):
    """One result a person is to bring (rencana hasil kerja), and the superior's result it supports."""

    __tablename__ = "skp_results"
    __table_args__ = (
        owned_fk("skp_id", "skp"),
        owned_index("skp_results", "skp_id"),
        owned_fk("atasan_hasil_id", "skp_results"),
        owned_index("skp_results", "atasan_hasil_id"),
    )

    skp_id: Mapped[uuid.UUID]
    urutan: Mapped[int] = mapped_column(default=1)
    jenis: Mapped[str] = mapped_column(sa.String(8))  # UTAMA | TAMBAHAN
    rencana: Mapped[str]
    atasan_hasil_id: Mapped[uuid.UUID | None]  # the superior's row, when his SKP is here
    intervensi: Mapped[str | None]  # the superior's result as printed
    perspektif: Mapped[str | None]
    penugasan_dari: Mapped[str | None]
    nomor_penugasan: Mapped[str | None]  # assignment letter; Plt duties carry their surat perintah
    dibatalkan: Mapped[str | None]

    skp: Mapped[Skp] = relationship(lazy="raise", overlaps="atasan_hasil")
    atasan_hasil: Mapped[SkpResult | None] = relationship(
        lazy="raise", remote_side="[SkpResult.office_id, SkpResult.id]",
        foreign_keys="[SkpResult.office_id, SkpResult.atasan_hasil_id]", overlaps="skp",
    )  # fmt: skip


class SkpIndicator(Owned, Base):
    """One indicator (indikator kinerja individu) of a result, and its target: figure and unit, or words."""

    __tablename__ = "skp_indicators"
    __table_args__ = (owned_fk("result_id", "skp_results"), owned_index("skp_indicators", "result_id"))

    result_id: Mapped[uuid.UUID]
    urutan: Mapped[int] = mapped_column(default=1)
    aspek: Mapped[str | None] = mapped_column(sa.String(10))
    indikator: Mapped[str]
    target_angka: Mapped[str | None] = mapped_column(sa.String(24))  # decimal text, "95" or "76.61"
    target_akhir: Mapped[str | None] = mapped_column(sa.String(24))  # upper end of a range "90-95"
    target_satuan: Mapped[str | None]
    target_teks: Mapped[str | None]  # qualitative: ukuran keberhasilan
    periksa: Mapped[bool] = mapped_column(default=False)  # copied from an older SKP: target to be looked at
    dibatalkan: Mapped[str | None]

    result: Mapped[SkpResult] = relationship(lazy="raise")


class SkpAction(Owned, Base):
    """One line of the plan of action (rencana aksi): what, in which period, how much, proved by what."""

    __tablename__ = "skp_actions"
    __table_args__ = (owned_fk("result_id", "skp_results"), owned_index("skp_actions", "result_id"))

    result_id: Mapped[uuid.UUID]
    urutan: Mapped[int] = mapped_column(default=1)
    aksi: Mapped[str]
    target: Mapped[dict[str, Any]]  # code of the period -> target in words
    bukti: Mapped[str | None]
    dibatalkan: Mapped[str | None]

    result: Mapped[SkpResult] = relationship(lazy="raise")


class KeptIndicator(Owned, Base):
    """An indicator of the office's own library, to be chosen again for another person or year."""

    __tablename__ = "kept_indicators"

    jabatan: Mapped[str | None]  # post it is meant for; None: any
    rencana: Mapped[str | None]  # result it belongs to
    aspek: Mapped[str | None] = mapped_column(sa.String(10))
    indikator: Mapped[str]
    target_angka: Mapped[str | None] = mapped_column(sa.String(24))
    target_satuan: Mapped[str | None]
    target_teks: Mapped[str | None]
    dibatalkan: Mapped[str | None]
