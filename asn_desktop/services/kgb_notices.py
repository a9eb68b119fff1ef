"""The deeds of a salary step: its letter together with its row of the history, or its deferral by decree.

    propose(session, today=, unit_id=, months=) -> tuple[Notice, ...]
    issue(session, employee_id, ask, today=, now=) -> Issued          one letter, one row, one transaction
    issue_signed(session, employee_id, ask, key=, ...) -> Issued      the same, signed here with a certificate
    defer(session, employee_id, ask, today=) -> uuid.UUID             "ditunda", at most a year

Source: PP 7/1977 art. 11-13; for PPPK Perpres 98/2020 jo. 11/2024 and PermenPANRB 7/2023.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy.orm import Session

from asn_desktop import file_names, keys
from asn_desktop.letters import joined
from asn_desktop.letters.kgb import SalaryStepLetter
from asn_desktop.problems import Problem, Refused, Trouble
from asn_desktop.rules.months import add_months
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import histories, kgb_letter, kgb_proposals, letter_signing, letters, reasons
from asn_desktop.services.kgb_proposals import DECREE, NO_RESULT, Ground, Notice, propose
from asn_desktop.services.letter_signing import SignerKey
from asn_desktop.services.letters import LetterAsk, LetterRow
from asn_desktop.services.record_ask import RecordAsk
from asn_desktop.store import durable
from asn_desktop.store.career import Kgb as KgbRow

__all__ = [
    "DecreeAsk", "DeferAsk", "Ground", "Issued", "KgbAsk", "Notice", "defer", "issue", "issue_signed", "open_key",
    "preview", "propose", "save_all", "together",
]  # fmt: skip

SUBJECT = "Pemberitahuan Kenaikan Gaji Berkala"
_YEAR = 12


@dataclass(frozen=True)
class DecreeAsk:
    """What the clerk knows of the last decree and the record lacks; it is written into its row of the history."""

    nomor: str | None = None
    tanggal: dt.date | None = None
    pejabat: str | None = None


@dataclass(frozen=True)
class KgbAsk:
    """How the letter is numbered and signed. `mode` None takes the unit's own; `jalur` tinta, tte or sini.

    `reasons` may hold the clerk's word for a result that is not on record: {"predikat": why}.
    """

    mode: str | None = None
    nomor: str | None = None
    tanggal: dt.date | None = None
    jalur: str = "tinta"
    dasar: DecreeAsk = field(default_factory=DecreeAsk)
    reasons: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Issued:
    """The letter's line in the register, the row it gave, whose it is."""

    letter: LetterRow
    kgb_id: uuid.UUID
    employee_id: uuid.UUID
    tmt: dt.date
    gaji_baru: int


@dataclass(frozen=True)
class DeferAsk:
    """A deferral: until which day (at most a year after the step was due), why, and by which decree."""

    sampai: dt.date
    alasan: str
    nomor_sk: str
    tanggal_sk: dt.date
    pejabat: str | None = None


def issue(
    session: Session, employee_id: uuid.UUID, ask: KgbAsk, *, today: dt.date, now: dt.datetime
) -> Issued:
    """The letter in the register and the step in the history, or neither.

    Refused `kgb_*` for everything that stands in the way (not due, predikat, no ground decree, made already, PPPK
    paruh waktu, no signer), and what `letters.register` and `histories.save` refuse.
    """
    require(session.info["actor"], Deed.ENTER)
    notice, person, tables = kgb_proposals.one(session, employee_id, today=today)
    if notice.letter_id is None and _fill(session, employee_id, notice, ask.dasar, today):
        notice, person, tables = kgb_proposals.one(session, employee_id, today=today)
    vouched = {code: text for code, text in ask.reasons.items() if code == NO_RESULT and len(text.strip()) >= 5}
    kgb_proposals.demand(notice, vouched)
    reasons.tell_journal(session, vouched)
    letter, unit_id, code = kgb_letter.make(session, notice, person, tables, today)
    row = letters.register(
        session,
        LetterAsk(letter, unit_id, employee_id, code, SUBJECT, mode=ask.mode, nomor=ask.nomor,
                  tanggal=ask.tanggal, jalur=ask.jalur),
        now=now, today=today,
    )  # fmt: skip
    return Issued(row, _record(session, notice, letter, row, today), employee_id, letter.mulai, letter.gaji_baru)


def issue_signed(
    session: Session, employee_id: uuid.UUID, ask: KgbAsk, *, key: SignerKey, today: dt.date, now: dt.datetime
) -> Issued:
    """As `issue`, and signed here at once with an opened certificate; neither happens without the other.

    Refused `kgb_other_signer` when this letter is another official's to sign, `letter_number_first` in mode kosong.
    """
    made = issue(session, employee_id, ask, today=today, now=now)
    name, nip = letter_signing.signer_of(session, made.letter.id)
    try:
        keys.check_holder(key.judged.chain[0], nip, name)
    except Trouble:
        raise Refused(Problem("kgb_other_signer", "kunci", {"nama": name})) from None
    row = letter_signing.sign_here(session, made.letter.id, key, now=now)
    return Issued(row, made.kgb_id, employee_id, made.tmt, made.gaji_baru)


