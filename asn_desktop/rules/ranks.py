"""Golongan ruang and pangkat: names, order, and reading what people write.

Source: PP 99/2000 jo. PP 12/2002 (golongan and pangkat of PNS), Perpres 98/2020 jo. 11/2024 (golongan of PPPK);
the golongan range of posts is in `resources/tables`.
"""

from __future__ import annotations

import re

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import statuses

PANGKAT = {
    "I/a": "Juru Muda", "I/b": "Juru Muda Tingkat I", "I/c": "Juru", "I/d": "Juru Tingkat I",
    "II/a": "Pengatur Muda", "II/b": "Pengatur Muda Tingkat I", "II/c": "Pengatur", "II/d": "Pengatur Tingkat I",
    "III/a": "Penata Muda", "III/b": "Penata Muda Tingkat I", "III/c": "Penata", "III/d": "Penata Tingkat I",
    "IV/a": "Pembina", "IV/b": "Pembina Tingkat I", "IV/c": "Pembina Utama Muda", "IV/d": "Pembina Utama Madya",
    "IV/e": "Pembina Utama",
}  # fmt: skip
PNS = tuple(PANGKAT)
PPPK = tuple("I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII".split())  # noqa: SIM905
SIASN_ID = {f"{row}{ruang}": gol for gol, (row, ruang) in zip(
    PNS, ((gol.split("/")[0].count("I") if gol[:2] != "IV" else 4, " abcde".index(gol[-1])) for gol in PNS), strict=True
)}  # fmt: skip
_ORDER = {gol: n for n, gol in enumerate(PNS)} | {gol: n for n, gol in enumerate(PPPK)}
_FIRST_STEP = {"I/b": 3, "I/c": 3, "I/d": 3, "II/b": 3, "II/c": 3, "II/d": 3}
_FIRST_STEP_PPPK = dict.fromkeys(("II", "III", "IV", "VI", "VII", "VIII"), 3)
_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV"}
_WORD = r"(?:GOLONGAN|GOL|RUANG|GR)"
_PNS_FORM = re.compile(r"^(IV|I{1,3}|[1-4])[\s./\\-]*(?:RUANG\s*)?([A-E])$")
_PNS_INSIDE = re.compile(r"(?:^|[\s,(\[])(IV|I{1,3}|[1-4])\s*[./\\-]?\s*([A-E])\s*[)\]]?$")
_PPPK_FORM = re.compile(r"^([IVX]{1,5}|\d{1,2})$")


def pangkat(golongan: str | None) -> str:
    """Name of the rank of a PNS: ``III/c`` is ``Penata``. Empty for PPPK, who have none, and for None."""
    return PANGKAT.get(golongan or "", "")


def show_rank(golongan: str | None) -> str:
    """Rank and golongan as letters write it: ``Penata Muda Tingkat I (III/b)``; for PPPK the golongan alone."""
    name = pangkat(golongan)
    return f"{name} ({golongan})" if name else golongan or ""


def rank_order(golongan: str | None) -> int:
    """Position in its own ladder, from 0; -1 when unknown. PNS and PPPK ladders are not comparable."""
    return _ORDER.get(golongan or "", -1)


def first_step(golongan: str) -> int:
    """First MKG year in the salary table of a golongan (masa kerja fiktif, PP 5/2024 and Perpres 11/2024)."""
    return _FIRST_STEP.get(golongan, _FIRST_STEP_PPPK.get(golongan, 0))


def is_golongan(golongan: str, status: str | None) -> bool:
    """Whether a golongan in its own spelling exists for a status (PPPK paruh waktu have none)."""
    if status in statuses.PPPK:
        return status == "PPPK" and golongan in PPPK
    return golongan in PANGKAT if status else golongan in _ORDER


def _refused(raw: str, status: str | None) -> Refused:
    return Refused(Problem("GOL_FORMAT", "golongan", {"raw": raw.strip(), "status": status or ""}))


def _pns(text: str) -> str | None:
    match = _PNS_FORM.match(text) or _PNS_INSIDE.search(text)
    if not match:
        return None
    row, ruang = match.groups()
    found = f"{_ROMAN.get(row, row)}/{ruang.lower()}"
    return found if found in PANGKAT else None


def _pppk(text: str) -> str | None:
    match = _PPPK_FORM.match(text)
    if not match:
        return None
    found = match.group(1)
    if found.isdigit():
        return PPPK[int(found) - 1] if 1 <= int(found) <= len(PPPK) else None
    return found if found in PPPK else None


def parse_golongan(raw: str, status: str | None, *, is_id: bool = False) -> str:
    """The golongan of a written form: ``III-A``, ``3a``, ``Penata Muda (III/a)``, for PPPK ``9`` or ``Gol. IX``.

    `is_id` says that the column holds SIASN ids (11 to 45). Raises `Refused` with ``GOL_FORMAT`` when the form is
    no golongan of that status: a bare Roman I to IV belongs to PPPK only, and is never completed by guessing.
    """
    text = re.sub(rf"^{_WORD}\b[\s.:]*(?:{_WORD}\b[\s.:]*)?", "", raw.strip().upper()).strip()
    if is_id and text in SIASN_ID:
        return SIASN_ID[text]
    if status == statuses.PART_TIME:  # paid a wage, without a golongan (KepmenPANRB 16/2025)
        raise _refused(raw, status)
    found = _pppk(text) if status in statuses.PPPK else _pns(text)
    if found is None and status is None:
        found = _pppk(text) if text in PPPK[4:] else None
    if found is None:
        raise _refused(raw, status)
    return found
