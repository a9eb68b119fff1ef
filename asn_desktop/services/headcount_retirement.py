"""The day on which people without a decree reach their retirement age, for the findings of a head count.

The age is a matter of the post (UU 20/2023 art. 55), so it is looked up once for each post, not for each person.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.rules import retirement
from asn_desktop.rules.career_tables import BupTables
from asn_desktop.rules.dossier import PostHeld
from asn_desktop.services import career_law
from asn_desktop.services.census_day import Day, Reader
from asn_desktop.store.reference import ReferenceRow

YOUNGEST = 50  # nobody reaches a retirement age before it


def days(session: Session, day: Day, read: Reader, kept: dict[Any, Any]) -> dict[int, str]:
    """Place -> first day of retirement, as text, of those who have no last day on record and are old enough to ask.

    Worked out once for a day; `kept` (of the census) holds the tables of the law meanwhile.
    """

    def make() -> dict[int, str]:
        ages = day.column("usia", read)
        old = [i for i, age in enumerate(ages) if age >= YOUNGEST and day.people[i].berakhir is None]
        return _days(session, day, read, kept, old)

    found: dict[int, str] = day.keep("pensiun", make)
    return found


def everybody(session: Session, day: Day, read: Reader, kept: dict[Any, Any], youngest: int) -> dict[int, str]:
    """The same for all who are at least that old, with or without a last day on record."""
    ages = day.column("usia", read)
    return _days(session, day, read, kept, [i for i, age in enumerate(ages) if age >= youngest])


def _days(session: Session, day: Day, read: Reader, kept: dict[Any, Any], old: list[int]) -> dict[int, str]:
    if not old:
        return {}
    posts = day.column("post", read)
    law = _law(session, day.on, kept)
    known: dict[Any, int] = {}
    found: dict[int, str] = {}
    for i in old:
        p, post = day.people[i], posts[i]
        years = p.bup_tetapan or known.get((post, p.guru))
        if years is None:
            held = post and PostHeld(post.nama, post.jenis, post.eselon, post.jenjang, "D", None, None)
            years = known[post, p.guru] = retirement.of_post(held, law, guru=bool(p.guru)).tahun
        found[i] = retirement.tmt_pensiun(dt.date.fromisoformat(p.tanggal_lahir), years).isoformat()
    return found


def _law(session: Session, on: dt.date, kept: dict[Any, Any]) -> BupTables:
    """The tables in force on a day; those of another day with the same rows are taken again."""
    rows = ReferenceRow
    state = session.execute(
        sa.select(sa.func.count(), sa.func.max(rows.id), sa.func.max(rows.berlaku_mulai)).where(
            rows.tabel.in_(career_law.BUP_TABLES), rows.berlaku_mulai <= on,
            sa.or_(rows.berlaku_sampai.is_(None), rows.berlaku_sampai >= on),
        )
    ).one()  # fmt: skip
    key = ("bup", *state)
    if key not in kept:
        kept[key] = career_law.bup_tables(session, on)
    law: BupTables = kept[key]
    return law
