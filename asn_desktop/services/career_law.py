"""The tables of the law that career dates ask, read once for a call: salaries of every version, limits, ranges."""

from __future__ import annotations

import csv
import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop import files
from asn_desktop.rules import career_tables, ranks
from asn_desktop.rules.career_limits import CareerLimits
from asn_desktop.rules.career_tables import (
    BupTables,
    DukTables,
    Education,
    EselonRange,
    Jenjang,
    JfName,
    RecordTables,
)
from asn_desktop.rules.salary import SalaryTable, from_rows
from asn_desktop.services import reference
from asn_desktop.store.offices import Setting
from asn_desktop.store.reference import ReferenceRow

SALARIES = {"PNS": "gaji_pns", "CPNS": "gaji_pns", "PPPK": "gaji_pppk"}
RULES = "aturan_karier"
SETTING = "karier."  # an office's own limit: Setting karier.<rule_id>
_RANK = {"bawaan": 0, "pusat": 1, "kantor": 2}
_NAMES = (
    "pendidikan", "eselon", "jenjang_jf", "latihan_struktural", "bup", "jabatan_fungsional", "kedudukan_hukum",
)  # fmt: skip
BUP_TABLES = ("jabatan_fungsional", "bup", "eselon", "jenjang_jf")
Pay = Callable[[str, int, dt.date], int | None]
_NO_TABLE = SalaryTable({}, "", dt.date.min)


@dataclass(frozen=True)
class Law:
    """What the career rules need of the tables on the day `on`; salary tables of every day, newest last."""

    on: dt.date
    salaries: Mapping[str, tuple[SalaryTable, ...]]
    limits: CareerLimits
    education: Mapping[str, Education]
    ranges: Mapping[str, EselonRange]
    jenjang: Mapping[str, Jenjang]
    training: Mapping[str, int]
    names: Mapping[str, JfName]
    bup: BupTables
    duk: DukTables
    inactive: frozenset[str]  # codes of kedudukan_hukum.csv with aktif = tidak

    def salary(self, status: str, on: dt.date | None = None) -> SalaryTable:
        """The table in force on a day (that of the law when none is given); without rows when none was in force."""
        day, found = on or self.on, _NO_TABLE
        for table in self.salaries.get(SALARIES.get(status, ""), ()):
            if table.berlaku_mulai <= day:
                found = table
        return found


def law(session: Session, on: dt.date) -> Law:
    """The tables in force on a day. An office's own row wins over the centre's, that over a shipped one."""
    rows = reference.tables(session, _NAMES, on)
    ranges, jenjang = career_tables.ranges(rows["eselon"]), career_tables.jenjang(rows["jenjang_jf"])
    names = career_tables.jf_names(rows["jabatan_fungsional"].values())
    training = career_tables.training(rows["latihan_struktural"])
    standing = rows["kedudukan_hukum"]
    return Law(
        on=on, salaries=salaries(session), limits=limits_on(session, on),
        education=career_tables.education(rows["pendidikan"]), ranges=ranges, jenjang=jenjang, training=training,
        names=names, bup=BupTables(names, career_tables.bup_rows(rows["bup"].values()), ranges, jenjang),
        duk=DukTables({key: r.urutan for key, r in ranges.items()}, jenjang, training, _with(standing, "masuk_duk")),
        inactive=_with(standing, "aktif"),
    )  # fmt: skip


def bup_tables(session: Session, on: dt.date) -> BupTables:
    """What the retirement age is looked up in, without the rest of the law."""
    rows = reference.tables(session, BUP_TABLES, on)
    return BupTables(
        career_tables.jf_names(rows["jabatan_fungsional"].values()), career_tables.bup_rows(rows["bup"].values()),
        career_tables.ranges(rows["eselon"]), career_tables.jenjang(rows["jenjang_jf"]),
    )  # fmt: skip


def record_tables(session: Session, on: dt.date) -> RecordTables:
    """What the checks of a row of golongan or jabatan ask, without the rest of the law."""
    rows = reference.tables(session, ("eselon", "jenjang_jf", "pendidikan"), on)
    return RecordTables(
        career_tables.ranges(rows["eselon"]), career_tables.jenjang(rows["jenjang_jf"]),
        career_tables.education(rows["pendidikan"]),
    )  # fmt: skip


