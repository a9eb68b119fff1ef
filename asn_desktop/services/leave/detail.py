"""One request in full: its row, its steps and proofs, what it goes on with, and who is to act.

Source: leave.md §4.1; UU 27/2022 art. 4 (reasons, relatives and proofs never reach a role without `READ_SENSITIVE`).
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.rules.leave.flow import Official
from asn_desktop.services import letter_privacy
from asn_desktop.services.leave import proofs
from asn_desktop.services.leave.decisions import decider_of
from asn_desktop.services.leave.proofs import ProofRow
from asn_desktop.services.leave.requests import LeaveRow, StepRow, acting, closed, fetch, get_row, steps_of
from asn_desktop.store.employees import EmployeeSummary
from asn_desktop.store.leave import LeaveRequest

_S = EmployeeSummary
_TELLING = ("DICATAT", "IZIN_SEMENTARA", "KELAHIRAN", "BUKTI")  # steps that only one kind of leave has, and papers
_KEPT_BARE = ("per", "tahun", "baris", "sisa", "menunggu", "rencana", "uraian")  # of the frozen balance


@dataclass(frozen=True)
class LeaveDetail:
    """One request in full, with the balance frozen when it was asked and who is to act."""

    row: LeaveRow
    alasan: str
    alamat: str
    telepon: str
    hari_tambahan: int
    pengganti_id: uuid.UUID | None
    pengganti: str | None
    saldo: Mapping[str, Any]
    steps: tuple[StepRow, ...]
    atasan: Official | None
    pyb: Official | None
    alasan_kode: str | None = None
    hubungan: str | None = None
    kelahiran_ke: int | None = None
    perkiraan_lahir: dt.date | None = None
    lahir_pada: dt.date | None = None
    tambahan_awal: bool = False
    bkn_nomor: str | None = None
    bkn_tanggal: dt.date | None = None
    nomor_asal: str | None = None
    tanggal_asal: dt.date | None = None
    bukti: tuple[ProofRow, ...] = ()
    diambil_lagi: tuple[uuid.UUID, ...] = ()  # requests that take this one up again or prolong it


def detail(session: Session, request_id: uuid.UUID, *, today: dt.date) -> LeaveDetail:
    """One request in full. Refuses `leave_unknown`."""
    record = fetch(session, request_id)
    row = get_row(session, request_id, today=today)
    superior, decider = acting(session, record.employee_id, row.unit_id, today)
    found = LeaveDetail(
        row, record.alasan, record.alamat, record.telepon, record.hari_tambahan, record.pengganti_id,
        _name(session, record.pengganti_id), record.saldo or {}, steps_of(session, record.id), superior,
        decider_of(session, record, today) or decider, record.alasan_kode, record.hubungan, record.kelahiran_ke,
        record.perkiraan_lahir, record.lahir_pada, bool(record.tambahan_awal), record.bkn_nomor, record.bkn_tanggal,
        record.nomor_asal, record.tanggal_asal, proofs.listing(session, record.id), _after(session, record),
    )  # fmt: skip
    return _masked(found) if closed(session) else found


def _masked(found: LeaveDetail) -> LeaveDetail:
    """What a role without `READ_SENSITIVE` sees: dates, states and people; no reason, no relative, no letter."""
    steps = tuple(replace(s, alasan="", berkas=None) for s in found.steps if s.peristiwa not in _TELLING)
    saldo = {key: value for key, value in found.saldo.items() if key in _KEPT_BARE}
    return replace(
        found, alasan="", alamat="", telepon="", saldo=saldo, steps=steps, alasan_kode=None, hubungan=None,
        kelahiran_ke=None, perkiraan_lahir=None, lahir_pada=None, bukti=(),
        nomor_asal=letter_privacy.cover(found.nomor_asal),
    )  # fmt: skip


def _name(session: Session, employee_id: uuid.UUID | None) -> str | None:
    if employee_id is None:
        return None
    return session.scalar(sa.select(_S.nama_tampil).where(
        _S.office_id == session.info["office_id"], _S.employee_id == employee_id
    ))  # fmt: skip


def _after(session: Session, record: LeaveRequest) -> tuple[uuid.UUID, ...]:
    query = sa.select(LeaveRequest.id).where(
        LeaveRequest.office_id == record.office_id, LeaveRequest.terkait_id == record.id
    )
    return tuple(sorted(session.scalars(query)))
