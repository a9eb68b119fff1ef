"""Every code of employee data §9 has a named case that shows where it is raised: form, import, stored data.

The lists stand here as the specification has them; a code without a case fails.
"""

from __future__ import annotations

import uuid

import pytest

from tests.services.validation_cases import OTHER, Case, D, closed_unit, form, row, sheet, stored, unknown_unit

# §9.1: E refuses, E* asks for a reason. Words of the specification that cover several codes are spelled out.
_ERRORS = """
    NIP_EMPTY NAMA_EMPTY NIP_LENGTH NIP_CHARS NIP_PRECISION NIK_PRECISION NIP_BIRTHDATE NIP_POS13_14 NIP_SEX NIP_SERIAL
    NIP_AGE NIP_TMT_FUTURE NIP_DUPLICATE NIK_LENGTH NIK_BIRTHDATE NIK_SERIAL NIK_DUPLICATE DATE_INVALID DOB_FUTURE
    DOB_RANGE TMT_BEFORE_18 TMT_ORDER SK_FUTURE TMT_NOT_FIRST GOL_FORMAT GOL_ORDER GOL_DUP JAB_OVERLAP CONTRACT
    CONTRACT_OVERLAP DEAD_ACTIVE FAMILY_CHILD_EARLY FAMILY_SELF FAMILY_MARRIAGE_EARLY EDU_YEAR EDU_YEAR_FUTURE MONEY
    MONEY_NEGATIVE RANGE UNIT_UNKNOWN
"""
_REASONED = "NIP_DOB_MISMATCH NIP_SEX_MISMATCH NIP_KIND_MISMATCH JAB_DOUBLE_HOLDER"
# §9.2, §9.3 and the warnings of §1.3.
_WARNINGS = """
    NIP_TMT_MISMATCH NIP_YEAR_MISMATCH NIP_AGE_HIGH NIP_SERIAL_HIGH NIK_DOB_MISMATCH NIK_SEX_MISMATCH NIK_PROVINCE
    NPWP_FORMAT GOL_JUMP BUP_PASSED_ACTIVE CONTRACT_AFTER_BUP CONTRACT_PASSED MKG_BELOW_TABLE JF_NAME_PELAKSANA
    EDU_BELOW_JF EDU_BELOW_ESELON JPT_BELOW_RANK CPNS_OVER_1Y CLTN_EXPIRED GAJI_DIFF MKG_DIFF MKS_DIFF GOL_ABOVE_CEILING
    AGE_DIFF PHONE_FORMAT SAME_NAME_DOB KP_TOO_SOON KP_PERIOD POST_RANGE STRUKTURAL_SHORT JAB_GAP EMAIL_EMPTY
    PHONE_EMPTY GELAR_EMPTY PENDIDIKAN_EMPTY JABATAN_EMPTY TMT_PNS_EMPTY TITLE_IN_NAME SK_REPEATED SK_RETROACTIVE
    PPPK_EDU DPK_WRONG GOL_TMT_EMPTY KARPEG_FORMAT BPJS_FORMAT TASPEN_FORMAT CARD_PATTERN
"""
WEIGHT = {
    code: weight for words, weight in ((_ERRORS, "E"), (_REASONED, "E*"), (_WARNINGS, "W")) for code in words.split()
}

_JF = {"jenis": "2", "nama": "Analis Kebijakan Ahli Muda", "jenjang": "Ahli Muda", "penugasan": "D",
       "tmt": D(2015, 1, 1)}  # fmt: skip
