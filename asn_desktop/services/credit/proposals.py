"""Conversions as the record proposes them: months by jenjang, the official predikat of each, what stands against it.

    propose(session, year, unit_id=) -> Proposal for everybody in a functional post
    convert(session, year, [ids])    -> the lines of those chosen, in one deed
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused, Severity
from asn_desktop.rules.credit import months
from asn_desktop.rules.credit.ledger import CONVERSION, Entry, clash
from asn_desktop.rules.credit.months import Held, Part
from asn_desktop.rules.credit.tables import CreditTables
from asn_desktop.rules.dossier import Dossier
from asn_desktop.rules.evaluation import periods
from asn_desktop.rules.evaluation.words import Predikat
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import career_due, career_law, dossiers
from asn_desktop.services.career_law import Law
from asn_desktop.services.credit import career, law, rows
from asn_desktop.services.credit.career import CAREER, EVALUATION, NOT_FOR_PPPK, Source
from asn_desktop.services.credit.rows import CreditRow
from asn_desktop.store.credit import CreditLine

Chosen = Mapping[tuple[uuid.UUID, dt.date], uuid.UUID]  # (person, first day of the months) -> the result chosen
_PARTS = ("golongan", "jabatan", "cltn")


@dataclass(frozen=True)
class ProposedPart:
    """Months of one jenjang with the result that converts them; `jumlah` is exact, None without a result."""

    jenjang: str
    jenjang_nama: str
    jabatan: str
    mulai: dt.date
    sampai: dt.date
    bulan: int
    persen: int | None
    koefisien: Fraction
    jumlah: Fraction | None
    tampil: str
    source: Source | None
    sources: tuple[Source, ...]  # every result of the year that may be chosen instead


@dataclass(frozen=True)
class Proposal:
    """One person of a batch. `keadaan`: siap | sudah | tertahan | TIDAK_BERLAKU."""

    employee_id: uuid.UUID
    nama: str
    nip: str | None
    unit: str
    golongan: str | None
    keadaan: str
    parts: tuple[ProposedPart, ...] = ()
    tanpa: tuple[tuple[int, str], ...] = ()  # months that give nothing: month, reason
    diganti: tuple[uuid.UUID, ...] = ()  # periodic lines the annual conversion stands in for
    problems: tuple[Problem, ...] = ()


def propose(
    session: Session, year: int, *, periode: str = periods.AKHIR, unit_id: uuid.UUID | None = None,
    ids: Collection[uuid.UUID] | None = None, chosen: Chosen | None = None, today: dt.date,
) -> tuple[Proposal, ...]:  # fmt: skip
    """What a conversion of a year (or of one period of it) would give, for everybody who held a JF in it.

    Refuses role_not_allowed without READ_SENSITIVE, `period_unknown`, UNIT_UNKNOWN.
    """
    require(session.info["actor"], Deed.READ_SENSITIVE)
    if periode not in periods.CODES:
        raise Refused(Problem("period_unknown", "periode", {"raw": periode}))
    first, last = periods.span(year, periode)
    on = min(last, today)
    if ids is None:
        folk = career_due.people(session, on, unit_id, parts=_PARTS)
    else:
        folk = dossiers.load(session, on=on, ids=ids, ended=True, parts=_PARTS)
    batch = _Batch(session, folk, year, periode, (first.month, last.month), chosen or {}, on)
    return tuple(found for d in folk if (found := batch.proposal(d)) is not None)


def convert(
    session: Session, year: int, employee_ids: Sequence[uuid.UUID], *, periode: str = periods.AKHIR,
    chosen: Chosen | None = None, replaces: bool = True, today: dt.date,
) -> tuple[CreditRow, ...]:  # fmt: skip
    """Write the proposed conversions of these people, all or none.

    The annual conversion voids the periodic ones of its year; with `replaces` False it is refused beside them
    (E-AK-05). Refuses what a proposal names, with the person: `credit_no_predikat`, `credit_standing`,
    `credit_months_none`, `credit_not_for_pppk`, E-AK-02, E-AK-05; `credit_nobody` when nobody is chosen.
    """
    require(session.info["actor"], Deed.ENTER)
    found = propose(session, year, periode=periode, ids=employee_ids, chosen=chosen, today=today)
    missing = len(set(employee_ids)) - len(found)
    if not found or missing:
        raise Refused(Problem("credit_nobody" if not found else "credit_not_jf", "employee_id", {"jumlah": missing}))
    problems = [p for one in found for p in one.problems if p.blocks]
    if not replaces:
        problems += [_named(Problem("E-AK-05", "tahun", {"tahun": str(year)}), one) for one in found if one.diganti]
    if problems:
        raise Refused(problems)
    tables = law.load(session, min(periods.span(year, periode)[1], today))
    made = [row for one in found for row in _written(session, one, year, periode)]
    session.flush()
    shown = law.writer(tables)
    return tuple(rows.shown_row(row, tables, shown) for row in made)


def _written(session: Session, one: Proposal, year: int, periode: str) -> list[CreditLine]:
    for line_id in one.diganti:
        rows.find(session, line_id).dibatalkan = f"diganti konversi tahunan {year}"
    return [
        rows.keep(session, one.employee_id, _entry(part, part.source, year, periode), part.jabatan,
                  alasan=f"{part.source.jenis} {part.source.periode}")
        for part in one.parts if part.source is not None
    ]  # fmt: skip


def _entry(part: ProposedPart, source: Source, year: int, periode: str) -> Entry:
    return Entry(None, part.jenjang, CONVERSION, year, part.mulai, part.sampai, part.bulan, source.predikat,
                 part.persen, part.koefisien, periode == periods.AKHIR)  # fmt: skip


def _named(problem: Problem, one: Proposal) -> Problem:
    return replace(problem, values={**problem.values, "nama": one.nama})


class _Batch:
    """Everything of one period, read once, and the proposal of each person from it."""

    def __init__(
        self, session: Session, folk: Sequence[Dossier], year: int, periode: str, span: tuple[int, int],
        chosen: Chosen, on: dt.date,
    ) -> None:  # fmt: skip
        ids = [d.id for d in folk]
        self.tables: CreditTables = law.load(session, on)
        self.law: Law = career_law.law(session, on)
        self.year, self.periode, self.span, self.chosen = year, periode, span, chosen
        self.shown = law.writer(self.tables)
        self.posts = career.posts(session, ids, self.tables.jenjang, self.law.names)
        self.away = career.away(session, folk)
        self.results = career.results(session, ids, year)
        self.lines = rows.lines(session, ids)

    def proposal(self, d: Dossier) -> Proposal | None:
        """The proposal of one person; None for somebody who held no functional post in the period."""
        posts: list[Held] = self.posts.get(d.id, [])
        parts, without = months.parts(posts, self.away[d.id], self.year, first=self.span[0], last=self.span[1])
        blank = Proposal(d.id, d.nama_tampil, d.nip, d.unit or "", d.golongan.golongan if d.golongan else None, "")
        state, _ = career.standing(d, self.tables.jenjang, self.law.names)
        if state == NOT_FOR_PPPK:
            return replace(blank, keadaan=state, problems=(Problem("credit_not_for_pppk", "employee_id"),))
        if not parts and state == career.NO_JF:
            return None
        proposed = tuple(self._part(d.id, part) for part in parts)
        replaced, problems = self._against(d, proposed)
        if state == career.NO_JENJANG and not parts:
            problems = [Problem("credit_jenjang_empty", "jenjang")]
        done = any(p.code == "E-AK-02" for p in problems) and self._same(d.id, proposed)
        word = "sudah" if done else "tertahan" if any(p.blocks for p in problems) else "siap"
        named = tuple(_named(p, blank) for p in problems)
        return replace(blank, keadaan=word, parts=proposed, tanpa=without, diganti=replaced, problems=named)

    def _part(self, who: uuid.UUID, part: Part) -> ProposedPart:
        level, sources = self.tables.jenjang[part.jenjang], self._sources(who, part)
        wanted = self.chosen.get((who, part.mulai))
        source = next((s for s in sources if s.id == wanted), None) if wanted else self._usual(sources, part)
        percent = self.tables.percent.get(source.predikat) if source else None
        amount = None if percent is None else Fraction(part.bulan * percent, 1200) * level.koefisien
        return ProposedPart(
            part.jenjang, level.nama, part.jabatan, part.mulai, part.sampai, part.bulan, percent, level.koefisien,
            amount, "" if amount is None else self.shown(amount), source, sources,
        )  # fmt: skip

    def _sources(self, who: uuid.UUID, part: Part) -> tuple[Source, ...]:
        """Results of the year that speak of these months, the official ones first."""
        def fits(one: Source) -> bool:
            return (one.mulai is None or one.mulai <= part.sampai) and (one.sampai is None or one.sampai >= part.mulai)

        return tuple(one for one in self.results.get(who, ()) if fits(one))

    def _usual(self, sources: Sequence[Source], part: Part) -> Source | None:
        """The result taken unless another is chosen: of a closed SKP for its months, else the official one."""
        if self.periode != periods.AKHIR:
            own = [s for s in sources if s.periode == self.periode or (s.jenis == CAREER and s.periode != "tahunan")]
            return next((s for s in own if _covers(s, part)), None)
        closed = [s for s in sources if s.jenis == EVALUATION and s.periode == periods.CLOSED]
        found = next((s for s in closed if _covers(s, part)), None)
        return found or next((s for s in sources if s.jenis == CAREER and s.periode == "tahunan"), None)

    def _against(self, d: Dossier, parts: Sequence[ProposedPart]) -> tuple[tuple[uuid.UUID, ...], list[Problem]]:
        """Periodic lines that fall away, and what stands against the conversion."""
        problems: list[Problem] = []
        if career.suspended(d, self.away[d.id], self.law.inactive):
            problems.append(Problem("credit_standing", "employee_id"))
        if not parts:
            problems.append(Problem("credit_months_none", "bulan"))
        for part in parts:
            if part.source is None:
                problems.append(Problem("credit_no_predikat", "predikat", {"tahun": str(self.year),
                                                                           "jenjang": part.jenjang_nama}))  # fmt: skip
        replaced: list[uuid.UUID] = []
        annual = self.periode == periods.AKHIR
        for row in self.lines.get(d.id, ()):
            old = rows.entry(row)
            if annual and old.jenis == CONVERSION and old.tahun == self.year and not old.tahunan:
                replaced.append(row.id)
                continue
            for part in parts:
                new = Entry(None, part.jenjang, CONVERSION, self.year, part.mulai, part.sampai, part.bulan,
                            Predikat.BAIK, 100, part.koefisien, annual)  # fmt: skip
                problems += [p for p in clash(new, old) if p not in problems]
        if replaced:
            problems.append(Problem("credit_replaces", "tahun", {"jumlah": len(replaced)}, Severity.WARNING))
        return tuple(replaced), problems

    def _same(self, who: uuid.UUID, parts: Sequence[ProposedPart]) -> bool:
        """Whether exactly these months stand in the ledger already."""
        kept = {(r.jenjang, r.mulai, r.sampai) for r in self.lines.get(who, ()) if r.jenis == CONVERSION}
        return all((p.jenjang, p.mulai, p.sampai) in kept for p in parts)


def _covers(one: Source, part: Part) -> bool:
    """Whether a result speaks of the first and the last month of a part."""
    if one.mulai is None or one.sampai is None:
        return False
    return one.mulai <= months.end_of_month(part.mulai) and one.sampai >= part.sampai.replace(day=1)
