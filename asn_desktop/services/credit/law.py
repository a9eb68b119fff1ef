"""The tables of angka kredit in force on a day, and how its figures are written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from fractions import Fraction

from sqlalchemy.orm import Session

from asn_desktop.rules import career_tables
from asn_desktop.rules.credit import figures
from asn_desktop.rules.credit import tables as credit_tables
from asn_desktop.rules.credit.tables import CreditTables
from asn_desktop.services import reference
from asn_desktop.services.evaluation import rulebook

_NAMES = ("kinerja_predikat", "jenjang_jf", "ak_dasar")
Shown = Callable[..., str]


def load(session: Session, on: dt.date) -> CreditTables:
    """Percentages, jenjang, AK dasar, decimals and the first day of a PAK; an office's own row wins."""
    rows, values = reference.tables(session, _NAMES, on), rulebook.read(session, on)
    return CreditTables(
        credit_tables.percentages(rows["kinerja_predikat"]), career_tables.jenjang(rows["jenjang_jf"]),
        credit_tables.bases(rows["ak_dasar"]), values.ak_desimal, values.pak_paling_awal,
    )  # fmt: skip


def writer(tables: CreditTables) -> Shown:
    """Writes a sum with the office's decimals, rounded here and only here; `exact` a table's own figure."""

    def shown(value: Fraction, *, exact: bool = False) -> str:
        return figures.plain(value) if exact else figures.shown(value, tables.decimals)

    return shown
