"""Small boxes of the holiday table: a regional day with its local decree, and the end of a day by a later one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.holiday_table import LOCAL, Day
from asn_desktop.services import holiday_decrees
from asn_desktop.services.holiday_decrees import Decree
from asn_desktop.services.holidays import HolidayRow
from asn_desktop.ui.box import Box
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.sentences import holidays as words
from asn_desktop.ui.sentences import sentence


class DecreeFields(QWidget):
    """Number and date of a decree, side by side."""

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ground, self.signed = QLineEdit(), DateField()
        self.ground_field = FieldBox("Nomor &keputusan", self.ground, hint, required=True)
        self.signed_field = FieldBox("&Tanggal keputusan", self.signed, required=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.ground_field, 2)
        row.addWidget(self.signed_field, 1)

    def decree(self, origin: str = "kantor") -> Decree | None:
        """The decree as typed; None, with the reason beside the field, when the day is not there."""
        self.ground_field.clear()
        self.signed_field.clear()
        day = self.signed.date()
        if not self.ground.text().strip():
            self.ground_field.show_problem("Nomor keputusan kosong. Tulis seperti tertera pada keputusannya.")
        if day is None:
            self.signed_field.show_problem("Tanggal keputusan belum terbaca. Tulis misalnya 19-9-2026.")
        if day is None or not self.ground.text().strip():
            return None
        return Decree(self.ground.text().strip(), day, origin)


class _DecreeBox(Box):
    """A box that writes with a decree: `saved(words)`."""

    saved = Signal(str)

    def __init__(self, desk: Any, title: str, verb: str, hint: str, parent: QWidget | None) -> None:
        super().__init__(title, "", parent, width=620)
        self.desk = desk
        self.banner = Banner("error")
        self.banner.hide()
        self.fields = DecreeFields(hint)
        self.body.addWidget(self.banner)
        self.cancel_button = self.add_button("Batal", closes=True)
        self.save_button = self.add_button(verb, "primary")

    def _refused(self, problems: Sequence[Problem]) -> None:
        self.save_button.setEnabled(True)
        self.banner.say("error", "Belum tersimpan", " ".join(sentence(p) for p in problems))
        self.banner.show()
        self.fit()


class LocalBox(_DecreeBox):
    """One regional holiday: Galungan, pilkades."""

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(desk, "Catat libur daerah", "Catat libur daerah", "Keputusan Gubernur, Bupati atau Wali Kota",
                         parent)  # fmt: skip
        self.day, self.name = DateField(), QLineEdit()
        self.day_field = FieldBox("&Hari libur", self.day, required=True)
        self.name_field = FieldBox("&Nama", self.name, "Misalnya Galungan, Pilkades serentak", required=True)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.day_field, 1)
        row.addWidget(self.name_field, 2)
        self.body.addLayout(row)
        self.body.addWidget(self.fields)
        self.save_button.clicked.connect(self.save)
        self.day.setFocus()

    def save(self) -> None:
        """Keep the day."""
        self.day_field.clear()
        day, decree = self.day.date(), self.fields.decree()
        if day is None:
            self.day_field.show_problem("Hari liburnya belum terbaca. Tulis misalnya 7-4-2027.")
        if day is None or decree is None:
            return
        self.save_button.setEnabled(False)
        asked = [Day(day, LOCAL, self.name.text(), decree.dasar)]
        self.desk.write(self, holiday_decrees.local, asked, decree, today=self.desk.today(),
                        reason=f"libur daerah {decree.dasar}", done=self._done, failed=self._refused)  # fmt: skip

    def _done(self, count: int) -> None:
        self.saved.emit("Libur daerah tercatat." if count else "Hari itu sudah tercatat sebelumnya.")
        self.accept()


class EndBox(_DecreeBox):
    """The end of one day by a later decree."""

    def __init__(self, desk: Any, row: HolidayRow, parent: QWidget | None = None) -> None:
        super().__init__(desk, f"Akhiri {words.weekday(row.tanggal)}", "Akhiri hari ini", "Keputusan yang mengubahnya",
                         parent)  # fmt: skip
        self.row = row
        self.body.addWidget(label(f"{words.KINDS[row.jenis]}: {row.nama}. {row.dasar}.", "quiet", wrap=True))
        self.body.addWidget(self.fields)
        self.body.addWidget(
            label("Hari ini tidak dihapus: keputusan cuti yang lama tetap dapat dihitung ulang dengan tabelnya dulu. "
                  "Cuti yang sudah diberikan tidak berubah dengan sendirinya.", "hint", wrap=True)
        )  # fmt: skip
        self.save_button.clicked.connect(self.save)
        self.fields.ground.setFocus()

    def save(self) -> None:
        """End it."""
        decree = self.fields.decree()
        if decree is None:
            return
        self.save_button.setEnabled(False)
        self.desk.write(self, holiday_decrees.end, self.row.id, decree, today=self.desk.today(),
                        reason=f"libur berakhir {decree.dasar}", done=self._done, failed=self._refused)  # fmt: skip

    def _done(self, row: HolidayRow) -> None:
        self.saved.emit(f"{row.nama} tidak berlaku lagi.")
        self.accept()
