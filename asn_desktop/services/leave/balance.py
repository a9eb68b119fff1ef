"""The leave balance of one person, computed on read from openings, the ledger and the rules in force.

Nothing is cached and no job runs: the same day and records give the same lines (leave.md §3, design §2).
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import workdays
from asn_desktop.rules.explain import Line, total
from asn_desktop.rules.leave import annual_right, balance
from asn_desktop.rules.leave import ledger as leave_ledger
from asn_desktop.rules.leave.annual_right import LeaveFacts, LeaveRules
from asn_desktop.rules.leave.balance import ROWS, YearBalance, YearUse
from asn_desktop.rules.leave.flow import OPEN, Choice, Event, State
from asn_desktop.rules.workdays import Calendar
from asn_desktop.services import holidays, roster
from asn_desktop.services.leave import rulebook
from asn_desktop.services.leave import uses as leave_uses
from asn_desktop.services.leave.rulebook import KEPT_SINCE
from asn_desktop.services.leave.uses import PastRequest
from asn_desktop.store.attendance import JointLeaveDuty
from asn_desktop.store.employees import Employee
from asn_desktop.store.journal_lines import JournalRow
from asn_desktop.store.leave import LeaveCharge, LeaveOpening, LeaveRequest, LeaveStep
from asn_desktop.store.offices import Setting, Unit
from asn_desktop.store.standing import Cltn

_UNPAID = ("1", "5")  # jenis of cltn.csv: the leave and its extension; other rows are study and duties elsewhere

# Statements that every request asks are built once: building one takes four times as long as asking it.
_OFFICE: sa.BindParameter[Any] = sa.bindparam("office")
_PERSON: sa.BindParameter[Any] = sa.bindparam("person")
_SINCE = sa.select(Setting.nilai).where(
    Setting.office_id == _OFFICE, Setting.kunci == KEPT_SINCE
).order_by(Setting.berlaku_mulai).limit(1)  # fmt: skip
_REQUESTS = sa.select(
    LeaveRequest.id, LeaveRequest.jenis, LeaveRequest.mulai, LeaveRequest.sampai, LeaveRequest.keadaan,
    LeaveRequest.melapor_pada, LeaveRequest.terkait_id,
).where(LeaveRequest.office_id == _OFFICE, LeaveRequest.employee_id == _PERSON)
_OPENINGS = sa.select(LeaveOpening.tahun, LeaveOpening.terpakai, LeaveOpening.ditangguhkan).where(
    LeaveOpening.office_id == _OFFICE, LeaveOpening.employee_id == _PERSON
)
_LEDGER = sa.select(LeaveCharge.tahun, LeaveCharge.baris, sa.func.sum(LeaveCharge.hari)).where(
    LeaveCharge.office_id == _OFFICE, LeaveCharge.employee_id == _PERSON
).group_by(LeaveCharge.tahun, LeaveCharge.baris)  # fmt: skip
_AWAY = sa.select(Cltn.employee_id, Cltn.mulai, Cltn.sampai, Cltn.aktif_kembali).where(
    Cltn.office_id == _OFFICE, Cltn.jenis.in_(_UNPAID), Cltn.dibatalkan.is_(None)
)
_DUTY = sa.select(JointLeaveDuty.employee_id, JointLeaveDuty.tanggal).where(
    JointLeaveDuty.office_id == _OFFICE, JointLeaveDuty.dibatalkan.is_(None)
)
_PEOPLE: sa.BindParameter[Any] = sa.bindparam("people", expanding=True)
_AWAY_OF = _AWAY.where(Cltn.employee_id.in_(_PEOPLE))
_DUTY_OF = _DUTY.where(JointLeaveDuty.employee_id.in_(_PEOPLE))


@dataclass(frozen=True)
class BalanceCard:
    """What one person may still take in `year`: the rows, and the lines that sum to `sisa`."""

    employee_id: uuid.UUID
    year: int
    opened: Mapping[str, int]
    left: Mapping[str, int]  # before what waits for a decision
    pending: Mapping[str, int]
    lines: tuple[Line, ...]
    sisa: int  # what may be asked today: the sum of the lines
    usable_from: dt.date


@dataclass(frozen=True)
class Ground:
    """Everything one computation used: frozen with a request so that it can be replayed."""

    facts: LeaveFacts
    rules: LeaveRules
    uses: Mapping[int, YearUse]
    pending: Mapping[str, int]
    workweek: str
    no_joint_leave: bool
    calendar: Calendar
    done: dict[tuple[int, dt.date], YearBalance] = field(default_factory=dict, compare=False)  # years worked out
    roster: Mapping[dt.date, bool] | None = None  # turns of the year, where the unit works by shifts

    def working_days(self, first: dt.date, last: dt.date) -> list[dt.date]:
        """The days in [first..last] that cost balance. Refuses `end_before_start` and `calendar_missing`."""
        return workdays.working_days(
            self.calendar, self.workweek, first, last, no_joint_leave=self.no_joint_leave, roster=self.roster
        )


def rules_on(session: Session, on: dt.date) -> LeaveRules:
    """The limits in force on a day: the office's own settings over the centre's rows over what was shipped."""
    return rulebook.read(session).on(on)


def kept_since(session: Session) -> dt.date | None:
    """The day since which every leave of this office goes through the program; None before the first opening."""
    value = session.scalar(_SINCE, {"office": session.info["office_id"]})
    return None if value is None else dt.date.fromisoformat(value["v"])


def entry_days(session: Session, people: Sequence[uuid.UUID]) -> dict[uuid.UUID, dt.date]:
    """The day each of these people came into the program, as the journal has it (UTC)."""
    found: dict[uuid.UUID, dt.date] = {}
    for at in range(0, len(people), 500):
        query = sa.select(JournalRow.baris_id, sa.func.min(JournalRow.pada)).where(
            JournalRow.baris_id.in_(people[at : at + 500]), JournalRow.tabel == Employee.__tablename__
        ).group_by(JournalRow.baris_id)  # fmt: skip
        found.update({person: moment.date() for person, moment in session.execute(query)})
    return found


def ground(
    session: Session, employee_id: uuid.UUID, *, year: int, today: dt.date, without: uuid.UUID | None = None
) -> Ground:
    """All that the balance and a count need, in about ten small queries. `without` leaves one request out.

    Refuses `EMPLOYEE_UNKNOWN` and `works_since_missing`.
    """
    person = session.get(Employee, (session.info["office_id"], employee_id))
    if person is None or person.dibatalkan:
        raise Refused(Problem("EMPLOYEE_UNKNOWN", "employee_id", {"id": str(employee_id)}))
    book = rulebook.read(session)
    rules = book.on(today)
    requests = _requests(session, employee_id, without)
    facts = leave_uses.facts_of(person, rules, requests, away_periods(session, [employee_id]).get(employee_id, ()))
    waiting = _pending(session, requests)
    turns = roster.duty(session, [employee_id], dt.date(year, 1, 1), dt.date(year, 12, 31)).get(employee_id)
    known = _uses(session, employee_id, facts, rules, requests, without, year)
    uses = leave_uses.hold(leave_uses.dated(known, book.by_year(known, today)), waiting, year)
    duty = duty_days(session, [employee_id]).get(employee_id, frozenset())
    special = person.tanpa_cuti_bersama or bool(duty)
    calendar = holidays.calendar(session, range(min([year - 1, *uses]) if special else year - 1, year + 2))
    if special:
        never = person.tanpa_cuti_bersama
        facts = replace(facts, not_given=leave_uses.not_given(calendar, duty, facts, rules, requests, never=never))
    pending = waiting.get(year, dict.fromkeys(ROWS, 0))
    return Ground(
        facts, rules, uses, pending, workweek(session, person.unit_id), person.tanpa_cuti_bersama,
        workdays.bridged(leave_uses.own_calendar(calendar, duty), rules.sabtu_antara), roster=turns,
    )  # fmt: skip


def card(
    session: Session, employee_id: uuid.UUID, *, year: int, today: dt.date, without: uuid.UUID | None = None
) -> BalanceCard:
    """The balance of `year` as of `today`. Refuses `opening_balance_missing` naming the years nobody has told."""
    used = ground(session, employee_id, year=year, today=today, without=without)
    return card_of(used, employee_id, year, today)


def card_of(used: Ground, employee_id: uuid.UUID, year: int, today: dt.date) -> BalanceCard:
    """The card from what was already read."""
    found = year_of(used, year, today)
    ahead = balance.before_the_right(used.facts, used.rules, year)
    lines = balance.with_pending(found, used.pending, advance=ahead)
    return BalanceCard(
        employee_id, year, dict(found.opened), found.left, dict(used.pending), lines,
        total(lines), annual_right.usable_from(used.facts, used.rules, dt.date(year, 12, 31)),
    )  # fmt: skip


def year_of(used: Ground, year: int, today: dt.date) -> YearBalance:
    """The rule's own answer for one year, worked out once per ground."""
    if (year, today) not in used.done:
        used.done[year, today] = balance.balance(used.facts, used.rules, used.uses, year, today)
    return used.done[year, today]


