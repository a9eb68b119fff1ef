"""Reads what a fingerprint machine or an e-absensi writes: a line for each touch or day, or a column for each day.

Formats are dirty: titles above the header, times with points or seconds, dates as text, serials or with the time in
the same cell, two rows for one person. Nothing is guessed: what cannot be read is handed on with its reason.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import identity, reading
from asn_desktop.sheets.headings import cell_text, heading_key
from asn_desktop.sheets.reader import Cell, Sheet

_FIRST_ROWS = 30
_EPOCH = dt.datetime(1899, 12, 30)
_MOMENT = re.compile(r"^(.*?\d{4}|\d{4}-\d{2}-\d{2})[ T]+(\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)$")
_WORDS = {
    "nip": {"nip", "nip baru", "nip nik", "nip pegawai", "nip nrp", "ni pppk", "nip ni pppk", "nomor induk"},
    "pin": {"pin", "id", "no id", "user id", "userid", "ac no", "no absen", "id absen", "id finger", "id fingerprint",
            "enroll id", "emp no", "no akun", "nomor akun", "personnel id", "badge"},
    "nama": {"nama", "nama pegawai", "name", "nama lengkap", "nama asn", "pegawai"},
    "tanggal": {"tanggal", "tgl", "date", "hari tanggal", "tanggal absen", "tgl absen", "tanggal kehadiran",
                "tanggal hadir"},
    "masuk": {"masuk", "jam masuk", "scan masuk", "absen masuk", "datang", "jam datang", "in", "check in", "clock in",
              "scan 1", "presensi masuk", "waktu masuk"},
    "pulang": {"pulang", "jam pulang", "scan pulang", "scan keluar", "absen pulang", "out", "check out", "clock out",
               "keluar", "jam keluar", "scan 2", "presensi pulang", "waktu pulang"},
    "waktu": {"waktu", "jam", "time", "scan", "scan time", "tanggal waktu", "date time", "datetime", "tgl waktu",
              "waktu scan", "tanggal scan", "tanggal jam"},
    "tanda": {"keterangan", "ket", "status", "kehadiran", "status kehadiran", "exception"},
}  # fmt: skip
_MEANING = {word: what for what, words in _WORDS.items() for word in words}


@dataclass(frozen=True)
class AttendanceLine:
    """One row of the file: who it says, and the texts of days. `problem` is what the row as a whole lacks."""

    number: int
    nip: str
    pin: str
    nama: str
    days: dict[dt.date, str] = field(default_factory=dict)
    problem: Problem | None = None


@dataclass(frozen=True)
class AttendanceSheet:
    """The list: `wide` when it has a column for each day; `month` as far as the sheet says it."""

    wide: bool
    lines: tuple[AttendanceLine, ...]
    month: dt.date | None = None


def read_attendance(sheet: Sheet, month: dt.date | None = None) -> AttendanceSheet:
    """The list; `month` is needed for a wide one whose header has only day numbers.

    Refused ``ATTENDANCE_NO_HEADER``, ``ATTENDANCE_NO_MONTH``.
    """
    for index, row in enumerate(sheet.rows[:_FIRST_ROWS]):
        columns = {at: what for at, cell in enumerate(row) if (what := _MEANING.get(heading_key(cell_text(cell))))}
        who = set(columns.values()) & {"nip", "pin", "nama"}
        if not who:
            continue
        days, last = _day_columns(sheet, index, columns)
        if len(days) >= 5:
            return _wide(sheet, last, columns, days, month)
        if {"tanggal", "waktu"} & set(columns.values()):
            return _long(sheet, index, columns)
    raise Refused(Problem("ATTENDANCE_NO_HEADER", values={"sheet": sheet.name}))


def _day_columns(sheet: Sheet, index: int, columns: dict[int, str]) -> tuple[dict[int, int | dt.date], int]:
    """Column -> day of the month or date, in the header row or the row below it; and the last row of the header."""
    best: dict[int, int | dt.date] = {}
    last = index
    for place in (index, index + 1):
        if place >= len(sheet.rows):
            break
        found: dict[int, int | dt.date] = {}
        for at, cell in enumerate(sheet.rows[place]):
            day = None if at in columns else _day_head(cell)
            if day is not None:
                found[at] = day
        if len(found) > len(best):
            best, last = found, place
    return best, last


def _day_head(cell: Cell) -> int | dt.date | None:
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    text = cell_text(cell)
    if text.isdigit() and 1 <= int(text) <= 31:
        return int(text)
    if re.fullmatch(r"\d{1,2}[-/]\d{1,2}([-/]\d{2,4})?", text):
        return _date(text) if text.count("-") + text.count("/") == 2 else int(re.split("[-/]", text)[0])
    return None


def _wide(
    sheet: Sheet, header: int, columns: dict[int, str], days: dict[int, int | dt.date], month: dt.date | None
) -> AttendanceSheet:
    dated = next((d for d in days.values() if isinstance(d, dt.date)), None)
    month = dated or month or _month_above(sheet, header)
    if month is None:
        raise Refused(Problem("ATTENDANCE_NO_MONTH", "bulan"))
    first = month.replace(day=1)
    lines: list[AttendanceLine] = []
    for number, row in enumerate(sheet.rows[header + 1 :], header + 2):
        nip, pin, name, problem = _who(row, columns)
        texts: dict[dt.date, str] = {}
        for at, day in days.items():
            date = day if isinstance(day, dt.date) else _in_month(first, day)
            text = _time_text(row[at]) if at < len(row) else ""
            if date is not None and text:
                texts[date] = text
        if not (nip or pin or name):
            if lines and texts:  # a second row of the same person: gone below come
                for date, text in texts.items():
                    lines[-1].days[date] = f"{lines[-1].days.get(date, '')} {text}".strip()
            continue
        if texts or nip or (name and _looks_like_person(name)):
            lines.append(AttendanceLine(number, nip, pin, name, texts, problem))
    return AttendanceSheet(True, tuple(lines), first)


def _long(sheet: Sheet, header: int, columns: dict[int, str]) -> AttendanceSheet:
    lines: list[AttendanceLine] = []
    dated = next(at for what in ("tanggal", "waktu") for at, w in columns.items() if w == what)
    american = reading.month_first(  # a machine that writes 11/24/2026 writes 11/02/2026 for 2 November, too
        cell_text(row[dated]).split(" ")[0] for row in sheet.rows[header + 1 :] if dated < len(row)
    )
    for number, row in enumerate(sheet.rows[header + 1 :], header + 2):
        nip, pin, name, problem = _who(row, columns)
        if not (nip or pin or name):
            continue
        cells = {what: row[at] for at, what in columns.items() if at < len(row)}
        day, rest = _day_and_time(cells.get("tanggal", cells.get("waktu")), american)
        times = [rest, *(_time_text(cells.get(w)) for w in ("waktu", "masuk", "pulang") if w in cells)]
        if "tanggal" not in cells:
            times = [rest]
        text = " ".join(t for t in times if t) or cell_text(cells.get("tanda"))
        if day is None:
            raw = cell_text(cells.get("tanggal", cells.get("waktu")))
            if not raw and not text:
                continue
            problem = problem or Problem("ATTENDANCE_DATE", "tanggal", {"raw": raw})
            lines.append(AttendanceLine(number, nip, pin, name, {}, problem))
        else:
            lines.append(AttendanceLine(number, nip, pin, name, {day: text}, problem))
    return AttendanceSheet(False, tuple(lines))


def _who(row: list[Cell], columns: dict[int, str]) -> tuple[str, str, str, Problem | None]:
    nip, pin, name, problem = "", "", "", None
    for at, what in columns.items():
        cell = row[at] if at < len(row) else None
        text = cell_text(cell)
        if not text or reading.is_blank(text):
            continue
        if what == "nip":
            raw = cell if isinstance(cell, str) else float(cell) if isinstance(cell, float | int) else text
            nip, problem = identity.from_cell(raw, "nip")
        elif what == "pin":
            pin = text
        elif what == "nama":
            name = " ".join(text.split())
    return nip, pin, name, problem


def _day_and_time(cell: Cell, american: bool) -> tuple[dt.date | None, str]:
    """The day of a cell, and the time when both stand in it."""
    if isinstance(cell, dt.datetime):
        return cell.date(), f"{cell:%H:%M}" if (cell.hour or cell.minute) else ""
    if isinstance(cell, dt.date):
        return cell, ""
    if isinstance(cell, int | float) and not isinstance(cell, bool) and 30_000 < cell < 80_000:
        moment = _EPOCH + dt.timedelta(days=float(cell))
        return moment.date(), f"{moment:%H:%M}" if cell % 1 else ""
    text = cell_text(cell)
    if (found := _MOMENT.match(text)) is not None:
        return _date(found[1], american), found[2]
    if "," in text:  # "Senin, 02-11-2026"
        text = text.split(",", 1)[1].strip()
    return _date(text, american), ""


def _date(text: str, american: bool = False) -> dt.date | None:
    if american:
        text = re.sub(r"^(\d{1,2})([-/.])(\d{1,2})", r"\3\2\1", text)
    try:
        return reading.date(text) if text else None
    except Refused:
        return None


def _time_text(cell: Cell) -> str:
    """A cell of times as text: times of the day, fractions of a day, or what stands there."""
    if isinstance(cell, dt.datetime):
        return f"{cell:%H:%M}"
    if isinstance(cell, dt.time):
        return f"{cell:%H:%M}"
    if isinstance(cell, dt.timedelta):
        seconds = int(cell.total_seconds())
        return f"{seconds // 3600:02d}:{seconds % 3600 // 60:02d}"
    if isinstance(cell, float) and 0 < cell < 1:
        whole = round(cell * 1440)
        return f"{whole // 60:02d}:{whole % 60:02d}"
    return cell_text(cell)


def _in_month(first: dt.date, day: int) -> dt.date | None:
    try:
        return first.replace(day=day)
    except ValueError:
        return None


_MONTHS = ("januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober",
           "november", "desember")  # fmt: skip


def _month_above(sheet: Sheet, header: int) -> dt.date | None:
    """The month a title above the header names: "BULAN NOVEMBER 2026"."""
    words = " ".join(_texts(sheet.rows[: header + 1])).casefold()
    found = {(int(y), _MONTHS.index(m) + 1) for m, y in re.findall(rf"({'|'.join(_MONTHS)})\s+(20\d\d)", words)}
    if len(found) != 1:
        return None
    ((year, month),) = found
    return dt.date(year, month, 1)


def _texts(rows: Iterable[list[Cell]]) -> Iterable[str]:
    return (cell_text(cell) for row in rows for cell in row if isinstance(cell, str))


def _looks_like_person(name: str) -> bool:
    return len(name) > 2 and not name.isdigit() and not name.casefold().startswith(("jumlah", "total", "mengetahui"))
