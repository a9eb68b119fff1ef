"""A PDF on the screen: every page at readable width, to be saved or printed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from asn_desktop import file_names
from asn_desktop.services import document_files
from asn_desktop.ui.box import Box
from asn_desktop.ui.desk import Desk
from asn_desktop.ui.parts.card import ScrollPage
from asn_desktop.ui.parts.printing import ask_and_print
from asn_desktop.ui.parts.words import label

_WIDTH = 720
_MOST = 40  # pages drawn; the rest is read in the saved file


class PaperBox(Box):
    """`said(words)` when it was saved or printed."""

    said = Signal(str)

    def __init__(self, desk: Desk, title: str, data: bytes, file_name: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent, width=_WIDTH + 80)
        self.desk, self.data, self._name, self._title = desk, data, file_names.fit(file_name), title
        self.page = ScrollPage(margins=(8, 8, 8, 8))
        self.pages = _pages(data)
        for number, image in enumerate(self.pages, 1):
            shown = QLabel()
            shown.setPixmap(QPixmap.fromImage(image))
            shown.setProperty("role", "card")
            shown.setAccessibleName(f"Halaman {number}")
            self.page.box.addWidget(shown, 0, Qt.AlignmentFlag.AlignHCenter)
        count = _count(data)
        told = f"{count} halaman" if count <= _MOST else f"{_MOST} dari {count} halaman ditampilkan; simpan untuk semua"
        self.body.addWidget(label(told, "second"))
        room = (parent.window().height() if parent is not None else 768) - 190
        self.page.setMinimumHeight(max(220, room))
        self.body.addWidget(self.page, 1)
        self.save_button = self.add_button("Simpan PDF…", "text", left=True)
        self.save_button.clicked.connect(self._ask_path)
        self.add_button("Tutup", closes=True)
        self.print_button = self.add_button("Cetak…", "primary")
        self.print_button.clicked.connect(self._print)

    def save_to(self, path: Path) -> None:
        """Write the PDF, whole or not at all."""
        self.desk.call(self, document_files.write, path, self.data,
                       done=lambda _none: self.said.emit(f"Tersimpan di {path.name}."))

    def _ask_path(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "Simpan PDF", self._name, "PDF (*.pdf)")
        if name:
            self.save_to(file_names.with_ending(Path(name), ".pdf"))

    def _print(self) -> None:
        if ask_and_print(self.data, self._title, self):
            self.said.emit(f"{self._title} dikirim ke pencetak.")


def _count(data: bytes) -> int:
    import pypdfium2 as pdfium  # with the first paper: the list of people opens without it

    document = pdfium.PdfDocument(data)
    found = len(document)
    document.close()
    return found


def _pages(data: bytes) -> list[QImage]:
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(data)
    document.init_forms()
    found = []
    for number in range(min(len(document), _MOST)):
        page = document[number]
        bitmap = page.render(scale=_WIDTH / page.get_width(), rev_byteorder=True, prefer_bgrx=True)
        found.append(QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride,
                            QImage.Format.Format_RGBX8888).copy())
        bitmap.close()
        page.close()
    document.close()
    return found
