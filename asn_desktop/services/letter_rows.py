"""Letters as the screens see them: rows of the register, their files, and what a unit puts on paper."""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.letters.values import Letterhead
from asn_desktop.problems import Problem, Refused, Trouble
from asn_desktop.services import letter_privacy, units
from asn_desktop.store.employees import EmployeeSummary
from asn_desktop.store.held import hold
from asn_desktop.store.letters import Letter


@dataclass(frozen=True)
class LetterRow:
    """One line of the register."""

    id: uuid.UUID
    unit_id: uuid.UUID
    employee_id: uuid.UUID | None
    nama: str | None  # of the employee it is about, as the list has it now, else as printed
    jenis: str
    perihal: str
    kode: str | None
    nomor_mode: str  # agenda | diketik | kosong | tanpa
    tahun: int
    urut: int | None
    nomor: str | None
    nomor_cetak: str | None
    tanggal: dt.date | None
    dicatat: dt.datetime
    keadaan: str  # menunggu_nomor | siap | ditandatangani | batal
    jalur: str  # tinta | tte | sini
    cara_tanda: str | None  # tinta | tte | tte_diubah | sini
    penandatangan: str | None
    ditandatangani_pada: dt.date | None
    batal_alasan: str | None
    ukuran: str  # F4 | F4-210 | A4
    sha256: str | None
    bertanda_sha256: str | None


_CHUNK = 400
_NAME = sa.func.coalesce(EmployeeSummary.nama_tampil, Letter.data["isi"]["person"]["nama"].as_string())
def _columns(seen: dict[str, sa.ColumnElement[Any]]) -> tuple[Any, ...]:
    return (
        Letter.id, Letter.unit_id, Letter.employee_id, _NAME, seen["jenis"], seen["perihal"],
        seen["kode"], Letter.nomor_mode, Letter.tahun, Letter.urut, seen["nomor"], seen["nomor_cetak"],
        Letter.tanggal, Letter.dicatat,
        Letter.keadaan, Letter.jalur, Letter.cara_tanda, Letter.penandatangan, Letter.ditandatangani_pada,
        Letter.batal_alasan, Letter.data["isi"]["paper"]["ukuran"].as_string(), Letter.sha256, Letter.bertanda_sha256,
    )  # fmt: skip


@functools.cache
def _lines(closed: bool) -> sa.Select[*tuple[Any, ...]]:
    """The lines of the register as a reader sees them: put together once, it is asked with every deed."""
    same = sa.and_(
        EmployeeSummary.office_id == Letter.office_id, EmployeeSummary.employee_id == Letter.employee_id
    )
    return sa.select(*_columns(letter_privacy.shown(closed))).select_from(sa.outerjoin(Letter, EmployeeSummary, same))


def _query(session: Session) -> sa.Select[*tuple[Any, ...]]:
    return _lines(letter_privacy.closed(session)).where(Letter.office_id == session.info["office_id"])


def find(session: Session, letter_id: uuid.UUID) -> Letter:
    """The record itself, for the deeds. Refused `letter_unknown`."""
    record = session.get(Letter, (session.info["office_id"], letter_id))
    if record is None:
        raise Refused(Problem("letter_unknown", "letter_id"))
    hold(session, record)
    return record


def get(session: Session, letter_id: uuid.UUID) -> LetterRow:
    """One line of the register. Refused `letter_unknown`."""
    row = session.execute(_query(session).where(Letter.id == letter_id)).one_or_none()
    if row is None:
        raise Refused(Problem("letter_unknown", "letter_id"))
    return LetterRow(*row)


def some(session: Session, letter_ids: Iterable[uuid.UUID]) -> list[LetterRow]:
    """Lines of several letters, in no order; ids that are unknown are left out."""
    wanted, found = list(letter_ids), list[LetterRow]()
    for start in range(0, len(wanted), _CHUNK):
        query = _query(session).where(Letter.id.in_(wanted[start : start + _CHUNK]))
        found += [LetterRow(*row) for row in session.execute(query)]
    return found


def listing(
    session: Session, *, month: dt.date | None = None, text: str = "", unit_id: uuid.UUID | None = None,
    employee_id: uuid.UUID | None = None, state: str = "", limit: int = 2000,
) -> list[LetterRow]:  # fmt: skip
    """Letters newest first: of one month (by register day, UTC) or all; `text` looks in number, subject and name.

    `state` keeps numbered letters that wait: `menunggu_nomor` or `siap` (for a signature), as Beranda counts them.
    """
    query = _query(session).order_by(Letter.dicatat.desc(), Letter.id.desc()).limit(limit)
    if month is not None:
        start = dt.datetime(month.year, month.month, 1, tzinfo=dt.UTC)
        after = (start + dt.timedelta(days=32)).replace(day=1)
        query = query.where(Letter.dicatat >= start, Letter.dicatat < after)
    if state:
        query = query.where(Letter.keadaan == state, Letter.nomor_mode != "tanpa")
    if unit_id is not None:
        query = query.where(Letter.unit_id.in_(units.below(session, unit_id)))
    if employee_id is not None:
        query = query.where(Letter.employee_id == employee_id)
    seen = letter_privacy.shown(letter_privacy.closed(session))
    for word in text.split():
        like = f"%{word.replace('%', '')}%"
        query = query.where(
            sa.or_(seen["nomor_cetak"].ilike(like), seen["perihal"].ilike(like), _NAME.ilike(like))
        )
    return [LetterRow(*row) for row in session.execute(query)]


def pdf(session: Session, letter_id: uuid.UUID, *, signed: bool = False) -> bytes:
    """The file as issued, or the signed one (or the scan of it).

    Refused `letter_not_signed`, `role_not_allowed` for a page with closed data (KP4, leave); Trouble `letter_file`.
    """
    record = find(session, letter_id)
    letter_privacy.require_page(session, record)
    name, hashed = (record.bertanda, record.bertanda_sha256) if signed else (record.pdf, record.sha256)
    if name is None:
        raise Refused(Problem("letter_not_signed", "letter_id"))
    data: bytes = session.info["blobs"].get(name)
    if hashlib.sha256(data).hexdigest() != hashed:
        raise Trouble("letter_file")
    return data


def letterhead(session: Session, unit_id: uuid.UUID) -> Letterhead:
    """The kop of a unit with everything it inherits, its crest included. Refused UNIT_UNKNOWN."""
    unit = units.resolve(session, unit_id)
    crest = session.info["blobs"].get(unit.lambang) if unit.lambang else None
    return Letterhead(unit.kop_pemerintah, unit.kop_nama.upper(), unit.kop_alamat, unit.kop_kontak, crest)
