"""What follows from the predikat of a year: whom to recognise, whom to coach; a list and a record, never a sanction.

The official result (e-Kinerja) counts before a result signed here, that before one typed into the record; results of
older regulations have no predikat and are in neither list. Source: PP 30/2019 art. 56-58; PermenPANRB 6/2022;
evaluation.md §4.7.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.rules.evaluation.words import Predikat
from asn_desktop.rules.roles import Deed, may, require
from asn_desktop.services import units
from asn_desktop.services.evaluation import coaching, rulebook, told_results
from asn_desktop.services.evaluation.coaching import CoachingRow
from asn_desktop.services.evaluation.told_results import POOR, Told
from asn_desktop.store.employees import Employee, EmployeeSummary


@dataclass(frozen=True)
class FollowUpRow:
    """One person of a list. `berturut`: years in a row, this one last; `pembinaan`: coaching for this year."""

    employee_id: uuid.UUID
    nama: str
    nip: str | None
    unit: str
    jabatan: str
    predikat: Predikat
    asal: str | None
    berturut: int
    pembinaan: tuple[CoachingRow, ...] = ()


@dataclass(frozen=True)
class FollowUp:
    """Both lists of a year. `hitungan`: predikat -> persons; without READ_SENSITIVE the lists are empty and only it is
    told, and of a few people not even that. `tanpa_hasil`: active people without a result of the year."""

    tahun: int
    penghargaan: tuple[FollowUpRow, ...]
    pembinaan: tuple[FollowUpRow, ...]
    hitungan: Mapping[Predikat, int]
    tanpa_hasil: int
    tertutup: bool


def listing(session: Session, tahun: int, unit_id: uuid.UUID | None = None) -> FollowUp:
    """The lists of a year, of a unit and the units below it: Sangat Baik, those of more years in a row first; Butuh
    Perbaikan and below, the poorest first, with their coaching records."""
    require(session.info["actor"], Deed.READ)
    people = _people(session, unit_id)
    results = told_results.of_everybody(session, tahun)
    now = {who: years[tahun] for who, years in results.items() if who in people and tahun in years}
    counts = Counter(told.predikat for told in now.values())
    closed = not may(session.info["actor"].role, Deed.READ_SENSITIVE)
    if closed:
        few = sum(counts.values()) < rulebook.read(session, dt.date(tahun, 12, 31)).small_unit  # would name them
        return FollowUp(tahun, (), (), {} if few else counts, len(people) - len(now), True)
    plans: defaultdict[uuid.UUID, list[CoachingRow]] = defaultdict(list)
    for plan in coaching.of_year(session, tahun):
        plans[plan.employee_id].append(plan)
    best = [_row(people[who], told, _streak(results[who], tahun, (Predikat.SANGAT_BAIK,)), ())
            for who, told in now.items() if told.predikat is Predikat.SANGAT_BAIK]  # fmt: skip
    poor = [_row(people[who], told, _streak(results[who], tahun, POOR), plans[who])
            for who, told in now.items() if told.predikat in POOR]  # fmt: skip
    order = list(Predikat)
    best.sort(key=lambda row: (-row.berturut, row.nama.casefold()))
    poor.sort(key=lambda row: (-order.index(row.predikat), -row.berturut, row.nama.casefold()))
    return FollowUp(tahun, tuple(best), tuple(poor), counts, len(people) - len(now), False)


def _row(person: FollowUpRow, told: Told, years: int, plans: Iterable[CoachingRow]) -> FollowUpRow:
    return FollowUpRow(person.employee_id, person.nama, person.nip, person.unit, person.jabatan, told.predikat,
                       told.asal, years, tuple(plans))  # fmt: skip


def _streak(years: Mapping[int, Told], year: int, wanted: Iterable[Predikat]) -> int:
    """Years in a row up to this one with a predikat among those wanted; a year without a result ends the row."""
    among, count = frozenset(wanted), 0
    while year in years and years[year].predikat in among:
        count, year = count + 1, year - 1
    return count


def _people(session: Session, unit_id: uuid.UUID | None) -> dict[uuid.UUID, FollowUpRow]:
    """Everybody in office, as rows that wait for their predikat."""
    e, s = Employee, EmployeeSummary
    query = (
        sa.select(e.id, s.nama_tampil, s.nip, s.unit_nama, s.jabatan)
        .join(s, sa.and_(s.office_id == e.office_id, s.employee_id == e.id))
        .where(e.office_id == session.info["office_id"], e.dibatalkan.is_(None), s.aktif.is_(True))
    )
    if unit_id is not None:
        query = query.where(e.unit_id.in_(units.below(session, unit_id)))
    return {row[0]: FollowUpRow(*row[:3], row[3] or "", row[4] or "", Predikat.BAIK, None, 0)
            for row in session.execute(query)}  # fmt: skip
