"""A workbook of plain text sheets for another system: every cell text, so that no digit is rounded on the way."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import xlsxwriter


@dataclass(frozen=True)
class TextSheet:
    """One sheet: its name (at most 31 characters), headings, and rows of text in the order of the headings."""

    name: str
    headings: Sequence[str]
    rows: Iterable[Sequence[str]]
    note: str = ""  # a remark in the first heading cell


def to_xlsx(sheets: Iterable[TextSheet]) -> bytes:
    """The sheets as one xlsx file, heading rows frozen. Empty texts stay empty cells; nothing becomes a formula."""
    target = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
               "strings_to_numbers": False}  # fmt: skip
    with xlsxwriter.Workbook(target, options) as book:
        head = book.add_format({"bold": True, "bg_color": "#E9EDF2", "bottom": 1})
        text = book.add_format({"num_format": "@"})
        for one in sheets:
            sheet = book.add_worksheet(one.name[:31])
            for column, heading in enumerate(one.headings):
                sheet.set_column(column, column, max(12, min(36, len(heading) + 4)), text)
                sheet.write_string(0, column, heading, head)
            if one.note:
                sheet.write_comment(0, 0, one.note)
            sheet.freeze_panes(1, 0)
            for number, row in enumerate(one.rows, 1):
                for column, cell in enumerate(row):
                    if cell:
                        sheet.write_string(number, column, cell, text)
    return target.getvalue()
