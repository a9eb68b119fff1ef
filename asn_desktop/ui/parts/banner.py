"""A message in the page: what is the matter, why, and what can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from asn_desktop.ui import look
from asn_desktop.ui.parts.words import Glyph, button, label

Action = tuple[str, Callable[[], object]]


class Banner(QFrame):
    """Tones: warn, error, ok, neutral, accent. `actions` are (verb, function) pairs shown as buttons at the right."""

    def __init__(self, tone: str = "neutral", title: str = "", text: str = "", actions: Sequence[Action] = (),
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._glyph = Glyph(side=22)
        self._title = label("", "row_title", wrap=True)
        self._text = label("", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._text)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(12)
        row.addWidget(self._glyph)
        row.addLayout(words, 1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(10)
        row.addLayout(self._buttons)
        self.say(tone, title, text, actions)

    def say(self, tone: str, title: str, text: str = "", actions: Sequence[Action] = ()) -> None:
        """Show this message and these actions instead of the former ones."""
        look.set_property(self, "tone", tone)
        self._glyph.show_icon(look.TONE_ICONS[tone], look.TONES[tone][0])
        self._title.setText(title)
        self._title.setVisible(bool(title))
        look.set_property(self._title, "tone", "error" if tone == "error" else "")
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(f"{title} {text}".strip())
        while self._buttons.count():
            item = self._buttons.takeAt(0)
            item.widget().deleteLater()
        for verb, deed in actions:
            one = button(verb)
            one.clicked.connect(lambda _=False, deed=deed: deed())
            self._buttons.addWidget(one)

    def title(self) -> str:
        """The bold line."""
        return self._title.text()

    def text(self) -> str:
        """The words under it."""
        return self._text.text()

    def buttons(self) -> list[QPushButton]:
        """The action buttons, for keyboard order and tests."""
        return [self._buttons.itemAt(i).widget() for i in range(self._buttons.count())]
