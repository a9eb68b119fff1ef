"""The lists of evaluation: what stands in them, whole-number limits, what a reader without sensitive rights gets."""

from __future__ import annotations

import datetime as dt
import io
import uuid

import openpyxl
import pypdfium2 as pdfium
import pytest
from sqlalchemy.orm import Session

from asn_desktop.rules.report_table import ReportTable
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import reports
from asn_desktop.services.evaluation import achievements, papers
from asn_desktop.services.evaluation.achievements import AchievementAsk
from asn_desktop.services.evaluation.ratings import EvaluationRow
from asn_desktop.store.career import Kinerja
from tests.conftest import Fill
from tests.services.evaluation_office import EvaluationOffice
from tests.services.evaluation_papers_year import END, HEAD_CLERK, fixed, rated, ready

NOW = dt.datetime(2027, 1, 5, 2, 15, tzinfo=dt.UTC)
KEYS = ("kinerja-rekap", "kinerja-pola", "kinerja-kelengkapan", "kinerja-resmi")
Filled = tuple[EvaluationOffice, dict[uuid.UUID, EvaluationRow]]


def _fixed_year(session: Session) -> Filled:
    office, _ = ready(session)
    return office, fixed(session, office)


@pytest.fixture
def filling() -> Fill:
    return _fixed_year


@pytest.fixture
def filled(session: Session, filled: Filled) -> Filled:
    session.info["actor"] = HEAD_CLERK
    return filled


def table(session: Session, key: str, unit: uuid.UUID | None = None, **options: str) -> ReportTable:
    return reports.build(session, key, on=END, unit_id=unit, options={"tahun": "2026", **options}, today=END)


def cells(found: ReportTable) -> list[tuple[object, ...]]:
    return [row.cells for row in found.rows()]


def test_the_recap_counts_each_predikat_of_each_unit_and_adds_up(session: Session, filled: Filled) -> None:
    found = table(session, "kinerja-rekap")
    rows = {row[1]: row[2:9] for row in cells(found)}
    assert rows["Bidang Angkutan"] == ("Baik", 3, 1, 0, 0, 0, 4)  # SB, B, BP, K, SK
    assert rows["Bidang Lalu Lintas"] == ("Baik", 0, 1, 1, 0, 0, 2)
    assert rows["Dinas Perhubungan"] == ("Baik", 0, 3, 0, 0, 0, 3)  # the heads of its units
    assert found.totals[0].cells[3:9] == (4, 5, 1, 0, 0, 10)
    assert found.count == 10
    below = table(session, "kinerja-rekap", filled[0].angkutan)
    assert [row[1] for row in cells(below)] == ["Bidang Angkutan"]


def test_the_distribution_shows_limits_as_whole_numbers(session: Session, filled: Filled) -> None:
    found = table(session, "kinerja-pola")
    (root,) = [group for group in found.groups if group.title.startswith("DINAS PERHUBUNGAN")]
    rows = {row.cells[0]: row.cells[1:] for row in root.rows}
    assert rows["Baik paling banyak 70 %"] == ("tertulis", 10, None, 7, 5, "sesuai")
    assert rows["Butuh Perbaikan atau Kurang paling sedikit 1 pegawai"] == ("tertulis", 10, 1, None, 1, "sesuai")
    assert rows["Baik terbanyak"][-1] == "sesuai"
    (small,) = [group for group in found.groups if group.title.startswith("BIDANG ANGKUTAN")]
    assert any("bersama unit di atasnya" in str(row.cells[-1]) for row in small.rows)


def test_the_list_of_what_is_missing_ends_empty_as_papers_are_made(session: Session, filled: Filled) -> None:
    office, rows = filled
    before = {row.employee_id: row.cells for row in table(session, "kinerja-kelengkapan").rows()}
    assert before[office.agus][-1] == (
        "dokumen belum dibuat; dokumen belum ditandatangani; tanggal diterima belum dicatat")  # fmt: skip
    papers.make(session, "dokumen_evaluasi", evaluation_id=rows[office.agus].id, today=END, now=NOW)
    after = {row.employee_id: row.cells for row in table(session, "kinerja-kelengkapan").rows()}
    assert str(after[office.agus][-1]).startswith("dokumen belum ditandatangani")
    assert "11 dari 11 pegawai belum lengkap" in table(session, "kinerja-kelengkapan").notes[0]


def test_a_working_form_alone_is_not_the_document(session: Session, filled: Filled) -> None:
    office, rows = filled
    papers.make(session, "evaluasi_kinerja", evaluation_id=rows[office.agus].id, today=END, now=NOW)
    found = {row.employee_id: row.cells for row in table(session, "kinerja-kelengkapan").rows()}
    assert str(found[office.agus][-1]).startswith("dokumen belum dibuat")