def open_key(
    session: Session, path: Path, passphrase: str, *, signer: tuple[str, str | None], now: dt.datetime
) -> SignerKey:
    """Open a certificate file once for many letters of one signer (name, NIP). Troubles `key_*`, `certificate_*`."""
    data = letter_signing.read_files([path])[0]
    return letter_signing.open_signer(session, data, passphrase, now=now, nip=signer[1], nama=signer[0])


def preview(session: Session, employee_id: uuid.UUID, *, today: dt.date, now: dt.datetime) -> bytes:
    """The letter with a gap for its number; nothing is written. Refused as `issue`, but not for a result unknown."""
    notice, person, tables = kgb_proposals.one(session, employee_id, today=today)
    kgb_proposals.demand(notice, (NO_RESULT,))
    letter, unit_id, code = kgb_letter.make(session, notice, person, tables, today)
    return letters.preview(session, LetterAsk(letter, unit_id, employee_id, code, SUBJECT), now=now, today=today)


def together(session: Session, letter_ids: Sequence[uuid.UUID]) -> bytes:
    """The pages of these letters as one PDF for the printer: the signed file where there is one."""
    files = []
    for letter_id in letter_ids:
        signed = letters.get(session, letter_id).cara_tanda == "sini"
        files.append(letters.pdf(session, letter_id, signed=signed))
    return joined.join(files)


def save_all(session: Session, letter_ids: Sequence[uuid.UUID], folder: Path) -> tuple[Path, ...]:
    """Each letter as a file of its own in a folder, e.g. for the national signing service. Troubles of the disk."""
    made: list[Path] = []
    for letter_id in letter_ids:
        row = letters.get(session, letter_id)
        # two people of one name, no number yet
        path = folder / file_names.numbered(letter_signing.file_name(row), [one.name for one in made])
        durable.make_folder(folder)
        durable.write(path, letters.pdf(session, letter_id, signed=row.cara_tanda == "sini"))
        made.append(path)
    return tuple(made)


def defer(session: Session, employee_id: uuid.UUID, ask: DeferAsk, *, today: dt.date) -> uuid.UUID:
    """Put the next step off by decree, at most a year; the time counts for the next one. Answers the row's id.

    Refused `kgb_defer_*`, `kgb_letter_exists`, `kgb_bukan_penerima_kgb`, `kgb_sudah_maksimum`, and what
    `histories.save` refuses.
    """
    require(session.info["actor"], Deed.ENTER)
    notice, _person, _tables = kgb_proposals.one(session, employee_id, today=today)
    kgb_proposals.demand(notice, set(notice.kurang) - {"bukan_penerima_kgb", "sudah_maksimum", "sudah_tercatat"})
    if notice.tmt is None:
        raise Refused(Problem("kgb_mkg", "mkg", {"nama": notice.nama}))
    last = add_months(notice.tmt, _YEAR)
    if not notice.tmt < ask.sampai <= last:
        raise Refused(Problem("kgb_defer_length", "sampai", {"tmt": notice.tmt, "batas": last}))
    lacks = {"alasan": len(ask.alasan.strip()) < 5, "nomor_sk": not ask.nomor_sk.strip()}
    if any(lacks.values()):
        raise Refused([Problem(f"kgb_defer_{name}", name) for name, empty in lacks.items() if empty])
    values = {
        "jenis": "ditunda", "tmt": notice.tmt, "golongan": notice.golongan, "gaji_lama": notice.gaji_lama,
        "ditunda_sampai": ask.sampai, "alasan": ask.alasan.strip(), "nomor_sk": ask.nomor_sk.strip(),
        "tanggal_sk": ask.tanggal_sk, "pejabat": ask.pejabat or notice.penandatangan,
    }  # fmt: skip
    return _saved(session, RecordAsk("kgb", employee_id, values=values), today)


def _saved(session: Session, ask: RecordAsk, today: dt.date) -> uuid.UUID:
    found = histories.save(session, ask, today=today)
    assert found.row_id is not None  # save always answers the row it wrote
    return found.row_id


def _fill(session: Session, employee_id: uuid.UUID, notice: Notice, given: DecreeAsk, today: dt.date) -> bool:
    """Write what the clerk knows into the blank fields of the ground's row; True when something was written."""
    names = dict(zip(DECREE, ("nomor_sk", "tanggal_sk", "pejabat"), strict=True))
    known = dict(zip(DECREE, (given.nomor, given.tanggal, given.pejabat), strict=True))
    values = {names[code]: known[code] for code in DECREE if code in notice.kurang and known[code]}
    if not values or notice.dasar is None:
        return False
    histories.save(session, RecordAsk(notice.dasar.kind, employee_id, notice.dasar.row_id, values), today=today)
    return True


def _record(session: Session, notice: Notice, letter: SalaryStepLetter, row: LetterRow, today: dt.date) -> uuid.UUID:
    values = {
        "jenis": "berkala", "tmt": letter.mulai, "golongan": letter.golongan, "mkg_tahun": letter.masa_kerja[0],
        "mkg_bulan": letter.masa_kerja[1], "gaji_lama": letter.gaji_lama, "gaji_baru": letter.gaji_baru,
        "nomor_sk": row.nomor, "tanggal_sk": row.tanggal, "pejabat": kgb_letter.post(letter.signer),
    }  # fmt: skip
    key = _saved(session, RecordAsk("kgb", notice.employee_id, values=values), today)
    session.get_one(KgbRow, (session.info["office_id"], key)).letter_id = row.id
    session.flush()
    return key
