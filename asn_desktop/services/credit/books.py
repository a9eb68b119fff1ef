"""The ledgers of one person, jenjang by jenjang, and how far the present one is from the next pangkat and jenjang."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Severity
from asn_desktop.rules.credit import ledger as ledgers
from asn_desktop.rules.credit.readiness import explain
from asn_desktop.rules.credit.tables import CreditTables
from asn_desktop.rules.explain import Line
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import dossiers
from asn_desktop.services.credit import career, law, readiness, rows
from asn_desktop.services.credit.readiness import ReadyRow
from asn_desktop.services.credit.rows import CreditRow
from asn_desktop.store.credit import CreditLine


@dataclass(frozen=True)
class Book:
    """One ledger: its exact sum, its lines, and those put aside because the annual conversion stands in for them."""

    jenjang: str
    nama: str
    total: Fraction
    tampil: str
    rows: tuple[CreditRow, ...]
    diganti: tuple[CreditRow, ...]
    sekarang: bool  # of the jenjang held on the day


@dataclass(frozen=True)
class PersonBooks:
    """Every ledger of a person, the present one first; `lines` explain the present sum and the targets."""

    row: ReadyRow
    books: tuple[Book, ...]
    batal: tuple[CreditRow, ...]
    lines: tuple[Line, ...]
    warnings: tuple[Problem, ...]


def of_person(session: Session, employee_id: uuid.UUID, *, on: dt.date) -> PersonBooks:
    """The ledgers of one person as of a day. Refuses EMPLOYEE_UNKNOWN, role_not_allowed without READ_SENSITIVE."""
    require(session.info["actor"], Deed.READ_SENSITIVE)
    d = dossiers.load_one(session, employee_id, on)
    row = readiness.of(session, [d], on=on)[0]
    tables = law.load(session, on)
    kept = rows.lines(session, [employee_id], voided=True).get(employee_id, [])
    live = [one for one in kept if one.dibatalkan is None]
    shown = law.writer(tables)
    found = tuple(_book(code, live, tables, shown, row.jenjang, on) for code in _codes(live, row.jenjang, tables))
    lines = tuple(one.line for book in found if book.sekarang for one in book.rows)
    targets = tuple(explain(one, shown) for one in (row.pangkat, row.berikut) if one is not None)
    problems = ledgers.check([rows.entry(one) for one in live])
    problems += _changed(session, employee_id, live)
    warnings = tuple(Problem(p.code, p.field, p.values, Severity.WARNING) for p in problems)
    gone = tuple(rows.shown_row(one, tables, shown) for one in kept if one.dibatalkan is not None)
    return PersonBooks(row, found, gone, (*lines, *targets), warnings)


def _changed(session: Session, employee_id: uuid.UUID, live: Sequence[CreditLine]) -> list[Problem]:
    """Annual conversions whose predikat no result of that year says any more: changed after an objection, or voided."""
    found: list[Problem] = []
    for one in live:
        if one.jenis == ledgers.CONVERSION and one.tahunan and one.predikat:
            said = {s.predikat.value for s in career.results(session, [employee_id], one.tahun).get(employee_id, ())}
            if said and one.predikat not in said:
                found.append(Problem("credit_result_changed", "predikat", {"tahun": str(one.tahun)}))
    return found


def _codes(live: Sequence[CreditLine], present: str | None, tables: CreditTables) -> list[str]:
    """The present jenjang first, then the others from the highest down."""
    known = {one.jenjang for one in live} | ({present} if present else set())
    order = {code: level.urutan for code, level in tables.jenjang.items()}
    return sorted(known, key=lambda code: (code != present, order.get(code, len(order)), code))


def _book(
    code: str, live: Sequence[CreditLine], tables: CreditTables, shown: law.Shown, present: str | None, on: dt.date
) -> Book:
    found = ledgers.ledger((rows.entry(one) for one in live), code, until=on)
    by_id = {one.id: one for one in live}
    level = tables.jenjang.get(code)
    return Book(
        code, level.nama if level else code, found.total, shown(found.total),
        tuple(rows.shown_row(by_id[one.key], tables, shown) for one in found.entries),
        tuple(rows.shown_row(by_id[one.key], tables, shown) for one in found.replaced), code == present,
    )  # fmt: skip
