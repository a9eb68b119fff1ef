"""The running year by commands: realisations, feedback, dialogues, coaching, fields to copy, results by spreadsheet."""

from __future__ import annotations

import datetime as dt
import json
import os

import pytest

from asn_desktop.services import office
from asn_desktop.sheets.reader import open_book
from asn_desktop.store.career import Kinerja
from tests import terminal
from tests.services import evaluation_office

PASSWORD = "sandi siti 2026"
RINA, WAWAN, SEKRETARIS = "198806122011012001", "198809092012121004", "197203101998032004"
KABID = "197505202000031002"
NOW = dt.datetime(2026, 11, 23, 2, 15, tzinfo=dt.UTC)


@pytest.fixture
def goals(folder):
    """A fixed SKP, and a poor result of last year for somebody else."""
    with (
        office.unlock(folder, "siti", PASSWORD, clock=lambda: NOW) as opened,
        opened.store.begin(opened.actor, reason="uji") as session,
    ):
        made = evaluation_office.make(session)
        session.add(Kinerja(employee_id=made.wawan, tahun=2025, periode="tahunan", predikat="3", asal="ekinerja"))
        return evaluation_office.goals(session, made.rina)


@pytest.fixture
def asn(folder, goals):
    env = {key: value for key, value in os.environ.items() if not key.startswith("ASN_")}
    env |= {"ASN_KANTOR": str(folder), "ASN_PENGGUNA": "siti", "ASN_SANDI": PASSWORD}
    assert goals

    def run(*words, code=0, text=False):
        done = terminal.run([*words, *([] if text else ["--json"])], env)
        assert done.returncode == code, f"{words}: {done.returncode}\n{done.stdout}\n{done.stderr}"
        if text or code == 2:
            return done.stdout + done.stderr
        return json.loads(done.stdout)

    return run


def codes(answer):
    return [one["kode"] for one in answer["masalah"]]


def test_realisations_are_entered_listed_refused_and_taken_back(asn, goals):
    indicator = goals.results[0].indicators[0].id
    base = ("kinerja", "realisasi", "catat", indicator, "--periode", "tw1", "--tanggal", "2-4-2026")
    assert codes(asn(*base, "--angka", "tiga", "--bukti", "arsip", code=1)) == ["realisation_figure"]
    assert codes(asn(*base, "--angka", "3", code=1)) == ["realisation_no_evidence"]
    assert codes(asn(*base, "--teks", "Sangat Baik", "--bukti", "arsip", code=1)) == ["realisation_is_rating"]
    row = asn(*base, "--angka", "3", "--bukti", "Lemari arsip bidang")
    assert row["teks"] == "3 laporan"
    assert [one["id"] for one in asn("kinerja", "realisasi", "daftar", goals.row.id)] == [row["id"]]
    asn("kinerja", "realisasi", "batal", row["id"], "--alasan", "keliru")
    assert asn("kinerja", "realisasi", "daftar", goals.row.id, "--periode", "TW1") == []


def test_a_citizens_word_waits_for_somebody_other_than_the_appraiser(asn, goals):
    base = ("kinerja", "umpan-balik", "beri", goals.row.id)
    where = ("--periode", "TW1", "--tanggal", "20-3-2026", "--peran", "masyarakat")
    refused = asn(*base, "Ibu Sumarni menunggu dua jam", *where, "--sifat", "keluhan", code=1)
    assert codes(refused) == ["feedback_citizen_identity"]
    row = asn(*base, "Menunggu dua jam di loket uji", *where, "--sifat", "keluhan")
    assert [one["umpan_balik"]["id"] for one in asn("kinerja", "umpan-balik", "menunggu", "2026")] == [row["id"]]
    verify = ("kinerja", "umpan-balik", "verifikasi", row["id"], "--tanggal", "25-3-2026", "--catatan", "Diperiksa.")
    assert codes(asn(*verify, "--oleh", KABID, code=1)) == ["verifier_is_appraiser"]
    assert asn(*verify, "--oleh", SEKRETARIS)["verifikasi"] == "benar"
    said = asn("kinerja", "umpan-balik", "tanggapi", row["id"], "Alat uji rusak hari itu.", "--tanggal", "26-3-2026")
    assert said["tanggapan"] == "Alat uji rusak hari itu."
    assert len(asn("kinerja", "umpan-balik", "daftar", goals.row.id)) == 1
    asn("kinerja", "umpan-balik", "batal", row["id"], "--alasan", "ganda")
    assert asn("kinerja", "umpan-balik", "daftar", goals.row.id) == []


