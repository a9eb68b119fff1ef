"""The Windows chain, `make windows`: freeze, pack, install, run, upgrade and take away the program, under wine.

    python3 .ci/windows                     the whole chain; the root below build/windows is kept for the next time
    python3 .ci/windows --fresh             the same, beginning from an empty work folder
    python3 .ci/windows in-root COMMAND…    a shell command in the root, as its user in /w (after a run has made it);
                                            wine, iscc/ISCC.exe and python/python.exe lie there; Z:\\w is that folder

ASN_WINE=<folder> is another work folder. Needs root, Debian's debootstrap and npm (installed when missing), 6 GB.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import inno
import interpreter
import payload
import proof
import stick
from machine import Failed, Machine
from trial import Trial

CHECKOUT = Path(__file__).resolve().parents[2]
SPACE = 6e9
Answer = TypeVar("Answer")


class Chain:
    """The steps with their seconds, shown as they go and kept in the log."""

    def __init__(self, work: Path) -> None:
        work.mkdir(parents=True, exist_ok=True)
        self.file = (work / "log.txt").open("w", encoding="utf-8")
        self.machine = Machine(work, self.log)
        self.seconds: dict[str, float] = {}

    def log(self, text: str) -> None:
        """A line of the log."""
        self.file.write(text.rstrip() + "\n")
        self.file.flush()

    def step(self, name: str, deed: Callable[..., Answer], *values: Any) -> Answer:
        """Do it, and say how long it took."""
        begin = time.monotonic()
        self.log(f"\n=== {name}")
        answer = deed(*values)
        self.seconds[name] = round(time.monotonic() - begin, 1)
        print(f"[{sum(self.seconds.values()):6.0f} s] {name}: {self.seconds[name]} s", flush=True)
        return answer

    def run(self) -> None:
        """The whole chain; Failed at the first promise that is not kept."""
        machine = self.machine
        kind = "kept" if machine.is_kept() else "fresh"
        if kind == "fresh":
            self.step("Debian root", machine.debian)
            self.step("wine", machine.wine)
            self.step("prefix", machine.prefix)
        self.step("CPython and wheels", interpreter.lay, machine)
        self.step("Inno Setup", inno.compiler, machine)
        keys = self.step("release key", stick.keys, machine)
        folder, older = self.step("program folder", payload.freeze, machine, keys)
        setup = self.step("Setup", inno.setup, machine, folder)
        earlier = self.step("earlier Setup", inno.earlier_setup, machine, older)
        number = payload.version(machine.w / "source")
        self.trial(setup, earlier, number)
        self.keep(kind, number, setup, folder)

    def trial(self, setup: Path, earlier: Path, number: str) -> None:
        """Install, use, refuse, upgrade by a signed stick, take away."""
        story = Trial(self.machine, setup, earlier, number)
        self.step("install", story.install)
        self.step("smoke of the installed program", story.smoke)
        self.step("an office with data", story.office)
        self.step("damaged Setup, running program", story.refusals)
        signed = self.step("signature", stick.signed, self.machine, setup)
        self.step("update by stick", stick.update, self.machine, story.pc, signed, number)
        self.step("what the upgrade left", story.upgraded)
        self.step("smoke after the upgrade", story.smoke_new)
        self.step("older version refused", story.downgrade)
        self.step("uninstall, data kept", story.uninstall)

    def keep(self, kind: str, number: str, setup: Path, folder: Path) -> None:
        """The Setup in dist/, the proof beside the chain, the figures in the page."""
        (CHECKOUT / "dist").mkdir(exist_ok=True)
        shutil.copy(setup, CHECKOUT / "dist")
        values = {
            "version": number, "day": dt.datetime.now(dt.UTC).date().isoformat(), "python": interpreter.CPYTHON,
            "setup_megabytes": payload.megabytes(setup), "payload_megabytes": payload.megabytes(folder),
            "seconds": {kind: self.seconds}, "fingerprint": proof.fingerprint(CHECKOUT),
        }  # fmt: skip
        page = CHECKOUT / proof.FIGURES
        text = page.read_text("utf-8") if page.exists() else ""
        page.write_text(proof.shown(text, proof.table(proof.written(values))), "utf-8")


def refusal(work: Path) -> str | None:
    """What keeps the chain from beginning, in one line."""
    if os.geteuid() != 0:
        return "root is needed: the chain makes a Debian root with debootstrap and enters it"
    if sys.platform != "linux" or not shutil.which("apt-get"):
        return "Debian is needed: the chain takes wine and debootstrap from its packages"
    free = shutil.disk_usage(work if work.exists() else CHECKOUT).free
    if free < SPACE and not (work / "root/w/made").exists():
        return f"{SPACE / 1e9:.0f} GB of disk are needed, and {free / 1e9:.1f} GB are free"
    return None


def main() -> int:
    """The exit code: 0 every promise was kept; 1 one was not, or the chain could not begin."""
    words = argparse.ArgumentParser(
        prog="python3 .ci/windows", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    words.add_argument("--fresh", action="store_true", help="throw the kept root away first")
    words.add_argument("what", nargs="?", choices=["in-root"], help="run a command in the root instead")
    words.add_argument("command", nargs=argparse.REMAINDER)
    asked = words.parse_args()
    work = Path(os.environ.get("ASN_WINE") or CHECKOUT / "build/windows").resolve()
    if trouble := refusal(work):
        print(f"WINDOWS CHAIN NOT RUN: {trouble}", file=sys.stderr)
        return 1
    if asked.what == "in-root":
        done = Machine(work, lambda text: None).inside(" ".join(asked.command))
        print(done.stdout, end="")
        return done.returncode
    if asked.fresh:
        shutil.rmtree(work, ignore_errors=True)
    try:
        Chain(work).run()
    except Failed as problem:
        print(f"WINDOWS CHAIN FAILED: {problem}", file=sys.stderr)
        return 1
    print("installed, smoke passed, upgraded, uninstalled, data kept")
    return 0


if __name__ == "__main__":
    sys.exit(main())
