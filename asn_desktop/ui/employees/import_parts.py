"""A part of the import wizard: the panel that shows one row of the file and takes the clerk's word on it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from asn_desktop.rules.words import thousands
from asn_desktop.services.imports import ImportRow
from asn_desktop.ui import look
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.sentences import imports as words


class RowPanel(QFrame):
    """One row as it stands in the file, its findings or changes, and the word only the clerk can give."""

    reason_given = Signal(int, str)  # key of the row, reason for a finding that allows one
    same_person = Signal(int, object)  # key of the row, id of the known record or None for somebody else

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "inset")
        self._row: ImportRow | None = None
        self._title, self._place = label("", "strong"), label("", "second")
        self._raw = label("", "strong", tone="error", copyable=True)
        self._text = label("", wrap=True)
        self.reason_edit = QLineEdit()
        self.reason_edit.setPlaceholderText("Alasan, misalnya: sesuai SK perbaikan tanggal lahir")
        self.reason_edit.setAccessibleName("Alasan memasukkan baris ini")
        self.reason_button = button("Terima dengan alasan")
        self.same_button, self.other_button = button("Orang yang sama"), button("Orang lain")
        head, line, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._place)
        line.setSpacing(12)
        line.addWidget(self._raw, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._text, 1)
        for one in (self.reason_edit, self.reason_button, self.same_button, self.other_button):
            foot.addWidget(one, 1 if one is self.reason_edit else 0)
        box = QVBoxLayout(self)
        box.setContentsMargins(14, 8, 14, 8)
        box.setSpacing(4)
        for part in (head, line, foot):
            box.addLayout(part)
        self.reason_button.clicked.connect(self._give_reason)
        self.reason_edit.returnPressed.connect(self._give_reason)
        self.same_button.clicked.connect(lambda: self._settle(same=True))
        self.other_button.clicked.connect(lambda: self._settle(same=False))
        self.show_row(None)

    def show_row(self, row: ImportRow | None) -> None:
        """Show this row of the file; None empties the panel."""
        self._row = row
        self.setVisible(row is not None)
        asks = row is not None and row.outcome == "tanya"
        needs = row is not None and row.needs_reason and not asks
        for one in (self.reason_edit, self.reason_button):
            one.setVisible(needs)
        for one in (self.same_button, self.other_button):
            one.setVisible(asks)
        if row is None:
            return
        self.reason_edit.clear()
        place = f"lembar {row.sheet}" if row.sheet else "berkas"
        self._title.setText(f"Baris {row.number} di {place}")
        self._show_raw(row)
        self._text.setText("\n".join(_sentences(row)))

    def text(self) -> str:
        """The words shown, for tests and screen readers."""
        return "\n".join((self._title.text(), self._place.text(), self._raw.text(), self._text.text()))

    def _show_raw(self, row: ImportRow) -> None:
        name = row.problems[0].field if row.problems else ""
        raw = row.raw
        cell = raw.get(name) or raw.get(f"mk_{name[4:]}") or raw.get({"status": "status_kepegawaian"}.get(name, ""))
        look.set_property(self._raw, "tone", "error" if any(p.blocks for p in row.problems) else "warn")
        self._raw.setVisible(cell is not None and bool(cell.text))
        self._place.setText(f"sel {cell.place}, dibaca sebagai {'angka' if cell.is_number else 'teks'}" if cell else "")
        self._raw.setText(cell.text.replace("\n", " ") if cell else "")

    def _give_reason(self) -> None:
        if self._row is not None and self.reason_edit.text().strip():
            self.reason_given.emit(self._row.key, self.reason_edit.text().strip())

    def _settle(self, *, same: bool) -> None:
        if self._row is not None:
            self.same_person.emit(self._row.key, self._row.employee_id if same else None)


def _sentences(row: ImportRow) -> Sequence[str]:
    """Every finding, then every change, each in one line."""
    lines = [words.in_words(problem) for problem in row.problems]
    for change in row.changes:
        old, new = words.value_of(change.field, change.old), words.value_of(change.field, change.new)
        lines.append(f"{words.field_name(change.field)}: {old} → {new}")
    return lines or ["Tidak ada yang perlu diperiksa pada baris ini."]


def tab_text(word: str, count: int) -> str:
    """A tab with its count: "Ditolak 4"."""
    return f"{word} {thousands(count)}"


