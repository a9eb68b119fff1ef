"""A new request: left the question, middle the month as the answer, right the reasons."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

from num2words import num2words
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.workdays import DayKind
from asn_desktop.services import drafts, leave, leave_openings, leave_person
from asn_desktop.services.leave import LeaveAsk, LeavePreview, LeaveRow, Month
from asn_desktop.services.leave_person import LeavePerson
from asn_desktop.ui import look
from asn_desktop.ui.form import Form
from asn_desktop.ui.leave.month_card import MonthCard
from asn_desktop.ui.leave.person_field import PersonField
from asn_desktop.ui.leave.reasons import Reasons
from asn_desktop.ui.parts.action_bar import ActionBar
from asn_desktop.ui.parts.card import ScrollPage
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.sentences import leave as words
from asn_desktop.ui.sentences import sentence

DRAFT = "cuti:baru"
_FOLD = 1080  # narrower: the reasons go under the month
_FIELDS = {"mulai": "start_box", "sampai": "end_box", "alasan": "reason_box", "alamat": "address_box",
           "telepon": "phone_box", "pengganti_id": "stand_in_box", "employee_id": "person_box",
           "terkait_id": "postponed_box"}  # fmt: skip


class LeaveRequestForm(Form):
    """Parts I, III, IV and VI of form 1.b."""

    drawing = "leave_request"

    person_box: FieldBox
    person_field: PersonField
    start_box: FieldBox
    start_edit: DateField
    end_box: FieldBox
    end_edit: DateField
    reason_box: FieldBox
    reason_edit: QLineEdit
    address_box: FieldBox
    address_edit: QLineEdit
    phone_box: FieldBox
    phone_edit: QLineEdit
    stand_in_box: FieldBox
    stand_in_combo: QComboBox
    exception_box: FieldBox
    exception_combo: QComboBox
    postponed_box: FieldBox
    postponed_combo: QComboBox
    draft_label: QLabel


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
        self.bar = ActionBar()
        for field in (self.form.start_edit, self.form.end_edit):
            field.setTextMargins(-4, 0, -4, 0)
        self._pressed = False  # problems of empty fields are shown only after the first try
        self._lay_out()
        self._timers()
        self._connect()

    def start(self, person_id: uuid.UUID | None = None) -> None:
        """An empty page, or one for that person; without a person the draft comes back."""
        self.clear()
        if person_id is not None:
            self._load_person(person_id)
        else:
            self.desk.read(self, drafts.load, DRAFT, done=self._restore, replaces="draft")
            self.form.person_field.setFocus()

    def clear(self) -> None:
        """Forget what stands on the page."""
        form = self.form
        self.person = self.seen = None
        self._pressed = False
        form.person_field.clear()
        form.start_edit.set_date(None)
        form.end_edit.set_date(None)
        for edit in (form.reason_edit, form.address_edit, form.phone_edit):
            edit.clear()
        for combo in (form.stand_in_combo, form.exception_combo, form.postponed_combo):
            combo.clear()
        form.exception_box.hide()
        form.postponed_box.hide()
        form.draft_label.clear()
        self._clear_problems()
        self.reasons.clear()
        self.month.show_count(None, None, (), "Pilih hari di kalender", "")
        self._load_month(self.desk.today())
        self._say()

    def read(self) -> LeaveAsk | None:
        """The form as values; None while person or dates are missing."""
        form = self.form
        person, first, last = form.person_field.person_id(), form.start_edit.date(), form.end_edit.date()
        if person is None or first is None or last is None:
            return None
        return LeaveAsk(
            person, first, last, form.reason_edit.text(), form.address_edit.text(), form.phone_edit.text(),
            form.stand_in_combo.currentData(), 0,
            form.exception_combo.currentData() if form.exception_box.isVisibleTo(form) else None, None,
            form.postponed_combo.currentData() if form.postponed_box.isVisibleTo(form) else None,
        )  # fmt: skip

    def submit(self) -> None:
        """Ajukan: hand the request in, or show beside the fields what is missing."""
        self._pressed = True
        wish = self.read()
        if wish is None:
            self._show_problems(self._missing())
            return
        self.desk.write(self, leave.ask, wish, today=self.desk.today(), now=self.desk.now(), done=self._done,
                        failed=self._refused)  # fmt: skip

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    # building

    def _lay_out(self) -> None:
        self._page = ScrollPage(margins=(20, 10, 20, 8))
        self._grid = QGridLayout()
        self._grid.setSpacing(look.GAP)
        self._page.box.addWidget(label("Permintaan cuti baru", "title"))
        self._page.box.addLayout(self._grid, 1)
        self._grid.addWidget(self.form, 0, 0)
        self._grid.addWidget(self.month, 0, 1)
        self._folded: bool | None = None
        foot = QVBoxLayout()
        foot.setContentsMargins(20, 0, 20, 10)
        foot.addWidget(self.bar)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._page, 1)
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
        if folded:
            self._grid.addWidget(self.reasons, 1, 0, 1, 2)
        else:
            self._grid.addWidget(self.reasons, 0, 2)
        self._grid.setColumnStretch(1, 1)
        self._grid.setRowStretch(0, 1)

    def _timers(self) -> None:
        self._soon, self._keep = QTimer(self), QTimer(self)
        for timer, wait, deed in ((self._soon, 60, self._preview), (self._keep, 700, self._save_draft)):
            timer.setSingleShot(True)
            timer.setInterval(wait)
            timer.timeout.connect(deed)

    def _connect(self) -> None:
        form = self.form
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
        self.cancel_button.clicked.connect(self.left)
        self.keep_button.clicked.connect(self._save_draft)
        self.ask_button.clicked.connect(self.submit)

    # person and month

    def _load_person(self, person_id: uuid.UUID) -> None:
        day = self.form.start_edit.date() or self.desk.today()
        self.desk.read(self, leave_person.person, person_id, year=day.year, today=self.desk.today(),
                       done=self._show_person, replaces="orang")  # fmt: skip

    def _show_person(self, found: LeavePerson) -> None:
        fresh = self.person is None or self.person.id != found.id
        self.person = found
        form = self.form
        form.person_field.show_person(found.id, found.nama, found.nip)
        if fresh:
            form.address_edit.setText(form.address_edit.text() or found.alamat)
            form.phone_edit.setText(form.phone_edit.text() or found.telepon)
            _fill(form.stand_in_combo, [(None, "Belum ditentukan"), *found.rekan])
            _fill(form.exception_combo, [(None, "Tidak ada"), *words.EXCEPTIONS.items()])
            _fill(form.postponed_combo, [(None, "Tidak"), *((i, words.span(a, b)) for i, a, b in found.ditangguhkan)])
            self._take_up_draft()
        form.exception_box.setVisible(found.sebelum_setahun)
        form.postponed_box.setVisible(bool(found.ditangguhkan))
        self.reasons.person = found.id
        self.reasons.show_balance(found.balance, found.problems)
        self.reasons.show_decider(found.pyb)
        self.reasons.show_after(None)
        if fresh and form.start_edit.date() is None:
            form.start_edit.setFocus()
        self._load_month(self.month.grid.month)
        self._say(None if self.read() is None else found.problems)
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
        if month.first != self.month.grid.month:
            return
        seen, person = self.seen, self.person
        self.month.show_month(month, week=seen.workweek if seen else "",
                              no_joint_leave=seen.no_joint_leave if seen else False,
                              without=person.id if person else None)  # fmt: skip

    # dates

    def _dates_painted(self, first: dt.date, last: dt.date) -> None:
        self.form.start_edit.set_date(first)
        self.form.end_edit.set_date(last)
        self._touched()

    def _dates_typed(self) -> None:
        first, last = self.form.start_edit.date(), self.form.end_edit.date()
        if first is not None and last is None:
            self.form.end_edit.set_date(first)
            last = first
        if first is not None:
            self.month.grid.show_range(first, last)
            if (first.year, first.month) != (self.month.grid.month.year, self.month.grid.month.month):
                self.month.grid.show_month(first)
                self._load_month(first.replace(day=1))
        self._touched()

    def _touched(self) -> None:
        self._soon.start()
        self._keep.start()

    def _preview(self) -> None:
        wish = self.read()
        if wish is None:
            self.seen = None
            self._say()
            return
        self.desk.read(self, leave.preview, wish, today=self.desk.today(), done=self._show_preview,
                       failed=self._show_problems, replaces="hitung")  # fmt: skip

    def _show_preview(self, seen: LeavePreview) -> None:
        week_changed = self.seen is None or self.seen.workweek != seen.workweek
        self.seen = seen
        wish = self.read()
        if wish is None:
            return
        self.month.show_count(wish.mulai, wish.sampai, seen.days, count_words(len(seen.days)), self._how(wish, seen))
        self.reasons.show_balance(seen.balance, seen.problems)
        self.reasons.show_after(seen)
        self.reasons.show_warnings(seen.warnings)
        self.reasons.show_decider(seen.pyb)
        if week_changed:
            self._load_month(self.month.grid.month)
        self._show_problems(seen.problems)

    def _how(self, wish: LeaveAsk, seen: LeavePreview) -> str:
        """ "11 hari – 2 Sabtu/Minggu – 1 libur – 1 bersama"; only what this month shows is known here."""
        total = (wish.sampai - wish.mulai).days + 1
        if total <= 0 or total == len(seen.days):
            return ""
        return " – ".join([f"{total} hari", *(f"{n} {name}" for name, n in skipped(seen) if n)])

    # saying

    def _missing(self) -> list[Problem]:
        form = self.form
        found = [] if form.person_field.person_id() else [Problem("person_missing", "employee_id")]
        for field, edit in (("mulai", form.start_edit), ("sampai", form.end_edit)):
            if not edit.readable():
                found.append(Problem("date_unreadable", field))
            elif edit.date() is None:
                found.append(Problem("dates_missing", field))
        return found

    def _clear_problems(self) -> None:
        for name in _FIELDS.values():
            getattr(self.form, name).clear()

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        self._clear_problems()
        quiet = {"reason_missing", "address_missing", "phone_missing", "opening_balance_missing"}
        for problem in problems:
            box = _FIELDS.get(problem.field)
            if box is not None and problem.code != "opening_balance_missing" and (
                self._pressed or problem.code not in quiet
            ):
                getattr(self.form, box).show_problem(sentence(problem))
        self._say(problems)

    def _refused(self, problems: Sequence[Problem]) -> None:
        self._show_problems(problems)
        first = next((_FIELDS[p.field] for p in problems if p.field in _FIELDS), None)
        editor = getattr(self.form, first).editor if first else None
        if editor is not None:
            editor.setFocus()

    def _say(self, problems: Sequence[Problem] | None = None) -> None:
        found = list(self._missing() if problems is None and self.read() is None else problems or ())
        days = len(self.seen.days) if self.seen and self.read() else 0
        self.ask_button.setText(f"Ajukan cuti {days} hari" if days else "Ajukan cuti")
        self.ask_button.setAccessibleName(self.ask_button.text())
        if not found:
            self.bar.say("Siap diajukan. Tidak ada yang kurang.", "ok")
        elif len(found) == 1:
            self.bar.say(sentence(found[0]), "warn")
        else:
            self.bar.say(f"{len(found)} hal belum lengkap. {sentence(found[0])}", "warn")

    # writing

    def _done(self, row: LeaveRow) -> None:
        self._keep.stop()
        self.desk.write(self, drafts.forget, DRAFT)
        self.asked.emit(row)

    def _save_openings(self, asks: list[leave_openings.OpeningAsk]) -> None:
        self.desk.write(self, leave_openings.save, asks, today=self.desk.today(), now=self.desk.now(),
                        done=lambda _n: self._reload(), failed=self.reasons.opening.refuse)  # fmt: skip

    def _reload(self) -> None:
        if self.person is not None:
            self._load_person(self.person.id)

    # draft

    def _values(self) -> dict[str, Any]:
        form = self.form
        first, last = form.start_edit.date(), form.end_edit.date()
        person = form.person_field.person_id()
        stand_in = form.stand_in_combo.currentData()
        return {
            "pegawai": str(person) if person else None, "mulai": first.isoformat() if first else None,
            "sampai": last.isoformat() if last else None, "alasan": form.reason_edit.text(),
            "alamat": form.address_edit.text(), "telepon": form.phone_edit.text(),
            "pengganti": str(stand_in) if stand_in else None,
        }  # fmt: skip

    def _save_draft(self) -> None:
        values = self._values()
        if values["pegawai"] or values["mulai"] or values["alasan"]:
            self.desk.write(self, drafts.save, DRAFT, values, now=self.desk.now(), done=self._draft_kept)

    def _draft_kept(self, row: drafts.DraftRow) -> None:
        at = self.desk.clock.local(row.at)
        self.form.draft_label.setText(f"Draf tersimpan {at:%H.%M}. Boleh ditinggal.")

    def _restore(self, row: drafts.DraftRow | None) -> None:
        if row is None or self.person is not None:
            return
        self._waiting_draft = row
        form, kept = self.form, row.values
        for edit, key in ((form.start_edit, "mulai"), (form.end_edit, "sampai")):
            edit.set_date(dt.date.fromisoformat(kept[key]) if kept.get(key) else None)
        form.reason_edit.setText(kept.get("alasan", ""))
        form.address_edit.setText(kept.get("alamat", ""))
        form.phone_edit.setText(kept.get("telepon", ""))
        self._draft_kept(row)
        self._dates_typed()
        if kept.get("pegawai"):
            self._load_person(uuid.UUID(kept["pegawai"]))

    _waiting_draft: drafts.DraftRow | None = None

    def _take_up_draft(self) -> None:
        row, self._waiting_draft = self._waiting_draft, None
        if row is not None and row.values.get("pengganti"):
            at = self.form.stand_in_combo.findData(uuid.UUID(row.values["pengganti"]))
            self.form.stand_in_combo.setCurrentIndex(max(0, at))


def count_words(days: int) -> str:
    """The count as it will stand in the letter: ``7 (tujuh) hari kerja``."""
    return f"{days} ({num2words(days, lang='id')}) hari kerja"


def skipped(seen: LeavePreview) -> list[tuple[str, int]]:
    """What was left out of the range, by kind, in the order of the calendar's legend."""
    names = {DayKind.REST: "Sabtu/Minggu" if seen.workweek == "12345" else "istirahat", DayKind.HOLIDAY: "libur",
             DayKind.JOINT: "bersama"}  # fmt: skip
    return [(name, seen.skipped.get(kind, 0)) for kind, name in names.items()]


def _fill(combo: QComboBox, items: Sequence[tuple[Any, str]]) -> None:
    combo.clear()
    for key, text in items:
        combo.addItem(text, key)
