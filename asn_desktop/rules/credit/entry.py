"""Entering a JF from another post: conversion of the results in the last golongan ruang, and AK dasar.

Source: Peraturan BKN 3/2023 (perpindahan, AK dasar, Lampiran II no. 3); evaluation.md §5.3.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from asn_desktop.problems import Problem, Severity
from asn_desktop.rules import ranks
from asn_desktop.rules.credit.ledger import DASAR, MOVED, Entry, converted
from asn_desktop.rules.credit.tables import CreditTables
from asn_desktop.rules.evaluation.words import Predikat

LAST_YEARS = 3


@dataclass(frozen=True)
class Arrival:
    """Who enters: into which jenjang on which day, in which golongan since when, by which highest rank before."""

    jenjang: str
    tmt: dt.date
    golongan: str
    golongan_tmt: dt.date
    tertinggi: str | None = None  # highest rank reachable in the administration post held before


@dataclass(frozen=True)
class Opening:
    """The lines a new ledger begins with, and what a clerk has to look at."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def total(self) -> Fraction:
        """What the ledger begins with, exact (Peraturan BKN 3/2023)."""
        return sum((one.amount for one in self.entries), Fraction(0))


def opening(arrival: Arrival, results: Iterable[tuple[int, Predikat]], tables: CreditTables) -> Opening:
    """The first lines of the ledger of a person who moves into a JF.

    Whole years in the last golongan ruang are converted with the coefficient of the JF; at the highest rank of
    administration held more than three years only the last three count. A rank above the range gets the fixed amount of
    Lampiran II no. 3, typed with its document: `credit_above_range`. A rank below it: `credit_below_range`.
    Source: Peraturan BKN 3/2023; evaluation.md §5.3.
    """
    level = tables.jenjang[arrival.jenjang]
    values = {"golongan": arrival.golongan, "jenjang": level.nama}
    place = ranks.rank_order(arrival.golongan)
    if place > ranks.rank_order(level.tertinggi):
        return Opening((), (Problem("credit_above_range", "golongan", values, Severity.WARNING),))
    if place < ranks.rank_order(level.terendah):
        return Opening((), (Problem("credit_below_range", "golongan", values, Severity.WARNING),))
    years = _years(arrival)
    known = {year: predikat for year, predikat in results if year in years}
    entries = [_base(arrival, tables), *(_year(arrival.jenjang, y, known[y], tables) for y in sorted(known))]
    lacks = [y for y in sorted(years) if y not in known]
    told = (Problem("credit_entry_years", "tahun", {"tahun": [str(y) for y in lacks]}, Severity.WARNING),)
    return Opening(tuple(one for one in entries if one is not None), told if lacks else ())


def _years(arrival: Arrival) -> set[int]:
    """Years whose whole course was in the last golongan ruang and outside the JF."""
    first = arrival.golongan_tmt.year + (0 if (arrival.golongan_tmt.month, arrival.golongan_tmt.day) == (1, 1) else 1)
    years = set(range(first, arrival.tmt.year))
    at_top = arrival.tertinggi is not None and arrival.golongan == arrival.tertinggi
    return set(sorted(years)[-LAST_YEARS:]) if at_top and _longer(arrival) else years


def _longer(arrival: Arrival) -> bool:
    """Whether the golongan was held more than three years on the day of the move."""
    since, until = arrival.golongan_tmt, arrival.tmt
    return (until.year - since.year, until.month, until.day) > (LAST_YEARS, since.month, since.day)


def _base(arrival: Arrival, tables: CreditTables) -> Entry | None:
    amount = tables.base.get((arrival.jenjang, arrival.golongan))
    if not amount:
        return None
    return Entry(f"dasar {arrival.tmt}", arrival.jenjang, DASAR, arrival.tmt.year, arrival.tmt, arrival.tmt,
                 jumlah=amount)  # fmt: skip


def _year(jenjang: str, year: int, predikat: Predikat, tables: CreditTables) -> Entry:
    return Entry(
        f"pindah {year}", jenjang, MOVED, year, dt.date(year, 1, 1), dt.date(year, 12, 31), 12, predikat,
        tables.percent[predikat], tables.jenjang[jenjang].koefisien,
    )  # fmt: skip


def whole_years(entries: Iterable[Entry]) -> Fraction:
    """What the converted years give together, exact: 100 % × 25 × 3 = 75 (Peraturan BKN 3/2023, published example)."""
    found = (converted(e.bulan, e.persen, e.koefisien) for e in entries
             if e.jenis == MOVED and e.bulan and e.persen and e.koefisien)  # fmt: skip
    return sum(found, Fraction(0))
