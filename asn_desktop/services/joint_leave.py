"""Cuti bersama and the posts that are not given it: one decision, many people, the days each of them gains.

Source: PP 11/2017 art. 333 (3), the yearly Keppres, Peraturan BKN 7/2021 III.F.5-7 (leave.md §2.10): the annual leave
grows by the days not given, each once its day has passed; those of the last days of the year also serve the next.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import joint_leave as rules
from asn_desktop.rules.joint_leave import Gain
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import holidays, roster, units
from asn_desktop.services.leave import balance, calendar
from asn_desktop.store.attendance import JointLeaveDuty
from asn_desktop.store.employees import Employee, EmployeeSummary

_S, _D = EmployeeSummary, JointLeaveDuty


@dataclass(frozen=True)
class JointDay:
    """A day of cuti bersama of the table in force. `status` says when the Keppres is still awaited."""

    tanggal: dt.date
    nama: str
    dasar: str
    status: str


@dataclass(frozen=True)
class Candidate:
    """Somebody who may be chosen; `selalu`: the record says the post never has cuti bersama."""

    employee_id: uuid.UUID
    nama: str
    nip: str | None
    jabatan: str | None
    unit_id: uuid.UUID | None
    unit: str | None
    selalu: bool


@dataclass(frozen=True)
class DutyAsk:
    """The decision: whom, which days, number and date, who decided."""

    people: tuple[uuid.UUID, ...]
    days: tuple[dt.date, ...]
    nomor: str
    tanggal_sk: dt.date
    pejabat: str = ""


@dataclass(frozen=True)
class DutyLine:
    """What one person gains, and days that give nothing with their reason."""

    person: Candidate
    gains: tuple[Gain, ...]
    skipped: tuple[Problem, ...]


@dataclass(frozen=True)
class DutyPreview:
    """The whole decision before it is kept; `warnings` does not stop it."""

    lines: tuple[DutyLine, ...]
    warnings: tuple[Problem, ...]

    @property
    def count(self) -> int:
        """Days gained by all together."""
        return sum(len(line.gains) for line in self.lines)


@dataclass(frozen=True)
class DutyDeed:
    """One decision as it stands: its number and day, how many people and days, since when void and why."""

    nomor: str
    tanggal_sk: dt.date
    pejabat: str | None
    orang: int
    hari: tuple[dt.date, ...]
    dibatalkan: str | None


@dataclass(frozen=True)
class DutyRow:
    """One day of one person as a decision tells it, void ones too."""

    employee_id: uuid.UUID
    nama: str
    nip: str | None
    unit: str | None
    nomor: str
    tanggal_sk: dt.date
    gain: Gain
    dibatalkan: str | None


def days(session: Session, year: int) -> tuple[JointDay, ...]:
    """The days of cuti bersama of a year, by day; empty when the year is not loaded."""
    require(session.info["actor"], Deed.READ)
    rows = holidays.listing(session, [year])
    return tuple(JointDay(r.tanggal, r.nama, r.dasar, r.status) for r in rows if r.jenis == "bersama")


def candidates(
    session: Session, *, unit_id: uuid.UUID | None = None, post: str = "", nips: Collection[str] = ()
) -> tuple[Candidate, ...]:
    """Active people by unit (with those below), by a part of the name of their post, or by a list of NIPs; by name."""
    require(session.info["actor"], Deed.READ)
    query = (
        sa.select(_S.employee_id, _S.nama_tampil, _S.nip, _S.jabatan, _S.unit_id, _S.unit_nama,
                  Employee.tanpa_cuti_bersama)
        .join(Employee, sa.and_(Employee.office_id == _S.office_id, Employee.id == _S.employee_id))
        .where(_S.office_id == session.info["office_id"], _S.aktif.is_(True))
        .order_by(_S.urut_nama)
    )  # fmt: skip
    if unit_id is not None:
        query = query.where(_S.unit_id.in_(units.below(session, unit_id)))
    wanted = {"".join(ch for ch in nip if ch.isdigit()) for nip in nips}
    found = [Candidate(*row) for row in session.execute(query)]
    words = post.casefold().split()
    return tuple(
        one for one in found
        if (not wanted or one.nip in wanted) and all(word in (one.jabatan or "").casefold() for word in words)
    )  # fmt: skip


def preview(session: Session, ask: DutyAsk, *, today: dt.date) -> DutyPreview:
    """What each person would gain and when it may be used. Refuses what the decision itself lacks.

    ``duty_no_people``, ``duty_no_days``, ``duty_number_missing``, ``duty_decree_future``, ``duty_day_not_joint``.
    """
    require(session.info["actor"], Deed.READ)
    known = {day.tanggal: day for year in {d.year for d in ask.days} for day in days(session, year)}
    problems = rules.check_decision(ask.nomor, ask.tanggal_sk, ask.days, known, people=len(ask.people), today=today)
    if problems:
        raise Refused(problems)
    edge = balance.rules_on(session, today).tambahan_akhir_tahun
    waiting = [known[d] for d in sorted(ask.days) if known[d].status != "berlaku"]
    return DutyPreview(tuple(_lines(session, ask, edge)), tuple(rules.warn_waiting([d.tanggal for d in waiting])))


def grant(session: Session, ask: DutyAsk, *, today: dt.date, now: dt.datetime) -> DutyPreview:
    """Keep the decision: a row for each person and day that gains. Refuses as `preview`, and `duty_nothing`."""
    require(session.info["actor"], Deed.ENTER)
    seen = preview(session, ask, today=today)
    if not seen.count:
        raise Refused(Problem("duty_nothing", "orang"))
    for line in seen.lines:
        for gain in line.gains:
            session.add(_D(employee_id=line.person.employee_id, tanggal=gain.day, nomor=ask.nomor.strip(),
                           tanggal_sk=ask.tanggal_sk, pejabat=ask.pejabat.strip() or None))  # fmt: skip
    session.flush()
    return seen


def void(session: Session, nomor: str, tanggal_sk: dt.date, reason: str, *, today: dt.date, now: dt.datetime) -> int:
    """Void a whole decision; its rows stay with the reason. Answers how many days are taken back.

    Refuses ``duty_void_reason`` and ``duty_unknown``. A day already taken shows as used beyond the right.
    """
    require(session.info["actor"], Deed.ENTER)
    if not reason.strip():
        raise Refused(Problem("duty_void_reason", "alasan"))
    rows = session.scalars(
        sa.select(_D).where(
            _D.office_id == session.info["office_id"], _D.nomor == nomor, _D.tanggal_sk == tanggal_sk,
            _D.dibatalkan.is_(None),
        )
    ).all()  # fmt: skip
    if not rows:
        raise Refused(Problem("duty_unknown", "nomor", {"nomor": nomor}))
    for row in rows:
        row.dibatalkan = reason.strip()
    session.flush()
    return len(rows)


def deeds(session: Session, year: int) -> tuple[DutyDeed, ...]:
    """The decisions about days of a year, newest first."""
    require(session.info["actor"], Deed.READ)
    query = sa.select(_D.nomor, _D.tanggal_sk, _D.pejabat, _D.employee_id, _D.tanggal, _D.dibatalkan).where(
        _D.office_id == session.info["office_id"], _D.tanggal.between(dt.date(year, 1, 1), dt.date(year, 12, 31))
    )
    groups: dict[tuple[str, dt.date, str | None, str | None], tuple[set[uuid.UUID], set[dt.date]]] = {}
    for number, signed, official, person, day, voided in session.execute(query):
        people, dates = groups.setdefault((number, signed, official, voided), (set(), set()))
        people.add(person)
        dates.add(day)
    found = [
        DutyDeed(number, signed, official, len(people), tuple(sorted(dates)), voided)
        for (number, signed, official, voided), (people, dates) in groups.items()
    ]
    return tuple(sorted(found, key=lambda d: (-d.tanggal_sk.toordinal(), d.nomor)))


def rows(session: Session, year: int, *, unit_id: uuid.UUID | None = None, today: dt.date) -> tuple[DutyRow, ...]:
    """Every day of a year that somebody was not given, by name and day."""
    require(session.info["actor"], Deed.READ)
    edge = balance.rules_on(session, today).tambahan_akhir_tahun
    query = (
        sa.select(_S.employee_id, _S.nama_tampil, _S.nip, _S.unit_nama, _D.nomor, _D.tanggal_sk, _D.tanggal,
                  _D.dibatalkan)
        .join(_S, sa.and_(_S.office_id == _D.office_id, _S.employee_id == _D.employee_id))
        .where(_D.office_id == session.info["office_id"],
               _D.tanggal.between(dt.date(year, 1, 1), dt.date(year, 12, 31)))
        .order_by(_S.urut_nama, _D.tanggal)
    )  # fmt: skip
    if unit_id is not None:
        query = query.where(_S.unit_id.in_(units.below(session, unit_id)))
    return tuple(
        DutyRow(person, name, nip, unit, number, signed, rules.gain(day, edge), voided)
        for person, name, nip, unit, number, signed, day, voided in session.execute(query)
    )


def _lines(session: Session, ask: DutyAsk, edge: int) -> list[DutyLine]:
    wanted = set(ask.people)
    people = [one for one in candidates(session) if one.employee_id in wanted]
    held = balance.duty_days(session)
    first, last = min(ask.days), max(ask.days)
    away = calendar.away_between(session, first, last)
    turns = roster.duty(session, [one.employee_id for one in people], first, last)
    weeks = {unit: balance.workweek(session, unit) for unit in {one.unit_id for one in people}}
    found = []
    for one in people:
        gains, skipped = [], []
        absent = [(a.mulai, a.sampai) for a in away if a.employee_id == one.employee_id]
        for day in sorted(set(ask.days)):
            problem = rules.check_person(
                day, always=one.selalu, held=held.get(one.employee_id, frozenset()), away=absent,
                workweek=weeks[one.unit_id], roster=turns.get(one.employee_id),
            )  # fmt: skip
            if problem is None:
                gains.append(rules.gain(day, edge))
            else:
                skipped.append(problem)
        found.append(DutyLine(one, tuple(gains), tuple(skipped)))
    return found


def nips_in(text: str) -> Sequence[str]:
    """NIPs in a pasted list: eighteen digits each, with or without blanks inside a line."""
    lines = ("".join(ch for ch in line if ch.isdigit()) for line in text.replace(";", "\n").splitlines())
    return [line for line in lines if len(line) == 18]
