"""The terminal on a real office: make it, look at it, list its people; each no with its exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

WORDS = {"ASN_SANDI": "sandi siti 2026", "ASN_SANDI_KEDUA": "sandi budi 2026"}


@pytest.fixture
def asn(folder):
    """Run `asn` in a process of its own on a copy of the office."""

    def run(*words, office=folder, user="siti", **environment):
        env = {key: value for key, value in os.environ.items() if not key.startswith("ASN_")}
        env |= WORDS | {"ASN_KANTOR": str(office), "ASN_PENGGUNA": user, "PYTHONWARNINGS": "error"} | environment
        command = [sys.executable, "-c", "from asn_desktop.cli import main; main()", *words]
        return subprocess.run(command, env=env, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)

    return run


NEW = ("kantor", "buat", "--nama", "Puskesmas Melati", "--pemerintah", "PEMERINTAH KABUPATEN TIRTAMAYA", "--kota",
       "Tirtamaya", "--pemegang-kedua", "budi")  # fmt: skip


def test_a_new_office_opens_for_both_holders(asn, tmp_path):
    made = asn(*NEW, "--json", office=tmp_path / "baru")
    assert made.returncode == 0, made.stderr
    assert len(json.loads(made.stdout)["kata_pemulihan"]) == 16
    for user, password in (("siti", WORDS["ASN_SANDI"]), ("budi", WORDS["ASN_SANDI_KEDUA"])):
        seen = asn("kantor", "periksa", office=tmp_path / "baru", user=user, ASN_SANDI=password)
        assert seen.returncode == 0, seen.stderr
        assert "Puskesmas Melati" in seen.stdout


def test_an_office_is_never_made_over_another(asn, folder):
    before = (folder / "kantor.asn").read_bytes()
    again = asn(*NEW, "--json")
    assert again.returncode == 1
    assert [p["kode"] for p in json.loads(again.stdout)["masalah"]] == ["office_exists"]
    assert (folder / "kantor.asn").read_bytes() == before


def test_a_wrong_password_is_trouble_and_reveals_nothing(asn):
    wrong = asn("pegawai", "daftar", ASN_SANDI="bukan ini")
    nobody = asn("pegawai", "daftar", user="tak ada", ASN_SANDI="bukan ini")
    assert wrong.returncode == nobody.returncode == 3
    assert "bukan ini" not in wrong.stderr
    assert wrong.stderr == nobody.stderr


def test_wrong_use_is_two(asn):
    assert asn("pegawai", "daftar", "--urut", "warna").returncode == 2
    assert asn("pegawai", "tak-ada").returncode == 2
    assert asn("pegawai", "daftar", ASN_KANTOR="").returncode == 2


def test_no_password_in_a_script_is_wrong_use_and_does_not_wait(asn):
    assert asn("pegawai", "daftar", ASN_SANDI="").returncode == 2


def test_the_password_may_stand_in_a_file(asn, tmp_path):
    file = tmp_path / "sandi"
    file.write_text(WORDS["ASN_SANDI"] + "\n", encoding="utf-8")
    assert asn("--sandi-berkas", str(file), "kantor", "periksa", ASN_SANDI="").returncode == 0


def test_no_option_takes_a_password_as_an_argument():
    import typer.main

    from asn_desktop.cli import app

    def options(command):
        for child in getattr(command, "commands", {}).values():
            yield from options(child)
        yield from (name for parameter in command.params for name in parameter.opts)

    assert [name for name in options(typer.main.get_command(app)) if "sandi" in name and "berkas" not in name] == []


def test_lists_are_json_and_csv_for_programs(asn):
    assert json.loads(asn("pegawai", "daftar", "--json").stdout) == []
    assert asn("pegawai", "daftar", "--csv").stdout.splitlines() == ["NIP,Nama,Status,Golongan,Jabatan,Unit"]
    assert json.loads(asn("cuti", "daftar", "--json").stdout) == []


def test_an_unknown_person_is_refused_in_words(asn):
    refused = asn("cuti", "saldo", "19850317 200904 2 003")
    assert refused.returncode == 1
    assert refused.stderr.startswith("Ditolak.")


def test_the_list_may_be_read_beside_an_open_office(asn, opened):
    assert Path(opened.office.folder).exists()
    assert asn("pegawai", "daftar").returncode == 0


def test_a_second_writer_is_told_who_writes(asn, opened):
    second = asn("cuti", "ajukan", "198503172009042003", "--mulai", "2027-01-04", "--sampai", "2027-01-08", "--alasan",
                 "keluarga", "--alamat", "Tirtamaya", "--telepon", "0811")  # fmt: skip
    assert second.returncode == 3
    assert "Siti Rahmawati" in second.stderr


def test_the_terminal_never_loads_qt():
    code = "import sys, asn_desktop.cli; sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
