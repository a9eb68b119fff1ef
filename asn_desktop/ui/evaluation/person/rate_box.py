"""Nilai: both judgements on one person in one period; the predikat follows from the matrix while they are chosen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from asn_desktop.rules.evaluation import periods
from asn_desktop.rules.evaluation.words import Rating
from asn_desktop.rules.words import short_date
from asn_desktop.services.evaluation import law, ratings, versions
from asn_desktop.services.evaluation.ratings import RatingAsk
from asn_desktop.services.evaluation.rows import EvaluationRow
from asn_desktop.ui.evaluation.person.skp_boxes import DeedBox
from asn_desktop.ui.evaluation.rating.matrix_view import MatrixView
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.layouts import side_by_side
from asn_desktop.ui.parts.words import label

_BOUND = "Kepala unit: hasil kerja mengikuti capaian unitnya."


def rating_combo(first: str) -> QComboBox:
    """A list of the three ratings with nothing chosen."""
    combo = QComboBox()
    combo.addItem(first, None)
    for rating in Rating:
        combo.addItem(rating.label, rating)
    return combo


class RateBox(DeedBox):
    """Rate one period, or change a fixed result (`old`) by a new version with its reason."""

    def __init__(self, desk: Any, file: Any, skp: Any, codes: Sequence[str], old: EvaluationRow | None = None,
                 parent: QWidget | None = None) -> None:  # fmt: skip
        fixed = old is not None and old.keadaan == "ditetapkan"
        title = "Ubah hasil evaluasi" if fixed else "Nilai"
        super().__init__(desk, f"{title}: {skp.row.nama}", "Simpan versi baru" if fixed else "Simpan penilaian", parent,
                         width=640)  # fmt: skip
        self.file, self.skp, self.old, self._fixed = file, skp, old, fixed
        self.period_combo = QComboBox()
        for code in codes:
            self.period_combo.addItem(f"{periods.name(code)} {file.tahun}", code)
        for past in skp.penilai_lama:  # who leaves evaluates his own days, the SKP goes on
            words = f"Masa {past.penilai.nama}, sampai {short_date(past.sampai)}"
            self.period_combo.addItem(words, f"{periods.CLOSED}:{past.sampai.isoformat()}")
        self.result_combo = rating_combo("Mengikuti capaian unit" if skp.row.kepala else "Pilih")
        self.result_combo.setEnabled(not skp.row.kepala)
        self.behaviour_combo = rating_combo("Pilih")
        self.predikat = label("", "strong")
        self.matrix = MatrixView()
        self.reason_edit, self.note_edit = QPlainTextEdit(), QPlainTextEdit()
        for edit in (self.reason_edit, self.note_edit):
            edit.setTabChangesFocus(True)
            edit.setFixedHeight(58)
        self._build()
        if old is not None:
            self._fill(old)
        desk.read(self, law.matrix, desk.today(), done=self._use)
        for combo in (self.result_combo, self.behaviour_combo):
            combo.currentIndexChanged.connect(lambda _at: self._follow())
        (self.behaviour_combo if skp.row.kepala else self.result_combo).setFocus()

    def chosen(self) -> tuple[Rating | None, Rating | None]:
        """Both ratings as chosen."""
        found = (combo.currentData() for combo in (self.result_combo, self.behaviour_combo))
        hasil, perilaku = (Rating(one) if one else None for one in found)
        return hasil, perilaku

    def send(self) -> None:
        hasil, perilaku = self.chosen()
        words = self.reason_edit.toPlainText().strip()
        if self._fixed:
            self.write(versions.change, self.old.id, hasil, perilaku, words, today=self.desk.today(),
                       reason=words or "versi baru")  # fmt: skip
            return
        code, _, last = self.period_combo.currentData().partition(":")
        ask = RatingAsk(
            self.skp.row.employee_id, self.file.tahun, code, hasil, perilaku, words or None,
            self.note_edit.toPlainText().strip() or None, self.skp.row.id,
            sampai=dt.date.fromisoformat(last) if last else None,
        )  # fmt: skip
        self.write(ratings.rate, ask, today=self.desk.today(), reason="penilaian")

    def _fill(self, old: EvaluationRow) -> None:
        dated = f"{old.periode}:{old.sampai.isoformat()}"  # an earlier appraiser's part
        at = max(self.period_combo.findData(old.periode), self.period_combo.findData(dated))
        self.period_combo.setCurrentIndex(max(at, 0))
        self.result_combo.setCurrentIndex(max(self.result_combo.findData(old.hasil), 0))
        self.behaviour_combo.setCurrentIndex(max(self.behaviour_combo.findData(old.perilaku), 0))
        if not self._fixed:
            self.reason_edit.setPlainText(old.alasan or "")
            self.note_edit.setPlainText(old.catatan or "")

    def _use(self, found: Any) -> None:
        self._matrix = found
        self.matrix.use(found.predikat)
        self._follow()

    def _follow(self) -> None:
        hasil, perilaku = self.chosen()
        for name in ("hasil", "perilaku"):
            self.boxes[name].clear()
        self.matrix.show_cell(hasil, perilaku)
        known = self._matrix is not None and hasil is not None and perilaku is not None
        self.predikat.setText(f"Predikat: {self._matrix.predikat(hasil, perilaku).label}" if known else
                              "Predikat mengikuti matriks; tidak diketik.")  # fmt: skip

    def _build(self) -> None:
        self._matrix: Any = None
        bound = _BOUND if self.skp.row.kepala else ""
        self.boxes = {
            "periode": FieldBox("&Periode", self.period_combo, required=True),
            "hasil": FieldBox("&Hasil kerja", self.result_combo, bound, required=True),
            "perilaku": FieldBox("P&erilaku kerja", self.behaviour_combo, required=True),
            "alasan": FieldBox("&Alasan", self.reason_edit, required=self._fixed),
            "catatan": FieldBox("&Catatan atau rekomendasi", self.note_edit),
        }
        self.body.addWidget(self.boxes["periode"])
        self.boxes["periode"].setVisible(not self._fixed)
        self.body.addLayout(side_by_side(self.boxes["hasil"], self.boxes["perilaku"]))
        self.body.addWidget(self.predikat)
        self.body.addWidget(self.matrix)
        self.body.addWidget(self.boxes["alasan"])
        self.body.addWidget(self.boxes["catatan"])
        self.boxes["catatan"].setVisible(not self._fixed)
        if self._fixed:
            told = "Hasil lama tetap tersimpan sebagai versi sebelumnya; versi baru ditetapkan hari ini."
            self.body.insertWidget(1, label(told, "quiet", wrap=True))