_HEAD = {"jenis": "1", "nama": "Kepala Bidang Angkutan", "eselon": "III.b", "penugasan": "D", "tmt": D(2020, 1, 1)}
_CHIEF = {"jenis": "1", "nama": "Kepala Dinas", "eselon": "II.b", "penugasan": "D", "tmt": D(2020, 1, 1)}
_A = {"golongan": "III/a", "tmt": D(2009, 4, 1), "jenis_kp": "211", "mkg_tahun": 0, "mkg_bulan": 0}
_B = {"golongan": "III/b", "tmt": D(2013, 4, 1), "jenis_kp": "101", "mkg_tahun": 4, "mkg_bulan": 0}
_C = {"golongan": "III/c", "tmt": D(2017, 4, 1), "jenis_kp": "101", "mkg_tahun": 8, "mkg_bulan": 0}
_CONTRACT = {"mulai": D(2023, 3, 1), "sampai": D(2028, 2, 28)}
_CHILD = {"nama": "Bayu", "jenis": "kandung", "tanggal_lahir": D(1990, 1, 1)}
_SPOUSE = {"nama": "Bambang", "tanggal_lahir": D(1984, 1, 1), "status": "menikah", "tanggal_nikah": D(1984, 6, 1)}
_SELF = {"nama": "Asih Lestari", "tanggal_lahir": D(1985, 3, 17), "status": "menikah"}
_LOW_PAY = {"jenis": "berkala", "golongan": "III/b", "mkg_tahun": 12, "mkg_bulan": 0, "gaji_baru": 1_000_000,
            "tmt": D(2025, 4, 1)}  # fmt: skip
_SHORT = {"nip": "198503172025042003", "tmt_cpns": D(2025, 4, 1), "tmt_pns": D(2026, 4, 1)}

