"""Periksa surat: the verdict on any PDF, with what the register knows about it."""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.letters import checking, render
from asn_desktop.letters.checking import FileReport, SignatureReport
from asn_desktop.services import certificates
from asn_desktop.store.letters import Letter

__all__ = ["Checked", "FileReport", "SignatureReport", "check"]


@dataclass(frozen=True)
class Checked:
    """The verdict on a file and its place in our register.

    `register`: signed (the very file the register holds as signed), issued (the unsigned file as issued), same_data
    (the same letter in other bytes), void (our letter, but void), other_bytes (signed with us, but not this file),
    unknown.
    """

    report: FileReport
    register: str
    letter_id: uuid.UUID | None = None
    nomor: str | None = None
    perihal: str | None = None
    alasan: str | None = None  # why it is void


def check(session: Session, data: bytes, *, now: dt.datetime) -> Checked:
    """Judge any PDF; nothing is written. Rules of our own, the chain to our roots, then the register's SHA-256."""
    lists = certificates.revocation_lists(session)
    report = checking.check(data, roots=certificates.roots(session), now=now, lists=lists)
    letter = _ours(session, data, report)
    if letter is None:
        return Checked(report, "unknown")
    return Checked(report, _place(letter, report), letter.id, letter.nomor, letter.perihal, letter.batal_alasan)


def _place(letter: Letter, report: FileReport) -> str:
    if letter.keadaan == "batal":
        return "void"
    if report.sha256 == letter.bertanda_sha256:
        return "signed"
    if report.sha256 == letter.sha256:
        return "issued"
    return "other_bytes" if letter.bertanda_sha256 and report.signatures else "same_data"


def _ours(session: Session, data: bytes, report: FileReport) -> Letter | None:
    """The letter of our register: by its SHA-256, else by the data inside."""
    office = session.info["office_id"]
    digest = hashlib.sha256(data).hexdigest()
    found = session.scalars(
        sa.select(Letter).where(
            Letter.office_id == office, sa.or_(Letter.sha256 == digest, Letter.bertanda_sha256 == digest)
        )
    ).first()
    if found is not None or report.data is None:
        return found
    number = report.data.get("isi", {}).get("heading", {}).get("nomor")
    candidates = session.scalars(
        sa.select(Letter).where(
            Letter.office_id == office, Letter.jenis == report.data["skema"], Letter.nomor_cetak == number
        )
    )
    wanted = render.canonical(report.data)
    return next((one for one in candidates if render.canonical(one.data) == wanted), None)
