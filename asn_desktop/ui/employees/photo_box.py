"""A person's photo, or two letters in its place: drop one, change it, take it away."""

from __future__ import annotations

import uuid
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QFileDialog, QMenu, QToolButton, QWidget

from asn_desktop.problems import Problem
from asn_desktop.services import document_files, documents
from asn_desktop.services.employees import EmployeeCard
from asn_desktop.ui import look
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.employees.words import initials
from asn_desktop.ui.sentences import sentence

_WIDE, _HIGH = 84, 108


class PhotoBox(QToolButton):
    """`said(words)` when the photo changed or was refused. Its menu opens by click, Space or Enter."""

    said = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._id: uuid.UUID | None = None
        self._letters = ""
        self._photo = QPixmap()
        self._enters = True
        self.setFixedSize(_WIDE, _HIGH)
        self.setAcceptDrops(True)
        menu = QMenu(self)
        self.change_action = menu.addAction("Pilih foto…")
        self.change_action.triggered.connect(self._choose)
        self.remove_action = menu.addAction("Hapus foto")
        self.remove_action.triggered.connect(lambda: self._keep(None))
        self.setMenu(menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def show_person(self, card: EmployeeCard) -> None:
        """Show the photo of this person, the letters until it is read."""
        if card.id != self._id:
            self._photo = QPixmap()
        self._id, self._letters = card.id, initials(card.nama)
        self.setAccessibleName(f"Foto {card.nama_tampil}")
        self.remove_action.setEnabled(bool(card.foto))
        self.change_action.setText("Ganti foto…" if card.foto else "Pilih foto…")
        if card.foto:
            self.desk.read(self, documents.photo, card.id, done=self._show, replaces="foto")
        else:
            self._photo = QPixmap()
        self.update()

    def set_enters(self, enters: bool) -> None:
        """A role that only reads changes nothing."""
        self._enters = enters
        self.setEnabled(enters)
        self.setToolTip("Jatuhkan foto di sini, atau klik untuk memilih" if enters else "")

    def take(self, path: Path) -> None:
        """Make this file the person's photo."""
        self.desk.call(self, document_files.read, path, done=self._keep, failed=self._refused)

    def has_photo(self) -> bool:
        """Whether a photo shows."""
        return not self._photo.isNull()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._enters and _photos(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = _photos(event)
        if paths and self._enters:
            event.acceptProposedAction()
            self.take(paths[0])

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        area = QRectF(self.rect())
        path = QPainterPath()
        path.addRoundedRect(area, 8, 8)
        painter.setClipPath(path)
        if self._photo.isNull():
            painter.fillRect(area, QColor(look.ACCENT_SOFT))
            painter.setPen(QColor(look.ACCENT))
            painter.setFont(look.font("figure"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._letters)
        else:
            painter.drawPixmap(area, self._photo, _cut(self._photo))
        if self.hasFocus():
            painter.setPen(QPen(QColor(look.ACCENT), 2))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 8, 8)
        painter.end()

    def _show(self, data: bytes | None) -> None:
        self._photo = QPixmap()
        if data:
            self._photo.loadFromData(data)
        self.update()

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Foto pegawai", "", "Foto (*.jpg *.jpeg *.png)")
        if name:
            self.take(Path(name))

    def _keep(self, data: bytes | None) -> None:
        words = "Foto tersimpan." if data is not None else "Foto dihapus dari data pegawai."
        self.desk.write(self, documents.set_photo, self._id, data, done=lambda _none: self.said.emit(words),
                        failed=self._refused)

    def _refused(self, problems: list[Problem]) -> None:
        self.said.emit(" ".join(sentence(p) for p in problems))


def _cut(photo: QPixmap) -> QRectF:
    """The part of a photo that fills the frame: middle across, a little above the middle down."""
    wide, high = photo.width(), photo.height()
    part = min(wide, high * _WIDE / _HIGH)
    tall = part * _HIGH / _WIDE
    return QRectF((wide - part) / 2, (high - tall) / 3, part, tall)


def _photos(event: QDropEvent | QDragEnterEvent) -> list[Path]:
    found = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in found if path.suffix.casefold() in (".jpg", ".jpeg", ".png")]
