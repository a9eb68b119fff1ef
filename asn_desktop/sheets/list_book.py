"""A report as xlsx: merged header, real dates and numbers, NIP as text, ready to print on F4 or A4 sideways."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.report_table import HeaderCell, Kind, ReportTable, Row, Style, Value
from asn_desktop.sheets.ready_rows import ReadySheet, text_cell

_PAPER = {"F4": 14, "A4": 9}  # Excel's codes; 14 is Folio
_WIDTHS = {Kind.NIP: 21.0, Kind.DATE: 11.5, Kind.NUMBER: 7.5, Kind.COUNT: 7.5, Kind.BALANCE: 6.0, Kind.MONEY: 13.0}
_EPOCH = dt.date(1899, 12, 30).toordinal()
_LOOKS: dict[Kind, dict[str, Any]] = {
    Kind.DATE: {"num_format": "dd-mm-yyyy", "align": "center"}, Kind.NIP: {"num_format": "@", "align": "center"},
    Kind.MONEY: {"num_format": "#,##0"}, Kind.COUNT: {"num_format": '#,##0;-#,##0;"-"', "align": "right"},
    Kind.NUMBER: {"align": "center", "text_wrap": True}, Kind.BALANCE: {"num_format": "+0;-0;0", "align": "center"},
}  # fmt: skip
_SAMPLE = 2_000  # rows looked at for the widths
_EDGE = {"border": 1, "border_color": "#8A8F98", "valign": "top", "font_size": 9}


def to_xlsx(table: ReportTable, paper: str = "F4") -> bytes:
    """The table as one workbook. No cell becomes a formula or a link. Refused `report_paper`."""
    if paper not in _PAPER:
        raise Refused(Problem("report_paper", "kertas", {"raw": paper}))
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        book.set_properties({"title": table.title[0].title(), "author": table.office, "company": table.office})
        sheet = book.add_worksheet(re.sub(r"[\[\]:*?/\\]", " ", table.key)[:31], ReadySheet)
        first = _head(book, sheet, table)
        body = _Body(book, sheet, table, first)
        sheet.hand_over(body.rows(), body.last - 1)
        _print_setup(sheet, table, paper, first)
    return target.getvalue()


def _head(book: Any, sheet: Any, table: ReportTable) -> int:
    """Title, header and column numbers; answers with the first row of the body (from 0)."""
    last = len(table.columns) - 1
    title = book.add_format({"bold": True, "align": "center", "font_size": 12})
    cell = book.add_format({
        "bold": True, "bg_color": "#D9DDE3", "text_wrap": True, "align": "center", **_EDGE, "valign": "vcenter",
    })  # fmt: skip
    for number, line in enumerate(table.title):
        _merged(sheet, number, 0, 1, last + 1, line.upper(), title)
    top = len(table.title) + 1
    for place in table.heads():
        _merged(sheet, top + place.row, place.column, place.down, place.across, place.text.replace("\n", " "), cell)
    first = top + table.depth
    if table.numbered:
        for column in range(last + 1):
            sheet.write_number(first, column, column + 1, cell)
        first += 1
    wide = book.add_format({"font_size": 9})
    for number, width in enumerate(_widths(table)):
        sheet.set_column(number, number, width, wide)
    return first


def _widths(table: ReportTable) -> list[float]:
    """Width of each column in characters: what its kind needs, or its longest line within reason."""
    sample = [row.cells for row in islice(table.rows(), _SAMPLE)]
    found = []
    for number, leaf in enumerate(table.columns):
        narrow = leaf.kind is Kind.TEXT and leaf.share < 0.5  # a column of marks: one day of a month
        base = 4.5 if narrow else _WIDTHS.get(leaf.kind, 12.0)
        if leaf.kind in (Kind.TEXT, Kind.NUMBER):
            lines = (part for cells in sample for part in str(cells[number] or "").split("\n"))
            longest = max(map(len, lines), default=0) * 0.92 + 1.5
            base = max(base, min(longest, 22.0 + 10.0 * leaf.share if leaf.kind is Kind.TEXT else 16.0))
        found.append(base)
    return found


def _merged(sheet: Any, row: int, column: int, down: int, across: int, text: str, style: Any) -> None:
    if down == across == 1:
        sheet.write_string(row, column, text, style)
    else:
        sheet.merge_range(row, column, row + down - 1, column + across - 1, "", style)
        sheet.write_string(row, column, text, style)


def _print_setup(sheet: Any, table: ReportTable, paper: str, first: int) -> None:
    sheet.set_paper(_PAPER[paper])
    if table.hint.landscape:
        sheet.set_landscape()
    sheet.set_margins(left=0.45, right=0.4, top=0.5, bottom=0.55)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(len(table.title) + 1, first - 1)
    sheet.set_footer("&C&8Halaman &P dari &N")
    if table.practice:
        sheet.set_header("&C&8KANTOR LATIHAN · BUKAN SURAT DINAS")
    sheet.freeze_panes(first, 0)


class _Body:
    """The rows below the header as XML."""

    def __init__(self, book: Any, sheet: Any, table: ReportTable, first: int) -> None:
        self.table, self.first = table, first
        self.letters = [xl_col_to_name(n) for n in range(len(table.columns))]
        self._styles = {
            strong: [_style(book, column, strong) for column in table.columns] for strong in (False, True)
        }
        self._band = _index(book, {"bold": True, "bg_color": "#EEF0F3", **_EDGE})
        self._plain = _index(book, {"font_size": 9})
        self._centred = _index(book, {"font_size": 10, "align": "center"})
        self._name = _index(book, {"font_size": 10, "align": "center", "bold": True, "underline": 1})
        self.plan = list(self._planned())
        self.last = first + len(self.plan)
        self._merge(sheet)

    def _planned(self) -> Iterator[Row | str | tuple[str, int] | None]:
        """Rows in order: a row, the heading of a group, (text, style) below the table, None for an empty one."""
        for group in self.table.groups:
            if group.title:
                yield group.title
            yield from group.rows
            yield from group.subtotals
        yield from self.table.totals
        for note in self.table.notes:
            yield (note, self._plain)
        signer = self.table.signature
        if signer is not None:
            yield None
            yield (signer.tempat_tanggal, self._centred)
            yield (f"{signer.jabatan.upper()},", self._centred)
            yield from (None, None, None)
            yield (signer.nama, self._name)
            for text in (signer.pangkat, f"NIP. {signer.nip}" if signer.nip else None):
                if text:
                    yield (text, self._centred)

    def _merge(self, sheet: Any) -> None:
        """Headings of groups, words before sums, and the signature at the right go over several columns."""
        last = len(self.letters) - 1
        for number, row in enumerate(self.plan, self.first):
            if isinstance(row, str) and last:
                sheet.merge.append([number, 0, number, last])
            elif isinstance(row, tuple) and row[1] != self._plain and last > self._signs:
                sheet.merge.append([number, self._signs, number, last])
            elif isinstance(row, Row) and row.style in (Style.SUBTOTAL, Style.TOTAL):
                for start, end in _spans(row):
                    sheet.merge.append([number, start, number, end])

    @property
    def _signs(self) -> int:
        return len(self.letters) * 2 // 3

    def rows(self) -> Iterator[str]:
        """Each row as an element `row`."""
        for number, row in enumerate(self.plan, self.first + 1):
            if row is None:
                continue
            if isinstance(row, str):
                blank = "".join(f'<c r="{letter}{number}" s="{self._band}"/>' for letter in self.letters[1:])
                yield f'<row r="{number}">{text_cell(f"A{number}", self._band, row)}{blank}</row>'
            elif isinstance(row, tuple):
                at = self.letters[0 if row[1] == self._plain else self._signs]
                yield f'<row r="{number}">{text_cell(f"{at}{number}", row[1], row[0])}</row>'
            else:
                yield self._row(number, row)

    def _row(self, number: int, row: Row) -> str:
        strong = row.style in (Style.SUBTOTAL, Style.TOTAL)
        cells = [
            _cell(f"{letter}{number}", style, value)
            for letter, style, value in zip(self.letters, self._styles[strong], row.cells, strict=True)
        ]
        return f'<row r="{number}">{"".join(cells)}</row>'


def _spans(row: Row) -> Iterator[tuple[int, int]]:
    """First and last column of each text that is followed by empty cells."""
    for start, value in enumerate(row.cells):
        if isinstance(value, str):
            end = start
            while end + 1 < len(row.cells) and row.cells[end + 1] is None:
                end += 1
            if end > start:
                yield start, end


def _style(book: Any, column: HeaderCell, strong: bool) -> int:
    look: dict[str, Any] = dict(_EDGE)
    if strong:
        look |= {"bold": True, "bg_color": "#E3E6EA"}
    elif column.shade:
        look |= {"bg_color": "#D9DDE3"}
    look |= _LOOKS.get(column.kind, {"num_format": "@", "text_wrap": True})
    if column.align == "tengah":
        look |= {"align": "center"}
    return _index(book, look)


def _index(book: Any, look: dict[str, Any]) -> int:
    return int(book.add_format(look)._get_xf_index())


def _cell(at: str, style: int, value: Value) -> str:
    if value is None:
        return f'<c r="{at}" s="{style}"/>'
    if isinstance(value, str):
        return text_cell(at, style, value)
    number = value if isinstance(value, int) else value.toordinal() - _EPOCH
    return f'<c r="{at}" s="{style}"><v>{number}</v></c>'

