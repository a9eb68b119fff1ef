"""Sealed bytes: CMS AuthEnvelopedData (RFC 5083, 5084, 5753, 4055), in one fixed profile.

Profile 1: AES-256-GCM, 12-byte nonce, 16-byte tag · ECDH-SHA256 with AES-256 wrap, or RSA-OAEP-SHA256 · recipients
named by their key · DER. The opener rebuilds the message from its parts and refuses any other spelling; OpenSSL 3.0
would accept a tag of one byte. `openssl cms -decrypt` and `-encrypt -aes-256-gcm -keyid` speak the profile too.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass

from cryptography import x509
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, keywrap, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.x963kdf import X963KDF

from asn_desktop.packages import der
from asn_desktop.packages.cms import PrivateKey, PublicKey, check_key
from asn_desktop.packages.der import tlv
from asn_desktop.problems import Trouble

_AUTH_ENVELOPED, _DATA = der.oid("1.2.840.113549.1.9.16.1.23"), der.oid("1.2.840.113549.1.7.1")
_GCM = der.oid("2.16.840.1.101.3.4.1.46")
_WRAP = tlv(der.SEQUENCE, der.oid("2.16.840.1.101.3.4.1.45"))
_ECDH = tlv(der.SEQUENCE, der.oid("1.3.132.1.11.1"), _WRAP)
_EC_KEY = tlv(der.SEQUENCE, der.oid("1.2.840.10045.2.1"))
_SHA256 = tlv(der.SEQUENCE, der.oid("2.16.840.1.101.3.4.2.1"))
_MGF1 = tlv(der.SEQUENCE, der.oid("1.2.840.113549.1.1.8"), _SHA256)
_OAEP = tlv(
    der.SEQUENCE, der.oid("1.2.840.113549.1.1.7"), tlv(der.SEQUENCE, tlv(0xA0, _SHA256), tlv(0xA1, _MGF1))
)
_OAEP_PADDING = padding.OAEP(padding.MGF1(hashes.SHA256()), hashes.SHA256(), None)
_SHARED_INFO = tlv(der.SEQUENCE, _WRAP, tlv(0xA2, tlv(der.OCTETS, (256).to_bytes(4, "big"))))  # RFC 5753, 7.2


@dataclass(frozen=True)
class _Wrapped:
    """The content key for one recipient: his key's identifier, the wrapped key, the ephemeral point (None: RSA)."""

    recipient: bytes
    key: bytes
    point: bytes | None


def key_id(public: PublicKey) -> bytes:
    """Subject key identifier (RFC 5280, 4.2.1.2, method 1): 20 bytes that name a public key."""
    return x509.SubjectKeyIdentifier.from_public_key(public).digest


def seal(content: bytes, recipients: Sequence[PublicKey]) -> bytes:
    """DER of an envelope that only the holders of the recipients' private keys can open."""
    secret, nonce = AESGCM.generate_key(256), os.urandom(12)
    sealed = AESGCM(secret).encrypt(nonce, content, None)
    wrapped = [_wrap(check_key(public), secret) for public in recipients]
    return _enveloped(wrapped, nonce, sealed[:-16], sealed[-16:])


def unseal(data: bytes, key: PrivateKey) -> bytes:
    """The content of an envelope addressed to `key`.

    Raises `Trouble`: `package_damaged` (not this profile, or a changed byte), `package_not_for_us` (other recipients).
    """
    try:
        wrapped, nonce, ciphertext, tag = _take_apart(data)
        same = _enveloped(wrapped, nonce, ciphertext, tag) == data and len(nonce) == 12 and len(tag) == 16
    except (ValueError, IndexError, TypeError) as error:
        raise Trouble("package_damaged", place="envelope") from error
    if not same:
        raise Trouble("package_damaged", place="envelope")
    mine = key_id(key.public_key())
    own = [w for w in wrapped if w.recipient == mine]
    if not own:
        raise Trouble("package_not_for_us")
    try:
        return AESGCM(_unwrap(own[0], key)).decrypt(nonce, ciphertext + tag, None)
    except (InvalidTag, keywrap.InvalidUnwrap, ValueError) as error:
        raise Trouble("package_damaged", place="content") from error


def _take_apart(data: bytes) -> tuple[list[_Wrapped], bytes, bytes, bytes]:
    body = der.read(data).children()[1].children()[0].children()
    wrapped = [_read_recipient(node) for node in body[1].children()]
    inner = body[2].children()
    nonce = inner[1].children()[1].children()[0].content
    return wrapped, nonce, inner[2].content, body[3].content


def _read_recipient(node: der.Node) -> _Wrapped:
    parts = node.children()
    if node.tag == der.SEQUENCE:
        return _Wrapped(parts[1].content, parts[3].content, None)
    point = parts[1].children()[0].children()[1].content[1:]
    rid, key = parts[3].children()[0].children()
    return _Wrapped(rid.children()[0].content, key.content, point)


def _enveloped(wrapped: Sequence[_Wrapped], nonce: bytes, ciphertext: bytes, tag: bytes) -> bytes:
    parameters = tlv(der.SEQUENCE, tlv(der.OCTETS, nonce), der.integer(16))
    inner = tlv(der.SEQUENCE, _DATA, tlv(der.SEQUENCE, _GCM, parameters), tlv(0x80, ciphertext))
    infos = der.set_of(_recipient(w) for w in wrapped)
    body = tlv(der.SEQUENCE, der.integer(0), infos, inner, tlv(der.OCTETS, tag))
    return tlv(der.SEQUENCE, _AUTH_ENVELOPED, tlv(0xA0, body))


def _recipient(wrapped: _Wrapped) -> bytes:
    key = tlv(der.OCTETS, wrapped.key)
    if wrapped.point is None:
        return tlv(der.SEQUENCE, der.integer(2), tlv(0x80, wrapped.recipient), _OAEP, key)
    originator = tlv(0xA0, tlv(0xA1, _EC_KEY, tlv(0x03, b"\x00", wrapped.point)))
    named = tlv(der.SEQUENCE, tlv(0xA0, tlv(der.OCTETS, wrapped.recipient)), key)
    return tlv(0xA1, der.integer(3), originator, _ECDH, tlv(der.SEQUENCE, named))


def _wrap(public: PublicKey, secret: bytes) -> _Wrapped:
    if not isinstance(public, ec.EllipticCurvePublicKey):
        return _Wrapped(key_id(public), public.encrypt(secret, _OAEP_PADDING), None)
    once = ec.generate_private_key(ec.SECP256R1())
    point = once.public_key().public_bytes(
        serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
    )
    return _Wrapped(key_id(public), keywrap.aes_key_wrap(_agree(once, public), secret), point)


def _unwrap(wrapped: _Wrapped, key: PrivateKey) -> bytes:
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        return key.decrypt(wrapped.key, _OAEP_PADDING)
    if wrapped.point is None:
        raise ValueError("a key of the other kind")
    point = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), wrapped.point)
    return keywrap.aes_key_unwrap(_agree(key, point), wrapped.key)


def _agree(key: ec.EllipticCurvePrivateKey, public: ec.EllipticCurvePublicKey) -> bytes:
    shared = key.exchange(ec.ECDH(), public)
    return X963KDF(algorithm=hashes.SHA256(), length=32, sharedinfo=_SHARED_INFO).derive(shared)
