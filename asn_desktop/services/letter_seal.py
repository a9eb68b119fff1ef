"""The office's own key under the check symbol of its letters; without an enrolled key there is no symbol."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils
from sqlalchemy.orm import Session

from asn_desktop.letters import qr
from asn_desktop.letters.qr import Checked
from asn_desktop.packages import certificates
from asn_desktop.services import identity_card

Seal = Callable[[bytes], bytes]
_SIZE = 32


def seal_of(session: Session) -> Seal | None:
    """Signs with the office's key, compactly and the same every time (RFC 6979); None before enrolment."""
    identity = identity_card.own(session)
    if identity is None or identity.certificate is None:
        return None
    key = certificates.load_key(identity.key)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        return None

    def seal(claim: bytes) -> bytes:
        r, s = utils.decode_dss_signature(key.sign(claim, ec.ECDSA(hashes.SHA256(), deterministic_signing=True)))
        return r.to_bytes(_SIZE, "big") + s.to_bytes(_SIZE, "big")

    return seal


def genuine(certificate: Any) -> Callable[[bytes, bytes], bool]:
    """Whether a claim was signed by the holder of an office certificate."""

    def ask(claim: bytes, signature: bytes) -> bool:
        if len(signature) != 2 * _SIZE:
            return False
        r, s = int.from_bytes(signature[:_SIZE], "big"), int.from_bytes(signature[_SIZE:], "big")
        try:
            der = utils.encode_dss_signature(r, s)
            certificate.public_key().verify(der, claim, ec.ECDSA(hashes.SHA256()))
        except (InvalidSignature, ValueError):
            return False
        return True

    return ask


def check(session: Session, written: str, data: bytes | None = None) -> Checked:
    """Read a scanned symbol of this office. Refused `qr_unreadable`, `not_enrolled`."""
    return qr.verify(written, genuine(identity_card.certificate(identity_card.demand(session))), data)
