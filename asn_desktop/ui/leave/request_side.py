"""The right column of a request: documents above the reasons, scrolling by itself so that the dates stay in sight."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from asn_desktop.ui.leave.proofs_card import ProofsCard
from asn_desktop.ui.leave.reasons import Reasons
from asn_desktop.ui.parts.card import Sheet


class RequestSide(QScrollArea):
    """Beside the month it scrolls alone; folded under it, it shows everything and the page scrolls."""

    def __init__(self, proofs: ProofsCard, reasons: Reasons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._folded = False
        inner = Sheet()
        inner.setObjectName("scrolled")
        box = QVBoxLayout(inner)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(proofs)
        box.addWidget(reasons, 1)
        self.setWidget(inner)
        inner.installEventFilter(self)

    def fold(self, folded: bool, width: int) -> None:
        """Stand beside the month in this width, or under it in the width of the page."""
        self._folded = folded
        self.setMaximumWidth(16_777_215 if folded else width)
        self.setMinimumWidth(0 if folded else width)
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if folded else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(policy)
        self._measure()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._measure()
        return super().eventFilter(watched, event)

    def _measure(self) -> None:
        inner = self.widget()
        self.setMinimumHeight(inner.minimumSizeHint().height() if self._folded and inner is not None else 0)
