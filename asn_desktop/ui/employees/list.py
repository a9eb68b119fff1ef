"""The list of people at the left: search as you type, chips, unit, sort, and how many of how many are shown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from asn_desktop import file_names
from asn_desktop.rules.identity import show_nip
from asn_desktop.rules.words import thousands
from asn_desktop.services import screen_memory, units
from asn_desktop.ui import icons, look
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.employees.fields import place_of
from asn_desktop.ui.employees.list_query import CHIPS, RANKS, STATUS, Page, ask_store
from asn_desktop.ui.parts.chips import ChipRow
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.table import Column, DataTable, TableModel

FIRST = 200  # rows shown at once; the rest of a long list follows
WIDTH = 384
_SORTS = (("nama", "Nama"), ("nip", "NIP"), ("golongan", "Golongan"), ("unit", "Unit"), ("status", "Status"))
_ROWS = "employee_summaries"
_SCREEN = "pegawai"

COLUMNS = (
    Column("Nama dan NIP", "nama", second=lambda row: show_nip(row.nip) if row.nip else "NIP belum ada", width=0),
    Column("Gol.", lambda row: row.golongan or "–", width=74),
)


class EmployeeList(QFrame):
    """`chosen` gives the row that became current; `emptied` says that the office has nobody at all."""

    chosen = Signal(object)
    opened = Signal(object)
    emptied = Signal(bool)
    new_wanted = Signal()
    units_wanted = Signal()
    import_wanted = Signal()
    anomalies_wanted = Signal()
    said = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setProperty("role", "card")
        self._wanted: Any = None
        self._started = False  # the first person shows by itself; later only whom the clerk chooses
        self._page: Page | None = None
        self._build()
        self._typing = QTimer(self, singleShot=True, interval=60)
        self._typing.timeout.connect(self.refresh)
        self.search_edit.textEdited.connect(lambda _text: self._typing.start())
        self._recall()
        self.chips.chosen.connect(lambda _keys: self.refresh())
        self.unit_combo.activated.connect(lambda _index: self.refresh())
        self.rank_combo.activated.connect(lambda _index: self.refresh())
        self.sort_combo.activated.connect(lambda _index: self.refresh())
        self.clear_button.clicked.connect(self.clear_filter)
        desk.changed.connect(self._changed)

    # question

    def refresh(self) -> None:
        """Ask the store with what the clerk has set."""
        self._ask(FIRST)

    def _recall(self) -> None:
        """As this user left the list; the unit is chosen when the units are there."""
        kept = screen_memory.recall(self.desk.office.folder, self.desk.actor.username, _SCREEN)
        if kept.get("chip") in dict(CHIPS):
            self.chips.choose(kept["chip"])
        place = self.sort_combo.findData(kept.get("sort"))
        self.sort_combo.setCurrentIndex(max(place, 0))
        self.rank_combo.setCurrentIndex(max(self.rank_combo.findData(kept.get("golongan") or None), 0))
        self._kept_unit = kept.get("unit", "")
        self._memory = kept

    def _remember(self) -> None:
        unit = self.unit_combo.currentData()
        left = {"chip": self.chips.keys()[0], "sort": self.sort_combo.currentData(), "unit": str(unit or ""),
                "golongan": self.rank_combo.currentData() or ""}
        if self._kept_unit == "" and left != self._memory:
            self._memory = left
            desk = self.desk
            desk.call(self, screen_memory.remember, desk.office.folder, desk.actor.username, _SCREEN, left)

    def export(self, path: Path) -> None:
        """Write the people shown, in the order shown, as a spreadsheet."""
        from asn_desktop.services import people_export  # XlsxWriter: 5 MB and 50 ms that the list itself does without

        chip = self.chips.keys()[0]
        asked = {"text": self.search_edit.text(), "unit_id": self.unit_combo.currentData(),
                 "active": chip != "berakhir", "status": STATUS.get(chip), "anomaly": chip == "anomali",
                 "golongan": self.rank_combo.currentData(), "sort": self.sort_combo.currentData()}  # fmt: skip
        self.desk.read(self, people_export.export_shown, path, asked, done=lambda number: self.said.emit(
            f"{thousands(number)} pegawai tersimpan di {path.name}; NIK tidak disertakan."))  # fmt: skip

    def _ask_export(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "Ekspor yang tampil", "pegawai.xlsx", "Excel (*.xlsx)")
        if name:
            self.export(file_names.with_ending(Path(name), ".xlsx"))

    def _ask(self, limit: int | None) -> None:
        self._remember()
        self.desk.read(self, ask_store, text=self.search_edit.text(), unit_id=self.unit_combo.currentData(),
                       chip=self.chips.keys()[0], golongan=self.rank_combo.currentData(),
                       sort=self.sort_combo.currentData(), limit=limit,
                       done=self._show, replaces="daftar")  # fmt: skip

    def refresh_units(self) -> None:
        """Fill the unit combo anew and keep what was chosen."""
        self.desk.read(self, units.tree, done=self._show_units, replaces="unit")

    def clear_filter(self) -> None:
        """Back to all active people, by name."""
        self.search_edit.clear()
        self.chips.choose("aktif")
        self.unit_combo.setCurrentIndex(0)
        self.rank_combo.setCurrentIndex(0)
        self.refresh()

    def choose(self, employee_id: Any) -> None:
        """Show and select this person; filters that hide him are cleared."""
        self._wanted = employee_id
        if not self.table.choose(employee_id):
            self.clear_filter()

    def _changed(self, tables: frozenset[str]) -> None:
        if _ROWS in tables:
            self.refresh()
        if "units" in tables:
            self.refresh_units()

    # answer

    def _show(self, page: Page) -> None:
        self._page = page
        self.model.set_rows(page.rows)
        total = page.counts.aktif + (page.counts.berakhir if self.chips.keys() == ["berakhir"] else 0)
        self.footer.setText(f"{thousands(page.matching)} dari {thousands(total)} ditampilkan")
        chosen = self.unit_combo.currentIndex() > 0 or self.rank_combo.currentIndex() > 0
        filtered = bool(self.search_edit.text()) or chosen or self.chips.keys() != ["aktif"]
        self.clear_button.setVisible(filtered)
        self.nothing.setVisible(not page.rows and page.counts.semua > 0)
        self.table.setVisible(bool(page.rows))
        self.emptied.emit(page.counts.semua == 0)
        if len(page.rows) == FIRST < page.matching:
            self._ask(None)
        self._select(page)

    def _select(self, page: Page) -> None:
        if self._wanted is not None and self.table.choose(self._wanted):
            self._wanted = None
        elif page.rows and not self._started:
            self.table.choose(page.rows[0].id)
        self._started = self._started or bool(page.rows)

    def _show_units(self, rows: list[units.UnitRow]) -> None:
        kept = self.unit_combo.currentData()
        self.unit_combo.clear()
        self.unit_combo.addItem("Semua unit", None)
        for row in rows:
            self.unit_combo.addItem(("    " * max(0, row.depth - 1)) + row.nama, row.id)
        self.unit_combo.setCurrentIndex(place_of(self.unit_combo, kept))
        wanted, self._kept_unit = self._kept_unit, ""
        place = next((i for i in range(1, self.unit_combo.count()) if str(self.unit_combo.itemData(i)) == wanted), 0)
        if place:
            self.unit_combo.setCurrentIndex(place)
            self.refresh()

    def set_enters(self, enters: bool) -> None:
        """A role that only reads sees no deeds."""
        for one in self.deeds[:2]:
            one.setVisible(enters)

    # build

    def _build(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 12, 1, 1)
        box.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(11, 0, 11, 10)
        top.setSpacing(8)
        self.search_edit = QLineEdit()
        self.search_edit.setPlaceholderText("Cari nama, NIP, unit")
        self.search_edit.setAccessibleName("Cari nama, NIP, unit")
        self.search_edit.addAction(icons.icon("search", look.TEXT2), QLineEdit.ActionPosition.LeadingPosition)
        self.search_edit.setClearButtonEnabled(True)
        self.chips = ChipRow(CHIPS)
        self.unit_combo = QComboBox()
        self.unit_combo.setAccessibleName("Unit")
        self.unit_combo.addItem("Semua unit", None)
        self.unit_combo.setMinimumContentsLength(10)
        self.unit_combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.rank_combo = QComboBox()
        self.rank_combo.setAccessibleName("Golongan")
        self.rank_combo.addItem("Semua golongan", None)
        for key, words in RANKS:
            self.rank_combo.addItem(words, key)
        self.sort_combo = QComboBox()
        self.sort_combo.setAccessibleName("Urutkan menurut")
        for key, words in _SORTS:
            self.sort_combo.addItem(words, key)
        self.sort_combo.setToolTip("Urutkan menurut")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.rank_combo, 1)
        row.addWidget(self.sort_combo)
        top.addWidget(self.search_edit)
        top.addWidget(self.chips)
        top.addWidget(self.unit_combo)
        top.addLayout(row)
        box.addLayout(top)
        self._build_table(box)
        self._build_foot(box)

    def _build_table(self, box: QVBoxLayout) -> None:
        self.model = TableModel(COLUMNS, parent=self)
        self.table = DataTable()
        self.table.setModel(self.model)
        self.table.setAccessibleName("Daftar pegawai")
        self.table.row_chosen.connect(self.chosen)
        self.table.row_opened.connect(self.opened)
        self.nothing = label("Tidak ada yang cocok. Periksa ejaannya, atau hapus saringan.", "quiet", wrap=True)
        self.nothing.setContentsMargins(16, 16, 16, 16)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.nothing.hide()
        box.addWidget(self.table, 1)
        box.addWidget(self.nothing, 1)

    def _build_foot(self, box: QVBoxLayout) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(15, 6, 11, 6)
        foot.setSpacing(10)
        self.footer = label("", "second")
        self.clear_button = button("Hapus saringan", "link")
        self.clear_button.hide()
        self.export_button = button("Ekspor…", "link", tip="Ekspor yang tampil ke Excel")
        self.export_button.clicked.connect(self._ask_export)
        foot.addWidget(self.footer)
        foot.addStretch(1)
        foot.addWidget(self.clear_button)
        foot.addWidget(self.export_button)
        box.addLayout(foot)
        self.deeds: list[QPushButton] = []
        deeds = QGridLayout()
        deeds.setContentsMargins(11, 0, 11, 10)
        deeds.setSpacing(8)
        for place, (text, glyph, signal, tip) in enumerate((
            ("Pegawai baru", "plus", self.new_wanted, "Ctrl+N"),
            ("Impor", "upload", self.import_wanted, "Impor daftar dari Excel"),
            ("Unit", "tree", self.units_wanted, "Unit dan pejabat"),
            ("Anomali data", "warn", self.anomalies_wanted, "Mutu data kantor dan yang perlu diperbaiki"),
        )):
            one = button(text, "", glyph, tip=tip)
            one.clicked.connect(signal)
            deeds.addWidget(one, place // 2, place % 2)
            self.deeds.append(one)
        box.addLayout(deeds)
