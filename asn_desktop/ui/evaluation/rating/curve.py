"""The curve of a unit: how many have each predikat, and the limits of the pattern as whole numbers of people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from asn_desktop.rules.evaluation.words import Predikat
from asn_desktop.ui import look
from asn_desktop.ui.evaluation.rating.tones import ORDER, TONES

_FOOT, _HEAD = 40, 24  # room for the words below and the number above
_BAR = 58.0
MOST, LEAST = 134, 92  # height: it gives way before the cards at the side have to scroll


@dataclass(frozen=True)
class Mark:
    """A limit at one bar: at most or at least so many people, and whether the counts break it."""

    predikat: Predikat
    number: int
    most: bool
    broken: bool

    @property
    def words(self) -> str:
        """ "paling banyak 16"."""
        return f"paling {'banyak' if self.most else 'sedikit'} {self.number}"


class CurveView(QWidget):
    """Five bars with their numbers; a dashed line with its words at every bar that is limited."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counts: dict[Predikat, int] = {}
        self.marks: tuple[Mark, ...] = ()
        self.setMinimumHeight(LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_counts({}, ())

    def sizeHint(self) -> QSize:
        return QSize(400, MOST)

    def show_counts(self, counts: Mapping[Predikat, int], marks: Sequence[Mark]) -> None:
        """Show these; the accessible description says the same in words."""
        self.counts = {one: counts.get(one, 0) for one in ORDER}
        self.marks = tuple(marks)
        words = [f"{one.label} {self.counts[one]}" for one in ORDER]
        words += [f"{mark.predikat.label} {mark.words}{', dilanggar' if mark.broken else ''}" for mark in marks]
        self.setAccessibleName("Sebaran predikat")
        self.setAccessibleDescription("; ".join(words))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        base = self.height() - _FOOT
        top = max(*self.counts.values(), *(mark.number for mark in self.marks), 1)
        scale = (base - _HEAD) / top
        painter.setPen(QPen(QColor(look.LINE), 1))
        painter.drawLine(QPointF(0, base + 0.5), QPointF(self.width(), base + 0.5))
        for at, predikat in enumerate(ORDER):
            self._bar(painter, predikat, self._middle(at), base, scale)
        for mark in self.marks:
            self._limit(painter, mark, base, scale)
        painter.end()

    def _middle(self, at: int) -> float:
        return self.width() / len(ORDER) * (at + 0.5)

    def _bar(self, painter: QPainter, predikat: Predikat, middle: float, base: float, scale: float) -> None:
        number = self.counts[predikat]
        tall = max(number * scale, 2.0)
        width = min(_BAR, self.width() / len(ORDER) * 0.6)
        painter.fillRect(QRectF(middle - width / 2, base - tall, width, tall), QColor(look.TONES[TONES[predikat]][0]))
        painter.setPen(QColor(look.INK))
        painter.setFont(look.font("row_title"))
        above = QRectF(middle - 40, base - tall - 22, 80, 20)
        painter.drawText(above, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, str(number))
        painter.setPen(QColor(look.TEXT2))
        painter.setFont(look.font("tiny"))
        room = self.width() / len(ORDER)
        below = QRectF(middle - room / 2, base + 5, room, _FOOT - 5)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(below, flags, predikat.label.replace(" ", "\n"))

    def _number(self, at: int, base: float, scale: float) -> QRectF:
        """Where the number of a bar stands."""
        tall = max(self.counts[ORDER[at]] * scale, 2.0)
        return QRectF(self._middle(at) - 14, base - tall - 20, 28, 18)

    def _limit(self, painter: QPainter, mark: Mark, base: float, scale: float) -> None:
        place = ORDER.index(mark.predikat)
        middle, height = self._middle(place), base - mark.number * scale
        color = QColor(look.WARN if mark.broken else look.TEXT2)
        half = min(_BAR, self.width() / len(ORDER) * 0.6) / 2 + 9
        painter.setPen(QPen(color, 2, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(middle - half, height), QPointF(middle + half, height))
        painter.setFont(look.font("tiny"))
        wide = painter.fontMetrics().horizontalAdvance(mark.words) + 6
        sides = [QRectF(left, height - 9, wide, 18) for left in (middle - half - wide, middle + half + 4)
                 if left >= 0 and left + wide <= self.width()]  # fmt: skip
        numbers = [self._number(at, base, scale) for at in range(len(ORDER)) if at != place]
        free = [one for one in sides if not any(one.intersects(number) for number in numbers)]
        box = (free or sides or [QRectF(0, height - 9, wide, 18)])[0]
        ground = QColor(look.CARD)
        ground.setAlpha(225)
        painter.fillRect(box, ground)
        painter.setPen(color)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, mark.words)