@pytest.mark.parametrize("filling", [None])
def test_a_draft_is_rated_but_not_counted(session: Session) -> None:
    office, _ = ready(session)
    rated(session, [office.agus])
    assert cells(table(session, "kinerja-rekap"))[0][8] == 0
    found = {row.employee_id: row.cells for row in table(session, "kinerja-kelengkapan").rows()}
    assert str(found[office.agus][-1]).startswith("hasil belum ditetapkan")
    assert "belum dinilai" in str(found[office.rina][-1])


def test_own_results_stand_beside_the_official_ones_where_they_differ(session: Session, filled: Filled) -> None:
    office, _ = filled
    same = Kinerja(employee_id=office.rina, tahun=2026, periode="tahunan", hasil="1", perilaku="1", predikat="1",
                   asal="ekinerja")  # fmt: skip
    other = Kinerja(employee_id=office.agus, tahun=2026, periode="tahunan", hasil="1", perilaku="1", predikat="1",
                    asal="ekinerja")  # fmt: skip
    session.add_all([same, other])
    session.flush()
    found = {row.employee_id: row.cells for row in table(session, "kinerja-resmi").rows()}
    assert office.rina not in found
    assert found[office.agus][3:10] == (
        "Sesuai Ekspektasi", "Sesuai Ekspektasi", "Baik", "Di Atas Ekspektasi", "Di Atas Ekspektasi", "Sangat Baik",
        "berbeda",
    )  # fmt: skip
    assert found[office.sari][-1] == "belum ada hasil resmi"


def test_a_reader_without_sensitive_rights_gets_counts_and_no_small_unit(session: Session, filled: Filled) -> None:
    session.info["actor"] = Actor("ani", "Ani", Role.PEMERIKSA)
    for key in KEYS:
        found = table(session, key)
        said = " ".join(str(cell) for row in found.rows() for cell in row.cells)
        assert all(row.employee_id is None for row in found.rows()), key
        for name in ("Agus Setiawan", "Rina Marlina", "199003152014121002"):
            assert name not in said, key
    rows = {row[1]: row[3:9] for row in cells(table(session, "kinerja-rekap"))}
    assert rows["Bidang Lalu Lintas"] == (None,) * 6
    lacks = table(session, "kinerja-kelengkapan")
    assert lacks.totals[0].cells[:3] == ("JUMLAH", 11, 11)
    assert list(table(session, "kinerja-resmi").rows()) == []


@pytest.mark.parametrize("key", KEYS)
def test_screen_paper_and_workbook_draw_the_same_table(session: Session, filled: Filled, key: str) -> None:
    found = table(session, key)
    assert all(len(row.cells) == len(found.columns) for row in (*found.rows(), *found.totals))
    with pdfium.PdfDocument(reports.pdf(found, now=NOW)) as document:
        text = " ".join(page.get_textpage().get_text_range() for page in document)
    assert "AKHIR TAHUN 2026" in text.replace("\r\n", " ")
    sheet = openpyxl.load_workbook(io.BytesIO(reports.xlsx(found))).active
    assert sheet is not None
    assert sheet.max_row > found.depth


def test_a_period_of_the_year_is_asked_for_by_its_code(session: Session, filled: Filled) -> None:
    found = table(session, "kinerja-rekap", periode="TW3")
    assert found.title[-1] == "TRIWULAN III TAHUN 2026"
    assert all(row[8] == 0 for row in cells(found))


def test_the_list_begins_with_what_is_being_worked_on_in_january_the_year_that_ended(session: Session, filled: Filled):
    for day, title in ((dt.date(2027, 1, 8), "AKHIR"), (dt.date(2026, 11, 23), "TW3")):
        shown = reports.build(session, "kinerja-rekap", on=day, unit_id=None, options={}, today=day)
        asked = reports.build(session, "kinerja-rekap", on=day, unit_id=None, today=day,
                              options={"tahun": "2026", "periode": title})  # fmt: skip
        assert cells(shown) == cells(asked)
        assert shown.title == asked.title


def test_a_limit_is_neither_met_nor_broken_while_nobody_is_counted(session: Session, filled: Filled):
    told = ("Baik", "000.8/1/2026", dt.date(2026, 4, 3), "Bupati")
    achievements.record(session, AchievementAsk(filled[0].root, 2026, "TW1", *told))
    found = table(session, "kinerja-pola", periode="TW1")
    assert {row.cells[-1] for group in found.groups for row in group.rows} == {"belum ada hasil"}
    recap = cells(table(session, "kinerja-rekap", periode="TW1"))
    assert "belum ada hasil" in {row[-1] for row in recap}
    assert "sesuai" not in {row[-1] for row in recap}
