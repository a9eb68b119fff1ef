"""How a slot is closed and opened: Argon2id for passwords, X25519 for the store's key, RSA or ECDH for certificates."""

from __future__ import annotations

import json
import os
import unicodedata
import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from cryptography import x509
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from asn_desktop.problems import Trouble
from asn_desktop.store.slots import CERTIFICATE, PASSWORD, RECOVERY, Slot, pack, unpack

RECOVERY_NAME = "pemulihan"
_OAEP = padding.OAEP(padding.MGF1(hashes.SHA256()), hashes.SHA256(), None)


@dataclass(frozen=True)
class Argon2:
    """Cost of one guess of a password. `memory` in KiB."""

    memory: int = 65_536
    passes: int = 3
    lanes: int = 4


STRONG = Argon2()
_LARGEST = Argon2(memory=1_048_576, passes=20, lanes=64)


def normal_name(username: str) -> str:
    """User names are compared in NFKC, without case and outer spaces."""
    return unicodedata.normalize("NFKC", username).casefold().strip()


def _derive(password: str, salt: bytes, cost: Argon2) -> bytes:
    secret = unicodedata.normalize("NFKC", password).encode("utf-8")
    argon = Argon2id(salt=salt, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory)
    return argon.derive(secret)


def _aad(database_id: uuid.UUID, kind: str, name: str, public: str, extra: Mapping[str, Any]) -> bytes:
    return json.dumps([str(database_id), kind, name, public, dict(extra)], sort_keys=True).encode("utf-8")


def _hkdf(secret: bytes, purpose: bytes, context: bytes) -> bytes:
    return HKDF(hashes.SHA256(), 32, None, b"asn-desktop " + purpose + b"\0" + context).derive(secret)


def _seal_x25519(key: bytes, public: bytes, aad: bytes) -> dict[str, str]:
    mine = X25519PrivateKey.generate()
    sender = mine.public_key().public_bytes_raw()
    shared = mine.exchange(X25519PublicKey.from_public_bytes(public))
    nonce = os.urandom(12)
    wrapped = AESGCM(_hkdf(shared, b"store key", sender + public)).encrypt(nonce, key, aad)
    return {"ephemeral": pack(sender), "nonce": pack(nonce), "key": pack(wrapped)}


def _open_x25519(sealed: Mapping[str, str], private: X25519PrivateKey, aad: bytes) -> bytes:
    sender = unpack(sealed["ephemeral"])
    shared = private.exchange(X25519PublicKey.from_public_bytes(sender))
    secret = _hkdf(shared, b"store key", sender + private.public_key().public_bytes_raw())
    return AESGCM(secret).decrypt(unpack(sealed["nonce"]), unpack(sealed["key"]), aad)


def password_slot(
    database_id: uuid.UUID, username: str, shown: str, password: str, key: bytes, cost: Argon2 = STRONG
) -> Slot:
    """A slot for one user: a fresh key pair, its private half under the password."""
    name = normal_name(username)
    private = X25519PrivateKey.generate()
    public = private.public_key().public_bytes_raw()
    salt, nonce = os.urandom(16), os.urandom(12)
    parameters = {"salt": pack(salt), **asdict(cost)}
    aad = _aad(database_id, PASSWORD, name, pack(public), parameters)
    wrapped = AESGCM(_derive(password, salt, cost)).encrypt(nonce, private.private_bytes_raw(), aad)
    secret = {"argon2id": parameters, "nonce": pack(nonce), "private": pack(wrapped)}
    slot = Slot(PASSWORD, name, shown, pack(public), {}, secret)
    return reseal(slot, database_id, key)


def open_password(slot: Slot, database_id: uuid.UUID, password: str) -> bytes | None:
    """The store's key, or None for a wrong password (or an altered slot: nobody can tell which)."""
    try:
        parameters = slot.secret["argon2id"]
        cost = Argon2(int(parameters["memory"]), int(parameters["passes"]), int(parameters["lanes"]))
        if cost.memory > _LARGEST.memory or cost.passes > _LARGEST.passes or cost.lanes > _LARGEST.lanes:
            raise Trouble("slots_damaged")  # a file that would have this PC compute for hours
        aad = _aad(database_id, slot.kind, slot.name, slot.public, parameters)
        secret = _derive(password, unpack(parameters["salt"]), cost)
        private = AESGCM(secret).decrypt(unpack(slot.secret["nonce"]), unpack(slot.secret["private"]), aad)
        return _open_x25519(slot.sealed, X25519PrivateKey.from_private_bytes(private), _seal_aad(slot, database_id))
    except InvalidTag:
        return None
    except (KeyError, ValueError, TypeError):
        raise Trouble("slots_damaged") from None


