"""The terminal's way in: which office, who, which password; and its way out, one exit code for each kind of no.

0 done, 1 refused (the problems are printed), 2 wrong use, 3 trouble with a disk, a key or a file.
"""

from __future__ import annotations

import datetime as dt
import getpass
import os
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import typer

from asn_desktop.cli import show, streams
from asn_desktop.problems import Cancelled, Problem, Refused, Trouble
from asn_desktop.ui.sentences import headline, sentence

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from asn_desktop.services.office import OpenOffice

DONE, REFUSED, WRONG_USE, TROUBLE = 0, 1, 2, 3


@contextmanager
def answering(*, to_json: bool = False) -> Iterator[None]:
    """Turn a refusal or a trouble into words on standard error (JSON on standard output) and into the exit code."""
    try:
        yield
    except Refused as refused:
        problems = [
            {"kode": p.code, "kolom": p.field, "kalimat": sentence(p), "nilai": show.plain(p.values)}
            for p in refused.problems
        ]
        if to_json:
            show.as_json({"hasil": "ditolak", "masalah": problems})
        else:
            for problem in problems:
                where = f"{problem['kolom']}: " if problem["kolom"] else ""
                print(f"Ditolak. {where}{problem['kalimat']}", file=sys.stderr)
        raise typer.Exit(REFUSED) from None
    except Trouble as trouble:
        what, todo = headline(trouble)
        if to_json:
            show.as_json({"hasil": "terhalang", "kode": trouble.code, "kalimat": what, "saran": todo})
        else:
            print(f"{what}\n{todo}", file=sys.stderr)
        raise typer.Exit(TROUBLE) from None
    except Cancelled:
        print("Dihentikan. Yang sudah selesai tetap sah.", file=sys.stderr)
        raise typer.Exit(REFUSED) from None


def secret(prompt: str, variable: str, file: Path | None = None, *, confirm: bool = False) -> str:
    """A password: from a file's first line, else from the environment, else asked on the terminal. Never an argument.

    Exits with 2 when none of the three is there.
    """
    if file is not None:
        try:
            lines = streams.text_of(file.read_bytes()).splitlines()
        except (OSError, UnicodeDecodeError):
            raise typer.BadParameter(f"Berkas sandi {file} tidak dapat dibaca.") from None
        if not lines or not lines[0]:
            raise typer.BadParameter(f"Baris pertama berkas sandi {file} kosong.")
        return lines[0]
    if value := os.environ.get(variable):
        return value
    if not sys.stdin.isatty():
        raise typer.BadParameter(f"Sandi tidak diberikan. Isi {variable}, atau sebutkan berkasnya.")
    value = getpass.getpass(f"{prompt}: ")
    if confirm and getpass.getpass(f"{prompt} (ulangi): ") != value:
        raise typer.BadParameter("Kedua sandi tidak sama.")
    return value


@dataclass(frozen=True)
class Door:
    """What the words before the command said: the office's folder, the user, the file with the password."""

    folder: Path | None
    username: str | None
    password_file: Path | None

    def where(self) -> Path:
        """The office's folder; wrong use when none was named."""
        if self.folder is None:
            raise typer.BadParameter("Sebutkan folder kantor dengan --kantor, atau isi ASN_KANTOR.")
        return self.folder

    def who(self) -> str:
        """The user name; wrong use when none was named."""
        if not self.username:
            raise typer.BadParameter("Sebutkan nama pengguna dengan --pengguna, atau isi ASN_PENGGUNA.")
        return self.username

    def password(self) -> str:
        """The user's password; see `secret`."""
        return secret("Sandi", "ASN_SANDI", self.password_file)

    def open(self, *, writing: bool = True) -> OpenOffice:
        """The unlocked office, a context manager; without `writing` it may stand beside an open window."""
        from asn_desktop.services import office

        return office.unlock(self.where(), self.who(), self.password(), writing=writing)

    @contextmanager
    def reading(self) -> Iterator[tuple[Session, OpenOffice]]:
        """A session that only reads."""
        with self.open(writing=False) as opened, opened.store.read(opened.actor) as session:
            yield session, opened

    @contextmanager
    def writing(self, reason: str = "") -> Iterator[tuple[Session, OpenOffice]]:
        """One transaction, kept when the command ends well."""
        with self.open() as opened, opened.store.begin(opened.actor, reason=reason) as session:
            yield session, opened


def door(context: typer.Context) -> Door:
    """The door the root command stood open."""
    found = context.find_object(Door)
    if found is None:
        raise typer.BadParameter("Perintah ini dipanggil tanpa asn.")
    return found


def now() -> dt.datetime:
    """The moment, UTC."""
    return dt.datetime.now(dt.UTC)


def today(opened: Any) -> dt.date:
    """The day in the office's zone."""
    return now().astimezone(ZoneInfo(opened.office.zona)).date()


def day(text: str) -> dt.date:
    """A day typed at the terminal: `21-12-2026`, `2026-12-21` or `21 des 2026`."""
    from asn_desktop.rules import reading

    return reading.date(text)


def person(session: Session, nip: str) -> uuid.UUID:
    """The one person with this NIP, present or former; spaces and dashes do not matter.

    Refuses `EMPLOYEE_UNKNOWN`; a number nobody has that cannot be a NIP is refused for what is wrong with it.
    """
    from asn_desktop.rules import identity
    from asn_desktop.services import employees

    digits = "".join(sign for sign in nip if sign.isdigit())
    rows = employees.find(session, digits) if digits else []
    found = [row for row in rows if row.nip == digits]
    if not found and len(digits) in (9, 18):  # a whole number that somebody had before
        found = rows
    if len(found) != 1:
        wrong = [p for p in identity.check_nip(digits, None, dt.date.max) if p.blocks] if len(digits) == 18 else []
        raise Refused(wrong or [Problem("EMPLOYEE_UNKNOWN", "nip", {"id": nip})])
    return found[0].id


def unit_named(session: Session, name: str, *, exact: bool = False) -> uuid.UUID:
    """The unit a name means. Refuses `UNIT_UNKNOWN`.

    `exact` takes the one open unit that is spelled so: of two twins a looser search would find both.
    """
    from asn_desktop.services import units

    same = [row.id for row in units.tree(session) if name in (row.nama, row.jalur)]
    found = same[0] if len(same) == 1 else None if exact else units.lookup(session, name)
    if found is None:
        raise Refused(Problem("UNIT_UNKNOWN", "unit", {"raw": name}))
    return found


def unit_of(session: Session, name: str | None) -> uuid.UUID | None:
    """The same for an option that may be left out; None without a name."""
    return unit_named(session, name) if name else None


def keep(folder: Path, name: str, data: bytes) -> Path:
    """Write a file that leaves the program: whole or not at all, read back. Makes the folder when it is missing."""
    from asn_desktop.packages import carrier

    folder.mkdir(parents=True, exist_ok=True)
    return carrier.write(folder, name, data)


def take(path: Path) -> bytes:
    """The bytes of a file somebody brought. Trouble `file_unreadable`."""
    from asn_desktop.packages import carrier

    return carrier.read(path)
