"""Surveys of service points as counts: entered, weighed, proven by their signed report, taken back.

Source: PermenPANRB 14/2017; evaluation.md §7.3, §7.5. No answer sheet and no identity is kept, and an index is never
turned into anybody's rating: at the level of the unit it is evidence, a person decides what it means.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.roles import Deed, require
from asn_desktop.rules.survey import answers, index, sample
from asn_desktop.rules.survey.index import Index
from asn_desktop.services import document_files, units
from asn_desktop.services.survey import law, points
from asn_desktop.services.survey.law import SurveyLaw
from asn_desktop.store.offices import Unit
from asn_desktop.store.progress import Realisation
from asn_desktop.store.survey import FeedbackCard, ServicePoint, Survey

_UNCOUNTABLE = ("E-IKM-01", "survey_count_invalid", "survey_element_unknown")


@dataclass(frozen=True)
class SurveyAsk:
    """A survey as form, sheet and terminal hold it.

    `jawaban`: element -> four counts (answers 1 to 4), or answer -> count. `populasi`: users in the period.
    """

    point_id: uuid.UUID
    mulai: dt.date
    sampai: dt.date
    responden: int
    jawaban: Mapping[str, Any]
    tidak_dipakai: tuple[str, ...] = ()
    populasi: int | None = None
    nomor: str | None = None
    tanggal: dt.date | None = None
    sumber: str = "manual"


@dataclass(frozen=True)
class SurveyRow:
    """One survey with its index. `sampel`: answers needed (None: users not known); `kurang`: how many are lacking."""

    id: uuid.UUID
    point_id: uuid.UUID
    titik: str
    unit_id: uuid.UUID
    unit: str
    mulai: dt.date
    sampai: dt.date
    responden: int
    populasi: int | None
    jawaban: Mapping[str, tuple[int, int, int, int]]
    nomor: str | None
    tanggal: dt.date | None
    bertanda: bool  # the signed report is on file
    sumber: str
    dibatalkan: str | None
    indeks: Index
    sampel: int | None
    kurang: int

    @property
    def ikm(self) -> Decimal:
        """The index, two decimals."""
        return self.indeks.ikm

    @property
    def mutu(self) -> str:
        """Its band, A to D."""
        return self.indeks.mutu

    @property
    def teks(self) -> str:
        """ "IKM 81,48 (B, Baik)": words of a realisation; nothing that could stand for a rating."""
        return f"IKM {index.comma(self.ikm)} ({self.mutu}, {self.indeks.kinerja})"


def enter(session: Session, ask: SurveyAsk, *, today: dt.date) -> SurveyRow:
    """Keep a survey. Refuses `survey_point_unknown`, what `check` says."""
    require(session.info["actor"], Deed.ENTER)
    points.fetch(session, ask.point_id, live=True)
    counts = _demand(session, ask, today)
    row = Survey(service_point_id=ask.point_id, sumber=ask.sumber)
    _fill(row, ask, counts)
    session.add(row)
    session.flush()
    return get(session, row.id)


def change(session: Session, survey_id: uuid.UUID, ask: SurveyAsk, *, today: dt.date) -> SurveyRow:
    """Correct a survey whose report is not signed and whose card nobody has answered yet.

    Refuses as `enter`, and `survey_signed`, `survey_considered`, `survey_void`.
    """
    require(session.info["actor"], Deed.ENTER)
    row = _live(session, survey_id)
    if row.berkas:
        raise Refused(Problem("survey_signed", "survei", {"nomor": row.nomor}))
    if _considered(session, survey_id):
        raise Refused(Problem("survey_considered", "survei"))
    _fill(row, ask, _demand(session, replace(ask, point_id=row.service_point_id), today, survey_id))
    session.flush()
    return get(session, survey_id)


def check(
    session: Session, ask: SurveyAsk, *, today: dt.date, survey_id: uuid.UUID | None = None
) -> tuple[dict[str, Any], list[Problem]]:
    """The counts as they would be kept, and what is against it: E-IKM-01, E-IKM-02, dates, numbers that cannot be."""
    found = _dates(ask, today)
    if type(ask.responden) is not int or ask.responden < 1:
        found.append(Problem("survey_respondents", "responden"))
    if ask.populasi is not None and (type(ask.populasi) is not int or ask.populasi < max(ask.responden, 1)):
        found.append(Problem("survey_population", "populasi", {"responden": ask.responden}))
    rules = law.load(session, ask.sampai)
    counts, wrong = answers.counted(ask.jawaban, rules.elements)
    found += wrong or index.check(counts, rules.elements, ask.responden, ask.tidak_dipakai)
    if not found:
        found += _overlapping(session, ask, survey_id)
    return {kode: list(row) for kode, row in counts.items() if kode not in ask.tidak_dipakai}, found


def preview(
    session: Session, ask: SurveyAsk, *, today: dt.date, survey_id: uuid.UUID | None = None
) -> tuple[Index | None, tuple[Problem, ...]]:
    """The index these counts would give, as they are typed; None while they give none. `survey_id`: it is corrected."""
    counts, found = check(session, ask, today=today, survey_id=survey_id)
    if any(p.code in _UNCOUNTABLE for p in found) or not any(sum(row) for row in counts.values()):
        return None, tuple(found)
    rules = law.load(session, ask.sampai)
    return index.reckon(counts, rules.elements, rules.bands), tuple(found)


def report(
    session: Session, survey_id: uuid.UUID, *, nomor: str, tanggal: dt.date, data: bytes | None = None
) -> SurveyRow:
    """The signed report of a survey: number, day and, when there is one, the scan (PDF or photo).

    Refuses `survey_report_number`, `survey_report_day`, `survey_void`, DOCUMENT_*.
    """
    require(session.info["actor"], Deed.ENTER)
    row = _live(session, survey_id)
    if not nomor.strip():
        raise Refused(Problem("survey_report_number", "nomor"))
    if tanggal < row.sampai:
        raise Refused(Problem("survey_report_day", "tanggal", {"sampai": row.sampai}))
    if data is not None:
        pdf, _pages = document_files.as_pdf(data)
        row.berkas = session.info["blobs"].put(pdf)
    row.nomor, row.tanggal = nomor.strip(), tanggal
    session.flush()
    return get(session, survey_id)


def scan(session: Session, survey_id: uuid.UUID) -> bytes:
    """The signed report as PDF. Refuses `survey_no_report`."""
    require(session.info["actor"], Deed.READ)
    row = _fetch(session, survey_id)
    if not row.berkas:
        raise Refused(Problem("survey_no_report", "berkas"))
    data: bytes = session.info["blobs"].get(row.berkas)
    return data


def void(session: Session, survey_id: uuid.UUID, reason: str) -> SurveyRow:
    """Take a survey back with a reason. Refuses `survey_void`, `survey_reason`, `survey_in_use` (a realisation)."""
    require(session.info["actor"], Deed.ENTER)
    row = _live(session, survey_id)
    used = session.scalar(sa.select(sa.func.count()).select_from(Realisation).where(
        Realisation.office_id == row.office_id, Realisation.survey_id == survey_id, Realisation.dibatalkan.is_(None)
    ))  # fmt: skip
    if used:
        raise Refused(Problem("survey_in_use", "survei", {"jumlah": used}))
    row.dibatalkan = points.reason_of(reason)
    session.flush()
    return get(session, survey_id)


def get(session: Session, survey_id: uuid.UUID) -> SurveyRow:
    """One survey, void or not, with its index. Refuses `survey_unknown`."""
    require(session.info["actor"], Deed.READ)
    _fetch(session, survey_id)
    return _rows(session, [Survey.id == survey_id])[0]


def listing(
    session: Session, *, unit_id: uuid.UUID | None = None, point_id: uuid.UUID | None = None, tahun: int | None = None,
    voided: bool = False,
) -> list[SurveyRow]:  # fmt: skip
    """Surveys, newest first; `tahun` those that touch the year, `unit_id` with the units below it."""
    require(session.info["actor"], Deed.READ)
    where: list[Any] = [] if voided else [Survey.dibatalkan.is_(None)]
    if point_id is not None:
        where.append(Survey.service_point_id == point_id)
    if unit_id is not None:
        where.append(ServicePoint.unit_id.in_(units.below(session, unit_id)))
    if tahun is not None:
        where += [Survey.mulai <= dt.date(tahun, 12, 31), Survey.sampai >= dt.date(tahun, 1, 1)]
    return _rows(session, where)


def _demand(
    session: Session, ask: SurveyAsk, today: dt.date, survey_id: uuid.UUID | None = None
) -> dict[str, Any]:
    counts, found = check(session, ask, today=today, survey_id=survey_id)
    if found:
        raise Refused(found)
    return counts


def _fill(row: Survey, ask: SurveyAsk, counts: dict[str, Any]) -> None:
    row.mulai, row.sampai, row.responden, row.populasi = ask.mulai, ask.sampai, ask.responden, ask.populasi
    row.jawaban = {kode: one for kode, one in counts.items() if sum(one)}
    row.nomor, row.tanggal = (ask.nomor or "").strip() or None, ask.tanggal


def _considered(session: Session, survey_id: uuid.UUID) -> bool:
    """Whether an appraiser or an employee has answered the card of this survey: its numbers stay as they saw them."""
    return bool(session.scalar(sa.select(sa.func.count()).select_from(FeedbackCard).where(
        FeedbackCard.office_id == session.info["office_id"], FeedbackCard.survey_id == survey_id
    )))  # fmt: skip


def _dates(ask: SurveyAsk, today: dt.date) -> list[Problem]:
    if ask.sampai < ask.mulai:
        return [Problem("survey_period_reversed", "sampai", {"mulai": ask.mulai, "sampai": ask.sampai})]
    if ask.sampai > today:
        return [Problem("survey_future", "sampai", {"sampai": ask.sampai})]
    return []


def _overlapping(session: Session, ask: SurveyAsk, survey_id: uuid.UUID | None) -> list[Problem]:
    """Two surveys of one point over the same days would count somebody twice."""
    return [
        Problem("survey_period_twice", "mulai", {"mulai": one.mulai, "sampai": one.sampai})
        for one in listing(session, point_id=ask.point_id)
        if one.id != survey_id and one.mulai <= ask.sampai and one.sampai >= ask.mulai
    ]


def _fetch(session: Session, survey_id: uuid.UUID) -> Survey:
    row = session.get(Survey, (session.info["office_id"], survey_id))
    if row is None:
        raise Refused(Problem("survey_unknown", "survei"))
    return row


def _live(session: Session, survey_id: uuid.UUID) -> Survey:
    row = _fetch(session, survey_id)
    if row.dibatalkan:
        raise Refused(Problem("survey_void", "survei", {"alasan": row.dibatalkan}))
    return row


def _rows(session: Session, where: list[Any]) -> list[SurveyRow]:
    p = ServicePoint
    query = (
        sa.select(Survey, p.nama, p.unit_id, Unit.nama)
        .join(p, sa.and_(p.office_id == Survey.office_id, p.id == Survey.service_point_id))
        .join(Unit, sa.and_(Unit.office_id == p.office_id, Unit.id == p.unit_id))
        .where(Survey.office_id == session.info["office_id"], *where)
    )
    laws: dict[dt.date, SurveyLaw] = {}
    made = []
    for row, point, unit_id, unit in session.execute(query):
        rules = laws.get(row.sampai) or laws.setdefault(row.sampai, law.load(session, row.sampai))
        counts = {kode: tuple(one) for kode, one in row.jawaban.items()}
        made.append(SurveyRow(
            row.id, row.service_point_id, point, unit_id, unit, row.mulai, row.sampai, row.responden, row.populasi,
            counts, row.nomor, row.tanggal, bool(row.berkas), row.sumber, row.dibatalkan,
            index.reckon(counts, rules.elements, rules.bands),
            None if row.populasi is None else sample.needed(row.populasi, rules.sizes),
            sample.short(row.responden, row.populasi, rules.sizes),
        ))  # fmt: skip
    return sorted(made, key=lambda r: (r.sampai, r.mulai, r.id), reverse=True)