def spend_a_guess(password: str, cost: Argon2 = STRONG) -> None:
    """Take as long as a real guess, so that an unknown user name cannot be told from a wrong password."""
    _derive(password, bytes(16), cost)


def _recovery_key(database_id: uuid.UUID, entropy: bytes) -> X25519PrivateKey:
    return X25519PrivateKey.from_private_bytes(_hkdf(entropy, b"recovery", database_id.bytes))


def recovery_slot(database_id: uuid.UUID, entropy: bytes, key: bytes) -> Slot:
    """The slot of the recovery sheet; `entropy` is what its words say (16 random bytes)."""
    public = _recovery_key(database_id, entropy).public_key().public_bytes_raw()
    return reseal(Slot(RECOVERY, RECOVERY_NAME, "", pack(public), {}), database_id, key)


def open_recovery(slot: Slot, database_id: uuid.UUID, entropy: bytes) -> bytes | None:
    """The store's key, or None when the words belong to another sheet."""
    try:
        return _open_x25519(slot.sealed, _recovery_key(database_id, entropy), _seal_aad(slot, database_id))
    except (InvalidTag, ValueError, KeyError):
        return None


def certificate_slot(database_id: uuid.UUID, certificate: x509.Certificate, shown: str, key: bytes) -> Slot:
    """A slot only the holder of the certificate's private key can open (the central office, after enrolment).

    RSA of 3072 bits or more, or an elliptic curve; Trouble `certificate_unfit` for any other key.
    """
    der = certificate.public_bytes(serialization.Encoding.DER)
    name = certificate.fingerprint(hashes.SHA256()).hex()
    return reseal(Slot(CERTIFICATE, name, shown, pack(der), {}), database_id, key)


def open_certificate(
    slot: Slot, database_id: uuid.UUID, private: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey
) -> bytes:
    """The store's key by the private key of a certificate slot; Trouble `certificate_not_ours` when it does not fit."""
    aad = _seal_aad(slot, database_id)
    try:
        if isinstance(private, rsa.RSAPrivateKey):
            secret = private.decrypt(unpack(slot.sealed["wrapped"]), _OAEP)
        else:
            point = ec.EllipticCurvePublicKey.from_encoded_point(private.curve, unpack(slot.sealed["ephemeral"]))
            secret = _hkdf(private.exchange(ec.ECDH(), point), b"certificate", unpack(slot.sealed["ephemeral"]))
        return AESGCM(secret).decrypt(unpack(slot.sealed["nonce"]), unpack(slot.sealed["key"]), aad)
    except (InvalidTag, ValueError, KeyError):
        raise Trouble("certificate_not_ours") from None


def _seal_certificate(key: bytes, der: bytes, aad: bytes) -> dict[str, str]:
    public = x509.load_der_x509_certificate(der).public_key()
    nonce = os.urandom(12)
    if isinstance(public, rsa.RSAPublicKey) and public.key_size >= 3072:
        secret = os.urandom(32)
        head = {"wrapped": pack(public.encrypt(secret, _OAEP))}
    elif isinstance(public, ec.EllipticCurvePublicKey):
        mine = ec.generate_private_key(public.curve)
        form = (serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
        sender = mine.public_key().public_bytes(*form)
        secret = _hkdf(mine.exchange(ec.ECDH(), public), b"certificate", sender)
        head = {"ephemeral": pack(sender)}
    else:
        raise Trouble("certificate_unfit")
    return head | {"nonce": pack(nonce), "key": pack(AESGCM(secret).encrypt(nonce, key, aad))}


def _seal_aad(slot: Slot, database_id: uuid.UUID) -> bytes:
    return _aad(database_id, slot.kind, slot.name, slot.public, {})


def reseal(slot: Slot, database_id: uuid.UUID, key: bytes) -> Slot:
    """The same slot with the store's (new) key sealed to its public half. Needs no secret of its owner."""
    aad = _seal_aad(slot, database_id)
    seal = _seal_certificate if slot.kind == CERTIFICATE else _seal_x25519
    sealed = seal(key, unpack(slot.public), aad)
    return Slot(slot.kind, slot.name, slot.shown, slot.public, sealed, slot.secret)
