"""The program folder, frozen once from the checkout as it stands, and how it is run: with nothing of this machine."""

from __future__ import annotations

import marshal
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType

ROOT = Path(__file__).resolve().parents[2]
WINDOW, TERMINAL = "ASN Desktop", "asn"


@dataclass(frozen=True)
class Bundle:
    """`folder` holds both programs and `_internal`; `home` is the empty home of whoever runs them."""

    folder: Path
    home: Path

    @property
    def inside(self) -> Path:
        """Where everything but the two programs lies."""
        return self.folder / "_internal"

    def files(self) -> list[Path]:
        """Every file, links left out."""
        return [path for path in self.folder.rglob("*") if path.is_file() and not path.is_symlink()]

    def start(self, program: str, *arguments: object, **more: str) -> subprocess.Popen[str]:
        """Start one of the programs with the least environment there is; what it says can be read."""
        env = {"HOME": str(self.home), "PATH": "/nowhere", "LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"} | more
        command = [str(self.folder / program), *map(str, arguments)]
        pipe = subprocess.PIPE
        return subprocess.Popen(command, cwd=self.home, env=env, stdout=pipe, stderr=pipe, text=True)

    def run(self, program: str, *arguments: object, **more: str) -> subprocess.CompletedProcess[str]:
        """Run one of the programs to its end."""
        with self.start(program, *arguments, **more) as running:
            out, said = running.communicate()
        return subprocess.CompletedProcess(running.args, running.returncode, out, said)

    def code(self) -> Iterator[tuple[str, CodeType]]:
        """Name and code of every module in the archive of the window's program, its door among them."""
        from PyInstaller.archive.readers import CArchiveReader

        archive = CArchiveReader(str(self.folder / WINDOW))
        for name, entry in archive.toc.items():
            if entry[4] in ("s", "s1", "m"):
                yield name, marshal.loads(archive.extract(name))
        modules = archive.open_embedded_archive("PYZ.pyz" if "PYZ.pyz" in archive.toc else "PYZ-00.pyz")
        for name in modules.toc:
            found = modules.extract(name)
            if isinstance(found, CodeType):
                yield name, found


def freeze(base: Path, keys: Path) -> Bundle:
    """Freeze the checkout into a folder whose name has a space and letters outside ASCII; nothing else is touched."""
    place, home = base / "Program Siti Nurhaliza Ñ é", base / "rumah"
    home.mkdir()
    env = os.environ | {"PYINSTALLER_CONFIG_DIR": str(base / "simpanan"), "ASN_RELEASE_KEYS": str(keys)}
    command = [
        sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", "--distpath", str(place),
        "--workpath", str(base / "build"), str(ROOT / "asn-desktop.spec"),
    ]  # fmt: skip
    done = subprocess.run(command, cwd=base, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return Bundle(place / "ASN-Desktop", home)
