"""The head of a person's year: who, in which post, appraised by whom, which SKP, and the line of the year."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.rules.evaluation.party import Party
from asn_desktop.rules.words import short_date
from asn_desktop.ui.evaluation.person.year_file import YearFile
from asn_desktop.ui.evaluation.person.year_line import YearLine
from asn_desktop.ui.evaluation.person.year_steps import steps
from asn_desktop.ui.parts.badge import Badge
from asn_desktop.ui.parts.chips import ChipRow
from asn_desktop.ui.parts.words import label, line
from asn_desktop.ui.person_field import PersonField

STATES = {"draf": ("draf", "warn"), "ditetapkan": ("ditetapkan", "ok"), "ditutup": ("ditutup", "neutral"),
          "batal": ("batal", "neutral")}  # fmt: skip


def span_words(first: dt.date, last: dt.date) -> str:
    """ "1 Jan – 31 Des 2026": the year once when it is the same."""
    begin = short_date(first)
    return f"{begin.removesuffix(f' {first.year}') if first.year == last.year else begin} – {short_date(last)}"


def party_words(party: Party | None) -> str:
    """ "Bambang Prasetyo, Kepala Bidang Angkutan"."""
    return ", ".join(part for part in (party.nama, party.jabatan) if part) if party else "belum diketahui"


class PersonHead(QFrame):
    """`person_chosen`, `skp_chosen` give ids, `section_wanted` a section of the page."""

    person_chosen = Signal(object)
    skp_chosen = Signal(object)
    section_wanted = Signal(str)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.desk = desk
        self.person = PersonField()
        self.person.use(desk)
        self.person.setFixedWidth(344)
        self.person.chosen.connect(self.person_chosen)
        self.post = label("", "strong", wrap=True)
        self.appraiser = label("", "second", wrap=True)
        self.badge = Badge()
        self.span = label("", "second")
        self.skp_chips = ChipRow()
        self.skp_chips.chosen.connect(self._choose_skp)
        self._ids: dict[str, uuid.UUID] = {}
        self.line = YearLine()
        self.line.opened.connect(self.section_wanted)
        self._rule = line()
        self._lay_out()
        self.show_file(None, None)

    def show_file(self, file: YearFile | None, skp_id: uuid.UUID | None) -> None:
        """Show a person's year, with this SKP of it; None: nobody is chosen."""
        for part in (self.line, self._rule, self.badge, self.span, self.post, self.appraiser):
            part.setVisible(file is not None)
        self.skp_chips.setVisible(file is not None and len(file.skps) > 1)
        if file is None:
            return
        if self.person.person_id() != file.employee_id:
            self.person.show_person(file.employee_id, file.pegawai.nama, file.pegawai.nip)
        skp = file.skp(skp_id)
        row = skp.row if skp else None
        self.post.setText(" · ".join(part for part in (
            row.jabatan if row else file.pegawai.jabatan, row.unit if row else file.pegawai.unit) if part))  # fmt: skip
        appraiser = row.penilai if row else file.penilai
        self.appraiser.setText(f"Pejabat penilai: {party_words(appraiser)}")
        self.badge.show_state(*(STATES[row.keadaan] if row else (f"belum ada SKP {file.tahun}", "neutral")))
        self.span.setText(span_words(row.mulai, row.sampai) if row else "")
        self._show_chips(file, skp_id)
        self.line.show_steps(steps(file, self.desk.today()))

    def _show_chips(self, file: YearFile, skp_id: uuid.UUID | None) -> None:
        found = {str(one.row.id): one.row for one in file.skps}
        if {key: row.id for key, row in found.items()} != self._ids:
            self._ids = {key: row.id for key, row in found.items()}
        self.skp_chips.set_chips([(key, f"{span_words(row.mulai, row.sampai)} · {months(row)} bulan · {row.jabatan}")
                                  for key, row in found.items()])  # fmt: skip
        if skp_id is not None:
            self.skp_chips.choose(str(skp_id))

    def _choose_skp(self, keys: list[str]) -> None:
        if keys and keys[0] in self._ids:
            self.skp_chosen.emit(self._ids[keys[0]])

    def _lay_out(self) -> None:
        state = QHBoxLayout()
        state.setSpacing(8)
        state.addWidget(self.badge)
        state.addWidget(self.span)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.post)
        words.addWidget(self.appraiser)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self.person, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        top.addLayout(state)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 10, 16, 10)
        box.setSpacing(8)
        box.addLayout(top)
        box.addWidget(self.skp_chips)
        box.addWidget(self._rule)
        box.addWidget(self.line)


def months(row: Any) -> int:
    """Calendar months an SKP touches."""
    return (row.sampai.year - row.mulai.year) * 12 + row.sampai.month - row.mulai.month + 1
