"""The three papers of angka kredit: conversion, accumulation, penetapan (PAK); numbered and registered like any letter.

    offers(session, employee_id, year) -> what may be printed, and what there is
    preview / make(session, CreditPaperAsk, today=, now=)

A PAK adds its row to the career record in the same transaction; voiding the letter takes it back (`credit_link`).
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.letters.credit import AccumulationPaper, ConversionPaper, CreditDecree
from asn_desktop.letters.values import Heading, Signer
from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.credit import figures, readiness
from asn_desktop.rules.credit import ledger as ledgers
from asn_desktop.rules.credit.conversion import jenjang_code
from asn_desktop.rules.credit.ledger import CONVERSION, MOVED, Entry, Ledger
from asn_desktop.rules.credit.tables import CreditTables
from asn_desktop.rules.dossier import Dossier
from asn_desktop.rules.roles import Deed, require
from asn_desktop.rules.statuses import PPPK
from asn_desktop.services import career_law, dossiers, letters, units
from asn_desktop.services.credit import career, law, paper_values, rows
from asn_desktop.services.evaluation import appraisers
from asn_desktop.services.letters import LetterAsk, LetterRow
from asn_desktop.store.career import AngkaKredit
from asn_desktop.store.credit import CreditLine
from asn_desktop.store.employees import Employee
from asn_desktop.store.evaluation import EvaluationLetter
from asn_desktop.store.letters import Letter

KONVERSI, AKUMULASI, PAK = "konversi_predikat", "akumulasi_angka_kredit", "penetapan_angka_kredit"
KINDS = (KONVERSI, AKUMULASI, PAK)
CODE = "800.1.7"
SUBJECTS = {
    KONVERSI: "Konversi predikat kinerja ke angka kredit", AKUMULASI: "Akumulasi angka kredit",
    PAK: "Penetapan angka kredit",
}  # fmt: skip


@dataclass(frozen=True)
class CreditPaperAsk:
    """A paper asked for: `tahun` is the year converted; `jenjang` None takes the one of that year's lines.

    `tanggal` is the day the paper bears, today when None; number as `letters.LetterAsk` has it.
    """

    jenis: str
    employee_id: uuid.UUID
    tahun: int
    jenjang: str | None = None
    tanggal: dt.date | None = None
    mode: str | None = None
    nomor: str | None = None
    jalur: str = "tinta"


@dataclass(frozen=True)
class _Ground:
    """Everything a paper is filled from."""

    d: Dossier
    row: Employee
    tables: CreditTables
    entries: tuple[Entry, ...]
    jenjang: str
    year: int
    day: dt.date
    post: str
    since: dt.date | None
    signer: Signer
    agency: str
    town: str

    @property
    def year_end(self) -> dt.date:
        return dt.date(self.year, 12, 31)

    def converted(self) -> list[Entry]:
        """The counted conversions of the year."""
        book = ledgers.ledger(self.entries, self.jenjang)
        return [one for one in book.entries if one.jenis == CONVERSION and one.tahun == self.year]

    def span(self, entries: Sequence[Entry]) -> str:
        first = min((e.mulai for e in entries if e.mulai), default=dt.date(self.year, 1, 1))
        return paper_values.span(first, max((e.sampai for e in entries if e.sampai), default=self.year_end))


def make(session: Session, ask: CreditPaperAsk, *, today: dt.date, now: dt.datetime) -> LetterRow:
    """The paper in the register with its number; a PAK with its row in the career record.

    Refuses `credit_paper_unknown`, `credit_nothing`, E-AK-02 and E-AK-05 (months counted twice), E-AK-03, E-AK-04,
    E-PRED-05 (the appraiser), `credit_no_appraiser`, `credit_paper_lacks`, `credit_paper_made`,
    `credit_not_for_pppk`, and what `letters.register` refuses.
    """
    require(session.info["actor"], Deed.ENTER)
    ground = _ground(session, ask, today)
    _not_twice(session, ask, ground)
    asked = _letter_ask(session, ask, ground)
    made = letters.register(session, asked, now=now, today=today)
    session.add(EvaluationLetter(letter_id=made.id, jenis=ask.jenis, versi=asked.letter.versi))
    if ask.jenis == KONVERSI:
        keys = {one.key for one in ground.converted()}
        for line in rows.lines(session, [ask.employee_id]).get(ask.employee_id, ()):
            if line.id in keys:
                line.letter_id = made.id
    if ask.jenis == PAK:
        session.add(_career_row(ground, made))
    session.flush()
    return made


def preview(session: Session, ask: CreditPaperAsk, *, today: dt.date, now: dt.datetime) -> bytes:
    """The page as it would be; nothing is written. Refuses as `make`, but for what is there already."""
    require(session.info["actor"], Deed.READ_SENSITIVE)
    return letters.preview(session, _letter_ask(session, ask, _ground(session, ask, today)), now=now, today=today)


def made(session: Session, employee_id: uuid.UUID) -> list[LetterRow]:
    """Every paper of angka kredit of a person, newest first, void ones too."""
    require(session.info["actor"], Deed.READ_SENSITIVE)
    found = session.scalars(sa.select(Letter.id).where(
        Letter.office_id == session.info["office_id"], Letter.employee_id == employee_id, Letter.jenis.in_(KINDS)
    )).all()  # fmt: skip
    return [letters.get(session, letter_id) for letter_id in sorted(found, reverse=True)]


def _ground(session: Session, ask: CreditPaperAsk, today: dt.date) -> _Ground:
    if ask.jenis not in KINDS:
        raise Refused(Problem("credit_paper_unknown", "jenis", {"raw": ask.jenis, "known": KINDS}))
    day = ask.tanggal or today
    d = dossiers.load_one(session, ask.employee_id, day)
    if d.status in PPPK:
        raise Refused(Problem("credit_not_for_pppk", "employee_id"))
    tables = law.load(session, day)
    entries = tuple(rows.entry(one) for one in rows.lines(session, [d.id]).get(d.id, ()))
    twice = ledgers.check(entries)
    if twice:
        raise Refused(twice)
    names = career_law.law(session, day).names
    jenjang = _jenjang(ask, entries, tables, career.standing(d, tables.jenjang, names)[1])
    held = career.posts(session, [d.id], tables.jenjang, names).get(d.id, [])
    mine = [p for p in held if p.jenjang == jenjang and p.tmt <= day]
    post = max(mine, key=lambda p: p.tmt) if mine else None
    row = session.get_one(Employee, (session.info["office_id"], d.id))
    if d.unit_id is None:
        raise Refused(Problem("credit_paper_lacks", "employee_id", {"nama": d.nama_tampil, "kurang": ["unit kerja"]}))
    ground = _Ground(
        d, row, tables, entries, jenjang, ask.tahun, day, post.nama if post else tables.jenjang[jenjang].nama,
        post.tmt if post else None, _signer(session, d, day), paper_values.agency(session, d),
        units.resolve(session, d.unit_id).kota,
    )  # fmt: skip
    _demand(ask, ground)
    return ground


def _jenjang(ask: CreditPaperAsk, entries: Sequence[Entry], tables: CreditTables, present: str | None) -> str:
    """The ledger meant: as asked, else of the year's lines (the later of two), else the present one."""
    if ask.jenjang is not None:
        code = jenjang_code(ask.jenjang, tables.jenjang)
        if code is None:
            raise Refused(Problem("E-AK-03", "jenjang", {"raw": ask.jenjang}))
        return code
    year = [e for e in entries if e.tahun == ask.tahun]
    if year:
        return max(year, key=lambda e: (e.sampai or dt.date(e.tahun, 1, 1), e.jenjang == present)).jenjang
    if present is None:
        raise Refused(Problem("credit_nothing", "tahun", {"tahun": str(ask.tahun)}))
    return present


