"""Calendars of leave for the wall: who is away, by month and by year, and the days on which too few are left.

Only the word "cuti": no kind, no reason, whoever prints it, for everybody passes a wall (UU 27/2022 art. 4).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from asn_desktop.rules.report_table import Group, HeaderCell, Hint, Kind, ReportTable, Row, Value, head
from asn_desktop.rules.words import DAYS, SHORT_MONTHS, digit_date, month_year
from asn_desktop.rules.workdays import DayKind, day_kind, days, period_end
from asn_desktop.services.leave.year import LeaveYear, PersonYear, Stretch
from asn_desktop.services.reports.material import Material

_N, _C = Kind.NUMBER, Kind.COUNT
_SHORT_DAYS = ("Sn", "Sl", "Rb", "Km", "Jm", "Sb", "Mg")
SURE, WAITING = "C", "?"
_MEANING = "C cuti, ? menunggu keputusan. Kolom abu-abu: bukan hari kerja."


def month(material: Material, found: LeaveYear, first: dt.date) -> ReportTable:
    """One month: a line for each person away in it, a column for each day, rest days and holidays in grey."""
    span = days(first, period_end(first, 1))
    free = [_free(found, day) for day in span]
    header = [
        head("NO", kind=_N), head("NAMA", share=1.2), head("UNIT KERJA", share=1.0),
        head("TANGGAL", *(
            HeaderCell(f"{day.day}\n{_SHORT_DAYS[day.weekday()]}", kind=_N, shade=grey)
            for day, grey in zip(span, free, strict=True)
        )),
    ]  # fmt: skip
    here = [p for p in found.people if any(s.mulai <= span[-1] and s.sampai >= first for s in p.spans)]
    rows = [
        Row((number, person.nama, person.unit, *(_mark(person, day) for day in span)), person.employee_id)
        for number, person in enumerate(here, 1)
    ]
    made = material.table(
        "cuti-bulan", "KALENDER CUTI PEGAWAI", header, [Group("", tuple(rows))], count=len(rows), hint=Hint(8.0),
        window=month_year(first).upper(), notes=[_MEANING, *_names(found, first, span[-1])],
    )  # fmt: skip
    return replace(made, numbered=False)


def year(material: Material, found: LeaveYear) -> ReportTable:
    """One year: a line for each person with leave in it, a column for each month, the days in it."""
    header = [
        head("NO", kind=_N), head("NAMA", share=2.4), head("UNIT KERJA", share=1.6),
        *(head(name.upper(), share=1.0, align="tengah") for name in SHORT_MONTHS),
    ]  # fmt: skip
    rows = [
        Row((number, person.nama, person.unit, *(_spans(person, month) for month in range(1, 13))), person.employee_id)
        for number, person in enumerate(found.people, 1)
    ]
    made = material.table(
        "cuti-tahun", "KALENDER CUTI PEGAWAI", header, [Group("", tuple(rows))], count=len(rows), hint=Hint(7.5),
        window=f"TAHUN {found.year}", notes=["Tanggal cuti pada bulan itu; tanda ? menunggu keputusan."],
    )  # fmt: skip
    return replace(made, numbered=False)


def staffing(material: Material, found: LeaveYear) -> ReportTable:
    """Working days on which more than the limit of a unit are away: day, how many of how many, who."""
    header = [
        head("NO", kind=_N), head("HARI", share=0.6), head("TANGGAL", kind=Kind.DATE), head("CUTI", kind=_C),
        head("DARI", kind=_C), head("PERSEN", kind=_N), head("YANG CUTI", share=4.0),
    ]  # fmt: skip
    number, groups = 0, []
    for unit in found.thin:
        rows = []
        for day in unit.days:
            number += 1
            rows.append(Row((number, DAYS[day.day.weekday()], day.day, len(day.who), day.size, day.percent,
                             ", ".join(day.who))))  # fmt: skip
        groups.append(Group(unit.unit.upper(), tuple(rows)))
    return material.table(
        "cuti-serentak", "HARI KERJA DENGAN BANYAK PEGAWAI CUTI", header, groups, count=number, hint=Hint(8.0),
        window=f"TAHUN {found.year}",
        notes=[f"Lebih dari {found.percent} persen pegawai satu unit cuti bersamaan. Peringatan, bukan larangan "
               "(PP 11/2017 ps. 312: pejabat menjaga kekuatan pegawai)."],
    )  # fmt: skip


def _free(found: LeaveYear, day: dt.date) -> bool:
    if day.year not in found.calendar.years:
        return str(day.isoweekday()) not in found.workweek
    return day_kind(found.calendar, found.workweek, day) is not DayKind.WORK


def _mark(person: PersonYear, day: dt.date) -> Value:
    for span in person.spans:
        if span.mulai <= day <= span.sampai:
            return SURE if span.pasti else WAITING
    return None


def _spans(person: PersonYear, month: int) -> Value:
    """Days of one month as ``3–7, 21–31?``."""
    said = []
    for span in person.spans:
        first = dt.date(span.mulai.year, month, 1)
        last = period_end(first, 1)
        if span.mulai <= last and span.sampai >= first:
            said.append(_days(span, first, last))
    return ", ".join(said) or None


def _days(span: Stretch, first: dt.date, last: dt.date) -> str:
    start, end = max(span.mulai, first).day, min(span.sampai, last).day
    return (str(start) if start == end else f"{start}–{end}") + ("" if span.pasti else WAITING)


def _names(found: LeaveYear, first: dt.date, last: dt.date) -> Sequence[str]:
    """The holidays of the month in words."""
    names = [
        f"{digit_date(day)} {'cuti bersama ' if day in found.calendar.bersama else ''}{found.calendar.name(day)}"
        for day in days(first, last)
        if found.calendar.name(day)
    ]
    if first.year not in found.calendar.years:
        names.append(f"Hari libur {first.year} belum dimuat; hanya hari istirahat yang abu-abu")
    return [". ".join(names) + "."] if names else []
