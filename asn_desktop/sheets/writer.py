"""Rows out to xlsx. Identity numbers, and everything else that was text, are text cells: Excel may not touch them."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from asn_desktop.sheets.reader import Cell

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet


@dataclass(frozen=True)
class Table:
    """A sheet to write: its name, headings, rows, column widths in characters, and how many columns to highlight."""

    name: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    widths: Sequence[int] = ()
    marked: int = 0  # that many last columns carry the reason and are coloured


def to_xlsx(*tables: Table) -> bytes:
    """The tables as one xlsx file, a sheet each, the first row frozen and filtered. No cell becomes a formula or a
    link."""
    import xlsxwriter  # 5 MB; only who writes a sheet needs it

    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(target, options) as book:
        styles = {
            "head": book.add_format({"bold": True, "bg_color": "#E9EDF2", "border": 1, "text_wrap": True,
                                     "valign": "top"}),
            "text": book.add_format({"num_format": "@", "valign": "top"}),
            "day": book.add_format({"num_format": "dd-mm-yyyy", "valign": "top"}),
            "reason": book.add_format({"num_format": "@", "text_wrap": True, "font_color": "#A8231B",
                                       "valign": "top"}),
        }  # fmt: skip
        for table in tables:
            _sheet(book.add_worksheet(table.name[:31] or "Lembar1"), table, styles)
    return target.getvalue()


def _sheet(sheet: Worksheet, table: Table, styles: Mapping[str, object]) -> None:
    for column, heading in enumerate(table.headings):
        sheet.write_string(0, column, heading, styles["head"])
        width = table.widths[column] if column < len(table.widths) else 16
        sheet.set_column(column, column, width, styles["text"])
    first_marked = len(table.headings) - table.marked
    for number, row in enumerate(table.rows, 1):
        for column, cell in enumerate(row):
            style = styles["reason"] if column >= first_marked else styles["text"]
            _cell(sheet, number, column, cell, style, styles["day"])
    sheet.freeze_panes(1, 0)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.headings) - 1)


def _cell(sheet: Worksheet, row: int, column: int, cell: Cell, text: object, day: object) -> None:
    if cell is None or cell == "":
        sheet.write_blank(row, column, None, text)
    elif isinstance(cell, dt.datetime | dt.date):
        sheet.write_datetime(row, column, cell, day)
    elif isinstance(cell, float | int) and not isinstance(cell, bool) and abs(cell) < 1e11:
        sheet.write_number(row, column, cell)
    else:
        sheet.write_string(row, column, str(cell), text)