def _demand(ask: CreditPaperAsk, ground: _Ground) -> None:
    """Something to print, and no annual PAK before its day."""
    converted = ground.converted()
    book = ledgers.ledger(ground.entries, ground.jenjang, until=ground.year_end)
    if (ask.jenis == KONVERSI and not converted) or not book.entries:
        raise Refused(Problem("credit_nothing", "tahun", {"tahun": str(ask.tahun)}))
    first = ground.tables.pak_from(ask.tahun)
    if ask.jenis == PAK and any(one.tahunan for one in converted) and ground.day < first:
        raise Refused(Problem("E-AK-04", "tanggal", {"tahun": str(ask.tahun), "mulai": first, "tanggal": ground.day}))


def _signer(session: Session, d: Dossier, day: dt.date) -> Signer:
    """The appraiser, at least pengawas (Peraturan BKN 3/2023)."""
    party = appraisers.appraiser_of(session, d.id, day)
    if party is None:
        raise Refused(Problem("credit_no_appraiser", "penilai", {"nama": d.nama_tampil}))
    wrong = [p for p in appraisers.check(session, d.id, party, day) if p.blocks]
    if wrong:
        raise Refused(wrong)
    return paper_values.signer(party)


def _letter_ask(session: Session, ask: CreditPaperAsk, ground: _Ground) -> LetterAsk:
    assert ground.d.unit_id is not None
    return LetterAsk(
        _letter(session, ask, ground), ground.d.unit_id, ground.d.id, CODE, SUBJECTS[ask.jenis], mode=ask.mode,
        nomor=ask.nomor, tanggal=ground.day, jalur=ask.jalur,
    )  # fmt: skip


