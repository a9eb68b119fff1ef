"""The register of letters: made, numbered, completed, voided. One deed makes the row, the number and the file.

The order is number, flush, file: if the page cannot be made, number and row fall with the transaction.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.letters import qr, render, revive, template
from asn_desktop.letters.values import Heading
from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import words
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import credit_link, kgb_link, letter_numbers, letter_rows, letter_seal, units
from asn_desktop.services.letter_numbers import GapReport, Taken, gap_report
from asn_desktop.services.letter_rows import LetterRow, get, letterhead, listing, pdf, some
from asn_desktop.services.letter_signing import (
    SignerKey,
    TakenBack,
    export,
    mark_signed,
    open_signer,
    sign_here,
    signer_of,
    take_back,
)
from asn_desktop.store.held import hold
from asn_desktop.store.letters import Letter

__all__ = [
    "GapReport", "LetterAsk", "LetterRow", "SignerKey", "TakenBack", "change_path", "complete_number", "export",
    "gap_report", "get", "letterhead", "listing", "mark_signed", "open_signer", "pdf", "preview", "register",
    "sign_here", "signer_of", "some", "take_back", "void", "wordings",
]  # fmt: skip

PATHS = ("tinta", "tte", "sini")
Seal = Callable[[bytes], bytes]


@dataclass(frozen=True)
class LetterAsk:
    """A letter to be registered.

    `letter` is its dataclass; number, day and the practice mark are filled in here, so `heading` needs only `tempat`.
    `mode` None takes the unit's own; `nomor` only with "diketik"; `kode` is the classification code.
    `own` is a folder with wordings, by default `wordings(session)`; `seal` signs the check symbol, by default
    the office's own key.
    """

    letter: Any
    unit_id: uuid.UUID
    employee_id: uuid.UUID | None
    kode: str | None
    perihal: str
    mode: str | None = None
    nomor: str | None = None
    tanggal: dt.date | None = None
    jalur: str = "tinta"
    keamanan: str = ""
    penandatangan: str | None = None
    own: Path | None = None
    seal: Seal | None = None


def register(session: Session, ask: LetterAsk, *, now: dt.datetime, today: dt.date) -> LetterRow:
    """Row, number and PDF of a letter, in this order. The answer has its id; the file is `pdf(session, id)`.

    Refused `letter_mode`, `letter_path`, `letter_code_missing`, `letter_number_*`, `duplicate_letter_number`,
    `letter_number_first`, `letter_character`, `letter_paper`; Trouble `template_*`.
    """
    require(session.info["actor"], Deed.ENTER)
    _demand_path(ask.jalur)
    profile = units.resolve(session, ask.unit_id)
    mode = ask.mode or profile.nomor_mode
    day = ask.tanggal or today
    taken = letter_numbers.take(
        session, ask.unit_id, mode, kode=ask.kode, day=day, nomor=ask.nomor, keamanan=ask.keamanan
    )
    letter = _headed(ask.letter, taken, None if mode == "kosong" else day, day)
    letter = dataclasses.replace(letter, paper=dataclasses.replace(letter.paper, latihan=profile.latihan))
    record = Letter(
        unit_id=taken.agenda_id, employee_id=ask.employee_id, jenis=template.kind_of(letter), perihal=ask.perihal,
        kode=ask.kode, nomor_mode=mode, tahun=taken.tahun, urut=taken.urut, nomor=taken.nomor, nomor_cetak=taken.cetak,
        tanggal=None if mode == "kosong" else day, dicatat=now.replace(microsecond=0), data=render.data_of(letter),
        keadaan="menunggu_nomor" if mode == "kosong" else "siap", jalur=ask.jalur,
        penandatangan=ask.penandatangan or _signer(letter),
    )  # fmt: skip
    if taken.nomor is not None:
        session.add(record)
        session.flush()  # the number is ours before the page shows it
    _make_file(session, record, letter, ask.own, ask.seal)
    session.add(record)
    hold(session, record)
    session.flush()
    return get(session, record.id)


def preview(session: Session, ask: LetterAsk, *, now: dt.datetime, today: dt.date) -> bytes:
    """The page as it would be, with a gap for its number; nothing is written and no number is taken."""
    profile = units.resolve(session, ask.unit_id)
    day = ask.tanggal or today
    mode = "tanpa" if ask.mode == "tanpa" else "kosong"
    taken = letter_numbers.take(session, ask.unit_id, mode, kode=ask.kode, day=day, keamanan=ask.keamanan)
    letter = _headed(ask.letter, taken, None if mode == "kosong" else day, day)
    letter = dataclasses.replace(letter, paper=dataclasses.replace(letter.paper, latihan=profile.latihan))
    return render.render(letter, identity="pratinjau", at=now, own=ask.own or wordings(session))


def complete_number(
    session: Session, letter_id: uuid.UUID, nomor: str | None, tanggal: dt.date, *, own: Path | None = None,
    seal: Seal | None = None,
) -> LetterRow:  # fmt: skip
    """Give a letter that was left blank its number: typed, or None for the next one of our agenda.

    An unsigned letter is printed anew with it; on a letter already signed in ink the number stands in ink, and only
    the register learns it. Refused `letter_number_has`, `letter_void`, and what `register` refuses about numbers.
    """
    require(session.info["actor"], Deed.ENTER)
    record = letter_rows.find(session, letter_id)
    _demand_open(record, may_be_signed=True)
    if record.keadaan not in ("menunggu_nomor", "ditandatangani") or record.nomor is not None:
        raise Refused(Problem("letter_number_has", "nomor", {"nomor": record.nomor or ""}))
    mode = "agenda" if nomor is None else "diketik"
    taken = letter_numbers.take(
        session, record.unit_id, mode, kode=record.kode, day=tanggal, nomor=nomor, without=record.id
    )
    record.nomor, record.nomor_cetak, record.urut = taken.nomor, taken.cetak, taken.urut
    record.tahun, record.tanggal = taken.tahun, tanggal
    if record.keadaan == "menunggu_nomor":
        letter = _headed(_revived(session, record), taken, tanggal, tanggal)
        record.data, record.keadaan = render.data_of(letter), "siap"
        session.flush()
        _make_file(session, record, letter, own, seal)
    kgb_link.numbered(session, record.id, record.nomor, tanggal)
    credit_link.numbered(session, record.id, record.nomor, tanggal)
    session.flush()
    return get(session, record.id)


def change_path(session: Session, letter_id: uuid.UUID, jalur: str) -> LetterRow:
    """Choose how a letter will be signed. Refused `letter_path`, `letter_signed`, `letter_void`."""
    require(session.info["actor"], Deed.ENTER)
    _demand_path(jalur)
    record = letter_rows.find(session, letter_id)
    _demand_open(record)
    record.jalur = jalur
    session.flush()
    return get(session, letter_id)


def void(session: Session, letter_id: uuid.UUID, reason: str) -> LetterRow:
    """Void a letter: number and line stay, with the reason; a salary step or credit it gave falls with it.

    Refused `letter_void`, `letter_void_reason`.
    """
    require(session.info["actor"], Deed.ENTER)
    record = letter_rows.find(session, letter_id)
    _demand_open(record, may_be_signed=True)
    if len(reason.strip()) < 5:
        raise Refused(Problem("letter_void_reason", "alasan"))
    record.keadaan, record.batal_alasan = "batal", reason.strip()
    kgb_link.voided(session, record.id, reason.strip())
    credit_link.voided(session, record.id, reason.strip())
    session.flush()
    return get(session, letter_id)


def wordings(session: Session) -> Path:
    """The folder beside the store where an office may put its own copy of a wording: ``naskah/<letter>.xml``."""
    return Path(session.info["blobs"].folder).parent / "naskah"


def _demand_path(jalur: str) -> None:
    if jalur not in PATHS:
        raise Refused(Problem("letter_path", "jalur", {"raw": jalur}))


def _demand_open(record: Letter, *, may_be_signed: bool = False) -> None:
    if record.keadaan == "batal":
        raise Refused(Problem("letter_void", "letter_id", {"alasan": record.batal_alasan or ""}))
    if record.keadaan == "ditandatangani" and not may_be_signed:
        raise Refused(Problem("letter_signed", "letter_id"))


def _headed(letter: Any, taken: Taken, day: dt.date | None, around: dt.date) -> Any:
    heading = Heading(taken.cetak, letter.heading.tempat, day, words.month_year(around))
    return dataclasses.replace(letter, heading=heading)


def _signer(letter: Any) -> str | None:
    signer = getattr(letter, "signer", None)
    step = getattr(letter, "pyb", None)
    return signer.nama if signer else step.pejabat.nama if step else None


def _revived(session: Session, record: Letter) -> Any:
    """The letter of the register entry; the crest is the unit's own."""
    kop = record.data["isi"].get("kop") or {}
    crest = letterhead(session, record.unit_id).lambang if kop.get("lambang") else None
    return revive.revive(record.data, crest)


def _make_file(session: Session, record: Letter, letter: Any, own: Path | None, seal: Seal | None) -> None:
    modules: tuple[tuple[bool, ...], ...] | None = None
    captions: tuple[str, ...] = ()
    numbered = record.nomor is not None and record.tanggal is not None
    seal = (seal or letter_seal.seal_of(session)) if numbered else None
    if seal is not None and record.nomor and record.tanggal:
        modules, captions = qr.symbol(record.nomor, record.tanggal, render.canonical(record.data), seal)
    data = render.render(
        letter, identity=str(record.id), at=record.dicatat, own=own or wordings(session), qr=modules, qr_lines=captions
    )
    record.pdf = session.info["blobs"].put(data)
    record.sha256 = hashlib.sha256(data).hexdigest()
