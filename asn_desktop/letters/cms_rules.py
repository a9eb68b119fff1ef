"""Rules of our own about a signature in a file, beyond what signature libraries look at.

1. The byte range covers the whole file; its gap is exactly the hexadecimal string of /Contents.
2. What follows the CMS object is zeros, the object re-encodes to itself, and nothing in it is unaccounted for.
The third, the register's SHA-256, is asked by the service. (Measured: pyHanko and pdfsig each miss some of these.)
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from asn1crypto import cms, tsp
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding

_RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]")
# Importing tsp teaches asn1crypto the attribute signing_certificate_v2 (RFC 5035): without it a first check is blind.
_ESSENTIAL = tsp.SigningCertificateV2
_SIGNED = {"content_type", "message_digest", "signing_certificate_v2", "signing_time", "cms_algorithm_protection"}


@dataclass(frozen=True)
class Gap:
    """One signature's byte range: start and end of the gap, and where its coverage ends."""

    start: int
    end: int
    covered: int


def gaps(data: bytes) -> list[Gap]:
    """Every byte range in the file, in order of how far it reaches; written any other way it is not found."""
    found = []
    for zero, first, second, length in (tuple(map(int, m.groups())) for m in _RANGE.finditer(data)):
        if zero == 0:
            found.append(Gap(first, second, second + length))
    return sorted(found, key=lambda g: g.covered)


def broken(data: bytes, gap: Gap, roots: Sequence[x509.Certificate] = ()) -> str | None:
    """Code of the first rule this signature breaks, None when it keeps them all. `roots`: those we carry.

    `gap_wrong`, `padding_wrong`, `cms_wrong`, `digest_wrong`.
    """
    if not 0 < gap.start < gap.end <= gap.covered <= len(data):
        return "gap_wrong"
    body = data[gap.start : gap.end]
    if body[:1] != b"<" or body[-1:] != b">" or not data[: gap.start].rstrip().endswith(b"/Contents"):
        return "gap_wrong"
    raw = _unhex(body[1:-1])
    if raw is None:
        return "gap_wrong"
    length = _der_length(raw)
    if length is None or any(raw[length:]):
        return "padding_wrong"
    return _cms_broken(raw[:length], data, gap, roots)


def _unhex(text: bytes) -> bytes | None:
    """The bytes of a hexadecimal string in one case throughout, as every signing program writes it."""
    try:
        raw = bytes.fromhex(text.decode("ascii"))
    except (ValueError, UnicodeDecodeError):
        return None
    return raw if text in (raw.hex().encode(), raw.hex().upper().encode()) else None


def _der_length(raw: bytes) -> int | None:
    if raw[:1] != b"\x30" or len(raw) < 6:
        return None
    if raw[1] < 0x80:
        return raw[1] + 2
    size = raw[1] & 0x7F
    if not 1 <= size <= 3:
        return None
    length = int.from_bytes(raw[2 : 2 + size], "big") + 2 + size
    return length if length <= len(raw) else None


def _digest(data: bytes, gap: Gap, name: str) -> bytes:
    """The hash of everything but the gap."""
    if name not in ("sha256", "sha384", "sha512"):
        raise ValueError(name)
    view = memoryview(data)
    one = hashlib.new(name, view[: gap.start])
    one.update(view[gap.end : gap.covered])
    return one.digest()


def _cms_broken(raw: bytes, data: bytes, gap: Gap, roots: Sequence[x509.Certificate]) -> str | None:
    try:
        info = cms.ContentInfo.load(raw, strict=True)
        if info["content_type"].native != "signed_data":
            return "cms_wrong"
        signed = info["content"]
        signer = signed["signer_infos"][0]
        said = {a["type"].native: a["values"] for a in signer["signed_attrs"]}
        name = signer["digest_algorithm"]["algorithm"].native
        if said["message_digest"][0].native != _digest(data, gap, name):
            return "digest_wrong"
        if not _proven(signed, signer, name):
            return "cms_wrong"
        if len(signed["signer_infos"]) != 1 or info.dump(force=True) != raw or not _plain(signed, signer):
            return "cms_wrong"
        return None if _certificates_known(signed, said, roots) else "cms_wrong"
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, OverflowError, UnsupportedAlgorithm):
        return "cms_wrong"


def _proven(signed: Any, signer: Any, hashed: str) -> bool:
    """Whether one embedded certificate's key made the signature; schemes other than these are left to pyHanko."""
    algorithm = signer["signature_algorithm"]
    kind = algorithm.signature_algo
    if kind not in ("rsassa_pkcs1v15", "ecdsa"):
        return True
    data, signature = signer["signed_attrs"].untag().dump(), signer["signature"].native
    chosen = {"sha256": hashes.SHA256(), "sha384": hashes.SHA384(), "sha512": hashes.SHA512()}[hashed]
    serial = signer["sid"].chosen["serial_number"].native
    for held in signed["certificates"]:
        if held.chosen.serial_number == serial:
            key: Any = serialization.load_der_public_key(held.chosen.public_key.dump())
            try:
                if kind == "ecdsa":
                    key.verify(signature, data, ec.ECDSA(chosen))
                else:
                    key.verify(signature, data, padding.PKCS1v15(), chosen)
            except InvalidSignature:
                return False
            return True
    return False


def _plain(signed: Any, signer: Any) -> bool:
    """Versions, algorithms and parameters as the standard writes them (RFC 5652, RFC 5754): no byte to spare."""
    if signed["version"].native != "v1" or signer["version"].native != "v1":
        return False
    content = signed["encap_content_info"]
    if content["content_type"].native != "data" or content["content"].native is not None:
        return False
    named = signer["digest_algorithm"]
    listed = signed["digest_algorithms"]
    if len(listed) != 1 or listed[0].dump() != named.dump() or named["parameters"].dump() not in (b"", b"\x05\x00"):
        return False
    if len({a["type"].native for a in signer["signed_attrs"]} & _SIGNED) < 3:
        return False
    return not isinstance(signer["signed_attrs"][0]["type"].native, bytes)


def _certificates_known(signed: Any, said: dict[str, Any], roots: Sequence[x509.Certificate]) -> bool:
    """Every embedded certificate is the signer's (bound by its hash) or an issuer above it, proven by its signature."""
    held = [c.chosen for c in signed["certificates"]]
    essential = said["signing_certificate_v2"][0]["certs"][0]
    algorithm = essential["hash_algorithm"]["algorithm"].native
    wanted = essential["cert_hash"].native
    signers = [c for c in held if hashlib.new(algorithm, c.dump()).digest() == wanted]
    sid = signed["signer_infos"][0]["sid"].chosen
    if len(signers) != 1 or sid["serial_number"].native != signers[0].serial_number:
        return False
    if sid["issuer"].dump() != signers[0]["tbs_certificate"]["issuer"].dump():
        return False
    return _all_above(signers[0], held, roots)


def _all_above(signer: Any, held: Iterable[Any], roots: Sequence[x509.Certificate]) -> bool:
    left = [x509.load_der_x509_certificate(c.dump()) for c in held]
    here = x509.load_der_x509_certificate(signer.dump())
    left.remove(here)
    while left:
        above = next((c for c in left if _issued(here, c)), None)
        if above is None:
            return False
        left.remove(above)
        here = above
        if not left and not (_issued(here, here) or any(here == r or _issued(here, r) for r in roots)):
            return False
    return True


def _issued(below: Any, above: Any) -> bool:
    try:
        below.verify_directly_issued_by(above)
    except Exception:  # proven or not; every doubt counts as not
        return False
    return True
