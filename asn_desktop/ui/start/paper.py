"""Print a PDF of ours on the system's printer: pages drawn by pdfium onto a QPrinter."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from asn_desktop.ui.parts.printing import lay


def print_pdf(data: bytes, title: str, parent: QWidget) -> bool:
    """Ask for a printer and print; False when the person changed their mind."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(f"Cetak {title.lower()}")
    if not dialog.exec():
        return False
    paint_pages(data, printer)
    return True


def paint_pages(data: bytes, printer: QPrinter) -> int:
    """Draw every page at 300 dots per inch, unscaled where it fits; returns the number of pages."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    lay(printer, *document[0].get_size(), printer.docName())  # after the dialog, which brings a sheet of its own
    painter = QPainter(printer)
    try:
        for number in range(len(document)):
            if number:
                printer.newPage()
            page = document[number]
            bitmap = page.render(scale=300 / 72, rev_byteorder=True)
            picture = bitmap.to_pil().convert("RGB")
            image = QImage(picture.tobytes(), picture.width, picture.height, picture.width * 3,
                           QImage.Format.Format_RGB888)
            area = printer.pageRect(QPrinter.Unit.DevicePixel)
            scale = min(printer.resolution() / 300, area.width() / picture.width, area.height() / picture.height)
            painter.drawImage(QRectF(0, 0, picture.width * scale, picture.height * scale), image)
        return len(document)
    finally:
        painter.end()
        document.close()
