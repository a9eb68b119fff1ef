"""A writer to be killed, run as a program by test_power.py: each commit is acknowledged through its standard output.

    writer.py run FOLDER COUNT          commits COUNT units, each acknowledged as "<number>"
    writer.py kennel FOLDER             for each line on its input forks a child that commits until it is killed
    writer.py faults FOLDER             for each line "<n> <errno>" forks a child whose n-th disk call fails
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable
from pathlib import Path

from asn_desktop.problems import Trouble
from asn_desktop.services import office
from asn_desktop.store.offices import Unit


def say(text: str) -> None:
    """One unbuffered line: an acknowledgement that is out before anything else happens."""
    os.write(1, f"{text}\n".encode())


def opened(folder: Path) -> office.OpenOffice:
    """The office, with the write-ahead log folded into the file often, so that this is tested too."""
    found = office.unlock(folder, "siti", "sandi siti 2026")
    with found.store.writer.connect() as link:
        link.exec_driver_sql("PRAGMA wal_autocheckpoint = 24")
    return found


def commit(found: office.OpenOffice, number: int) -> None:
    """One deed: a scan and a row that points to it; acknowledged once the transaction is closed."""
    with found.store.begin(found.actor, reason=f"nomor {number}") as session:
        blob = session.info["blobs"].put(b"pindaian %d" % number * 40)
        session.add(Unit(nama=f"unit {number}", urutan=number, lambang=blob))
    say(str(number))


def run(folder: Path, count: int) -> None:
    """So many commits, then a clean end."""
    with opened(folder) as found:
        for number in range(1, count + 1):
            commit(found, number)


def until_killed(folder: Path, line: str) -> None:
    """Commits from the number on the line, without end."""
    found, number = opened(folder), int(line)
    say("open")
    while True:
        commit(found, number)
        number += 1


def with_a_fault(folder: Path, line: str) -> None:
    """One commit while the n-th disk call fails; then, the fault being over, one more, in the same open store."""
    place, error, number = (int(part) for part in line.split())
    shim = ctypes.CDLL(None)
    with opened(folder) as found:
        shim.shim_fail(ctypes.c_long(place), ctypes.c_long(error))
        try:
            commit(found, number)
        except Trouble as trouble:
            say(f"trouble {trouble.code}")
        calls = shim.shim_calls()
        shim.shim_fail(ctypes.c_long(-1), ctypes.c_long(0))
        commit(found, number + 1)
        say(f"calls {calls}")


def fork_for_each_line(folder: Path, deed: Callable[[Path, str], None]) -> None:
    """Imports are paid once; each child is a process of its own, as a program that was started would be."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                deed(folder, line)
            except BaseException as error:
                say(f"error {error!r}")
                os._exit(1)
            os._exit(0)
        say(f"pid {child}")
        os.waitpid(child, 0)
        say("gone")


if __name__ == "__main__":
    mode, place = sys.argv[1], Path(sys.argv[2])
    if mode == "run":
        run(place, int(sys.argv[3]))
    else:
        fork_for_each_line(place, until_killed if mode == "kennel" else with_a_fault)
