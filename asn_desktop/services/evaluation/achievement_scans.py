"""The signed document of a unit's achievement, kept as a blob beside its row and shown again."""

from __future__ import annotations

import uuid
from dataclasses import replace

from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import document_files
from asn_desktop.services.evaluation import achievements
from asn_desktop.services.evaluation.achievements import AchievementAsk, AchievementRow
from asn_desktop.store.evaluation import UnitAchievement


def record(session: Session, ask: AchievementAsk, scan: bytes | None) -> AchievementRow:
    """Record an achievement with its scan. Refuses as `achievements.record` and `document_files.as_pdf`."""
    if scan is None:
        return achievements.record(session, ask)
    require(session.info["actor"], Deed.ENTER)
    pdf, _pages = document_files.as_pdf(scan)
    return achievements.record(session, replace(ask, berkas=session.info["blobs"].put(pdf)))


def data(session: Session, achievement_id: uuid.UUID) -> bytes:
    """The scan as PDF. Refuses `achievement_unknown_row` where there is none."""
    require(session.info["actor"], Deed.READ)
    row = session.get(UnitAchievement, (session.info["office_id"], achievement_id))
    if row is None or row.berkas is None:
        raise Refused(Problem("achievement_unknown_row", "id"))
    found: bytes = session.info["blobs"].get(row.berkas)
    return found
