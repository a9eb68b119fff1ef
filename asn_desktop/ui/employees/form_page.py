"""The form of one person: findings beside the fields, a draft kept while typing, a reason where one is needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.problems import Problem, Severity
from asn_desktop.rules.identity import show_nip
from asn_desktop.services import drafts, employee_form, reference, units
from asn_desktop.services.employee_form import EmployeeAsk, Saved
from asn_desktop.services.employees import EmployeeCard
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.employees.blanks import EmployeeForm
from asn_desktop.ui.employees.error_box import ErrorBox, ReasonBox
from asn_desktop.ui.employees.fields import Fields
from asn_desktop.ui.employees.words import SEX, STATUS_LONG, field_word
from asn_desktop.ui.parts.action_bar import ActionBar
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.card import ScrollPage
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.sentences import sentence

NEW = "pegawai:baru"
_NARROW = 980
_PAUSE = 800  # milliseconds after the last key before a draft is kept
_PPPK = ("PPPK", "PPPK_PW")


class Choices(NamedTuple):
    """What the combos offer, and the draft that waits."""

    agama: dict[str, str]
    status_kawin: dict[str, str]
    kedudukan: dict[str, str]
    units: list[units.UnitRow]
    draft: drafts.DraftRow | None


def ask_choices(session: Any, form: str, today: Any) -> Choices:
    """Code lists, units and draft in one reading."""
    return Choices(
        reference.labels(session, "agama", "nama_tampil", today),
        reference.labels(session, "status_kawin", "nama_tampil", today),
        reference.labels(session, "kedudukan_hukum", "nama", today),
        units.tree(session),
        drafts.load(session, form),
    )


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
        self.form.nik_box.setVisible(card is None or card.nik_penuh)
        self.desk.read(self, ask_choices, self._form_name(), self.desk.today(), done=self._filled, replaces="form")

    def focus_later(self, field: str) -> None:
        """Begin with this field as soon as the form is filled; for a jump from a finding."""
        self._first = field

    def _form_name(self) -> str:
        return f"pegawai:{self.card.id}" if self.card else NEW

    def _filled(self, found: Choices) -> None:
        self.fields.choices("agama", list(found.agama.items()), empty="")
        self.fields.choices("status_kawin", list(found.status_kawin.items()), empty="")
        self.fields.choices("kedudukan", list(found.kedudukan.items()))
        self.fields.choices("jenis_kelamin", SEX, empty="")
        self.fields.choices("status", STATUS_LONG)
        indent = [(row.id, "    " * max(0, row.depth - 1) + row.nama) for row in found.units]
        self.fields.choices("unit_id", indent, empty="")
        ask = employee_form.blank(self.card) if self.card else EmployeeAsk("", None, "", "PNS", None)
        self.fields.fill({name: getattr(ask, name) for name in self.fields.editors} | {"nip": show_nip(ask.nip)})
        self._show_status()
        self._draft_row = found.draft
        if found.draft is not None:
            at = self.desk.clock.local(found.draft.at)
            self.draft_banner.say("accent", "Ada isian yang belum disimpan", f"Diketik sampai {at:%H.%M}.",
                                  [("Lanjutkan isian itu", self.take_draft), ("Buang", self.drop_draft)])
            self.draft_banner.show()
        self._go_to(self._first if self._first in self.fields.boxes else "nama")
        self._first = ""

    def _show_status(self) -> None:
        """PPPK have contracts, PNS a TMT CPNS: only what applies is asked."""
        pppk = self.form.status_combo.currentData() in _PPPK
        for name in ("tmt_cpns", "tmt_pns"):
            self.fields.boxes[name].setVisible(not pppk)
        for name in ("kontrak_mulai", "kontrak_tmt", "kontrak_akhir"):
            self.fields.boxes[name].setVisible(pppk)
        if self.card is None:
            self.fields.fill({"kedudukan": "71" if pppk else "01"})

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
        values = self.fields.read()
        values["kedudukan"] = values["kedudukan"] or "01"
        values["jenis_kelamin"] = values["jenis_kelamin"] or ""
        nik = values["nik"] if self.card is None or self.card.nik_penuh else employee_form.KEEP
        return EmployeeAsk(**{**values, "nik": nik, "id": self.card.id if self.card else None})

    def save(self) -> None:
        """Check the days here, everything else in the service."""
        unreadable = self.fields.unreadable()
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
        blocking = [p for p in problems if p.blocks]
        if all(p.severity is Severity.REASON for p in blocking):
            self._ask_reasons(ask, blocking, problems)
        else:
            self._refused(problems)

    def _ask_reasons(self, ask: EmployeeAsk, blocking: Sequence[Problem], problems: Sequence[Problem]) -> None:
        self._refused(problems)
        box = ReasonBox(blocking, self)
        box.accepted.connect(lambda: self._send(replace(ask, reasons={**ask.reasons, **box.reasons()})))
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
        self.bar.say("Belum disimpan. Perbaiki isian yang bertanda.", "error")
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
