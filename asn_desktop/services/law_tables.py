"""The tables of the law an office may look at, and the salary tables it may load: checked, dated, beside the old.

A loaded table is a version of its own (asal kantor) from its first day; days before it keep theirs. What was loaded, by
whom and on what ground stands in the journal as a setting `tabel.<nama>`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.roles import Deed, require
from asn_desktop.rules.salary import SalaryTable
from asn_desktop.rules.salary_check import Step, check
from asn_desktop.services import career_law, law_limits, reference
from asn_desktop.sheets import salaries as salary_sheet
from asn_desktop.store.offices import Setting
from asn_desktop.store.reference import ReferenceRow

LOADABLE = ("gaji_pns", "gaji_pppk")
OWN = "kantor"
_SETTING = "tabel."


@dataclass(frozen=True)
class TableVersion:
    """One version of a table: rows, origin, legal ground and days."""

    nama: str
    asal: str  # bawaan | pusat | kantor
    dasar: str
    berlaku_mulai: dt.date
    berlaku_sampai: dt.date | None
    baris: int
    dapat_dimuat: bool


@dataclass(frozen=True)
class Loaded:
    """A salary table read from a file: what it holds, findings, and what it changes against the one in force."""

    nama: str
    dasar: str
    berlaku_mulai: dt.date
    baris: int
    golongan: int
    naik_persen: tuple[str, str] | None  # smallest and largest rise against the table in force, per cent as text
    problems: tuple[Problem, ...] = ()


def listing(session: Session) -> list[TableVersion]:
    """Every table of the law with its versions, by name and first day."""
    require(session.info["actor"], Deed.READ)
    r = ReferenceRow
    query = sa.select(
        r.tabel, r.asal, sa.func.min(r.dasar), r.berlaku_mulai, r.berlaku_sampai, sa.func.count()
    ).group_by(r.tabel, r.asal, r.berlaku_mulai, r.berlaku_sampai)
    found = [
        TableVersion(name, origin, ground or "", starts, ends, count, name in LOADABLE)
        for name, origin, ground, starts, ends, count in session.execute(query)
    ]
    limits = career_law.limit_rows(session)
    since = min(dt.date.fromisoformat(row["valid_from"]) for row in limits)
    found.append(TableVersion(law_limits.NAME, "bawaan", "lihat isi", since, None, len(limits), False))
    return sorted(found, key=lambda v: (v.nama, v.berlaku_mulai, v.asal))


def rows(session: Session, name: str, on: dt.date) -> Sequence[Mapping[str, Any]]:
    """The rows of a table in force on a day. Refuses law_table_unknown, law_table_empty.

    A salary table is shown as one version, never mixed from two.
    """
    require(session.info["actor"], Deed.READ)
    if name == law_limits.NAME:
        return law_limits.rows(session, on)
    if name in LOADABLE:
        table = in_force(session, name, on)
        return [
            {"golongan": golongan, "mkg": mkg, "rupiah": rupiah, "dasar": table.dasar}
            for golongan, steps in table.rows.items() for mkg, rupiah in steps
        ]  # fmt: skip
    known = session.scalar(sa.select(ReferenceRow.id).where(ReferenceRow.tabel == name).limit(1))
    if known is None:
        raise Refused(Problem("law_table_unknown", "tabel", {"raw": name}))
    found = reference.table(session, name, on)
    if not found:
        raise Refused(Problem("law_table_empty", "tabel", {"tabel": name, "hari": on}))
    return list(found.values())


def in_force(session: Session, name: str, on: dt.date) -> SalaryTable:
    """The version of a salary table in force on a day. Refuses law_table_empty."""
    found = [table for table in career_law.salaries(session).get(name, ()) if table.berlaku_mulai <= on]
    if not found:
        raise Refused(Problem("law_table_empty", "tabel", {"tabel": name, "hari": on}))
    return found[-1]


def preview(
    session: Session, name: str, data: bytes, *, dasar: str, berlaku_mulai: dt.date | None, reason: str = ""
) -> Loaded:
    """Read and check a salary table without keeping it: the findings, and how it differs from the one in force.

    `reason` lets unusual figures pass (severity E*). Refuses law_table_unknown, law_table_not_loadable; Trouble when
    the file is no spreadsheet.
    """
    return _read(session, name, data, dasar, berlaku_mulai, reason)[0]


def load(
    session: Session, name: str, data: bytes, *, dasar: str, berlaku_mulai: dt.date | None, reason: str = ""
) -> Loaded:
    """Keep a salary table of the office from its first day (xlsx, xls, ods or csv with golongan, mkg, rupiah).

    Refuses what `preview` finds: columns, figures, missing golongan, falling pay, ground or day missing,
    salary_day_taken, role_not_allowed. Nothing is kept unless everything is right.
    """
    require(session.info["actor"], Deed.MANAGE)
    seen, steps = _read(session, name, data, dasar, berlaku_mulai, reason)
    blocking = [p for p in seen.problems if p.blocks]
    if blocking or berlaku_mulai is None:
        raise Refused(blocking)
    session.execute(sa.insert(ReferenceRow), [
        {"tabel": name, "kunci": f"{s.golongan}:{s.mkg}", "asal": OWN, "dasar": seen.dasar,
         "nilai": {"golongan": s.golongan, "mkg": str(s.mkg), "rupiah": str(s.rupiah)},
         "berlaku_mulai": berlaku_mulai, "berlaku_sampai": None}
        for s in steps
    ])  # fmt: skip
    _close_versions(session, name)
    kept = {"v": {"baris": len(steps), "alasan": reason.strip()}}
    session.add(Setting(kunci=_SETTING + name, nilai=kept, berlaku_mulai=berlaku_mulai, dasar=seen.dasar))
    session.flush()
    return seen


def withdraw(session: Session, name: str, berlaku_mulai: dt.date, *, reason: str) -> int:
    """Take back a table the office loaded by mistake; the one before it holds again. Returns rows taken back.

    The journal keeps who, when and why. Refuses salary_none_to_withdraw, law_reason_missing, role_not_allowed.
    """
    require(session.info["actor"], Deed.MANAGE)
    if not reason.strip():
        raise Refused(Problem("law_reason_missing", "alasan"))
    mine = sa.and_(
        ReferenceRow.tabel == name, ReferenceRow.asal == OWN, ReferenceRow.berlaku_mulai == berlaku_mulai
    )
    count = session.scalar(sa.select(sa.func.count()).select_from(ReferenceRow).where(mine)) or 0
    if not count:
        raise Refused(Problem("salary_none_to_withdraw", "mulai", {"hari": berlaku_mulai}))
    session.execute(sa.delete(ReferenceRow).where(mine))
    _close_versions(session, name)
    note = session.scalar(
        sa.select(Setting).where(
            Setting.office_id == session.info["office_id"], Setting.kunci == _SETTING + name,
            Setting.berlaku_mulai == berlaku_mulai,
        )
    )  # fmt: skip
    if note is not None:
        note.nilai = {"v": {"dicabut": reason.strip()}}
        note.kunci = f"{_SETTING}{name}.dicabut.{note.id}"
    session.flush()
    return count


def _read(
    session: Session, name: str, data: bytes, dasar: str, starts: dt.date | None, reason: str
) -> tuple[Loaded, Sequence[Step]]:
    _loadable(session, name)
    sheet = salary_sheet.read(data)
    now = _current(session, name, starts)
    problems = [*sheet.problems, *_frame(session, name, dasar, starts)]
    if not sheet.problems:
        problems += check(sheet.steps, name, now)
    if reason.strip():
        problems = [p for p in problems if p.severity.value != "E*"]
    golongan = {s.golongan for s in sheet.steps}
    seen = Loaded(name, dasar.strip(), starts or dt.date.min, len(sheet.steps), len(golongan), _rise(sheet.steps, now),
                  tuple(problems))  # fmt: skip
    return seen, sheet.steps


def _loadable(session: Session, name: str) -> None:
    if name in LOADABLE:
        return
    known = session.scalar(sa.select(ReferenceRow.id).where(ReferenceRow.tabel == name).limit(1))
    if known is None:
        raise Refused(Problem("law_table_unknown", "tabel", {"raw": name}))
    raise Refused(Problem("law_table_not_loadable", "tabel", {"tabel": name, "dapat": list(LOADABLE)}))


def _frame(session: Session, name: str, dasar: str, starts: dt.date | None) -> list[Problem]:
    """Ground and first day."""
    found = [] if dasar.strip() else [Problem("salary_basis_missing", "dasar")]
    if starts is None:
        return [*found, Problem("salary_day_missing", "mulai")]
    if starts.day != 1:
        found.append(Problem("salary_day_not_first", "mulai", {"hari": starts}))
    taken = session.scalar(
        sa.select(ReferenceRow.dasar).where(
            ReferenceRow.tabel == name, ReferenceRow.asal == OWN, ReferenceRow.berlaku_mulai == starts
        ).limit(1)
    )  # fmt: skip
    if taken is not None:
        found.append(Problem("salary_day_taken", "mulai", {"hari": starts, "dasar": taken}))
    return found


def _current(session: Session, name: str, starts: dt.date | None) -> SalaryTable | None:
    """The version before the new one; the earliest when the new one is older than all."""
    versions = career_law.salaries(session).get(name, ())
    before = [v for v in versions if starts is None or v.berlaku_mulai <= starts]
    return before[-1] if before else next(iter(versions), None)


def _rise(steps: Sequence[Step], now: SalaryTable | None) -> tuple[str, str] | None:
    """Smallest and largest change against the same rows of the version before, per cent with two decimals."""
    old = {(g, mkg): rupiah for g, rows_ in (now.rows if now else {}).items() for mkg, rupiah in rows_}
    rises = [(s.rupiah - old[key]) * 10000 // old[key] for s in steps if (key := (s.golongan, s.mkg)) in old]
    return (_per_cent(min(rises)), _per_cent(max(rises))) if rises else None


def _per_cent(hundredths: int) -> str:
    sign = "-" if hundredths < 0 else ""
    return f"{sign}{abs(hundredths) // 100},{abs(hundredths) % 100:02d}"


def _close_versions(session: Session, name: str) -> None:
    """Every version of the office ends the day before the next version of any origin begins."""
    r = ReferenceRow
    starts = sorted(set(session.scalars(sa.select(r.berlaku_mulai).where(r.tabel == name))))
    own = set(session.scalars(sa.select(r.berlaku_mulai).where(r.tabel == name, r.asal == OWN)))
    for first in own:
        after = [day for day in starts if day > first]
        ends = after[0] - dt.timedelta(days=1) if after else None
        session.execute(
            sa.update(r).where(r.tabel == name, r.asal == OWN, r.berlaku_mulai == first).values(berlaku_sampai=ends)
        )
