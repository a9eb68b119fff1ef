"""Who signs a deed, and the paper he signed: named by the records, or typed when he sits above this office."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from asn_desktop.rules.leave.flow import Official
from asn_desktop.ui.leave.proof_box import SCANS
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.words import button, label

_KINDS = (b"%PDF-", b"\xff\xd8\xff", b"\x89PNG")


class OfficialFields(QWidget):
    """`read()` gives the official; a known one is shown and can be replaced by typing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: Official | None = None
        self.name_edit, self.post_edit, self.nip_edit = QLineEdit(), QLineEdit(), QLineEdit()
        self.name_box = FieldBox("Pe&jabat", self.name_edit)
        self.post_box = FieldBox("Jaba&tan", self.post_edit)
        self.nip_box = FieldBox("NIP pejabat", self.nip_edit)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.name_box, 1)
        row.addWidget(self.post_box, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addLayout(row)
        box.addWidget(self.nip_box)

    def start(self, known: Official | None) -> None:
        """Begin with the official the records name."""
        self._known = known
        self.name_edit.setText(known.nama if known else "")
        self.post_edit.setText(known.jabatan if known else "")
        self.nip_edit.setText((known.nip or "") if known else "")
        self.nip_box.setVisible(known is None)
        for edit in (self.name_edit, self.post_edit):
            edit.setCursorPosition(0)

    def read(self) -> Official:
        """Who is named; the known one with his ground and his period while nothing else was typed."""
        name, post = self.name_edit.text().strip(), self.post_edit.text().strip()
        known = self._known
        if known is not None and (name, post) == (known.nama, known.jabatan):
            return known
        return Official(name, post, self.nip_edit.text().strip() or None)


class ScanField(QWidget):
    """The signed paper as a scan; `data()` is None while there is none."""

    def __init__(self, what: str = "surat yang ditandatangani", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what = what
        self._data: bytes | None = None
        self.name = ""
        self.button = button("Lampirkan pindaian…", "", "scan")
        self.button.setAccessibleName(f"Lampirkan pindaian {what}")
        self.button.clicked.connect(self._choose)
        self._state = label("", "second", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.button)
        row.addWidget(self._state, 1)
        self.setFocusProxy(self.button)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clear()

    def clear(self) -> None:
        """No paper."""
        self._data, self.name = None, ""
        self._state.setText(f"Pindaian {self._what}.")

    def data(self) -> bytes | None:
        """The bytes of the scan."""
        return self._data

    def attach(self, path: Path) -> None:
        """Take a PDF or a picture."""
        try:
            data = path.read_bytes()
        except OSError:
            data = b""
        if not data.startswith(_KINDS):
            self._state.setText("Berkas ini bukan PDF, JPG atau PNG. Pilih pindaian yang lain.")
            return
        self._data, self.name = data, path.name
        self._state.setText(f"{path.name} terlampir.")

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, f"Pindaian {self._what}", "", SCANS)
        if name:
            self.attach(Path(name))
