"""Indicators of one result as rows of fields: aspek, words, target; each refusal stands under its own field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from asn_desktop.rules.evaluation.words import ASPEK
from asn_desktop.ui import icons, look
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.words import label

NAMES = ("aspek", "indikator", "target")
_HEADS = {"aspek": "Aspek", "indikator": "Indikator kinerja *", "target": "Target *"}
_STRETCH = {"indikator": 5, "target": 3}
_WIDTH = {"aspek": 132}
_UNCHECKED = "Salinan: periksa targetnya. Disimpan berarti sudah diperiksa."


class IndicatorLine(QWidget):
    """The fields of one indicator; `boxes` and `editors` by name."""

    removed = Signal(object)

    def __init__(self, values: Mapping[str, Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editors: dict[str, Any] = {name: QLineEdit() for name in NAMES if name != "aspek"}
        self.editors["aspek"] = QComboBox()
        self.editors["aspek"].addItem("–", "")
        for word in ASPEK:
            self.editors["aspek"].addItem(word, word)
        self.row_id = ""
        self.boxes = {name: FieldBox("", self.editors[name]) for name in NAMES}
        self.remove = QToolButton()
        self.remove.setIcon(icons.icon("close", look.TEXT2, 16))
        self.remove.setToolTip("Hapus baris ini")
        self.remove.clicked.connect(lambda: self.removed.emit(self))
        _lay(self, [self.boxes[name] for name in NAMES], self.remove)
        self.fill(values)

    def number(self, at: int) -> None:
        """Name the fields by their place, for a screen reader."""
        for name, editor in self.editors.items():
            editor.setAccessibleName(f"{_HEADS[name].removesuffix(' *')} ke-{at}")
        self.remove.setAccessibleName(f"Hapus indikator ke-{at}")

    def fill(self, values: Mapping[str, Any]) -> None:
        """Show these values, named as `values` gives them."""
        self.editors["aspek"].setCurrentIndex(max(self.editors["aspek"].findData(values.get("aspek") or ""), 0))
        for name in NAMES[1:]:
            self.editors[name].setText(str(values.get(name) or ""))
            self.editors[name].setCursorPosition(0)
        self.row_id = str(values.get("id") or "")
        if values.get("periksa"):
            self.boxes["target"].show_problem(_UNCHECKED, "warn")

    def values(self) -> dict[str, str]:
        """What is typed, as text, with the id of the row it changes ("" for a new one)."""
        typed = {name: self.editors[name].text().strip() for name in NAMES[1:]}
        return {"id": self.row_id, "aspek": self.editors["aspek"].currentData() or "", **typed}

    def blank(self) -> bool:
        """Nothing was typed into it."""
        return not any(self.values()[name] for name in NAMES)

    def use(self, *, quantitative: bool, aspek: bool) -> None:
        """Whether a target is a figure or words, and whether there is an aspek."""
        self.boxes["aspek"].setVisible(aspek)
        example = "12 dokumen, 90–95 %" if quantitative else "Bagaimana tampak berhasil"
        self.editors["target"].setPlaceholderText(example)


class IndicatorRows(QWidget):
    """Grows by `add`; `changed` when something is typed, comes or goes."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[IndicatorLine] = []
        self._quantitative = self._aspek = True
        self._heads = {name: label(_HEADS[name], "second") for name in NAMES}
        head = QWidget()
        space = QLabel()
        space.setFixedWidth(30)
        _lay(head, list(self._heads.values()), space)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(6)
        self._rows.addWidget(head)
        self.show_rows(())

    def use(self, *, quantitative: bool, aspek: bool) -> None:
        """Which columns this SKP has: figures or words, aspek for administrative and functional posts."""
        self._quantitative, self._aspek = quantitative, aspek
        self._heads["aspek"].setVisible(aspek)
        self._heads["target"].setText("Target *" if quantitative else "Ukuran keberhasilan *")
        for line in self.lines:
            line.use(quantitative=quantitative, aspek=aspek)

    def show_rows(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Replace all rows; without any there is one empty one."""
        for line in self.lines:
            line.hide()
            line.deleteLater()
        self.lines = []
        for row in rows or ({},):
            self._append(row)

    def add(self, values: Mapping[str, Any] | None = None) -> None:
        """One more row, with the cursor in it; an empty last one is used first."""
        if self.lines and self.lines[-1].blank():
            self.lines[-1].fill(values or {})
        else:
            self._append(values or {})
        self.lines[-1].editors["aspek" if self._aspek else "indikator"].setFocus()
        self.changed.emit()

    def filled(self) -> list[IndicatorLine]:
        """The rows that hold something, in the order a refusal counts them."""
        return [line for line in self.lines if not line.blank()]

    def values(self) -> list[dict[str, str]]:
        """All rows that hold something, as typed."""
        return [line.values() for line in self.filled()]

    def clear_problems(self) -> None:
        """Every field is fine again."""
        for line in self.lines:
            for box in line.boxes.values():
                box.clear()

    def _append(self, values: Mapping[str, Any]) -> None:
        line = IndicatorLine(values)
        self._rows.addWidget(line)
        line.use(quantitative=self._quantitative, aspek=self._aspek)
        line.removed.connect(self._remove)
        for editor in line.editors.values():
            (editor.currentIndexChanged if isinstance(editor, QComboBox) else editor.textChanged).connect(
                lambda _value: self.changed.emit())  # fmt: skip
        self.lines.append(line)
        line.number(len(self.lines))

    def _remove(self, line: IndicatorLine) -> None:
        self.lines.remove(line)
        line.hide()
        line.deleteLater()
        if not self.lines:
            self._append({})
        for at, one in enumerate(self.lines, 1):
            one.number(at)
        self.lines[-1].editors["indikator"].setFocus()
        self.changed.emit()


def _lay(owner: QWidget, parts: Sequence[QWidget], last: QWidget) -> None:
    row = QHBoxLayout(owner)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for name, part in zip(NAMES, parts, strict=True):
        if name in _WIDTH:
            part.setFixedWidth(_WIDTH[name])
        row.addWidget(part, _STRETCH.get(name, 0), Qt.AlignmentFlag.AlignTop)
    row.addWidget(last, 0, Qt.AlignmentFlag.AlignTop)
