"""One document a request brings: what the kind asks for, what stands on it, and its scan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from asn_desktop.rules.leave.wish import ProofNeed
from asn_desktop.services.leave.proofs import ProofAsk
from asn_desktop.ui import look
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.number_spin import NumberSpin
from asn_desktop.ui.parts.words import Glyph, button, label
from asn_desktop.ui.sentences import leave_kinds as words

SCANS = "Pindaian (*.pdf *.jpg *.jpeg *.png);;Semua berkas (*)"


class ProofBox(QWidget):
    """One document: kind, number, date, issuer, what a doctor says, the scan. `touched` after every change."""

    touched = Signal()

    def __init__(self, need: ProofNeed, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.need = need
        self.name = title or words.need_words(need)
        self.scan: tuple[bytes, str] | None = None
        self.setAcceptDrops(True)
        self._glyph = Glyph("file", look.TEXT2, 18)
        self._title = label(self.name, "strong", wrap=True)
        self._state = label("", "second", wrap=True)
        self.open_button = button("Isi", "link")
        self.open_button.setAccessibleName(f"Isi {self._title.text()}")
        self.open_button.clicked.connect(lambda: self.open())
        self._build_editors()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._glyph)
        head.addWidget(self._title, 1)
        head.addWidget(self.open_button)
        box.addLayout(head)
        box.addWidget(self._state)
        box.addWidget(self._fields)
        self._fields.setVisible(need.wajib)
        self._turn()  # once everything has its place: a part that is shown without one opens as a window

    def open(self) -> None:
        """Show the fields of a document that is not obligatory."""
        self._fields.show()
        self.number_edit.setFocus()
        self._say()

    def ask(self) -> ProofAsk | None:
        """The document as filled in; None while nothing was typed or attached."""
        number, issuer = self.number_edit.text().strip() or None, self.issuer_edit.text().strip() or None
        day, days = self.date_edit.date(), self.days_spin.value() or None
        doctor = self.kind() in words.DOCTORS
        if not (number or issuer or day or self.scan or (doctor and days)):
            return None
        data, name = self.scan or (None, None)
        return ProofAsk(self.kind(), number, day, issuer, self.rest_check.isChecked() if doctor else None,
                        days if doctor else None, data, name)  # fmt: skip

    def editors(self) -> list[QWidget]:
        """In the order they are filled in."""
        return [self.open_button, self.kind_combo, self.number_edit, self.date_edit, self.issuer_edit, self.rest_check,
                self.days_spin, self.scan_button]  # fmt: skip

    def kind(self) -> str:
        """Key of the document; the one chosen where several satisfy the need."""
        return self.kind_combo.currentData() if len(self.need.jenis) > 1 else self.need.jenis[0]

    def attach(self, path: Path) -> None:
        """Take a file as the scan."""
        try:
            self.scan = (path.read_bytes(), path.name)
        except OSError:
            self._state.setText("Berkas tidak dapat dibaca. Pilih berkas lain.")
            return
        self._changed()

    def draft(self) -> dict[str, Any]:
        """What was typed, as JSON; the scan is attached again."""
        day = self.date_edit.date()
        return {"jenis": self.kind(), "nomor": self.number_edit.text(), "tanggal": day.isoformat() if day else None,
                "penerbit": self.issuer_edit.text(), "perlu": self.rest_check.isChecked(),
                "hari": self.days_spin.value()}  # fmt: skip

    def put_back(self, values: Mapping[str, Any]) -> None:
        """Fill from a draft."""
        if len(self.need.jenis) > 1:
            self.kind_combo.setCurrentIndex(max(0, self.kind_combo.findData(values.get("jenis"))))
        self.number_edit.setText(values.get("nomor") or "")
        self.issuer_edit.setText(values.get("penerbit") or "")
        self.date_edit.set_date(dt.date.fromisoformat(values["tanggal"]) if values.get("tanggal") else None)
        self.rest_check.setChecked(bool(values.get("perlu", True)))
        self.days_spin.setValue(values.get("hari") or 0)
        self._fields.setVisible(self.need.wajib or self.ask() is not None)
        self._say()

    def show_problem(self, text: str) -> None:
        """What is wrong with this document; "" when it is fine."""
        self._say()
        if text:
            self._state.setText(text)
            look.set_property(self._state, "role", "problem")
            self._glyph.show_icon("error", look.ERROR)

    def problem(self) -> str:
        """The sentence shown, "" when the document is fine."""
        return self._state.text() if self._state.property("role") == "problem" else ""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self._fields.show()
            self.attach(paths[0])

    # building

    def _build_editors(self) -> None:
        self._fields = QWidget()
        self.kind_combo = QComboBox()
        for key in self.need.jenis:
            self.kind_combo.addItem(words.proof_name(key), key)
        if len(self.need.jenis) == 1:
            self.kind_combo.hide()
        self.number_edit, self.issuer_edit = QLineEdit(), QLineEdit()
        self.date_edit = DateField(with_day=False)
        for edit in (self.number_edit, self.date_edit, self.issuer_edit):
            edit.returnPressed.connect(lambda one=edit: self._lead_on(one))
        self.number_edit.setPlaceholderText("Nomor")
        self.date_edit.setPlaceholderText("Tanggal")
        self.rest_check = QCheckBox("Perlu istirahat")
        self.rest_check.setChecked(True)
        self.days_spin = NumberSpin()
        self.days_spin.setRange(0, 999)
        self.days_spin.setSuffix(" hari")
        self.days_spin.setSpecialValueText("– hari")
        self.scan_button = button("Lampirkan pindaian…", "", "scan")
        self._name_editors()
        rows = QVBoxLayout(self._fields)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        rows.addWidget(self.kind_combo)
        rows.addLayout(_pair(self.number_edit, self.date_edit))
        rows.addWidget(self.issuer_edit)
        self._doctor = QWidget()
        doctor = QHBoxLayout(self._doctor)
        doctor.setContentsMargins(0, 0, 0, 0)
        doctor.addWidget(self.rest_check, 1)
        doctor.addWidget(self.days_spin)
        rows.addWidget(self._doctor)
        rows.addWidget(self.scan_button)
        self._connect()

    def _name_editors(self) -> None:
        title = self.name
        for editor, name in ((self.kind_combo, "Jenis dokumen"), (self.number_edit, "Nomor"),
                             (self.date_edit, "Tanggal"), (self.issuer_edit, "Penerbit"),
                             (self.rest_check, "Perlu istirahat"), (self.days_spin, "Lama istirahat"),
                             (self.scan_button, "Lampirkan pindaian")):  # fmt: skip
            editor.setAccessibleName(f"{name}, {title}")

    def _connect(self) -> None:
        self.kind_combo.currentIndexChanged.connect(lambda _at: self._turn())
        for edit in (self.number_edit, self.issuer_edit):
            edit.textEdited.connect(lambda _text: self._changed())
        self.date_edit.date_changed.connect(lambda _day: self._changed())
        self.rest_check.toggled.connect(lambda _on: self._changed())
        self.days_spin.valueChanged.connect(lambda _value: self._changed())
        self.scan_button.clicked.connect(self._choose)

    def _turn(self) -> None:
        doctor = self.kind() in words.DOCTORS
        self._doctor.setVisible(doctor)
        self.issuer_edit.setPlaceholderText(words.ISSUERS.get(self.kind(), "Dokter dan tempat praktiknya" if doctor
                                                              else "Penerbit"))  # fmt: skip
        self._changed()

    def _changed(self) -> None:
        self._say()
        self.touched.emit()

    def _say(self) -> None:
        look.set_property(self._state, "role", "second")
        given, opened = self.ask() is not None, not self._fields.isHidden()
        self._glyph.show_icon("check" if given else "file", look.OK if given else look.TEXT2)
        self.open_button.setVisible(not opened)
        parts = [] if self.need.wajib else ["bila ada"]
        parts += [f"terlampir: {self.scan[1]}"] if self.scan else []
        self._state.setText(" · ".join([*parts, self.need.article]))
        self.scan_button.setText("Ganti pindaian…" if self.scan else "Lampirkan pindaian…")

    def _lead_on(self, editor: QWidget) -> None:
        """Enter goes to the next field that is shown."""
        rest = self.editors()[self.editors().index(editor) + 1 :]
        following = next((one for one in rest if one.isVisible()), None)
        if following is not None:
            following.setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.name, "", SCANS)
        if name:
            self.attach(Path(name))


def _pair(left: QWidget, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(left, 1)
    row.addWidget(right, 1)
    return row
