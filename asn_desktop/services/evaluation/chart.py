"""Charts of a period's predikat: the whole office, unit by unit, and year after year; whole people, never an average.

Source: SE MenPANRB 3/2023 (the curve of a unit). Units too small to be weighed alone are counted in the whole only: a
bar of one or two people would name them.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.letters import charts as drawing
from asn_desktop.letters.charts import Picture
from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.evaluation import periods
from asn_desktop.rules.evaluation.words import Predikat
from asn_desktop.rules.words import long_date
from asn_desktop.services.evaluation import recap
from asn_desktop.services.evaluation.recap import Recap
from asn_desktop.store.offices import Office

_YEARS = 6  # that stand beside each other
_MOST = 20  # units in one chart
_GOOD = (Predikat.SANGAT_BAIK, Predikat.BAIK)


def of_office(found: Recap) -> Picture:
    """The five predikat of everybody, from the lowest at the left, as the curve of a unit is drawn."""
    columns = tuple((one.label, (found.counts[one],), 0) for one in reversed(Predikat))
    return Picture("columns", "Sebaran predikat", (), columns, f"{found.n} pegawai dengan predikat")


def of_units(found: Recap) -> Picture:
    """How many of each unit have at least Baik, and how many less."""
    shown = [unit for unit in found.units if not unit.small and unit.n][:_MOST]
    rows = []
    for unit in shown:
        good = sum(unit.counts[one] for one in _GOOD)
        rows += [(unit.unit, (good,), 0), (f"dari {unit.n} pegawai", (unit.n - good,), 1)]
    rest = sum(1 for unit in found.units if unit.n) - len(shown)
    note = f"{rest} unit lain hanya dihitung dalam sebaran seluruhnya" if rest else ""
    return Picture("bars", "Tiap unit", ("Baik dan Sangat Baik", "Di bawah Baik"), tuple(rows), note)


def over_years(session: Session, tahun: int) -> Picture | None:
    """People with at least Baik at the end of each year; None while only one year has results."""
    years = [recap.recap(session, year, periods.AKHIR) for year in range(tahun - _YEARS + 1, tahun + 1)]
    told = [one for one in years if one.n]
    if len(told) < 2:
        return None
    columns = tuple((f"{one.tahun} ({one.n})", (sum(one.counts[p] for p in _GOOD),), 0) for one in told)
    return Picture("columns", "Baik dan Sangat Baik dari tahun ke tahun", (), columns,
                   "Dalam kurung: semua pegawai dengan predikat")  # fmt: skip


def page(session: Session, tahun: int, periode: str, *, today: dt.date, now: dt.datetime) -> bytes:
    """The charts of a period as a page (PDF/A) with its counts as data. Refuses `evaluation_nothing_drawn`."""
    found = recap.recap(session, tahun, periode)
    name = f"{periods.name(periode)} {tahun}"
    if not found.n:
        raise Refused(Problem("evaluation_nothing_drawn", "periode", {"periode": name}))
    office = session.get_one(Office, (session.info["office_id"], session.info["office_id"]))
    drawn = [of_office(found), of_units(found), over_years(session, tahun)]
    title = ["GRAFIK PREDIKAT KINERJA", office.nama, f"{name}, keadaan {long_date(today)}"]
    data: dict[str, Any] = {
        "skema": "grafik-predikat", "versi": 1, "kantor": office.nama, "tahun": tahun, "periode": periode,
        "dibuat": today.isoformat(), "jumlah": {one.value: found.counts[one] for one in Predikat},
        "unit": {unit.unit: {one.value: unit.counts[one] for one in Predikat}
                 for unit in found.units if unit.n and not unit.small},
    }  # fmt: skip
    pictures = tuple(one for one in drawn if one is not None and one.rows)
    return drawing.page(title, pictures, "F4", at=now, author=office.nama, data=data, practice=office.latihan)
