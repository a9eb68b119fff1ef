"""The leave balances of everybody at a date, read in a handful of queries instead of a dozen for each person.

The rules and the putting together are those of `balance` (leave.md §3; Peraturan BKN 24/2017 III.A, PP 49/2018
art. 76-93), so that each row equals the balance asked for one person; a test compares them on random histories.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.leave import annual_right, balance
from asn_desktop.rules.leave import ledger as leave_ledger
from asn_desktop.rules.leave.annual_right import LeaveFacts, LeaveRules
from asn_desktop.rules.leave.balance import ROWS, YearUse
from asn_desktop.rules.leave.flow import GRANTED, OPEN, State
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import holidays, units
from asn_desktop.services.leave import rulebook
from asn_desktop.services.leave import uses as leave_uses
from asn_desktop.services.leave.balance import (
    away_periods,
    duty_days,
    entry_days,
    kept_since,
    postponed_days,
)
from asn_desktop.services.leave.uses import PastRequest
from asn_desktop.store import bulk
from asn_desktop.store.attendance import JointLeaveDuty
from asn_desktop.store.employees import Employee, EmployeeSummary
from asn_desktop.store.leave import LeaveCharge, LeaveOpening, LeaveRequest

_S = EmployeeSummary
_ENDS = (State.DITANGGUHKAN, State.DIPANGGIL, State.DIBATALKAN)  # may carry days over in full
_NOTHING = dict.fromkeys(ROWS, 0)


@dataclass(frozen=True, slots=True)
class BalanceRow:
    """One person's annual leave of the year of the date. `sisa` is None when `problems` says why it is unknown."""

    employee_id: uuid.UUID
    nama: str
    nip: str | None
    unit_id: uuid.UUID | None
    unit: str | None
    status: str
    opened: Mapping[str, int]
    left: Mapping[str, int]  # before what waits for a decision
    pending: Mapping[str, int]
    sisa: int | None  # what may be asked on the date, equal to `services.leave.balance(...).sisa`
    usable_from: dt.date | None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class LapseRow:
    """What one person would lose: days left by row without those that wait, what comes over, what is gone, and when."""

    row: BalanceRow
    left: Mapping[str, int]
    carried: int
    lost: int
    last: dt.date


@dataclass
class _Held:
    """What the queries found, by the hexadecimal text of the person's id."""

    requests: dict[str, list[PastRequest]] = field(default_factory=dict)
    asked: dict[str, set[int]] = field(default_factory=dict)
    openings: dict[str, dict[int, tuple[int, int]]] = field(default_factory=dict)
    drawn: dict[str, dict[int, dict[str, int]]] = field(default_factory=dict)
    frozen: dict[str, list[tuple[dt.date, Mapping[str, Any] | None]]] = field(default_factory=dict)
    postponed: dict[str, dict[int, int]] = field(default_factory=dict)
    duty: dict[str, frozenset[dt.date]] = field(default_factory=dict)


@bulk.collector_paused()
def all(session: Session, *, on: dt.date, unit_id: uuid.UUID | None = None) -> tuple[BalanceRow, ...]:
    """The balances of everybody at work, by name, of the year of `on` as known on that day.

    `unit_id` takes the units below it along. Refuses role_not_allowed; what refuses one person stands in his row.
    """
    return tuple(_row(one, on) for one in _everybody(session, on, unit_id))


@bulk.collector_paused()
def lapsing(session: Session, *, on: dt.date, unit_id: uuid.UUID | None = None) -> tuple[LapseRow, ...]:
    """Who would lose days on 31 December of the year of `on` if nothing more were taken, most days first."""
    found = []
    for one in _everybody(session, on, unit_id):
        row = _row(one, on)
        if row.sisa is None:
            continue
        carried = _comes_over(one, on)
        left = {name: max(0, days - row.pending.get(name, 0)) for name, days in row.left.items()}
        if (lost := sum(left.values()) - carried) > 0:
            found.append(LapseRow(row, left, carried, lost, dt.date(on.year, 12, 31)))
    return tuple(sorted(found, key=lambda r: -r.lost))


@dataclass(frozen=True)
class _Person:
    """One person with everything his balance is computed from."""

    row: Any  # columns of _people
    facts: LeaveFacts
    rules: LeaveRules
    uses: dict[int, YearUse]
    waiting: dict[int, dict[str, int]]


