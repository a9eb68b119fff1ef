"""The few columns a report asks of the store beside the dossiers: NIK, licences."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.rules.dossier import Dossier
from asn_desktop.services.reports.terms import LicenceDue
from asn_desktop.store.employees import Employee
from asn_desktop.store.standing import Lisensi


def niks(session: Session) -> dict[uuid.UUID, str | None]:
    """NIK of everybody, by person."""
    query = sa.select(Employee.id, Employee.nik).where(Employee.office_id == session.info["office_id"])
    return {row.id: row.nik for row in session.execute(query)}


def licences(session: Session, people: Iterable[Dossier], on: dt.date, days: int) -> list[LicenceDue]:
    """Licences that end within `days` of a day, or have ended; of each kind the latest, by last day and name."""
    known = {d.id: d for d in people}
    latest: dict[tuple[uuid.UUID, str, str], tuple[dt.date, str | None, str | None]] = {}
    for person, kind, name, number, until in session.execute(
        sa.select(Lisensi.employee_id, Lisensi.jenis, Lisensi.nama, Lisensi.nomor_sk, Lisensi.sampai).where(
            Lisensi.office_id == session.info["office_id"], Lisensi.dibatalkan.is_(None),
            sa.or_(Lisensi.mulai.is_(None), Lisensi.mulai <= on),
        )
    ):  # fmt: skip
        key, end = (person, kind, name or ""), until or dt.date.max
        if person in known and (key not in latest or latest[key][0] < end):
            latest[key] = (end, name, number)
    last = on + dt.timedelta(days=days)
    rows = [
        LicenceDue(known[person], kind, name, number, until)
        for (person, kind, _), (until, name, number) in latest.items()
        if until <= last
    ]
    return sorted(rows, key=lambda r: (r.sampai, r.orang.nama.casefold(), str(r.orang.id)))
