"""The form of one person: findings beside the fields, a draft kept while typing, a reason where one is needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.problems import Problem, Severity
from asn_desktop.services import drafts, employee_form
from asn_desktop.services.employee_form import EmployeeAsk, Saved
from asn_desktop.services.employees import EmployeeCard
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.employees import form_choices
from asn_desktop.ui.employees.blanks import EmployeeForm
from asn_desktop.ui.employees.error_box import ErrorBox, ReasonBox
from asn_desktop.ui.employees.field_past import FieldPast
from asn_desktop.ui.employees.fields import Fields
from asn_desktop.ui.employees.words import field_word
from asn_desktop.ui.parts.action_bar import ActionBar
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.card import ScrollPage
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.sentences import sentence

NEW = "pegawai:baru"
_NARROW = 980
_PAUSE = 800  # milliseconds after the last key before a draft is kept


class FormPage(QWidget):
    """`saved(Saved)` after the deed; `left` when the clerk goes back (the draft stays)."""

    saved = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.card: EmployeeCard | None = None
        self._wrong: list[str] = []
        self._draft_row: drafts.DraftRow | None = None
        self._first = ""  # the field to begin with, when it is not the name
        self._build()
        self._keep = QTimer(self, singleShot=True, interval=_PAUSE)
        self._keep.timeout.connect(self._save_draft)
        self.fields.on_change(self._typed)
        self.form.status_combo.currentIndexChanged.connect(lambda _index: self._show_status())
        self.errors.wanted.connect(self._go_to)
        QShortcut(QKeySequence("F8"), self).activated.connect(self.next_error)

    # open

    def open(self, card: EmployeeCard | None) -> None:
        """Show the form for a person, or an empty one."""
        self.card = card
        self.title.setText(f"Ubah data: {card.nama_tampil}" if card else "Pegawai baru")
        self.errors.hide()
        self.draft_banner.hide()
        self.fields.clear()
        self.bar.say("Isi yang bertanda bintang; yang lain boleh menyusul." if card is None else "")
        self.fields.forget_reasons()
        for box in (self.form.nik_box, self.form.no_kk_box, self.form.npwp_box):
            box.setVisible(card is None or card.nik_penuh)
        self.form.nip_box.set_hint("18 angka, boleh diberi spasi." if card is None else
                                   "Nomor diganti BKN? Pakai Lainnya, Ganti NIP: nomor lama tetap dapat dicari.")
        self.desk.read(self, form_choices.ask_choices, self._form_name(), self.desk.today(), done=self._filled,
                       replaces="form")

    def focus_later(self, field: str) -> None:
        """Begin with this field as soon as the form is filled; for a jump from a finding."""
        self._first = field

    def _form_name(self) -> str:
        return f"pegawai:{self.card.id}" if self.card else NEW

    def _filled(self, found: form_choices.Choices) -> None:
        form_choices.fill(self.fields, found, self.card)
        self._show_status()
        self._draft_row = found.draft
        if found.draft is not None:
            at = self.desk.clock.local(found.draft.at)
            self.draft_banner.say("accent", "Ada isian yang belum disimpan", f"Diketik sampai {at:%H.%M}.",
                                  [("Lanjutkan isian itu", self.take_draft), ("Buang", self.drop_draft)])
            self.draft_banner.show()
        self._go_to(self._first if self._first in self.fields.boxes else "nama")
        if self.card is not None and not self._first:
            self.form.nama_edit.end(False)  # a stray key must not type over the name of somebody on record
        self._first = ""
        if self.card is not None:
            self.desk.read(self, employee_form.check, self.read(), today=self.desk.today(), done=self._noticed,
                           replaces="periksa")

    def _noticed(self, found: Sequence[Problem]) -> None:
        """What is unusual or wrong in the record as it is, beside its fields, before anything is typed."""
        self.fields.show(found)
        if found:
            self.bar.say(f"{len(found)} isian perlu diperhatikan; lihat tanda di bawahnya.", "warn")

    def _show_status(self) -> None:
        form_choices.show_status(self.fields, self.form.status_combo.currentData(), self.card)

    # draft

    def take_draft(self) -> None:
        """Continue what was typed before."""
        self.draft_banner.hide()
        if self._draft_row is not None:
            self.fields.take_draft(self._draft_row.values)
            self._show_status()
            self.bar.say("Isian dilanjutkan. Belum disimpan.", "saved")

    def drop_draft(self) -> None:
        """Forget what was typed before."""
        self.draft_banner.hide()
        self._draft_row = None
        self.desk.write(self, drafts.forget, self._form_name())

    def _typed(self) -> None:
        self._keep.start()

    def _save_draft(self) -> None:
        self.desk.write(self, drafts.save, self._form_name(), self.fields.draft(), now=self.desk.now(),
                        done=self._draft_kept)

    def _draft_kept(self, row: drafts.DraftRow) -> None:
        at = self.desk.clock.local(row.at)
        self.bar.say(f"Draf tersimpan {at:%H.%M}", "saved")

    # save

    def read(self) -> EmployeeAsk:
        """The form as a question to the service."""
        return form_choices.ask_of(self.fields, self.card)

    def save(self) -> None:
        """Check days and numbers here, everything else in the service."""
        unreadable = form_choices.unreadable(self.fields)
        if unreadable:
            self._refused(unreadable)
            return
        self._send(self.read())

    def _send(self, ask: EmployeeAsk) -> None:
        self.save_button.setEnabled(False)
        self.desk.write(self, employee_form.save, ask, today=self.desk.today(), done=self._done,
                        failed=lambda problems: self._not_saved(ask, problems), troubled=self._trouble)

    def _trouble(self, trouble: Any) -> None:
        self.save_button.setEnabled(True)
        self.desk.trouble.emit(trouble)

    def _not_saved(self, ask: EmployeeAsk, problems: Sequence[Problem]) -> None:
        self.save_button.setEnabled(True)
        elsewhere = [p for p in problems if p.severity is Severity.REASON and p.field not in self.fields.boxes]
        self._refused(problems)
        if elsewhere and all(p.severity is Severity.REASON for p in problems if p.blocks):
            self._ask_reasons(ask, elsewhere)

    def _ask_reasons(self, ask: EmployeeAsk, blocking: Sequence[Problem]) -> None:
        """A finding that belongs to no field asks for its reason in a box of its own."""
        box = ReasonBox(blocking, self)
        box.accepted.connect(lambda: self._send(replace(ask, reasons={**self.fields.reasons(), **box.reasons()})))
        box.finished.connect(box.deleteLater)
        self.reason_box = box
        box.open()

    def _refused(self, problems: Sequence[Problem]) -> None:
        self._wrong = self.fields.show(problems)
        blocking = [p for p in problems if p.blocks]
        wrong = {p.field for p in blocking}
        self._wrong = [field for field in self._wrong if field in wrong]
        others = [sentence(p) for p in blocking if p.field not in self.fields.boxes]
        self.errors.say([(field, self._word(field)) for field in self._wrong], others)
        only_reasons = bool(blocking) and all(p.severity is Severity.REASON for p in blocking)
        self.bar.say("Belum disimpan. Perbaiki, atau tulis alasannya di bawah isian yang bertanda." if only_reasons
                     else "Belum disimpan. Perbaiki isian yang bertanda.", "error")
        if self._wrong:
            self._go_to(self._wrong[0])

    def _word(self, field: str) -> str:
        return self.fields.boxes[field].label_text() or field_word("employees", field)

    def _done(self, saved: Saved) -> None:
        self.save_button.setEnabled(True)
        self._keep.stop()
        self.desk.write(self, drafts.forget, self._form_name())
        self.saved.emit(saved)

    def next_error(self) -> None:
        """F8: the next field that is wrong, round and round."""
        if not self._wrong:
            return
        here = next((i for i, field in enumerate(self._wrong) if self.fields.editors[field].hasFocus()), -1)
        self._go_to(self._wrong[(here + 1) % len(self._wrong)])

    def _go_to(self, field: str) -> None:
        self.fields.focus(field)
        self.page.ensureWidgetVisible(self.fields.boxes[field])

    # build

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 12)
        outer.setSpacing(12)
        self.page = ScrollPage()
        self.title = label("", "title", wrap=True)
        self.errors = ErrorBox()
        self.draft_banner = Banner("accent")
        self.draft_banner.hide()
        self.form = EmployeeForm()
        self.fields = Fields(self.form)
        for one in (self.title, self.errors, self.draft_banner, self.form):
            self.page.box.addWidget(one)
        self.page.box.addStretch(1)
        outer.addWidget(self.page, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 0, 20, 0)
        self.bar = ActionBar()
        self.cancel_button = self.bar.add("Batal")
        self.cancel_button.clicked.connect(self._leave)
        self.save_button = self.bar.add("Simpan", "primary", "check", "Ctrl+S")
        self.save_button.clicked.connect(self.save)
        foot.addWidget(self.bar)
        outer.addLayout(foot)
        self.past = FieldPast(self.desk, self)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self._leave)

    def _leave(self) -> None:
        if self._keep.isActive():
            self._keep.stop()
            self._save_draft()
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        row = self.form.findChild(QBoxLayout, "cards_row")
        narrow = self.width() < _NARROW
        row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
