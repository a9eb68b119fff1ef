"""Mode BKPSDM: leave that offices ask to be decided above them; the decision goes home with the next reply."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.words import short_date, thousands
from asn_desktop.services.leave import inbox
from asn_desktop.services.leave.answers import AnswerRow
from asn_desktop.services.leave.inbox import InboxDetail, InboxRow
from asn_desktop.ui.centre.leave_decision import LeaveDecisionCard
from asn_desktop.ui.centre.leave_request import LeaveRequestCard
from asn_desktop.ui.centre.switch import Switch
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.paper_box import PaperBox
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.card import Card, ScrollPage
from asn_desktop.ui.parts.chips import ChipRow
from asn_desktop.ui.parts.empty import EmptyState
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.sentences import leave, sentence
from asn_desktop.ui.sentences.leave_kinds import short_kind
from asn_desktop.ui.table import Column, DataTable, TableModel

CHIPS = (("menunggu", "Menunggu keputusan"), ("dibalas", "Sudah diputus"), ("semua", "Semua"))


def state(row: InboxRow) -> tuple[str, str]:
    """Where it stands, in a word or two."""
    if row.bisa_diputus:
        return "menunggu", "warn"
    if row.pilihan is None:
        return leave.STATES[row.keadaan]
    if row.diterima:
        return "sudah diterima", "ok"
    return ("dikirim", "accent") if row.dikirim else ("belum dibalas", "neutral")


COLUMNS = (
    Column("Pegawai", "nama", second=lambda r: r.kantor, width=0, strong=True),
    Column("Cuti", lambda r: short_kind(r.jenis),
           second=lambda r: f"{short_date(r.mulai)}, {r.lama} {r.satuan}", width=192, key=lambda r: r.mulai),
    Column("Keadaan", badge=state, width=132),
)  # fmt: skip
_KEEPS = {"menunggu": lambda r: r.bisa_diputus, "dibalas": lambda r: r.pilihan is not None, "semua": lambda r: True}


class CentreLeaveTab(QWidget):
    """The list at the left, the request in the middle, the decision at the right."""

    said = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.rows: list[InboxRow] = []
        self.detail: InboxDetail | None = None
        self.paper: PaperBox | None = None
        self.subtitle = label("", "second")
        self.banner = Banner("warn")
        self.banner.hide()
        self.chips = ChipRow(CHIPS)
        self.table, self.model = DataTable(), TableModel(COLUMNS)
        self.table.setModel(self.model)
        self.table.setAccessibleName("Permintaan cuti kantor")
        self.table.setMinimumHeight(240)
        self.empty = EmptyState("leave", "Tidak ada yang menunggu", "Permintaan cuti di luar wewenang kantor masuk "
                                "bersama paketnya, dan muncul di sini.")  # fmt: skip
        self.lists = Switch(self.table, self.empty)
        self.request, self.decision = LeaveRequestCard(), LeaveDecisionCard(desk)
        self._lay_out()
        self.chips.chosen.connect(lambda _keys: self._filter())
        self.table.row_chosen.connect(self._open)
        self.request.scan_wanted.connect(self._open_scan)
        self.decision.decided.connect(self._decided)
        self.decision.withdrawn.connect(self._withdrawn)
        desk.changed.connect(lambda _names: self.refresh() if self.isVisible() else None)
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        self.refresh()
        super().showEvent(event)

    def refresh(self) -> None:
        """Read the list again."""
        self.desk.read(self, inbox.listing, today=self.desk.today(), done=self._show, replaces="list",
                       failed=self._refused)  # fmt: skip

    def _show(self, rows: list[InboxRow]) -> None:
        self.rows = rows
        waiting = sum(row.bisa_diputus for row in rows)
        self.subtitle.setText(f"{thousands(waiting)} menunggu keputusan, {thousands(len(rows))} seluruhnya")
        self.chips.set_counts({key: sum(bool(keep(row)) for row in rows) for key, keep in _KEEPS.items()})
        self._filter()
        known = self.detail.row.id if self.detail is not None else None
        row = next((one for one in self.model.rows if one.id == known), None)
        if row is not None or self.model.rows:
            self._open(row or self.model.rows[0])
            self.table.choose((row or self.model.rows[0]).id)

    def _filter(self) -> None:
        keep = _KEEPS[self.chips.keys()[0]]
        self.model.set_rows([row for row in self.rows if keep(row)])
        self.lists.show_one(self.table if self.model.rows else self.empty)
        shown = bool(self.model.rows)
        self.request.setVisible(shown)
        self.decision.setVisible(shown)

    def _open(self, row: InboxRow) -> None:
        self.desk.read(self, inbox.detail, row.office_id, row.id, today=self.desk.today(), replaces="detail",
                       done=self._show_detail, failed=self._refused)  # fmt: skip

    def _show_detail(self, detail: InboxDetail) -> None:
        self.banner.hide()
        self.detail = detail
        self.request.show_detail(detail)
        self.decision.show_detail(detail)

    def _open_scan(self, title: str, name: str) -> None:
        if self.detail is not None:
            self.desk.read(self, inbox.attachment, self.detail.row.office_id, name, failed=self._refused,
                           done=functools.partial(self._show_scan, title), replaces="scan")  # fmt: skip

    def _show_scan(self, title: str, data: bytes) -> None:
        self.paper = PaperBox(self.desk, title, data, f"{title.lower()}.pdf", self)
        self.paper.open()

    def _decided(self, row: AnswerRow) -> None:
        self.said.emit(f"Keputusan nomor {row.answer.number} tercatat; tulis balasannya di Terima–Balas")
        self.refresh()

    def _withdrawn(self) -> None:
        self.said.emit("Keputusan ditarik")
        self.refresh()

    def _refused(self, problems: Sequence[Problem]) -> None:
        self.banner.say("warn", "Belum dapat ditampilkan", " ".join(sentence(p) for p in problems))
        self.banner.show()

    def _lay_out(self) -> None:
        page = ScrollPage()
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(label("Permintaan cuti dari kantor", "title"))
        texts.addWidget(self.subtitle)
        card = Card()
        card.body.addWidget(self.chips)
        card.body.addWidget(self.lists, 1)
        self.decision.setFixedWidth(348)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(card, 5)
        row.addWidget(self.request, 4)
        row.addWidget(self.decision)
        page.box.addLayout(texts)
        page.box.addWidget(self.banner)
        page.box.addLayout(row, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(page)
