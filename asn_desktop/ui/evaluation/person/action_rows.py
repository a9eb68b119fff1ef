"""Actions of one result (rencana aksi): what, the target in each period, the evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from asn_desktop.ui import icons, look
from asn_desktop.ui.evaluation.person.period_words import short_period
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.words import label

_IN_LINE = 6  # periods beside each other


class ActionLine(QWidget):
    """The fields of one action: `action_edit`, `proof_edit`, `target_edits` by period."""

    removed = Signal(object)

    def __init__(self, codes: Sequence[str], values: Mapping[str, Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.action_edit, self.proof_edit = QLineEdit(), QLineEdit()
        self.action_edit.setPlaceholderText("Langkah yang dikerjakan")
        self.proof_edit.setPlaceholderText("Bukti, misalnya laporan bulanan")
        self.action_box, self.proof_box = FieldBox("", self.action_edit), FieldBox("", self.proof_edit)
        self.target_edits = {code: QLineEdit() for code in codes}
        self.remove = QToolButton()
        self.remove.setIcon(icons.icon("close", look.TEXT2, 16))
        self.remove.setToolTip("Hapus baris ini")
        self.remove.clicked.connect(lambda: self.removed.emit(self))
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.action_box, 5, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.proof_box, 4, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 38, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        for at, (code, edit) in enumerate(self.target_edits.items()):
            row, column = divmod(at, _IN_LINE)
            edit.setAccessibleName(f"Target {short_period(code)}")
            grid.addWidget(label(f"Target {short_period(code)}", "second"), 2 * row, column)
            grid.addWidget(FieldBox("", edit), 2 * row + 1, column)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 4)
        box.setSpacing(4)
        box.addLayout(top)
        box.addLayout(grid)
        self.fill(values)

    def number(self, at: int) -> None:
        """Name the fields by their place, for a screen reader."""
        self.action_edit.setAccessibleName(f"Aksi ke-{at}")
        self.proof_edit.setAccessibleName(f"Bukti aksi ke-{at}")
        self.remove.setAccessibleName(f"Hapus aksi ke-{at}")

    def fill(self, values: Mapping[str, Any]) -> None:
        """Show these values: id, aksi, bukti, target by period."""
        self.row_id = str(values.get("id") or "")
        self.action_edit.setText(str(values.get("aksi") or ""))
        self.proof_edit.setText(str(values.get("bukti") or ""))
        for code, edit in self.target_edits.items():
            edit.setText(str((values.get("target") or {}).get(code) or ""))

    def values(self) -> dict[str, Any]:
        """What is typed; periods left empty are left out."""
        target = {code: edit.text().strip() for code, edit in self.target_edits.items() if edit.text().strip()}
        return {"id": self.row_id, "aksi": self.action_edit.text().strip(), "bukti": self.proof_edit.text().strip(),
                "target": target}  # fmt: skip

    def blank(self) -> bool:
        """Nothing was typed into it."""
        return not any(edit.text().strip() for edit in self.edits())

    def edits(self) -> list[QLineEdit]:
        """Every field, for whoever listens."""
        return [self.action_edit, self.proof_edit, *self.target_edits.values()]


class ActionRows(QWidget):
    """Starts without a row; `changed` when something is typed, comes or goes."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[ActionLine] = []
        self._codes: tuple[str, ...] = ()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)

    def show_rows(self, codes: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> None:
        """Replace all rows; `codes` are the periods of the office's rhythm."""
        self._codes = tuple(codes)
        for line in self.lines:
            line.hide()
            line.deleteLater()
        self.lines = []
        for row in rows:
            self._append(row)

    def add(self) -> None:
        """One more row, with the cursor in it."""
        if not (self.lines and self.lines[-1].blank()):
            self._append({})
        self.lines[-1].action_edit.setFocus()
        self.changed.emit()

    def filled(self) -> list[ActionLine]:
        """The rows that hold something."""
        return [line for line in self.lines if not line.blank()]

    def values(self) -> list[dict[str, Any]]:
        """All rows that hold something, as typed."""
        return [line.values() for line in self.filled()]

    def clear_problems(self) -> None:
        """Every field is fine again."""
        for line in self.lines:
            line.action_box.clear()
            line.proof_box.clear()

    def _append(self, values: Mapping[str, Any]) -> None:
        line = ActionLine(self._codes, values)
        self._rows.addWidget(line)
        line.removed.connect(self._remove)
        for edit in line.edits():
            edit.textChanged.connect(lambda _text: self.changed.emit())
        self.lines.append(line)
        line.number(len(self.lines))

    def _remove(self, line: ActionLine) -> None:
        self.lines.remove(line)
        line.hide()
        line.deleteLater()
        for at, one in enumerate(self.lines, 1):
            one.number(at)
        self.changed.emit()
