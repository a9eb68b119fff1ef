"""Files at the door: read, saved and told apart by their content, without a session."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from asn_desktop.packages import carrier, container
from asn_desktop.packages.manifest import ANSWER, CHANGES, REPLY, REQUEST

__all__ = ["ANSWER", "CHANGES", "REPLY", "REQUEST", "kind", "read_file", "save_file", "save_files"]


def kind(data: bytes) -> str:
    """What a file is: perubahan, balasan, permintaan or jawaban. Trouble `not_a_package`, `package_cut`, ..."""
    return container.peek(data)[0].kind


def read_file(path: Path) -> bytes:
    """The bytes of a package under any name, its trailer checked. Trouble `file_unreadable` and those of `kind`."""
    data = carrier.read(path)
    kind(data)
    return data


def save_files(folder: Path, files: Sequence[tuple[str, bytes]]) -> list[Path]:
    """Several files, each whole and read back. Trouble as `packages.carrier.write`."""
    return [carrier.write(folder, name, data) for name, data in files]


def save_file(folder: Path, name: str, data: bytes) -> Path:
    """A file written whole and read back. Trouble as `packages.carrier.write`."""
    return carrier.write(folder, name, data)
