"""Reading dates, names, units and small values from cells (employee data §1.7, §6.3)."""

import datetime as dt

import pytest

from asn_desktop.problems import Refused
from asn_desktop.rules import reading


@pytest.mark.parametrize(
    "raw",
    [
        "31-12-1985", "31/12/1985", "31.12.1985", "1985-12-31", "31 Desember 1985", "31 Des 85", "31-Dec-85",
        "31 desember 1985", "'31-12-1985", "1985-12-31 00:00:00", "31 12 1985",
    ],
)  # fmt: skip
def test_every_form_of_a_date_is_read_day_first(raw):
    assert reading.date(raw, today=dt.date(2026, 11, 23), birth=True) == dt.date(1985, 12, 31)


@pytest.mark.parametrize(
    ("raw", "month"),
    [("1 Pebruari 2020", 2), ("1 Nopember 2020", 11), ("1 Agt 2020", 8), ("1 Ags 2020", 8), ("1 Agu 2020", 8),
     ("1 Aug 2020", 8), ("1 Oct 2020", 10), ("1 Mei 2020", 5), ("1-April-2020", 4)],
)  # fmt: skip
def test_months_in_two_languages_are_read(raw, month):
    assert reading.date(raw) == dt.date(2020, month, 1)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("31-02-2023", "DATE_INVALID"), ("30-02-1990", "DATE_INVALID"), ("03/17/1985", "DATE_INVALID"),
        ("31 Brumaire 1985", "DATE_INVALID"), ("31-12-1785", "DATE_INVALID"), ("besok", "DATE_INVALID"),
        ("1985", "DATE_YEAR_ONLY"), ("", "DATE_EMPTY"), ("-", "DATE_EMPTY"), ("01-01-0001", "DATE_EMPTY"),
        ("00-00-0000", "DATE_EMPTY"), ("null", "DATE_EMPTY"), ("1 januaryish 1985", "DATE_INVALID"),
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused(raw, code):
    with pytest.raises(Refused) as refusal:
        reading.date(raw)
    assert refusal.value.problems[0].code == code


def test_a_year_of_two_digits_follows_the_age():
    today = dt.date(2026, 11, 23)
    assert reading.date("1-1-02", today=today, birth=True).year == 2002
    assert reading.date("1-1-65", today=today, birth=True).year == 1965
    assert reading.date("1-4-26", today=today).year == 2026
    assert reading.date("1-4-98", today=today).year == 1998


def test_serials_of_excel_are_dates_and_years_are_not():
    assert reading.from_serial(41802) == dt.date(2014, 6, 12)
    assert reading.from_serial(44486.0) == dt.date(2021, 10, 17)
    with pytest.raises(Refused):
        reading.from_serial(1985)
    with pytest.raises(Refused):
        reading.from_serial(20231231)


def test_a_column_can_prove_that_the_month_comes_first():
    assert reading.month_first(["03/17/1985", "04/05/1990"])
    assert not reading.month_first(["03/17/1985", "17/04/1990"])
    assert not reading.month_first(["03/07/1985"])


def test_a_date_is_found_in_a_title():
    assert reading.find_date("KEADAAN : 31 OKTOBER 2026") == dt.date(2026, 10, 31)
    assert reading.find_date("KEADAAN BULAN OKTOBER 2026") is None


@pytest.mark.parametrize(
    ("raw", "parts"),
    [
        ("Drs. H. Suparman, M.Si.", ("Suparman", "Drs. H.", "M.Si.")),
        ("Hj. Iis Simanjuntak, S.E.", ("Iis Simanjuntak", "Hj.", "S.E.")),
        ("TITIK SULASTRI, S.E.", ("TITIK SULASTRI", "", "S.E.")),
        ("Umi Lestari, S.E., M.M.", ("Umi Lestari", "", "S.E., M.M.")),
        ("Nur'aini", ("Nur'aini", "", "")),
        ("Abd. Rahman", ("Abd. Rahman", "", "")),
        ("M. Sa'id", ("M. Sa'id", "", "")),
        ("I Gede Putra", ("I Gede Putra", "", "")),
        ("dr. Ratna, Sp.A.", ("Ratna", "dr.", "Sp.A.")),
        ("Drs.Suparman", ("Suparman", "Drs.", "")),
        ("K.H. Ahmad Fauzi", ("Ahmad Fauzi", "K.H.", "")),
        ("Mulyono", ("Mulyono", "", "")),
        ("Ir Joko", ("Joko", "Ir", "")),
        ("br. Ginting", ("br. Ginting", "", "")),
    ],
)  # fmt: skip
def test_titles_are_split_off_a_name(raw, parts):
    name = reading.split_name(raw)
    assert (name.nama, name.gelar_depan, name.gelar_belakang) == parts
    assert reading.split_name(reading.show_name(*parts)) == name


