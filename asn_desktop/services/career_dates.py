"""The dates that are coming for one person, each explained; and the due lists of an office beside them.

    law(session, on) -> Law                       the tables, read once
    coming(session, employee_id, today=) -> ComingDates
    kgb_due, kp_due, pension_due, satyalancana_due, cpns_over_a_year, contracts_ending -> tuples of rows
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.rules import reminders, retirement, satyalancana, service
from asn_desktop.rules.allowance import Child
from asn_desktop.rules.dossier import Dossier
from asn_desktop.rules.explain import Line
from asn_desktop.rules.kgb import Kgb
from asn_desktop.rules.promotion import Promotion
from asn_desktop.rules.reminders import Licence, Reminder
from asn_desktop.rules.retirement import Bup
from asn_desktop.rules.roles import Deed, require
from asn_desktop.rules.satyalancana import Award
from asn_desktop.rules.service import ServiceTime
from asn_desktop.services import dossiers
from asn_desktop.services.career_due import (
    CLOSED,
    award_year,
    closed,
    contracts_ending,
    cpns_over_a_year,
    exams_passed,
    kgb_due,
    kp_due,
    pension_due,
    rise_of,
    satyalancana_due,
    sees_discipline,
    step_of,
)  # fmt: skip
from asn_desktop.services.career_law import Law, law
from asn_desktop.services.career_rows import ContractDue, CpnsDue, Decree, KgbDue, KpDue, PensionDue, SatyaDue
from asn_desktop.store.career import Kgb as KgbRow
from asn_desktop.store.family import Anak
from asn_desktop.store.standing import Lisensi

__all__ = [
    "CLOSED", "ComingDate", "ComingDates", "ContractDue", "CpnsDue", "Decree", "KgbDue", "KpDue", "Law", "PensionDue",
    "SatyaDue", "coming", "contracts_ending", "cpns_over_a_year", "kgb_due", "kp_due", "law", "pension_due",
    "satyalancana_due",
]  # fmt: skip


@dataclass(frozen=True)
class ComingDate:
    """One date: `kind` is kgb, kp, pensiun, satyalancana or a kind of `reminders.KINDS`.

    `tanggal` None: there is none to wait for (`reasons`) or the record does not say (`gaps`). `values` are for the
    line on screen (golongan, gaji, tahun); `article` and `version` the legal ground and the table used. `awaits` are
    the years, not yet over, whose predikat will decide: nothing is missing for them.
    """

    kind: str
    tanggal: dt.date | None
    values: Mapping[str, Any] = field(default_factory=dict)
    reasons: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    article: str = ""
    version: str = ""
    overdue: bool = False
    awaits: tuple[int, ...] = ()


@dataclass(frozen=True)
class ComingDates:
    """Everything that is coming for one person, and the numbers it rests on. `items` by date, undated last."""

    employee_id: uuid.UUID
    per: dt.date
    mks: ServiceTime | None
    mkg: ServiceTime | None
    mk_pangkat: ServiceTime | None
    mk_jabatan: ServiceTime | None
    kgb: Kgb
    kgb_ditetapkan: dt.date | None  # TMT of a step on record that begins later: nothing is left to do for it
    kp: Promotion
    bup: Bup
    tmt_pensiun: dt.date
    satyalancana: Award | None
    reminders: tuple[Reminder, ...]
    items: tuple[ComingDate, ...]


def coming(session: Session, employee_id: uuid.UUID, *, today: dt.date) -> ComingDates:
    """The coming dates of one person. Refuses EMPLOYEE_UNKNOWN, role_not_allowed.

    A reader without Deed.READ_SENSITIVE sees `syarat_tertutup` where discipline or a result stands against, no dates
    of children or of discipline.
    """
    require(session.info["actor"], Deed.READ)
    d, tables = dossiers.load_one(session, employee_id, today), law(session, today)
    open_ = sees_discipline(session)
    kgb, rise = step_of(d, today, tables), rise_of(d, today, tables, exams_passed(session, d.id).get(d.id, frozenset()))
    kgb, kp = (kgb, rise) if open_ else (closed(kgb), closed(rise))
    limit = retirement.bup(d, tables.bup)
    award = satyalancana.due(d, award_year(today, tables), tables.limits)
    noted = reminders.of(
        d, today, tables.limits, children=_children(session, d.id) if open_ else (), licences=_licences(session, d.id)
    )
    kept = tuple(r for r in noted if open_ or not r.sensitive)
    tmt, ahead = retirement.tmt_pensiun(d.tanggal_lahir, limit), _ahead(session, d.id, today)
    items = _items(d, tables, kgb, ahead, kp, limit, tmt, award, kept, today)
    return ComingDates(
        d.id, today, service.total(d, today), service.in_golongan(d, today), service.in_rank(d, today),
        service.in_post(d, today), kgb, ahead, kp, limit, tmt, award, kept, items,
    )  # fmt: skip


def _items(
    d: Dossier, tables: Law, kgb: Kgb, ahead: dt.date | None, kp: Promotion, limit: Bup, tmt: dt.date,
    award: Award | None, noted: tuple[Reminder, ...], today: dt.date,
) -> tuple[ComingDate, ...]:  # fmt: skip
    """One entry for each date; who has left, or is out of active service, waits for no step and no rise."""
    if d.berakhir is not None and d.berakhir <= today:
        return ()
    found = [
        ComingDate("pensiun", tmt, {"bup": limit.tahun}, lines=limit.lines, article=limit.lines[-1].article,
                   overdue=tmt <= today),
        *(ComingDate(r.kind, r.tanggal, r.lines[-1].values, lines=r.lines, article=r.lines[-1].article,
                     overdue=r.sisa_hari < 0) for r in noted),
    ]  # fmt: skip
    if d.kedudukan not in tables.inactive:
        found += [_kgb_item(d, tables, kgb, ahead, tmt), _kp_item(kp, tmt, today)]
        if award is not None:
            day = dt.date(award_year(today, tables), tables.limits.satya_bulan, tables.limits.satya_hari)
            values = {"tahun": award.tahun, "kode": award.kode}
            found.append(ComingDate("satyalancana", day, values, lines=award.lines, article=satyalancana.ARTICLE))
    return tuple(sorted(found, key=lambda one: (one.tanggal or dt.date.max, one.kind)))


def _kgb_item(d: Dossier, tables: Law, kgb: Kgb, ahead: dt.date | None, pension: dt.date) -> ComingDate:
    reasons = kgb.reasons
    day = kgb.tmt if kgb.tmt is not None and kgb.tmt < pension else None
    if kgb.tmt is not None and day is None:
        reasons = (*reasons, "sesudah_pensiun")
    values = {"golongan": kgb.golongan, "mkg": kgb.mkg, "gaji_lama": kgb.gaji_lama, "gaji": kgb.gaji_baru,
              "naif": kgb.naive_tmt if kgb.differs else None, "ditetapkan": ahead}  # fmt: skip
    table = tables.salary(d.status, kgb.tmt)
    article = next((line.article for line in kgb.lines if line.code == "kgb_tahap"), kgb.lines[-1].article)
    return ComingDate("kgb", day, values, reasons, kgb.gaps, kgb.lines, article, table.version, kgb.overdue,
                      kgb.awaits)


def _kp_item(kp: Promotion, pension: dt.date, today: dt.date) -> ComingDate:
    reasons = kp.reasons
    day = kp.tmt if kp.tmt is not None and kp.tmt < pension else None
    if kp.tmt is not None and day is None:
        reasons = (*reasons, "sesudah_pensiun")
    period = next((line.article for line in kp.lines if line.code == "kp_periode"), "")
    article = kp.lines[0].article if kp.lines else ""
    values = {"jenis_kp": kp.kind, "golongan": kp.golongan_baru, "ijazah": kp.ijazah}
    return ComingDate("kp", day, values, reasons, kp.gaps, kp.lines, article, period, day is not None and day < today,
                      kp.awaits)


def _ahead(session: Session, employee_id: uuid.UUID, today: dt.date) -> dt.date | None:
    query = sa.select(sa.func.min(KgbRow.tmt)).where(
        KgbRow.office_id == session.info["office_id"], KgbRow.employee_id == employee_id, KgbRow.tmt > today,
        KgbRow.jenis != "ditunda", KgbRow.dibatalkan.is_(None),
    )  # fmt: skip
    return session.scalar(query)


def _children(session: Session, employee_id: uuid.UUID) -> list[Child]:
    query = sa.select(
        Anak.id, Anak.nama, Anak.tanggal_lahir, Anak.jenis, Anak.menikah, Anak.bekerja, Anak.meninggal,
        Anak.kuliah_sampai, Anak.tunjangan,
    ).where(
        Anak.office_id == session.info["office_id"], Anak.employee_id == employee_id, Anak.dibatalkan.is_(None)
    )  # fmt: skip
    return [Child(*row) for row in session.execute(query)]


def _licences(session: Session, employee_id: uuid.UUID) -> list[Licence]:
    """The latest licence of each kind: an older one that ran out was renewed."""
    query = sa.select(Lisensi.id, Lisensi.jenis, Lisensi.nama, Lisensi.sampai).where(
        Lisensi.office_id == session.info["office_id"], Lisensi.employee_id == employee_id,
        Lisensi.dibatalkan.is_(None),
    )  # fmt: skip
    latest: dict[str, Licence] = {}
    for one in sorted((Licence(*row) for row in session.execute(query)), key=lambda x: x.sampai or dt.date.max):
        latest[one.jenis] = one
    return list(latest.values())
