"""What the list of people asks of the store: chips, golongan, order, and the answer of one state of the list."""

from __future__ import annotations

from typing import Any, NamedTuple

from asn_desktop.rules import ranks
from asn_desktop.services import employees

CHIPS = (("aktif", "Aktif"), ("pns", "PNS"), ("pppk", "PPPK"), ("pw", "PPPK PW"), ("berakhir", "Keluar"),
         ("anomali", "Isian pokok kurang"))  # fmt: skip
STATUS = {"pns": ("PNS", "CPNS"), "pppk": ("PPPK",), "pw": ("PPPK_PW",)}
RANKS = (
    *((f"{g}/", f"Golongan {g}") for g in ("I", "II", "III", "IV")), *((g, f"PPPK {g}") for g in ranks.PPPK),
    ("-", "Belum diisi"),
)  # fmt: skip


class Page(NamedTuple):
    """What one question to the store brings back."""

    rows: list[employees.EmployeeRow]
    matching: int
    counts: employees.Counts


def ask_store(session: Any, *, text: str, unit_id: Any, chip: str, golongan: str | None, sort: str,
              limit: int | None) -> Page:
    """Rows and counts of one state of the list, in one reading."""
    counts = employees.counts(session, text=text, unit_id=unit_id, golongan=golongan)
    rows = employees.listing(session, text=text, unit_id=unit_id, active=chip != "berakhir", status=STATUS.get(chip),
                             anomaly=chip == "anomali", golongan=golongan, sort=sort, limit=limit)  # fmt: skip
    return Page(rows, _matching(counts, chip), employees.counts(session) if text or unit_id or golongan else counts)


def _matching(counts: employees.Counts, chip: str) -> int:
    if chip == "berakhir":
        return counts.berakhir
    if chip == "anomali":
        return counts.anomali
    return counts.aktif if chip == "aktif" else sum(counts.per_status.get(s, 0) for s in STATUS[chip])
