"""Mode BKPSDM: what offices ask to be decided, with the form's data, the frozen balance, the proofs and the answer.

Requests meant for a parent office come through the central office too, the only one packages go to: `tujuan` says whose
decision it is, and the central office enters it for the parent (leave.md §4.2).
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.letters import scan
from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.leave import flow
from asn_desktop.rules.leave.answer import DECIDABLE
from asn_desktop.rules.leave.flow import Choice, State
from asn_desktop.rules.roles import Deed, may, require
from asn_desktop.services.leave import answers as leave_answers
from asn_desktop.services.leave.answers import AnswerRow
from asn_desktop.services.leave.requests import StepRow
from asn_desktop.store.employees import EmployeeSummary
from asn_desktop.store.exchange import Attachment, Peer
from asn_desktop.store.leave import LeaveRequest, LeaveStep
from asn_desktop.store.leave_files import LeaveDocument

CLOSED = "CUTI"  # the kind of a leave for a role that may not read it
_SENSITIVE = frozenset({"SAKIT", "MELAHIRKAN", "ALASAN_PENTING"})


@dataclass(frozen=True)
class InboxRow:
    """One request of an office below. `jenis` reads CUTI where the reader may not know the kind."""

    office_id: uuid.UUID
    id: uuid.UUID
    kantor: str
    nama: str
    nip: str | None
    jenis: str
    mulai: dt.date
    sampai: dt.date
    lama: int
    satuan: str
    negara: str | None
    keadaan: State
    diminta_pada: dt.date
    tujuan: str  # induk | bkpsdm
    pilihan: Choice | None  # as decided here
    nomor: str | None
    dikirim: int | None  # number of the reply that carried the decision
    diterima: bool  # the office's package shows it

    @property
    def bisa_diputus(self) -> bool:
        """Considered by the superior, and not decided yet."""
        return self.pilihan is None and self.keadaan in DECIDABLE


@dataclass(frozen=True)
class ProofRow:
    """A proof that came with the request; `berkas` names the scan, when one travelled."""

    jenis: str
    nomor: str | None
    tanggal: dt.date | None
    penerbit: str | None
    hari: int | None
    berkas: str | None


@dataclass(frozen=True)
class InboxDetail:
    """One request in full."""

    row: InboxRow
    jabatan: str | None
    golongan: str | None
    unit: str | None
    alasan: str
    alamat: str
    telepon: str
    saldo: Mapping[str, Any]
    steps: tuple[StepRow, ...]
    proofs: tuple[ProofRow, ...]
    answer: AnswerRow | None


def listing(session: Session, *, today: dt.date, open_only: bool = False) -> list[InboxRow]:
    """Requests of all offices that are decided above them: those to be decided first, oldest first."""
    r, s = LeaveRequest, EmployeeSummary
    query = (
        sa.select(r, Peer.nama, s.nama_tampil, s.nip)
        .join(Peer, Peer.office_id == r.office_id)
        .outerjoin(s, sa.and_(s.office_id == r.office_id, s.employee_id == r.employee_id))
        .where(r.office_id != session.info["office_id"], r.wewenang.is_not(None))
    )
    answers = {(a.office_id, a.answer.request_id): a for a in leave_answers.all_rows(session)}
    readable = may(session.info["actor"].role, Deed.READ_SENSITIVE)
    rows = [
        _row(record, office, name or "", nip, answers.get((record.office_id, record.id)), today, readable)
        for record, office, name, nip in session.execute(query)
    ]
    kept = [row for row in rows if row.bisa_diputus or not open_only]
    return sorted(kept, key=lambda row: (not row.bisa_diputus, row.diminta_pada, row.kantor, str(row.id)))


def waiting(session: Session, *, today: dt.date) -> int:
    """How many requests wait for a decision here."""
    return len(listing(session, today=today, open_only=True))


def detail(session: Session, office_id: uuid.UUID, request_id: uuid.UUID, *, today: dt.date) -> InboxDetail:
    """One request in full. Refuses `leave_unknown`, and `role_not_allowed` where kind and reason are closed."""
    require(session.info["actor"], Deed.READ_SENSITIVE)
    record = session.get(LeaveRequest, (office_id, request_id))
    row = next((one for one in listing(session, today=today) if one.id == request_id), None)
    if record is None or row is None:
        raise Refused(Problem("leave_unknown", "request_id"))
    s = EmployeeSummary
    known = session.execute(
        sa.select(s.jabatan, s.golongan, s.unit_nama).where(
            s.office_id == office_id, s.employee_id == record.employee_id
        )
    ).one_or_none()
    post, rank, unit = known if known is not None else (None, None, None)
    return InboxDetail(
        row, post, rank, unit, record.alasan, record.alamat, record.telepon, record.saldo or {},
        _steps(session, office_id, request_id), _proofs(session, office_id, request_id),
        leave_answers.of_request(session, office_id, request_id),
    )  # fmt: skip


def attachment(session: Session, office_id: uuid.UUID, name: str) -> bytes:
    """A scan of an office as PDF, by the name its own store gave it. Refuses `proof_not_here`, `scan_*`."""
    require(session.info["actor"], Deed.READ_SENSITIVE)
    kept = session.get(Attachment, (office_id, name))
    if kept is None:
        raise Refused(Problem("proof_not_here"))
    return scan.to_pdf([session.info["blobs"].get(kept.blob)])


def _row(
    record: LeaveRequest, office: str, name: str, nip: str | None, answer: AnswerRow | None, today: dt.date,
    readable: bool,
) -> InboxRow:  # fmt: skip
    kind = record.jenis if readable or record.jenis not in _SENSITIVE else CLOSED
    return InboxRow(
        record.office_id, record.id, office, name, nip, kind, record.mulai, record.sampai, record.lama, record.satuan,
        record.negara, flow.on_day(State(record.keadaan), record.mulai, today), record.diminta_pada,
        record.wewenang or "bkpsdm", answer.answer.choice if answer else None, answer.answer.number if answer else None,
        answer.reply_seq if answer else None, answer.diterima if answer else False,
    )  # fmt: skip


def _steps(session: Session, office_id: uuid.UUID, request_id: uuid.UUID) -> tuple[StepRow, ...]:
    s = LeaveStep
    rows = session.scalars(sa.select(s).where(s.office_id == office_id, s.request_id == request_id))
    return tuple(
        StepRow(
            one.urutan, one.peristiwa, Choice(one.pilihan) if one.pilihan else None, one.alasan or "", one.mulai,
            one.sampai, one.hari, one.oleh_nama, one.oleh_jabatan, one.oleh_nip, one.kewenangan, one.cara, one.berkas,
            one.tanggal,
        )
        for one in sorted(rows, key=lambda one: one.urutan)
    )  # fmt: skip


def _proofs(session: Session, office_id: uuid.UUID, request_id: uuid.UUID) -> tuple[ProofRow, ...]:
    d = LeaveDocument
    rows = session.scalars(sa.select(d).where(
        d.office_id == office_id, d.request_id == request_id, d.dibatalkan.is_(None)
    ))  # fmt: skip
    return tuple(
        ProofRow(one.jenis, one.nomor, one.tanggal, one.penerbit, one.hari, one.berkas)
        for one in sorted(rows, key=lambda one: (one.jenis, str(one.id)))
    )
