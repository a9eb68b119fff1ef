"""Why a line of the ledger is taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from asn_desktop.problems import Problem
from asn_desktop.services.credit.rows import CreditRow
from asn_desktop.ui.box import Box
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.sentences import sentence
from asn_desktop.ui.sentences.credit_lines import line_words


class VoidLineBox(Box):
    """`voided` gives the row."""

    voided = Signal(object)

    def __init__(self, desk: Any, row: CreditRow, deed: Callable[..., Any], parent: QWidget | None = None) -> None:
        super().__init__("Batalkan baris angka kredit", parent=parent, width=480)
        self.desk, self._row, self._deed = desk, row, deed
        self.reason_edit = QLineEdit()
        self.reason_box = FieldBox("&Alasan", self.reason_edit, required=True, hint="Barisnya tetap tercatat.")
        self.body.addWidget(label(line_words(row.line), "strong", wrap=True))
        self.body.addWidget(self.reason_box)
        self.add_button("Kembali", closes=True)
        self.save_button = self.add_button("Batalkan baris", "danger")
        self.save_button.clicked.connect(self.save)

    def save(self) -> None:
        """Take it back, or say what is wrong."""
        self.desk.write(self, self._deed, self._row.id, self.reason_edit.text(), today=self.desk.today(),
                        done=self._done, failed=self._refused, reason="angka kredit dibatalkan")  # fmt: skip

    def _done(self, row: Any) -> None:
        self.voided.emit(row)
        self.accept()

    def _refused(self, problems: Sequence[Problem]) -> None:
        self.reason_box.show_problem(" ".join(sentence(p) for p in problems))
        self.fit()
