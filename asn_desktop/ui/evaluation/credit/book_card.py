"""One person's ledger: the sum, the next thresholds with their checklist, every line with its reckoning, the deeds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from asn_desktop.rules.credit.readiness import Target
from asn_desktop.services.credit.books import Book, PersonBooks
from asn_desktop.ui import look
from asn_desktop.ui.evaluation.credit import words
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.card import Card, ScrollPage
from asn_desktop.ui.parts.chips import ChipRow
from asn_desktop.ui.parts.explanation import ExplanationPanel, Line
from asn_desktop.ui.parts.layouts import empty
from asn_desktop.ui.parts.words import Glyph, button, label
from asn_desktop.ui.sentences import sentence
from asn_desktop.ui.sentences.credit import APPLIES
from asn_desktop.ui.sentences.credit_lines import condition_words, line_words
from asn_desktop.ui.table import DataTable, TableModel


class BookCard(QWidget):
    """`adding` and `printing` ask for their boxes, `voiding` gives the line, `person_chosen` the id."""

    adding = Signal()
    printing = Signal()
    voiding = Signal(object)
    person_chosen = Signal(object)

    def __init__(self, enters: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found: PersonBooks | None = None
        self._enters = enters
        self.card = Card("Buku angka kredit")
        self.person_button = button("", "link")
        self.back_button = button("Daftar", "link", "chevron_left")
        self.card.head.insertWidget(0, self.back_button)
        self.back_button.hide()
        self.card.head.addWidget(self.person_button)
        self.page = ScrollPage(margins=(0, 0, 6, 0))
        self.sum = label("", "number")
        self.sum_words = label("", "second", wrap=True)
        self.warning = Banner()
        self.targets = QVBoxLayout()
        self.targets.setSpacing(6)
        self.books = ChipRow()
        self.model = TableModel(words.line_columns())
        self.table = DataTable()
        self.table.setModel(self.model)
        self.table.setAccessibleName("Baris buku angka kredit")
        self.why_button = button("Mengapa angkanya begitu?", "link")
        self.why = ExplanationPanel()
        self.add_button, self.void_button = button("Tambah baris…"), button("Batalkan baris…")
        self.print_button = button("Buat dokumen…", "", "letter")
        self._lay_out()
        self.books.chosen.connect(lambda _keys: self._show_book())
        self.table.row_chosen.connect(lambda _row: self._allow())
        self.why_button.clicked.connect(self._explain)
        self.add_button.clicked.connect(self.adding)
        self.print_button.clicked.connect(self.printing)
        self.void_button.clicked.connect(lambda: self.voiding.emit(self.table.current_row()))
        self.person_button.clicked.connect(lambda: self.found and self.person_chosen.emit(self.found.row.id))
        self.show_books(None)

    def show_books(self, found: PersonBooks | None) -> None:
        """Show the ledgers of a person; None asks to choose somebody."""
        self.found = found
        self.why.hide()
        self.page.setVisible(found is not None)
        self.person_button.setVisible(found is not None)
        self.card.title.setText(found.row.nama if found else "Pilih seorang pemangku jabatan fungsional.")
        self.person_button.setText("Buka data pegawai" if found else "")
        if found is None:
            self._allow()
            return
        row = found.row
        applies = row.keadaan == "BERLAKU"
        self.sum.setText(row.tampil if applies else "–")
        said = f"{row.jenjang_nama}, {row.golongan or 'golongan belum diisi'}"
        self.sum_words.setText(said if applies else APPLIES.get(row.keadaan, row.keadaan))
        self.warning.say("warn", "Periksa buku ini", " ".join(dict.fromkeys(map(sentence, found.warnings))))
        self.warning.setVisible(bool(found.warnings))
        empty(self.targets)
        for target in (row.pangkat, row.berikut):
            if target is not None:
                self.targets.addLayout(_target(target, row.desimal))
        self.books.set_chips([(book.jenjang, f"{book.nama} {book.tampil}") for book in found.books])
        self.books.setVisible(len(found.books) > 1)
        self._show_book()

    def book(self) -> Book | None:
        """The ledger that shows."""
        if self.found is None:
            return None
        key = (self.books.keys() or [""])[0]
        return next((one for one in self.found.books if one.jenjang == key), None)

    def _show_book(self) -> None:
        book = self.book()
        rows: Sequence[object] = book.rows if book else ()
        self.model.set_rows(rows)
        self.table.setFixedHeight(44 + 50 * min(max(len(rows), 2), 6))
        self.why_button.setVisible(bool(rows))
        self._allow()

    def _allow(self) -> None:
        applies = self.found is not None and self.found.row.keadaan == "BERLAKU"
        for one in (self.add_button, self.print_button, self.void_button):
            one.setVisible(self._enters and applies)
        self.void_button.setEnabled(self.table.current_row() is not None)
        self.void_button.setToolTip("" if self.void_button.isEnabled() else "Pilih barisnya dahulu")
        self.print_button.setEnabled(bool(self.model.rows))

    def _explain(self) -> None:
        book = self.book()
        if book is None:
            return
        lines = [Line(line_words(row.line), row.line.article, row.tampil) for row in book.rows]
        lines += [Line(f"{line_words(row.line)} (diganti konversi tahunan)", row.line.article) for row in book.diganti]
        self.why.explain(f"Angka kredit {book.nama}", lines, Line("Jumlah, dibulatkan satu kali", "", book.tampil))
        self.why.show()
        QTimer.singleShot(0, self, lambda: self.page.ensureWidgetVisible(self.why))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.sum)
        top.addWidget(self.sum_words, 1)
        deeds = QHBoxLayout()
        deeds.setSpacing(8)
        deeds.addWidget(self.why_button)
        deeds.addStretch(1)
        inside: QLayout = self.page.box
        for piece in (top, self.warning, self.targets, self.books, self.table, deeds, self.why):
            if isinstance(piece, QWidget):
                inside.addWidget(piece)
            else:
                inside.addLayout(piece)  # type: ignore[attr-defined]
        self.page.box.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        for one in (self.void_button, self.add_button, self.print_button):
            foot.addWidget(one)
        self.card.body.addWidget(self.page, 1)
        self.card.body.addLayout(foot)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.card)


def _target(one: Target, decimals: int) -> QVBoxLayout:
    """The next rise: what it needs, what is missing, and its checklist."""
    box = QVBoxLayout()
    box.setSpacing(2)
    kind = "Pangkat" if one.jenis == "pangkat" else "Jenjang"
    gap = words.gap(one, decimals)
    told = f"{kind} {one.nama}: perlu {words.need(one).split(' · ')[1]}, {gap}"
    if not one.cukup:
        told += f" (kira-kira {one.bulan} bulan dengan Baik)"
    box.addLayout(_marked(told, "check" if one.cukup else "clock", "ok" if one.cukup else "neutral", "strong"))
    for condition in one.conditions:
        glyph, tone = words.condition_glyph(condition)
        box.addLayout(_marked(condition_words(condition), glyph, tone, "second", 24))
    return box


def _marked(text: str, glyph: str, tone: str, role: str, indent: int = 0) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(indent, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(Glyph(glyph, look.TONES[tone][0], 16), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(text, role, wrap=True), 1)
    return row


