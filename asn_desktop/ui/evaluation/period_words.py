"""A period within a sentence of the screen."""

from __future__ import annotations

from asn_desktop.rules.evaluation import periods


def period_words(tahun: int, periode: str) -> str:
    """ "triwulan IV 2026", "tahun 2026"."""
    name = periods.name(periode)
    return f"tahun {tahun}" if periode == periods.AKHIR else f"{name[:1].lower()}{name[1:]} {tahun}"
