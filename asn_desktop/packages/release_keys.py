"""Keys of releases: public halves the program trusts, the private half of whoever publishes.

The private half is PKCS#8 under a passphrase and never part of the program; see resources/release/README.md.
"""

from __future__ import annotations

import base64
import hashlib
import os
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.padding import PKCS7
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from asn_desktop.packages import der
from asn_desktop.packages.der import tlv
from asn_desktop.problems import Trouble

LEAST = 12  # characters of the passphrase
ROUNDS = 600_000  # of PBKDF2; the library's own PKCS#8 takes 2,048, which a stolen file would not withstand long
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
    """The half only its holder may have: PKCS#8 under PBES2 (PBKDF2 with HMAC-SHA256, AES-256-CBC; RFC 8018), as
    `openssl pkey` opens it. Trouble `release_passphrase_short` (least)."""
    if len(passphrase) < LEAST:
        raise Trouble("release_passphrase_short", least=LEAST)
    salt, start = os.urandom(16), os.urandom(16)
    plain = private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    padder = PKCS7(128).padder()
    secret = hashlib.pbkdf2_hmac("sha256", passphrase.encode(), salt, ROUNDS, 32)
    locking = Cipher(algorithms.AES256(secret), modes.CBC(start)).encryptor()
    locked = locking.update(padder.update(plain) + padder.finalize()) + locking.finalize()
    text = base64.b64encode(tlv(der.SEQUENCE, _scheme(salt, start), tlv(der.OCTETS, locked))).decode()
    lines = [text[place : place + 64] for place in range(0, len(text), 64)]
    return "\n".join(
        ["-----BEGIN ENCRYPTED PRIVATE KEY-----", *lines, "-----END ENCRYPTED PRIVATE KEY-----", ""]
    ).encode()


def _scheme(salt: bytes, start: bytes) -> bytes:
    """PBES2-params (RFC 8018, A.4): how the passphrase becomes a key, and what the key does."""
    hashed = tlv(der.SEQUENCE, der.oid("1.2.840.113549.2.9"), der.NULL)
    rounds = tlv(der.SEQUENCE, tlv(der.OCTETS, salt), der.integer(ROUNDS), hashed)
    derived = tlv(der.SEQUENCE, der.oid("1.2.840.113549.1.5.12"), rounds)
    cipher = tlv(der.SEQUENCE, der.oid("2.16.840.1.101.3.4.1.42"), tlv(der.OCTETS, start))
    return tlv(der.SEQUENCE, der.oid("1.2.840.113549.1.5.13"), tlv(der.SEQUENCE, derived, cipher))


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
    """The one public key of a file. Trouble `release_key_file` (name)."""
    try:
        with path.open("rb") as file:
            data = file.read(_BIGGEST + 1)
        if len(data) > _BIGGEST or data.count(b"-----BEGIN") != 1:  # of two keys the second would be passed over
            raise ValueError
        found = load_pem_public_key(data)
    except (OSError, ValueError, UnsupportedAlgorithm):
        raise Trouble("release_key_file", name=path.name) from None
    if not isinstance(found, Ed25519PublicKey):
        raise Trouble("release_key_file", name=path.name)
    return found


def read_keys(folder: Path) -> dict[str, Ed25519PublicKey]:
    """Every `*.pem` of a folder by fingerprint; empty for a folder without. Trouble `release_key_file` (name)."""
    keys = [read_public(path) for path in sorted(folder.glob("*.pem"))]
    return {fingerprint(key): key for key in keys}
