"""The last day of service by age, for a leave that comes near it: nobody is on leave on a day of pension.

Source: UU 20/2023 art. 55, PP 11/2017 art. 239-240 (age limit and first day of pension); leave.md §7.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from sqlalchemy.orm import Session

from asn_desktop.rules import retirement
from asn_desktop.rules.leave.annual_right import LeaveFacts
from asn_desktop.services import career_law, dossiers
from asn_desktop.store.employees import Employee

_LOWEST = 58  # no post retires earlier, unless the office set the age by hand


def bounded(session: Session, person: Employee, facts: LeaveFacts, until: dt.date, today: dt.date) -> LeaveFacts:
    """The facts with the day before the pension as the last of service, where `until` may lie beyond it.

    Two queries more for the few who are old enough. A record that says the pension has begun while the person still
    serves is a finding of the survey, not of a leave: it bounds nothing here.
    """
    lowest = person.bup_tetapan or _LOWEST
    if facts.service_end is not None or until.year < person.tanggal_lahir.year + lowest:
        return facts
    limit = retirement.bup(dossiers.load_one(session, person.id, today), career_law.bup_tables(session, today))
    pension = retirement.tmt_pensiun(person.tanggal_lahir, limit)
    return facts if pension <= today else replace(facts, service_end=pension - dt.timedelta(days=1))