def workweek(session: Session, unit_id: uuid.UUID | None) -> str:
    """The working week of a unit, inherited from above; Monday to Friday when nobody says (Perpres 21/2023)."""
    seen: set[uuid.UUID] = set()
    while unit_id is not None and unit_id not in seen:
        seen.add(unit_id)
        unit = session.get(Unit, (session.info["office_id"], unit_id))
        if unit is None:
            break
        if unit.hari_kerja:
            return unit.hari_kerja
        unit_id = unit.parent_id
    return "12345"


def _requests(session: Session, employee_id: uuid.UUID, without: uuid.UUID | None) -> list[PastRequest]:
    rows = session.execute(_REQUESTS, {"office": session.info["office_id"], "person": employee_id}).all()
    return [PastRequest(i, j, m, s, State(k), back, old) for i, j, m, s, k, back, old in rows if i != without]


def _uses(
    session: Session, employee_id: uuid.UUID, facts: LeaveFacts, rules: LeaveRules, requests: list[PastRequest],
    without: uuid.UUID | None, year: int,
) -> dict[int, YearUse]:  # fmt: skip
    mine = {"office": session.info["office_id"], "person": employee_id}
    openings = {told: (used, postponed) for told, used, postponed in session.execute(_OPENINGS, mine)}
    drawn: defaultdict[int, dict[str, int]] = defaultdict(dict)
    ledger = _LEDGER if without is None else _LEDGER.where(LeaveCharge.request_id != without)
    for when, row, days in session.execute(ledger, mine):
        drawn[when][row] = int(days)
    since = kept_since(session)
    postponed: defaultdict[int, int] = defaultdict(int)
    for one, held in postponed_days(session, requests).items():
        postponed[one.mulai.year] += held
    entered = entry_days(session, [employee_id]) if leave_ledger.may_be_new(facts, rules, since) else {}
    return leave_uses.uses_of(
        facts, rules, since=since, entered=entered.get(employee_id), openings=openings, drawn=drawn,
        postponed=postponed, asked={year, *(r.mulai.year for r in requests)},
    )  # fmt: skip


