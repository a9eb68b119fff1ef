"""The invented SIASN export has the columns of the real one and keeps every digit."""

from __future__ import annotations

from openpyxl import load_workbook

from benchmarks import siasn_export


def test_the_export_has_every_column_and_text_in_every_cell(tmp_path):
    path = siasn_export.write(tmp_path / "profil_pegawai.xlsx", people=40)
    sheet = load_workbook(path).active
    rows = list(sheet.iter_rows(values_only=True))
    assert list(rows[0]) == siasn_export.header()
    assert len(rows[0]) == 69
    assert len(rows) == 41
    nip, sex = rows[0].index("NIP BARU"), rows[0].index("JENIS KELAMIN")
    assert all(isinstance(cell, str) for row in rows[1:] for cell in row)
    assert {len(row[nip]) for row in rows[1:]} == {19}  # an apostrophe and 18 digits
    assert {row[sex] for row in rows[1:]} == {"M", "F"}
