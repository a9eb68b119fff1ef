"""The right side of a request: why the balance is what it is, what is left afterwards, what is unusual, who decides."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.explain import Line as Term
from asn_desktop.rules.leave.flow import Official
from asn_desktop.rules.leave.wish import Kind, Verdict
from asn_desktop.rules.words import short_date
from asn_desktop.services.authority import Decider
from asn_desktop.services.leave.deeds import BalanceCard, LeavePreview
from asn_desktop.services.leave.openings import OpeningAsk
from asn_desktop.ui import look
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.card import Card
from asn_desktop.ui.parts.explanation import ExplanationPanel, Line
from asn_desktop.ui.parts.layouts import empty
from asn_desktop.ui.parts.words import Glyph, button, label, line
from asn_desktop.ui.sentences import leave as words
from asn_desktop.ui.sentences import sentence
from asn_desktop.ui.sentences.leave_kinds import KINDS


def terms(lines: Sequence[Term]) -> list[Line]:
    """The lines of a balance as the explanation panel shows them."""
    return [Line(*words.line_words(one), words.amount(one, first=not at)) for at, one in enumerate(lines)]


def plain_terms(lines: Sequence[Term]) -> list[Line]:
    """The lines of a judgement: many say a limit in words and count nothing."""
    return [Line(*words.line_words(one), str(one.amount) if one.amount else "") for one in lines]


class OpeningPanel(Card):
    """Three years of one person, in place: what was used, what was postponed. `saved` gives the asks."""

    saved = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Saldo awal cuti", parent)
        self._person: uuid.UUID | None = None
        self.edits: dict[int, tuple[QLineEdit, QLineEdit]] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.problem = label("", "problem", wrap=True)
        self.save_button = button("Simpan saldo awal", "primary")
        self.save_button.clicked.connect(self._save)
        self.body.addWidget(
            label("Tulis hari cuti tahunan yang sudah dipakai tiap tahun. Kosong berarti belum diketahui.", "second",
                  wrap=True)
        )  # fmt: skip
        self.body.addLayout(self._rows)
        self.body.addWidget(self.problem)
        self.body.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignRight)

    def ask_for(self, person: uuid.UUID, years: Sequence[int], known: Mapping[int, int] | None = None) -> None:
        """Show a line for each year."""
        self._person = person
        self.problem.hide()
        while self._rows.count():
            item = self._rows.takeAt(0)
            if item.widget():
                item.widget().deleteLater()
        self.edits = {}
        self._rows.addWidget(_heads())
        for year in years:
            self._rows.addWidget(self._line(year, (known or {}).get(year)))
        if self.edits:
            next(iter(self.edits.values()))[0].setFocus()

    def refuse(self, problems: Sequence[Problem]) -> None:
        """Say why it cannot be kept."""
        self.problem.setText("\n".join(dict.fromkeys(sentence(p) for p in problems)))
        self.problem.show()

    def _line(self, year: int, used: int | None) -> QWidget:
        box = QFrame()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        used_edit, late_edit = QLineEdit("" if used is None else str(used)), QLineEdit()
        for edit, name in ((used_edit, "terpakai"), (late_edit, "ditangguhkan")):
            edit.setAccessibleName(f"Hari {name} tahun {year}")
            edit.setFixedWidth(96)
        row.addWidget(label(str(year), "strong"), 1)
        row.addWidget(used_edit)
        row.addWidget(late_edit)
        self.edits[year] = (used_edit, late_edit)
        return box

    def _save(self) -> None:
        if self._person is not None:
            self.saved.emit([
                OpeningAsk(self._person, year, used.text(), late.text() or 0)
                for year, (used, late) in self.edits.items() if used.text().strip()
            ])  # fmt: skip


class Reasons(QWidget):
    """One column; what there is nothing to say about is not shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panel = ExplanationPanel()
        self.panel.closed.connect(self._closed)
        self.why_button = button("Kenapa?", "link")
        self.why_button.clicked.connect(self._reopen)
        self.why_button.hide()
        self.unknown = Banner("warn")
        self.fill_button = button("Isi saldo awal", "", "edit")
        self.fill_button.clicked.connect(lambda: self.open_opening(self._missing))
        self._missing: Problem | None = None
        self.opening = OpeningPanel()
        self.after = Card("Sesudah cuti ini")
        self._after_rows = QVBoxLayout()
        self._after_rows.setSpacing(6)
        self.after.body.addLayout(self._after_rows)
        self.warnings = Banner("warn")
        self._decider = label("", "second", wrap=True)
        self._decides = QWidget()
        row = QHBoxLayout(self._decides)
        row.setContentsMargins(4, 0, 4, 0)
        row.setSpacing(12)
        row.addWidget(Glyph("stamp", look.TEXT2, 18), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._decider, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        for part in self._parts():
            box.addWidget(part)
        box.addStretch(1)
        self.clear()

    def clear(self) -> None:
        """Nobody is chosen yet."""
        for part in self._parts():
            part.hide()

    def _parts(self) -> tuple[QWidget, ...]:
        return (self.panel, self.why_button, self.unknown, self.fill_button, self.opening, self.after, self.warnings,
                self._decides)  # fmt: skip

    def show_balance(self, card: BalanceCard | None, problems: Sequence[Problem]) -> None:
        """The explanation, or why there is none: unknown openings can be told right here."""
        self.opening.hide()
        self.unknown.setVisible(card is None)
        self.fill_button.hide()
        if card is not None:
            title = f"Kenapa sisa cuti {card.sisa} hari?"
            self.panel.explain(title, terms(card.lines), Line("Sisa hari ini", "", f"{card.sisa} hari"))
            self.why_button.setText(title)
            self.panel.setVisible(not self.why_button.isVisibleTo(self))
            return
        self.panel.hide()
        self.why_button.hide()
        self._missing = next((p for p in problems if p.code == "opening_balance_missing"), None)
        self.fill_button.setVisible(self._missing is not None)
        text = sentence(self._missing or problems[0]) if problems else ""
        self.unknown.say("warn", "Sisa cuti belum dapat dihitung", text)

    def open_opening(self, problem: Problem | None) -> None:
        """Open the form of the missing years in place."""
        if problem is not None and self.person is not None:
            self.opening.ask_for(self.person, problem.values["tahun"])
            self.opening.show()
            self.fill_button.hide()
            self.opening.edits[problem.values["tahun"][0]][0].setFocus()

    person: uuid.UUID | None = None

    def show_after(self, seen: LeavePreview | None) -> None:
        """What this leave takes from which year, and what is left."""
        drawn = [(row, days) for row, days in (seen.split.items() if seen else ()) if days]
        self.after.setVisible(bool(drawn) and seen is not None and seen.balance is not None)
        if not drawn or seen is None or seen.balance is None:
            return
        empty(self._after_rows)
        for row, days in drawn:
            self._after_rows.addLayout(_pair(f"Diambil dari {words.row_name(row, seen.balance.year)}", f"{days} hari"))
        self._after_rows.addWidget(line())
        left = seen.balance.sisa - sum(days for _, days in drawn)
        self._after_rows.addLayout(_pair("Sisa", f"{left} hari", "number"))

    def show_kind(self, kind: Kind) -> None:
        """Another kind was chosen: the balance of annual leave answers nothing any more."""
        if kind is not Kind.TAHUNAN:
            for part in (self.panel, self.why_button, self.unknown, self.fill_button, self.opening, self.after):
                part.hide()

    def show_seen(self, kind: Kind, seen: LeavePreview) -> None:
        """The answer to a request: for annual leave the balance, for other kinds what the law says line by line."""
        if kind is Kind.TAHUNAN or seen.verdict is None:
            self.show_balance(seen.balance, seen.problems)
            self.show_after(seen)
        else:
            self._show_verdict(kind, seen.verdict)
        self.show_warnings(seen.warnings)
        self.show_decider(seen.decider, seen.pyb)

    def _show_verdict(self, kind: Kind, verdict: Verdict) -> None:
        for part in (self.unknown, self.fill_button, self.opening, self.after):
            part.hide()
        title = f"Kenapa {verdict.lama} {verdict.satuan}?"
        self.panel.explain(title, plain_terms(verdict.lines), Line(KINDS[kind], "", f"{verdict.lama} {verdict.satuan}"))
        self.why_button.setText(title)
        self.panel.setVisible(not self.why_button.isVisibleTo(self))

    def show_warnings(self, warnings: Sequence[Problem]) -> None:
        """What is unusual; it may go on."""
        self.warnings.setVisible(bool(warnings))
        if warnings:
            self.warnings.say("warn", "", "\n".join(sentence(p) for p in warnings))

    def show_decider(self, found: Decider | None, official: Official | None) -> None:
        """Who decides and where, on what ground, until when."""
        self._decides.show()
        if found is not None:
            self._decider.setText(decider_words(found))
            return
        if official is None:
            self._decider.setText("Yang memutuskan: pejabat di luar kantor ini. Namanya diisi pada keputusan.")
            return
        ground = f", {official.dasar}" if official.dasar else ""
        until = f", berlaku s.d. {short_date(official.valid_to)}" if official.valid_to else ""
        self._decider.setText(f"Yang memutuskan: {official.jabatan}, {official.nama}{ground}{until}")

    def decider_text(self) -> str:
        """The line about who decides."""
        return self._decider.text()

    def _closed(self) -> None:
        self.why_button.show()
        self.why_button.setFocus()

    def _reopen(self) -> None:
        self.why_button.hide()
        self.panel.show()
        self.panel.setFocus()


_PLACES = {"kantor": "", "induk": "di dinas induk", "bkpsdm": "lewat BKPSDM"}


def decider_words(found: Decider) -> str:
    """Who decides: "Yang memutuskan: Kepala Dinas Perhubungan, Dr. Sri Wahyuni. Dasar: Keputusan Bupati ..."."""
    who = ", ".join((found.official.jabatan, found.official.nama)) if found.official else "pejabat di luar kantor ini"
    where = _PLACES.get(found.where, "")
    until = found.official.valid_to if found.official else None
    parts = [f"Yang memutuskan: {who}" + (f", {where}" if where else "")]
    parts += [f"berlaku s.d. {short_date(until)}"] if until else []
    return ", ".join(parts) + (f". Dasar: {found.ground}" if found.ground else "")


def _heads() -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(label("Tahun", "second"), 1)
    for text in ("Terpakai", "Ditangguhkan"):
        head = label(text, "second")
        head.setFixedWidth(96)
        row.addWidget(head)
    return box


def _pair(text: str, value: str, role: str = "strong") -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(label(text, "row_title" if role == "number" else ""), 1)
    row.addWidget(label(value, role))
    return row
