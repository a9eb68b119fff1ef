"""Setups with their `.rilis` for the tests: signed by keys made on the spot, laid on what stands for a stick."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from asn_desktop.packages import release as release_file
from asn_desktop.packages.release_keys import fingerprint
from asn_desktop.rules.releases import Release, setup_name
from asn_desktop.store import migrate

KEY, OTHER_KEY = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
SETUP = b"MZ" + bytes(range(256)) * 12_000  # 3 MB, three pieces of the copy
NEWS = ("Pembaruan dari stik.", "Laporan KGB dapat dicetak per unit.")


def keys(*private: Ed25519PrivateKey) -> dict[str, Ed25519PublicKey]:
    """What a program trusts."""
    return {fingerprint(one.public_key()): one.public_key() for one in private or (KEY,)}


def release(version: str = "0.6.0", data: bytes = SETUP, **other: Any) -> Release:
    """What a Setup with these bytes says of itself."""
    made = Release(
        version, setup_name(version), len(data), hashlib.sha256(data).hexdigest(), int(migrate.newest()), 1,
        dt.date(2026, 11, 20), NEWS,
    )  # fmt: skip
    return dataclasses.replace(made, **other)


def lay(
    stick: Path, version: str = "0.6.0", data: bytes = SETUP, *, key: Ed25519PrivateKey = KEY, **other: Any
) -> Path:
    """A Setup and its `.rilis` in a folder; the Setup's path."""
    stick.mkdir(parents=True, exist_ok=True)
    setup = stick / setup_name(version)
    setup.write_bytes(data)
    note = setup.with_name(setup.name + ".rilis")
    note.write_bytes(release_file.sign(release(version, data, **other), key))
    return setup