def postponed_days(session: Session, requests: Sequence[PastRequest]) -> dict[PastRequest, int]:
    """Days carried in full, by request: postponed by the official, or given back too late in the year to be used."""
    ends = (State.DITANGGUHKAN, State.DIPANGGIL, State.DIBATALKAN)
    ended = {r.id: r for r in requests if r.keadaan in ends}
    found: defaultdict[PastRequest, int] = defaultdict(int)
    for at in range(0, len(ended), 500):
        steps = sa.select(LeaveStep.request_id, sa.func.sum(LeaveStep.hari)).where(
            LeaveStep.office_id == session.info["office_id"], LeaveStep.request_id.in_(list(ended)[at : at + 500]),
            sa.or_(
                sa.and_(LeaveStep.peristiwa == Event.KEPUTUSAN.value, LeaveStep.pilihan == Choice.DITANGGUHKAN.value),
                LeaveStep.peristiwa.in_((Event.PANGGIL.value, Event.BATAL.value)),
            ),
        ).group_by(LeaveStep.request_id)  # fmt: skip
        for request_id, days in session.execute(steps):
            found[ended[request_id]] += int(days or 0)
    return dict(found)


def _pending(session: Session, requests: list[PastRequest]) -> dict[int, dict[str, int]]:
    """Days that wait for a decision, by year and row, as they were frozen when they were asked."""
    waiting = [r.id for r in requests if r.keadaan in OPEN and r.jenis == "TAHUNAN"]
    if not waiting:
        return {}
    query = sa.select(LeaveRequest.mulai, LeaveRequest.saldo).where(
        LeaveRequest.office_id == session.info["office_id"], LeaveRequest.id.in_(waiting)
    )
    return leave_uses.plans((first, saldo) for first, saldo in session.execute(query))


def away_periods(
    session: Session, people: Sequence[uuid.UUID] | None = None
) -> dict[uuid.UUID, list[tuple[dt.date, dt.date]]]:
    """First and last day of each CLTN and extension of the histories, by person; without a known end it goes on."""
    found: defaultdict[uuid.UUID, list[tuple[dt.date, dt.date]]] = defaultdict(list)
    for person, first, last, back in session.execute(*_asked(session, _AWAY, _AWAY_OF, people)):
        end = back - dt.timedelta(days=1) if back else last or dt.date.max
        if end >= first:
            found[person].append((first, end))
    return dict(found)


def duty_days(session: Session, people: Sequence[uuid.UUID] | None = None) -> dict[uuid.UUID, frozenset[dt.date]]:
    """Days of cuti bersama decided as duty, by person; of everybody when no people are named."""
    found: defaultdict[uuid.UUID, set[dt.date]] = defaultdict(set)
    for person, day in session.execute(*_asked(session, _DUTY, _DUTY_OF, people)):
        found[person].add(day)
    return {person: frozenset(days) for person, days in found.items()}


def _asked(
    session: Session, everybody: Any, some: Any, people: Sequence[uuid.UUID] | None
) -> tuple[Any, dict[str, Any]]:
    """The statement for everybody or for some people, with its values."""
    office = {"office": session.info["office_id"]}
    return (everybody, office) if people is None else (some, office | {"people": list(people)})
