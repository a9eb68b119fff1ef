"""What an evaluation stands on: the SKP, its days in the period, months not rated, the unit's achievement, who judges.

Source: PermenPANRB 6/2022; special situations of evaluation.md §4.4: a move, a change of appraiser, CLTN, long leave,
a first short period. The annual evaluation covers every SKP of the year; it is judged afresh, never averaged.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.evaluation import periods, situation
from asn_desktop.rules.evaluation.party import Party
from asn_desktop.rules.evaluation.situation import Span
from asn_desktop.services.evaluation import appraisers, months, rulebook
from asn_desktop.store.evaluation import Evaluation
from asn_desktop.store.goals import Skp

_DAY = dt.timedelta(days=1)
IN_FORCE = ("ditetapkan", "ditutup")


@dataclass(frozen=True)
class Basis:
    """The ground of one evaluation, before anybody judges."""

    employee_id: uuid.UUID
    skp_id: uuid.UUID
    unit_id: uuid.UUID
    kepala: bool
    span: Span
    tidak_dinilai: tuple[int, ...]
    periode_singkat: bool
    penilai: Party
    atasan: Party | None


def of(
    session: Session, employee_id: uuid.UUID, tahun: int, periode: str, *, skp_id: uuid.UUID | None = None,
    sampai: dt.date | None = None,
) -> Basis:  # fmt: skip
    """The ground of an evaluation. `sampai`: last day of an appraiser who leaves while the SKP goes on (TUTUP only).

    Refuses `period_unknown`, `period_not_of_rhythm`, `rating_skp_missing`, `rating_skp_draft`, `rating_skp_closed`,
    `rating_skp_choose`, `rating_skp_outside`, `closing_day_missing`, `closing_day_outside`, `evaluation_no_month`.
    """
    if periode not in (*periods.CODES, periods.CLOSED):
        raise Refused(Problem("period_unknown", "periode", {"raw": periode}))
    if periode not in (periods.AKHIR, periods.CLOSED):
        _demand_rhythm(session, tahun, periode)
    year = _of_year(session, employee_id, tahun)
    skp = _chosen(year, tahun, periode, skp_id, sampai)
    span = _span(session, year, skp, periode, sampai)
    in_force = [s for s in year if s.keadaan in IN_FORCE]
    away = months.not_rated(session, employee_id, span, _gaps(in_force, span))
    problems = situation.check_months(span, away)
    if problems:
        raise Refused(problems)
    first = min(in_force, key=lambda s: s.mulai)
    alone = periode == periods.AKHIR or skp is first
    penilai = appraisers.of_skp(session, skp, span.last)
    return Basis(
        employee_id, skp.id, skp.unit_id, skp.kepala, span, away,
        alone and situation.short_period(tahun, periode, span.first, first.alasan_mulai), penilai,
        appraisers.superior_of(session, penilai, skp.unit_id, span.last) if penilai.nama else None,
    )  # fmt: skip


def _demand_rhythm(session: Session, tahun: int, periode: str) -> None:
    """The office evaluates by month or by quarter, as it chose for the period's last day."""
    held = rulebook.read(session, periods.span(tahun, periode)[1]).rhythm
    if periode not in periods.of_rhythm(held):
        values = {"periode": periods.name(periode), "irama": held.value.lower()}
        raise Refused(Problem("period_not_of_rhythm", "periode", values))


def _of_year(session: Session, employee_id: uuid.UUID, tahun: int) -> list[Skp]:
    found = session.scalars(
        sa.select(Skp).where(
            Skp.office_id == session.info["office_id"], Skp.employee_id == employee_id, Skp.tahun == tahun,
            Skp.keadaan != "batal",
        )
    )
    return sorted(found, key=lambda s: (s.mulai, s.sampai))


def _chosen(
    year: Sequence[Skp], tahun: int, periode: str, skp_id: uuid.UUID | None, sampai: dt.date | None
) -> Skp:
    if skp_id is not None:
        named = [s for s in year if s.id == skp_id]
        if not named:
            raise Refused(Problem("rating_skp_missing", "skp_id", {"tahun": tahun}))
        if named[0].keadaan not in IN_FORCE:
            raise Refused(Problem("rating_skp_draft", "skp_id", {"tahun": tahun}))
        fit = [s for s in named if _fits(s, tahun, periode)]
    else:
        ready = [s for s in year if s.keadaan in IN_FORCE]
        if not ready:
            raise Refused(Problem("rating_skp_draft" if year else "rating_skp_missing", "skp_id", {"tahun": tahun}))
        fit = [s for s in ready if _fits(s, tahun, periode)]
        if periode == periods.CLOSED:
            fit = _ended(fit, sampai)
    if not fit:
        code = "rating_skp_closed" if periode == periods.AKHIR else "rating_skp_outside"
        raise Refused(Problem(code, "periode", {"periode": periods.name(periode), "tahun": tahun}))
    if periode == periods.CLOSED and len(fit) > 1:
        raise Refused(Problem("rating_skp_choose", "skp_id", {"jumlah": len(fit)}))
    return fit[-1]


def _ended(skps: Sequence[Skp], sampai: dt.date | None) -> list[Skp]:
    """For a part of a year: the SKP that lies over the last day named, else those that were closed, else the one."""
    if sampai is not None:
        return [s for s in skps if s.mulai <= sampai <= s.sampai]
    return [s for s in skps if s.keadaan == "ditutup"] or list(skps)


def _fits(skp: Skp, tahun: int, periode: str) -> bool:
    if periode == periods.AKHIR:
        return skp.keadaan == "ditetapkan"
    if periode == periods.CLOSED:
        return True
    first, last = periods.span(tahun, periode)
    return skp.mulai <= last and skp.sampai >= first


def _span(session: Session, year: Sequence[Skp], skp: Skp, periode: str, sampai: dt.date | None) -> Span:
    if periode == periods.AKHIR:
        return Span(min(s.mulai for s in year if s.keadaan in IN_FORCE), skp.sampai)
    if periode != periods.CLOSED:
        first, last = periods.span(skp.tahun, periode)
        return Span(max(first, skp.mulai), min(last, skp.sampai))
    if sampai is None and skp.keadaan != "ditutup":
        raise Refused(Problem("closing_day_missing", "sampai"))
    last = sampai or skp.sampai
    before = session.scalar(
        sa.select(sa.func.max(Evaluation.sampai)).where(
            Evaluation.office_id == skp.office_id, Evaluation.skp_id == skp.id, Evaluation.periode == periods.CLOSED,
            Evaluation.keadaan.in_(("draf", "ditetapkan")), Evaluation.sampai < last,
        )
    )  # fmt: skip
    first = skp.mulai if before is None else before + _DAY
    if not first <= last <= skp.sampai:
        raise Refused(Problem("closing_day_outside", "sampai", {"mulai": skp.mulai, "sampai": skp.sampai}))
    return Span(first, last)


def _gaps(skps: Sequence[Skp], span: Span) -> list[Span]:
    """Days of the span no SKP covers: between the end of one and the beginning of the next."""
    found, at = [], span.first
    for skp in skps:
        if skp.mulai > at:
            found.append(Span(at, skp.mulai - _DAY))
        at = max(at, skp.sampai + _DAY)
    return found
