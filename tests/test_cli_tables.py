"""`asn tabel`: the tables of the law from a terminal, a newer salary table, its refusals and its withdrawal."""

from __future__ import annotations

import csv
import json
import os

import pytest

from tests import terminal
from tests.rules import career_people


@pytest.fixture
def asn(folder):
    def run(*words, user="budi"):
        env = {key: value for key, value in os.environ.items() if not key.startswith("ASN_")}
        env |= {"ASN_KANTOR": str(folder), "ASN_PENGGUNA": user, "ASN_SANDI": f"sandi {user} 2026"}
        return terminal.run(["tabel", *words], env)

    return run


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "gaji.csv"
    with path.open("w", newline="") as out:
        writer = csv.writer(out, delimiter=";")
        writer.writerow(["golongan", "mkg", "rupiah"])
        for row in career_people.rows("gaji_pns"):
            writer.writerow([row["golongan"], row["mkg"], int(row["rupiah"]) + 100_000])
    return path


def test_a_newer_table_is_checked_kept_shown_and_taken_back(asn, file):
    ask = ("muat", "gaji_pns", str(file), "--dasar", "PP 1/2027", "--mulai", "01-01-2027")
    checked = asn(*ask)
    assert checked.returncode == 0, checked.stderr
    assert "17 golongan, 272 baris" in checked.stdout
    assert "Belum ada yang ditulis" in checked.stdout
    kept = asn(*ask, "--ya")
    assert kept.returncode == 0, kept.stderr
    versions = json.loads(asn("daftar", "--json").stdout)
    assert {(v["dasar"], v["asal"]) for v in versions if v["nama"] == "gaji_pns"} == {
        ("PP 5/2024", "bawaan"), ("PP 1/2027", "kantor"),
    }  # fmt: skip
    for day, pay in (("31-12-2026", 3497300), ("01-01-2027", 3597300)):
        rows = json.loads(asn("lihat", "gaji_pns", "--pada", day, "--json").stdout)
        assert next(r["rupiah"] for r in rows if (r["golongan"], r["mkg"]) == ("III/b", 12)) == pay
    back = asn("cabut", "gaji_pns", "--mulai", "01-01-2027", "--alasan", "salah berkas")
    assert back.stdout == "272 baris dicabut.\n"


def test_refusals_and_wrong_hands(asn, file):
    bare = asn("muat", "gaji_pns", str(file))
    assert bare.returncode == 1
    assert "Dasar hukum kosong" in bare.stderr
    assert "Tanggal mulai berlaku kosong" in bare.stderr
    assert asn("lihat", "ajaib").returncode == 1
    operator = asn("muat", "gaji_pns", str(file), "--dasar", "x", "--mulai", "01-01-2027", "--ya", user="siti")
    assert operator.returncode == 1
    assert asn("muat", "gaji_pns", "tidak-ada.csv").returncode == 3


def test_a_list_table_is_shown_for_people_and_for_programs(asn):
    assert "Katolik" in asn("lihat", "agama").stdout
    assert asn("lihat", "agama", "--csv").stdout.startswith("siasn_id,")


def test_an_own_limit_holds_from_its_day(asn):
    told = asn("atur", "tunjangan_anak_maks", "3", "--dasar", "Peraturan Bupati 5/2026", "--mulai", "01-01-2027")
    assert told.returncode == 0, told.stderr
    for day, value in (("31-12-2026", "2"), ("01-01-2027", "3")):
        rows = json.loads(asn("lihat", "aturan_karier", "--pada", day, "--json").stdout)
        assert next(r["value"] for r in rows if r["rule_id"] == "tunjangan_anak_maks") == value
    assert asn("atur", "tunjangan_anak_maks", "dua", "--dasar", "x").returncode == 1
    assert asn("atur", "ajaib", "1", "--dasar", "x").returncode == 1
    assert asn("atur", "ujian_dinas_struktural", "tidak").returncode == 1
