"""The program folder: process start to the login page's first paint, warm and from the disk, its size and its files."""

from __future__ import annotations

import datetime as dt
import os
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path

from asn_desktop.services import practice
from benchmarks.rows import Row

NOW = dt.datetime(2026, 11, 23, 2, 15, tzinfo=dt.UTC)
ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 7
BAR = "≤ 0.5"


def rows() -> list[Row]:
    """Start warm and cold beside the checkout's, size and number of files; the folder is frozen for it."""
    with tempfile.TemporaryDirectory(prefix="asn-bench-") as name:
        folder = Path(name)
        office = folder / "kantor"
        practice.create(office, today=NOW.date(), now=NOW)
        frozen = _freeze(folder)
        ways = {
            "frozen": [str(frozen / "ASN Desktop"), "--first-paint", str(office)],
            "checkout": [sys.executable, "-m", "asn_desktop", "--first-paint", str(office)],
        }
        files = [path for path in frozen.rglob("*") if path.is_file() and not path.is_symlink()]
        os.sync()  # only what is on the disk can be dropped from memory
        taken = _measure(ways, files, folder)
        size = sum(path.stat().st_size for path in files)
    return [*_starts(taken), *_sizes(size, len(files))]


def _freeze(folder: Path) -> Path:
    command = [
        sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", "--distpath", str(folder),
        "--workpath", str(folder / "build"), str(ROOT / "asn-desktop.spec"),
    ]  # fmt: skip
    env = os.environ | {"PYINSTALLER_CONFIG_DIR": str(folder / "config")}
    subprocess.run(command, cwd=folder, env=env, check=True, capture_output=True)
    return folder / "ASN-Desktop"


def _measure(ways: dict[str, list[str]], files: list[Path], folder: Path) -> dict[str, list[tuple[float, float]]]:
    """Seconds and CPU seconds of each start, the ways in turn; the first round is not kept."""
    taken: dict[str, list[tuple[float, float]]] = {"frozen": [], "cold": [], "checkout": []}
    for _ in range(ROUNDS + 1):
        for way, command in ways.items():
            taken[way].append(_start(command, folder))
        _forget(files)
        taken["cold"].append(_start(ways["frozen"], folder))
    return {way: figures[1:] for way, figures in taken.items()}


def _start(command: list[str], folder: Path) -> tuple[float, float]:
    """Start the program, wait until it ended itself after its first paint."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env = kept | {"QT_QPA_PLATFORM": "offscreen", "HOME": str(folder), "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}
    begin = time.perf_counter()
    running = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, state, used = os.wait4(running.pid, 0)
    seconds = time.perf_counter() - begin
    running.returncode = os.waitstatus_to_exitcode(state)
    if running.returncode != 0:
        raise RuntimeError(f"{command[0]} ended with {running.returncode}")
    return seconds, used.ru_utime + used.ru_stime


def _forget(files: list[Path]) -> None:
    """Have the kernel drop what it keeps of these files."""
    for path in files:
        handle = os.open(path, os.O_RDONLY)
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(handle)


def _middle(taken: list[tuple[float, float]], place: int) -> float:
    return statistics.median(one[place] for one in taken)


def _starts(taken: dict[str, list[tuple[float, float]]]) -> list[Row]:
    peer = f"from the checkout, warm: {_middle(taken['checkout'], 0):.2f} s"
    found = []
    for way, words in (("frozen", "page cache warm"), ("cold", "page cache of the folder dropped before each start")):
        best = min(one[0] for one in taken[way])
        note = f"offscreen; {words}; CPU {_middle(taken[way], 1):.2f} s, best of {ROUNDS} {best:.2f} s"
        work = "frozen program, process start to the login page painted" + (", cold" if way == "cold" else "")
        found.append(Row(work, peer, _middle(taken[way], 0), BAR, "s", note))
    return found


def _sizes(size: int, files: int) -> list[Row]:
    packages = Path(sysconfig.get_paths()["purelib"])
    whole = [path for path in packages.rglob("*") if path.is_file()]
    megabytes = sum(path.stat().st_size for path in whole) / 1024**2
    return [
        Row("size of the program folder on Linux", f"packages of the checkout: {megabytes:,.0f} MB", size / 1024**2,
            "≤ 290", "MB", "modules stored as they are: larger here, 42 MB as a Setup"),
        Row("files in the program folder", f"packages of the checkout: {len(whole):,}", files, "≤ 700", "files"),
    ]  # fmt: skip
