"""Accuracy: every row of every history by the checks of its form, and what only the whole record shows.

Source: Indeks Kualitas Data of BKN, dimension accuracy (employee data §9.3); each row check names its own regulation.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from asn_desktop.problems import Problem, Severity
from asn_desktop.rules import checks, ranks, record_checks, service
from asn_desktop.rules.anomalies import Finding, take, warn
from asn_desktop.rules.anomalies_rows import Record, Row
from asn_desktop.rules.career_limits import SHIPPED, CareerLimits
from asn_desktop.rules.rank_checks import check_period
from asn_desktop.rules.record_facts import Facts, months_away

TABLES = {"nip_alias": "nip_aliases"}  # the kinds whose table has another name
_NOT_ANOMALOUS = frozenset(("HUKDIS_RUNNING", "EDU_FIRST_TWICE"))  # worth a word in the form, no fault of the record
# Findings that two rows have of each other: told once, at the later row.
_MUTUAL = frozenset((
    "GOL_DUP", "GOL_SAME_DAY", "GOL_ORDER", "JAB_OVERLAP", "KGB_DUP", "CONTRACT_OVERLAP", "CLTN_OVERLAP", "END_TWICE",
    "CHILD_TWICE", "PARENT_TWICE", "SPOUSE_TWO", "AWARD_TWICE", "RESULT_DUP", "SK_TWICE", "ALIAS_TWICE", "EDU_DUP",
    "FAMILY_NIK_TWICE",
))  # fmt: skip
_STEP = 24  # months a golongan takes at least, as a rule
_LOANED = ("dpk", "dpb")
# Codes of jenis_pegawai that say so too: paid by one agency, at work in another.
_ELSEWHERE = frozenset(("2", "3", "4", "5", "6", "7", "8", "9", "11", "12", "13", "14", "16", "17", "18", "19"))
_RISING = frozenset(("1", "2", "3"))  # struktural, JF, rangkap: no ceiling of the diploma


def check(record: Record, facts: Facts, limits: CareerLimits = SHIPPED) -> Iterator[Finding]:
    """All rows, then rank periods, stated service and agency (employee data §9.3, accuracy).

    `facts.rows` must be a dictionary of its own: the rows under the checks are taken out of it and put back.
    """
    for kind, rows in record.rows.items():
        if rows and kind in record_checks.CHECKS:
            yield from _rows(record, kind, rows, facts, limits)
    yield from _service(record, facts)
    yield from _agency(record)


def _rows(
    record: Record, kind: str, rows: Sequence[Row], facts: Facts, limits: CareerLimits
) -> Iterator[Finding]:
    """Each row beside all others; in pairs that accuse each other only the later one stays."""
    mine = record.person.id
    beside: dict[str, Sequence[Row]] = facts.rows  # type: ignore[assignment]
    seen: set[str] = set()
    for place, row in enumerate(rows):
        if _gap(row):
            continue
        beside[kind] = [*rows[:place], *rows[place + 1 :]] if len(rows) > 1 else ()
        found = []
        told = record_checks.CHECKS[kind](row, facts)
        if kind == "golongan":
            told += check_period(row, facts, limits)
            told = [_undated(_gap_in_history(one, row, rows[:place]), row) for one in told]
        for one in told:
            if one.code in _NOT_ANOMALOUS or (one.code == "GOL_ABOVE_CEILING" and _rising(record)):
                continue
            if one.code in _MUTUAL and one.code not in seen:
                seen.add(one.code)
                continue
            if one not in found:
                found.append(one)
        if found:
            yield from take(_once(found), mine, TABLES.get(kind, kind), row["id"])
    beside[kind] = rows


def _gap(row: Row) -> bool:
    """A list gave only a part of this row: completeness tells, nothing else can be said of it."""
    return "golongan" in row and "jenis_kp" in row and not row["golongan"]


def _gap_in_history(one: Problem, row: Row, before: Sequence[Row]) -> Problem:
    """A jump over years in which every step had its time is a history with rows missing, not a jump (PP 99/2000)."""
    old = next((r for r in reversed(before) if r["tmt"] and r["golongan"]), None)
    if one.code != "GOL_JUMP" or old is None:
        return one
    steps = ranks.rank_order(row["golongan"]) - ranks.rank_order(old["golongan"])
    if service.months_between(old["tmt"], row["tmt"]) < _STEP * steps:
        return one
    values = {"old": old["golongan"], "dari": old["tmt"], "new": row["golongan"], "tmt": row["tmt"]}
    return replace(one, code="GOL_GAP", values=values)


def _undated(one: Problem, row: Row) -> Problem:
    """A golongan without its TMT: it stands for the present one when it is the highest, and dates rest on it."""
    if one.code != "FIELD_EMPTY" or one.field != "tmt":
        return one
    return Problem("GOL_TMT_EMPTY", "tmt", {"golongan": row["golongan"]}, Severity.WARNING)


def _rising(record: Record) -> bool:
    """A structural or functional post anywhere: lists that give only the present post say nothing of earlier days."""
    return any(row["jenis"] in _RISING for row in record.of("jabatan"))


def _once(found: Sequence[Problem]) -> list[Problem]:
    kept: dict[tuple[str, str], Problem] = {}
    for one in found:
        kept.setdefault((one.code, one.field), one)
    return list(kept.values())


def _service(record: Record, facts: Facts) -> Iterator[Finding]:
    """Masa kerja keseluruhan as stated beside the one counted: TMT CPNS plus PMK less CLTN (PP 11/2017 art. 337)."""
    p = record.person
    if p.mks_tahun is None or p.mks_per is None or p.mulai is None or p.mks_per < p.mulai:
        return
    granted = sum(row["tahun"] * 12 + row["bulan"] for row in record.of("pmk"))
    months = granted - months_away(record.of("cltn"), p.mulai, p.mks_per)
    since = _back(p.mulai, months)
    yield from take(
        checks.check_service((p.mks_tahun, p.mks_bulan or 0), (since, since), p.mks_per, "mks_tahun"), p.id
    )


def _back(day: dt.date, months: int) -> dt.date:
    """The day moved back by so many months; only its month counts here."""
    if not months:
        return day
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return dt.date(year, month + 1, min(day.day, 28))


def _agency(record: Record) -> Iterator[Finding]:
    """Jenis pegawai says lent to another agency and no move says so, or the reverse (PP 11/2017 art. 198)."""
    p = record.person
    if p.jenis_pegawai is None:
        return
    said = p.jenis_pegawai in _ELSEWHERE
    last = max((row for row in record.of("pindah") if row["tmt"]), key=lambda row: row["tmt"], default=None)
    if said != (last is not None and last["jenis"] in _LOANED):
        yield warn("DPK_WRONG", p.id, "jenis_pegawai", {"jenis": p.jenis_pegawai})
