"""A field of a form: label above, editor, hint below, and the sentence that replaces the hint when it is wrong."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from asn_desktop.ui import look
from asn_desktop.ui.parts.words import Glyph, label


class FieldBox(QWidget):
    """Label, editor, hint or problem. The label is the editor's buddy, so its mnemonic jumps there."""

    def __init__(self, text: str = "", editor: QWidget | None = None, hint: str = "", required: bool = False,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self._hint = hint
        self._label = QLabel()
        self._label.setProperty("role", "label")
        mark = QLabel("*")
        mark.setProperty("role", "label")
        mark.setProperty("tone", "error")
        if not required:
            mark.hide()
        mark.setToolTip("wajib diisi")
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self._label)
        top.addWidget(mark)
        top.addStretch(1)
        self._glyph = Glyph("error", look.ERROR, 15)
        self._below = label(hint, "hint", wrap=True)
        self._below_row = QHBoxLayout()
        self._below_row.setSpacing(6)
        self._below_row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        self._below_row.addWidget(self._below, 1)
        self._mark = mark
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(4)
        self._box.addLayout(top)
        if editor is not None:
            self._box.addWidget(editor)
            self._label.setBuddy(editor)
            _lead_on(editor)
        self._box.addLayout(self._below_row)
        self._reason: QLineEdit | None = None
        self._reason_label = label("Alasan bila memang benar demikian", "second")
        self._codes: tuple[str, ...] = ()
        self._box.addStretch(1)
        self._glyph.hide()
        self._below.setVisible(bool(hint))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.set_label(text)

    def adopt(self) -> None:
        """In a drawing: take the one widget drawn inside as editor, words from the properties text, hint, required."""
        known = {self._label, self._mark, self._glyph, self._below}
        drawn = [w for w in self.children() if isinstance(w, QWidget) and w not in known]
        if self.editor is None and drawn:
            self.editor = drawn[0]
            self._box.insertWidget(1, self.editor)
            self._label.setBuddy(self.editor)
            _lead_on(self.editor)
        self._mark.setVisible(bool(self.property("required")))
        self.set_hint(str(self.property("hint") or ""))
        self.set_label(str(self.property("text") or ""))

    def set_label(self, text: str) -> None:
        """Change the words above the editor ("&" marks the mnemonic)."""
        self._label.setText(text)
        self._label.setVisible(bool(text))
        if self.editor is not None:
            self.editor.setAccessibleName(text.replace("&", ""))
            self.editor.setAccessibleDescription(self._hint)

    def label_text(self) -> str:
        """The label without its mnemonic mark."""
        return self._label.text().replace("&", "")

    def set_hint(self, hint: str) -> None:
        """Change the quiet line below; a problem that is shown stays."""
        self._hint = hint
        if not self.problem():
            self._below.setText(hint)
            self._below.setVisible(bool(hint))

    def show_problem(self, sentence: str, tone: str = "error") -> None:
        """Replace the hint by this sentence and mark the editor; tone "warn" only draws attention to it."""
        self._glyph.show_icon(tone, look.TONES[tone][0])
        self._glyph.show()
        self._below.setText(sentence)
        self._below.show()
        look.set_property(self._below, "tone", "" if tone == "error" else tone)
        look.set_property(self._below, "role", "problem")
        if self.editor is not None:
            look.set_property(self.editor, "state", "error" if tone == "error" else "")
            self.editor.setAccessibleDescription(sentence)

    def ask_reason(self, codes: Collection[str]) -> QLineEdit:
        """Room for the clerk's reason under the sentence; `reasons()` gives it for each of these codes."""
        self._codes = tuple(codes)
        if self._reason is None:
            self._reason = QLineEdit()
            self._reason.setPlaceholderText("misalnya menurut SK CPNS nomor …")
            self._box.insertWidget(self._box.count() - 1, self._reason_label)
            self._box.insertWidget(self._box.count() - 1, self._reason)
            self._reason_label.setBuddy(self._reason)
        self._reason.setAccessibleName(f"Alasan untuk {self.label_text() or 'isian ini'}")
        self._reason_label.show()
        self._reason.show()
        return self._reason

    def reasons(self) -> dict[str, str]:
        """Code -> reason typed under this field; empty when none was asked or typed."""
        text = self._reason.text().strip() if self._reason is not None else ""
        return dict.fromkeys(self._codes, text) if text else {}

    def forget_reason(self) -> None:
        """No reason is asked any more, and what was typed is gone."""
        self._codes = ()
        if self._reason is not None:
            self._reason.clear()
            self._reason.hide()
            self._reason_label.hide()

    def clear(self) -> None:
        """The field is fine again: the hint returns. A reason that was typed stays and can be read."""
        if self._reason is not None and not self._reason.text().strip():
            self.forget_reason()
        self._glyph.hide()
        self._below.setText(self._hint)
        self._below.setVisible(bool(self._hint))
        look.set_property(self._below, "tone", "")
        look.set_property(self._below, "role", "hint")
        if self.editor is not None:
            look.set_property(self.editor, "state", "")
            self.editor.setAccessibleDescription(self._hint)

    def problem(self) -> str:
        """The sentence shown, "" when the field is fine."""
        return self._below.text() if not self._glyph.isHidden() else ""


def _lead_on(editor: QWidget) -> None:
    """Enter goes to the next field, unless the page does something else with it (a password that logs in)."""
    if isinstance(editor, QLineEdit):
        editor.returnPressed.connect(lambda: editor.receivers("2returnPressed()") == 1 and _next(editor))


def _next(editor: QLineEdit) -> None:
    """The next field that takes typing or a choice; on the last one the focus stays."""
    at = editor.nextInFocusChain()
    while at is not editor:
        fits = isinstance(at, QLineEdit | QComboBox | QPlainTextEdit | QAbstractSpinBox)
        inner = isinstance(at.parentWidget(), QComboBox | QAbstractSpinBox)
        if isinstance(at, QPushButton) and at.isVisible() and at.property("kind") in ("primary", "danger"):
            return  # the deed itself is pressed by hand or by its own key
        if fits and not inner and at.isVisible() and at.isEnabled() and editor.window() is at.window():
            at.setFocus(Qt.FocusReason.TabFocusReason)
            return
        at = at.nextInFocusChain()
