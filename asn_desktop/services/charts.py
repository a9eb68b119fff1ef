"""The whole in four pictures: golongan, age, education, retirements to come; as numbers, for the screen, for paper.

The numbers are those of the head count: everybody in service on the day, people without a value under "Belum diisi".
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.letters import charts as drawing
from asn_desktop.letters.charts import Picture
from asn_desktop.rules import ranks
from asn_desktop.rules.headcount_table import AGES, band
from asn_desktop.rules.roles import Deed, require
from asn_desktop.rules.words import long_date, thousands
from asn_desktop.services import census, headcount, headcount_retirement, headcount_words
from asn_desktop.services.census_day import Day, Histories
from asn_desktop.store.offices import Office

YEARS = 10
_YOUNGEST = 40  # nobody younger retires for age within ten years
_UNFILLED = "Belum diisi"


@dataclass(frozen=True)
class Overview:
    """The pictures of one day, of the office or of a unit with everything below it; `people` is how many they count."""

    on: dt.date
    office: str
    unit: str
    people: int
    pictures: tuple[Picture, ...]
    practice: bool = False


def overview(session: Session, *, on: dt.date, unit_id: uuid.UUID | None = None) -> Overview:
    """The four pictures of a day. Refuses UNIT_UNKNOWN."""
    require(session.info["actor"], Deed.READ)
    counted = census.of(session)
    day = counted.day(on)

    def read(name: str) -> Histories:
        return counted.history(session, name)

    at: Any = range(len(day.people))
    unit = ""
    if unit_id is not None:
        key = headcount.unit_keys(counted, [str(unit_id)])[0]
        unit, below = counted.units[key][1], counted.below(key)
        units = day.column("unit", read)
        at = [i for i in at if units[i] in below]
    places = list(at)
    names = headcount_words.read(session, counted, on).names["tingkat"]
    ends = headcount_retirement.everybody(session, day, read, counted.kept, _YOUNGEST)
    office = session.get_one(Office, (session.info["office_id"], session.info["office_id"]))
    pictures = (
        golongan(_held(day.column("status", read), day.column("golongan", read), places)),
        ages(_held(day.column("usia", read), day.column("jenis_kelamin", read), places)),
        _education(day.column("tingkat", read), names, places), _retirements(day, ends, places),
    )  # fmt: skip
    return Overview(on, office.nama, unit or office.nama, len(places), pictures, office.latihan)


def svg(picture: Picture, width: float) -> bytes:
    """A picture for the screen, as wide as asked, in points."""
    return drawing.svg(picture, width, spoken(picture))


def colors(picture: Picture) -> tuple[tuple[str, str], ...]:
    """The names of the series with their colours, for a legend."""
    return tuple((name, drawing.color_of(picture, place)) for place, name in enumerate(picture.series))


def height(picture: Picture) -> int:
    """How high a picture is on the screen."""
    return round(drawing.height_of(picture))


def spoken(picture: Picture) -> str:
    """The numbers of a picture as one line, for those who do not see it."""
    if picture.kind == "pyramid":
        first, second = (name.lower() for name in picture.series)
        return "; ".join(f"{label}: {first} {a}, {second} {b}" for label, (a, b), _ in picture.rows)
    return "; ".join(f"{label} {numbers[0]}" for label, numbers, _ in picture.rows)


def pdf(found: Overview, *, paper: str = "F4", now: dt.datetime) -> bytes:
    """The page "Gambaran pegawai" as PDF/A, with the numbers as data. Refused report_paper."""
    title = ["GAMBARAN PEGAWAI", found.unit if found.unit == found.office else f"{found.unit}, {found.office}",
             f"Keadaan {long_date(found.on)} · {thousands(found.people)} orang"]  # fmt: skip
    data = {
        "skema": "gambaran", "versi": 1, "kantor": found.office, "unit": found.unit, "keadaan": found.on.isoformat(),
        "jumlah": found.people,
        "gambar": [
            {"judul": p.title, "seri": list(p.series), "baris": [[label, list(n)] for label, n, _ in p.rows]}
            for p in found.pictures
        ],
    }  # fmt: skip
    return drawing.page(title, found.pictures, paper, at=now, author=found.office, data=data, practice=found.practice)


def golongan(held: Counter[tuple[str, str | None]]) -> Picture:
    """PNS by golongan, PPPK by theirs (the five largest apart), PPPK paruh waktu, and who has none on record.

    `held` counts people by status and golongan.
    """
    civil: Counter[str] = Counter()
    contract: Counter[str] = Counter()
    part = none = 0
    for (status, rank), number in held.items():
        if status == "PPPK_PW":
            part += number
        elif not rank:
            none += number
        else:
            (contract if status == "PPPK" else civil)[rank if status == "PPPK" else rank.partition("/")[0]] += number
    rows = [(name, (civil.pop(name),), 0) for name in ("IV", "III", "II", "I") if civil[name]]
    large = {name for name, _ in contract.most_common(5)}
    rows += [(f"PPPK {name}", (contract[name],), 1) for name in sorted(large, key=ranks.rank_order, reverse=True)]
    rest = contract.total() - sum(contract[name] for name in large)
    others = (("PPPK lainnya", rest, 1), ("PPPK paruh waktu", part, 1), (_UNFILLED, none + civil.total(), 0))
    rows += [(label, (number,), series) for label, number, series in others if number]
    return Picture("bars", "Golongan", ("PNS", "PPPK"), tuple(rows))


def ages(counted: Counter[tuple[int, str]]) -> Picture:
    """Nine brackets of completed years, men and women, oldest first. `counted` by age and sex."""
    held: Counter[tuple[str, str]] = Counter()
    for (years, sex), number in counted.items():
        held[band(years, AGES), sex] += number
    rows = []
    for low, high in reversed(AGES):
        code = f"{low}..{high}"
        label = f"≤ {high}" if low == 0 else f"> {low - 1}" if high > 98 else f"{low}–{high}"
        rows.append((label, (held[code, "L"], held[code, "P"]), 0))
    return Picture("pyramid", "Umur", ("Laki-laki", "Perempuan"), tuple(rows))


def _held(first: list[Any], second: list[Any], at: list[int]) -> Counter[Any]:
    return Counter((first[i], second[i]) for i in at)


def _education(level: list[Any], names: Any, at: list[int]) -> Picture:
    held = Counter(level[i] or "" for i in at)
    rows = [(names.get(code, code), (held[code],), 0) for code in sorted(filter(None, held), reverse=True)]
    rows += [(_UNFILLED, (held[""],), 0)] if held[""] else []
    return Picture("bars", "Pendidikan tertinggi", (), tuple(rows))


def _retirements(day: Day, ends: dict[int, str], at: list[int]) -> Picture:
    """First days of retirement for age in this year and the nine after it; those already past are told apart."""
    text, first = day.on.isoformat(), day.on.year
    coming = [ends[i] for i in at if i in ends and ends[i] > text]
    late = sum(i in ends and ends[i] <= text for i in at)
    held = Counter(int(end[:4]) for end in coming)
    rows = tuple((str(year), (held[year],), 0) for year in range(first, first + YEARS))
    note = f"{thousands(late)} orang sudah melewati batas usia pensiun dan masih tercatat aktif." if late else ""
    return Picture("columns", "Pensiun sepuluh tahun ke depan", (), rows, note)


