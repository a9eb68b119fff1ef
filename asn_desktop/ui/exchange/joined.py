"""The page of a joined office: unsent, packages with their state, refused lines, replies, this office."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QGridLayout, QVBoxLayout, QWidget

from asn_desktop.rules.words import thousands
from asn_desktop.services.findings import FindingRow
from asn_desktop.services.outbox import ExchangeView
from asn_desktop.services.sync import PackageRow
from asn_desktop.ui.exchange import phrases
from asn_desktop.ui.exchange.pieces import FindingsCard, OfficeCard, RepliesCard, UnsentCard
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.card import Card, ScrollPage
from asn_desktop.ui.parts.drop_area import DropArea
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.sentences import findings
from asn_desktop.ui.table import Column, DataTable, TableModel


class JoinedPage(ScrollPage):
    """Shows values and emits wishes; the tab does the deeds."""

    package_chosen = Signal(object)
    rewrite_wanted = Signal(object)
    settle_copy_wanted = Signal()

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._zone = zone
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(label("Kirim–Terima", "title"))
        text = "Bekerja tanpa internet. Paket disimpan sampai balasannya Anda masukkan."
        head.addWidget(label(text, "second", wrap=True))
        self.box.addLayout(head)
        self.banner = Banner()
        self.banner.hide()
        self.box.addWidget(self.banner)
        grid = QGridLayout()
        grid.setSpacing(12)
        grid.setColumnStretch(0, 1)
        grid.addLayout(self._left(), 0, 0)
        grid.addWidget(self._right(), 0, 1)
        self.box.addLayout(grid, 1)
        self._today = dt.date.today

    def _left(self) -> QVBoxLayout:
        box = QVBoxLayout()
        box.setSpacing(12)
        self.unsent = UnsentCard()
        self.findings = FindingsCard()
        self.findings.hide()
        card = Card("Paket yang sudah dibuat")
        self.rewrite_button = button("Tulis ulang paket ini", "text", "usb")
        self.rewrite_button.clicked.connect(self._rewrite)
        card.head.addWidget(self.rewrite_button)
        self.model = TableModel(self._columns(), identity=lambda row: (row.epoch, row.seq))
        self.table = DataTable()
        self.table.setModel(self.model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setAccessibleName("Paket yang sudah dibuat")
        self.table.setMinimumHeight(170)
        self.table.row_chosen.connect(self.package_chosen)
        card.body.addWidget(self.table)
        box.addWidget(self.unsent)
        box.addWidget(card, 1)
        box.addWidget(self.findings)
        return box

    def _right(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(372)
        box = QVBoxLayout(side)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        self.drop = DropArea(
            "Taruh berkas balasan di sini", "dari stik, surel, atau WhatsApp; nama berkas bebas",
            filters="Paket ASN (*.asnx);;Semua berkas (*)",
        )  # fmt: skip
        self.drop.setMinimumHeight(190)
        self.replies, self.office = RepliesCard(), OfficeCard()
        box.addWidget(self.drop)
        box.addWidget(self.replies, 1)
        box.addWidget(self.office)
        return side

    def _columns(self) -> list[Column]:
        return [
            Column("Paket", lambda r: str(r.seq) if r.epoch == 1 else f"{r.epoch}–{r.seq}", width=64, strong=True),
            Column("Tanggal", lambda r: findings.day(r.made_at, self._zone), width=120),
            Column("Isi", lambda r: f"{thousands(r.total)} perubahan", width=140),
            Column("Ukuran", lambda r: phrases.size(r.size), width=90),
            Column("Keadaan", badge=lambda r: phrases.STATES[r.state], width=186),
            Column("Keterangan", lambda r: phrases.remark(r, self._today()), width=0),
        ]

    def show_view(self, view: ExchangeView, today: dt.date) -> None:
        """Everything at once."""
        self._today = lambda: today
        self.unsent.show_unsent(view.unsent, self._zone, view.copied)
        self.model.set_rows(view.packages)
        self.rewrite_button.setEnabled(bool(view.packages))
        self.replies.show_view(view, self._zone)
        self.office.show_view(view, today)
        if view.copied:
            self.banner.say(
                "warn", "Data ini disalin dari komputer atau folder lain",
                "Supaya nomor paket tidak kembar, pengiriman menunggu keputusan Anda. Lanjutkan di sini hanya bila "
                "komputer lama tidak dipakai lagi.",
                (("Lanjutkan di komputer ini", self.settle_copy_wanted.emit),),
            )  # fmt: skip
            self.banner.show()

    def show_findings(self, row: PackageRow, lines: Sequence[FindingRow]) -> None:
        """The refused lines of the chosen package."""
        words = "satu perubahan" if len(lines) == 1 else f"{len(lines)} perubahan"
        when = row.answered_at.date() if row.answered_at else None
        self.findings.show_lines(f"Paket {row.seq}: {words} perlu diperbaiki", when, lines)

    def _rewrite(self) -> None:
        row = self.table.current_row() or (self.model.rows[0] if self.model.rows else None)
        if row is not None:
            self.rewrite_wanted.emit(row)
