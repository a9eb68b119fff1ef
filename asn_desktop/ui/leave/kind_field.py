"""Which kind of leave: those this person may have can be chosen, the others are grey and say why."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QWidget

from asn_desktop.rules.leave.wish import Kind
from asn_desktop.ui.sentences.leave_kinds import KINDS, NOT_FOR

ORDER = tuple(KINDS)


def short(kind: Kind) -> str:
    """The name without "Cuti", so that its first letter chooses it: ``Sakit``."""
    name = KINDS[kind].removeprefix("Cuti ").removeprefix("karena ")
    return name[:1].upper() + name[1:]


def closed(status: str, sex: str, teacher: bool, open_kinds: tuple[Kind, ...]) -> dict[Kind, str]:
    """Kind -> key of NOT_FOR, for the kinds somebody may not have (PP 11/2017 art. 310, PP 49/2018 art. 77, 81)."""
    found = {kind: "CPNS" if status == "CPNS" else "PPPK" for kind in ORDER if kind not in open_kinds}
    if sex == "L":
        found.setdefault(Kind.MELAHIRKAN, "L")
    if teacher:
        found[Kind.TAHUNAN] = "guru"
    return found


class KindField(QComboBox):
    """`changed` gives the kind when the clerk chooses another one."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self._before: Kind | None = None
        self.show_closed({})
        self.currentIndexChanged.connect(lambda _at: self._tell())

    def kind(self) -> Kind:
        """The kind chosen."""
        return ORDER[max(0, self.currentIndex())]

    def choose(self, kind: Kind) -> None:
        """Turn to a kind, without a signal."""
        self._before = kind
        self.setCurrentIndex(ORDER.index(kind))

    def show_closed(self, reasons: Mapping[Kind, str]) -> None:
        """Grey out these kinds, each with its reason; a closed one that was chosen gives way to the first open one."""
        present = self.kind() if self._model.rowCount() else ORDER[0]
        self._before = present
        self.blockSignals(True)
        self._model.clear()
        for kind in ORDER:
            self._model.appendRow(_item(kind, reasons.get(kind)))
        free = [kind for kind in ORDER if kind not in reasons]
        self.setCurrentIndex(ORDER.index(present if present in free or not free else free[0]))
        self.blockSignals(False)
        self._tell()

    def open_kinds(self) -> tuple[Kind, ...]:
        """The kinds that can be chosen now."""
        return tuple(kind for at, kind in enumerate(ORDER) if self._model.item(at).isEnabled())

    def _tell(self) -> None:
        kind = self.kind()
        self.setToolTip(self.currentData(Qt.ItemDataRole.ToolTipRole) or "")
        if kind is not self._before:
            self._before = kind
            self.changed.emit(kind)


def _item(kind: Kind, reason: str | None) -> QStandardItem:
    item = QStandardItem(short(kind))
    if reason is not None:
        brief, why = NOT_FOR[reason]
        item.setText(f"{short(kind)} · {brief}")
        item.setToolTip(why)
        item.setEnabled(False)
    return item
