"""Units that look like two spellings of one: a list of pairs, and one button that joins the chosen pair."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from asn_desktop.problems import Problem
from asn_desktop.services import unit_twins
from asn_desktop.services.unit_twins import Twin
from asn_desktop.ui.box import Box
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.sentences import sentence
from asn_desktop.ui.table import Column, DataTable, TableModel

COLUMNS = (
    Column("Tetap dipakai", lambda t: t.keep.nama, second=lambda t: f"{t.keep.pegawai} pegawai", width=250),
    Column("Menjadi ejaan lain", lambda t: t.give_up.nama, second=lambda t: f"{t.give_up.pegawai} pegawai pindah",
           width=0),
    Column("Kemiripan", lambda t: "sama" if t.sure == 100 else f"{t.sure} %", width=104, align="right",
           key=lambda t: t.sure),
)  # fmt: skip


class TwinsBox(Box):
    """`merged(kept unit, words)` after each pair."""

    merged = Signal(object, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("Ejaan kembar", "", parent, width=720)
        self.desk = desk
        self.body.addWidget(label(
            "Unit yang tampaknya satu dengan dua ejaan. Bila digabung, pegawai, riwayat jabatan, peta jabatan, dan "
            "unit di bawahnya pindah; ejaan yang dilepas tetap dikenali saat impor. Yang memang dua unit, biarkan.",
            wrap=True))
        self.banner = Banner("error")
        self.banner.hide()
        self.body.addWidget(self.banner)
        self.model = TableModel(COLUMNS, parent=self)
        self.table = DataTable()
        self.table.setModel(self.model)
        self.table.setAccessibleName("Pasangan unit")
        self.table.setMinimumHeight(260)
        self.body.addWidget(self.table)
        self.words = label("", "second", wrap=True)
        self.body.addWidget(self.words)
        self.add_button("Tutup", closes=True)
        self.do_button = self.add_button("Gabungkan pasangan ini", "danger")
        self.do_button.clicked.connect(self._merge)
        self.do_button.setEnabled(False)
        self._read()

    def _read(self) -> None:
        self.desk.read(self, unit_twins.proposals, done=self._show)

    def _show(self, pairs: Sequence[Twin]) -> None:
        self.model.set_rows(pairs)
        self.do_button.setEnabled(bool(pairs))
        self.words.setText(f"{len(pairs)} pasangan." if pairs else "Tidak ada unit yang tampak kembar.")
        if pairs and self.table.current_row() is None:
            self.table.choose(pairs[0].id)

    def _merge(self) -> None:
        pair: Any = self.table.current_row()
        if pair is not None:
            self.banner.hide()
            self.desk.write(self, unit_twins.accept, pair.keep.id, pair.give_up.id, today=self.desk.today(),
                            done=lambda moved: self._done(pair, moved), failed=self._refused)

    def _done(self, pair: Twin, moved: int) -> None:
        words = f"{pair.give_up.nama} menjadi ejaan lain {pair.keep.nama}; {moved} pegawai pindah."
        self.merged.emit(pair.keep.id, words)
        self._read()

    def _refused(self, problems: Sequence[Problem]) -> None:
        self.banner.say("error", "Belum digabung", " ".join(sentence(p) for p in problems))
        self.banner.show()