def _letter(session: Session, ask: CreditPaperAsk, ground: _Ground) -> Any:
    shown = law.writer(ground.tables)
    person, holder = paper_values.person(session, ground.d, ground.row, post=ground.post, since=ground.since)
    base: dict[str, Any] = {
        "heading": Heading(None, ground.town, ground.day), "person": person, "dinilai": holder,
        "instansi": ground.agency, "tanggal": ground.day, "signer": ground.signer,
    }  # fmt: skip
    whole = ledgers.ledger(ground.entries, ground.jenjang, until=ground.year_end)
    converted = ground.converted()
    entries = converted if ask.jenis == KONVERSI else list(whole.entries)
    base["periode"] = ground.span(converted if ask.jenis == PAK and converted else entries)
    base["versi"] = _version(session, ask, base["periode"])
    if ask.jenis == KONVERSI:
        total = shown(Ledger(ground.jenjang, tuple(converted)).total)
        return ConversionPaper(**base, hasil=paper_values.conversions(converted, shown), jumlah=total)
    if ask.jenis == AKUMULASI:
        return AccumulationPaper(**base, baris=paper_values.accumulation(whole, shown), jumlah=shown(whole.total))
    old, new = _halves(ground, whole)
    lines, total_row = paper_values.decree_rows(old, new, shown)
    level, held = ground.tables.jenjang[ground.jenjang], ground.d.golongan
    found = readiness.targets(level, held.golongan if held else None, whole.total, ground.tables.jenjang)
    targets = [one for one in found if one is not None]
    return CreditDecree(**base, hasil=lines, jumlah=total_row, keperluan=paper_values.needs(targets, shown),
                        saran=paper_values.advice(targets))  # fmt: skip


def _halves(ground: _Ground, whole: Ledger) -> tuple[Ledger, Ledger]:
    """LAMA and BARU: before the year of the PAK, and of it."""
    def new(one: Entry) -> bool:
        return one.tahun == ground.year and one.jenis != MOVED

    return (Ledger(ground.jenjang, tuple(e for e in whole.entries if not new(e))),
            Ledger(ground.jenjang, tuple(e for e in whole.entries if new(e))))  # fmt: skip


def _version(session: Session, ask: CreditPaperAsk, periode: str) -> int:
    """1, or one more than the papers of this kind there were for these months."""
    query = sa.select(sa.func.count()).select_from(Letter).where(
        Letter.office_id == session.info["office_id"], Letter.employee_id == ask.employee_id, Letter.jenis == ask.jenis,
        Letter.data["isi"]["periode"].as_string() == periode,
    )  # fmt: skip
    return (session.scalar(query) or 0) + 1


def _not_twice(session: Session, ask: CreditPaperAsk, ground: _Ground) -> None:
    """A conversion that is printed, or a PAK that stands, is not made a second time."""
    if ask.jenis == KONVERSI:
        keys = [one.key for one in ground.converted()]
        query = sa.select(Letter.nomor).join(CreditLine, sa.and_(
            CreditLine.office_id == Letter.office_id, CreditLine.letter_id == Letter.id
        )).where(CreditLine.office_id == session.info["office_id"], CreditLine.id.in_(keys))  # fmt: skip
    elif ask.jenis == PAK:
        a = AngkaKredit
        query = sa.select(a.nomor_sk).where(
            a.office_id == session.info["office_id"], a.employee_id == ask.employee_id, a.dibatalkan.is_(None),
            a.letter_id.is_not(None), a.sampai == _last(ground), a.jabatan == ground.post,
        )  # fmt: skip
    else:
        return
    found = session.execute(query).first()
    if found is not None:
        raise Refused(Problem("credit_paper_made", "jenis", {"nomor": found[0] or "–"}))


def _last(ground: _Ground) -> dt.date:
    return max((e.sampai for e in ground.converted() if e.sampai), default=ground.year_end)


def _career_row(ground: _Ground, letter: LetterRow) -> AngkaKredit:
    """The row of the record: what this PAK adds, with its number (SIASN: angka kredit of one decree)."""
    new = _halves(ground, ledgers.ledger(ground.entries, ground.jenjang, until=ground.year_end))[1]
    converted = ground.converted()
    total = figures.exported(new.total, ground.tables.decimals)
    return AngkaKredit(
        employee_id=ground.d.id, jenis="konversi" if converted else "pertama",
        mulai=min((e.mulai for e in converted if e.mulai), default=dt.date(ground.year, 1, 1)), sampai=_last(ground),
        utama=total, total=total, jabatan=ground.post, nomor_sk=letter.nomor, tanggal_sk=letter.tanggal,
        pejabat=ground.signer.jabatan, letter_id=letter.id,
    )  # fmt: skip
