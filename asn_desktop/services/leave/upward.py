"""Requests that are decided above this office: they travel in the ordinary package, and their answers come in replies.

    reroute(session, on=)                        requests that wait follow to whoever decides them now
    take(session, files, today=, now=) -> Taken                  by `replies`, in the transaction of the reply
    waiting(session) -> tuple[Unapplied, ...]                    answers that could not be entered, and why
    retry(session, answer_id, ...), dismiss(session, answer_id, reason)

Each answer is entered once, by its id, whole or not at all: decision, days, letter with the signed PDF (leave.md §4.2).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused, Trouble
from asn_desktop.rules.leave.answer import Answer
from asn_desktop.rules.leave.flow import OPEN
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.rules.roles import Deed, may, require
from asn_desktop.services import authority
from asn_desktop.services.leave import answer_entry
from asn_desktop.services.leave.answers import FILE, PAGE
from asn_desktop.store.authority import LeaveAnswer
from asn_desktop.store.employees import EmployeeSummary
from asn_desktop.store.leave import LeaveRequest

_REASONS = "sebab"  # beside the answer's own values: why it could not be entered


@dataclass(frozen=True)
class Taken:
    """What a reply brought of decisions: entered now, and those that wait with a reason."""

    entered: int = 0
    waiting: int = 0


@dataclass(frozen=True)
class Unapplied:
    """A decision from above that this office's records cannot bear as they stand."""

    id: uuid.UUID
    request_id: uuid.UUID
    employee_id: uuid.UUID | None
    nama: str
    answer: Answer
    problems: tuple[Problem, ...]


def reroute(session: Session, *, on: dt.date) -> int:
    """Ask again where each waiting request is decided: here (None), "induk" or "bkpsdm". Answers how many moved."""
    r = LeaveRequest
    query = sa.select(r).where(r.office_id == session.info["office_id"], r.keadaan.in_([s.value for s in OPEN]))
    moved = 0
    for record in session.scalars(query).all():
        found = authority.decider(
            session, record.employee_id, Kind(record.jenis), first=record.mulai, last=record.sampai,
            country=record.negara, on=on,
        )  # fmt: skip
        where = None if found.where == "kantor" else found.where
        moved += record.wewenang != where
        record.wewenang = where
    session.flush()
    return moved


def take(session: Session, files: Mapping[str, bytes], *, today: dt.date, now: dt.datetime) -> Taken:
    """Enter the decisions a reply carries. Those already entered are passed over; Trouble `package_malformed`."""
    if FILE not in files:
        return Taken()
    done = held = 0
    for answer_id, said, pdf in _read(files):
        known = session.get(LeaveAnswer, (session.info["office_id"], answer_id))
        if known is None:
            known = _keep(session, answer_id, said, pdf, now)
        if known.diterima:
            continue
        problems = _enter(session, known, pdf, today, now)
        done, held = done + (not problems), held + bool(problems)
    return Taken(done, held)


def waiting(session: Session) -> tuple[Unapplied, ...]:
    """Decisions of a reply that could not be entered, oldest first, with what speaks against each.

    Nothing for a role without `READ_SENSITIVE`: the reason may tell what kind of leave it is.
    """
    if not may(session.info["actor"].role, Deed.READ_SENSITIVE):
        return ()
    a, s = LeaveAnswer, EmployeeSummary
    query = (
        sa.select(a, LeaveRequest.employee_id, s.nama_tampil)
        .outerjoin(LeaveRequest, sa.and_(LeaveRequest.office_id == a.office_id, LeaveRequest.id == a.request_id))
        .outerjoin(s, sa.and_(s.office_id == a.office_id, s.employee_id == LeaveRequest.employee_id))
        .where(a.office_id == session.info["office_id"], a.diterima.is_(False))
    )
    rows = sorted(session.execute(query), key=lambda r: r[0].dibuat_pada)
    return tuple(
        Unapplied(row.id, row.request_id, person, name or "", Answer.from_json(row.isi), _problems(row.isi))
        for row, person, name in rows
    )


