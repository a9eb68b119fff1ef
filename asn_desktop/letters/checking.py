"""Judges any PDF: who signed, with what post and certificate, when and by whose clock, what changed since,
and what could not be checked. Codes and values only; the words stand in the screen's sentences.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import serialization

from asn_desktop import keys
from asn_desktop.keys import Root
from asn_desktop.letters import cms_rules
from asn_desktop.problems import Trouble


@dataclass(frozen=True)
class SignatureReport:
    """One signature. `intact` is about bytes, `trusted` about the certificate; `problems` are codes `check_*`."""

    field: str
    nama: str
    nip: str | None
    jabatan: str
    penerbit: str
    nomor_seri: str
    certified: bool
    practice: bool
    at: dt.datetime | None
    clock: str  # "penanda_tangan": the signer's own PC; "stempel": a time stamp authority
    covers_all: bool  # False: something was appended after it
    added: str  # what was appended: tidak_ada | tanda_tangan | isian | lain
    intact: bool
    trusted: bool
    problems: tuple[str, ...] = ()
    unchecked: tuple[str, ...] = ()


@dataclass(frozen=True)
class FileReport:
    """The verdict on a file: bukan_pdf | rusak | tanpa_tanda | diubah | tidak_terpercaya | sah."""

    verdict: str
    sha256: str
    pages: int = 0
    signatures: tuple[SignatureReport, ...] = ()
    problems: tuple[str, ...] = ()
    unchecked: tuple[str, ...] = ()
    data: dict[str, Any] | None = field(default=None, compare=False)

    @property
    def sound(self) -> bool:
        """Whether every signature holds, reaches a root we carry, and nothing came after the last."""
        return self.verdict == "sah"


def check(
    data: bytes, *, roots: Sequence[Root], now: dt.datetime, lists: Sequence[x509.CertificateRevocationList] = ()
) -> FileReport:
    """Judge a file. Never raises about its content: what cannot be read is `rusak` or `bukan_pdf`."""
    digest = hashlib.sha256(data).hexdigest()
    if b"%PDF-" not in data[:1024]:
        return FileReport("bukan_pdf", digest)
    gaps = cms_rules.gaps(data)
    if not gaps and (b"/ByteRange" in data or b"ETSI.CAdES" in data):
        return FileReport("diubah", digest, problems=("check_gap_wrong",))
    bad = [code for gap in gaps if (code := cms_rules.broken(data, gap, [r.certificate for r in roots]))]
    if gaps and gaps[-1].covered != len(data):
        bad.append("not_all_covered")
    if bad:
        return FileReport("diubah", digest, problems=tuple(dict.fromkeys(f"check_{code}" for code in bad)))
    return _read(data, digest, len(gaps), roots, now, lists)


def _read(
    data: bytes, digest: str, expected: int, roots: Sequence[Root], now: dt.datetime,
    lists: Sequence[x509.CertificateRevocationList],
) -> FileReport:  # fmt: skip
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        reader = PdfFileReader(BytesIO(data), strict=False)
        pages = int(reader.root["/Pages"]["/Count"])
        embedded = list(reader.embedded_regular_signatures)
        if len(embedded) != expected:
            return FileReport("diubah", digest, pages, problems=("check_gap_wrong",))
        attached = _attached(reader)
        reports = tuple(_signature(one, roots, now, lists) for one in embedded)
    except Exception:  # a hostile file may break a parser in any way; all of them mean the same
        return FileReport("rusak" if not expected else "diubah", digest, problems=("check_unreadable",))
    if not reports:
        return FileReport("tanpa_tanda", digest, pages, data=attached, unchecked=("unchecked_no_signature",))
    verdict = "sah"
    if not all(r.trusted for r in reports):
        verdict = "tidak_terpercaya"
    if not all(r.intact for r in reports) or not reports[-1].covers_all:
        verdict = "diubah"
    problems = tuple(dict.fromkeys(p for r in reports for p in r.problems))
    unchecked = tuple(dict.fromkeys(u for r in reports for u in r.unchecked))
    return FileReport(verdict, digest, pages, reports, problems, unchecked, attached)


def _signature(
    embedded: Any, roots: Sequence[Root], now: dt.datetime, lists: Sequence[x509.CertificateRevocationList]
) -> SignatureReport:
    from pyhanko.sign.validation import validate_pdf_signature

    status = validate_pdf_signature(embedded, _context(roots, now, lists), skip_diff=False)
    certificate = x509.load_der_x509_certificate(embedded.signer_cert.dump())
    others = [x509.load_der_x509_certificate(c.dump()) for c in embedded.other_embedded_certs]
    at = embedded.self_reported_timestamp
    problems, unchecked = [], []
    root: Root | None = None
    try:
        chain, root = keys.build_chain(certificate, others, roots, at or now)
        keys.check_dates(certificate, at or now)
        keys.check_usage(certificate)
        age = keys.check_revocation(chain, lists, at or now)
        if age is None:
            unchecked.append("unchecked_revocation")
    except Trouble as trouble:
        problems.append(f"check_{trouble.code}")
    if status.timestamp_validity is None:
        unchecked.append("unchecked_time")
    intact = bool(status.intact and status.valid)
    added = _added(status)
    if not intact:
        problems.append("check_digest_wrong")
    if added == "lain" or not _docmdp_kept(status):
        problems.append("check_changed_after")
        intact = False
    name, nip = keys.holder(certificate)
    return SignatureReport(
        field=embedded.field_name, nama=name, nip=nip, jabatan=keys.post(certificate),
        penerbit=certificate.issuer.rfc4514_string(), nomor_seri=f"{certificate.serial_number:X}",
        certified=bool(root and root.indonesian), practice=bool(root and keys.is_practice(root.certificate)),
        at=at, clock="stempel" if status.timestamp_validity else "penanda_tangan",
        covers_all=embedded.compute_integrity_info is not None and _whole(status), added=added, intact=intact,
        trusted=root is not None and not any(p != "check_changed_after" for p in problems),
        problems=tuple(problems), unchecked=tuple(unchecked),
    )  # fmt: skip


def _whole(status: Any) -> bool:
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    return bool(status.coverage == SignatureCoverageLevel.ENTIRE_FILE)


def _added(status: Any) -> str:
    from pyhanko.sign.diff_analysis import ModificationLevel

    level = status.modification_level
    if level is None or level == ModificationLevel.NONE:
        return "tidak_ada"
    if level == ModificationLevel.LTA_UPDATES:
        return "tanda_tangan"
    return "isian" if level == ModificationLevel.FORM_FILLING else "lain"


def _docmdp_kept(status: Any) -> bool:
    return status.docmdp_ok is not False


def _context(roots: Sequence[Root], now: dt.datetime, lists: Sequence[x509.CertificateRevocationList]) -> Any:
    from asn1crypto import crl
    from asn1crypto import x509 as asn1
    from pyhanko_certvalidator import ValidationContext

    der = serialization.Encoding.DER
    return ValidationContext(
        trust_roots=[asn1.Certificate.load(r.certificate.public_bytes(der)) for r in roots], moment=now,
        crls=[crl.CertificateList.load(one.public_bytes(der)) for one in lists], allow_fetching=False,
        revocation_mode="soft-fail",
    )  # fmt: skip


def _attached(reader: Any) -> dict[str, Any] | None:
    """The JSON inside the file, None when there is none of ours."""
    try:
        names = reader.root["/Names"]["/EmbeddedFiles"]["/Names"]
        found = json.loads(names[1]["/EF"]["/F"].data)
    except (KeyError, IndexError, TypeError, ValueError):
        return None
    return found if isinstance(found, dict) and "skema" in found else None
