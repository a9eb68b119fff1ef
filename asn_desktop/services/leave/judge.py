"""One judgement for every deed on a leave: what was known, what the law says, what the balance bears.

Asked when a leave is typed, again when it is decided or changed, and when it was granted on paper before. Source:
leave.md §2-3, §7 (PP 11/2017 art. 309-341, Peraturan BKN 24/2017 jo. 7/2021, PP 49/2018 art. 76-93).
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused, Severity
from asn_desktop.rules import workdays
from asn_desktop.rules.leave import law
from asn_desktop.rules.leave.annual_right import Span
from asn_desktop.rules.leave.flow import GRANTED, State
from asn_desktop.rules.leave.form import EARLIEST, FURTHEST
from asn_desktop.rules.leave.kinds import BESAR_EXEMPT, RECALLABLE
from asn_desktop.rules.leave.postpone import check_until
from asn_desktop.rules.leave.wish import Kind, Past, Verdict, Wish
from asn_desktop.services import holidays
from asn_desktop.services.leave import balance, checks, duties, retirement
from asn_desktop.services.leave import past as leave_past
from asn_desktop.services.leave.balance import Ground
from asn_desktop.services.leave.beside import Beside
from asn_desktop.services.leave.past import Earlier
from asn_desktop.store.employees import Employee

_UNCOUNTED = ("end_before_start", "year_split_required", "calendar_missing", "date_out_of_reach")
_BIRTHS = ("kelahiran_4",)


@dataclass(frozen=True)
class Judged:
    """The answer with everything it rests on. `split` is the charge of annual leave by row, empty for other kinds."""

    wish: Wish  # as judged: the delivery it is and the CLTN it prolongs are filled in
    used: Ground
    past: Past
    taken: Mapping[str, Mapping[str, Any]]  # section V of form 1.b, kinds 2 to 6
    verdict: Verdict
    split: Mapping[str, int]
    person: Employee  # held here, so that who asks for it later in the deed finds it in the session

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What refuses it."""
        return self.verdict.problems


def judge(
    session: Session, employee_id: uuid.UUID, wish: Wish, *, today: dt.date, without: uuid.UUID | None = None,
    linked: uuid.UUID | None = None, beside: Beside | None = None,
) -> Judged:  # fmt: skip
    """Weigh a wish on the records of today; `without` leaves the request itself out, `linked` is the one it takes up.

    `beside`: leaves that are entered with it and are not written yet. Refusals stand in `problems`. Refuses
    `EMPLOYEE_UNKNOWN` itself.
    """
    year = min(max(wish.first.year, EARLIEST), FURTHEST)
    person = session.get(Employee, (session.info["office_id"], employee_id))
    used = balance.ground(session, employee_id, year=year, today=today, without=without)
    assert person is not None  # refused by the ground
    rows = leave_past.earlier(session, employee_id, without)
    if beside is not None:
        used, rows = beside.on(used), [*rows, *beside.rows]
    if wish.late and wish.kind is Kind.CLTN:  # the history may tell of this very leave
        used = replace(used, facts=replace(used.facts, cltn=tuple(s for s in used.facts.cltn if s[0] != wish.first)))
    weak: list[Problem] = []
    if wish.kind is not Kind.TAHUNAN and year == wish.first.year:
        used = _wide(session, used, wish)
    own = _own_used(used, wish, today, weak)
    old = next((row for row in rows if row.id == linked), None)
    problems = [] if linked is None else check_linked(old, wish, used)
    if old is not None and not problems:
        wish, rows = _taking_up(wish, old, rows)
    used = replace(used, facts=retirement.bounded(session, person, used.facts, wish.last, today))
    past = leave_past.past(session, person, used.facts, wish, rows, own)
    if wish.birth_order is None and (wish.kind is Kind.MELAHIRKAN or wish.reason_code in _BIRTHS):
        wish = replace(wish, birth_order=past.deliveries + 1)
    verdict = law.judge(
        wish, used.facts, past, used.calendar, used.workweek, used.rules, today=today,
        no_joint_leave=used.no_joint_leave, roster=used.roster,
    )  # fmt: skip
    split, charged = _charged(used, wish, verdict, today)
    weak += duties.met(session, employee_id, wish)
    problems += _rest_of(wish, old, problems, rows)
    against = [*verdict.problems, *problems, *charged, *(p for p in weak if p.blocks)]
    told = (*verdict.warnings, *(p for p in weak if not p.blocks))
    found = replace(verdict, problems=_once(against), warnings=told)
    return Judged(wish, used, past, leave_past.taken(rows, wish.first.year), found, split, person)


