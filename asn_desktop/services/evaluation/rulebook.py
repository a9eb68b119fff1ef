"""The choices of evaluation by day: what the office set over what the centre sent over what was shipped."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.rules.evaluation.limits import EvaluationRules
from asn_desktop.services.dated_rules import centre, on_day, own, shipped

TABLE, PREFIX = "aturan_kinerja", "kinerja."


def read(session: Session, on: dt.date) -> EvaluationRules:
    """The choices in force on a day, in two queries; before the first shipped day the first shipped value holds."""
    values: dict[str, Any] = {key: (on_day(rows, on) or rows[0]).nilai for key, rows in shipped(TABLE).items()}
    for layer in (centre(session, TABLE), own(session, PREFIX)):
        values |= {key: found.nilai for key, rows in layer.items() if (found := on_day(rows, on)) is not None}
    return EvaluationRules.from_values(values)


def over(session: Session, key: str) -> Callable[[dt.date], str]:
    """One choice over time: what it reads on any day, in two queries for all of them."""
    layers = [layer.get(key, []) for layer in (own(session, PREFIX), centre(session, TABLE), shipped(TABLE))]

    def value(day: dt.date) -> str:
        found = next((one for one in (on_day(rows, day) for rows in layers) if one is not None), None)
        return (found or layers[-1][0]).nilai

    return value
