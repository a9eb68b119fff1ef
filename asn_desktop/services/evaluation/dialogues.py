"""Dialogues about performance between appraiser and employee: what was said and agreed, and the day to look again.

Source: PermenPANRB 6/2022 (dialog kinerja as part of monitoring and coaching).
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.evaluation.party import from_kept
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import units
from asn_desktop.services.evaluation import running_year
from asn_desktop.services.evaluation.skp_values import VOID
from asn_desktop.store.goals import Skp
from asn_desktop.store.progress import Dialogue

SOON = dt.timedelta(days=7)  # a follow-up is called to mind that long before its day


@dataclass(frozen=True)
class DialogueAsk:
    """One talk. `periode` None: the period of the office's rhythm the day lies in."""

    skp_id: uuid.UUID
    tanggal: dt.date
    isi: str
    kesepakatan: str | None = None
    tindak_lanjut: dt.date | None = None
    periode: str | None = None


@dataclass(frozen=True)
class DialogueRow:
    """One talk as kept."""

    id: uuid.UUID
    skp_id: uuid.UUID
    tanggal: dt.date
    periode: str
    isi: str
    kesepakatan: str | None
    tindak_lanjut: dt.date | None
    selesai: dt.date | None
    dibatalkan: str | None

    @property
    def terbuka(self) -> bool:
        """Whether a follow-up was agreed and is not done."""
        return self.tindak_lanjut is not None and self.selesai is None and not self.dibatalkan


@dataclass(frozen=True)
class Reminder:
    """A follow-up that is due or nearly so: whose, by when; `hari` days to go, negative when the day is past."""

    dialogue: DialogueRow
    employee_id: uuid.UUID
    nama: str
    penilai: str
    hari: int


def record(session: Session, ask: DialogueAsk, *, today: dt.date) -> DialogueRow:
    """Keep one talk. Refuses `skp_unknown`, `skp_void`, `skp_not_fixed`, `period_*`, `dialogue_*`."""
    require(session.info["actor"], Deed.VERIFY)
    skp = running_year.fixed(session, ask.skp_id)
    code = ask.periode or running_year.code_of(session, ask.tanggal)
    found: list[Problem] = []
    if not ask.isi.strip():
        found.append(Problem("dialogue_empty", "isi"))
    if ask.tanggal > today:
        found.append(Problem("dialogue_in_future", "tanggal", {"tanggal": ask.tanggal}))
    else:
        found += running_year.check_period(session, skp, code, today)
    if ask.tindak_lanjut is not None:
        if ask.tindak_lanjut < ask.tanggal:
            values = {"tindak_lanjut": ask.tindak_lanjut, "tanggal": ask.tanggal}
            found.append(Problem("dialogue_follow_up_before", "tindak_lanjut", values))
        if not (ask.kesepakatan or "").strip():
            found.append(Problem("dialogue_follow_up_bare", "kesepakatan"))
    if found:
        raise Refused(found)
    row = Dialogue(
        skp_id=skp.id, tanggal=ask.tanggal, periode=code, isi=ask.isi.strip(),
        kesepakatan=running_year.text(ask.kesepakatan), tindak_lanjut=ask.tindak_lanjut,
    )  # fmt: skip
    session.add(row)
    session.flush()
    return _shown(row)


def finish(session: Session, dialogue_id: uuid.UUID, day: dt.date, *, today: dt.date) -> DialogueRow:
    """What was agreed is done. Refuses `dialogue_unknown`, `dialogue_no_follow_up`, `dialogue_done`,
    `dialogue_done_before`, `dialogue_in_future`."""
    require(session.info["actor"], Deed.VERIFY)
    row = _fetch(session, dialogue_id)
    if row.tindak_lanjut is None:
        raise Refused(Problem("dialogue_no_follow_up"))
    if row.selesai is not None:
        raise Refused(Problem("dialogue_done", "", {"selesai": row.selesai}))
    if day < row.tanggal:
        raise Refused(Problem("dialogue_done_before", "selesai", {"selesai": day, "tanggal": row.tanggal}))
    if day > today:
        raise Refused(Problem("dialogue_in_future", "selesai", {"tanggal": day}))
    row.selesai = day
    session.flush()
    return _shown(row)


def void(session: Session, dialogue_id: uuid.UUID, reason: str) -> None:
    """A talk entered wrong no longer counts. Refuses `dialogue_unknown`, `dialogue_void_reason`."""
    require(session.info["actor"], Deed.VERIFY)
    row = _fetch(session, dialogue_id)
    if not reason.strip():
        raise Refused(Problem("dialogue_void_reason", "alasan"))
    row.dibatalkan = reason.strip()
    session.flush()


def of_skp(session: Session, skp_id: uuid.UUID, *, voided: bool = False) -> tuple[DialogueRow, ...]:
    """The talks under an SKP by day."""
    require(session.info["actor"], Deed.READ_SENSITIVE)
    where: list[Any] = [] if voided else [Dialogue.dibatalkan.is_(None)]
    rows = session.scalars(sa.select(Dialogue).where(
        Dialogue.office_id == session.info["office_id"], Dialogue.skp_id == skp_id, *where))  # fmt: skip
    return tuple(sorted((_shown(row) for row in rows), key=lambda row: (row.tanggal, row.id)))


def reminders(session: Session, *, today: dt.date, unit_id: uuid.UUID | None = None) -> tuple[Reminder, ...]:
    """Agreed follow-ups that are past or come within a week, the most urgent first; of a unit and below."""
    require(session.info["actor"], Deed.READ_SENSITIVE)
    where: list[Any] = [] if unit_id is None else [Skp.unit_id.in_(units.below(session, unit_id))]
    query = (
        sa.select(Dialogue, Skp)
        .join(Skp, sa.and_(Skp.office_id == Dialogue.office_id, Skp.id == Dialogue.skp_id))
        .where(Dialogue.office_id == session.info["office_id"], Dialogue.dibatalkan.is_(None),
               Dialogue.selesai.is_(None), Dialogue.tindak_lanjut <= today + SOON, Skp.keadaan != VOID, *where)
    )  # fmt: skip
    found = [
        Reminder(_shown(row), skp.employee_id, from_kept(skp.pegawai).nama, from_kept(skp.penilai).nama,
                 (row.tindak_lanjut - today).days)
        for row, skp in session.execute(query) if row.tindak_lanjut is not None
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: (one.hari, one.nama.casefold())))


def _fetch(session: Session, dialogue_id: uuid.UUID) -> Dialogue:
    row = session.get(Dialogue, (session.info["office_id"], dialogue_id))
    if row is None or row.dibatalkan:
        raise Refused(Problem("dialogue_unknown"))
    return row


def _shown(r: Dialogue) -> DialogueRow:
    return DialogueRow(r.id, r.skp_id, r.tanggal, r.periode, r.isi, r.kesepakatan, r.tindak_lanjut, r.selesai,
                       r.dibatalkan)  # fmt: skip
