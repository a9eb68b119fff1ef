"""First step: where the list comes from, the file itself, and the imports done before, to be taken back."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.rules.evaluation.old_results import OldRule
from asn_desktop.services.evaluation.results_import import Source
from asn_desktop.ui.evaluation.results_import.lists import history_columns
from asn_desktop.ui.parts.card import Card
from asn_desktop.ui.parts.choice import Choice, ChoiceCards
from asn_desktop.ui.parts.drop_area import DropArea
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.words import button
from asn_desktop.ui.table import DataTable, TableModel

FILTERS = "Lembar kerja (*.xlsx *.xls *.ods *.csv *.txt);;Semua berkas (*)"
CHOICES = (
    Choice(Source.EKINERJA.value, "Hasil e-Kinerja atau SIASN",
           "Hasil resmi sejak 2022. Dicocokkan dengan matriks; hasil yang berbeda diganti hanya bila Anda setuju."),
    Choice(Source.LAMA.value, "Hasil aturan lama",
           "DP3, PP 46/2011, PermenPANRB 8/2021. Disimpan dengan label dan angkanya sendiri, tidak dihitung ulang."),
)  # fmt: skip
_RULES = {OldRule.DP3: "DP3 (sampai 2013)", OldRule.PP46: "PP 46/2011 (2014–2020)",
          OldRule.PERMEN8: "PermenPANRB 8/2021 (Juli–Desember 2021)"}  # fmt: skip


class FileStep(QWidget):
    """`dropped` gives a path, `undo_wanted` the id of a past import."""

    dropped = Signal(object)
    undo_wanted = Signal(object)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices = ChoiceCards(CHOICES)
        self.rule_combo = QComboBox()
        self.rule_combo.addItem("Menurut kolom aturan atau tahunnya", None)
        for rule, words in _RULES.items():
            self.rule_combo.addItem(words, rule)
        self.rule_box = FieldBox("&Aturan bila baris tidak menyebutnya", self.rule_combo)
        self.drop = DropArea("Letakkan daftar hasil di sini", "Excel, ODS, atau CSV dengan kolom NIP, tahun dan hasil. "
                             "Judul kolom dicari sendiri; nama berkas bebas.", filters=FILTERS, many=False)  # fmt: skip
        self.drop.files_dropped.connect(lambda paths: self.dropped.emit(paths[0]))
        self.history = Card("Impor hasil sebelumnya")
        self.history_table = DataTable()
        self.history_table.setModel(TableModel(history_columns(desk.office.zona)))
        self.history_table.setAccessibleName("Impor hasil sebelumnya")
        self.history_table.setMinimumHeight(120)
        self.undo_button = button("Batalkan impor ini", "", "undo")
        self.undo_button.clicked.connect(self._undo)
        self.history.head.addWidget(self.undo_button)
        self.history.body.addWidget(self.history_table)
        self.history_table.row_chosen.connect(lambda row: self.undo_button.setEnabled(row.dibatalkan_pada is None))
        self.choices.chosen.connect(lambda key: self.rule_box.setVisible(key == Source.LAMA.value))
        self._lay_out()
        self.rule_box.setVisible(False)
        self.show_history(())

    def source(self) -> Source:
        """Where the list comes from."""
        return Source(self.choices.key())

    def rule(self) -> OldRule | None:
        """The old regulation of rows that name none."""
        rule = self.rule_combo.currentData()
        return OldRule(rule) if rule and self.source() is Source.LAMA else None

    def show_history(self, rows: Any) -> None:
        """Imports done before, newest first."""
        self.history_table.model().set_rows(list(rows))
        self.history.setVisible(bool(rows))
        self.undo_button.setEnabled(False)

    def _undo(self) -> None:
        row = self.history_table.current_row()
        if row is not None and row.dibatalkan_pada is None:
            self.undo_wanted.emit(row.id)

    def _lay_out(self) -> None:
        left = Card("Dari mana daftarnya?")
        left.body.addWidget(self.choices)
        left.body.addWidget(self.rule_box)
        left.body.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(left, 5)
        top.addWidget(self.drop, 6)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.addLayout(top, 1)
        box.addWidget(self.history, 1)
