"""The settings of leave as dated data (leave.md §8): shipped table, values refused, versions that replay."""

from __future__ import annotations

import csv
import datetime as dt

import pytest

from asn_desktop import files
from asn_desktop.problems import Refused
from asn_desktop.rules.leave import limits
from asn_desktop.rules.leave.annual_right import LeaveFacts, LeaveRules
from asn_desktop.rules.leave.balance import YearUse, balance

# What leave.md §8 lists, and the rule that carries it.
POINTS = {
    "two-year rule": "aturan_dua_tahun", "FIFO order": "urutan_pakai", "partial postponement": "tangguh_sebagian",
    "first partial year": "tahun_pertama_penuh", "TMT CPNS or SPMT": "masa_kerja_sejak", "45 days": "keguguran_hari",
    "sick days": "sakit_hitung", "cooldown after hajj/4th birth": "jeda_sesudah_haji",
    "shortening of 4th-birth leave": "kelahiran4_kurang", "PPPK postponement": "tangguh_pppk",
    "CLTN return year": "cltn_kembali_tahun", "last days of the year": "tambahan_akhir_tahun",
    "Saturday between cuti bersama": "sabtu_antara", "off-by-one of cuti besar": "besar_geser_hari",
}  # fmt: skip


@pytest.mark.parametrize("point", POINTS)
def test_every_point_of_section_8_is_a_setting(point: str) -> None:
    assert POINTS[point] in LeaveRules().as_values()


def test_every_reading_offers_what_is_shipped() -> None:
    rows = csv.DictReader(files.resource("tables/aturan_cuti.csv").read_text("utf-8").splitlines())
    shipped = {row["rule_id"]: row for row in rows}
    for rule, choices in limits.READINGS.items():
        assert shipped[rule]["value"] in choices
    assert all(row["valid_to"] == "" for row in shipped.values())
    for row in shipped.values():
        assert any(word in row["legal_basis"] for word in ("PP ", "Peraturan BKN", "Pilihan kantor")), row


@pytest.mark.parametrize(
    ("rule", "value"),
    [("sakit_hitung", "minggu"), ("urutan_pakai", "N"), ("urutan_pakai", "N,N,N-1,N-2"), ("hak_tahunan", "dua belas"),
     ("hak_tahunan", "-1"), ("besar_bulan", 2.5), ("cltn_maks_bulan", "")],
)  # fmt: skip
def test_a_value_no_rule_can_mean_is_refused_by_name(rule: str, value: object) -> None:
    with pytest.raises(Refused) as no:
        LeaveRules.from_values({rule: value})
    assert [(p.code, p.values["aturan"]) for p in no.value.problems] == [("leave_rule_invalid", rule)]


def test_one_day_less_may_be_set_for_the_tail_of_cuti_besar() -> None:
    assert LeaveRules.from_values({"besar_geser_hari": "-1"}).besar_geser_hari == -1


def test_values_frozen_by_version_1_give_the_same_rules_and_the_same_balance() -> None:
    version_1 = {
        "hak_tahunan": 12, "masa_kerja_tahun": 1, "masa_kerja_sejak": "tmt_cpns", "tahun_pertama_penuh": "ya",
        "sisa_terbawa_maks": 6, "terbawa_semua_maks": 12, "aturan_dua_tahun": "longgar", "tangguh_sebagian": "saja",
        "urutan_pakai": "N-1,N-2,TAMBAHAN,N", "tambahan_akhir_tahun": 24, "tempat_sulit_maks": 12,
        "tempat_sulit_maks_pppk": 6, "pengecualian_pppk_maks": 6, "kontrak_terbawa_tahun": 2,
        "kontrak_dua_tahun_tahun": 3, "besar_bulan": 3, "besar_geser_hari": 0, "cltn_kembali_tahun": 1,
        "serentak_persen": 25,
    }  # fmt: skip
    rules = LeaveRules.from_values(version_1)
    assert {key: rules.as_values()[key] for key in version_1} == version_1
    uses = {2023: YearUse(12), 2024: YearUse(8), 2025: YearUse(1, postponed=3), 2026: YearUse(None, {"N-1": 2, "N": 1},
            complete=True)}  # fmt: skip
    found = balance(LeaveFacts("PNS", dt.date(2010, 1, 1)), rules, uses, 2026, dt.date(2026, 11, 23))
    assert dict(found.opened) == {"N-2": 3, "N-1": 3, "TAMBAHAN": 0, "N": 12}
    assert found.left == {"N-2": 3, "N-1": 1, "TAMBAHAN": 0, "N": 11}
    assert limits.RULE_VERSION == 2
    assert limits.REPLAYED == (1, 2)