def punishment_levels(session: Session, on: dt.date) -> dict[str, str]:
    """Code of jenis_hukuman -> R, S or B (ringan, sedang, berat)."""
    words = reference.labels(session, "jenis_hukuman", "tingkat", on)
    return {key: word[0] for key, word in words.items() if word in ("Ringan", "Sedang", "Berat")}


def _with(rows: Mapping[str, Mapping[str, Any]], column: str) -> frozenset[str]:
    return frozenset(code for code, row in rows.items() if row.get(column) == "tidak")


def salaries(session: Session) -> dict[str, tuple[SalaryTable, ...]]:
    """Every version of the salary tables, by table name, in the order of their first days.

    A version is one table of one origin from one day. Of two from the same day the office's comes last, so it wins.
    """
    wanted = sorted(set(SALARIES.values()))
    grouped: dict[tuple[str, dt.date, str], list[Any]] = {}
    for name, starts, origin, ground, value in session.execute(
        sa.select(
            ReferenceRow.tabel, ReferenceRow.berlaku_mulai, ReferenceRow.asal, ReferenceRow.dasar, ReferenceRow.nilai
        ).where(ReferenceRow.tabel.in_(wanted))
    ):
        grouped.setdefault((name, starts, origin), []).append((ground, value))
    found: dict[str, tuple[SalaryTable, ...]] = {}
    for name in wanted:
        versions = sorted((key for key in grouped if key[0] == name), key=lambda k: (k[1], _RANK.get(k[2], 0)))
        found[name] = tuple(_version(key, grouped[key]) for key in versions)
    return found


def _version(key: tuple[str, dt.date, str], rows: Iterable[tuple[str | None, Mapping[str, Any]]]) -> SalaryTable:
    kept = list(rows)
    steps = ((v["golongan"], int(v["mkg"]), int(v["rupiah"])) for _, v in kept)
    return from_rows(steps, dasar=kept[0][0] or "", berlaku_mulai=key[1], asal=key[2])


def pay(session: Session) -> Pay:
    """Base salary of (golongan, MKG years, day) in whole rupiah, every table read once.

    None before the first table, and for a golongan the table of that day does not have.
    """
    tables = salaries(session)

    def due(golongan: str, years: int, day: dt.date) -> int | None:
        versions = tables["gaji_pns" if golongan in ranks.PANGKAT else "gaji_pppk"]
        at = bisect_right(versions, day, key=lambda table: table.berlaku_mulai) - 1
        if at < 0 or golongan not in versions[at].rows:
            return None
        return versions[at].pay(golongan, years).rupiah

    return due


@lru_cache(maxsize=1)
def _shipped() -> tuple[dict[str, str], ...]:
    return tuple(csv.DictReader(files.resource(f"tables/{RULES}.csv").read_text(encoding="utf-8").splitlines()))


def limits_on(session: Session, on: dt.date) -> CareerLimits:
    """The dated limits in force on a day: the office's own settings over the centre's rows over what was shipped."""
    return CareerLimits.from_rows(limit_rows(session), on)


def limit_rows(session: Session) -> list[dict[str, str]]:
    """Every dated limit with its days and legal basis: shipped rows first, then the centre's, then the office's own.

    Keys as in aturan_karier.csv: rule_id, valid_from, valid_to, value, legal_basis.
    """
    centre = (
        _row(key, value, starts, ends, ground)
        for key, value, starts, ends, ground in session.execute(
            sa.select(
                ReferenceRow.kunci, ReferenceRow.nilai, ReferenceRow.berlaku_mulai, ReferenceRow.berlaku_sampai,
                ReferenceRow.dasar,
            ).where(ReferenceRow.tabel == RULES).order_by(ReferenceRow.berlaku_mulai)
        )
    )  # fmt: skip
    own = (
        _row(key.removeprefix(SETTING), value, starts, ends, ground)
        for key, value, starts, ends, ground in session.execute(
            sa.select(Setting.kunci, Setting.nilai, Setting.berlaku_mulai, Setting.berlaku_sampai, Setting.dasar)
            .where(Setting.office_id == session.info["office_id"], Setting.kunci.like(f"{SETTING}%"))
            .order_by(Setting.berlaku_mulai)
        )
    )
    return [*_shipped(), *centre, *own]


def _row(
    key: str, value: Mapping[str, Any], starts: dt.date, ends: dt.date | None, ground: str | None
) -> dict[str, str]:
    return {
        "rule_id": key, "valid_from": starts.isoformat(), "valid_to": ends.isoformat() if ends else "",
        "value": str(value["v"]), "legal_basis": ground or "",
    }  # fmt: skip
