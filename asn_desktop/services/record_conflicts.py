"""Findings on a row that only the office as a whole can tell: units, second holders, numbers and decrees of others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Severity
from asn_desktop.rules import people
from asn_desktop.services.record_models import MODELS
from asn_desktop.store.employees import Employee, Jabatan
from asn_desktop.store.family import Pasangan
from asn_desktop.store.offices import Unit

_DECREES = frozenset(("golongan", "jabatan", "kgb", "penghargaan", "pemberhentian", "kontrak"))


def check(session: Session, kind: str, person: Employee, row: Mapping[str, Any]) -> list[Problem]:
    """Every finding of this kind beside other people's records and the tree of units."""
    found = _CHECKS[kind](session, person, row) if kind in _CHECKS else []
    if kind in _DECREES:
        found += _decree(session, kind, person, row)
    return found


def _jabatan(session: Session, person: Employee, row: Mapping[str, Any]) -> list[Problem]:
    found = []
    if row["unit_id"] is not None:
        unit = session.get(Unit, (session.info["office_id"], row["unit_id"]))
        if unit is None or (unit.berakhir is not None and row["sampai"] is None):
            found.append(Problem("UNIT_UNKNOWN", "unit_id", {"raw": unit.nama if unit else ""}))
    if row["jenis"] != "1" or row["penugasan"] != people.MAIN_POST or row["sampai"] is not None or not row["nama"]:
        return found
    holder = session.scalar(
        sa.select(Employee.nama)
        .join(Jabatan, sa.and_(Jabatan.office_id == Employee.office_id, Jabatan.employee_id == Employee.id))
        .where(
            Jabatan.office_id == session.info["office_id"], Jabatan.employee_id != person.id,
            sa.func.lower(Jabatan.nama) == row["nama"].strip().lower(), Jabatan.unit_id == row["unit_id"],
            Jabatan.jenis == "1", Jabatan.penugasan == people.MAIN_POST, Jabatan.sampai.is_(None),
            Jabatan.dibatalkan.is_(None), Employee.berakhir.is_(None), Employee.dibatalkan.is_(None),
        )
    )  # fmt: skip
    if holder is not None:
        values = {"nama": holder, "jabatan": row["nama"].strip()}
        found.append(Problem("JAB_DOUBLE_HOLDER", "nama", values, Severity.REASON))
    return found


def _alias(session: Session, person: Employee, row: Mapping[str, Any]) -> list[Problem]:
    """The number is that of another living record: two people whose numbers were swapped, or a slip of the pen."""
    owner = session.execute(
        sa.select(Employee.id, Employee.nama).where(
            Employee.office_id == session.info["office_id"], Employee.nip == row["nip"], Employee.id != person.id,
            Employee.dibatalkan.is_(None), Employee.berakhir.is_(None),
        )
    ).first()  # fmt: skip
    if owner is None:
        return []
    return [Problem("NIP_DUPLICATE", "nip", {"nama": owner.nama, "id": str(owner.id)}, Severity.WARNING)]


def _anak(session: Session, person: Employee, row: Mapping[str, Any]) -> list[Problem]:
    if row["pasangan_id"] is None:
        return []
    other = session.get(Pasangan, (session.info["office_id"], row["pasangan_id"]))
    if other is None or other.employee_id != person.id or other.dibatalkan is not None:
        return [Problem("SPOUSE_UNKNOWN", "pasangan_id")]
    return []


def _decree(session: Session, kind: str, person: Employee, row: Mapping[str, Any]) -> list[Problem]:
    """The same decree number on another person's row with another date (employee data §9.2)."""
    number, day = row["nomor_sk"], row["tanggal_sk"]
    if not number or day is None:
        return []
    table = MODELS[kind].__table__
    other = session.execute(
        sa.select(Employee.nama, table.c.tanggal_sk)
        .join(table, sa.and_(table.c.office_id == Employee.office_id, table.c.employee_id == Employee.id))
        .where(
            table.c.office_id == session.info["office_id"], table.c.nomor_sk == number,
            table.c.employee_id != person.id, table.c.tanggal_sk != day, table.c.dibatalkan.is_(None),
        )
    ).first()  # fmt: skip
    if other is None:
        return []
    values = {"nomor": number, "nama": other.nama, "tanggal": other.tanggal_sk}
    return [Problem("SK_REPEATED", "nomor_sk", values, Severity.WARNING)]


_CHECKS: Mapping[str, Callable[[Session, Employee, Mapping[str, Any]], list[Problem]]] = {
    "jabatan": _jabatan,
    "nip_alias": _alias,
    "anak": _anak,
}
