"""Half-typed forms, kept as they are typed and offered again after a crash. Not journaled, never exported."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from asn_desktop.store.base import Base


class Draft(Base):
    """What one user has typed into one form so far."""

    __tablename__ = "drafts"

    nama_pengguna: Mapped[str] = mapped_column(primary_key=True)
    formulir: Mapped[str] = mapped_column(primary_key=True)  # key of the form: "pegawai:<id>", "cuti:baru"
    isi: Mapped[dict[str, Any]]
    disimpan: Mapped[dt.datetime]
