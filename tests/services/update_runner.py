"""Prepares an update in a process to be killed or to meet a failing disk; run by test_updates_power.py.

    update_runner.py kill OFFICE SETUP       for each line "<n>": a child that is killed at the n-th step of progress
    update_runner.py faults OFFICE SETUP     for each line "<n> <errno>": a child whose n-th disk call fails
    update_runner.py stick OFFICE SETUP      the same, with a second backup beside the Setup

The public key is the file `kunci.pem` beside the Setup. A child says `ready`, `trouble <code>` or `warned <code>`.
"""

from __future__ import annotations

import ctypes
import datetime as dt
import os
import signal
import sys
from pathlib import Path

from asn_desktop.packages import release_keys
from asn_desktop.problems import Trouble
from asn_desktop.services import office, updates

NOW = dt.datetime(2026, 11, 23, 2, 15, tzinfo=dt.UTC)


def say(text: str) -> None:
    """One line that is out before anything else happens."""
    os.write(1, f"{text}\n".encode())


def killed_at(place: int) -> updates.Progress:
    """Progress that ends the process, without any cleaning up, at its n-th step."""
    steps = 0

    def progress(_done: int, _total: int, _phase: str) -> None:
        nonlocal steps
        steps += 1
        if steps == place:
            os.kill(os.getpid(), signal.SIGKILL)

    return progress


def prepare(folder: Path, setup: Path, mode: str, line: str) -> None:
    """One preparation."""
    numbers = [int(word) for word in line.split()]
    keys = release_keys.read_keys(setup.parent)
    with office.unlock(folder, "siti", "sandi siti 2026") as opened:
        found = updates.check(setup, schema=None, keys=keys)
        progress = killed_at(numbers[0]) if mode == "kill" else None
        second = setup.parent if mode == "stick" else None
        shim = ctypes.CDLL(None)
        if mode != "kill":
            shim.shim_fail(ctypes.c_long(numbers[0]), ctypes.c_long(numbers[1]))
        try:
            ready = updates.prepare(opened, found, root=opened.office.folder, now=NOW, progress=progress,
                                    keys=keys, second=second)  # fmt: skip
            say(f"warned {ready.warning.code}" if ready.warning else "ready")
        except Trouble as trouble:
            say(f"trouble {trouble.code}")
        if mode != "kill":
            say(f"calls {shim.shim_calls()}")
            shim.shim_fail(ctypes.c_long(-1), ctypes.c_long(0))


def main(mode: str, folder: Path, setup: Path) -> None:
    """Imports are paid once; each line is a process of its own."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                prepare(folder, setup, mode, line)
            except BaseException as error:
                say(f"error {error!r}")
                os._exit(1)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        say(f"gone {os.waitstatus_to_exitcode(status)}")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
