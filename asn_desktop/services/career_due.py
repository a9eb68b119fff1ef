"""Due lists of a whole office or unit: KGB, KP, pension, satyalancana, CPNS over a year, contracts ending.

Reminders, never decisions: each row carries its computed value with lines, reasons and gaps (design §2).
"""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.rules import kgb as kgb_rules
from asn_desktop.rules import promotion as kp_rules
from asn_desktop.rules import reminders, retirement, satyalancana, service
from asn_desktop.rules.dossier import Dossier
from asn_desktop.rules.explain import Line
from asn_desktop.rules.kgb import Kgb
from asn_desktop.rules.months import add_months
from asn_desktop.rules.promotion import Promotion
from asn_desktop.rules.promotion_kinds import AK, DISCIPLINE, PREDIKAT
from asn_desktop.rules.roles import Deed, may
from asn_desktop.rules.statuses import PPPK
from asn_desktop.services import dossiers, units
from asn_desktop.services.career_law import Law, law
from asn_desktop.services.career_rows import ContractDue, CpnsDue, Decree, KgbDue, KpDue, PensionDue, SatyaDue
from asn_desktop.store import bulk
from asn_desktop.store.career import Kgb as KgbRow
from asn_desktop.store.career import Kursus
from asn_desktop.store.employees import Golongan

CLOSED = "syarat_tertutup"  # what a reader without Deed.READ_SENSITIVE sees in place of discipline and of a result
_TELLING = frozenset((DISCIPLINE, PREDIKAT, AK))  # UU 27/2022 art. 4; UU 14/2008 art. 17 h: results of evaluating
Coming = TypeVar("Coming", Kgb, Promotion)
_FAILED, _MET = ("kp_hukdis", "predikat_rendah", "kp_ak_kurang"), ("predikat_cukup", "kp_ak_cukup")
_CLTN = frozenset(("02", "13"))
_Decrees = dict[tuple[uuid.UUID, dt.date], tuple[str | None, dt.date | None]]  # (person, TMT) -> number and date
_EXAM = re.compile(r"ujian\s+dinas.*?\b(?:tingkat|tk)\.?\s*(II|I|2|1)\b", re.IGNORECASE)


Folk = Sequence[Dossier] | None  # people who are loaded already, for several lists of one day


def people(
    session: Session, on: dt.date, unit_id: uuid.UUID | None, parts: Collection[str] | None = None
) -> list[Dossier]:
    """Everybody in service on a day, of the office or of a unit with what is below it. Refuses nothing.

    `parts` as in `dossiers.load`.
    """
    within = None if unit_id is None else units.below(session, unit_id)
    return dossiers.load(session, on=on, unit_ids=within, parts=parts)


def window_end(today: dt.date, months: int) -> dt.date:
    """The last day of a window of whole months that begins with the present one."""
    return add_months(today.replace(day=1), months)


@bulk.collector_paused()
def kgb_due(
    session: Session, *, today: dt.date, months: int = 3, unit_id: uuid.UUID | None = None, folk: Folk = None,
    tables: Law | None = None,
) -> tuple[KgbDue, ...]:  # fmt: skip
    """Steps from overdue to the first of the month `months` ahead, by TMT and name; those already decided left out.

    On leave of absence, out of active service, or retired before the day: not listed.
    """
    tables, until = tables or law(session, today), window_end(today, months)
    ahead, open_ = _granted_ahead(session, today), sees_discipline(session)
    found = []
    for d in folk or people(session, today, unit_id):
        if d.kedudukan in tables.inactive or d.id in ahead:
            continue
        one = step_of(d, today, tables, until)
        if one.tmt is None or one.tmt > until or _retired(d, one.tmt, tables):
            continue
        found.append((d, one if open_ else closed(one)))
    decrees = _decrees(session, [d for d, _ in found])
    rows = [
        KgbDue(d, one, _old(d, one, decrees), add_months(one.tmt, -tables.limits.kgb_surat_bulan))
        for d, one in found if one.tmt is not None
    ]  # fmt: skip
    return tuple(sorted(rows, key=lambda r: (r.kgb.tmt or today, r.orang.nama.casefold(), str(r.orang.id))))


@bulk.collector_paused()
def kgb_unknown(
    session: Session, *, today: dt.date, unit_id: uuid.UUID | None = None, folk: Folk = None,
    tables: Law | None = None,
) -> tuple[tuple[Dossier, Kgb], ...]:  # fmt: skip
    """Who would receive KGB, but whose record does not tell when: golongan, its TMT or MKG is missing. By name."""
    tables = tables or law(session, today)
    found = []
    for d in folk or people(session, today, unit_id):
        if d.kedudukan not in tables.inactive:
            one = step_of(d, today, tables, dt.date.min)  # any day at all is enough to know
            if one.tmt is None and one.gaps and not one.reasons:
                found.append((d, one))
    return tuple(found)


