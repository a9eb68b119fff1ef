"""The page of leave rules: every limit and reading with the value in force, its ground and first day; dated changes.

Source: leave.md §8 (points where an officer may disagree). A change is a `Setting` from its day on, never without its
legal ground; decisions keep the rules they were made by (`frozen`), so that no old number moves.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.leave.limits import READINGS, LeaveRules
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import dated_rules
from asn_desktop.services.dated_rules import RuleRow
from asn_desktop.services.leave.rulebook import TABLE

PREFIX = "cuti."


def listing(session: Session, *, on: dt.date) -> list[RuleRow]:
    """Every setting of §8 and every limit, in the order of the regulation."""
    return dated_rules.rows(session, TABLE, PREFIX, LeaveRules, READINGS, on)


def get(session: Session, key: str, *, on: dt.date) -> RuleRow:
    """One setting. Refuses `leave_rule_unknown`."""
    found = next((row for row in listing(session, on=on) if row.kunci == key), None)
    if found is None:
        raise Refused(Problem("leave_rule_unknown", "kunci", {"aturan": key}))
    return found


def change(session: Session, key: str, value: str, *, since: dt.date | None, ground: str, today: dt.date) -> RuleRow:
    """The setting reads `value` from `since` on. What was decided before keeps its own rules.

    Refuses `leave_rule_unknown`, `leave_rule_invalid`, `leave_rule_ground`, `leave_rule_since`, `leave_rule_same`.
    """
    require(session.info["actor"], Deed.MANAGE)
    present = get(session, key, on=since or today)
    read = getattr(LeaveRules.from_values({key: value.strip()}), key)
    found = []
    if len(ground.strip()) < 5:
        found.append(Problem("leave_rule_ground", "dasar"))
    if since is None:
        found.append(Problem("leave_rule_since", "mulai"))
    if str(read) == present.berlaku.nilai and not found:
        found.append(Problem("leave_rule_same", "nilai", {"nilai": str(read)}))
    if found or since is None:
        raise Refused(found)
    dated_rules.put(session, PREFIX + key, read, since, ground.strip())
    return get(session, key, on=max(since, today))
