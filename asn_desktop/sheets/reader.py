"""Opens a spreadsheet by its content, never by its name: xlsx, xls and ods by calamine, csv by the standard library.

Cells keep their type, so that a number cell is known as one; merged ranges and hidden sheets are kept too.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from asn_desktop.problems import Trouble

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook, SheetMetadata

Cell = str | float | int | bool | dt.date | dt.datetime | dt.time | dt.timedelta | None
Merge = tuple[int, int, int, int]  # first row, first column, last row, last column, 0-based and inclusive

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf")
_BIGGEST = 400 * 1024 * 1024  # unpacked; a list of 10,000 people takes about 40 MB
_DELIMITERS = ",;\t|"


@dataclass(frozen=True)
class Sheet:
    """One sheet: rows of cells (row 1 of Excel is `rows[0]`), merged ranges, whether people see it."""

    name: str
    rows: list[list[Cell]]
    merged: tuple[Merge, ...] = ()
    hidden: bool = False


@dataclass(frozen=True)
class Book:
    """A spreadsheet file. `kind` is xlsx, xls, ods or csv; a csv has one sheet without a name."""

    kind: str
    sheets: tuple[Sheet, ...]
    encoding: str = ""
    delimiter: str = ""


def open_book(data: bytes) -> Book:
    """The sheets of a file's bytes.

    Trouble: ``sheet_empty_file``, ``sheet_is_pdf``, ``sheet_encrypted``, ``sheet_is_web_page``, ``sheet_is_word``,
    ``sheet_not_spreadsheet``, ``sheet_too_large``, ``sheet_damaged``.
    """
    if not data.strip():
        raise Trouble("sheet_empty_file")
    if data.lstrip()[:5] == b"%PDF-":
        raise Trouble("sheet_is_pdf")
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise Trouble("sheet_encrypted")
        return _workbook(data, "xls")
    if data.startswith(b"PK\x03\x04"):
        return _workbook(data, _kind_of_zip(data))
    if data.startswith(_IMAGES):
        raise Trouble("sheet_not_spreadsheet")
    return _text(data)


def _kind_of_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = set(packed.namelist())
            unpacked = sum(entry.file_size for entry in packed.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise Trouble("sheet_damaged") from None
    if unpacked > _BIGGEST:
        raise Trouble("sheet_too_large", megabytes=unpacked // 1024 // 1024)
    if "word/document.xml" in names:
        raise Trouble("sheet_is_word")
    if any(name.startswith("xl/workbook") for name in names):
        return "xlsx"
    if "content.xml" in names:
        return "ods"
    raise Trouble("sheet_not_spreadsheet")


def _workbook(data: bytes, kind: str) -> Book:
    import python_calamine as calamine  # with the first sheet: knowing its cells does without

    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = tuple(
            _sheet(book, place, meta, meta.visible != calamine.SheetVisibleEnum.Visible)
            for place, meta in enumerate(book.sheets_metadata)
            if meta.typ == calamine.SheetTypeEnum.WorkSheet
        )
    except calamine.PasswordError:
        raise Trouble("sheet_encrypted") from None
    except (calamine.CalamineError, OSError, ValueError):
        raise Trouble("sheet_damaged") from None
    if not sheets:
        raise Trouble("sheet_not_spreadsheet")
    return Book(kind, sheets)


def _sheet(book: CalamineWorkbook, place: int, meta: SheetMetadata, hidden: bool) -> Sheet:
    found = book.get_sheet_by_index(place)
    merged = tuple((a[0], a[1], b[0], b[1]) for a, b in found.merged_cell_ranges or ())
    rows: list[list[Cell]] = [list(row) for row in found.to_python(skip_empty_area=False)]
    return Sheet(meta.name, rows, tuple(sorted(merged)), hidden)


def _text(data: bytes) -> Book:
    text, encoding = _decode(data)
    start = text.lstrip()[:200].casefold()
    if start.startswith(("<!doctype html", "<html", "<table", "<?xml", "<style", "<meta")):
        raise Trouble("sheet_is_web_page")
    delimiter = _delimiter(text)
    try:
        rows: list[list[Cell]] = [list(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)]
    except csv.Error:
        raise Trouble("sheet_damaged") from None
    return Book("csv", (Sheet("", rows),), encoding, delimiter)


def _decode(data: bytes) -> tuple[str, str]:
    """UTF-8 with or without its mark, UTF-16 with its mark, else Windows-1252; control bytes mean it is no text."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16"), "utf-16"
        except UnicodeDecodeError:
            raise Trouble("sheet_not_spreadsheet") from None
    sample = data[:4096]
    if b"\x00" in data or sum(byte < 32 and byte not in b"\t\r\n\f\x1a" for byte in sample) > len(sample) // 100:
        raise Trouble("sheet_not_spreadsheet")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1"), "latin-1"


def _delimiter(text: str) -> str:
    """The separator that cuts most lines of the beginning into most equal parts; an Excel ``sep=;`` line decides."""
    lines = [line for line in text.splitlines()[:60] if line.strip()]
    if lines and lines[0].casefold().startswith("sep=") and len(lines[0].strip()) == 5:
        return lines[0].strip()[4]
    scores = {}
    for mark in _DELIMITERS:
        widths = [len(row) for row in csv.reader(lines, delimiter=mark)]
        common = max(set(widths), key=widths.count, default=1)
        scores[mark] = (widths.count(common) * (common - 1), common)
    best = max(_DELIMITERS, key=lambda mark: scores[mark])
    return best if scores[best][0] else ","
