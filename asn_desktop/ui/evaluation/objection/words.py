"""Objections in words: where one stands, how many days are left or have gone by."""

from __future__ import annotations

import datetime as dt

from asn_desktop.rules.evaluation.objection import Ruling, State
from asn_desktop.rules.words import short_date
from asn_desktop.services.evaluation.objections import ObjectionRow

STATES: dict[State, tuple[str, str]] = {
    State.DIAJUKAN: ("diajukan", "accent"), State.KLARIFIKASI: ("klarifikasi", "accent"),
    State.DIPUTUS: ("diputus", "neutral"), State.TIDAK_DAPAT_DITERIMA: ("terlambat", "neutral"),
}  # fmt: skip
RULINGS = {Ruling.TETAP: "tetap", Ruling.DIUBAH: "diubah"}


def badge(row: ObjectionRow) -> tuple[str, str, str]:
    """The state; what waits too long is called to mind."""
    if row.ingatkan:
        return "perlu diputus", "warn", "warn"
    if row.putusan is not None:
        return f"diputus {RULINGS[row.putusan]}", "ok" if row.putusan is Ruling.DIUBAH else "neutral", ""
    word, tone = STATES[row.keadaan]
    return word, tone, ""


def waiting(row: ObjectionRow, today: dt.date) -> str:
    """How long it has waited, or when it was decided."""
    if row.diputus is not None:
        return f"diputus {short_date(row.diputus)}"
    if row.keadaan is State.TIDAK_DAPAT_DITERIMA:
        return f"hari terakhir {short_date(row.hari_terakhir)}"
    days = (today - row.diajukan).days
    return "hari ini" if days <= 0 else f"{days} hari menunggu"


def left(last: dt.date, today: dt.date) -> str:
    """ "sampai 16 Mar 2026, 3 hari lagi"."""
    days = (last - today).days
    if days < 0:
        return f"sampai {short_date(last)}, sudah lewat"
    return f"sampai {short_date(last)}, {'hari ini terakhir' if days == 0 else f'{days} hari lagi'}"
