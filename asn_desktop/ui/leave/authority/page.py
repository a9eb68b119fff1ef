"""Wewenang: who decides which leave, as a calm table; the decrees of delegation; Plh and Plt; decisions that wait."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.rules.words import short_date
from asn_desktop.services import authority_overview, units
from asn_desktop.services.authority import Decider
from asn_desktop.services.authority_overview import Overview
from asn_desktop.services.units import UnitRow
from asn_desktop.ui.leave.authority.acting_box import ActingBox
from asn_desktop.ui.leave.authority.deeds import EndBox, HeldBanner
from asn_desktop.ui.leave.authority.delegation_box import DelegationBox
from asn_desktop.ui.parts.action_bar import ActionBar, lay_over_bar
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.card import Card, ScrollPage
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.sentences import authority as words
from asn_desktop.ui.sentences.leave_kinds import kind_name, short_kind
from asn_desktop.ui.table import Column, DataTable, TableModel


def _who(found: Decider) -> str:
    """In one line, so that all kinds are seen at once."""
    if found.official is not None:
        return f"{found.official.nama}, {found.official.jabatan}"
    return f"{words.LEVELS[found.level or 'ppk']}, {words.WAYS[found.where]}"


KIND_COLUMNS = (
    Column("Jenis cuti", lambda r: kind_name(r.jenis), width=236, strong=True),
    Column("Untuk pegawai unit ini", lambda r: _who(r.staf), width=0),
    Column("Untuk kepala kantor", lambda r: _who(r.kepala), width=264),
    Column("Dijalankan di luar negeri", lambda r: _who(r.luar_negeri), width=264),
)
DECREE_COLUMNS = (
    Column("Pemegang wewenang", "jabatan", second=lambda r: f"bagi {r.cakupan}", width=0, strong=True),
    Column("Jenis", lambda r: ", ".join(short_kind(k) for k in r.jenis),
           second=lambda r: ", ".join(words.GROUPS[g] for g in r.kelompok) or "semua pegawai", width=196),
    Column("Keputusan", "nomor", second=lambda r: short_date(r.tanggal), width=168),
    Column("Berlaku", lambda r: short_date(r.berlaku_mulai),
           second=lambda r: f"sampai {short_date(r.berlaku_sampai)}" if r.berlaku_sampai else "tanpa batas", width=124,
           key=lambda r: r.berlaku_mulai),
)  # fmt: skip
TERM_COLUMNS = (
    Column("Nama", "nama", second=lambda r: f"{words.ASSIGNMENTS[r.penugasan]} {r.jabatan}", width=0, strong=True),
    Column("Masa", lambda r: short_date(r.mulai),
           second=lambda r: f"sampai {short_date(r.sampai)}" if r.sampai else "tanpa batas", width=124,
           key=lambda r: r.mulai),
)  # fmt: skip


class AuthorityPage(QWidget):
    """`left` back to the list, `said` a word for the toast, `letter_chosen` the id of a letter to look at."""

    left = Signal()
    said = Signal(str)
    letter_chosen = Signal(object)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.found: Overview | None = None
        self.box: Any = None
        self.banner, self.held = Banner("warn"), HeldBanner(desk)
        self.banner.hide()
        self.unit_combo = QComboBox()
        self.unit_combo.setAccessibleName("Unit")
        self.unit_combo.setMinimumWidth(280)
        self.kinds, self.kind_model = _table("Siapa yang memutus", KIND_COLUMNS, 6 * 38)
        badge = Column("Keadaan", badge=lambda r: words.STATES[r.state(desk.today())], width=116)
        self.decrees, self.decree_model = _table("Pendelegasian", (*DECREE_COLUMNS, badge), 3 * 50)
        self.terms, self.term_model = _table("Plh dan Plt", TERM_COLUMNS, 3 * 50)
        self.enter_button = button("Catat pendelegasian…", "primary", "plus")
        self.acting_button = button("Kepala berhalangan: Plh/Plt…", "", "person")
        self.end_button, self.letter_button = button("Akhiri atau batalkan…"), button("Lihat surat", "", "letter")
        self.bar = ActionBar()
        self.back_button = self.bar.add("Kembali ke daftar")
        self._lay_out()
        self._connect()

    def start(self) -> None:
        """Show who decides today."""
        self.desk.read(self, units.tree, done=self._fill_units, replaces="units")
        self.refresh()

    def refresh(self) -> None:
        """Ask again."""
        self.desk.read(self, authority_overview.overview, unit_id=self.unit_combo.currentData(),
                       on=self.desk.today(), done=self.show_overview, replaces="overview")  # fmt: skip

    def show_overview(self, found: Overview) -> None:
        """Fill the three tables, the note and what waits."""
        self.found = found
        self.kind_model.set_rows(found.kinds)
        self.decree_model.set_rows(found.decrees)
        self.term_model.set_rows(found.terms)
        self.banner.setVisible(not found.recorded)
        if not found.recorded:
            self.banner.say("warn", "Dasarnya belum tercatat", words.GUESSED)
        self.held.show_held(found.held)
        self._choose()

    def enter(self) -> DelegationBox:
        """A decree, as it lies on the table or to be printed here."""
        self.box = DelegationBox(self.desk, self)
        self.box.done.connect(self._done)
        self.box.letter_chosen.connect(self.letter_chosen)
        self.box.open()
        return self.box

    def stand_in(self) -> ActingBox:
        """The head is away: letter and period in one deed."""
        self.box = ActingBox(self.desk, self)
        self.box.done.connect(self._done)
        self.box.letter_chosen.connect(self.letter_chosen)
        self.box.open()
        return self.box

    def end(self) -> EndBox | None:
        """End or void the chosen line."""
        row = self.decrees.current_row()
        if row is None:
            return None
        self.box = EndBox(self.desk, row, self)
        self.box.done.connect(self._done)
        self.box.open()
        return self.box

    def _done(self, text: str) -> None:
        self.said.emit(text)
        self.refresh()

    def _fill_units(self, rows: Sequence[UnitRow]) -> None:
        chosen: uuid.UUID | None = self.unit_combo.currentData()
        self.unit_combo.blockSignals(True)
        self.unit_combo.clear()
        for row in rows:
            self.unit_combo.addItem(row.jalur, row.id)
        self.unit_combo.setCurrentIndex(max(0, self.unit_combo.findData(chosen)))
        self.unit_combo.blockSignals(False)

    def _choose(self) -> None:
        """Which deeds the chosen rows allow."""
        row, term = self.decrees.current_row(), self.terms.current_row()
        self.end_button.setVisible(row is not None and row.dibatalkan is None)
        letter = (row.letter_id if row else None) or (term.letter_id if term else None)
        self.letter_button.setVisible(letter is not None)

    def _show_letter(self) -> None:
        row, term = self.decrees.current_row(), self.terms.current_row()
        letter = (row.letter_id if row else None) or (term.letter_id if term else None)
        if letter is not None:
            self.letter_chosen.emit(letter)

    def _lay_out(self) -> None:
        page = ScrollPage()
        head, texts = QHBoxLayout(), QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(label("Wewenang memberikan cuti", "title"))
        texts.addWidget(label("Siapa yang memutus, menurut keputusan pendelegasian yang tercatat.", "second"))
        head.addLayout(texts, 1)
        head.addWidget(self.acting_button)
        head.addWidget(self.enter_button)
        who = Card("Siapa yang memutus")
        who.head.addWidget(label("Unit", "second"))
        who.head.addWidget(self.unit_combo)
        who.body.addWidget(self.kinds)
        lists = QHBoxLayout()
        lists.setSpacing(12)
        decrees, terms = Card("Pendelegasian"), Card("Plh dan Plt")
        decrees.head.addWidget(self.letter_button)
        decrees.head.addWidget(self.end_button)
        decrees.body.addWidget(self.decrees, 1)
        terms.body.addWidget(self.terms, 1)
        lists.addWidget(decrees, 5)
        lists.addWidget(terms, 2)
        page.box.addLayout(head)
        for one in (self.banner, self.held, who):
            page.box.addWidget(one)
        page.box.addLayout(lists, 1)
        lay_over_bar(self, page, self.bar)

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.left)
        self.enter_button.clicked.connect(self.enter)
        self.acting_button.clicked.connect(self.stand_in)
        self.end_button.clicked.connect(self.end)
        self.letter_button.clicked.connect(self._show_letter)
        self.unit_combo.currentIndexChanged.connect(lambda _at: self.refresh())
        self.decrees.row_chosen.connect(lambda _row: self._choose())
        self.terms.row_chosen.connect(lambda _row: self._choose())
        self.held.done.connect(self._done)


def _table(name: str, columns: Sequence[Column], room: int) -> tuple[DataTable, TableModel]:
    """A list with room for rows of that height together."""
    table, model = DataTable(), TableModel(columns, identity=lambda row: getattr(row, "id", None) or row.jenis)
    table.setModel(model)
    table.setAccessibleName(name)
    table.setMinimumHeight(40 + room)
    return table, model
