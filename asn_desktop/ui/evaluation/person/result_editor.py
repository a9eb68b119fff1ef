"""The editor of one result: its plan, whom it supports, indicators with targets, actions; drafts survive a kill."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.evaluation.words import Approach, Form, ResultKind
from asn_desktop.services.evaluation import results
from asn_desktop.services.evaluation.results import ActionAsk, IndicatorAsk, ResultAsk
from asn_desktop.ui.drafts import DraftKeeper
from asn_desktop.ui.evaluation.person.action_rows import ActionRows
from asn_desktop.ui.evaluation.person.indicator_rows import IndicatorLine, IndicatorRows
from asn_desktop.ui.evaluation.person.result_fields import ResultFields
from asn_desktop.ui.parts.action_bar import ActionBar, lay_over_bar
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.card import Card, ScrollPage
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.sentences import sentence


class ResultEditor(QWidget):
    """`kept` gives the row after saving, `closed` when the clerk goes back, `library_wanted` when she wants to pick."""

    kept = Signal(object)
    closed = Signal()
    remove_wanted = Signal(object)
    library_wanted = Signal()

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.skp: Any = None
        self.result_id: uuid.UUID | None = None
        self.title = label("", "card_title")
        self.banner, self.offer_banner = Banner("error"), Banner("neutral")
        self.fields = ResultFields()
        self.indicators, self.actions = IndicatorRows(), ActionRows()
        self.add_indicator = button("Tambah indikator", "", "plus")
        self.library_button = button("Dari pustaka…", "text")
        self.add_action = button("Tambah aksi", "", "plus")
        self.bar = ActionBar()
        self.back_button = self.bar.add("Kembali")
        self.remove_button = self.bar.add("Hapus hasil ini…", "text")
        self.save_button = self.bar.add("Simpan hasil kerja", "primary", "check", "Ctrl+S")
        self._lay_out()
        self.drafts = DraftKeeper(desk, "skp-hasil", self.values, self.load, self)
        self._connect()

    def edit(self, skp: Any, codes: Sequence[str], above: Sequence[Any], result_id: uuid.UUID | None = None,
             kind: ResultKind = ResultKind.UTAMA) -> None:  # fmt: skip
        """Open for a new result of this kind, or for one that is there. `codes`: periods of the office's rhythm;
        `above`: rows of the superior's SKP."""
        self.skp, self.result_id = skp, result_id
        row = next((one for one in skp.results if one.id == result_id), None)
        kind = row.jenis if row else kind
        self.title.setText(f"{'Ubah' if row else 'Tambah'} hasil kerja: {skp.row.nama}")
        quantitative = skp.row.pendekatan == Approach.KUANTITATIF
        self.indicators.use(quantitative=quantitative, aspek=quantitative and skp.row.bentuk == Form.JA_JF)
        self.fields.prepare(skp.row, above)
        self._codes = tuple(codes)
        self.load(_values(row, kind))
        self.remove_button.setVisible(row is not None and skp.row.keadaan == "draf")
        self.bar.say("Belum ada yang diubah." if row else "Hasil kerja baru; belum disimpan.")
        self.drafts.set_key(f"skp-hasil:{skp.row.id}:{result_id or kind.value}")
        self.drafts.settle()
        self.drafts.offer(self.offer_banner)
        self.fields.plan_edit.setFocus()

    def values(self) -> dict[str, Any]:
        """What is typed, as a draft keeps it."""
        return {**self.fields.values(), "indikator": self.indicators.values(), "aksi": self.actions.values()}

    def load(self, values: Mapping[str, Any]) -> None:
        """Show these values."""
        self._clean()
        self.fields.load(values)
        self.indicators.show_rows(values.get("indikator") or ())
        self.actions.show_rows(self._codes, values.get("aksi") or ())

    def take(self, kept: Any) -> None:
        """An indicator of the library, into the next free row; its plan when none is typed yet."""
        if kept.rencana and not self.fields.plan_edit.toPlainText().strip():
            self.fields.plan_edit.setPlainText(kept.rencana)
        self.indicators.add({"aspek": kept.aspek, "indikator": kept.indikator, "target": kept.target})

    def ask(self) -> ResultAsk:
        """The result as typed."""
        indicators = tuple(
            IndicatorAsk(one["indikator"], one["target"], one["aspek"] or None, _id(one["id"]))
            for one in self.indicators.values()
        )
        actions = tuple(ActionAsk(one["aksi"], one["target"], one["bukti"] or None, _id(one["id"]))
                        for one in self.actions.values())  # fmt: skip
        return ResultAsk(indicators=indicators, actions=actions, **self.fields.ask())

    def save(self) -> None:
        """Keep the result, or show what is wrong beside its field."""
        self._clean()
        self.save_button.setEnabled(False)
        self.desk.write(self, results.put, self.skp.row.id, self.ask(), self.result_id, done=self._saved,
                        failed=self.refuse, troubled=self._troubled, reason="hasil kerja SKP")  # fmt: skip

    def refuse(self, problems: Sequence[Problem]) -> None:
        """Every sentence beside the field it speaks of; the cursor in the first."""
        self.save_button.setEnabled(True)
        self._clean()
        loose, first = [], None
        for problem in problems:
            box = self._box(problem)
            if box is None or not box.isVisibleTo(self):
                loose.append(sentence(problem))
                continue
            told = box.problem()
            box.show_problem(f"{told}\n{sentence(problem)}" if told else sentence(problem))
            first = first or box
        self.banner.say("error", "Hasil kerja belum dapat disimpan", " ".join(dict.fromkeys(loose)))
        self.banner.setVisible(bool(loose))
        self.bar.say("Belum disimpan. Perbaiki isian yang ditandai.", "error")
        if first is not None and first.editor is not None:
            first.editor.setFocus()
            self.page.ensureWidgetVisible(first)

    def _box(self, problem: Problem) -> Any:
        """The field a finding speaks of: of the result, or of the indicator it names."""
        if problem.field in self.fields.boxes:
            return self.fields.boxes[problem.field]
        if problem.field in ("indikator", "target", "aspek"):
            line = self._line(problem)
            return line.boxes[problem.field]
        if problem.field == "aksi" and self.actions.lines:
            return self.actions.lines[0].action_box
        return None

    def _line(self, problem: Problem) -> IndicatorLine:
        name, target = problem.values.get("indikator"), problem.values.get("target")
        lines = self.indicators.filled() or self.indicators.lines
        named = [one for one in lines if (one.values()["indikator"][:80] or "–") == name]
        exact = [one for one in named if (one.values()["target"] or "–") == target]
        return (exact or named or lines)[0]

    def _saved(self, row: Any) -> None:
        self.save_button.setEnabled(True)
        self.drafts.forget()
        self.kept.emit(row)

    def _troubled(self, trouble: Any) -> None:
        self.save_button.setEnabled(True)
        self.desk.trouble.emit(trouble)

    def _clean(self) -> None:
        self.banner.hide()
        self.fields.clear_problems()
        self.indicators.clear_problems()
        self.actions.clear_problems()

    def _typed(self) -> None:
        if self.skp is not None:
            self.drafts.touched()

    def _connect(self) -> None:
        self.fields.changed.connect(self._typed)
        self.indicators.changed.connect(self._typed)
        self.actions.changed.connect(self._typed)
        self.drafts.kept.connect(lambda words: self.bar.say(f"{words}. Belum masuk SKP.", "saved"))
        self.add_indicator.clicked.connect(lambda: self.indicators.add())
        self.add_action.clicked.connect(lambda: self.actions.add())
        self.library_button.clicked.connect(self.library_wanted)
        self.back_button.clicked.connect(self.closed)
        self.remove_button.clicked.connect(lambda: self.remove_wanted.emit(self.result_id))
        self.save_button.clicked.connect(self.save)
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.closed)

    def _lay_out(self) -> None:
        self._codes: tuple[str, ...] = ()
        self.page = ScrollPage(margins=(0, 0, 0, 8))
        for one in (self.offer_banner, self.banner):
            one.hide()
        top = Card()
        heading = QHBoxLayout()
        heading.addWidget(self.title)
        heading.addStretch(1)
        heading.addWidget(self.fields.kind_chips)
        self.fields.kind_chips.setFixedWidth(196)
        top.body.addLayout(heading)
        top.body.addWidget(self.fields)
        middle, low = Card("Indikator kinerja individu"), Card("Rencana aksi")
        middle.head.addWidget(self.library_button)
        middle.head.addWidget(self.add_indicator)
        middle.body.addWidget(self.indicators)
        hint = QHBoxLayout()
        hint.addWidget(label("Boleh kosong. Satu baris satu langkah, dengan target tiap periode.", "second", wrap=True))
        low.head.addWidget(self.add_action)
        low.body.addLayout(hint)
        low.body.addWidget(self.actions)
        for part in (self.offer_banner, self.banner, top, middle, low):
            self.page.box.addWidget(part)
        self.page.box.addStretch(1)
        lay_over_bar(self, self.page, self.bar)
        self.layout().itemAt(1).layout().setContentsMargins(0, 0, 0, 0)


def _values(row: Any, kind: ResultKind) -> dict[str, Any]:
    """A kept result as the editor's values."""
    if row is None:
        return {"jenis": kind.value}
    indicators = [{"id": str(i.id), "aspek": i.aspek or "", "indikator": i.indikator, "target": i.target,
                   "periksa": i.periksa} for i in row.indicators]  # fmt: skip
    actions = [{"id": str(a.id), "aksi": a.aksi, "bukti": a.bukti or "", "target": dict(a.target)} for a in row.actions]
    return {"jenis": row.jenis.value, "rencana": row.rencana, "atasan": str(row.atasan_hasil_id or ""),
            "intervensi": row.intervensi or "", "perspektif": row.perspektif or "",
            "penugasan_dari": row.penugasan_dari or "", "nomor_penugasan": row.nomor_penugasan or "",
            "indikator": indicators, "aksi": actions}  # fmt: skip


def _id(text: str) -> uuid.UUID | None:
    return uuid.UUID(text) if text else None
