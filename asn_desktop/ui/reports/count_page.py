"""Hitung: any question about how many, answered while it is put together; number, table, people."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QFileDialog, QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from asn_desktop import file_names
from asn_desktop.rules.headcount import Question
from asn_desktop.rules.roles import Deed, may
from asn_desktop.services import headcount, report_files, saved_questions
from asn_desktop.services.headcount import Answer, Cell
from asn_desktop.services.saved_questions import Saved
from asn_desktop.ui import look
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.card import ScrollPage
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.reports.answer_cards import NumberCard, PeopleCard
from asn_desktop.ui.reports.cross_sheet import CrossSheet
from asn_desktop.ui.reports.name_box import NameBox
from asn_desktop.ui.reports.question_card import QuestionCard
from asn_desktop.ui.sentences import sentence
from asn_desktop.ui.sentences.headcount import question_words, table_lines

_NARROW = 860  # pixels below which the cards stand one below the other
_PAUSE_MS = 120  # while somebody types or steps through a list
_CONCERNS = frozenset({"employees", "golongan", "jabatan", "pendidikan", "diklat", "kursus", "cltn", "pmk", "units"})


class CountPage(QWidget):
    """`employee_chosen(id)` from a name; `said(words)`; `answered(Answer)` when a number stands on the screen."""

    employee_chosen = Signal(object)
    said = Signal(str)
    answered = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.answer: Answer | None = None
        self._saved: dict[str, Saved] = {}
        self._stale = False
        self._lay_out()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_PAUSE_MS)
        self._connect()
        self.card.set_question(Question((), ("unit_induk", "status")))
        self._ask_saved()
        self.refresh()

    def refresh(self) -> None:
        """Ask the present question."""
        self._stale = False
        self.desk.read(self, headcount.ask, self.card.question(), on=self.card.day(), today=self.desk.today(),
                       done=self._show, failed=self._refused, replaces="hitung")  # fmt: skip

    def show_people(self, cell: Cell | None = None, words: str = "") -> None:
        """List the people behind a part of the answer."""
        if self.answer is not None:
            self.desk.read(self, headcount.persons, self.answer.soal, on=self.answer.on, today=self.desk.today(),
                           cell=cell, replaces="orang",
                           done=lambda page: self.people.show_people(page, words))  # fmt: skip

    def write_xlsx(self, path: Path) -> None:
        """Write the table as a workbook."""
        if self.answer is not None and self.answer.tabel is not None:
            lines = table_lines(self.answer.tabel, self.answer.label)
            self.desk.call(self, report_files.write_lines, path, "Hitung pegawai", lines,
                           done=lambda made: self.said.emit(f"Tersimpan: {made.name}"))  # fmt: skip

    def words(self) -> str:
        """The question in words, as it was answered."""
        return question_words(self.answer.soal, self.answer.on, self.answer.label) if self.answer else ""

    def copy(self) -> None:
        """Question and table to the clipboard, tab separated."""
        if self.answer is not None and self.answer.tabel is not None:
            lines = [[self.words()], *table_lines(self.answer.tabel, self.answer.label)]
            QGuiApplication.clipboard().setText("\n".join("\t".join(map(str, line)) for line in lines))
            self.said.emit("Tabel disalin; tempel di Excel atau Word")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room, else one below the other."""
        narrow = self.width() < _NARROW
        self._ask.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self.number.setFixedWidth(self.width() - 14 if narrow else 296)
        self._halves.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)
        self._halves.setMinimumHeight(620 if narrow else 300)
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def _show(self, answer: Answer) -> None:
        first = not self.card.labels
        self.answer = answer
        self.card.labels = dict(answer.label)
        if first:
            self.card.refresh()
        self.banner.hide()
        self.number.show_answer(answer)
        self.question.setText(self.words())
        table = answer.tabel
        self.cross_card.setVisible(table is not None)
        for one in (self.copy_button, self.xlsx_button):
            one.setVisible(table is not None)
        if table is not None:
            self.cross.show_table(table, answer.label)
        self.show_people()
        self.answered.emit(answer)

    def _refused(self, problems: Any) -> None:
        self.banner.say("warn", "Belum dapat dihitung", " ".join(sentence(p) for p in problems))
        self.banner.show()

    def _finding(self, code: str) -> None:
        from asn_desktop.ui.sentences.headcount import FINDING_WORDS

        self.show_people(Cell(temuan=code), FINDING_WORDS[code].capitalize())

    def _save_xlsx(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "Simpan Excel", "hitung-pegawai.xlsx", "Excel (*.xlsx)")
        if name:
            self.write_xlsx(file_names.with_ending(Path(name), ".xlsx"))

    def _keep(self) -> None:
        box = NameBox(self.words(), self.saved_combo.currentText() if self.saved_combo.currentIndex() > 0 else "", self)
        question = self.card.question()

        def save(name: str, replace: bool) -> None:
            self.desk.write(box, saved_questions.save, name, question, replace=replace, reason="pertanyaan tersimpan",
                            failed=box.refuse, done=lambda _key: self._kept(box, name))  # fmt: skip

        box.wanted.connect(save)
        box.open()

    def _kept(self, box: NameBox, name: str) -> None:
        box.accept()
        self.said.emit(f"Pertanyaan “{' '.join(name.split())}” tersimpan")
        self._ask_saved(" ".join(name.split()))

    def _forget(self) -> None:
        kept = self._saved.get(self.saved_combo.currentText())
        if kept is not None:
            self.desk.write(self, saved_questions.void, kept.id, reason="pertanyaan dihapus",
                            done=lambda _none: self._ask_saved())  # fmt: skip

    def _ask_saved(self, choose: str = "") -> None:
        self.desk.read(self, saved_questions.listing, done=lambda rows: self._show_saved(rows, choose),
                       replaces="tersimpan")  # fmt: skip

    def _show_saved(self, rows: tuple[Saved, ...], choose: str) -> None:
        self._saved = {row.nama: row for row in rows}
        self.saved_combo.clear()
        self.saved_combo.addItem("Pertanyaan tersimpan…" if rows else "Belum ada yang tersimpan")
        for row in rows:
            self.saved_combo.addItem(row.nama)
        self.saved_combo.setCurrentIndex(max(self.saved_combo.findText(choose), 0) if choose else 0)
        self.saved_combo.setEnabled(bool(rows))
        self.forget_button.setVisible(self._may_keep and self.saved_combo.currentIndex() > 0)

    def _ask_kept(self, _at: int) -> None:
        kept = self._saved.get(self.saved_combo.currentText())
        self.forget_button.setVisible(self._may_keep and kept is not None)
        if kept is not None:
            self.card.set_question(kept.soal)
            self.refresh()

    def _changed(self, tables: frozenset[str]) -> None:
        if tables & _CONCERNS:
            if self.isVisible():
                self.refresh()
            else:
                self._stale = True

    def _connect(self) -> None:
        self._wait.timeout.connect(self.refresh)
        self.card.changed.connect(self._wait.start)
        self.cross.cell_chosen.connect(self.show_people)
        self.number.finding_chosen.connect(self._finding)
        self.people.person_opened.connect(self.employee_chosen)
        self.copy_button.clicked.connect(self.copy)
        self.xlsx_button.clicked.connect(self._save_xlsx)
        self.keep_button.clicked.connect(self._keep)
        self.forget_button.clicked.connect(self._forget)
        self.saved_combo.activated.connect(self._ask_kept)
        self.desk.changed.connect(self._changed)
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(lambda: self.card.add().focus())

    def _lay_out(self) -> None:
        self._may_keep = may(self.desk.actor.role, Deed.ENTER)
        self.saved_combo = QComboBox()
        self.saved_combo.setAccessibleName("Pertanyaan tersimpan")
        self.saved_combo.setMinimumWidth(240)
        self.forget_button = button("Hapus", "text", tip="Hapus pertanyaan ini dari daftar")
        self.forget_button.hide()
        self.keep_button = button("Simpan pertanyaan…", "", "save")
        if not self._may_keep:
            self.keep_button.hide()
        self.card, self.number, self.people = QuestionCard(self.desk), NumberCard(), PeopleCard()
        self.cross, self.banner, self.question = CrossSheet(), Banner("warn"), label("", "row_title", wrap=True)
        self.banner.hide()
        self.copy_button = button("Salin tabel", "link", "copy")
        self.xlsx_button = button("Simpan Excel…", "link", "table")
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(label("Hitung pegawai", "title"), 1)
        for one in (self.saved_combo, self.forget_button, self.keep_button):
            top.addWidget(one)
        self._ask = ask = QHBoxLayout()
        ask.setSpacing(look.GAP)
        ask.addWidget(self.card, 1)
        ask.addWidget(self.number)
        self._halves = halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(look.GAP)
        self.cross_card = self._cross_card()
        halves.addWidget(self.cross_card)
        halves.addWidget(self.people)
        halves.setSizes([556, 494])
        halves.setMinimumHeight(300)
        page = ScrollPage(margins=(0, 0, 0, 0))
        for part in (top, ask):
            page.box.addLayout(part)
        page.box.addWidget(self.banner)
        page.box.addWidget(halves, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(page)

    def _cross_card(self) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        box = QVBoxLayout(card)
        box.setContentsMargins(1, 10, 1, 8)
        box.setSpacing(6)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.addWidget(self.question, 1)
        box.addLayout(head)
        box.addWidget(self.cross, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 0, 16, 0)
        foot.addWidget(label("Klik satu angka untuk melihat orangnya.", "hint"), 1)
        foot.addWidget(self.copy_button)
        foot.addWidget(self.xlsx_button)
        box.addLayout(foot)
        return card
