"""The people of the open office as the settings page shows them, and their roles."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.roles import Deed, Role, require
from asn_desktop.store.users import User


@dataclass(frozen=True)
class UserRow:
    """One user."""

    username: str
    name: str
    role: Role
    active: bool
    employee_id: uuid.UUID | None


def listing(session: Session) -> list[UserRow]:
    """All users of this office, active ones first, by name."""
    query = sa.select(User).where(User.office_id == session.info["office_id"])
    rows = session.scalars(query.order_by(User.aktif.desc(), User.nama))
    return [UserRow(u.nama_pengguna, u.nama, Role(u.peran), u.aktif, u.employee_id) for u in rows]


def set_role(session: Session, username: str, role: Role) -> None:
    """Give a user another role. Refused `role_not_allowed`, `user_unknown`, `last_admin`."""
    require(session.info["actor"], Deed.MANAGE)
    _found(session, username).peran = Role(role).value
    session.flush()
    admins = sa.select(sa.func.count()).select_from(User).where(
        User.office_id == session.info["office_id"], User.aktif, User.peran == Role.ADMIN.value
    )  # fmt: skip
    if not session.scalar(admins):
        raise Refused(Problem("last_admin", "username"))


def link_employee(session: Session, username: str, employee_id: uuid.UUID | None) -> None:
    """Say which employee a user is, so that an official's own password counts as his decision."""
    require(session.info["actor"], Deed.MANAGE)
    _found(session, username).employee_id = employee_id
    session.flush()


def _found(session: Session, username: str) -> User:
    same = sa.and_(User.office_id == session.info["office_id"], User.nama_pengguna == username)
    user = session.scalars(sa.select(User).where(same)).one_or_none()
    if user is None:
        raise Refused(Problem("user_unknown", "username"))
    return user
