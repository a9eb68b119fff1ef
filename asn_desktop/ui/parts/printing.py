"""A finished PDF to the printer at its true size: never shrunk, from the upper left corner of the sheet.

Sheets first and in full-page mode: a driver that cannot print to the edge refuses a layout without margins otherwise,
silently, and keeps its own sheet. The system's dialog may change printer and sheet, so they are set after it too.
"""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

_DOTS = 300
_POINT, _INCH = 72, 25.4  # points and millimetres of an inch
_NEAR = 2.0  # millimetres a printer's own sheet may differ
_LEGAL = (215.9, 355.6)  # millimetres; holds both kinds of F4


def sheet_for(width: float, height: float, name: str, known: QPrinterInfo | None = None) -> QPageSize:
    """A sheet of this size in millimetres, upright: the driver's own when it has it, else an exact one.

    F4 is no paper of Windows. A driver that takes no sizes but its own gets Legal, when that holds the page.
    """
    exact = QPageSize(QSizeF(width, height), QPageSize.Unit.Millimeter, name, QPageSize.SizeMatchPolicy.ExactMatch)
    if known is None or known.isNull():
        return exact
    for size in known.supportedPageSizes():
        has = size.size(QPageSize.Unit.Millimeter)
        if abs(has.width() - width) <= _NEAR and abs(has.height() - height) <= _NEAR:
            return size
    fits = width <= _LEGAL[0] + _NEAR and height <= _LEGAL[1] + _NEAR
    return QPageSize(QPageSize.PageSizeId.Legal) if fits and not known.supportsCustomPageSizes() else exact


def layout(sheet: QPageSize, way: QPageLayout.Orientation = QPageLayout.Orientation.Portrait) -> QPageLayout:
    """The whole sheet from corner to corner."""
    made = QPageLayout(sheet, way, QMarginsF(0, 0, 0, 0))
    made.setMode(QPageLayout.Mode.FullPageMode)
    return made


def lay(printer: QPrinter, width: float, height: float, name: str) -> bool:
    """Set the printer to a page of this size in points, lying when it is wider than high; whether it took it."""
    low, high = sorted(round(points / _POINT * _INCH, 1) for points in (width, height))
    way = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    printer.setFullPage(True)
    return bool(printer.setPageLayout(layout(sheet_for(low, high, name, QPrinterInfo(printer)), way)))


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
    lay(printer, width, height, title)
    return printer


def paint(data: bytes, printer: QPrinter) -> int:
    """Draw every page at its true size, on a sheet of its own size; answers how many."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    painter: QPainter | None = None
    try:
        for number in range(len(document)):
            page = document[number]
            lay(printer, *page.get_size(), printer.docName())
            if painter is None:
                painter = QPainter(printer)  # only now: the first sheet has its size
            else:
                printer.newPage()
            scale = printer.resolution() / _DOTS
            image = _image(page)
            painter.drawImage(QRectF(0, 0, image.width() * scale, image.height() * scale), image)
        return len(document)
    finally:
        if painter is not None:
            painter.end()
        document.close()


def _image(page: object) -> QImage:
    picture = page.render(scale=_DOTS / _POINT, rev_byteorder=True).to_pil().convert("RGB")  # type: ignore[attr-defined]
    return QImage(picture.tobytes(), picture.width, picture.height, picture.width * 3,
                  QImage.Format.Format_RGB888).copy()  # fmt: skip
