"""Screens in tests: our look, a desk on the real store, pictures of what was shown."""

from __future__ import annotations

import datetime as dt
import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from asn_desktop.services.office import OpenOffice
from asn_desktop.ui import look
from asn_desktop.ui.clock import FixedClock
from asn_desktop.ui.desk import Desk, Porter
from asn_desktop.ui.main_window import MainWindow
from asn_desktop.ui.start.places import Places
from tests.services.post_office import CENTRAL, Postal, Side, join, make_office

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application in our look, as `app.main` dresses it."""
    look.apply(qapp)
    return qapp


@pytest.fixture
def centre_side(tmp_path: Path, now: dt.datetime) -> Iterator[Side]:
    """The BKPSDM of an exchange."""
    with make_office(tmp_path / "bkpsdm", CENTRAL, now) as opened:
        yield Side(opened.store, now)


@pytest.fixture
def post(opened: OpenOffice, centre_side: Side, now: dt.datetime, tmp_path: Path) -> Postal:
    """Packages between the office and its BKPSDM, laid on a stick whose name is not ASCII."""
    side = Side(opened.store, now)
    join(side, centre_side)
    out = tmp_path / "stik Bu Ñur"
    out.mkdir()
    return Postal(side, centre_side, out)


@pytest.fixture(autouse=True)
def _collector_back() -> Iterator[None]:
    """A window a test left open must not keep Python's search for dead circles off for the tests after it."""
    yield
    gc.enable()


@pytest.fixture
def desk(qapp, opened, now) -> Iterator[Desk]:
    """A desk on the real encrypted store, on the fixed day. The test fails if one of our bugs reached it.

    Do not use it together with the `session` fixture: that one keeps the only writing transaction for the whole test.
    """
    desk = Desk(opened, FixedClock(now, opened.office.zona))
    bugs: list[str] = []
    desk.broke.connect(bugs.append)
    yield desk
    desk.close()
    for _ in range(3):
        QCoreApplication.processEvents()
    assert not bugs, "\n".join(bugs)


@pytest.fixture
def settled(qtbot) -> Callable[[Desk], None]:
    """`settled(desk)` waits until every task has answered."""

    def wait(desk: Desk, timeout: int = 10_000) -> None:
        qtbot.waitUntil(lambda: desk.waiting() == 0, timeout=timeout)

    return wait


@pytest.fixture
def shown(qtbot, desk, settled) -> Callable[..., Any]:
    """`shown(Page, *start)`: a page of a tab as large as the window leaves it, started and settled."""

    def show(made: Any, *start: Any, size: tuple[int, int] = (1326, 562)) -> Any:
        page = made(desk)
        qtbot.addWidget(page)
        page.resize(*size)
        page.show()
        page.activateWindow()
        page.start(*start)
        settled(desk)
        return page

    return show


@pytest.fixture
def picture(qtbot) -> Callable[..., Path]:
    """`picture(widget, name, size=(1366, 768))` saves what the widget looks like and gives the path.

    Under out/pictures/, or docs/pictures/ when ASN_PICTURES=docs. A picture in one flat colour fails.
    """

    def take(widget: QWidget, name: str, size: tuple[int, int] | None = None) -> Path:
        if size is not None:
            widget.resize(*size)
        widget.show()
        for _ in range(5):
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        image = widget.grab().toImage()
        assert _has_content(image), f"{name}: the picture is empty"
        folder = _ROOT / ("docs/pictures" if os.environ.get("ASN_PICTURES") == "docs" else "out/pictures")
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{name}.png"
        assert image.save(str(path))
        return path

    return take


def _has_content(image: QImage) -> bool:
    step_x, step_y = max(image.width() // 40, 1), max(image.height() // 40, 1)
    colors = {image.pixel(x, y) for x in range(0, image.width(), step_x) for y in range(0, image.height(), step_y)}
    return len(colors) > 1


@pytest.fixture
def window(qtbot, desk, tmp_path) -> Iterator[MainWindow]:
    """The window with the office of `desk` open; `window.office` is its page."""
    porter = Porter(desk.clock)
    made = MainWindow(porter, Places.under(tmp_path / "rumah"), desk.clock)
    qtbot.addWidget(made)
    made.show_office(desk)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: made.isActiveWindow() and desk.waiting() == 0, timeout=10_000)
    yield made
    made.close()
