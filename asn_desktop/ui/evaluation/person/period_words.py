"""Periods where room is short."""

from __future__ import annotations

from asn_desktop.rules.evaluation import periods


def short_period(code: str) -> str:
    """ "TW III", "Mar", "Akhir"."""
    if code in periods.QUARTERS:
        return f"TW {('I', 'II', 'III', 'IV')[periods.QUARTERS.index(code)]}"
    if code in periods.MONTHS:
        return periods.name(code).removeprefix("Bulan ")[:3]
    return "Akhir" if code == periods.AKHIR else periods.name(code)
