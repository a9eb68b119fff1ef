"""The two dates of a request, typed or painted: where the month goes, and the last day that is proposed."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QObject, Signal

from asn_desktop.rules.leave.wish import Kind
from asn_desktop.ui.leave import answer
from asn_desktop.ui.leave.month_card import MonthCard
from asn_desktop.ui.leave.proofs_card import ProofsCard
from asn_desktop.ui.leave.request_form import LeaveRequestForm


class RequestDates(QObject):
    """`changed` when the dates are others; `month_wanted` gives the month they lie in."""

    changed = Signal()
    month_wanted = Signal(object)

    def __init__(self, form: LeaveRequestForm, month: MonthCard, proofs: ProofsCard, parent: QObject) -> None:
        super().__init__(parent)
        self.form, self.month, self.proofs = form, month, proofs
        self._end_given = False  # the clerk said how long it is: nothing is proposed any more
        form.start_edit.date_changed.connect(lambda _day: self.typed())
        form.end_edit.date_changed.connect(self._end_typed)
        form.kind_field.changed.connect(lambda _kind: self._again())
        form.details.reason_chosen.connect(lambda _words: self._again())
        proofs.touched.connect(self._proof_touched)
        month.grid.range_changed.connect(self._painted)

    def clear(self, *, given: bool = False) -> None:
        """Begin anew; `given` when a draft brought the last day along."""
        self._end_given = given

    def typed(self) -> None:
        """Propose the last day where none was given, and show the range in its month."""
        form = self.form
        first, last = form.start_edit.date(), form.end_edit.date()
        if first is not None and not self._end_given and form.end_edit.readable():
            days = next((proof.hari for proof in self.proofs.asks() if proof.hari), None)
            last = answer.proposed_end(form.kind(), form.details.reason_code(), first, days)
            form.end_edit.set_date(last)
        if first is not None:
            self.month.grid.show_range(first, last)
            if first.replace(day=1) != self.month.grid.month:
                self.month.grid.show_month(first)
                self.month_wanted.emit(first.replace(day=1))
        self.changed.emit()

    def _painted(self, first: dt.date, last: dt.date) -> None:
        self.form.start_edit.set_date(first)
        self.form.end_edit.set_date(last)
        self._end_given = first != last or self.form.kind() is Kind.TAHUNAN
        if self._end_given:
            self.changed.emit()
        else:
            self.typed()  # one day was pointed at: the kind says how long it usually is

    def _end_typed(self, day: dt.date | None) -> None:
        self._end_given = day is not None
        self.typed()

    def _again(self) -> None:
        if not self._end_given:
            self.typed()
        self.changed.emit()

    def _proof_touched(self) -> None:
        if not self._end_given and self.form.kind() is Kind.SAKIT:
            self.typed()
        self.changed.emit()
