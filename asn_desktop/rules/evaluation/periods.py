"""Periods an evaluation may cover: quarters, months, the year's end; as codes, days and words.

Source: PermenPANRB 6/2022 (periodic evaluation by month or quarter as the agency chose, and the annual one).
"""

from __future__ import annotations

import calendar
import datetime as dt
from enum import StrEnum

from asn_desktop.rules import words

AKHIR = "AKHIR"
QUARTERS = ("TW1", "TW2", "TW3", "TW4")
MONTHS = tuple(f"B{month:02}" for month in range(1, 13))
CLOSED = "TUTUP"  # the part of the year of an SKP that ended before the year did; its days are the SKP's own
CODES = (*QUARTERS, *MONTHS, AKHIR)
_ROMAN = ("I", "II", "III", "IV")


class Rhythm(StrEnum):
    """How often the office evaluates within a year; the annual evaluation comes on top."""

    TRIWULANAN = "TRIWULANAN"
    BULANAN = "BULANAN"


def of_rhythm(rhythm: Rhythm) -> tuple[str, ...]:
    """Codes of the periodic evaluations of a year, in order (PermenPANRB 6/2022)."""
    return MONTHS if rhythm is Rhythm.BULANAN else QUARTERS


def span(year: int, code: str) -> tuple[dt.date, dt.date]:
    """First and last day of a period; ValueError for a code that is none (PermenPANRB 6/2022)."""
    if code == AKHIR:
        first, last = 1, 12
    elif code in QUARTERS:
        first = 3 * QUARTERS.index(code) + 1
        last = first + 2
    elif code in MONTHS:
        first = last = MONTHS.index(code) + 1
    else:
        raise ValueError(code)
    return dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1])


def of_day(rhythm: Rhythm, day: dt.date) -> str:
    """The periodic code a day lies in (PermenPANRB 6/2022)."""
    return MONTHS[day.month - 1] if rhythm is Rhythm.BULANAN else QUARTERS[(day.month - 1) // 3]


def name(code: str) -> str:
    """ "Triwulan II", "Bulan Maret", "Akhir" as documents print it (PermenPANRB 6/2022)."""
    if code == AKHIR:
        return "Akhir"
    if code == CLOSED:
        return "Akhir masa tugas"
    if code in QUARTERS:
        return f"Triwulan {_ROMAN[QUARTERS.index(code)]}"
    return f"Bulan {words.MONTHS[MONTHS.index(code)]}"
