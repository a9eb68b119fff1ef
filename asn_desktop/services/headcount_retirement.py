"""The day on which people without a decree reach their retirement age, for the findings of a head count.

The age is a matter of the post (UU 20/2023 art. 55), so it is looked up once for each post, not for each person.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import MISSING, fields
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.rules import career_tables, retirement
from asn_desktop.rules.career_tables import BupTables
from asn_desktop.rules.dossier import Dossier, PostHeld
from asn_desktop.services import reference
from asn_desktop.services.census_day import Day, Person, Post, Reader
from asn_desktop.store.reference import ReferenceRow

YOUNGEST = 50  # nobody reaches a retirement age before it
_TABLES = ("jabatan_fungsional", "bup", "eselon", "jenjang_jf")
_NOTHING = {field.name: None for field in fields(Dossier) if field.default is MISSING}


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
    posts, status = day.column("post", read), day.column("status", read)
    law = _law(session, day.on, kept)
    known: dict[Any, int] = {}
    found: dict[int, str] = {}
    for i in old:
        p = day.people[i]
        key = (posts[i], status[i], p.guru, p.bup_tetapan)
        if key not in known:
            known[key] = retirement.bup(_dossier(p, posts[i], status[i], day.on), law).tahun
        found[i] = retirement.tmt_pensiun(dt.date.fromisoformat(p.tanggal_lahir), known[key]).isoformat()
    return found


def _law(session: Session, on: dt.date, kept: dict[Any, Any]) -> BupTables:
    """The tables in force on a day; those of another day with the same rows are taken again."""
    rows = ReferenceRow
    state = session.execute(
        sa.select(sa.func.count(), sa.func.max(rows.id), sa.func.max(rows.berlaku_mulai)).where(
            rows.tabel.in_(_TABLES), rows.berlaku_mulai <= on,
            sa.or_(rows.berlaku_sampai.is_(None), rows.berlaku_sampai >= on),
        )
    ).one()  # fmt: skip
    key = ("bup", *state)
    if key not in kept:
        kept[key] = _read_law(session, on)
    law: BupTables = kept[key]
    return law


def _read_law(session: Session, on: dt.date) -> BupTables:
    rows = reference.tables(session, _TABLES, on)
    return BupTables(
        jf=career_tables.jf_names(rows["jabatan_fungsional"].values()),
        rows=career_tables.bup_rows(rows["bup"].values()), ranges=career_tables.ranges(rows["eselon"]),
        jenjang=career_tables.jenjang(rows["jenjang_jf"]),
    )  # fmt: skip


def _dossier(p: Person, post: Post | None, status: str, on: dt.date) -> Dossier:
    """As much of a dossier as the age depends on: status, post, teacher or not, an age set by hand."""
    held = post and PostHeld(post.nama, post.jenis, post.eselon, post.jenjang, "D", None, None)
    values: dict[str, Any] = _NOTHING | {
        "id": uuid.UUID(p.id), "per": on, "nama": p.nama, "nama_tampil": p.nama, "status": status,
        "tanggal_lahir": dt.date.fromisoformat(p.tanggal_lahir), "jenis_kelamin": p.jenis_kelamin,
        "kedudukan": p.kedudukan, "guru": bool(p.guru), "bup_tetapan": p.bup_tetapan, "jabatan": held,
        "tambahan": (), "pmk": (), "cltn": (), "hukdis": (), "kinerja": (), "penghargaan": (),
    }  # fmt: skip
    return Dossier(**values)
