"""Entering a functional post from another one: the first lines of the ledger from the record, and writing them.

Source: Peraturan BKN 3/2023 (perpindahan); the rule stands in `rules.credit.entry`.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.credit import entry as rules
from asn_desktop.rules.credit.conversion import jenjang_code, predikat_of
from asn_desktop.rules.credit.ledger import clash
from asn_desktop.rules.evaluation.words import Predikat
from asn_desktop.rules.promotion_kinds import ceiling, recognised
from asn_desktop.rules.roles import Deed, require
from asn_desktop.rules.statuses import PPPK
from asn_desktop.services import career_law, dossiers
from asn_desktop.services.credit import career, law, rows
from asn_desktop.services.credit.rows import CreditRow
from asn_desktop.store.career import Kinerja

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class EntryAsk:
    """Who enters which jenjang on which day, by which decree. `tertinggi`: highest rank of the post held before."""

    employee_id: uuid.UUID
    jenjang: str
    tmt: dt.date
    nomor: str
    tanggal: dt.date
    jabatan: str
    tertinggi: str | None = None


@dataclass(frozen=True)
class EntryPreview:
    """What the new ledger would begin with."""

    opening: rules.Opening
    tampil: str
    golongan: str
    golongan_tmt: dt.date


def preview(session: Session, ask: EntryAsk, *, today: dt.date) -> EntryPreview:
    """The first lines. Refuses E-AK-03, E-AK-06 (no decree), `credit_rank_unknown`, `credit_not_for_pppk`."""
    require(session.info["actor"], Deed.READ_SENSITIVE)
    tables = law.load(session, today)
    code = jenjang_code(ask.jenjang, tables.jenjang)
    if code is None:
        raise Refused(Problem("E-AK-03", "jenjang", {"raw": ask.jenjang}))
    if not ask.nomor.strip():
        raise Refused(Problem("E-AK-06", "nomor", {"jumlah": "–"}))
    before = dossiers.load_one(session, ask.employee_id, ask.tmt - _DAY)
    if before.status in PPPK:
        raise Refused(Problem("credit_not_for_pppk", "employee_id"))
    if before.golongan is None or before.golongan.tmt is None:
        raise Refused(Problem("credit_rank_unknown", "golongan", {"nama": before.nama_tampil}))
    school, _ = recognised(before)
    highest = ask.tertinggi or (ceiling(school, career_law.law(session, today).education) if school else None)
    arrival = rules.Arrival(code, ask.tmt, before.golongan.golongan, before.golongan.tmt, highest)
    found = rules.opening(arrival, _results(session, ask.employee_id), tables)
    shown = law.writer(tables)
    return EntryPreview(found, shown(found.total), arrival.golongan, arrival.golongan_tmt)


def enter(session: Session, ask: EntryAsk, *, today: dt.date) -> tuple[CreditRow, ...]:
    """Write them, with the decree. Refuses as `preview`, `credit_above_range` and `credit_below_range` (the amount is
    typed with its document), `credit_entry_empty`, `credit_entry_twice`, E-AK-02.
    """  # fmt: skip
    require(session.info["actor"], Deed.ENTER)
    found = preview(session, ask, today=today).opening
    if not found.entries:
        told = [Problem(p.code, p.field, p.values) for p in found.problems if p.code != "credit_entry_years"]
        raise Refused(told or [Problem("credit_entry_empty", "tmt")])
    code = found.entries[0].jenjang
    kept = [rows.entry(row) for row in rows.lines(session, [ask.employee_id]).get(ask.employee_id, ())]
    if any(one.jenjang == code for one in kept):
        raise Refused(Problem("credit_entry_twice", "jenjang"))
    problems = [p for new in found.entries for old in kept for p in clash(new, old)]
    if problems:
        raise Refused(problems)
    made = [
        rows.keep(session, ask.employee_id, one, ask.jabatan, tanggal=ask.tanggal, alasan="perpindahan jabatan")
        for one in found.entries
    ]
    for row in made:
        row.nomor = ask.nomor.strip()
    session.flush()
    tables = law.load(session, today)
    return tuple(rows.shown_row(row, tables, law.writer(tables)) for row in made)


def _results(session: Session, employee_id: uuid.UUID) -> list[tuple[int, Predikat]]:
    """Yearly results of the record; of several of a year the official one comes last, and counts."""
    k = Kinerja
    query = sa.select(k.tahun, k.predikat, k.asal).where(
        k.office_id == session.info["office_id"], k.employee_id == employee_id, k.dibatalkan.is_(None),
        k.periode == "tahunan",
    )
    rows = sorted(session.execute(query), key=lambda row: -career.WHOSE.get(row.asal or "", len(career.WHOSE)))
    found = ((year, predikat_of(code)) for year, code, _ in rows)
    return [(year, predikat) for year, predikat in found if predikat is not None]
