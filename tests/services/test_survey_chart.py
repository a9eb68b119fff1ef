"""Charts of indexes: every bar carries the number of the survey, not a rounded one; the page holds them as data."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from asn_desktop.letters import charts as drawing
from asn_desktop.problems import Refused
from asn_desktop.services.survey import chart, overview, points, surveys
from asn_desktop.services.survey.surveys import SurveyAsk
from tests.services import survey_office
from tests.services.survey_office import FIRST, LAST, answers
from tests.services.test_surveys import EXAMPLE

D = dt.date
FOLDER = Path(__file__).resolve().parents[2] / "out/pictures"


@pytest.fixture
def office(session, today):
    made = survey_office.make(session)
    before = SurveyAsk(made.loket, D(2025, 7, 1), D(2025, 9, 30), 40, answers())
    surveys.enter(session, before, today=today)
    surveys.enter(session, SurveyAsk(made.loket, FIRST, LAST, 6, EXAMPLE), today=today)
    return made


def text_of(data, name):
    with pdfium.PdfDocument(data) as document:
        assert len(document) == 1
        image = document[0].render(scale=1366 / document[0].get_width()).to_pil().convert("RGB").quantize(32)
        FOLDER.mkdir(parents=True, exist_ok=True)
        image.save(FOLDER / f"{name}.png")
        return document[0].get_textpage().get_text_range()


def test_the_page_of_a_point_shows_elements_and_the_years(session, office, today, now):
    words = text_of(chart.page(session, 2026, point_id=office.loket, today=today, now=now), "grafik_ikm_titik")
    for told in ("66,67", "100,00", "81,48", "85,00", "U8 Sarana dan prasarana", "09-2025", "Loket uji kendaraan"):
        assert told in words


def test_the_page_of_a_unit_shows_its_points(session, office, today, now):
    other = points.put(session, points.PointAsk(office.people.root, "Meja informasi")).id
    surveys.enter(session, SurveyAsk(other, FIRST, LAST, 40, answers((0, 0, 10, 30))), today=today)
    words = text_of(chart.page(session, 2026, today=today, now=now), "grafik_ikm_unit")
    assert words.index("93,75") < words.index("81,48"), "the highest above"


def test_the_lowest_elements_have_a_colour_of_their_own(session, office):
    row = overview.points_of(session, 2026)[0].surveys[0]
    drawn = chart.of_elements(row)
    assert [label[:2] for label, _, series in drawn.rows if series] == ["U3", "U8"]
    assert b"66,67" in drawing.svg(drawn, 400, "unsur")


def test_without_a_survey_nothing_is_drawn(session, office, today, now):
    with pytest.raises(Refused) as no:
        chart.page(session, 2024, today=today, now=now)
    assert [p.code for p in no.value.problems] == ["survey_nothing_drawn"]
