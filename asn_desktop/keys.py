"""Keys of people: a PKCS#12 file opened, its certificate judged before use, and a practice authority that makes them.

Source: UU ITE art. 11-13 and PP 71/2019 art. 59-60 (the certificate must be valid when signing), RFC 5280.
Passphrases come in as arguments and are kept nowhere.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from asn_desktop.problems import Trouble

PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey
_DAY = dt.timedelta(days=1)
_EMAIL_OR_DOCUMENT = {
    ExtendedKeyUsageOID.EMAIL_PROTECTION, ExtendedKeyUsageOID.ANY_EXTENDED_KEY_USAGE,
    ExtendedKeyUsageOID.CLIENT_AUTH, x509.ObjectIdentifier("1.3.6.1.5.5.7.3.36"),
    x509.ObjectIdentifier("1.3.6.1.4.1.311.10.3.12"), x509.ObjectIdentifier("1.2.840.113583.1.1.5"),
}  # fmt: skip


@dataclass(frozen=True)
class SigningKey:
    """A private key with its certificate and the certificates that came beside it."""

    private: PrivateKey
    certificate: x509.Certificate
    others: tuple[x509.Certificate, ...] = ()


@dataclass(frozen=True)
class Root:
    """A root certificate we trust. `indonesian`: of a certified Indonesian provider (Penyelenggara Sertifikasi)."""

    certificate: x509.Certificate
    indonesian: bool = False


@dataclass(frozen=True)
class Judged:
    """A certificate that may be used: its chain up to the root, and what is known about revocation."""

    chain: tuple[x509.Certificate, ...]  # from the signer to the root
    certified: bool  # chain ends at an Indonesian-certified root; otherwise *tidak tersertifikasi*
    practice: bool
    list_age_days: int | None  # age of the newest revocation list of the issuer; None: none carried


def open_p12(data: bytes, passphrase: str) -> SigningKey:
    """The key of a .p12 or .pfx file.

    Troubles: `key_passphrase` (wrong one), `key_file` (not such a file), `key_empty` (no key or certificate inside),
    `key_weak` (RSA under 2048 bits or another curve than P-256, P-384, P-521).
    """
    try:
        key, certificate, others = pkcs12.load_key_and_certificates(data, passphrase.encode() or None)
    except ValueError as error:
        wrong = "password" in str(error).lower() or "mac" in str(error).lower()
        raise Trouble("key_passphrase" if wrong else "key_file") from None
    if key is None or certificate is None:
        raise Trouble("key_empty")
    if isinstance(key, rsa.RSAPrivateKey) and key.key_size >= 2048:
        return SigningKey(key, certificate, tuple(others))
    if isinstance(key, ec.EllipticCurvePrivateKey) and key.curve.name in ("secp256r1", "secp384r1", "secp521r1"):
        return SigningKey(key, certificate, tuple(others))
    raise Trouble("key_weak")


def judge(
    key: SigningKey, *, now: dt.datetime, roots: Sequence[Root], lists: Iterable[x509.CertificateRevocationList] = (),
    nip: str | None = None, nama: str | None = None, practice: bool = False,
) -> Judged:  # fmt: skip
    """Whether the certificate may sign now, for this signer; asked before the signature, since pyHanko does not.

    Troubles: `certificate_not_yet`, `certificate_expired`, `certificate_usage`, `certificate_chain`,
    `certificate_practice`, `certificate_revoked`, `certificate_other` (not the signer's), `certificate_key`.
    """
    certificate = key.certificate
    if key.private.public_key() != certificate.public_key():
        raise Trouble("certificate_key")
    check_dates(certificate, now)
    check_usage(certificate)
    chain, root = build_chain(certificate, key.others, roots, now)
    if is_practice(root.certificate) != practice:
        raise Trouble("certificate_practice", practice=practice)
    if nip is not None or nama is not None:
        check_holder(certificate, nip, nama)
    age = check_revocation(chain, list(lists), now)
    return Judged(chain, root.indonesian, is_practice(root.certificate), age)


def check_dates(certificate: x509.Certificate, now: dt.datetime) -> None:
    """`certificate_not_yet` or `certificate_expired` outside its days."""
    if now < certificate.not_valid_before_utc:
        raise Trouble("certificate_not_yet", day=certificate.not_valid_before_utc.date())
    if now > certificate.not_valid_after_utc:
        raise Trouble("certificate_expired", day=certificate.not_valid_after_utc.date())


def check_usage(certificate: x509.Certificate) -> None:
    """`certificate_usage` unless the certificate is for signing documents (key usage, RFC 5280 4.2.1.3)."""
    extensions = certificate.extensions
    try:
        usage = extensions.get_extension_for_class(x509.KeyUsage).value
        if not (usage.digital_signature or usage.content_commitment):
            raise Trouble("certificate_usage")
        if extensions.get_extension_for_class(x509.BasicConstraints).value.ca:
            raise Trouble("certificate_usage")
    except x509.ExtensionNotFound as missing:
        if missing.oid == x509.KeyUsage.oid:
            raise Trouble("certificate_usage") from None
    try:
        wider = set(extensions.get_extension_for_class(x509.ExtendedKeyUsage).value)
    except x509.ExtensionNotFound:
        return
    if not wider & _EMAIL_OR_DOCUMENT:
        raise Trouble("certificate_usage")


def build_chain(
    certificate: x509.Certificate, others: Iterable[x509.Certificate], roots: Sequence[Root], now: dt.datetime
) -> tuple[tuple[x509.Certificate, ...], Root]:
    """From the signer up to a root we carry; `certificate_chain` when it does not reach one."""
    between = list(others)
    chain = [certificate]
    while len(chain) < 6:
        for root in roots:
            if chain[-1] == root.certificate or _issued(chain[-1], root.certificate, now):
                return (*chain, root.certificate), root
        above = next((c for c in between if c not in chain and _issued(chain[-1], c, now)), None)
        if above is None:
            break
        chain.append(above)
    raise Trouble("certificate_chain")


def _issued(below: x509.Certificate, above: x509.Certificate, now: dt.datetime) -> bool:
    try:
        if not above.extensions.get_extension_for_class(x509.BasicConstraints).value.ca:
            return False
        below.verify_directly_issued_by(above)
    except Exception:  # a chain is either proven or not: every doubt counts as not
        return False
    return above.not_valid_before_utc <= now <= above.not_valid_after_utc


def check_revocation(
    chain: Sequence[x509.Certificate], lists: Sequence[x509.CertificateRevocationList], now: dt.datetime
) -> int | None:
    """`certificate_revoked` when a list we carry names one of the chain; answers the list's age in days."""
    age = None
    for certificate, issuer in pairwise(chain):
        held = [c for c in lists if c.issuer == issuer.subject and c.is_signature_valid(issuer.public_key())]  # type: ignore[arg-type]
        for one in held:
            entry = one.get_revoked_certificate_by_serial_number(certificate.serial_number)
            if entry is not None and entry.revocation_date_utc <= now:
                raise Trouble("certificate_revoked", day=entry.revocation_date_utc.date())
        if certificate is chain[0] and held:
            age = (now - max(c.last_update_utc for c in held)).days
    return age


def holder(certificate: x509.Certificate) -> tuple[str, str | None]:
    """Name and NIP (18 digits, None when it carries none) of the certificate's holder."""
    names = [str(a.value) for a in certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)]
    for attribute in certificate.subject:
        digits = re.sub(r"\D", "", str(attribute.value))
        if len(digits) == 18:
            return (names or [""])[0], digits
    return (names or [""])[0], None


