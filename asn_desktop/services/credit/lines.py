"""Lines of the ledger by hand: a conversion of older papers, an amount of a document, and taking a line back."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.credit.conversion import Manual, Wish, read, read_manual
from asn_desktop.rules.credit.ledger import CONVERSION, Entry, clash
from asn_desktop.rules.roles import Deed, require
from asn_desktop.rules.statuses import PPPK
from asn_desktop.services import career_law, document_files, dossiers
from asn_desktop.services.credit import career, law, rows
from asn_desktop.services.credit.rows import CreditRow
from asn_desktop.store.letters import Letter


@dataclass(frozen=True)
class ConversionAsk:
    """A conversion typed from a paper. Months as `rules.credit.conversion.Wish` reads them; `jenjang` code or words.

    `replaces`: an annual conversion voids the periodic ones of its year instead of being refused beside them.
    """

    employee_id: uuid.UUID
    jenjang: str
    tahun: int
    predikat: str
    bulan: int | str | None = None
    mulai: dt.date | None = None
    sampai: dt.date | None = None
    tahunan: bool = True
    replaces: bool = False
    nomor: str | None = None
    tanggal: dt.date | None = None
    alasan: str | None = None


@dataclass(frozen=True)
class ManualAsk:
    """An amount of a document: `jenis` jf_lama, penyesuaian, pendidikan or dasar.

    Without `jumlah` AK dasar comes from the table for `golongan`, the share for schooling from the need (25 %).
    """

    employee_id: uuid.UUID
    jenjang: str
    jenis: str
    tahun: int
    jumlah: str | None = None
    golongan: str | None = None
    nomor: str | None = None
    tanggal: dt.date | None = None
    alasan: str | None = None
    scan: bytes | None = None


def put_conversion(session: Session, ask: ConversionAsk, *, today: dt.date) -> CreditRow:
    """Enter one conversion. Refuses E-AK-01, -02, -03, -05, `credit_period_*`, `credit_months_differ`,
    `credit_not_for_pppk`, EMPLOYEE_UNKNOWN.
    """  # fmt: skip
    require(session.info["actor"], Deed.ENTER)
    _demand_pns(session, ask.employee_id, today)
    tables = law.load(session, min(today, dt.date(max(min(ask.tahun, 9999), 1), 12, 31)))
    wish = Wish(ask.jenjang, ask.tahun, ask.predikat, ask.bulan, ask.mulai, ask.sampai, ask.tahunan)
    made, problems = read(wish, tables)
    if made is None or problems:
        raise Refused(problems)
    _against(session, ask, made)
    row = rows.keep(session, ask.employee_id, _with(made, ask.nomor), _post(session, ask.employee_id, made, today),
                    tanggal=ask.tanggal, alasan=ask.alasan)  # fmt: skip
    session.flush()
    return rows.shown_row(row, tables, law.writer(tables))


def put_manual(session: Session, ask: ManualAsk, *, today: dt.date) -> CreditRow:
    """Enter one amount. Refuses E-AK-03, E-AK-06 (no document), `credit_amount`, `credit_kind`, `credit_base_unknown`,
    `credit_base_twice`, `credit_school_twice`, `credit_not_for_pppk`, what `document_files.as_pdf` refuses of a scan.
    """  # fmt: skip
    require(session.info["actor"], Deed.ENTER)
    _demand_pns(session, ask.employee_id, today)
    tables = law.load(session, today)
    present = tuple(rows.entry(row) for row in rows.lines(session, [ask.employee_id]).get(ask.employee_id, ()))
    wish = Manual(ask.jenjang, ask.jenis, ask.tahun, ask.jumlah, ask.golongan, ask.nomor, ask.tanggal)
    made, problems = read_manual(wish, tables, present)
    if made is None or problems:
        raise Refused(problems)
    scan = None if ask.scan is None else session.info["blobs"].put(document_files.as_pdf(ask.scan)[0])
    row = rows.keep(session, ask.employee_id, made, _post(session, ask.employee_id, made, today), tanggal=ask.tanggal,
                    alasan=ask.alasan, berkas=scan)  # fmt: skip
    session.flush()
    return rows.shown_row(row, tables, law.writer(tables))


def void(session: Session, line_id: uuid.UUID, reason: str, *, today: dt.date) -> CreditRow:
    """Take a line back. Refuses VOID_REASON_EMPTY, `credit_line_unknown`, ROW_VOIDED, `credit_line_printed` (its
    letter stands: void that first)."""  # fmt: skip
    require(session.info["actor"], Deed.ENTER)
    row = rows.find(session, line_id)
    if not reason.strip():
        raise Refused(Problem("VOID_REASON_EMPTY", "alasan"))
    letter = session.get(Letter, (session.info["office_id"], row.letter_id)) if row.letter_id else None
    if letter is not None and letter.keadaan != "batal":
        raise Refused(Problem("credit_line_printed", "id", {"nomor": letter.nomor or "–"}))
    row.dibatalkan = reason.strip()
    session.flush()
    tables = law.load(session, today)
    return rows.shown_row(row, tables, law.writer(tables))


def _demand_pns(session: Session, employee_id: uuid.UUID, today: dt.date) -> None:
    if dossiers.load_one(session, employee_id, today).status in PPPK:
        raise Refused(Problem("credit_not_for_pppk", "employee_id"))


def _against(session: Session, ask: ConversionAsk, made: Entry) -> None:
    """Refuse what overlaps; void the periodic ones an annual conversion replaces when it is asked to."""
    problems: list[Problem] = []
    for row in rows.lines(session, [ask.employee_id]).get(ask.employee_id, ()):
        old = rows.entry(row)
        beside = old.jenis == CONVERSION and old.tahun == made.tahun and not old.tahunan
        if ask.replaces and made.tahunan and beside:
            row.dibatalkan = f"diganti konversi tahunan {made.tahun}"
        else:
            problems += [p for p in clash(made, old) if p not in problems]
    if problems:
        raise Refused(problems)


def _with(made: Entry, nomor: str | None) -> Entry:
    return replace(made, nomor=(nomor or "").strip() or None)


def _post(session: Session, employee_id: uuid.UUID, made: Entry, today: dt.date) -> str:
    """The post of that jenjang the person held last; the words of the jenjang when the record has none."""
    tables, names = law.load(session, today), career_law.law(session, today).names
    held = career.posts(session, [employee_id], tables.jenjang, names).get(employee_id, [])
    mine = [post for post in held if post.jenjang == made.jenjang]
    return max(mine, key=lambda p: p.tmt).nama if mine else tables.jenjang[made.jenjang].nama
