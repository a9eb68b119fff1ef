"""Salin dari SKP lain: last year's own SKP, or a colleague's with the same work; every target is to be checked."""

from __future__ import annotations

import uuid
from typing import Any

from PySide6.QtWidgets import QWidget

from asn_desktop.services.evaluation import skp as goals
from asn_desktop.services.evaluation import skp_copy
from asn_desktop.services.evaluation.skp import SkpAsk
from asn_desktop.ui.evaluation.person.head import span_words
from asn_desktop.ui.evaluation.person.skp_boxes import DeedBox
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.person_field import PersonField
from asn_desktop.ui.table import Column, DataTable, TableModel

_BACK = 3  # years looked back
COLUMNS = (
    Column("Tahun", lambda r: str(r.tahun), width=80),
    Column("Jabatan", "jabatan", second=lambda r: r.unit, width=0, strong=True),
    Column("Periode", lambda r: span_words(r.mulai, r.sampai), width=210),
    Column("", "", badge=lambda r: (r.keadaan, "neutral", ""), width=110),
)


class SourceBox(DeedBox):
    """`done` gives the new draft."""

    def __init__(self, desk: Any, employee_id: uuid.UUID, name: str, nip: str | None, tahun: int, span: Any,
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(desk, f"Salin ke SKP {tahun}: {name}", "Salin SKP ini", parent, width=720)
        self._employee_id, self._tahun, self._span = employee_id, tahun, span
        self.person = PersonField()
        self.person.use(desk)
        self.person.show_person(employee_id, name, nip)
        self.model = TableModel(COLUMNS)
        self.table = DataTable()
        self.table.setModel(self.model)
        self.table.setAccessibleName("SKP yang dapat disalin")
        self.table.setMinimumHeight(170)
        self.nothing = label("Tidak ada SKP pada tahun ini dan tiga tahun sebelumnya. Pilih pegawai lain yang "
                             "pekerjaannya sama.", "quiet", wrap=True)  # fmt: skip
        told = "Hasil kerja, indikator dan rencana aksi tersalin. Setiap target diberi tanda untuk diperiksa."
        self.body.addWidget(label(told, "quiet", wrap=True))
        self.boxes = {"skp_id": FieldBox("&Dari SKP siapa", self.person)}
        self.body.addWidget(self.boxes["skp_id"])
        self.body.addWidget(self.table)
        self.body.addWidget(self.nothing)
        self.person.chosen.connect(self._ask)
        self.table.row_opened.connect(lambda _row: self.send())
        self._ask(employee_id)

    def send(self) -> None:
        row = self.table.current_row()
        if row is None:
            self.boxes["skp_id"].show_problem("Pilih SKP yang akan disalin.")
            return
        span = self._span
        ask = SkpAsk(self._employee_id, self._tahun, row.pendekatan, span.mulai if span else None,
                     span.sampai if span else None)  # fmt: skip
        self.write(skp_copy.copy_from, row.id, ask, today=self.desk.today(), reason="SKP disalin")

    def _ask(self, person_id: uuid.UUID) -> None:
        self.desk.read(self, _recent, person_id, self._tahun, done=self._show, failed=self.refuse, replaces="sumber")

    def _show(self, rows: list[Any]) -> None:
        self.model.set_rows(rows)
        self.table.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self.do_button.setEnabled(bool(rows))
        if rows:
            self.table.choose(rows[0].id)
            self.table.setFocus()
        self.fit()


def _recent(session: Any, person_id: uuid.UUID, tahun: int) -> list[Any]:
    """SKP of a person in this year and the years before, newest first."""
    found = [row for year in range(tahun, tahun - _BACK - 1, -1) for row in goals.of_person(session, person_id, year)]
    return [row for row in found if row.keadaan != goals.VOID]
