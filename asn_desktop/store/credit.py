"""The ledger of angka kredit: one line per conversion or per document, of one person and one jenjang."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from asn_desktop.store.base import Base, Owned, owned_fk, owned_index

if TYPE_CHECKING:
    from asn_desktop.store.employees import Employee
    from asn_desktop.store.letters import Letter


class CreditLine(Owned, Base):
    """One line of the ledger (Peraturan BKN 3/2023). What was put in is kept; figures are computed exactly from it."""

    __tablename__ = "credit_lines"
    __table_args__ = (
        owned_fk("employee_id", "employees"),
        owned_index("credit_lines", "employee_id"),
        owned_fk("letter_id", "letters"),
        owned_index("credit_lines", "letter_id"),
    )

    employee_id: Mapped[uuid.UUID]
    jenjang: Mapped[str] = mapped_column(sa.String(2))  # PM TR MH PY PT MU MA UT
    jabatan: Mapped[str]
    jenis: Mapped[str] = mapped_column(sa.String(16))  # rules.credit.ledger.KINDS: dasar, konversi, pendidikan, ...
    tahun: Mapped[int]
    mulai: Mapped[dt.date | None]  # of a conversion: first and last day of the months counted
    sampai: Mapped[dt.date | None]
    bulan: Mapped[int | None]  # 1..12
    predikat: Mapped[str | None] = mapped_column(sa.String(16))
    persen: Mapped[int | None]
    koefisien: Mapped[str | None] = mapped_column(sa.String(16))  # decimal text, "12.5"
    tahunan: Mapped[bool] = mapped_column(default=True)  # the annual conversion; False: a periodic one of the year
    jumlah: Mapped[str | None] = mapped_column(sa.String(16))  # manual lines only: decimal text
    nomor: Mapped[str | None]
    tanggal: Mapped[dt.date | None]
    berkas: Mapped[str | None]
    alasan: Mapped[str | None]
    letter_id: Mapped[uuid.UUID | None]  # the conversion printed here
    dibatalkan: Mapped[str | None]

    employee: Mapped[Employee] = relationship(lazy="raise", overlaps="letter")
    letter: Mapped[Letter | None] = relationship(lazy="raise", overlaps="employee")
