"""Printing a finished PDF through the system's own dialog, at its true size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from asn_desktop.ui.parts.printing import lay

if TYPE_CHECKING:
    import pypdfium2 as pdfium

_DOTS = 200


def ask_printer(parent: QWidget) -> QPrinter | None:
    """The printer the clerk chooses; None when the dialog is left."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(_DOTS)
    dialog = QPrintDialog(printer, parent)
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


def print_pdf(printer: QPrinter, data: bytes) -> int:
    """Print every page on a sheet of its own size, from the corner, without shrinking; answers how many."""
    import pypdfium2 as pdfium  # with the first list that is printed

    document = pdfium.PdfDocument(data)
    pages = len(document)
    painter: QPainter | None = None
    try:
        for number in range(pages):
            width, height = document[number].get_size()
            lay(printer, width, height, printer.docName())
            if painter is None:
                painter = QPainter(printer)  # only now: the first sheet has its size
            else:
                printer.newPage()
            scale = printer.resolution() / 72
            painter.drawImage(QRectF(0, 0, width * scale, height * scale), _image(document, number, scale))
    finally:
        if painter is not None:
            painter.end()
        document.close()
    return pages


def _image(document: pdfium.PdfDocument, number: int, scale: float) -> QImage:
    bitmap = document[number].render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
    image = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888)
    return image.copy()
