"""How one sheet is to be understood as a whole: its kind, day and office, its sex and date columns, its MASA KERJA."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from asn_desktop.rules import identity
from asn_desktop.rules.dates import month_first
from asn_desktop.rules.siasn_columns import COLUMNS
from asn_desktop.sheets.cells import DATE_FIELDS, Reading
from asn_desktop.sheets.headings import ARROW, DECREES, cell_text, heading_key
from asn_desktop.sheets.mapping import Column
from asn_desktop.sheets.rows import RawRow

MONTH_FIRST, DAY_FIRST = "bulan", "hari"
_SIASN = frozenset(heading_key(name) for name in COLUMNS)


class FileKind(StrEnum):
    """The five kinds of list that offices have (employee data §6.1)."""

    SIASN = "siasn"
    SIMPEG = "simpeg"
    NOMINATIF = "nominatif"
    KGB = "kgb"
    OWN = "sendiri"


@dataclass(frozen=True)
class Sense:
    """How this sheet is to be understood: its day, its office, what the columns under MASA KERJA mean, its kind."""

    today: dt.date
    as_of: dt.date | None = None
    office: str = ""
    service: str = "mks"  # mks | mkg
    kind: FileKind = FileKind.OWN


def kind_of(labels: Sequence[str], title: str) -> FileKind:
    """What kind of list this is, by its headings and the lines above them."""
    keys = [heading_key(label) for label in labels]
    known = len(_SIASN & set(keys))
    if known >= 30 or ("pns id" in keys and known >= 12):
        return FileKind.SIASN
    if any(ARROW in label and heading_key(label.split(ARROW)[0]) in DECREES for label in labels):
        return FileKind.KGB
    words = title.upper()
    if "NOMINATIF" in words or "URUT KEPANGKATAN" in words or "DUK" in words.split():
        return FileKind.NOMINATIF
    parents = {heading_key(label.split(ARROW)[0]) for label in labels if ARROW in label}
    if {"masa kerja", "pangkat"} <= parents or "latihan jabatan" in parents:
        return FileKind.NOMINATIF
    if "nip baru" in keys and ("nip" in keys or "satuan kerja" in keys or "DATA PEGAWAI" in words):
        return FileKind.SIMPEG
    return FileKind.OWN


def month_first_fields(columns: Sequence[Column], rows: Sequence[RawRow]) -> frozenset[str]:
    """Date columns that can only be month/day/year: some second part is above 12, no first part is."""
    fields = {c.field for c in columns if c.field in DATE_FIELDS}
    return frozenset(
        name for name in fields if name and month_first(c for c in (r.cells.get(name) for r in rows) if type(c) is str)
    )


def reading_of(
    columns: Sequence[Column], rows: Sequence[RawRow], today: dt.date, order: Mapping[str, str] | None = None,
    proven: Collection[str] | None = None,
) -> Reading:  # fmt: skip
    """Column-wide knowledge: id columns, the values of the sex column, date columns that put the month first.

    `order` is the clerk's answer per date column, ``bulan`` or ``hari``; without one such a column is not read.
    """
    sexes = frozenset(cell_text(row.cells.get("jenis_kelamin")).casefold() for row in rows)
    told = order or {}
    open_ = frozenset(month_first_fields(columns, rows) if proven is None else proven) - told.keys()
    swapped = frozenset(name for name, said in told.items() if said == MONTH_FIRST)
    ids = frozenset(c.field for c in columns if c.field and c.is_id)
    return Reading(today, ids, sexes, open_, swapped)


def service_meaning(
    rows: Sequence[RawRow], title: str, day: dt.date, kind: FileKind | None = None
) -> tuple[str, bool]:  # fmt: skip
    """(mks or mkg, sure): what MASA KERJA means.

    DUK and nominatif mean MKS, SIASN means MKG; else the years since the TMT CPNS of the NIP decide, and between a
    fifth and four fifths of the people nobody can be sure.
    """
    words = title.upper()
    if kind is FileKind.NOMINATIF or "NOMINATIF" in words or "URUT KEPANGKATAN" in words or "DUK" in words.split():
        return "mks", True
    if kind is FileKind.SIASN:
        return "mkg", True
    near = seen = 0
    for row in rows[:200]:
        nip = identity.normalise(cell_text(row.cells.get("nip")))
        years = cell_text(row.cells.get("mk_tahun"))
        if not years and row.cells.get("masa_kerja_teks"):
            years = cell_text(row.cells["masa_kerja_teks"]).split()[0].split("-")[0].split("/")[0]
        if len(nip) == 18 and identity.only_digits(nip) and years.isdigit():
            seen += 1
            near += abs(day.year - int(nip[8:12]) - int(years)) <= 2
    if not seen:
        return "mks", True
    return "mks" if near * 2 >= seen else "mkg", not 0.2 < near / seen < 0.8
