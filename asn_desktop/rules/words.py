"""Days and amounts in Indonesian words, the same on every screen, letter and terminal line.

Source: practice of Indonesian office letters (Permendagri 1/2023, tata naskah dinas): day, month name, year.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from zoneinfo import ZoneInfo

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
ZONES = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}  # Keppres 41/1987
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def visible(text: str) -> str:
    """Words of a stranger (a file's name, a sender) without signs that steer a line or a terminal: ``"gpj\\u202eexe"``.

    Control and direction signs and halves of characters go; line ends stay.
    """
    if text.isprintable():
        return text
    return "".join(sign for sign in text if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cf", "Cs"))


def long_date(day: dt.date) -> str:
    """The date as letters write it: ``21 November 2026``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short_date(day: dt.date) -> str:
    """The date as lists write it: ``21 Nov 2026``."""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]} {day.year}"


def digit_date(day: dt.date) -> str:
    """The date as SIASN and grids write it: ``21-11-2026``."""
    return f"{day.day:02d}-{day.month:02d}-{day.year:04d}"


def month_year(day: dt.date) -> str:
    """Month and year: ``November 2026``."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def moment(at: dt.datetime, zone: str) -> str:
    """A moment on the clock of an office: ``23 November 2026 09.15 WIB``; `zone` is one of `ZONES`."""
    here = at.astimezone(ZoneInfo(zone))
    return f"{long_date(here.date())} {here:%H.%M} {ZONES.get(zone, zone)}"


def day_name(day: dt.date) -> str:
    """Name of the weekday: ``Senin``."""
    return DAYS[day.weekday()]


def roman_month(day: dt.date) -> str:
    """The month in Roman figures, as letter numbers carry it: ``XI``."""
    return _ROMAN[day.month - 1]


def thousands(number: int) -> str:
    """A whole number with dots between thousands: ``3.878.500``."""
    return f"{number:,}".replace(",", ".")


def rupiah(amount: int) -> str:
    """An amount of money: ``Rp3.497.300``; a debt has its sign in front: ``-Rp500``."""
    return f"{'-' if amount < 0 else ''}Rp{thousands(abs(amount))}"
