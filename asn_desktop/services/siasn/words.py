"""How SIASN writes a value: dd-mm-yyyy, M and F, its own ids and names of the code lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.rules import ranks
from asn_desktop.services import reference


def day(value: dt.date | None) -> str:
    """``31-12-1985``, empty when there is none."""
    return f"{value.day:02d}-{value.month:02d}-{value.year:04d}" if value else ""  # a third of strftime's time


def text(value: Any) -> str:
    """Any plain value as text, empty for None; yes and no as 1 and 0."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    return day(value) if isinstance(value, dt.date) else str(value)


def sex(value: str | None) -> str:
    """M for L, F for P."""
    return {"L": "M", "P": "F"}.get(value or "", "")


class Lists:
    """The code lists of one export, read once: id -> name as SIASN spells it, and back where the store keeps names."""

    def __init__(self, session: Session, on: dt.date) -> None:
        self.faith = reference.labels(session, "agama", "nama_siasn", on)
        self.married = reference.labels(session, "status_kawin", "nama_siasn", on)
        self.standing = reference.labels(session, "kedudukan_hukum", "nama", on)
        self.staff = reference.labels(session, "jenis_pegawai", "nama", on)
        self.post_kind = reference.labels(session, "jenis_jabatan", "nama_siasn", on)
        self.level = reference.labels(session, "pendidikan", "kode", on)
        self.rank_id = {golongan: str(number) for number, golongan in ranks.SIASN_ID.items()}
        self.rank_id |= {golongan: f"{number:02d}" for number, golongan in enumerate(ranks.PPPK, 1)}
        self.eselon_id = _eselon(reference.table(session, "eselon", on))


def _eselon(rows: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Name -> id. I.a stands twice (utama and madya): a province or kabupaten has only the second."""
    return {str(row["eselon"]): key for key, row in sorted(rows.items()) if row["eselon"]}
