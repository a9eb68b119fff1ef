"""Leave requests as the screens and the terminal see them: rows, one request with its steps, and the plain writing.

Source: leave.md §4.1. Deeds stand in `services.leave` and `services.leave.decisions`; here nothing is decided.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.leave import flow
from asn_desktop.rules.leave.flow import Choice, Event, Official, State
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.rules.roles import Deed, may
from asn_desktop.services import letter_privacy, officials, units
from asn_desktop.store.employees import EmployeeSummary
from asn_desktop.store.leave import LeaveCharge, LeaveRequest, LeaveStep
from asn_desktop.store.letters import Letter

_S = EmployeeSummary
MASKED = "CUTI"
SENSITIVE = frozenset({Kind.SAKIT.value, Kind.MELAHIRKAN.value, Kind.ALASAN_PENTING.value})  # health and family
_EARLIER = sa.func.date(LeaveRequest.mulai, sa.literal("-") + sa.cast(LeaveRequest.hari_tambahan, sa.String) + " days")
_WRITTEN = sa.type_coerce(LeaveRequest.mulai, sa.String)
_BEGINS = sa.type_coerce(sa.case((LeaveRequest.tambahan_awal.is_(True), _EARLIER), else_=_WRITTEN), sa.Date)  # `begins`
_COVERED = {State.DICATAT: State.SELESAI, State.IZIN_SEMENTARA: State.DIPERTIMBANGKAN}
GROUPS: Mapping[str, tuple[State, ...]] = {
    "menunggu": (State.DIAJUKAN, State.DIPERTIMBANGKAN, State.IZIN_SEMENTARA),
    "disetujui": (State.DISETUJUI, State.DIUBAH, State.TERBIT),
    "berjalan": (State.BERJALAN,),
    "selesai": (
        State.SELESAI, State.DITOLAK, State.DITANGGUHKAN, State.DIBATALKAN, State.DIPANGGIL, State.DICATAT,
    ),
}
_LAST_STEP = sa.select(sa.func.max(LeaveStep.urutan)).where(
    LeaveStep.office_id == sa.bindparam("office"), LeaveStep.request_id == sa.bindparam("request")
)


@dataclass(frozen=True)
class LeaveRow:
    """One request in the list; `keadaan` is as of the day it was asked for."""

    id: uuid.UUID
    employee_id: uuid.UUID
    nama: str
    nip: str | None
    unit_id: uuid.UUID | None
    unit: str | None
    jenis: str
    mulai: dt.date
    sampai: dt.date
    lama: int
    satuan: str
    keadaan: State
    diminta_pada: dt.date
    nomor: str | None  # of the Surat Izin, once issued
    letter_id: uuid.UUID | None
    melapor_pada: dt.date | None
    asal: str | None = None  # susulan: granted on paper before it was entered
    wewenang: str | None = None  # None: decided in this office; induk | bkpsdm
    negara: str | None = None
    terkait_id: uuid.UUID | None = None  # the request it takes up again or prolongs

    @property
    def group(self) -> str:
        """The chip it stands under: menunggu, disetujui, berjalan or selesai."""
        return next((name for name, states in GROUPS.items() if self.keadaan in states), "menunggu")


@dataclass(frozen=True)
class StepRow:
    """One step: what, by whom, when, how it was given."""

    urutan: int
    peristiwa: str
    pilihan: Choice | None
    alasan: str
    mulai: dt.date | None
    sampai: dt.date | None
    hari: int | None
    oleh_nama: str | None
    oleh_jabatan: str | None
    oleh_nip: str | None
    kewenangan: str | None
    cara: str
    berkas: str | None
    tanggal: dt.date


@dataclass(frozen=True)
class LeaveCounts:
    """How many requests stand under each chip."""

    menunggu: int
    disetujui: int
    berjalan: int
    selesai: int


def fetch(session: Session, request_id: uuid.UUID) -> LeaveRequest:
    """The record itself. Refuses `leave_unknown`."""
    found = session.get(LeaveRequest, (session.info["office_id"], request_id))
    if found is None:
        raise Refused(Problem("leave_unknown", "request_id"))
    return found


def begins(record: LeaveRequest) -> dt.date:
    """First day away: of the remote addition where it lies before the leave."""
    return record.mulai - dt.timedelta(days=record.hari_tambahan) if record.tambahan_awal else record.mulai


def move(record: LeaveRequest, event: Event, today: dt.date, choice: Choice | None = None) -> None:
    """Take the record over to its next state, or refuse `illegal_transition`."""
    now = flow.on_day(State(record.keadaan), begins(record), today)
    record.keadaan = flow.next_state(now, event, choice).value


def add_step(session: Session, record: LeaveRequest, event: Event, day: dt.date, **values: Any) -> None:
    """Write the next step of a request; `official` fills who gave it."""
    official: Official | None = values.pop("official", None)
    if official is not None:
        values |= {
            "oleh_id": official.employee_id, "oleh_nama": official.nama, "oleh_nip": official.nip,
            "oleh_jabatan": official.jabatan, "kewenangan": official.dasar,
        }  # fmt: skip
    last = session.scalar(_LAST_STEP, {"office": record.office_id, "request": record.id})
    session.add(
        LeaveStep(request_id=record.id, urutan=(last or 0) + 1, peristiwa=event.value, tanggal=day, **values)
    )
    session.flush()


def draw(session: Session, record: LeaveRequest, split: Mapping[str, int], sign: int = 1) -> None:
    """Write ledger lines: days drawn from the rows (sign 1) or given back to them (sign -1)."""
    for row, days in split.items():
        if days:
            session.add(
                LeaveCharge(request_id=record.id, employee_id=record.employee_id, tahun=record.mulai.year,
                            baris=row, hari=sign * days)
            )  # fmt: skip
    session.flush()


def drawn(session: Session, record: LeaveRequest) -> dict[str, int]:
    """Net days this request holds in the ledger, by row."""
    query = sa.select(LeaveCharge.baris, sa.func.sum(LeaveCharge.hari)).where(
        LeaveCharge.office_id == record.office_id, LeaveCharge.request_id == record.id
    ).group_by(LeaveCharge.baris)  # fmt: skip
    return {row: int(days) for row, days in session.execute(query)}


_SELECT = (
    sa.select(
        LeaveRequest.id, LeaveRequest.employee_id, _S.nama_tampil, _S.nip, _S.unit_id, _S.unit_nama,
        LeaveRequest.jenis, LeaveRequest.mulai, LeaveRequest.sampai, LeaveRequest.lama, LeaveRequest.satuan,
        LeaveRequest.keadaan, LeaveRequest.diminta_pada, Letter.nomor, LeaveRequest.letter_id,
        LeaveRequest.melapor_pada, LeaveRequest.asal, LeaveRequest.wewenang, LeaveRequest.negara,
        LeaveRequest.terkait_id, LeaveRequest.nomor_asal, _BEGINS,
    )
    .join(_S, sa.and_(_S.office_id == LeaveRequest.office_id, _S.employee_id == LeaveRequest.employee_id))
    .outerjoin(Letter, sa.and_(Letter.office_id == LeaveRequest.office_id, Letter.id == LeaveRequest.letter_id))
    .where(LeaveRequest.office_id == sa.bindparam("office"))
)  # fmt: skip
_ONE = _SELECT.where(LeaveRequest.id == sa.bindparam("request"))


def closed(session: Session) -> bool:
    """Whether kinds, reasons and relatives of leave are closed to this role (UU 27/2022 art. 4)."""
    return not may(session.info["actor"].role, Deed.READ_SENSITIVE)


def covered(state: State) -> State:
    """The state as a reader sees it to whom the kind is closed: some states belong to one kind (UU 27/2022 art. 4)."""
    return _COVERED.get(state, state)


def _row(values: Iterable[Any], today: dt.date, *, masked: bool) -> LeaveRow:
    *known, paper, begun = values
    row = LeaveRow(*known)
    if row.nomor is None and (row.asal is not None or row.jenis == Kind.CLTN.value):
        row = replace(row, nomor=paper)
    if masked and row.jenis in SENSITIVE:
        row = replace(row, jenis=MASKED, lama=(row.sampai - row.mulai).days + 1, satuan="hari",
                      nomor=letter_privacy.cover(row.nomor))  # fmt: skip
    state = flow.on_day(State(row.keadaan), begun, today)
    return replace(row, keadaan=covered(state) if masked else state)


def listing(
    session: Session,
    *,
    today: dt.date,
    group: str | None = None,
    text: str = "",
    unit_id: uuid.UUID | None = None,
    employee_id: uuid.UUID | None = None,
    jenis: str | None = None,
    year: int | None = None,
    limit: int | None = None,
) -> list[LeaveRow]:
    """Requests, newest leave first. `group` is one of GROUPS; `unit_id` takes the units below it along.

    `jenis` is a kind, `year` takes every leave with a day in it.
    """
    masked = closed(session)
    if masked and jenis in SENSITIVE:
        return []  # to ask by a closed kind would tell it
    query = _SELECT
    if employee_id is not None:
        query = query.where(LeaveRequest.employee_id == employee_id)
    if unit_id is not None:
        query = query.where(_S.unit_id.in_(units.below(session, unit_id)))
    if jenis is not None:
        query = query.where(LeaveRequest.jenis == jenis)
    if year is not None:
        query = query.where(
            LeaveRequest.mulai <= dt.date(year, 12, 31), LeaveRequest.sampai >= dt.date(year, 1, 1)
        )
    for word in text.casefold().split():
        query = query.where(_S.cari.contains(word, autoescape=True))
    if group is not None:
        query = query.where(_in_group(group, today))
    first = LeaveRequest.mulai if group == "menunggu" else LeaveRequest.mulai.desc()
    query = query.order_by(first, LeaveRequest.id).limit(limit)
    rows = session.execute(query, {"office": session.info["office_id"]})
    return [_row(values, today, masked=masked) for values in rows]


def _in_group(group: str, today: dt.date) -> sa.ColumnElement[bool]:
    """The stored states of a chip: an issued leave whose first day has come counts as running."""
    state, first = LeaveRequest.keadaan, _BEGINS
    if group == "berjalan":
        return sa.or_(state == State.BERJALAN.value, sa.and_(state == State.TERBIT.value, first <= today))
    if group == "disetujui":
        open_ = [State.DISETUJUI.value, State.DIUBAH.value]
        return sa.or_(state.in_(open_), sa.and_(state == State.TERBIT.value, first > today))
    return state.in_([s.value for s in GROUPS[group]])


def counts(session: Session, *, today: dt.date) -> LeaveCounts:
    """The numbers on the chips, in one query."""
    sums = [sa.func.coalesce(sa.func.sum(sa.case((_in_group(name, today), 1), else_=0)), 0) for name in GROUPS]
    row = session.execute(sa.select(*sums).where(LeaveRequest.office_id == session.info["office_id"])).one()
    return LeaveCounts(*(int(n) for n in row))


def get_row(session: Session, request_id: uuid.UUID, *, today: dt.date) -> LeaveRow:
    """One request as a row. Refuses `leave_unknown`."""
    values = session.execute(_ONE, {"office": session.info["office_id"], "request": request_id}).one_or_none()
    if values is None:
        raise Refused(Problem("leave_unknown", "request_id"))
    return _row(values, today, masked=closed(session))


def steps_of(session: Session, request_id: uuid.UUID) -> tuple[StepRow, ...]:
    """The steps of a request in their order."""
    query = sa.select(
        LeaveStep.urutan, LeaveStep.peristiwa, LeaveStep.pilihan, LeaveStep.alasan, LeaveStep.mulai, LeaveStep.sampai,
        LeaveStep.hari, LeaveStep.oleh_nama, LeaveStep.oleh_jabatan, LeaveStep.oleh_nip, LeaveStep.kewenangan,
        LeaveStep.cara, LeaveStep.berkas, LeaveStep.tanggal,
    ).where(LeaveStep.office_id == session.info["office_id"], LeaveStep.request_id == request_id)  # fmt: skip
    return tuple(
        StepRow(u, p, Choice(c) if c else None, a or "", *rest)
        for u, p, c, a, *rest in session.execute(query.order_by(LeaveStep.urutan))
    )


def acting(
    session: Session, employee_id: uuid.UUID, unit_id: uuid.UUID | None, on: dt.date
) -> tuple[Official | None, Official | None]:
    """(atasan langsung, PYB) of a person on a day; None where he must be entered by hand (he is above the office)."""
    superior = officials.superior_of(session, employee_id, on)
    decider = None
    if unit_id is not None:
        decider = officials.deciding_official(session, unit_id, on, applicant=employee_id)
    return _official(superior), _official(decider)


def _official(found: officials.Official | None) -> Official | None:
    if found is None:
        return None
    return Official(
        found.nama, found.jabatan_tertulis, found.nip, found.pangkat, found.employee_id, found.penugasan, found.dasar,
        found.berlaku_mulai, found.berlaku_sampai,
    )  # fmt: skip
