"""What a row may say beside the rest of a person's record: one case for each finding (employee data §9.1, §9.2)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction

import pytest

from asn_desktop.problems import Severity
from asn_desktop.rules import rank_checks, record_checks, standing
from asn_desktop.rules.career_tables import Education, EselonRange, Jenjang, RecordTables
from asn_desktop.rules.record_facts import Facts
from asn_desktop.services.record_kinds import KINDS

TODAY = dt.date(2026, 11, 23)


def day(text: str) -> dt.date:
    """A day as people write it: 1-4-2022."""
    return dt.date(*(int(part) for part in reversed(text.split("-"))))


def school(tingkat: str, kode: str, top: str = "", pppk: str = "") -> Education:
    return Education(tingkat, kode, 0, "", top, pppk)


def jenjang(code: str, name: str, kind: str, low: str, high: str) -> Jenjang:
    return Jenjang(code, name, kind, low, high, Fraction(0), Fraction(0), None, 0)


TABLES = RecordTables(
    {"II.b": EselonRange("II.b", "IV/b", "IV/c", 60, 5, "JPT Pratama"),
     "III.b": EselonRange("III.b", "III/d", "IV/a", 58, 7, "Administrator")},
    {"MU": jenjang("MU", "Ahli Muda", "Keahlian", "III/c", "III/d"),
     "TR": jenjang("TR", "Terampil", "Keterampilan", "II/b", "II/d")},
    {"10": school("10", "SMP"), "15": school("15", "SMA", "III/b"), "25": school("25", "D-II"),
     "30": school("30", "D-III", pppk="VII"), "35": school("35", "D-IV"), "40": school("40", "S-1", "III/d", "IX")},
)  # fmt: skip
PNS = Facts(TODAY, "PNS", dt.date(1985, 3, 17), "P", "Asih Lestari", "198503172009042003", "3399015703850001",
            dt.date(2009, 4, 1), tables=TABLES)  # fmt: skip
PPPK = replace(PNS, status="PPPK", tanggal_lahir=dt.date(1988, 11, 30), nip="198811302023212007",
               mulai=dt.date(2023, 3, 1))  # fmt: skip


def whole(kind: str, **given: object) -> dict[str, object]:
    """A row of the kind with every field, days read from text."""
    read = {n: day(v) if isinstance(v, str) and v.count("-") == 2 and v[0].isdigit() else v for n, v in given.items()}
    return {f.name: f.default for f in KINDS[kind].fields} | read


def findings(kind: str, row: dict[str, object], facts: Facts = PNS, **others: list[dict[str, object]]):
    beside = {key: [whole(key, **one) for one in rows] for key, rows in others.items()}
    return record_checks.check(kind, whole(kind, **row), replace(facts, rows=beside))


def codes(problems) -> list[str]:
    return [p.code for p in problems]


B2018 = {"golongan": "III/b", "tmt": "1-4-2018", "mkg_tahun": 9, "mkg_bulan": 0}
S1 = {"tingkat": "40", "tahun_lulus": 2007}
SMA = {"tingkat": "15", "tahun_lulus": 2003}
HEAD = {"jenis": "1", "nama": "Kepala Bidang", "eselon": "III.b", "tmt": "1-1-2022", "unit_id": 1, "penugasan": "D"}
JF = {"jenis": "2", "nama": "Analis Ahli Muda", "tmt": "1-1-2022", "unit_id": 1, "penugasan": "D"}


@pytest.mark.parametrize(
    ("row", "others", "expected"),
    [
        ({"golongan": "III/c", "tmt": "1-4-2022", "mkg_tahun": 13, "mkg_bulan": 0}, {"golongan": [B2018]}, []),
        ({"golongan": "III/c", "tmt": "1-4-2019"}, {"golongan": [B2018]}, ["KP_TOO_SOON"]),
        ({"golongan": "III/c", "tmt": "1-4-2019", "jenis_kp": "203"}, {"golongan": [B2018]}, []),
        ({"golongan": "III/c", "tmt": "1-4-2022"}, {"golongan": [B2018], "pendidikan": [SMA]}, ["GOL_ABOVE_CEILING"]),
        ({"golongan": "III/c", "tmt": "1-4-2022"}, {"pendidikan": [SMA], "jabatan": [JF]}, []),
        ({"golongan": "III/b", "tmt": "1-4-2022"}, {"jabatan": [HEAD]}, ["POST_RANGE"]),
        ({"golongan": "III/d", "tmt": "1-4-2022"}, {"jabatan": [HEAD]}, []),
        ({"golongan": "IV/a", "tmt": "1-4-2022"}, {"jabatan": [HEAD | {"eselon": "II.b"}]}, ["JPT_BELOW_RANK"]),
        ({"golongan": "III/c", "tmt": "1-4-2022", "mkg_tahun": 12, "mkg_bulan": 0}, {"golongan": [B2018]},
         ["MKG_DIFF"]),
        ({"golongan": "III/c", "tmt": "1-4-2022", "mkg_tahun": 12, "mkg_bulan": 0},
         {"golongan": [B2018], "cltn": [{"jenis": "1", "mulai": "1-4-2020", "aktif_kembali": "1-4-2021"}]}, []),
        ({"golongan": "III/c", "tmt": "1-4-2022", "mkg_tahun": 15, "mkg_bulan": 6},
         {"golongan": [B2018], "pmk": [{"tahun": 2, "bulan": 6, "tmt": "1-1-2020"}]}, []),
        ({"golongan": "II/c", "tmt": "1-4-2010", "mkg_tahun": 1}, {}, ["MKG_BELOW_TABLE"]),
        ({"golongan": "III/b", "tmt": "1-4-2022"},
         {"golongan": [{"golongan": "III/c", "tmt": "1-4-2018"}]}, ["GOL_ORDER"]),
        ({"golongan": "III/b", "tmt": "1-4-2022"},
         {"golongan": [{"golongan": "III/c", "tmt": "1-4-2018"}],
          "hukdis": [{"jenis": "8", "tingkat": "S", "mulai": "1-3-2022"}]}, []),
        ({"golongan": "III/c", "tmt": "1-4-2022", "tanggal_sk": "2-4-2024"}, {}, ["SK_RETROACTIVE"]),
        ({"golongan": "III/c", "tmt": "1-4-2022", "tanggal_sk": "1-4-2024"}, {}, []),
        ({"golongan": "III/c", "tmt": "1-4-2022", "tanggal_sk": "2-5-2027"}, {}, ["SK_FUTURE"]),
    ],
)  # fmt: skip
def test_a_golongan_beside_the_record(row, others, expected):
    assert codes(findings("golongan", row, **others)) == expected


def test_a_second_class_golongan_loses_years_on_the_way_up():
    before = {"golongan": "II/d", "tmt": "1-4-2018", "mkg_tahun": 9, "mkg_bulan": 4}
    row = {"golongan": "III/a", "tmt": "1-4-2022", "mkg_tahun": 8, "mkg_bulan": 4}
    assert findings("golongan", row, golongan=[before]) == []


@pytest.mark.parametrize(
    ("tmt", "expected"),
    [("1-4-2022", []), ("1-6-2022", ["KP_PERIOD"]), ("1-6-2024", []), ("1-7-2024", ["KP_PERIOD"]), ("1-11-2025", [])],
)
def test_the_calendar_of_promotions(tmt, expected):
    facts = replace(PNS, rows={"golongan": [whole("golongan", **B2018)]})
    assert codes(rank_checks.check_period(whole("golongan", golongan="III/c", tmt=tmt), facts)) == expected
    assert rank_checks.check_period(whole("golongan", golongan="III/a", tmt="1-3-2009"), PNS) == []


def test_a_pppk_above_the_usual_golongan_is_told():
    row = {"golongan": "XI", "tmt": "1-3-2023"}
    assert codes(findings("golongan", row, PPPK, pendidikan=[S1])) == ["PPPK_EDU"]
    assert codes(findings("golongan", {"golongan": "III/a", "tmt": "1-3-2023"}, PPPK)) == ["GOL_FORMAT"]


@pytest.mark.parametrize(
    ("row", "others", "expected"),
    [
        (HEAD, {"golongan": [{"golongan": "III/d", "tmt": "1-4-2021"}], "pendidikan": [S1]}, []),
        (HEAD, {"golongan": [B2018]}, ["POST_RANGE"]),
        (HEAD, {"golongan": [B2018, {"golongan": "III/d", "tmt": None}]}, []),  # its TMT is a gap of its own
        (HEAD | {"eselon": "II.b"}, {"golongan": [B2018]}, ["JPT_BELOW_RANK"]),
        (HEAD | {"eselon": None}, {}, ["ESELON_EMPTY"]),
        (HEAD, {"pendidikan": [SMA]}, ["EDU_BELOW_ESELON"]),
        (JF, {"pendidikan": [{"tingkat": "25", "tahun_lulus": 2005}]}, ["EDU_BELOW_JF"]),
        (JF | {"nama": "Pranata Terampil"}, {"pendidikan": [{"tingkat": "10", "tahun_lulus": 2000}]},
         ["EDU_BELOW_JF"]),
        (JF | {"nama": "Pranata Terampil"}, {"pendidikan": [SMA]}, []),
        (HEAD | {"tmt": "1-4-2010"}, {}, ["STRUKTURAL_SHORT"]),
        (HEAD, {"jabatan": [JF | {"tmt": "1-1-2015", "sampai": "30-11-2021"}]}, []),
        (HEAD, {"jabatan": [JF | {"tmt": "1-1-2015", "sampai": "29-11-2021"}]}, ["JAB_GAP"]),
        (HEAD, {"jabatan": [JF | {"tmt": "1-1-2015", "sampai": "1-2-2022"}]}, ["JAB_OVERLAP"]),
        (HEAD | {"penugasan": "PLT"}, {"jabatan": [JF | {"tmt": "1-1-2015"}]}, []),
        (HEAD | {"unit_id": None}, {}, ["FIELD_EMPTY"]),
        (HEAD | {"unit_id": None, "sampai": "31-12-2022"}, {}, []),
        (JF | {"jenis": "4"}, {}, ["JF_NAME_PELAKSANA"]),
    ],
)  # fmt: skip
def test_a_post_beside_the_record(row, others, expected):
    assert codes(findings("jabatan", row, **others)) == expected


def pay(golongan: str, years: int, on: dt.date) -> int | None:
    return 3_497_300 if (golongan, years) == ("III/b", 12) and on.year >= 2024 else None


STEP = {"jenis": "berkala", "tmt": "1-4-2024", "golongan": "III/b", "mkg_tahun": 12, "mkg_bulan": 0,
        "gaji_lama": 3_390_500, "gaji_baru": 3_497_300}  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "others", "expected"),
    [
        ({}, {}, []),
        ({"tmt": "2-4-2024"}, {}, ["TMT_NOT_FIRST"]),
        ({"tmt": "1-4-2008"}, {}, ["TMT_ORDER"]),
        ({"golongan": "IX"}, {}, ["GOL_FORMAT"]),
        ({"mkg_bulan": 14}, {}, ["RANGE"]),
        ({"gaji_baru": 3_497_000}, {}, ["GAJI_DIFF"]),
        ({"gaji_baru": -1}, {}, ["MONEY_NEGATIVE"]),
        ({"gaji_baru": 3_000_000, "tmt": "1-4-2022"}, {}, ["KGB_PAY_LOWER"]),
        ({}, {"kgb": [STEP]}, ["KGB_DUP"]),
        ({}, {"golongan": [{"golongan": "III/c", "tmt": "1-4-2020"}]}, ["KGB_RANK_DIFF"]),
        ({}, {"golongan": [{"golongan": "III/a", "tmt": "1-4-2020"}, {"golongan": "III/b", "tmt": None}]}, []),
        ({}, {"golongan": [B2018]}, ["MKG_DIFF"]),
        ({"jenis": "ditunda"}, {}, ["FIELD_EMPTY"]),
        ({"jenis": "ditunda", "ditunda_sampai": "1-4-2025"}, {}, []),
        ({"jenis": "ditunda", "ditunda_sampai": "1-4-2026"}, {}, ["KGB_DEFERRAL_LONG"]),
        ({"jenis": "ditunda", "ditunda_sampai": "1-3-2024"}, {}, ["DATES_ORDER"]),
    ],
)  # fmt: skip
def test_a_salary_step_beside_the_record(changed, others, expected):
    assert codes(findings("kgb", STEP | changed, replace(PNS, pay=pay), **others)) == expected


@pytest.mark.parametrize(
    ("kind", "row", "others", "expected"),
    [
        ("pendidikan", S1, {"pendidikan": [S1]}, ["EDU_DUP"]),
        ("pendidikan", S1 | {"pertama": True}, {"pendidikan": [SMA | {"pertama": True}]}, ["EDU_FIRST_TWICE"]),
        ("pendidikan", S1 | {"tahun_lulus": 1997}, {}, ["EDU_YEAR"]),
        ("diklat", {"nama": "PIM IV", "mulai": "5-3-2018", "selesai": "1-3-2018"}, {}, ["DATES_ORDER"]),
        ("diklat", {"nama": "PIM IV", "selesai": "1-3-2018", "tahun": 2019}, {}, ["YEAR_DATE_DIFF"]),
        ("kursus", {"nama": "TIK", "tahun": 2030}, {}, ["RANGE"]),
        ("kursus", {"nama": "TIK", "selesai": "1-3-2027"}, {}, ["DATE_AHEAD"]),
        ("kinerja", {"tahun": 2024, "predikat": "2"}, {}, []),
        ("kinerja", {"tahun": 2024}, {}, ["RESULT_EMPTY"]),
        ("kinerja", {"tahun": 2027, "predikat": "2"}, {}, ["RANGE"]),
        ("kinerja", {"tahun": 2007, "predikat": "2"}, {}, ["RESULT_BEFORE_START"]),
        ("kinerja", {"tahun": 2024, "predikat": "2"}, {"kinerja": [{"tahun": 2024}]}, ["RESULT_DUP"]),
        ("kinerja", {"tahun": 2024, "predikat": "2", "penilai_nip": "123"}, {}, ["ASSESSOR_NUMBER"]),
        ("angka_kredit", {"total": "12.500", "utama": "10", "penunjang": "2.5"}, {}, []),
        ("angka_kredit", {"total": "12.600", "utama": "10", "penunjang": "2.5"}, {}, ["AK_TOTAL"]),
        ("angka_kredit", {"total": "dua"}, {}, ["DECIMAL_FORMAT"]),
        ("angka_kredit", {"total": "-1"}, {}, ["DECIMAL_FORMAT"]),
        ("angka_kredit", {"total": "5", "nomor_sk": "7"}, {"angka_kredit": [{"total": "9", "nomor_sk": "7"}]},
         ["SK_TWICE"]),
        ("penghargaan", {"jenis": "201", "tanggal_sk": "17-8-2020"}, {}, []),
        ("penghargaan", {"jenis": "202", "tanggal_sk": "17-8-2020"}, {}, ["AWARD_EARLY"]),
        ("penghargaan", {"jenis": "201", "tahun": 2020}, {"penghargaan": [{"jenis": "201"}]}, ["AWARD_TWICE"]),
        ("lisensi", {"jenis": "STR", "sampai": "1-1-2026"}, {}, ["LICENCE_EXPIRED"]),
        ("lisensi", {"jenis": "STR", "sampai": "1-1-2026"}, {"lisensi": [{"jenis": "STR", "sampai": None}]}, []),
        ("hukdis", {"jenis": "4", "tingkat": "R", "mulai": "1-1-2020"}, {}, ["HUKDIS_LEVEL"]),
        ("hukdis", {"jenis": "4", "tingkat": "S", "mulai": "1-6-2026", "sampai": "31-5-2027"}, {}, ["HUKDIS_RUNNING"]),
        ("hukdis", {"jenis": "4", "tingkat": "S", "mulai": "1-6-2001"}, {}, ["TMT_ORDER"]),
        ("hukdis", {"jenis": "8", "tingkat": "S", "golongan": "V"}, {}, ["GOL_FORMAT"]),
        ("cltn", {"jenis": "1", "mulai": "1-1-2020", "sampai": "1-1-2019"}, {}, ["DATES_ORDER"]),
        ("cltn", {"jenis": "1", "mulai": "1-6-2026", "sampai": "1-6-2028"}, {}, ["CLTN_STANDING"]),
        ("cltn", {"jenis": "1", "mulai": "1-6-2020", "sampai": "1-6-2023"}, {}, ["CLTN_EXPIRED", "CLTN_STANDING"]),
        ("cltn", {"jenis": "1", "mulai": "1-6-2020", "aktif_kembali": "1-6-2022"},
         {"cltn": [{"jenis": "1", "mulai": "1-1-2021", "aktif_kembali": "1-1-2022"}]}, ["CLTN_OVERLAP"]),
        ("cltn", {"jenis": "6", "mulai": "1-6-2026"}, {}, []),
        ("pmk", {"tahun": 0, "bulan": 0, "tmt": "1-1-2012"}, {}, ["PMK_NOTHING"]),
        ("pmk", {"tahun": 9, "bulan": 0, "tmt": "1-1-2012", "jenis": "swasta"}, {}, ["PMK_PRIVATE"]),
        ("pmk", {"tahun": 3, "bulan": 0, "tmt": "1-1-2012", "mulai": "1-1-2005", "sampai": "1-1-2007"}, {},
         ["PMK_TOO_MUCH"]),
        ("pmk", {"tahun": 3, "bulan": 0, "tmt": "2-1-2012"}, {}, ["TMT_NOT_FIRST"]),
        ("pindah", {"jenis": "keluar", "tmt": "1-1-2025"}, {}, ["MOVED_STILL_ACTIVE"]),
        ("pindah", {"jenis": "masuk", "tmt": "1-1-2025"}, {}, []),
        ("pemberhentian", {"jenis": "1", "tmt": "1-4-2043"}, {}, []),
        ("pemberhentian", {"jenis": "1", "tmt": "1-5-2043"}, {}, ["PENSION_DIFF"]),
        ("pemberhentian", {"jenis": "1", "tmt": "15-4-2043"}, {}, ["TMT_NOT_FIRST", "PENSION_DIFF"]),
        ("pemberhentian", {"jenis": "2", "tmt": "1-4-2026"}, {}, ["FIELD_EMPTY"]),
        ("pemberhentian", {"jenis": "2", "tmt": "1-4-2026", "tanggal_meninggal": "2-4-2026"}, {}, ["DATES_ORDER"]),
        ("pemberhentian", {"jenis": "2", "tmt": "1-4-2027", "tanggal_meninggal": "31-3-2027"}, {}, ["DATE_AHEAD"]),
        ("pemberhentian", {"jenis": "3", "tmt": "1-4-2026"}, {"pemberhentian": [{"jenis": "3", "tmt": "1-1-2026"}]},
         ["END_TWICE"]),
        ("nip_alias", {"nip": "130123456", "jenis": "lama"}, {}, []),
        ("nip_alias", {"nip": "13012345", "jenis": "lama"}, {}, ["ALIAS_LENGTH"]),
        ("nip_alias", {"nip": PNS.nip, "jenis": "perbaikan"}, {}, ["ALIAS_SAME"]),
        ("nip_alias", {"nip": "130123456", "jenis": "lama"}, {"nip_alias": [{"nip": "130123456"}]}, ["ALIAS_TWICE"]),
    ],
)  # fmt: skip
def test_other_histories(kind, row, others, expected):
    facts = replace(PNS, levels={"4": "S"}, pensiun=dt.date(2043, 4, 1))
    assert codes(findings(kind, row, facts, **others)) == expected


@pytest.mark.parametrize(
    ("row", "others", "expected"),
    [
        ({"mulai": "1-3-2023", "sampai": "29-2-2028"}, [], []),
        ({"mulai": "1-3-2023", "sampai": "28-2-2023"}, [], ["CONTRACT"]),
        ({"mulai": "1-3-2006", "sampai": "28-2-2008"}, [], ["TMT_BEFORE_18"]),
        ({"mulai": "1-3-2024", "sampai": "28-2-2026"}, [{"mulai": "1-3-2023", "sampai": "1-3-2024"}],
         ["CONTRACT_OVERLAP"]),
        ({"mulai": "1-3-2024", "sampai": "28-2-2026"}, [{"mulai": "1-3-2023", "sampai": "29-2-2024"}], []),
        ({"mulai": "1-3-2023", "sampai": "31-12-2047"}, [], ["CONTRACT_AFTER_BUP"]),
        ({"mulai": "1-3-2023", "golongan": "III/a"}, [], ["GOL_FORMAT"]),
        ({"mulai": "1-3-2023", "upah": -5}, [], ["MONEY_NEGATIVE"]),
    ],
)  # fmt: skip
def test_a_work_agreement(row, others, expected):
    facts = replace(PPPK, pensiun=dt.date(2046, 12, 1))
    assert codes(findings("kontrak", row, facts, kontrak=others)) == expected


SPOUSE = {"nama": "Budi", "tanggal_lahir": "1-2-1983", "status": "menikah", "tanggal_nikah": "5-5-2010"}


@pytest.mark.parametrize(
    ("kind", "row", "others", "expected"),
    [
        ("pasangan", SPOUSE, {}, []),
        ("pasangan", SPOUSE | {"nama": "asih LESTARI", "tanggal_lahir": "17-3-1985"}, {}, ["FAMILY_SELF"]),
        ("pasangan", SPOUSE | {"nip": PNS.nip}, {}, ["FAMILY_SELF"]),
        ("pasangan", SPOUSE | {"tanggal_nikah": "1-1-1984"}, {}, ["FAMILY_MARRIAGE_EARLY"]),
        ("pasangan", SPOUSE | {"tanggal_nikah": "1-1-1995"}, {}, ["MARRIAGE_YOUNG"]),
        ("pasangan", SPOUSE | {"tanggal_nikah": "1-1-2027"}, {}, ["DATE_AHEAD"]),
        ("pasangan", SPOUSE | {"status": "cerai"}, {}, ["MARRIAGE_END_EMPTY"]),
        ("pasangan", SPOUSE | {"status": "cerai", "tanggal_akhir": "1-1-2009"}, {}, ["DATES_ORDER"]),
        ("pasangan", SPOUSE | {"jenis_kelamin": "P"}, {}, ["SPOUSE_SEX"]),
        ("pasangan", SPOUSE, {"pasangan": [{"nama": "Joko", "status": "menikah"}]}, ["SPOUSE_TWO"]),
        ("pasangan", SPOUSE | {"nik": "33990102838300"}, {}, ["NIK_LENGTH"]),
        ("pasangan", SPOUSE | {"nik": PNS.nik}, {}, ["NIK_DOB_MISMATCH", "FAMILY_NIK_OWN", "FAMILY_SELF"]),
        ("pasangan", SPOUSE | {"status": "meninggal", "tanggal_akhir": "1-1-2020", "tunjangan": True}, {},
         ["ALLOWANCE_ENDED"]),
        ("anak", {"nama": "Bima", "tanggal_lahir": "4-5-2012"}, {}, []),
        ("anak", {"nama": "Bima", "tanggal_lahir": "4-5-1994"}, {}, ["FAMILY_CHILD_EARLY"]),
        ("anak", {"nama": "Bima", "tanggal_lahir": "4-5-1994", "jenis": "tiri"}, {}, []),
        ("anak", {"nama": "Bima", "tanggal_lahir": "4-5-1984", "jenis": "tiri"}, {}, ["FAMILY_CHILD_EARLY"]),
        ("anak", {"nama": "Bima", "tanggal_lahir": "4-5-2027"}, {}, ["DOB_FUTURE"]),
        ("anak", {"nama": "Bima", "tanggal_lahir": "4-5-2012", "meninggal": "3-5-2012"}, {}, ["DATES_ORDER"]),
        ("anak", {"nama": "Bima", "tanggal_lahir": "4-5-2012"},
         {"anak": [{"nama": "BIMA", "tanggal_lahir": "4-5-2012"}]}, ["CHILD_TWICE"]),
        ("anak", {"nama": "Bima", "tanggal_lahir": "4-5-2012", "tunjangan": True, "bekerja": True}, {},
         ["ALLOWANCE_ENDED"]),
        ("orang_tua", {"nama": "Siti", "hubungan": "ibu", "tanggal_lahir": "1-1-1960"}, {}, []),
        ("orang_tua", {"nama": "Siti", "hubungan": "ibu", "tanggal_lahir": "1-1-1980"}, {}, ["FAMILY_PARENT_YOUNG"]),
        ("orang_tua", {"nama": "Siti", "hubungan": "ibu"}, {"orang_tua": [{"hubungan": "ibu"}]}, ["PARENT_TWICE"]),
    ],
)  # fmt: skip
def test_the_family(kind, row, others, expected):
    assert codes(findings(kind, row, **others)) == expected


def test_nobody_is_active_after_the_end():
    gone = dt.date(2026, 1, 1)
    assert codes(standing.check_active(True, gone, None, TODAY)) == ["DEAD_ACTIVE"]
    assert codes(standing.check_active(True, None, gone, TODAY)) == ["DEAD_ACTIVE"]
    assert standing.check_active(False, gone, None, TODAY) == []
    assert standing.check_active(True, dt.date(2027, 1, 1), None, TODAY) == []


def test_what_the_domain_calls_a_warning_never_blocks():
    warned = findings("golongan", {"golongan": "III/c", "tmt": "1-4-2019"}, golongan=[B2018])
    warned += findings("jabatan", HEAD, golongan=[B2018], pendidikan=[SMA])
    warned += findings("kgb", STEP | {"gaji_baru": 3_497_000}, replace(PNS, pay=pay))
    assert warned
    assert {p.severity for p in warned} == {Severity.WARNING}


def test_every_kind_has_its_checks():
    assert record_checks.CHECKS.keys() == KINDS.keys()


def test_somebody_who_was_pppk_has_two_services():
    was = [{"nip": "198811302021212007", "jenis": "pppk"}]
    facts = replace(PPPK, status="CPNS", mulai=dt.date(2025, 4, 1))
    old, new = {"golongan": "IX", "tmt": "1-2-2021"}, {"golongan": "III/a", "tmt": "1-4-2025"}
    assert codes(findings("golongan", old, facts, golongan=[new])) == ["GOL_FORMAT", "TMT_ORDER"]
    assert findings("golongan", old, facts, golongan=[new], nip_alias=was) == []
    assert findings("golongan", new, facts, golongan=[old], nip_alias=was) == []
    assert codes(findings("golongan", old | {"golongan": "II/a"}, facts, nip_alias=was)) == ["GOL_FORMAT"]
    post = JF | {"tmt": "1-2-2021", "sampai": "31-3-2025"}
    assert codes(findings("jabatan", post, facts)) == ["TMT_ORDER"]
    assert findings("jabatan", post, facts, nip_alias=was) == []
