"""The list of employees: search as you type, counts, Ctrl+K; and the door to the card of one person."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.services import units
from asn_desktop.services.employee_card import EmployeeCard, GolonganRow, JabatanRow, PendidikanRow, get
from asn_desktop.services.summaries import rebuild_summaries, refresh_due
from asn_desktop.store import search
from asn_desktop.store.employees import Employee, EmployeeSummary

__all__ = [
    "Counts", "EmployeeCard", "EmployeeRow", "GolonganRow", "JabatanRow", "PendidikanRow", "anomalies", "counts",
    "find", "get", "listing", "rebuild_summaries", "refresh_due",
]  # fmt: skip

_S = EmployeeSummary
_SORTS: dict[str, tuple[Any, ...]] = {
    "nama": (_S.urut_nama,),
    "nip": (_S.nip,),
    "golongan": (_S.urut_golongan.desc(), _S.golongan_tmt, _S.urut_nama),
    "unit": (_S.unit_nama, _S.urut_nama),
    "status": (_S.status, _S.urut_nama),
}


class EmployeeRow(NamedTuple):
    """One line of the list, as the summary keeps it."""

    id: uuid.UUID
    nip: str | None
    nama: str  # with titles
    status: str  # CPNS | PNS | PPPK | PPPK_PW
    aktif: bool
    golongan: str | None
    jabatan: str | None
    unit_id: uuid.UUID | None
    unit: str | None


class Counts(NamedTuple):
    """People of the office (or of some units): how many work here, how many left, and the statuses of the former."""

    aktif: int
    berakhir: int
    per_status: dict[str, int]
    anomali: int = 0  # people at work whose data must be repaired

    @property
    def semua(self) -> int:
        """Everybody who was ever recorded and not voided."""
        return self.aktif + self.berakhir


def listing(
    session: Session,
    *,
    text: str = "",
    unit_id: uuid.UUID | None = None,
    active: bool | None = True,
    status: str | Iterable[str] | None = None,
    anomaly: bool = False,
    golongan: str | None = None,
    sort: str = "nama",
    limit: int | None = None,
    offset: int = 0,
) -> list[EmployeeRow]:
    """The people whose name, NIP or unit holds every word of `text`, sorted.

    `unit_id` takes the units below it along; `active` None means both; `status` is one code or several; `anomaly`
    keeps those whose data must be repaired; `golongan` is one golongan, "III/" for a whole one, "-" for nobody's yet;
    `sort` is nama, nip, golongan (highest first), unit or status.
    """
    query = sa.select(
        _S.employee_id, _S.nip, _S.nama_tampil, _S.status, _S.aktif, _S.golongan, _S.jabatan, _S.unit_id, _S.unit_nama
    ).where(*_conditions(session, text, unit_id, active, status), *_of_golongan(golongan))
    if anomaly:
        query = query.where(_wrong())
    query = query.order_by(*_SORTS[sort], _S.rowid_).limit(limit).offset(offset or None)
    return [EmployeeRow._make(row) for row in session.execute(query)]


def counts(
    session: Session, *, text: str = "", unit_id: uuid.UUID | None = None, golongan: str | None = None
) -> Counts:
    """How many people there are, whatever the chips say; the rest narrows as in `listing`."""
    among = _of_golongan(golongan)
    rows = session.execute(
        sa.select(_S.aktif, _S.status, sa.func.count())
        .where(*_conditions(session, text, unit_id, None, None), *among)
        .group_by(_S.aktif, _S.status)
    ).all()
    narrowed = (*_conditions(session, text, unit_id, True, None), *among, _wrong())
    wrong = sa.select(sa.func.count()).select_from(_S).where(*narrowed)
    return Counts(
        sum(n for active, _, n in rows if active),
        sum(n for active, _, n in rows if not active),
        {status: n for active, status, n in rows if active},
        session.scalar(wrong) or 0,
    )


def anomalies() -> dict[str, sa.ColumnElement[bool]]:
    """What Beranda counts as an anomaly of a person, by kind: conditions on `Employee` and `EmployeeSummary`."""
    return {
        "tanpa_nip": Employee.nip.is_(None),
        "tanpa_nik": Employee.nik.is_(None),
        "tanpa_unit": Employee.unit_id.is_(None),
        "tanpa_golongan": sa.and_(_S.golongan.is_(None), Employee.status != "PPPK_PW"),  # part-time PPPK hold none
        "tanpa_jabatan": _S.jabatan.is_(None),
        "tmt_sebelum_lahir": Employee.tmt_cpns <= Employee.tanggal_lahir,
        "tmt_golongan_sebelum_cpns": _S.golongan_tmt < Employee.tmt_cpns,
    }


def _of_golongan(golongan: str | None) -> list[sa.ColumnElement[bool]]:
    """One golongan (IX, III/c), all of a PNS golongan ("III/"), or those who have none yet though they should ("-")."""
    if golongan is None:
        return []
    if golongan == "-":
        return [_S.golongan.is_(None), _S.status != "PPPK_PW"]
    return [_S.golongan.startswith(golongan) if golongan.endswith("/") else _S.golongan == golongan]


def _wrong() -> sa.ColumnElement[bool]:
    same = sa.and_(Employee.office_id == _S.office_id, Employee.id == _S.employee_id)
    return sa.exists().where(same, sa.or_(*anomalies().values())).correlate(_S)


def find(session: Session, text: str, limit: int = 12) -> list[EmployeeRow]:
    """A person by any part of name or NIP, for Ctrl+K; those who still work here come first."""
    if not text.strip():
        return []
    found = listing(session, text=text, active=True, limit=limit)
    if len(found) < limit:
        found += listing(session, text=text, active=False, limit=limit - len(found))
    return found


def _conditions(
    session: Session,
    text: str,
    unit_id: uuid.UUID | None,
    active: bool | None,
    status: str | Iterable[str] | None,
) -> list[sa.ColumnElement[bool]]:
    found: list[sa.ColumnElement[bool]] = [_S.office_id == session.info["office_id"]]
    if active is not None:
        found.append(_S.aktif.is_(active))
    if unit_id is not None:
        found.append(_S.unit_id.in_(units.below(session, unit_id)))
    if status is not None:
        wanted = (status,) if isinstance(status, str) else tuple(status)
        found.append(_S.status.in_(wanted))
    return found + search.matching(session.connection(), text)


