"""Taking something back needs a reason: a small box that asks for it and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from asn_desktop.ui.box import Box
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.sentences import sentence


class VoidBox(Box):
    """`voided` gives the row after the deed. `deed(session, id, reason)` is what takes it back."""

    voided = Signal(object)

    def __init__(
        self, desk: Any, title: str, words: str, deed: Callable[..., Any], row_id: Any, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, "warn", parent, width=480)
        self.desk, self._deed, self._id = desk, deed, row_id
        self.body.addWidget(label(words, "quiet", wrap=True))
        self.reason_edit = QLineEdit()
        self.reason_box = FieldBox("&Alasan pembatalan", self.reason_edit, required=True)
        self.body.addWidget(self.reason_box)
        self.add_button("Kembali", closes=True)
        self.void_button = self.add_button("Batalkan", "danger")
        self.void_button.clicked.connect(self.void)

    def void(self) -> None:
        """Take it back, or say what is missing."""
        self.desk.write(self, self._deed, self._id, self.reason_edit.text(), done=self._done, failed=self._refused,
                        reason="pembatalan")  # fmt: skip

    def _done(self, row: Any) -> None:
        self.voided.emit(row)
        self.accept()

    def _refused(self, problems: Any) -> None:
        self.reason_box.show_problem(" ".join(sentence(p) for p in problems))
        self.fit()
