"""What a walked office day carries with it: the day, the folder it leaves things in, and what it has to tell."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from asn_desktop.rules.roles import Role
from asn_desktop.services import practice
from asn_desktop.services.office import NewUser

NOW = dt.datetime(2026, 11, 23, 2, 15, tzinfo=dt.UTC)  # Monday, 09.15 in Jakarta: within the shipped holidays
TODAY = dt.date(2026, 11, 23)

# Practice people, all with the password that stands on the login page of a practice office.
CLERK = NewUser("rina", "Rina Kartika", practice.PASSWORD, Role.ADMIN)
SECOND = NewUser("lilis", "Lilis Lestari, S.E.", practice.PASSWORD, Role.ADMIN)
SUPERIOR = NewUser("intan", "Hj. Intan Astuti, S.H., M.H.", practice.PASSWORD, Role.PEJABAT)
HEAD = NewUser("umi", "Umi Lestari, S.E., M.M.", practice.PASSWORD, Role.PEJABAT)
CENTRE_CLERK = NewUser("dewi", "Dewi Anggraini", practice.PASSWORD, Role.ADMIN)
CENTRE_SECOND = NewUser("agus", "Agus Prasetyo", practice.PASSWORD, Role.ADMIN)


@dataclass
class Day:
    """The day under way. Folders under `out` are made anew: a walk never adds to an older one."""

    out: Path
    tell: Callable[[str], None] = print
    lines: list[str] = field(default_factory=list)

    def say(self, text: str) -> None:
        """Tell what just happened, and keep it for the summary."""
        self.lines.append(text)
        self.tell(text)

    def folder(self, name: str) -> Path:
        """A folder under `out`."""
        path = self.out / name
        path.mkdir(parents=True, exist_ok=True)
        return path

    def clear(self) -> None:
        """Drop what an earlier walk left, and nothing else that may lie in `out`."""
        for name in ("kantor", "bkpsdm", "surat", "laporan", "paket", "kunci-latihan", "gambar"):
            shutil.rmtree(self.out / name, ignore_errors=True)
        (self.out / "ringkasan.txt").unlink(missing_ok=True)


def clock() -> dt.datetime:
    """The moment of the story."""
    return NOW
