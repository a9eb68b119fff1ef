"""Everything that keeps an SKP from being fixed, asked of the store: E-SKP-01 to 09 and E-PRED-05.

Source: PermenPANRB 6/2022, SE MenPANRB 20/2021, PP 30/2019; evaluation.md §3, §4.6 and §14.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused, Severity
from asn_desktop.rules.evaluation import skp as rules
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services.evaluation import appraisers, rulebook
from asn_desktop.services.evaluation.skp_reading import fetch, full, records, results_of, values
from asn_desktop.services.evaluation.skp_values import VOID, ResultRow, SkpFull
from asn_desktop.store.goals import Skp, SkpResult


def check(session: Session, skp_id: uuid.UUID, *, day: dt.date | None = None) -> list[Problem]:
    """Findings on an SKP, the blocking ones first; `day` is the one it is to be fixed on. Refuses `skp_unknown`."""
    require(session.info["actor"], Deed.READ_SENSITIVE)
    record = fetch(session, skp_id)
    whole = full(record, results_of(session, [skp_id])[skp_id])
    row = whole.row
    found = rules.check(goals_of(whole))
    found += _links(session, whole)
    found += rules.check_overlap(row.mulai, row.sampai, others(session, record, row.jabatan))
    if any(n not in range(1, rules.VALUES + 1) for n in whole.ekspektasi):
        found += rules.check_values(list(whole.ekspektasi))
    try:
        values(session, row.mulai)
    except Refused as no:
        found += no.problems
    found += appraisers.check(session, row.employee_id, row.penilai, appraisal_day(row.mulai, row.sampai, day))
    fixed = day or row.ditetapkan
    if fixed is not None:
        found += rules.check_late(row.tahun, row.mulai, fixed, rulebook.read(session, fixed).skp_hari_akhir)
    return sorted(found, key=lambda p: not p.blocks)


def _links(session: Session, whole: SkpFull) -> list[Problem]:
    """Rows of the superior that were taken out or reworded since they were chosen: shown, not refused."""
    linked = [(n, r, r.atasan_hasil_id) for n, r in enumerate(whole.results, 1) if r.atasan_hasil_id is not None]
    rows = session.execute(
        sa.select(SkpResult.id, SkpResult.rencana, SkpResult.dibatalkan, Skp.keadaan)
        .join(Skp, sa.and_(Skp.office_id == SkpResult.office_id, Skp.id == SkpResult.skp_id))
        .where(SkpResult.office_id == session.info["office_id"], SkpResult.id.in_([key for *_, key in linked]))
    ).all() if linked else ()  # fmt: skip
    above = {key: rest for key, *rest in rows}
    found = []
    for nomor, result, key in linked:
        rencana, gone, state = above[key]
        values = {"nomor": nomor, "rencana": result.rencana, "intervensi": result.intervensi, "baru": rencana}
        if gone or state == VOID:
            found.append(Problem("skp_link_lost", "intervensi", values, Severity.WARNING))
        elif rencana != result.intervensi:
            found.append(Problem("skp_link_changed", "intervensi", values, Severity.WARNING))
    return found


def others(session: Session, record: Skp, jabatan: str) -> list[rules.Other]:
    """The person's other SKP of the year."""
    return others_of(session, record.employee_id, record.tahun, jabatan, record.unit_id, record.id)


def others_of(
    session: Session, employee_id: uuid.UUID, tahun: int, jabatan: str, unit_id: uuid.UUID, but: uuid.UUID | None = None
) -> list[rules.Other]:
    """The person's SKP of a year as an overlap is looked for; `but` left out."""
    rows = records(session, Skp.employee_id == employee_id, Skp.tahun == tahun, Skp.keadaan != VOID)
    same = " ".join(jabatan.casefold().split())
    return [
        rules.Other(
            s.mulai, s.sampai, s.pegawai.get("jabatan") or "",
            s.unit_id == unit_id and " ".join((s.pegawai.get("jabatan") or "").casefold().split()) == same,
        )
        for s in rows if s.id != but
    ]  # fmt: skip


def appraisal_day(mulai: dt.date, sampai: dt.date, day: dt.date | None) -> dt.date:
    """The day on which the appraiser must be in office: that of the fixing, within the SKP's own days."""
    return min(max(day or mulai, mulai), sampai)


def refuse(problems: Iterable[Problem]) -> None:
    """Refuse when there are any."""
    found = list(problems)
    if found:
        raise Refused(found)


def goals_of(whole: SkpFull) -> rules.Goals:
    """An SKP as the rules look at it."""
    row = whole.row
    return rules.Goals(row.tahun, row.mulai, row.sampai, row.pendekatan, row.bentuk,
                       tuple(_result(r) for r in whole.results))  # fmt: skip


def _result(r: ResultRow) -> rules.Result:
    indicators = tuple(
        rules.Indicator(i.indikator, i.aspek, i.target_angka, i.target_satuan, i.target_teks, periksa=i.periksa)
        for i in r.indicators
    )
    periods = tuple(dict.fromkeys(code for a in r.actions for code in a.target))
    return rules.Result(r.jenis, r.rencana, r.atasan_hasil_id is not None, r.intervensi, r.perspektif,
                        r.penugasan_dari, indicators, periods)  # fmt: skip
