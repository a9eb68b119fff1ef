"""The agenda: numbers taken inside the letter's own transaction, never twice, and the proof of it."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import letter_numbers as rules
from asn_desktop.rules.letter_numbers import NumberParts
from asn_desktop.services import letter_rows, units
from asn_desktop.services.letter_rows import LetterRow
from asn_desktop.services.units import UnitProfile
from asn_desktop.store.letters import AgendaCounter, Letter


@dataclass(frozen=True)
class Taken:
    """A number for a letter: in figures where our agenda gave it, complete, and as printed (with its gap)."""

    agenda_id: uuid.UUID  # the unit whose agenda it is
    tahun: int
    urut: int | None
    nomor: str | None
    cetak: str | None


@dataclass(frozen=True)
class GapReport:
    """The agenda of one unit in one year. Unbroken when nothing is missing."""

    unit_id: uuid.UUID
    unit: str
    tahun: int
    terakhir: int  # highest number taken
    hilang: tuple[int, ...]  # between 1 and that one, without a line
    batal: tuple[LetterRow, ...]
    baris: tuple[LetterRow, ...]  # in the order of their numbers

    @property
    def utuh(self) -> bool:
        """Whether every number has its line."""
        return not self.hilang


def agenda_of(session: Session, unit_id: uuid.UUID) -> uuid.UUID:
    """The unit whose agenda a unit writes in: the nearest above with a number mode of its own, else the root."""
    line = units.chain(session, unit_id)
    return next((unit.id for unit in line if unit.nomor_mode), line[-1].id)


def take(
    session: Session, unit_id: uuid.UUID, mode: str, *, kode: str | None, day: dt.date, nomor: str | None = None,
    keamanan: str = "", without: uuid.UUID | None = None,
) -> Taken:  # fmt: skip
    """A number in one of the modes agenda, diketik, kosong, tanpa.

    Refused `letter_mode`, `letter_code_missing`, `letter_number_missing`, `letter_number_long`,
    `letter_number_figures`, `duplicate_letter_number`. `without` is the letter that is being completed.
    """
    agenda = agenda_of(session, unit_id)
    if mode == "tanpa":
        return Taken(agenda, day.year, None, None, None)
    if mode == "diketik":
        if found := rules.check_typed(nomor or ""):
            raise Refused(found)
        typed = (nomor or "").strip()
        _demand_new(session, typed, day.year, without)
        return Taken(agenda, day.year, None, typed, typed)
    if mode not in ("agenda", "kosong"):
        raise Refused(Problem("letter_mode", "nomor_mode", {"raw": mode}))
    if not kode:
        raise Refused(Problem("letter_code_missing", "kode"))
    profile = units.resolve(session, unit_id)
    if mode == "kosong":
        return Taken(agenda, day.year, None, None, _compose(profile, kode, None, day, keamanan))
    order = _next(session, agenda, day.year)
    number = _compose(profile, kode, order, day, keamanan)
    _demand_new(session, number, day.year, without)
    return Taken(agenda, day.year, order, number, number)


def _compose(profile: UnitProfile, kode: str, order: int | None, day: dt.date, keamanan: str) -> str:
    parts = NumberParts(kode=kode, urut=order, unit=profile.kode or "", day=day, keamanan=keamanan)
    return rules.compose(profile.nomor_pola, profile.nomor_lebar, parts)


def _next(session: Session, agenda: uuid.UUID, year: int) -> int:
    """The next number, taken now. A letter of ours above the counter (a restored store) moves it on."""
    office = session.info["office_id"]
    counter = session.get(AgendaCounter, (office, agenda, year), with_for_update=True)
    if counter is None:
        counter = AgendaCounter(office_id=office, unit_id=agenda, tahun=year, berikut=1)
        session.add(counter)
    highest = session.scalar(
        sa.select(sa.func.max(Letter.urut)).where(
            Letter.office_id == office, Letter.unit_id == agenda, Letter.tahun == year
        )
    )
    order = max(counter.berikut, (highest or 0) + 1)
    counter.berikut = order + 1
    return order


def _demand_new(session: Session, number: str, year: int, without: uuid.UUID | None) -> None:
    """Refuse `duplicate_letter_number` when any letter of the year, a void one too, carries the number."""
    wanted = rules.same(number)
    held = session.execute(
        sa.select(Letter.id, Letter.nomor, Letter.perihal, Letter.keadaan).where(
            Letter.office_id == session.info["office_id"], Letter.tahun == year, Letter.nomor.is_not(None)
        )
    )
    for letter_id, other, subject, state in held:
        if letter_id != without and rules.same(other or "") == wanted:
            raise Refused(
                Problem("duplicate_letter_number", "nomor", {"nomor": number, "perihal": subject, "keadaan": state})
            )


def gap_report(session: Session, unit_id: uuid.UUID, year: int) -> GapReport:
    """The agenda a unit writes in, number by number, with what is missing and what is void."""
    agenda = agenda_of(session, unit_id)
    rows = [r for r in letter_rows.listing(session, limit=100_000) if r.unit_id == agenda and r.tahun == year]
    numbered = sorted((r for r in rows if r.urut is not None), key=lambda r: r.urut or 0)
    counter = session.get(AgendaCounter, (session.info["office_id"], agenda, year))
    taken = [r.urut for r in numbered if r.urut is not None]
    last = max([*taken, counter.berikut - 1 if counter else 0], default=0)
    gone = tuple(n for n in range(1, last + 1) if n not in set(taken))
    return GapReport(
        agenda, units.resolve(session, agenda).nama, year, last, gone,
        tuple(r for r in numbered if r.keadaan == "batal"), tuple(numbered),
    )  # fmt: skip
