"""Everything else that can be done with one request today: a quiet list, each with its own small card."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from asn_desktop.rules.roles import Deed, may
from asn_desktop.services.leave.deeds import LeaveDetail
from asn_desktop.services.leave.folder import LeaveFolder
from asn_desktop.ui.leave.deeds.again import LongerSickBox, TakeUpBox
from asn_desktop.ui.leave.deeds.attach import AttachBox
from asn_desktop.ui.leave.deeds.birth import BirthBox
from asn_desktop.ui.leave.deeds.card import DeedCard
from asn_desktop.ui.leave.deeds.change import ChangeBox
from asn_desktop.ui.leave.deeds.cltn import ApprovalBox, DecreeBox, ProposeBox, RefuseBox
from asn_desktop.ui.leave.deeds.cltn_return import BeginBox, EndReportBox, ExtendBox, ReactivateBox, ReturnProposalBox
from asn_desktop.ui.leave.deeds.interim import InterimBox
from asn_desktop.ui.leave.deeds.late_withdraw import LateWithdrawBox
from asn_desktop.ui.leave.deeds.letter import LetterBox
from asn_desktop.ui.leave.deeds.recall import RecallBox
from asn_desktop.ui.leave.deeds.report import ReportBox
from asn_desktop.ui.leave.deeds.withdraw import WithdrawBox
from asn_desktop.ui.parts.card import Card
from asn_desktop.ui.parts.layouts import empty
from asn_desktop.ui.parts.words import button, label

CARDS: tuple[type[DeedCard], ...] = (
    ReportBox, ProposeBox, ApprovalBox, DecreeBox, BeginBox, ExtendBox, EndReportBox, ReturnProposalBox, ReactivateBox,
    InterimBox, BirthBox, LongerSickBox, TakeUpBox, RecallBox, ChangeBox, LetterBox, AttachBox, RefuseBox,
    LateWithdrawBox, WithdrawBox,
)  # fmt: skip
_BAR = ("batal", "lapor")  # they have a button in the action bar


class Deeds(QWidget):
    """`done` gives a word for the toast and the id of a letter that was made."""

    done = Signal(str, object)
    request_wanted = Signal(dict)
    went_on = Signal(str, object)
    turned = Signal()  # another card is open, or none

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.detail: LeaveDetail | None = None
        self.folder = LeaveFolder()
        self.cards: dict[str, DeedCard] = {}
        self.links: dict[str, QWidget] = {}
        self.list_card = Card("Tindakan lain")
        self._open: list[str] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        self.list_card.body.addLayout(self._rows)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        for kind in CARDS:
            card = kind(desk)
            card.hide()
            card.done.connect(self.done)
            card.request_wanted.connect(self.request_wanted)
            card.went_on.connect(self.went_on)
            card.closed.connect(self._turn)
            self.cards[kind.key] = card
            box.addWidget(card)
        box.addWidget(self.list_card)

    def show_detail(self, detail: LeaveDetail, folder: LeaveFolder, today: dt.date) -> None:
        """Offer what is open on this request today, to somebody who may write."""
        self.detail, self.folder = detail, folder
        writes = may(self.desk.actor.role, Deed.ENTER)
        self._open = [key for key, card in self.cards.items() if writes and card.allowed(detail, folder, today)]
        for card in self.cards.values():
            card.hide()
        self._show_list()

    def allows(self, key: str) -> bool:
        """Whether a deed is open now."""
        return key in self._open

    def current(self) -> DeedCard | None:
        """The card that is open."""
        return next((card for card in self.cards.values() if not card.isHidden()), None)

    def open(self, key: str) -> DeedCard:
        """Open the card of a deed, and close the others."""
        for other in self.cards.values():
            other.setVisible(other.key == key)
        card = self.cards[key]
        if self.detail is not None:
            card.start(self.detail, self.folder)
        self._turn()
        return card

    def _turn(self) -> None:
        self._show_list()
        self.turned.emit()

    def _show_list(self) -> None:
        """Deeds that are neither open as a card nor in the action bar, each with what follows from it."""
        empty(self._rows)
        self.links = {}
        for key in self._open:
            card = self.cards[key]
            if key in _BAR or not card.isHidden():
                continue
            link = button(card.heading, "link")
            link.clicked.connect(lambda _=False, key=key: self.open(key))
            self.links[key] = link
            pair = QVBoxLayout()
            pair.setSpacing(0)
            pair.addWidget(link)
            if card.about:
                pair.addWidget(label(card.about, "second", wrap=True))
            self._rows.addLayout(pair)
        self.list_card.setVisible(bool(self.links))
