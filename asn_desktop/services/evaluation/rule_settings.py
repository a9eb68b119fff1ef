"""The page of choices of evaluation: each with the value in force, its ground and first day, and its dated changes.

A change is a `Setting` from its day on, never without its ground; results fixed before it keep what they were.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.evaluation.limits import READINGS, EvaluationRules
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import dated_rules
from asn_desktop.services.dated_rules import RuleRow
from asn_desktop.services.evaluation.rulebook import PREFIX, TABLE


def listing(session: Session, *, on: dt.date) -> list[RuleRow]:
    """Every choice, in the order of the table."""
    return dated_rules.rows(session, TABLE, PREFIX, EvaluationRules, READINGS, on)


def get(session: Session, key: str, *, on: dt.date) -> RuleRow:
    """One choice. Refuses `evaluation_rule_unknown`."""
    found = next((row for row in listing(session, on=on) if row.kunci == key), None)
    if found is None:
        raise Refused(Problem("evaluation_rule_unknown", "kunci", {"aturan": key}))
    return found


def change(session: Session, key: str, value: str, *, since: dt.date | None, ground: str, today: dt.date) -> RuleRow:
    """The choice reads `value` from `since` on. Results fixed before keep what they were.

    Refuses `evaluation_rule_unknown`, `evaluation_rule_invalid`, `evaluation_rule_ground`, `evaluation_rule_since`,
    `evaluation_rule_same`.
    """
    require(session.info["actor"], Deed.MANAGE)
    present = get(session, key, on=since or today)
    read = str(getattr(EvaluationRules.from_values({key: value.strip()}), key))
    found = []
    if len(ground.strip()) < 5:
        found.append(Problem("evaluation_rule_ground", "dasar"))
    if since is None:
        found.append(Problem("evaluation_rule_since", "mulai"))
    if read == present.berlaku.nilai and not found:
        found.append(Problem("evaluation_rule_same", "nilai", {"nilai": read}))
    if found or since is None:
        raise Refused(found)
    dated_rules.put(session, PREFIX + key, read, since, ground.strip())
    return get(session, key, on=max(since, today))
