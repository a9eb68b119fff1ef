"""Files handed to the program from outside, by double click or as arguments: what each is, before anything is done.

    look(path) -> OpenedFile
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from asn_desktop.packages import carrier, container
from asn_desktop.packages.manifest import ANSWER, CHANGES, REPLY, REQUEST
from asn_desktop.problems import Trouble

UPDATE = "pembaruan"
OFFICE_KINDS = frozenset({REPLY, ANSWER})
CENTRE_KINDS = frozenset({CHANGES, REQUEST})
_HEAD = 256
_PROGRAM = b"MZ"  # how every program of Windows begins
_RELEASE = b'"asn-rilis"'


@dataclass(frozen=True)
class OpenedFile:
    """`kind` is one of perubahan, balasan, permintaan, jawaban, pembaruan; empty when `trouble` says why not.

    What stands in clear in a package (sender, number, practice) is not yet proven by anything.
    """

    path: Path
    kind: str = ""
    sender: str = ""
    seq: int = 0
    practice: bool = False
    trouble: Trouble | None = None


def look(path: Path) -> OpenedFile:
    """What the file is, by its content; a trouble is part of the answer, never raised."""
    try:
        if _head(path).startswith(_PROGRAM) or _RELEASE in _head(path):
            return OpenedFile(path, UPDATE)
        header = container.peek(carrier.read(path))[0]
    except OSError:
        return OpenedFile(path, trouble=Trouble("opened_file_gone", name=path.name))
    except Trouble as trouble:
        code = "opened_file_gone" if trouble.code == "file_unreadable" else trouble.code
        return OpenedFile(path, trouble=Trouble(code, **{**trouble.values, "name": path.name}))
    return OpenedFile(path, header.kind, header.sender_name, header.seq, header.latihan)


def misfit(file: OpenedFile, mode: str, practice: bool) -> Trouble | None:
    """Why an office of that mode ("kantor", "bkpsdm") cannot take the file; None when it can be offered there."""
    if file.trouble is not None:
        return file.trouble
    if file.practice != practice:
        return Trouble("practice_package" if file.practice else "real_package")
    wanted = CENTRE_KINDS if mode == "bkpsdm" else OFFICE_KINDS
    if file.kind in wanted:
        return None
    return Trouble("not_a_change_package" if mode == "bkpsdm" else "not_a_reply")


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEAD)