def post(certificate: x509.Certificate) -> str:
    """The post the certificate names, empty when it names none."""
    found = certificate.subject.get_attributes_for_oid(NameOID.TITLE)
    return str(found[0].value) if found else ""


def check_holder(certificate: x509.Certificate, nip: str | None, nama: str | None) -> None:
    """`certificate_other` unless NIP (when both have one), else the bare name, is the signer's."""
    name, digits = holder(certificate)
    wanted = re.sub(r"\D", "", nip or "")
    if digits and len(wanted) == 18:
        if digits != wanted:
            raise Trouble("certificate_other")
        return
    held, asked = _letters(name), _letters(nama or "")
    if not held or not asked or not (held <= asked or asked <= held):
        raise Trouble("certificate_other")


def _letters(name: str) -> set[str]:
    """Words of a name without titles: lower case, only what stands before the first comma, no abbreviations."""
    bare = unicodedata.normalize("NFKD", name.split(",")[0]).casefold()
    return {w for w in re.findall(r"[a-z']+\.?", bare) if not w.endswith(".") and len(w) > 1}


def is_practice(certificate: x509.Certificate) -> bool:
    """Whether a root says LATIHAN in its name."""
    return any("LATIHAN" in str(a.value).upper() for a in certificate.subject)


@dataclass(frozen=True)
class Authority:
    """A small certificate authority of one's own."""

    key: PrivateKey
    certificate: x509.Certificate


