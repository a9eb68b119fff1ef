"""A new request: left the question, middle the month as the answer, right the reasons."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from asn_desktop.problems import Problem
from asn_desktop.services.leave import deeds as leave
from asn_desktop.services.leave import openings
from asn_desktop.services.leave import person as leave_person
from asn_desktop.services.leave.deeds import LeaveAsk, LeavePreview, LeaveRow, Month
from asn_desktop.services.leave.person import LeavePerson
from asn_desktop.ui import look
from asn_desktop.ui.drafts import DraftKeeper
from asn_desktop.ui.leave import answer
from asn_desktop.ui.leave.keys import EnterLeads, chain
from asn_desktop.ui.leave.month_card import MonthCard
from asn_desktop.ui.leave.proofs_card import ProofsCard
from asn_desktop.ui.leave.reasons import Reasons
from asn_desktop.ui.leave.request_dates import RequestDates
from asn_desktop.ui.leave.request_form import LeaveRequestForm
from asn_desktop.ui.leave.request_side import RequestSide
from asn_desktop.ui.parts.action_bar import ActionBar
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.card import ScrollPage
from asn_desktop.ui.parts.words import label

DRAFT = "cuti:baru"
_FOLD = 1080  # narrower: the reasons go under the month


class RequestPage(QWidget):
    """`asked` gives the new row; `left` when the page is given up (the draft stays)."""

    asked = Signal(object)
    left = Signal()

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.person: LeavePerson | None = None
        self.seen: LeavePreview | None = None
        self.form = LeaveRequestForm()
        self.form.person_field.use(desk)
        self.month = MonthCard(desk.today())
        self.proofs = ProofsCard()
        self.reasons = Reasons()
        self.dates = RequestDates(self.form, self.month, self.proofs, self)
        self.banner = Banner("neutral")
        self.banner.hide()
        self.bar = ActionBar()
        self.drafts = DraftKeeper(desk, DRAFT, self._values, self._put_back, self)
        self._enter = EnterLeads(self)
        self._tried = False
        self._folded: bool | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(60)
        self._lay_out()
        self._connect()

    def start(self, person_id: uuid.UUID | None = None) -> None:
        """An empty page, or one for that person; a draft that was left behind is offered."""
        self.clear()
        self.drafts.set_key(f"cuti:{person_id}" if person_id else DRAFT)
        self.drafts.settle()
        self.drafts.offer(self.banner)
        if person_id is not None:
            self._load_person(person_id)
        else:
            self.form.person_field.setFocus()

    def start_from(self, values: Mapping[str, Any]) -> None:
        """A request that goes on from another one: what is known stands already."""
        self.clear()
        self.drafts.set_key(f"cuti:{values['pegawai']}")
        self._put_back(values)
        self.drafts.settle()
        self.form.start_edit.setFocus()

    def clear(self) -> None:
        """Forget what stands on the page."""
        self.person = self.seen = None
        self._tried = False
        self.dates.clear()
        self.form.clear()
        self.proofs.clear()
        self.reasons.clear()
        self.month.show_count(None, None, (), "Pilih hari di kalender", "")
        self.month.grid.show_month(self.desk.today())
        self._load_month(self.desk.today())
        self._say()

    def submit(self) -> None:
        """Ajukan: hand the request in, or show beside the fields what is missing."""
        self._tried = True
        wish = self._read()
        if wish is None:
            self._refused(self.form.missing())
            return
        self.desk.write(self, leave.ask, wish, today=self.desk.today(), now=self.desk.now(), done=self._done,
                        failed=self._refused)  # fmt: skip

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    # building

    def _lay_out(self) -> None:
        page = ScrollPage(margins=(20, 4, 20, 0))
        page.box.setSpacing(6)
        self._grid = QGridLayout()
        self._grid.setSpacing(look.GAP)
        self._grid.addWidget(self.form, 0, 0)
        self._grid.addWidget(self.month, 0, 1)
        self._side = RequestSide(self.proofs, self.reasons)
        page.box.addWidget(label("Permintaan cuti baru", "title"))
        page.box.addWidget(self.banner)
        page.box.addLayout(self._grid, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(20, 4, 20, 4)
        foot.addWidget(self.bar)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(page, 1)
        box.addLayout(foot)
        self.cancel_button = self.bar.add("Batal")
        self.keep_button = self.bar.add("Simpan draf")
        self.ask_button = self.bar.add("Ajukan cuti", "primary", "check", key="Ctrl+Return")
        self._fold()

    def _fold(self) -> None:
        folded = self.width() < _FOLD
        side = 352 if self.width() >= 1300 else 326
        self.form.setFixedWidth(max(side, 338))
        self._side.fold(folded, side)
        if folded == self._folded:
            return
        self._folded = folded
        self._grid.removeWidget(self._side)
        self._grid.addWidget(self._side, *((1, 0, 1, 2) if folded else (0, 2)))
        self._grid.setColumnStretch(1, 1)
        self._grid.setRowStretch(0, 1)

    def _connect(self) -> None:
        form = self.form
        self._soon.timeout.connect(self._preview)
        form.person_field.chosen.connect(self._load_person)
        form.person_field.cleared.connect(self._person_cleared)
        form.details.touched.connect(self._touched)
        for edit in (form.reason_edit, form.address_edit, form.phone_edit):
            edit.textEdited.connect(lambda _text: self._touched())
        for combo in (form.stand_in_combo, form.exception_combo, form.postponed_combo):
            combo.activated.connect(lambda _index: self._touched())
        self.month.month_changed.connect(self._load_month)
        self.dates.changed.connect(self._touched)
        form.kind_field.changed.connect(self.reasons.show_kind)
        self.proofs.rebuilt.connect(self._chain)
        self._enter.watch(form)
        self.dates.month_wanted.connect(self._load_month)
        self.reasons.opening.saved.connect(self._save_openings)
        self.drafts.kept.connect(lambda text: form.draft_label.setText(f"{text}."))
        self.cancel_button.clicked.connect(self.left)
        self.keep_button.clicked.connect(self.drafts.keep)
        self.ask_button.clicked.connect(self.submit)

    def _chain(self) -> None:
        """Tab and Enter go from the last field of the question through the documents to the deed."""
        self._enter.watch(self.proofs)
        chain([self.form.details.more_button, *self.proofs.editors()])

    # person and month

    def _load_person(self, person_id: uuid.UUID) -> None:
        day = self.form.start_edit.date() or self.desk.today()
        self.desk.read(self, leave_person.person, person_id, year=day.year, today=self.desk.today(),
                       done=self._show_person, replaces="orang")  # fmt: skip

    def _show_person(self, found: LeavePerson) -> None:
        fresh = self.person is None or self.person.id != found.id
        self.person = found
        self.form.show_person(found, fresh=fresh)
        self.reasons.person = found.id
        self.reasons.show_balance(found.balance, found.problems)
        self.reasons.show_decider(None, found.pyb)
        self.reasons.show_after(None)
        if fresh and self.form.start_edit.date() is None:
            self.form.kind_field.setFocus()
        self._load_month(self.month.grid.month)
        self._say()
        self._touched()

    def _person_cleared(self) -> None:
        self.person = self.seen = None
        self.reasons.clear()
        self._load_month(self.month.grid.month)
        self._touched()

    def _load_month(self, month: dt.date) -> None:
        unit = self.person.unit_id if self.person else None
        self.desk.read(self, leave.who_is_away, month, unit, done=self._show_month, replaces="bulan")

    def _show_month(self, month: Month) -> None:
        if month.first == self.month.grid.month:
            seen = self.seen
            self.month.show_month(
                month, week=seen.workweek if seen else "", no_joint_leave=bool(seen and seen.no_joint_leave),
                without=self.person.id if self.person else None,
            )  # fmt: skip

    def _touched(self) -> None:
        self._soon.start()
        self.drafts.touched()

    def _read(self) -> LeaveAsk | None:
        return self.form.read(self.proofs.asks())

    def _preview(self) -> None:
        wish = self._read()
        if wish is None:
            self.seen = None
            self.form.show_latest("")
            self.form.show_problems([p for p in self.form.missing() if p.code == "date_unreadable"], tried=True)
            self._say()
            return
        self.desk.read(self, leave.preview, wish, today=self.desk.today(), done=self._show_preview,
                       failed=self._show_problems, replaces="hitung")  # fmt: skip

    def _show_preview(self, seen: LeavePreview) -> None:
        week_changed = self.seen is None or self.seen.workweek != seen.workweek
        self.seen = seen
        wish = self._read()
        if wish is None or wish.jenis is not self.form.kind():
            return
        self.month.show_count(wish.mulai, wish.sampai, answer.counted(wish, seen),
                              answer.count_words(*answer.length(seen)), answer.how(wish, seen))  # fmt: skip
        self.form.show_latest(answer.latest(seen))
        self.form.details.show_birth(seen.kelahiran_ke)
        self.proofs.show_needs(seen.verdict.needs if seen.verdict else ())
        self.reasons.show_seen(wish.jenis, seen)
        if week_changed:
            self._load_month(self.month.grid.month)
        self._show_problems(seen.problems)

    # saying

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        self.form.show_problems(problems, tried=self._tried)
        self.proofs.show_problems([p for p in problems if p.field == "bukti"], tried=self._tried)
        self._say(problems)

    def _refused(self, problems: Sequence[Problem]) -> None:
        first = self.form.show_problems(problems, tried=True)
        proof = self.proofs.show_problems([p for p in problems if p.field == "bukti"], tried=True)
        first = first or proof
        self._say(problems)
        if first is not None:
            first.setFocus()

    def _say(self, problems: Sequence[Problem] = ()) -> None:
        wish = self.form.read()
        found = list(problems) or (self.form.missing() if wish is None else [])
        self.ask_button.setText(answer.verb(self.seen if wish else None))
        self.ask_button.setAccessibleName(self.ask_button.text())
        if found or self.seen is not None:
            self.bar.say(*answer.state(found, self.seen))

    # writing

    def _done(self, row: LeaveRow) -> None:
        self.drafts.forget()
        self.asked.emit(row)

    def _values(self) -> dict[str, Any]:
        return {**self.form.values(), "bukti": self.proofs.draft()}

    def _put_back(self, values: Mapping[str, Any]) -> None:
        person = self.form.put_back(values)
        self.proofs.put_back(values.get("bukti") or ())
        self.dates.clear(given=self.form.end_edit.date() is not None)
        self.dates.typed()
        if person is not None:
            self._load_person(person)

    def _save_openings(self, asks: list[openings.OpeningAsk]) -> None:
        self.desk.write(self, openings.save, asks, today=self.desk.today(), now=self.desk.now(),
                        done=lambda _n: self._reload(), failed=self.reasons.opening.refuse)  # fmt: skip

    def _reload(self) -> None:
        if self.person is not None:
            self._load_person(self.person.id)
