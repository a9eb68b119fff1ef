"""What leaves the office outside the post: a list for offices that are not joined yet, and the places to write to.

    handover(session, today=) -> bytes        xlsx of everybody who works here, every number as text
    sticks() -> list[Stick]                   removable drives as the system shows them now
    view(session, now=) -> ExchangeView       everything the tab Kirim–Terima shows, in one reading
"""

from __future__ import annotations

import datetime as dt
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.services import enrolment, identity_card, replies, sync
from asn_desktop.services.enrolment import Connection
from asn_desktop.services.sync import PackageRow, Unsent
from asn_desktop.sheets.writer import Table, to_xlsx
from asn_desktop.store.employees import Employee, EmployeeSummary

_HEADINGS: tuple[tuple[str, str, int], ...] = (
    ("NIP", "nip", 20), ("NIK", "nik", 18), ("NAMA", "nama_tampil", 34), ("STATUS", "status", 10),
    ("TEMPAT LAHIR", "tempat_lahir", 18), ("TANGGAL LAHIR", "tanggal_lahir", 14), ("L/P", "jenis_kelamin", 5),
    ("GOLONGAN", "golongan", 10), ("TMT GOLONGAN", "golongan_tmt", 14), ("JABATAN", "jabatan", 36),
    ("TMT JABATAN", "jabatan_tmt", 14), ("UNIT KERJA", "unit_nama", 30), ("PENDIDIKAN", "pendidikan", 28),
    ("NO HP", "no_hp", 16), ("EMAIL", "email", 24),
)  # fmt: skip


@dataclass(frozen=True)
class Stick:
    """A removable drive: where it is, its name for people, free bytes."""

    path: Path
    name: str
    free: int


@dataclass(frozen=True)
class ExchangeView:
    """The tab Kirim–Terima."""

    connection: Connection
    unsent: Unsent
    packages: tuple[PackageRow, ...]
    replies: tuple[tuple[int, dt.datetime, Mapping[str, Any]], ...]
    copied: bool  # this store was carried here and may not send before a person says so
    requested: bool


def view(session: Session) -> ExchangeView:
    """Connection, what is unsent, packages, replies: one reading."""
    connection = enrolment.connection(session)
    return ExchangeView(
        connection, sync.unsent(session), tuple(sync.packages(session)), tuple(replies.last_replies(session)),
        connection.enrolled and identity_card.is_copy(session), connection.requested_at is not None,
    )  # fmt: skip


def handover(session: Session) -> bytes:
    """Everybody who works here now, as one xlsx file: for an office that hands over by e-mail or on a stick."""
    s, e = EmployeeSummary.__table__.c, Employee.__table__.c
    columns = [s[name] if name in s else e[name] for _, name, _ in _HEADINGS]
    query = (
        sa.select(*columns)
        .join(Employee.__table__, sa.and_(e.office_id == s.office_id, e.id == s.employee_id))
        .where(s.office_id == session.info["office_id"], s.aktif)
        .order_by(s.urut_nama)
    )
    rows = [tuple(row) for row in session.execute(query)]
    headings = [heading for heading, _, _ in _HEADINGS]
    return to_xlsx(Table("Daftar pegawai", headings, rows, [width for _, _, width in _HEADINGS]))


def sticks() -> list[Stick]:
    """Removable drives, by name; empty when none is there."""
    found = []
    for part in psutil.disk_partitions(all=False):
        path = Path(part.mountpoint)
        removable = "removable" in part.opts.split(",") if sys.platform == "win32" else _mounted_by_hand(path)
        if not removable or "ro" in part.opts.split(","):
            continue
        try:
            free = shutil.disk_usage(path).free
        except OSError:
            continue  # pulled out in this moment
        found.append(Stick(path, _name(path), free))
    return sorted(found, key=lambda stick: stick.name)


def _mounted_by_hand(path: Path) -> bool:
    return path.is_relative_to("/media") or path.is_relative_to("/run/media") or path.is_relative_to("/Volumes")


def _name(path: Path) -> str:
    """A drive letter, or the label the system mounted it under."""
    return path.name or str(path).rstrip("\\/")
