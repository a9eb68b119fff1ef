"""What was asked, in words; and the steps so far, each with its hand, its day and its reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from asn_desktop.rules import identity
from asn_desktop.rules.words import short_date
from asn_desktop.services.leave.deeds import LeaveDetail, StepRow
from asn_desktop.services.leave.folder import LeaveFolder
from asn_desktop.ui import look
from asn_desktop.ui.parts.card import Card
from asn_desktop.ui.parts.layouts import empty
from asn_desktop.ui.parts.words import Glyph, button, label, line
from asn_desktop.ui.sentences import leave as words
from asn_desktop.ui.sentences import leave_kinds as kinds

_WAYS = {"kertas": "tanda tangan di kertas", "sandi": "kata sandi pejabat", "entri": ""}


class Summary(Card):
    """The form in short."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Yang diminta", parent)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.body.addLayout(self._rows)

    def show_detail(self, detail: LeaveDetail, folder: LeaveFolder) -> None:
        """Write the lines of this request; what it does not have is not shown."""
        empty(self._rows)
        for name, value in _lines(detail, folder):
            line_box = QHBoxLayout()
            name_label = label(name, "second")
            name_label.setFixedWidth(84)
            name_label.setAlignment(Qt.AlignmentFlag.AlignTop)
            line_box.addWidget(name_label)
            line_box.addWidget(label(value.strip(), wrap=True, copyable=True), 1)
            self._rows.addLayout(line_box)


def _lines(detail: LeaveDetail, folder: LeaveFolder) -> Iterator[tuple[str, str]]:
    row = detail.row
    yield "Pegawai", f"{row.nama}\n{identity.show_nip(row.nip) if row.nip else ''}"
    yield "Unit", row.unit or "belum diisi"
    yield "Jenis", "\n".join([kinds.kind_name(row.jenis), *_particulars(detail)])
    yield "Tanggal", f"{words.span(row.mulai, row.sampai)}\n{row.lama} {row.satuan}"
    if detail.alasan:
        yield "Alasan", detail.alasan
    if detail.alamat or detail.telepon:
        yield "Alamat", f"{detail.alamat}\n{detail.telepon}"
    if folder.negara:
        yield "Negara", folder.negara
    if folder.asal:
        day = f", {short_date(detail.tanggal_asal)}" if detail.tanggal_asal else ""
        yield "Surat asli", f"{detail.nomor_asal or 'tanpa nomor'}{day}\nentri susulan"
    if detail.bkn_nomor:
        day = f", {short_date(detail.bkn_tanggal)}" if detail.bkn_tanggal else ""
        yield "BKN", f"Persetujuan {detail.bkn_nomor}{day}"
    yield "Pengganti", detail.pengganti or "belum ditentukan"


def _particulars(detail: LeaveDetail) -> Iterator[str]:
    """What the kind asked: reason, relative, delivery, remote days."""
    if detail.alasan_kode:
        relative = kinds.RELATIONS.get(detail.hubungan or "", "")
        yield kinds.REASONS.get(detail.alasan_kode, detail.alasan_kode) + (f" ({relative.lower()})" if relative else "")
    if detail.kelahiran_ke:
        yield f"Kelahiran ke-{detail.kelahiran_ke}"
    if detail.lahir_pada:
        yield f"Lahir {short_date(detail.lahir_pada)}"
    elif detail.perkiraan_lahir:
        yield f"Perkiraan lahir {short_date(detail.perkiraan_lahir)}"
    if detail.hari_tambahan:
        side = "sebelum" if detail.tambahan_awal else "sesudah"
        yield f"Tambahan {detail.hari_tambahan} hari {side} cuti, tempat sulit dicapai"


class Steps(Card):
    """The way so far, oldest first. `scan_wanted` gives order and name of a step whose paper is to be seen."""

    scan_wanted = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Langkah", parent)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.body.addLayout(self._rows)
        self._text = ""

    def show_steps(self, steps: Sequence[StepRow], *, scans: bool = True) -> None:
        """Write the steps; `scans` says whether the reader may open the papers."""
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
            if step.berkas and scans:
                row.addWidget(self._link(step, first), 0, Qt.AlignmentFlag.AlignTop)
            self._rows.addLayout(row)
        self._text = "\n".join(told)

    def _link(self, step: StepRow, name: str) -> QPushButton:
        made = button("Buka", "link")
        made.setAccessibleName(f"Buka pindaian: {name}")
        made.clicked.connect(lambda: self.scan_wanted.emit(step.urutan, name))
        return made

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
