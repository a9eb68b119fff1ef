"""A rename Windows refuses for a moment is tried again; its numbers have our codes. Errors are built as there."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from asn_desktop import disk
from asn_desktop.packages import carrier
from asn_desktop.problems import Trouble
from asn_desktop.store import durable
from asn_desktop.store.troubles import trouble_of


def windows(number: int, kind: type[OSError] = PermissionError, code: int = errno.EACCES) -> OSError:
    """The error Windows' Python raises; elsewhere the constructor drops the number."""
    error = kind(code, "x")
    error.winerror = number
    return error


class Scanner:
    """`os.replace` and `os.unlink` while a virus scanner holds the file for the first tries."""

    def __init__(self, times: int, number: int) -> None:
        self.left, self.number, self.tries = times, number, 0

    def __call__(self, deed, *given, **named):
        self.tries += 1
        if self.left > 0:
            self.left -= 1
            raise windows(self.number)
        return deed(*given, **named)


@pytest.fixture
def held(monkeypatch):
    """`held(times, number)`: the next renames fail so often with that number, and nobody waits for real."""
    replace, unlink = os.replace, Path.unlink
    monkeypatch.setattr(disk, "PAUSES", (0.0,) * len(disk.PAUSES))

    def hold(times: int, number: int) -> Scanner:
        scanner = Scanner(times, number)
        monkeypatch.setattr(os, "replace", lambda *a: scanner(replace, *a))
        return scanner

    def hold_removal(times: int, number: int) -> Scanner:
        scanner = Scanner(times, number)
        monkeypatch.setattr(Path, "unlink", lambda *a, **k: scanner(unlink, *a, **k))
        return scanner

    hold.removal = hold_removal
    return hold


@pytest.mark.parametrize("number", [5, 32, 33])
def test_a_rename_waits_for_the_scanner(tmp_path: Path, held, number: int) -> None:
    scanner = held(3, number)
    durable.write(tmp_path / "a", b"isi")
    assert (tmp_path / "a").read_bytes() == b"isi"
    assert scanner.tries == 4
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize("number", [5, 32, 33])
def test_a_file_that_stays_open_elsewhere_is_told_and_the_old_one_stays(tmp_path: Path, held, number: int) -> None:
    """The list is still open in Excel: one sentence, not a traceback, and no litter."""
    durable.write(tmp_path / "a", b"lama")
    scanner = held(99, number)
    with pytest.raises(Trouble, match="file_in_use"):
        durable.write(tmp_path / "a", b"baru")
    assert scanner.tries == len(disk.PAUSES) + 1
    with pytest.raises(Trouble, match="file_in_use"):
        carrier.write(tmp_path, "a", b"baru")
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"a": b"lama"}


def test_a_read_only_file_is_not_called_open(tmp_path: Path, monkeypatch) -> None:
    """The attribute "read-only" answers with the number of a held file."""
    monkeypatch.setattr(disk, "PAUSES", (0.0,))
    monkeypatch.setattr(os, "access", lambda *_: False)  # what Windows says of such a file; root here may write all
    monkeypatch.setattr(os, "replace", lambda *_: Scanner(99, 5)(None))
    with pytest.raises(Trouble, match="read_only"):
        durable.write(tmp_path / "a", b"baru")


def test_a_real_no_is_not_asked_again() -> None:
    tries = []

    def deed() -> None:
        tries.append(1)
        raise PermissionError(errno.EACCES, "x")

    with pytest.raises(PermissionError):
        disk.patiently(deed, pause=lambda _: None)
    assert len(tries) == 1


def test_the_wait_is_bounded() -> None:
    waited: list[float] = []
    with pytest.raises(PermissionError):
        disk.patiently(lambda: Scanner(1, 32)(None), pause=waited.append)
    assert waited == list(disk.PAUSES)
    assert sum(waited) < 2


def test_removal_waits_too(tmp_path: Path, held) -> None:
    (tmp_path / "a").touch()
    held.removal(2, 32)
    durable.remove(tmp_path / "a")
    assert not (tmp_path / "a").exists()
    (tmp_path / "b").touch()
    held.removal(99, 32)
    with pytest.raises(Trouble, match="file_in_use"):
        durable.remove(tmp_path / "b")


@pytest.mark.parametrize(
    ("number", "code"),
    [(19, "read_only"), (21, "disk_failed"), (32, "file_in_use"), (33, "file_in_use"), (39, "disk_full"),
     (112, "disk_full"), (123, "file_name_refused"), (206, "file_name_refused"), (223, "file_too_large"),
     (1006, "disk_failed"), (1117, "disk_failed"), (1167, "disk_failed")],
)  # fmt: skip
def test_windows_numbers_have_codes(number: int, code: str) -> None:
    """Python calls most of them EACCES or EINVAL: by errno alone a pulled stick would be a bug of ours."""
    assert trouble_of(windows(number, OSError, errno.EINVAL)).code == code


def test_a_stick_of_fat32_and_a_name_too_long_are_told() -> None:
    assert trouble_of(OSError(errno.EFBIG, "x")).code == "file_too_large"
    assert trouble_of(OSError(errno.ENAMETOOLONG, "x")).code == "file_name_refused"


def test_a_folder_is_cleared_once_the_scanner_lets_go(tmp_path: Path, monkeypatch) -> None:
    """A half-made backup or practice office must not stay because one file of it was being looked at."""
    folder, real, tries = tmp_path / "a", shutil.rmtree, []
    (folder / "b").mkdir(parents=True)
    monkeypatch.setattr(shutil, "rmtree", lambda *a, **k: real(*a, **k) if len(tries) > 2 else tries.append(1))
    waited: list[float] = []
    assert disk.clear(folder, pause=waited.append)
    assert waited == list(disk.PAUSES[:3])
    folder.mkdir()
    monkeypatch.setattr(shutil, "rmtree", lambda *_a, **_k: None)
    assert not disk.clear(folder, pause=waited.append)
