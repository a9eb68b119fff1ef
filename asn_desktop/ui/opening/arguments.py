"""What stands behind the program's name: the folder of an office, or files that were double clicked."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Given:
    """The office to open (None: this user's own) and the files to offer once it is open."""

    office: Path | None = None
    files: tuple[Path, ...] = ()


def read(arguments: Sequence[str], here: Path | None = None) -> Given:
    """Sort the arguments: a folder that is there is the office, a file is a file.

    What is not there any more (a stick pulled out) is a file when its name has an ending, else the folder of an office
    that is yet to be made. Words that begin with `--` are for other doors. `here` is where relative paths begin.
    """
    office: Path | None = None
    files: list[Path] = []
    for text in arguments:
        if not text or text.startswith("--"):
            continue
        path = _absolute(text, here)
        if _is_folder(path) or (not _is_there(path) and not path.suffix):
            office = path if office is None else office
        elif path not in files:
            files.append(path)
    return Given(office, tuple(files))


def _absolute(text: str, here: Path | None) -> Path:
    path = Path(text)
    with suppress(RuntimeError):  # "~$surat.asnx" begins like the home of somebody who is not here
        path = path.expanduser()
    return Path(os.path.abspath((here or Path.cwd()) / path))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a drive that went away in the middle of the question
        return False


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False
