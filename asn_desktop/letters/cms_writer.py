"""Writes the CMS object of one signer (RFC 5652) as PAdES-B-B asks (ETSI EN 319 142-1, 6.3), SHA-256.

One fixed profile: content type, message digest and signing certificate are signed, the time stands in the
dictionary of the file; the signer's certificate and the issuers under the root are inside. The tests hold it
against pyHanko byte for byte.
"""

from __future__ import annotations

import hashlib

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding

from asn_desktop import keys
from asn_desktop.keys import SigningKey
from asn_desktop.letters import der

_DATA = der.oid("1.2.840.113549.1.7.1")
_SIGNED_DATA = der.oid("1.2.840.113549.1.7.2")
_SHA256 = der.sequence(der.oid("2.16.840.1.101.3.4.2.1"), der.NULL)
_RSA = der.sequence(der.oid("1.2.840.113549.1.1.11"), der.NULL)  # RFC 5754, 3.2
_ECDSA = der.sequence(der.oid("1.2.840.10045.4.3.2"))  # no parameters


class CmsWriter:
    """Everything that is the same for each letter of a signer is encoded once."""

    def __init__(self, key: SigningKey) -> None:
        self._private = key.private
        own = key.certificate.public_bytes(Encoding.DER)
        issuer, serial = _issuer_and_serial(own)
        others = {c.public_bytes(Encoding.DER) for c in key.others if c.subject != c.issuer}
        self._certificates = der.set_of(others | {own}, 0xA0)
        self._sid = der.sequence(issuer, serial)
        self._scheme = _RSA if isinstance(key.private, rsa.RSAPrivateKey) else _ECDSA
        named = der.sequence(der.sequence(der.tlv(0xA4, issuer)), serial)
        bound = der.sequence(der.octets(hashlib.sha256(own).digest()), named)  # ESSCertIDv2, RFC 5035
        self._attributes = (
            _attribute("1.2.840.113549.1.9.3", _DATA),
            _attribute("1.2.840.113549.1.9.16.2.47", der.sequence(der.sequence(bound))),
        )

    def write(self, digest: bytes) -> bytes:
        """The object over the SHA-256 of what is signed."""
        attributes = (*self._attributes, _attribute("1.2.840.113549.1.9.4", der.octets(digest)))
        signature = keys.sign_raw(self._private, der.set_of(attributes), hashes.SHA256())
        signer = der.sequence(
            der.integer(1), self._sid, _SHA256, der.set_of(attributes, 0xA0), self._scheme, der.octets(signature)
        )
        signed = der.sequence(
            der.integer(1), der.set_of([_SHA256]), der.sequence(_DATA), self._certificates, der.set_of([signer])
        )
        return der.sequence(_SIGNED_DATA, der.tlv(0xA0, signed))


def _attribute(name: str, value: bytes) -> bytes:
    return der.sequence(der.oid(name), der.set_of([value]))


def _issuer_and_serial(certificate: bytes) -> tuple[bytes, bytes]:
    """Both as the certificate itself spells them (RFC 5280, 4.1)."""
    fields = der.parts_of(der.parts_of(certificate)[0])
    if fields[0][:1] == b"\xa0":  # the version
        fields = fields[1:]
    return fields[2], fields[0]
