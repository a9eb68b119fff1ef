"""The third step of the wizard: four counts, five lists, the row of the file below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QTabBar

from asn_desktop.services.imports import ImportRow, Preview
from asn_desktop.ui import look
from asn_desktop.ui.employees import import_lists as lists
from asn_desktop.ui.employees.import_form import ImportForm
from asn_desktop.ui.employees.import_parts import tab_text
from asn_desktop.ui.parts.count_tile import CountTile
from asn_desktop.ui.table import TableModel

TABS = {"baru": "Baru", "berubah": "Berubah", "ditolak": "Ditolak", "peringatan": "Peringatan", "sama": "Sama"}
KINDS = tuple(TABS)


class ResultView:
    """Shows a preview on the third page of the form."""

    def __init__(self, form: ImportForm) -> None:
        self.form = form
        self._preview: Preview | None = None
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setAccessibleName("Daftar hasil impor")
        for word in TABS.values():
            self.tabs.addTab(word)
        row = QHBoxLayout(form.tabs_place)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.tabs)
        form.columns_table.setModel(TableModel(lists.mapping_columns(letters=False), lambda c: c.index))
        self._models = self._make_models(sheets=False)
        self.tabs.currentChanged.connect(lambda place: self.show_tab(KINDS[place]))
        for tile, kind in self.tiles():
            tile.clicked.connect(lambda _=False, kind=kind: self.open(kind))
        form.rows_table.row_chosen.connect(form.row_panel.show_row)

    @staticmethod
    def _make_models(*, sheets: bool) -> dict[str, TableModel]:
        return {kind: TableModel(lists.row_columns(kind, sheets=sheets), lambda row: row.key) for kind in KINDS}

    def tiles(self) -> Sequence[tuple[CountTile, str]]:
        """The four counts with the list each opens."""
        f = self.form
        return ((f.new_tile, "baru"), (f.changed_tile, "berubah"), (f.refused_tile, "ditolak"), (f.same_tile, "sama"))

    def rows(self, kind: str) -> list[ImportRow]:
        """The rows of one list, in the order of the file."""
        preview = self._preview
        if preview is None:
            return []
        found = {
            "baru": preview.new, "berubah": preview.changed, "ditolak": (*preview.refused, *preview.skipped),
            "peringatan": preview.attention, "sama": preview.same,
        }[kind]  # fmt: skip
        return sorted(found, key=lambda row: row.key)

    def show(self, preview: Preview) -> None:
        """Fill counts and lists; the list with most need of a look is opened."""
        f, self._preview = self.form, preview
        self._models = self._make_models(sheets=len(preview.parts) > 1)
        counts = {kind: self.rows(kind) for kind in KINDS}
        f.new_tile.say("plus", look.OK, "Baru", "akan ditambahkan", len(counts["baru"]))
        f.changed_tile.say("edit", look.ACCENT, "Berubah", "lama → baru per isian", len(counts["berubah"]))
        f.refused_tile.say("error", look.ERROR, "Ditolak", "tidak akan masuk", len(counts["ditolak"]))
        f.same_tile.say("check", look.TEXT2, "Sama", "tidak disentuh", len(counts["sama"]))
        for place, kind in enumerate(KINDS):
            self.tabs.setTabText(place, tab_text(TABS[kind], len(counts[kind])))
            self._models[kind].set_rows(counts[kind])
        f.columns_table.model().set_rows([c for c in preview.columns if c.heading or c.field])
        f.columns_note.setText(next((note for note in map(lists.note, preview.columns) if note), ""))
        f.columns_note.setVisible(bool(f.columns_note.text()))
        f.save_rejected_button.setVisible(any(not row.imported or row.incomplete for row in preview.rows))
        order = ("ditolak", "peringatan", "baru", "berubah", "sama")
        first = next((kind for kind in order if counts[kind]), "sama")
        self.tabs.setCurrentIndex(KINDS.index(first))
        self.show_tab(first)

    def open(self, kind: str) -> None:
        """Open one list from its count; the count stays marked however often it is pressed."""
        self.tabs.setCurrentIndex(KINDS.index(kind))
        self.show_tab(kind)

    def show_tab(self, kind: str) -> None:
        """Show one list, its first row chosen."""
        table, model = self.form.rows_table, self._models[kind]
        if table.model() is not model:
            table.setModel(model)
        for tile, own in self.tiles():
            tile.setChecked(own == kind)
        first = model.rows[0] if model.rows else None
        if first is not None:
            table.choose(first.key)
        self.form.row_panel.show_row(first)
