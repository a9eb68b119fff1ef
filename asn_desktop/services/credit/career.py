"""What the record says of people in a functional post: posts and jenjang by day, days that give nothing, results.

Bulk: three queries for a whole unit.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.rules.career_tables import Jenjang, JfName, jenjang_of
from asn_desktop.rules.credit.conversion import predikat_of
from asn_desktop.rules.credit.months import JF, Away, Held
from asn_desktop.rules.dossier import Dossier
from asn_desktop.rules.evaluation.words import Predikat
from asn_desktop.rules.statuses import PPPK
from asn_desktop.store.career import Kinerja
from asn_desktop.store.employees import Jabatan
from asn_desktop.store.evaluation import Evaluation
from asn_desktop.store.standing import Cltn

APPLIES, NOT_FOR_PPPK, NO_JF, NO_JENJANG = "BERLAKU", "TIDAK_BERLAKU", "BUKAN_JF", "JENJANG_KOSONG"
CAREER, EVALUATION = "riwayat", "evaluasi"
WHOSE = {"ekinerja": 0, "kantor": 1}  # of several results of a year the official one first, then one signed here
_LEAVES, _RETURNS = ("1", "2", "5"), ("3", "4")  # codes of cltn.csv
_ON_LEAVE = ("02", "13")  # codes of kedudukan_hukum.csv that the leave's own days tell
_DAY = dt.timedelta(days=1)
_CHUNK = 500


@dataclass(frozen=True)
class Source:
    """A result that may be converted: of the career record (`riwayat`) or a final evaluation (`evaluasi`)."""

    jenis: str
    id: uuid.UUID
    predikat: Predikat
    periode: str  # tahunan, triwulan, bulanan; or AKHIR, TUTUP, TW1, B01 …
    mulai: dt.date | None
    sampai: dt.date | None


def standing(d: Dossier, levels: Mapping[str, Jenjang], names: Mapping[str, JfName]) -> tuple[str, str | None]:
    """Whether angka kredit applies to a person on the day, and the jenjang held."""
    post = d.jabatan
    if post is None or post.jenis not in JF:
        return NO_JF, None
    code = jenjang_of(post.nama, post.jenjang, levels, names)
    if d.status in PPPK:
        return NOT_FOR_PPPK, code
    return (APPLIES, code) if code else (NO_JENJANG, None)


def posts(
    session: Session, ids: Collection[uuid.UUID], levels: Mapping[str, Jenjang], names: Mapping[str, JfName]
) -> dict[uuid.UUID, list[Held]]:
    """Main posts by person, each with its jenjang (None: no functional post)."""
    j, found = Jabatan, defaultdict(list)
    query = sa.select(j.employee_id, j.nama, j.jenis, j.jenjang, j.tmt, j.sampai).where(
        j.office_id == session.info["office_id"], j.dibatalkan.is_(None), j.penugasan == "D", j.tmt.is_not(None)
    )
    for who, name, kind, level, tmt, until in _each(session, query, j.employee_id, ids):
        code = jenjang_of(name, level, levels, names) if kind in JF else None
        found[who].append(Held(code, name, tmt, until))
    return found


def away(session: Session, folk: Sequence[Dossier]) -> dict[uuid.UUID, list[Away]]:
    """Days that give nothing by person: leave outside state responsibility until the return, and after service."""
    c = Cltn
    rows: defaultdict[uuid.UUID, list[Any]] = defaultdict(list)
    query = sa.select(c.employee_id, c.jenis, c.mulai, c.aktif_kembali).where(
        c.office_id == session.info["office_id"], c.dibatalkan.is_(None), c.jenis.in_((*_LEAVES, *_RETURNS))
    )
    for who, *row in _each(session, query, c.employee_id, [d.id for d in folk]):
        rows[who].append(row)
    found: dict[uuid.UUID, list[Away]] = {}
    for d in folk:
        returns = [back or (start if kind in _RETURNS else None) for kind, start, back in rows[d.id]]
        spans = []
        for kind, start, _ in rows[d.id]:
            if kind in _LEAVES:
                after = [day for day in returns if day is not None and day > start]
                spans.append(Away(start, min(after) - _DAY if after else None, "cltn"))
        if d.berakhir is not None:
            spans.append(Away(d.berakhir, None, "keluar"))
        found[d.id] = spans
    return found


def suspended(d: Dossier, spans: Sequence[Away], inactive: frozenset[str]) -> bool:
    """Out of active service, and no day on record says since when: its months are for a human to name."""
    if d.kedudukan not in inactive or d.berakhir is not None:
        return False
    return not (d.kedudukan in _ON_LEAVE and spans)


def results(session: Session, ids: Collection[uuid.UUID], year: int) -> dict[uuid.UUID, list[Source]]:
    """What of a year may be converted, by person: results of the career record, then final evaluations."""
    k, e, found = Kinerja, Evaluation, defaultdict(list)
    query: Any = sa.select(k.employee_id, k.id, k.predikat, k.periode, k.mulai, k.sampai, k.asal).where(
        k.office_id == session.info["office_id"], k.dibatalkan.is_(None), k.tahun == year, k.predikat.is_not(None)
    )
    record = _each(session, query, k.employee_id, ids)
    for who, row_id, code, periode, first, last, _ in sorted(record, key=lambda row: WHOSE.get(row[-1], len(WHOSE))):
        if (predikat := predikat_of(code)) is not None:
            found[who].append(Source(CAREER, row_id, predikat, periode, first, last))
    query = sa.select(e.employee_id, e.id, e.predikat, e.periode, e.mulai, e.sampai).where(
        e.office_id == session.info["office_id"], e.dibatalkan.is_(None), e.tahun == year,
        e.keadaan == "ditetapkan", e.predikat.is_not(None),
    )  # fmt: skip
    for who, row_id, word, periode, first, last in _each(session, query, e.employee_id, ids):
        found[who].append(Source(EVALUATION, row_id, Predikat(word), periode, first, last))
    for rows in found.values():
        rows.sort(key=lambda one: (one.jenis != CAREER, one.mulai or dt.date(year, 1, 1), one.periode))
    return found


def _each(session: Session, query: Any, column: Any, ids: Collection[uuid.UUID]) -> list[Any]:
    wanted: list[uuid.UUID] = list(ids)
    rows: list[Any] = []
    for start in range(0, len(wanted), _CHUNK):
        rows += session.execute(query.where(column.in_(wanted[start : start + _CHUNK]))).all()
    return rows