def test_the_appraisers_own_feedback_and_the_e_codes_of_feedback(asn, goals):
    assert "TW1" in asn("kinerja", "umpan-balik", "belum", goals.row.id)["belum"]
    base = ("kinerja", "umpan-balik", "beri", goals.row.id, "--periode", "TW1", "--tanggal", "20-3-2026")
    assert codes(asn(*base, "IKM loket 92", "--indikasi", "di atas", code=1)) == ["E-IKM-05"]
    assert codes(asn(*base, "Laporan rapi", "--indikasi", "cukup baik", code=1)) == ["E-PRED-02"]
    assert "pimpinan" in asn(*base, "Laporan rapi", "--peran", "tetangga", code=2)
    asn(*base, "Laporan rapi", "--nilai", "2", "--indikasi", "di atas ekspektasi")
    assert "TW1" not in asn("kinerja", "umpan-balik", "belum", goals.row.id)["belum"]


def test_a_dialogue_with_its_follow_up(asn, goals):
    base = ("kinerja", "dialog", "catat", goals.row.id, "Hambatan alat uji", "--tanggal", "2-4-2026")
    assert codes(asn(*base, "--tindak-lanjut", "1-5-2026", code=1)) == ["dialogue_follow_up_bare"]
    row = asn(*base, "--kesepakatan", "Kalibrasi alat", "--tindak-lanjut", "1-5-2026")
    assert [one["dialogue"]["id"] for one in asn("kinerja", "dialog", "ingat")] == [row["id"]]
    asn("kinerja", "dialog", "selesai", row["id"], "--tanggal", "30-4-2026")
    assert asn("kinerja", "dialog", "ingat", "--unit", "Bidang Angkutan") == []
    assert len(asn("kinerja", "dialog", "daftar", goals.row.id)) == 1
    asn("kinerja", "dialog", "batal", row["id"], "--alasan", "ganda")
    assert asn("kinerja", "dialog", "daftar", goals.row.id) == []


def test_follow_up_lists_and_a_coaching_record(asn):
    [row] = asn("kinerja", "tindak-lanjut", "2025")["pembinaan"]
    assert (row["nip"], row["predikat"]) == (WAWAN, "BUTUH_PERBAIKAN")
    assert "Pembinaan" in asn("kinerja", "tindak-lanjut", "2025", "--unit", "Bidang Lalu Lintas", text=True)
    base = ("kinerja", "pembinaan", "susun", WAWAN)
    plan = ("--mulai", "1-2-2026", "--sampai", "31-7-2026", "--masalah", "Laporan terlambat",
            "--rencana", "Pendampingan", "--ukuran", "Tepat waktu tiga bulan", "--pembina", "Yuli Astuti")  # fmt: skip
    assert codes(asn(*base, "2024", *plan, code=1)) == ["coaching_year"]
    made = asn(*base, "2025", *plan)
    done = asn(
        "kinerja", "pembinaan", "simpulkan", made["id"], "Masih terlambat", "--tanggal", "3-8-2026", "--belum-berhasil"
    )
    assert done["berhasil"] is False
    assert [one["id"] for one in asn("kinerja", "pembinaan", "daftar", WAWAN)] == [made["id"]]
    asn("kinerja", "pembinaan", "batal", made["id"], "--alasan", "keliru")
    assert asn("kinerja", "pembinaan", "daftar", WAWAN) == []


