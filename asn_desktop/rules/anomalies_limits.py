"""The tables of the law that the anomaly checks compare with, read once for a whole office.

Source: PP 13/2002 (golongan of eselon), PermenPANRB 1/2023 (jenjang), PP 99/2000 and Peraturan BKN 2/2025 (ceiling of
the ijazah), PP 11/2017 art. 54 and 107 (education of structural posts); the figures are rows of `resources/tables`.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from asn_desktop.rules import ranks

Rows = Mapping[str, Mapping[str, Any]]
DPK = frozenset(("2", "3", "4", "5", "6", "7", "8", "9", "11", "12", "13", "14", "16", "17", "18", "19"))
LEFT = frozenset(("66", "77", "88", "98", "99"))  # kedudukan hukum of people who are no longer in service
AWAY = frozenset(("02", "13"))  # CLTN and its extension
# Least education of a structural post, as SIASN tingkat: PP 11/2017 art. 54 and 107.
LEAST_SCHOOL = {"I": "35", "II": "35", "III": "35", "IV": "30"}
LEAST_SCHOOL_JF = {"Keahlian": "30", "Keterampilan": "15"}  # employee data §9.2


@dataclass(frozen=True)
class Limits:
    """Ranges as positions of `ranks.rank_order`; `closed` are units that were ended, by their names."""

    eselon: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    jenjang: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    category: Mapping[str, str] = field(default_factory=dict)  # jenjang -> Keahlian | Keterampilan
    ceiling: Mapping[str, str] = field(default_factory=dict)  # tingkat -> highest golongan by KP reguler
    entry: Mapping[str, str] = field(default_factory=dict)  # tingkat -> usual golongan of a PPPK
    level: Mapping[str, str] = field(default_factory=dict)  # tingkat -> its short name, "S-1"
    closed: Mapping[uuid.UUID, str] = field(default_factory=dict)


def limits(
    eselon: Rows, jenjang: Rows, pendidikan: Rows, closed: Mapping[uuid.UUID, str] | None = None
) -> Limits:
    """Read eselon.csv, jenjang_jf.csv and pendidikan.csv as `services.reference.table` gives them (PP 13/2002)."""
    posts, stairs, kinds = {}, {}, {}
    for row in eselon.values():
        low, high = ranks.rank_order(row["golongan_terendah"]), ranks.rank_order(row["golongan_tertinggi"])
        if row["eselon"] and min(low, high) >= 0 and row["eselon"] not in posts:
            posts[row["eselon"]] = (low, high)
    for row in jenjang.values():
        low_name, _, high_name = str(row["golongan_rentang"]).partition("-")
        stairs[row["jenjang"]] = (ranks.rank_order(low_name), ranks.rank_order(high_name or low_name))
        kinds[row["jenjang"]] = row["kategori"]
    return Limits(
        posts, stairs, kinds,
        {tingkat: row["golongan_tertinggi_kp_reguler"] for tingkat, row in pendidikan.items()
         if row["golongan_tertinggi_kp_reguler"]},
        {tingkat: row["golongan_awal_pppk"] for tingkat, row in pendidikan.items() if row["golongan_awal_pppk"]},
        {tingkat: row["kode"] for tingkat, row in pendidikan.items()},
        closed or {},
    )  # fmt: skip


def jenjang_of(nama: str, jenjang: str | None, known: Mapping[str, Any]) -> str | None:
    """The jenjang of a functional post: as recorded, else the one its name ends with (PermenPANRB 1/2023)."""
    if jenjang in known:
        return jenjang
    folded = nama.casefold()
    return next((one for one in known if folded.endswith(one.casefold())), None)
