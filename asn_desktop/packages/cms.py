"""Signed bytes: CMS SignedData as CAdES-BES (RFC 5652, RFC 5035; ETSI EN 319 122-1), in one fixed profile.

Profile 1: SHA-256 · ECDSA P-256, or RSA of 3072 bits and more · one signer, his certificate inside · DER.
The opener takes the parts out and builds the message again from them: whatever is not byte for byte the same is
refused, so no second spelling of a message exists. `openssl cms -verify -cades` and `-sign -cades` speak it too.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from asn_desktop.packages import der
from asn_desktop.packages.der import tlv
from asn_desktop.problems import Trouble

PrivateKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
PublicKey = ec.EllipticCurvePublicKey | rsa.RSAPublicKey

_SIGNED_DATA, _DATA = der.oid("1.2.840.113549.1.7.2"), der.oid("1.2.840.113549.1.7.1")
_SHA256 = tlv(der.SEQUENCE, der.oid("2.16.840.1.101.3.4.2.1"))
_ECDSA = tlv(der.SEQUENCE, der.oid("1.2.840.10045.4.3.2"))
_RSA = tlv(der.SEQUENCE, der.oid("1.2.840.113549.1.1.1"), der.NULL)
_CONTENT_TYPE, _DIGEST = der.oid("1.2.840.113549.1.9.3"), der.oid("1.2.840.113549.1.9.4")
_SIGNING_TIME, _CERTIFICATE = der.oid("1.2.840.113549.1.9.5"), der.oid("1.2.840.113549.1.9.16.2.47")
_V1 = der.integer(1)


@dataclass(frozen=True)
class Signed:
    """What a verified signature says: the content, who signed, and the time the signer states."""

    content: bytes
    certificate: x509.Certificate
    signed_at: dt.datetime


def check_key(public: object) -> PublicKey:
    """Only P-256 and RSA of at least 3072 bits; anything else is `key_outside_profile`."""
    if isinstance(public, ec.EllipticCurvePublicKey) and isinstance(public.curve, ec.SECP256R1):
        return public
    if isinstance(public, rsa.RSAPublicKey) and public.key_size >= 3072:
        return public
    raise Trouble("key_outside_profile")


def sign(content: bytes, key: PrivateKey, certificate: x509.Certificate, *, now: dt.datetime) -> bytes:
    """DER of a SignedData over `content`; `now` becomes the signing time, to the second."""
    check_key(key.public_key())
    attributes = _attributes(content, certificate, now.astimezone(dt.UTC).strftime("%y%m%d%H%M%SZ").encode())
    message = der.set_of(attributes)
    if isinstance(key, rsa.RSAPrivateKey):
        signature = key.sign(message, padding.PKCS1v15(), hashes.SHA256())
    else:
        signature = key.sign(message, ec.ECDSA(hashes.SHA256()))
    return _signed_data(content, certificate, attributes, signature)


def verify(data: bytes) -> Signed:
    """Content and signer of a SignedData of this profile. The certificate itself is judged elsewhere.

    Raises `Trouble`: `package_damaged` for anything but exactly this profile, `signature_wrong`.
    """
    try:
        content, certificate, at, signature = _take_apart(data)
        attributes = _attributes(content, certificate, at)
        same = _signed_data(content, certificate, attributes, signature) == data
        signed_at = dt.datetime.strptime(at.decode(), "%y%m%d%H%M%SZ").replace(tzinfo=dt.UTC)
    except (ValueError, IndexError, TypeError) as error:
        raise Trouble("package_damaged", place="signature") from error
    if not same:
        raise Trouble("package_damaged", place="signature")
    public, message = check_key(certificate.public_key()), der.set_of(attributes)
    try:
        if isinstance(public, rsa.RSAPublicKey):
            public.verify(signature, message, padding.PKCS1v15(), hashes.SHA256())
        else:
            public.verify(signature, message, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature as error:
        raise Trouble("signature_wrong") from error
    return Signed(content, certificate, signed_at)


def _take_apart(data: bytes) -> tuple[bytes, x509.Certificate, bytes, bytes]:
    """Content, certificate, signing time and signature; that all else is as it must be, shows the rebuilding."""
    body = der.read(data).children()[1].children()[0].children()
    content = body[2].children()[1].children()[0].content
    certificate = x509.load_der_x509_certificate(body[3].content)
    signer = body[4].children()[0].children()
    times = [a.children()[1].children()[0].content for a in signer[3].children() if _SIGNING_TIME in a.whole[:16]]
    return content, certificate, times[0], signer[5].content


def _attributes(content: bytes, certificate: x509.Certificate, at: bytes) -> list[bytes]:
    """The four signed attributes, among them the certificate's hash (signing-certificate-v2, RFC 5035)."""
    general_names = tlv(der.SEQUENCE, tlv(0xA4, certificate.issuer.public_bytes()))
    issuer_serial = tlv(der.SEQUENCE, general_names, der.integer(certificate.serial_number))
    named = tlv(der.SEQUENCE, tlv(der.OCTETS, certificate.fingerprint(hashes.SHA256())), issuer_serial)
    values = {
        _CONTENT_TYPE: _DATA,
        _DIGEST: tlv(der.OCTETS, hashlib.sha256(content).digest()),
        _SIGNING_TIME: tlv(0x17, at),
        _CERTIFICATE: tlv(der.SEQUENCE, tlv(der.SEQUENCE, named)),
    }
    return [tlv(der.SEQUENCE, name, tlv(der.SET, value)) for name, value in values.items()]


def _signed_data(content: bytes, certificate: x509.Certificate, attributes: list[bytes], signature: bytes) -> bytes:
    is_rsa = isinstance(certificate.public_key(), rsa.RSAPublicKey)
    signer = tlv(
        der.SEQUENCE,
        _V1,
        tlv(der.SEQUENCE, certificate.issuer.public_bytes(), der.integer(certificate.serial_number)),
        _SHA256,
        der.set_of(attributes, 0xA0),
        _RSA if is_rsa else _ECDSA,
        tlv(der.OCTETS, signature),
    )
    body = tlv(
        der.SEQUENCE,
        _V1,
        tlv(der.SET, _SHA256),
        tlv(der.SEQUENCE, _DATA, tlv(0xA0, tlv(der.OCTETS, content))),
        tlv(0xA0, certificate.public_bytes(serialization.Encoding.DER)),
        tlv(der.SET, signer),
    )
    return tlv(der.SEQUENCE, _SIGNED_DATA, tlv(0xA0, body))
