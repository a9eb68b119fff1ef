"""Who signs the salary step letters of many people, asked once for all units that share an official.

Source: PP 7/1977 art. 13 (the head of office on behalf of the competent official), UU 30/2014 art. 14 (Plt, Plh).
"""

from __future__ import annotations

import datetime as dt
import uuid

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.services import officials
from asn_desktop.services.officials import Official
from asn_desktop.store.offices import Unit, UnitOfficial


class Signers:
    """The deciding official of each unit, asked once for all units that share one."""

    def __init__(self, session: Session, today: dt.date) -> None:
        self.session, self.today = session, today
        office = session.info["office_id"]
        self.parents = dict(session.execute(sa.select(Unit.id, Unit.parent_id).where(Unit.office_id == office)).all())
        self.deciding = frozenset(
            session.scalars(
                sa.select(UnitOfficial.unit_id).where(
                    UnitOfficial.office_id == office, UnitOfficial.peran == "pyb", UnitOfficial.berlaku_mulai <= today,
                    sa.or_(UnitOfficial.berlaku_sampai.is_(None), UnitOfficial.berlaku_sampai >= today),
                )
            )
        )  # fmt: skip
        self.known: dict[uuid.UUID, Official | None] = {}

    def of(self, unit_id: uuid.UUID) -> Official | None:
        """As `officials.deciding_official` for the nearest unit above that has one of its own, else for the root."""
        at, seen = unit_id, {unit_id}
        while at not in self.deciding and (above := self.parents.get(at)) is not None and above not in seen:
            at = above
            seen.add(at)
        if at not in self.known:
            self.known[at] = officials.deciding_official(self.session, at, self.today)
        return self.known[at]
