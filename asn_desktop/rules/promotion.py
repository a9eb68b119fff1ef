"""The next kenaikan pangkat: of which kind, to which golongan, from which day at the earliest, and what is missing.

Source: PP 99/2000 jo. PP 12/2002, PP 13/2002 (range of eselon), Peraturan BKN 4/2023, 2/2025 and 4/2025 (reguler,
periods), PermenPANRB 1/2023 and Peraturan BKN 3/2023 (angka kredit).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from asn_desktop.rules import absence, career_limits, kgb, ranks, service
from asn_desktop.rules.career_limits import CareerLimits
from asn_desktop.rules.career_tables import Education, EselonRange, Jenjang, JfName
from asn_desktop.rules.dossier import Dossier
from asn_desktop.rules.explain import Line
from asn_desktop.rules.months import add_months, first_of_month
from asn_desktop.rules.promotion_kinds import (
    AK,
    CEILING,
    DISCIPLINE,
    EXAM_1,
    EXAM_2,
    JF_RANGE,
    NO_RANK,
    OUT_OF_RANGE,
    PREDIKAT,
    REGULER,
    STILL_CPNS,
    TIME,
    Terms,
    jf_terms,
    punished,
    reguler_terms,
    struktural_terms,
    ujian_dinas,
)  # fmt: skip
from asn_desktop.rules.statuses import PPPK

REASONS = (TIME, CEILING, EXAM_1, EXAM_2, AK, PREDIKAT, DISCIPLINE, OUT_OF_RANGE, NO_RANK, JF_RANGE, STILL_CPNS)
_ARTICLE = "PP 99/2000 jo. PP 12/2002"
_NONE: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True)
class Promotion:
    """The next rise. `kind` is a code of jenis_kp.csv (101 reguler, 201 struktural, 202 JF) or None.

    `tmt` is the earliest day by time and period, given even when a condition is missing; None when there is no rise
    to wait for (top of the ladder, ceiling of the diploma) or the record does not say (`gaps`). `reasons` are the codes
    that stand against it on the day asked; `missing` those of them that time alone does not cure. `ijazah` is a hint:
    golongan that a higher diploma could give (penyesuaian ijazah, 203). `awaits` are the years, not yet over, whose
    predikat will decide.
    """

    kind: str | None
    golongan_baru: str | None = None
    tmt: dt.date | None = None
    reasons: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    ijazah: str | None = None
    awaits: tuple[int, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """The reasons without `masa_kerja_pangkat`: on `tmt` the time will be complete (PP 99/2000 art. 6)."""
        return tuple(reason for reason in self.reasons if reason != TIME)


def kp_period(d: dt.date, limits: CareerLimits = career_limits.SHIPPED) -> career_limits.Period:
    """The calendar of promotions in force on a day (PP 99/2000 art. 5; Peraturan BKN 4/2023; 4/2025)."""
    found = limits.kp_periode[0]
    for period in limits.kp_periode:
        if period.mulai <= d:
            found = period
    return found


def kp_period_ok(d: dt.date, limits: CareerLimits = career_limits.SHIPPED) -> bool:
    """Whether a promotion may take effect on a day: the first of a month of the calendar of that time.

    1 April and 1 October until 2023, six months of the year until September 2025, every month since October 2025
    (PP 99/2000 art. 5; Peraturan BKN 4/2023; Peraturan BKN 4/2025).
    """
    return d.day == 1 and d.month in kp_period(d, limits).bulan


def next_period(d: dt.date, limits: CareerLimits = career_limits.SHIPPED) -> dt.date:
    """The first day of the calendar of promotions that is not before `d` (Peraturan BKN 4/2025)."""
    day = first_of_month(d)
    while not kp_period_ok(day, limits):
        day = add_months(day, 1)
    return day


def first_kp_date(tmt_gol: dt.date, years: int, limits: CareerLimits = career_limits.SHIPPED) -> dt.date:
    """The first period at least `years` after the TMT of golongan (PP 99/2000 art. 6; Peraturan BKN 4/2025)."""
    return next_period(add_months(first_of_month(tmt_gol), 12 * years), limits)


def next_promotion(
    d: Dossier, on: dt.date, education: Mapping[str, Education], ranges: Mapping[str, EselonRange],
    jenjang: Mapping[str, Jenjang], *, limits: CareerLimits = career_limits.SHIPPED,
    training: Mapping[str, int] = _NONE, exams: frozenset[int] = frozenset(),
    names: Mapping[str, JfName] | None = None,
) -> Promotion:
    """The next rise of a person as the record stands on `on`.

    `training` is latihan_struktural.csv (code -> level, 1 PIM I to 4 PIM IV), `exams` the ujian dinas passed (1, 2),
    `names` the list of functional posts. The kind follows the main post: eselon 201, JF 202, else 101.
    Source: PP 99/2000 jo. PP 12/2002; PP 13/2002; PermenPANRB 1/2023; Peraturan BKN 2/2025.
    """  # fmt: skip
    if d.status in PPPK:
        return Promotion(None, reasons=(NO_RANK,), lines=(Line("kp_pppk", {}, "UU 20/2023; Perpres 98/2020"),))
    held = d.golongan
    if held is None or held.tmt is None or held.golongan not in ranks.PNS:
        return Promotion(None, gaps=("golongan",), lines=(Line("kp_data_kurang", {"data": "golongan"}, _ARTICLE),))
    terms = _terms(d, education, ranges, jenjang, limits, names)
    found = Promotion(terms.kind, terms.golongan_baru, None, terms.reasons, terms.gaps, terms.lines)
    if terms.months is not None and terms.golongan_baru is not None:
        found = _timed(d, on, found, terms, limits)
        found = _judged(d, on, found, limits, training, exams)
    return _hinted(d, found, education, limits)


def _terms(
    d: Dossier, education: Mapping[str, Education], ranges: Mapping[str, EselonRange], jenjang: Mapping[str, Jenjang],
    limits: CareerLimits, names: Mapping[str, JfName] | None,
) -> Terms:  # fmt: skip
    post = d.jabatan
    if post is not None and post.eselon and post.eselon in ranges and post.jenis in ("1", "3"):
        return struktural_terms(d, ranges[post.eselon], limits)
    if post is not None and post.jenis in ("2", "3"):
        return jf_terms(d, jenjang, limits, names)
    return reguler_terms(d, education, limits)


def _timed(d: Dossier, on: dt.date, found: Promotion, terms: Terms, limits: CareerLimits) -> Promotion:
    """The earliest day: months in the pangkat (CLTN added), months in the post when asked, then the next period."""
    held = d.golongan
    if held is None or held.tmt is None or terms.months is None:
        return found
    start = first_of_month(held.tmt)
    day = _with_cltn(d, start, terms.months)
    lines = [*found.lines, Line("kp_masa", {"golongan": held.golongan, "mulai": held.tmt, "bulan": terms.months,
                                            "genap": day}, terms.article)]  # fmt: skip
    if day > add_months(start, terms.months):
        away = service.cltn_months(d, start, day)
        lines.append(Line("kp_cltn", {"bulan": away}, absence.ARTICLE))
    gaps = found.gaps
    if terms.post_months is not None:
        begun = d.jabatan.tmt if d.jabatan else None
        if begun is None:
            gaps = (*gaps, "tmt_jabatan")
        else:
            in_post = add_months(first_of_month(begun), terms.post_months)
            lines.append(Line("kp_masa_jabatan", {"mulai": begun, "bulan": terms.post_months, "genap": in_post},
                              terms.article))  # fmt: skip
            day = max(day, in_post)
    tmt = next_period(day, limits)
    lines.append(Line("kp_periode", {"tmt": tmt}, kp_period(tmt, limits).dasar))
    reasons = (TIME, *found.reasons) if on < day else found.reasons
    return replace(found, tmt=tmt, reasons=reasons, gaps=gaps, lines=tuple(lines))


def _with_cltn(d: Dossier, start: dt.date, months: int) -> dt.date:
    day = add_months(start, months)
    while (moved := add_months(start, months + service.cltn_months(d, start, day))) > day:
        day = moved
    return day


def _judged(
    d: Dossier, on: dt.date, found: Promotion, limits: CareerLimits, training: Mapping[str, int],
    exams: frozenset[int],
) -> Promotion:  # fmt: skip
    """Performance, discipline, examination."""
    reasons, gaps, lines = list(found.reasons), list(found.gaps), list(found.lines)
    article = limits.article("kp_predikat_tahun", "PP 99/2000 ps. 7; PP 30/2019")
    results = kgb.predikat(d, max(found.tmt or on, on), limits.kp_predikat_tahun, limits, article)
    lines.append(results.line)
    if results.good is False:
        reasons.append(PREDIKAT)
    elif results.good is None and not results.awaits:
        gaps.append("predikat")
    if punished(d, max(found.tmt or on, on)):
        reasons.append(DISCIPLINE)
        lines.append(Line("kp_hukdis", {}, "PP 94/2021; PP 99/2000 ps. 7"))
    exam, line_of_exam = ujian_dinas(d, found.kind, found.golongan_baru, limits, training, exams)
    if exam is not None:
        reasons.append(exam)
    if line_of_exam is not None:
        lines.append(line_of_exam)
    if d.status == "CPNS":
        reasons.append(STILL_CPNS)
        lines.append(Line("kp_cpns", {}, "PP 11/2017 ps. 34"))
    return replace(found, reasons=tuple(reasons), gaps=tuple(gaps), lines=tuple(lines), awaits=results.awaits)


def _hinted(d: Dossier, found: Promotion, education: Mapping[str, Education], limits: CareerLimits) -> Promotion:
    """A hint, never a date: a higher diploma could give a higher golongan by examination (penyesuaian ijazah)."""
    school, held = d.pendidikan, d.golongan
    if found.kind != REGULER or school is None or held is None or held.tmt is None or school.tingkat not in education:
        return found
    entry = education[school.tingkat].awal
    if ranks.rank_order(entry) <= ranks.rank_order(held.golongan):
        return found
    earliest = next_period(_with_cltn(d, first_of_month(held.tmt), limits.kp_ijazah_bulan), limits)
    values = {"ijazah": education[school.tingkat].kode, "golongan": entry, "tmt": earliest}
    line = Line("kp_ijazah", values, limits.article("kp_ijazah_bulan", "PP 99/2000 ps. 18"))
    return replace(found, ijazah=entry, lines=(*found.lines, line))
