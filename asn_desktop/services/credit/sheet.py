"""A spreadsheet of angka kredit on paper: read, weighed row by row, and written without the refused rows.

A repeated import changes nothing: what stands in the ledger is passed over.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import identity
from asn_desktop.rules.credit.conversion import Manual, Wish, read, read_manual
from asn_desktop.rules.credit.ledger import CONVERSION, Entry, clash
from asn_desktop.rules.credit.tables import CreditTables
from asn_desktop.rules.roles import Deed, require
from asn_desktop.rules.statuses import PPPK
from asn_desktop.services.credit import law, lines, rows
from asn_desktop.services.credit.lines import ConversionAsk, ManualAsk
from asn_desktop.services.credit.rows import CreditRow
from asn_desktop.services.import_files import read_bytes
from asn_desktop.sheets.credit import read_credit
from asn_desktop.sheets.person_lines import PersonLine
from asn_desktop.sheets.reader import open_book
from asn_desktop.store.employees import Employee

Ask = ConversionAsk | ManualAsk
_PERIODIC = ("periodik", "triwulan", "bulanan")


@dataclass(frozen=True)
class SheetRow:
    """One row of the file: what it asks for, whether it is in the ledger already, why it is refused."""

    number: int
    nip: str
    nama: str
    ask: Ask | None
    sudah: bool
    problems: tuple[Problem, ...]

    @property
    def good(self) -> bool:
        """Whether it would be written."""
        return self.ask is not None and not self.problems and not self.sudah


@dataclass(frozen=True)
class CreditSheet:
    """What importing the file would write; nothing is written yet."""

    file_name: str
    rows: tuple[SheetRow, ...]


def preview(session: Session, source: Path | str | bytes, *, today: dt.date, file_name: str = "") -> CreditSheet:
    """Read and weigh a list with columns NIP, jenjang, tahun, and predikat with months, or jumlah with its document.

    Rows are refused one by one: E-AK-01, -02, -03, -05, -06, `credit_*`, OPENING_UNKNOWN_NIP. The file as a whole:
    SHEET_NO_HEADER, `credit_sheet_columns`, `credit_sheet_empty`, Trouble `sheet_*`.
    """
    require(session.info["actor"], Deed.READ_SENSITIVE)
    data, name = read_bytes(source, file_name)
    sheet = next((s for s in open_book(data).sheets if not s.hidden), None)
    if sheet is None:
        raise Refused(Problem("SHEET_NO_PEOPLE", values={"sheet": ""}))
    weigher = _Weigher(session, today)
    return CreditSheet(name, tuple(weigher.row(line) for line in read_credit(sheet, today)))


def apply(session: Session, seen: CreditSheet, *, today: dt.date) -> tuple[CreditRow, ...]:
    """Write the rows that are good; all of them or none."""
    require(session.info["actor"], Deed.ENTER)
    made = []
    for row in seen.rows:
        if row.good and isinstance(row.ask, ConversionAsk):
            made.append(lines.put_conversion(session, row.ask, today=today))
        elif row.good and isinstance(row.ask, ManualAsk):
            made.append(lines.put_manual(session, row.ask, today=today))
    return tuple(made)


class _Weigher:
    """Weighs each row against the ledger and against the good rows before it."""

    def __init__(self, session: Session, today: dt.date) -> None:
        self.today = today
        self.tables: CreditTables = law.load(session, today)
        e = Employee
        query = sa.select(e.nip, e.id, e.nama, e.status).where(
            e.office_id == session.info["office_id"], e.dibatalkan.is_(None), e.nip.is_not(None)
        )
        self.people = {nip: (who, nama, status) for nip, who, nama, status in session.execute(query)}
        self.present: defaultdict[uuid.UUID, list[Entry]] = defaultdict(list)
        for who, kept in rows.lines(session).items():
            self.present[who] = [rows.entry(one) for one in kept]

    def row(self, line: PersonLine) -> SheetRow:
        """The row with everything that is said of it."""
        problems = list(line.problems) or [p for p in identity.check_nip(line.nip, None, self.today) if p.blocks]
        known = self.people.get(line.nip)
        if known is None and not problems:
            problems.append(Problem("OPENING_UNKNOWN_NIP", "nip", {"nip": line.nip}))
        year = line.texts.get("tahun", "")
        if not (year.isdecimal() and len(year) == 4):
            problems.append(Problem("credit_year", "tahun", {"raw": year}))
        if known is None or problems:
            return SheetRow(line.number, line.nip, line.nama, None, False, tuple(problems))
        who, nama, status = known
        if status in PPPK:
            no = Problem("credit_not_for_pppk", "nip")
            return SheetRow(line.number, line.nip, nama, None, False, (no,))
        ask, made, found = self._read(line, who, int(year))
        if made is None:
            return SheetRow(line.number, line.nip, nama, ask, False, tuple(found))
        if any(_same(made, old) for old in self.present[who]):
            return SheetRow(line.number, line.nip, nama, ask, True, ())
        against = [p for old in self.present[who] for p in clash(made, old)]
        if not against:
            self.present[who].append(made)
        return SheetRow(line.number, line.nip, nama, ask, False, tuple({p.code: p for p in against}.values()))

    def _read(self, line: PersonLine, who: uuid.UUID, year: int) -> tuple[Ask, Entry | None, list[Problem]]:
        """The ask of a row and the ledger line it would make."""
        t, d = line.texts, line.days
        kind = t.get("jenis", "").casefold().replace(" ", "_") or (CONVERSION if "predikat" in t else "penyesuaian")
        if kind == CONVERSION:
            annual = t.get("masa", "").casefold() not in _PERIODIC
            asked = ConversionAsk(who, t.get("jenjang", ""), year, t.get("predikat", ""), t.get("bulan"),
                                  d.get("mulai"), d.get("sampai"), annual, nomor=t.get("nomor"),
                                  tanggal=d.get("tanggal"))  # fmt: skip
            wish = Wish(asked.jenjang, year, asked.predikat, asked.bulan, asked.mulai, asked.sampai, annual)
            return asked, *read(wish, self.tables, f"baris {line.number}")
        manual = ManualAsk(who, t.get("jenjang", ""), kind, year, t.get("jumlah"), t.get("golongan"), t.get("nomor"),
                           d.get("tanggal"))  # fmt: skip
        form = Manual(manual.jenjang, kind, year, manual.jumlah, manual.golongan, manual.nomor, manual.tanggal)
        others = tuple(e for e in self.present[who] if e.nomor != manual.nomor or e.jenis != kind)
        return manual, *read_manual(form, self.tables, others, f"baris {line.number}")


def _same(one: Entry, old: Entry) -> bool:
    """Whether this line stands in the ledger already."""
    return (one.jenjang, one.jenis, one.tahun, one.mulai, one.sampai, one.predikat, one.jumlah, one.tahunan) == (
        old.jenjang, old.jenis, old.tahun, old.mulai, old.sampai, old.predikat, old.jumlah, old.tahunan
    )  # fmt: skip
