"""Around the list: how the letters are numbered and signed, and what one person still lacks."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from asn_desktop.services.kgb_notices import KgbAsk, Notice
from asn_desktop.services.kgb_proposals import DECREE, NO_RESULT
from asn_desktop.ui.parts.card import Card
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.password import PasswordField
from asn_desktop.ui.parts.words import button, label
from asn_desktop.ui.reports import kgb_words
from asn_desktop.ui.sentences import papers

_MODES = (("agenda", "Dari agenda kantor"), ("kosong", "Menyusul, tempatnya kosong"))
_PATHS = (
    ("tinta", "Tinta dan cap", "Dicetak, ditandatangani, lalu dipindai di tab Surat."),
    ("tte", "TTE nasional", "Berkas PDF disimpan untuk layanan TTE; hasilnya dimasukkan di tab Surat."),
    ("sini", "Sertifikat di kantor ini", "Semua surat ditandatangani sekaligus; sandinya ditanyakan sekali."),
)
_HINTS = ("Satu nomor untuk tiap surat.", "Tanda tangan elektronik mengunci halaman, jadi nomornya ada.")
KEYS = "Sertifikat (*.p12 *.pfx);;Semua berkas (*)"


class MakeCard(QFrame):
    """How all chosen letters are made: one row of fields under the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.mode_combo, self.path_combo = QComboBox(), QComboBox()
        for key, words in _MODES:
            self.mode_combo.addItem(words, key)
        for key, words, _ in _PATHS:
            self.path_combo.addItem(words, key)
        self.date_edit = DateField()
        self.mode_field = FieldBox("Nomor surat", self.mode_combo, hint=_HINTS[0])
        self.path_field = FieldBox("Tanda tangan", self.path_combo, hint=_PATHS[0][2])
        self.key_edit, self.pass_edit = QLineEdit(), PasswordField()
        self.key_edit.setPlaceholderText("Berkas .p12 atau .pfx")
        self.key_field = FieldBox("Berkas sertifikat", self.key_edit)
        self.choose_button = button("Pilih berkas…", "link")
        self.choose_button.clicked.connect(self._choose)
        self.pass_field = FieldBox("Sandi berkas sertifikat", self.pass_edit, hint="Tidak disimpan dan tidak dicatat.")
        self.key_part = QWidget()
        inner = QVBoxLayout(self.key_part)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(4)
        inner.addWidget(self.key_field)
        inner.addWidget(self.choose_button)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(16)
        for one, share in ((self.mode_field, 4), (FieldBox("Tanggal surat", self.date_edit), 3), (self.path_field, 5),
                           (self.key_part, 4), (self.pass_field, 4)):  # fmt: skip
            row.addWidget(one, share)
        self.key_part.hide()
        self.pass_field.hide()
        self.path_combo.currentIndexChanged.connect(self._path_changed)

    def path(self) -> str:
        """tinta, tte or sini."""
        return str(self.path_combo.currentData())

    def mode(self) -> str:
        """agenda or kosong."""
        return str(self.mode_combo.currentData())

    def key_file(self) -> Path | None:
        """The certificate file named, None when none is."""
        text = self.key_edit.text().strip()
        return Path(text) if text else None

    def passphrase(self) -> str:
        """The passphrase, taken out of the field."""
        text = self.pass_edit.text()
        self.pass_edit.clear()
        return text

    def _path_changed(self, at: int) -> None:
        key, _, hint = _PATHS[at]
        self.path_field.set_hint(hint)
        for one in (self.key_part, self.pass_field):
            one.setVisible(key == "sini")
        electronic = key != "tinta"  # an electronic signature locks the page, so the number comes first
        if electronic:
            self.mode_combo.setCurrentIndex(0)
        self.mode_combo.setEnabled(not electronic)
        self.mode_field.set_hint(_HINTS[electronic])

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Berkas sertifikat", "", KEYS)
        if name:
            self.key_edit.setText(name)


