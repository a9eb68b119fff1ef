"""What an SKP must say before it can be fixed: results, indicators and targets, links, perspective, period.

Source: PermenPANRB 6/2022 (SKP), SE MenPANRB 20/2021 (the seven values), PP 30/2019 (fixed in January);
evaluation.md §3 and §14, E-SKP-01 to E-SKP-09.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from asn_desktop.problems import Problem, Severity
from asn_desktop.rules.evaluation import periods
from asn_desktop.rules.evaluation.limits import day_in
from asn_desktop.rules.evaluation.words import ASPEK, PERSPEKTIF, Approach, Form, ResultKind

VALUES = 7  # SE MenPANRB 20/2021: always all of them, in fixed order
FIRST_YEAR = 2022  # PermenPANRB 6/2022; older results are kept, never made
_PERSPECTIVE_ALIAS = {
    "pembelajaran": "Penguatan Internal", "sdm": "Penguatan Internal", "pembelajaran/sdm": "Penguatan Internal",
    "pembelajaran dan pertumbuhan": "Penguatan Internal",
}  # fmt: skip


@dataclass(frozen=True)
class Indicator:
    """An indicator as it will be kept; the target read already."""

    indikator: str
    aspek: str | None = None
    angka: str | None = None
    satuan: str | None = None
    teks: str | None = None
    target_typed: str = ""  # what was typed, when no target could be read from it
    periksa: bool = False


@dataclass(frozen=True)
class Result:
    """A result with its indicators; `linked`: a row of the superior's SKP is named."""

    jenis: ResultKind
    rencana: str
    linked: bool = False
    intervensi: str | None = None
    perspektif: str | None = None
    penugasan_dari: str | None = None
    indicators: tuple[Indicator, ...] = ()
    periods: tuple[str, ...] = ()  # codes of the plan of action


@dataclass(frozen=True)
class Goals:
    """An SKP as the rules look at it."""

    tahun: int
    mulai: dt.date
    sampai: dt.date
    pendekatan: Approach
    bentuk: Form
    results: tuple[Result, ...]


@dataclass(frozen=True)
class Other:
    """Another SKP of the same person, not void; `here`: of the same post and unit."""

    mulai: dt.date
    sampai: dt.date
    jabatan: str
    here: bool


def read_aspek(raw: str | None) -> str | None:
    """The aspect as the form writes it; None for one that is none (PermenPANRB 6/2022)."""
    return _listed(raw, ASPEK)


def read_perspektif(raw: str | None) -> str | None:
    """The perspective as the form writes it, "Pembelajaran" included; else None (PermenPANRB 6/2022)."""
    plain = " ".join((raw or "").casefold().split())
    return _PERSPECTIVE_ALIAS.get(plain) or _listed(raw, PERSPEKTIF)


def check_period(tahun: int, mulai: dt.date, sampai: dt.date) -> list[Problem]:
    """A period lies within its year and does not run backwards: E-SKP-08 (PermenPANRB 6/2022)."""
    if tahun < FIRST_YEAR:
        return [Problem("skp_year", "tahun", {"tahun": str(tahun), "pertama": str(FIRST_YEAR)})]
    if sampai < mulai or mulai.year != tahun or sampai.year != tahun:
        return [Problem("E-SKP-08", "sampai", {"mulai": mulai, "sampai": sampai, "tahun": str(tahun)})]
    return []


def check_overlap(mulai: dt.date, sampai: dt.date, others: Iterable[Other]) -> list[Problem]:
    """No two SKP of one person and post cover a day, E-SKP-07; one of another post is closed first (§3.1)."""
    found = []
    for one in others:
        if one.mulai <= sampai and mulai <= one.sampai:
            values = {"mulai": one.mulai, "sampai": one.sampai, "jabatan": one.jabatan}
            found.append(Problem("E-SKP-07" if one.here else "skp_close_first", "mulai", values))
    return found


