"""The table of an answer: rows and columns by one or two groupings, own rows, and totals that are the sum of the rows.

Source: evaluation.md §12.5 (CLTN and tugas belajar as own rows; every total equals the sum of its rows), employee.md
§7 (bands of age; people without a value stand under "Belum diisi", never dropped).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from asn_desktop.rules import people, ranks
from asn_desktop.rules.headcount import EMPTY

AGES = ((0, 25), (26, 30), (31, 35), (36, 40), (41, 45), (46, 50), (51, 55), (56, 58), (59, 120))
SERVICE = ((0, 5), (6, 10), (11, 15), (16, 20), (21, 25), (26, 30), (31, 99))
_STATUS = ("PNS", "CPNS", "PPPK", "PPPK_PW")
_LEVELS = ("UT", "MA", "MU", "PT", "PY", "MH", "TR", "PM")
Order = Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: `kode` of the first grouping, or the kedudukan of an own row; a cell per column, and their sum."""

    kode: str
    sel: tuple[int, ...]
    jumlah: int
    tersendiri: bool = False  # counted as employees, not as holders of a post


@dataclass(frozen=True, slots=True)
class Table:
    """`kolom` are the codes of the second grouping, () when there is none; `jumlah` is the sum of the rows."""

    kelompok: tuple[str, ...]
    kolom: tuple[str, ...]
    baris: tuple[TableRow, ...]
    total: tuple[int, ...]
    jumlah: int


def band(number: int | None, bands: Sequence[tuple[int, int]]) -> str:
    """The band a whole number falls in, as ``26..30``; "" for none (employee.md §7, rekap usia)."""
    if number is None:
        return EMPTY
    inside = (f"{low}..{high}" for low, high in bands if low <= number <= high)
    return next(inside, f"{bands[-1][0]}..{bands[-1][1]}" if number > bands[-1][1] else EMPTY)


def group_code(group: str, value: Any) -> str:
    """The code under which a value stands in a grouping (employee.md §7)."""
    if value is None:
        return EMPTY
    if group == "usia":
        return band(value, AGES)
    if group == "masa_kerja":
        return band(value, SERVICE)
    if group == "golongan_induk":
        return str(value).partition("/")[0] + "/" if value in ranks.PNS else str(value)
    return str(value)


def cross(
    kelompok: tuple[str, ...], pairs: Counter[tuple[str, str]], own: Counter[tuple[str, str]],
    orders: dict[str, Order],
) -> Table:  # fmt: skip
    """The table of counted (row, column) codes; `own` is counted by kedudukan instead of row (evaluation.md §12.5).

    With one grouping every column code is "". `orders` gives the place of codes that only the office knows (units).
    """
    two = len(kelompok) > 1
    columns = tuple(_sorted(kelompok[1], {c for _, c in (*pairs, *own)}, orders)) if two else (EMPTY,)
    rows = [(code, False) for code in _sorted(kelompok[0], {r for r, _ in pairs}, orders)]
    rows += [(code, True) for code in sorted({r for r, _ in own})]
    made = []
    for code, apart in rows:
        counted = own if apart else pairs
        cells = tuple(counted[code, column] for column in columns)
        made.append(TableRow(code, cells if two else (), sum(cells), apart))
    total = tuple(map(sum, zip(*(row.sel for row in made), strict=True))) if two else ()
    return Table(kelompok, columns if two else (), tuple(made), total, sum(row.jumlah for row in made))


def _sorted(group: str, codes: set[str], orders: dict[str, Order]) -> list[str]:
    """In the order people expect, what is not filled in last."""
    order = orders.get(group) or place(group)
    return sorted(codes, key=lambda code: (code == EMPTY, order(code) if code else 0, code))


def place(group: str) -> Order:
    """The place of a code among its like: golongan high first (PP 99/2000), jenjang high first, texts by letters."""
    return _ORDERS.get(group) or str.casefold


def _listed(known: tuple[str, ...]) -> Order:
    return lambda code: known.index(code) if code in known else len(known)


def _band_order(code: str) -> int:
    return int(code.partition("..")[0])


def _high_first(code: str) -> int:
    return -people.golongan_order(code + "d" if code.endswith("/") else code)


_ORDERS: dict[str, Order] = {
    "status": _listed(_STATUS), "jenjang": _listed(_LEVELS), "usia": _band_order, "masa_kerja": _band_order,
    "golongan": _high_first, "golongan_induk": _high_first, "jabatan": str.casefold, "bidang": str.casefold,
}  # fmt: skip
