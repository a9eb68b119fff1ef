"""The signed release: a key for this run, the signature beside the Setup, and the stick from which the PC takes it."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

from interpreter import CHECKOUT
from machine import UID, Failed, Machine
from pc import DATA, DISPLAY, OFFICE, PC, PROGRAM, UNINSTALL
from trial import hold

PASSPHRASE = "kunci untuk satu kali jalan"  # of a key that is made and thrown away in this run
ASN = CHECKOUT / ".venv/bin/asn"


def keys(machine: Machine) -> Path:
    """A pair of release keys by the checkout's own command; the folder in the root with the public half alone."""
    private, public = machine.work / "release_key", machine.w / "keys"
    for folder in (private, public):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    machine.host([str(ASN), "rilis", "kunci", str(private)], "no release key was made", env=_environment())
    halves = {"PRIVATE" in path.read_text(): path for path in sorted(private.glob("*.pem"))}
    if set(halves) != {True, False}:
        raise Failed(f"a pair of release keys was expected in {private}")
    shutil.copy(halves[False], public)
    halves[True].rename(private / "private.pem")
    return public


def _environment() -> dict[str, str]:
    return {**os.environ, "ASN_SANDI_RILIS": PASSPHRASE, "PYTHONUTF8": "1"}


def signed(machine: Machine, setup: Path) -> Path:
    """The stick, drive E: of the PC, with the Setup and its signature; the Setup on it."""
    stick, drive = machine.w / "stick", machine.drive.parent / "dosdevices/e:"
    shutil.rmtree(stick, ignore_errors=True)
    stick.mkdir()
    copy = stick / setup.name
    shutil.copy(setup, copy)
    machine.host(
        [str(ASN), "rilis", "tanda-tangan", str(copy), "--kunci", str(machine.work / "release_key/private.pem"),
         "--baru", "Dibuat dan dicoba untuk Windows."], "the Setup could not be signed", env=_environment(),
    )  # fmt: skip
    for path in (stick, *stick.iterdir()):
        os.chown(path, UID, UID)
    if not drive.is_symlink():
        drive.symlink_to("/w/stick")
        os.chown(drive, UID, UID, follow_symlinks=False)
    return copy


def update(machine: Machine, pc: PC, setup: Path, number: str) -> None:
    """The installed earlier program finds the Setup, checks it, makes it ready beside a backup, and starts it."""
    _damaged(machine, pc, setup)
    told = pc.answer(r"perbarui periksa 'E:\'", "the stick was not looked through")
    offered = [one for one in told["ditemukan"] if one["ditawarkan"]]
    hold(
        len(offered) == 1 and offered[0]["rilis"]["version"] == number,
        f"version {number} is offered: {json.dumps(told)[:300]}",
    )
    pc.answer(f"perbarui siapkan 'E:\\{setup.name}'", "the Setup was not made ready")
    ready = list(machine.path(DATA).rglob("*-setup.exe"))
    hold(
        [file.read_bytes() == setup.read_bytes() for file in ready] == [True],
        "the Setup on this PC is the one of the stick",
    )
    hold(list(setup.parent.glob("*/")), "a backup lies on the stick, too")
    before = pc.files(OFFICE)["kantor.asn"]
    _start(machine, number)
    hold(pc.files(OFFICE)["kantor.asn"] == before, "the Setup does not touch the office")


def _damaged(machine: Machine, pc: PC, setup: Path) -> None:
    """A Setup whose bytes are not the signed ones is not made ready, and leaves nothing on the PC."""
    content = setup.read_bytes()
    try:
        setup.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
        code, said = pc.asn(f"perbarui siapkan 'E:\\{setup.name}' --json")
        hold(
            code in (1, 3),
            f"a changed Setup on the stick is refused in words (exit code {code}: {said.strip()[-200:]})",
        )
        hold(not list(machine.path(DATA).rglob("*-setup.exe*")), "a refused Setup leaves nothing on the PC")
    finally:
        setup.write_bytes(content)


def _start(machine: Machine, number: str) -> None:
    """`asn perbarui pasang`, until the Setup has ended and has opened the new program again."""
    machine.must(
        f"{DISPLAY}export ASN_KANTOR='{OFFICE}' ASN_PENGGUNA=siti ASN_SANDI=latihan123 PYTHONIOENCODING=utf-8; "
        f"wine '{PROGRAM}\\asn.exe' perbarui pasang || exit 9; "
        "for turn in $(seq 240); do sleep 1; "
        f"wine reg query '{UNINSTALL}' /v DisplayVersion | grep -q '{number}' || continue; "
        "grep -q 'ASN-Desktop-[0-9.]*-setu[p]' /proc/[0-9]*/cmdline && continue; "  # it still tidies up
        "grep -q 'ASN Deskto[p].exe' /proc/[0-9]*/cmdline && { sleep 3; wineserver -k; sleep 1; exit 0; }; "
        "done; exit 8",
        "the Setup that the program starts did not end with the new version open again", seconds=900,
    )  # fmt: skip
