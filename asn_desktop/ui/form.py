"""Form: a page drawn in forms/screen, and the widgets its code fills."""

from __future__ import annotations

from functools import lru_cache
from typing import ClassVar, get_type_hints

from PySide6.QtCore import QCoreApplication
from PySide6.QtUiTools import QUiLoader
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from asn_desktop import files
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.words import set_glyph


class _Loader(QUiLoader):
    """Makes our own widget classes with their parent as a keyword, so they may take other arguments first."""

    kinds: ClassVar[dict[str, type[QWidget]]] = {}

    def createWidget(self, name: str, parent: QWidget | None = None, object_name: str = "") -> QWidget:
        kind = self.kinds.get(name)
        if kind is None:
            return super().createWidget(name, parent, object_name)
        widget = kind(parent=parent)
        widget.setObjectName(object_name)
        return widget

    def page(self, drawing: str, kinds: dict[str, type[QWidget]], parent: QWidget) -> QWidget:
        """The drawing as widgets; `kinds` are our own classes by name, FieldBox at least."""
        self.kinds = kinds
        try:
            return self.load(str(files.form(f"screen/{drawing}.ui")), parent)
        finally:
            self.kinds = {}


def _idle_loader() -> _Loader:
    """The loader that is kept; a form within a form gets one of its own."""
    kept = _kept_loader()
    return _new_loader() if kept.kinds else kept


@lru_cache(maxsize=1)
def _kept_loader() -> _Loader:
    return _new_loader()


def _new_loader() -> _Loader:
    """Made where Qt finds no plugins of Designer: they would bring Qt Quick into the memory, 8 MB of it."""
    paths = QCoreApplication.libraryPaths()
    QCoreApplication.setLibraryPaths([])
    try:
        return _Loader()
    finally:
        QCoreApplication.setLibraryPaths(paths)


class Form(QWidget):
    """A page of the screen: ``forms/screen/<drawing>`` (given without ``.ui``), and the widgets this code fills.

    A subclass annotates the widgets it uses: ``nip_edit: QLineEdit``. Own widget classes are registered from the
    annotations. A name that is missing in the drawing, or of another class, raises TypeError when the form opens.
    """

    drawing: ClassVar[str]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        blanks = self.blanks()
        own = {kind.__name__: kind for kind in {FieldBox, *blanks.values()} if not _is_qt(kind)}
        page = _idle_loader().page(self.drawing, own, self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(page)
        for name, kind in blanks.items():
            widget = page.findChild(QWidget, name)
            if not isinstance(widget, kind):
                found = type(widget).__name__ if widget else "nothing"
                raise TypeError(f"{self.drawing}: {name} should be {kind.__name__}, found {found}")
            setattr(self, name, widget)
        dress(page)

    @classmethod
    def blanks(cls) -> dict[str, type[QWidget]]:
        """The widgets this form declares, by name."""
        hints = get_type_hints(cls)
        return {name: kind for name, kind in hints.items() if isinstance(kind, type) and issubclass(kind, QWidget)}


def _is_qt(kind: type[QWidget]) -> bool:
    return kind.__module__.startswith("PySide6")


def dress(page: QWidget) -> None:
    """Finish a drawing: FieldBoxes take their editors, buttons their ``glyph``, fields their accessible names.

    In a drawing a FieldBox holds one editor and the dynamic properties text, hint and required.
    """
    for field in page.findChildren(FieldBox):
        field.adopt()
    for button in page.findChildren(QAbstractButton):
        glyph = button.property("glyph")
        if glyph:
            set_glyph(button, str(glyph))
        if not button.accessibleName():
            button.setAccessibleName(button.text().replace("&", "") or button.toolTip())
    for label in page.findChildren(QLabel):
        if label.property("role") == "keycap":
            label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        buddy = label.buddy()
        if buddy is not None and not buddy.accessibleName():
            buddy.setAccessibleName(label.text().replace("&", "").rstrip(" *"))
    for field in [*page.findChildren(QLineEdit), *page.findChildren(QComboBox)]:
        if not field.accessibleName():
            field.setAccessibleName(field.property("placeholderText") or field.objectName().replace("_", " "))