def make_authority(name: str, *, now: dt.datetime, years: int = 10) -> Authority:
    """A root for signers' certificates; a practice root must have LATIHAN in its name."""
    key = ec.generate_private_key(ec.SECP256R1())
    builder = _builder(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]), key, now, years * 365)
    builder = builder.issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    builder = builder.add_extension(_usage(key_cert_sign=True, crl_sign=True), critical=True)
    return Authority(key, builder.sign(key, hashes.SHA256()))


def make_signer(
    authority: Authority, nama: str, nip: str | None, jabatan: str, *, now: dt.datetime, days: int = 730,
    signs: bool = True, key: PrivateKey | None = None,
) -> SigningKey:  # fmt: skip
    """A signer's certificate: RSA-2048, key usage digital signature and non-repudiation (`signs=False`: neither)."""
    own = key or rsa.generate_private_key(public_exponent=65537, key_size=2048)
    attributes = [x509.NameAttribute(NameOID.COMMON_NAME, nama[:64]), x509.NameAttribute(NameOID.TITLE, jabatan[:64])]
    if nip:
        attributes.append(x509.NameAttribute(NameOID.SERIAL_NUMBER, re.sub(r"\D", "", nip)))
    builder = _builder(x509.Name(attributes), own, now, days).issuer_name(authority.certificate.subject)
    usage = _usage(digital_signature=True, content_commitment=True) if signs else _usage(key_encipherment=True)
    builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    builder = builder.add_extension(usage, critical=True)
    issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(authority.key.public_key())
    builder = builder.add_extension(issuer, critical=False)
    return SigningKey(own, builder.sign(authority.key, hashes.SHA256()), (authority.certificate,))


def make_list(
    authority: Authority, revoked: Iterable[tuple[int, dt.datetime]], *, now: dt.datetime
) -> x509.CertificateRevocationList:
    """A revocation list: (serial, since) of every certificate that no longer counts."""
    builder = x509.CertificateRevocationListBuilder().issuer_name(authority.certificate.subject)
    builder = builder.last_update(now).next_update(now + 30 * _DAY)
    for serial, since in revoked:
        entry = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(since)
        builder = builder.add_revoked_certificate(entry.build())
    return builder.sign(authority.key, hashes.SHA256())


def save_p12(key: SigningKey, passphrase: str) -> bytes:
    """The PKCS#12 file of a signer."""
    locked = serialization.BestAvailableEncryption(passphrase.encode())
    return pkcs12.serialize_key_and_certificates(b"asn", key.private, key.certificate, key.others, locked)


def sign_raw(key: PrivateKey, data: bytes, hashed: hashes.HashAlgorithm) -> bytes:
    """A raw signature over data with the kept key object: PKCS#1 v1.5 or ECDSA."""
    if isinstance(key, rsa.RSAPrivateKey):
        return key.sign(data, padding.PKCS1v15(), hashed)
    return key.sign(data, ec.ECDSA(hashed))


def _builder(subject: x509.Name, key: PrivateKey, now: dt.datetime, days: int) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder().subject_name(subject).public_key(key.public_key())
        .serial_number(x509.random_serial_number()).not_valid_before(now - _DAY).not_valid_after(now + days * _DAY)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )  # fmt: skip


def _usage(**given: bool) -> x509.KeyUsage:
    names = (
        "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
        "key_cert_sign", "crl_sign", "encipher_only", "decipher_only",
    )  # fmt: skip
    return x509.KeyUsage(**{name: given.get(name, False) for name in names})
