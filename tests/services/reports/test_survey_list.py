"""The list of indexes: one line a survey, an average an element, SAMPEL KURANG, on screen, paper and in a workbook."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import openpyxl
import pypdfium2 as pdfium
import pytest
from sqlalchemy.orm import Session

from asn_desktop.services import reports
from asn_desktop.services.survey import points, surveys
from asn_desktop.services.survey.surveys import SurveyAsk
from tests.services import survey_office
from tests.services.survey_office import FIRST, LAST, SurveyOffice, answers
from tests.services.test_surveys import EXAMPLE

NOW = dt.datetime(2026, 11, 23, 2, 15, tzinfo=dt.UTC)


@pytest.fixture
def office(session: Session, today: dt.date) -> SurveyOffice:
    made = survey_office.make(session)
    surveys.enter(session, SurveyAsk(made.loket, FIRST, LAST, 6, EXAMPLE, populasi=300), today=today)
    other = points.put(session, points.PointAsk(made.people.root, "Meja informasi", gratis=True)).id
    few = {kode: row for kode, row in answers((0, 0, 10, 30)).items() if kode != "biaya"}
    surveys.enter(session, SurveyAsk(other, FIRST, LAST, 40, few, ("biaya",)), today=today)
    return made


def test_each_survey_has_its_averages_index_and_band(session: Session, office: SurveyOffice, today: dt.date) -> None:
    table = reports.build(session, "ikm", on=dt.date(2026, 12, 31), options={"bobot": "ya"}, today=today)
    assert [group.title for group in table.groups] == ["BIDANG ANGKUTAN", "DINAS PERHUBUNGAN"]
    first, second = (row.cells for row in table.rows())
    assert first[4:13] == ("3,500", "3,000", "2,667", "4,000", "3,333", "3,333", "3,500", "2,667", "3,333")
    assert first[13:] == ("81,48", "B", "Baik", "80,67", "SAMPEL KURANG 163; terendah U3, U8")
    assert (second[7], second[13], second[16]) == ("–", "93,75", "82,50")
    plain = reports.build(session, "ikm", on=dt.date(2026, 12, 31), today=today)
    assert len(plain.columns) == len(table.columns) - 1
    assert reports.build(session, "ikm", on=dt.date(2025, 12, 31), today=today).count == 0
    below = reports.build(session, "ikm", on=dt.date(2026, 12, 31), unit_id=office.people.bidang, today=today)
    assert below.count == 1


def test_the_list_goes_on_paper_and_into_a_workbook(session: Session, office: SurveyOffice, today: dt.date) -> None:
    table = reports.build(session, "ikm", on=dt.date(2026, 12, 31), options={"bobot": "ya"}, today=today)
    with pdfium.PdfDocument(reports.pdf(table, now=NOW)) as document:
        assert len(document) == 1
        text = document[0].get_textpage().get_text_range()
        image = document[0].render(scale=1366 / document[0].get_width()).to_pil().convert("L").quantize(16)
    for words in ("81,48", "SAMPEL KURANG 163", "Meja informasi", "0,111"):
        assert words in text
    folder = Path(__file__).resolve().parents[3] / "out/pictures"
    folder.mkdir(parents=True, exist_ok=True)
    image.save(folder / "laporan_ikm.png")
    book = openpyxl.load_workbook(io.BytesIO(reports.xlsx(table)))
    told = [str(cell.value) for row in book.active.iter_rows() for cell in row if cell.value is not None]
    assert "81,48" in told
