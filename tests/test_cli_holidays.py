"""`asn libur`: the table, a file, a regional day, an ended day, what they change, and duty on cuti bersama."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from asn_desktop.cli import app
from tests.services import leave_office

from .conftest import OPERATOR


@pytest.fixture
def asn(opened, actor, now, folder):
    """`asn(*words)` runs a command on an office with five people."""
    with opened.store.begin(actor, reason="uji") as session:
        leave_office.make(session, now)
    opened.close()

    def run(*words: str):
        known = {"ASN_KANTOR": str(folder), "ASN_PENGGUNA": OPERATOR.username, "ASN_SANDI": OPERATOR.password}
        return CliRunner().invoke(app, ["libur", *words], env=known)

    return run


def test_a_file_is_compared_taken_in_once_and_listed(asn, tmp_path):
    file = tmp_path / "libur.csv"
    file.write_text("tanggal;jenis;nama\n26-11-2026;libur;Pilkada\n31-4-2026;libur;Keliru\n")
    words = ("muat", str(file), "--dasar", "Keppres 12/2026", "--tanggal", "2-11-2026")
    looked = asn(*words)
    assert looked.exit_code == 0, looked.output
    assert "baru      2026-11-26 Libur nasional Pilkada" in looked.output
    assert "ditolak" in looked.output
    assert "31-4-2026 tidak terbaca" in looked.output
    assert "Pilkada" not in asn("daftar", "--tahun", "2026").output
    assert "1 hari ditulis" in asn(*words, "--ya").output
    assert "0 hari ditulis" in asn(*words, "--ya").output
    rows = json.loads(asn("daftar", "--tahun", "2026", "--json").output)
    assert ("2026-11-26", "pusat", "Keppres 12/2026") in {(r["tanggal"], r["asal"], r["dasar"]) for r in rows}


def test_a_regional_day_is_kept_and_a_day_is_ended(asn):
    words = ("daerah", "2-12-2026", "Pilkades", "--dasar", "Kep Bupati 5/2026", "--tanggal", "2-11-2026")
    assert "tercatat" in asn(*words).output
    assert "Sudah tercatat" in asn(*words).output
    gone = asn("akhiri", "2-12-2026", "--dasar", "Kep Bupati 6/2026", "--tanggal", "3-11-2026")
    assert gone.exit_code == 0, gone.output
    assert "Pilkades" not in asn("daftar", "--tahun", "2026").output
    assert asn("akhiri", "2-12-2026", "--dasar", "x", "--tanggal", "3-11-2026").exit_code == 1


def test_effects_are_listed_and_a_settled_count_is_refused(asn):
    assert json.loads(asn("dampak", "--json").output) == []
    refused = asn("sesuaikan", "019abcde-0000-7000-8000-000000000000", "--dasar", "K", "--karena", "x", "--json")
    assert refused.exit_code == 1
    assert "leave_unknown" in refused.output


def test_duty_on_cuti_bersama_is_previewed_kept_and_voided(asn):
    words = ("tugas", "800/3/2026", "--tanggal", "2-3-2026", "--hari", "18-3-2026", "--hari", "24-12-2026", "--unit",
             "Bidang Angkutan")  # fmt: skip
    looked = asn(*words)
    assert looked.exit_code == 0, looked.output
    assert "24 Des 2026, dipakai 25 Des 2026 s.d. 31 Des 2027" in looked.output
    assert "8 hari akan bertambah" in looked.output
    assert "8 hari dicatat" in asn(*words, "--ya").output
    assert asn(*words, "--ya").exit_code == 1
    assert "8 hari tambahan dibatalkan" in asn("batal-tugas", "800/3/2026", "--tanggal", "2-3-2026", "--alasan",
                                               "dicabut").output  # fmt: skip
    assert asn("tugas", "1", "--tanggal", "2-3-2026", "--hari", "18-3-2026").exit_code == 2
