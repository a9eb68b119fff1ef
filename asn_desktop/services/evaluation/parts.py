"""The parts of a person's year before the annual judgement: each SKP with its months and what was judged in it.

The annual predikat is a fresh judgement that considers these (evaluation.md §4.4); nothing here adds them up.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.rules.evaluation import situation
from asn_desktop.rules.evaluation.party import Party, from_kept
from asn_desktop.rules.evaluation.situation import Span
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services.evaluation import months, rows
from asn_desktop.services.evaluation.rows import EvaluationRow
from asn_desktop.store.evaluation import Evaluation
from asn_desktop.store.goals import Skp


@dataclass(frozen=True)
class Part:
    """One SKP of the year: where, from when to when, how many months it touches, what was judged in it."""

    skp_id: uuid.UUID
    unit: str
    jabatan: str
    penilai: Party
    mulai: dt.date
    sampai: dt.date
    bulan: int  # calendar months the part touches
    tidak_dinilai: tuple[int, ...]
    keadaan: str
    alasan_tutup: str | None
    evaluasi: tuple[EvaluationRow, ...]  # in order of their days; the annual one is not among them


def of_year(session: Session, employee_id: uuid.UUID, tahun: int) -> tuple[Part, ...]:
    """The parts of a year, in order. Closed to a role without READ_SENSITIVE."""
    require(session.info["actor"], Deed.READ_SENSITIVE)
    found = session.scalars(
        sa.select(Skp).where(
            Skp.office_id == session.info["office_id"], Skp.employee_id == employee_id, Skp.tahun == tahun,
            Skp.keadaan != "batal",
        )
    ).all()
    e = Evaluation
    results = rows.read(session, e.employee_id == employee_id, e.tahun == tahun, e.keadaan.in_(rows.LIVE))
    year = Span(dt.date(tahun, 1, 1), dt.date(tahun, 12, 31))
    leaves = months.long_leaves(session, [employee_id], year).get(employee_id, [])
    made = []
    for skp in sorted(found, key=lambda s: (s.mulai, s.sampai)):
        span, printed = Span(skp.mulai, skp.sampai), from_kept(skp.pegawai or {})
        of_it = [r for r in results if r.skp_id == skp.id and r.periode != "AKHIR"]
        made.append(Part(
            skp.id, printed.unit, printed.jabatan, from_kept(skp.penilai, skp.penilai_id), skp.mulai, skp.sampai,
            len(situation.months(span)), situation.not_rated(span, leaves), skp.keadaan, skp.alasan_tutup,
            tuple(sorted(of_it, key=lambda r: (r.sampai, r.mulai))),
        ))  # fmt: skip
    return tuple(made)
