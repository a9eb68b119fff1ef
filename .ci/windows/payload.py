"""The program folder for Windows, frozen by the one spec under wine; and the same as an earlier version had it."""

from __future__ import annotations

import os
import re
from pathlib import Path

from interpreter import checkout
from machine import STAND_INS, UID, Failed, Machine

NAME = "ASN-Desktop"
EARLIER = "0.4.9"
LEFT_OVER = "_internal/asn_desktop/resources/of_an_earlier_version.txt"  # the newer version does not bring it
MARK = b"ASN Desktop stand-in"  # every stand-in of tests/windows/stand_ins carries these bytes
# Runs the spec, then makes the folder once more from the same analysis with an older number in the program.
BOTH = '''"""The program folder, and once more with an earlier version in it (see payload.py of the chain)."""
from pathlib import Path

from PyInstaller.config import CONF

exec(compile((Path(SPECPATH) / "asn-desktop.spec").read_text("utf-8"), "asn-desktop.spec", "exec"))
older = Path(workpath) / "earlier/__init__.py"
older.parent.mkdir(exist_ok=True)
older.write_text((HERE / "asn_desktop/__init__.py").read_text("utf-8").replace(f'"{VERSION}"', '"EARLIER"'), "utf-8")
CONF["code_cache"].get(id(a.pure), {}).pop("asn_desktop", None)
a.pure = type(a.pure)([(name, str(older) if name == "asn_desktop" else path, kind) for name, path, kind in a.pure])
VERSION = "EARLIER"
pyz = PYZ(a.pure, name=str(Path(workpath) / "earlier.pyz"))
COLLECT(
    program(NAME, "Kepegawaian ASN, luring", console=False),
    program(TERMINAL, "Kepegawaian ASN dari terminal", console=True),
    a.binaries, a.datas, name="ASN-Desktop-earlier", strip=not WINDOWS, upx=False,
)
'''


def version(source: Path) -> str:
    """The version of the program in a checkout."""
    text = (source / "asn_desktop/__init__.py").read_text("utf-8")
    found = re.search(r'__version__ = "(.+?)"', text)
    if not found:
        raise Failed("asn_desktop/__init__.py tells no version")
    return found[1]


def stand_ins_in(folder: Path) -> list[str]:
    """Files of a folder that are stand-ins for wine, by their name or by what they hold."""
    names = {f"{path.stem}.dll".lower() for path in STAND_INS.glob("*.c")}
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return [
        path.relative_to(folder).as_posix()
        for path in files
        if path.name.lower() in names or (path.suffix.lower() in (".dll", ".pyd", ".exe") and MARK in path.read_bytes())
    ]


def freeze(machine: Machine, keys: Path) -> tuple[Path, Path]:
    """The program folder and the earlier one, with the public release keys that lie in `keys`; both checked."""
    source = machine.w / "source"
    checkout(machine, source)
    (source / "both.spec").write_text(BOTH.replace("EARLIER", EARLIER), "utf-8")
    os.chown(source / "both.spec", UID, UID)
    machine.must(
        f"export ASN_RELEASE_KEYS='Z:\\w\\{keys.name}'; cd source && "
        "wine ../python/python.exe -m PyInstaller --noconfirm --clean --log-level WARN both.spec; "
        "done=$?; wineserver -w; exit $done",
        "PyInstaller did not make the program folder", seconds=3000,
    )  # fmt: skip
    made = source / "dist" / NAME
    earlier = source / "dist" / f"{NAME}-earlier"
    for folder in (made, earlier):
        for program in ("ASN Desktop.exe", "asn.exe", "_internal/python313.dll"):
            if not (folder / program).is_file():
                raise Failed(f"{program} is missing in {folder.name}")
        if strange := stand_ins_in(folder):
            raise Failed(f"stand-ins in what would be handed out: {', '.join(strange)}")
        if not any((folder / "_internal/asn_desktop/resources/release").glob("*.pem")):
            raise Failed(f"{folder.name} knows no release key")
    (earlier / LEFT_OVER).write_text("of an earlier version\n")
    return made, earlier


def megabytes(path: Path) -> float:
    """Size of a file or of all files of a folder, in MB of 1,000,000 bytes."""
    files = [path] if path.is_file() else [entry for entry in path.rglob("*") if entry.is_file()]
    return round(sum(entry.stat().st_size for entry in files) / 1e6, 1)
