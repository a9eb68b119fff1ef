"""A workbook of plain text sheets for another system: every cell text, so that no digit is rounded on the way.

The rows go into the sheets as finished XML (ECMA-376 part 1, 18.3.1.73): half a million cells would take XlsxWriter's
cell objects three times as long. Everything else is XlsxWriter's own.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True)
class TextSheet:
    """One sheet: its name (at most 31 characters), headings, and rows of text in the order of the headings."""

    name: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]


class _Sheet(Worksheet):  # type: ignore[misc]
    """A worksheet whose rows below the headings are handed over as XML."""

    ready: Iterable[str] = ()

    def _write_rows(self) -> None:
        super()._write_rows()
        for row in self.ready:
            self.fh.write(row)


def to_xlsx(sheets: Iterable[TextSheet]) -> bytes:
    """The sheets as one xlsx file, heading rows frozen. Empty texts stay empty cells; nothing becomes a formula."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        head = book.add_format({"bold": True, "bg_color": "#E9EDF2", "bottom": 1})
        text = book.add_format({"num_format": "@"})
        for one in sheets:
            sheet = book.add_worksheet(one.name[:31], _Sheet)
            for column, heading in enumerate(one.headings):
                sheet.set_column(column, column, max(12, min(36, len(heading) + 4)), text)
                sheet.write_string(0, column, heading, head)
            sheet.freeze_panes(1, 0)
            sheet.ready = _rows(one, text._get_xf_index())
            sheet.dim_rowmax = max(sheet.dim_rowmax, len(one.rows))
    return target.getvalue()


def _rows(sheet: TextSheet, style: int) -> Iterator[str]:
    fronts = [xl_col_to_name(column) for column in range(len(sheet.headings))]
    for number, row in enumerate(sheet.rows, 2):
        cells = "".join(
            f'<c r="{front}{number}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{_safe(cell)}</t></is></c>'
            for front, cell in zip(fronts, row, strict=True)
            if cell
        )
        yield f'<row r="{number}">{cells}</row>'


def _safe(text: str) -> str:
    return escape(_CONTROL.sub("", text))
