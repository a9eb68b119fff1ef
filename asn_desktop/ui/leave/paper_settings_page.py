"""Surat cuti: on whose behalf leave letters are signed and who gets copies, for the office or one unit, by kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.rules.roles import Deed, may
from asn_desktop.services import units
from asn_desktop.services.leave import settings
from asn_desktop.services.leave.settings import LeaveSettings
from asn_desktop.services.units import UnitRow
from asn_desktop.ui.parts.action_bar import ActionBar, lay_over_bar
from asn_desktop.ui.parts.card import Card, ScrollPage
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.sentences import sentence
from asn_desktop.ui.sentences.leave_kinds import kind_name

_TOLD = ("Atas nama siapa surat izin ditandatangani, dan siapa yang menerima tembusan. Setelan unit berlaku juga bagi "
         "unit di bawahnya; surat yang sudah dibuat tidak berubah.")
_SUPERIOR = "atasan langsung pegawainya"  # how the screen writes the place of the superior's post
_ALL = "tembusan"


class PaperSettingsPage(QWidget):
    """`left` back, `said` after keeping."""

    left = Signal()
    said = Signal(str)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._copies: dict[str, str] = {}  # name of the setting -> receivers, one a line
        self._shown = ""
        self._root: Any = None
        self.unit_combo, self.kind_combo = QComboBox(), QComboBox()
        self.behalf_edit, self.through_edit = QLineEdit(), QLineEdit()
        self.copies_edit = QPlainTextEdit()
        self.copies_edit.setTabChangesFocus(True)
        self.copies_edit.setFixedHeight(150)
        self.usual = label("", "second", wrap=True)
        self.kind_combo.addItem("Semua jenis cuti", _ALL)
        for kind in Kind:
            self.kind_combo.addItem(kind_name(kind), f"{_ALL}_{kind.value.lower()}")
        self.bar = ActionBar()
        self.back_button = self.bar.add("Kembali ke daftar")
        self.save_button = self.bar.add("Simpan setelan", "primary", "check", key="Ctrl+S")
        self._lay_out()
        self.back_button.clicked.connect(self.left)
        self.save_button.clicked.connect(self.save)
        self.unit_combo.activated.connect(lambda _at: self._load())
        self.kind_combo.currentIndexChanged.connect(lambda _at: self._turn())
        writes = may(desk.actor.role, Deed.ENTER)
        self.save_button.setVisible(writes)
        for edit in (self.behalf_edit, self.through_edit, self.copies_edit):
            edit.setReadOnly(not writes)

    def start(self) -> None:
        """Show what holds today."""
        self.desk.read(self, units.tree, done=self._show_units, replaces="unit")

    def save(self) -> None:
        """Keep what was changed, from today on."""
        self._keep_shown()
        values = {"atas_nama": self.behalf_edit.text(), "melalui": self.through_edit.text(),
                  **{name: "; ".join(_lines(text)) for name, text in self._copies.items()}}  # fmt: skip
        values = {name: text.replace(_SUPERIOR, settings.SUPERIOR) for name, text in values.items()}
        self.desk.write(self, settings.save_all, values, today=self.desk.today(), unit_id=self.unit_combo.currentData(),
                        done=self._saved, failed=self._refused)  # fmt: skip

    def _show_units(self, rows: Sequence[UnitRow]) -> None:
        chosen = self.unit_combo.currentData()
        self._root = rows[0].id if rows else None
        self.unit_combo.clear()
        self.unit_combo.addItem("Seluruh kantor", None)
        for row in rows:
            if row.depth:
                self.unit_combo.addItem(row.jalur, row.id)
        at = next((at for at in range(self.unit_combo.count()) if self.unit_combo.itemData(at) == chosen), 0)
        self.unit_combo.setCurrentIndex(at)
        self._load()
        self.behalf_edit.setFocus()

    def _unit(self) -> Any:
        return self.unit_combo.currentData() or self._root

    def _load(self) -> None:
        if self._unit() is not None:
            self.desk.read(self, settings.held, self._unit(), self.desk.today(), done=self._show, replaces="setelan",
                           failed=self._refused)  # fmt: skip

    def _show(self, found: dict[str, str]) -> None:
        self.behalf_edit.setText(found["atas_nama"])
        self.through_edit.setText(found["melalui"])
        self._copies = {name: "\n".join(_lines(text.replace(settings.SUPERIOR, _SUPERIOR), ";"))
                        for name, text in found.items() if name.startswith(_ALL)}  # fmt: skip
        self._shown = ""
        self._turn()
        self.bar.say("Berlaku sejak hari disimpan.")

    def _turn(self) -> None:
        """Show the receivers of another kind; what was typed for this one is kept."""
        self._keep_shown()
        self._shown = self.kind_combo.currentData()
        self.copies_edit.setPlainText(self._copies.get(self._shown, ""))
        kind = next((one for one in Kind if self._shown.endswith(f"_{one.value.lower()}")), Kind.TAHUNAN)
        if self._unit() is not None:
            self.desk.read(self, settings.get, self._unit(), kind.value, _SUPERIOR, self.desk.today(),
                           done=self._show_usual, replaces="lazim")  # fmt: skip

    def _show_usual(self, found: LeaveSettings) -> None:
        named = "; ".join(found.tembusan) or "tidak ada"
        self.usual.setText(f"Berlaku sekarang: {named}.")

    def _keep_shown(self) -> None:
        if self._shown:
            self._copies[self._shown] = "\n".join(_lines(self.copies_edit.toPlainText()))

    def _saved(self, names: tuple[str, ...]) -> None:
        if names:
            self.said.emit("Setelan surat cuti disimpan.")
            self._load()
        else:
            self.bar.say("Tidak ada yang berubah.")

    def _refused(self, problems: Sequence[Problem]) -> None:
        self.bar.say(" ".join(sentence(one) for one in problems), "error")

    def _lay_out(self) -> None:
        page = ScrollPage()
        page.box.addWidget(label("Surat cuti: tanda tangan dan tembusan", "title"))
        page.box.addWidget(label(_TOLD, "second", wrap=True))
        signing, copies = Card("Tanda tangan"), Card("Tembusan")
        for box in (
            FieldBox("&Unit kerja", self.unit_combo),
            FieldBox("&Atas nama (a.n.)", self.behalf_edit, "Misalnya Bupati Tirtamaya. Kosong: pejabat menandatangani "
                     "dalam jabatannya sendiri, juga bila wewenangnya didelegasikan."),
            FieldBox("&Melalui (u.b.)", self.through_edit, "Misalnya Sekretaris Daerah. Hanya bila ada atas nama."),
        ):  # fmt: skip
            signing.body.addWidget(box)
        signing.body.addStretch(1)
        for box in (
            FieldBox("&Jenis cuti", self.kind_combo, "Isian suatu jenis menggantikan isian semua jenis."),
            FieldBox("&Penerima tembusan", self.copies_edit, "Satu penerima tiap baris. Tulis "
                     f"“{_SUPERIOR}” untuk jabatan atasannya. Kosong: yang lazim."),
        ):  # fmt: skip
            copies.body.addWidget(box)
        copies.body.addWidget(self.usual)
        copies.body.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(signing, 1)
        row.addWidget(copies, 1)
        page.box.addLayout(row)
        page.box.addStretch(1)
        lay_over_bar(self, page, self.bar)


def _lines(text: str, sign: str = "\n") -> list[str]:
    return [one.strip() for one in text.split(sign) if one.strip()]
