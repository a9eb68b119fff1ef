"""What the checks of one row ask of the rest of a person's record: the person, the other rows, the tables of the law.

Source: record shapes of employee data §5; voided rows and the row under the checks itself are never in `rows`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from asn_desktop.problems import Problem, Severity
from asn_desktop.rules import absence, people
from asn_desktop.rules.career_tables import RecordTables
from asn_desktop.rules.dossier import Span
from asn_desktop.rules.statuses import PPPK

Row = Mapping[str, Any]  # field name -> value, as services.record_kinds names them


@dataclass(frozen=True)
class Facts:
    """One person beside the row. `mulai` is TMT CPNS or the first day of the unbroken chain of contracts.

    `pay(golongan, years, day)` is the basic salary of the table in force on the day, None when it has no such row;
    `pensiun` the first day out of service by age, None when it cannot be told.
    """

    today: dt.date
    status: str
    tanggal_lahir: dt.date
    jenis_kelamin: str = ""
    nama: str = ""
    nip: str | None = None
    nik: str | None = None
    mulai: dt.date | None = None
    kedudukan: str = "01"
    berakhir: dt.date | None = None
    pensiun: dt.date | None = None
    rows: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    tables: RecordTables = field(default_factory=RecordTables)
    pay: Callable[[str, int, dt.date], int | None] = lambda _golongan, _years, _day: None
    levels: Mapping[str, str] = field(default_factory=dict)  # code of jenis_hukuman -> R | S | B

    def of(self, kind: str) -> Sequence[Row]:
        """The other rows of one kind (employee data §5)."""
        return self.rows.get(kind, ())


def in_era(
    check: Callable[[Row, Facts], list[Problem]], day: str = "tmt"
) -> Callable[[Row, Facts], list[Problem]]:
    """The same check for somebody who was PPPK before CPNS (an old number says so): each row beside its own service.

    What lies before TMT CPNS is looked at as PPPK's, and beside such rows only (employee data §1.3; PP 49/2018).
    """

    def checked(row: Row, facts: Facts) -> list[Problem]:
        start, first = facts.mulai, row.get(day)
        if start is None or first is None or facts.status in PPPK:
            return check(row, facts)
        if not any(a["jenis"] == "pppk" for a in facts.of("nip_alias")):
            return check(row, facts)
        early = first < start
        mine = {kind: [r for r in rows if _early(r, start) in (None, early)] for kind, rows in facts.rows.items()}
        if early:
            return check(row, replace(facts, status="PPPK", mulai=None, rows=mine))
        return check(row, replace(facts, rows=mine))

    return checked


def _early(row: Row, start: dt.date) -> bool | None:
    """Whether a row lies before a day; None when it has no TMT."""
    first = row.get("tmt")
    return None if first is None else first < start


def warn(code: str, where: str, **values: Any) -> Problem:
    """A finding that is shown and does not block (employee data §9.2)."""
    return Problem(code, where, values, Severity.WARNING)


def post_on(posts: Iterable[Row], day: dt.date) -> Row | None:
    """The main post held on a day: definitive, begun, not ended (PP 11/2017)."""
    held = [p for p in posts if p.get("penugasan") == people.MAIN_POST and p["tmt"] and p["tmt"] <= day
            and (p.get("sampai") is None or p["sampai"] >= day)]  # fmt: skip
    return max(held, key=lambda p: p["tmt"], default=None)


def rank_on(ranks: Iterable[Row], day: dt.date) -> Row | None:
    """The golongan in force on a day (PP 99/2000: from its TMT)."""
    return _latest(ranks, lambda tmt: tmt <= day)


def rank_before(ranks: Iterable[Row], day: dt.date) -> Row | None:
    """The golongan in force until the day before (PP 99/2000: from its TMT)."""
    return _latest(ranks, lambda tmt: tmt < day)


def _latest(ranks: Iterable[Row], begun: Callable[[dt.date], bool]) -> Row | None:
    found: Row | None = None
    for row in ranks:
        tmt = row["tmt"]
        if tmt and begun(tmt) and row.get("golongan") and (found is None or tmt > found["tmt"]):
            found = row
    return found


def school_by(schools: Iterable[Row], year: int) -> str | None:
    """The highest SIASN tingkat somebody had reached by the end of a year; None when no diploma is recorded.

    A diploma without a year counts (employee data §2.6).
    """
    return max((s["tingkat"] for s in schools if (s.get("tahun_lulus") or 0) <= year), default=None)


def months_away(leaves: Iterable[Row], since: dt.date, until: dt.date) -> int:
    """Whole months of CLTN between two days: they count nowhere (PP 11/2017 art. 337)."""
    spans = (
        Span(leave["mulai"], leave.get("sampai"), leave.get("aktif_kembali"))
        for leave in leaves if leave.get("jenis") in (None, "1", "5")
    )  # fmt: skip
    return absence.months(spans, since, until)


def same_span(
    row: Row, first: str, last: str, code: str = "DATES_ORDER"
) -> list[Problem]:
    """The last day of something lies before its first (employee data §9.1)."""
    start, end = row.get(first), row.get(last)
    if start is None or end is None or end >= start:
        return []
    return [Problem(code, last, {"mulai": start, "akhir": end})]


def decree(row: Row, today: dt.date) -> list[Problem]:
    """Findings on a row's decree: not signed in the future; a TMT more than two years before it is unusual.

    Source: employee data §9.1 and §9.2; PP 11/2017.
    """
    signed, tmt = row.get("tanggal_sk"), row.get("tmt")
    if signed is None:
        return []
    if signed > today:
        return [Problem("SK_FUTURE", "tanggal_sk", {"tanggal": signed})]
    if tmt is not None and (tmt.year + 2, tmt.month, tmt.day) < (signed.year, signed.month, signed.day):
        return [warn("SK_RETROACTIVE", "tanggal_sk", tanggal=signed, tmt=tmt)]
    return []
