"""What the checks of a row need from the store: the person, the other rows that matter, tables of the law."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy.orm import Session

from asn_desktop.problems import Problem
from asn_desktop.rules import retirement
from asn_desktop.rules.career_tables import RecordTables
from asn_desktop.rules.dossier import PostHeld
from asn_desktop.rules.evaluation import matrix
from asn_desktop.rules.evaluation.old_results import FIRST_NEW
from asn_desktop.rules.evaluation.words import Predikat, Rating
from asn_desktop.rules.record_facts import Facts, Row
from asn_desktop.services import career_law, record_rows
from asn_desktop.services.evaluation import law
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
        tables=career_law.record_tables(session, today) if kind in _RANGES else RecordTables(),
        pay=career_law.pay(session) if kind == "kgb" else lambda _golongan, _years, _day: None,
        levels=career_law.punishment_levels(session, today) if kind == "hukdis" else {},
    )  # fmt: skip


def pension(session: Session, person: Employee, today: dt.date) -> dt.date:
    """The first day out of service by age: as set by hand, else by the post held today (UU 20/2023 art. 55)."""
    held = record_rows.main_post(record_rows.fetch(session, "jabatan", person.id), today)
    if person.bup_tetapan:
        return retirement.tmt_pensiun(person.tanggal_lahir, person.bup_tetapan)
    limit = retirement.of_post(_held(held) if held else None, career_law.bup_tables(session, today), guru=person.guru)
    return retirement.tmt_pensiun(person.tanggal_lahir, limit)


def result(session: Session, row: Row) -> list[Problem]:
    """A result of the matrix typed into the record follows from its two ratings: E-PRED-01 (PermenPANRB 6/2022).

    Results of older regulations are kept as they were printed.
    """
    rule, year = row.get("aturan") or "", row.get("tahun")
    ratings = {one.code: one.value for one in Rating}
    hasil, perilaku = ratings.get(row.get("hasil") or ""), ratings.get(row.get("perilaku") or "")
    word = next((one.value for one in Predikat if one.code == row.get("predikat")), None)
    if hasil is None or perilaku is None or word is None or year is None or year < FIRST_NEW:
        return []
    if rule and "6/2022" not in rule:
        return []
    table = law.matrix(session, row.get("sampai") or dt.date(year, 12, 31))
    return matrix.check_stored(table, hasil, perilaku, word)


def move(session: Session, person: Employee, row: Row, today: dt.date) -> list[Problem]:
    """The warning before a post that would retire the person at once (UU 20/2023 art. 55; PP 11/2017 art. 239)."""
    tmt = row["tmt"]
    if person.bup_tetapan or row["sampai"] is not None or tmt is None:
        return []
    if tmt.year - person.tanggal_lahir.year < _YOUNGEST_BUP:
        return []
    tables = career_law.bup_tables(session, today)
    found = retirement.check_move(person.tanggal_lahir, _held(row), tables, guru=person.guru)
    return [replace(p, field="nama") for p in found]


def _held(row: Row) -> PostHeld:
    return PostHeld(
        row["nama"], row["jenis"], row["eselon"], row["jenjang"], row["penugasan"], row["tmt"], row["unit_id"]
    )
