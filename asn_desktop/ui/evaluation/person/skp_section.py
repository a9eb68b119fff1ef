"""Section SKP: the results as a table, what is missing, the head, the seven values, the annex; and the deeds on it."""

from __future__ import annotations

import uuid
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.evaluation.words import ResultKind
from asn_desktop.services.evaluation import results
from asn_desktop.services.evaluation import skp as goals
from asn_desktop.services.evaluation.skp import SkpAsk
from asn_desktop.ui.drafts import DraftKeeper
from asn_desktop.ui.evaluation.person.check_card import CheckCard, by_result, result_of
from asn_desktop.ui.evaluation.person.head import span_words
from asn_desktop.ui.evaluation.person.head_box import HeadBox
from asn_desktop.ui.evaluation.person.results_grid import ResultsGrid
from asn_desktop.ui.evaluation.person.skp_boxes import CloseBox, FixBox, ReasonBox
from asn_desktop.ui.evaluation.person.skp_facts import SkpFacts
from asn_desktop.ui.evaluation.person.superior_list import SuperiorList
from asn_desktop.ui.evaluation.person.values_card import AnnexCard, ValuesCard
from asn_desktop.ui.evaluation.person.year_file import YearFile
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.card import Card
from asn_desktop.ui.parts.empty import EmptyState
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.sentences import sentence

_NONE = "Belum ada hasil kerja."
_FROM_ABOVE = f"{_NONE} Mulai dari hasil kerja atasan di bawah ini, atau tekan Tambah utama."
_BY_HAND = f"{_NONE} SKP atasan belum ada di sini; tekan Tambah utama dan ketik hasil atasan yang didukung."
_FOLDED = 960  # narrower than this, the side stands under the results
_SIDE = 326


