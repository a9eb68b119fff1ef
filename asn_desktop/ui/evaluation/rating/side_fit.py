"""Curve and matrix give way by some pixels before the cards at the side of the list have to scroll."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QScrollArea, QWidget


class SideFit(QObject):
    """Watches a scrolling side; `views` are (widget, most, least) in pixels, the first gives way first."""

    def __init__(self, side: QScrollArea, views: Sequence[tuple[QWidget, int, int]]) -> None:
        super().__init__(side)
        self._side, self._views = side, tuple(views)
        side.viewport().installEventFilter(self)
        side.widget().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.fit()
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Give each view its most, less what the side lacks."""
        inner, room = self._side.widget(), self._side.viewport().size()
        layout = inner.layout() if inner is not None else None
        if layout is None or room.height() < 1:
            return
        tall = layout.totalHeightForWidth(room.width())
        now = tall if tall > 0 else layout.totalSizeHint().height()
        shown = [one for one in self._views if one[0].isVisible()]
        lacking = now + sum(most - view.height() for view, most, _ in shown) - room.height()
        for view, most, least in shown:
            given = min(max(lacking, 0), most - least)
            lacking -= given
            if view.height() != most - given:
                view.setFixedHeight(most - given)
