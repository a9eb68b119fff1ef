"""The next higher leader's written reason for a pattern that is broken: what it covers, and its document.

Source: SE MenPANRB 3/2023 (the pattern is a consideration for leaders); evaluation.md §4.3.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.evaluation.objection import same
from asn_desktop.rules.evaluation.party import Party
from asn_desktop.rules.evaluation.pattern import Finding
from asn_desktop.rules.evaluation.words import Predikat
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import officials
from asn_desktop.services.evaluation import rows
from asn_desktop.store.evaluation import PatternReason

_SHORT = 10  # letters; a reason says why


@dataclass(frozen=True)
class ReasonAsk:
    """A reason as the leader wrote it. `berkas`: name of a blob with the scan."""

    unit_id: uuid.UUID
    tahun: int
    periode: str
    alasan: str
    pejabat: Party
    tanggal: dt.date
    nomor: str | None = None
    berkas: str | None = None


@dataclass(frozen=True)
class ReasonRow:
    """A reason in force: for which limits, on which counts."""

    id: uuid.UUID
    unit_id: uuid.UUID
    tahun: int
    periode: str
    hitungan: Mapping[Predikat, int]
    dilanggar: tuple[str, ...]
    alasan: str
    pejabat: Party
    tanggal: dt.date
    nomor: str | None
    berkas: str | None


def keep(
    session: Session, ask: ReasonAsk, unit_id: uuid.UUID, findings: Iterable[Finding], counts: Mapping[Predikat, int]
) -> ReasonRow:
    """Keep a reason for the limits that are broken now on these counts, in place of the one before.

    Refuses `pattern_reason_nothing` (no limit is broken), `pattern_reason_empty`, `pattern_reason_official`,
    `pattern_reason_own_head`.
    """
    require(session.info["actor"], Deed.VERIFY)
    blocking = [f for f in findings if f.blocks]
    problems = []
    if not blocking:
        problems.append(Problem("pattern_reason_nothing", "alasan"))
    if len(ask.alasan.strip()) < _SHORT:
        problems.append(Problem("pattern_reason_empty", "alasan"))
    if not ask.pejabat.nama.strip():
        problems.append(Problem("pattern_reason_official", "pejabat"))
    elif _heads(session, ask, unit_id):
        problems.append(Problem("pattern_reason_own_head", "pejabat", {"nama": ask.pejabat.nama}))
    if problems:
        raise Refused(problems)
    for before in _live(session, unit_id, ask.tahun, ask.periode):
        before.dibatalkan = "diganti dengan alasan yang lebih baru"
    row = PatternReason(
        unit_id=unit_id, tahun=ask.tahun, periode=ask.periode, hitungan={one.value: n for one, n in counts.items()},
        dilanggar=[f.limit.key for f in blocking], alasan=ask.alasan.strip(), pejabat=rows.kept(ask.pejabat),
        tanggal=ask.tanggal, nomor=(ask.nomor or "").strip() or None, berkas=ask.berkas,
    )  # fmt: skip
    session.add(row)
    session.flush()
    return _row(row)


def of(session: Session, unit_id: uuid.UUID, tahun: int, periode: str) -> ReasonRow | None:
    """The reason in force of a unit and period."""
    found = _live(session, unit_id, tahun, periode)
    return _row(found[0]) if found else None


def void(session: Session, reason_id: uuid.UUID, why: str) -> None:
    """Void a reason entered wrongly. Refuses `pattern_reason_unknown`, VOID_REASON_EMPTY."""
    require(session.info["actor"], Deed.VERIFY)
    row = session.get(PatternReason, (session.info["office_id"], reason_id))
    if row is None or row.dibatalkan:
        raise Refused(Problem("pattern_reason_unknown", "id"))
    if not why.strip():
        raise Refused(Problem("VOID_REASON_EMPTY", "alasan"))
    row.dibatalkan = why.strip()
    session.flush()


def _live(session: Session, unit_id: uuid.UUID, tahun: int, periode: str) -> list[PatternReason]:
    r = PatternReason
    found = session.scalars(
        sa.select(r).where(
            r.office_id == session.info["office_id"], r.unit_id == unit_id, r.tahun == tahun, r.periode == periode,
            r.dibatalkan.is_(None),
        )
    ).all()  # fmt: skip
    return sorted(found, key=lambda row: row.tanggal, reverse=True)


def _heads(session: Session, ask: ReasonAsk, unit_id: uuid.UUID) -> bool:
    """Whether the reason comes from the unit's own head instead of the leader above."""
    head = officials.head_of(session, unit_id, ask.tanggal)
    own = None if head is None else Party(head.nama, head.nip, employee_id=head.employee_id)
    return own is not None and same(ask.pejabat, own)


def _row(row: PatternReason) -> ReasonRow:
    counts = {Predikat(word): int(number) for word, number in row.hitungan.items()}
    return ReasonRow(
        row.id, row.unit_id, row.tahun, row.periode, counts, tuple(row.dilanggar), row.alasan, rows.party(row.pejabat),
        row.tanggal, row.nomor, row.berkas,
    )  # fmt: skip
