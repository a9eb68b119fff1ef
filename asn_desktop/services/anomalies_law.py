"""The tables of the law that a survey of the records asks, read once: ranges, salaries, retirement ages, weights."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.rules import retirement
from asn_desktop.rules.anomalies_office import main_post
from asn_desktop.rules.anomalies_rows import Record
from asn_desktop.rules.career_limits import CareerLimits
from asn_desktop.rules.career_tables import BupTables, RecordTables
from asn_desktop.rules.dossier import PostHeld
from asn_desktop.rules.record_facts import Facts
from asn_desktop.services import career_law, reference
from asn_desktop.services.career_law import Pay


@dataclass(frozen=True)
class Law:
    """What holds on the day of the survey; `pay` knows every version of the salary tables (see `career_law`)."""

    tables: RecordTables
    closed: Mapping[Any, str]  # key of a unit that was ended, as the records carry it -> its name
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
            tables=self.tables, pay=self.pay, levels=self.levels,
        )  # fmt: skip


def law(session: Session, on: dt.date, closed: Mapping[Any, str]) -> Law:
    """All tables a survey needs; `closed` are units that were ended."""
    career, weights = career_law.law(session, on), reference.table(session, "bobot_ikd", on)
    return Law(
        RecordTables(career.ranges, career.jenjang, career.education),
        closed,
        career.limits,
        career.bup,
        career_law.punishment_levels(session, on),
        list(weights.values()) or list(reference.shipped("bobot_ikd")),
        career_law.pay(session),
    )
