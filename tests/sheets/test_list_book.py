"""Reports as xlsx: NIP is text, dates are dates, heads are merged, the sheet is ready to print."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from asn_desktop.problems import Refused
from asn_desktop.rules.report_table import Group, Kind, ReportTable, Row, Signature, Style, head
from asn_desktop.sheets.list_book import to_xlsx

SIGNER = Signature("Tirtamaya, 31 Desember 2026", "Kepala Dinas", "Haryanto", "Pembina (IV/a)", "19690214 199403 1 005")
HEADER = (
    head("NO", kind=Kind.NUMBER), head("NAMA"), head("NIP", kind=Kind.NIP),
    head("PANGKAT", head("GOL", kind=Kind.NUMBER), head("TMT", kind=Kind.DATE)), head("JML", kind=Kind.COUNT),
    head("GAJI", kind=Kind.MONEY),
)  # fmt: skip
ROWS = (
    Row((1, "Asih & Budi <S.T.>", "198503172009042003", "III/c", dt.date(2024, 4, 1), 0, 3497300)),
    Row((2, "=SUM(A1:A9)\nbaris dua", None, None, None, 12, None)),
)  # fmt: skip
TABLE = ReportTable(
    "uji", ("Daftar Uji", "Dinas Perhubungan", "Keadaan : 31 Desember 2026"), "Dinas Perhubungan",
    dt.date(2026, 12, 31), HEADER, (Group("SEKRETARIAT", ROWS),),
    (Row((None, "JUMLAH", None, None, None, 12, None), style=Style.TOTAL),), ("Catatan.",), SIGNER, 2,
)  # fmt: skip


def opened(table: ReportTable = TABLE, paper: str = "F4"):
    return openpyxl.load_workbook(io.BytesIO(to_xlsx(table, paper))).active


def test_identity_numbers_are_text_and_dates_are_dates() -> None:
    sheet = opened()
    row = next(r for r in sheet.iter_rows() if r[0].value == 1 and r[1].value and "Asih" in str(r[1].value))
    assert (row[2].value, row[2].data_type, row[2].number_format) == ("198503172009042003", "s", "@")
    assert row[4].is_date
    assert row[4].value.date() == dt.date(2024, 4, 1)
    assert (row[1].value, row[5].value, row[6].value) == ("Asih & Budi <S.T.>", 0, 3497300)


def test_nothing_becomes_a_formula_and_line_breaks_stay() -> None:
    sheet = opened()
    cell = next(r[1] for r in sheet.iter_rows() if r[1].value and "SUM" in str(r[1].value))
    assert (cell.data_type, cell.value) == ("s", "=SUM(A1:A9)\nbaris dua")


def test_heads_are_merged_and_printed_on_every_page() -> None:
    sheet = opened()
    merged = {str(part) for part in sheet.merged_cells.ranges}
    assert {"A1:G1", "D5:E5", "A5:A6", "A8:G8"} <= merged
    assert any(part.startswith("B11:E11") for part in merged)  # the word before the sum
    assert sheet.print_title_rows == "$5:$7"
    assert sheet.freeze_panes == "A8"
    assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "14")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert int(sheet.page_setup.fitToHeight) == 0


def test_the_signature_stands_below() -> None:
    said = [str(c.value) for r in opened().iter_rows() for c in r if c.value is not None]
    assert said[-5:] == ["Tirtamaya, 31 Desember 2026", "KEPALA DINAS,", "Haryanto", "Pembina (IV/a)",
                         "NIP. 19690214 199403 1 005"]  # fmt: skip
    assert "Catatan." in said


def test_another_reader_finds_the_same() -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(to_xlsx(TABLE)))
    cells = [cell for row in book.get_sheet_by_index(0).to_python() for cell in row]
    assert "198503172009042003" in cells
    assert dt.date(2024, 4, 1) in cells


def test_paper_and_empty_tables() -> None:
    assert str(opened(paper="A4").page_setup.paperSize) == "9"
    assert opened(replace(TABLE, groups=(), totals=(), notes=(), signature=None)).max_row == 7
    with pytest.raises(Refused):
        to_xlsx(TABLE, "A5")
