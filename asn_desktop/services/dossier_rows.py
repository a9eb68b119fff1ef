"""The rows a dossier is made of, fetched table by table: few columns, plain tuples, one query each.

Keys stay the text the database keeps: turning 60,000 of them into UUID objects would cost more than the queries.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.rules.credit import ledger
from asn_desktop.store.career import AngkaKredit, Diklat, Kgb, Kinerja, Penghargaan
from asn_desktop.store.credit import CreditLine
from asn_desktop.store.employees import Employee, Golongan, Jabatan, Pendidikan
from asn_desktop.store.offices import Unit
from asn_desktop.store.standing import Cltn, Hukdis, Pmk

Grouped = defaultdict[Any, list[Any]]

PERSON = (
    "nip", "nama", "gelar_depan", "gelar_belakang", "tempat_lahir", "tanggal_lahir", "jenis_kelamin", "agama",
    "status_kawin", "status", "kedudukan", "tmt_cpns", "tmt_pns", "kontrak_mulai", "kontrak_akhir", "mks_tahun",
    "mks_bulan", "mks_per", "guru", "bup_tetapan", "bup_alasan", "berakhir", "alamat", "no_hp", "email",
)  # fmt: skip
_HISTORIES: dict[str, tuple[type[Any], tuple[str, ...]]] = {
    "golongan": (Golongan, ("golongan", "tmt", "mkg_tahun", "mkg_bulan", "jenis_kp")),
    "jabatan": (Jabatan, ("nama", "jenis", "eselon", "jenjang", "penugasan", "tmt", "unit_id", "sampai")),
    "pendidikan": (Pendidikan, ("tingkat", "nama", "sekolah", "tahun_lulus", "pertama")),
    "diklat": (Diklat, ("latihan", "nama", "selesai", "tahun", "jam")),
    "kgb": (Kgb, ("jenis", "tmt", "golongan", "mkg_tahun", "mkg_bulan", "gaji_baru", "nomor_sk", "tanggal_sk",
                  "ditunda_sampai")),
    "pmk": (Pmk, ("tahun", "bulan", "tmt")),
    "cltn": (Cltn, ("mulai", "sampai", "aktif_kembali")),
    "hukdis": (Hukdis, ("tingkat", "mulai", "sampai")),
    "kinerja": (Kinerja, ("tahun", "predikat", "periode", "asal")),
    "angka_kredit": (AngkaKredit, ("total", "sampai", "tanggal_sk")),
    "penghargaan": (Penghargaan, ("jenis", "tahun")),
    "buku_kredit": (CreditLine, ledger.COLUMNS),
}  # fmt: skip
_ONLY = {"cltn": Cltn.jenis.in_(("1", "5"))}  # the leave and its extension; study and other duties count as service
_CHUNK = 500


def people(
    session: Session, ids: Collection[uuid.UUID] | None, statuses: Collection[str] | None = None
) -> list[Any]:
    """(key, unit key, *PERSON) of everybody not voided, or of these people, of every status or of these."""
    columns = [_key(Employee.id), _key(Employee.unit_id), *(getattr(Employee, name) for name in PERSON)]
    query = sa.select(*columns).where(
        Employee.office_id == session.info["office_id"], Employee.dibatalkan.is_(None)
    )
    if statuses is not None:
        query = query.where(Employee.status.in_(sorted(statuses)))
    return _fetch(session, query, Employee.id, ids)


def histories(
    session: Session, ids: Collection[uuid.UUID] | None, parts: Collection[str] | None = None
) -> dict[str, Grouped]:
    """Table -> person's key -> rows (the columns above, then two of our own), in the order they were made.

    With `parts` only these tables are asked; the others come empty.
    """
    wanted = _HISTORIES if parts is None else parts
    return {
        name: _history(session, model, names, ids, _ONLY.get(name)) if name in wanted else defaultdict(list)
        for name, (model, names) in _HISTORIES.items()
    }


def width(name: str) -> int:
    """How many columns of a history are its own."""
    return len(_HISTORIES[name][1])


def units(session: Session) -> dict[Any, tuple[uuid.UUID, str]]:
    """Key of a unit -> its id and name."""
    rows = session.execute(
        sa.select(_key(Unit.id), Unit.id, Unit.nama).where(Unit.office_id == session.info["office_id"])
    )
    return {key: (unit_id, nama) for key, unit_id, nama in rows}


def _key(column: Any) -> Any:
    return sa.type_coerce(column, sa.String) if column.type.python_type is uuid.UUID else column


def _history(
    session: Session, model: Any, names: Sequence[str], ids: Collection[uuid.UUID] | None, only: Any = None
) -> Grouped:
    # person and id stand last: no row needs to be cut, and only who has several rows is sorted
    columns = [_key(getattr(model, name)) for name in (*names, "employee_id", "id")]
    query = sa.select(*columns).where(model.office_id == session.info["office_id"], model.dibatalkan.is_(None))
    if only is not None:
        query = query.where(only)
    found: Grouped = defaultdict(list)
    for row in _fetch(session, query, model.employee_id, ids):
        found[row[-2]].append(row)
    for rows in found.values():
        if len(rows) > 1:
            rows.sort(key=_made)  # not by the database: asked to sort by id, SQLite leaves the person's index
    return found


def _made(row: Any) -> Any:
    return row[-1]


def _fetch(session: Session, query: Any, column: Any, ids: Collection[uuid.UUID] | None) -> list[Any]:
    connection = session.connection()
    if ids is None:
        return list(connection.execute(query).all())
    wanted = list(ids)
    rows: list[Any] = []
    for start in range(0, len(wanted), _CHUNK):
        rows += connection.execute(query.where(column.in_(wanted[start : start + _CHUNK]))).all()
    return rows
