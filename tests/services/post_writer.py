"""The post's programs, to be killed by test_post_power.py: each deed is acknowledged once its transaction is closed.

`python -m tests.services.post_writer FOLDER`: for each line "MODE BOX NUMBER" on its input a child works on the office
in FOLDER until it is killed, or done ("end").

    centre    receives every file of BOX, in the order of their names, from the first; "<name> <state>"
    office    hires a person, exports, carries the package to BOX, again and again; "hired <n>", "sent <seq>"
    reply     receives every file of BOX as a reply; "<name>"
"""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

from asn_desktop.services import centre, office, replies, sync
from asn_desktop.store.employees import Employee
from tests.store.writer import fork_for_each_line, say

NOW = dt.datetime(2026, 11, 23, 2, 15, tzinfo=dt.UTC)


def receive_all(found: office.OpenOffice, box: Path) -> None:
    """The central office reads a stick."""
    for path in sorted(box.glob("*.asnx")):
        with found.store.begin(found.actor, reason=path.name) as session:
            got = centre.receive(session, path.read_bytes(), now=NOW, today=NOW.date())
        say(f"{path.name} {got.state}")


def send_on(found: office.OpenOffice, box: Path, number: int) -> None:
    """The office works and writes packages without end."""
    while True:
        with found.store.begin(found.actor, reason="pegawai baru") as session:
            session.add(
                Employee(
                    nama=f"Pegawai {number}", tanggal_lahir=dt.date(1985, 3, 17), jenis_kelamin="L", status="PNS"
                )
            )
        say(f"hired {number}")
        with found.store.begin(found.actor, reason="paket") as session:
            row = sync.export(session, now=NOW)
        with found.store.read(found.actor) as session:
            sync.carry(session, box, epoch=row.epoch, seq=row.seq)
        say(f"sent {row.seq}")
        number += 1


def take_all(found: office.OpenOffice, box: Path) -> None:
    """The office reads the replies."""
    for path in sorted(box.glob("*.asnx")):
        with found.store.begin(found.actor, reason=path.name) as session:
            replies.receive_reply(session, path.read_bytes(), now=NOW, today=NOW.date())
        say(path.name)


def until_killed(folder: Path, line: str) -> None:
    """One child."""
    mode, box, number = line.split()
    found = office.unlock(folder, "siti", "sandi siti 2026", clock=lambda: NOW)
    say("open")
    if mode == "office":
        send_on(found, Path(box), int(number))
    (receive_all if mode == "centre" else take_all)(found, Path(box))
    say("end")


if __name__ == "__main__":
    fork_for_each_line(Path(sys.argv[1]), until_killed)
