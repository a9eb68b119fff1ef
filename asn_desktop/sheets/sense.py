"""How one file is to be understood as a whole: its day, its office, its sex and date columns, its MASA KERJA."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from asn_desktop.rules import identity
from asn_desktop.rules.dates import month_first
from asn_desktop.sheets.cells import DATE_FIELDS, Reading
from asn_desktop.sheets.headings import cell_text
from asn_desktop.sheets.mapping import Column
from asn_desktop.sheets.rows import RawRow


@dataclass(frozen=True)
class Sense:
    """How this file is to be understood: its day, its office, and what the columns under MASA KERJA mean."""

    today: dt.date
    as_of: dt.date | None = None
    office: str = ""
    service: str = "mks"  # mks | mkg


def reading_of(columns: Sequence[Column], rows: Sequence[RawRow], today: dt.date) -> Reading:
    """Column-wide knowledge: id columns, the values of the sex column, date columns that put the month first."""
    sexes = frozenset(cell_text(row.cells.get("jenis_kelamin")).casefold() for row in rows)
    dates = {c.field for c in columns if c.field in DATE_FIELDS}
    proven = {
        name for name in dates
        if name and month_first([c for c in (row.cells.get(name) for row in rows) if isinstance(c, str)])
    }  # fmt: skip
    ids = frozenset(c.field for c in columns if c.field and c.is_id)
    return Reading(today, ids, sexes, frozenset(proven))


def service_sense(rows: Sequence[RawRow], title: str, day: dt.date) -> str:
    """Whether MASA KERJA means MKS or MKG: the title of a nominatif or DUK says MKS, else the figures decide."""
    words = title.upper()
    if "NOMINATIF" in words or "URUT KEPANGKATAN" in words or "DUK" in words.split():
        return "mks"
    near = 0
    seen = 0
    for row in rows[:200]:
        nip = identity.normalise(cell_text(row.cells.get("nip")))
        years = cell_text(row.cells.get("mk_tahun"))
        if len(nip) == 18 and identity.only_digits(nip) and years.isdigit():
            seen += 1
            near += abs(day.year - int(nip[8:12]) - int(years)) <= 2
    return "mks" if near * 2 >= seen else "mkg"
