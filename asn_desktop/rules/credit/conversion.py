"""A conversion or an amount as it is asked for, read and weighed: E-AK-01, -03, -06 and the days of its months.

Source: PermenPANRB 1/2023 art. 37 and Peraturan BKN 3/2023 (predikat to angka kredit); evaluation.md §5.2, §5.3, §14.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from asn_desktop.problems import Problem
from asn_desktop.rules.career_tables import Jenjang, plain_name
from asn_desktop.rules.credit import figures, months
from asn_desktop.rules.credit.ledger import ADJUSTED, CONVERSION, DASAR, MANUAL, SCHOOL, Entry
from asn_desktop.rules.credit.tables import CreditTables
from asn_desktop.rules.evaluation.words import Predikat, read_predikat

SCHOOL_SHARE = Fraction(1, 4)  # of the need of the next pangkat, once


@dataclass(frozen=True)
class Wish:
    """A conversion as typed. Without days `bulan` 12 is the whole year; with `mulai` alone the months run from it."""

    jenjang: str
    tahun: int
    predikat: str
    bulan: int | str | None = None
    mulai: dt.date | None = None
    sampai: dt.date | None = None
    tahunan: bool = True
    jenis: str = CONVERSION


@dataclass(frozen=True)
class Manual:
    """An amount of a document as typed. `jumlah` None: as the tables say (AK dasar of `golongan`, 25 % for school)."""

    jenjang: str
    jenis: str
    tahun: int
    jumlah: str | None = None
    golongan: str | None = None
    nomor: str | None = None
    tanggal: dt.date | None = None


def jenjang_code(raw: str, levels: Mapping[str, Jenjang]) -> str | None:
    """The code of a jenjang typed as code or words; None for one that does not exist (PermenPANRB 1/2023)."""
    said = plain_name(raw)
    words = {plain_name(level.nama): code for code, level in levels.items()}
    words |= {name.removeprefix("ahli "): code for name, code in words.items()}
    return said.upper() if said.upper() in levels else words.get(said)


def read(wish: Wish, tables: CreditTables, key: Any = None) -> tuple[Entry | None, list[Problem]]:
    """The line a wish would make; None with every finding when it cannot be made.

    E-AK-01 months not 1..12, E-AK-03 jenjang or predikat unknown, `credit_period_missing`, `credit_period_year`
    (reversed or over the year's end), `credit_months_differ` (months and days disagree). Source: evaluation.md §14.
    """
    found: list[Problem] = []
    code, predikat = jenjang_code(wish.jenjang, tables.jenjang), read_predikat(wish.predikat)
    if code is None:
        found.append(Problem("E-AK-03", "jenjang", {"raw": wish.jenjang}))
    if predikat is None or predikat not in tables.percent:
        found.append(Problem("E-AK-03", "predikat", {"raw": wish.predikat}))
    bulan, wrong = _months(wish.bulan)
    found += wrong
    span, wrong = (None, []) if wrong else _span(wish, bulan)
    found += wrong
    if found or code is None or predikat is None or span is None:
        return None, found
    mulai, sampai = span
    entry = Entry(
        key, code, wish.jenis, wish.tahun, mulai, sampai, months.counted(mulai, sampai), predikat,
        tables.percent[predikat], tables.jenjang[code].koefisien, wish.tahunan,
    )  # fmt: skip
    return entry, []


def _months(raw: int | str | None) -> tuple[int | None, list[Problem]]:
    if raw is None:
        return None, []
    text = str(raw).strip()
    if not re.fullmatch(r"-?\d{1,3}", text) or not 1 <= int(text) <= 12:
        return None, [Problem("E-AK-01", "bulan", {"raw": text})]
    return int(text), []


def _span(wish: Wish, bulan: int | None) -> tuple[tuple[dt.date, dt.date] | None, list[Problem]]:
    """First and last day of the whole months of a wish."""
    mulai, sampai = wish.mulai, wish.sampai
    if mulai is None and (bulan == 12 or (bulan is None and wish.tahunan)) and sampai is None:
        mulai, sampai = dt.date(wish.tahun, 1, 1), dt.date(wish.tahun, 12, 31)
    elif mulai is not None and sampai is None and bulan is not None:
        begins = mulai.month + (0 if mulai.day == 1 else 1)
        if begins + bulan - 1 > 12:
            return None, [Problem("credit_period_year", "sampai", {"tahun": str(wish.tahun)})]
        sampai = months.end_of_month(dt.date(mulai.year, begins + bulan - 1, 1))
    if mulai is None or sampai is None:
        return None, [Problem("credit_period_missing", "mulai")]
    if mulai > sampai or mulai.year != wish.tahun or sampai.year != wish.tahun:
        return None, [Problem("credit_period_year", "sampai", {"tahun": str(wish.tahun)})]
    whole = months.counted(mulai, sampai)
    if not whole:
        return None, [Problem("E-AK-01", "bulan", {"raw": "0"})]
    if bulan is not None and bulan != whole:
        return None, [Problem("credit_months_differ", "bulan", {"bulan": bulan, "hari": whole})]
    first = mulai if mulai.day == 1 else months.end_of_month(mulai) + dt.timedelta(days=1)
    return (first, months.end_of_month(sampai)), []


def read_manual(
    wish: Manual, tables: CreditTables, present: tuple[Entry, ...], key: Any = None
) -> tuple[Entry | None, list[Problem]]:
    """The line of a document; None with every finding when it cannot be made.

    E-AK-03, E-AK-06 without number and day of the document, `credit_kind`, `credit_amount`, `credit_base_unknown` (the
    table has no AK dasar for that rank), `credit_base_twice`, `credit_school_twice`. Source: Peraturan BKN 3/2023;
    evaluation.md §5.3.
    """
    found: list[Problem] = []
    code = jenjang_code(wish.jenjang, tables.jenjang)
    if code is None:
        found.append(Problem("E-AK-03", "jenjang", {"raw": wish.jenjang}))
    if wish.jenis not in MANUAL:
        found.append(Problem("credit_kind", "jenis", {"raw": wish.jenis}))
    if found or code is None:
        return None, found
    jumlah, found = _amount(wish, code, tables)
    typed = wish.jumlah is not None or wish.jenis in (SCHOOL, ADJUSTED)
    if typed and (not (wish.nomor or "").strip() or wish.tanggal is None):
        found.append(Problem("E-AK-06", "nomor", {"jumlah": wish.jumlah or "–"}))
    found += _twice(wish, code, present)
    if found or jumlah is None:
        return None, found
    return Entry(key, code, wish.jenis, wish.tahun, wish.tanggal, wish.tanggal, jumlah=jumlah, nomor=wish.nomor), []


def _amount(wish: Manual, code: str, tables: CreditTables) -> tuple[Fraction | None, list[Problem]]:
    if wish.jumlah is not None:
        value = figures.amount(wish.jumlah)
        return value, [] if value else [Problem("credit_amount", "jumlah", {"raw": wish.jumlah})]
    if wish.jenis == SCHOOL:
        return tables.jenjang[code].ak_pangkat * SCHOOL_SHARE, []
    if wish.jenis == DASAR:
        value = tables.base.get((code, wish.golongan or ""))
        values = {"golongan": wish.golongan or "–", "jenjang": tables.jenjang[code].nama}
        return value, [] if value is not None else [Problem("credit_base_unknown", "golongan", values)]
    return None, [Problem("credit_amount", "jumlah", {"raw": ""})]


def _twice(wish: Manual, code: str, present: tuple[Entry, ...]) -> list[Problem]:
    """AK dasar once in a jenjang; the share for schooling once in a jenjang and once for a diploma."""
    if wish.jenis == DASAR and any(e.jenis == DASAR and e.jenjang == code for e in present):
        return [Problem("credit_base_twice", "jenis")]
    same = [e for e in present if e.jenis == SCHOOL and (e.jenjang == code or (e.nomor and e.nomor == wish.nomor))]
    return [Problem("credit_school_twice", "jenis", {"nomor": same[0].nomor})] if wish.jenis == SCHOOL and same else []



def predikat_of(code: str | None) -> Predikat | None:
    """The predikat of a career record's code, 1 Sangat Baik to 5 (PermenPANRB 6/2022; kinerja_predikat.csv)."""
    return next((one for one in Predikat if one.code == code), None)
