"""Columns that bring more than the present state: contracts of PPPK, the two decrees of a list for KGB, training."""

from __future__ import annotations

import datetime as dt

from asn_desktop.rules import checks
from asn_desktop.rules.statuses import PPPK
from asn_desktop.sheets.person_row import PersonRow

_PARTS = ("nomor", "tanggal", "tmt", "mk", "mk_tahun", "mk_bulan", "gaji")
_TOLD = ("tmt_kgb_terakhir", "tmt_kgb_berikutnya", "tmt_kp_berikutnya", "tmt_pensiun")


_ASKED = frozenset((*_TOLD, *(f"kgb_{which}_{part}" for which in ("lama", "baru") for part in _PARTS)))


def contract(person: PersonRow) -> None:
    """PPPK have no TMT CPNS: what a list puts there is the first day of their contracts."""
    found = person.values
    if found.get("status") not in PPPK:
        return
    start = found.pop("tmt_cpns", None)
    if start is not None:
        found.setdefault("kontrak_mulai", start)
    if person.values.get("tmt_pns") is not None:
        del found["tmt_pns"]


def decrees(person: PersonRow, today: dt.date) -> None:
    """SK lama and SK baru of a list for KGB. A new decree without a number is a plan: its TMT is only compared."""
    found = person.values
    if _ASKED.isdisjoint(found):
        return
    for which in ("kgb_lama", "kgb_baru"):
        if f"{which}_mk" in found:
            found[f"{which}_mk_tahun"], found[f"{which}_mk_bulan"] = found.pop(f"{which}_mk")
        years, months = f"{which}_mk_tahun", f"{which}_mk_bulan"
        if years in found or months in found:
            wrong = checks.check_service_range(found.get(years, 0), found.get(months), years)
            person.drop(wrong, years, months)
        person.drop(checks.check_first_of_month(found.get(f"{which}_tmt"), f"{which}_tmt"), f"{which}_tmt")
        day = f"{which}_tanggal"
        person.drop(checks.check_decree(found.get(day), day, today), day)
    if found.get("kgb_baru_tmt") and not found.get("kgb_baru_nomor"):
        found.setdefault("tmt_kgb_berikutnya", found["kgb_baru_tmt"])
        for name in [name for name in found if name.startswith("kgb_baru_")]:
            del found[name]
    for name in _TOLD:
        person.drop(checks.check_first_of_month(found.get(name), name), name)


def decree_orders(person: PersonRow, today: dt.date) -> None:
    """Decrees of the appointment may not lie in the future (PP 11/2017 art. 34 and 36: signed, then in force)."""
    for name in ("sk_cpns_tanggal", "sk_pns_tanggal"):
        person.drop(checks.check_decree(person.values.get(name), name, today), name)