@bulk.collector_paused()
def kp_unknown(
    session: Session, *, today: dt.date, unit_id: uuid.UUID | None = None, folk: Folk = None,
    tables: Law | None = None,
) -> tuple[tuple[Dossier, Promotion], ...]:  # fmt: skip
    """Who may rise, but whose record does not tell when. By name."""
    tables = tables or law(session, today)
    found = []
    for d in folk or people(session, today, unit_id):
        if d.kedudukan not in tables.inactive:
            one = rise_of(d, today, tables)
            if one.tmt is None and one.gaps and not one.reasons:
                found.append((d, one))
    return tuple(found)


def step_of(d: Dossier, on: dt.date, tables: Law, until: dt.date | None = None) -> Kgb:
    """The next KGB, paid by the table in force on its TMT; one after `until` is only dated."""
    table = tables.salary(d.status)
    found = kgb_rules.next_step(d, on, table, tables.limits, until=until)
    if found.tmt is not None:
        then = tables.salary(d.status, found.tmt)
        if then is not table and found.tmt > on:
            return kgb_rules.repriced(found, then)
    return found


def _retired(d: Dossier, day: dt.date, tables: Law) -> bool:
    return retirement.tmt_pensiun(d.tanggal_lahir, retirement.bup(d, tables.bup)) <= day


def _granted_ahead(session: Session, today: dt.date) -> frozenset[uuid.UUID]:
    """Who has a step on record that begins later: its notice is out, the list must not ask for it again."""
    query = sa.select(KgbRow.employee_id).where(
        KgbRow.office_id == session.info["office_id"], KgbRow.tmt > today, KgbRow.jenis != "ditunda",
        KgbRow.dibatalkan.is_(None),
    )  # fmt: skip
    return frozenset(session.scalars(query))


def _decrees(session: Session, wanted: Collection[Dossier]) -> _Decrees:
    """Number and date of the decrees of golongan, by person and TMT."""
    keys = [d.id for d in wanted]
    found: _Decrees = {}
    for at in range(0, len(keys), 500):
        query = sa.select(Golongan.employee_id, Golongan.tmt, Golongan.nomor_sk, Golongan.tanggal_sk).where(
            Golongan.office_id == session.info["office_id"], Golongan.employee_id.in_(keys[at : at + 500]),
            Golongan.dibatalkan.is_(None), Golongan.tmt.is_not(None),
        )  # fmt: skip
        found |= {(person, tmt): (number, day) for person, tmt, number, day in session.execute(query) if tmt}
    return found


def _old(d: Dossier, one: Kgb, decrees: _Decrees) -> Decree:
    held, last = d.golongan, d.kgb
    if last and last.tmt and (held is None or held.tmt is None or last.tmt >= held.tmt):
        pay = last.gaji_baru or one.gaji_lama
        return Decree(last.nomor_sk, last.tanggal_sk, last.tmt, last.mkg or one.mkg_lama, pay)
    if held is None or held.tmt is None:
        return Decree(None, None, None, one.mkg_lama, one.gaji_lama)
    number, day = decrees.get((d.id, held.tmt), (None, None))
    return Decree(number, day, held.tmt, held.mkg or one.mkg_lama, one.gaji_lama)


@bulk.collector_paused()
def kp_due(
    session: Session, *, today: dt.date, months: int = 12, unit_id: uuid.UUID | None = None, overdue: bool = False,
    folk: Folk = None,
) -> tuple[KpDue, ...]:  # fmt: skip
    """Rises whose first day falls in the window, by TMT and name; `overdue` adds those whose first day has passed."""
    tables, until, first = law(session, today), window_end(today, months), today.replace(day=1)
    exams, open_ = exams_passed(session), sees_discipline(session)
    rows = []
    for d in folk or people(session, today, unit_id):
        if d.kedudukan in tables.inactive:
            continue
        one = rise_of(d, today, tables, exams.get(d.id, frozenset()))
        if one.tmt is None or one.tmt > until or (one.tmt < first and not overdue):
            continue
        if not _retired(d, max(one.tmt, today), tables):
            shown = one if open_ else closed(one)
            rows.append(KpDue(d, shown, service.in_rank(d, today), one.tmt < first))
    return tuple(sorted(rows, key=lambda r: (r.kp.tmt or today, r.orang.nama.casefold(), str(r.orang.id))))


def rise_of(d: Dossier, on: dt.date, tables: Law, exams: frozenset[int] = frozenset()) -> Promotion:
    """The next KP of a person by these tables."""
    return kp_rules.next_promotion(
        d, on, tables.education, tables.ranges, tables.jenjang, limits=tables.limits, training=tables.training,
        exams=exams, names=tables.names,
    )  # fmt: skip


