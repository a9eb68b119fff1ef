"""Third step: counts that open their lists, the rows, and what one row says; differing results are confirmed here."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.services.evaluation.results_import import Outcome, ResultRow, ResultsPreview
from asn_desktop.ui import look
from asn_desktop.ui.evaluation.results_import.lists import columns_for, row_lines
from asn_desktop.ui.parts.count_tile import CountTile
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.table import DataTable, TableModel

_TILES = {
    Outcome.NEW: ("plus", look.OK, "Baru", "akan ditambahkan"),
    Outcome.FILL: ("edit", look.ACCENT, "Diisi", "yang kosong dilengkapi"),
    Outcome.DIFFERENT: ("exchange", look.WARN, "Beda", "tetap, kecuali Anda ganti"),
    Outcome.REFUSED: ("error", look.ERROR, "Ditolak", "tidak akan masuk"),
    Outcome.SAME: ("check", look.TEXT2, "Sama", "tidak disentuh"),
}  # fmt: skip
_FIRST = (Outcome.REFUSED, Outcome.DIFFERENT, Outcome.NEW, Outcome.FILL, Outcome.SAME)


class CheckStep(QWidget):
    """`counted` when the clerk confirms or takes back a replacement; `save_wanted` for the refused rows."""

    counted = Signal()
    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preview: ResultsPreview | None = None
        self.replaced: set[int] = set()
        self.tiles = {outcome: CountTile() for outcome in _TILES}
        self.title = label("", "card_title")
        self.table = DataTable()
        self.table.setAccessibleName("Baris berkas")
        self.table.setMinimumHeight(170)
        self.table.row_chosen.connect(self._show_row)
        self.replace_button = button("Ganti dengan hasil resmi", "", "exchange", tip="Spasi: baris yang dipilih")
        self.all_button = button("Ganti semuanya", "text")
        self.save_button = button("Simpan yang ditolak (.xlsx)", "text", "save")
        self.panel_title = label("", "strong")
        self.panel = label("", wrap=True, copyable=True)
        self._models: dict[Outcome, TableModel] = {}
        self._lay_out()
        for outcome, tile in self.tiles.items():
            tile.clicked.connect(lambda _=False, outcome=outcome: self.open(outcome))
        self.replace_button.clicked.connect(self.toggle)
        self.all_button.clicked.connect(self._toggle_all)
        self.save_button.clicked.connect(self.save_wanted)
        self.table.row_opened.connect(lambda _row: self.replace_button.isVisible() and self.toggle())
        space = QShortcut(QKeySequence(Qt.Key.Key_Space), self.table)
        space.setContext(Qt.ShortcutContext.WidgetShortcut)
        space.activated.connect(lambda: self.replace_button.isVisible() and self.toggle())

    def show_preview(self, preview: ResultsPreview) -> None:
        """Fill counts and lists; the list with most need of a look is opened."""
        self.preview, self.replaced = preview, set()
        counts = {outcome: len(preview.of(outcome)) for outcome in _TILES}
        for outcome, tile in self.tiles.items():
            tile.say(*_TILES[outcome], counts[outcome])
            self._models[outcome] = TableModel(columns_for(outcome, self.replaced), identity=lambda r: r.number)
            self._models[outcome].set_rows(preview.of(outcome))
        self.save_button.setVisible(bool(counts[Outcome.REFUSED]))
        self.open(next((outcome for outcome in _FIRST if counts[outcome]), Outcome.SAME))

    def open(self, outcome: Outcome) -> None:
        """Show the rows of one count, its first row chosen; the count stays marked however often it is pressed."""
        for one, tile in self.tiles.items():
            tile.setChecked(one is outcome)
        model = self._models[outcome]
        if self.table.model() is not model:
            self.table.setModel(model)
        self.title.setText(f"{_TILES[outcome][2]} {len(model.rows)}")
        differ = outcome is Outcome.DIFFERENT and bool(model.rows)
        self.replace_button.setVisible(differ)
        self.all_button.setVisible(differ and len(model.rows) > 1)
        if model.rows:
            self.table.choose(model.rows[0].number)
        self._show_row(model.rows[0] if model.rows else None)

    def writable(self) -> int:
        """How many rows would be written now."""
        if self.preview is None:
            return 0
        return len(self.preview.of(Outcome.NEW)) + len(self.preview.of(Outcome.FILL)) + len(self.replaced)

    def toggle(self) -> None:
        """Replace the results on record of the chosen rows, or leave them after all."""
        chosen = {row.number for row in self.table.chosen_rows()} or (
            {self.table.current_row().number} if self.table.current_row() else set())
        self._mark(self.replaced ^ chosen)

    def _toggle_all(self) -> None:
        every = {row.number for row in self._models[Outcome.DIFFERENT].rows}
        self._mark(set() if every <= self.replaced else every)

    def _mark(self, numbers: set[int]) -> None:
        self.replaced.clear()
        self.replaced.update(numbers)
        self.table.viewport().update()
        every = len(self.replaced) == len(self._models[Outcome.DIFFERENT].rows)
        self.all_button.setText("Biarkan semuanya" if every else "Ganti semuanya")
        self._show_row(self.table.current_row())
        self.counted.emit()

    def _show_row(self, row: ResultRow | None) -> None:
        self._inset.setVisible(row is not None)
        if row is None or self.preview is None:
            return
        self.panel_title.setText(f"Baris {row.number} di {self.preview.file_name or 'berkas'}")
        self.panel.setText("\n".join(row_lines(self.preview, row)))
        self.replace_button.setText("Biarkan seperti tercatat" if row.number in self.replaced else
                                    "Ganti dengan hasil resmi")  # fmt: skip

    def _lay_out(self) -> None:
        counts = QHBoxLayout()
        counts.setSpacing(12)
        for tile in self.tiles.values():
            counts.addWidget(tile, 1)
        head = QHBoxLayout()
        head.setContentsMargins(16, 4, 12, 4)
        head.addWidget(self.title, 1)
        for one in (self.all_button, self.replace_button, self.save_button):
            head.addWidget(one)
        self._inset = QFrame()
        self._inset.setProperty("role", "inset")
        inner = QVBoxLayout(self._inset)
        inner.setContentsMargins(14, 8, 14, 8)
        inner.setSpacing(2)
        inner.addWidget(self.panel_title)
        inner.addWidget(self.panel)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 4, 12, 4)
        foot.addWidget(self._inset)
        card = QFrame()
        card.setProperty("role", "card")
        rows = QVBoxLayout(card)
        rows.setContentsMargins(1, 6, 1, 6)
        rows.setSpacing(2)
        rows.addLayout(head)
        rows.addWidget(self.table, 1)
        rows.addLayout(foot)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.addLayout(counts)
        box.addWidget(card, 1)

