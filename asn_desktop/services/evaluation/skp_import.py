"""SKP from a spreadsheet: read, weighed by the same rules as the form, shown person by person, written as drafts.

What one finding refuses is the SKP of one person; the others are written. Source: PermenPANRB 6/2022;
evaluation.md §3, §14 (E-SKP-01 to E-SKP-09).
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import identity
from asn_desktop.rules.evaluation import skp as rules
from asn_desktop.rules.evaluation.words import Approach, Form, ResultKind
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services.evaluation import results, skp, skp_check, skp_draft
from asn_desktop.services.evaluation.skp_values import IndicatorAsk, ResultAsk, SkpAsk, SkpFull
from asn_desktop.services.import_files import read_bytes
from asn_desktop.sheets.goals import GoalLine, read_goals
from asn_desktop.sheets.reader import open_book
from asn_desktop.store.employees import Employee


@dataclass(frozen=True)
class Found:
    """A finding and the row of the file it is about."""

    baris: int
    problem: Problem


@dataclass(frozen=True)
class SheetGoals:
    """The SKP of one person and period as the file has it."""

    baris: int  # of the file, where it begins
    nip: str
    nama: str
    ask: SkpAsk | None  # None: nobody has this NIP
    hasil: tuple[ResultAsk, ...]
    ekspektasi: Mapping[int, str]
    temuan: tuple[Found, ...]

    @property
    def baik(self) -> bool:
        """Whether it would be written."""
        return self.ask is not None and not any(f.problem.blocks for f in self.temuan)


@dataclass(frozen=True)
class GoalsPreview:
    """What importing the file would write; nothing is written yet."""

    berkas: str
    rows: tuple[SheetGoals, ...]


@dataclass
class _Group:
    """Rows of one person and period, gathered from the top down."""

    first: GoalLine
    tahun: int
    approach: Approach
    results: list[tuple[int, ResultAsk]] = field(default_factory=list)
    values: list[tuple[str, str]] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)


def preview(
    session: Session, source: Path | str | bytes, tahun: int, *, today: dt.date, file_name: str = ""
) -> GoalsPreview:
    """Read and weigh a list; `tahun` where a row names none.

    Refuses `goals_columns_missing`, SHEET_NO_PEOPLE; Trouble `sheet_*`. Each SKP is refused for itself.
    """
    require(session.info["actor"], Deed.ENTER)
    data, name = read_bytes(source, file_name)
    sheet = next((s for s in open_book(data).sheets if not s.hidden), None)
    lines = read_goals(sheet, today) if sheet is not None else ()
    if not lines:
        raise Refused(Problem("SHEET_NO_PEOPLE", values={"sheet": sheet.name if sheet else ""}))
    people = _people(session)
    names = {v.nilai.casefold(): v.nomor for v in skp.values(session, dt.date(tahun, 1, 1))}
    taken: dict[uuid.UUID, list[rules.Other]] = {}
    return GoalsPreview(name, tuple(_weighed(session, g, people, names, taken) for g in _groups(lines, tahun)))


def write(session: Session, seen: GoalsPreview, *, today: dt.date) -> tuple[SkpFull, ...]:
    """The good ones as drafts; all of them or none. Refuses what `skp.draft` and `results.put` refuse."""
    require(session.info["actor"], Deed.ENTER)
    made = []
    for row in seen.rows:
        if not row.baik or row.ask is None:
            continue
        drawn = skp.draft(session, row.ask, today=today)
        for one in row.hasil:
            results.put(session, drawn.row.id, one)
        for nomor, text in row.ekspektasi.items():
            skp.set_expectation(session, drawn.row.id, nomor, text)
        made.append(skp.get(session, drawn.row.id))
    return tuple(made)


def _groups(lines: Sequence[GoalLine], tahun: int) -> Iterable[_Group]:
    group: _Group | None = None
    for line in lines:
        changed = group is None or line.nip != group.first.nip or (
            "mulai" in line.days and line.days["mulai"] != group.first.days.get("mulai"))  # fmt: skip
        if changed or group is None:
            if group is not None:
                yield group
            group = _begun(line, tahun)
        group.found += [Found(line.number, p) for p in line.problems]
        if line.texts.get("nilai") or "ekspektasi" in line.texts:
            group.values.append((line.texts.get("nilai", ""), line.texts.get("ekspektasi", "")))
        if line.texts.keys() & {"rencana", "indikator", "target"}:
            _take(group, line)
    if group is not None:
        yield group


def _begun(line: GoalLine, tahun: int) -> _Group:
    year = line.texts.get("tahun", "")
    qualitative = "kualitatif" in line.texts.get("pendekatan", "").casefold()
    return _Group(line, int(year) if year.isdecimal() and len(year) == 4 else tahun,
                  Approach.KUALITATIF if qualitative else Approach.KUANTITATIF)  # fmt: skip


def _take(group: _Group, line: GoalLine) -> None:
    """A row of a result: a new one where it names a plan, else another indicator of the one above."""
    text = line.texts.get
    target = " ".join(part for part in (text("target", ""), text("satuan", "")) if part)
    indicators = (IndicatorAsk(text("indikator", ""), target, text("aspek")),) if text("indikator") or target else ()
    if text("rencana") or not group.results:
        kind = ResultKind.TAMBAHAN if "tambahan" in text("jenis", "").casefold() else ResultKind.UTAMA
        group.results.append((line.number, ResultAsk(
            text("rencana", ""), kind, None, text("intervensi"), text("perspektif"), text("penugasan_dari"),
            text("nomor_penugasan"), indicators,
        )))  # fmt: skip
    else:
        number, before = group.results[-1]
        group.results[-1] = number, replace(before, indicators=(*before.indicators, *indicators))


def _weighed(
    session: Session, group: _Group, people: Mapping[str, tuple[uuid.UUID, str]], names: Mapping[str, int],
    taken: dict[uuid.UUID, list[rules.Other]],
) -> SheetGoals:  # fmt: skip
    first = group.first
    found, spoken = list(group.found), _values(group, names)
    who = people.get(first.nip)
    ask = None if who is None else SkpAsk(
        who[0], group.tahun, group.approach, first.days.get("mulai"), first.days.get("sampai"))  # fmt: skip
    if ask is None:
        wrong = [p for p in identity.check_nip(first.nip, None, dt.date.max) if p.blocks]
        unknown = [Problem("EMPLOYEE_UNKNOWN", "nip", {"id": first.nip})]
        found += [Found(first.number, p) for p in wrong or unknown]
    else:
        found += [Found(first.number, p) for p in _placed(session, ask, taken)]
        if group.values:
            found += [Found(first.number, p) for p in rules.check_values([str(n) for n, _ in spoken])]
        found += _rows(session, group, ask)
    hasil = tuple(one for _, one in group.results)
    kept = {n: text for n, text in spoken if n and text}
    return SheetGoals(first.number, first.nip, who[1] if who else "", ask, hasil, kept, tuple(found))


def _rows(session: Session, group: _Group, ask: SkpAsk) -> list[Found]:
    """The findings of the results; in the form of the post held on the first day."""
    try:
        plan = skp_draft.planned(session, ask)
    except Refused:
        return []  # its period is refused already
    assert plan.span.unit_id is not None
    form: Form = skp_draft.form_of(session, ask.employee_id, plan.span.unit_id, plan.mulai)
    found = []
    if not any(one.jenis is ResultKind.UTAMA for _, one in group.results):
        found.append(Found(group.first.number, Problem("E-SKP-01", "hasil")))
    for place, (number, one) in enumerate(group.results, 1):
        rule = results.as_rule(one, group.approach)
        found += [Found(number, p) for p in rules.check_result(rule, form, group.approach, place)]
    return found


def _placed(session: Session, ask: SkpAsk, taken: dict[uuid.UUID, list[rules.Other]]) -> list[Problem]:
    """Period and overlap, also with another SKP of the same person in the file."""
    try:
        plan = skp_draft.planned(session, ask)
    except Refused as no:
        return list(no.problems)
    assert plan.span.unit_id is not None
    others = skp_check.others_of(session, ask.employee_id, ask.tahun, plan.pegawai.jabatan, plan.span.unit_id)
    found = rules.check_overlap(plan.mulai, plan.sampai, [*others, *taken.get(ask.employee_id, ())])
    taken.setdefault(ask.employee_id, []).append(
        rules.Other(plan.mulai, plan.sampai, plan.pegawai.jabatan, True))  # fmt: skip
    return found


def _values(group: _Group, names: Mapping[str, int]) -> list[tuple[int, str]]:
    """(number of the value, expectation) of each row; 0 for a value that is none."""
    found = []
    for raw, text in group.values:
        words = raw.strip(" .0").split(".", 1)[-1].strip().casefold() if not raw.strip().isdecimal() else raw.strip()
        found.append((int(words) if words.isdecimal() else names.get(words, 0), text))
    return found


def _people(session: Session) -> dict[str, tuple[uuid.UUID, str]]:
    query = sa.select(Employee.nip, Employee.id, Employee.nama).where(
        Employee.office_id == session.info["office_id"], Employee.dibatalkan.is_(None), Employee.nip.is_not(None))
    return {nip: (key, nama) for nip, key, nama in session.execute(query) if nip}
