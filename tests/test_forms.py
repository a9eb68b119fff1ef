"""Every drawing has its class and its widgets, every wording of paper its letter; a misspelt property is found."""

from __future__ import annotations

import importlib
import os
import pkgutil
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QLineEdit, QWidget

import asn_desktop.ui as rooms
from asn_desktop.ui.form import Form
from asn_desktop.ui.start.login import LoginForm

FORMS = Path(__file__).resolve().parents[1] / "forms"
DRAWINGS = sorted((FORMS / "screen").glob("*.ui"))
_LAID = {"buddy"}  # resolved by the loader itself


def _classes() -> dict[str, list[type[Form]]]:
    for module in pkgutil.walk_packages(rooms.__path__, rooms.__name__ + "."):
        if not module.name.endswith(".album"):
            importlib.import_module(module.name)
    found: dict[str, list[type[Form]]] = {}
    todo = list(Form.__subclasses__())
    while todo:
        kind = todo.pop()
        todo += kind.__subclasses__()
        if "drawing" in vars(kind):
            found.setdefault(kind.drawing, []).append(kind)
    return found


CLASSES = _classes()


@pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda path: path.stem)
def test_every_drawing_opens_and_has_one_class(qapp, qtbot, drawing):
    kinds = CLASSES.get(drawing.stem, [])
    assert len(kinds) == 1, f"{drawing.name}: {[k.__name__ for k in kinds]}"
    form = kinds[0]()
    qtbot.addWidget(form)
    for name, kind in kinds[0].blanks().items():
        assert isinstance(getattr(form, name), kind)


def test_every_form_class_has_its_drawing():
    missing = set(CLASSES) - {path.stem for path in DRAWINGS}
    assert not missing


@pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda path: path.stem)
def test_every_property_of_a_drawing_exists(qapp, qtbot, drawing):
    form = CLASSES[drawing.stem][0]()
    qtbot.addWidget(form)
    wrong = []
    for node in ET.parse(drawing).getroot().iter("widget"):
        widget = form.findChild(QWidget, node.get("name"))
        if widget is None:
            continue
        for prop in node.findall("property"):
            known = widget.metaObject().indexOfProperty(prop.get("name")) >= 0
            if not known and prop.get("stdset") != "0" and prop.get("name") not in _LAID:
                wrong.append(f"{node.get('name')}.{prop.get('name')}")
    assert not wrong, f"{drawing.name}: {wrong}"


def test_a_form_whose_drawing_lacks_a_widget_says_which(qapp):
    class Wrong(LoginForm):
        """Declares a widget that was never drawn."""

        telephone_edit: QLineEdit

    try:
        with pytest.raises(TypeError, match="login: telephone_edit should be QLineEdit, found nothing"):
            Wrong()
    finally:
        CLASSES["login"] = [kind for kind in CLASSES["login"] if kind is not Wrong]


def test_no_file_in_forms_is_left_over():
    known = {path for kind in ("screen/*.ui", "paper/*.xml", "paper/*.txt") for path in FORMS.glob(kind)}
    left = [path.name for path in FORMS.rglob("*") if path.is_file() and path not in known]
    assert not left
