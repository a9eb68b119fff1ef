"""Roots and revocation lists this office trusts, and the practice authority whose certificates try the signature out.

Source: PP 71/2019 art. 53-60 (certified and uncertified electronic signatures). Private keys are never kept here.
"""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from sqlalchemy.orm import Session

from asn_desktop import file_names, files, keys
from asn_desktop.keys import Root
from asn_desktop.problems import Problem, Refused, Trouble
from asn_desktop.rules.roles import Deed, require
from asn_desktop.store import durable
from asn_desktop.store.offices import Office, Setting

_ROOTS, _LISTS = "sertifikat.akar", "sertifikat.daftar_cabut"


@dataclass(frozen=True)
class PracticeSigner:
    """Someone who gets a practice certificate."""

    nama: str
    nip: str | None
    jabatan: str


@dataclass(frozen=True)
class CertificateFile:
    """A .p12 that was written, and for whom."""

    path: Path
    nama: str


def make_practice(
    session: Session, folder: Path, signers: Sequence[PracticeSigner], passphrase: str, *, now: dt.datetime,
    today: dt.date,
) -> list[CertificateFile]:  # fmt: skip
    """A new root labelled LATIHAN and a .p12 for each signer, in `folder`; the root is trusted in this office.

    The root's key is thrown away. Refused `practice_only` (a real office), `passphrase_short`; Trouble of the disk.
    """
    require(session.info["actor"], Deed.MANAGE)
    office = session.get_one(Office, (session.info["office_id"], session.info["office_id"]))
    if not office.latihan:
        raise Refused(Problem("practice_only"))
    if len(passphrase) < 6:
        raise Refused(Problem("passphrase_short", "passphrase"))
    authority = keys.make_authority(f"Akar LATIHAN {office.nama}"[:64], now=now)
    _add(session, _ROOTS, authority.certificate.public_bytes(Encoding.DER), today)
    _add(session, _LISTS, keys.make_list(authority, (), now=now).public_bytes(Encoding.DER), today)
    durable.make_folder(folder)
    durable.write(folder / "akar-latihan.pem", authority.certificate.public_bytes(Encoding.PEM))
    made = []
    for number, one in enumerate(signers, 1):
        key = keys.make_signer(authority, one.nama, one.nip, one.jabatan, now=now)
        path = folder / f"{number:02d}-{file_names.slug(one.nama, 40, 'pejabat')}-latihan.p12"
        durable.write(path, keys.save_p12(key, passphrase))
        made.append(CertificateFile(path, one.nama))
    return made


def roots(session: Session) -> list[Root]:
    """Roots this office trusts: those the program carries (certified in Indonesia) and those it took in."""
    own = [Root(x509.load_der_x509_certificate(one)) for one in _held(session, _ROOTS)]
    return [*carried(), *own]


def carried() -> list[Root]:
    """Roots of certified Indonesian providers that ship with the program, in resources/roots/*.pem."""
    try:
        folder = files.resource("roots")
    except FileNotFoundError:
        return []
    return [Root(x509.load_pem_x509_certificate(p.read_bytes()), True) for p in sorted(folder.glob("*.pem"))]


def revocation_lists(session: Session) -> list[x509.CertificateRevocationList]:
    """Revocation lists this office took in."""
    return [x509.load_der_x509_crl(one) for one in _held(session, _LISTS)]


def add_root(session: Session, data: bytes, *, today: dt.date) -> str:
    """Trust a root certificate (PEM or DER); answers its name. Refused `root_unreadable`, `root_not_one`."""
    require(session.info["actor"], Deed.MANAGE)
    try:
        pem = data.lstrip().startswith(b"-----")
        found = x509.load_pem_x509_certificate(data) if pem else x509.load_der_x509_certificate(data)
    except ValueError:
        raise Refused(Problem("root_unreadable", "berkas")) from None
    try:
        found.verify_directly_issued_by(found)
        if not found.extensions.get_extension_for_class(x509.BasicConstraints).value.ca:
            raise Refused(Problem("root_not_one", "berkas"))
    except Refused:
        raise
    except Exception:  # every reason why it does not prove itself is the same here
        raise Refused(Problem("root_not_one", "berkas")) from None
    _add(session, _ROOTS, found.public_bytes(Encoding.DER), today)
    return found.subject.rfc4514_string()


def add_list(session: Session, data: bytes, *, today: dt.date) -> dt.datetime:
    """Take in a revocation list (PEM or DER); answers its day. Refused `crl_unreadable`, `crl_unknown_issuer`."""
    require(session.info["actor"], Deed.MANAGE)
    try:
        pem = data.lstrip().startswith(b"-----")
        found = x509.load_pem_x509_crl(data) if pem else x509.load_der_x509_crl(data)
    except ValueError:
        raise Refused(Problem("crl_unreadable", "berkas")) from None
    issuers: list[Any] = [r.certificate.public_key() for r in roots(session)]
    if not any(found.is_signature_valid(key) for key in issuers):
        raise Refused(Problem("crl_unknown_issuer", "berkas"))
    _add(session, _LISTS, found.public_bytes(Encoding.DER), today)
    return found.last_update_utc


def open_key(
    session: Session, data: bytes, passphrase: str, *, now: dt.datetime, nip: str | None, nama: str | None
) -> tuple[keys.SigningKey, keys.Judged]:
    """Open a .p12 and judge its certificate for this signer, before anything is signed. Troubles of `keys`."""
    office = session.get_one(Office, (session.info["office_id"], session.info["office_id"]))
    key = keys.open_p12(data, passphrase)
    judged = keys.judge(
        key, now=now, roots=roots(session), lists=revocation_lists(session), nip=nip, nama=nama,
        practice=office.latihan,
    )  # fmt: skip
    return key, judged


def _setting(session: Session, name: str) -> Setting | None:
    return session.scalars(
        sa.select(Setting)
        .where(Setting.office_id == session.info["office_id"], Setting.kunci == name)
        .order_by(Setting.berlaku_mulai.desc())
        .limit(1)
    ).first()


def _held(session: Session, name: str) -> list[bytes]:
    setting = _setting(session, name)
    try:
        return [base64.b64decode(one) for one in setting.nilai["v"]] if setting else []
    except (KeyError, ValueError):
        raise Trouble("certificate_settings") from None


def _add(session: Session, name: str, der: bytes, today: dt.date) -> None:
    text = base64.b64encode(der).decode()
    setting = _setting(session, name)
    if setting is None:
        session.add(Setting(kunci=name, nilai={"v": [text]}, berlaku_mulai=today, dasar="PP 71/2019"))
    elif text not in setting.nilai["v"]:
        setting.nilai = {"v": [*setting.nilai["v"], text]}
    session.flush()


