"""Angka kredit by commands: proposals, conversions, ledger, papers, import; every refusal of §14 as a command."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from openpyxl import Workbook

from asn_desktop.services import office
from tests.services import credit_office
from tests.services.credit_office import NIPS
from tests.test_cli_papers import PASSWORD, Terminal


@pytest.fixture
def asn(folder):
    with (
        office.unlock(folder, "siti", PASSWORD, clock=lambda: dt.datetime.now(dt.UTC)) as opened,
        opened.store.begin(opened.actor, reason="uji") as session,
    ):
        credit_office.make(session)
    return Terminal(folder)


def credit(asn, *words, **more):
    return asn("kinerja", "kredit", *words, **more)


def codes(answer: dict) -> list[str]:
    return [one["kode"] for one in answer["masalah"]]


def test_a_year_is_proposed_converted_and_read(asn):
    found = {one["nama"]: one["keadaan"] for one in credit(asn, "usul", "2025")}
    assert found["Rina Marlina"] == "siap"
    assert found["Dewi Lestari"] == "TIDAK_BERLAKU"
    assert "Usul" not in credit(asn, "usul", "2025", "--unit", "Bidang Angkutan", to_json=False)
    made = credit(asn, "konversi", "2025")
    assert sorted(row["tampil"] for row in made) == ["15,63", "25,00", "3,13", "32,81", "4,17"]
    assert codes(credit(asn, "konversi", "2025", NIPS["rina"], code=1)) == ["E-AK-02"]
    book = credit(asn, "buku", NIPS["rina"])
    assert (book["books"][0]["total"], book["row"]["pangkat"]["perlu"]) == ("25", "100")
    words = credit(asn, "buku", NIPS["rina"], to_json=False)
    assert "2025, Baik: 100% × 25 = 25,00" in words
    assert "Lulus uji kompetensi: belum dicatat" in words
    assert "III/d: 25,00 dari 100, kurang 75,00" in credit(asn, "daftar", to_json=False)
    credit(asn, "batal", made[0]["id"], "--alasan", "salah predikat")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--predikat", "Baik", "--jenjang", "MU", "--bulan", "13", "--mulai", "1-1-2024"), "E-AK-01"),
        (("--predikat", "Baik", "--jenjang", "MU", "--bulan", "0", "--mulai", "1-1-2024"), "E-AK-01"),
        (("--predikat", "Baik", "--jenjang", "MU", "--bulan", "2.5", "--mulai", "1-1-2024"), "E-AK-01"),
        (("--predikat", "Baik", "--jenjang", "MU", "--mulai", "1-6-2024", "--sampai", "31-12-2024"), "E-AK-02"),
        (("--predikat", "Baik", "--jenjang", "Ahli Senior"), "E-AK-03"),
        (("--predikat", "Istimewa", "--jenjang", "MU"), "E-AK-03"),
        (("--predikat", "Baik", "--jenjang", "MU", "--periodik", "--bulan", "3", "--mulai", "1-1-2023"), "E-AK-05"),
    ],
)  # fmt: skip
def test_every_refusal_of_a_conversion_as_a_command(asn, words, code):
    year = "2023" if "1-1-2023" in words else "2024"
    credit(asn, "baris", NIPS["rina"], "2024", "--jenjang", "MU", "--predikat", "Baik", "--bulan", "6", "--mulai",
           "1-1-2024")  # fmt: skip
    credit(asn, "baris", NIPS["rina"], "2023", "--jenjang", "MU", "--predikat", "Baik")
    if code == "E-AK-02":
        words = (*words[:4], "--mulai", "1-6-2024", "--sampai", "31-12-2024")
    assert codes(credit(asn, "baris", NIPS["rina"], year, *words, code=1)) == [code]


def test_e_ak_06_and_e_ak_04_as_commands(asn):
    words = ("catat", NIPS["rina"], "2025", "--jenjang", "MU", "--jenis", "penyesuaian", "--jumlah", "40")
    assert codes(credit(asn, *words, code=1)) == ["E-AK-06"]
    assert credit(asn, *words, "--nomor", "PAK/1", "--tanggal", "1-3-2025")["tampil"] == "40,00"
    credit(asn, "konversi", "2025", NIPS["rina"])
    assert codes(credit(asn, "cetak", "pak", NIPS["rina"], "2025", "--tanggal", "1-12-2025", code=1)) == ["E-AK-04"]


def test_papers_are_made_kept_and_previewed(asn, tmp_path):
    credit(asn, "konversi", "2025", NIPS["rina"])
    for kind in ("konversi", "akumulasi", "pak"):
        path = tmp_path / f"{kind}.pdf"
        credit(asn, "cetak", kind, NIPS["rina"], "2025", "--periksa", "--ke", path)
        assert path.read_bytes().startswith(b"%PDF-")
        row = credit(asn, "cetak", kind, NIPS["rina"], "2025", "--tanggal", "17-12-2025")
        assert row["nomor"]
    assert codes(credit(asn, "cetak", "pak", NIPS["rina"], "2025", code=1)) == ["credit_paper_made"]
    assert codes(credit(asn, "cetak", "skp", NIPS["rina"], "2025", code=1)) == ["credit_paper_unknown"]
    rows = asn("riwayat", "daftar", NIPS["rina"], "angka_kredit")
    assert "25.00" in str(rows)


def test_entry_by_move_is_looked_at_and_written(asn):
    words = ("masuk", NIPS["tono"], "--jenjang", "Ahli Pertama", "--tmt", "10-2-2025", "--jabatan",
             "Pranata Komputer Ahli Pertama", "--nomor", "821/9/2025", "--tanggal", "3-2-2025", "--tertinggi", "III/b")
    assert credit(asn, *words, "--periksa")["tampil"] == "87,50"
    assert len(credit(asn, *words)) == 4
    assert codes(credit(asn, *words, code=1)) == ["credit_entry_twice"]


def test_another_result_of_the_year_is_chosen_by_its_number(asn):
    (part,) = next(one for one in credit(asn, "usul", "2025") if one["nama"] == "Rina Marlina")["parts"]
    number = part["sources"][0]["id"]
    made = credit(asn, "konversi", "2025", NIPS["rina"], "--hasil", f"1-1-2025={number}")
    assert [row["tampil"] for row in made] == ["25,00"]
    credit(asn, "konversi", "2025", NIPS["rina"], NIPS["sari"], "--hasil", f"1-1-2025={number}", code=2, to_json=False)
    credit(asn, "konversi", "2025", NIPS["sari"], "--hasil", "1-1-2025=baik", code=2, to_json=False)


def test_e_ak_codes_in_an_import(asn, tmp_path: Path):
    book = Workbook()
    book.active.append(["NIP", "Jenjang", "Tahun", "Predikat", "Bulan", "Mulai", "Masa", "Jumlah", "Nomor", "Tanggal"])
    rina, d = NIPS["rina"], dt.date
    for row in (
        [rina, "Ahli Muda", 2023, "Sangat Baik", 12],
        [rina, "Ahli Muda", 2024, "Baik", 13],  # E-AK-01
        [rina, "Ahli Muda", 2024, "Baik", 2.5],  # E-AK-01
        [rina, "Ahli Muda", 2023, "Baik", 6, d(2023, 7, 1)],  # E-AK-02
        [rina, "Ahli Senior", 2024, "Baik", 12],  # E-AK-03
        [rina, "Ahli Muda", 2024, "Istimewa", 12],  # E-AK-03
        [rina, "Ahli Muda", 2023, "Baik", 3, d(2023, 1, 1), "periodik"],  # E-AK-05
        [rina, "Ahli Muda", 2022, None, None, None, None, 40],  # E-AK-06
        [rina, "Ahli Muda", 2022, None, None, None, None, "40,5", "PAK/1/2022", d(2022, 12, 30)],
        [NIPS["dewi"], "Ahli Pertama", 2024, "Baik", 12],
        ["198506062015041009", "Ahli Muda", 2024, "Baik", 12],
        [rina, "Ahli Muda", "dua ribu", "Baik", 12],
    ):
        book.active.append(row)
    path = tmp_path / "ak.xlsx"
    book.save(path)
    seen = credit(asn, "impor", path, "--periksa")
    assert seen["ditulis"] == 0
    assert [row["ditolak"] for row in seen["baris"]] == [
        [], ["E-AK-01"], ["E-AK-01"], ["E-AK-02"], ["E-AK-03"], ["E-AK-03"], ["E-AK-05"], ["E-AK-06"], [],
        ["credit_not_for_pppk"], ["OPENING_UNKNOWN_NIP"], ["credit_year"],
    ]  # fmt: skip
    assert credit(asn, "impor", path)["ditulis"] == 2
    again = credit(asn, "impor", path)
    assert (again["ditulis"], [row["sudah"] for row in again["baris"]].count(True)) == (0, 2)
    assert credit(asn, "buku", rina)["books"][0]["tampil"] == "78,00"
    assert "Isi bilangan bulat 1 sampai 12" in credit(asn, "impor", path, "--periksa", to_json=False)


def test_an_import_without_its_columns_is_refused_whole(asn, tmp_path: Path):
    path = tmp_path / "ak.csv"
    path.write_text("NIP;Predikat\n198806122011012001;Baik\n", encoding="utf-8")
    assert codes(credit(asn, "impor", path, code=1)) == ["credit_sheet_columns"]
    path.write_text("NIP;Jenjang;Tahun;Predikat\n", encoding="utf-8")
    assert codes(credit(asn, "impor", path, code=1)) == ["credit_sheet_empty"]
