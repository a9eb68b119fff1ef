"""An official result of a unit's head beside the achievement recorded for his unit: told, and left to people.

E-PRED-04 stops a result of this office. A result of e-Kinerja is official already, so that the difference is shown and
the row may still be taken. Source: SE MenPANRB 3/2023; evaluation.md §4.2, §14.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Severity
from asn_desktop.rules.evaluation import matrix, periods
from asn_desktop.rules.evaluation.words import Rating
from asn_desktop.services.evaluation import achievements, law
from asn_desktop.store.offices import UnitOfficial

_BY_CODE = {one.code: one for one in Rating}


class Heads:
    """Who holds the head's post of which unit, read once; achievements and the map as they are asked for."""

    def __init__(self, session: Session) -> None:
        u = UnitOfficial
        query = sa.select(u.employee_id, u.unit_id, u.berlaku_mulai, u.berlaku_sampai).where(
            u.office_id == session.info["office_id"], u.peran == "kepala", u.penugasan == "D",
            u.employee_id.is_not(None),
        )  # fmt: skip
        self._terms: defaultdict[Any, list[tuple[uuid.UUID, dt.date, dt.date | None]]] = defaultdict(list)
        for person, *term in session.execute(query):
            self._terms[person].append(tuple(term))  # type: ignore[arg-type]
        self._achieved = cache(lambda year, code: achievements.by_unit(session, year, code))
        self._map = cache(lambda day: law.load(session, day).head_map)

    def warn(self, employee_id: uuid.UUID, values: Mapping[str, Any]) -> list[Problem]:
        """W E-PRED-04 for a row of the record that rates a head otherwise than his unit (SE MenPANRB 3/2023)."""
        year, hasil = values.get("tahun"), _BY_CODE.get(values.get("hasil") or "")
        if year is None or hasil is None or employee_id not in self._terms:
            return []
        last = values.get("sampai") or dt.date(year, 12, 31)
        found = []
        for unit_id, first, until in self._terms[employee_id]:
            if not (first <= last and (until is None or until >= last)):
                continue
            capaian = self._achieved(year, _code(values, last)).get(unit_id)
            if capaian is not None:
                found += matrix.check_head(hasil, capaian, self._map(last))
        return [replace(one, severity=Severity.WARNING) for one in found]


def _code(values: Mapping[str, Any], last: dt.date) -> str:
    if values.get("periode") == "triwulan":
        return periods.QUARTERS[(last.month - 1) // 3]
    return periods.MONTHS[last.month - 1] if values.get("periode") == "bulanan" else periods.AKHIR
