"""Update by stick: a Setup of 45 MB made ready, beside a plain copy that checks nothing; a full stick searched.

The plain copy is `shutil.copy` with the same fsync at its end. Ours hashes what it reads, forces it to the disk, lets
go of the pages in memory, reads the copy back and hashes it again.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import random
import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from asn_desktop.packages import release as release_file
from asn_desktop.packages.release_keys import fingerprint
from asn_desktop.rules.releases import Release, setup_name
from asn_desktop.services import office, updates
from asn_desktop.services.updates.copies import copied
from asn_desktop.store import migrate
from asn_desktop.store.seals import Argon2
from benchmarks.rows import Row, interleaved

NOW = dt.datetime(2026, 11, 23, 2, 15, tzinfo=dt.UTC)
LIGHT = Argon2(memory=1024, passes=1, lanes=1)
SIZE, FILES = 45 * 1024**2, 3_000
USERS = (office.NewUser("siti", "Siti", "sandi siti 2026"), office.NewUser("budi", "Budi", "sandi budi 2026"))


def _lay(stick: Path, key: Ed25519PrivateKey) -> Release:
    data = b"MZ" + random.Random(20261123).randbytes(SIZE - 2)
    release = Release(
        "9.6.0", setup_name("9.6.0"), SIZE, hashlib.sha256(data).hexdigest(), int(migrate.newest()), 1, NOW.date(),
        ("Pembaruan dari stik.",),
    )  # fmt: skip
    stick.mkdir()
    (stick / release.file).write_bytes(data)
    (stick / (release.file + release_file.SUFFIX)).write_bytes(release_file.sign(release, key))
    return release


def _plain(source: Path, target: Path) -> int:
    shutil.copy(source, target)
    handle = os.open(target, os.O_RDWR)
    os.fsync(handle)
    os.close(handle)
    return target.stat().st_size


def _nothing(_done: int, _total: int, _phase: str) -> None:
    """Nobody looks on."""


def rows() -> list[Row]:
    """Copy with both hashes, the whole preparation, the search."""
    key = Ed25519PrivateKey.generate()
    keys = {fingerprint(key.public_key()): key.public_key()}
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        release = _lay(home / "stik", key)
        setup = home / "stik" / release.file
        office.create(home / "kantor", office.NewOffice("Dinas", "PEMERINTAH", "Tirtamaya"), USERS, now=NOW, cost=LIGHT)
        opened = stack.enter_context(office.unlock(home / "kantor", "siti", "sandi siti 2026", clock=lambda: NOW))
        found = updates.check(setup, schema=None, keys=keys)
        taken = interleaved({
            "plain": lambda: _plain(setup, home / "salinan.exe"),
            "checked": lambda: copied(setup, home / "salin", release, _nothing),
            "whole": lambda: updates.prepare(
                opened, found, root=opened.office.folder, now=NOW, keys=keys, second=home / "stik"
            ),
        })  # fmt: skip
        assert (home / "salin" / release.file).read_bytes() == setup.read_bytes()
        for number in range(FILES):
            (home / "stik" / f"laporan {number}.xlsx").touch()
        search = interleaved({
            "listing": lambda: list((home / "stik").iterdir()),
            "look": lambda: updates.look([home / "stik"], keys=keys)[0].offered,
        })  # fmt: skip
    plain = f"shutil.copy and fsync {taken['plain'].wall:.2f} s"
    listing = f"listing the folder {search['listing'].wall * 1000:.0f} ms"
    return [
        Row("copy a Setup of 45 MB, hashed, read back, hashed", plain, taken["checked"].wall, "≤ 3", "s",
            "the copy equals the Setup; a changed byte is refused in the tests"),
        Row("make that Setup ready: signature, two verified backups, checked copy", plain, taken["whole"].wall, "≤ 5",
            "s", "an office without people, backups on this PC and on the stick"),
        Row(f"find it among {FILES:,} files of a stick", listing, search["look"].wall * 1000, "≤ 200", "ms",
            "the signature is verified, the bytes are not hashed"),
    ]  # fmt: skip
