"""Conversions of a year proposed for a unit: who is ready, who is held and why; written in one deed."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.evaluation import periods
from asn_desktop.services.credit import proposals
from asn_desktop.services.credit.proposals import Proposal
from asn_desktop.ui.box import Box
from asn_desktop.ui.evaluation.credit import words
from asn_desktop.ui.evaluation.credit.proposal_detail import ProposalDetail
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.empty import EmptyState
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.list_frame import ListFrame
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.sentences import sentence
from asn_desktop.ui.table import DataTable, TableModel


class ProposalBox(Box):
    """`kept` gives the number of conversions written. Rows that are selected and ready are written; none: all ready."""

    kept = Signal(int)

    def __init__(self, desk: Any, year: int, unit_id: uuid.UUID | None, parent: QWidget | None = None) -> None:
        super().__init__(f"Konversi predikat {year} ke angka kredit", parent=parent, width=1080)
        self.desk, self._year, self._unit_id = desk, year, unit_id
        self.period_combo = QComboBox()
        self.period_combo.addItem("Setahun (konversi tahunan)", periods.AKHIR)
        for code in periods.QUARTERS:
            self.period_combo.addItem(periods.name(code), code)
        self.model = TableModel(words.OFFER, identity=lambda p: p.employee_id)
        self.table = DataTable()
        self.table.setModel(self.model)
        self.table.setAccessibleName("Usul konversi")
        self.empty = EmptyState("people", "Tidak ada pemangku jabatan fungsional pada masa ini.")
        self.frame = ListFrame(self.table, self.empty)
        self.count = label("", "second")
        self.frame.foot.addWidget(self.count, 1)
        self.frame.setFixedHeight(360)
        self.chosen: dict[tuple[uuid.UUID, dt.date], uuid.UUID] = {}  # results chosen instead of the usual ones
        self.detail = ProposalDetail()
        self.detail.picked.connect(self._pick)
        self.banner = Banner()
        self.banner.hide()
        row = QHBoxLayout()
        row.addWidget(FieldBox("&Masa", self.period_combo), 1)
        row.addStretch(2)
        self.body.addLayout(row)
        self.body.addWidget(self.banner)
        self.body.addWidget(self.frame)
        self.body.addWidget(self.detail)
        self.body.addWidget(label("Predikat diambil dari riwayat kinerja (hasil resmi). Pilih satu baris untuk melihat "
                                  "alasannya atau memakai hasil evaluasi lain.", "hint", wrap=True))  # fmt: skip
        self.add_button("Kembali", closes=True)
        self.save_button = self.add_button("Konversikan", "primary")
        self.save_button.clicked.connect(self.save)
        self.period_combo.currentIndexChanged.connect(lambda _at: self.ask())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._say())
        self.table.row_chosen.connect(self.detail.show_proposal)
        self.ask()

    def ask(self) -> None:
        """Ask for the proposals of the period."""
        self.banner.hide()
        self.desk.read(self, proposals.propose, self._year, periode=self.period_combo.currentData(),
                       unit_id=self._unit_id, chosen=dict(self.chosen), today=self.desk.today(), done=self._show,
                       replaces="usul")  # fmt: skip

    def ready(self) -> list[Proposal]:
        """Who would be written: those selected that are ready, else everybody who is."""
        chosen = [one for one in self.table.chosen_rows() if one.keadaan == "siap"]
        return chosen or [one for one in self.model.rows if one.keadaan == "siap"]

    def save(self) -> None:
        """Write them, all or none."""
        folk = [one.employee_id for one in self.ready()]
        self.desk.write(self, proposals.convert, self._year, folk, periode=self.period_combo.currentData(),
                        chosen=dict(self.chosen), today=self.desk.today(), done=self._done, failed=self._refused,
                        reason=f"konversi angka kredit {self._year}")  # fmt: skip

    def _show(self, found: Sequence[Proposal]) -> None:
        self.model.set_rows(found)
        self.frame.turn(self.table if found else self.empty)
        self.detail.show_proposal(self.table.current_row())
        self._say()

    def _pick(self, who: uuid.UUID, first: dt.date, source: uuid.UUID) -> None:
        self.chosen[who, first] = source
        self.ask()

    def _say(self) -> None:
        ready, every = len(self.ready()), self.model.rows
        held = sum(one.keadaan == "tertahan" for one in every)
        self.save_button.setText(f"Konversikan {ready} orang")
        self.save_button.setEnabled(bool(ready))
        said = f"{len(every)} orang, {held} tertahan." if held else f"{len(every)} orang."
        self.count.setText(said if ready else f"{said} Tidak ada yang siap dikonversi.")

    def _done(self, rows: Sequence[Any]) -> None:
        self.kept.emit(len(rows))
        self.accept()

    def _refused(self, problems: Sequence[Problem]) -> None:
        self.banner.say("warn", "Belum ada yang ditulis.", " ".join(dict.fromkeys(map(sentence, problems))))
        self.banner.show()
        self.fit()
