"""Lines of the ledger as they are kept and as they are shown; nobody else turns one into the other."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.credit import figures, ledger
from asn_desktop.rules.credit.ledger import Entry, line
from asn_desktop.rules.credit.tables import CreditTables
from asn_desktop.rules.evaluation.words import Predikat
from asn_desktop.rules.explain import Line
from asn_desktop.services.credit.law import Shown
from asn_desktop.store.credit import CreditLine

_CHUNK = 500


@dataclass(frozen=True)
class CreditRow:
    """One line of the ledger. `jumlah` is exact; `tampil` rounded once, as the office shows it."""

    id: uuid.UUID
    employee_id: uuid.UUID
    jenjang: str
    jabatan: str
    jenis: str
    tahun: int
    mulai: dt.date | None
    sampai: dt.date | None
    bulan: int | None
    predikat: Predikat | None
    persen: int | None
    koefisien: str | None
    tahunan: bool
    jumlah: Fraction
    tampil: str
    nomor: str | None
    tanggal: dt.date | None
    alasan: str | None
    berkas: str | None
    letter_id: uuid.UUID | None
    dibatalkan: str | None
    line: Line


def entry(row: CreditLine) -> Entry:
    """A kept line as the rules reckon with it."""
    return ledger.kept(row.id, [getattr(row, name) for name in ledger.COLUMNS])


def shown_row(row: CreditLine, tables: CreditTables, shown: Shown) -> CreditRow:
    """A kept line as screens and the terminal show it, with the line that explains it."""
    made = entry(row)
    level = tables.jenjang.get(row.jenjang)
    return CreditRow(
        row.id, row.employee_id, row.jenjang, row.jabatan, row.jenis, row.tahun, row.mulai, row.sampai, row.bulan,
        made.predikat, row.persen, row.koefisien, row.tahunan, made.amount, shown(made.amount), row.nomor, row.tanggal,
        row.alasan, row.berkas, row.letter_id, row.dibatalkan, line(made, level.nama if level else row.jenjang, shown),
    )  # fmt: skip


def keep(
    session: Session, employee_id: uuid.UUID, made: Entry, jabatan: str, *, tanggal: dt.date | None = None,
    alasan: str | None = None, berkas: str | None = None,
) -> CreditLine:  # fmt: skip
    """Write a line: what was put in is kept, figures are computed from it."""
    computed = made.bulan is not None
    row = CreditLine(
        employee_id=employee_id, jenjang=made.jenjang, jabatan=jabatan, jenis=made.jenis, tahun=made.tahun,
        mulai=made.mulai if computed else None, sampai=made.sampai if computed else None, bulan=made.bulan,
        predikat=made.predikat.value if made.predikat else None, persen=made.persen,
        koefisien=figures.coefficient(made.koefisien) if made.koefisien is not None else None, tahunan=made.tahunan,
        jumlah=figures.coefficient(made.jumlah) if made.jumlah is not None else None, nomor=made.nomor,
        tanggal=tanggal, alasan=alasan, berkas=berkas,
    )  # fmt: skip
    session.add(row)
    return row


def lines(
    session: Session, ids: Collection[uuid.UUID] | None = None, *, voided: bool = False
) -> dict[uuid.UUID, list[CreditLine]]:
    """The lines of these people (of everybody without `ids`), by person, in the order of their years."""
    found: defaultdict[uuid.UUID, list[CreditLine]] = defaultdict(list)
    c = CreditLine
    query = sa.select(c).where(c.office_id == session.info["office_id"])
    if not voided:
        query = query.where(c.dibatalkan.is_(None))
    wanted: Sequence[uuid.UUID] = [] if ids is None else list(ids)
    chunks = [None] if ids is None else [wanted[n : n + _CHUNK] for n in range(0, len(wanted), _CHUNK)]
    for chunk in chunks:
        asked = query if chunk is None else query.where(c.employee_id.in_(chunk))
        for row in session.scalars(asked):
            found[row.employee_id].append(row)
    for rows in found.values():
        rows.sort(key=lambda r: (r.tahun, r.mulai or r.tanggal or dt.date(r.tahun, 1, 1), r.id))
    return found


def find(session: Session, line_id: uuid.UUID) -> CreditLine:
    """One line that is not void. Refuses `credit_line_unknown`, ROW_VOIDED."""
    row = session.get(CreditLine, (session.info["office_id"], line_id))
    if row is None:
        raise Refused(Problem("credit_line_unknown", "id"))
    if row.dibatalkan:
        raise Refused(Problem("ROW_VOIDED", "alasan", {"alasan": row.dibatalkan}))
    return row