def check_result(result: Result, bentuk: Form, pendekatan: Approach, nomor: int = 1) -> list[Problem]:
    """What one row lacks: E-SKP-02, 03, 04, 05, 09 (PermenPANRB 6/2022; evaluation.md §3.2)."""
    named = {"nomor": nomor, "rencana": result.rencana.strip()[:80] or "–"}
    found = [] if result.rencana.strip() else [Problem("skp_result_empty", "rencana", named)]
    if bentuk is Form.JPT:
        if read_perspektif(result.perspektif) is None:
            values = named | {"perspektif": result.perspektif or "–", "pilihan": PERSPEKTIF}
            found.append(Problem("E-SKP-04", "perspektif", values))
    elif result.jenis is ResultKind.UTAMA and not _supports(result, pendekatan):
        found.append(Problem("E-SKP-03", "intervensi", named))
    if not result.indicators:
        found.append(Problem("E-SKP-02", "indikator", named))
    for indicator in result.indicators:
        found += _check_indicator(indicator, bentuk, pendekatan, named)
    known = (*periods.QUARTERS, *periods.MONTHS)
    found += [Problem("skp_action_period", "aksi", named | {"periode": p}) for p in result.periods if p not in known]
    return found


def check(goals: Goals) -> list[Problem]:
    """Everything that keeps an SKP from being fixed, and what is only shown (PermenPANRB 6/2022; E-SKP-01 to 09)."""
    found = check_period(goals.tahun, goals.mulai, goals.sampai)
    if not any(r.jenis is ResultKind.UTAMA for r in goals.results):
        found.append(Problem("E-SKP-01", "hasil"))
    for nomor, result in enumerate(goals.results, 1):
        found += check_result(result, goals.bentuk, goals.pendekatan, nomor)
        found += _outside(goals, result, nomor)
    unread = sum(i.periksa for r in goals.results for i in r.indicators)
    if unread:
        found.append(Problem("skp_targets_unchecked", "target", {"jumlah": unread}, Severity.WARNING))
    return found


def check_values(numbers: Collection[object]) -> list[Problem]:
    """Exactly the values 1 to 7: E-SKP-06 (SE MenPANRB 20/2021)."""
    wanted = {str(n) for n in range(1, VALUES + 1)}
    given = [str(n) for n in numbers]
    if len(given) == VALUES and set(given) == wanted:
        return []
    return [Problem("E-SKP-06", "nilai", {"jumlah": len(given), "harus": VALUES})]


def check_late(tahun: int, mulai: dt.date, day: dt.date, month_day: str = "01-31") -> list[Problem]:
    """A warning when an SKP from the beginning of the year is fixed after January (PP 30/2019; evaluation.md §3.1)."""
    limit = day_in(tahun, month_day)
    if mulai != dt.date(tahun, 1, 1) or day <= limit:
        return []
    return [Problem("skp_late", "ditetapkan", {"tanggal": day, "batas": limit}, Severity.WARNING)]


def _supports(result: Result, pendekatan: Approach) -> bool:
    """Whether a main row names what it supports; the qualitative form names who gave the assignment instead."""
    if result.linked or (result.intervensi or "").strip():
        return True
    return pendekatan is Approach.KUALITATIF and bool((result.penugasan_dari or "").strip())


def _check_indicator(one: Indicator, bentuk: Form, pendekatan: Approach, named: dict[str, object]) -> list[Problem]:
    values = named | {"indikator": one.indikator.strip()[:80] or "–", "target": one.target_typed or one.teks or "–"}
    typed = bool(one.target_typed.strip() or one.angka or (one.teks or "").strip())
    if not one.indikator.strip() or not typed:
        return [Problem("E-SKP-02", "indikator" if typed else "target", values)]
    found = []
    if pendekatan is Approach.KUANTITATIF and not (one.angka and (one.satuan or "").strip()):
        found.append(Problem("E-SKP-05", "target", values))
    asked = bentuk is Form.JA_JF and pendekatan is Approach.KUANTITATIF
    if asked and (one.aspek or "").strip() and read_aspek(one.aspek) is None:
        found.append(Problem("E-SKP-09", "aspek", values | {"aspek": one.aspek, "pilihan": ASPEK}))
    return found


def _outside(goals: Goals, result: Result, nomor: int) -> list[Problem]:
    """Periods of the plan of action that lie wholly outside the SKP's own days: shown, not refused."""
    found = []
    for code in result.periods:
        if code not in (*periods.QUARTERS, *periods.MONTHS):
            continue
        first, last = periods.span(goals.tahun, code)
        if last < goals.mulai or first > goals.sampai:
            values = {"nomor": nomor, "periode": periods.name(code), "mulai": goals.mulai, "sampai": goals.sampai}
            found.append(Problem("skp_action_outside", "aksi", values, Severity.WARNING))
    return found


def _listed(raw: str | None, words: Sequence[str]) -> str | None:
    plain = " ".join((raw or "").casefold().split())
    return next((word for word in words if word.casefold() == plain), None)
