"""Sheets on drivers as Windows has them: not to the edge, F4 unknown, and a dialog that brings its own sheet."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter

from asn_desktop.ui.parts import printing
from asn_desktop.ui.reports import printing as reports
from asn_desktop.ui.start import paper

MM = QPageSize.Unit.Millimeter


class Driver:
    """What a printer's driver says of itself."""

    def __init__(self, *sizes: QPageSize, custom: bool) -> None:
        self._sizes, self._custom = sizes, custom

    def isNull(self) -> bool:
        return False

    def supportedPageSizes(self) -> list[QPageSize]:
        return list(self._sizes)

    def supportsCustomPageSizes(self) -> bool:
        return self._custom


A4, FOLIO = QPageSize(QPageSize.PageSizeId.A4), QPageSize(QSizeF(8.5, 13), QPageSize.Unit.Inch, "Folio")


def _millimetres(size: QPageSize) -> tuple[int, int]:
    found = size.size(MM)
    return round(found.width()), round(found.height())


@pytest.mark.parametrize(
    ("driver", "size"),
    [
        (None, (215, 330)),
        (Driver(A4, FOLIO, custom=False), (216, 330)),  # Folio is F4 by another name
        (Driver(A4, custom=True), (215, 330)),
        (Driver(A4, custom=False), (216, 356)),  # Legal holds it
    ],
)
def test_f4_finds_a_sheet_on_every_driver(driver: Driver | None, size: tuple[int, int]):
    assert _millimetres(printing.sheet_for(215, 330, "F4", driver)) == size


def test_what_legal_cannot_hold_is_asked_for_exactly():
    """A3 on Legal would lose half of it; the driver may still know better."""
    assert _millimetres(printing.sheet_for(297, 420, "A3", Driver(A4, custom=False))) == (297, 420)


def test_the_sheet_is_set_in_full_page_mode():
    """A layout without margins in the other mode is refused by each printer that cannot print to the edge."""
    made = printing.layout(A4, QPageLayout.Orientation.Landscape)
    assert made.mode() == QPageLayout.Mode.FullPageMode
    made.setMinimumMargins(QMarginsF(4, 4, 4, 4))
    assert made.isValid()
    assert made.margins() == QMarginsF(0, 0, 0, 0)


def _pdf(tmp_path: Path, *sizes: tuple[float, float]) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for width, height in sizes:
        document.new_page(width / 25.4 * 72, height / 25.4 * 72)
    target = tmp_path / "asal.pdf"
    document.save(target)
    document.close()
    return target.read_bytes()


def _changed_by_the_dialog(target: Path) -> QPrinter:
    """A printer as the system's dialog leaves it: its own A4, with the margins of the machine."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    printer.setPageLayout(QPageLayout(A4, QPageLayout.Orientation.Portrait, QMarginsF(12, 12, 12, 12)))
    return printer


@pytest.mark.parametrize("paint", [printing.paint, lambda data, printer: reports.print_pdf(printer, data)])
def test_each_page_has_its_own_sheet_whatever_the_dialog_left(qapp, tmp_path: Path, paint):
    data, target = _pdf(tmp_path, (215, 330), (330, 215), (210, 297)), tmp_path / "cetak.pdf"
    assert paint(data, _changed_by_the_dialog(target)) == 3
    pages = pypdfium2.PdfDocument(target.read_bytes())
    sizes = [tuple(round(v / 72 * 25.4) for v in page.get_size()) for page in pages]
    assert sizes == [(215, 330), (330, 215), (210, 297)]


def test_the_recovery_sheet_too(qapp, tmp_path: Path):
    data, target = _pdf(tmp_path, (215, 330)), tmp_path / "cetak.pdf"
    assert paper.paint_pages(data, _changed_by_the_dialog(target)) == 1
    page = pypdfium2.PdfDocument(target.read_bytes())[0]
    assert [round(v / 72 * 25.4) for v in page.get_size()] == [215, 330]