def retry(session: Session, answer_id: uuid.UUID, *, today: dt.date, now: dt.datetime) -> None:
    """Enter a decision that could not be entered before. Refuses with what still speaks against it."""
    require(session.info["actor"], Deed.ENTER)
    row = _find(session, answer_id)
    pdf = session.info["blobs"].get(row.pdf)
    answer = Answer.from_json(row.isi)
    answer_entry.enter(session, answer, row.pdf or "", pdf, today=today, now=now)
    row.isi, row.diterima = answer.as_json(), True
    session.flush()


def dismiss(session: Session, answer_id: uuid.UUID, reason: str) -> None:
    """Put a decision aside for good, with a reason: the request was settled on paper, or withdrawn."""
    require(session.info["actor"], Deed.ENTER)
    row = _find(session, answer_id)
    if len(reason.strip()) < 5:
        raise Refused(Problem("answer_dismiss_reason", "alasan"))
    row.isi, row.diterima = {**row.isi, "dikesampingkan": reason.strip()}, True
    session.flush()


def _enter(session: Session, row: LeaveAnswer, pdf: bytes, today: dt.date, now: dt.datetime) -> Sequence[Problem]:
    """The whole entry or nothing of it: what refuses is kept in words beside the answer."""
    answer = Answer.from_json(row.isi)
    try:
        with session.begin_nested():
            answer_entry.enter(session, answer, row.pdf or "", pdf, today=today, now=now)
    except Refused as no:
        row.isi = answer.as_json() | {_REASONS: [_as_json(p) for p in no.problems]}
        session.flush()
        return no.problems
    row.isi, row.diterima = answer.as_json(), True
    session.flush()
    return ()


def _read(files: Mapping[str, bytes]) -> list[tuple[uuid.UUID, Answer, bytes]]:
    """The answers of a reply with their pages, every one complete and equal to its SHA-256."""
    try:
        found = []
        for one in json.loads(files[FILE]):
            answer_id, pdf = uuid.UUID(one["id"]), files[PAGE.format(uuid.UUID(one["id"]))]
            if hashlib.sha256(pdf).hexdigest() != one["sha256"]:
                raise ValueError("another page")
            found.append((answer_id, Answer.from_json(one["isi"]), pdf))
    except (ValueError, TypeError, KeyError) as error:
        raise Trouble("package_malformed") from error
    return found


def _keep(session: Session, answer_id: uuid.UUID, said: Answer, pdf: bytes, now: dt.datetime) -> LeaveAnswer:
    row = LeaveAnswer(
        office_id=session.info["office_id"], id=answer_id, request_id=said.request_id, isi=said.as_json(),
        pdf=session.info["blobs"].put(pdf), sha256=hashlib.sha256(pdf).hexdigest(), dibuat_pada=now,
        oleh=said.official.jabatan, reply_seq=None, diterima=False,
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row


def _find(session: Session, answer_id: uuid.UUID) -> LeaveAnswer:
    row = session.get(LeaveAnswer, (session.info["office_id"], answer_id))
    if row is None or row.diterima:
        raise Refused(Problem("answer_unknown"))
    return row


def _as_json(problem: Problem) -> dict[str, Any]:
    values = {k: v.isoformat() if isinstance(v, dt.date) else v for k, v in problem.values.items()}
    plain = {k: v if isinstance(v, str | int | bool | None) else str(v) for k, v in values.items()}
    return {"kode": problem.code, "isian": problem.field, "nilai": plain}


def _problems(raw: Mapping[str, Any]) -> tuple[Problem, ...]:
    return tuple(
        Problem(one["kode"], one["isian"], {k: _value(v) for k, v in one["nilai"].items()})
        for one in raw.get(_REASONS, ())
    )


def _value(value: Any) -> Any:
    """A day that was kept as text is a day again, so that it reads as one."""
    try:
        return dt.date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else value
    except ValueError:
        return value
