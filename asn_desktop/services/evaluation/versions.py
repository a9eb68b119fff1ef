"""Versions of a result: a changed one is a new row beside the old, which stays as it was signed.

Source: PP 30/2019 art. 59 (the superior may change the result), evaluation.md §4.5.
"""

from __future__ import annotations

import datetime as dt
import uuid

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.evaluation import matrix, periods
from asn_desktop.rules.evaluation.objection import OPEN, State
from asn_desktop.rules.evaluation.words import Rating
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services.evaluation import career_result, finalise, law, population, rows
from asn_desktop.services.evaluation.rows import EvaluationRow
from asn_desktop.store.evaluation import Evaluation, Objection

_SHORT = 10  # letters; a reason says why
_KEPT = (
    "employee_id", "skp_id", "unit_id", "tahun", "periode", "mulai", "sampai", "kepala", "periode_singkat",
    "tidak_dinilai", "penilai", "atasan", "alasan", "catatan", "dasar",
)  # fmt: skip


def change(
    session: Session, evaluation_id: uuid.UUID, hasil: str | None, perilaku: str | None, reason: str, *,
    today: dt.date,
) -> EvaluationRow:  # fmt: skip
    """A fixed result reads differently from today on: a new version, the old one kept as replaced.

    Refuses `evaluation_not_fixed`, `version_reason_empty`, `version_same`, `version_objection` (one is under way),
    `version_decided` (what the superior of the appraiser fixed on an objection is final), E-PRED-02, E-PRED-04,
    `distribution_open`.
    """
    require(session.info["actor"], Deed.VERIFY)
    old = _fixed(session, evaluation_id)
    _demand_open(session, old)
    made = write(session, old, hasil, perilaku, reason, day=today, today=today)
    problems = finalise.check_pattern(session, made)
    if problems:
        raise Refused(problems)
    return made


def write(
    session: Session, old: Evaluation, hasil: str | None, perilaku: str | None, reason: str, *, day: dt.date,
    today: dt.date,
) -> EvaluationRow:  # fmt: skip
    """The new version itself, fixed on `day`; for a decided objection, too, whose word is final."""
    results, behaviour = _judged(session, old, hasil, perilaku)
    if len(reason.strip()) < _SHORT:
        raise Refused(Problem("version_reason_empty", "alasan"))
    if (results.value, behaviour.value) == (old.hasil, old.perilaku):
        raise Refused(Problem("version_same", "hasil", {"hasil": results.label, "perilaku": behaviour.label}))
    rules = law.load(session, old.sampai)
    new = Evaluation(**{name: getattr(old, name) for name in _KEPT})
    new.hasil, new.perilaku = results.value, behaviour.value
    new.predikat = rules.matrix.predikat(results, behaviour).value
    new.capaian = old.capaian
    if old.kepala:
        capaian = population.achievement_of(session, old.unit_id, old.tahun, old.periode, old.sampai, own=True)
        new.capaian = capaian.value if capaian is not None else old.capaian
    new.versi, new.menggantikan_id, new.alasan_ubah = old.versi + 1, old.id, reason.strip()
    new.keadaan, new.ditetapkan = rows.FIXED, day
    old.keadaan = rows.REPLACED
    session.add(new)
    session.flush()
    made = rows.one(session, new.id)
    career_result.write(session, [made], today=today)
    return rows.one(session, new.id)


def chain(session: Session, evaluation_id: uuid.UUID) -> list[EvaluationRow]:
    """Every version of a result, the first one first. Closed to a role without READ_SENSITIVE."""
    require(session.info["actor"], Deed.READ_SENSITIVE)
    return rows.some(session, chain_ids(session, evaluation_id))


def chain_ids(session: Session, evaluation_id: uuid.UUID) -> list[uuid.UUID]:
    """Ids of every version of a result, the first one first."""
    row = rows.stored(session, evaluation_id)
    found = session.execute(
        sa.select(Evaluation.id, Evaluation.menggantikan_id).where(
            Evaluation.office_id == row.office_id, Evaluation.employee_id == row.employee_id
        )
    )
    before: dict[uuid.UUID, uuid.UUID | None] = {row.id: row.menggantikan_id for row in found}
    after = {old: one for one, old in before.items() if old is not None}
    at: uuid.UUID | None = evaluation_id
    while at is not None and before.get(at) is not None:
        at = before[at]
    ids = []
    while at is not None:
        ids.append(at)
        at = after.get(at)
    return ids


def _fixed(session: Session, evaluation_id: uuid.UUID) -> Evaluation:
    row = rows.stored(session, evaluation_id)
    if row.keadaan != rows.FIXED:
        raise Refused(Problem("evaluation_not_fixed", "id", {"periode": periods.name(row.periode)}))
    return row


def _judged(session: Session, old: Evaluation, hasil: str | None, perilaku: str | None) -> tuple[Rating, Rating]:
    results, behaviour = matrix.ratings(hasil or old.hasil, perilaku or old.perilaku)
    if old.kepala:
        rules = law.load(session, old.sampai)
        capaian = population.achievement_of(session, old.unit_id, old.tahun, old.periode, old.sampai, own=True)
        problems = [] if capaian is None else matrix.check_head(results, capaian, rules.head_map)
        if problems:
            raise Refused(problems)
    return results, behaviour


def _demand_open(session: Session, row: Evaluation) -> None:
    """No objection to any version of this result is under way, and none was decided: that word is final."""
    found = session.execute(
        sa.select(Objection.keadaan, Objection.diputus, Objection.nomor_putusan).where(
            Objection.office_id == row.office_id, Objection.evaluation_id.in_(chain_ids(session, row.id)),
        )
    ).all()
    for state, day, number in found:
        if state == State.DIPUTUS:
            raise Refused(Problem("version_decided", "id", {"diputus": day, "nomor": number or "–"}))
        if State(state) in OPEN:
            raise Refused(Problem("version_objection", "id"))
