"""What else lies on the days of a leave: a surat tugas, an izin. Named to the clerk, who takes back one of the two.

Neither is entered over a leave (`duty_orders`, `izin`), so leave that is planned is not entered over them either; what
befalls somebody (illness, birth, an important reason) and what a paper granted before is only told. Source: Permendagri
1/2023 (an order stands until it is taken back), PP 94/2021 art. 4 letter f.
"""

from __future__ import annotations

import uuid

from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Severity
from asn_desktop.rules.leave import kinds
from asn_desktop.rules.leave.wish import Kind, Wish
from asn_desktop.services import day_sources

_PLANNED = frozenset({Kind.TAHUNAN, Kind.BESAR, Kind.CLTN})


def met(session: Session, employee_id: uuid.UUID, wish: Wish) -> list[Problem]:
    """`leave_overlaps_duty`, `leave_overlaps_izin`: refused for planned leave, told for what befalls."""
    days = kinds.held(wish)
    if days.last < days.first:
        return []
    weight = Severity.ERROR if wish.kind in _PLANNED and not wish.late else Severity.WARNING
    who = [employee_id]
    found = [
        Problem("leave_overlaps_duty", "mulai", {"tujuan": o.what.place, "mulai": o.first, "sampai": o.last}, weight)
        for o in day_sources.duties(session, who, days.first, days.last)
    ]
    for one in day_sources.permits(session, who, days.first, days.last):
        values = {"izin": one.what.kind.name, "mulai": one.first, "sampai": one.last}
        found.append(Problem("leave_overlaps_izin", "mulai", values, weight))
    return found
