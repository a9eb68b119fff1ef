"""The PC of the trial, a user's Windows in wine: run Setups and programs there, look at files, registry, shortcuts."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from inno import sha256
from machine import USER, Failed, Machine

HOME = rf"C:\users\{USER}\AppData\Local"
PROGRAM = rf"{HOME}\Programs\ASN Desktop"
DATA = rf"{HOME}\ASN Desktop"
OFFICE = rf"{DATA}\Kantor Ñusa Indah"
UNINSTALL = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\{7C0C5C5E-5B0F-4E0B-9B7B-2F5E0C6C3D51}_is1"
CLASSES = r"HKCU\Software\Classes"
SILENT = "/VERYSILENT /SUPPRESSMSGBOXES /NORESTART /LANG=id"
# Setup draws its pages even when nobody sees them.
DISPLAY = (
    "rm -f /tmp/.X77-lock /tmp/.X11-unix/X77; Xvfb :77 -screen 0 1366x768x24 -nolisten tcp >/dev/null 2>&1 & "
    "for turn in $(seq 100); do [ -S /tmp/.X11-unix/X77 ] && break; sleep 0.1; done; "
)


class PC:
    """What a person at that PC can do, and what can be seen there afterwards."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine

    def setup(self, file: Path, *, before: str = "", log: str = "setup", patience: int = 600) -> int:
        """Run a Setup in silence; its exit code. `before` is a script that starts something first.

        A Setup that finds itself cut off asks for a click even in silence: after `patience` seconds it is ended (124).
        """
        there = "/" + file.relative_to(self.machine.root).as_posix()
        end = "wineserver -k; sleep 1" if before else "[ $done = 124 ] && wineserver -k; wineserver -w"
        done = self.machine.inside(
            f"{DISPLAY}{before}timeout {patience} wine '{there}' {SILENT} '/LOG=Z:\\w\\{log}.log'; "
            f"done=$?; {end}; exit $done",
            seconds=900,
        )
        return done.returncode

    def uninstall(self) -> int:
        """Run the uninstaller in silence and wait for the copy of itself that it goes on in; the exit code."""
        return self.machine.inside(
            f"{DISPLAY}wine '{PROGRAM}\\unins000.exe' /VERYSILENT /SUPPRESSMSGBOXES /NORESTART; "
            "done=$?; wineserver -w; exit $done",
            seconds=300,
        ).returncode  # fmt: skip

    def asn(
        self, words: str, *, user: str = "siti", password: str = "latihan123", seconds: int = 600
    ) -> tuple[int, str]:
        """Run the installed terminal program on the office; exit code and what it printed."""
        done = self.machine.inside(
            f"export ASN_KANTOR='{OFFICE}' ASN_PENGGUNA={user} ASN_SANDI={password} PYTHONIOENCODING=utf-8; "
            f"wine '{PROGRAM}\\asn.exe' {words}; done=$?; wineserver -w; exit $done", seconds=seconds,
        )  # fmt: skip
        return done.returncode, done.stdout

    def answer(self, words: str, why: str) -> Any:
        """The JSON that the terminal program printed; Failed with `why` when it refused."""
        code, said = self.asn(f"{words} --json")
        start = min((place for place in (said.find("{"), said.find("[")) if place >= 0), default=-1)
        if code or start < 0:
            raise Failed(f"{why}: asn {words} ended with {code}: {said.strip()[-300:]}")
        return json.loads(said[start:])

    def smoke(self, number: str) -> dict[str, Any]:
        """The smoke story of the installed program; what it told, when every step went well."""
        target = self.machine.drive / "smoke.json"
        target.unlink(missing_ok=True)
        done = self.machine.inside(
            rf"{DISPLAY}wine '{PROGRAM}\ASN Desktop.exe' --smoke 'C:\smoke.json'; done=$?; wineserver -w; exit $done",
            seconds=900,
        )
        if not target.is_file():
            raise Failed(f"the smoke run of version {number} left no result (exit code {done.returncode})")
        told: dict[str, Any] = json.loads(target.read_text("utf-8"))
        self.machine.log(json.dumps(told, indent=1, ensure_ascii=False))
        bad = [step for step in told["steps"] if step["ok"] is not True]
        if bad or not told["ok"] or not told["steps"] or done.returncode:
            raise Failed(f"the smoke run of version {number} failed: {json.dumps(bad, ensure_ascii=False)[:400]}")
        if told["version"] != number or not told["frozen"]:
            raise Failed(f"the smoke run is of version {told['version']}, not of the frozen {number}")
        return told

    def _key(self, key: str) -> dict[str, str] | None:
        """The texts of a key of the user's registry, as wine's server left them on disk; the key's own under "@"."""
        head = "[" + key.removeprefix("HKCU\\").replace("\\", "\\\\").lower() + "]"
        parts = (self.machine.drive.parent / "user.reg").read_text("utf-8", "replace").split("\n\n")
        for part in parts:
            if part.lower().startswith(head + " ") or part.lower().startswith(head + "\n"):
                pairs = re.findall(r'^(@|"[^"]*")="(.*)"$', part, re.MULTILINE)
                return {name.strip('"'): _plain(text) for name, text in pairs}
        return None

    def value(self, key: str, name: str) -> str | None:
        """A text of the registry (`@`: the key's own); None when it is not there."""
        return (self._key(key) or {}).get(name)

    def has_key(self, key: str) -> bool:
        """Whether the registry has a key."""
        return self._key(key) is not None

    def shortcuts(self) -> list[str]:
        """Names of the shortcuts in the user's start menu."""
        return sorted(
            path.name for path in (self.machine.profile / "AppData/Roaming").rglob("*.lnk") if "ASN" in path.name
        )

    def files(self, folder: str) -> dict[str, str]:
        """The files below a folder of Windows, each with its hash."""
        base = self.machine.path(folder)
        return {path.relative_to(base).as_posix(): sha256(path) for path in sorted(base.rglob("*")) if path.is_file()}


def _plain(text: str) -> str:
    """A text of wine's registry file without its escapes."""
    return re.sub(r"\\(?:x([0-9a-f]{1,4})|(.))", lambda found: chr(int(found[1], 16)) if found[1] else found[2], text)
