"""The small form of one history row of any kind: add, change, void; a reason is asked where the finding stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from asn_desktop.problems import Problem
from asn_desktop.services import histories
from asn_desktop.services.employees import EmployeeCard
from asn_desktop.services.record_ask import RecordAsk
from asn_desktop.services.record_kinds import KINDS, RecordField
from asn_desktop.services.record_kinds import fields as types
from asn_desktop.ui.box import Box
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.employees.record_form import Offers, RecordForm, ask_offers
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.card import ScrollPage
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.sentences import sentence

_FRAME = 210  # what title, banner and buttons need around the fields


class RowBox(Box):
    """`saved(Saved)` after the deed. `start` are values to begin with, `problems` what was already found on them."""

    saved = Signal(object)

    def __init__(self, desk: Desk, card: EmployeeCard, kind: str, row: Any = None, parent: QWidget | None = None, *,
                 start: Mapping[str, Any] | None = None, problems: Sequence[Problem] = (), title: str = "") -> None:
        one = KINDS[kind]
        verb = "Ubah" if row else "Tambah"
        super().__init__(title or f"{verb} {one.one}: {card.nama_tampil}", parent=parent, width=680)
        self.desk, self.card, self.kind, self.row = desk, card, kind, row
        self._begin, self._found = dict(start or {}), list(problems)
        self._first = ""
        self.banner = Banner("error")
        self.banner.hide()
        self.form = RecordForm(one, card.status)
        self.fields = self.form.fields
        self.page = ScrollPage(margins=(0, 0, 0, 0))
        self.page.box.addWidget(self.form)
        self.page.box.addStretch(1)
        self.body.addWidget(self.banner)
        self.body.addWidget(self.page, 1)
        self._build_foot()
        desk.read(self, ask_offers, kind, desk.today(), done=self._filled)

    def fit(self) -> None:
        """As high as the fields need, as far as the screen has room; then they scroll."""
        parent = self.parentWidget()
        room = max(240, (parent.window().height() if parent else 768) - _FRAME)
        layout = self.form.layout()
        layout.activate()
        tall = max(self.form.sizeHint().height(), layout.totalHeightForWidth(self.minimumWidth() - 60))
        self.page.setMinimumHeight(min(room, tall + 8))
        super().fit()

    def focus_later(self, field: str) -> None:
        """Begin with this field; for a jump from a finding."""
        self._first = field
        if field in self.fields.editors:
            self.fields.focus(field)

    def values(self) -> dict[str, Any]:
        """What is asked to be kept: every field the form shows."""
        return self.fields.read()

    def save(self) -> None:
        """Send the row; a day that is none is marked here."""
        wrong = self.fields.unreadable()
        if wrong:
            self._refused(wrong)
            return
        ask = RecordAsk(self.kind, self.card.id, self.row.id if self.row else None, self.values(),
                        self.fields.reasons(), self.row.values if self.row else None)
        self.save_button.setEnabled(False)
        self.desk.write(self, histories.save, ask, today=self.desk.today(), done=self._done, failed=self._refused,
                        troubled=self._troubled)

    def _build_foot(self) -> None:
        if self.row is not None and not self.row.dibatalkan:
            self.void_button = self.add_button("Batalkan baris ini…", "text", left=True)
            self.void_button.clicked.connect(self._ask_void)
        self.add_button("Batal", closes=True)
        self.save_button = self.add_button("Simpan", "primary")
        self.save_button.clicked.connect(self.save)
        self.save_button.setShortcut("Ctrl+S")
        if self.row is not None and self.row.dibatalkan:
            self.save_button.hide()
            self.form.setEnabled(False)
            self.banner.say("neutral", "Baris ini sudah dibatalkan", f"Alasan: {self.row.dibatalkan}")
            self.banner.show()

    def _filled(self, offers: Offers) -> None:
        self.form.offer(self.card, offers)
        values = self.row.values if self.row is not None else self._defaults()
        self.fields.fill({one.name: shown(one, values.get(one.name)) for one in self.form.asked})
        self.fields.fill(self._begin)
        if self._found:
            self._refused(self._found)
        else:
            self.fields.focus(self._first if self._first in self.fields.editors else next(iter(self.fields.editors)))
        self.fit()

    def _defaults(self) -> dict[str, Any]:
        found = {one.name: one.default for one in self.form.asked if one.default is not None}
        return found | ({"unit_id": self.card.unit_id} if self.kind == "jabatan" else {})

    def _refused(self, problems: Sequence[Problem]) -> None:
        self.save_button.setEnabled(True)
        marked = self.fields.show(problems)
        others = [sentence(p) for p in problems if p.blocks and p.field not in self.fields.boxes]
        blocked = {p.field for p in problems if p.blocks}
        self.banner.say("error", "Belum dapat disimpan", " ".join(others))
        self.banner.setVisible(bool(others))
        first = next((name for name in marked if name in blocked), "")
        if first:
            self.fields.focus(first)
            self.page.ensureWidgetVisible(self.fields.boxes[first])
        QTimer.singleShot(0, self, self.fit)  # once the sentences have their type and size

    def _troubled(self, trouble: Any) -> None:
        self.save_button.setEnabled(True)
        self.desk.trouble.emit(trouble)

    def _done(self, saved: Any) -> None:
        self.saved.emit(saved)
        self.accept()

    def _ask_void(self) -> None:
        box = WhyBox("Batalkan baris riwayat ini?", "Baris tetap tersimpan dan terbaca, tetapi tidak dihitung lagi.",
                     "Batalkan baris", self)
        box.accepted.connect(lambda: self._void(box.reason()))
        self.why_box = box
        box.open()

    def _void(self, reason: str) -> None:
        self.desk.write(self, histories.void, self.kind, self.row.id, reason, today=self.desk.today(),
                        done=self._done, failed=self._refused)


def shown(one: RecordField, value: Any) -> Any:
    """A value as its editor takes it: whole numbers and money as text, the rest as it is."""
    if value is None or one.type in (types.BOOL, types.DATE):
        return value
    if one.type == types.DECIMAL:
        return str(value).replace(".", ",")
    return str(value) if one.type in (types.NUMBER, types.YEAR, types.MONEY) else value


class WhyBox(Box):
    """One reason, one verb. Enter never confirms: the first focus is on Batal."""

    def __init__(self, title: str, words: str, verb: str, parent: QWidget | None = None, *,
                 day: bool = False) -> None:
        super().__init__(title, "warn", parent)
        self.body.addWidget(label(words, wrap=True))
        self.day_edit = DateField()
        if day:
            self.body.addWidget(FieldBox("Hari terakhir", self.day_edit, required=True))
        self.edit = QLineEdit()
        self.body.addWidget(FieldBox("Alasan", self.edit, required=True))
        back = self.add_button("Batal", closes=True)
        self.do_button = self.add_button(verb, "danger")
        self.do_button.clicked.connect(self.accept)
        self._needs_day = day
        self.edit.textChanged.connect(lambda _text: self._ready())
        self.day_edit.textChanged.connect(lambda _text: self._ready())
        self._ready()
        back.setFocus()

    def reason(self) -> str:
        """What was typed."""
        return self.edit.text().strip()

    def _ready(self) -> None:
        self.do_button.setEnabled(bool(self.reason()) and (not self._needs_day or self.day_edit.date() is not None))
