"""What the month says of a request: how long it is, which days are counted, what was left out, how far it may go."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from asn_desktop.problems import Problem
from asn_desktop.rules import workdays
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.rules.words import short_date
from asn_desktop.rules.workdays import DayKind
from asn_desktop.services.leave.deeds import LeaveAsk, LeavePreview
from asn_desktop.ui.sentences import sentence

# How long a leave usually is when nothing was said: months by kind, days by reason (Peraturan BKN 24/2017 III.B-G).
_MONTHS = {Kind.BESAR: 3, Kind.MELAHIRKAN: 3, Kind.CLTN: 12}
_DAYS = {"keguguran": 45}


def proposed_end(kind: Kind, code: str | None, first: dt.date, doctor_days: int | None = None) -> dt.date:
    """The last day the form proposes: what the doctor wrote, the usual length of the kind, or the first day itself."""
    if kind is Kind.SAKIT:
        return first + dt.timedelta(days=(doctor_days or _DAYS.get(code or "", 1)) - 1)
    if kind in _MONTHS:
        return workdays.period_end(first, _MONTHS[kind])
    return first


def length(seen: LeavePreview) -> tuple[int, str]:
    """(number, unit) of the leave in its own unit."""
    if seen.verdict is not None:
        return seen.verdict.lama, seen.verdict.satuan
    return len(seen.days), "hari kerja"


def counted(wish: LeaveAsk, seen: LeavePreview) -> Sequence[dt.date]:
    """The days that are filled and numbered: working days for annual leave, every day for the other kinds."""
    if wish.jenis is Kind.TAHUNAN:
        return seen.days
    return workdays.days(wish.mulai, wish.sampai) if wish.sampai >= wish.mulai else ()


def count_words(number: int, unit: str) -> str:
    """The count as it will stand in the letter: ``7 (tujuh) hari kerja``."""
    from num2words import num2words  # loads every language it knows, and only an asked length needs one

    return f"{number} ({num2words(number, lang='id')}) {unit}"


def how(wish: LeaveAsk, seen: LeavePreview) -> str:
    """What was left out of the range: ``11 hari – 2 Sabtu/Minggu – 1 libur – 1 bersama``; or that nothing was."""
    total = (wish.sampai - wish.mulai).days + 1
    if wish.jenis is not Kind.TAHUNAN:
        return _calendar_days(total, length(seen)[1])
    if total <= 0 or total == len(seen.days):
        return ""
    rest = "Sabtu/Minggu" if seen.workweek == "12345" else "istirahat"
    names = ((DayKind.REST, rest), (DayKind.HOLIDAY, "libur"), (DayKind.JOINT, "bersama"))
    left = [f"{seen.skipped[kind]} {name}" for kind, name in names if seen.skipped.get(kind)]
    return " – ".join([f"{total} hari", *left])


def _calendar_days(total: int, unit: str) -> str:
    days = f"{total} hari kalender, " if unit != "hari" and total > 0 else ""
    return f"{days}Sabtu, Minggu dan libur ikut dihitung"


def latest(seen: LeavePreview) -> str:
    """How far the law lets it go, "" when it has no end of its own."""
    day = seen.verdict.latest if seen.verdict is not None else None
    return f"Batas {short_date(day)}" if day is not None else ""


def verb(seen: LeavePreview | None) -> str:
    """The deed with its length: ``Ajukan cuti 7 hari``; a day of sickness is only noted."""
    if seen is None:
        return "Ajukan cuti"
    number, unit = length(seen)
    what = "Catat sakit" if seen.dicatat else "Ajukan cuti"
    return f"{what} {number} {unit.split()[0]}" if number else what


def state(problems: Sequence[Problem], seen: LeavePreview | None) -> tuple[str, str]:
    """(words, tone) of the action bar: the first thing that is missing, or that nothing is."""
    if problems:
        more = f"{len(problems)} hal belum lengkap. " if len(problems) > 1 else ""
        return more + sentence(problems[0]), "warn"
    if seen is not None and seen.dicatat:
        return "Siap dicatat: sakit satu hari tidak memerlukan keputusan.", "ok"
    return "Siap diajukan. Tidak ada yang kurang.", "ok"
