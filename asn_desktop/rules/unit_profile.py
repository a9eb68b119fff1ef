"""What a unit inherits from the unit above it: letterhead, place, working week, number series.

Source: Permendagri 1/2023 (tata naskah dinas: kop of the perangkat daerah), Perpres 21/2023 art. 3-4 (working days),
Permendagri 83/2022 (classification codes in letter numbers).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from asn_desktop.problems import Problem

INHERITED = (
    "kop_pemerintah", "kop_nama", "kop_alamat", "kop_kontak", "lambang", "kota", "hari_kerja", "nomor_mode",
    "nomor_pola", "nomor_lebar", "kode",
)  # fmt: skip
MODES = ("agenda", "diketik", "kosong")
BLANKS = ("kode", "keamanan", "urut", "unit", "bulan", "bulan_romawi", "tahun")


@dataclass(frozen=True)
class UnitFields:
    """The fields of a unit that pass down; None or blank means "as above"."""

    kop_pemerintah: str | None = None
    kop_nama: str | None = None
    kop_alamat: str | None = None
    kop_kontak: str | None = None
    lambang: str | None = None
    kota: str | None = None
    hari_kerja: str | None = None
    nomor_mode: str | None = None
    nomor_pola: str | None = None
    nomor_lebar: int | None = None
    kode: str | None = None


# What holds where nobody in the line says anything: five days (Perpres 21/2023 art. 3), own agenda, plain number.
SHIPPED = UnitFields(
    kop_pemerintah="", kop_nama="", kop_alamat="", kop_kontak="", lambang=None, kota="", hari_kerja="12345",
    nomor_mode="agenda", nomor_pola="{kode}/{urut}/{unit}/{tahun}", nomor_lebar=3, kode="",
)  # fmt: skip


@dataclass(frozen=True)
class Inherited:
    """The values in force for a unit, and for each inherited one the name of where it comes from."""

    values: Mapping[str, Any]
    source: Mapping[str, str]


def inherit(line: Iterable[tuple[str, UnitFields]]) -> Inherited:
    """Values of the first unit of the line, each taken from the nearest that has one (Permendagri 1/2023: kop).

    `line` runs from the unit up to the office, as (name, fields). Values of the unit itself have no source.
    """
    levels = list(line)
    values: dict[str, Any] = {}
    source: dict[str, str] = {}
    for name in INHERITED:
        for place, (owner, fields) in enumerate(levels):
            value = getattr(fields, name)
            if value is not None and value != "":
                values[name] = value
                if place:
                    source[name] = owner
                break
        else:
            values[name] = getattr(SHIPPED, name)
    return Inherited(values, source)


def check_fields(fields: UnitFields) -> list[Problem]:
    """Findings on what a clerk typed for a unit: working week (Perpres 21/2023 art. 3), mode and pattern of numbers."""
    found = []
    week = fields.hari_kerja
    if week and (week not in ("12345", "123456") and (not set(week) <= set("1234567") or len(set(week)) != len(week))):
        found.append(Problem("UNIT_WORKWEEK", "hari_kerja", {"raw": week}))
    if fields.nomor_mode and fields.nomor_mode not in MODES:
        found.append(Problem("UNIT_NUMBER_MODE", "nomor_mode", {"raw": fields.nomor_mode}))
    if fields.nomor_lebar is not None and not 1 <= fields.nomor_lebar <= 6:
        found.append(Problem("UNIT_NUMBER_WIDTH", "nomor_lebar", {"raw": fields.nomor_lebar}))
    return found + check_pattern(fields.nomor_pola)


def check_pattern(pattern: str | None) -> list[Problem]:
    """A number pattern may use only known blanks and must hold {urut} (Permendagri 83/2022)."""
    if not pattern:
        return []
    names, rest, broken = [], pattern, False
    while "{" in rest and not broken:
        before, _, rest = rest.partition("{")
        name, closed, rest = rest.partition("}")
        broken = broken or not closed or "}" in before
        names.append(name)
    broken = broken or "}" in rest
    unknown = [name for name in names if name not in BLANKS]
    if broken or unknown:
        return [Problem("UNIT_NUMBER_BLANK", "nomor_pola", {"raw": unknown[0] if unknown else pattern})]
    if "urut" not in names:
        return [Problem("UNIT_NUMBER_NO_ORDER", "nomor_pola", {"raw": pattern})]
    return []
