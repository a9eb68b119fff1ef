"""Editors of a drawing by the names of the fields they fill: read, fill, keep as a draft, mark what is wrong.

A drawing names its widgets `<field>_edit`, `_date`, `_combo` or `_check`, and their boxes `<field>_box`.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from asn_desktop.problems import Problem, Severity
from asn_desktop.ui.form import Form
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.sentences import sentence

_KINDS = {"_edit": QLineEdit, "_date": DateField, "_combo": QComboBox, "_check": QCheckBox}
Choices = Sequence[tuple[Any, str]]  # (value, words)


class Fields:
    """The editors of one form."""

    def __init__(self, form: Form) -> None:
        self.editors: dict[str, QWidget] = {}
        self.boxes: dict[str, FieldBox] = {}
        for name, widget in vars(form).items():
            ending = next((end for end in _KINDS if name.endswith(end)), None)
            if ending and isinstance(widget, _KINDS[ending]):
                self.editors[name.removesuffix(ending)] = widget
            elif isinstance(widget, FieldBox):
                self.boxes[name.removesuffix("_box")] = widget

    @classmethod
    def of(cls, editors: Mapping[str, QWidget], boxes: Mapping[str, FieldBox]) -> Fields:
        """Fields that are not drawn but made from a description."""
        made = cls.__new__(cls)
        made.editors, made.boxes = dict(editors), dict(boxes)
        return made

    def choices(self, field: str, choices: Choices, *, empty: str | None = None) -> None:
        """Fill a combo; `empty` puts a first line that means None."""
        combo = self.editors[field]
        kept = combo.currentData()
        combo.clear()
        if empty is not None:
            combo.addItem(empty, None)
        for value, words in choices:
            combo.addItem(words, value)
        combo.setCurrentIndex(place_of(combo, kept))

    def read(self) -> dict[str, Any]:
        """Values by field: text, date or None, combo data, bool."""
        return {field: _read(editor) for field, editor in self.editors.items()}

    def fill(self, values: Mapping[str, Any]) -> None:
        """Show these values; a field that is not named stays."""
        for field, value in values.items():
            if field in self.editors:
                _fill(self.editors[field], value)

    def draft(self) -> dict[str, Any]:
        """What was typed, as JSON: a day that cannot be read yet is kept as its text."""
        return {field: _draft(editor) for field, editor in self.editors.items()}

    def take_draft(self, values: Mapping[str, Any]) -> None:
        """Show a draft again."""
        for field, value in values.items():
            editor = self.editors.get(field)
            if isinstance(editor, DateField):
                editor.set_date(_day(value))
                if value and _day(value) is None:
                    editor.setText(str(value))
                    editor.setModified(True)
            elif isinstance(editor, QComboBox):
                known = {str(editor.itemData(place)): place for place in range(editor.count())}
                editor.setCurrentIndex(known.get(str(value), 0))
            elif editor is not None:
                _fill(editor, value)

    def unreadable(self) -> list[Problem]:
        """DATE_INVALID for every day that is typed but is none."""
        return [
            Problem("DATE_INVALID", field, {"raw": editor.text().strip()})
            for field, editor in self.editors.items()
            if isinstance(editor, DateField) and not editor.readable()
        ]

    def on_change(self, deed: Callable[[], object]) -> None:
        """Call `deed` when anything is typed or chosen by a person."""
        for editor in self.editors.values():
            if isinstance(editor, QLineEdit):
                editor.textEdited.connect(lambda _text: deed())
            elif isinstance(editor, QComboBox):
                editor.activated.connect(lambda _index: deed())
            elif isinstance(editor, QCheckBox):
                editor.clicked.connect(lambda _on: deed())
            elif isinstance(editor, QPlainTextEdit):
                editor.textChanged.connect(deed)

    def clear(self) -> None:
        """Take all sentences away."""
        for box in self.boxes.values():
            box.clear()

    def reasons(self) -> dict[str, str]:
        """Code -> reason, as typed under the fields."""
        return {code: text for box in self.boxes.values() for code, text in box.reasons().items()}

    def forget_reasons(self) -> None:
        """Another record: no reason is left from the one before."""
        for box in self.boxes.values():
            box.forget_reason()

    def show(self, problems: Iterable[Problem]) -> list[str]:
        """Put sentences beside their fields; returns the fields marked, in the order of the drawing.

        A warning is amber; where a reason would do, the reason is asked under the sentence.
        """
        self.clear()
        said: dict[str, list[Problem]] = {}
        for problem in problems:
            if problem.field in self.boxes:
                said.setdefault(problem.field, []).append(problem)
        for field, found in said.items():
            box, blocks = self.boxes[field], any(p.blocks for p in found)
            box.show_problem(" ".join(sentence(p) for p in found), "error" if blocks else "warn")
            codes = [p.code for p in found if p.severity is Severity.REASON]
            if codes and not any(p.severity is Severity.ERROR for p in found):
                box.ask_reason(codes)
        return [field for field in self.boxes if field in said]

    def focus(self, field: str) -> None:
        """Go to a field and show all of it."""
        editor = self.editors.get(field)
        if editor is None:
            return
        editor.setFocus()
        if isinstance(editor, QLineEdit):
            editor.selectAll()


def place_of(combo: QComboBox, value: Any) -> int:
    """Where a value stands in a combo, 0 when it does not. Qt's own `findData` does not know Python's equality."""
    return next((place for place in range(combo.count()) if combo.itemData(place) == value), 0)


def _read(editor: QWidget) -> Any:
    if isinstance(editor, DateField):
        return editor.date()
    if isinstance(editor, QComboBox):
        return editor.currentData()
    if isinstance(editor, QPlainTextEdit):
        return editor.toPlainText().strip()
    return editor.isChecked() if isinstance(editor, QCheckBox) else editor.text().strip()


def _fill(editor: QWidget, value: Any) -> None:
    if isinstance(editor, DateField):
        editor.set_date(value)
    elif isinstance(editor, QComboBox):
        editor.setCurrentIndex(place_of(editor, value))
    elif isinstance(editor, QCheckBox):
        editor.setChecked(bool(value))
    elif isinstance(editor, QPlainTextEdit):
        editor.setPlainText("" if value is None else str(value))
    else:
        editor.setText("" if value is None else str(value))


def _draft(editor: QWidget) -> Any:
    value = _read(editor)
    if isinstance(editor, DateField):
        return value.isoformat() if value else editor.text().strip() or None
    return str(value) if isinstance(value, uuid.UUID) else value


def _day(value: Any) -> dt.date | None:
    try:
        return dt.date.fromisoformat(str(value)) if value else None
    except ValueError:
        return None
