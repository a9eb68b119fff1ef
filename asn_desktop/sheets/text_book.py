"""A workbook of plain text sheets for another system: every cell text, so that no digit is rounded on the way."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from asn_desktop.sheets.ready_rows import ReadySheet, text_cell


@dataclass(frozen=True)
class TextSheet:
    """One sheet: its name (at most 31 characters), headings, and rows of text in the order of the headings."""

    name: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]


def to_xlsx(sheets: Iterable[TextSheet]) -> bytes:
    """The sheets as one xlsx file, heading rows frozen. Empty texts stay empty cells; nothing becomes a formula."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        head = book.add_format({"bold": True, "bg_color": "#E9EDF2", "bottom": 1})
        text = book.add_format({"num_format": "@"})
        for one in sheets:
            sheet = book.add_worksheet(one.name[:31], ReadySheet)
            for column, heading in enumerate(one.headings):
                sheet.set_column(column, column, max(12, min(36, len(heading) + 4)), text)
                sheet.write_string(0, column, heading, head)
            sheet.freeze_panes(1, 0)
            sheet.hand_over(_rows(one, text._get_xf_index()), len(one.rows))
    return target.getvalue()


def _rows(sheet: TextSheet, style: int) -> Iterator[str]:
    fronts = [xl_col_to_name(column) for column in range(len(sheet.headings))]
    for number, row in enumerate(sheet.rows, 2):
        cells = "".join(
            text_cell(f"{front}{number}", style, cell) for front, cell in zip(fronts, row, strict=True) if cell
        )
        yield f'<row r="{number}">{cells}</row>'
