"""Files on a stick: whole or not there, and read back before they count."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from asn_desktop.packages import carrier
from asn_desktop.problems import Trouble


def test_a_file_is_written_whole_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = carrier.write(tmp_path, "a.asnx", b"isi")
    assert carrier.read(path) == b"isi"
    assert [p.name for p in tmp_path.iterdir()] == ["a.asnx"]


def test_a_stick_that_was_pulled_is_named(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as refusal:
        carrier.write(tmp_path / "tidak ada", "a.asnx", b"isi")
    assert refusal.value.code == "folder_missing"


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, "disk_full"), (errno.EROFS, "folder_read_only"), (errno.EACCES, "folder_read_only"),
     (errno.EIO, "file_not_written")],
)  # fmt: skip
def test_each_way_a_stick_fails_has_its_code_and_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    carrier.write(tmp_path, "a.asnx", b"lama")

    def fail(_handle: int) -> None:
        raise OSError(number, "the disk said so")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(Trouble) as refusal:
        carrier.write(tmp_path, "a.asnx", b"baru")
    assert refusal.value.code == code
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"a.asnx": b"lama"}


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as refusal:
        carrier.read(tmp_path / "x.asnx")
    assert refusal.value.code == "file_unreadable"
