"""Umpan balik of a period: who said what on which result or value, verified and replied to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.rules.evaluation import periods
from asn_desktop.rules.evaluation.words import Giver
from asn_desktop.rules.words import short_date
from asn_desktop.services.evaluation import feedback
from asn_desktop.services.evaluation.feedback import FeedbackRow
from asn_desktop.ui.evaluation.person.feedback_boxes import ReplyBox, VerifyBox
from asn_desktop.ui.evaluation.person.short_table import ShortTable
from asn_desktop.ui.evaluation.person.skp_boxes import ReasonBox
from asn_desktop.ui.paper_box import PaperBox
from asn_desktop.ui.parts.card import Card
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.table import Column


def state(row: FeedbackRow) -> tuple[str, ...] | None:
    """What is to be known about a piece of feedback before it is used."""
    if row.peran is not Giver.MASYARAKAT:
        return (row.indikasi.label.removesuffix(" Ekspektasi").lower(), "neutral", "") if row.indikasi else None
    if row.menunggu:
        return ("belum diverifikasi", "warn")
    return ("benar", "ok") if row.dihitung else ("tidak benar", "neutral", "")


def about(skp: Any, values: Sequence[Any], row: FeedbackRow) -> str:
    """What it is about: a result, a value, or the whole."""
    if row.result_id is not None:
        return next((one.rencana for one in skp.results if one.id == row.result_id), "hasil kerja")
    if row.nilai is not None:
        return next((one.nilai for one in values if one.nomor == row.nilai), f"nilai {row.nilai}")
    return "Keseluruhan"


class FeedbackListCard(Card):
    """`said` a short word for the toast."""

    said = Signal(str)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__("Umpan balik", parent)
        self.desk = desk
        self._enters, self._skp, self._values = True, None, ()
        self.table = ShortTable("Umpan balik", (
            Column("Tanggal", lambda r: short_date(r.tanggal), width=128, key=lambda r: r.tanggal),
            Column("Dari", lambda r: r.peran.label, second=lambda r: r.pemberi or r.sifat, width=150),
            Column("Isi", lambda r: r.isi, second=lambda r: about(self._skp, self._values, r), width=0),
            Column("", "", badge=state, width=156),
        ), most=4)  # fmt: skip
        self.nothing = label("", "quiet", wrap=True)
        self.verify_button = button("Verifikasi…", "", "shield_check")
        self.reply_button = button("Tanggapan pegawai…", "text")
        self.see_button, self.void_button = button("Lihat bukti", "text", "eye"), button("Batalkan…", "text")
        for one in (self.void_button, self.see_button, self.reply_button, self.verify_button):
            self.head.addWidget(one)
        self.detail = label("", wrap=True, copyable=True)
        self._inset = QFrame()
        self._inset.setProperty("role", "inset")
        inner = QVBoxLayout(self._inset)
        inner.setContentsMargins(14, 8, 14, 8)
        inner.addWidget(self.detail)
        self.body.addWidget(self.table)
        self.body.addWidget(self.nothing)
        self.body.addWidget(self._inset)
        self.body.addStretch(1)
        foot = QHBoxLayout()
        self.body.addLayout(foot)
        self.table.row_chosen.connect(lambda _row: self._show_row())
        self.verify_button.clicked.connect(self._verify)
        self.reply_button.clicked.connect(self._reply)
        self.see_button.clicked.connect(self._see)
        self.void_button.clicked.connect(self._void)

    def show_skp(self, file: Any, skp: Any, periode: str, *, enters: bool) -> None:
        """Show the feedback of this period."""
        self._enters, self._skp, self._values = enters, skp, file.values
        rows = [row for row in file.feedback if row.skp_id == skp.row.id and row.periode == periode]
        own = any(row.peran is Giver.PIMPINAN for row in rows)
        self.title.setText(f"Umpan balik {periods.name(periode)}" + (f": {len(rows)}" if rows else ""))
        self.table.show_rows(rows)
        self.table.setVisible(bool(rows))
        told = f"Umpan balik pejabat penilai untuk {periods.name(periode)} belum ada; "
        self.nothing.setText(f"{told}tanpa itu hasil periode ini belum dapat ditetapkan.")
        self.nothing.setVisible(not own)
        self._show_row()

    def _show_row(self) -> None:
        row = self.table.current_row()
        citizen = row is not None and row.peran is Giver.MASYARAKAT
        self._inset.setVisible(row is not None)
        self.verify_button.setVisible(self._enters and citizen and row.menunggu)
        self.reply_button.setVisible(self._enters and row is not None and not (citizen and row.menunggu))
        self.see_button.setVisible(row is not None and bool(row.berkas))
        self.void_button.setVisible(self._enters and row is not None)
        if row is not None:
            self.detail.setText("\n".join(self._lines(row)))

    def _lines(self, row: FeedbackRow) -> list[str]:
        lines = [row.isi]
        if row.bukti or row.nama_berkas:
            lines.append(f"Bukti: {'; '.join(part for part in (row.bukti, row.nama_berkas) if part)}")
        if row.verifikator:
            word = "benar" if row.dihitung else "tidak benar, tidak dipakai"
            lines.append(f"Diverifikasi {row.verifikator} pada {short_date(row.verifikasi_pada)}: {word}. "
                         f"{row.verifikasi_catatan or ''}".strip())  # fmt: skip
        elif row.menunggu:
            lines.append("Belum diverifikasi: belum dapat dipakai sebagai bukti.")
        if row.tanggapan:
            lines.append(f"Tanggapan pegawai, {short_date(row.tanggapan_pada)}: {row.tanggapan}")
        return lines

    def _verify(self) -> None:
        self._open(VerifyBox(self.desk, self.table.current_row(), self), "Verifikasi tersimpan")

    def _reply(self) -> None:
        self._open(ReplyBox(self.desk, self.table.current_row(), self), "Tanggapan pegawai tersimpan")

    def _void(self) -> None:
        row = self.table.current_row()
        told = "Umpan balik tetap tercatat di riwayat ubah, tetapi tidak dipakai lagi."
        title, verb = "Batalkan umpan balik ini?", "Batalkan umpan balik"
        box = ReasonBox(self.desk, title, told, verb, feedback.void, row.id, self)
        self._open(box, "Umpan balik dibatalkan")

    def _open(self, box: Any, words: str) -> None:
        self.box = box
        box.done.connect(lambda _answer: self.said.emit(words))
        box.open()

    def _see(self) -> None:
        row = self.table.current_row()
        self.desk.read(self, feedback.scan, row.id, done=lambda data: self._paper(row, data))

    def _paper(self, row: FeedbackRow, data: bytes) -> None:
        name = row.nama_berkas or "Bukti umpan balik"
        self.paper = PaperBox(self.desk, name, data, f"{name.rsplit('.', 1)[0]}.pdf", self)
        self.paper.said.connect(self.said)
        self.paper.open()
