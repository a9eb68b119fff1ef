"""The window: process start to the login page's first paint, Enter to a list of 10,000, memory; with no display."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from asn_desktop.services import practice
from benchmarks.rows import Row

NOW = dt.datetime(2026, 11, 23, 2, 15, tzinfo=dt.UTC)
ROUNDS = 5

# What each process does; it prints one JSON object of seconds and megabytes. The event loop sleeps as the program's own
# does: a loop that only turns would take the interpreter away from the lanes it waits for.
START = """
import json, sys, time
from pathlib import Path
from asn_desktop import app
t0 = float(sys.argv[1])
qt = app.application(["asn-desktop"])
shown = app.window(Path(sys.argv[2]).parent, Path(sys.argv[2]))
shown.start()
shown.show()
for _ in range(3):
    qt.processEvents()
picture = shown.grab().toImage()
assert picture.width() > 800
print(json.dumps({"paint": time.time() - t0, "cpu": time.process_time()}))
"""
OPEN = """
import json, sys, time
import psutil
from pathlib import Path
from PySide6.QtCore import QEventLoop, QTimer
from asn_desktop import app

OFFICE, USER, PASSWORD, TYPED = Path(sys.argv[2]), sys.argv[3], sys.argv[4], float(sys.argv[5])
qt = app.application(["asn-desktop"])
shown = app.window(OFFICE.parent, OFFICE)
shown.start()
shown.show()
beat = QTimer()
beat.start(5)
told, seen = {}, lambda: psutil.Process().memory_info().rss / 2**20

def until(come):
    while not come():
        qt.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

login = shown.page()
until(lambda: login.form.user_combo.count())
told["login"] = seen()
login.form.user_combo.setCurrentIndex(login.form.user_combo.findData(USER))
typing = time.perf_counter()
until(lambda: time.perf_counter() - typing >= TYPED)
login.form.password_edit.setText(PASSWORD)
begin, spent = time.perf_counter(), time.process_time()
login.opened.connect(lambda _opened: told.setdefault("key", time.perf_counter() - begin))
login.enter()
until(lambda: shown.office is not None)
shown.office.show_tab("pegawai")
desk, people = shown.office.desk, shown.office.tabs["pegawai"].list
until(people.model.rowCount)
qt.processEvents()  # painted
told |= {"list": time.perf_counter() - begin, "cpu": time.process_time() - spent}
later = shown.office.tabs["beranda"]._later
until(lambda: not desk.waiting() and not later.isActive())
told |= {"whole": time.perf_counter() - begin, "memory": seen(), "people": people.model.rowCount()}
for key in ("cuti", "kehadiran", "kinerja", "laporan", "surat", "kirim", "pengaturan"):
    click = time.perf_counter()
    shown.office.show_tab(key)
    qt.processEvents()
    told[key] = time.perf_counter() - click
    until(lambda: not desk.waiting())
told["tabs"] = seen()
assert told["people"] > 7000, told
print(json.dumps(told))
shown.close()
"""
TABS = ("cuti", "kehadiran", "kinerja", "laporan", "surat", "kirim", "pengaturan")
TYPED = 4.0  # seconds a clerk takes for a password


def rows() -> list[Row]:
    """The rows, on the practice kabupaten of about 8,000 people."""
    folder = Path(tempfile.mkdtemp(prefix="asn-bench-"))
    try:
        home = folder / "kantor"
        practice.create(home, today=NOW.date(), now=NOW, size="kabupaten")
        started = [_run(START, home) for _ in range(ROUNDS + 1)][1:]
        hasty = [_opened(home, 0.0) for _ in range(ROUNDS + 1)][1:]
        usual = [_opened(home, TYPED) for _ in range(ROUNDS)]
        return [_paint(started), _list(hasty, usual), _memory(hasty, usual), _visit(usual)]
    finally:
        shutil.rmtree(folder)


def _env(folder: Path) -> dict[str, str]:
    """No display, and the compiled bytecode an installed program has: made by the unmeasured first round."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}


def _opened(home: Path, typed: float) -> dict[str, float]:
    return _run(OPEN, home, practice.USERS[1].username, practice.PASSWORD, str(typed))


def _run(code: str, home: Path, *more: str) -> dict[str, float]:
    command = [sys.executable, "-c", code, str(time.time()), str(home), *more]
    done = subprocess.run(command, env=_env(home.parent), capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(done.stderr[-600:])
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _middle(found: list[dict[str, float]], name: str) -> float:
    return statistics.median(one[name] for one in found)


def _paint(found: list[dict[str, float]]) -> Row:
    with tempfile.TemporaryDirectory() as folder:
        bare = [_bare(_env(Path(folder))) for _ in range(ROUNDS + 1)][1:]
    peer = f"Python with QtWidgets imported and nothing shown: {statistics.median(bare):.2f} s"
    return Row("process start to the login page on screen", peer, _middle(found, "paint"), "≤ 0.5", "s",
               "offscreen, page cache warm; the picture of the window was taken")  # fmt: skip


def _bare(env: dict[str, str]) -> float:
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", "from PySide6.QtWidgets import QApplication; QApplication([])"], check=True,
                   env=env, capture_output=True)  # fmt: skip
    return time.perf_counter() - begin


def _list(hasty: list[dict[str, float]], usual: list[dict[str, float]]) -> Row:
    people, key = int(hasty[0]["people"]), _middle(usual, "key")
    rows, whole = _middle(usual, "list"), _middle(usual, "whole")
    return Row(
        f"Enter to the list of {people:,} people, first rows on screen and in use", f"unlocking alone: {key:.2f} s",
        rows, f"≤ {key + 0.5:.2f} (unlocking + 0.5)", "s",
        f"password typed in {TYPED:.0f} s; typed at once {_middle(hasty, 'list'):.2f} s "
        f"(CPU {_middle(hasty, 'cpu'):.2f} s); every question of Beranda and Pegawai answered after {whole:.2f} s",
    )  # fmt: skip


def _memory(hasty: list[dict[str, float]], usual: list[dict[str, float]]) -> Row:
    people = int(hasty[0]["people"])
    note = (f"resident; password typed at once, nothing imported ahead: {_middle(hasty, 'memory'):.0f}; at the login "
            f"page {_middle(usual, 'login'):.0f}, after a visit to every tab {_middle(usual, 'tabs'):.0f}")  # fmt: skip
    return Row(f"memory of the window with {people:,} people", "", _middle(usual, "memory"), "≤ 200", "MB", note)


def _visit(usual: list[dict[str, float]]) -> Row:
    times = {key: _middle(usual, key) for key in TABS}
    slowest = max(times, key=lambda key: times[key])
    return Row("first visit to a tab, middle of seven", "", statistics.median(times.values()), "≤ 0.3", "s",
               f"slowest: {slowest} {times[slowest]:.2f} s")  # fmt: skip