class SkpSection(QWidget):
    """`editor_wanted` gives a result's id or None with its kind; `copy_wanted` to begin from another SKP."""

    said = Signal(str)
    made = Signal(object)  # a new SKP
    editor_wanted = Signal(object, object)
    copy_wanted = Signal(object)  # the part of the year it is for, or None
    shown_wanted = Signal(object)  # a widget to be scrolled to
    fields_wanted = Signal()  # to be copied for e-Kinerja

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.file: YearFile | None = None
        self.skp: Any = None
        self._enters = True
        self.box: Any = None
        self.banner, self.move_banner, self.draft_banner = Banner("error"), Banner("accent"), Banner("neutral")
        self.grid, self.check, self.facts = ResultsGrid(), CheckCard(), SkpFacts()
        self.values, self.annex = ValuesCard(desk), AnnexCard(desk)
        self.nothing = EmptyState("file")
        self.results_card = Card("Hasil kerja")
        self.add_main = button("Tambah utama", "", "plus", tip="Ctrl+N", key="Ctrl+N")
        self.add_extra = button("Tambah tambahan", "text", "plus")
        self.no_results = label("", "quiet", wrap=True)
        self.fix_button = button("Tetapkan SKP…", "primary", "check", tip="Ctrl+Enter", key="Ctrl+Return")
        self.copy_button = button("Salin untuk e-Kinerja…", "", "copy")
        self.more_button = button("Lainnya", "text", "more")
        self.above = SuperiorList()
        self.more_button.setMenu(self._menu())
        self.tools = QWidget()
        self._lay_out()
        self._connect()
        self.drafts = DraftKeeper(desk, "skp-isi", self._typed, self._load, self)
        self.values.typed.connect(self.drafts.touched)
        self.annex.typed.connect(self.drafts.touched)

    def show_file(self, file: YearFile, skp: Any, *, enters: bool) -> None:
        """Show the SKP of a person's year, or how to begin one."""
        other = self.skp is None or skp is None or self.skp.row.id != skp.row.id
        self.file, self.skp, self._enters = file, skp, enters
        self.banner.hide()
        for part in (*self._parts, self.tools):
            part.setVisible(skp is not None)
        self.nothing.setVisible(skp is None)
        self._show_move(file)
        if skp is None:
            self._offer(file)
            return
        editable = enters and skp.row.keadaan == goals.DRAFT
        problems = file.problems.get(skp.row.id, ())
        self.grid.show_skp(skp, by_result(skp, [p for p in problems if p.blocks]), editable=editable)
        self.above.show_rows(file.above.get(skp.row.id, ()) if editable else (), skp)
        self.no_results.setVisible(not skp.results)
        self.no_results.setText(_FROM_ABOVE if editable and file.above.get(skp.row.id) else
                                _BY_HAND if editable else _NONE)  # fmt: skip
        self.check.setVisible(editable)
        if editable:
            self.check.show_findings(skp, problems)
        self.facts.show_skp(skp, enters=enters)
        self.values.show_file(file, skp, editable=editable)
        self.annex.show_skp(skp, editable=editable)
        self._show_deeds(editable)
        if other:
            self.drafts.set_key(f"skp-isi:{skp.row.id}")
            self.drafts.settle()
            self.draft_banner.hide()
            if editable:
                self.drafts.offer(self.draft_banner)
                if not skp.results and self._parts[0].isVisible():
                    self.add_main.setFocus()

    def draft(self, span: Any = None) -> None:
        """Draw up an SKP: everything the record knows is filled in."""
        assert self.file is not None
        ask = SkpAsk(self.file.employee_id, self.file.tahun, mulai=span.mulai if span else None,
                     sampai=span.sampai if span else None)  # fmt: skip
        self.desk.write(self, goals.draft, ask, today=self.desk.today(), done=self._drafted, failed=self.refuse,
                        reason="SKP disusun")  # fmt: skip

    def refuse(self, problems: Any) -> None:
        """Say why a deed cannot be done; it stays in sight."""
        self.banner.say("error", "Belum dapat dilakukan", " ".join(dict.fromkeys(sentence(p) for p in problems)))
        self.banner.show()

    def mend(self, problem: Problem) -> None:
        """Go where a finding is mended."""
        row = result_of(self.skp, problem)
        if row is not None:
            self.editor_wanted.emit(row.id, problem)
        elif problem.field == "hasil":
            self.editor_wanted.emit(None, ResultKind.UTAMA)
        elif problem.field == "target":
            told = "{} target ditandai sudah diperiksa"
            self.desk.write(self, results.targets_checked, self.skp.row.id, reason="target diperiksa",
                            done=lambda count: self.said.emit(told.format(count)), failed=self.refuse)  # fmt: skip
        elif problem.field == "nilai":
            self.shown_wanted.emit(self.values)
        else:
            self._open_head()

    def _drafted(self, skp: Any) -> None:
        self.said.emit("Draf SKP disusun dari data pegawai")
        self.made.emit(skp)

    def _offer(self, file: YearFile) -> None:
        open_ = file.open_spans()
        told = "; ".join(f"{span_words(s.mulai, s.sampai)} sebagai {s.jabatan or 'jabatan belum diisi'}" for s in open_)
        words = f"Data pegawai, penilai, bentuk dan periode langsung terisi: {told}." if told else (
            "Tahun ini tidak meminta SKP menurut riwayat jabatannya.")  # fmt: skip
        can = self._enters and bool(open_)
        self.nothing.say("file", f"Belum ada SKP {file.tahun}", words, f"Susun SKP {file.tahun}" if can else "")
        self.nothing.offer("Salin dari SKP lain…" if can else "")

    def _show_move(self, file: YearFile) -> None:
        """After a move the second SKP is missing: say so with the button that draws it up."""
        missing = file.open_spans() if file.skps else ()
        self.move_banner.setVisible(bool(missing) and self._enters)
        if missing:
            span = missing[0]
            self.move_banner.say(
                "accent", f"SKP {span_words(span.mulai, span.sampai)} belum ada",
                f"Jabatan {span.jabatan or 'belum diisi'} di {span.unit or 'unit belum diisi'}.",
                [("Susun SKP", lambda: self.draft(span)), ("Salin…", lambda: self.copy_wanted.emit(span))],
            )  # fmt: skip

    def _show_deeds(self, editable: bool) -> None:
        state = self.skp.row.keadaan
        extra = self._enters and state == goals.FIXED
        self.add_main.setVisible(editable)
        self.add_extra.setVisible(editable or extra)
        self.fix_button.setVisible(editable)
        self.more_button.setVisible(self._enters)
        self.close_action.setVisible(state == goals.FIXED)
        self.reopen_action.setVisible(state in (goals.FIXED, goals.CLOSED))

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        self.head_action = menu.addAction("Kepala SKP…")
        self.close_action = menu.addAction("Tutup SKP (pindah, CLTN, pensiun)…")
        self.reopen_action = menu.addAction("Buka kembali menjadi draf…")
        menu.addSeparator()
        self.void_action = menu.addAction("Batalkan SKP…")
        self.head_action.triggered.connect(self._open_head)
        self.close_action.triggered.connect(lambda: self._open(CloseBox(self.desk, self.skp, self), "SKP ditutup"))
        self.reopen_action.triggered.connect(lambda: self._open(ReasonBox(
            self.desk, "Buka kembali SKP?", "SKP menjadi draf dan dapat diubah, selama belum ada evaluasi. Isi yang "
            "pernah ditetapkan tetap tercatat di riwayat ubah.", "Buka kembali", goals.reopen, self.skp.row.id, self,
        ), "SKP dibuka kembali"))  # fmt: skip
        self.void_action.triggered.connect(lambda: self._open(ReasonBox(
            self.desk, "Batalkan SKP ini?", "SKP tetap tersimpan dan terbaca, tetapi tidak berlaku lagi.",
            "Batalkan SKP", goals.void, self.skp.row.id, self,
        ), "SKP dibatalkan"))  # fmt: skip
        return menu

    def _open_head(self) -> None:
        self._open(HeadBox(self.desk, self.skp, self), "Kepala SKP tersimpan")

    def _open(self, box: Any, words: str) -> None:
        self.box = box
        box.done.connect(lambda _answer: self.said.emit(words))
        box.open()

    def _raise(self, result_id: uuid.UUID, place: int) -> None:
        """One row up among those of its kind; the same button again undoes it from the other row."""
        self.desk.write(self, results.move, result_id, place, reason="urutan hasil kerja", failed=self.refuse,
                        done=lambda _none: self.said.emit(f"Hasil kerja menjadi nomor {place}"))  # fmt: skip

    def remove_result(self, result_id: uuid.UUID) -> None:
        """Ask for the reason, then take a result out."""
        self._open(ReasonBox(self.desk, "Hapus hasil kerja ini?", "Indikator dan rencana aksinya ikut keluar dari SKP; "
                             "semuanya tetap tercatat di riwayat ubah.", "Hapus hasil kerja", results.remove, result_id,
                             self), "Hasil kerja dihapus")  # fmt: skip

    def _typed(self) -> dict[str, Any]:
        expected = {str(number): text for number, text in self.values.changed().items()}
        return {"ekspektasi": expected, "lampiran": self.annex.changed()}

    def _load(self, values: Any) -> None:
        self.values.fill(values.get("ekspektasi") or {})
        self.annex.fill(values.get("lampiran") or {})

    def _kept(self, words: str) -> None:
        self.said.emit(words)
        if not any(self._typed().values()):
            self.drafts.forget()

    def _connect(self) -> None:
        self.nothing.pressed.connect(lambda: self.draft())
        self.nothing.second_pressed.connect(lambda: self.copy_wanted.emit(None))
        self.add_main.clicked.connect(lambda: self.editor_wanted.emit(None, ResultKind.UTAMA))
        self.add_extra.clicked.connect(lambda: self.editor_wanted.emit(None, ResultKind.TAMBAHAN))
        self.grid.opened.connect(lambda result_id: self.editor_wanted.emit(result_id, None))
        self.grid.raised.connect(self._raise)
        self.above.chosen.connect(lambda row: self.editor_wanted.emit(None, row))
        self.copy_button.clicked.connect(self.fields_wanted)
        self.check.wanted.connect(self.mend)
        self.facts.change_wanted.connect(self._open_head)
        self.values.kept.connect(self._kept)
        self.annex.kept.connect(self._kept)
        self.fix_button.clicked.connect(lambda: self._open(FixBox(self.desk, self.skp, self), "SKP ditetapkan"))

    def resizeEvent(self, event: Any) -> None:
        """Beside each other while there is room."""
        way = QBoxLayout.Direction.LeftToRight if self.width() >= _FOLDED else QBoxLayout.Direction.TopToBottom
        for row in (self._upper, self._lower):
            row.setDirection(way)
        self._side.setMinimumWidth(_SIDE if self.width() >= _FOLDED else 0)
        self._side.setMaximumWidth(_SIDE if self.width() >= _FOLDED else 16_777_215)
        super().resizeEvent(event)

    def _lay_out(self) -> None:
        tools = QHBoxLayout(self.tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(8)
        for one in (self.copy_button, self.more_button, self.fix_button):
            tools.addWidget(one)
        self.results_card.head.addWidget(self.add_extra)
        self.results_card.head.addWidget(self.add_main)
        self.results_card.body.addWidget(self.no_results)
        self.results_card.body.addWidget(self.grid)
        self.results_card.body.addWidget(self.above)
        self.results_card.body.addStretch(1)
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(12)
        side.addWidget(self.check)
        side.addWidget(self.facts)
        side.addStretch(1)
        self._upper, self._lower = QHBoxLayout(), QHBoxLayout()
        for row in (self._upper, self._lower):
            row.setSpacing(12)
        self._upper.addWidget(self.results_card, 1)
        self._upper.addWidget(self._side, 0)
        self._lower.addWidget(self.values, 3)
        self._lower.addWidget(self.annex, 2)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        for one in (self.banner, self.move_banner, self.draft_banner):
            one.hide()
            box.addWidget(one)
        box.addWidget(self.nothing, 1, Qt.AlignmentFlag.AlignTop)
        box.addLayout(self._upper)
        box.addLayout(self._lower)
        self._parts = (self.results_card, self._side, self.values, self.annex)
