"""One request: what was asked, every step with its hand, the next step as a form, and the balance frozen with it."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.explain import Line as Term
from asn_desktop.rules.explain import total
from asn_desktop.rules.leave.flow import Choice, State
from asn_desktop.rules.roles import Deed, may
from asn_desktop.rules.words import long_date
from asn_desktop.services import units
from asn_desktop.services.leave import deeds as leave
from asn_desktop.services.leave import folder as leave_folder
from asn_desktop.services.leave import interim, other_letters, papers
from asn_desktop.services.leave.deeds import LeaveDetail
from asn_desktop.services.leave.folder import LeaveFolder
from asn_desktop.ui import look
from asn_desktop.ui.leave.decision_card import DecisionCard
from asn_desktop.ui.leave.deeds import stroke
from asn_desktop.ui.leave.deeds.card import letter_of
from asn_desktop.ui.leave.deeds.cltn import deciding
from asn_desktop.ui.leave.deeds.letter import CHANGE
from asn_desktop.ui.leave.deeds.offers import Deeds
from asn_desktop.ui.leave.detail_words import ABOVE, PRIMARY, standing
from asn_desktop.ui.leave.folder_card import FolderCard
from asn_desktop.ui.leave.issue_card import IssueCard
from asn_desktop.ui.leave.person_papers import CARD, PersonPapers
from asn_desktop.ui.leave.reasons import plain_terms, terms
from asn_desktop.ui.leave.scans import Scans
from asn_desktop.ui.leave.summary import Steps, Summary
from asn_desktop.ui.parts.action_bar import ActionBar
from asn_desktop.ui.parts.badge import Badge
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.card import ScrollPage
from asn_desktop.ui.parts.explanation import ExplanationPanel, Line
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.sentences import leave as words
from asn_desktop.ui.sentences import sentence
from asn_desktop.ui.sentences.leave_kinds import kind_name

_ASKED = (State.DIAJUKAN, State.DIPERTIMBANGKAN, State.IZIN_SEMENTARA)
_DECIDED = (State.DISETUJUI, State.DIUBAH)
_STEPS = {
    State.DIAJUKAN: (leave.consider, "Pertimbangan dicatat."),
    State.DIPERTIMBANGKAN: (leave.decide, "Keputusan dicatat."),
    State.IZIN_SEMENTARA: (interim.ratify, "Izin sementara disahkan."),
}
_NARROW = 1080


class DetailPage(QWidget):
    """`left` goes back; `letter_chosen` gives the permit's id; `said` a word for the toast."""

    left = Signal()
    letter_chosen = Signal(object)
    said = Signal(str)
    request_wanted = Signal(dict)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.detail: LeaveDetail | None = None
        self.title = label("", "title")
        self.badge = Badge()
        self.folder = LeaveFolder()
        self.summary, self.steps, self.folder_card = Summary(), Steps(), FolderCard()
        self.scans = Scans(desk, self, self._refused)
        self.decision, self.issue = DecisionCard(desk), IssueCard()
        self.deeds = Deeds(desk)
        self.above = Banner("neutral")
        self.panel = ExplanationPanel(closable=False)
        self.bar = ActionBar()
        self.papers = PersonPapers(desk, self, self.bar.say, self._refused, self.said)
        self._lay_out()
        self._connect()

    def open(self, request_id: uuid.UUID) -> None:
        """Show a request as it stands today."""
        self.desk.read(self, leave_folder.whole, request_id, today=self.desk.today(), done=self._show, replaces="cuti")

    def submit(self) -> None:
        """The next step of the way."""
        detail = self.detail
        if detail is None:
            return
        state = detail.row.keadaan
        card = self.deeds.current()
        if card is not None:
            card.submit()
        elif not self.decision.isHidden():
            self.decision.submit()
        elif state in _DECIDED:
            self._issue(detail)

    def save_form(self, path: Path, *, show: bool = True) -> None:
        """Form 1.b as a file, for printing and signing."""
        if self.detail is not None:
            self.papers.save_form(self.detail.row, path, show=show)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        self.back_button = button("Kembali ke daftar", "text", "chevron_left")
        for one in (self.back_button, self.title, self.badge):
            head.addWidget(one)
        head.addStretch(1)
        self.card_button = button(CARD, "text", "print")
        head.addWidget(self.card_button)
        page = ScrollPage(margins=(20, 12, 20, 12))
        self._grid = QGridLayout()
        self._grid.setSpacing(look.GAP)
        page.box.addLayout(head)
        page.box.addLayout(self._grid)
        page.box.addStretch(1)
        self._left, self._middle, self._right = QWidget(), QWidget(), QWidget()
        for holder, parts in ((self._left, (self.summary, self.folder_card, self.steps)),
                              (self._middle, (self.above, self.decision, self.issue, self.deeds)),
                              (self._right, (self.panel,))):  # fmt: skip
            box = QVBoxLayout(holder)
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(look.GAP)
            for part in parts:
                box.addWidget(part)
            box.addStretch(1)
        self._folded: bool | None = None
        self._fold()
        foot = QVBoxLayout()
        foot.setContentsMargins(20, 0, 20, 10)
        foot.addWidget(self.bar)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(page, 1)
        outer.addLayout(foot)
        self.cancel_button = self.bar.add("Batalkan…")
        self.letter_button = self.bar.add("Lihat surat", glyph="letter")
        self.form_button = self.bar.add("Cetak formulir 1.b…", glyph="print")
        self.next_button = self.bar.add("", "primary", "check", key="Ctrl+Return")

    def _fold(self) -> None:
        narrow = self.width() < _NARROW
        if narrow == self._folded:
            return
        self._folded = narrow
        for part in (self._left, self._middle, self._right):
            self._grid.removeWidget(part)
        self._grid.addWidget(self._left, 0, 0)
        self._grid.addWidget(self._middle, 0, 1)
        self._grid.addWidget(self._right, *((1, 0, 1, 2) if narrow else (0, 2)))
        self._left.setFixedWidth(326 if narrow else 360)
        self._right.setMaximumWidth(16_777_215 if narrow else 352)
        self._right.setMinimumWidth(0 if narrow else 326)
        self._grid.setColumnStretch(1, 1)

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.left)
        self.next_button.clicked.connect(self.submit)
        self.cancel_button.clicked.connect(lambda: self.deeds.open("batal"))
        self.deeds.done.connect(self._deed_done)
        self.deeds.request_wanted.connect(self.request_wanted)
        self.deeds.went_on.connect(self._went_on)
        self.deeds.turned.connect(self._turned)
        self.folder_card.proof_wanted.connect(self.scans.open_proof)
        self.folder_card.letter_wanted.connect(self.letter_chosen)
        self.steps.scan_wanted.connect(
            lambda order, name: self.scans.open_step(self.detail.row.id, order, name) if self.detail else None
        )
        self.letter_button.clicked.connect(lambda: self.letter_chosen.emit(self.detail.row.letter_id))
        self.form_button.clicked.connect(lambda: self.detail and self.papers.choose_form(self.detail.row))
        self.card_button.clicked.connect(lambda: self.detail and self.papers.show_card(self.detail.row))
        self.decision.ready.connect(self._decide)
        self.decision.attached.connect(lambda: self._say(self.detail))
        self.decision.failed.connect(lambda text: self.bar.say(text, "error"))

    def _show(self, found: tuple[LeaveDetail, LeaveFolder]) -> None:
        self.detail, self.folder = detail, folder = found
        row, state = detail.row, detail.row.keadaan
        self.title.setText(f"{kind_name(row.jenis)}: {row.nama}")
        self.badge.show_state(*words.STATES[state])
        self.summary.show_detail(detail, folder)
        self.folder_card.show_folder(detail.bukti, folder)
        self.steps.show_steps(detail.steps, scans=may(self.desk.actor.role, Deed.READ_SENSITIVE))
        by_hand = state in _ASKED and not deciding(detail)  # a CLTN goes to BKN and is decreed
        self.above.say("neutral", *ABOVE.get(folder.wewenang or "", ("", "")))
        self.deeds.show_detail(detail, folder, self.desk.today())
        if by_hand:
            self.decision.ask(detail, folder, last=state is not State.DIAJUKAN)
        self.issue.show_paper(row.jenis, changes=any(one.wording == CHANGE for one in folder.tawaran))
        if state in _DECIDED and row.unit_id:
            self.desk.read(self, units.resolve, row.unit_id, done=lambda unit: self.issue.start(unit.nomor_mode))
        if self.deeds.allows("lapor"):
            self.deeds.open("lapor")
        self._show_balance(detail)
        self._turned()
        self._say(detail)

    def _turned(self) -> None:
        """A deed that is open stands alone: the next step of the way returns when it is closed."""
        if self.detail is None:
            return
        state, card = self.detail.row.keadaan, self.deeds.current()
        alone = card is not None and not card.in_bar
        waits = state in _ASKED and not deciding(self.detail)
        self.decision.setVisible(waits and not alone)
        self.issue.setVisible(state in _DECIDED and not alone)
        self.above.setVisible(self.folder.wewenang in ABOVE and state in _ASKED)
        self._show_buttons(self.detail)

    def _show_balance(self, detail: LeaveDetail) -> None:
        """Why it was granted or how much was left: the balance of annual leave, the judgement of another kind."""
        row, told = detail.row, detail.saldo.get("uraian")
        self.panel.setVisible(bool(told or self.folder.uraian))
        if told:
            lines = [Term.from_json(one) for one in told]
            left = total(lines)
            day = long_date(dt.date.fromisoformat(detail.saldo["per"]))
            self.panel.explain(f"Sisa {left} hari saat diajukan", terms(lines), Line(f"Sisa {day}", "", f"{left} hari"))
        elif self.folder.uraian:
            self.panel.explain("Dasar saat diajukan", plain_terms(self.folder.uraian),
                               Line(kind_name(row.jenis), "", f"{row.lama} {row.satuan}"))  # fmt: skip

    def _show_buttons(self, detail: LeaveDetail) -> None:
        state, card = detail.row.keadaan, self.deeds.current()
        paper = "Buat surat perubahan" if self.issue.changes and state in _DECIDED else PRIMARY.get(state, "")
        verb = card.verb if card is not None else paper
        self.next_button.setText(verb)
        self.next_button.setAccessibleName(verb)
        lapsed = state is State.BERJALAN and not self.deeds.allows("lapor")
        usual = state in PRIMARY and not deciding(detail) and not lapsed
        self.next_button.setVisible(usual if card is None else card.kind == "primary")
        self.form_button.setVisible(state in (*_ASKED, *_DECIDED))
        self.letter_button.setVisible(detail.row.letter_id is not None)
        self.cancel_button.setVisible(self.deeds.allows("batal"))

    def _say(self, detail: LeaveDetail) -> None:
        self.bar.say(standing(detail, self.folder))

    def _decide(self, given: leave.Decision) -> None:
        detail = self.detail
        if detail is None:
            return
        deed, said = _STEPS[detail.row.keadaan]
        if deed is leave.decide and given.pilihan is Choice.DITANGGUHKAN:
            deed, said = stroke.postpone, "Cuti ditangguhkan."
        self.desk.write(self, deed, detail.row.id, given, today=self.desk.today(),
                        now=self.desk.now(), failed=self.decision.refuse,
                        done=lambda answer: self._deed_done(said, letter_of(answer)))  # fmt: skip

    def _issue(self, detail: LeaveDetail) -> None:
        """The permit with its form, or after a change the letter that takes the place of the permit."""
        told: dict[str, Any] = {"today": self.desk.today(), "now": self.desk.now(),
                                "failed": lambda ps: self.bar.say(self.issue.refuse(ps), "error")}  # fmt: skip
        ask = self.issue.read(detail.row.id)
        if self.issue.changes:
            self.desk.write(self, other_letters.make, detail.row.id, CHANGE, {}, mode=ask.mode, nomor=ask.nomor, **told,
                            done=lambda made: self._deed_done("Surat perubahan dibuat.", made.id))  # fmt: skip
        else:
            self.desk.write(self, papers.issue, ask, **told, done=self._issued)

    def _issued(self, made: papers.Issued) -> None:
        self._again(f"Surat izin {made.permit.nomor or 'tanpa nomor'} dibuat bersama formulirnya.")

    def _deed_done(self, said: str, letter_id: uuid.UUID | None) -> None:
        self._again(said)
        if letter_id is not None:
            self.letter_chosen.emit(letter_id)

    def _went_on(self, said: str, request_id: uuid.UUID) -> None:
        self.said.emit(said)
        self.open(request_id)

    def _again(self, text: str) -> None:
        self.said.emit(text)
        if self.detail is not None:
            self.open(self.detail.row.id)

    def _refused(self, problems: Sequence[Problem]) -> None:
        self.bar.say(" ".join(sentence(p) for p in problems), "error")
