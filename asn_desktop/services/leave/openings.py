"""Opening balances: what was used and postponed in the years before the program kept the ledger.

A missing row means *unknown* and never counts as unused. Filled in for one person, as a grid for many, or pasted
from a spreadsheet. Source: leave.md §3 (rows N-2, N-1, N of form 1.b section V).
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.leave import balance, ledger
from asn_desktop.rules.leave.annual_right import LeaveFacts, LeaveRules
from asn_desktop.rules.roles import Deed, require
from asn_desktop.rules.statuses import PPPK
from asn_desktop.services import units
from asn_desktop.services.leave.balance import entry_days, kept_since, rules_on
from asn_desktop.services.leave.rulebook import KEPT_SINCE
from asn_desktop.store.employees import Employee, EmployeeSummary
from asn_desktop.store.leave import LeaveOpening
from asn_desktop.store.offices import Setting

MOST_USED = 24 + 12  # 12+6+6 and the cuti bersama a position was not given


@dataclass(frozen=True)
class OpeningYear:
    """One year of one person. `perlu`: a right existed, so it must be told; None: nobody has told yet."""

    tahun: int
    perlu: bool
    terpakai: int | None
    ditangguhkan: int


@dataclass(frozen=True)
class OpeningRow:
    """One person in the grid: years N-2, N-1, N in that order."""

    employee_id: uuid.UUID
    nama: str
    nip: str | None
    unit: str | None
    tahun: tuple[OpeningYear, ...]

    @property
    def kurang(self) -> bool:
        """Whether a needed year is still unknown."""
        return any(y.perlu and y.terpakai is None for y in self.tahun)


@dataclass(frozen=True)
class OpeningAsk:
    """One year of one person as typed. Text is read here, so that 3,5 gets its own refusal."""

    employee_id: uuid.UUID
    tahun: int
    terpakai: str | int
    ditangguhkan: str | int = 0
    keterangan: str | None = None


def read_days(raw: str | int, field: str) -> int:
    """Whole working days from a cell: `3`, `3 hari`. Refuses `fraction_not_allowed` and `days_invalid`."""
    if isinstance(raw, int):
        return raw
    text = raw.strip().casefold().removesuffix("hari").strip()
    number = text.replace(",", ".")
    if number.replace(".", "", 1).isdigit() and "." in number:
        if float(number) != int(float(number)):
            raise Refused(Problem("fraction_not_allowed", field, {"raw": raw}))
        return int(float(number))
    if not text.isdigit():
        raise Refused(Problem("days_invalid", field, {"raw": raw}))
    return int(text)


def openings(session: Session, employee_id: uuid.UUID, *, year: int) -> OpeningRow:
    """The three years of one person that the balance of `year` may need. Refuses `EMPLOYEE_UNKNOWN`."""
    rows = _grid(session, year, Employee.id == employee_id)
    if not rows:
        raise Refused(Problem("EMPLOYEE_UNKNOWN", "employee_id", {"id": str(employee_id)}))
    return rows[0]


def grid(
    session: Session, *, year: int, unit_id: uuid.UUID | None = None, only_missing: bool = False
) -> list[OpeningRow]:
    """Everybody at work, by name, with the three years before and up to `year`."""
    inside = sa.true() if unit_id is None else Employee.unit_id.in_(units.below(session, unit_id))
    rows = _grid(session, year, sa.and_(inside, EmployeeSummary.aktif.is_(True)))
    return [row for row in rows if row.kurang] if only_missing else rows


def _grid(session: Session, year: int, where: sa.ColumnElement[bool]) -> list[OpeningRow]:
    office = session.info["office_id"]
    rules = rules_on(session, dt.date(year, 12, 31))
    since = kept_since(session)
    people = session.execute(
        sa.select(
            Employee.id, EmployeeSummary.nama_tampil, Employee.nip, EmployeeSummary.unit_nama, Employee.status,
            Employee.tmt_cpns, Employee.kontrak_mulai, Employee.kontrak_tmt, Employee.kontrak_akhir, Employee.guru,
        )
        .join(EmployeeSummary, sa.and_(EmployeeSummary.office_id == Employee.office_id,
                                       EmployeeSummary.employee_id == Employee.id))
        .where(Employee.office_id == office, where)
        .order_by(EmployeeSummary.urut_nama)
    ).all()  # fmt: skip
    known = sa.select(
        LeaveOpening.employee_id, LeaveOpening.tahun, LeaveOpening.terpakai, LeaveOpening.ditangguhkan
    ).where(LeaveOpening.office_id == office, LeaveOpening.tahun.between(year - 2, year))
    if len(people) == 1:
        known = known.where(LeaveOpening.employee_id == people[0][0])
    have = {(person, y): (used, postponed) for person, y, used, postponed in session.execute(known)}
    facts = {row[0]: _facts(tuple(row)) for row in people}
    newcomers = [person for person, one in facts.items() if ledger.may_be_new(one, rules, since)]
    entered = entry_days(session, newcomers)
    told: dict[uuid.UUID, set[int]] = {}
    if since is not None and year > since.year:  # what was told before decides whether the record is whole
        every = sa.select(LeaveOpening.employee_id, LeaveOpening.tahun).where(LeaveOpening.office_id == office)
        for person, y in session.execute(every):
            told.setdefault(person, set()).add(y)
    found = []
    for person, name, nip, unit, *_ in people:
        recorded = ledger.recorded_from(facts[person], rules, since=since, entered=entered.get(person),
                                              told=told.get(person, ()), until=year)  # fmt: skip
        years = _years(facts[person], rules, person, have, year, recorded)
        found.append(OpeningRow(person, name, nip, unit, years))
    return found


def _facts(row: Sequence[Any]) -> LeaveFacts:
    _, _, _, _, status, cpns, chain, contract, end, guru = row
    return LeaveFacts(status, chain if status in PPPK else cpns, contract or chain, end, guru)


def _years(
    facts: LeaveFacts, rules: LeaveRules, person: uuid.UUID, have: Mapping[tuple[uuid.UUID, int], tuple[int, int]],
    year: int, recorded: int | None,
) -> tuple[OpeningYear, ...]:  # fmt: skip
    needed: list[int] = []
    if facts.works_since is not None:
        wanted = balance.needed_years(facts, rules, year)
        needed = [y for y in wanted if recorded is None or y < recorded]
    return tuple(
        OpeningYear(y, y in needed, *have.get((person, y), (None, 0))) for y in (year - 2, year - 1, year)
    )


def save(session: Session, asks: Iterable[OpeningAsk], *, today: dt.date, now: dt.datetime) -> int:
    """Write openings, new or corrected; all or nothing. The first one starts the program's own ledger.

    Refuses `fraction_not_allowed`, `days_invalid`, `opening_too_large`, `opening_year_future`,
    `EMPLOYEE_UNKNOWN`; problem fields are `<employee id>:<year>:terpakai|ditangguhkan`.
    """
    require(session.info["actor"], Deed.ENTER)
    checked: list[tuple[OpeningAsk, int, int]] = []
    problems: list[Problem] = []
    for wish in asks:
        try:
            checked.append(_checked(wish, today))
        except Refused as no:
            problems.extend(no.problems)
    known = set(session.scalars(sa.select(Employee.id).where(
        Employee.office_id == session.info["office_id"], Employee.id.in_({w.employee_id for w, _, _ in checked})
    )))  # fmt: skip
    problems += [
        Problem("EMPLOYEE_UNKNOWN", "employee_id", {"id": str(w.employee_id)})
        for w, _, _ in checked
        if w.employee_id not in known
    ]
    if problems:
        raise Refused(problems)
    for wish, used, postponed in checked:
        _write(session, wish, used, postponed)
    if checked and kept_since(session) is None:
        session.add(Setting(kunci=KEPT_SINCE, nilai={"v": today.isoformat()}, berlaku_mulai=today,
                            dasar="Hari saldo awal pertama dicatat"))  # fmt: skip
    session.flush()
    return len(checked)


def _checked(wish: OpeningAsk, today: dt.date) -> tuple[OpeningAsk, int, int]:
    place = f"{wish.employee_id}:{wish.tahun}:"
    used = read_days(wish.terpakai, f"{place}terpakai")
    postponed = read_days(wish.ditangguhkan or 0, f"{place}ditangguhkan")
    if not 0 <= used <= MOST_USED:
        raise Refused(Problem("opening_too_large", f"{place}terpakai", {"hari": used, "maks": MOST_USED}))
    if not 0 <= postponed <= LeaveRules().hak_tahunan:
        maks = LeaveRules().hak_tahunan
        raise Refused(Problem("opening_too_large", f"{place}ditangguhkan", {"hari": postponed, "maks": maks}))
    if wish.tahun > today.year:
        raise Refused(Problem("opening_year_future", f"{place}terpakai", {"tahun": wish.tahun}))
    return wish, used, postponed


def _write(session: Session, wish: OpeningAsk, used: int, postponed: int) -> None:
    row = session.scalar(
        sa.select(LeaveOpening).where(
            LeaveOpening.office_id == session.info["office_id"], LeaveOpening.employee_id == wish.employee_id,
            LeaveOpening.tahun == wish.tahun,
        )
    )  # fmt: skip
    if row is None:
        row = LeaveOpening(employee_id=wish.employee_id, tahun=wish.tahun)
        session.add(row)
    row.terpakai, row.ditangguhkan, row.keterangan = used, postponed, wish.keterangan
    row.sumber = row.sumber or "manual"


def read_pasted(
    session: Session, lines: Iterable[Sequence[str]], *, year: int
) -> tuple[list[OpeningAsk], list[Problem]]:
    """Rows copied from a spreadsheet: NIP, used N-2, used N-1, used N, postponed N-1 (last two may be missing).

    An empty cell stays unknown. Answers what can be saved, and a problem for each row that cannot.
    """
    people = sa.select(Employee.nip, Employee.id).where(Employee.office_id == session.info["office_id"])
    numbers = {row.nip: row.id for row in session.execute(people)}
    asks: list[OpeningAsk] = []
    problems: list[Problem] = []
    for at, cells in enumerate(lines, 1):
        nip = "".join(ch for ch in cells[0] if ch.isdigit()) if cells else ""
        if not nip:
            continue  # a heading or an empty line
        if nip not in numbers:
            problems.append(Problem("opening_nip_unknown", "nip", {"baris": at, "raw": cells[0]}))
            continue
        days = [*cells[1:5], "", "", "", ""][:4]
        for offset, cell in enumerate(days[:3]):
            if cell.strip():
                postponed = days[3] if offset == 1 and days[3].strip() else 0
                asks.append(OpeningAsk(numbers[nip], year - 2 + offset, cell, postponed))
    return asks, problems
