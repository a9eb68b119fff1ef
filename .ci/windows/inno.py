"""Inno Setup's compiler, and the Setups it makes from the one installer.iss of the project."""

from __future__ import annotations

import hashlib
import shutil
import tarfile
from pathlib import Path

from interpreter import fetched
from machine import Failed, Machine
from payload import EARLIER, megabytes, version

PACKAGE, SHA256 = "innosetup@6.4.1", "fc36b763a729c8964416552d733f4864ac4a4934d0a6569e20c2feb4c29b9684"
LIMIT = 45.0


def compiler(machine: Machine) -> None:
    """ISCC.exe and what belongs to it, in the root's folder `iscc`."""
    if not shutil.which("npm"):
        machine.host(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "npm"], "npm is missing and could not be installed")  # fmt: skip  # noqa: E501
    file = fetched(machine, PACKAGE.replace("@", "-") + ".tgz", SHA256, ["npm", "pack", "--silent", PACKAGE])
    folder = machine.w / "iscc"
    if (folder / "ISCC.exe").exists():
        return
    folder.mkdir(exist_ok=True)
    with tarfile.open(file) as package:
        for member in package.getmembers():
            if member.isfile() and member.name.startswith("package/bin/"):
                target = folder / member.name.removeprefix("package/bin/")
                target.parent.mkdir(parents=True, exist_ok=True)
                content = package.extractfile(member)
                target.write_bytes(content.read() if content else b"")


def setup(machine: Machine, folder: Path) -> Path:
    """The Setup that would be handed out, of the program folder `folder`; at most 45 MB."""
    made = _compile(machine, folder, version(machine.w / "source"), "")
    if (size := megabytes(made)) > LIMIT:
        raise Failed(f"the Setup has {size} MB; {LIMIT:.0f} MB is the limit")
    return made


def earlier_setup(machine: Machine, folder: Path) -> Path:
    """A Setup of an earlier version, to upgrade from; compressed in a hurry."""
    return _compile(machine, folder, EARLIER, f"/DAppVersion={EARLIER} /DCompression=lzma2/fast")


def _compile(machine: Machine, folder: Path, number: str, more: str) -> Path:
    machine.must(
        f"cd source && wine ../iscc/ISCC.exe /Q '/DPayload=dist\\{folder.name}' {more} installer.iss; done=$?; "
        "wineserver -w; exit $done",
        f"Inno Setup did not compile version {number}",
    )  # fmt: skip
    made = machine.w / f"source/dist/ASN-Desktop-{number}-setup.exe"
    if not made.is_file():
        raise Failed(f"Inno Setup made no {made.name}")
    return made


def damaged(setup: Path, folder: Path) -> dict[str, Path]:
    """Copies of a Setup that no PC should take: cut off, and with one byte changed in its packed files."""
    content = setup.read_bytes()
    cut, changed = folder / "cut-setup.exe", folder / "changed-setup.exe"
    cut.write_bytes(content[: len(content) * 6 // 10])
    place = len(content) // 2
    changed.write_bytes(content[:place] + bytes([content[place] ^ 0xFF]) + content[place + 1 :])
    return {"cut off": cut, "changed by one byte": changed}


def sha256(file: Path) -> str:
    """The hash of a file, as hexadecimal text."""
    return hashlib.sha256(file.read_bytes()).hexdigest()
