"""The turns of duty of a unit: code, name, on duty or off, from when until when."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from asn_desktop.rules.roster import Turn, clock
from asn_desktop.services import shifts
from asn_desktop.services.shifts import Turns
from asn_desktop.ui.box import Box
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.sentences import sentence

_HEADS = ("Kode", "Nama", "Bertugas", "Mulai", "Selesai")
_ROWS = 8


class TurnsBox(Box):
    """`saved` gives the turns as they are kept now."""

    saved = Signal(object)

    def __init__(
        self, desk: Any, unit_id: uuid.UUID, unit: str, turns: Sequence[Turn], parent: QWidget | None = None
    ) -> None:
        super().__init__(f"Giliran jaga {unit}", parent=parent, width=620)
        self.desk, self.unit_id = desk, unit_id
        words = "Kode satu sampai empat huruf. Selesai yang lebih awal daripada mulai berarti esok harinya."
        if not turns:
            words = f"Unit ini belum punya giliran; di bawah ini yang lazim. {words}"
        self.body.addWidget(label(words, "quiet", wrap=True))
        self.table = QTableWidget(_ROWS, len(_HEADS))
        self.table.setHorizontalHeaderLabels(_HEADS)
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.table.setAccessibleName("Giliran jaga")
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.table.setMinimumHeight(_ROWS * 34 + 44)
        self._fill(turns or shifts.USUAL)
        self.body.addWidget(self.table)
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self.body.addWidget(self.problem)
        self.add_button("Batal", closes=True)
        self.save_button = self.add_button("Simpan giliran", "primary")
        self.save_button.clicked.connect(self.save)

    def turns(self) -> list[Turn]:
        """The turns as typed; rows without a code and a name are none."""
        found = []
        for row in range(_ROWS):
            code, name, _duty, first, last = (self._text(row, column) for column in range(len(_HEADS)))
            if code or name:
                on_duty = self.table.item(row, 2).checkState() == Qt.CheckState.Checked
                times = (clock(first) or first or None, clock(last) or last or None) if on_duty else (None, None)
                found.append(Turn(code.upper(), name, on_duty, *times))
        return found

    def save(self) -> None:
        """Keep the turns, or say what is wrong."""
        self.desk.write(self, shifts.save, self.unit_id, self.turns(), done=self._done, failed=self._refused,
                        reason="giliran jaga")  # fmt: skip

    def _fill(self, turns: Sequence[Turn]) -> None:
        for row in range(_ROWS):
            turn = turns[row] if row < len(turns) else None
            texts = (turn.code, turn.name, "", turn.starts or "", turn.ends or "") if turn else ("",) * len(_HEADS)
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                if column == 2:
                    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
                    on = Qt.CheckState.Checked if turn is None or turn.on_duty else Qt.CheckState.Unchecked
                    item.setCheckState(on)
                self.table.setItem(row, column, item)

    def _text(self, row: int, column: int) -> str:
        return self.table.item(row, column).text().strip()

    def _done(self, turns: Turns) -> None:
        self.saved.emit(turns)
        self.accept()

    def _refused(self, problems: Any) -> None:
        self.problem.setText(" ".join(dict.fromkeys(sentence(p) for p in problems)))
        self.problem.show()
        self.fit()
