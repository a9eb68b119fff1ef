"""Above the columns: which sheets of the file are read, and what the program asks because it will not guess."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from asn_desktop.services.imports import Preview, Question, SheetInfo
from asn_desktop.ui.parts.words import label
from asn_desktop.ui.sentences import import_asks as words

_ACROSS = 3  # sheets side by side
_TALLEST = 190  # with more questions the card scrolls: the columns keep their room


class AsksCard(QFrame):
    """Sheets as check boxes, questions with their answers; hidden when there is nothing to choose."""

    sheets_chosen = Signal(list)  # names of the sheets to read
    answered = Signal(str, str)  # key of the question, chosen option

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.sheet_boxes: list[QCheckBox] = []
        self.answer_combos: dict[str, QComboBox] = {}
        self._infos: tuple[SheetInfo, ...] = ()
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 10, 16, 10)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        box.addWidget(self._scroll)

    def show_preview(self, preview: Preview) -> None:
        """Show the sheets and questions of a preview."""
        self._infos = preview.sheets
        inside = QWidget()
        inside.setObjectName("scrolled")
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(8)
        self._show_sheets(lines, preview)
        self.answer_combos = {}
        for ask in preview.questions:
            lines.addLayout(self._question(ask))
        self._scroll.setWidget(inside)
        self.setVisible(len(preview.sheets) > 1 or bool(preview.questions))
        self.setFixedHeight(min(inside.sizeHint().height() + 24, _TALLEST))

    def _show_sheets(self, lines: QVBoxLayout, preview: Preview) -> None:
        self.sheet_boxes = []
        if len(preview.sheets) < 2:
            return
        row = QGridLayout()
        row.setHorizontalSpacing(18)
        row.addWidget(label("Lembar yang dibaca", "label"), 0, 0)
        for place, info in enumerate(preview.sheets):
            box = QCheckBox(words.sheet(info))
            box.setChecked(info.chosen)
            box.setEnabled(info.kind is not None)
            box.setAccessibleName(f"Baca lembar {info.name}")
            box.clicked.connect(self._take_sheets)
            self.sheet_boxes.append(box)
            row.addWidget(box, place // _ACROSS, 1 + place % _ACROSS)
        row.setColumnStretch(_ACROSS + 1, 1)
        lines.addLayout(row)

    def _take_sheets(self) -> None:
        pairs = zip(self.sheet_boxes, self._infos, strict=True)
        chosen = [info.name for box, info in pairs if box.isChecked()]
        if chosen:
            self.sheets_chosen.emit(chosen)
        else:  # at least one sheet is read
            for box, info in zip(self.sheet_boxes, self._infos, strict=True):
                box.setChecked(info.chosen)

    def _question(self, ask: Question) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        told = QVBoxLayout()
        told.setSpacing(0)
        for text, role in zip(words.question_lines(ask), ("" if ask.settled else "strong", "second"), strict=True):
            line = label(text, role)
            line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # a long name is cut, not the page
            line.setToolTip(text)
            told.addWidget(line)
        row.addLayout(told, 1)
        combo = QComboBox()
        combo.setMinimumWidth(260)
        if not ask.answer:
            combo.addItem(words.OPEN, "")
        for choice in ask.options:
            combo.addItem(words.option(ask, choice), choice)
        combo.setCurrentIndex(max(combo.findData(ask.answer), 0))
        combo.setAccessibleName(words.question(ask))
        combo.activated.connect(lambda place, key=ask.key, combo=combo: self._answer(key, combo.itemData(place)))
        self.answer_combos[ask.key] = combo
        row.addWidget(combo)
        return row

    def _answer(self, key: str, choice: str) -> None:
        if choice:
            self.answered.emit(key, choice)
