"""Everybody in service with every row of every history, in one sweep: a query a table, few columns, no objects.

Keys stay the text the database keeps; only what becomes a finding is turned into ids.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.rules.anomalies_rows import Person, Record
from asn_desktop.services.record_kinds import KINDS
from asn_desktop.services.record_models import MODELS
from asn_desktop.store.employees import Employee
from asn_desktop.store.offices import Unit

# Fields that no check looks at.
_UNREAD = frozenset((
    "pejabat", "jabatan_id", "pendidikan_id", "jenis_mutasi", "kelas", "sekolah", "nomor_ijazah", "gelar_depan",
    "gelar_belakang", "nomor_pertek", "tanggal_pertek", "penyelenggara", "tempat_lahir", "pekerjaan", "akta_nikah",
    "akta_akhir", "akta_lahir", "karis_karsu", "alamat", "penilai_nama", "penilai_jabatan", "nomor_persetujuan",
    "tanggal_persetujuan", "nomor_pp", "pengalaman", "keterangan", "tmt_pelantikan",
))  # fmt: skip
_SORT = ("tmt", "mulai", "tanggal_lahir", "tahun_lulus", "tahun", "selesai")


def records(session: Session, *, today: dt.date) -> list[Record]:
    """Everybody in service today. Ids in people and rows are text of 32 figures."""
    folk = _people(session, today)
    histories = {kind: _history(session, kind) for kind in KINDS}
    found = []
    for person in folk:
        rows = {kind: mine for kind, all_rows in histories.items() if (mine := all_rows.get(str(person.id)))}
        found.append(Record(person, rows))  # type: ignore[arg-type]
    return found


def unit_names(session: Session) -> tuple[dict[str, str], dict[str, str]]:
    """(key of every unit -> its name, the same of units that were ended)."""
    key = sa.type_coerce(Unit.id, sa.String)
    rows = session.execute(
        sa.select(key, Unit.nama, Unit.berakhir).where(Unit.office_id == session.info["office_id"])
    ).all()
    return {k: nama for k, nama, _ in rows}, {k: nama for k, nama, ended in rows if ended is not None}


def ident(key: str) -> uuid.UUID:
    """The id a key stands for."""
    return uuid.UUID(key)


def _people(session: Session, today: dt.date) -> list[Person]:
    columns = [_text(getattr(Employee, name)) for name in Person._fields]
    query = sa.select(*columns).where(
        Employee.office_id == session.info["office_id"], Employee.dibatalkan.is_(None),
        sa.or_(Employee.berakhir.is_(None), Employee.berakhir > today),
    )  # fmt: skip
    return [Person._make(row) for row in session.connection().execute(query)]


def _history(session: Session, kind: str) -> Mapping[str, list[dict[str, Any]]]:
    """Rows of one kind by person, earliest first."""
    model = MODELS[kind]
    names = ["id", *(f.name for f in KINDS[kind].fields if f.name not in _UNREAD)]
    query = sa.select(_text(model.employee_id), *(_text(getattr(model, name)) for name in names)).where(
        model.office_id == session.info["office_id"], model.dibatalkan.is_(None)
    )
    found: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for owner, *values in session.connection().execute(query).all():
        found[owner].append(dict(zip(names, values, strict=True)))
    by = next((name for name in _SORT if name in names), None)
    for rows in found.values():
        if len(rows) > 1:
            rows.sort(key=lambda row: _order(row, by))
    return found


def _order(row: Mapping[str, Any], by: str | None) -> tuple[Any, ...]:
    value = row[by] if by else None
    return (value is not None, value if value is not None else 0, row["id"])


def _text(column: Any) -> Any:
    return sa.type_coerce(column, sa.String) if column.type.python_type is uuid.UUID else column
