"""The refused rows of an import as a spreadsheet that the clerk repairs and imports again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from asn_desktop.problems import Problem
from asn_desktop.services.import_rows import ImportRow, Part, Preview, RawCell
from asn_desktop.sheets.reader import Cell
from asn_desktop.sheets.writer import Table, to_xlsx

IDENTITY = frozenset(("nip", "nik", "nip_lama", "npwp", "no_hp", "karpeg"))


def build(preview: Preview, sentence: Callable[[Problem], str], *, heading: str = "Alasan") -> bytes:
    """xlsx with row number, the cells of each refused row under the file's own headings, and the reasons as text.

    `sentence` puts a finding into words (the terminal and the window give the same ones). Rows that go in without a
    refused field are listed too, so that nothing left out is forgotten. Imported again after repair, the file is read
    like any other: its headings are those of the first one.
    """
    tables = [_table(preview, part, sentence, heading) for part in preview.parts]
    return to_xlsx(*([table for table in tables if table.rows] or tables[:1]))


def _table(preview: Preview, part: Part, sentence: Callable[[Problem], str], heading: str) -> Table:
    """The refused rows of one sheet; alone they stand on "Ditolak", else under the name of their own sheet."""
    columns = [c for c in part.columns if c.field]
    headings = ["Baris", *(c.heading for c in columns), heading]
    rows = [_row(row, columns, sentence) for row in preview.rows if row.sheet == part.sheet and _wanted(row)]
    widths = [7, *(24 if c.field in ("nip", "nama", "jabatan") else 16 for c in columns), 70]
    name = "Ditolak" if len(preview.parts) == 1 else part.sheet
    return Table(name, headings, rows, widths, marked=1)


def _wanted(row: ImportRow) -> bool:
    return not row.imported or row.incomplete


def _row(row: ImportRow, columns: list[Any], sentence: Callable[[Problem], str]) -> list[Cell]:
    cells: list[Cell] = [row.number]
    for column in columns:
        cells.append(_value(column.field, row.raw.get(column.field)))
    findings = [p for p in row.problems if p.blocks] or list(row.problems)
    cells.append("\n".join(sentence(p) for p in findings))
    return cells


def _value(name: str, cell: RawCell | None) -> Cell:
    if cell is None or not cell.text:
        return None
    if cell.is_number and name not in IDENTITY and cell.text.isdigit() and len(cell.text) < 10:
        return int(cell.text)
    return cell.text
