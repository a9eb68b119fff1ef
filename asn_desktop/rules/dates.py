"""Dates as people write them, day first; nothing is invented where a part is missing.

Source: practice of spreadsheets and of SIASN (employee data §6.3): dd-mm-yyyy, ``01-01-0001`` means empty.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from asn_desktop.problems import Problem, Refused, Severity

_MONTH_WORDS = (
    ("jan", 1), ("feb", 2), ("peb", 2), ("mar", 3), ("mrt", 3), ("apr", 4), ("mei", 5), ("may", 5), ("jun", 6),
    ("jul", 7), ("agu", 8), ("ags", 8), ("agt", 8), ("aug", 8), ("sep", 9), ("okt", 10), ("oct", 10), ("nov", 11),
    ("nop", 11), ("des", 12), ("dec", 12),
)  # fmt: skip
_MONTHS = dict(_MONTH_WORDS)
_FULL = frozenset(
    "januari january februari february pebruari maret march april mei may juni june juli july agustus august "  # noqa: SIM905
    "september oktober october november nopember desember december sept agust".split()
)
EMPTY = frozenset(
    ("", "-", "--", "–", "null", "none", "nan", "n/a", "00-00-0000", "0000-00-00", "01-01-0001", "0001-01-01",
     "30-12-1899", "1899-12-30", "01-01-1900", "1900-01-01", "00/00/0000", "01/01/1900", "30/12/1899")
)  # fmt: skip
_NUMERIC = re.compile(r"^(\d{1,2})\s*[-/.\s]\s*(\d{1,2})\s*[-/.\s]\s*(\d{4}|\d{2})$")
_ISO = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{2}:\d{2}.*)?$")
_WORDS = re.compile(r"^(\d{1,2})\s*[-/.\s]?\s*([a-z]{3,9})\.?\s*[-/.,\s]?\s*(\d{4}|\d{2})$")
_YEAR = re.compile(r"^(?:19|20)\d{2}$")
_EPOCH = dt.date(1899, 12, 30)


def is_blank(text: str) -> bool:
    """Whether a cell means "no value": empty, a dash, ``null``, or one of the dates that stand for empty."""
    return text.strip().casefold() in EMPTY


def _refused(code: str, raw: str, severity: Severity = Severity.ERROR) -> Refused:
    return Refused(Problem(code, "", {"raw": raw.strip()}, severity))


def _full_year(text: str, today: dt.date | None, birth: bool) -> int:
    """Two digits: for a birth the century that makes an age of 15 to 75, else the nearest that is not far ahead."""
    year = int(text)
    if len(text) == 4:
        return year
    now = today.year if today else 2026
    if birth:
        return 1900 + year if 15 <= now - (1900 + year) <= 75 else 2000 + year
    return 2000 + year if 2000 + year <= now + 10 else 1900 + year


def _month(word: str) -> int | None:
    if len(word) > 3 and word not in _FULL:
        return None
    return _MONTHS.get(word[:3])


def _build(year: int, month: int, day: int, raw: str) -> dt.date:
    try:
        found = dt.date(year, month, day)
    except ValueError:
        raise _refused("DATE_INVALID", raw) from None
    if year < 1900:
        raise _refused("DATE_INVALID", raw)
    return found


def date(text: str, *, today: dt.date | None = None, birth: bool = False) -> dt.date:
    """The date of a written form, day first: ``31-12-1985``, ``31 Des 85``, ``1985-12-31``, ``31 Desember 1985``.

    Raises `Refused`: ``DATE_EMPTY`` for what means empty, ``DATE_YEAR_ONLY`` for a bare year (a warning: no day is
    invented), ``DATE_INVALID`` for the rest. `today` and `birth` choose the century of two-digit years.
    """
    plain = " ".join(text.strip().lstrip("'`’").casefold().split())
    if plain in EMPTY:
        raise _refused("DATE_EMPTY", text)
    if match := _NUMERIC.match(plain):
        day, month, year = match.groups()
        return _build(_full_year(year, today, birth), int(month), int(day), text)
    if match := _ISO.match(plain):
        return _build(int(match[1]), int(match[2]), int(match[3]), text)
    if match := _WORDS.match(plain):
        named = _month(match[2])
        if named:
            return _build(_full_year(match[3], today, birth), named, int(match[1]), text)
    if _YEAR.match(plain):
        raise _refused("DATE_YEAR_ONLY", text, Severity.WARNING)
    raise _refused("DATE_INVALID", text)


def from_serial(value: float) -> dt.date:
    """The date of an Excel serial (1900 system, 1 to 60000): 41802 is 12 June 2014. 1900 to 2100 is a bare year."""
    whole = int(value)
    if whole == value and 1900 <= whole <= 2100:
        raise _refused("DATE_YEAR_ONLY", str(whole), Severity.WARNING)
    if not 1 <= whole <= 60000:
        raise _refused("DATE_INVALID", f"{value:g}")
    return _EPOCH + dt.timedelta(days=whole)


def month_first(texts: Iterable[str]) -> bool:
    """Whether a whole column can only be month/day/year: a second part above 12 somewhere, a first part nowhere."""
    proven = False
    for text in texts:
        found = _NUMERIC.match(text.strip())
        if found is None:
            continue
        if int(found[1]) > 12:
            return False
        proven = proven or int(found[2]) > 12
    return proven


def find_date(text: str) -> dt.date | None:
    """The first complete date inside a sentence such as ``KEADAAN : 31 OKTOBER 2026``, or None."""
    for match in re.finditer(r"\d{1,2}[\s./-]+(?:[A-Za-z]{3,9}|\d{1,2})[\s./-]+\d{4}", text):
        try:
            return date(match.group())
        except Refused:
            continue
    return None
