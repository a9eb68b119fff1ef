"""Section VII or VIII on the screen: one of four boxes, the reason, who gives it, on paper or with his own password."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QLineEdit, QPushButton, QRadioButton, QSizePolicy, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.leave.flow import Choice, Official, State
from asn_desktop.rules.leave.kinds import POSTPONABLE
from asn_desktop.rules.roles import Actor
from asn_desktop.services import office
from asn_desktop.services.leave.deeds import Decision, LeaveDetail
from asn_desktop.services.leave.folder import LeaveFolder
from asn_desktop.ui.form import Form
from asn_desktop.ui.parts.choice import Choice as Way
from asn_desktop.ui.parts.choice import ChoiceCards
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.password import PasswordField
from asn_desktop.ui.sentences import headline, sentence
from asn_desktop.ui.sentences import leave as words

_FIELDS = {"alasan": "decision_reason_box", "mulai": "new_start_box", "sampai": "new_end_box",
           "hari": "postponed_days_box", "pejabat": "official_name_box"}  # fmt: skip
_SCANS = "Pindaian (*.pdf *.jpg *.jpeg *.png);;Semua berkas (*)"


class LeaveDecisionForm(Form):
    """The blanks of one step."""

    drawing = "leave_decision"

    decision_title: QLabel
    choice_cards: ChoiceCards
    new_start_box: FieldBox
    new_start_edit: DateField
    new_end_box: FieldBox
    new_end_edit: DateField
    postponed_days_box: FieldBox
    postponed_days_edit: QLineEdit
    decision_reason_box: FieldBox
    decision_reason_edit: QLineEdit
    official_name_box: FieldBox
    official_name_edit: QLineEdit
    official_post_box: FieldBox
    official_post_edit: QLineEdit
    authority_box: FieldBox
    authority_edit: QLineEdit
    way_panel: QWidget
    paper_radio: QRadioButton
    scan_button: QPushButton
    scan_label: QLabel
    password_radio: QRadioButton
    account_box: FieldBox
    account_edit: QLineEdit
    account_password_box: FieldBox
    account_password_edit: PasswordField


class DecisionCard(LeaveDecisionForm):
    """`ready` gives the Decision, after the password was checked; `failed` a sentence when it could not be given."""

    ready = Signal(object)
    failed = Signal(str)
    attached = Signal()

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.official: Official | None = None
        self.scan: bytes | None = None
        self.last = False  # section VIII
        self.choice_cards.set_choices([Way(c.value, *words.CHOICES[c]) for c in Choice])
        self.choice_cards.chosen.connect(lambda _key: self._show_fields())
        self.abroad = False
        self.power_check = QCheckBox("Ia PPK, atau pemegang kuasa cuti ke luar negeri")
        self.way_panel.parentWidget().layout().insertWidget(
            self.way_panel.parentWidget().layout().indexOf(self.way_panel), self.power_check
        )
        for radio in (self.paper_radio, self.password_radio):
            radio.toggled.connect(lambda _on: self._show_fields())
        self.scan_button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.scan_button.clicked.connect(self._choose_scan)

    def ask(self, detail: LeaveDetail, folder: LeaveFolder, *, last: bool) -> None:
        """Begin section VII, or VIII when `last`; a leave that was begun on an izin sementara is only ratified.

        Where another office decides, its official is typed from the paper.
        """
        self.last = last
        self.abroad = last and folder.negara is not None
        self.power_check.setChecked(False)
        only_grant = detail.row.keadaan is State.IZIN_SEMENTARA
        postponable = detail.row.jenis in POSTPONABLE
        for choice in Choice:
            shut = choice is Choice.DITANGGUHKAN and not postponable
            self.choice_cards.show_only(choice.value, choice is Choice.DISETUJUI or not (only_grant or shut))
        self.official = (None if folder.wewenang else detail.pyb) if last else detail.atasan
        self.scan = None
        title = "VIII. Keputusan pejabat yang berwenang" if last else "VII. Pertimbangan atasan langsung"
        title = "Pengesahan izin sementara" if only_grant else title
        self.decision_title.setText(title)
        self.choice_cards.choose(Choice.DISETUJUI.value)
        for edit in (self.decision_reason_edit, self.postponed_days_edit, self.authority_edit, self.account_edit,
                     self.account_password_edit):  # fmt: skip
            edit.clear()
        self.new_start_edit.set_date(detail.row.mulai)
        self.new_end_edit.set_date(detail.row.sampai)
        known = self.official
        self.official_name_edit.setText(known.nama if known else "")
        self.official_post_edit.setText(known.jabatan if known else "")
        self.authority_edit.setText((known.dasar or "") if known else "")
        for edit in (self.official_name_edit, self.official_post_edit, self.authority_edit):
            edit.setReadOnly(known is not None)
            edit.setCursorPosition(0)
        self.authority_box.setVisible(known is None or bool(known.dasar))
        self.scan_label.setText("Belum ada berkas." if last else "Boleh menyusul bersama keputusan.")
        self.paper_radio.setChecked(True)
        self.clear()
        self._show_fields()

    def attach(self, path: Path) -> None:
        """Take the scan of the signed form."""
        try:
            data = path.read_bytes()
        except OSError:
            data = b""
        if not data.startswith((b"%PDF-", b"\xff\xd8\xff", b"\x89PNG")):
            self.failed.emit(sentence(Problem("scan_unreadable", "berkas")))
            return
        self.scan = data
        self.scan_label.setText(f"{path.name} terlampir.")
        self.attached.emit()

    def submit(self) -> None:
        """Give the decision; with the official's password it is checked first."""
        self.clear()
        if self.password_radio.isChecked():
            self.desk.call(self, office.verify_password, self.desk.office.folder, self.account_edit.text().strip(),
                           self.account_password_edit.text(), done=self._signed,
                           troubled=lambda t: self.failed.emit(" ".join(headline(t))),
                           failed=lambda ps: self.failed.emit(sentence(ps[0])))  # fmt: skip
            return
        self.ready.emit(self.read(None))

    def read(self, signed_by: Actor | None) -> Decision:
        """The step as filled in."""
        choice = Choice(self.choice_cards.key())
        changed = choice is Choice.PERUBAHAN
        days = self.postponed_days_edit.text().strip()
        return Decision(
            choice, self.decision_reason_edit.text(), self.new_start_edit.date() if changed else None,
            self.new_end_edit.date() if changed else None,
            int(days) if choice is Choice.DITANGGUHKAN and self.last and days.isdigit() else None,
            None if self.official else self._by_hand(), self.scan, signed_by,
            kuasa_luar_negeri=self.abroad and self.power_check.isChecked(),
        )  # fmt: skip

    def refuse(self, problems: Sequence[Problem]) -> None:
        """Sentences beside their fields; the others go up."""
        loose, first = [], None
        for problem in problems:
            box = _FIELDS.get(problem.field)
            if box is None or not getattr(self, box).isVisibleTo(self):
                loose.append(sentence(problem))
            else:
                getattr(self, box).show_problem(sentence(problem))
                first = first or getattr(self, box).editor
        if first is not None:
            first.setFocus()
        self.failed.emit(" ".join(loose) or f"{len(problems)} hal perlu diperbaiki.")

    def clear(self) -> None:
        """No problems."""
        for name in _FIELDS.values():
            getattr(self, name).clear()

    def _by_hand(self) -> Official:
        return Official(self.official_name_edit.text().strip(), self.official_post_edit.text().strip(),
                        dasar=self.authority_edit.text().strip() or None)  # fmt: skip

    def _show_fields(self) -> None:
        choice = Choice(self.choice_cards.key() or Choice.DISETUJUI.value)
        self.power_check.setVisible(self.abroad and self.official is None)
        for box in (self.new_start_box, self.new_end_box):
            box.setVisible(choice is Choice.PERUBAHAN)
        self.postponed_days_box.setVisible(choice is Choice.DITANGGUHKAN and self.last)
        self.decision_reason_box.setVisible(choice is not Choice.DISETUJUI)
        by_password = self.password_radio.isChecked()
        for one in (self.scan_button, self.scan_label):
            one.setVisible(not by_password)
        for box in (self.account_box, self.account_password_box):
            box.setVisible(by_password)

    def _choose_scan(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Pindaian formulir yang ditandatangani", "", _SCANS)
        if name:
            self.attach(Path(name))

    def _signed(self, actor: Actor) -> None:
        self.account_password_edit.clear()
        self.ready.emit(self.read(actor))
