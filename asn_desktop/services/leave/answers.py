"""Mode BKPSDM: decisions on requests that offices sent up (`inbox`), and how a reply carries them home.

    decide(session, AnswerAsk(...), today=, now=) -> AnswerRow                     kept, and the reply is due
    files(session, office_id, seq) -> {name: bytes}                                into the reply, by `answers.reply`
    confirm(session, office_id)                                                    by `centre`, after a package

An answer travels with every reply until the office's own package shows that it was taken in (leave.md §4.2).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import uuid
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.letters import checking
from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.leave import answer as rules
from asn_desktop.rules.leave.answer import Answer, Asked
from asn_desktop.rules.leave.flow import State
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import certificates
from asn_desktop.services.leave import rulebook
from asn_desktop.store.authority import LeaveAnswer
from asn_desktop.store.compat import uuid7
from asn_desktop.store.employees import Employee
from asn_desktop.store.exchange import Peer
from asn_desktop.store.leave import LeaveRequest, LeaveStep

FILE = "cuti/jawaban.json"
PAGE = "cuti/{}.pdf"
BY_PACKAGE = "paket"  # how the step of such a decision was given


@dataclass(frozen=True)
class AnswerAsk:
    """A decision to be kept: the answer itself, whose request it is, and the signed letter as PDF bytes."""

    office_id: uuid.UUID
    answer: Answer
    pdf: bytes | None


@dataclass(frozen=True)
class AnswerRow:
    """A decision as it is kept here."""

    id: uuid.UUID
    office_id: uuid.UUID
    answer: Answer
    oleh: str
    dibuat_pada: dt.datetime
    reply_seq: int | None  # first reply that carried it
    diterima: bool


def decide(session: Session, ask: AnswerAsk, *, today: dt.date, now: dt.datetime) -> AnswerRow:
    """Keep the decision; the reply becomes due. Refuses `leave_unknown`, `answer_given`, and the codes of `check`."""
    require(session.info["actor"], Deed.ENTER)
    asked = asked_of(session, ask.office_id, ask.answer.request_id)
    known = of_request(session, ask.office_id, ask.answer.request_id)
    if known is not None:
        raise Refused(Problem("answer_given", values={"nomor": known.answer.number, "oleh": known.oleh}))
    problems = rules.check(ask.answer, asked, pdf=ask.pdf, today=today, limits=rulebook.read(session).on(today))
    if problems or ask.pdf is None:
        raise Refused(problems)
    electronic = _electronic(session, ask.pdf, now)
    said = Answer(**{**vars(ask.answer), "electronic": electronic})
    row = LeaveAnswer(
        office_id=ask.office_id, id=uuid7(), request_id=said.request_id, isi=said.as_json(),
        pdf=session.info["blobs"].put(ask.pdf), sha256=hashlib.sha256(ask.pdf).hexdigest(), dibuat_pada=now,
        oleh=session.info["actor"].name, reply_seq=None, diterima=False,
    )  # fmt: skip
    session.add(row)
    peer = session.get(Peer, ask.office_id)
    if peer is not None:
        peer.reply_due = True
    session.flush()
    return _row(row)


def withdraw(session: Session, answer_id: uuid.UUID, office_id: uuid.UUID) -> None:
    """Take a decision back that no reply has carried yet. Refuses `answer_unknown`, `answer_sent`."""
    require(session.info["actor"], Deed.ENTER)
    row = session.get(LeaveAnswer, (office_id, answer_id))
    if row is None:
        raise Refused(Problem("answer_unknown"))
    if row.reply_seq is not None:
        raise Refused(Problem("answer_sent", values={"nomor": row.reply_seq}))
    session.delete(row)
    session.flush()


def asked_of(session: Session, office_id: uuid.UUID, request_id: uuid.UUID) -> Asked:
    """What an office asks. Refuses `leave_unknown`."""
    record = session.get(LeaveRequest, (office_id, request_id))
    person = None if record is None else session.get(Employee, (office_id, record.employee_id))
    if record is None or person is None:
        raise Refused(Problem("leave_unknown", "request_id"))
    return Asked(person.id, person.nip, Kind(record.jenis), record.mulai, record.sampai, record.negara,
                 State(record.keadaan), person.status, record.alasan_kode)  # fmt: skip


def of_request(session: Session, office_id: uuid.UUID, request_id: uuid.UUID) -> AnswerRow | None:
    """The decision on a request, if one was kept."""
    a = LeaveAnswer
    row = session.scalars(sa.select(a).where(a.office_id == office_id, a.request_id == request_id)).first()
    return None if row is None else _row(row)


def all_rows(session: Session) -> list[AnswerRow]:
    """Every decision kept here on a request of another office."""
    a = LeaveAnswer
    query = sa.select(a).where(a.office_id != session.info["office_id"])
    return sorted((_row(row) for row in session.scalars(query)), key=lambda row: row.dibuat_pada)


def files(session: Session, office_id: uuid.UUID, seq: int) -> dict[str, bytes]:
    """What the reply `seq` carries of decisions: every one not yet confirmed, with its PDF. {} when there are none."""
    a = LeaveAnswer
    rows = list(session.scalars(sa.select(a).where(a.office_id == office_id, a.diterima.is_(False))))
    if not rows:
        return {}
    made: dict[str, bytes] = {}
    said: list[dict[str, Any]] = []
    for row in sorted(rows, key=lambda r: (r.dibuat_pada, str(r.id))):
        said.append({"id": str(row.id), "sha256": row.sha256, "isi": row.isi})
        made[PAGE.format(row.id)] = session.info["blobs"].get(row.pdf)
        row.reply_seq = row.reply_seq or seq
    session.flush()
    return {FILE: json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode(), **made}


def confirm(session: Session, office_id: uuid.UUID) -> int:
    """Decisions the office's own rows now show need not be told again; answers how many.

    Nor those on a request that is settled otherwise: withdrawn, or decided on paper in the meantime.
    """
    a, s, r = LeaveAnswer, LeaveStep, LeaveRequest
    waiting = list(session.scalars(sa.select(a).where(a.office_id == office_id, a.diterima.is_(False))))
    if not waiting:
        return 0
    done = set(session.scalars(sa.select(s.request_id).where(
        s.office_id == office_id, s.request_id.in_([row.request_id for row in waiting]), s.cara == BY_PACKAGE,
    )))  # fmt: skip
    states = dict(session.execute(
        sa.select(r.id, r.keadaan).where(r.office_id == office_id, r.id.in_([row.request_id for row in waiting]))
    ).all())  # fmt: skip
    for row in waiting:
        row.diterima = row.request_id in done or State(states[row.request_id]) not in rules.DECIDABLE
    session.flush()
    return sum(row.diterima for row in waiting)


def _electronic(session: Session, pdf: bytes, now: dt.datetime) -> bool:
    """Whether the file carries an electronic signature. Refuses `tte_damaged`, `answer_pdf_wrong`."""
    report = checking.check(
        pdf, roots=certificates.roots(session), now=now, lists=certificates.revocation_lists(session)
    )
    if report.verdict in ("diubah", "rusak"):
        raise Refused(Problem("tte_damaged", "berkas"))
    if report.verdict == "bukan_pdf":
        raise Refused(Problem("answer_pdf_wrong", "berkas"))
    return report.verdict != "tanpa_tanda"


def _row(row: LeaveAnswer) -> AnswerRow:
    return AnswerRow(
        row.id, row.office_id, Answer.from_json(row.isi), row.oleh, row.dibuat_pada, row.reply_seq, row.diterima
    )
