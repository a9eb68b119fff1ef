"""The page of one person: who it is, the key facts, what is coming, the histories; and the deeds that work now."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.identity import show_nip
from asn_desktop.services.employees import EmployeeCard
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.employees.dates_panel import DatesPanel
from asn_desktop.ui.employees.facts import facts, post_words, rank_words, state
from asn_desktop.ui.employees.history import Histories
from asn_desktop.ui.employees.photo_box import PhotoBox
from asn_desktop.ui.paper_box import PaperBox
from asn_desktop.ui.parts.badge import Badge
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.card import ScrollPage
from asn_desktop.ui.parts.flow import FlowLayout
from asn_desktop.ui.parts.words import button, label, line
from asn_desktop.ui.sentences import sentence

_PAPERS = {"drh": "Biodata (daftar riwayat hidup)",
           "lembar_data": "Lembar data untuk diperiksa dan ditandatangani",
           "kartu_cuti": "Kartu cuti"}


class PersonPage(QFrame):
    """Shows an `EmployeeCard`. Signals carry the card, or for a history row its kind and the row."""

    edit_wanted = Signal(object)
    end_wanted = Signal(object)
    leave_wanted = Signal(object)  # the employee's id
    year_wanted = Signal(object)  # the employee's id: his year of performance
    number_wanted = Signal(object)
    row_wanted = Signal(str, object)
    back_wanted = Signal()
    said = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setProperty("role", "card")
        self.card: EmployeeCard | None = None
        self._enters = True
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        self.page = ScrollPage(margins=(20, 14, 20, 14))
        outer.addWidget(self.page)
        self.back_button = button("Daftar pegawai", "text", "chevron_left")
        self.back_button.clicked.connect(self.back_wanted)
        self.back_button.hide()
        self.page.box.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.notes = Banner("warn")
        self.notes.hide()
        self.page.box.addWidget(self.notes)
        self._build_head()
        self.page.box.addWidget(line())
        self._build_facts()
        self.dates = DatesPanel(desk)
        self.page.box.addWidget(self.dates)
        self.histories = Histories(desk)
        self.histories.row_wanted.connect(self.row_wanted)
        self.histories.said.connect(self.said)
        self.photo.said.connect(self.said)
        self.page.box.addWidget(self.histories, 1)

    def show_card(self, card: EmployeeCard) -> None:
        """Fill the page; another person begins at the top and without warnings."""
        if self.card is None or self.card.id != card.id:
            self.notes.hide()
            self.page.verticalScrollBar().setValue(0)
        self.card = card
        self.photo.show_person(card)
        self.name.setText(card.nama_tampil)
        self.badge.show_state(*state(card))
        self.nip.setText(show_nip(card.nip) if card.nip else "NIP belum diisi")
        self.post.setText(post_words(card))
        self.rank.setText(rank_words(card))
        self.end_action.setText("Pindah atau berhenti sebab lain…" if card.berakhir is None else "Aktifkan kembali")
        self.decree_action.setVisible(card.berakhir is None and self._enters)
        self.leave_button.setVisible(card.aktif and self._enters)
        for words, value in zip(self.facts, facts(card), strict=True):
            words[0].setText(value[0])
            words[1].setText(value[1])
            words[1].setToolTip(value[1])
        self.dates.show_person(card)
        self.histories.show_card(card)

    def note(self, warnings: tuple[Problem, ...]) -> None:
        """Keep in sight what was saved with a warning; nothing hides the line."""
        self.notes.say("warn", "Tersimpan, tetapi perhatikan", " ".join(sentence(p) for p in warnings),
                       [("Sudah dibaca", self.notes.hide)])
        self.notes.setVisible(bool(warnings))

    def set_enters(self, enters: bool) -> None:
        """A role that only reads sees no deeds."""
        self._enters = enters
        for one in (self.edit_button, self.leave_button):
            one.setVisible(enters)
        for action in (self.end_action, self.decree_action, self.number_action):
            action.setVisible(enters)
        self.photo.set_enters(enters)
        self.histories.set_enters(enters)

    def show_paper(self, key: str) -> None:
        """Draw a paper of this person and show it."""
        title = _PAPERS[key]
        if self.card is not None:
            self.desk.read(self, _drawn, key, self.card.id, today=self.desk.today(), title=title, replaces="kertas",
                           done=lambda data: self._paper(key, title, data))

    def _paper(self, key: str, title: str, data: bytes) -> None:
        name = f"{key}_{self.card.nip or self.card.nama}.pdf" if self.card else f"{key}.pdf"
        self.paper = PaperBox(self.desk, title, data, name, self)
        self.paper.said.connect(self.said)
        self.paper.open()

    def _build_head(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(18)
        self.photo = PhotoBox(self.desk)
        row.addWidget(self.photo, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        title = FlowLayout(None, 10, 4)
        self.name = label("", "title", copyable=True)
        self.badge = Badge()
        title.addWidget(self.name)
        title.addWidget(self.badge)
        self.nip = label("", "label", copyable=True, tone="neutral")
        self.post = label("", wrap=True)
        self.rank = label("", "quiet", wrap=True)
        words.addLayout(title)
        for one in (self.nip, self.post, self.rank):
            words.addWidget(one)
        words.addStretch(1)
        row.addLayout(words, 1)
        row.addLayout(self._build_deeds())
        self.page.box.addLayout(row)

    def _build_deeds(self) -> QVBoxLayout:
        deeds = QHBoxLayout()
        deeds.setSpacing(8)
        self.edit_button = button("Ubah", "", "edit", key="Ctrl+E")
        self.edit_button.clicked.connect(lambda: self.edit_wanted.emit(self.card))
        self.leave_button = button("Ajukan cuti", "primary", "leave")
        self.leave_button.clicked.connect(lambda: self.card and self.leave_wanted.emit(self.card.id))
        deeds.addStretch(1)
        deeds.addWidget(self.edit_button)
        deeds.addWidget(self.leave_button)
        rare = QHBoxLayout()
        rare.setSpacing(0)
        self.paper_button = button("Cetak", "text", "print")
        self.paper_button.setMenu(self._paper_menu())
        self.more_button = button("Lainnya", "text", "more")
        self.more_button.setMenu(self._more_menu())
        rare.addStretch(1)
        rare.addWidget(self.paper_button)
        rare.addWidget(self.more_button)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(deeds)
        column.addLayout(rare)
        column.addStretch(1)
        return column

    def _paper_menu(self) -> QMenu:
        menu = QMenu(self)
        for key, words in _PAPERS.items():
            menu.addAction(f"{words}…").triggered.connect(lambda _=False, key=key: self.show_paper(key))
        return menu

    def _more_menu(self) -> QMenu:
        menu = QMenu(self)
        self.number_action = menu.addAction("Ganti NIP atau NI PPPK…")
        self.number_action.triggered.connect(lambda: self.number_wanted.emit(self.card))
        self.past_action = menu.addAction("Riwayat ubah")
        self.past_action.triggered.connect(lambda: self.histories.choose("ubah"))
        self.year_action = menu.addAction("Tahun kinerja")
        self.year_action.triggered.connect(lambda: self.card and self.year_wanted.emit(self.card.id))
        menu.addSeparator()
        self.decree_action = menu.addAction("Berhenti dengan SK pemberhentian…")
        self.decree_action.triggered.connect(lambda: self.row_wanted.emit("pemberhentian", None))
        self.end_action = menu.addAction("Pindah atau berhenti sebab lain…")
        self.end_action.triggered.connect(lambda: self.end_wanted.emit(self.card))
        return menu

    def _build_facts(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(10)
        self.facts: list[tuple[Any, Any]] = []
        for place in range(8):
            cell = QVBoxLayout()
            cell.setSpacing(1)
            words = (label("", "second"), label("", "label", wrap=True, copyable=True))
            for one in words:
                cell.addWidget(one)
            cell.addStretch(1)
            grid.addLayout(cell, place // 4, place % 4)
            self.facts.append(words)
        for column, share in enumerate((5, 4, 4, 6)):
            grid.setColumnStretch(column, share)
        self.page.box.addLayout(grid)


def _drawn(session: Any, key: str, employee_id: Any, *, today: dt.date) -> bytes:
    """One of `_PAPERS` as PDF. The papers and all they rest on are read with the first one, off the screen's thread."""
    from asn_desktop.services import biodata
    from asn_desktop.services.leave import card

    deed = {"drh": biodata.drh, "lembar_data": biodata.data_sheet, "kartu_cuti": card.pdf}[key]
    return deed(session, employee_id, today=today)