CASES: dict[str, tuple[Case, ...]] = {
    # identity numbers
    "NIP_EMPTY": (form(nip=""), sheet(NIP=""), stored({"nip": None})),
    "NAMA_EMPTY": (form(nama=" "), sheet(NAMA=""), stored({"nama": " "})),
    "NIP_LENGTH": (form(nip="19850317 200904 2 03"), sheet(NIP="19850317200904203"),
                   stored({"nip": "1985031720090420"})),
    "NIP_CHARS": (form(nip="19850317200904200O"), sheet(NIP="19850317200904200O"),
                  stored({"nip": "19850317200904200O"})),
    "NIP_PRECISION": (form(nip="1,98503E+17"), sheet(NIP="1,98503E+17"), stored({"nip": "1.98503E+17"})),
    "NIK_PRECISION": (form(nik="3,39901E+15"), sheet(NIK="3,39901E+15"), stored({"nik": "3.39901E+15"})),
    "NIP_BIRTHDATE": (form(nip="197502292000031001"), sheet(NIP="197502292000031001"),
                      stored({"nip": "198502312009042003"})),
    "NIP_POS13_14": (form(nip="198503172024132003"), sheet(NIP="198503172024002003"),
                     stored({"nip": "198503172009992003"})),
    "NIP_SEX": (form(nip="198503172009043003"), sheet(NIP="198503172009043003"), stored({"nip": "198503172009043003"})),
    "NIP_SERIAL": (form(nip="198503172009042000"), sheet(NIP="198503172009042000"),
                   stored({"nip": "198503172009042000"})),
    "NIP_AGE": (form(nip="200303032021011002"), sheet(NIP="200303032021011002"), stored({"nip": "198503172002042003"})),
    "NIP_TMT_FUTURE": (form(nip="198503172029042003"), sheet(NIP="198503172029042003"),
                       stored({"nip": "198503172029042003"})),
    "NIP_DUPLICATE": (form(second={}), sheet(twice={"NAMA": "Budi Lestari"}),
                      stored(second=({"nip": "198503172009042003"}, {}))),
    "NIP_DOB_MISMATCH": (form(tanggal_lahir=D(1985, 3, 18)), sheet(TANGGAL_LAHIR="18-03-1985"),
                         stored({"tanggal_lahir": D(1985, 3, 18)})),
    "NIP_SEX_MISMATCH": (form(jenis_kelamin="L"), sheet(JENIS_KELAMIN="L"), stored({"jenis_kelamin": "L"})),
    "NIP_KIND_MISMATCH": (form(nip="198503172023212003"), sheet(NIP="198503172023212003"),
                          stored({"nip": "198503172023212003"})),
    "NIP_TMT_MISMATCH": (form(tmt_cpns=D(2009, 5, 1)), sheet(TMT_CPNS="01-05-2009"),
                         stored({"tmt_cpns": D(2009, 5, 1)})),
    "NIP_YEAR_MISMATCH": (
        form(nip="198503172023212003", status="PPPK", tmt_cpns=None, tmt_pns=None, kontrak_mulai=D(2024, 1, 1)),
        stored({"kontrak_mulai": D(2022, 3, 1)}, pppk=True),
    ),
    "NIP_AGE_HIGH": (form(nip="198503172033042003"[:8] + "2032042003"), stored({"nip": "197003172025042003"})),
    "NIP_SERIAL_HIGH": (form(nip="198503172009042203"), stored({"nip": "198503172009042203"})),
    "NIK_LENGTH": (form(nik="33990157"), sheet(NIK="33990157"), stored({"nik": "33990157"})),
    "NIK_BIRTHDATE": (form(nik="3399013803850001"), sheet(NIK="3399013803850001"), stored({"nik": "3399013803850001"})),
    "NIK_SERIAL": (form(nik="3399015703850000"), sheet(NIK="3399015703850000"), stored({"nik": "3399015703850000"})),
    "NIK_DUPLICATE": (form(second={"nip": "198503172009042009"}), stored(second=({"nik": "3399015703850001"}, {}))),
    "NIK_DOB_MISMATCH": (form(nik="3399015803850001"), sheet(NIK="3399015803850001"),
                         stored({"nik": "3399015803850001"})),
    "NIK_SEX_MISMATCH": (form(nik="3399011703850001"), sheet(NIK="3399011703850001"),
                         stored({"nik": "3399011703850001"})),
    "NIK_PROVINCE": (form(nik="9999015703850001"), sheet(NIK="9999015703850001"), stored({"nik": "9999015703850001"})),
    "NPWP_FORMAT": (form(npwp="12345"), sheet(NPWP="12345"), stored({"npwp": "12345"})),
    "KARPEG_FORMAT": (form(karpeg="123456"), stored({"karpeg": "123456"})),
    "BPJS_FORMAT": (form(bpjs="00012345"), stored({"bpjs": "00012345"})),
    "TASPEN_FORMAT": (form(taspen="TAS-12"), stored({"taspen": "TAS-12"})),
    "CARD_PATTERN": (form(karis_karsu="B.A 1234567"), stored({"karis_karsu": "A.A 12"})),
    "SAME_NAME_DOB": (sheet(second={"nip": "198503172009042009", "nik": "3399015703850009"}),
                      stored(second=({"nama": "ASIH LESTARI"}, {}))),
    # the person
    "DATE_INVALID": (form(tanggal_lahir=D(1885, 3, 17)), sheet(TANGGAL_LAHIR="30-02-1990"),
                     stored({"tanggal_lahir": D(1885, 3, 17)})),
    "DOB_FUTURE": (form(tanggal_lahir=D(2027, 3, 17)), sheet(TANGGAL_LAHIR="17-03-2027"),
                   stored({"tanggal_lahir": D(2027, 3, 17)})),
    "DOB_RANGE": (form(tanggal_lahir=D(2015, 3, 17)), sheet(TANGGAL_LAHIR="17-03-2015"),
                  stored({"tanggal_lahir": D(2015, 3, 17)})),
    "TMT_BEFORE_18": (form(tmt_cpns=D(2001, 4, 1)), sheet(TMT_CPNS="01-04-2001"), stored({"tmt_cpns": D(2001, 4, 1)})),
    "TMT_ORDER": (form(tmt_pns=D(2008, 4, 1)), sheet(TMT_PNS="01-04-2008"), stored({"tmt_pns": D(2008, 4, 1)}),
                  row("golongan", {"golongan": "III/c", "tmt": D(2005, 4, 1)})),
    "SK_FUTURE": (row("golongan", {"golongan": "III/c", "tmt": D(2017, 4, 1), "tanggal_sk": D(2027, 1, 1)}),
                  stored({"sk_cpns_tanggal": D(2027, 1, 1)})),
    "PHONE_FORMAT": (form(no_hp="12"), sheet(NOMOR_HP="12"), stored({"no_hp": "12"})),
    "PHONE_EMPTY": (stored({"no_hp": None}),),
    "EMAIL_EMPTY": (stored({"email": None}),),
    "GELAR_EMPTY": (stored({"gelar_belakang": None}),),
    "TMT_PNS_EMPTY": (stored({"tmt_pns": None}),),
    "TITLE_IN_NAME": (form(nama="Drs. Suparman"), stored({"nama": "Drs. Suparman"})),
    "UNIT_UNKNOWN": (form(unit_id=uuid.uuid4()), closed_unit(), unknown_unit()),
    "AGE_DIFF": (sheet(USIA="30"),),
    "MKS_DIFF": (stored({"mks_tahun": 5, "mks_bulan": 0, "mks_per": D(2026, 1, 1)}),),
    "DPK_WRONG": (stored({"jenis_pegawai": "17"}),),
    # golongan
    "GOL_FORMAT": (row("golongan", {"golongan": "V", "tmt": D(2017, 4, 1)}),
                   sheet(GOLONGAN="V", TMT_GOLONGAN="01-04-2017"),
                   stored(rows={"golongan": [{"golongan": "IX", "tmt": D(2009, 4, 1)}]})),
    "GOL_ORDER": (row("golongan", {"golongan": "III/a", "tmt": D(2022, 4, 1)}, rows={"golongan": [_B]}),
                  stored(rows={"golongan": [_C, {"golongan": "III/b", "tmt": D(2022, 4, 1)}]})),
    "GOL_DUP": (row("golongan", {"golongan": "III/b", "tmt": D(2015, 4, 1)}),
                stored(rows={"golongan": [_A, {"golongan": "III/a", "tmt": D(2012, 4, 1)}]})),
    "GOL_JUMP": (row("golongan", {"golongan": "III/d", "tmt": D(2017, 4, 1)}),
                 stored(rows={"golongan": [_A, {"golongan": "III/c", "tmt": D(2011, 4, 1)}]})),
    "TMT_NOT_FIRST": (row("golongan", {"golongan": "III/c", "tmt": D(2017, 4, 15)}),
                      sheet(GOLONGAN="III/a", TMT_GOLONGAN="15-04-2010"),
                      stored(rows={"golongan": [{**_A, "tmt": D(2009, 4, 15)}]})),
    "RANGE": (row("golongan", {"golongan": "III/c", "tmt": D(2017, 4, 1), "mkg_tahun": 8, "mkg_bulan": 14}),
              sheet(GOLONGAN="III/a", TMT_GOLONGAN="01-04-2009", MKG_THN="12", MKG_BLN="14"),
              stored(rows={"golongan": [{**_A, "mkg_tahun": 60}]})),
    "GOL_TMT_EMPTY": (stored(rows={"golongan": [_A, {"golongan": "III/c"}]}),),
    "KP_TOO_SOON": (row("golongan", {"golongan": "III/c", "tmt": D(2014, 4, 1)}),
                    stored(rows={"golongan": [_A, {**_B, "tmt": D(2010, 4, 1), "mkg_tahun": 1}]})),
    "KP_PERIOD": (row("golongan", {"golongan": "III/c", "tmt": D(2017, 5, 1)}),
                  stored(rows={"golongan": [_A, {**_B, "tmt": D(2013, 5, 1), "mkg_bulan": 1}]})),
    "MKG_BELOW_TABLE": (
        row("golongan", {"golongan": "II/c", "tmt": D(2009, 4, 1), "mkg_tahun": 0}, rows={"golongan": []}),
        sheet(GOLONGAN="II/c", TMT_GOLONGAN="01-04-2009", MKG_THN="0", MKG_BLN="0"),
        stored(rows={"golongan": [{"golongan": "II/c", "tmt": D(2009, 4, 1), "mkg_tahun": 0, "mkg_bulan": 0}]}),
    ),
    "MKG_DIFF": (row("golongan", {"golongan": "III/c", "tmt": D(2017, 4, 1), "mkg_tahun": 12, "mkg_bulan": 0}),
                 stored(rows={"golongan": [_A, {**_B, "mkg_tahun": 9}]})),
    "GOL_ABOVE_CEILING": (
        row("golongan", {"golongan": "III/c", "tmt": D(2017, 4, 1)}, rows={"pendidikan": [{"tingkat": "15",
            "tahun_lulus": 2003}]}),
        stored(rows={"golongan": [_A, _B, _C], "pendidikan": [{"tingkat": "15", "tahun_lulus": 2003}]}),
    ),
    "PPPK_EDU": (row("golongan", {"golongan": "V", "tmt": D(2023, 3, 1)}, pppk=True, rows={"golongan": []}),
                 stored(rows={"golongan": [{"golongan": "V", "tmt": D(2023, 3, 1)}]}, pppk=True)),
    "SK_REPEATED": (
        row("golongan", {**_C, "nomor_sk": "823/99/2017", "tanggal_sk": D(2017, 3, 1)},
            second=({}, {"golongan": [{**_C, "nomor_sk": "823/99/2017", "tanggal_sk": D(2017, 3, 9)}]})),
        stored(rows={"golongan": [{**_A, "nomor_sk": "823/99/2017", "tanggal_sk": D(2009, 3, 1)}]},
               second=({}, {"golongan": [{**_A, "nomor_sk": "823/99/2017", "tanggal_sk": D(2009, 3, 9)}]})),
    ),
    "SK_RETROACTIVE": (row("pmk", {"tahun": 1, "bulan": 0, "tmt": D(2012, 1, 1), "nomor_sk": "1/2016",
                                   "tanggal_sk": D(2016, 1, 1)}),
                       stored(rows={"pmk": [{"tahun": 1, "bulan": 0, "tmt": D(2012, 1, 1),
                                             "tanggal_sk": D(2016, 1, 1)}]})),
    # posts
    "JAB_OVERLAP": (row("jabatan", {**_JF, "tmt": D(2009, 4, 1)}),
                    stored(rows={"jabatan": [{**_JF, "sampai": D(2022, 1, 1)}, {**_HEAD, "tmt": D(2020, 1, 1)}]})),
    "JAB_DOUBLE_HOLDER": (row("jabatan", _HEAD, second=({}, {"jabatan": [_HEAD]})),
                          stored(rows={"jabatan": [_HEAD]}, second=({}, {"jabatan": [_HEAD]}))),
    "JAB_GAP": (row("jabatan", _HEAD, rows={"jabatan": [{**_JF, "sampai": D(2019, 6, 30)}]}),
                stored(rows={"jabatan": [{**_JF, "sampai": D(2019, 6, 30)}, _HEAD]})),
    "JABATAN_EMPTY": (stored(rows={"jabatan": []}),),
    "JF_NAME_PELAKSANA": (row("jabatan", {**_JF, "jenis": "4"}), stored(rows={"jabatan": [{**_JF, "jenis": "4"}]})),
    "EDU_BELOW_JF": (row("jabatan", _JF, rows={"pendidikan": [{"tingkat": "15", "tahun_lulus": 2003}]}),
                     stored(rows={"jabatan": [_JF], "pendidikan": [{"tingkat": "15", "tahun_lulus": 2003}]})),
    "EDU_BELOW_ESELON": (row("jabatan", _HEAD, rows={"pendidikan": [{"tingkat": "15", "tahun_lulus": 2003}]}),
                         stored(rows={"jabatan": [_HEAD], "pendidikan": [{"tingkat": "15", "tahun_lulus": 2003}]})),
    "JPT_BELOW_RANK": (row("jabatan", _CHIEF), stored(rows={"jabatan": [_CHIEF]})),
    "POST_RANGE": (row("jabatan", _HEAD), stored(rows={"jabatan": [_HEAD]})),
    "STRUKTURAL_SHORT": (row("jabatan", {**_HEAD, "tmt": D(2026, 1, 1)}, person=_SHORT, rows={"golongan": [],
                             "jabatan": []}),
                         stored(_SHORT, {"golongan": [], "jabatan": [{**_HEAD, "tmt": D(2026, 1, 1)}]})),
    # education, salary, contracts
    "EDU_YEAR": (row("pendidikan", {"tingkat": "40", "tahun_lulus": 1997}), sheet(TINGKAT_PENDIDIKAN="S-1",
                     TAHUN_LULUS="1997"), stored(rows={"pendidikan": [{"tingkat": "40", "tahun_lulus": 1997}]})),
    "EDU_YEAR_FUTURE": (row("pendidikan", {"tingkat": "45", "tahun_lulus": 2030}), sheet(TINGKAT_PENDIDIKAN="S-1",
                            TAHUN_LULUS="2030"), stored(rows={"pendidikan": [{"tingkat": "45", "tahun_lulus": 2030}]})),
    "PENDIDIKAN_EMPTY": (stored(rows={"pendidikan": []}),),
    "MONEY": (sheet(GAJI_POKOK="tiga juta", TMT_KGB="01-04-2025"),),
    "MONEY_NEGATIVE": (row("kgb", {**_LOW_PAY, "gaji_baru": -5}),
                       stored(rows={"kgb": [{**_LOW_PAY, "gaji_baru": -5}]})),
    "GAJI_DIFF": (row("kgb", {**_LOW_PAY, "mkg_tahun": 16}), stored(rows={"kgb": [{**_LOW_PAY, "mkg_tahun": 16}]})),
    "CONTRACT": (row("kontrak", {"mulai": D(2029, 3, 1), "sampai": D(2029, 2, 1)}, pppk=True),
                 stored({"kontrak_akhir": D(2022, 1, 1)}, pppk=True)),
    "CONTRACT_OVERLAP": (row("kontrak", {"mulai": D(2027, 1, 1), "sampai": D(2029, 1, 1)}, pppk=True),
                         stored(rows={"kontrak": [_CONTRACT, {"mulai": D(2027, 1, 1), "sampai": D(2029, 1, 1)}]},
                                pppk=True)),
    "CONTRACT_AFTER_BUP": (row("kontrak", {"mulai": D(2028, 3, 1), "sampai": D(2060, 1, 1)}, pppk=True),
                           stored({"kontrak_akhir": D(2060, 1, 1)}, {"kontrak": []}, pppk=True)),
    "CONTRACT_PASSED": (stored({"kontrak_akhir": D(2026, 2, 28)},
                               {"kontrak": [{**_CONTRACT, "sampai": D(2026, 2, 28)}]},
                               pppk=True),),
    # standing and family
    "DEAD_ACTIVE": (stored(rows={"pemberhentian": [{"jenis": "1", "tmt": D(2026, 1, 1)}]}),),
    "BUP_PASSED_ACTIVE": (stored({"tanggal_lahir": D(1966, 3, 17), "nip": "196603172009042003"}),),
    "CPNS_OVER_1Y": (stored({"status": "CPNS", "nip": "198503172024042003", "tmt_cpns": D(2024, 4, 1),
                             "tmt_pns": None}),),
    "CLTN_EXPIRED": (row("cltn", {"jenis": "1", "mulai": D(2022, 1, 1), "sampai": D(2025, 1, 1), "nomor_sk": "1/2021",
                              "tanggal_sk": D(2021, 12, 1)}),
                     stored(rows={"cltn": [{"jenis": "1", "mulai": D(2022, 1, 1), "sampai": D(2025, 1, 1)}]})),
    "FAMILY_CHILD_EARLY": (row("anak", _CHILD), stored(rows={"anak": [_CHILD]})),
    "FAMILY_SELF": (row("pasangan", _SELF), stored(rows={"pasangan": [_SELF]})),
    "FAMILY_MARRIAGE_EARLY": (row("pasangan", _SPOUSE), stored(rows={"pasangan": [_SPOUSE]})),
}  # fmt: skip
NAMED = [(code, case) for code, cases in CASES.items() for case in cases]
TYPED = [(code, case) for code, case in NAMED if case.where == "form"]


def test_every_code_of_the_specification_has_a_case():
    assert sorted(set(WEIGHT) - set(CASES)) == []
    assert sorted(set(CASES) - set(WEIGHT)) == []


def test_almost_every_code_is_found_in_stored_data_too():
    # what cannot be stored: text that never was money, an age that is not kept
    assert {code for code, cases in CASES.items() if all(one.where != "stored" for one in cases)} == {
        "MONEY", "AGE_DIFF",
    }  # fmt: skip


@pytest.mark.parametrize(("code", "case"), NAMED, ids=[f"{code}-{case.where}" for code, case in NAMED])
def test_the_code_is_raised(session, today, code, case):
    told = case.told(session, today)
    assert code in told, sorted(told)


@pytest.mark.parametrize(("code", "case"), TYPED, ids=[code for code, _ in TYPED])
def test_the_form_weighs_it_as_the_specification_does(session, today, code, case):
    assert case.told(session, today)[code] == WEIGHT[code]


def test_the_second_person_of_the_cases_differs_in_every_number():
    assert len(set(OTHER.values())) == len(OTHER)
