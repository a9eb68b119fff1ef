"""The story of an office day, from an empty folder to the reply of the central office, with pictures and a summary."""

from __future__ import annotations

import os
import subprocess
import sys

from asn_desktop.cli import day_evaluation, day_exchange, day_leave, day_letters, day_lists, day_office
from asn_desktop.cli.day import CENTRE_CLERK, CLERK, NOW, Day
from asn_desktop.cli.door import keep
from asn_desktop.problems import Trouble

ABOUT = """SATU HARI DI KANTOR LATIHAN, Senin, 23 November 2026
Semua orang, kantor, nomor, dan kunci di sini karangan.
"""


def walk(day: Day, *, pictures: bool = True) -> None:
    """Walk the day. `pictures=False` leaves out the photographs of the screens."""
    day.clear()
    with day_office.found(day) as ours:
        day_office.bring_people(day, ours)
        day_office.appoint(day, ours)
        granted = day_office.take_leave(day, ours)
        day_letters.issue_and_sign(day, ours, granted)
        day_leave.sickness(day, ours)
        day_leave.travel(day, ours)
        day_leave.hours(day, ours)
        day_leave.month(day, ours, granted)
        agreed = day_evaluation.goals(day, ours)
        day_evaluation.quarter(day, ours, agreed)
        day_evaluation.survey(day, ours)
        day_lists.print_lists(day, ours)
        with day_exchange.found(day) as theirs:
            day_exchange.join(day, ours, theirs)
            package = day_exchange.send(day, ours)
            reply = day_exchange.answer(day, theirs, package)
            day_exchange.take_reply(day, ours, reply)
            day_exchange.practice_keys(day, theirs, package[0])
        day_office.end_of_day(day, ours)
    if pictures and not getattr(sys, "frozen", False):  # the photographer is no part of the program folder
        take_pictures(day)
    keep(day.out, "ringkasan.txt", summary(day).encode())


def take_pictures(day: Day) -> None:
    """Have the real window, in a process of its own and without a display, photograph every page of both offices."""
    target = day.folder("gambar")
    for folder, clerk, more in (("kantor", CLERK, ()), ("bkpsdm", CENTRE_CLERK, ("--tanpa-pintu",))):
        place = target if folder == "kantor" else target / folder
        command = [sys.executable, "-m", "asn_desktop.ui.album", day.out / folder, place, NOW.isoformat(), *more]
        env = os.environ | {"ASN_PENGGUNA": clerk.username, "ASN_SANDI": clerk.password, "QT_QPA_PLATFORM": "offscreen",
                            "PYTHONUTF8": "1"}
        done = subprocess.run(command, env=env, capture_output=True, encoding="utf-8", errors="replace", check=False)
        if done.returncode != 0:
            print(done.stderr, file=sys.stderr)
            raise Trouble("pictures_failed", folder=folder)
    day.say(f"Gambar layar: {len(list(target.rglob('*.png')))} berkas.")


def left_behind(day: Day) -> list[str]:
    """Letters and packages with their sizes; lists, keys and pictures as one line each."""
    lines = [
        f"  {path.relative_to(day.out)}  ({path.stat().st_size // 1024 + 1} KB)"
        for name in ("surat", "paket")
        for path in sorted((day.out / name).rglob("*"))
        if path.is_file()
    ]
    for name, what in (("laporan", "laporan"), ("kunci-latihan", "berkas"), ("gambar", "gambar layar")):
        found = sum(path.is_file() for path in (day.out / name).rglob("*"))
        lines += [f"  {name}/  ({found} {what})"] if found else []
    return lines


def summary(day: Day) -> str:
    """One page: what happened, and what lies where."""
    return "\n".join([ABOUT, *day.lines, "", "Yang ditinggalkan:", *left_behind(day), ""])
