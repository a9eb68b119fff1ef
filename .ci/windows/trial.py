"""The trial: an earlier version is installed and used, bad Setups are refused, the new version goes over it."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from inno import damaged
from machine import Failed, Machine
from payload import EARLIER, LEFT_OVER
from pc import CLASSES, DATA, OFFICE, PC, PROGRAM, UNINSTALL

# What is read before and after the new version is laid over the old one: the same words must give the same answer.
SOMEBODY = "197803042012101002"  # of the practice office
READ = ("pegawai daftar --semua", "cuti daftar", "jabatan peta", f"riwayat daftar {SOMEBODY}")
RUNNING = f"wine '{PROGRAM}\\ASN Desktop.exe' >/dev/null 2>&1 & sleep 20; "


def hold(truth: object, promise: str) -> None:
    """Failed with the promise that was not kept."""
    if not truth:
        raise Failed(f"not kept: {promise}")


class Trial:
    """The story, told in chapters; each may be timed by itself."""

    def __init__(self, machine: Machine, setup: Path, earlier: Path, number: str) -> None:
        self.pc, self.machine = PC(machine), machine
        self.new, self.earlier, self.number = setup, earlier, number
        self.rows: dict[str, Any] = {}
        self.smoke_seconds: float = 0.0

    def install(self) -> None:
        """The earlier version, in silence, on a PC that has never seen the program."""
        self.machine.as_new()
        hold(self.pc.setup(self.earlier, log="install") == 0, "the earlier version installs in silence")
        self._installed(EARLIER)
        hold((self.machine.path(PROGRAM) / LEFT_OVER).is_file(), "the earlier version brings a file of its own")

    def _installed(self, number: str) -> None:
        there = self.pc.files(PROGRAM)
        for name in ("ASN Desktop.exe", "asn.exe", "unins000.exe", "_internal/python313.dll"):
            hold(name in there, f"{name} is in the program folder")
        hold(self.pc.shortcuts(), "the start menu has a shortcut")
        hold(self.pc.value(UNINSTALL, "DisplayVersion") == number, f"Windows lists version {number} for uninstalling")
        kind = self.pc.value(f"{CLASSES}\\.asnx", "@")
        hold(kind == "ASNDesktop.asnx", f".asnx belongs to the program (it says {kind!r})")
        opens = self.pc.value(f"{CLASSES}\\ASNDesktop.asnx\\shell\\open\\command", "@")
        hold(opens == f'"{PROGRAM}\\ASN Desktop.exe" "%1"', f".asnx opens with the program (it says {opens!r})")
        code, said = self.pc.asn("--versi")
        hold(code == 0 and number in said, f"asn.exe says it is version {number} (it says {said.strip()[-200:]!r})")

    def smoke(self) -> None:
        """The smoke story of the installed earlier version."""
        self.pc.smoke(EARLIER)

    def office(self) -> None:
        """An office with people and their leave, made by the installed terminal program; what it holds is read."""
        self.pc.answer("kantor latihan", "the practice office was not made")
        hold(self.machine.path(OFFICE).is_dir(), "the office lies in the user's data folder")
        form = "--alasan 'Urusan keluarga' --alamat 'Jalan Melati 3' --telepon 0812000111 --json"
        monday = dt.date.today() - dt.timedelta(days=dt.date.today().weekday())
        days = [monday + dt.timedelta(days=day) for day in range(29, 64, 7)]  # Tuesdays; one of them may be a holiday
        taken = any(self.pc.asn(f"cuti minta {SOMEBODY} {day:%d-%m-%Y} {day:%d-%m-%Y} {form}")[0] == 0 for day in days)
        hold(taken, "a request for leave is taken")
        self.rows = self._read()
        hold(all(self.rows.values()), "the office holds people, posts, a career and a request for leave")

    def _read(self) -> dict[str, Any]:
        return {words: self.pc.answer(words, "the office does not open") for words in READ}

    def refusals(self) -> None:
        """A damaged Setup, and any Setup while the program runs: refused, and nothing is changed."""
        for what, file in damaged(self.new, self.machine.w).items():
            self._changes_nothing(
                f"a Setup that is {what}", lambda file=file: self.pc.setup(file, log="damaged", patience=45)
            )
        self._changes_nothing(
            "a Setup while the program runs", lambda: self.pc.setup(self.new, before=RUNNING, log="running")
        )

    def _changes_nothing(self, what: str, deed: Callable[[], int]) -> None:
        before = self.pc.files(PROGRAM), self.pc.files(OFFICE), self.pc.value(UNINSTALL, "DisplayVersion")
        code = deed()
        hold(code != 0, f"{what} is refused")
        after = self.pc.files(PROGRAM), self.pc.files(OFFICE), self.pc.value(UNINSTALL, "DisplayVersion")
        if after != before:
            changed = {name for old, new in zip(before[:2], after[:2], strict=True) for name in old.keys() ^ new.keys()}
            raise Failed(f"not kept: {what} changes nothing (changed: {', '.join(sorted(changed)[:5]) or 'contents'})")

    def upgraded(self) -> None:
        """What must hold once the new version has been laid over the earlier one."""
        self._installed(self.number)
        left = self.pc.files(PROGRAM)
        hold(LEFT_OVER not in left, "what only the earlier version brought is gone")
        hold(not [name for name in left if name.startswith("versi-lama")], "the version of before does not stay behind")
        hold(self._read() == self.rows, "the office opens in the new version, and every row reads as before")
        code, said = self.pc.asn("kantor periksa")
        hold(code == 0, f"the office is whole ({said.strip()[-200:]})")
        hold(len(self.pc.shortcuts()) >= 1, "the shortcut is still there")

    def smoke_new(self) -> None:
        """The smoke story of the installed new version."""
        told = self.pc.smoke(self.number)
        self.smoke_seconds = round(sum(step["seconds"] for step in told["steps"]), 1)

    def downgrade(self) -> None:
        """An older Setup over a newer program: refused, and nothing is changed."""
        self._changes_nothing("an older Setup", lambda: self.pc.setup(self.earlier, log="older"))

    def uninstall(self) -> None:
        """Everything of the program goes, every file of the data stays, and a new installation opens it."""
        before = self.pc.files(DATA)
        hold(self.pc.uninstall() == 0, "the uninstaller ends well")
        for _ in range(20):  # the copy it goes on in removes itself last
            if not self.machine.path(PROGRAM).exists():
                break
            time.sleep(0.5)
        hold(not self.machine.path(PROGRAM).exists(), "the program folder is gone")
        hold(not self.pc.shortcuts(), "the shortcut is gone")
        hold(not self.pc.has_key(UNINSTALL), "Windows lists the program no more")
        for key in (f"{CLASSES}\\.asnx", f"{CLASSES}\\ASNDesktop.asnx"):
            hold(not self.pc.has_key(key), f"{key} is gone")
        hold(before and self.pc.files(DATA) == before, "every file of the data is as it was")
        hold(self.pc.setup(self.new, log="again") == 0, "the new version installs again")
        hold(self._read() == self.rows, "the kept office opens, and every row reads as before")
