"""Realisations: what was achieved on an indicator up to a period, and the evidence; never turned into a rating.

One per indicator and period; entered again it is corrected, and the journal keeps what stood there. An index of public
satisfaction is copied from its survey. Source: PermenPANRB 6/2022 (realisasi berdasarkan bukti dukung); evaluation.md
§4.1, §7.5.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.evaluation import periods, words
from asn_desktop.rules.evaluation.realised import read_figure, share
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services.evaluation import running_year
from asn_desktop.services.survey import surveys
from asn_desktop.store.goals import Skp, SkpIndicator, SkpResult
from asn_desktop.store.progress import Realisation


@dataclass(frozen=True)
class RealisationAsk:
    """What was achieved. `angka` as typed ("98", "76,5"); `teks` may be left out when a figure is given. Evidence is a
    note (`bukti`), a scan (`berkas`, bytes of a PDF or photo) or both. With `survey_id` the figure is the survey's."""

    indicator_id: uuid.UUID
    periode: str
    tanggal: dt.date
    angka: str | None = None
    teks: str = ""
    bukti: str | None = None
    berkas: bytes | None = None
    nama_berkas: str | None = None
    survey_id: uuid.UUID | None = None


@dataclass(frozen=True)
class RealisationRow:
    """One realisation as kept. `persen`: figure by target in percent where both are numbers, shown and nothing else."""

    id: uuid.UUID
    indicator_id: uuid.UUID
    result_id: uuid.UUID
    periode: str
    angka: str | None
    teks: str
    bukti: str | None
    berkas: str | None
    nama_berkas: str | None
    tanggal: dt.date
    survey_id: uuid.UUID | None
    persen: str | None
    dibatalkan: str | None


def put(session: Session, ask: RealisationAsk, *, today: dt.date) -> RealisationRow:
    """Enter or correct the realisation of an indicator in a period.

    Refuses `indicator_unknown`, `skp_void`, `skp_not_fixed`, `period_*`, `realisation_*`, E-IKM-05, DOCUMENT_*.
    """
    require(session.info["actor"], Deed.ENTER)
    indicator, skp = _place(session, ask.indicator_id)
    old = _of_period(session, ask)
    found = running_year.check_period(session, skp, ask.periode, today)
    if ask.tanggal > today:
        found.append(Problem("realisation_in_future", "tanggal", {"tanggal": ask.tanggal}))
    figure, words_, note, wrong = _survey(session, ask, skp) if ask.survey_id else _typed(ask, indicator)
    found += wrong
    if not (note or ask.survey_id or ask.berkas is not None or (old is not None and old.berkas)):
        found.append(Problem("realisation_no_evidence", "bukti"))
    if found:
        raise Refused(found)
    blob, name = running_year.put_away(session, ask.berkas, ask.nama_berkas)
    row = old if old is not None else Realisation(indicator_id=ask.indicator_id, periode=ask.periode)
    row.angka, row.teks, row.bukti, row.tanggal, row.survey_id = figure, words_, note, ask.tanggal, ask.survey_id
    if blob is not None:
        row.berkas, row.nama_berkas = blob, name
    session.add(row)
    session.flush()
    return _shown(row, indicator)


def listing(
    session: Session, skp_id: uuid.UUID, periode: str | None = None, *, voided: bool = False
) -> tuple[RealisationRow, ...]:
    """The realisations of an SKP by period and day; `periode` one of them only."""
    require(session.info["actor"], Deed.READ_SENSITIVE)
    r, i = Realisation, SkpIndicator
    where: list[Any] = [] if voided else [r.dibatalkan.is_(None)]
    if periode is not None:
        where.append(r.periode == periode)
    query = (
        sa.select(r, i)
        .join(i, sa.and_(i.office_id == r.office_id, i.id == r.indicator_id))
        .join(SkpResult, sa.and_(SkpResult.office_id == i.office_id, SkpResult.id == i.result_id))
        .where(r.office_id == session.info["office_id"], SkpResult.skp_id == skp_id, *where)
    )
    found = [_shown(row, indicator) for row, indicator in session.execute(query)]
    return tuple(sorted(found, key=lambda row: (_rank(row.periode), row.tanggal, row.id)))


def latest(session: Session, skp_id: uuid.UUID, upto: str = periods.AKHIR) -> Mapping[uuid.UUID, RealisationRow]:
    """Indicator -> its realisation of a period, else the latest before it: what the evaluation of that period shows."""
    found: defaultdict[uuid.UUID, list[RealisationRow]] = defaultdict(list)
    for row in listing(session, skp_id):
        if _rank(row.periode) <= _rank(upto):
            found[row.indicator_id].append(row)
    return {key: max(rows, key=lambda r: (_rank(r.periode), r.tanggal)) for key, rows in found.items()}


def missing(session: Session, skp_id: uuid.UUID, periode: str) -> tuple[uuid.UUID, ...]:
    """Indicators of an SKP without a realisation of the period."""
    told = {row.indicator_id for row in listing(session, skp_id, periode)}
    i, s = SkpIndicator, SkpResult
    query = sa.select(i.id, s.urutan, i.urutan).join(
        s, sa.and_(s.office_id == i.office_id, s.id == i.result_id)
    ).where(i.office_id == session.info["office_id"], s.skp_id == skp_id, i.dibatalkan.is_(None),
            s.dibatalkan.is_(None))  # fmt: skip
    rows = sorted(session.execute(query), key=lambda row: (row[1], row[2], row[0]))
    return tuple(row[0] for row in rows if row[0] not in told)


