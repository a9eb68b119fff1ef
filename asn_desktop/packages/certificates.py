"""The centre's own small authority: root, offices' certificates with their scope, revocation list (RFC 5280).

A certificate says for whom it stands (`urn:uuid:` of the office), in which role, under which parent, and whether it is
of the practice world; the last three in one extension of ours, so that `openssl` reads the rest as usual.
"""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from asn_desktop.packages import der as encoding
from asn_desktop.packages.cms import PrivateKey, PublicKey, check_key
from asn_desktop.problems import Trouble

ROOT_YEARS, OFFICE_YEARS = 20, 2  # the program's own settings; no regulation sets them
_SCOPE = x509.ObjectIdentifier("2.25.93541850272635021186475211377265193221")  # a UUID of ours under 2.25 (X.667)
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Scope:
    """Whom a certificate stands for."""

    office_id: uuid.UUID
    nama: str
    peran: str  # kantor | bkpsdm
    latihan: bool
    induk_id: uuid.UUID | None = None

    def fits(self, other: bool) -> bool:
        """Whether the certificate belongs to the same world, practice or real."""
        return self.latihan == other


def new_key() -> ec.EllipticCurvePrivateKey:
    """A fresh P-256 key pair."""
    return ec.generate_private_key(ec.SECP256R1())


def save_key(key: PrivateKey) -> bytes:
    """PKCS#8 DER, in clear: it goes only into the encrypted store."""
    return key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def load_key(data: bytes) -> PrivateKey:
    """The key of `save_key`."""
    key = serialization.load_der_private_key(data, None)
    check_key(key.public_key())
    return key  # type: ignore[return-value]


def der(certificate: x509.Certificate) -> bytes:
    """The certificate's DER bytes."""
    return certificate.public_bytes(serialization.Encoding.DER)


def load(data: bytes) -> x509.Certificate:
    """A certificate from DER; `certificate_damaged` when it is none."""
    try:
        return x509.load_der_x509_certificate(data)
    except ValueError as error:
        raise Trouble("certificate_damaged") from error


def make_root(scope: Scope, key: PrivateKey, *, now: dt.datetime) -> x509.Certificate:
    """The centre's self-signed root: it signs certificates and revocation lists, never packages."""
    usage = _usage(key_cert_sign=True, crl_sign=True)
    builder = _builder(scope, key.public_key(), f"{scope.nama} Akar", now, ROOT_YEARS * 365)
    builder = builder.issuer_name(_name(scope, f"{scope.nama} Akar")).add_extension(usage, critical=True)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    return builder.sign(key, hashes.SHA256())


def make_own(scope: Scope, key: PrivateKey, *, now: dt.datetime) -> x509.Certificate:
    """The office's self-signed certificate of its request: proof that it holds the key."""
    builder = _builder(scope, key.public_key(), scope.nama, now, 30)
    return _leaf(builder.issuer_name(_name(scope, scope.nama))).sign(key, hashes.SHA256())


def issue(
    scope: Scope, public: PublicKey, root: x509.Certificate, root_key: PrivateKey, *, now: dt.datetime
) -> x509.Certificate:
    """A certificate for an office (or for the centre's own daily key), signed by the root."""
    builder = _builder(scope, check_key(public), scope.nama, now, OFFICE_YEARS * 365)
    authority = x509.AuthorityKeyIdentifier.from_issuer_public_key(root_key.public_key())
    builder = _leaf(builder.issuer_name(root.subject)).add_extension(authority, critical=False)
    return builder.sign(root_key, hashes.SHA256())


def make_crl(
    revoked: Iterable[tuple[int, dt.datetime]],
    number: int,
    root: x509.Certificate,
    key: PrivateKey,
    *,
    now: dt.datetime,
) -> bytes:
    """DER of the revocation list: (serial, since) of every certificate that no longer counts."""
    builder = x509.CertificateRevocationListBuilder().issuer_name(root.subject)
    builder = builder.last_update(now).next_update(now + ROOT_YEARS * 365 * _DAY)
    builder = builder.add_extension(x509.CRLNumber(number), critical=False)
    for serial, since in revoked:
        entry = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(since)
        builder = builder.add_revoked_certificate(entry.build())
    return builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


