"""Decrees of delegation: entered, ended, voided, listed (annex 1.a of Peraturan BKN 24/2017).

One decree may have several lines, each a holder with what he may grant; nothing is deleted.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.leave import authority as rules
from asn_desktop.rules.leave.authority import Grant
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import units
from asn_desktop.store.authority import Delegation
from asn_desktop.store.offices import Unit

_STANDING = sa.select(Delegation).where(
    Delegation.office_id == sa.bindparam("office"), Delegation.dibatalkan.is_(None)
)  # built once: every request of leave asks it


@dataclass(frozen=True)
class DelegationRow:
    """One line of a decree."""

    id: uuid.UUID
    unit_id: uuid.UUID
    unit: str
    peran: str  # kepala | pyb
    jabatan: str
    cakupan_id: uuid.UUID | None
    cakupan: str  # name of the unit whose people it holds for, with everything below
    jenis: tuple[str, ...]
    kelompok: tuple[str, ...]
    maks_hari: int | None
    luar_negeri: bool
    plt_boleh: bool
    pemberi: str
    nomor: str
    tanggal: dt.date
    berlaku_mulai: dt.date
    berlaku_sampai: dt.date | None
    letter_id: uuid.UUID | None
    berkas: str | None
    dibatalkan: str | None

    @property
    def grant(self) -> Grant:
        """The same as the rules read it."""
        known = frozenset(Kind(k) for k in self.jenis if k in list(Kind))
        return Grant(
            self.jabatan, known, frozenset(self.kelompok) - {"semua"}, self.maks_hari, self.luar_negeri,
            self.plt_boleh, self.pemberi, self.nomor, self.tanggal, self.berlaku_mulai, self.berlaku_sampai,
            self.dibatalkan is not None,
        )  # fmt: skip

    def state(self, today: dt.date) -> str:
        """batal | belum | berlaku | berakhir."""
        if self.dibatalkan is not None:
            return "batal"
        if today < self.berlaku_mulai:
            return "belum"
        return "berakhir" if self.berlaku_sampai is not None and today > self.berlaku_sampai else "berlaku"


@dataclass(frozen=True)
class DelegationAsk:
    """One line to be entered. `kelompok` empty: everybody in scope; `scan` is the signed decree as bytes."""

    unit_id: uuid.UUID
    jabatan: str
    jenis: tuple[str, ...]
    pemberi: str
    nomor: str
    tanggal: dt.date | None
    berlaku_mulai: dt.date | None
    kelompok: tuple[str, ...] = ()
    peran: str = "kepala"
    cakupan_id: uuid.UUID | None = None
    maks_hari: int | None = None
    luar_negeri: bool = False
    plt_boleh: bool = True
    berlaku_sampai: dt.date | None = None
    letter_id: uuid.UUID | None = None
    scan: bytes | None = None


def recorded(session: Session) -> list[DelegationRow]:
    """Every line that was not voided, whatever its days, without the names of units.

    An office that has none is answered by the split.
    """
    return [_row(row, {}) for row in session.scalars(_STANDING, {"office": session.info["office_id"]})]


def listing(session: Session) -> list[DelegationRow]:
    """Every line, the newest first; voided ones too."""
    d = Delegation
    rows = session.scalars(sa.select(d).where(d.office_id == session.info["office_id"])).all()
    if not rows:
        return []
    pairs = session.execute(sa.select(Unit.id, Unit.nama).where(Unit.office_id == session.info["office_id"]))
    names = dict(pairs.all())
    found = [_row(row, names) for row in rows]
    return sorted(found, key=lambda r: (r.berlaku_mulai, r.tanggal, r.nomor, str(r.id)), reverse=True)


def get(session: Session, delegation_id: uuid.UUID) -> DelegationRow:
    """One line. Refuses `delegation_unknown`."""
    found = next((row for row in listing(session) if row.id == delegation_id), None)
    if found is None:
        raise Refused(Problem("delegation_unknown"))
    return found


def check(session: Session, ask: DelegationAsk, *, to_print: bool = False) -> list[Problem]:
    """Findings on a line before it is kept."""
    found = rules.check_delegation(
        kinds=ask.jenis, groups=ask.kelompok, max_days=ask.maks_hari, holder=ask.jabatan, giver=ask.pemberi,
        number=ask.nomor, date=ask.tanggal, first=ask.berlaku_mulai, last=ask.berlaku_sampai, to_print=to_print,
    )  # fmt: skip
    if found:
        return found
    assert ask.berlaku_mulai is not None
    for row in recorded(session):
        place = (row.unit_id, row.peran, row.cakupan_id) == (ask.unit_id, ask.peran, ask.cakupan_id)
        kinds = sorted(set(row.jenis) & set(ask.jenis))
        groups = not row.kelompok or not ask.kelompok or set(row.kelompok) & set(ask.kelompok)
        ends = row.berlaku_sampai or dt.date.max
        if place and kinds and groups and row.berlaku_mulai <= (ask.berlaku_sampai or dt.date.max) and ends >= (
            ask.berlaku_mulai
        ):
            values = {"nomor": row.nomor, "mulai": row.berlaku_mulai, "sampai": row.berlaku_sampai, "jenis": kinds}
            return [Problem("delegation_overlap", "jenis", values)]
    return []


def enter(session: Session, asks: Sequence[DelegationAsk]) -> list[DelegationRow]:
    """Keep the lines of a decree, all or none. Refuses what `check` finds, UNIT_UNKNOWN."""
    require(session.info["actor"], Deed.ENTER)
    made = []
    for ask in asks:
        units.chain(session, ask.unit_id)
        if ask.cakupan_id is not None:
            units.chain(session, ask.cakupan_id)
        problems = check(session, ask)
        if problems:
            raise Refused(problems)
        row = Delegation(
            unit_id=ask.unit_id, peran=ask.peran, jabatan=ask.jabatan.strip(), cakupan_id=ask.cakupan_id,
            jenis=[k for k in Kind if k in ask.jenis], kelompok=[g for g in rules.GROUPS if g in ask.kelompok],
            maks_hari=ask.maks_hari, luar_negeri=ask.luar_negeri, plt_boleh=ask.plt_boleh,
            pemberi=ask.pemberi.strip(), nomor=ask.nomor.strip(), tanggal=ask.tanggal,
            berlaku_mulai=ask.berlaku_mulai, berlaku_sampai=ask.berlaku_sampai, letter_id=ask.letter_id,
            berkas=session.info["blobs"].put(ask.scan) if ask.scan else None, dibatalkan=None,
        )  # fmt: skip
        session.add(row)
        session.flush()
        made.append(row.id)
    return [get(session, one) for one in made]


def end(session: Session, delegation_id: uuid.UUID, last_day: dt.date) -> DelegationRow:
    """The line holds no longer than this day. Refuses `delegation_unknown`, `delegation_period_wrong`."""
    row = _find(session, delegation_id)
    if last_day < row.berlaku_mulai:
        raise Refused(Problem("delegation_period_wrong", "berlaku_sampai", {"mulai": row.berlaku_mulai}))
    row.berlaku_sampai = last_day
    session.flush()
    return get(session, delegation_id)


def void(session: Session, delegation_id: uuid.UUID, reason: str) -> DelegationRow:
    """The line was entered wrongly. Decisions that named it keep its number. Refuses `delegation_void_reason`."""
    row = _find(session, delegation_id)
    if len(reason.strip()) < 5:
        raise Refused(Problem("delegation_void_reason", "alasan"))
    row.dibatalkan = reason.strip()
    session.flush()
    return get(session, delegation_id)


def _find(session: Session, delegation_id: uuid.UUID) -> Delegation:
    require(session.info["actor"], Deed.ENTER)
    row = session.get(Delegation, (session.info["office_id"], delegation_id))
    if row is None or row.dibatalkan is not None:
        raise Refused(Problem("delegation_unknown"))
    return row


def _row(row: Delegation, names: dict[uuid.UUID, str]) -> DelegationRow:
    return DelegationRow(
        row.id, row.unit_id, names.get(row.unit_id, ""), row.peran, row.jabatan, row.cakupan_id,
        names.get(row.cakupan_id or row.unit_id, ""), tuple(row.jenis), tuple(row.kelompok), row.maks_hari,
        row.luar_negeri, row.plt_boleh, row.pemberi, row.nomor, row.tanggal, row.berlaku_mulai, row.berlaku_sampai,
        row.letter_id, row.berkas, row.dibatalkan,
    )  # fmt: skip
