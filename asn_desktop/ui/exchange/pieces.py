"""The cards of Kirim–Terima: what is unsent, this office, the last replies, the refused lines of a package."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.rules.words import long_date, short_date, thousands
from asn_desktop.services.findings import FindingRow
from asn_desktop.services.outbox import ExchangeView, Stick
from asn_desktop.services.sync import Unsent
from asn_desktop.ui import look
from asn_desktop.ui.exchange import phrases
from asn_desktop.ui.parts.card import Card
from asn_desktop.ui.parts.layouts import empty
from asn_desktop.ui.parts.words import Glyph, button, keycap, label, line
from asn_desktop.ui.sentences import findings

_KINDS = ("data pegawai", "cuti", "kehadiran", "kinerja", "surat", "kantor")

class UnsentCard(Card):
    """The counts by kind, the oldest, and one button."""

    write_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Belum dikirim", parent)
        self._oldest = label("", "second")
        self.head.addWidget(self._oldest)
        self._counts = QHBoxLayout()
        self._counts.setSpacing(36)
        self.body.addLayout(self._counts)
        self.body.addWidget(line())
        self.write_button = button("Tulis ke stik", "primary", "usb", key="Ctrl+Return")
        self.write_button.clicked.connect(self.write_wanted)
        self.save_button = button("Simpan untuk surel", "", "save")
        self.save_button.clicked.connect(self.save_wanted)
        self._place, self._room = label("", "label"), label("", "second")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._place)
        words.addWidget(self._room)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.write_button)
        row.addWidget(keycap("Ctrl+Enter"))
        row.addLayout(words, 1)
        row.addWidget(self.save_button)
        self.body.addLayout(row)

    def show_unsent(self, unsent: Unsent, zone: str, copied: bool) -> None:
        """Fill in the counts."""
        self.title.setText(
            f"Belum dikirim: {thousands(unsent.total)} perubahan" if unsent.total else "Semua perubahan sudah dikirim"
        )
        self._oldest.setText(f"tertua {findings.day(unsent.oldest, zone)}" if unsent.oldest else "")
        empty(self._counts)
        for kind in _KINDS:
            if unsent.counts.get(kind):
                box = QVBoxLayout()
                box.setSpacing(0)
                box.addWidget(label(thousands(unsent.counts[kind]), "number"))
                box.addWidget(label(kind, "second"))
                self._counts.addLayout(box)
        if not unsent.total:
            self._counts.addWidget(label("Tidak ada yang perlu ditulis sekarang.", "second"))
        self._counts.addStretch(1)
        for one in (self.write_button, self.save_button):
            one.setEnabled(bool(unsent.total) and not copied)

    def show_sticks(self, sticks: Sequence[Stick]) -> None:
        """Name the stick that would be written to, or say that a folder will be asked for."""
        if sticks:
            self.write_button.setText("Tulis ke stik")
            self._place.setText(sticks[0].name)
            self._room.setText(f"{phrases.size(sticks[0].free)} kosong")
        else:
            self.write_button.setText("Tulis ke folder…")
            self._place.setText("Stik belum terpasang")
            self._room.setText("Pasang stik, atau pilih foldernya sendiri")


class OfficeCard(Card):
    """This office: joined to whom, certificate until when, its first three words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Kantor ini", parent)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.body.addLayout(self._rows)
        self.body.addWidget(label("Bacakan tiga kata ini lewat telepon bila ragu.", "hint", wrap=True))

    def show_view(self, view: ExchangeView, today: dt.date) -> None:
        """Fill in."""
        empty(self._rows)
        joined = view.connection
        until = joined.until
        near = until is not None and (until - today).days < 60
        parent = [("Induk", joined.parent)] if joined.parent and joined.parent != joined.centre else []
        rows = [("Terhubung ke", joined.centre), *parent]
        rows += [("Sertifikat berlaku s.d.", long_date(until) if until else "")]
        rows += [("Kata pengenal", " · ".join(joined.words[:3]))]
        for words, value in rows:
            row = QHBoxLayout()
            row.addWidget(label(words, "second"))
            tone = "warn" if near and words.startswith("Sertifikat") else ""
            text = label(value, "label", wrap=True, copyable=True, tone=tone)
            text.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(text, 1)
            self._rows.addLayout(row)


class RepliesCard(Card):
    """The last replies in one line each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Balasan terakhir", parent)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.body.addLayout(self._rows)
        self.body.addStretch(1)

    def show_view(self, view: ExchangeView, zone: str) -> None:
        """Fill in."""
        empty(self._rows)
        if not view.replies:
            self._rows.addWidget(label("Belum ada balasan yang dimasukkan.", "second", wrap=True))
        for seq, at, brought in view.replies:
            trouble = bool(brought.get("temuan")) or bool(brought.get("ditolak"))
            row = QHBoxLayout()
            row.setSpacing(10)
            row.addWidget(Glyph("warn" if trouble else "check", look.WARN if trouble else look.OK))
            row.addWidget(label(f"Balasan {seq}"), 1)
            row.addWidget(label(f"{findings.day(at, zone)[:-5]}, {_brought(brought)}", "second"))
            self._rows.addLayout(row)


def _brought(brought: object) -> str:
    values = dict(brought)  # type: ignore[call-overload]
    if values.get("ditolak"):
        return "ada paket ditolak"
    if values.get("temuan"):
        return f"{values['temuan']} perlu dilihat"
    if values.get("koreksi"):
        return f"{values['koreksi']} pembetulan"
    return f"{values.get('diakui', 0)} paket diakui"


class FindingsCard(Card):
    """The refused lines of the chosen package, each with a way out."""

    employee_wanted = Signal(object)
    settle_wanted = Signal(object, bool)  # finding, whether the centre's value is taken

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Perlu diperbaiki", parent)
        self._when = label("", "second")
        self.head.addWidget(self._when)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.body.addLayout(self._rows)
        self.body.addStretch(1)

    def show_lines(self, title: str, when: dt.date | None, lines: Sequence[FindingRow]) -> None:
        """Fill in; without lines the card goes away."""
        self.setVisible(bool(lines))
        self.title.setText(title)
        self._when.setText(f"balasan {short_date(when)}" if when else "")
        empty(self._rows)
        for number, one in enumerate(lines):
            if number:
                self._rows.addWidget(line())
            self._rows.addLayout(self._row(one))

    def _row(self, one: FindingRow) -> QHBoxLayout:
        row, words = QHBoxLayout(), QVBoxLayout()
        row.setSpacing(12)
        words.setSpacing(2)
        words.addWidget(label(findings.headline(one), "strong", wrap=True))
        words.addWidget(label(findings.advice(one), "second", wrap=True))
        row.addWidget(Glyph("warn", look.WARN))
        row.addLayout(words, 1)
        if one.field is not None:
            take = button("Terima nilai BKPSDM")
            take.clicked.connect(lambda: self.settle_wanted.emit(one.id, True))
            row.addWidget(take)
            if one.verdict == "bentrok":
                keep = button("Pertahankan milik kami", "text")
                keep.clicked.connect(lambda: self.settle_wanted.emit(one.id, False))
                row.addWidget(keep)
        elif one.employee_id is not None:
            open_ = button("Buka pegawai")
            open_.clicked.connect(lambda: self.employee_wanted.emit(one.employee_id))
            row.addWidget(open_)
        return row
