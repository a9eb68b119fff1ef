"""The proofs of a request: doctors' letters, certificates, decrees, with their scans; nothing is deleted.

Source: PP 11/2017 art. 317-337 and Peraturan BKN 24/2017 III (what each kind asks for); UU 27/2022 art. 4: letters of
health and family never reach a role without `READ_SENSITIVE`.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from pathlib import PurePath

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.leave.flow import Event
from asn_desktop.rules.leave.proofs import PROOFS
from asn_desktop.rules.leave.wish import Proof
from asn_desktop.rules.roles import Deed, may, require
from asn_desktop.services import document_files
from asn_desktop.services.leave.ask import ProofAsk
from asn_desktop.services.leave.requests import add_step, fetch
from asn_desktop.store.leave import LeaveRequest
from asn_desktop.store.leave_files import LeaveDocument

__all__ = ["ProofAsk", "ProofRow", "add", "attach", "data", "listing", "proofs_of", "void"]


@dataclass(frozen=True)
class ProofRow:
    """One proof as the request's page lists it; `berkas` is the blob of its scan."""

    id: uuid.UUID
    jenis: str
    nomor: str | None
    tanggal: dt.date | None
    penerbit: str | None
    perlu: bool | None
    hari: int | None
    keterangan: str | None
    berkas: str | None
    nama_berkas: str | None
    dibatalkan: str | None


_COLUMNS = (
    LeaveDocument.id, LeaveDocument.jenis, LeaveDocument.nomor, LeaveDocument.tanggal, LeaveDocument.penerbit,
    LeaveDocument.perlu, LeaveDocument.hari, LeaveDocument.keterangan, LeaveDocument.berkas, LeaveDocument.nama_berkas,
    LeaveDocument.dibatalkan,
)  # fmt: skip


def attach(
    session: Session, request_id: uuid.UUID, ask: ProofAsk, *, today: dt.date, now: dt.datetime
) -> ProofRow:
    """Put a proof into the folder of a request, in any state: papers often follow.

    Refuses `leave_unknown`, `proof_unknown`, `proof_empty` and what `document_files.as_pdf` refuses.
    """
    require(session.info["actor"], Deed.ENTER)
    record = fetch(session, request_id)
    made = add(session, record, [ask])[0]
    add_step(session, record, Event.BUKTI, today, alasan=ask.jenis, oleh_nama=session.info["actor"].name)
    return next(row for row in _rows(session, record.id) if row.id == made)


def add(session: Session, record: LeaveRequest, asks: list[ProofAsk] | tuple[ProofAsk, ...]) -> list[uuid.UUID]:
    """Write the proofs of a request; all are looked at before the first is kept."""
    problems = [Problem("proof_unknown", "bukti", {"raw": ask.jenis}) for ask in asks if ask.jenis not in PROOFS]
    if problems:
        raise Refused(problems)
    pdfs = [None if ask.data is None else document_files.as_pdf(ask.data)[0] for ask in asks]
    made = []
    for ask, pdf in zip(asks, pdfs, strict=True):
        name = PurePath((ask.file_name or "").replace("\\", "/")).name[:120] or None
        row = LeaveDocument(
            request_id=record.id, jenis=ask.jenis, nomor=_text(ask.nomor), tanggal=ask.tanggal,
            penerbit=_text(ask.penerbit), perlu=ask.perlu, hari=ask.hari, keterangan=_text(ask.keterangan),
            berkas=None if pdf is None else session.info["blobs"].put(pdf), nama_berkas=name,
        )  # fmt: skip
        session.add(row)
        made.append(row)
    session.flush()
    return [row.id for row in made]


def listing(session: Session, request_id: uuid.UUID) -> tuple[ProofRow, ...]:
    """The proofs in the order they came, voided ones too; none for a role without `READ_SENSITIVE`."""
    if not may(session.info["actor"].role, Deed.READ_SENSITIVE):
        return ()
    return _rows(session, request_id)


def proofs_of(session: Session, request_id: uuid.UUID) -> tuple[Proof, ...]:
    """The living proofs in the words of the rules."""
    return tuple(
        Proof(row.jenis, row.nomor, row.tanggal, row.penerbit, row.perlu, row.hari)
        for row in _rows(session, request_id)
        if not row.dibatalkan
    )


def data(session: Session, proof_id: uuid.UUID) -> bytes:
    """The scan of a proof as PDF. Refuses `proof_missing`, `proof_without_scan`, `role_not_allowed`."""
    require(session.info["actor"], Deed.READ_SENSITIVE)
    row = _get(session, proof_id)
    if row.berkas is None:
        raise Refused(Problem("proof_without_scan", "berkas"))
    found: bytes = session.info["blobs"].get(row.berkas)
    return found


def void(session: Session, proof_id: uuid.UUID, reason: str, *, today: dt.date, now: dt.datetime) -> ProofRow:
    """A wrong proof no longer counts, and stays readable with the reason. Refuses `proof_missing`, `proof_voided`."""
    require(session.info["actor"], Deed.ENTER)
    row = _get(session, proof_id)
    if not reason.strip():
        raise Refused(Problem("proof_void_reason_missing", "alasan"))
    if row.dibatalkan:
        raise Refused(Problem("proof_voided", "bukti", {"alasan": row.dibatalkan}))
    row.dibatalkan = reason.strip()
    session.flush()
    return next(one for one in _rows(session, row.request_id) if one.id == row.id)


def _get(session: Session, proof_id: uuid.UUID) -> LeaveDocument:
    row = session.get(LeaveDocument, (session.info["office_id"], proof_id))
    if row is None:
        raise Refused(Problem("proof_missing", "bukti"))
    return row


def _rows(session: Session, request_id: uuid.UUID) -> tuple[ProofRow, ...]:
    query = sa.select(*_COLUMNS).where(
        LeaveDocument.office_id == session.info["office_id"], LeaveDocument.request_id == request_id
    )
    return tuple(sorted((ProofRow(*row) for row in session.execute(query)), key=lambda row: row.id))


def _text(value: str | None) -> str | None:
    return (value or "").strip() or None
