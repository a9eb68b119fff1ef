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

# What each process does; it prints one JSON object of seconds and megabytes, counted from `t0` given by its parent.
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
print(json.dumps({"paint": time.time() - t0}))
"""
OPEN = """
import json, sys, time
import psutil
from pathlib import Path
from asn_desktop import app
from asn_desktop.services import employees, office, practice
qt = app.application(["asn-desktop"])
shown = app.window(Path(sys.argv[2]).parent, Path(sys.argv[2]))
shown.start()
shown.show()
for _ in range(5):
    qt.processEvents()
begin = time.perf_counter()
opened = office.unlock(Path(sys.argv[2]), practice.USERS[1].username, practice.PASSWORD)
key = time.perf_counter() - begin
shown.open_office(opened)
shown.office.show_tab("pegawai")
desk = shown.office.desk
people_list = shown.office.tabs["pegawai"].list
usable, quiet = 0.0, 0
while quiet < 3:
    qt.processEvents()
    if not usable and people_list.model.rowCount():
        qt.processEvents()  # painted
        usable = time.perf_counter() - begin
    quiet = 0 if desk.waiting() else quiet + 1
whole = time.perf_counter() - begin
with opened.store.read(opened.actor) as session:
    people = employees.counts(session).aktif
assert people > 7000, people
print(json.dumps({"key": key, "list": usable, "whole": whole, "people": people,
                  "memory": psutil.Process().memory_info().rss / 2**20}))
shown.close()
"""


def rows() -> list[Row]:
    """Both rows, on the practice kabupaten of about 8,000 people."""
    folder = Path(tempfile.mkdtemp(prefix="asn-bench-"))
    try:
        home = folder / "kantor"
        practice.create(home, today=NOW.date(), now=NOW, size="kabupaten")
        started = [_run(START, home) for _ in range(ROUNDS + 1)][1:]
        opened = [_run(OPEN, home) for _ in range(ROUNDS + 1)][1:]
        return [_paint(started), _list(opened), _memory(opened)]
    finally:
        shutil.rmtree(folder)


def _env(folder: Path) -> dict[str, str]:
    """No display, and the compiled bytecode an installed program has: made by the unmeasured first round."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}


def _run(code: str, home: Path) -> dict[str, float]:
    command = [sys.executable, "-c", code, str(time.time()), str(home)]
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


def _list(found: list[dict[str, float]]) -> Row:
    people, key = int(found[0]["people"]), _middle(found, "key")
    return Row(
        f"Enter to the list of {people:,} people, first rows on screen and in use", f"unlocking alone: {key:.2f} s",
        _middle(found, "list"), f"≤ {key + 0.5:.2f} (unlocking + 0.5)", "s",
        f"every row and every question of Beranda and Pegawai answered after {_middle(found, 'whole'):.2f} s",
    )  # fmt: skip


def _memory(found: list[dict[str, float]]) -> Row:
    people = int(found[0]["people"])
    return Row(f"memory of the window with {people:,} people", "", _middle(found, "memory"), "≤ 200", "MB",
               "resident, after the key derivation (64 MB while it runs)")  # fmt: skip
