"""Lists as offices make them: headers, columns, rows that are no people, values and their findings."""

import csv
import datetime as dt

import pytest

from asn_desktop import files
from asn_desktop.problems import Refused
from asn_desktop.sheets.header import find_header
from asn_desktop.sheets.mapping import column_letter, map_columns
from asn_desktop.sheets.people import read_people
from asn_desktop.sheets.reader import Sheet, open_book
from asn_desktop.sheets.rows import RawRow, Skipped, read_title, walk
from asn_desktop.sheets.sense import Sense, reading_of, service_meaning

TODAY = dt.date(2026, 11, 23)
UMI = "197912132005032005"
DONI = "200110182025211005"


def read(rows, merged=()):
    sheet = Sheet("", [list(row) for row in rows], tuple(merged))
    header = find_header(sheet)
    columns = map_columns(header, sheet.rows[header.first_data :], None)
    title = read_title(sheet, header)
    lines = list(walk(sheet, header, columns))
    people = [line for line in lines if isinstance(line, RawRow)]
    sense = Sense(TODAY, title.as_of, title.office, service_meaning(people, title.text, TODAY)[0])
    return columns, lines, read_people(people, reading_of(columns, people, TODAY), sense)


def one(**cells):
    row = {"NAMA": "Umi Lestari", "NIP": UMI} | cells
    return read([list(row), list(row.values())])[2][0]


def codes(person):
    return [p.code for p in person.problems]


def fields(columns):
    return {c.heading: c.field for c in columns}


def test_every_heading_of_the_siasn_export_finds_its_field():
    with files.resource("tables/siasn_export_pegawai_header.csv").open(encoding="utf-8") as table:
        headings = [row["header"] for row in csv.DictReader(table)]
    values = dict.fromkeys(headings, "null") | {
        "NIP BARU": f"'{UMI}", "NAMA": "UMI LESTARI   ", "TANGGAL LAHIR": "13-12-1979", "JENIS KELAMIN": "F",
        "AGAMA ID": "1", "AGAMA NAMA": "Islam", "JENIS KAWIN ID": "1", "STATUS CPNS PNS": "P", "TMT CPNS": "01-03-2005",
        "GOL AWAL ID": "31", "GOL AWAL NAMA": "III/a", "GOL AKHIR ID": "43", "GOL AKHIR NAMA": "IV/c",
        "TMT GOLONGAN": "01-04-2025", "MK TAHUN": "21", "MK BULAN": "1", "JABATAN NAMA": "Kepala Dinas",
        "TINGKAT PENDIDIKAN ID": "45", "IS VALID NIK": "1", "NIK": "'3374015312790002", "ESELON ID": "22",
        "UNOR NAMA": "DINAS PERHUBUNGAN", "KEDUDUKAN HUKUM ID": "01", "TMT PNS": "01-01-0001",
    }  # fmt: skip
    columns, _lines, (person,) = read([headings, [values[h] for h in headings]])
    assert not [c for c in columns if c.sure == "periksa"]
    assert person.problems == []
    expected = {
        "nip": UMI, "nama": "UMI LESTARI", "jenis_kelamin": "P", "status": "PNS", "golongan": "IV/c",
        "golongan_awal": "III/a", "mkg_tahun": 21, "mkg_bulan": 1, "agama": "1", "status_kawin": "1", "eselon": "II.b",
        "pendidikan_tingkat": "45", "kedudukan_hukum": "01", "is_valid_nik": True, "jenis_jabatan": "1",
        "unit_kerja": "Dinas Perhubungan", "nik": "3374015312790002",
    }  # fmt: skip
    assert {name: person.values.get(name) for name in expected} == expected
    assert "tmt_pns" not in person.values


def test_pppk_of_the_siasn_export_are_known_by_kedudukan_hukum():
    person = one(NIP=DONI, **{"STATUS CPNS PNS": "P", "KEDUDUKAN HUKUM ID": "71"})
    assert (person.values["status"], person.problems) == ("PPPK", [])


def test_a_simpeg_list_with_its_title_and_header_in_row_nine_is_read():
    rows = [[""], ["DATA PEGAWAI"], ["DINAS PERHUBUNGAN KEADAAN 31 DESEMBER 2025"], *[[""]] * 5]
    rows.append(["No.", "NIP", "NIP Baru", "Nama", "Tempat Lahir", "Tanggal Lahir", "L/P", "Gol. Ruang", "TMT Pangkat"])
    rows.append([1.0, "131234567", UMI, "Umi Lestari", "Solo", dt.date(1979, 12, 13), "P", "IV/c", 45748.0])
    columns, _lines, (person,) = read(rows)
    assert (fields(columns)["NIP Baru"], fields(columns)["NIP"]) == ("nip", "nip_lama")
    assert (person.values["nip"], person.values["nip_lama"]) == (UMI, "131234567")
    assert person.values["tmt_golongan"] == dt.date(2025, 4, 1)
    assert person.values["tanggal_lahir"] == dt.date(1979, 12, 13)


