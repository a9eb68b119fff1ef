"""The workbook for SIASN: the profile sheet, a sheet for each record it takes, and what a row still lacks."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import siasn_columns
from asn_desktop.rules.roles import Actor, Deed, may, require
from asn_desktop.services import dossiers, units
from asn_desktop.services.employee_card import mask_nik
from asn_desktop.services.record_kinds import KINDS
from asn_desktop.services.record_models import MODELS
from asn_desktop.services.siasn import profile
from asn_desktop.services.siasn import rows as siasn_rows
from asn_desktop.services.siasn.records import APPOINTMENT, PROFILE, RECORDS, Place, Record
from asn_desktop.services.siasn.words import Lists
from asn_desktop.sheets.text_book import TextSheet, to_xlsx
from asn_desktop.store import bulk, durable
from asn_desktop.store.employees import Employee
from asn_desktop.store.journal_lines import LOCAL, JournalRow
from asn_desktop.store.offices import Office, Unit

PROFILE_SHEET = "profil pegawai"
NIK_WAYS = ("penuh", "samar", "tanpa")
_FRONT, _BEHIND = ("NIP", "NAMA"), ("KURANG UNTUK SIASN",)
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class SiasnAsk:
    """`on`: state of which day; `unit_id`: the unit and everything below it; `since`: only records changed at this PC
    from that day on (None: all of them); `nik`: penuh, samar (masked) or tanpa; `updates`: also the record sheets."""

    on: dt.date
    unit_id: uuid.UUID | None = None
    since: dt.date | None = None
    nik: str = "samar"
    updates: bool = True


@dataclass(frozen=True)
class SiasnFile:
    """The workbook, people in it, rows by record sheet, and rows that still lack something SIASN asks for."""

    data: bytes
    people: int
    updates: Mapping[str, int]
    incomplete: int


@bulk.collector_paused()
def build(session: Session, ask: SiasnAsk, *, progress: Progress | None = None) -> SiasnFile:
    """The workbook of everybody in service on the day. Discipline and family only for roles that may read them.

    Refuses SIASN_NIK (unknown way), role_not_allowed (full NIK without READ_SENSITIVE), SIASN_NOBODY.
    """
    actor: Actor = session.info["actor"]
    if ask.nik not in NIK_WAYS:
        raise Refused(Problem("SIASN_NIK", "nik", {"raw": ask.nik}))
    require(actor, Deed.READ_SENSITIVE if ask.nik == "penuh" else Deed.READ)
    below = None if ask.unit_id is None else units.below(session, ask.unit_id)
    # who serves and where: of the histories that takes the posts only
    ids = [d.id for d in dossiers.load(session, on=ask.on, unit_ids=below, parts=("jabatan",))]
    if not ids:
        raise Refused(Problem("SIASN_NOBODY"))
    lists, lacking, counts = Lists(session, ask.on), Counter[str](), Counter[str]()
    people = profile.persons(session, ids)
    sheets = [TextSheet(PROFILE_SHEET, siasn_columns.COLUMNS, _profile(session, people, lists, ask, progress))]
    if ask.updates:
        changed = None if ask.since is None else _changed(session, ask.since)
        sensitive = may(actor.role, Deed.READ_SENSITIVE)
        sheets += _record_sheets(session, [e for e, _ in people], lists, changed, sensitive, counts, lacking)
    return SiasnFile(to_xlsx(sheets), len(people), dict(counts), lacking["rows"])


def write(session: Session, path: Path, ask: SiasnAsk, *, progress: Progress | None = None) -> SiasnFile:
    """Build the workbook and write it to a path, whole or not at all; the path gets its .xlsx when it has none."""
    made = build(session, ask, progress=progress)
    durable.write(path if path.suffix.lower() == ".xlsx" else path.with_name(path.name + ".xlsx"), made.data)
    return made


def _profile(
    session: Session, people: list[tuple[Any, Any]], lists: Lists, ask: SiasnAsk,
    progress: Progress | None,
) -> list[list[str]]:  # fmt: skip
    histories = profile.Histories(session, [e.id for e, _ in people])
    rows = []
    for number, (e, unit) in enumerate(people):
        if progress and number % 250 == 0:
            progress(number, len(people), e.nama)
        found = profile.cells(e, unit, histories, lists, ask.on)
        if ask.nik != "penuh":
            found["NIK"] = (mask_nik(e.nik) or "") if ask.nik == "samar" else ""
        rows.append(profile.row(found))
    return rows


def _record_sheets(
    session: Session, people: list[Any], lists: Lists, changed: set[tuple[str, str]] | None,
    sensitive: bool, counts: Counter[str], lacking: Counter[str],
) -> list[TextSheet]:  # fmt: skip
    unor = _siasn_ids(session, Unit, Unit.siasn_unor_id)
    partners = _siasn_ids(session, MODELS["pasangan"], MODELS["pasangan"].siasn_id)
    sheets = []
    for record in (PROFILE, APPOINTMENT, *RECORDS):
        if record.sensitive and not sensitive:
            continue
        table = MODELS[record.kind].__tablename__ if record.kind else Employee.__tablename__
        rows = []
        for owner, row in _rows(session, record, people):
            if not record.when(row) or (changed is not None and (table, row.id) not in changed):
                continue
            place = Place(owner, lists, partners, unor)
            lacks = _lacks(record, row)
            lacking["rows"] += bool(lacks)
            cells = [fill(place, row) for fill in record.fields.values()]
            rows.append([owner.nip or "", owner.nama, *cells, lacks])
        if rows:
            counts[record.sheet] = len(rows)
            sheets.append(TextSheet(record.sheet, (*_FRONT, *record.fields, *_BEHIND), rows))
    return sheets


def _rows(session: Session, record: Record, people: Sequence[Any]) -> list[tuple[Any, Any]]:
    """(person, row), people in the order given, rows of one in the order they were made."""
    if not record.kind:
        return [(e, e) for e in people]
    mine = siasn_rows.of(siasn_rows.read(session, MODELS[record.kind]), [e.id for e in people])
    return [(e, row) for e in people for row in mine[e.id]]


def _lacks(record: Record, row: Any) -> str:
    """Labels of the fields SIASN asks for that the row has not, as the forms name them."""
    if not record.kind:
        return ""
    kind = KINDS[record.kind]
    missing = [f.label for f in kind.fields if (f.required or f.siasn) and getattr(row, f.name) in (None, "")]
    if kind.siasn_pdf and not row.berkas:
        missing.append("PDF")
    return "; ".join(missing)


def _siasn_ids(session: Session, model: Any, column: Any) -> dict[str, str]:
    rows = session.execute(
        sa.select(siasn_rows.key(model.id), column).where(
            model.office_id == session.info["office_id"], column.is_not(None)
        )
    )
    return {row.id: row[1] for row in rows}


def _changed(session: Session, since: dt.date) -> set[tuple[str, str]]:
    """Rows that this office changed itself since that day began in its zone, by table."""
    office = session.get_one(Office, (session.info["office_id"], session.info["office_id"]))
    begun = dt.datetime.combine(since, dt.time(), ZoneInfo(office.zona))
    rows = session.execute(
        sa.select(JournalRow.tabel, siasn_rows.key(JournalRow.baris_id)).where(
            JournalRow.asal == LOCAL, JournalRow.pada >= begun
        )
    )
    return {(table, row_id) for table, row_id in rows}
