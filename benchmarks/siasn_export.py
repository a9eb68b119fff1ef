"""The invented SIASN export of `rules.sample_export` as a workbook: every cell is text, as the system writes it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import xlsxwriter

from asn_desktop.rules.sample_export import kabupaten
from asn_desktop.rules.siasn_columns import COLUMNS


def header() -> list[str]:
    """The 69 column names in their order."""
    return list(COLUMNS)


def workbook(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """One sheet of text cells as xlsx."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"constant_memory": True})
    sheet = book.add_worksheet("Data Utama")
    sheet.write_row(0, 0, columns)
    for place, row in enumerate(rows, 1):
        for column, text in enumerate(row):
            sheet.write_string(place, column, text)
    book.close()
    return target.getvalue()


def write(path: Path, people: int = 10_000, seed: int = 1) -> Path:
    """Write a workbook of people without planted mistakes; the same arguments make the same rows."""
    columns, rows, _truth = kabupaten(people, seed, errors=False)
    path.write_bytes(workbook(columns, rows))
    return path
