"""The family of a civil servant: spouse, children, parents. Read only by roles that need it."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from asn_desktop.store.base import Base, Owned, Sourced, owned_fk, owned_index

if TYPE_CHECKING:
    from asn_desktop.store.employees import Employee


class Pasangan(Owned, Sourced, Base):
    """A wife or husband, present or former."""

    __tablename__ = "pasangan"
    __table_args__ = (owned_fk("employee_id", "employees"), owned_index("pasangan", "employee_id"))

    employee_id: Mapped[uuid.UUID]
    nama: Mapped[str]
    nik: Mapped[str | None] = mapped_column(sa.String(16))
    nip: Mapped[str | None] = mapped_column(sa.String(18))  # when the spouse is ASN too
    tempat_lahir: Mapped[str | None]
    tanggal_lahir: Mapped[dt.date | None]
    jenis_kelamin: Mapped[str | None] = mapped_column(sa.String(1))
    agama: Mapped[str | None] = mapped_column(sa.String(1))
    pekerjaan: Mapped[str | None]
    status: Mapped[str] = mapped_column(sa.String(10), default="menikah")  # menikah | cerai | meninggal
    tanggal_nikah: Mapped[dt.date | None]
    akta_nikah: Mapped[str | None]
    tanggal_akhir: Mapped[dt.date | None]  # divorce or death
    akta_akhir: Mapped[str | None]
    karis_karsu: Mapped[str | None]
    tunjangan: Mapped[bool] = mapped_column(default=False)  # in the salary list (KP4)
    tunjangan_mulai: Mapped[dt.date | None]
    tunjangan_sampai: Mapped[dt.date | None]

    employee: Mapped[Employee] = relationship(lazy="raise", overlaps="employee,pasangan")


class Anak(Owned, Sourced, Base):
    """A child, of the person's own, of the spouse, or adopted."""

    __tablename__ = "anak"
    __table_args__ = (
        owned_fk("employee_id", "employees"),
        owned_index("anak", "employee_id"),
        owned_fk("pasangan_id", "pasangan"),
        owned_index("anak", "pasangan_id"),
    )

    employee_id: Mapped[uuid.UUID]
    pasangan_id: Mapped[uuid.UUID | None]  # the other parent
    nama: Mapped[str]
    nik: Mapped[str | None] = mapped_column(sa.String(16))
    tempat_lahir: Mapped[str | None]
    tanggal_lahir: Mapped[dt.date | None]
    jenis_kelamin: Mapped[str | None] = mapped_column(sa.String(1))
    jenis: Mapped[str] = mapped_column(sa.String(8), default="kandung")  # kandung | tiri | angkat
    akta_lahir: Mapped[str | None]
    meninggal: Mapped[dt.date | None]
    menikah: Mapped[bool] = mapped_column(default=False)
    bekerja: Mapped[bool] = mapped_column(default=False)  # has an income of its own
    sekolah: Mapped[str | None]  # where it studies
    kuliah_sampai: Mapped[dt.date | None]  # certificate of study holds until
    tunjangan: Mapped[bool] = mapped_column(default=False)  # in the salary list (KP4)
    tunjangan_mulai: Mapped[dt.date | None]
    tunjangan_sampai: Mapped[dt.date | None]

    employee: Mapped[Employee] = relationship(lazy="raise", overlaps="employee,pasangan")
    pasangan: Mapped[Pasangan | None] = relationship(lazy="raise", overlaps="employee,pasangan")


class OrangTua(Owned, Sourced, Base):
    """Father, mother, or a parent of the spouse."""

    __tablename__ = "orang_tua"
    __table_args__ = (owned_fk("employee_id", "employees"), owned_index("orang_tua", "employee_id"))

    employee_id: Mapped[uuid.UUID]
    hubungan: Mapped[str] = mapped_column(sa.String(12))  # ayah | ibu | ayah_mertua | ibu_mertua
    nama: Mapped[str]
    tempat_lahir: Mapped[str | None]
    tanggal_lahir: Mapped[dt.date | None]
    pekerjaan: Mapped[str | None]
    alamat: Mapped[str | None]
    meninggal: Mapped[dt.date | None]

    employee: Mapped[Employee] = relationship(lazy="raise")