def void(session: Session, realisation_id: uuid.UUID, reason: str) -> None:
    """A realisation entered wrong no longer counts. Refuses `realisation_unknown`, `realisation_reason_missing`."""
    require(session.info["actor"], Deed.ENTER)
    row = session.get(Realisation, (session.info["office_id"], realisation_id))
    if row is None or row.dibatalkan:
        raise Refused(Problem("realisation_unknown"))
    if not reason.strip():
        raise Refused(Problem("realisation_reason_missing", "alasan"))
    row.dibatalkan = reason.strip()
    session.flush()


def scan(session: Session, realisation_id: uuid.UUID) -> bytes:
    """The scan of the evidence as PDF. Refuses `realisation_unknown` when there is none."""
    require(session.info["actor"], Deed.READ_SENSITIVE)
    row = session.get(Realisation, (session.info["office_id"], realisation_id))
    if row is None or not row.berkas:
        raise Refused(Problem("realisation_unknown"))
    data: bytes = session.info["blobs"].get(row.berkas)
    return data


def _typed(ask: RealisationAsk, indicator: SkpIndicator) -> tuple[str | None, str, str | None, list[Problem]]:
    """Figure, words and note as the clerk typed them."""
    found: list[Problem] = []
    figure, said = None, ask.teks.strip()
    try:
        figure = read_figure(ask.angka) if ask.angka and ask.angka.strip() else None
    except Refused as no:
        found += no.problems
    if words.read_rating(said) is not None or words.read_predikat(said) is not None:
        found.append(Problem("realisation_is_rating", "teks", {"raw": said}))
    if not said and figure is not None:
        said = f"{figure.replace('.', ',')} {indicator.target_satuan or ''}".strip()
    if not said and not found:
        found.append(Problem("realisation_empty", "teks"))
    return figure, said, running_year.text(ask.bukti), found


def _survey(session: Session, ask: RealisationAsk, skp: Skp) -> tuple[str | None, str, str | None, list[Problem]]:
    """Figure and words of the survey, and a note that names its report; a rating in its place is E-IKM-05."""
    assert ask.survey_id is not None  # asked by `put`
    try:
        survey = surveys.get(session, ask.survey_id)
    except Refused:
        return None, "", None, [Problem("realisation_survey_unknown", "survey_id")]
    found: list[Problem] = []
    if survey.dibatalkan:
        found.append(Problem("realisation_survey_unknown", "survey_id"))
    if words.read_rating(ask.teks) is not None or words.read_predikat(ask.teks) is not None:
        found.append(Problem("E-IKM-05", "teks", {"raw": ask.teks.strip()}))
    if ask.angka and ask.angka.strip() and _other(ask.angka, survey.ikm):
        found.append(Problem("realisation_survey_figure", "angka", {"nilai": f"{survey.ikm}".replace(".", ",")}))
    last = skp.sampai if ask.periode == periods.CLOSED else _last(skp.tahun, ask.periode)
    if last is not None and survey.sampai > last:
        values = {"sampai": survey.sampai, "periode": periods.name(ask.periode)}
        found.append(Problem("realisation_survey_after", "survey_id", values))
    about = f"Survei {survey.titik}, {survey.mulai:%d-%m-%Y} s.d. {survey.sampai:%d-%m-%Y}"
    report = f"; laporan nomor {survey.nomor}" if survey.nomor else ""
    note = "; ".join(part for part in (about + report, running_year.text(ask.bukti)) if part)
    return str(survey.ikm), survey.teks, note, found


def _other(typed: str, ikm: Decimal) -> bool:
    try:
        return Decimal(typed.strip().replace(",", ".")) != ikm
    except InvalidOperation:
        return True


def _rank(code: str) -> tuple[dt.date, bool]:
    """Periods by their last day, whatever the rhythm was; the year's end and the end of an SKP come last."""
    whole = code not in periods.CODES or code == periods.AKHIR
    return periods.span(2000, periods.AKHIR if whole else code)[1], whole


def _last(year: int, code: str) -> dt.date | None:
    return periods.span(year, code)[1] if code in periods.CODES else None


def _place(session: Session, indicator_id: uuid.UUID) -> tuple[SkpIndicator, Skp]:
    office = session.info["office_id"]
    indicator = session.get(SkpIndicator, (office, indicator_id))
    result = None if indicator is None else session.get(SkpResult, (office, indicator.result_id))
    if indicator is None or result is None or indicator.dibatalkan or result.dibatalkan:
        raise Refused(Problem("indicator_unknown", "indicator_id"))
    return indicator, running_year.fixed(session, result.skp_id)


def _of_period(session: Session, ask: RealisationAsk) -> Realisation | None:
    return session.scalars(sa.select(Realisation).where(
        Realisation.office_id == session.info["office_id"], Realisation.indicator_id == ask.indicator_id,
        Realisation.periode == ask.periode, Realisation.dibatalkan.is_(None),
    )).first()  # fmt: skip


def _shown(row: Realisation, indicator: SkpIndicator) -> RealisationRow:
    target = None if indicator.target_akhir else indicator.target_angka
    return RealisationRow(
        row.id, row.indicator_id, indicator.result_id, row.periode, row.angka, row.teks, row.bukti, row.berkas,
        row.nama_berkas, row.tanggal, row.survey_id, share(row.angka, target), row.dibatalkan,
    )  # fmt: skip
