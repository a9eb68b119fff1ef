"""Qt belongs to the thread of the window: what every other thread of the real program imports, makes and ends."""

from __future__ import annotations

import datetime as dt
import gc
import json
import subprocess
import sys
import threading
import time
import weakref

import pytest
from PySide6.QtCore import QObject

from asn_desktop.services import practice
from asn_desktop.ui.clock import FixedClock
from asn_desktop.ui.desk import Porter

# Writes down, whatever the timing, what a thread other than the window's asks to be imported (also what is there
# already: the next program may ask first) and which classes of Qt it makes.
_WATCH = """
import builtins, importlib, json, sys, threading
seen, threads, asked = [], set(), 0
from asn_desktop import app

plain_import, plain_module, plain_class = builtins.__import__, importlib.import_module, builtins.__build_class__
qt_class = type(app.MainWindow.__mro__[-3])

def note(name):
    global asked
    here = threading.current_thread()
    if here is not threading.main_thread():
        asked += 1
        threads.add(here.name)
        if name.partition(".")[0] in ("PySide6", "shiboken6") or (name + ".").startswith("asn_desktop.ui."):
            seen.append(here.name + ": " + name)

class Finder:
    def find_spec(self, name, path=None, target=None):
        note(name)

def importing(name, globals=None, locals=None, fromlist=(), level=0):
    whole = name if not level else ".".join((globals["__package__"].rsplit(".", level - 1)[0], name)).rstrip(".")
    note(whole)
    return plain_import(name, globals, locals, fromlist, level)

def module(name, package=None):
    note(name)
    return plain_module(name, package)

def making(body, name, *bases, **more):
    made = plain_class(body, name, *bases, **more)
    if isinstance(made, qt_class) and threading.current_thread() is not threading.main_thread():
        seen.append(threading.current_thread().name + ": class " + name)
    return made

sys.meta_path.insert(0, Finder())
builtins.__import__, importlib.import_module, builtins.__build_class__ = importing, module, making
"""

_DAY = """
from pathlib import Path
from PySide6.QtCore import QEventLoop, QTimer
from asn_desktop.services import practice
from asn_desktop.ui.one_window import Meeting

def until(ready):
    loop, turn = QEventLoop(), QTimer()
    turn.timeout.connect(lambda: loop.quit() if bugs or ready() else None)
    turn.start(20)
    loop.exec()
    if bugs:
        sys.exit("\\n".join(bugs))

root = Path(sys.argv[1])
qt = app.application(["asn-desktop"])
bugs = []
shown = app.window(root, root / "kantor")
shown.porter.broke.connect(bugs.append)
shown.start()
shown.show()
app.settle(shown, Meeting(root, root / "kantor"), [], True)
page = shown.page()
until(lambda: page.form.user_combo.count() and "asn_desktop.ui.frame.tabs" in sys.modules)
until(lambda: not shown.porter.waiting())
until(lambda: "asn_desktop.ui.employees.tab" in sys.modules)
page.form.password_edit.setText(practice.PASSWORD)
page.enter()
until(lambda: shown.office is not None)
office = shown.office
office.desk.broke.connect(bugs.append)
for key in office.tabs:
    office.show_tab(key)
    until(lambda: not office.desk.waiting())
upkeep = office.findChild(sys.modules["asn_desktop.ui.frame.upkeep"].Upkeep)
upkeep.back_up()
upkeep.check()
until(lambda: not office.desk.waiting())
shown.close()
print(json.dumps({"seen": seen, "threads": sorted(threads), "asked": asked}))
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What a program with its real window saw, from its login page through every tab to its end."""
    root = tmp_path_factory.mktemp("program")
    now = dt.datetime.now(dt.UTC)
    practice.create(root / "kantor", today=now.date(), now=now)
    command = [sys.executable, "-X", "faulthandler", "-c", _WATCH + _DAY, str(root)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)


def test_no_thread_but_the_windows_imports_screens_or_makes_classes_of_qt(told):
    assert told["seen"] == []


def test_the_other_threads_were_watched_at_their_work(told):
    assert {"asn-ahead", "asn-side", "asn-reader"} <= set(told["threads"])
    assert told["asked"] > 100


class Screen:
    """Stands for whatever an asker holds."""


@pytest.fixture
def porter(qapp, now):
    made = Porter(FixedClock(now))
    yield made
    made.close()


def test_a_task_that_answered_holds_nothing_of_the_screen_that_asked(qtbot, porter):
    """The lane holds the task a moment longer than the window does: the widgets in it would end in the lane."""
    screen, asker, answers = Screen(), QObject(), []
    last = weakref.ref(screen)
    task = porter.call(asker, lambda held: held is not None, screen, watch=lambda *_, held=screen: None,
                       done=lambda answer, held=screen: answers.append(answer))  # fmt: skip
    del screen
    qtbot.waitUntil(lambda: not porter.waiting())
    assert answers == [True]
    assert task.screen is None
    assert last() is None


def test_a_task_whose_answer_broke_lets_go_too(qtbot, porter):
    def broken(_answer):
        raise ValueError("ours")

    task = porter.call(None, lambda: 1, done=broken)
    with qtbot.captureExceptions() as caught:
        qtbot.waitUntil(lambda: not porter.waiting())
    assert len(caught) == 1
    assert task.done is None


def test_what_is_done_ahead_ends_with_the_window(qapp, now):
    """Else it would still work, with Python's search for dead circles given back, while Qt is taken down."""
    porter, begun = Porter(FixedClock(now)), threading.Event()
    working: list[bool] = []

    def work(stopped):
        begun.set()
        while not stopped():
            time.sleep(0.01)
        time.sleep(0.3)  # long enough for a window that does not wait
        working.append(gc.isenabled())

    porter.ahead(None, work, done=None)
    assert begun.wait(20)
    porter.close()
    assert working == [False]
    assert "asn-ahead" not in {one.name for one in threading.enumerate()}


def test_nothing_is_done_ahead_once_the_window_closed(qapp, now):
    porter, done = Porter(FixedClock(now)), []
    porter.close()
    assert porter.ahead(None, done.append, done=None).cancelled
    assert done == []
