"""What was asked, in words; and the steps so far, each with its hand, its day and its reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.rules import identity
from asn_desktop.rules.words import short_date
from asn_desktop.services.leave import LeaveDetail, StepRow
from asn_desktop.ui import look
from asn_desktop.ui.parts.card import Card
from asn_desktop.ui.parts.layouts import empty
from asn_desktop.ui.parts.words import Glyph, label, line
from asn_desktop.ui.sentences import leave as words

_WAYS = {"kertas": "tanda tangan di kertas", "sandi": "kata sandi pejabat", "entri": ""}


class Summary(Card):
    """The form in short."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Yang diminta", parent)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.body.addLayout(self._rows)

    def show_detail(self, detail: LeaveDetail) -> None:
        """Write the lines of this request."""
        empty(self._rows)
        row = detail.row
        for name, value in (
            ("Pegawai", f"{row.nama}\n{identity.show_nip(row.nip) if row.nip else ''}"),
            ("Unit", row.unit or "belum diisi"),
            ("Tanggal", f"{words.span(row.mulai, row.sampai)}\n{row.lama} {row.satuan}"),
            ("Alasan", detail.alasan),
            ("Alamat", f"{detail.alamat}\n{detail.telepon}"),
            ("Pengganti", detail.pengganti or "belum ditentukan"),
        ):
            line_box = QHBoxLayout()
            name_label = label(name, "second")
            name_label.setFixedWidth(84)
            name_label.setAlignment(Qt.AlignmentFlag.AlignTop)
            line_box.addWidget(name_label)
            line_box.addWidget(label(value.strip(), wrap=True, copyable=True), 1)
            self._rows.addLayout(line_box)


class Steps(Card):
    """The way so far, oldest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Langkah", parent)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.body.addLayout(self._rows)
        self._text = ""

    def show_steps(self, steps: Sequence[StepRow]) -> None:
        """Write the steps."""
        empty(self._rows)
        told = []
        for at, step in enumerate(steps):
            if at:
                self._rows.addWidget(line())
            first, second = told_step(step)
            told += [first, second]
            row = QHBoxLayout()
            row.setSpacing(10)
            row.addWidget(Glyph("check", look.OK, 16), 0, Qt.AlignmentFlag.AlignTop)
            box = QVBoxLayout()
            box.setSpacing(1)
            box.addWidget(label(first, "label", wrap=True))
            box.addWidget(label(second, "second", wrap=True))
            row.addLayout(box, 1)
            self._rows.addLayout(row)
        self._text = "\n".join(told)

    def as_text(self) -> str:
        """All steps as text."""
        return self._text


def told_step(step: StepRow) -> tuple[str, str]:
    """(what, by whom and when and why) of one step."""
    what = words.EVENTS[step.peristiwa]
    if step.pilihan is not None:
        what = f"{what}: {words.CHOICES[step.pilihan][0].casefold()}"
    if step.hari and step.pilihan is not None:
        what = f"{what} {step.hari} hari"
    who = ", ".join(part for part in (step.oleh_jabatan, step.oleh_nama) if part)
    new = words.span(step.mulai, step.sampai) if step.pilihan and step.mulai and step.sampai else ""
    parts = [who, short_date(step.tanggal), _WAYS.get(step.cara, ""), new, step.alasan]
    return what, " · ".join(part for part in parts if part)
