"""The tables of the law that a survey of the records asks, read once: ranges, salaries, retirement ages, weights."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Refused
from asn_desktop.rules import career_limits, career_tables, ranks, retirement
from asn_desktop.rules.anomalies_limits import Limits, limits
from asn_desktop.rules.anomalies_office import main_post
from asn_desktop.rules.anomalies_rows import Record
from asn_desktop.rules.career_limits import CareerLimits
from asn_desktop.rules.career_tables import BupTables
from asn_desktop.rules.dossier import PostHeld
from asn_desktop.rules.record_facts import Facts
from asn_desktop.rules.salary import SalaryTable, from_rows
from asn_desktop.services import reference
from asn_desktop.store.reference import ReferenceRow

_PAY = ("gaji_pns", "gaji_pppk")
_TABLES = ("eselon", "jenjang_jf", "pendidikan", "jabatan_fungsional", "bup", "jenis_hukuman", "bobot_ikd")
Pay = Callable[[str, int, dt.date], int | None]


@dataclass(frozen=True)
class Law:
    """What holds on the day of the survey; `pay` knows every version of the salary tables."""

    limits: Limits
    career: CareerLimits
    bup: BupTables
    levels: Mapping[str, str]
    weights: Sequence[Mapping[str, Any]]
    pay: Pay
    _ages: dict[Any, int] = field(default_factory=dict)

    def pension(self, record: Record, today: dt.date) -> dt.date:
        """The first day out of service by age; an age is looked up once for each post, not for each person."""
        p, post = record.person, main_post(record, today)
        key = None if post is None else (post["nama"], post["jenis"], post["eselon"], post["jenjang"], p.guru)
        years = p.bup_tetapan or self._ages.get(key)
        if years is None:
            held = post and PostHeld(post["nama"], post["jenis"], post["eselon"], post["jenjang"], "D", None, None)
            years = self._ages[key] = retirement.of_post(held or None, self.bup, guru=p.guru).tahun
        return retirement.tmt_pensiun(p.tanggal_lahir, years)

    def facts(self, record: Record, pension: dt.date, today: dt.date) -> Facts:
        """What the row checks ask beside a row; `rows` is a dictionary of its own, which the survey changes."""
        p = record.person
        return Facts(
            today=today, status=p.status, tanggal_lahir=p.tanggal_lahir, jenis_kelamin=p.jenis_kelamin, nama=p.nama,
            nip=p.nip, nik=p.nik, mulai=p.mulai, kedudukan=p.kedudukan, pensiun=pension, rows=dict(record.rows),
            limits=self.limits, pay=self.pay, levels=self.levels,
        )  # fmt: skip


def law(session: Session, on: dt.date, closed: Mapping[Any, str]) -> Law:
    """All tables a survey needs; `closed` are units that were ended."""
    rows = reference.tables(session, _TABLES, on)
    return Law(
        limits(rows["eselon"], rows["jenjang_jf"], rows["pendidikan"], closed),
        career_limits.SHIPPED,
        BupTables(
            jf=career_tables.jf_names(rows["jabatan_fungsional"].values()),
            rows=career_tables.bup_rows(rows["bup"].values()), ranges=career_tables.ranges(rows["eselon"]),
            jenjang=career_tables.jenjang(rows["jenjang_jf"]),
        ),
        {key: str(row["tingkat"])[:1] for key, row in rows["jenis_hukuman"].items()},
        list(rows["bobot_ikd"].values()) or list(reference.shipped("bobot_ikd")),
        _pay(session),
    )  # fmt: skip


def _pay(session: Session) -> Pay:
    """Basic salary by the version in force on a day; None before the first version or for an unknown golongan."""
    versions = {name: _versions(session, name) for name in _PAY}

    def due(golongan: str, years: int, day: dt.date) -> int | None:
        found = versions["gaji_pns" if golongan in ranks.PANGKAT else "gaji_pppk"]
        at = bisect_right(found, day, key=lambda table: table.berlaku_mulai) - 1
        if at < 0:
            return None
        try:
            return found[at].pay(golongan, years).rupiah
        except Refused:
            return None

    return due


def _versions(session: Session, name: str) -> list[SalaryTable]:
    days = session.scalars(
        sa.select(ReferenceRow.berlaku_mulai).where(ReferenceRow.tabel == name).distinct()
    ).all()
    found = []
    for day in sorted(days):
        rows = reference.table(session, name, day).values()
        steps = [(str(row["golongan"]), int(row["mkg"]), int(row["rupiah"])) for row in rows]
        found.append(from_rows(steps, dasar=name, berlaku_mulai=day))
    return found
