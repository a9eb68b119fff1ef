"""Base salary: the dated table of steps, which row counts, what a CPNS is paid.

Source: PP 7/1977 jo. PP 5/2024 (PNS), Perpres 98/2020 jo. 11/2024 (PPPK); only the steps are stored: between two
steps the lower one is paid.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from asn_desktop.problems import Problem, Refused

BELOW_TABLE = "MKG_BELOW_TABLE"


@dataclass(frozen=True)
class Pay:
    """Base salary in whole rupiah of the row `step` (years); `warning` is MKG_BELOW_TABLE or None."""

    rupiah: int
    step: int
    warning: str | None = None


@dataclass(frozen=True)
class SalaryTable:
    """One version of a table: golongan -> ((mkg, rupiah), ...) rising by mkg, its regulation and first day."""

    rows: Mapping[str, tuple[tuple[int, int], ...]]
    dasar: str
    berlaku_mulai: dt.date
    asal: str = "bawaan"  # kantor | pusat | bawaan

    @property
    def version(self) -> str:
        """What an explanation calls this table: ``PP 5/2024, berlaku 2024-01-01`` (design §2, explain the number)."""
        return f"{self.dasar}, berlaku {self.berlaku_mulai.isoformat()}"

    def steps(self, golongan: str) -> tuple[int, ...]:
        """The MKG years of the rows of a golongan (PP 7/1977 lampiran); empty when the table has none."""
        return tuple(mkg for mkg, _ in self.rows.get(golongan, ()))

    def pay(self, golongan: str, mkg_years: int) -> Pay:
        """The row with the largest MKG not above `mkg_years` (PP 7/1977 art. 5; PP 5/2024; Perpres 11/2024).

        Below the first step the first row and MKG_BELOW_TABLE, above the last the last row. Refuses
        `salary_golongan_missing` for a golongan the table does not have.
        """
        rows = self.rows.get(golongan)
        if not rows:
            raise Refused(Problem("salary_golongan_missing", "golongan", {"golongan": golongan, "tabel": self.dasar}))
        at = bisect_right(rows, mkg_years, key=lambda row: row[0]) - 1
        mkg, rupiah = rows[max(at, 0)]
        return Pay(rupiah, mkg, BELOW_TABLE if at < 0 else None)

    def next_step(self, golongan: str, months: int) -> int | None:
        """The smallest step that lies after `months` of MKG (PP 7/1977 art. 11); None when the last is passed."""
        return next((mkg for mkg, _ in self.rows.get(golongan, ()) if mkg * 12 > months), None)


def from_rows(
    rows: Iterable[tuple[str, int, int]], *, dasar: str, berlaku_mulai: dt.date, asal: str = "bawaan"
) -> SalaryTable:
    """A table from (golongan, mkg, rupiah) in any order (PP 5/2024, Perpres 11/2024)."""
    grouped: dict[str, list[tuple[int, int]]] = {}
    for golongan, mkg, rupiah in rows:
        grouped.setdefault(golongan, []).append((mkg, rupiah))
    return SalaryTable({g: tuple(sorted(steps)) for g, steps in grouped.items()}, dasar, berlaku_mulai, asal)


def cpns_pay(rupiah: int, percent: int = 80) -> int:
    """What a CPNS is paid of the base salary, in whole rupiah (PP 7/1977 art. 6).

    Salaries are multiples of 100, so 80 % is whole; for another percentage the fraction is cut. The rounding rule is
    the paymaster's: shown, never printed in a letter unasked.
    """
    return rupiah * percent // 100


def differs(recorded: int | None, table: SalaryTable, golongan: str, mkg_years: int) -> bool:
    """Whether a recorded base salary is not the table's (GAJI_DIFF; PP 5/2024); False when nothing is recorded."""
    return recorded is not None and recorded != table.pay(golongan, mkg_years).rupiah
