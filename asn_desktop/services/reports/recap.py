"""Rekap: people counted by unit and by something else. Rows and columns add up; nobody is dropped (employee.md §7)."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from asn_desktop.rules.dossier import Dossier
from asn_desktop.rules.report_table import Choice, Group, HeaderCell, Hint, Kind, Option, ReportTable, Row, Style, head
from asn_desktop.services.reports.material import NO_UNIT, STATUS, Material, UnitLine

UNKNOWN = "?"
T = TypeVar("T")
DETAIL = Option("rincian", "Baris", "choice", "bawahan", (
    Choice("bawahan", "Unit tepat di bawahnya"), Choice("semua", "Semua unit"),
))  # fmt: skip
OPTIONS = (STATUS, DETAIL)
_C = Kind.COUNT


@dataclass(frozen=True)
class Block:
    """Columns under one heading: (key, label) of each, and the word of their sum; "" when they have none.

    A block without title has its columns standing alone.
    """

    title: str
    columns: tuple[tuple[str, str], ...]
    total: str = "JML"

    def head(self) -> list[HeaderCell]:
        """The heading with its columns, or the columns alone."""
        leaves = [head(label, kind=_C) for _, label in self.columns]
        if self.total:
            leaves.append(head(self.total, kind=_C))
        return [head(self.title, *leaves)] if self.title else leaves

    def counts(self, held: Counter[str]) -> list[int]:
        """The figures of one row."""
        found = [held[key] for key, _ in self.columns]
        return [*found, sum(found)] if self.total else found


@dataclass(frozen=True)
class Recap:
    """What is counted: `classify` names a person's column, or None when it is not filled in."""

    key: str
    title: str
    blocks: Sequence[Block]
    classify: Callable[[Dossier], str | None]
    notes: tuple[str, ...] = ()
    size: float = 8.5
    last: str = "JUMLAH"


def table(material: Material, recap: Recap) -> ReportTable:
    """The table: a row for each unit, a column for each value, "Belum diisi", the sum; a row of totals."""
    known = {key for block in recap.blocks for key, _ in block.columns}
    header = [head("NO", kind=Kind.NUMBER), head("UNIT KERJA", share=1)]
    for block in recap.blocks:
        header += block.head()
    header += [head("BELUM\nDIISI", kind=_C), head(recap.last, kind=_C)]
    counted, whole = [], Counter[str]()
    for name, people in lines(material, [(d.unit_id, d) for d in material.people]):
        held = Counter(key if (key := recap.classify(d)) in known else UNKNOWN for d in people)
        counted.append((name, held))
        whole.update(held)
    rows = tuple(Row((number, name, *_figures(recap, held))) for number, (name, held) in enumerate(counted, 1))
    total = Row((None, "JUMLAH", *_figures(recap, whole)), style=Style.TOTAL)
    return material.table(
        recap.key, recap.title, header, [Group("", rows)], totals=[total], notes=recap.notes,
        count=whole.total(), hint=Hint(recap.size),
    )  # fmt: skip


def _figures(recap: Recap, held: Counter[str]) -> list[int]:
    found = [figure for block in recap.blocks for figure in block.counts(held)]
    return [*found, held[UNKNOWN], held.total()]


def lines(material: Material, placed: Iterable[tuple[uuid.UUID | None, T]]) -> list[tuple[str, list[T]]]:
    """The rows of (unit, thing): units one step below with everything under them, or every unit; no unit comes last.

    The unit the report is about comes first with what is directly in it. Closed units stand only where they still
    hold something.
    """
    place = _below(material.units) if material.option("rincian") != "semua" else {u.id: u.id for u in material.units}
    held: dict[uuid.UUID | None, list[T]] = {}
    for unit_id, thing in placed:
        held.setdefault(place.get(unit_id) if unit_id else None, []).append(thing)
    heads = dict.fromkeys(place.values())
    found = []
    for unit in material.units:
        things = held.get(unit.id, [])
        if unit.id in heads and (things or not (unit.ended or _hollow(unit, heads, material.units))):
            found.append((_label(unit, material), things))
    if None in held:
        found.append((NO_UNIT, held[None]))
    return found


def _below(units: Sequence[UnitLine]) -> dict[uuid.UUID, uuid.UUID]:
    """Unit -> the unit of depth 0 or 1 it counts under; roots stand alone when there are several."""
    several = sum(unit.depth == 0 for unit in units) > 1
    found: dict[uuid.UUID, uuid.UUID] = {}
    for unit in units:
        up = unit.parent_id
        top = unit.depth == 0 or (unit.depth == 1 and not several)
        found[unit.id] = unit.id if top or up not in found else found[up]
    return found


def _hollow(unit: UnitLine, heads: dict[uuid.UUID, None], units: Sequence[UnitLine]) -> bool:
    """Whether an empty row would only repeat the office: a unit nobody is directly in, above others."""
    return unit.depth == 0 and len(heads) > 1 and any(other.parent_id == unit.id for other in units)


def _label(unit: UnitLine, material: Material) -> str:
    if material.option("rincian") == "semua" and unit.depth > 1:
        return "\u2003" * (unit.depth - 1) + unit.nama
    return unit.nama