def test_dr_in_capitals_is_doubtful():
    assert reading.split_name("DR. RATNA DEWI").unsure
    assert not reading.split_name("Dr. Ratna Dewi").unsure


def test_a_title_left_in_the_name_is_seen():
    assert reading.title_in_name("Drs. Suparman")
    assert reading.title_in_name("Ratna, S.E.")
    assert not reading.title_in_name("Abd. Rahman")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("UPTD Puskesmas Mawar", "Pusk. Mawar"), ("SDN 01 Karang", "SD Negeri 1 Karang"),
        ("Bid. Bina Marga", "BIDANG BINA MARGA"), ("Kec. Ngadirejo", "KECAMATAN NGADIREJO"),
        ("Subbag Umum & Kepegawaian", "Sub Bagian Umum dan Kepegawaian"), ("SMPN 2 Kota", "SMP N 2 Kota"),
        ("Sekr.", "Sekretariat"), ("U.P.T.D. Puskesmas Mawar", "Puskesmas Mawar"), ("U.P.T.Pasar", "UPT Pasar"),
    ],
)  # fmt: skip
def test_two_spellings_of_a_unit_have_one_key(a, b):
    assert reading.unit_key(a) == reading.unit_key(b)


def test_a_unit_in_capitals_is_written_calmly():
    assert reading.unit_name("DINAS PEKERJAAN UMUM DAN PENATAAN RUANG") == "Dinas Pekerjaan Umum dan Penataan Ruang"
    assert reading.unit_name("UPTD LABORATORIUM KONSTRUKSI") == "UPTD Laboratorium Konstruksi"
    assert reading.unit_name("SDN 1 Karang") == "SDN 1 Karang"


def test_sex_is_read_with_its_column():
    assert [reading.sex(v) for v in ("L", "P", "M", "F", "Laki-laki", "Perempuan", "Pria", "Wanita", "1", "2")] == [
        *"LPLPLPLPLP"
    ]
    assert [reading.sex(v, ("P", "W")) for v in ("P", "W")] == ["L", "P"]
    assert [reading.sex(v, ("L", "W")) for v in ("L", "W")] == ["L", "P"]
    with pytest.raises(Refused):
        reading.sex("X")


def test_eselon_in_every_form():
    assert {reading.eselon(v) for v in ("II.b", "II/b", "IIb", "2b", "Eselon II.b")} == {"II.b"}
    assert reading.eselon("22", is_id=True) == "II.b"
    assert {reading.eselon(v) for v in ("-", "NON", "Non Eselon", "")} == {None}
    with pytest.raises(Refused):
        reading.eselon("kepala")


def test_service_text_and_money():
    assert [reading.service_text(v) for v in ("12 Thn 3 Bln", "12 tahun", "12-03", "12/3")] == [
        (12, 3), (12, 0), (12, 3), (12, 3),
    ]  # fmt: skip
    for wrong in ("12,3", "12 thn 14 bln", "lama"):
        with pytest.raises(Refused):
            reading.service_text(wrong)
    assert {reading.money(v) for v in ("Rp. 3.497.300,-", "3497300", "3.497.300,00")} == {3497300}
    with pytest.raises(Refused):
        reading.money("3,497")


def test_education_level_and_subject():
    assert [reading.education_level(v) for v in ("S-1", "S1 Manajemen", "D.III", "SLTA", "SMA IPA", "S-2", "40")] == [
        "40", "40", "30", "15", "15", "45", "40",
    ]  # fmt: skip
    assert reading.education_level("SMK ADMINISTRASI PERKANTORAN") == "17"
    assert reading.education_subject("S-1 TEKNIK SIPIL") == "TEKNIK SIPIL"
    assert reading.education_subject("D-III KEBIDANAN") == "KEBIDANAN"
    assert reading.education_subject("Manajemen") == "Manajemen"
