"""The person and the histories of a career: golongan, jabatan, pendidikan."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from asn_desktop.store.base import Base, Owned, Sourced, owned_fk, owned_index

if TYPE_CHECKING:
    from asn_desktop.store.offices import Unit


class Employee(Owned, Base):
    """One civil servant (data utama). Identity numbers are text, from the cell to the PDF."""

    __tablename__ = "employees"
    __table_args__ = (
        owned_fk("unit_id", "units"),
        owned_index("employees", "unit_id"),
        sa.Index("ix_employees_nip", "office_id", "nip"),
        sa.Index("ix_employees_nik", "office_id", "nik"),
    )

    nip: Mapped[str | None] = mapped_column(sa.String(18))
    nik: Mapped[str | None] = mapped_column(sa.String(16))
    nip_lama: Mapped[str | None] = mapped_column(sa.String(9))
    nama: Mapped[str]  # without titles, as written
    gelar_depan: Mapped[str | None]
    gelar_belakang: Mapped[str | None]
    tempat_lahir: Mapped[str | None]
    tanggal_lahir: Mapped[dt.date]
    jenis_kelamin: Mapped[str] = mapped_column(sa.String(1))  # L | P
    agama: Mapped[str | None] = mapped_column(sa.String(1))  # code of agama.csv
    status_kawin: Mapped[str | None] = mapped_column(sa.String(1))  # code of status_kawin.csv
    status: Mapped[str] = mapped_column(sa.String(8))  # CPNS | PNS | PPPK | PPPK_PW
    kedudukan: Mapped[str] = mapped_column(sa.String(2), default="01")  # code of kedudukan_hukum.csv
    tmt_cpns: Mapped[dt.date | None]
    tmt_pns: Mapped[dt.date | None]
    tanggal_spmt: Mapped[dt.date | None]
    kontrak_mulai: Mapped[dt.date | None]  # start of the unbroken chain of PPPK contracts
    kontrak_tmt: Mapped[dt.date | None]  # start of the present contract
    kontrak_akhir: Mapped[dt.date | None]
    mks_tahun: Mapped[int | None]  # service as the office states it ...
    mks_bulan: Mapped[int | None]
    mks_per: Mapped[dt.date | None]  # ... on this day
    unit_id: Mapped[uuid.UUID | None]
    guru: Mapped[bool] = mapped_column(default=False)  # teacher or lecturer: leave rules differ
    tanpa_cuti_bersama: Mapped[bool] = mapped_column(default=False)  # position is not given cuti bersama
    no_hp: Mapped[str | None]
    email: Mapped[str | None]
    alamat: Mapped[str | None]
    npwp: Mapped[str | None] = mapped_column(sa.String(16))
    karpeg: Mapped[str | None]
    email_dinas: Mapped[str | None]
    no_kk: Mapped[str | None] = mapped_column(sa.String(16))
    bpjs: Mapped[str | None]
    taspen: Mapped[str | None]
    kartu_asn: Mapped[str | None]
    karis_karsu: Mapped[str | None]
    jenis_pegawai: Mapped[str | None] = mapped_column(sa.String(2))  # code of jenis_pegawai.csv
    kelas_jabatan: Mapped[int | None]
    sk_cpns_nomor: Mapped[str | None]
    sk_cpns_tanggal: Mapped[dt.date | None]
    sk_pns_nomor: Mapped[str | None]
    sk_pns_tanggal: Mapped[dt.date | None]
    nomor_spmt: Mapped[str | None]
    nomor_sttpl: Mapped[str | None]
    tanggal_sttpl: Mapped[dt.date | None]
    bup_tetapan: Mapped[int | None]  # retirement age set by hand, in years ...
    bup_alasan: Mapped[str | None]  # ... and why
    flag_ikd: Mapped[str | None]  # as SIASN says; shown, never computed
    siasn: Mapped[dict[str, Any] | None]  # ids and names of SIASN kept only to be handed back: kpkn, lokasi kerja
    foto: Mapped[str | None]  # blob
    siasn_id: Mapped[str | None] = mapped_column(sa.String(42))
    valid_nik: Mapped[bool | None]  # as SIASN says; shown, never computed
    sumber: Mapped[str] = mapped_column(default="manual")
    berakhir: Mapped[dt.date | None]  # left the office: retired, moved, dismissed, died
    berakhir_alasan: Mapped[str | None]
    dibatalkan: Mapped[str | None]

    unit: Mapped[Unit | None] = relationship(lazy="raise")

    def __repr__(self) -> str:
        return f"<Employee {self.id}>"  # never a name or a number: this may reach a log


class Golongan(Owned, Sourced, Base):
    """A rank held from its TMT (riwayat golongan)."""

    __tablename__ = "golongan"
    __table_args__ = (owned_fk("employee_id", "employees"), owned_index("golongan", "employee_id"))

    employee_id: Mapped[uuid.UUID]
    golongan: Mapped[str | None] = mapped_column(sa.String(6))  # "III/b" | "IX"; None: a list gave only its TMT
    tmt: Mapped[dt.date | None]  # may be missing in a list; the row is then "belum diisi"
    jenis_kp: Mapped[str | None] = mapped_column(sa.String(3))
    mkg_tahun: Mapped[int | None]
    mkg_bulan: Mapped[int | None]
    nomor_pertek: Mapped[str | None]
    tanggal_pertek: Mapped[dt.date | None]

    employee: Mapped[Employee] = relationship(lazy="raise")


class Jabatan(Owned, Sourced, Base):
    """A post held from its TMT (riwayat jabatan). PLT, PLH, PJ and TT never become the main post."""

    __tablename__ = "jabatan"
    __table_args__ = (
        owned_fk("employee_id", "employees"),
        owned_index("jabatan", "employee_id"),
        owned_fk("unit_id", "units"),
        owned_index("jabatan", "unit_id"),
    )

    employee_id: Mapped[uuid.UUID]
    unit_id: Mapped[uuid.UUID | None]
    jenis: Mapped[str] = mapped_column(sa.String(1))  # 1 struktural, 2 JF, 3 rangkap, 4 pelaksana
    nama: Mapped[str]
    eselon: Mapped[str | None] = mapped_column(sa.String(5))  # "III.b"
    jenjang: Mapped[str | None]
    penugasan: Mapped[str] = mapped_column(sa.String(3), default="D")  # D | PLT | PLH | PJ | TT
    tmt: Mapped[dt.date | None]
    tmt_pelantikan: Mapped[dt.date | None]
    sampai: Mapped[dt.date | None]
    jabatan_id: Mapped[str | None] = mapped_column(sa.String(42))  # the post's id in SIASN
    kelas: Mapped[int | None]  # kelas jabatan
    jenis_mutasi: Mapped[str | None] = mapped_column(sa.String(2))  # MJ | MU

    employee: Mapped[Employee] = relationship(lazy="raise", overlaps="unit,employee")
    unit: Mapped[Unit | None] = relationship(lazy="raise", overlaps="unit,employee")


class Pendidikan(Owned, Sourced, Base):
    """A diploma (riwayat pendidikan)."""

    __tablename__ = "pendidikan"
    __table_args__ = (owned_fk("employee_id", "employees"), owned_index("pendidikan", "employee_id"))

    employee_id: Mapped[uuid.UUID]
    tingkat: Mapped[str] = mapped_column(sa.String(2))  # SIASN tingkat: ranks as text
    nama: Mapped[str | None]  # field of study as written
    sekolah: Mapped[str | None]
    tahun_lulus: Mapped[int | None]
    tanggal_lulus: Mapped[dt.date | None]
    nomor_ijazah: Mapped[str | None]
    gelar_depan: Mapped[str | None]
    gelar_belakang: Mapped[str | None]
    pertama: Mapped[bool] = mapped_column(default=False)  # recognised at appointment
    pendidikan_id: Mapped[str | None] = mapped_column(sa.String(42))  # the field's id in SIASN

    employee: Mapped[Employee] = relationship(lazy="raise")


class EmployeeSummary(Base):
    """What the list shows, rebuilt after every edit of a person or a history. Derived, so never journaled.

    `rowid_` is the explicit integer key that the full-text index hangs on.
    """

    __tablename__ = "employee_summaries"
    __table_args__ = (
        sa.UniqueConstraint("office_id", "employee_id"),
        owned_fk("employee_id", "employees"),
        sa.Index("ix_employee_summaries_sort", "office_id", "aktif", "urut_nama"),
    )

    rowid_: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    office_id: Mapped[uuid.UUID]
    employee_id: Mapped[uuid.UUID]
    nip: Mapped[str | None] = mapped_column(sa.String(18))
    nama_tampil: Mapped[str]  # with titles
    urut_nama: Mapped[str]  # casefolded name without titles
    status: Mapped[str]
    aktif: Mapped[bool]
    golongan: Mapped[str | None]
    golongan_tmt: Mapped[dt.date | None]
    urut_golongan: Mapped[int] = mapped_column(default=0)  # higher is higher; 0 when not filled in
    jabatan: Mapped[str | None]
    jabatan_tmt: Mapped[dt.date | None]
    eselon: Mapped[str | None]
    unit_id: Mapped[uuid.UUID | None]
    unit_nama: Mapped[str | None]
    pendidikan: Mapped[str | None]  # "S-1 Manajemen, 2006"
    cari: Mapped[str]  # casefolded: name, NIP, unit
    berubah_pada: Mapped[dt.date | None] = mapped_column(index=True)  # day on which a dated row changes this line

    employee: Mapped[Employee] = relationship(lazy="raise")

