"""The small cards of Beranda: who is away, how safe the data are, dates that matter, the two charts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from asn_desktop.rules.words import SHORT_MONTHS, day_name, short_date, thousands
from asn_desktop.services import home
from asn_desktop.ui import look
from asn_desktop.ui.clock import Clock
from asn_desktop.ui.frame.strips import age
from asn_desktop.ui.parts.card import Card
from asn_desktop.ui.parts.picture import PictureCard
from asn_desktop.ui.parts.words import Glyph, button, label

_SHOWN = 6


def day(date: dt.date) -> str:
    """Day and month: "24 Des"."""
    return f"{date.day} {SHORT_MONTHS[date.month - 1]}"


def _clear(box: Any) -> None:
    while box.count():
        item = box.takeAt(0)
        if item.widget():
            item.widget().hide()
            item.widget().deleteLater()


def _row(left: QWidget, middle: QWidget, right: QWidget | None = None) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    row.addWidget(left)
    row.addWidget(middle, 1)
    if right is not None:
        row.addWidget(right)
    return holder


class AwayCard(Card):
    """Tidak di tempat hari ini: names and the word cuti, never its kind."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Tidak di tempat hari ini", parent)
        self.show_people(())

    def show_people(self, away: Sequence[Any]) -> None:
        """Show who is away."""
        _clear(self.body)
        if not away:
            self.body.addWidget(label("Semua di tempat.", "quiet"))
        for one in away[:_SHOWN]:
            until = label(f"cuti s.d. {day(one.sampai)}", "strong")
            self.body.addWidget(_row(Glyph("leave", look.TEXT2), label(one.nama, wrap=True), until))
        if len(away) > _SHOWN:
            self.body.addWidget(label(f"dan {thousands(len(away) - _SHOWN)} orang lagi", "second"))


class SafetyCard(Card):
    """Keamanan data: the newest copy, and how the office stands with the centre, without nagging."""

    join_wanted = Signal()

    def __init__(self, centre: str, is_centre: bool, parent: QWidget | None = None) -> None:
        super().__init__("Keamanan data", parent)
        self._centre = centre
        self.backup_title, self.backup_text = label("", "label", wrap=True), label("", "second", wrap=True)
        self.backup_glyph = Glyph("save", look.OK)
        self.body.addWidget(_two_lines(self.backup_glyph, self.backup_title, self.backup_text))
        self.link_title = label("", "label", wrap=True)
        self.link_text = label("", "second", wrap=True)
        self.join_button = button("Cara mendaftar", "link")
        self.join_button.clicked.connect(self.join_wanted)
        self.link_glyph = Glyph("cloud", look.TEXT2)
        self.link = _two_lines(self.link_glyph, self.link_title, self.link_text, self.join_button)
        self.body.addWidget(self.link)
        self.link.setVisible(not is_centre)
        self.show_standing(home.Standing(None))

    def show_backup(self, made: dt.datetime | None, now: dt.datetime, clock: Clock) -> None:
        """The newest checked copy."""
        if made is None:
            self.backup_glyph.show_icon("save", look.WARN)
            self.backup_title.setText("Belum ada cadangan")
            self.backup_text.setText("Dibuat sendiri hari ini; atau buat sekarang di Pengaturan.")
            return
        old = (now - made).days >= 7
        self.backup_glyph.show_icon("save", look.WARN if old else look.OK)
        self.backup_title.setText(f"Cadangan {age(made, now, clock)}")
        fine = "Sudah diuji. Colokkan stik untuk salinan kedua."
        self.backup_text.setText("Sudah lebih dari seminggu." if old else fine)

    def show_standing(self, found: home.Standing) -> None:
        """Joined or not."""
        joined = found.terhubung_sejak is not None
        self.link_glyph.show_icon("exchange" if joined else "cloud", look.TEXT2)
        self.join_button.setVisible(not joined)
        if found.terhubung_sejak is None:
            self.link_title.setText(f"Belum terhubung ke {self._centre}")
            self.link_text.setText("Semua fitur tetap berjalan tanpanya.")
            return
        self.link_title.setText(f"Terhubung ke {self._centre}")
        waiting = f" · {thousands(found.waiting)} paket menunggu balasan" if found.waiting else ""
        self.link_text.setText(f"Sejak {short_date(found.terhubung_sejak)}{waiting}")


def _two_lines(glyph: Glyph, *lines: QWidget) -> QWidget:
    holder = QWidget()
    words = QVBoxLayout()
    words.setSpacing(0)
    for one in lines:
        words.addWidget(one)
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    row.addWidget(glyph, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addLayout(words, 1)
    return holder


class DatesCard(Card):
    """Tanggal penting: holidays and days of cuti bersama that come."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Tanggal penting", parent)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(6)
        self.body.addLayout(self.rows)
        self.body.addStretch(1)

    def show_dates(self, dates: Sequence[Any]) -> None:
        """Show these days."""
        _clear(self.rows)
        if not dates:
            self.rows.addWidget(label("Tidak ada hari libur dalam enam minggu ke depan.", "quiet", wrap=True))
        for one in dates:
            when = label(day(one.tanggal), "strong")
            when.setMinimumWidth(50)
            self.rows.addWidget(_row(when, label(_named(one), wrap=True), label(day_name(one.tanggal), "second")))


def _named(one: Any) -> str:
    return f"Cuti bersama: {one.nama}" if one.jenis == "bersama" else one.nama


class ChartCards(QWidget):
    """Golongan and umur side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = (PictureCard("Golongan"), PictureCard("Umur"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.GAP)
        for card in self.cards:
            row.addWidget(card, 1)

    def show_today(self, found: home.Today) -> None:
        """Draw both."""
        for card, picture in zip(self.cards, found.pictures, strict=True):
            card.show_picture(picture)
