"""A finished PDF to the printer at its true size: never shrunk, from the upper left corner of the sheet."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

_DOTS = 300
_POINT, _INCH = 72, 25.4  # points and millimetres of an inch


def ask_and_print(data: bytes, title: str, parent: QWidget) -> int:
    """Ask for a printer and print; answers the pages printed, 0 when the person changed their mind."""
    printer = printer_for(data, title)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(f"Cetak {title.lower()}")
    return paint(data, printer) if dialog.exec() else 0


def printer_for(data: bytes, title: str) -> QPrinter:
    """A printer set to the sheet of the first page."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    width, height = document[0].get_size()
    document.close()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setResolution(_DOTS)
    upright = height >= width
    size = QSizeF(*sorted(round(points / _POINT * _INCH) for points in (width, height)))
    sheet = QPageSize(size, QPageSize.Unit.Millimeter, title, QPageSize.SizeMatchPolicy.ExactMatch)
    way = QPageLayout.Orientation.Portrait if upright else QPageLayout.Orientation.Landscape
    printer.setPageLayout(QPageLayout(sheet, way, QMarginsF(0, 0, 0, 0)))
    printer.setFullPage(True)
    return printer


def paint(data: bytes, printer: QPrinter) -> int:
    """Draw every page at its true size; answers how many."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    painter = QPainter(printer)
    try:
        for number in range(len(document)):
            if number:
                printer.newPage()
            page = document[number]
            picture = page.render(scale=_DOTS / _POINT, rev_byteorder=True).to_pil().convert("RGB")
            image = QImage(picture.tobytes(), picture.width, picture.height, picture.width * 3,
                           QImage.Format.Format_RGB888)  # fmt: skip
            scale = printer.resolution() / _DOTS
            painter.drawImage(QRectF(0, 0, picture.width * scale, picture.height * scale), image)
        return len(document)
    finally:
        painter.end()
        document.close()
