"""The values of a condition: chosen from what occurs among the people, typed as words, or a range of numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from asn_desktop.rules.headcount import EMPTY, FIELDS, Kind, bounds
from asn_desktop.rules.words import thousands
from asn_desktop.services.headcount_choices import Choice
from asn_desktop.ui.parts.flow import FlowLayout
from asn_desktop.ui.parts.number_spin import NumberSpin
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.sentences.headcount import UNFILLED, value_words

Labels = Mapping[str, Mapping[str, str]]


class Picker(QWidget):
    """`changed` after every choice; `values()` as a condition keeps them."""

    changed = Signal()

    def values(self) -> tuple[str, ...]:
        """The chosen values."""
        raise NotImplementedError

    def set_values(self, values: Sequence[str], labels: Labels) -> None:
        """Show these values, without a signal."""
        raise NotImplementedError

    def offer(self, choices: Sequence[Choice], labels: Labels) -> None:
        """What may be chosen from."""


class CodePicker(Picker):
    """Chips of the chosen values, each taken off by a click, and a list to add from."""

    def __init__(self, field: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._labels: Labels = {}
        self._chosen: list[str] = []
        self._chips: list[QWidget] = []
        self._flow = FlowLayout(self, 8, 6)
        self.combo = QComboBox()
        self.combo.setAccessibleName("Tambah pilihan")
        self.combo.setFixedWidth(186)
        self.combo.view().setMinimumWidth(340)
        self.combo.setMaxVisibleItems(16)
        self.combo.activated.connect(self._add)
        self._flow.addWidget(self.combo)
        self.offer((), {})

    def values(self) -> tuple[str, ...]:
        return tuple(self._chosen)

    def set_values(self, values: Sequence[str], labels: Labels) -> None:
        self._labels, self._chosen = labels, list(values)
        self._draw()

    def offer(self, choices: Sequence[Choice], labels: Labels) -> None:
        self._labels = labels or self._labels
        self.combo.clear()
        self.combo.addItem("Pilih…" if not self._chosen else "atau…", None)
        for code, words in _coarse(self.field, choices, labels):
            self.combo.addItem(words, code)
        for one in choices:
            name = one.nama or value_words(self.field, one.kode, labels)
            self.combo.addItem(f"{'   ' * one.depth}{name} · {thousands(one.jumlah)}", one.kode)
        self._draw()

    def _add(self, _at: int) -> None:
        code = self.combo.currentData()
        self.combo.setCurrentIndex(0)
        if code is not None and code not in self._chosen:
            self._chosen.append(str(code))
            self._draw()
            self.changed.emit()

    def _remove(self, code: str) -> None:
        self._chosen.remove(code)
        self._draw()
        self.changed.emit()

    def _draw(self) -> None:
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._flow.removeWidget(self.combo)
        self._chips = []
        for code in self._chosen:
            chip = button(f"{value_words(self.field, code, self._labels)}  ×", "chip", tip="Hapus pilihan ini")
            chip.setProperty("checked_look", True)
            chip.setCheckable(True)
            chip.setChecked(True)
            chip.clicked.connect(lambda _=False, code=code: self._remove(code))
            self._flow.addWidget(chip)
            chip.show()
            self._chips.append(chip)
        self._flow.addWidget(self.combo)
        if self.combo.count():
            self.combo.setItemText(0, "atau…" if self._chosen else "Pilih…")
        self._flow.invalidate()
        self.updateGeometry()


class WordsPicker(Picker):
    """Words of a text, several of them with a comma between; completed from what the people have."""

    def __init__(self, field: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QLineEdit()
        self.edit.setPlaceholderText("kata, misalnya guru; pisahkan dengan koma untuk “atau”")
        self.edit.setAccessibleName("Kata yang dicari")
        self.edit.textChanged.connect(lambda _text: self.changed.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.edit)

    def values(self) -> tuple[str, ...]:
        return tuple(EMPTY if part == UNFILLED else part for part in self._parts())

    def set_values(self, values: Sequence[str], labels: Labels) -> None:
        blocked = self.edit.blockSignals(True)
        self.edit.setText(", ".join(value or UNFILLED for value in values))
        self.edit.blockSignals(blocked)

    def offer(self, choices: Sequence[Choice], labels: Labels) -> None:
        completer = QCompleter([one.nama for one in choices], self.edit)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.edit.setCompleter(completer)

    def _parts(self) -> list[str]:
        return [part.strip() for part in self.edit.text().split(",") if part.strip()]


class RangePicker(Picker):
    """From and to, whole years; an empty end is open."""

    def __init__(self, field: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.low, self.high = self._spin("dari"), self._spin("sampai")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for one in (label("dari"), self.low, label("sampai"), self.high, label("tahun")):
            row.addWidget(one)
        row.addStretch(1)

    def values(self) -> tuple[str, ...]:
        low, high = ("" if spin.value() < 0 else str(spin.value()) for spin in (self.low, self.high))
        return (f"{low}..{high}",) if low or high else ()

    def set_values(self, values: Sequence[str], labels: Labels) -> None:
        ends = bounds(values[0]) if values and values[0] != EMPTY else (None, None)
        for spin, end in zip((self.low, self.high), ends, strict=True):
            blocked = spin.blockSignals(True)
            spin.setValue(-1 if end is None else end)
            spin.blockSignals(blocked)

    def _spin(self, name: str) -> NumberSpin:
        spin = NumberSpin()
        spin.setRange(-1, 99)
        spin.setSpecialValueText("…")
        spin.setValue(-1)
        spin.setFixedWidth(86)
        spin.setAccessibleName(name)
        spin.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        spin.valueChanged.connect(lambda _number: self.changed.emit())
        return spin


def picker(field: str) -> Picker:
    """The picker that fits a field."""
    kind = FIELDS[field].kind
    if kind is Kind.WORDS:
        return WordsPicker(field)
    return RangePicker(field) if kind is Kind.RANGE else CodePicker(field)


def _coarse(field: str, choices: Sequence[Choice], labels: Labels) -> list[tuple[str, str]]:
    """Wider values offered above the plain ones: all rooms of a golongan, a level and above."""
    kind, codes = FIELDS[field].kind, [one.kode for one in choices if one.kode]
    if kind is Kind.RANK:
        found = [f"{row}/" for row in ("IV", "III", "II", "I") if any(code.startswith(f"{row}/") for code in codes)]
    elif kind is Kind.ESELON:
        found = [f"{row}." for row in ("I", "II", "III", "IV", "V") if sum(c.startswith(f"{row}.") for c in codes) > 1]
    else:
        found = [f"{code}.." for code in codes[1:-1]] if kind is Kind.LEVEL else []
    return [(code, value_words(field, code, labels)) for code in found]
