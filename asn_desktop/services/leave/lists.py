"""What the lists of leave are made of: the register, illnesses near their limit, long absences, what is still open.

Source: leave.md §2.5, §2.8-2.9, §4 (PP 11/2017 art. 309-341, Peraturan BKN 24/2017 jo. 7/2021, PP 49/2018 art. 83).
To a role without READ_SENSITIVE every leave is "cuti": kind, reason, unit of length and the number, whose code tells
the kind, stay here (UU 27/2022 art. 4).
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.rules import workdays
from asn_desktop.rules.leave import flow, postpone, sick
from asn_desktop.rules.leave.annual_right import LeaveFacts
from asn_desktop.rules.leave.flow import GRANTED, HOLDS_DATES, Choice, Event, State
from asn_desktop.rules.leave.wish import Kind, Past, Sick, Wish
from asn_desktop.rules.roles import Deed, may, require
from asn_desktop.services import holidays, units
from asn_desktop.services.leave import balance, requests
from asn_desktop.store.employees import Employee, EmployeeSummary
from asn_desktop.store.leave import LeaveRequest, LeaveStep
from asn_desktop.store.letters import Letter

_S, _R = EmployeeSummary, LeaveRequest
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Entry:
    """One leave as a list shows it; `jenis`, `nomor`, `negara` are None where the reader may not see them."""

    request_id: uuid.UUID
    employee_id: uuid.UUID
    nama: str
    nip: str | None
    unit: str | None
    jenis: Kind | None
    mulai: dt.date
    sampai: dt.date
    lama: int
    satuan: str
    keadaan: State
    diminta_pada: dt.date
    nomor: str | None
    tanggal_surat: dt.date | None
    susulan: bool
    melapor_pada: dt.date | None
    negara: str | None
    hari_tambahan: int = 0
    tambahan_awal: bool = False

    @property
    def hari(self) -> int:
        """Calendar days from first to last."""
        return (self.sampai - self.mulai).days + 1


@dataclass(frozen=True, slots=True)
class Illness:
    """One illness: its first day, the last day granted so far, days, the last day the law allows, days left to it."""

    employee_id: uuid.UUID
    nama: str
    nip: str | None
    unit: str | None
    status: str
    since: dt.date
    last: dt.date
    days: int
    limit: dt.date
    board: bool  # a letter of the Tim Penguji Kesehatan would allow more
    article: str

    def left(self, on: dt.date) -> int:
        """Days from `on` to the limit, negative when it is past."""
        return (self.limit - on).days


@dataclass(frozen=True, slots=True)
class Postponed:
    """A leave the official postponed that nobody has taken up yet."""

    entry: Entry
    days: int  # own days carried in full
    decided: dt.date
    reason: str
    until: dt.date


def register(
    session: Session, first: dt.date, last: dt.date, *, unit_id: uuid.UUID | None = None, today: dt.date
) -> list[Entry]:
    """Every leave with a day in [first..last], waiting and refused ones too, by first day and name."""
    return _entries(session, today, _R.mulai <= last, _R.sampai >= first, unit_id=unit_id)


def long_absences(
    session: Session, on: dt.date, *, days: int, unit_id: uuid.UUID | None = None
) -> list[tuple[Entry, int]]:
    """People away on `on` for at least `days` calendar days in a row, however many permits make them; longest first.

    Answers the permit of the day with the days of the whole absence: permits that touch each other are one absence.
    """
    rows = [e for e in _entries(session, on, _R.sampai >= on - dt.timedelta(days=1900), unit_id=unit_id)
            if e.keadaan in HOLDS_DATES]  # fmt: skip
    each: defaultdict[uuid.UUID, list[Entry]] = defaultdict(list)
    for row in rows:
        each[row.employee_id].append(row)
    found = []
    for entries in each.values():
        now = next((e for e in entries if e.mulai <= on <= _last_day(e)), None)
        if now is not None and (length := _stretch(entries, now)) >= days:
            found.append((now, length))
    return sorted(found, key=lambda pair: (-pair[1], pair[0].nama))


def _last_day(entry: Entry) -> dt.date:
    """Last day away: the day before somebody is back, else the end with a remote addition that follows it."""
    more = 0 if entry.tambahan_awal else entry.hari_tambahan
    return flow.held_days(entry.keadaan, entry.mulai, entry.sampai, more, early=False, back=entry.melapor_pada)[1]


def _stretch(entries: Iterable[Entry], now: Entry) -> int:
    """Days of the absence `now` belongs to, with the permits that end the day before it or begin the day after."""
    first, last = now.mulai, _last_day(now)
    ordered = sorted(entries, key=lambda e: e.mulai)
    for entry in reversed(ordered):
        if entry.mulai < first <= _last_day(entry) + _DAY:
            first = entry.mulai
    for entry in ordered:
        if entry.mulai <= last + _DAY and _last_day(entry) > last:
            last = _last_day(entry)
    return (last - first).days + 1


def interim(session: Session, *, unit_id: uuid.UUID | None = None, today: dt.date) -> list[Entry]:
    """Leave begun on an izin sementara that the authorised official has not ratified yet, oldest first."""
    return _entries(session, today, _R.keadaan == State.IZIN_SEMENTARA.value, unit_id=unit_id)


def postponed(session: Session, *, unit_id: uuid.UUID | None = None, today: dt.date) -> list[Postponed]:
    """Leave postponed in writing and neither taken up nor lapsed: usable until the end of the year after (§4.3)."""
    taken = sa.select(_R.terkait_id).where(
        _R.office_id == session.info["office_id"], _R.terkait_id.is_not(None),
        _R.keadaan.in_([s.value for s in HOLDS_DATES]),
    )  # fmt: skip
    rows = _entries(session, today, _R.keadaan == State.DITANGGUHKAN.value, _R.mulai >= dt.date(today.year - 1, 1, 1),
                    _R.id.not_in(taken), unit_id=unit_id)  # fmt: skip
    steps = {
        request: (days or 0, day, reason or "")
        for request, days, day, reason in session.execute(
            sa.select(LeaveStep.request_id, LeaveStep.hari, LeaveStep.tanggal, LeaveStep.alasan).where(
                LeaveStep.office_id == session.info["office_id"], LeaveStep.peristiwa == Event.KEPUTUSAN.value,
                LeaveStep.pilihan == Choice.DITANGGUHKAN.value,
                LeaveStep.request_id.in_([row.request_id for row in rows]),
            )
        )
    }  # fmt: skip
    open_ = may(session.info["actor"].role, Deed.READ_SENSITIVE)
    rules, found = balance.rules_on(session, today), []
    for row in rows:
        days, day, reason = steps.get(row.request_id, (0, row.diminta_pada, ""))
        until = postpone.postponed_until(row.jenis or Kind.TAHUNAN, row.mulai, rules)
        found.append(Postponed(row, days, day, reason if open_ else "", until))
    return sorted(found, key=lambda p: (p.until, p.entry.nama))


def illnesses(session: Session, on: dt.date, *, within: int, unit_id: uuid.UUID | None = None) -> list[Illness]:
    """Illnesses that go on (or ended within the last week) and reach their limit within `within` days, nearest first.

    Refuses role_not_allowed without READ_SENSITIVE: that somebody is ill is itself the health of a person.
    """
    require(session.info["actor"], Deed.READ_SENSITIVE)
    rules = balance.rules_on(session, on)
    calendar = holidays.calendar(session, range(on.year - 2, on.year + 1))
    found = []
    for person, facts, spells in _sick(session, on, unit_id):
        spells = sorted(spells, key=lambda s: s.first)
        now = spells[-1]
        if now.last < on - dt.timedelta(days=7) or now.reason_code == "kecelakaan_kerja":
            continue
        wish = Wish(Kind.SAKIT, now.first, now.last, "", "", "", reason_code=now.reason_code)
        week = balance.workweek(session, person.unit_id)
        illness = sick.spell(wish, Past(sick=tuple(spells[:-1])), calendar, week, rules)
        limit = sick.latest(wish, facts, illness, rules, board=False)
        if limit is not None and (limit - on).days <= within:
            found.append(Illness(
                person.employee_id, person.nama_tampil, person.nip, person.unit_nama, person.status, illness.since,
                now.last, illness.days, limit, not facts.pppk and now.reason_code in (None, "sakit"),
                sick.article(facts),
            ))  # fmt: skip
    return sorted(found, key=lambda i: (i.limit, i.nama))


def _sick(session: Session, on: dt.date, unit_id: uuid.UUID | None) -> list[tuple[Any, LeaveFacts, list[Sick]]]:
    """Granted spells of sick leave of the last three years, by person."""
    query = sa.select(
        _S.employee_id, _S.nama_tampil, _S.nip, _S.unit_id, _S.unit_nama, _S.status, Employee.kontrak_akhir,
        _R.mulai, _R.sampai, _R.alasan_kode, _R.keadaan, _R.melapor_pada,
    ).join(_R, sa.and_(_R.office_id == _S.office_id, _R.employee_id == _S.employee_id)).join(
        Employee, sa.and_(Employee.office_id == _S.office_id, Employee.id == _S.employee_id)
    ).where(
        _S.office_id == session.info["office_id"], _S.aktif.is_(True), _R.jenis == Kind.SAKIT.value,
        _R.keadaan.in_([s.value for s in GRANTED]), _R.mulai <= on, _R.sampai >= on - dt.timedelta(days=1100),
    )  # fmt: skip
    if unit_id is not None:
        query = query.where(_S.unit_id.in_(units.below(session, unit_id)))
    found: dict[uuid.UUID, tuple[Any, LeaveFacts, list[Sick]]] = {}
    for row in session.execute(query):
        facts = LeaveFacts(row.status, None, contract_end=row.kontrak_akhir)
        spells = found.setdefault(row.employee_id, (row, facts, []))[2]
        last = flow.held_days(State(row.keadaan), row.mulai, row.sampai, 0, early=False, back=row.melapor_pada)[1]
        spells.append(Sick(row.mulai, last, row.alasan_kode))
    return list(found.values())


def _entries(
    session: Session, today: dt.date, *where: sa.ColumnElement[bool], unit_id: uuid.UUID | None
) -> list[Entry]:
    """Rows of the requests, by first day and name; what a reader may not see is left out here."""
    require(session.info["actor"], Deed.READ)
    query = (
        sa.select(
            _R.id, _R.employee_id, _S.nama_tampil, _S.nip, _S.unit_nama, _R.jenis, _R.mulai, _R.sampai, _R.lama,
            _R.satuan, _R.keadaan, _R.diminta_pada, sa.func.coalesce(Letter.nomor, _R.nomor_asal),
            sa.func.coalesce(Letter.tanggal, _R.tanggal_asal, type_=sa.Date), _R.asal, _R.melapor_pada, _R.negara,
            _R.hari_tambahan, sa.func.coalesce(_R.tambahan_awal, False),
        )
        .join(_S, sa.and_(_S.office_id == _R.office_id, _S.employee_id == _R.employee_id))
        .outerjoin(Letter, sa.and_(Letter.office_id == _R.office_id, Letter.id == _R.letter_id))
        .where(_R.office_id == session.info["office_id"], _R.keadaan != State.DRAF.value, *where)
        .order_by(_R.mulai, _S.urut_nama)
    )  # fmt: skip
    if unit_id is not None:
        query = query.where(_S.unit_id.in_(units.below(session, unit_id)))
    open_ = may(session.info["actor"].role, Deed.READ_SENSITIVE)
    return [_entry(values, today, open_=open_) for values in session.execute(query)]


def _entry(values: Any, today: dt.date, *, open_: bool) -> Entry:
    (i, person, name, nip, unit, kind, first, last, length, unit_of, state, asked, number, day, origin, back, country,
     more, early) = values  # fmt: skip
    now = flow.on_day(State(state), first - more * _DAY if early else first, today)
    if not open_:
        now = requests.covered(now)
        kind, number, country, length, unit_of = None, None, None, len(workdays.days(first, last)), "hari"
    return Entry(i, person, name, nip, unit, Kind(kind) if kind else None, first, last, length, unit_of, now, asked,
                 number, day if open_ else None, origin == "susulan", back, country, more, bool(early))  # fmt: skip
