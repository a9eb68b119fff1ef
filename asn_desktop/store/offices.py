"""The office, its tree of units and the officials who head them."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from asn_desktop.store.base import Base, Owned, owned_fk, owned_index

if TYPE_CHECKING:
    from asn_desktop.store.employees import Employee


class Office(Owned, Base):
    """One office account; its row has `id == office_id`. At the central office there is one row per office."""

    __tablename__ = "offices"

    nama: Mapped[str]
    kode: Mapped[str | None]  # an attribute, never a key
    pemerintah: Mapped[str]  # first line of the letterhead: "PEMERINTAH KABUPATEN TIRTAMAYA"
    kota: Mapped[str]  # place that letters are dated from
    zona: Mapped[str] = mapped_column(default="Asia/Jakarta")  # Asia/Jakarta | Asia/Makassar | Asia/Jayapura
    nama_pusat: Mapped[str] = mapped_column(default="BKPSDM")  # the central office by its own name
    latihan: Mapped[bool] = mapped_column(default=False)
    peran: Mapped[str] = mapped_column(default="kantor")  # kantor | bkpsdm
    induk_id: Mapped[uuid.UUID | None]  # parent office, certified at enrolment
    terhubung_sejak: Mapped[dt.date | None]  # None: belum terhubung


class Unit(Owned, Base):
    """A node of the organisation. Every field but `nama` may be empty: then it is inherited from above."""

    __tablename__ = "units"
    __table_args__ = (owned_fk("parent_id", "units"), owned_index("units", "parent_id"))

    parent_id: Mapped[uuid.UUID | None]
    nama: Mapped[str]
    kode: Mapped[str | None]  # code in letter numbers: "DISHUB"
    urutan: Mapped[int] = mapped_column(default=0)
    siasn_unor_id: Mapped[str | None] = mapped_column(sa.String(42))
    kop_pemerintah: Mapped[str | None]
    kop_nama: Mapped[str | None]
    kop_alamat: Mapped[str | None]
    kop_kontak: Mapped[str | None]  # telephone, post code, e-mail, web in one line
    lambang: Mapped[str | None]  # blob with the crest; None: inherited, else a plain shield
    kota: Mapped[str | None]
    hari_kerja: Mapped[str | None] = mapped_column(sa.String(7))  # "12345" Mon-Fri, "123456" Mon-Sat
    nomor_mode: Mapped[str | None]  # agenda | diketik | kosong
    nomor_pola: Mapped[str | None]  # "{kode}/{urut}/{unit}/{tahun}"
    nomor_lebar: Mapped[int | None]  # padding of {urut}
    berakhir: Mapped[dt.date | None]

    parent: Mapped[Unit | None] = relationship(
        lazy="raise", remote_side="[Unit.office_id, Unit.id]", foreign_keys="[Unit.office_id, Unit.parent_id]"
    )


class UnitAlias(Owned, Base):
    """Another spelling of a unit, learnt from a spreadsheet or entered by the clerk."""

    __tablename__ = "unit_aliases"
    __table_args__ = (owned_fk("unit_id", "units"), owned_index("unit_aliases", "unit_id"))

    unit_id: Mapped[uuid.UUID]
    alias: Mapped[str]
    normal: Mapped[str] = mapped_column(index=True)  # rules.reading.unit_key(alias)

    unit: Mapped[Unit] = relationship(lazy="raise", overlaps="unit")


class UnitOfficial(Owned, Base):
    """Who heads or deputises a unit, from when to when. Plt and Plh carry their surat perintah."""

    __tablename__ = "unit_officials"
    __table_args__ = (
        owned_fk("unit_id", "units"),
        owned_index("unit_officials", "unit_id"),
        owned_fk("employee_id", "employees"),
        owned_index("unit_officials", "employee_id"),
    )

    unit_id: Mapped[uuid.UUID]
    employee_id: Mapped[uuid.UUID | None]  # None: an official of another office
    peran: Mapped[str]  # kepala | wakil (deputy for the clerk's office: pejabat kepegawaian) | pyb
    penugasan: Mapped[str] = mapped_column(default="D")  # D | PLT | PLH | PJ
    jabatan: Mapped[str]  # as printed: "Kepala Dinas Perhubungan"
    nama: Mapped[str]  # with titles, as printed
    nip: Mapped[str | None] = mapped_column(sa.String(18))
    pangkat: Mapped[str | None]  # "Pembina Utama Muda (IV/c)"
    berlaku_mulai: Mapped[dt.date]
    berlaku_sampai: Mapped[dt.date | None]
    dasar: Mapped[str | None]  # decree or surat perintah
    letter_id: Mapped[uuid.UUID | None]  # the surat perintah, when this program made it

    unit: Mapped[Unit] = relationship(lazy="raise", overlaps="unit,employee")
    employee: Mapped[Employee | None] = relationship(lazy="raise", overlaps="unit,employee")


class Setting(Owned, Base):
    """A dated setting of this office, with its legal ground; overrides what was shipped."""

    __tablename__ = "settings"
    __table_args__ = (sa.UniqueConstraint("office_id", "kunci", "berlaku_mulai"),)

    kunci: Mapped[str]  # "cuti.aturan_dua_tahun"
    nilai: Mapped[dict[str, Any]]  # {"v": ...}
    berlaku_mulai: Mapped[dt.date]
    berlaku_sampai: Mapped[dt.date | None]
    dasar: Mapped[str | None]