def test_a_lone_tmt_follows_its_neighbour_and_asks_for_a_look():
    columns, _lines, (person,) = read([["NAMA", "NIP", "GOL/RUANG", "TMT"], ["Umi", UMI, "IV/c", "01-04-2025"]])
    tmt = columns[3]
    assert (tmt.field, tmt.sure, tmt.note) == ("tmt_golongan", "periksa", "tmt_left")
    assert person.values["tmt_golongan"] == dt.date(2025, 4, 1)


def test_of_two_columns_for_one_field_the_fuller_one_stays_and_asks():
    rows = [["NAMA", "NIP", "JABATAN", "JABATAN TERAKHIR"], ["Umi", UMI, "", "Kepala Dinas"],
            ["Doni", DONI, "Staf", "Arsiparis"]]  # fmt: skip
    columns, _lines, people = read(rows)
    assert [(c.field, c.sure) for c in columns[2:]] == [(None, "pasti"), ("jabatan", "periksa")]
    assert people[0].values["jabatan"] == "Kepala Dinas"


def test_a_column_without_a_known_heading_is_known_by_its_content():
    rows = [["NAMA", "KODE X", "TEMPAT TUGAS", "NIK"]]
    numbers = ("197912132005032005", "198503172009042003", "198811302023212007")
    rows += [["Umi", nip, "Sekretariat", ""] for nip in numbers]
    columns, _lines, people = read(rows)
    assert (columns[1].field, columns[1].sure) == ("nip", "isi")
    assert [p.values["nip"] for p in people] == list(numbers)


@pytest.mark.parametrize(
    ("sexes", "expected"),
    [(("L", "P"), ["L", "P"]), (("P", "W"), ["L", "P"]), (("M", "F"), ["L", "P"]), (("1", "2"), ["L", "P"])],
)
def test_the_sex_column_is_understood_as_a_whole(sexes, expected):
    rows = [["NAMA", "NIP", "JK"], ["Doni", DONI, sexes[0]], ["Umi", UMI, sexes[1]]]
    assert [p.values["jenis_kelamin"] for p in read(rows)[2]] == expected


def test_a_column_that_puts_the_month_first_is_refused_as_a_whole():
    rows = [["NAMA", "NIP", "TMT JABATAN"], ["Doni", DONI, "03/04/2020"], ["Umi", UMI, "03/17/2020"]]
    people = read(rows)[2]
    assert [codes(p) for p in people] == [["DATE_MONTH_FIRST"]] * 2
    assert not any("tmt_jabatan" in p.values for p in people)


def test_a_nip_in_a_number_cell_is_refused_and_the_cell_is_kept():
    person = one(NIP=float(UMI))
    assert codes(person) == ["NIP_PRECISION"]
    assert person.refused


@pytest.mark.parametrize(
    ("cells", "code", "missing"),
    [
        ({"NIK": 3374015312790002.0}, "NIK_PRECISION", "nik"), ({"NIK": "337401531279"}, "NIK_LENGTH", "nik"),
        ({"AGAMA": "Jedi"}, "CODE_UNKNOWN", "agama"), ({"ESELON": "X"}, "ESELON_FORMAT", "eselon"),
        ({"TMT GOLONGAN": "15-04-2020"}, "TMT_NOT_FIRST", "tmt_golongan"),
        ({"TMT GOLONGAN": "01-04-2001"}, "TMT_ORDER", "tmt_golongan"),
        ({"TMT PNS": "01-03-2004"}, "TMT_ORDER", "tmt_pns"), ({"TMT JABATAN": "2020"}, "DATE_YEAR_ONLY", "tmt_jabatan"),
        ({"Masa Kerja": "12,3"}, "SERVICE_FORMAT", "mks_tahun"),
        ({"TAHUN LULUS": "kapan"}, "YEAR_FORMAT", "tahun_lulus"),
        ({"TINGKAT PENDIDIKAN": "sarjana", "TAHUN LULUS": "2030"}, "EDU_YEAR_FUTURE", "tahun_lulus"),
        ({"NIP LAMA": "12"}, "NIP_LAMA_LENGTH", "nip_lama"), ({"TMT CPNS": "01-03-1995"}, "TMT_BEFORE_18", "tmt_cpns"),
    ],
)  # fmt: skip
def test_a_wrong_field_leaves_the_row_in_without_it(cells, code, missing):
    person = one(**cells)
    assert code in codes(person)
    assert not person.refused
    assert missing not in person.values


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"TANGGAL LAHIR": "30-02-1979"}, "DATE_INVALID"), ({"TANGGAL LAHIR": "13-12-1978"}, "NIP_DOB_MISMATCH"),
        ({"JK": "L"}, "NIP_SEX_MISMATCH"), ({"STATUS": "PPPK"}, "NIP_KIND_MISMATCH"), ({"JK": "X"}, "SEX_FORMAT"),
        ({"STATUS": "honorer"}, "STATUS_FORMAT"), ({"NAMA": "-", "TANGGAL LAHIR": "13-12-1979"}, "NAMA_EMPTY"),
        ({"NAMA": f"Umi\nNIP. {DONI}"}, "NIP_TWO"),
    ],
)  # fmt: skip
def test_a_wrong_key_field_refuses_the_row(cells, code):
    person = one(**cells)
    assert code in codes(person)
    assert person.refused


