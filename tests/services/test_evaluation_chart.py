"""Charts of predikat: whole people by office, unit and year; a unit too small to be weighed has no bar of its own."""

from __future__ import annotations

import datetime as dt
import io

import pikepdf
import pypdfium2 as pdfium
import pytest

from asn_desktop.problems import Refused
from asn_desktop.rules.evaluation.words import Predikat
from asn_desktop.services.evaluation import chart, finalise, recap
from tests.services import evaluation_office
from tests.services.evaluation_office import TODAY
from tests.services.rating_office import achieved, all_rated, crowd

D = dt.date
SB, B, BP, K, SK = Predikat


@pytest.fixture
def office(session):
    made = evaluation_office.make(session)
    for unit_id, number, shares in (
        (made.angkutan, 9, ((SB, 2), (B, 6), (BP, 1))), (made.lalu_lintas, 3, ((B, 2), (SK, 1))),
    ):  # fmt: skip
        achieved(session, unit_id, "BAIK")
        ids = all_rated(session, crowd(session, unit_id, number, word=f"Warga {number}"), shares)
        for one in ids:
            finalise.finalise(session, [one], day=D(2026, 10, 5), today=TODAY)
    return made


def test_the_whole_office_is_counted_and_a_small_unit_has_no_bar_of_its_own(session, office):
    found = recap.recap(session, 2026, "TW3")
    assert [(label, numbers[0]) for label, numbers, _ in chart.of_office(found).rows] == [
        ("Sangat Kurang", 1), ("Kurang", 0), ("Butuh Perbaikan", 1), ("Baik", 8), ("Sangat Baik", 2),
    ]  # fmt: skip
    drawn = chart.of_units(found)
    assert [(label, numbers[0]) for label, numbers, _ in drawn.rows] == [("Bidang Angkutan", 8), ("dari 9 pegawai", 1)]
    assert drawn.note.startswith("1 unit lain")


def test_the_page_carries_its_numbers_as_data_and_words(session, office, now):
    data = chart.page(session, 2026, "TW3", today=TODAY, now=now)
    with pdfium.PdfDocument(data) as document:
        words = document[0].get_textpage().get_text_range()
    assert "GRAFIK PREDIKAT KINERJA" in words
    assert "Triwulan III 2026" in words
    with pikepdf.open(io.BytesIO(data)) as pdf:
        kept = b"".join(one.get_file().read_bytes() for one in pdf.attachments.values())
    assert b'"SANGAT_BAIK":2' in kept.replace(b" ", b"")
    assert b"Warga" not in kept


def test_a_period_without_results_draws_nothing(session, office, now):
    with pytest.raises(Refused, match="evaluation_nothing_drawn"):
        chart.page(session, 2026, "TW1", today=TODAY, now=now)
