"""Keys of releases: public halves the program trusts, the private half of whoever publishes.

The private half is PKCS#8 under a passphrase and never part of the program; see resources/release/README.md.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from asn_desktop.problems import Trouble

LEAST = 12  # characters of the passphrase
_BIGGEST = 16 * 1024


def fingerprint(public: Ed25519PublicKey) -> str:
    """SHA-256 of the public key (SubjectPublicKeyInfo, DER), 64 hexadecimal digits."""
    return hashlib.sha256(public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).hexdigest()


def shown(mark: str) -> str:
    """A fingerprint in groups of four, as people read it aloud."""
    return " ".join(mark[place : place + 4] for place in range(0, len(mark), 4))


def public_pem(public: Ed25519PublicKey) -> bytes:
    """The half everybody may have."""
    return public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def private_pem(private: Ed25519PrivateKey, passphrase: str) -> bytes:
    """The half only its holder may have, locked by a passphrase. Trouble `release_passphrase_short` (least)."""
    if len(passphrase) < LEAST:
        raise Trouble("release_passphrase_short", least=LEAST)
    return private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(passphrase.encode()))


def open_private(data: bytes, passphrase: str, name: str = "") -> Ed25519PrivateKey:
    """The private key of a file. Trouble `release_passphrase`, `release_key_file` (name), `release_key_open` (name:
    the file carries no passphrase)."""
    try:
        found = load_pem_private_key(data, passphrase.encode())
    except TypeError:
        raise Trouble("release_key_open", name=name) from None
    except (ValueError, UnsupportedAlgorithm):
        wrong = b"BEGIN ENCRYPTED PRIVATE KEY" in data
        raise Trouble("release_passphrase" if wrong else "release_key_file", name=name) from None
    if not isinstance(found, Ed25519PrivateKey):
        raise Trouble("release_key_file", name=name)
    return found


def read_public(path: Path) -> Ed25519PublicKey:
    """The public key of a file. Trouble `release_key_file` (name)."""
    try:
        with path.open("rb") as file:
            found = load_pem_public_key(file.read(_BIGGEST))
    except (OSError, ValueError, UnsupportedAlgorithm):
        raise Trouble("release_key_file", name=path.name) from None
    if not isinstance(found, Ed25519PublicKey):
        raise Trouble("release_key_file", name=path.name)
    return found


def read_keys(folder: Path) -> dict[str, Ed25519PublicKey]:
    """Every `*.pem` of a folder by fingerprint; empty for a folder without. Trouble `release_key_file` (name)."""
    keys = [read_public(path) for path in sorted(folder.glob("*.pem"))]
    return {fingerprint(key): key for key in keys}
