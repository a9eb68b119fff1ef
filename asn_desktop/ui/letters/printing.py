"""Printing without shrinking: the paper's true size, or the next larger sheet the printer knows."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from asn_desktop.ui.letters.page_view import page_image
from asn_desktop.ui.letters.words import SIZES
from asn_desktop.ui.parts.printing import layout
from asn_desktop.ui.parts.printing import sheet_for as exact_or_near

_DOTS = 300


def printers() -> list[str]:
    """Names of the printers of this PC, the default one first."""
    found = QPrinterInfo.availablePrinterNames()
    first = QPrinterInfo.defaultPrinterName()
    return sorted(found, key=lambda name: (name != first, name.casefold()))


def make_printer(name: str, paper: str, target: Path | None = None) -> QPrinter:
    """A printer set to a paper of ours (F4, F4-210, A4); with `target` a PDF file is written instead."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if target is not None:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
    elif name:
        printer.setPrinterName(name)
    printer.setResolution(_DOTS)
    size = sheet_for(paper, QPrinterInfo.printerInfo(name) if name and target is None else None)
    printer.setFullPage(True)
    printer.setPageLayout(layout(size))
    return printer


def sheet_for(paper: str, known: QPrinterInfo | None) -> QPageSize:
    """The true size; a driver without custom sizes gets its own nearest, else Legal, which holds F4."""
    if paper == "A4":
        return QPageSize(QPageSize.PageSizeId.A4)
    width, height = SIZES[paper]
    return exact_or_near(width, height, paper, known)


def print_pdf(printer: QPrinter, data: bytes, paper: str) -> int:
    """Print every page at its true size, from the upper left corner of the sheet; answers how many."""
    document = pdfium.PdfDocument(data)
    document.init_forms()
    width, height = SIZES[paper]
    dots = printer.resolution() / 25.4
    painter = QPainter(printer)
    pages = len(document)
    try:
        for number in range(pages):
            if number:
                printer.newPage()
            image = page_image(document, number, round(width * dots))
            painter.drawImage(QRectF(0, 0, width * dots, height * dots), image)
    finally:
        painter.end()
        document.close()
    return pages


def print_ruler(printer: QPrinter, paper: str) -> None:
    """A test page: rulers along both edges. When 100 mm on it is 100 mm on a ruler, letters come out true."""
    width, height = SIZES[paper]
    dots = printer.resolution() / 25.4
    painter = QPainter(printer)
    font = QFont("Inter")
    font.setPixelSize(round(4 * dots))
    painter.setFont(font)
    painter.drawRect(QRectF(10 * dots, 10 * dots, (width - 20) * dots, (height - 20) * dots))
    for millimetre in range(0, int(height) - 19, 5):
        long = millimetre % 10 == 0
        y = (10 + millimetre) * dots
        painter.drawLine(QPointF(10 * dots, y), QPointF((18 if long else 14) * dots, y))
        if millimetre % 50 == 0:
            painter.drawText(QPointF(20 * dots, y + 1.5 * dots), f"{millimetre} mm")
    for millimetre in range(0, int(width) - 19, 5):
        long = millimetre % 10 == 0
        x = (10 + millimetre) * dots
        painter.drawLine(QPointF(x, 10 * dots), QPointF(x, (18 if long else 14) * dots))
        if millimetre and millimetre % 50 == 0:
            painter.drawText(QPointF(x + 1 * dots, 24 * dots), f"{millimetre} mm")
    text = (
        f"Uji ukuran kertas {paper}: {width:g} × {height:g} mm",
        "Ukur garis tepi dengan penggaris. Kotak ini berjarak 10 mm dari tiap tepi kertas.",
        "Bila 100 mm di kertas tidak 100 mm di penggaris, matikan “sesuaikan halaman” di setelan printer.",
    )
    for number, sentence in enumerate(text):
        painter.drawText(QPointF(45 * dots, (60 + 8 * number) * dots), sentence)
    painter.end()
