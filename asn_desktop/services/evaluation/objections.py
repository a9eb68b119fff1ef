"""Objections: filed with the superior of the appraiser, both sides heard, decided once; late ones kept as late.

Source: PP 30/2019 art. 59; evaluation.md §4.5 (calendar days, the day after receipt is day 1; PNS and PPPK alike).
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.evaluation import objection as rules
from asn_desktop.rules.evaluation.objection import Ruling, State
from asn_desktop.rules.evaluation.party import Party
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import units
from asn_desktop.services.evaluation import objection_rows, rows, rulebook, versions
from asn_desktop.services.evaluation.objection_rows import ObjectionRow
from asn_desktop.store.evaluation import Evaluation, Objection

__all__ = [
    "DecisionAsk", "ObjectionAsk", "ObjectionRow", "clarify", "decide", "file", "listing", "of_person",
    "open",
]  # fmt: skip
_SHORT = 10  # letters; an objection and a decision give reasons


@dataclass(frozen=True)
class ObjectionAsk:
    """An objection as it came in. Without `kepada` it goes to the superior the evaluation names."""

    evaluation_id: uuid.UUID
    diajukan: dt.date
    alasan: str
    kepada: Party | None = None
    berkas: str | None = None


@dataclass(frozen=True)
class DecisionAsk:
    """What the superior decided; `hasil` and `perilaku` only when the result changes."""

    putusan: str  # TETAP | DIUBAH
    alasan: str
    diputus: dt.date
    nomor: str | None = None
    hasil: str | None = None
    perilaku: str | None = None


def file(session: Session, ask: ObjectionAsk, *, today: dt.date) -> ObjectionRow:
    """Keep an objection; one filed after the last day is kept as TIDAK_DAPAT_DITERIMA and carries E-KEB-01.

    Refuses E-KEB-02 (to the appraiser), E-KEB-03 (decided before), `objection_open`, `objection_not_received`,
    `objection_before_receipt`, `objection_future`, `objection_reason_empty`, `evaluation_not_fixed`.
    """
    require(session.info["actor"], Deed.ENTER)
    found = rows.one(session, ask.evaluation_id)
    if found.keadaan != rows.FIXED:
        _refuse_before(session, ask.evaluation_id)
        raise Refused(Problem("evaluation_not_fixed", "id", {"periode": found.periode}))
    _refuse_before(session, ask.evaluation_id)
    if found.diterima is None:
        raise Refused(Problem("objection_not_received", "diterima", {"nama": found.nama}))
    to = ask.kepada or found.atasan
    days = rulebook.read(session, found.diterima).objection_days
    late = rules.check_day(found.diterima, ask.diajukan, days)
    me = Party(found.nama, found.nip, employee_id=found.employee_id)
    problems = rules.check_addressee(to, found.penilai, me) + [p for p in late if p.code != "E-KEB-01"]
    if ask.diajukan > today:
        problems.append(Problem("objection_future", "diajukan", {"tanggal": ask.diajukan}))
    if len(ask.alasan.strip()) < _SHORT:
        problems.append(Problem("objection_reason_empty", "alasan"))
    if problems:
        raise Refused(problems)
    state = State.TIDAK_DAPAT_DITERIMA if late else State.DIAJUKAN
    row = Objection(
        evaluation_id=found.id, diajukan=ask.diajukan, hari_terakhir=rules.last_day(found.diterima, days),
        alasan=ask.alasan.strip(), kepada=rows.kept(to), berkas=ask.berkas, keadaan=state.value,
    )  # fmt: skip
    session.add(row)
    session.flush()
    return objection_rows.one(session, row.id, today)


def clarify(
    session: Session, objection_id: uuid.UUID, *, pada: dt.date, kata_penilai: str | None = None,
    kata_pegawai: str | None = None, today: dt.date,
) -> ObjectionRow:  # fmt: skip
    """What one side or both said when asked.

    Refuses `objection_unknown`, `objection_closed`, `objection_word_empty`, `objection_word_day`.
    """
    require(session.info["actor"], Deed.ENTER)
    row = _stored(session, objection_id)
    if State(row.keadaan) not in rules.OPEN:
        raise Refused(Problem("objection_closed", "keadaan", {"keadaan": row.keadaan}))
    appraiser, employee = (kata_penilai or "").strip(), (kata_pegawai or "").strip()
    if not appraiser and not employee:
        raise Refused(Problem("objection_word_empty", "kata_penilai"))
    if not row.diajukan <= pada <= today:
        raise Refused(Problem("objection_word_day", "pada", {"diajukan": row.diajukan}))
    if appraiser:
        row.kata_penilai, row.kata_penilai_pada = appraiser, pada
    if employee:
        row.kata_pegawai, row.kata_pegawai_pada = employee, pada
    row.keadaan = State.KLARIFIKASI.value
    session.flush()
    return objection_rows.one(session, row.id, today)


def decide(session: Session, objection_id: uuid.UUID, ask: DecisionAsk, *, today: dt.date) -> ObjectionRow:
    """The superior's final word; DIUBAH writes a new version of the result.

    Refuses E-KEB-03 (decided), `objection_not_admitted`, `objection_not_heard`, `objection_ruling_unknown`,
    `objection_decision_empty`, `objection_decision_day`, and what `versions.write` refuses.
    """
    require(session.info["actor"], Deed.VERIFY)
    row = _stored(session, objection_id)
    problems = rules.check_decision(State(row.keadaan), bool(row.kata_penilai), bool(row.kata_pegawai))
    if ask.putusan not in Ruling.__members__:
        problems.append(Problem("objection_ruling_unknown", "putusan", {"raw": ask.putusan}))
    if len(ask.alasan.strip()) < _SHORT:
        problems.append(Problem("objection_decision_empty", "alasan"))
    if not row.diajukan <= ask.diputus <= today:
        problems.append(Problem("objection_decision_day", "diputus", {"diajukan": row.diajukan}))
    if problems:
        raise Refused(problems)
    if ask.putusan == Ruling.DIUBAH:
        old = rows.stored(session, row.evaluation_id)
        versions.write(session, old, ask.hasil, ask.perilaku, ask.alasan, day=ask.diputus, today=today)
    row.keadaan, row.putusan, row.diputus = State.DIPUTUS.value, ask.putusan, ask.diputus
    row.alasan_putusan, row.nomor_putusan = ask.alasan.strip(), (ask.nomor or "").strip() or None
    session.flush()
    return objection_rows.one(session, row.id, today)


def of_person(session: Session, employee_id: uuid.UUID, *, today: dt.date) -> list[ObjectionRow]:
    """Every objection of a person, the newest first. Closed to a role without READ_SENSITIVE."""
    require(session.info["actor"], Deed.READ_SENSITIVE)
    return objection_rows.read(session, today, Evaluation.employee_id == employee_id)


def listing(
    session: Session, tahun: int, unit_id: uuid.UUID | None = None, *, today: dt.date
) -> list[ObjectionRow]:
    """Every objection to results of a year, the newest first. Closed to a role without READ_SENSITIVE."""
    require(session.info["actor"], Deed.READ_SENSITIVE)
    places = [] if unit_id is None else [Evaluation.unit_id.in_(units.below(session, unit_id))]
    return objection_rows.read(session, today, Evaluation.tahun == tahun, *places)


def open(session: Session, *, today: dt.date, unit_id: uuid.UUID | None = None) -> list[ObjectionRow]:
    """Objections that wait, the oldest first; `ingatkan` marks those past the reminder."""
    require(session.info["actor"], Deed.READ_SENSITIVE)
    asked = [Objection.keadaan.in_([s.value for s in rules.OPEN])]
    if unit_id is not None:
        asked.append(Evaluation.unit_id.in_(units.below(session, unit_id)))
    return sorted(objection_rows.read(session, today, *asked), key=lambda r: (r.diajukan, r.nama.casefold()))


def _refuse_before(session: Session, evaluation_id: uuid.UUID) -> None:
    """One decision for a result, whatever its versions; and one objection at a time."""
    found = session.scalars(
        sa.select(Objection).where(
            Objection.office_id == session.info["office_id"],
            Objection.evaluation_id.in_(versions.chain_ids(session, evaluation_id)),
        )
    ).all()
    for row in found:
        if row.keadaan == State.DIPUTUS:
            values = {"diputus": row.diputus, "nomor": row.nomor_putusan or "–"}
            raise Refused(Problem("E-KEB-03", "evaluation_id", values))
        if State(row.keadaan) in rules.OPEN:
            raise Refused(Problem("objection_open", "evaluation_id", {"diajukan": row.diajukan}))


def _stored(session: Session, objection_id: uuid.UUID) -> Objection:
    row = session.get(Objection, (session.info["office_id"], objection_id))
    if row is None:
        raise Refused(Problem("objection_unknown", "id"))
    return row
