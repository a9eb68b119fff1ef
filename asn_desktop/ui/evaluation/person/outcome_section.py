"""Section Hasil: every evaluation of the year with its versions and why, the official result beside, older years."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from asn_desktop.rules.evaluation import periods
from asn_desktop.rules.roles import Deed, may
from asn_desktop.rules.words import short_date
from asn_desktop.services.evaluation import explained, ratings
from asn_desktop.services.evaluation.rows import EvaluationRow
from asn_desktop.ui.evaluation.person.elsewhere_box import ElsewhereBox
from asn_desktop.ui.evaluation.person.outcome_boxes import (
    FixResultBox,
    ObjectionBox,
    ReceivedDayBox,
    UnsignedBox,
    title_of,
)
from asn_desktop.ui.evaluation.person.rate_box import RateBox
from asn_desktop.ui.evaluation.person.records_card import RecordsCard
from asn_desktop.ui.evaluation.person.short_table import ShortTable
from asn_desktop.ui.evaluation.person.skp_boxes import ReasonBox
from asn_desktop.ui.evaluation.person.year_file import YearFile
from asn_desktop.ui.evaluation.rating.tones import badge, short
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.card import Card
from asn_desktop.ui.parts.explanation import ExplanationPanel, Line
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.sentences.evaluation import line_words
from asn_desktop.ui.table import Column

_FOLDED = 960
_WHY = 400
_STATES = {"draf": ("draf", "warn"), "ditetapkan": ("ditetapkan", "ok"), "diganti": ("diganti", "neutral", ""),
           "batal": ("batal", "neutral", "")}  # fmt: skip
_OBJECTION = {"DIAJUKAN": "diajukan", "KLARIFIKASI": "sedang diklarifikasi", "DIPUTUS": "diputus",
              "TIDAK_DAPAT_DITERIMA": "tidak dapat diterima, lewat batas waktu"}  # fmt: skip


def _received(row: EvaluationRow) -> str:
    if row.diterima:
        return short_date(row.diterima)
    return "tidak ditandatangani" if row.tolak_tanda else "–"


COLUMNS = (
    Column("Periode", lambda r: periods.name(r.periode), second=lambda r: f"versi {r.versi}", width=0, strong=True,
           tone=lambda r: "quiet" if r.keadaan in ("diganti", "batal") else ""),
    Column("Hasil kerja", lambda r: short(r.hasil), width=108),
    Column("Perilaku", lambda r: short(r.perilaku), width=100),
    Column("Predikat", "", badge=lambda r: badge(r.predikat), width=150),
    Column("Keadaan", "", badge=lambda r: _STATES[r.keadaan], width=128),
    Column("Diterima", _received, width=120),
)  # fmt: skip


class OutcomeSection(QWidget):
    """`said` a short word; `copy_wanted` gives the result whose fields are to be copied."""

    said = Signal(str)
    copy_wanted = Signal(object)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.file: YearFile | None = None
        self.skp: Any = None
        self._enters = True
        self.tools = QWidget()
        self.rate_button = button("Nilai periode…", "primary", "edit", tip="Ctrl+N", key="Ctrl+N")
        self.more_button = button("Lainnya", "text", "more")
        self.more_button.setMenu(self._menu())
        self.copy_button = button("Salin untuk e-Kinerja…", "", "copy")
        self.table = ShortTable("Evaluasi tahun ini", COLUMNS, most=7)
        self.nothing = label("", "quiet", wrap=True)
        self.elsewhere_button = button("Hasil dari tempat lain…", "text")
        self.why_button, self.fix_button = button("Mengapa?", "link"), button("Tetapkan…", "", "check")
        self.received_button = button("Catat diterima…")
        self.object_button = button("Ajukan keberatan…", "text")
        self.note, self.why, self.records = Banner("accent"), ExplanationPanel(), RecordsCard()
        self.card = Card("Evaluasi")
        self._lay_out()
        self._connect()

    def show_file(self, file: YearFile, skp: Any, *, enters: bool) -> None:
        """Show the results of a person's year."""
        self.file, self.skp, self._enters = file, skp, enters
        self.card.title.setText(f"Evaluasi {file.tahun}")
        rows = [row for row in file.evaluations if row.keadaan != "batal"]
        before = self.table.current_row()
        self.table.show_rows(rows)
        if rows and (before is None or all(row.id != before.id for row in rows)):
            standing = [row.id for row in rows if row.keadaan != "diganti"]
            self.table.choose(standing[-1] if standing else rows[-1].id)  # what counts, not what it replaced
        self.table.setVisible(bool(rows))
        self.nothing.setText(self._nothing_words())
        self.nothing.setVisible(not rows)
        self.rate_button.setVisible(enters and self._ratable())
        self.elsewhere_button.setVisible(enters and may(self.desk.actor.role, Deed.VERIFY))
        self.records.show_file(file)
        self._show_row(self.table.current_row(), explain=self.why.isVisibleTo(self))

    def open_why(self) -> None:
        """Explain the predikat of the row chosen."""
        row = self.table.current_row()
        if row is not None and row.predikat is not None:
            self.desk.read(self, explained.why, row.id, replaces="mengapa",
                           done=lambda lines: self._explain(row, lines))  # fmt: skip

    def rate(self, old: EvaluationRow | None = None) -> None:
        """Enter or change a draft, or a new version of a fixed result."""
        current = self.table.current_row()
        draft = current if current is not None and current.keadaan == "draf" and old is None else old
        self._open(RateBox(self.desk, self.file, self.skp, self._codes(), draft, self), "Penilaian tersimpan")

    def elsewhere(self) -> None:
        """Enter a result another office or a university made."""
        codes = [periods.AKHIR, *self.file.codes]
        self._open(ElsewhereBox(self.desk, self.file, codes, self), "Hasil dari tempat lain tersimpan sebagai draf")

    def _ratable(self) -> bool:
        return self.skp is not None and self.skp.row.keadaan in ("ditetapkan", "ditutup")

    def _codes(self) -> list[str]:
        """Periods to be rated under this SKP, the last that began first offered."""
        row, today = self.skp.row, self.desk.today()
        spans = [(code, periods.span(row.tahun, code)) for code in self.file.codes]
        begun = [code for code, (first, last) in spans if first <= min(today, row.sampai) and last >= row.mulai]
        done = {one.periode for one in self.file.evaluations if one.keadaan == "ditetapkan"}
        begun.sort(key=lambda code: code in done)
        return [*begun, periods.CLOSED if row.keadaan == "ditutup" else periods.AKHIR]

    def _nothing_words(self) -> str:
        if self._ratable():
            return "Belum ada evaluasi tahun ini. Pejabat penilai menilai hasil kerja dan perilaku tiap periode."
        return "Evaluasi dimulai sesudah SKP ditetapkan."

    def _show_row(self, row: EvaluationRow | None, *, explain: bool = False) -> None:
        draft = row is not None and row.keadaan == "draf"
        fixed = row is not None and row.keadaan == "ditetapkan"
        self.why_button.setVisible(row is not None and row.predikat is not None)
        self.copy_button.setVisible(row is not None and row.predikat is not None)
        self.fix_button.setVisible(self._enters and draft)
        self.received_button.setVisible(self._enters and fixed and row.diterima is None)
        known = row is not None and any(one.periode == row.periode for one in self.file.objections)
        self.object_button.setVisible(self._enters and fixed and row.diterima is not None and not known)
        self.more_button.setVisible(self._enters and (draft or fixed))
        self.unsigned_action.setVisible(fixed)
        self.change_action.setVisible(fixed)
        self.withdraw_action.setVisible(draft)
        self._show_objection(row)
        if row is not None and row.predikat is not None and explain:
            self.open_why()
        else:
            self.why.hide()

    def _show_objection(self, row: EvaluationRow | None) -> None:
        found = [one for one in self.file.objections if row is not None and one.periode == row.periode] if row else []
        self.note.setVisible(bool(found))
        if found:
            one = found[0]
            told = f"Batas mengajukan {short_date(one.hari_terakhir)}. Alasan: {one.alasan}"
            if one.putusan:
                told = f"Putusan {'diubah' if one.putusan == 'DIUBAH' else 'tetap'} pada {short_date(one.diputus)}: " \
                       f"{one.alasan_putusan}"  # fmt: skip
            self.note.say("accent", f"Keberatan {short_date(one.diajukan)}: {_OBJECTION[one.keadaan]}", told)

    def _explain(self, row: EvaluationRow, lines: Any) -> None:
        shown = [Line(line_words(one), one.article, "") for one in lines]
        self.why.explain(f"Mengapa {row.predikat.label}?", shown, Line(title_of(row), "", row.predikat.label))
        self.why.show()

    def _open(self, box: Any, words: str) -> None:
        self.box = box
        box.done.connect(lambda _answer: self.said.emit(words))
        box.open()

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        self.unsigned_action = menu.addAction("Pegawai tidak menandatangani…")
        self.change_action = menu.addAction("Ubah hasil (versi baru)…")
        self.withdraw_action = menu.addAction("Tarik penilaian ini…")
        self.unsigned_action.triggered.connect(
            lambda: self._open(UnsignedBox(self.desk, self.table.current_row(), self), "Catatan tersimpan"))
        self.change_action.triggered.connect(lambda: self.rate(self.table.current_row()))
        self.withdraw_action.triggered.connect(lambda: self._open(ReasonBox(
            self.desk, "Tarik penilaian ini?", "Draf penilaian dibatalkan dan periode dapat dinilai lagi.", "Tarik",
            ratings.withdraw, self.table.current_row().id, self), "Penilaian ditarik"))  # fmt: skip
        return menu

    def _connect(self) -> None:
        self.table.row_chosen.connect(lambda row: self._show_row(row, explain=self.why.isVisibleTo(self)))
        self.table.row_opened.connect(lambda _row: self.open_why())
        self.rate_button.clicked.connect(lambda: self.rate())
        self.elsewhere_button.clicked.connect(self.elsewhere)
        self.why_button.clicked.connect(self.open_why)
        self.copy_button.clicked.connect(lambda: self.copy_wanted.emit(self.table.current_row()))
        for one, kind, words in ((self.fix_button, FixResultBox, "Hasil evaluasi ditetapkan"),
                                 (self.received_button, ReceivedDayBox, "Tanggal terima tercatat"),
                                 (self.object_button, ObjectionBox, "Keberatan tercatat")):  # fmt: skip
            one.clicked.connect(lambda _=False, kind=kind, words=words: self._open(
                kind(self.desk, self.table.current_row(), self), words))

    def resizeEvent(self, event: Any) -> None:
        """The reasons stand beside the results while there is room."""
        wide = self.width() >= _FOLDED
        self._upper.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self.why.setMinimumWidth(_WHY if wide else 0)
        self.why.setMaximumWidth(_WHY if wide else 16_777_215)
        super().resizeEvent(event)

    def _lay_out(self) -> None:
        tools = QHBoxLayout(self.tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(8)
        for one in (self.copy_button, self.more_button, self.rate_button):
            tools.addWidget(one)
        for one in (self.why_button, self.elsewhere_button, self.object_button, self.received_button, self.fix_button):
            self.card.head.addWidget(one)
        for one in (self.note, self.table, self.nothing):
            self.card.body.addWidget(one)
        self.card.body.addStretch(1)
        self.why.hide()
        self._upper = QHBoxLayout()
        self._upper.setSpacing(12)
        self._upper.addWidget(self.card, 1)
        self._upper.addWidget(self.why, 0, Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.addLayout(self._upper)
        box.addWidget(self.records)
        box.addStretch(1)
