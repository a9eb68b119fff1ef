"""The law of evaluation on a day, read once for a call: matrix, patterns, the heads' map, the office's choices."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.evaluation import pattern
from asn_desktop.rules.evaluation.limits import EvaluationRules
from asn_desktop.rules.evaluation.matrix import Matrix
from asn_desktop.rules.evaluation.words import Capaian, Rating, read_capaian, read_rating
from asn_desktop.services import reference
from asn_desktop.services.evaluation import rulebook

_KEYS = {
    "matriks_predikat": ("hasil", "perilaku"), "pola_distribusi": ("capaian", "kode"), "peta_capaian": ("capaian",),
}  # fmt: skip


@dataclass(frozen=True)
class EvaluationLaw:
    """Everything a result is judged by on one day."""

    matrix: Matrix
    limits: tuple[pattern.Limit, ...]
    head_map: Mapping[Capaian, Rating]
    head_ground: Mapping[Capaian, str]
    values: EvaluationRules


def load(session: Session, on: dt.date) -> EvaluationLaw:
    """The law in force on a day, in three queries. Refuses a table with holes (`matrix_incomplete`, …)."""
    tables = reference.tables(session, tuple(_KEYS), on)
    rows = {name: found or _shipped(name) for name, found in tables.items()}
    head_map, grounds = _heads(rows["peta_capaian"])
    return EvaluationLaw(
        Matrix.from_rows(rows["matriks_predikat"]), pattern.from_rows(_in_order(rows["pola_distribusi"])), head_map,
        grounds, rulebook.read(session, on),
    )  # fmt: skip


def matrix(session: Session, on: dt.date) -> Matrix:
    """The matrix alone."""
    return Matrix.from_rows(reference.table(session, "matriks_predikat", on) or _shipped("matriks_predikat"))


def _shipped(name: str) -> dict[str, dict[str, Any]]:
    return {":".join(row[column] for column in _KEYS[name]): dict(row) for row in reference.shipped(name)}


def _in_order(rows: Mapping[str, Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The patterns as the circular has them; limits the office added come last."""
    place = {":".join(row[c] for c in _KEYS["pola_distribusi"]): i
             for i, row in enumerate(reference.shipped("pola_distribusi"))}  # fmt: skip
    return [rows[key] for key in sorted(rows, key=lambda k: (place.get(k, len(place)), k))]


def _heads(rows: Mapping[str, Mapping[str, Any]]) -> tuple[dict[Capaian, Rating], dict[Capaian, str]]:
    found: dict[Capaian, Rating] = {}
    grounds: dict[Capaian, str] = {}
    for row in rows.values():
        capaian, rating = read_capaian(str(row.get("capaian"))), read_rating(str(row.get("rating")))
        if capaian is not None and rating is not None:
            found[capaian], grounds[capaian] = rating, str(row.get("dasar") or "")
    missing = [one.label for one in Capaian if one not in found]
    if missing:
        raise Refused(Problem("head_map_incomplete", values={"capaian": missing[0]}))
    return found, grounds