class PersonCard(Card):
    """One person: what is missing, fields for what the clerk may enter, and the ways on. `filled` gives the ask."""

    filled = Signal(object, object)  # employee id, KgbAsk with decree and reason
    defer_wanted = Signal(object)  # Notice
    letter_wanted = Signal(object)  # letter id

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Pilih satu orang", parent)
        self.notice: Notice | None = None
        self.facts = label("Keterangan orang yang dipilih pada daftar tampil di sini.", "quiet", wrap=True)
        self.number_edit, self.day_edit, self.official_edit, self.reason_edit = (
            QLineEdit(), DateField(with_day=False), QLineEdit(), QLineEdit(),
        )  # fmt: skip
        self.fields = {
            "dasar_nomor": FieldBox("Nomor SK terakhir", self.number_edit),
            "dasar_tanggal": FieldBox("Tanggal SK itu", self.day_edit),
            "dasar_pejabat": FieldBox("Pejabat yang menetapkan", self.official_edit),
            NO_RESULT: FieldBox("Predikat belum tercatat; tetap dibuat karena", self.reason_edit,
                                hint="Alasan tersimpan di jurnal."),
        }  # fmt: skip
        self.fill_button = button("Pakai isian ini")
        self.fill_button.clicked.connect(self._fill)
        self.defer_button = button("Tunda KGB…", "text")
        self.defer_button.clicked.connect(lambda: self.defer_wanted.emit(self.notice))
        self.open_button = button("Buka suratnya")
        self.open_button.clicked.connect(lambda: self.letter_wanted.emit(self.notice.letter_id))
        self.body.addWidget(self.facts)
        pair = QHBoxLayout()
        pair.setSpacing(12)
        for name in ("dasar_nomor", "dasar_tanggal"):
            pair.addWidget(self.fields[name])
        self.body.addLayout(pair)
        for one in (self.fields["dasar_pejabat"], self.fields[NO_RESULT], self.fill_button, self.open_button,
                    self.defer_button):  # fmt: skip
            self.body.addWidget(one)
        for one in (*self.fields.values(), self.fill_button, self.open_button, self.defer_button):
            one.hide()
        self.body.addStretch(1)

    def show_notice(self, notice: Notice | None, ask: KgbAsk | None, may_enter: bool) -> None:
        """Another person, with what was typed for them already."""
        self.notice = notice
        for one in (*self.fields.values(), self.fill_button, self.open_button, self.defer_button):
            one.hide()
        if notice is None:
            self.title.setText("Pilih satu orang")
            self.facts.setText("Keterangan orang yang dipilih pada daftar tampil di sini.")
            return
        self.title.setText(notice.nama)
        ready = notice.siap or ask is not None
        self.facts.setText(self._told(notice, ready))
        self.open_button.setVisible(notice.letter_id is not None)
        made = notice.letter_id is not None or "sudah_tercatat" in notice.kurang
        self.defer_button.setVisible(may_enter and not made and notice.tmt is not None)
        open_ones = [name for name in self.fields if name in notice.kurang] if may_enter and not made else []
        others = [code for code in notice.kurang if code not in self.fields]
        if open_ones and not others:
            self._put(ask)
            for name in open_ones:
                self.fields[name].show()
                self.fields[name].clear()
            self.fill_button.show()

    def _told(self, notice: Notice, ready: bool) -> str:
        parts = [" · ".join(p for p in (notice.jabatan or "", notice.unit or "") if p)]
        if notice.dasar is not None and notice.dasar.nomor:
            parts.append(f"SK terakhir: {notice.dasar.nomor}")
        if notice.penandatangan:
            parts.append(f"Penanda tangan: {notice.penandatangan}")
        if notice.letter_id is None and not ready:
            missing = ", ".join(papers.GAPS.get(code, code) for code in notice.kurang)
            parts.append(f"Belum ada: {missing}.")
        elif notice.letter_id is None and not notice.siap:
            parts.append("Isian di bawah dipakai saat suratnya dibuat.")
        return "\n".join(part for part in parts if part)

    def _put(self, ask: KgbAsk | None) -> None:
        known = ask.dasar if ask else KgbAsk().dasar
        self.number_edit.setText(known.nomor or "")
        self.day_edit.set_date(known.tanggal)
        self.official_edit.setText(known.pejabat or "")
        self.reason_edit.setText(ask.reasons.get(NO_RESULT, "") if ask else "")

    def _fill(self) -> None:
        """Take what was typed, once nothing that is asked is empty."""
        assert self.notice is not None
        values: dict[str, Any] = {
            "dasar_nomor": self.number_edit.text().strip(), "dasar_tanggal": self.day_edit.date(),
            "dasar_pejabat": self.official_edit.text().strip(), NO_RESULT: self.reason_edit.text().strip(),
        }  # fmt: skip
        wanted = [name for name in self.fields if name in self.notice.kurang]
        for name in wanted:
            self.fields[name].clear()
        empty = [name for name in wanted if not values[name] or (name == NO_RESULT and len(values[name]) < 5)]
        for name in empty:
            self.fields[name].show_problem("Isi dahulu." if name in DECREE else "Tulis sedikitnya beberapa kata.")
        if empty:
            return
        day: dt.date | None = values["dasar_tanggal"]
        reasons = {NO_RESULT: values[NO_RESULT]} if NO_RESULT in wanted else {}
        decree = kgb_words.given(values["dasar_nomor"], day, values["dasar_pejabat"])
        self.filled.emit(self.notice.employee_id, KgbAsk(dasar=decree, reasons=reasons))
