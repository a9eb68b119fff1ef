"""Achievement of units: recorded as the leader above fixed it, by document; never computed (SE MenPANRB 3/2023)."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.evaluation import matrix, periods
from asn_desktop.rules.evaluation.words import Capaian
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import units
from asn_desktop.store.evaluation import Evaluation, UnitAchievement
from asn_desktop.store.offices import Unit


@dataclass(frozen=True)
class AchievementAsk:
    """An achievement as its document has it. `predikat` as typed ("Istimewa"); `berkas`: name of a blob."""

    unit_id: uuid.UUID
    tahun: int
    periode: str
    predikat: str
    nomor: str
    tanggal: dt.date
    pejabat: str
    berkas: str | None = None


@dataclass(frozen=True)
class AchievementRow:
    """One recorded achievement."""

    id: uuid.UUID
    unit_id: uuid.UUID
    unit: str
    tahun: int
    periode: str
    predikat: Capaian
    nomor: str
    tanggal: dt.date
    pejabat: str
    berkas: str | None
    dibatalkan: str | None


def record(session: Session, ask: AchievementAsk) -> AchievementRow:
    """Record an achievement; one recorded before for the same unit and period is kept as replaced.

    A head fixed by the one before stands out in `stored_check` (E-PRED-04) until his result has a new version.
    Refuses E-PRED-03 (a person's word), `achievement_unknown`, `achievement_incomplete`, `period_unknown`,
    UNIT_UNKNOWN.
    """
    require(session.info["actor"], Deed.ENTER)
    units.chain(session, ask.unit_id)
    if ask.periode not in (*periods.CODES, periods.CLOSED):
        raise Refused(Problem("period_unknown", "periode", {"raw": ask.periode}))
    word = matrix.achievement(ask.predikat)
    texts = {"nomor": ask.nomor.strip(), "pejabat": ask.pejabat.strip()}
    problems = [Problem("achievement_incomplete", name, {"isian": name}) for name, text in texts.items() if not text]
    if problems:
        raise Refused(problems)
    before = _live(session, ask.unit_id, ask.tahun, ask.periode)
    if before is not None:
        before.dibatalkan = f"diganti dengan {ask.nomor.strip()}"
    row = UnitAchievement(
        unit_id=ask.unit_id, tahun=ask.tahun, periode=ask.periode, predikat=word.value, tanggal=ask.tanggal,
        berkas=ask.berkas, **texts,
    )  # fmt: skip
    session.add(row)
    session.flush()
    return _row(row, _name(session, ask.unit_id))


def void(session: Session, achievement_id: uuid.UUID, reason: str) -> AchievementRow:
    """Void a wrongly recorded one. Refuses `achievement_unknown_row`, VOID_REASON_EMPTY, `achievement_in_use`."""
    require(session.info["actor"], Deed.ENTER)
    row = session.get(UnitAchievement, (session.info["office_id"], achievement_id))
    if row is None or row.dibatalkan:
        raise Refused(Problem("achievement_unknown_row", "id"))
    if not reason.strip():
        raise Refused(Problem("VOID_REASON_EMPTY", "alasan"))
    _unused(session, row)
    row.dibatalkan = reason.strip()
    session.flush()
    return _row(row, _name(session, row.unit_id))


def of(session: Session, unit_id: uuid.UUID, tahun: int, periode: str) -> AchievementRow | None:
    """The achievement in force of exactly this unit and period."""
    row = _live(session, unit_id, tahun, periode)
    return None if row is None else _row(row, _name(session, unit_id))


def listing(session: Session, tahun: int, periode: str | None = None, *, voided: bool = False) -> list[AchievementRow]:
    """The achievements of a year, by unit and period; voided and replaced ones on request."""
    a = UnitAchievement
    query = sa.select(a, Unit.nama).join(Unit, sa.and_(Unit.office_id == a.office_id, Unit.id == a.unit_id))
    query = query.where(a.office_id == session.info["office_id"], a.tahun == tahun)
    if periode is not None:
        query = query.where(a.periode == periode)
    if not voided:
        query = query.where(a.dibatalkan.is_(None))
    found = [_row(row, name) for row, name in session.execute(query)]
    return sorted(found, key=lambda r: (r.unit.casefold(), r.periode, r.tanggal))


def by_unit(session: Session, tahun: int, periode: str) -> dict[uuid.UUID, Capaian]:
    """Unit -> achievement in force, of all units in one query."""
    a = UnitAchievement
    rows = session.execute(
        sa.select(a.unit_id, a.predikat).where(
            a.office_id == session.info["office_id"], a.tahun == tahun, a.periode == periode, a.dibatalkan.is_(None)
        )
    )
    return {unit_id: Capaian(word) for unit_id, word in rows}


def _live(session: Session, unit_id: uuid.UUID, tahun: int, periode: str) -> UnitAchievement | None:
    a = UnitAchievement
    return session.scalars(
        sa.select(a).where(
            a.office_id == session.info["office_id"], a.unit_id == unit_id, a.tahun == tahun, a.periode == periode,
            a.dibatalkan.is_(None),
        )
    ).first()  # fmt: skip


def _unused(session: Session, row: UnitAchievement) -> None:
    """A head whose result is fixed by this achievement holds it: his result is changed first, as a new version."""
    e = Evaluation
    found = session.scalar(
        sa.select(sa.func.count()).select_from(e).where(
            e.office_id == session.info["office_id"], e.unit_id == row.unit_id, e.tahun == row.tahun,
            e.periode == row.periode, e.kepala.is_(True), e.keadaan == "ditetapkan",
        )
    )  # fmt: skip
    if found:
        raise Refused(Problem("achievement_in_use", "predikat", {"capaian": Capaian(row.predikat).label}))


def _name(session: Session, unit_id: uuid.UUID) -> str:
    return session.get_one(Unit, (session.info["office_id"], unit_id)).nama


def _row(row: UnitAchievement, unit: str) -> AchievementRow:
    return AchievementRow(
        row.id, row.unit_id, unit, row.tahun, row.periode, Capaian(row.predikat), row.nomor, row.tanggal, row.pejabat,
        row.berkas, row.dibatalkan,
    )  # fmt: skip
