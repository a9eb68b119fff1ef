"""Spreadsheets are known by their content; what is none says what it is."""

import io
import zipfile

import openpyxl
import pytest

from asn_desktop.problems import Trouble
from asn_desktop.sheets.reader import open_book
from asn_desktop.sheets.writer import Table, to_xlsx

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def zipped(**members):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as packed:
        for name, text in members.items():
            packed.writestr(name.replace("__", "/"), text)
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "sheet_empty_file"), (b"   \n", "sheet_empty_file"), (b"%PDF-1.7\n%\xe2\xe3", "sheet_is_pdf"),
        (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "sheet_encrypted"),
        (OLE + b"\0" * 600, "sheet_damaged"), (b"PK\x03\x04 cut short", "sheet_damaged"),
        (zipped(**{"word__document.xml": "<w/>"}), "sheet_is_word"), (zipped(photo="x"), "sheet_not_spreadsheet"),
        (zipped(**{"xl__workbook.xml": "<broken"}), "sheet_damaged"),
        (b"\x89PNG\r\n\x1a\n", "sheet_not_spreadsheet"), (bytes(range(256)) * 4, "sheet_not_spreadsheet"),
        (b"<html><table><tr><td>NIP</td></tr></table></html>", "sheet_is_web_page"),
    ],
)  # fmt: skip
def test_what_is_no_spreadsheet_says_what_it_is(data, code):
    with pytest.raises(Trouble) as trouble:
        open_book(data)
    assert trouble.value.code == code


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_is_read_whatever_its_separator_and_encoding(mark, encoding):
    text = "\r\n".join(mark.join(row) for row in (["NAMA", "KET"], ["Nur’aini", "cuti"], ["", ""], ["“Umi”", "é"]))
    book = open_book(text.encode(encoding))
    assert book.kind == "csv"
    assert book.delimiter == mark
    assert book.sheets[0].rows == [["NAMA", "KET"], ["Nur’aini", "cuti"], ["", ""], ["“Umi”", "é"]]


def test_a_line_break_inside_a_cell_is_one_record():
    rows = open_book(b'NAMA;NIP\n"Umi\nNIP. 1";2\n').sheets[0].rows
    assert rows == [["NAMA", "NIP"], ["Umi\nNIP. 1", "2"]]


def test_number_cells_hidden_sheets_and_merged_ranges_are_known():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "PNS"
    sheet["A1"], sheet["A2"], sheet["B2"] = "DAFTAR", 198503172009042003, "198503172009042003"
    sheet.merge_cells("A1:C1")
    book.create_sheet("lama").sheet_state = "hidden"
    target = io.BytesIO()
    book.save(target)
    found = open_book(target.getvalue())
    assert [(s.name, s.hidden) for s in found.sheets] == [("PNS", False), ("lama", True)]
    assert found.sheets[0].merged == ((0, 0, 0, 2),)
    number, text = found.sheets[0].rows[1][:2]
    assert isinstance(number, float | int)
    assert text == "198503172009042003"


def test_what_is_written_keeps_every_digit_as_text():
    nip = "198503172009042003"
    data = to_xlsx(Table("Daftar", ["NIP", "Alasan"], [[nip, "=1+1"], [None, "x"]], marked=1))
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert (sheet["A2"].value, sheet["A2"].data_type, sheet["A2"].number_format) == (nip, "s", "@")
    assert (sheet["B2"].value, sheet["B2"].data_type) == ("=1+1", "s")
    assert open_book(data).sheets[0].rows[1] == [nip, "=1+1"]