def _everybody(session: Session, on: dt.date, unit_id: uuid.UUID | None) -> list[_Person]:
    require(session.info["actor"], Deed.READ)
    people = _people(session, unit_id)
    book, since = rulebook.read(session), kept_since(session)
    rules = book.on(on)
    held = _read(session, since)
    away = away_periods(session)
    facts = {p.id: leave_uses.facts_of(p, rules, held.requests.get(p.id.hex, ()), away.get(p.id, ())) for p in people}
    newcomers = [person for person, one in facts.items() if leave_ledger.may_be_new(one, rules, since)]
    entered = entry_days(session, newcomers)
    years = {y for found in (held.openings, held.drawn) for one in found.values() for y in one}
    calendar = holidays.calendar(session, range(min([on.year - 1, *years]), on.year + 2))
    others = book.by_year(range(min([on.year - 1, *years]) - 1, on.year + 2), on)
    found = []
    for person in people:
        uses = _uses(person, facts[person.id], rules, held, since, entered.get(person.id), on.year)
        uses = leave_uses.dated(uses, others) if others else uses
        waiting = leave_uses.plans(held.frozen.get(person.id.hex, ()))
        duty = held.duty.get(person.id.hex, frozenset())
        one = facts[person.id]
        if person.tanpa_cuti_bersama or duty:
            asked = held.requests.get(person.id.hex, ())
            lost = leave_uses.not_given(calendar, duty, one, rules, asked, never=person.tanpa_cuti_bersama)
            one = replace(one, not_given=tuple(d for d in lost if d.year >= min([on.year - 1, *uses])))
        found.append(_Person(person, one, rules, uses, waiting))
    return found


def _people(session: Session, unit_id: uuid.UUID | None) -> list[Any]:
    query = sa.select(
        Employee.id, _S.nama_tampil, Employee.nip, _S.unit_id, _S.unit_nama, Employee.status, Employee.tmt_cpns,
        Employee.tanggal_spmt, Employee.kontrak_mulai, Employee.kontrak_tmt, Employee.kontrak_akhir, Employee.guru,
        Employee.berakhir, Employee.kedudukan, Employee.tanpa_cuti_bersama,
    ).join(_S, sa.and_(_S.office_id == Employee.office_id, _S.employee_id == Employee.id)).where(
        Employee.office_id == session.info["office_id"], Employee.dibatalkan.is_(None), _S.aktif.is_(True)
    ).order_by(_S.urut_nama, _S.nip)  # fmt: skip
    if unit_id is not None:
        query = query.where(_S.unit_id.in_(units.below(session, unit_id)))
    return list(session.execute(query))


def _read(session: Session, since: dt.date | None) -> _Held:
    """The ledger of everybody, in six queries on the bare tables: a hundred thousand rows at ten thousand people."""
    held = _Held(duty={person.hex: days for person, days in duty_days(session).items()})
    office = session.info["office_id"]
    _read_requests(session, held)
    if since is not None:
        r = LeaveRequest.__table__.c  # the last year and those before the ledger: between them every year is known
        latest = sa.select(_key(r.employee_id), sa.type_coerce(sa.func.max(r.mulai), sa.String)).where(
            r.office_id == office
        ).group_by(r.employee_id)  # fmt: skip
        early = sa.select(_key(r.employee_id), sa.type_coerce(r.mulai, sa.String)).where(
            r.office_id == office, r.mulai < dt.date(since.year, 1, 1)
        )
        for person, day in (*session.execute(latest), *session.execute(early)):
            held.asked.setdefault(person, set()).add(int(day[:4]))
    o = LeaveOpening.__table__.c
    opened = sa.select(_key(o.employee_id), o.tahun, o.terpakai, o.ditangguhkan).where(o.office_id == office)
    for person, y, used, late in session.execute(opened).all():
        held.openings.setdefault(person, {})[y] = (used, late)
    c = LeaveCharge.__table__.c
    ledger = sa.select(_key(c.employee_id), c.tahun, c.baris, c.hari).where(c.office_id == office)
    for person, y, row, days in session.execute(ledger).all():
        years = held.drawn.get(person)
        if years is None:
            years = held.drawn[person] = {}
        rows = years.get(y)
        if rows is None:
            years[y] = {row: days}
        else:
            rows[row] = rows.get(row, 0) + days
    return held


