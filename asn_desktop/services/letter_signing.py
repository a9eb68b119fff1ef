"""Three honest ways to a signature: ink with a scan, the national service elsewhere, a certificate file here.

Source: UU ITE art. 11, PP 71/2019 art. 59-60; each letter says which way it was.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from asn_desktop import file_names, keys
from asn_desktop.keys import SigningKey
from asn_desktop.letters import checking, scan, signing
from asn_desktop.letters.checking import FileReport
from asn_desktop.letters.signing import KeptKeySigner, Place
from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import words
from asn_desktop.rules.letter_numbers import demand_number
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import certificates, letter_rows
from asn_desktop.services.letter_rows import LetterRow
from asn_desktop.store import durable
from asn_desktop.store.letters import Letter
from asn_desktop.store.offices import Office

# Who signs which prepared field of which letter, in which order: the first certifies, the last locks.
_OWNER_FIRST = ("pegawai", "pejabat")
_ORDER = {
    "formulir_cuti": ("atasan", "pyb"), "kp4": _OWNER_FIRST, "skp": _OWNER_FIRST, "lampiran_skp": _OWNER_FIRST,
    "rencana_aksi": _OWNER_FIRST, "dokumen_evaluasi": ("pejabat", "pegawai"),
}  # fmt: skip
_REFUSED = ("pejabat", "atasan_penilai")  # the employee would not sign: the appraiser, then his superior
_ONE_HAND = ("pejabat",)  # every other letter


@dataclass(frozen=True)
class TakenBack:
    """A file that came back from the national service: how it was matched, and the verdict on it."""

    row: LetterRow
    changed: bool  # the service rewrote the page; a named person accepted it
    report: FileReport


@dataclass(frozen=True)
class SignerKey:
    """A key opened and judged, for one signature or a batch: the passphrase was asked once and is gone."""

    signer: KeptKeySigner
    judged: keys.Judged


def mark_signed(session: Session, letter_id: uuid.UUID, files: Sequence[bytes], day: dt.date) -> LetterRow:
    """Signed in ink: the scan or photos are kept as PDF beside the issued file.

    Refused `letter_void`, `letter_signed`, `letter_day_early`, `scan_*`.
    """
    require(session.info["actor"], Deed.ENTER)
    record = _open(session, letter_id)
    if day < record.dicatat.date() - dt.timedelta(days=1):
        raise Refused(Problem("letter_day_early", "tanggal", {"dicatat": record.dicatat.date()}))
    return _keep(session, record, scan.to_pdf(files), "tinta", day)


def open_signer(
    session: Session, data: bytes, passphrase: str, *, now: dt.datetime, nip: str | None, nama: str | None
) -> SignerKey:
    """Open a .p12 for this signer. Troubles `key_*`, `certificate_*` before anything is signed."""
    key, judged = certificates.open_key(session, data, passphrase, now=now, nip=nip, nama=nama)
    return SignerKey(signing.open_signer(SigningKey(key.private, key.certificate, judged.chain[1:])), judged)


def read_files(paths: Sequence[Path]) -> list[bytes]:
    """The bytes of files a clerk chose, for a screen. Refused `scan_unreadable` when one cannot be read."""
    try:
        return [path.read_bytes() for path in paths]
    except OSError:
        raise Refused(Problem("scan_unreadable", "berkas")) from None


def signer_of(session: Session, letter_id: uuid.UUID) -> tuple[str, str | None]:
    """Name and NIP of whose turn it is to sign. Refused `letter_signed` when nobody is left."""
    record = _open(session, letter_id)
    person = _person(record, _next_field(session, record))
    return person["nama"], person["nip"]


def sign_here(session: Session, letter_id: uuid.UUID, key: SignerKey, *, now: dt.datetime) -> LetterRow:
    """Sign with a certificate file: the next prepared field of the letter. The last signature makes it signed.

    Refused `letter_number_first`, `letter_void`, `letter_signed`, `letter_field`, `certificate_not_this_signer`.
    """
    require(session.info["actor"], Deed.ENTER)
    record = _open(session, letter_id)
    if record.nomor_mode != "tanpa":
        demand_number(record.nomor)
    field = _next_field(session, record)
    person = _person(record, field)
    keys.check_holder(key.judged.chain[0], person["nip"], person["nama"])
    order = _order(record)
    place = Place(field, certifies=field == order[0] and len(order) > 1, locks=field == order[-1])
    before = letter_rows.pdf(session, letter_id, signed=record.bertanda is not None)
    office = session.get_one(Office, (session.info["office_id"], session.info["office_id"]))
    signed = signing.sign(before, key.signer, place, now=now, lines=_lines(key, now, office.zona))
    done = field == order[-1]
    return _keep(session, record, signed, "sini", now.astimezone(ZoneInfo(office.zona)).date(), done=done)


def take_back(
    session: Session, letter_id: uuid.UUID, data: bytes, *, now: dt.datetime, accept: str | None = None
) -> TakenBack:
    """A file signed with the national service comes home.

    Our bytes with signatures after them are taken at once. Otherwise the signature is judged, and a named person must
    have looked at both: `accept` is what he says, and the letter is marked *diubah oleh layanan TTE*.
    Refused `tte_unsigned`, `tte_damaged`, `tte_other_letter`, `tte_changed` (look first, then accept).
    """
    require(session.info["actor"], Deed.ENTER)
    record = _open(session, letter_id)
    if record.nomor_mode != "tanpa":
        demand_number(record.nomor)
    issued = letter_rows.pdf(session, letter_id)
    lists = certificates.revocation_lists(session)
    report = checking.check(data, roots=certificates.roots(session), now=now, lists=lists)
    if report.verdict in ("tanpa_tanda", "bukan_pdf"):
        raise Refused(Problem("tte_unsigned", "berkas"))
    if report.verdict in ("diubah", "rusak"):
        raise Refused(Problem("tte_damaged", "berkas"))
    changed = not data.startswith(issued)
    if changed and report.data is not None and report.data != record.data:
        raise Refused(Problem("tte_other_letter", "berkas"))
    if changed and len((accept or "").strip()) < 5:
        raise Refused(Problem("tte_changed", "berkas"))
    at = report.signatures[-1].at or now
    row = _keep(session, record, data, "tte_diubah" if changed else "tte", at.date())
    return TakenBack(row, changed, report)


def export(session: Session, letter_id: uuid.UUID, folder: Path, *, signed: bool = False) -> Path:
    """Write the PDF to a folder, whole or not at all; an older file of the name is replaced. Troubles of the disk."""
    row = letter_rows.get(session, letter_id)
    data = letter_rows.pdf(session, letter_id, signed=signed)
    path = folder / file_name(row)
    durable.make_folder(folder)
    durable.write(path, data)
    return path


def file_name(row: LetterRow) -> str:
    """A name any file system takes: subject, person, number."""
    return file_names.joined((row.perihal, row.nama or "", row.nomor or ""), ".pdf")


def _open(session: Session, letter_id: uuid.UUID) -> Letter:
    record = letter_rows.find(session, letter_id)
    if record.keadaan == "batal":
        raise Refused(Problem("letter_void", "letter_id", {"alasan": record.batal_alasan or ""}))
    if record.keadaan == "ditandatangani":
        raise Refused(Problem("letter_signed", "letter_id"))
    return record


def _order(record: Letter) -> tuple[str, ...]:
    if record.jenis == "dokumen_evaluasi" and record.data["isi"].get("tolak"):
        return _REFUSED
    return _ORDER.get(record.jenis, _ONE_HAND)


def _next_field(session: Session, record: Letter) -> str:
    order = _order(record)
    return order[0] if record.bertanda is None else order[-1]


def _person(record: Letter, field: str) -> dict[str, Any]:
    """The signer printed at a field. Refused `letter_step_open` while that step of the form is not decided."""
    inside = record.data["isi"]
    step = inside["signer"] if field == "pejabat" else inside[field] or {}
    found = step.get("pejabat") if field in ("atasan", "pyb") else step
    if not found:
        raise Refused(Problem("letter_step_open", "field", {"field": field}))
    return dict(found)


def _lines(key: SignerKey, now: dt.datetime, zone: str) -> tuple[str, ...]:
    moment = f"{words.moment(now, zone)} (jam komputer ini)"
    kind = "Sertifikat LATIHAN" if key.judged.practice else "Sertifikat tidak tersertifikasi"
    return ("Ditandatangani secara elektronik", moment, *(() if key.judged.certified else (kind,)))


def _keep(
    session: Session, record: Letter, data: bytes, how: str, day: dt.date, *, done: bool = True
) -> LetterRow:
    record.bertanda = session.info["blobs"].put(data)
    record.bertanda_sha256 = hashlib.sha256(data).hexdigest()
    if done:
        record.keadaan, record.cara_tanda, record.ditandatangani_pada = "ditandatangani", how, day
    session.flush()
    return letter_rows.get(session, record.id)
