"""Golongan and pangkat: every spelling a sheet may carry, and none guessed."""

import csv

import pytest

from asn_desktop import files
from asn_desktop.problems import Refused
from asn_desktop.rules import ranks


@pytest.mark.parametrize(
    ("raw", "golongan"),
    [
        ("III/a", "III/a"), ("III a", "III/a"), ("IIIa", "III/a"), ("III.a", "III/a"), ("III-A", "III/a"),
        ("3a", "III/a"), ("3/A", "III/a"), ("Penata Muda, III/a", "III/a"), ("Penata Muda (III/a)", "III/a"),
        ("Penata Tk. I (III/d)", "III/d"), ("IV b", "IV/b"), ("4/b", "IV/b"), ("III.c", "III/c"), ("IIIb", "III/b"),
        ("Gol. III/b", "III/b"), ("Pembina Utama Muda / IV c", "IV/c"), ("GOL. RUANG II/d", "II/d"), ("I/b", "I/b"),
        ("Penata Tk. I, III/d", "III/d"), ("ii/A", "II/a"),
    ],
)  # fmt: skip
def test_a_golongan_of_a_pns_is_read(raw, golongan):
    assert ranks.parse_golongan(raw, "PNS") == golongan


@pytest.mark.parametrize(
    ("raw", "golongan"), [("IX", "IX"), ("9", "IX"), ("Gol. IX", "IX"), ("golongan V", "V"), ("III", "III")]
)
def test_a_golongan_of_a_pppk_is_read(raw, golongan):
    assert ranks.parse_golongan(raw, "PPPK") == golongan


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        ("III", "PNS"), ("V", "PNS"), ("III/a", "PPPK"), ("III/e", "PNS"), ("Penata", "PNS"), ("18", "PPPK"),
        ("", "PNS"), ("III", None), ("31", "PNS"), ("V/a", "PNS"),
    ],
)  # fmt: skip
def test_what_is_no_golongan_of_that_status_is_refused(raw, status):
    with pytest.raises(Refused) as refusal:
        ranks.parse_golongan(raw, status)
    assert refusal.value.problems[0].code == "GOL_FORMAT"


def test_ids_count_only_in_an_id_column():
    assert ranks.parse_golongan("31", "PNS", is_id=True) == "III/a"
    assert ranks.parse_golongan("45", "PNS", is_id=True) == "IV/e"


def test_the_ladder_is_that_of_the_table():
    with files.resource("tables/golongan_pns.csv").open(encoding="utf-8") as table:
        rows = list(csv.DictReader(table))
    assert [(r["golongan"], r["pangkat"]) for r in rows] == list(ranks.PANGKAT.items())
    assert {r["siasn_id"]: r["golongan"] for r in rows} == ranks.SIASN_ID
    assert {r["golongan"]: int(r["mkg_awal_tabel"]) for r in rows} == {g: ranks.first_step(g) for g in ranks.PNS}
    with files.resource("tables/golongan_pppk.csv").open(encoding="utf-8") as table:
        rows = list(csv.DictReader(table))
    assert tuple(r["golongan"] for r in rows) == ranks.PPPK
    assert {r["golongan"]: int(r["mkg_awal_tabel"]) for r in rows} == {g: ranks.first_step(g) for g in ranks.PPPK}


def test_a_rank_is_shown_with_its_golongan():
    assert ranks.pangkat("III/c") == "Penata"
    assert ranks.show_rank("III/b") == "Penata Muda Tingkat I (III/b)"
    assert (ranks.show_rank("IX"), ranks.show_rank(None)) == ("IX", "")
    assert ranks.rank_order("IV/a") > ranks.rank_order("III/d") > ranks.rank_order(None)
    assert ranks.is_golongan("IX", "PPPK")
    assert not ranks.is_golongan("III/a", "PPPK")


def test_part_time_pppk_hold_no_golongan():
    assert not ranks.is_golongan("IX", "PPPK_PW")
    with pytest.raises(Refused) as no:
        ranks.parse_golongan("IX", "PPPK_PW")
    assert no.value.problems[0].code == "GOL_FORMAT"
