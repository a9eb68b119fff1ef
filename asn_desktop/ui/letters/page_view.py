"""The page is the screen: a PDF at readable width, with a small map of the whole page and page turning."""

from __future__ import annotations

import pypdfium2 as pdfium
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from asn_desktop.ui import look
from asn_desktop.ui.parts.words import button, label, line

_MAP = 100  # width of the small page
_NARROW = 600  # below this the small page and the paper's name give their room to the page


def page_image(document: pdfium.PdfDocument, number: int, width: int) -> QImage:
    """One page, `width` pixels wide."""
    page = document[number]
    bitmap = page.render(scale=width / page.get_width(), rev_byteorder=True, prefer_bgrx=True, may_draw_forms=True)
    image = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888).copy()
    bitmap.close()
    page.close()
    return image


class _Map(QWidget):
    """The whole page, with a frame around what is seen."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Peta halaman")
        self._picture = QPixmap()
        self._seen = (0.0, 1.0)
        self.setFixedWidth(_MAP + 4)

    def show_page(self, picture: QPixmap) -> None:
        self._picture = picture
        self.setFixedHeight(int(picture.height() / picture.devicePixelRatio()) + 4 if not picture.isNull() else 0)
        self.update()

    def show_part(self, top: float, bottom: float) -> None:
        self._seen = (top, bottom)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._picture.isNull():
            return
        painter = QPainter(self)
        painter.drawPixmap(2, 2, self._picture)
        height = self._picture.height() / self._picture.devicePixelRatio()
        frame = QRectF(1, 1 + self._seen[0] * height, _MAP + 2, (self._seen[1] - self._seen[0]) * height + 2)
        shade = QColor(look.ACCENT)
        shade.setAlpha(24)
        painter.fillRect(frame, shade)
        painter.setPen(QPen(QColor(look.ACCENT), 2))
        painter.drawRect(frame)


class PageView(QFrame):
    """`show_pdf(bytes, words)` shows a file; `clear(words)` empties the view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._document: pdfium.PdfDocument | None = None
        self._page = 0
        self._fit = "lebar"
        self.back_button = button("", "text", "chevron_left", tip="Halaman sebelumnya (PgUp)")
        self.next_button = button("", "text", "chevron_right", tip="Halaman berikutnya (PgDn)")
        self.list_button = button("Daftar", "text", "chevron_left", tip="Kembali ke daftar surat")
        self.panel_button = button("Tanda tangan", "text", "chevron_right", tip="Nomor, cara tanda tangan, printer")
        self.list_button.hide()
        self.panel_button.hide()
        self.count = label("", "strong")
        self.paper = label("", "second")
        self.whole_button = button("Pas halaman", "text")
        self.wide_button = button("Lebar", "text")
        self.sheet = QLabel()
        self.sheet.setAccessibleName("Halaman surat")
        self.sheet.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.scroll = QScrollArea()
        self.map = _Map()
        self._lay_out()
        self.back_button.clicked.connect(lambda: self.turn(-1))
        self.next_button.clicked.connect(lambda: self.turn(1))
        self.whole_button.clicked.connect(lambda: self.fit("halaman"))
        self.wide_button.clicked.connect(lambda: self.fit("lebar"))
        self.scroll.verticalScrollBar().valueChanged.connect(lambda _v: self._mark_part())
        self.clear("")

    def show_pdf(self, data: bytes, paper: str) -> None:
        """Show the first page of a file."""
        self._close()
        self._document = pdfium.PdfDocument(data)
        self._document.init_forms()
        self._page = 0
        self.paper.setText(paper)
        self._draw()
        self.scroll.verticalScrollBar().setValue(0)

    def clear(self, text: str) -> None:
        """Nothing to show, and why."""
        self._close()
        self.sheet.setPixmap(QPixmap())
        self.sheet.setText(text)
        self.sheet.adjustSize()
        self.map.show_page(QPixmap())
        self.count.setText("")
        self.paper.setText("")
        self._allow()

    def turn(self, step: int) -> None:
        """Another page."""
        if self._document is not None and 0 <= self._page + step < len(self._document):
            self._page += step
            self._draw()
            self.scroll.verticalScrollBar().setValue(0)

    def fit(self, way: str) -> None:
        """lebar: readable width; halaman: the whole page."""
        self._fit = way
        self._draw()

    def pages(self) -> int:
        """How many pages the shown file has."""
        return len(self._document) if self._document is not None else 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for one in (self.paper, self.side, self.upright):
            one.setVisible(self.width() >= _NARROW)
        self._draw()

    def _close(self) -> None:
        if self._document is not None:
            self._document.close()
        self._document = None

    def _draw(self) -> None:
        if self._document is None:
            return
        page = self._document[self._page]
        ratio = page.get_height() / page.get_width()
        page.close()
        room = self.scroll.viewport().size()
        width = min(room.width() - 32, 900)
        if self._fit == "halaman":
            width = min(width, int((room.height() - 32) / ratio))
        dpr = self.devicePixelRatioF()
        picture = QPixmap.fromImage(page_image(self._document, self._page, max(int(width * dpr), 80)))
        picture.setDevicePixelRatio(dpr)
        self.sheet.setText("")
        self.sheet.setPixmap(_framed(picture))
        small = QPixmap.fromImage(page_image(self._document, self._page, int(_MAP * dpr)))
        small.setDevicePixelRatio(dpr)
        self.map.show_page(small)
        self.count.setText(f"Halaman {self._page + 1} dari {len(self._document)}")
        self._allow()
        self.sheet.adjustSize()
        self._mark_part()

    def _allow(self) -> None:
        held = self._document is not None
        self.back_button.setEnabled(held and self._page > 0)
        self.next_button.setEnabled(held and self._page + 1 < self.pages())
        self.whole_button.setEnabled(held)
        self.wide_button.setEnabled(held)

    def _mark_part(self) -> None:
        height = max(self.sheet.sizeHint().height(), 1)
        top = self.scroll.verticalScrollBar().value() / height
        self.map.show_part(top, min(1.0, top + self.scroll.viewport().height() / height))

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 4, 12, 4)
        for one in (self.list_button, self.back_button, self.count, self.next_button):
            bar.addWidget(one)
        bar.addStretch(1)
        bar.addWidget(self.paper)
        self.upright = line(upright=True)
        for one in (self.upright, self.whole_button, self.wide_button, self.panel_button):
            bar.addWidget(one)
        self.scroll.setWidgetResizable(True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setObjectName("paper_ground")
        self.sheet.setObjectName("paper_sheet")
        self.sheet.setContentsMargins(16, 16, 16, 16)
        self.scroll.setWidget(self.sheet)
        self.side = ground = QFrame()
        ground.setObjectName("paper_side")
        side = QVBoxLayout(ground)
        side.setContentsMargins(0, 12, 14, 12)
        side.addWidget(self.map)
        side.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.scroll, 1)
        row.addWidget(ground)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 4, 1, 1)
        box.setSpacing(4)
        box.addLayout(bar)
        box.addLayout(row, 1)
        for one in (self.scroll, ground):
            one.setStyleSheet("QFrame, QScrollArea, QLabel#paper_sheet { background: #DCE3EA; }")


def _framed(picture: QPixmap) -> QPixmap:
    """The page with a thin edge, so that white paper stands off a white card."""
    painter = QPainter(picture)
    painter.setPen(QPen(QColor("#B4BFCA"), 1))
    ratio = picture.devicePixelRatio()
    painter.drawRect(QRectF(0.5, 0.5, picture.width() / ratio - 1, picture.height() / ratio - 1))
    painter.end()
    return picture
