"""Which SKP a person's career asks for in a year: after a move, from the SPMT, until a CLTN, from the return.

Source: PP 30/2019, PermenPANRB 6/2022; evaluation.md §3.1 and §4.4.
"""

from __future__ import annotations

import datetime as dt
import uuid

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import statuses
from asn_desktop.rules.evaluation import moves
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import day_sources, dossiers, units
from asn_desktop.services.evaluation.skp_reading import records
from asn_desktop.services.evaluation.skp_values import VOID, Span
from asn_desktop.store.employees import Employee, Jabatan
from asn_desktop.store.goals import Skp
from asn_desktop.store.standing import Pindah

_DAY = dt.timedelta(days=1)
_LEAVING = (("pensiun", "pensiun"), ("meninggal", "meninggal"), ("pindah", moves.PINDAH))  # word of the record -> code


def due(session: Session, employee_id: uuid.UUID, tahun: int) -> tuple[Span, ...]:
    """The periods of a year, each with the SKP that covers its first day. Refuses EMPLOYEE_UNKNOWN."""
    require(session.info["actor"], Deed.READ_SENSITIVE)
    person = session.get(Employee, (session.info["office_id"], employee_id))
    if person is None:
        raise Refused(Problem("EMPLOYEE_UNKNOWN", "employee_id", {"id": str(employee_id)}))
    made = records(session, Skp.employee_id == employee_id, Skp.tahun == tahun, Skp.keadaan != VOID)
    found = []
    for part in parts(session, person, tahun):
        unit_id = dossiers.load_one(session, employee_id, part.mulai).unit_id or part.unit_id
        here = next((s.id for s in made if s.mulai <= part.mulai <= s.sampai), None)
        place = units.resolve(session, unit_id).tempat if unit_id is not None else ""
        found.append(Span(part.mulai, part.sampai, unit_id, place, part.jabatan, part.alasan_mulai, part.alasan_tutup,
                          here))  # fmt: skip
    return tuple(found)


def parts(session: Session, person: Employee, tahun: int) -> tuple[moves.Part, ...]:
    """The periods by rule, from the person's record and histories."""
    office = session.info["office_id"]
    posts = [
        moves.Held(tmt or dt.date.min, nama, unit_id, sampai)
        for nama, unit_id, tmt, sampai in session.execute(
            sa.select(Jabatan.nama, Jabatan.unit_id, Jabatan.tmt, Jabatan.sampai).where(
                Jabatan.office_id == office, Jabatan.employee_id == person.id, Jabatan.penugasan == "D",
                Jabatan.dibatalkan.is_(None)))
    ]  # fmt: skip
    year = dt.date(tahun, 1, 1), dt.date(tahun, 12, 31)
    away = [
        moves.Away(one.first, None if one.last == dt.date.max else one.last)
        for one in day_sources.elsewhere(session, [person.id], *year) if one.what.kind == "cltn"
    ]
    last, why = _last_day(person)
    return moves.parts(
        tahun, posts or [moves.Held(dt.date.min, "", person.unit_id)], entered=_entered(session, person),
        last_day=last, away=away, ends=why,
    )  # fmt: skip


def _entered(session: Session, person: Employee) -> dt.date | None:
    """The SPMT, else the first day of service; a later arrival from another agency counts from its day."""
    start = person.kontrak_mulai if person.status in statuses.PPPK else person.tmt_cpns
    came = session.scalars(
        sa.select(Pindah.tmt).where(
            Pindah.office_id == session.info["office_id"], Pindah.employee_id == person.id, Pindah.jenis == "masuk",
            Pindah.dibatalkan.is_(None), Pindah.tmt.is_not(None))
    ).all()  # fmt: skip
    days = [day for day in (person.tanggal_spmt or start, *came) if day is not None]
    return max(days, default=None)


def _last_day(person: Employee) -> tuple[dt.date | None, str]:
    if person.berakhir is not None:
        word = (person.berakhir_alasan or "").casefold()
        return person.berakhir - _DAY, next((code for part, code in _LEAVING if part in word), moves.BERHENTI)
    if person.status in statuses.PPPK and person.kontrak_akhir is not None:
        return person.kontrak_akhir, moves.KONTRAK
    return None, moves.BERHENTI
