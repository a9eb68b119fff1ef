"""Small deeds of the page Wewenang: a line of a decree ends or is voided; a decision from above that waits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from asn_desktop.problems import Problem
from asn_desktop.services import delegation_deeds
from asn_desktop.services.delegations import DelegationRow
from asn_desktop.services.leave import upward
from asn_desktop.services.leave.upward import Unapplied
from asn_desktop.ui import look
from asn_desktop.ui.box import Box
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.choice import Choice, ChoiceCards
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.words import Glyph, label
from asn_desktop.ui.sentences import sentence

_WAYS = (
    Choice("akhiri", "Berakhir", "Wewenangnya berlaku sampai hari itu; keputusan yang sudah diambil tetap sah."),
    Choice("batalkan", "Keliru dicatat", "Baris ini tidak pernah berlaku; ia tetap terlihat dengan alasannya."),
)


class EndBox(Box):
    """`done` gives the words for the toast."""

    done = Signal(str)

    def __init__(self, desk: Any, row: DelegationRow, parent: QWidget | None = None) -> None:
        super().__init__(f"{row.jabatan}: keputusan nomor {row.nomor}", parent=parent)
        self.desk, self.row = desk, row
        self.ways = ChoiceCards(_WAYS)
        self.day_edit, self.reason_edit = DateField(), QLineEdit()
        self.day_edit.set_date(desk.today())
        self.day_box = FieldBox("Hari terakhir berlaku", self.day_edit)
        self.reason_box = FieldBox("Mengapa keliru", self.reason_edit)
        for one in (self.ways, self.day_box, self.reason_box):
            self.body.addWidget(one)
        self.add_button("Tutup", closes=True)
        self.deed_button = self.add_button("", "primary")
        self.deed_button.clicked.connect(self.submit)
        self.ways.chosen.connect(self._turn)
        self._turn("akhiri")

    def submit(self) -> None:
        """Do it."""
        for box in (self.day_box, self.reason_box):
            box.clear()
        day = self.day_edit.date()
        if self.ways.key() == "batalkan":
            self.desk.write(self, delegation_deeds.void, self.row.id, self.reason_edit.text(), failed=self._refused,
                            today=self.desk.today(),
                            done=lambda _: self._finish("Baris pendelegasian dibatalkan"))  # fmt: skip
        elif day is None:
            self._refused([Problem("delegation_dates_missing", "berlaku_sampai")])
        else:
            self.desk.write(self, delegation_deeds.end, self.row.id, day, failed=self._refused,
                            today=self.desk.today(), done=lambda _: self._finish("Pendelegasian diakhiri"))  # fmt: skip

    def _turn(self, key: str) -> None:
        self.day_box.setVisible(key == "akhiri")
        self.reason_box.setVisible(key == "batalkan")
        self.deed_button.setText("Akhiri pada hari itu" if key == "akhiri" else "Batalkan baris ini")
        self.fit()

    def _finish(self, text: str) -> None:
        self.done.emit(text)
        self.accept()

    def _refused(self, problems: Sequence[Problem]) -> None:
        box = self.reason_box if self.ways.key() == "batalkan" else self.day_box
        box.show_problem(" ".join(sentence(p) for p in problems))
        self.fit()


class HeldBanner(QFrame):
    """Decisions from above that could not be entered, each with its reason and two ways on. `done` after one."""

    done = Signal(str)

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.lines: list[tuple[Unapplied, Banner]] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        self.hide()

    def show_held(self, held: Sequence[Unapplied]) -> None:
        """One banner for each."""
        for _, old in self.lines:
            self._box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.lines = []
        for one in held:
            title = f"Keputusan cuti {one.nama} belum dapat dimasukkan: surat nomor {one.answer.number}"
            made = Banner("warn", title, " ".join(sentence(p) for p in one.problems), [
                ("Coba lagi", lambda one=one: self.retry(one)), ("Kesampingkan…", lambda one=one: self.ask(one)),
            ])  # fmt: skip
            self._box.addWidget(made)
            self.lines.append((one, made))
        self.setVisible(bool(held))

    def retry(self, one: Unapplied) -> None:
        """The records were put right: enter it."""
        self.desk.write(self, upward.retry, one.id, today=self.desk.today(), now=self.desk.now(),
                        done=lambda _: self.done.emit(f"Keputusan cuti {one.nama} masuk"),
                        failed=lambda problems: self._refused(one, problems))  # fmt: skip

    def ask(self, one: Unapplied) -> DismissBox:
        """Why it is not used."""
        self.box = DismissBox(self.desk, one, self)
        self.box.done.connect(self.done)
        self.box.open()
        return self.box

    def _refused(self, one: Unapplied, problems: Sequence[Problem]) -> None:
        for known, banner in self.lines:
            if known.id == one.id:
                banner.say("warn", banner.title(), " ".join(sentence(p) for p in problems), [
                    ("Coba lagi", lambda: self.retry(one)), ("Kesampingkan…", lambda: self.ask(one)),
                ])  # fmt: skip


class DismissBox(Box):
    """A decision is put aside for good, with the reason."""

    done = Signal(str)

    def __init__(self, desk: Any, one: Unapplied, parent: QWidget | None = None) -> None:
        super().__init__(f"Kesampingkan keputusan cuti {one.nama}", "warn", parent)
        self.desk, self.one = desk, one
        self.reason_edit = QLineEdit()
        hint = "Misalnya: BKPSDM menerbitkan surat perbaikan. Tercatat atas nama Anda."
        self.reason_box = FieldBox("Mengapa keputusan ini tidak dipakai", self.reason_edit, hint)
        row = QHBoxLayout()
        row.addWidget(Glyph("info", look.TEXT2, 18))
        row.addWidget(label("Permintaannya tetap seperti sekarang; balasan berikutnya tidak mengulanginya lagi.",
                            "quiet", wrap=True), 1)  # fmt: skip
        self.body.addLayout(row)
        self.body.addWidget(self.reason_box)
        self.add_button("Batal", closes=True)
        self.deed_button = self.add_button("Kesampingkan", "danger")
        self.deed_button.clicked.connect(self.submit)

    def submit(self) -> None:
        """Keep the reason."""
        self.reason_box.clear()
        self.desk.write(self, upward.dismiss, self.one.id, self.reason_edit.text(), done=self._finish,
                        failed=self._refused)  # fmt: skip

    def _finish(self, _answer: None) -> None:
        self.done.emit("Keputusan dikesampingkan")
        self.accept()

    def _refused(self, problems: Sequence[Problem]) -> None:
        self.reason_box.show_problem(" ".join(sentence(p) for p in problems))
        self.fit()


