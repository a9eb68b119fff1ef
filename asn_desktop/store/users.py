"""The people who may open this store, with their role. Their wrapped keys lie in the slots file, not here."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from asn_desktop.store.base import Base, Owned, owned_fk, owned_index

if TYPE_CHECKING:
    from asn_desktop.store.employees import Employee


class User(Owned, Base):
    """One person with a password. `nama_pengguna` is kept normalised: lower case, NFKC."""

    __tablename__ = "users"
    __table_args__ = (
        sa.UniqueConstraint("office_id", "nama_pengguna"),
        owned_fk("employee_id", "employees"),
        owned_index("users", "employee_id"),
    )

    nama_pengguna: Mapped[str]
    nama: Mapped[str]
    peran: Mapped[str]  # rules.roles.Role
    kunci_publik: Mapped[str]  # X25519, base64: the store's key is sealed to it when the store is re-keyed
    employee_id: Mapped[uuid.UUID | None]  # when the user is one of our own people
    aktif: Mapped[bool] = mapped_column(default=True)

    employee: Mapped[Employee | None] = relationship(lazy="raise")
