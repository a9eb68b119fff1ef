"""What lies in the folder of one request besides steps and proofs: where it is decided, the letters made for it.

Source: leave.md §2 and §4.1; UU 27/2022 art. 4: reasons of health and family never reach a role without
`READ_SENSITIVE`.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import uuid
from dataclasses import dataclass, replace

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.explain import Line
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.rules.roles import Deed, may, require
from asn_desktop.services import document_files
from asn_desktop.services.leave import frozen, other_letters
from asn_desktop.services.leave.detail import LeaveDetail, detail
from asn_desktop.services.leave.other_letters import Offer
from asn_desktop.services.leave.requests import fetch
from asn_desktop.store.employees import Employee
from asn_desktop.store.leave import LeaveRequest, LeaveStep
from asn_desktop.store.leave_files import LeaveLetter
from asn_desktop.store.letters import Letter


@dataclass(frozen=True)
class LetterLine:
    """One letter made for a request: the name of its wording, its number when it has one."""

    letter_id: uuid.UUID
    jenis: str
    nomor: str | None
    langkah: int | None  # urutan of the step it belongs to


@dataclass(frozen=True)
class LeaveFolder:
    """What was put beside the request; empty where the reader may not see it."""

    negara: str | None = None
    asal: str | None = None  # susulan: granted on paper before it was entered
    wewenang: str | None = None  # None: decided here; induk | bkpsdm
    terkait_id: uuid.UUID | None = None
    surat: tuple[LetterLine, ...] = ()
    uraian: tuple[Line, ...] = ()  # of the judgement frozen with a leave of another kind than annual
    kedudukan: str | None = None  # code of kedudukan_hukum.csv of the person, as it stands
    tawaran: tuple[Offer, ...] = ()  # letters that can be made as it stands; asked for by `whole`


def folder(session: Session, request_id: uuid.UUID) -> LeaveFolder:
    """The folder of one request. Refuses `leave_unknown`."""
    one = fetch(session, request_id)
    if not may(session.info["actor"].role, Deed.READ_SENSITIVE):
        return LeaveFolder(asal=one.asal, wewenang=one.wewenang)
    person = session.get(Employee, (one.office_id, one.employee_id))
    return LeaveFolder(one.negara, one.asal, one.wewenang, one.terkait_id, _letters(session, request_id),
                       _lines(session, one), person.kedudukan if person is not None else None)  # fmt: skip


def whole(session: Session, request_id: uuid.UUID, *, today: dt.date) -> tuple[LeaveDetail, LeaveFolder]:
    """A request with all that lies in its folder, and the letters that can be made of it. Refuses `leave_unknown`."""
    found = folder(session, request_id)
    if may(session.info["actor"].role, Deed.READ_SENSITIVE):
        with contextlib.suppress(Refused):  # a record that lacks what every letter needs: the deed itself names it
            found = replace(found, tawaran=other_letters.offers(session, request_id, today=today))
    return detail(session, request_id, today=today), found


def step_scan(session: Session, request_id: uuid.UUID, order: int) -> bytes:
    """The paper a step was signed on, as PDF. Refuses `leave_unknown`, `proof_without_scan`, `role_not_allowed`."""
    require(session.info["actor"], Deed.READ_SENSITIVE)
    record = fetch(session, request_id)
    name = session.scalar(
        sa.select(LeaveStep.berkas).where(
            LeaveStep.office_id == record.office_id, LeaveStep.request_id == record.id, LeaveStep.urutan == order
        )
    )
    if name is None:
        raise Refused(Problem("proof_without_scan", "berkas"))
    return document_files.as_pdf(session.info["blobs"].get(name))[0]


def _lines(session: Session, record: LeaveRequest) -> tuple[Line, ...]:
    """Why it was as long as it was, by the rules it was judged with; annual leave has its balance instead."""
    if record.jenis == Kind.TAHUNAN.value or not record.saldo or "permintaan" not in record.saldo:
        return ()
    return frozen.replay_verdict(session, record.saldo, record.aturan or {}).lines


def _letters(session: Session, request_id: uuid.UUID) -> tuple[LetterLine, ...]:
    rows = session.execute(
        sa.select(LeaveLetter.id, LeaveLetter.letter_id, LeaveLetter.jenis, Letter.nomor, LeaveLetter.langkah)
        .join(Letter, sa.and_(Letter.office_id == LeaveLetter.office_id, Letter.id == LeaveLetter.letter_id))
        .where(LeaveLetter.office_id == session.info["office_id"], LeaveLetter.request_id == request_id)
    )
    return tuple(LetterLine(*row[1:]) for row in sorted(rows, key=lambda row: row[0]))
