"""The dated limits of a career (aturan_karier): shown as they hold, and set by an office that has its own.

An own limit is a setting `karier.<rule_id>` with its ground and first day; earlier days keep what held then.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import fields

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.career_limits import PERIODS, CareerLimits
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import career_law
from asn_desktop.store.offices import Setting

NAME = career_law.RULES
_KINDS = {f.name: type(getattr(CareerLimits, f.name)) for f in fields(CareerLimits) if f.name not in (PERIODS, "dasar")}


def rows(session: Session, on: dt.date) -> list[Mapping[str, str]]:
    """The limits in force on a day, one a rule, with legal basis; the calendar of promotions with its former rows."""
    require(session.info["actor"], Deed.READ)
    day, found, periods = on.isoformat(), {}, []
    for row in career_law.limit_rows(session):
        if row["valid_from"] > day:
            continue
        if row["rule_id"] == PERIODS:
            periods.append(row)
        elif day <= (row["valid_to"] or "9999"):
            found[row["rule_id"]] = row
    return [*periods, *found.values()]


def set_limit(session: Session, name: str, value: str, *, dasar: str, berlaku_mulai: dt.date) -> None:
    """Keep an own value of one limit from a day on, with its ground; the same day again replaces it.

    Refuses career_rule_unknown, career_rule_value, salary_basis_missing, role_not_allowed.
    """
    require(session.info["actor"], Deed.MANAGE)
    if not dasar.strip():
        raise Refused(Problem("salary_basis_missing", "dasar"))
    kept = _value(name, value.strip())
    mine = session.scalar(
        sa.select(Setting).where(
            Setting.office_id == session.info["office_id"], Setting.kunci == career_law.SETTING + name,
            Setting.berlaku_mulai == berlaku_mulai,
        )
    )  # fmt: skip
    if mine is None:
        mine = Setting(kunci=career_law.SETTING + name, nilai={}, berlaku_mulai=berlaku_mulai)
        session.add(mine)
    mine.nilai, mine.dasar = {"v": kept}, dasar.strip()
    session.flush()


def _value(name: str, text: str) -> int | str:
    """The value in the kind of the shipped one: a whole number, ya or tidak, or days such as 90,60,30."""
    if name not in _KINDS:
        raise Refused(Problem("career_rule_unknown", "aturan", {"aturan": name}))
    shipped = getattr(CareerLimits, name)
    if _KINDS[name] is int:
        fits = text.isdigit() and int(text) <= 999
    elif shipped in ("ya", "tidak"):
        fits = text in ("ya", "tidak")
    else:
        fits = all(part.strip().isdigit() for part in text.split(","))
    if not fits:
        raise Refused(Problem("career_rule_value", "nilai", {"aturan": name, "raw": text, "contoh": str(shipped)}))
    return int(text) if _KINDS[name] is int else text
