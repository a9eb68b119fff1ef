"""A report on the screen: header of several rows with merged headings, headings of units, totals, rows to open."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from asn_desktop.rules.report_table import HeaderCell, Kind, Placed, ReportTable, Row, Style, shown
from asn_desktop.ui import look
from asn_desktop.ui.table import Column, DataTable, TableModel

_ROW, _LINE = 26, 34  # height of one row of the header, of one line of the report
_WIDEST, _LOOKED = 340, 300  # pixels of a text column; rows whose words are measured for it
_NIP = 186
_RIGHT = (Kind.COUNT, Kind.MONEY, Kind.NUMBER, Kind.BALANCE)


@dataclass(frozen=True)
class Heading:
    """The line of a unit above its people."""

    title: str
    place: int
    employee_id: uuid.UUID | None = None
    style: Style = Style.DATA


Line = Row | Heading


def lines(table: ReportTable) -> list[Line]:
    """Every line of a report from top to bottom: headings of groups, rows, sums."""
    found: list[Line] = []
    for group in table.groups:
        if group.title:
            found.append(Heading(group.title, len(found)))
        found.extend((*group.rows, *group.subtotals))
    return [*found, *table.totals]


class SheetModel(TableModel):
    """Lines of a report: headings stand at the left across the sheet, headings and sums in stronger letters."""

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and role in (Qt.ItemDataRole.TextAlignmentRole, TableModel.STRONG):
            line = self.row(index.row())
            if isinstance(line, Heading):
                return role == TableModel.STRONG or Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            if role == TableModel.STRONG:
                return line.style in (Style.TOTAL, Style.SUBTOTAL)
        return super().data(index, role)


class HeaderRows(QHeaderView):
    """A horizontal header that draws a tree of headings over the columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._heads: list[Placed] = []
        self._depth = 1
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def set_heads(self, heads: Sequence[Placed], depth: int) -> None:
        """Show these headings."""
        tall = max((1 + head.text.count("\n") for head in heads if head.down == 1 or depth == 1), default=1)
        self._heads, self._depth = list(heads), max(depth, 1)
        self.setFixedHeight(self._depth * (_ROW if tall == 1 else 40) + 4)
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(look.HEADER))
        painter.setFont(look.font("second"))
        row = (self.height() - 1) / self._depth
        for head in self._heads:
            left = self.sectionViewportPosition(head.column)
            last = head.column + head.across - 1
            right = self.sectionViewportPosition(last) + self.sectionSize(last)
            if right < 0 or left > self.viewport().width():
                continue
            self._draw(painter, head, QRectF(left, head.row * row, right - left, head.down * row))
        painter.end()

    def _draw(self, painter: QPainter, head: Placed, rect: QRectF) -> None:
        painter.setPen(QPen(QColor(look.LINE), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.setPen(QColor(look.TEXT2))
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(rect.adjusted(4, 1, -4, -1), align, head.text)


class ReportSheet(DataTable):
    """`show_report(table)`; `person_opened(id)` on Enter or double click on a person's row."""

    person_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = HeaderRows(self)
        self.setHorizontalHeader(self.header)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.lines: TableModel | None = None
        self.row_opened.connect(self._opened)

    def show_report(self, table: ReportTable) -> None:
        """Show a report instead of the former one."""
        self.clearSpans()
        body = lines(table)
        columns = [_column(number, leaf, body) for number, leaf in enumerate(table.columns)]
        model = SheetModel(columns, identity=id, parent=self)
        model.set_rows(body)
        former, self.lines = self.lines, model
        self.setModel(model)
        for number, column in enumerate(columns):
            self.header.setSectionResizeMode(number, QHeaderView.ResizeMode.Interactive)
            self.setColumnWidth(number, column.width)
        if not any(column.second for column in columns):
            self.verticalHeader().setDefaultSectionSize(_LINE)
        self._fill(columns)
        self.header.set_heads(table.heads(), table.depth)
        self._span()
        if former is not None:
            former.deleteLater()

    def search(self, text: str) -> int:
        """Keep the lines that hold every word; answers how many."""
        if self.lines is None:
            return 0
        self.clearSpans()
        self.lines.filter(text)
        self._span()
        return len(self.lines.rows)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        if self.lines is not None:
            self._fill(self.lines.columns)

    def _fill(self, columns: Sequence[Column]) -> None:
        """Room that is left goes to the widest column of text."""
        room = self.viewport().width() - sum(column.width for column in columns)
        if columns:
            widest = max(range(len(columns)), key=lambda at: columns[at].width if columns[at].align == "left" else 0)
            self.setColumnWidth(widest, columns[widest].width + max(room, 0))

    def _span(self) -> None:
        if self.lines is not None and len(self.lines.columns) > 1:
            for place, line in enumerate(self.lines.rows):
                if isinstance(line, Heading):
                    self.setSpan(place, 0, 1, len(self.lines.columns))

    def _opened(self, line: Any) -> None:
        if line is not None and line.employee_id is not None:
            self.person_opened.emit(line.employee_id)


def _column(number: int, leaf: HeaderCell, body: Sequence[Line]) -> Column:
    """A column of the screen: first line, the rest of a cell below it, sums in stronger words."""

    def words(line: Line, at: int = number) -> str:
        if isinstance(line, Heading):
            return line.title if at == 0 else ""
        return shown(line.cells[at], leaf.kind)

    first = [words(line) for line in body if not isinstance(line, Heading)]
    two = any("\n" in text for text in first[:_LOOKED])
    title = leaf.text.replace("\n", " ")
    return Column(
        title, lambda line: words(line).partition("\n")[0],
        second=(lambda line: words(line).partition("\n")[2].replace("\n", " · ")) if two else None,
        align="right" if leaf.kind in _RIGHT else "left", width=_width(leaf, first),
        tone=_tone,
    )  # fmt: skip


def _tone(line: Line) -> str:
    if isinstance(line, Heading) or line.style in (Style.TOTAL, Style.SUBTOTAL):
        return "accent"
    return "quiet" if line.style is Style.VACANT else ""


def _width(leaf: HeaderCell, texts: Sequence[str]) -> int:
    metrics = QFontMetricsF(look.font("body"))
    heads = QFontMetricsF(look.font("second"))
    title = max((heads.horizontalAdvance(part) for part in leaf.text.split("\n")), default=0.0) + 14
    if leaf.kind is not Kind.TEXT:  # numbers and days are never cut: the longest of all lines, also far below
        longest = sorted({part for text in texts for part in text.split("\n")}, key=len)[-40:]
        widest = max((metrics.horizontalAdvance(part) for part in longest), default=0.0) + 30
        return int(max(_NIP if leaf.kind is Kind.NIP else 0, min(title, 120.0), widest, 44.0))
    parts = [part for text in texts[:_LOOKED] for part in text.split("\n")]
    widest = max((metrics.horizontalAdvance(part) for part in parts), default=60.0) + 30
    return int(min(max(widest, min(title, 140.0), 60.0), _WIDEST))
