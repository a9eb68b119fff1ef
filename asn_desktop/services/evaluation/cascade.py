"""The cascade of results: the superior's rows a person may support, and the tree of an office from top to bottom.

Source: PermenPANRB 6/2022 (rencana hasil kerja pimpinan yang diintervensi); evaluation.md §3.2.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from asn_desktop.rules.evaluation.words import Form, ResultKind
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import units
from asn_desktop.services.evaluation.skp_reading import fetch, records, results_of, row_of
from asn_desktop.services.evaluation.skp_values import DRAFT, VOID, ResultRow, SkpRow
from asn_desktop.store.goals import Skp


@dataclass(frozen=True)
class SuperiorRow:
    """A row of the appraiser's SKP to intervene. `tetap`: his SKP is fixed, the words will not change."""

    id: uuid.UUID
    skp_id: uuid.UUID
    urutan: int
    jenis: ResultKind
    rencana: str
    nama: str
    jabatan: str
    tetap: bool


@dataclass(frozen=True)
class Node:
    """A result in the tree with those that support it. `yatim`: names no row that is there, though it should."""

    result_id: uuid.UUID
    skp_id: uuid.UUID
    employee_id: uuid.UUID
    nama: str
    jabatan: str
    unit: str
    jenis: ResultKind
    rencana: str
    intervensi: str | None
    yatim: bool
    bawahan: tuple[Node, ...]


def superior_rows(session: Session, skp_id: uuid.UUID) -> list[SuperiorRow]:
    """Rows of the appraiser's SKP of the same year whose days meet this SKP's: fixed before drafts, utama first.

    Empty when the appraiser is of another office or has no SKP yet. Refuses `skp_unknown`.
    """
    require(session.info["actor"], Deed.READ_SENSITIVE)
    own = fetch(session, skp_id)
    if own.penilai_id is None:
        return []
    found = [
        row_of(s) for s in records(session, Skp.employee_id == own.penilai_id, Skp.tahun == own.tahun,
                                   Skp.keadaan != VOID)
        if s.mulai <= own.sampai and own.mulai <= s.sampai
    ]  # fmt: skip
    found.sort(key=lambda r: (r.keadaan == DRAFT, r.mulai))
    rows = results_of(session, [r.id for r in found])
    return [
        SuperiorRow(one.id, above.id, one.urutan, one.jenis, one.rencana, above.nama, above.jabatan, above.berlaku)
        for above in found for one in rows[above.id]
    ]  # fmt: skip


def tree(session: Session, tahun: int, unit_id: uuid.UUID | None = None) -> tuple[Node, ...]:
    """The results of a year from the top, of a unit and those below it; orphans stand last.

    A row whose superior's row lies outside the unit is a root here, not an orphan.
    """
    require(session.info["actor"], Deed.READ_SENSITIVE)
    made = [row_of(s) for s in records(session, Skp.tahun == tahun, Skp.keadaan != VOID)]
    rows = results_of(session, [s.id for s in made])
    there = {one.id for found in rows.values() for one in found}
    wanted = None if unit_id is None else set(units.below(session, unit_id))
    shown = [s for s in made if wanted is None or s.unit_id in wanted]
    shown.sort(key=lambda s: (s.bentuk is not Form.JPT, not s.kepala, s.nama.casefold(), s.mulai))
    below: dict[uuid.UUID, list[tuple[SkpRow, ResultRow]]] = defaultdict(list)
    tops: list[tuple[SkpRow, ResultRow]] = []
    inside = {one.id for s in shown for one in rows[s.id]}
    for s in shown:
        for one in rows[s.id]:
            (below[one.atasan_hasil_id] if one.atasan_hasil_id in inside else tops).append((s, one))
    nodes = [_node(s, one, below, there, ()) for s, one in tops]
    return tuple(sorted(nodes, key=lambda n: n.yatim))


def _node(
    s: SkpRow, one: ResultRow, below: Mapping[uuid.UUID, Sequence[tuple[SkpRow, ResultRow]]],
    there: set[uuid.UUID], path: tuple[uuid.UUID, ...],
) -> Node:  # fmt: skip
    asked = s.bentuk is Form.JA_JF and one.jenis is ResultKind.UTAMA
    lost = asked and (one.atasan_hasil_id not in there if one.atasan_hasil_id else not one.intervensi)
    path = (*path, one.id)
    children = tuple(_node(*pair, below, there, path) for pair in below.get(one.id, ()) if pair[1].id not in path)
    return Node(one.id, s.id, s.employee_id, s.nama, s.jabatan, s.unit, one.jenis, one.rencana, one.intervensi, lost,
                children)  # fmt: skip
