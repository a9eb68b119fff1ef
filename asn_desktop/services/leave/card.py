"""Kartu cuti of one person: annual leave opened, drawn and left year by year, and every leave of every kind by its day.

Source: local practice on Peraturan BKN 24/2017 (catatan cuti, section V of form 1.b); UU 27/2022 art. 4.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.letters import render
from asn_desktop.letters.leave_card import CardLeave, CardYear, LeaveCardPaper
from asn_desktop.letters.values import Heading, Paper, Person
from asn_desktop.problems import Refused
from asn_desktop.rules import identity, words
from asn_desktop.rules.leave import flow, names
from asn_desktop.rules.leave.balance import ROWS
from asn_desktop.rules.leave.flow import State
from asn_desktop.rules.roles import Deed, require
from asn_desktop.rules.statuses import IN_FULL
from asn_desktop.services import employee_card, letters, units
from asn_desktop.services.employee_card import EmployeeCard
from asn_desktop.services.leave import balance
from asn_desktop.services.leave.requests import SENSITIVE, begins, closed, covered
from asn_desktop.store.leave import LeaveCharge, LeaveOpening, LeaveRequest
from asn_desktop.store.letters import Letter

_LEFT_OUT = frozenset((State.DRAF, State.DIAJUKAN, State.DIPERTIMBANGKAN, State.DITOLAK))
_UNKNOWN = "belum diketahui"


@dataclass(frozen=True)
class _Leave:
    """One leave with its paper."""

    record: LeaveRequest
    letter: Letter | None


def pdf(session: Session, employee_id: uuid.UUID, *, today: dt.date) -> bytes:
    """The card as PDF/A, one page or more. A role without READ_SENSITIVE sees only "cuti" for health and family.

    Refuses EMPLOYEE_UNKNOWN, role_not_allowed.
    """
    require(session.info["actor"], Deed.READ)
    card = employee_card.get(session, employee_id, today=today)
    root = card.unit_id or session.info["office_id"]
    profile = units.resolve(session, card.unit_id) if card.unit_id else None
    leaves, hidden = _leaves(session, employee_id), closed(session)
    paper = LeaveCardPaper(
        heading=Heading(None, profile.kota if profile else "-", today),
        person=_person(card, profile.tempat if profile else "-"),
        tahun=tuple(_year(session, employee_id, year, today) for year in _years(session, employee_id, today)),
        cuti=tuple(_line(one, today, hidden=hidden) for one in leaves), tertutup=hidden, per=words.long_date(today),
        paper=Paper(ukuran="A4", latihan=bool(profile and profile.latihan)),
    )  # fmt: skip
    at = dt.datetime.combine(today, dt.time(), dt.UTC)
    return render.render(paper, identity=f"kartu-cuti-{employee_id}-{root}", at=at, own=letters.wordings(session))


def _person(card: EmployeeCard, unit: str) -> Person:
    return Person(
        card.nama_tampil, identity.show_nip(card.nip or "-"), card.pangkat or "-",
        card.jabatan.nama if card.jabatan else "-", unit, IN_FULL[card.status],
    )  # fmt: skip


def _years(session: Session, employee_id: uuid.UUID, today: dt.date) -> range:
    """From the first year anything is known of to this one, or to the last one days were drawn in."""
    office, known = session.info["office_id"], [today.year]
    for table in (LeaveOpening, LeaveCharge):
        known += session.scalars(sa.select(table.tahun).where(
            table.office_id == office, table.employee_id == employee_id
        )).all()  # fmt: skip
    return range(min(known), max(known) + 1)


def _year(session: Session, employee_id: uuid.UUID, year: int, today: dt.date) -> CardYear:
    """One year as it ended, or as it stands today."""
    day = min(max(today, dt.date(year, 1, 1)), dt.date(year, 12, 31))
    try:
        found = balance.card(session, employee_id, year=year, today=day)
    except Refused as no:
        told = _opening(session, employee_id, year)
        why = told if any("opening" in p.code for p in no.problems) else _UNKNOWN
        return CardYear(str(year), "-", "-", "-", "-", "-", why)
    cells = {row: _three([found.opened[row]], [found.left[row]]) for row in ROWS}
    return CardYear(
        str(year), cells["N-2"], cells["N-1"], cells["TAMBAHAN"], cells["N"],
        _three(found.opened.values(), found.left.values()),
        "tahun berjalan" if year == today.year else "",
    )  # fmt: skip


def _opening(session: Session, employee_id: uuid.UUID, year: int) -> str:
    """What is known of a year whose balance cannot be told, because the years before it are not."""
    used = session.scalar(
        sa.select(LeaveOpening.terpakai).where(
            LeaveOpening.office_id == session.info["office_id"], LeaveOpening.employee_id == employee_id,
            LeaveOpening.tahun == year,
        )
    )  # fmt: skip
    return "saldo awal belum dicatat" if used is None else f"terpakai {used} hari (saldo awal)"


def _three(opened: Iterable[int], left: Iterable[int]) -> str:
    """Opened, drawn, left."""
    all_, rest = sum(opened), sum(left)
    return f"{all_} / {all_ - rest} / {rest}"


def _leaves(session: Session, employee_id: uuid.UUID) -> list[_Leave]:
    """Every leave that was given, noted, postponed or taken back, by its first day."""
    r = LeaveRequest
    query = (
        sa.select(r, Letter)
        .outerjoin(Letter, sa.and_(Letter.office_id == r.office_id, Letter.id == r.letter_id))
        .where(r.office_id == session.info["office_id"], r.employee_id == employee_id)
    )
    found = [_Leave(record, letter) for record, letter in session.execute(query)]
    given = [one for one in found if State(one.record.keadaan) not in _LEFT_OUT and _told(one)]
    return sorted(given, key=lambda one: (one.record.mulai, one.record.id))


def _told(one: _Leave) -> bool:
    """A request that was withdrawn before it had a paper is no leave."""
    return one.record.keadaan != State.DIBATALKAN.value or bool(one.letter or one.record.nomor_asal)


def _line(one: _Leave, today: dt.date, *, hidden: bool) -> CardLeave:
    record = one.record
    cover = hidden and record.jenis in SENSITIVE
    kind = "Cuti" if cover else names.KINDS[record.jenis].capitalize()
    days = f"{(record.sampai - record.mulai).days + 1} hari" if cover else f"{record.lama} {record.satuan}"
    if record.hari_tambahan:
        days += f" + {record.hari_tambahan} hari"
    return CardLeave(
        kind, "-" if cover else _number(one), words.short_date(record.mulai), words.short_date(record.sampai), days,
        _state(record, today, cover=hidden),
    )  # fmt: skip


def _number(one: _Leave) -> str:
    number, day = one.record.nomor_asal, one.record.tanggal_asal
    if one.letter is not None:
        number, day = one.letter.nomor, one.letter.tanggal
    shown = f"{number} tanggal {words.short_date(day)}" if number and day else number or "-"
    return f"{shown} (entri susulan)" if one.record.asal else shown


def _state(record: LeaveRequest, today: dt.date, *, cover: bool) -> str:
    state = flow.on_day(State(record.keadaan), begins(record), today)
    state = covered(state) if cover else state
    back = f", kembali {words.short_date(record.melapor_pada)}" if record.melapor_pada else ""
    return f"{names.STATES[state]}{back}"
