"""What the checks of a row need from the store: the person, the other rows that matter, tables of the law."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import career_tables, ranks, retirement
from asn_desktop.rules.anomalies_limits import Limits, limits
from asn_desktop.rules.career_tables import BupTables
from asn_desktop.rules.dossier import PostHeld
from asn_desktop.rules.record_facts import Facts, Row
from asn_desktop.rules.salary import from_rows
from asn_desktop.services import record_rows, reference
from asn_desktop.store.employees import Employee

# Kind of the row -> kinds whose rows its checks look at.
_BESIDE: Mapping[str, tuple[str, ...]] = {
    "golongan": ("golongan", "jabatan", "pendidikan", "hukdis", "cltn", "pmk", "nip_alias"),
    "jabatan": ("jabatan", "golongan", "pendidikan", "nip_alias"),
    "kgb": ("kgb", "golongan", "cltn", "pmk", "nip_alias"),
    "hukdis": ("hukdis", "nip_alias"),
    "pasangan": ("pasangan", "anak"),
    "anak": ("anak", "pasangan"),
}
_RANGES = frozenset(("golongan", "jabatan"))
_YOUNGEST_BUP = 58  # below it no post retires anybody; the long list of posts is then not read
_BY_AGE = frozenset(("kontrak", "pemberhentian"))
_LEVEL = {"Ringan": "R", "Sedang": "S", "Berat": "B"}


def facts(session: Session, person: Employee, kind: str, row_id: uuid.UUID | None, *, today: dt.date) -> Facts:
    """Everything `rules.record_checks.check` asks beside the row `row_id` (None: a new one) of this kind."""
    beside: dict[str, list[Row]] = {
        key: [r for r in record_rows.fetch(session, key, person.id) if not r["dibatalkan"] and r["id"] != row_id]
        for key in _BESIDE.get(kind, (kind,))
    }
    return Facts(
        today=today, status=person.status, tanggal_lahir=person.tanggal_lahir, jenis_kelamin=person.jenis_kelamin,
        nama=person.nama, nip=person.nip, nik=person.nik, mulai=person.tmt_cpns or person.kontrak_mulai,
        kedudukan=person.kedudukan, berakhir=person.berakhir,
        pensiun=pension(session, person, today) if kind in _BY_AGE else None, rows=beside,
        limits=ranges(session, today) if kind in _RANGES else Limits(),
        pay=_pay(session) if kind == "kgb" else lambda _golongan, _years, _day: None,
        levels=_levels(session, today) if kind == "hukdis" else {},
    )  # fmt: skip


def ranges(session: Session, on: dt.date) -> Limits:
    """Golongan of eselon and jenjang, ceilings of diplomas, as in force on a day."""
    found = reference.tables(session, ("eselon", "jenjang_jf", "pendidikan"), on)
    return limits(found["eselon"], found["jenjang_jf"], found["pendidikan"])


def pension(session: Session, person: Employee, today: dt.date) -> dt.date:
    """The first day out of service by age: as set by hand, else by the post held today (UU 20/2023 art. 55)."""
    held = record_rows.main_post(record_rows.fetch(session, "jabatan", person.id), today)
    if person.bup_tetapan:
        return retirement.tmt_pensiun(person.tanggal_lahir, person.bup_tetapan)
    limit = retirement.of_post(_held(held) if held else None, _bup_tables(session, today), guru=person.guru)
    return retirement.tmt_pensiun(person.tanggal_lahir, limit)


def move(session: Session, person: Employee, row: Row, today: dt.date) -> list[Problem]:
    """The warning before a post that would retire the person at once (UU 20/2023 art. 55; PP 11/2017 art. 239)."""
    tmt = row["tmt"]
    if person.bup_tetapan or row["sampai"] is not None or tmt is None:
        return []
    if tmt.year - person.tanggal_lahir.year < _YOUNGEST_BUP:
        return []
    found = retirement.check_move(person.tanggal_lahir, _held(row), _bup_tables(session, today), guru=person.guru)
    return [replace(p, field="nama") for p in found]


def _held(row: Row) -> PostHeld:
    return PostHeld(
        row["nama"], row["jenis"], row["eselon"], row["jenjang"], row["penugasan"], row["tmt"], row["unit_id"]
    )


def _bup_tables(session: Session, on: dt.date) -> BupTables:
    found = reference.tables(session, ("eselon", "jenjang_jf", "jabatan_fungsional", "bup"), on)
    return BupTables(
        jf=career_tables.jf_names(found["jabatan_fungsional"].values()),
        rows=career_tables.bup_rows(found["bup"].values()), ranges=career_tables.ranges(found["eselon"]),
        jenjang=career_tables.jenjang(found["jenjang_jf"]),
    )  # fmt: skip


def _levels(session: Session, on: dt.date) -> dict[str, str]:
    words = reference.labels(session, "jenis_hukuman", "tingkat", on)
    return {key: _LEVEL[word] for key, word in words.items() if word in _LEVEL}


def _pay(session: Session) -> Callable[[str, int, dt.date], int | None]:
    """Basic salary by the table in force on a day; None before the first table of the store."""

    def due(golongan: str, years: int, day: dt.date) -> int | None:
        name = "gaji_pns" if golongan in ranks.PANGKAT else "gaji_pppk"
        rows: list[dict[str, Any]] = list(reference.table(session, name, day).values())
        steps = [(str(row["golongan"]), int(row["mkg"]), int(row["rupiah"])) for row in rows]
        try:
            return from_rows(steps, dasar=name, berlaku_mulai=day).pay(golongan, years).rupiah
        except Refused:
            return None

    return due
