"""What a unit inherits, and what a clerk may type for it."""

from __future__ import annotations

import datetime as dt

import pytest

from asn_desktop.rules import officials, unit_profile
from asn_desktop.rules.unit_profile import UnitFields


def test_each_value_comes_from_the_nearest_that_has_one():
    got = unit_profile.inherit(
        [("Seksi", UnitFields(kode="S1")), ("Bidang", UnitFields(hari_kerja="123456", kode="B")),
         ("Dinas", UnitFields(kop_nama="DINAS", hari_kerja="12345"))]
    )  # fmt: skip
    assert (got.values["kode"], got.values["hari_kerja"], got.values["kop_nama"]) == ("S1", "123456", "DINAS")
    assert got.source == {"hari_kerja": "Bidang", "kop_nama": "Dinas"}
    assert got.values["nomor_mode"] == "agenda"  # shipped, from nowhere above


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        (UnitFields(hari_kerja="12389"), "UNIT_WORKWEEK"),
        (UnitFields(hari_kerja="11"), "UNIT_WORKWEEK"),
        (UnitFields(nomor_mode="komputer"), "UNIT_NUMBER_MODE"),
        (UnitFields(nomor_lebar=9), "UNIT_NUMBER_WIDTH"),
        (UnitFields(nomor_pola="{kode}/{nomer}"), "UNIT_NUMBER_BLANK"),
        (UnitFields(nomor_pola="{kode}/{urut"), "UNIT_NUMBER_BLANK"),
        (UnitFields(nomor_pola="{kode}}/{urut}"), "UNIT_NUMBER_BLANK"),
        (UnitFields(nomor_pola="{kode}/{tahun}"), "UNIT_NUMBER_NO_ORDER"),
    ],
)
def test_what_cannot_be_is_refused(fields, code):
    assert [p.code for p in unit_profile.check_fields(fields)] == [code]


def test_a_full_profile_passes():
    pattern = "{kode}/{urut}/{unit}/{bulan_romawi}/{tahun}"
    assert unit_profile.check_fields(UnitFields(hari_kerja="123456", nomor_pola=pattern, nomor_lebar=4)) == []


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        ({}, []),
        ({"peran": "raja"}, ["OFFICIAL_ROLE"]),
        ({"jabatan": " "}, ["OFFICIAL_POST_EMPTY"]),
        ({"nama": ""}, ["OFFICIAL_NAME_EMPTY"]),
        ({"nip": "1985"}, ["OFFICIAL_NIP"]),
        ({"sampai": dt.date(2025, 1, 1)}, ["OFFICIAL_DATES"]),
        ({"penugasan": "PLT"}, ["OFFICIAL_ORDER_EMPTY"]),
        ({"penugasan": "PLH", "dasar": "SP 1"}, ["OFFICIAL_PLH_END"]),
    ],
)
def test_an_official_is_entered_whole(changed, codes):
    ask = {"peran": "kepala", "penugasan": "D", "jabatan": "Kepala Dinas", "nama": "Dedi", "nip": None,
           "mulai": dt.date(2026, 1, 1), "sampai": None, "dasar": None}  # fmt: skip
    assert [p.code for p in officials.check(**ask | changed)] == codes


def test_an_acting_head_signs_as_one():
    assert officials.signing_title("Kepala Dinas", "PLT") == "Plt. Kepala Dinas"
    assert officials.signing_title("Kepala Dinas", "D") == "Kepala Dinas"
