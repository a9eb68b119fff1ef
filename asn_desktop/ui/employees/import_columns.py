"""The second step of the wizard: which column fills which field, and the clerk's corrections."""

from __future__ import annotations

from asn_desktop.services.imports import FIELDS, Column, Part, Preview
from asn_desktop.ui.employees import import_lists as lists
from asn_desktop.ui.employees.import_form import ImportForm
from asn_desktop.ui.sentences import import_asks
from asn_desktop.ui.sentences import imports as words
from asn_desktop.ui.table import TableModel

_HIDDEN = frozenset(("nip_kedua", "mk_tahun", "mk_bulan", "pangkat", "kedudukan_nama"))


class ColumnChoice:
    """Shows the columns of a preview and remembers what the clerk chose for them."""

    def __init__(self, form: ImportForm) -> None:
        self.form = form
        self.dirty = False
        self._chosen: dict[str, dict[int, str | None]] = {}  # by layout: sheets alike are corrected together
        self._preview: Preview | None = None
        self._part: Part | None = None
        self._column: Column | None = None
        self.model = TableModel(lists.mapping_columns(letters=True), lambda c: c.index)
        form.mapping_table.setModel(self.model)
        form.mapping_table.row_chosen.connect(self._show_column)
        form.choice_label.setBuddy(form.field_combo)
        form.field_combo.setAccessibleName("Masuk ke isian")
        form.field_combo.addItem(lists.UNUSED, None)
        fields = sorted((name for name in FIELDS if name not in _HIDDEN), key=words.field_name)
        for name in fields:
            form.field_combo.addItem(words.field_name(name), name)
        form.field_combo.activated.connect(self._take)
        form.sheet_combo.activated.connect(self._show_part)

    def forget(self) -> None:
        """Another file, other columns."""
        self._chosen, self.dirty, self._column, self._part = {}, False, None, None

    def layouts(self) -> dict[str, dict[int, str | None]] | None:
        """What the clerk chose, by layout and column index; None when she changed nothing."""
        return {layout: dict(columns) for layout, columns in self._chosen.items()} or None

    def show(self, preview: Preview) -> None:
        """Show the columns of this preview, of the sheet that was looked at last."""
        self._preview, self.dirty = preview, False
        self._show_units(preview)
        names = [part.sheet for part in preview.parts]
        place = names.index(self._part.sheet) if self._part and self._part.sheet in names else 0
        f = self.form
        f.sheet_combo.clear()
        f.sheet_combo.addItems(names)
        f.sheet_combo.setCurrentIndex(place)
        for one in (f.sheet_label, f.sheet_combo):
            one.setVisible(len(names) > 1)
        self._show_part(place)

    def _show_part(self, place: int) -> None:
        if self._preview is None:
            return
        part = self._part = self._preview.parts[place]
        self.form.kind_label.setText(f"· {import_asks.kind_name(part.kind)}, {part.people} orang")
        shown = [self._as_chosen(c) for c in part.columns if c.heading or c.field]
        self.model.set_rows(shown)
        doubtful = next((c for c in shown if c.sure in ("periksa", "mirip", "isi")), None)
        first = doubtful or (shown[0] if shown else None)
        wanted = self._column.index if self._column else first.index if first else -1
        self.form.mapping_table.choose(wanted)
        if (row := self.form.mapping_table.current_row()) is not None:
            self._show_column(row)

    def _show_units(self, preview: Preview) -> None:
        f, made = self.form, preview.new_units
        names = ", ".join(unit.nama for unit in made[:8]) + (" …" if len(made) > 8 else "")
        for one in (f.units_check, f.units_list, f.units_note):
            one.setVisible(bool(made))
        f.units_check.setChecked(True)
        f.units_check.setText(f"Buat {len(made)} unit baru")
        f.units_list.setText(names)
        f.units_note.setText(f"{len(made)} unit baru: {names}")

    def _show_column(self, column: Column) -> None:
        f = self.form
        self._column = column
        f.choice_title.setText(f"Kolom {column.letter}: {lists.heading(column)}")
        samples = [" ".join(text.split()) for text in self._part.samples[column.index]] if self._part else []
        f.choice_samples.setText("Isinya: " + " · ".join(samples) if samples else "Kolom ini kosong.")
        place = f.field_combo.findData(column.field)
        f.field_combo.setCurrentIndex(max(place, 0))
        f.choice_note.setText(lists.note(column))

    def _take(self, place: int) -> None:
        """The clerk's word for the present column; a field can come from one column only."""
        if self._column is None or self._part is None:
            return
        name = self.form.field_combo.itemData(place)
        if name == self._column.field:
            return
        columns = self._part.columns
        chosen = self._chosen.setdefault(self._part.layout, {c.index: c.field for c in columns if c.field})
        for index in [index for index, field in chosen.items() if name and field == name]:
            chosen[index] = None
        chosen[self._column.index] = name
        self.dirty = True
        self.model.set_rows([self._as_chosen(c) for c in columns if c.heading or c.field])

    def _as_chosen(self, column: Column) -> Column:
        chosen = self._chosen.get(self._part.layout, {}) if self._part else {}
        if column.index not in chosen or chosen[column.index] == column.field:
            return column
        return Column(column.index, column.heading, chosen[column.index], "dipilih")
