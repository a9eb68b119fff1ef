"""Tables of angka kredit as the rules read them: percentage of a predikat, jenjang, AK dasar of a rank, settings.

Source: PermenPANRB 1/2023 art. 37 (percentages), Peraturan BKN 3/2023 (coefficients, needs, AK dasar);
evaluation.md §5.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from asn_desktop.rules import ranks
from asn_desktop.rules.career_tables import Jenjang
from asn_desktop.rules.evaluation.limits import day_in
from asn_desktop.rules.evaluation.words import Predikat

PERCENT = "PermenPANRB 1/2023 ps. 37"
RULE = "Peraturan BKN 3/2023"


@dataclass(frozen=True)
class CreditTables:
    """What a conversion and a ledger are reckoned with, on one day."""

    percent: Mapping[Predikat, int]
    jenjang: Mapping[str, Jenjang]
    base: Mapping[tuple[str, str], Fraction]  # (jenjang, golongan) -> AK dasar
    decimals: int = 2
    earliest_pak: str = "12-15"  # month and day before which no annual PAK is dated

    def pak_from(self, year: int) -> dt.date:
        """The first day an annual PAK of a year may bear (Peraturan BKN 3/2023)."""
        return day_in(year, self.earliest_pak)


def ranks_of(level: Jenjang) -> tuple[str, ...]:
    """The golongan of a jenjang from the lowest up: III/a, III/b (Peraturan BKN 3/2023)."""
    return ranks.PNS[ranks.PNS.index(level.terendah) : ranks.PNS.index(level.tertinggi) + 1]


def above(level: Jenjang, levels: Mapping[str, Jenjang]) -> Jenjang | None:
    """The next jenjang of the same kategori; None above Penyelia and Ahli Utama (PermenPANRB 1/2023)."""
    return next((one for one in levels.values()
                 if one.kategori == level.kategori and one.urutan == level.urutan - 1), None)  # fmt: skip


def percentages(rows: Mapping[str, Mapping[str, Any]]) -> dict[Predikat, int]:
    """kinerja_predikat.csv by predikat, whole per cent (PermenPANRB 1/2023 art. 37)."""
    codes = {one.code: one for one in Predikat}
    return {codes[key]: int(row["konversi_ak_persen"]) for key, row in rows.items() if key in codes}


def bases(rows: Mapping[str, Mapping[str, Any]]) -> dict[tuple[str, str], Fraction]:
    """ak_dasar.csv by jenjang and golongan (Peraturan BKN 3/2023)."""
    return {(row["jenjang"], row["golongan"]): Fraction(row["angka"]) for row in rows.values()}
