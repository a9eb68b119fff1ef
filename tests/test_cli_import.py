"""Import from the terminal: looked at first, questions answered, columns corrected, rows accepted with a reason."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_cli_office import WORDS

SAMPLE = Path(__file__).parent / "sample"
UMI, DONI = "197912132005032005", "200110182025211005"


@pytest.fixture
def asn(folder):
    def run(*words, code=0):
        env = {key: value for key, value in os.environ.items() if not key.startswith("ASN_")}
        env |= WORDS | {"ASN_KANTOR": str(folder), "ASN_PENGGUNA": "siti", "PYTHONWARNINGS": "error"}
        command = [sys.executable, "-c", "from asn_desktop.cli import main; main()", *map(str, words)]
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
        assert done.returncode == code, done.stderr + done.stdout
        return done

    return run


@pytest.fixture
def told(asn):
    return lambda *words: json.loads(asn("pegawai", "impor", *words, "--json").stdout)


def test_sheets_are_chosen_and_the_kind_is_told(told):
    seen = told(SAMPLE / "daftar_kantor.xls", "--pratinjau")
    assert seen["jenis"] == {"PNS": "sendiri", "PPPK": "sendiri"}
    assert (seen["baris"], seen["baru"]) == (2, 2)
    one = told(SAMPLE / "daftar_kantor.xls", "--lembar", "PPPK", "--lembar", "ARSIP")
    assert [s["nama"] for s in one["lembar"] if s["dibaca"]] == ["PPPK", "ARSIP"]
    assert one["baru"] == 2


def test_a_question_is_answered_and_the_list_goes_in(asn, told, tmp_path):
    path = tmp_path / "daftar.csv"
    path.write_text(f"NAMA,NIP,JABATAN,TMT JABATAN\nUmi,{UMI},Camat,03/17/2020\nDoni,{DONI},Arsiparis,12/01/2025\n")
    seen = asn("pegawai", "impor", path)
    assert "tanya bulan:tmt_jabatan" in seen.stdout
    assert "Belum ada yang ditulis" in seen.stdout
    (ask,) = told(path)["pertanyaan"]
    assert (ask["kunci"], ask["pilihan"], ask["selesai"]) == ("bulan:tmt_jabatan", ["bulan", "hari"], False)
    done = told(path, "--jawab", "bulan:tmt_jabatan=bulan", "--ya")
    assert done["hasil"]["added"] == 2
    assert [code for row in done["temuan"] for code in row["kode"]] == ["TMT_NOT_FIRST"]
    again = told(path)  # the answer is remembered for these headings
    assert (again["sama"], again["pertanyaan"][0]["selesai"]) == (2, True)


def test_a_column_is_corrected_and_a_row_accepted_with_a_reason(asn, told, tmp_path):
    path, rest = tmp_path / "daftar.csv", tmp_path / "ditolak.xlsx"
    path.write_text(f"NAMA,NIP,TANGGAL LAHIR,CATATAN\nUmi,{UMI},13-12-1978,Camat\n")
    seen = told(path, "--kolom", "D=jabatan", "--ditolak", rest)
    assert (seen["ditolak"], rest.exists()) == (1, True)
    done = told(path, "--kolom", "D=jabatan", "--alasan", "2=sesuai SK perbaikan", "--ya")
    assert done["hasil"]["added"] == 1
    path.write_text(f"NAMA,NIP,TANGGAL LAHIR,CATATAN\nUmi,{UMI},13-12-1978,Lurah\n")
    changed = told(path, "--alasan", "2=sesuai SK perbaikan")["perubahan"]
    assert changed[0]["isian"] == {"jabatan": ["Camat", "Lurah"]}
    asn("pegawai", "impor", path, "--ya", "--pratinjau", code=2)
    asn("pegawai", "impor", path, "--kolom", "D=tiada", code=2)
