"""Opening balances of many people: a grid with a row each, typed or pasted from a spreadsheet, kept all or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from asn_desktop.problems import Problem
from asn_desktop.rules import identity
from asn_desktop.services.leave import openings
from asn_desktop.services.leave.openings import OpeningAsk, OpeningRow
from asn_desktop.ui import look
from asn_desktop.ui.leave.openings_import import OpeningsImportBox
from asn_desktop.ui.parts.action_bar import ActionBar, lay_over_bar
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.card import ScrollPage
from asn_desktop.ui.parts.chips import ChipRow
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.sentences import sentence

_NAME, _NIP, _FIRST = 0, 1, 2  # then used of three years, then postponed of last year
_NARROW = 1080


class OpeningGrid(QTableWidget):
    """Ctrl+V pastes a block: at the first column rows are matched by their NIP, elsewhere cell by cell."""

    pasted = Signal(list)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
            if self.currentColumn() < _FIRST:
                self.pasted.emit(lines)
            else:
                self._paste_cells(lines)
            return
        super().keyPressEvent(event)

    def _paste_cells(self, lines: Sequence[Sequence[str]]) -> None:
        top, left = self.currentRow(), self.currentColumn()
        for y, cells in enumerate(lines):
            for x, text in enumerate(cells):
                item = self.item(top + y, left + x)
                if item is not None:
                    item.setText(text.strip())


class _Padded(QStyledItemDelegate):
    """Room at both sides of a cell, and an editor as high as its row."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if ground is not None:
            painter.fillRect(option.rect.adjusted(3, 4, -3, -4), ground)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(look.SELECTED))
        pad = option.rect.adjusted(14, 0, -12, 0)
        painter.setPen(QColor(look.INK))
        painter.drawText(pad, index.data(Qt.ItemDataRole.TextAlignmentRole), index.data() or "")
        painter.setPen(QColor(look.LINE))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Any) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setAccessibleName(f"Hari, baris {index.row() + 1}")
        return editor