def check_linked(old: Earlier | None, wish: Wish, used: Ground) -> list[Problem]:
    """Whether a request may take up another: postponed within its year, recalled, a CLTN to prolong."""
    if old is None or old.jenis != wish.kind.value:
        return [Problem("postponed_request_wrong", "terkait_id")]
    if old.keadaan is State.DITANGGUHKAN:
        return check_until(wish.kind, old.mulai, wish.first, used.rules)
    if wish.kind in RECALLABLE and old.keadaan is State.DIPANGGIL:
        return []
    if wish.kind is Kind.CLTN and old.keadaan in GRANTED:
        return []
    return [Problem("postponed_request_wrong", "terkait_id")]


def _taking_up(wish: Wish, old: Earlier, rows: list[Earlier]) -> tuple[Wish, list[Earlier]]:
    """The wish and the past as they stand once it is known what the wish goes on with."""
    if wish.kind is Kind.CLTN and old.keadaan is not State.DITANGGUHKAN:
        return replace(wish, extends=Span(old.mulai, old.sampai)), rows
    if wish.kind is Kind.BESAR and old.keadaan is State.DIPANGGIL:
        goes_on = replace(wish, rest=old.span.last >= old.span.first)
        return goes_on, [row for row in rows if row.id != old.id]  # its rest is a right still (PP 11/2017 art. 338)
    return wish, rows


def _rest_of(wish: Wish, old: Earlier | None, linked: list[Problem], rows: list[Earlier]) -> list[Problem]:
    """What was recalled leaves its unserved days, no more (PP 11/2017 art. 338); annual days are back in their rows.

    Days of it that another request took up are gone.
    """
    if wish.kind is Kind.TAHUNAN or old is None or linked:
        return []
    if old.keadaan is not State.DIPANGGIL or old.melapor_pada is None:
        return []
    taken = sum((row.span.last - row.span.first).days + 1 for row in rows if row.holds and row.terkait_id == old.id)
    left = max(0, (old.sampai - old.melapor_pada).days + 1 - taken)
    if (wish.last - wish.first).days + 1 <= left:
        return []
    return [Problem("exceeds_max_duration", "sampai", {"maks": left, "satuan": "hari", "sisa": left})]


def _wide(session: Session, used: Ground, wish: Wish) -> Ground:
    """The calendar over every year the leave touches: a cuti besar or CLTN runs on into later years."""
    last = max(wish.first.year + 1, min(wish.last.year, wish.first.year + 5))
    if last <= wish.first.year + 1:
        return used
    more = holidays.calendar(session, range(wish.first.year + 2, last + 1))
    joined = replace(
        used.calendar, libur={**used.calendar.libur, **more.libur}, bersama={**used.calendar.bersama, **more.bersama},
        years=used.calendar.years | more.years, ids={**(used.calendar.ids or {}), **(more.ids or {})},
    )  # fmt: skip
    return replace(used, calendar=workdays.bridged(joined, used.rules.sabtu_antara))


def _own_used(used: Ground, wish: Wish, today: dt.date, weak: list[Problem]) -> int:
    """Own annual days of the year a cuti besar begins in; when nobody told the openings, what the program drew."""
    if wish.kind is not Kind.BESAR:
        return 0
    year = wish.first.year
    try:
        return balance.year_of(used, year, today).drawn["N"] + used.pending.get("N", 0)
    except Refused as no:
        if wish.reason_code not in BESAR_EXEMPT[1:]:
            weak += [Problem(p.code, p.field, p.values, Severity.WARNING) for p in no.problems]
        use = used.uses.get(year)
        return max(0, use.charges.get("N", 0)) if use is not None else 0


def _charged(used: Ground, wish: Wish, verdict: Verdict, today: dt.date) -> tuple[Mapping[str, int], list[Problem]]:
    """The rows an annual leave is drawn from, or why the balance does not bear it."""
    if wish.kind is not Kind.TAHUNAN or any(p.code in _UNCOUNTED for p in verdict.problems):
        return {}, []
    try:
        return checks.count(wish, used, verdict.days, today), []
    except Refused as no:
        return {}, list(no.problems)


def _once(problems: list[Problem]) -> tuple[Problem, ...]:
    """Each finding once: law and balance both see, for example, that no working day is there."""
    found: list[Problem] = []
    for problem in problems:
        if all((p.code, p.field) != (problem.code, problem.field) for p in found):
            found.append(problem)
    return tuple(found)
