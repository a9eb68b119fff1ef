"""Who changed what and when: the columns of Riwayat ubah, and the small box with the history of one field."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from asn_desktop.rules.words import short_date
from asn_desktop.services import field_history
from asn_desktop.services.field_history import FieldChange
from asn_desktop.ui.box import Box
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.employees.words import field_word, table_word, value_word
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.table import Column, DataTable, TableModel


def change_columns(local: Callable[[Any], Any]) -> tuple[Column, ...]:
    """Columns of Riwayat ubah; `local(instant)` gives the moment in the office's zone."""

    def when(r: FieldChange) -> str:
        at = local(r.at)
        return f"{short_date(at.date())} {at:%H.%M}"

    return (
        Column("Waktu", when, second=lambda r: r.actor, width=180, key=lambda r: r.at),
        Column("Isian", lambda r: r.label or field_word(r.table, r.field),
               second=lambda r: " · ".join(p for p in (r.title or table_word(r.table), r.row) if p),
               width=220),
        Column("Perubahan", _change,
               second=lambda r: " · ".join(p for p in (_source(r), r.reason) if p), width=0),
    )  # fmt: skip


def of_field(session: Any, employee_id: uuid.UUID, table: str, field: str, row: str | None,
             today: Any) -> list[FieldChange]:
    """The changes of one field of the person, or of one row of a history as it is called."""
    found = field_history.field_history(session, employee_id, today=today)
    return [c for c in found if c.table == table and c.field == field and (row is None or c.row == row)]


class FieldHistoryBox(Box):
    """History of one field: newest first."""

    def __init__(self, desk: Desk, title: str, employee_id: uuid.UUID, table: str, field: str,
                 row: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent, width=720)
        self.model = TableModel(_without_field(change_columns(desk.clock.local)), identity=id, parent=self)
        self.table = DataTable()
        self.table.setModel(self.model)
        self.table.setAccessibleName(title)
        self.table.setMinimumHeight(240)
        self.nothing = label("Isian ini belum pernah diubah sejak dicatat di aplikasi.", "quiet", wrap=True)
        self.nothing.hide()
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.table)
        self.add_button("Tutup", closes=True)
        desk.read(self, of_field, employee_id, table, field, row, desk.today(), done=self._show)

    def _show(self, rows: list[FieldChange]) -> None:
        self.model.set_rows(rows)
        self.nothing.setVisible(not rows)
        self.table.setVisible(bool(rows))
        self.fit()


def _without_field(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """All changes are of one field: its column would say the same in every line."""
    return tuple(one for one in columns if one.title != "Isian")


def _change(change: FieldChange) -> str:
    old, new = (value_word(change.field, one, change.table) for one in (change.old, change.new))
    if change.old in (None, "", {}, []):
        return f"diisi: {new}"
    return f"{old} → {new}" if change.new not in (None, "", {}, []) else f"dikosongkan, tadinya {old}"


def _source(change: FieldChange) -> str:
    return "diketik di kantor ini" if change.origin == "lokal" else f"dari {change.origin}"