def exams_passed(session: Session, employee_id: uuid.UUID | None = None) -> dict[uuid.UUID, frozenset[int]]:
    """Ujian dinas passed, by person: a course on record named ``Ujian Dinas Tingkat I`` or ``II`` (1, 2)."""
    query = sa.select(Kursus.employee_id, Kursus.nama).where(
        Kursus.office_id == session.info["office_id"], Kursus.dibatalkan.is_(None), Kursus.nama.ilike("%ujian dinas%")
    )
    if employee_id is not None:
        query = query.where(Kursus.employee_id == employee_id)
    found: dict[uuid.UUID, frozenset[int]] = {}
    for person, name in session.execute(query):
        if match := _EXAM.search(name):
            level = 2 if match[1].upper() in ("II", "2") else 1
            found[person] = found.get(person, frozenset()) | {level}
    return found


def sees_discipline(session: Session) -> bool:
    """Whether the one at the keyboard may see that a reason is discipline or a result of evaluation."""
    return may(session.info["actor"].role, Deed.READ_SENSITIVE)


def closed(one: Coming) -> Coming:
    """A step or rise as a reader sees it who may not know discipline, predikat and angka kredit of a person."""
    reasons = tuple(dict.fromkeys(CLOSED if reason in _TELLING else reason for reason in one.reasons))
    lines = [Line("kp_tertutup") if line.code in _FAILED else line for line in one.lines if line.code not in _MET]
    return replace(one, reasons=reasons, lines=tuple(one for at, one in enumerate(lines) if one not in lines[:at]))


@bulk.collector_paused()
def pension_due(
    session: Session, *, today: dt.date, months: int = 24, unit_id: uuid.UUID | None = None, folk: Folk = None,
    tables: Law | None = None,
) -> tuple[PensionDue, ...]:  # fmt: skip
    """Pensions until the first of the month `months` ahead, also those past and still in service; by TMT and name."""
    tables, until = tables or law(session, today), window_end(today, months)
    rows = []
    for d in folk or people(session, today, unit_id):
        if d.kedudukan in tables.inactive and d.kedudukan not in _CLTN:
            continue
        limit = retirement.bup(d, tables.bup)
        tmt = retirement.tmt_pensiun(d.tanggal_lahir, limit)
        if tmt <= until:
            rows.append(PensionDue(d, limit, tmt, service.total(d, tmt), tmt <= today))
    return tuple(sorted(rows, key=lambda r: (r.tmt, r.orang.nama.casefold(), str(r.orang.id))))


@bulk.collector_paused()
def satyalancana_due(
    session: Session, *, today: dt.date, year: int | None = None, unit_id: uuid.UUID | None = None
) -> tuple[SatyaDue, ...]:
    """Who is due an award on 17 August of `year` (the next award day when None), by award and name."""
    tables = law(session, today)
    wanted = year or award_year(today, tables)
    rows = []
    for d in people(session, today, unit_id):
        award = None if d.kedudukan in tables.inactive else satyalancana.due(d, wanted, tables.limits)
        if award is not None:
            rows.append(SatyaDue(d, award))
    return tuple(sorted(rows, key=lambda r: (-r.award.tahun, r.orang.nama.casefold(), str(r.orang.id))))


def award_year(today: dt.date, tables: Law) -> int:
    """The year of the next award day, today's included."""
    limits = tables.limits
    return today.year + (today > dt.date(today.year, limits.satya_bulan, limits.satya_hari))


@bulk.collector_paused()
def cpns_over_a_year(
    session: Session, *, today: dt.date, unit_id: uuid.UUID | None = None, folk: Folk = None,
    tables: Law | None = None,
) -> tuple[CpnsDue, ...]:  # fmt: skip
    """CPNS for longer than a year, the longest first."""
    tables, rows = tables or law(session, today), []
    for d in folk or people(session, today, unit_id):
        day = reminders.cpns_over_a_year(d, today, tables.limits)
        if day is not None and d.tmt_cpns is not None:
            rows.append(CpnsDue(d, day, service.months_between(d.tmt_cpns, today)))
    return tuple(sorted(rows, key=lambda r: (r.batas, r.orang.nama.casefold(), str(r.orang.id))))


@bulk.collector_paused()
def contracts_ending(
    session: Session, *, today: dt.date, days: int = 90, unit_id: uuid.UUID | None = None, folk: Folk = None,
    tables: Law | None = None,
) -> tuple[ContractDue, ...]:  # fmt: skip
    """Contracts that end within `days`, and those that have ended; by last day and name."""
    tables, rows = tables or law(session, today), []
    until = today + dt.timedelta(days=days)
    for d in folk or people(session, today, unit_id):
        if d.status not in PPPK or d.kontrak_akhir is None or d.kontrak_akhir > until:
            continue
        past = retirement.contract_passes(d.tanggal_lahir, retirement.bup(d, tables.bup), d.kontrak_akhir)
        stage = reminders.contract_stage(d, today, tables.limits)
        rows.append(ContractDue(d, d.kontrak_akhir, (d.kontrak_akhir - today).days, stage, past))
    return tuple(sorted(rows, key=lambda r: (r.berakhir, r.orang.nama.casefold(), str(r.orang.id))))
