"""Charts of the public's word: the points of a unit side by side; one point element by element and over the years.

Source: PermenPANRB 14/2017 (the report shows the index as a graph); evaluation.md §7.4. Hundredths, so that no
number is rounded twice.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.letters import charts as drawing
from asn_desktop.letters.charts import Picture
from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.survey.index import comma
from asn_desktop.rules.words import digit_date
from asn_desktop.services.survey import overview, points
from asn_desktop.services.survey.overview import PointState
from asn_desktop.services.survey.surveys import SurveyRow
from asn_desktop.store.offices import Office

_LATEST = 8  # surveys of a point that stand beside each other
_MOST = 12  # points in one chart


def of_points(states: Sequence[PointState]) -> Picture:
    """The latest index of each point that was surveyed, the highest above."""
    rows = sorted(
        ((one.point.nama, one.latest) for one in states if one.latest is not None),
        key=lambda pair: (-pair[1].ikm, pair[0]),
    )
    bars = tuple((name, (_hundredths(row.ikm),), 0) for name, row in rows[:_MOST])
    rest = len(rows) - len(bars)
    note = f"{rest} titik lain dengan indeks lebih rendah ada pada daftar IKM" if rest else ""
    return Picture("bars", "IKM tiap titik layanan", (), bars, note, 2)


def of_elements(row: SurveyRow) -> Picture:
    """The index of each element of a survey; the lowest in the second colour."""
    lowest = row.indeks.terendah if len(row.indeks.terendah) < len(row.indeks.elements) else ()
    bars = tuple((f"{one.nomor} {one.nama}", (_hundredths(one.nilai),), int(one.kode in lowest))
                 for one in row.indeks.elements)  # fmt: skip
    series = ("Unsur", "Unsur terendah") if lowest else ()
    return Picture("bars", f"{row.titik}: indeks tiap unsur", series, bars,
                   f"Survei {digit_date(row.mulai)} s.d. {digit_date(row.sampai)}, {row.responden} responden", 2)


def over_time(rows: Sequence[SurveyRow]) -> Picture:
    """The index of a point survey after survey, the oldest at the left."""
    told = tuple((f"{row.sampai:%m-%Y}", (_hundredths(row.ikm),), 0) for row in reversed(rows[:_LATEST]))
    return Picture("columns", "IKM dari survei ke survei", (), told, places=2)


def page(
    session: Session, tahun: int, *, unit_id: uuid.UUID | None = None, point_id: uuid.UUID | None = None,
    today: dt.date, now: dt.datetime,
) -> bytes:  # fmt: skip
    """The charts of one point, or of the points of a unit, as a page (PDF/A). Refuses `survey_nothing_drawn`."""
    states = overview.points_of(session, tahun, unit_id)
    place = ""
    if point_id is not None:
        place = points.get(session, point_id).nama
        states = tuple(one for one in states if one.point.id == point_id)
    drawn = _pictures(states, one_point=point_id is not None)
    if not drawn:
        raise Refused(Problem("survey_nothing_drawn", "titik", {"tahun": str(tahun)}))
    office = session.get_one(Office, (session.info["office_id"], session.info["office_id"]))
    title = ["GRAFIK INDEKS KEPUASAN MASYARAKAT", ", ".join(part for part in (place, office.nama) if part),
             f"Survei sampai dengan tahun {tahun}"]  # fmt: skip
    data: dict[str, Any] = {
        "skema": "grafik-ikm", "versi": 1, "kantor": office.nama, "titik": place, "dibuat": today.isoformat(),
        "survei": [
            {"titik": row.titik, "mulai": row.mulai.isoformat(), "sampai": row.sampai.isoformat(),
             "responden": row.responden, "ikm": comma(row.ikm), "mutu": row.mutu}
            for one in states for row in one.surveys
        ],
    }  # fmt: skip
    return drawing.page(title, drawn, "F4", at=now, author=office.nama, data=data, practice=office.latihan)


def _pictures(states: Sequence[PointState], *, one_point: bool) -> tuple[Picture, ...]:
    surveyed = [one for one in states if one.latest is not None]
    if not surveyed:
        return ()
    if one_point:
        first = surveyed[0]
        made = [of_elements(first.surveys[0])]
        return (*made, over_time(first.surveys)) if len(first.surveys) > 1 else tuple(made)
    return (of_points(surveyed), *(of_elements(one.surveys[0]) for one in surveyed[:3]))


def _hundredths(value: Decimal) -> int:
    return int(value.scaleb(2))
