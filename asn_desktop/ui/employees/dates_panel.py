"""Tanggal yang akan datang: one line per date with what is still missing, and "Mengapa?" in place."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from asn_desktop.rules.months import months_between
from asn_desktop.rules.words import long_date, rupiah
from asn_desktop.services import career_dates
from asn_desktop.services.career_dates import ComingDate, ComingDates
from asn_desktop.services.employees import EmployeeCard
from asn_desktop.ui import look
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.parts.explanation import ExplanationPanel, Line
from asn_desktop.ui.parts.layouts import empty
from asn_desktop.ui.parts.words import Glyph, button, label, line
from asn_desktop.ui.sentences.career import KINDS, PROMOTIONS, lacking, reason_long
from asn_desktop.ui.sentences.career import awaited as awaited_words
from asn_desktop.ui.sentences.career_lines import line_amount, line_words

_QUIET = ("bukan_penerima_kgb", "pppk_tanpa_pangkat")  # what a status never has is not worth a line


class DatesPanel(QWidget):
    """`coming` holds what shows; `buttons` its "Mengapa?" by kind of date."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.coming: ComingDates | None = None
        self.buttons: dict[str, QPushButton] = {}
        self.panels: dict[str, ExplanationPanel] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        self.title = label("Tanggal yang akan datang", "card_title")
        box.addWidget(self.title)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        box.addLayout(self._rows)

    def show_person(self, card: EmployeeCard) -> None:
        """Reckon the dates of this person; nobody who left has any."""
        if self.coming is not None and self.coming.employee_id != card.id:
            self._clear()
        self.setVisible(card.aktif)
        if card.aktif:
            self.desk.read(self, career_dates.coming, card.id, today=self.desk.today(), done=self._show,
                           replaces="tanggal")

    def _clear(self) -> None:
        self.buttons.clear()
        self.panels.clear()
        empty(self._rows)

    def _show(self, coming: ComingDates) -> None:
        self.coming = coming
        opened = {key for key, panel in self.panels.items() if not panel.isHidden()}
        self._clear()
        items = [one for one in coming.items if not set(one.reasons) & set(_QUIET)]
        for number, one in enumerate(items):
            key = one.kind if one.kind not in self.buttons else f"{one.kind}{number}"
            self._rows.addWidget(line())
            self._rows.addWidget(self._row(key, one))
            panel = self._explained(one)
            panel.setVisible(key in opened)
            self.panels[key] = panel
            self._rows.addWidget(panel)
        if not items:
            self._rows.addWidget(label("Tidak ada tanggal yang ditunggu.", "quiet"))

    def _row(self, key: str, one: ComingDate) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 5, 0, 5)
        row.setSpacing(12)
        day = label(long_date(one.tanggal) if one.tanggal else "tanpa tanggal", "strong" if one.tanggal else "quiet")
        day.setMinimumWidth(142)
        words = label(_what(one), wrap=True)
        lacks, awaited = _lacks(one), awaited_words(one.awaits)
        place = Qt.AlignmentFlag.AlignTop if lacks or awaited else Qt.AlignmentFlag.AlignVCenter
        row.addWidget(day, 0, place)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(words)
        if lacks:
            told.addWidget(_warned(lacks) if one.tanggal else label(lacks, "second", wrap=True))
        if awaited:
            told.addWidget(label(awaited[:1].upper() + awaited[1:], "second", wrap=True))
        row.addLayout(told, 1)
        if one.tanggal is not None:
            row.addWidget(_distance(one.tanggal, self.desk.today()), 0, place)
        why = button("Mengapa?", "link")
        why.setAccessibleName(f"Mengapa {_what(one)}")
        why.clicked.connect(lambda _=False: self._toggle(key))
        self.buttons[key] = why
        row.addWidget(why, 0, place)
        return holder

    def _toggle(self, key: str) -> None:
        panel = self.panels[key]
        panel.setVisible(panel.isHidden())
        if not panel.isHidden():
            panel.setFocus()

    def _explained(self, one: ComingDate) -> ExplanationPanel:
        lines = [Line(line_words(x), x.article, line_amount(x)) for x in one.lines]
        lines += [Line(reason_long(code)) for code in (*one.reasons, *one.gaps)]
        ground = " · ".join(dict.fromkeys(part for part in (one.article, one.version) if part))
        day = long_date(one.tanggal) if one.tanggal else "belum ada tanggalnya"
        title = f"Mengapa {day}?" if one.tanggal else f"Mengapa {KINDS.get(one.kind, one.kind)} {day}?"
        panel = ExplanationPanel(title, lines, Line(f"Aturan: {ground}" if ground else KINDS.get(one.kind, one.kind),
                                                    "", day if one.tanggal else "–"))
        panel.closed.connect(lambda: self.setFocus())
        return panel


def _what(one: ComingDate) -> str:
    """The date in words: what it is, and to what it leads."""
    values: dict[str, Any] = dict(one.values)
    name = KINDS.get(one.kind, one.kind)
    if one.kind == "kgb" and values.get("gaji") and values.get("mkg"):
        return f"{name}: masa kerja {values['mkg'][0]} tahun, gaji pokok {rupiah(values['gaji'])}"
    if one.kind == "kp" and values.get("golongan"):
        word = "Paling cepat naik pangkat" if one.tanggal else "Kenaikan pangkat"
        kind = PROMOTIONS.get(str(values.get("jenis_kp")), "")
        return f"{word} ke {values['golongan']}" + (f" · {kind}" if kind else "")
    if one.kind == "pensiun":
        return f"Pensiun, batas usia {values.get('bup')} tahun"
    if one.kind == "satyalancana" and values.get("tahun"):
        return f"Satyalancana Karya Satya {values['tahun']} tahun"
    return name


def _lacks(one: ComingDate) -> str:
    """What stands against the date, or what the record does not say."""
    return lacking(one.reasons, one.gaps, dated=one.tanggal is not None)


def _warned(words: str) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(Glyph("warn", look.WARN, 14))
    row.addWidget(label(words, "second", wrap=True, tone="warn"), 1)
    return holder


def _distance(day: dt.date, today: dt.date) -> QLabel:
    """``4 bulan lagi``; what has passed is said in the colour of a warning."""
    if day < today:
        return label("sudah lewat", "strong", tone="warn")
    months = months_between(today, day)
    if months >= 24:
        text = f"{months // 12} tahun lagi"
    elif months >= 1:
        text = f"{months} bulan lagi"
    else:
        text = f"{(day - today).days} hari lagi" if day > today else "hari ini"
    return label(text, "quiet")