class OpeningsPage(QWidget):
    """`left` when the grid is given up; `said` after saving."""

    left = Signal()
    said = Signal(str)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.year = desk.today().year
        self.rows: list[OpeningRow] = []
        self.chips = ChipRow((("kurang", "Belum lengkap"), ("semua", "Semua pegawai")))
        self.chips.chosen.connect(lambda _keys: self.start())
        self.banner = Banner("error")
        self.banner.hide()
        self.table = OpeningGrid()
        self.table.setAccessibleName("Saldo awal cuti")
        self.table.pasted.connect(self._pasted)
        self.table.itemChanged.connect(lambda item: self._changed(item))
        self.import_button = button("Impor dari Excel…", "", "upload")
        self.import_button.clicked.connect(self._choose_file)
        self.bar = ActionBar()
        self.back_button = self.bar.add("Kembali ke daftar")
        self.save_button = self.bar.add("Simpan saldo awal", "primary", "check", key="Ctrl+S")
        self.back_button.clicked.connect(self.left)
        self.save_button.clicked.connect(self.save)
        self._loading = False
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow window the days give way, so that a name can be read."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        for column in range(_FIRST, 6):
            self.table.setColumnWidth(column, (136 if narrow else 150) if column == 5 else (104 if narrow else 126))
        self.table.setColumnWidth(_NIP, 184 if narrow else 200)

    def start(self) -> None:
        """Ask for the people again."""
        self.banner.hide()
        self.desk.read(self, openings.grid, year=self.year, only_missing=self.chips.keys() == ["kurang"],
                       done=self._show, replaces="grid")  # fmt: skip

    def asks(self) -> list[OpeningAsk]:
        """What was typed and is new."""
        found = []
        for at, row in enumerate(self.rows):
            for offset, year in enumerate(row.tahun):
                text = self._text(at, _FIRST + offset)
                late = self._text(at, _FIRST + 3) if offset == 1 else str(year.ditangguhkan)
                before = ("" if year.terpakai is None else str(year.terpakai), str(year.ditangguhkan))
                if text and (text, late or "0") != before:
                    found.append(OpeningAsk(row.employee_id, year.tahun, text, late or 0))
        return found

    def save(self) -> None:
        """Keep everything typed, or nothing."""
        asks = self.asks()
        if not asks:
            self.bar.say("Belum ada yang diubah.")
            return
        self.desk.write(self, openings.save, asks, today=self.desk.today(), now=self.desk.now(),
                        done=self._saved, failed=self._refused)  # fmt: skip

    def import_file(self, path: Path) -> OpeningsImportBox:
        """Show what a spreadsheet of openings would write."""
        self.import_box = OpeningsImportBox(self.desk, path, self.year, self)
        self.import_box.saved.connect(self._saved)
        self.import_box.open()
        return self.import_box

    def _choose_file(self) -> None:
        kinds = "Daftar (*.xlsx *.xls *.ods *.csv)"
        name, _ = QFileDialog.getOpenFileName(self, "Pilih daftar saldo awal", "", kinds)
        if name:
            self.import_file(Path(name))

    def _lay_out(self) -> None:
        years = (self.year - 2, self.year - 1, self.year)
        self.table.setColumnCount(6)
        self.table.setHorizontalHeaderLabels(
            ["Pegawai", "NIP", *(f"Terpakai {y}" for y in years), f"Ditangguhkan {years[1]}"]
        )
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(38)
        self.table.setShowGrid(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.table.horizontalHeader().setFixedHeight(34)
        self.table.horizontalHeader().setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        for column in range(6):
            side = Qt.AlignmentFlag.AlignRight if column >= _FIRST else Qt.AlignmentFlag.AlignLeft
            self.table.horizontalHeaderItem(column).setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        self.table.setItemDelegate(_Padded(self.table))
        card = QFrame()
        card.setProperty("role", "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(1, 8, 1, 8)
        inner.addWidget(self.table)
        self.table.setMinimumHeight(220)
        page = ScrollPage(margins=(20, 12, 20, 12))
        head = QHBoxLayout()
        head.addWidget(label("Saldo awal cuti tahunan", "title"), 1)
        head.addWidget(self.import_button)
        page.box.addLayout(head)
        page.box.addWidget(
            label("Hari cuti tahunan yang sudah dipakai sebelum aplikasi ini dipakai. Kosong berarti belum diketahui, "
                  "bukan nol. Ketik di sini, tempel dengan Ctrl+V, atau impor daftar berkolom NIP dan cuti terpakai.",
                  "quiet", wrap=True)
        )  # fmt: skip
        page.box.addWidget(self.chips)
        page.box.addWidget(self.banner)
        page.box.addWidget(card, 1)
        lay_over_bar(self, page, self.bar)

    def _show(self, rows: list[OpeningRow]) -> None:
        self.rows = rows
        self._loading = True
        self.table.setRowCount(len(rows))
        for at, row in enumerate(rows):
            fixed = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            for column, text in ((_NAME, row.nama), (_NIP, identity.show_nip(row.nip) if row.nip else "")):
                self.table.setItem(at, column, _cell(text, fixed))
            edit = fixed | Qt.ItemFlag.ItemIsEditable
            for offset, year in enumerate(row.tahun):
                item = _cell("" if year.terpakai is None else str(year.terpakai), edit, right=True)
                if year.perlu and year.terpakai is None:
                    item.setBackground(QColor(look.WARN_SOFT))
                    item.setToolTip("Perlu diisi: pegawai ini sudah punya hak pada tahun itu.")
                self.table.setItem(at, _FIRST + offset, item)
            late = row.tahun[1].ditangguhkan
            self.table.setItem(at, _FIRST + 3, _cell(str(late) if late else "", edit, right=True))
        self._loading = False
        lacking = sum(row.kurang for row in rows)
        self.bar.say(*((f"{lacking} orang belum lengkap.", "warn") if lacking else ("Semua sudah lengkap.", "ok")))

    def _text(self, row: int, column: int) -> str:
        item = self.table.item(row, column)
        return item.text().strip() if item is not None else ""

    def _changed(self, item: QTableWidgetItem) -> None:
        if not self._loading:
            self._loading = True
            item.setBackground(QColor(look.CARD))
            self._loading = False
            self.bar.say(f"{len(self.asks())} isian baru, belum disimpan.")

    def _pasted(self, lines: list[list[str]]) -> None:
        self.desk.read(self, openings.read_pasted, lines, year=self.year, done=self._take_pasted)

    def _take_pasted(self, found: tuple[list[OpeningAsk], list[Problem]]) -> None:
        asks, problems = found
        places = {row.employee_id: at for at, row in enumerate(self.rows)}
        taken = 0
        for ask in asks:
            at = places.get(ask.employee_id)
            if at is not None:
                self.table.item(at, _FIRST + ask.tahun - self.year + 2).setText(str(ask.terpakai))
                if ask.ditangguhkan:
                    self.table.item(at, _FIRST + 3).setText(str(ask.ditangguhkan))
                taken += 1
        self._say_problems(problems, f"{taken} isian diambil dari tempelan")

    def _saved(self, count: int) -> None:
        self.said.emit(f"{count} saldo awal disimpan.")
        self.start()

    def _refused(self, problems: Sequence[Problem]) -> None:
        self._say_problems(problems, "Belum ada yang disimpan")
        for problem in problems:
            parts = problem.field.split(":")
            at = next((i for i, r in enumerate(self.rows) if str(r.employee_id) == parts[0]), None)
            if at is not None and len(parts) == 3:
                column = _FIRST + 3 if parts[2] == "ditangguhkan" else _FIRST + int(parts[1]) - self.year + 2
                self._loading = True
                self.table.item(at, column).setBackground(QColor(look.ERROR_SOFT))
                self._loading = False
                self.table.setCurrentCell(at, column)

    def _say_problems(self, problems: Sequence[Problem], title: str) -> None:
        self.banner.setVisible(bool(problems))
        if problems:
            self.banner.say("error", title, "\n".join(dict.fromkeys(sentence(p) for p in problems[:5])))


def _cell(text: str, flags: Qt.ItemFlag, *, right: bool = False) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setFlags(flags)
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
    return item
