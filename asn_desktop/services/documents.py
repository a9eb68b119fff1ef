"""Scans in a person's file: attached to the person or to the history row they prove, listed, opened, voided.

What is kept is always a PDF: a photo becomes an upright page. Nothing is deleted; a wrong scan is voided.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.roles import Deed, may, require
from asn_desktop.services import document_files, reference
from asn_desktop.services.record_kinds import KINDS, of_table
from asn_desktop.services.record_models import MODELS
from asn_desktop.store.employees import Employee
from asn_desktop.store.records import Document

OTHER = "lain"  # a document SIASN has no kind for
_DISCIPLINE = "882"


@dataclass(frozen=True)
class DocumentKind:
    """A kind of document: its SIASN id, or `lain`."""

    id: str
    nama: str
    layanan: str  # the SIASN service that asks for it; "" for `lain`


@dataclass(frozen=True)
class DocumentRow:
    """One scan. `kind` and `row_id` name the history row it proves, None when it belongs to the person alone."""

    id: uuid.UUID
    employee_id: uuid.UUID
    jenis: str
    jenis_nama: str
    nama: str
    nomor: str | None
    tanggal: dt.date | None
    ukuran: int  # bytes
    halaman: int
    kind: str | None
    row_id: uuid.UUID | None
    dibatalkan: str | None


def kinds(session: Session, *, today: dt.date) -> tuple[DocumentKind, ...]:
    """Every kind of document, in the order of the list; `lain` last."""
    rows = reference.table(session, "dokumen_siasn", today).values()
    found = [DocumentKind(str(r["siasn_id"]), str(r["dokumen"]), str(r["layanan"])) for r in rows]
    return (*found, DocumentKind(OTHER, "Dokumen lain", ""))


def attach(
    session: Session, employee_id: uuid.UUID, *, kind: str | None = None, row_id: uuid.UUID | None = None, data: bytes,
    file_name: str, jenis: str | None = None, today: dt.date,
) -> DocumentRow:  # fmt: skip
    """Keep a scan (PDF, JPEG or PNG) of a person, or of the row `row_id` of a kind of record.

    `jenis` None takes the kind of document SIASN asks for such a row. Number and date come from the row's decree.
    Refuses EMPLOYEE_UNKNOWN, ROW_UNKNOWN, DOCUMENT_TYPE and what `document_files.as_pdf` refuses.
    """
    require(session.info["actor"], Deed.ENTER)
    if session.get(Employee, (session.info["office_id"], employee_id)) is None:
        raise Refused(Problem("EMPLOYEE_UNKNOWN", values={"id": str(employee_id)}))
    row = _proved(session, employee_id, kind, row_id)
    known = {one.id: one for one in kinds(session, today=today)}
    chosen = jenis or _usual(kind)
    if chosen not in known:
        raise Refused(Problem("DOCUMENT_TYPE", "jenis", {"raw": chosen}))
    pdf, pages = document_files.as_pdf(data)
    found = Document(
        employee_id=employee_id, jenis=chosen, nama=PurePath(file_name.replace("\\", "/")).stem[:120] or "dokumen",
        nomor=getattr(row, "nomor_sk", None), tanggal=getattr(row, "tanggal_sk", None),
        berkas=session.info["blobs"].put(pdf), ukuran=len(pdf), halaman=pages,
        tabel=KINDS[kind].table if kind and row is not None else None, baris=row_id,
    )  # fmt: skip
    session.add(found)
    if row is not None:
        row.berkas = found.berkas
    session.flush()
    return _shown(found, known)


def rows(
    session: Session, employee_id: uuid.UUID, *, kind: str | None = None, row_id: uuid.UUID | None = None,
    today: dt.date,
) -> tuple[DocumentRow, ...]:  # fmt: skip
    """The scans of a person, newest first, or only those of one kind of record or of one row.

    A role without READ_SENSITIVE sees only what tells nothing of family, discipline or full identity numbers.
    """
    query = sa.select(Document).where(
        Document.office_id == session.info["office_id"], Document.employee_id == employee_id
    )
    if kind is not None:
        query = query.where(Document.tabel == KINDS[kind].table)
    if row_id is not None:
        query = query.where(Document.baris == row_id)
    known = {one.id: one for one in kinds(session, today=today)}
    found = [d for d in session.scalars(query) if _open_to(session, d)]
    return tuple(_shown(d, known) for d in sorted(found, key=lambda d: d.id, reverse=True))


def content(session: Session, document_id: uuid.UUID) -> bytes:
    """The PDF of a scan, voided or not. Refuses DOCUMENT_UNKNOWN, DOCUMENT_CLOSED; Trouble as `Blobs.get`."""
    found = _document(session, document_id)
    if not _open_to(session, found):
        raise Refused(Problem("DOCUMENT_CLOSED"))
    data: bytes = session.info["blobs"].get(found.berkas)
    return data


def row_scan(session: Session, kind: str, row_id: uuid.UUID) -> bytes:
    """The PDF that proves a history row, as `RecordRow.berkas` names it. Refuses as `content`."""
    row = session.get(MODELS[kind], (session.info["office_id"], row_id)) if kind in KINDS else None
    if row is None or not row.berkas:
        raise Refused(Problem("DOCUMENT_UNKNOWN"))
    if KINDS[kind].sensitive and not may(session.info["actor"].role, Deed.READ_SENSITIVE):
        raise Refused(Problem("DOCUMENT_CLOSED"))
    data: bytes = session.info["blobs"].get(row.berkas)
    return data


def void(session: Session, document_id: uuid.UUID, reason: str, *, today: dt.date) -> DocumentRow:
    """A scan no longer counts; the row it proved goes back to the scan before, when there is one.

    Refuses VOID_REASON_EMPTY, DOCUMENT_UNKNOWN, DOCUMENT_VOIDED.
    """
    require(session.info["actor"], Deed.ENTER)
    found = _document(session, document_id)
    if not reason.strip():
        raise Refused(Problem("VOID_REASON_EMPTY", "alasan"))
    if found.dibatalkan:
        raise Refused(Problem("DOCUMENT_VOIDED", "alasan", {"alasan": found.dibatalkan}))
    found.dibatalkan = reason.strip()
    kind = of_table(found.tabel or "")
    if kind is not None and found.baris is not None:
        row = session.get(MODELS[kind.key], (found.office_id, found.baris))
        if row is not None and row.berkas == found.berkas:
            row.berkas = _scan_before(session, found)
    session.flush()
    return _shown(found, {one.id: one for one in kinds(session, today=today)})


def set_photo(session: Session, employee_id: uuid.UUID, data: bytes | None) -> None:
    """Keep a person's photo (JPEG or PNG), upright and no larger than a page needs; None takes it away.

    Refuses EMPLOYEE_UNKNOWN and what `document_files.portrait` refuses.
    """
    require(session.info["actor"], Deed.ENTER)
    person = session.get(Employee, (session.info["office_id"], employee_id))
    if person is None:
        raise Refused(Problem("EMPLOYEE_UNKNOWN", values={"id": str(employee_id)}))
    person.foto = None if data is None else session.info["blobs"].put(document_files.portrait(data))
    session.flush()


def photo(session: Session, employee_id: uuid.UUID) -> bytes | None:
    """The JPEG of a person; None when there is none."""
    person = session.get(Employee, (session.info["office_id"], employee_id))
    if person is None or not person.foto:
        return None
    data: bytes = session.info["blobs"].get(person.foto)
    return data


def _usual(kind: str | None) -> str:
    documents = KINDS[kind].documents if kind is not None and kind in KINDS else ()
    return documents[0] if documents else OTHER


def _proved(session: Session, employee_id: uuid.UUID, kind: str | None, row_id: uuid.UUID | None) -> Any:
    """The history row a scan proves; None for a scan of the person."""
    if kind is None and row_id is None:
        return None
    if kind is None or kind not in KINDS:
        raise Refused(Problem("KIND_UNKNOWN", "", {"raw": kind or ""}))
    row = session.get(MODELS[kind], (session.info["office_id"], row_id)) if row_id else None
    if row is None or row.employee_id != employee_id or row.dibatalkan:
        raise Refused(Problem("ROW_UNKNOWN"))
    return row


def _scan_before(session: Session, voided: Document) -> str | None:
    others = session.scalars(
        sa.select(Document).where(
            Document.office_id == voided.office_id, Document.employee_id == voided.employee_id,
            Document.tabel == voided.tabel, Document.baris == voided.baris, Document.dibatalkan.is_(None),
            Document.id != voided.id,
        )
    )  # fmt: skip
    newest = max(others, key=lambda d: d.id, default=None)
    return newest.berkas if newest else None


def _open_to(session: Session, d: Document) -> bool:
    if may(session.info["actor"].role, Deed.READ_SENSITIVE):
        return True
    kind = of_table(d.tabel or "")
    return d.jenis != _DISCIPLINE and (d.jenis != OTHER if kind is None else not kind.sensitive)


def _document(session: Session, document_id: uuid.UUID) -> Document:
    found = session.get(Document, (session.info["office_id"], document_id))
    if found is None:
        raise Refused(Problem("DOCUMENT_UNKNOWN"))
    return found


def _shown(d: Document, known: dict[str, DocumentKind]) -> DocumentRow:
    kind = of_table(d.tabel or "")
    return DocumentRow(
        d.id, d.employee_id, d.jenis, known[d.jenis].nama if d.jenis in known else d.jenis, d.nama, d.nomor, d.tanggal,
        d.ukuran, d.halaman, kind.key if kind else None, d.baris, d.dibatalkan,
    )  # fmt: skip