@pytest.mark.parametrize(
    ("cells", "code", "kept"),
    [
        ({"TMT JABATAN": "15-04-2020"}, "TMT_NOT_FIRST", True), ({"TMT GOLONGAN": "01-04-2031"}, "TMT_FUTURE", True),
        ({"TMT JABATAN": "01-04-2031"}, "TMT_FUTURE", True), ({"TANGGAL SK CPNS": "01-04-2031"}, "SK_FUTURE", False),
    ],
)  # fmt: skip
def test_unusual_days_of_a_career_are_shown(cells, code, kept):
    person = one(**cells, **({"GOL AWAL NAMA": "III/a"} if "TANGGAL SK CPNS" in cells else {}))
    assert codes(person) == [code]
    assert any(isinstance(v, dt.date) and v.year in (2020, 2031) for v in person.values.values()) == kept


def test_decrees_of_the_appointment_and_training_have_their_place():
    columns, _lines, (person,) = read([
        ["NIP", "NAMA", "NOMOR SK CPNS", "NOMOR SK PNS", "DIKLAT"], [UMI, "UMI LESTARI", "1", "2", "PIM IV"],
    ])  # fmt: skip
    assert [c.field for c in columns] == ["nip", "nama", "sk_cpns_nomor", "sk_pns_nomor", "diklat"]
    assert (person.values["sk_pns_nomor"], person.values["diklat"]) == ("2", "PIM IV")


def test_an_acting_post_is_known_as_one():
    values = one(JABATAN="Plt. Kepala Bidang Angkutan").values
    assert (values["jabatan"], values["penugasan"], values["jenis_jabatan"]) == ("Kepala Bidang Angkutan", "PLT", "1")


def test_functional_posts_bring_their_level():
    values = one(JABATAN="Arsiparis Ahli Muda").values
    assert (values["jenis_jabatan"], values["jenjang_jf"]) == ("2", "Ahli Muda")
    assert one(JABATAN="Pengadministrasi Perkantoran").values["jenis_jabatan"] == "4"


def test_place_and_date_of_birth_in_one_cell_are_split():
    values = one(**{"Tempat, Tanggal Lahir": "Surakarta, 13 Des 1979"}).values
    assert (values["tempat_lahir"], values["tanggal_lahir"]) == ("Surakarta", dt.date(1979, 12, 13))


def test_people_after_a_subtotal_are_not_lost_and_the_signature_is_none():
    rows = [
        ["NO", "NAMA", "NIP", "GOL/RUANG"], [1.0, "Umi Lestari", UMI, "IV/c"], ["", "JUMLAH", 1.0, ""],
        ["", "BIDANG ANGKUTAN", "", ""], [2.0, "Doni", DONI, "IX"], ["", "JUMLAH", 2.0, ""],
        ["", "", "", "Tirtamaya, 31 Oktober 2026"], ["", "", "", "KEPALA DINAS"], ["", "", "", "Umi Lestari"],
        ["", "", "", "NIP. 19791213 200503 2 005"],
    ]  # fmt: skip
    _columns, lines, people = read(rows)
    assert [p.values["nip"] for p in people] == [UMI, DONI]
    assert [line.why for line in lines if isinstance(line, Skipped)][-1] == "jumlah"


def test_a_signature_without_totals_ends_the_list():
    rows = [
        ["NO", "NAMA", "NIP", "KET"], [1.0, "Umi Lestari", UMI, ""], ["", "", "", ""],
        ["", "Tirtamaya, 31 Oktober 2026", "", ""], ["", "KEPALA DINAS", "", ""], ["", "Umi Lestari", "", ""],
        ["", "NIP. 19791213 200503 2 005", "", ""],
    ]  # fmt: skip
    assert [p.number for p in read(rows)[2]] == [2]


def test_a_sheet_without_people_is_refused():
    with pytest.raises(Refused) as refusal:
        find_header(Sheet("REKAP", [["NO", "UNIT KERJA", "JUMLAH"], [1.0, "Sekretariat", 12.0]]))
    assert refusal.value.problems[0].code == "SHEET_NO_HEADER"


def test_columns_have_the_letters_of_excel():
    assert [column_letter(n) for n in (0, 25, 26, 68)] == ["A", "Z", "AA", "BQ"]


def test_a_csv_from_excel_in_indonesian_is_read_to_the_end():
    text = "sep=;\r\nNAMA;NIP;JK\r\nUmi;'197912132005032005;P\r\n"
    book = open_book(text.encode("cp1252"))
    assert read(book.sheets[0].rows)[2][0].values["nip"] == UMI
