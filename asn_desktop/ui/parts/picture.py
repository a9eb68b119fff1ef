"""A chart in a card: the drawing that also goes to paper, with its title, its legend and its numbers for the ear."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from asn_desktop.services import charts
from asn_desktop.ui.parts.card import Card
from asn_desktop.ui.parts.words import label


class PictureView(QWidget):
    """Draws one picture at its own width, so that words keep their size; first when it is really seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture: Any = None
        self._renderer: QSvgRenderer | None = None
        self._width = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(260)

    def show_picture(self, picture: Any) -> None:
        """Show this picture."""
        self.picture = picture
        self._width = 0
        self.setFixedHeight(charts.height(picture))
        self.setAccessibleName(picture.title)
        self.setAccessibleDescription(charts.spoken(picture))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._draw()
        if self._renderer is not None:
            painter = QPainter(self)
            self._renderer.render(painter, QRectF(self.rect()))
            painter.end()

    def _draw(self) -> None:
        if self.picture is not None and self.width() != self._width:
            self._width = self.width()
            self._renderer = QSvgRenderer(QByteArray(charts.svg(self.picture, self._width)))


class PictureCard(Card):
    """A picture with title and legend."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.legend, self.note = label("", "second"), label("", "hint", wrap=True)
        self.legend.setTextFormat(Qt.TextFormat.RichText)
        self.head.addWidget(self.legend)
        self.view = PictureView()
        self.body.addWidget(self.view)
        self.body.addWidget(self.note)
        self.body.addStretch(1)

    def show_picture(self, picture: Any) -> None:
        """Show this picture, its legend and its note."""
        self.title.setText(picture.title)
        self.legend.setText("&nbsp;&nbsp;&nbsp;".join(
            f"<span style='color:{color}'>■</span> {name}" for name, color in charts.colors(picture)
        ))  # fmt: skip
        self.note.setText(picture.note)
        self.note.setVisible(bool(picture.note))
        self.view.show_picture(picture)
