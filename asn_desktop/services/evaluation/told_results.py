"""Which predikat of a year counts for a person: the official one, before one signed here, before one typed.

Results of older regulations carry no predikat and never count. Source: PermenPANRB 6/2022; evaluation.md §1.1, §4.7.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.rules.evaluation import periods
from asn_desktop.rules.evaluation.words import Predikat
from asn_desktop.rules.roles import Deed, require
from asn_desktop.store.career import Kinerja
from asn_desktop.store.evaluation import Evaluation

POOR = (Predikat.BUTUH_PERBAIKAN, Predikat.KURANG, Predikat.SANGAT_KURANG)
_BY_CODE = {one.code: one for one in Predikat}
_RANK = {"ekinerja": 3, "kantor": 2, "evaluasi": 1, None: 0}  # whose word counts when there are several of one year


@dataclass(frozen=True)
class Told:
    """The predikat of a year and where it comes from: ekinerja | kantor | evaluasi (signed here as working paper) |
    None (typed into the record)."""

    predikat: Predikat
    asal: str | None


def of_person(session: Session, employee_id: uuid.UUID) -> Mapping[int, Told]:
    """Year -> the predikat that counts for a person."""
    require(session.info["actor"], Deed.READ_SENSITIVE)
    return of_everybody(session, dt.MAXYEAR, employee_id).get(employee_id, {})


def of_everybody(session: Session, upto: int, employee_id: uuid.UUID | None = None) -> dict[uuid.UUID, dict[int, Told]]:
    """Person -> year -> the predikat that counts, of the annual results up to a year. The caller has asked for the
    right to read them, or tells counts only."""
    office = session.info["office_id"]
    k, v = Kinerja, Evaluation
    record = sa.select(k.employee_id, k.tahun, k.predikat, k.asal).where(
        k.office_id == office, k.dibatalkan.is_(None), k.periode == "tahunan", k.predikat.is_not(None), k.tahun <= upto
    )
    own = sa.select(v.employee_id, v.tahun, v.predikat).where(
        v.office_id == office, v.periode == periods.AKHIR, v.keadaan == "ditetapkan", v.predikat.is_not(None),
        v.dibatalkan.is_(None), v.tahun <= upto,
    )  # fmt: skip
    if employee_id is not None:
        record, own = record.where(k.employee_id == employee_id), own.where(v.employee_id == employee_id)
    found: defaultdict[uuid.UUID, dict[int, Told]] = defaultdict(dict)
    rows = [(who, year, _BY_CODE.get(code or ""), asal) for who, year, code, asal in session.execute(record)]
    rows += [(who, year, Predikat(word or ""), "evaluasi") for who, year, word in session.execute(own)]
    for who, year, predikat, asal in sorted(rows, key=lambda row: _RANK.get(row[3], 0)):
        if predikat is not None:
            found[who][year] = Told(predikat, asal)
    return found
