"""How many people are held up by what, counted in the store: what the overview says of everybody, without asking it.

Source: evaluation.md §3.4 (SKP, feedback of the appraiser, ratings, result), §4.4 (who lacks nothing).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from asn_desktop.rules.evaluation import periods
from asn_desktop.rules.evaluation.words import Giver
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services.evaluation import appraiser_word, rows
from asn_desktop.store.employees import Employee, EmployeeSummary
from asn_desktop.store.evaluation import Evaluation
from asn_desktop.store.goals import Skp
from asn_desktop.store.progress import Feedback

READY = ("ditetapkan", "ditutup")


def counts(session: Session, tahun: int, periode: str) -> Mapping[str, int]:
    """People by the first code that stands before their fixed result, as `overviews.overview` names it; one query.

    Codes: `halangan_skp`, `halangan_skp_draf`, `halangan_umpan_balik`, `halangan_nilai`, `halangan_tetap`.
    """
    require(session.info["actor"], Deed.READ)
    person, employee = EmployeeSummary, Employee
    goal, result = aliased(Skp), aliased(Evaluation)
    first = _first(goal, result, periode)
    query = (
        sa.select(first, sa.func.count())
        .select_from(person)
        .join(employee, sa.and_(employee.office_id == person.office_id, employee.id == person.employee_id))
        .outerjoin(goal, sa.and_(goal.office_id == person.office_id, goal.id == _goal(person, tahun, periode)))
        .outerjoin(result, sa.and_(result.office_id == person.office_id, result.id == _result(person, tahun, periode)))
        .where(person.office_id == session.info["office_id"], person.aktif.is_(True), first.is_not(None),
               sa.or_(goal.id.is_not(None), result.id.is_not(None), _in_service(tahun, periode)))
        .group_by(first)
    )  # fmt: skip
    return {str(code): int(number) for code, number in session.execute(query)}


def _first(goal: Any, result: Any, periode: str) -> sa.ColumnElement[str | None]:
    here = goal.id.is_not(None)
    elsewhere = sa.and_(result.id.is_not(None), result.skp_id.is_(None))
    return sa.case(
        (sa.not_(sa.or_(here, elsewhere)), "halangan_skp"),
        (sa.and_(here, goal.keadaan.not_in(READY)), "halangan_skp_draf"),
        (sa.and_(here, sa.not_(_spoken(goal, periode))), "halangan_umpan_balik"),
        (result.id.is_(None), "halangan_nilai"),
        (result.keadaan != rows.FIXED, "halangan_tetap"),
        else_=None,
    )


def _in_service(tahun: int, periode: str) -> sa.ColumnElement[bool]:
    """In service on the last day of the period; nobody for a part of a year that ended."""
    if periode == periods.CLOSED:
        return sa.false()
    begun = sa.func.coalesce(Employee.tanggal_spmt, Employee.tmt_cpns, Employee.kontrak_mulai)
    return sa.and_(Employee.kedudukan == "01", sa.or_(begun.is_(None), begun <= periods.span(tahun, periode)[1]))


def _goal(person: Any, tahun: int, periode: str) -> Any:
    """The SKP that stands for a person in the period: the latest that touches it."""
    s, closed = aliased(Skp), periode == periods.CLOSED
    first, last = (dt.date(tahun, 1, 1), dt.date(tahun, 12, 31)) if closed else periods.span(tahun, periode)
    states = s.keadaan == "ditutup" if closed else s.keadaan != "batal"
    query = sa.select(s.id).where(
        s.office_id == person.office_id, s.employee_id == person.employee_id, s.tahun == tahun, s.mulai <= last,
        s.sampai >= first, states,
    )  # fmt: skip
    return query.order_by(s.mulai.desc(), s.sampai.desc()).limit(1).correlate(person).scalar_subquery()


def _result(person: Any, tahun: int, periode: str) -> Any:
    e = aliased(Evaluation)
    query = sa.select(e.id).where(
        e.office_id == person.office_id, e.employee_id == person.employee_id, e.tahun == tahun, e.periode == periode,
        e.keadaan.in_(rows.LIVE),
    )  # fmt: skip
    return query.order_by(e.sampai.desc()).limit(1).correlate(person).scalar_subquery()


def _spoken(goal: Any, periode: str) -> sa.ColumnElement[bool]:
    """Whether the appraiser gave feedback that serves the period."""
    f, codes = Feedback, appraiser_word.accepted(periode)
    return sa.exists().where(
        f.office_id == goal.office_id, f.skp_id == goal.id, f.peran == Giver.PIMPINAN.value,
        f.dibatalkan.is_(None), *([f.periode.in_(codes)] if codes else []),
    ).correlate(goal)  # fmt: skip