def _key(column: Any) -> Any:
    """An id as the text the store keeps: a hundred thousand need not become UUIDs to find their person."""
    return sa.type_coerce(column, sa.String)


def _read_requests(session: Session, held: _Held) -> None:
    """Only the requests a balance looks at: cuti besar and CLTN granted, annual leave waiting, days carried in full.

    Of people who go without cuti bersama every leave: who was away then was not kept at work.
    """
    r, office = LeaveRequest, session.info["office_id"]
    waiting = sa.and_(r.jenis == "TAHUNAN", r.keadaan.in_([s.value for s in OPEN]))
    posted = sa.select(Employee.id).where(Employee.office_id == office, Employee.tanpa_cuti_bersama.is_(True))
    on_duty = sa.select(JointLeaveDuty.employee_id).where(JointLeaveDuty.office_id == office)
    query = sa.select(r.employee_id, r.id, r.jenis, r.mulai, r.sampai, r.keadaan, r.melapor_pada, r.terkait_id).where(
        r.office_id == office,
        sa.or_(
            sa.and_(r.jenis != "TAHUNAN", r.keadaan.in_([s.value for s in GRANTED]),
                    sa.or_(r.employee_id.in_(posted), r.employee_id.in_(on_duty))),
            sa.and_(r.jenis.in_(("BESAR", "CLTN")), r.keadaan.in_([s.value for s in GRANTED])), waiting,
            r.keadaan.in_([s.value for s in _ENDS]),
        ),
    )  # fmt: skip
    owner: dict[uuid.UUID, str] = {}
    for person, i, kind, first, last, state, back, before in session.execute(query):
        owner[i] = person.hex
        held.requests.setdefault(person.hex, []).append(PastRequest(i, kind, first, last, State(state), back, before))
    plans = sa.select(r.employee_id, r.mulai, r.saldo).where(r.office_id == office, waiting)
    for person, first, saldo in session.execute(plans):
        held.frozen.setdefault(person.hex, []).append((first, saldo))
    ended = [one for requests in held.requests.values() for one in requests if one.keadaan in _ENDS]
    for one, days in postponed_days(session, ended).items():
        years = held.postponed.setdefault(owner[one.id], {})
        years[one.mulai.year] = years.get(one.mulai.year, 0) + days


def _uses(
    person: Any, facts: LeaveFacts, rules: LeaveRules, held: _Held, since: dt.date | None, entered: dt.date | None,
    year: int,
) -> dict[int, YearUse]:  # fmt: skip
    return leave_uses.uses_of(
        facts, rules, since=since, entered=entered, openings=held.openings.get(person.id.hex, {}),
        drawn=held.drawn.get(person.id.hex, {}), postponed=held.postponed.get(person.id.hex, {}),
        asked={year, *held.asked.get(person.id.hex, ())},
    )  # fmt: skip


def _row(one: _Person, on: dt.date) -> BalanceRow:
    year, person = on.year, one.row
    uses = leave_uses.hold(one.uses, one.waiting, year)
    pending = one.waiting.get(year, _NOTHING)
    who = (person.id, person.nama_tampil, person.nip, person.unit_id, person.unit_nama, person.status)
    try:
        found = balance.figures(one.facts, one.rules, uses, year, on)
    except Refused as no:
        return BalanceRow(*who, _NOTHING, _NOTHING, pending, None, None, no.problems)
    left = {row: found.left(row) for row in ROWS}
    ahead = balance.before_the_right(one.facts, one.rules, year)  # it comes off the first right to come
    sisa = sum(left.values()) - (0 if ahead else sum(pending.values()))
    first = annual_right.usable_from(one.facts, one.rules, dt.date(year, 12, 31))
    return BalanceRow(*who, found.opened, left, dict(pending), sisa, first)


def _comes_over(one: _Person, on: dt.date) -> int:
    """Days that next year would open with besides its own right, were nothing more taken (leave.md §3.1 rules 2-6)."""
    ahead = on.year + 1
    unused = YearUse(complete=True, rules=one.uses.get(ahead, YearUse()).rules)
    uses = leave_uses.hold({**one.uses, ahead: unused}, one.waiting, ahead)
    opened = balance.figures(one.facts, one.rules, uses, ahead, on).opened
    return opened["N-2"] + opened["N-1"] + opened["TAMBAHAN"]
