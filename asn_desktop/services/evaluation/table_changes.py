"""Dated corrections of the rule tables of evaluation: a cell of the matrix, a limit of a pattern, a head's rating.

The shipped row stays; the office's own row holds from its day on, with its ground. Results of periods that ended before
keep the version they were judged by (evaluation.md §1: rule tables are data an administrator can correct).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.evaluation import matrix
from asn_desktop.rules.evaluation.words import read_predikat, read_rating
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import reference
from asn_desktop.services.evaluation import law
from asn_desktop.services.evaluation.law import EvaluationLaw
from asn_desktop.store.reference import ReferenceRow

OWN = "kantor"


def cell(session: Session, hasil: str, perilaku: str, predikat: str, *, since: dt.date, ground: str) -> EvaluationLaw:
    """The cell of two ratings reads `predikat` from a day on.

    Refuses E-PRED-02, E-PRED-03, `predikat_unknown`, `evaluation_rule_ground`, `evaluation_rule_same`.
    """
    require(session.info["actor"], Deed.MANAGE)
    results, behaviour = matrix.ratings(hasil, perilaku)
    word = read_predikat(predikat)
    if word is None:
        raise Refused(matrix.check_stored(law.matrix(session, since), results, behaviour, predikat or "–"))
    values = {"hasil": results.value, "perilaku": behaviour.value, "predikat": word.value}
    return _write(session, "matriks_predikat", f"{results.value}:{behaviour.value}", values, since, ground)


def limit(session: Session, capaian: str, kode: str, batas: int, *, since: dt.date, ground: str) -> EvaluationLaw:
    """A limit of a pattern reads another number from a day on: percent, or people.

    Refuses E-PRED-03, `pattern_limit_unknown`, `pattern_row_invalid`, `evaluation_rule_ground`, `evaluation_rule_same`.
    """
    require(session.info["actor"], Deed.MANAGE)
    word = matrix.achievement(capaian)
    key = f"{word.value}:{kode}"
    known = reference.table(session, "pola_distribusi", since).get(key)
    if known is None or not known.get("batas"):
        raise Refused(Problem("pattern_limit_unknown", "kode", {"kode": kode, "capaian": word.label}))
    return _write(session, "pola_distribusi", key, {**known, "batas": str(batas)}, since, ground)


def head(session: Session, capaian: str, rating: str, *, since: dt.date, ground: str) -> EvaluationLaw:
    """The rating of results an achievement gives its head, from a day on.

    Refuses E-PRED-02, E-PRED-03, `evaluation_rule_ground`, `evaluation_rule_same`.
    """
    require(session.info["actor"], Deed.MANAGE)
    word, results = matrix.achievement(capaian), read_rating(rating)
    if results is None:
        raise Refused(Problem("E-PRED-02", "hasil", {"isian": "hasil kerja", "raw": rating or "kosong"}))
    values = {"capaian": word.value, "rating": results.value}
    return _write(session, "peta_capaian", word.value, values, since, ground)


def keep(session: Session, table: str, key: str, values: Mapping[str, Any], since: dt.date, ground: str) -> None:
    """The office's row from its day on; its row before ends the day before.

    Refuses `evaluation_rule_ground`, `evaluation_rule_same`, role_not_allowed.
    """
    require(session.info["actor"], Deed.MANAGE)
    if len(ground.strip()) < 5:
        raise Refused(Problem("evaluation_rule_ground", "dasar"))
    present = reference.table(session, table, since).get(key, {})
    if all(str(present.get(name)) == str(value) for name, value in values.items()):
        raise Refused(Problem("evaluation_rule_same", "nilai", {"nilai": str(list(values.values())[-1])}))
    r = ReferenceRow
    rows = session.scalars(sa.select(r).where(r.tabel == table, r.kunci == key, r.asal == OWN)).all()
    later = min((row.berlaku_mulai for row in rows if row.berlaku_mulai > since), default=None)
    for row in rows:
        if row.berlaku_mulai < since and (row.berlaku_sampai is None or row.berlaku_sampai >= since):
            row.berlaku_sampai = since - dt.timedelta(days=1)
    ends = None if later is None else later - dt.timedelta(days=1)
    whole = {**values, "dasar": ground.strip(), "berlaku_mulai": since.isoformat(), "keyakinan": OWN}
    same = next((row for row in rows if row.berlaku_mulai == since), None)
    if same is not None:
        same.nilai, same.dasar, same.berlaku_sampai = whole, ground.strip(), ends
    else:
        session.add(ReferenceRow(tabel=table, kunci=key, nilai=whole, asal=OWN, dasar=ground.strip(),
                                 berlaku_mulai=since, berlaku_sampai=ends))  # fmt: skip
    session.flush()


def _write(
    session: Session, table: str, key: str, values: dict[str, Any], since: dt.date, ground: str
) -> EvaluationLaw:
    """The row kept; the law must still be whole."""
    keep(session, table, key, values, since, ground)
    return law.load(session, since)