def read_crl(data: bytes, root: x509.Certificate) -> tuple[int, frozenset[int]]:
    """Number and revoked serials of a list; `crl_wrong` unless the root signed it."""
    try:
        crl = x509.load_der_x509_crl(data)
        if not crl.is_signature_valid(root.public_key()):  # type: ignore[arg-type]
            raise Trouble("crl_wrong")
        number = crl.extensions.get_extension_for_class(x509.CRLNumber).value.crl_number
    except (ValueError, x509.ExtensionNotFound) as error:
        raise Trouble("crl_wrong") from error
    return number, frozenset(entry.serial_number for entry in crl)


def scope_of(certificate: x509.Certificate) -> Scope:
    """For whom the certificate stands; `certificate_without_scope` when it does not say."""
    try:
        extension = certificate.extensions.get_extension_for_oid(_SCOPE).value
        data = json.loads(encoding.read(extension.value).content)  # type: ignore[attr-defined]
        parent = uuid.UUID(data["induk"]) if data["induk"] else None
        return Scope(uuid.UUID(data["kantor"]), data["nama"], data["peran"], data["latihan"] is True, parent)
    except (x509.ExtensionNotFound, ValueError, KeyError, TypeError) as error:
        raise Trouble("certificate_without_scope") from error


def check(certificate: x509.Certificate, root: x509.Certificate, revoked: frozenset[int], *, now: dt.datetime) -> Scope:
    """The scope of a certificate that the root issued, that is in force at `now` and was not revoked.

    Raises `Trouble`: `certificate_unknown`, `certificate_wrong_use`, `office_certificate_expired`,
    `office_certificate_not_yet`, `office_certificate_revoked`.
    """
    try:
        certificate.verify_directly_issued_by(root)
    except (ValueError, TypeError, InvalidSignature) as error:
        raise Trouble("certificate_unknown") from error
    usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    if not usage.digital_signature:
        raise Trouble("certificate_wrong_use")
    if now > certificate.not_valid_after_utc:
        raise Trouble("office_certificate_expired", until=certificate.not_valid_after_utc.date())
    if now < certificate.not_valid_before_utc:
        raise Trouble("office_certificate_not_yet", since=certificate.not_valid_before_utc.date())
    if certificate.serial_number in revoked:
        raise Trouble("office_certificate_revoked")
    return scope_of(certificate)


def _name(scope: Scope, common: str) -> x509.Name:
    parts = [x509.NameAttribute(NameOID.COMMON_NAME, common[:64])]
    if scope.latihan:
        parts.append(x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, "LATIHAN"))
    parts.append(x509.NameAttribute(NameOID.USER_ID, str(scope.office_id)))
    return x509.Name(parts)


def _usage(**given: bool) -> x509.KeyUsage:
    names = (
        "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
        "key_cert_sign", "crl_sign", "encipher_only", "decipher_only",
    )  # fmt: skip
    return x509.KeyUsage(**{name: given.get(name, False) for name in names})


def _leaf(builder: x509.CertificateBuilder) -> x509.CertificateBuilder:
    usage = _usage(digital_signature=True, content_commitment=True, key_agreement=True)
    return builder.add_extension(usage, critical=True).add_extension(
        x509.BasicConstraints(ca=False, path_length=None), critical=True
    )


def _builder(scope: Scope, public: PublicKey, common: str, now: dt.datetime, days: int) -> x509.CertificateBuilder:
    parent = str(scope.induk_id) if scope.induk_id else None
    said = {
        "kantor": str(scope.office_id), "nama": scope.nama, "peran": scope.peran, "latihan": scope.latihan,
        "induk": parent,
    }  # fmt: skip
    text = json.dumps(said, ensure_ascii=False, sort_keys=True).encode()
    extension = x509.UnrecognizedExtension(_SCOPE, encoding.tlv(0x0C, text))
    where = x509.SubjectAlternativeName([x509.UniformResourceIdentifier(f"urn:uuid:{scope.office_id}")])
    return (
        x509.CertificateBuilder()
        .subject_name(_name(scope, common))
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _DAY)
        .not_valid_after(now + days * _DAY)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .add_extension(where, critical=False)
        .add_extension(extension, critical=False)
    )