def test_the_fields_for_e_kinerja_are_plain_text(asn, goals):
    found = {one["isian"]: one["teks"] for one in asn("kinerja", "salin", goals.row.id)}
    assert found["Hasil kerja utama 1: target"] == "12 laporan"
    assert "Pendekatan\nKuantitatif" in asn("kinerja", "salin", goals.row.id, text=True)


def csv(path, *lines, head="NIP,Nama,Tahun,Hasil Kerja,Perilaku Kerja,Predikat"):
    path.write_text("\n".join((head, *lines)), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("Sesuai,Sesuai,Sangat Baik", "E-PRED-01"),
        ("Sesuai,Cukup Baik,Baik", "E-PRED-02"),
        ("Sesuai,Sesuai,Istimewa", "E-PRED-03"),
        ("IKM 92,Sesuai,Baik", "E-IKM-05"),
    ],
)  # fmt: skip
def test_each_code_of_a_result_is_refused_at_import(asn, tmp_path, row, code):
    file = csv(tmp_path / "hasil.csv", f"{RINA},Rina Marlina,2025,{row}")
    [line] = asn("kinerja", "impor", file)["baris"]
    assert (line["hasil"], [one["kode"] for one in line["masalah"]]) == ("ditolak", [code])
    assert codes(asn("kinerja", "impor", file, "--ya", code=1)) == ["IMPORT_NOTHING"]


def test_an_appraiser_who_appraises_himself_is_refused_at_import(asn, tmp_path):
    file = csv(tmp_path / "hasil.csv", f"{RINA},2025,Sesuai,Sesuai,{RINA}",
               head="NIP,Tahun,Hasil Kerja,Perilaku Kerja,NIP Penilai")  # fmt: skip
    [line] = asn("kinerja", "impor", file)["baris"]
    assert [one["kode"] for one in line["masalah"]] == ["E-PRED-05"]


def test_results_are_looked_at_taken_replaced_and_undone(asn, tmp_path):
    file = csv(tmp_path / "hasil.csv", f"{RINA},Rina Marlina,2025,Di Atas,Di Atas,Sangat Baik",
               f"{WAWAN},Wawan Kurniawan,2025,Sesuai,Sesuai,Baik",
               f"{RINA},Rina Marlina,2024,Sesuai,Lumayan,")  # fmt: skip
    seen = asn("kinerja", "impor", file, "--ditolak", tmp_path / "ditolak.xlsx")
    assert seen["jumlah"] == {"baru": 1, "dilengkapi": 0, "sama": 0, "beda": 1, "ditolak": 1}
    assert open_book((tmp_path / "ditolak.xlsx").read_bytes()).sheets[0].rows[1][1] == RINA
    told = asn("kinerja", "impor", file, text=True)
    assert "Predikat: Butuh Perbaikan → Baik" in told
    assert "Belum ada yang ditulis" in told
    taken = asn("kinerja", "impor", file, "--ya", "--ganti", "3")
    found = asn("kinerja", "tindak-lanjut", "2025")
    assert ([row["nip"] for row in found["penghargaan"]], found["pembinaan"]) == ([RINA], [])
    assert [one["id"] for one in asn("kinerja", "daftar-impor")] == [taken["impor"]]
    back = asn("kinerja", "urungkan-impor", taken["impor"])
    assert (back["removed"], back["restored"]) == (2, 1)
    assert [row["nip"] for row in asn("kinerja", "tindak-lanjut", "2025")["pembinaan"]] == [WAWAN]


def test_old_results_come_with_their_own_rule(asn, tmp_path):
    file = csv(tmp_path / "lama.csv", f"{RINA},2021,112.5,Sangat Baik", head="NIP,Tahun,Nilai,Sebutan")
    [line] = asn("kinerja", "impor", file, "--lama")["baris"]
    assert [one["kode"] for one in line["masalah"]] == ["old_rule_missing"]
    assert codes(asn("kinerja", "impor", file, "--lama", "--aturan", "PP 53", code=1)) == ["old_rule_unknown"]
    assert asn("kinerja", "impor", file, "--lama", "--aturan", "PermenPANRB 8/2021", "--ya")["jumlah"]["baru"] == 1
