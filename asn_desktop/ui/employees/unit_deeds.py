"""Rare deeds on a unit: another spelling, its end, the last day of an official."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.words import long_date
from asn_desktop.services import officials, unit_form
from asn_desktop.ui.box import Box
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.sentences import sentence


class DeedBox(Box):
    """One field and one verb. `kept(words)` after the deed; a refusal stands at the field."""

    kept = Signal(str)

    def __init__(self, desk: Desk, title: str, words: str, editor: QWidget, name: str, verb: str,
                 parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent, width=520)
        self.desk, self.editor = desk, editor
        self._deed: Callable[[Any], None] = lambda _value: None
        self.body.addWidget(label(words, wrap=True))
        self.field = FieldBox(name, editor, required=True)
        self.body.addWidget(self.field)
        self.add_button("Batal", closes=True)
        self.do_button = self.add_button(verb, "primary")
        self.do_button.clicked.connect(self._do)

    def serve(self, deed: Callable[..., Any], *args: Any, told: Callable[[Any], str]) -> None:
        """Run `deed(session, *args, value)` when the verb is pressed; `told(value)` are the words after it."""
        def run(value: Any) -> None:
            self.desk.write(self, deed, *args, value, failed=self._refused, done=lambda _none: self._done(told(value)))

        self._deed = run

    def _do(self) -> None:
        value = self.editor.date() if isinstance(self.editor, DateField) else self.editor.text().strip()
        if not value:
            self._refused([Problem("FIELD_EMPTY", "")])
        else:
            self._deed(value)

    def _refused(self, problems: Sequence[Problem]) -> None:
        self.field.show_problem(" ".join(sentence(p) for p in problems))
        self.fit()

    def _done(self, words: str) -> None:
        self.kept.emit(words)
        self.accept()


def spelling_box(desk: Desk, unit_id: uuid.UUID, nama: str, parent: QWidget) -> DeedBox:
    """Another spelling of a unit, so that a spreadsheet finds it."""
    box = DeedBox(desk, f"Ejaan lain untuk {nama}", "Baris impor dengan ejaan ini dikenali sebagai unit ini.",
                  QLineEdit(), "Ejaan", "Tambah ejaan", parent)
    box.serve(unit_form.add_alias, unit_id, told=lambda text: f"“{text}” dikenali sebagai {nama}.")
    return box


def closing_box(desk: Desk, unit_id: uuid.UUID, nama: str, parent: QWidget) -> DeedBox:
    """The end of a unit where nobody works any more."""
    box = DeedBox(desk, f"Tutup unit {nama}?",
                  "Unit yang ditutup tidak dapat dipilih lagi; riwayat dan suratnya tetap. Pegawai "
                  "dan unit di bawahnya harus dipindahkan dahulu.",
                  DateField(), "Hari terakhir", "Tutup unit", parent)
    box.editor.set_date(desk.today())
    box.serve(unit_form.end, unit_id, told=lambda day: f"{nama} ditutup per {long_date(day)}.")
    return box


def ending_box(desk: Desk, official: officials.Official, parent: QWidget) -> DeedBox:
    """The last day of an official in his post."""
    box = DeedBox(desk, f"Akhiri masa tugas {official.nama}?",
                  f"{official.jabatan_tertulis}. Sesudah hari itu ia tidak lagi menandatangani surat unit ini.",
                  DateField(), "Hari terakhir", "Akhiri masa tugas", parent)
    box.editor.set_date(desk.today())
    box.serve(officials.end, official.id, told=lambda day: f"Masa tugas {official.nama} berakhir {long_date(day)}.")
    return box


def menu_on(button: QPushButton, deeds: Sequence[tuple[str, Callable[[], object]]]) -> QMenu:
    """Hang these deeds under a button."""
    menu = QMenu(button)
    for words, deed in deeds:
        menu.addAction(words).triggered.connect(lambda _on=False, deed=deed: deed())
    button.setMenu(menu)
    return menu
