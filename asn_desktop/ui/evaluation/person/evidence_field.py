"""Evidence: a file chosen or none, beside its name; read only when the form is sent."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from asn_desktop.services import document_files
from asn_desktop.ui.parts.words import button, label


class EvidenceField(QWidget):
    """`path` is the file chosen; `read(desk, then)` hands its bytes (None without a file) to `then`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self._shown = ""
        self.choose_button = button("Pilih berkas…", "", "scan")
        self.name = label("", "second", wrap=True)
        self.clear_button = button("Lepas", "link")
        self.choose_button.clicked.connect(self._choose)
        self.clear_button.clicked.connect(lambda: self.take(None))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.choose_button)
        row.addWidget(self.name, 1)
        row.addWidget(self.clear_button)
        self.setFocusProxy(self.choose_button)
        self.take(None)

    def take(self, path: Path | None, kept: str = "") -> None:
        """Choose this file; `kept` names the one that is there already."""
        self.path, self._shown = path, kept
        self.name.setText(path.name if path else kept or "PDF atau foto; boleh tanpa berkas")
        self.clear_button.setVisible(path is not None)

    def read(self, desk: Any, then: Callable[[bytes | None, str | None], object], failed: Any) -> None:
        """Read the file off the screen's thread, then go on."""
        path = self.path
        if path is None:
            then(None, None)
            return
        desk.call(self, document_files.read, path, failed=failed, done=lambda data: then(data, path.name))

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Berkas bukti", "", "PDF atau foto (*.pdf *.jpg *.jpeg *.png)")
        if name:
            self.take(Path(name))
