"""The machine that plays Windows: a Debian root with wine 8 below the work folder, and a user with a difficult name.

Nothing is mounted outside the private namespace of a running command, so nothing stays mounted, however a run ends.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

USER = "Siti Nurhaliza Ñé"
UID = 1000
SUITE = "bookworm"
PACKAGES = (
    "wine", "wine64", "wine32:i386", "xvfb", "xauth", "fonts-dejavu-core", "gcc-mingw-w64-x86-64-win32",
)  # fmt: skip
STAND_INS = Path(__file__).resolve().parents[2] / "tests/windows/stand_ins"
# No Mono, no Gecko, no WMI (Python asks it who made the PC, and wine 8 aborts), no menu of the host.
ENVIRONMENT = {
    "HOME": "/w/home", "WINEPREFIX": "/w/prefix", "WINEARCH": "win64", "WINEDEBUG": "-all", "LANG": "C.UTF-8",
    "WINEDLLOVERRIDES": "mscoree,mshtml,wbemprox=;winemenubuilder.exe=d", "WINEQT_QPA_PLATFORM": "offscreen",
    "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "DISPLAY": ":77", "PYTHONUTF8": "1", "TZ": "Asia/Jakarta",
}  # fmt: skip


class Failed(Exception):  # noqa: N818
    """A step did not do what it promises; the text is the one line that is shown."""


class Machine:
    """The root below `work`, and running things in it. `log` hears every command and what it printed."""

    def __init__(self, work: Path, log: Callable[[str], None]) -> None:
        self.work, self.log = work, log
        self.root = work / "root"
        self.w = self.root / "w"
        self.drive = self.w / "prefix/drive_c"
        self.profile = self.drive / "users" / USER

    def host(self, command: list[str], why: str, *, seconds: int = 1800, **more: object) -> str:
        """Run on the machine itself; what it printed, or Failed with `why`."""
        done = self._run(command, seconds, **more)
        if done.returncode:
            raise Failed(f"{why} (exit code {done.returncode}; see {self.work / 'log.txt'})")
        return done.stdout

    def inside(
        self, script: str, *, administrator: bool = False, seconds: int = 1800
    ) -> subprocess.CompletedProcess[str]:
        """Run a shell script in the root, as the difficult user in /w; an answer with `returncode` and `stdout`."""
        who = "0:0" if administrator else f"{UID}:{UID}"
        settings = [f"{name}={value}" for name, value in ENVIRONMENT.items()]
        inner = ["env", "-i", *settings, "bash", "-c", f"cd /w 2>/dev/null; {script}"]
        # A process namespace of its own: the programs that a script leaves running end with it.
        start = 'mount -t proc proc "$1/proc" && shift 1 && exec "$@"'
        return self._run(
            ["unshare", "-m", "-p", "-f", "--kill-child", "sh", "-c", start, "sh", str(self.root),
             "chroot", f"--userspec={who}", str(self.root), *inner], seconds,
        )  # fmt: skip

    def must(self, script: str, why: str, **more: object) -> str:
        """`inside`, or Failed with `why`."""
        done = self.inside(script, **more)  # type: ignore[arg-type]
        if done.returncode:
            raise Failed(f"{why} (exit code {done.returncode}; see {self.work / 'log.txt'})")
        return done.stdout

    def _run(self, command: list[str], seconds: int, **more: object) -> subprocess.CompletedProcess[str]:
        self.log("$ " + " ".join(command[-1:] if command[0] == "unshare" else command))
        try:
            done = subprocess.run(  # type: ignore[call-overload]
                command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                encoding="utf-8", errors="replace", timeout=seconds, **more,
            )  # fmt: skip
        except subprocess.TimeoutExpired as late:
            raise Failed(f"no answer after {seconds} s: {command[-1][:200]}") from late
        self.log(done.stdout + f"[{done.returncode}]")
        return done

    def path(self, there: str) -> Path:
        """A path of Windows, as the host sees it: C: is the prefix, Z: the root."""
        drive, rest = there[0].upper(), there[3:].replace("\\", "/")
        return (self.drive if drive == "C" else self.root) / rest

    # -- making it --------------------------------------------------------------------------------------------------

    def recipe(self) -> str:
        """What the kept root was made from; another recipe makes another root."""
        sources = [path.read_bytes() for path in sorted(STAND_INS.glob("*.c"))]
        parts = [repr((SUITE, PACKAGES, USER, UID)).encode(), *sources]
        return hashlib.sha256(b"\0".join(parts)).hexdigest()

    def is_kept(self) -> bool:
        """Whether a finished root of this very recipe stands."""
        marker = self.w / "made"
        return marker.is_file() and marker.read_text() == self.recipe()

    def debian(self) -> None:
        """A minimal Debian of one suite; 32-bit packages are added there and never to the machine itself."""
        if not shutil.which("debootstrap"):
            self.host(["apt-get", "update", "-qq"], "Debian's package lists could not be fetched")
            self.host(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "debootstrap"], "debootstrap is missing and could not be installed")  # fmt: skip  # noqa: E501
        shutil.rmtree(self.root, ignore_errors=True)
        self.host(
            ["debootstrap", "--variant=minbase", "--include=ca-certificates", SUITE, str(self.root)],
            "the download of the Debian root failed",
        )
        (self.root / "usr/sbin/policy-rc.d").write_text("#!/bin/sh\nexit 101\n")
        (self.root / "usr/sbin/policy-rc.d").chmod(0o755)
        shutil.copy(Path("/etc/resolv.conf").resolve(), self.root / "etc/resolv.conf")

    def wine(self) -> None:
        """wine for 64 and 32 bits, a display that nobody sees, a compiler for the stand-ins; the user."""
        self.must(
            "export DEBIAN_FRONTEND=noninteractive; dpkg --add-architecture i386 && apt-get update -qq && "
            f"apt-get install -y -qq --no-install-recommends {' '.join(PACKAGES)} && apt-get clean",
            "the download of wine failed", administrator=True,
        )  # fmt: skip
        with (self.root / "etc/passwd").open("a", encoding="utf-8") as passwd:
            passwd.write(f"{USER}:x:{UID}:{UID}::/w/home:/bin/bash\n")
        for folder in (self.w, self.w / "home", self.w / "stand_ins"):
            folder.mkdir(exist_ok=True)
        for source in sorted(STAND_INS.glob("*.c")):
            shutil.copy(source, self.w / "stand_ins")
        for path in (self.w, *self.w.rglob("*")):
            os.chown(path, UID, UID)
        (self.root / "tmp").chmod(0o1777)

    def prefix(self) -> None:
        """A Windows 10 of wine, with the stand-ins in its system folder, kept as it was when new."""
        shutil.rmtree(self.w / "prefix", ignore_errors=True)
        self.must("wineboot -i; wineserver -w; wine winecfg /v win10; wineserver -w", "wine did not make its prefix")
        if not self.profile.is_dir():
            raise Failed(
                f"wine did not take the user name; it has {sorted(p.name for p in self.profile.parent.glob('*'))}"
            )
        for source in sorted(STAND_INS.glob("*.c")):
            self.must(
                f"x86_64-w64-mingw32-gcc -O2 -shared -o prefix/drive_c/windows/system32/{source.stem}.dll "
                f"stand_ins/{source.name} -ladvapi32", f"the stand-in {source.name} did not compile",
            )  # fmt: skip
        self.must(
            "rm -rf new && mkdir new && cp -a prefix/*.reg prefix/drive_c/users new/", "the new prefix was not kept"
        )
        (self.w / "made").write_text(self.recipe())

    def as_new(self) -> None:
        """Registry and user folders as on the first day: nothing of an earlier trial is left."""
        self.must(
            "chmod -R u+w prefix/drive_c/users; rm -rf prefix/drive_c/users && "
            "cp -a new/*.reg prefix/ && cp -a new/users prefix/drive_c/",
            "the prefix could not be laid anew",
        )  # fmt: skip
