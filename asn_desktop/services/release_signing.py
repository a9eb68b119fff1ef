"""The publisher's side: a pair of keys, and the `.rilis` of a finished Setup. The program itself never signs.

Passphrases come in as arguments, are kept nowhere and stand in no message.
"""

from __future__ import annotations

import datetime as dt
import os
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from asn_desktop import __version__
from asn_desktop.packages import release as release_file
from asn_desktop.packages import release_keys
from asn_desktop.packages.release import Keys, Step
from asn_desktop.problems import Problem, Refused, Trouble
from asn_desktop.rules import releases
from asn_desktop.rules.releases import Release
from asn_desktop.services.updates.search import note_of, read_note, trusted
from asn_desktop.store import durable, migrate
from asn_desktop.store.troubles import told


@dataclass(frozen=True)
class Pair:
    """Where the two halves of a new release key lie."""

    private: Path
    public: Path
    fingerprint: str


@dataclass(frozen=True)
class Ask:
    """What the publisher says of a Setup. `version` None: read from its name. The schemas: None, this program's."""

    setup: Path
    news: tuple[str, ...]
    made: dt.date
    version: str | None = None
    other: bool = False  # the Setup may be of another version than this program
    schema: int | None = None
    reads_from: int | None = None


def make_pair(folder: Path, passphrase: str) -> Pair:
    """A new Ed25519 pair in `folder`; the private half under the passphrase and, where modes exist, only its owner's.

    Trouble `release_passphrase_short`, `release_key_exists` (name), `disk_full`, `read_only`.
    """
    private = Ed25519PrivateKey.generate()
    mark = release_keys.fingerprint(private.public_key())
    locked = release_keys.private_pem(private, passphrase)
    durable.make_folder(folder)
    pair = Pair(folder / f"rilis-{mark[:8]}-pribadi.pem", folder / f"rilis-{mark[:8]}.pem", mark)
    _write_once(pair.private, locked, 0o600)
    _write_once(pair.public, release_keys.public_pem(private.public_key()), 0o644)
    return pair


def open_key(path: Path, passphrase: str) -> Ed25519PrivateKey:
    """The private key. Trouble as `release_keys.open_private`."""
    try:
        return release_keys.open_private(path.read_bytes(), passphrase, path.name)
    except OSError:
        raise Trouble("release_key_file", name=path.name) from None


def describe(ask: Ask, step: Step | None = None) -> Release:
    """The release a Setup is. Refused `release_name`, `release_version`, `release_other_version`, `release_news`,
    `release_setup_unreadable`, `release_values`."""
    version = ask.version or _version_in(ask.setup.name)
    if releases.number(version) is None:
        raise Refused(Problem("release_version", values={"version": version[:20]}))
    if version != __version__ and not (ask.other and ask.schema):
        raise Refused(Problem("release_other_version", values={"version": version, "here": __version__}))
    try:
        with ask.setup.open("rb") as file:
            windows = file.read(2) == b"MZ"
        size, sha256 = release_file.digest(ask.setup, step)
    except OSError:
        windows, size, sha256 = False, 0, ""
    if not windows or size > releases.BIGGEST_SETUP:
        raise Refused(Problem("release_setup_unreadable", values={"name": ask.setup.name}))
    steps = sorted(int(one) for one in migrate.known())
    return releases.read({
        "version": version, "file": releases.setup_name(version), "size": size, "sha256": sha256,
        "schema": ask.schema or steps[-1], "reads_from": ask.reads_from or steps[0], "made": ask.made.isoformat(),
        "news": told_news(ask.news),
    })  # fmt: skip


def told_news(lines: Iterable[str]) -> list[str]:
    """The sentences of the notes in composed form, without empty lines. Refused `release_news`."""
    found = [unicodedata.normalize("NFC", line).strip() for line in lines]
    found = [line for line in found if line]
    if not found or not releases.good_news(found):
        limits = {"most": releases.MOST_NEWS, "longest": releases.LONGEST_NEWS}
        raise Refused(Problem("release_news", values=limits))
    return found


def publish(setup: Path, release: Release, private: Ed25519PrivateKey, *, over: bool = False) -> Path:
    """Write the `.rilis` beside the Setup, in one step. Refused `release_file_exists` unless `over`."""
    target = setup.with_name(setup.name + release_file.SUFFIX)
    if target.exists() and not over:
        raise Refused(Problem("release_file_exists", values={"name": target.name}))
    durable.write(target, release_file.sign(release, private))
    return target


def examine(setup: Path, *, keys: Keys | None = None, step: Step | None = None) -> Release:
    """A published Setup with every byte of it, by keys given or carried; what version runs here does not matter.

    Refused as `updates.check` and `update_changed`.
    """
    try:
        note = note_of(setup)
        if note is None:
            raise Refused(Problem("update_no_signature", values={"name": setup.name}))
        release = release_file.verify(read_note(note), trusted() if keys is None else keys)
        if release_file.digest(setup, step) != (release.size, release.sha256):
            raise Refused(Problem("update_changed", values={"name": setup.name}))
    except OSError:
        raise Refused(Problem("update_unreadable", values={"name": setup.name})) from None
    return release


def _version_in(name: str) -> str:
    version = name.removeprefix("ASN-Desktop-").removesuffix("-setup.exe")
    if releases.setup_name(version) != name:
        raise Refused(Problem("release_name", values={"name": name}))
    return version


def _write_once(path: Path, data: bytes, mode: int) -> None:
    """A file that was not there before, never readable by others on its way."""
    with told():
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
        except FileExistsError:
            raise Trouble("release_key_exists", name=path.name) from None
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        durable.sync_folder(path.parent)
