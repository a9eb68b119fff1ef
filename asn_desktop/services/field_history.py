"""History of every field of one person: who changed what, when, from which source, across person and histories."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.changes import Operation
from asn_desktop.rules.roles import Deed, may
from asn_desktop.services import employee_card, record_rows, reference
from asn_desktop.services.evaluation import traces
from asn_desktop.services.record_kinds import KINDS, RecordKind
from asn_desktop.services.record_kinds import fields as types
from asn_desktop.services.record_words import Words
from asn_desktop.store import journal
from asn_desktop.store.employees import Employee
from asn_desktop.store.offices import Unit
from asn_desktop.store.records import Document

# Ties and marks that say nothing to a reader.
_OWN = frozenset({"employee_id", "sumber", "letter_id", "tabel", "baris", "ukuran"})
_MASKED = frozenset({"nik", "npwp", "no_kk"})
_FREE_TEXT = frozenset({"berakhir_alasan"})  # may tell of health or discipline
_FILES = frozenset({"berkas", "foto"})  # names of blobs
_CODES = {
    "agama": ("agama", "nama_tampil"),
    "status_kawin": ("status_kawin", "nama_tampil"),
    "kedudukan": ("kedudukan_hukum", "nama"),
    "status": ("status_kepegawaian", "nama"),
    "jenis_pegawai": ("jenis_pegawai", "nama"),
}
CLOSED = employee_card.CLOSED


@dataclass(frozen=True)
class FieldChange:
    """One changed field. `table` and `field` are names; `label` and `title` say them as forms and tabs do."""

    at: dt.datetime  # UTC
    actor: str
    table: str  # employees, documents, the table of a kind of record, or one of evaluation
    row: str  # which row of a history: "III/c", "Kepala Bidang Angkutan", "S-1"; "" for the person
    field: str
    old: Any  # JSON value, codes already in words
    new: Any
    operation: str  # I | U | D
    origin: str  # "lokal", or the package it came in by
    reason: str
    label: str = ""  # "TMT"; "" for fields of the person, which the form names
    title: str = ""  # "Golongan"; "" for the person


def field_history(session: Session, employee_id: uuid.UUID, *, today: dt.date) -> list[FieldChange]:
    """Every change, newest first. Refuses EMPLOYEE_UNKNOWN.

    Without READ_SENSITIVE: identity numbers are masked, closed kinds and fields left out, reasons not shown.
    """
    if session.get(Employee, (session.info["office_id"], employee_id)) is None:
        raise Refused(Problem("EMPLOYEE_UNKNOWN", values={"id": str(employee_id)}))
    teller = _Teller(session, today)
    found = teller.person(employee_id)
    for kind in KINDS.values():
        if teller.full or not kind.sensitive:
            found += teller.history(kind, employee_id)
    if teller.full:
        found += teller.documents(employee_id) + teller.evaluation(employee_id)
    return sorted(found, key=lambda c: c.at, reverse=True)


class _Teller:
    """Journal lines of one person in words, as far as the reader's role goes."""

    def __init__(self, session: Session, today: dt.date) -> None:
        self.session, self.today = session, today
        self.full = may(session.info["actor"].role, Deed.READ_SENSITIVE)
        self._lists = {f: reference.labels(session, table, column, today) for f, (table, column) in _CODES.items()}
        self._units = {
            str(unit_id): name
            for unit_id, name in session.execute(
                sa.select(Unit.id, Unit.nama).where(Unit.office_id == session.info["office_id"])
            )
        }

    def person(self, employee_id: uuid.UUID) -> list[FieldChange]:
        """Changes of data utama."""
        return self._changes(Employee.__tablename__, employee_id, "", None, None)

    def history(self, kind: RecordKind, employee_id: uuid.UUID) -> list[FieldChange]:
        """Changes of every row of one kind; a row is called by what marks it."""
        rows = record_rows.fetch(self.session, kind.key, employee_id)
        if not rows:
            return []
        words = Words(self.session, (kind,), self.today)
        words.learn(kind, rows)
        found: list[FieldChange] = []
        for row in rows:
            found += self._changes(kind.table, row["id"], _called(kind, row, words), kind, words)
        return found

    def documents(self, employee_id: uuid.UUID) -> list[FieldChange]:
        """Scans that came and went."""
        rows = self.session.execute(
            sa.select(Document.id, Document.nama).where(
                Document.office_id == self.session.info["office_id"], Document.employee_id == employee_id
            )
        ).all()
        found: list[FieldChange] = []
        for row_id, nama in rows:
            found += self._changes(Document.__tablename__, row_id, nama, None, None)
        return found

    def evaluation(self, employee_id: uuid.UUID) -> list[FieldChange]:
        """SKP, results, feedback, objections, coaching and credit; what only ties rows together is left out."""
        found: list[FieldChange] = []
        for one in traces.of_person(self.session, employee_id):
            found += self._changes(one.table, one.row_id, one.called, None, None)
        return [change for change in found if change.field == "unit_id" or not change.field.endswith("_id")]

    def _changes(
        self, table: str, row_id: uuid.UUID, row: str, kind: RecordKind | None, words: Words | None
    ) -> list[FieldChange]:
        hidden = set() if self.full or kind is None else {f.name for f in kind.fields if f.sensitive}
        return [
            FieldChange(
                line.at, line.actor, table, row, line.field, self._value(kind, words, line.field, line.old),
                self._value(kind, words, line.field, line.new), Operation(line.operation).value, line.origin,
                line.reason if self.full else "", _label(kind, line.field), kind.title if kind else "",
            )
            for line in journal.history(self.session, table, row_id)
            if line.field not in _OWN | hidden and (line.old, line.new) not in ((None, None), (None, False))
        ]  # fmt: skip

    def _value(self, kind: RecordKind | None, words: Words | None, field: str, value: Any) -> Any:
        if value is None:
            return None
        if field in _FILES:
            return "terpasang"
        if not self.full and field in _FREE_TEXT:
            return CLOSED
        if not self.full and field in _MASKED:
            return employee_card.mask_nik(str(value))
        if not self.full and field == "kedudukan" and value in employee_card.CLOSED_STANDING:
            return CLOSED
        if field == "unit_id":
            return self._units.get(str(value), value)
        if kind is not None and words is not None and field in kind.names:
            one = kind.field(field)
            if one.type in (types.CODE, types.CHOICE):
                return words.word(one, str(value))
            if one.type == types.SPOUSE:
                return words.word(one, uuid.UUID(str(value)))
            return value
        return self._lists.get(field, {}).get(str(value), value) if kind is None else value


def _called(kind: RecordKind, row: Mapping[str, Any], words: Words) -> str:
    """What a row is called: a golongan, a post and a level by themselves, other rows by their one line."""
    if kind.key in ("golongan", "jabatan"):
        return row["golongan" if kind.key == "golongan" else "nama"] or ""
    return words.word(kind.field("tingkat"), row["tingkat"]) if kind.key == "pendidikan" else words.text(kind, row)


_LABELS = {"dibatalkan": "Dibatalkan karena", "berkas": "Berkas", "siasn_id": "Id SIASN", "pejabat": "Pejabat penetap",
           "nomor_sk": "Nomor SK", "tanggal_sk": "Tanggal SK"}  # fmt: skip


def _label(kind: RecordKind | None, field: str) -> str:
    if kind is None:
        return ""
    return kind.field(field).label if field in kind.names else _LABELS.get(field, field.replace("_", " ").capitalize())
