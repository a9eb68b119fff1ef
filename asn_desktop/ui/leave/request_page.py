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
from asn_desktop.services import leave, leave_openings, leave_person
from asn_desktop.services.leave import LeavePreview, LeaveRow, Month
from asn_desktop.services.leave_person import LeavePerson
from asn_desktop.ui import look
from asn_desktop.ui.drafts import DraftKeeper
from asn_desktop.ui.leave.month_card import MonthCard, count_words, how
from asn_desktop.ui.leave.reasons import Reasons
from asn_desktop.ui.leave.request_form import LeaveRequestForm
from asn_desktop.ui.parts.action_bar import ActionBar
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.card import ScrollPage
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.sentences import sentence

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
        self.reasons = Reasons()
        self.banner = Banner("neutral")
        self.banner.hide()
        self.bar = ActionBar()
        self.drafts = DraftKeeper(desk, DRAFT, self.form.values, self._put_back, self)
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

    def clear(self) -> None:
        """Forget what stands on the page."""
        self.person = self.seen = None
        self._tried = False
        self.form.clear()
        self.reasons.clear()
        self.month.show_count(None, None, (), "Pilih hari di kalender", "")
        self.month.grid.show_month(self.desk.today())
        self._load_month(self.desk.today())
        self._say()

    def submit(self) -> None:
        """Ajukan: hand the request in, or show beside the fields what is missing."""
        self._tried = True
        wish = self.form.read()
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
        self.reasons.setMaximumWidth(16_777_215 if folded else side)
        self.reasons.setMinimumWidth(0 if folded else side)
        if folded == self._folded:
            return
        self._folded = folded
        self._grid.removeWidget(self.reasons)
        self._grid.addWidget(self.reasons, *((1, 0, 1, 2) if folded else (0, 2)))
        self._grid.setColumnStretch(1, 1)
        self._grid.setRowStretch(0, 1)

    def _connect(self) -> None:
        form = self.form
        self._soon.timeout.connect(self._preview)
        form.person_field.chosen.connect(self._load_person)
        form.person_field.cleared.connect(self._person_cleared)
        for field in (form.start_edit, form.end_edit):
            field.date_changed.connect(lambda _day: self._dates_typed())
        for edit in (form.reason_edit, form.address_edit, form.phone_edit):
            edit.textEdited.connect(lambda _text: self._touched())
        for combo in (form.stand_in_combo, form.exception_combo, form.postponed_combo):
            combo.activated.connect(lambda _index: self._touched())
        self.month.grid.range_changed.connect(self._dates_painted)
        self.month.month_changed.connect(self._load_month)
        self.reasons.opening.saved.connect(self._save_openings)
        self.drafts.kept.connect(lambda text: form.draft_label.setText(f"{text}. Boleh ditinggal."))
        self.cancel_button.clicked.connect(self.left)
        self.keep_button.clicked.connect(self.drafts.keep)
        self.ask_button.clicked.connect(self.submit)

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
        self.reasons.show_decider(found.pyb)
        self.reasons.show_after(None)
        if fresh and self.form.start_edit.date() is None:
            self.form.start_edit.setFocus()
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

    # dates

    def _dates_painted(self, first: dt.date, last: dt.date) -> None:
        self.form.start_edit.set_date(first)
        self.form.end_edit.set_date(last)
        self._touched()

    def _dates_typed(self) -> None:
        first, last = self.form.start_edit.date(), self.form.end_edit.date()
        if first is not None and last is None and self.form.end_edit.readable():
            self.form.end_edit.set_date(first)
            last = first
        if first is not None:
            self.month.grid.show_range(first, last)
            if first.replace(day=1) != self.month.grid.month:
                self.month.grid.show_month(first)
                self._load_month(first.replace(day=1))
        self._touched()

    def _touched(self) -> None:
        self._soon.start()
        self.drafts.touched()

    def _preview(self) -> None:
        wish = self.form.read()
        if wish is None:
            self.seen = None
            self.form.show_problems([p for p in self.form.missing() if p.code == "date_unreadable"], tried=True)
            self._say()
            return
        self.desk.read(self, leave.preview, wish, today=self.desk.today(), done=self._show_preview,
                       failed=self._show_problems, replaces="hitung")  # fmt: skip

    def _show_preview(self, seen: LeavePreview) -> None:
        week_changed = self.seen is None or self.seen.workweek != seen.workweek
        self.seen = seen
        wish = self.form.read()
        if wish is None:
            return
        self.month.show_count(wish.mulai, wish.sampai, seen.days, count_words(len(seen.days)), how(wish, seen))
        self.reasons.show_balance(seen.balance, seen.problems)
        self.reasons.show_after(seen)
        self.reasons.show_warnings(seen.warnings)
        self.reasons.show_decider(seen.pyb)
        if week_changed:
            self._load_month(self.month.grid.month)
        self._show_problems(seen.problems)

    # saying

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        self.form.show_problems(problems, tried=self._tried)
        self._say(problems)

    def _refused(self, problems: Sequence[Problem]) -> None:
        first = self.form.show_problems(problems, tried=True)
        self._say(problems)
        if first is not None:
            first.setFocus()

    def _say(self, problems: Sequence[Problem] = ()) -> None:
        wish = self.form.read()
        found = list(problems) or (self.form.missing() if wish is None else [])
        days = len(self.seen.days) if self.seen and wish else 0
        self.ask_button.setText(f"Ajukan cuti {days} hari" if days else "Ajukan cuti")
        self.ask_button.setAccessibleName(self.ask_button.text())
        if found:
            more = f"{len(found)} hal belum lengkap. " if len(found) > 1 else ""
            self.bar.say(more + sentence(found[0]), "warn")
        elif self.seen is not None:
            self.bar.say("Siap diajukan. Tidak ada yang kurang.", "ok")

    # writing

    def _done(self, row: LeaveRow) -> None:
        self.drafts.forget()
        self.asked.emit(row)

    def _put_back(self, values: Mapping[str, Any]) -> None:
        person = self.form.put_back(values)
        self._dates_typed()
        if person is not None:
            self._load_person(person)

    def _save_openings(self, asks: list[leave_openings.OpeningAsk]) -> None:
        self.desk.write(self, leave_openings.save, asks, today=self.desk.today(), now=self.desk.now(),
                        done=lambda _n: self._reload(), failed=self.reasons.opening.refuse)  # fmt: skip

    def _reload(self) -> None:
        if self.person is not None:
            self._load_person(self.person.id)
