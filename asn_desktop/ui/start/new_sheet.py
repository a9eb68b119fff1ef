"""A new recovery sheet: asked for with one's password, then shown, printed, and two of its words typed back."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from asn_desktop.services import office
from asn_desktop.services.office_cards import CreatedOffice
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.parts.password import PasswordField
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.start.user_boxes import KeyBox
from asn_desktop.ui.start.wizard_recovery import RecoveryForm

WORDS = (
    "Buat lembar baru bila amplop yang lama sudah dibuka, hilang, atau rusak. Sesudah ini kata-kata pada lembar lama "
    "tidak membuka kantor lagi; cadangan yang sudah ada tetap terbuka dengan lembar lamanya."
)


class NewSheetBox(KeyBox):
    """`sealed` once two words of the new sheet were typed back. The words stand nowhere else."""

    sealed = Signal()

    def __init__(self, desk: Desk, holders: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__("Lembar pemulihan baru", desk, "Buat lembar baru", "primary", parent)
        self._holders = holders
        self.intro = label(WORDS, wrap=True)
        self.body.addWidget(self.intro)
        self.own = self.field("own", "Kata sandi Anda", PasswordField(), "Untuk memastikan ini benar Anda.")
        self.sheet = RecoveryForm(desk)
        self.sheet.next_button.setText("Lembar sudah disegel")
        self.sheet.next_button.setAccessibleName("Lembar sudah disegel")
        self.sheet.hide()
        self.sheet.sealed.connect(self._sealed)
        self.body.addWidget(self.sheet)
        self.close_body()

    def do(self) -> None:
        """Make the sheet; from now on only the new words open the office."""
        self.deed_button.setEnabled(False)
        self.desk.call(self, office.new_recovery_sheet, self.desk.opened, self.own.text(), done=self._show,
                       failed=self.refused, troubled=self.troubled)  # fmt: skip

    def reject(self) -> None:
        """While the sheet is not checked, leaving would lose the only words: the box stays."""
        if not self.sheet.words():
            super().reject()
            return
        self.banner.say("warn", "Lembar baru sudah berlaku.", "Cetak, lalu ketik dua katanya di atas.")
        self.banner.show()
        self.fit()

    def _show(self, sheet: Any) -> None:
        self.own.clear()
        for one in (self.intro, self.boxes["own"], self.banner, self.cancel_button, self.deed_button):
            one.hide()
        card = self.desk.office
        made = CreatedOffice(card, sheet)
        self.setMinimumWidth(780)
        self.sheet.show_sheet(made, self._holders, "", self.desk.today())
        self.sheet.show()
        QTimer.singleShot(0, self, self.fit)  # the words take their room when they have been laid out
        self.sheet.first_edit.setFocus()

    def _sealed(self) -> None:
        self.sealed.emit()
        self.accept()
