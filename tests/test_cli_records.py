"""`asn pegawai`, `asn riwayat`, `asn dokumen`: the same rules, words and exit codes as in the window."""

from __future__ import annotations

import json
from io import BytesIO

import pytest
from PIL import Image
from typer.testing import CliRunner

from asn_desktop.cli import app

NIP = "198503172009042003"
ASIH = ("nama=Asih Lestari", f"nip={NIP}", "tanggal_lahir=17 Maret 1985", "jenis_kelamin=P", "status=PNS",
        "unit=Dinas Perhubungan", "tmt_cpns=1-4-2009", "tmt_pns=1-4-2010", "nik=3399015703850001")  # fmt: skip
RANK = ("golongan=III-C", "tmt=1 April 2022", "nomor_sk=821/7", "tanggal_sk=1-3-2022")


@pytest.fixture
def run(folder, monkeypatch):
    """Run `asn` on the office as the operator; gives (exit code, standard output)."""
    for name, value in {"KANTOR": str(folder), "PENGGUNA": "siti", "SANDI": "sandi siti 2026"}.items():
        monkeypatch.setenv(f"ASN_{name}", value)

    def call(*words):
        done = CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False)
        return done.exit_code, done.stdout

    return call


@pytest.fixture
def asn(run):
    """Run `asn … --json`, demand its exit code, give the answer."""

    def call(*words, code=0):
        ended, out = run(*words, "--json")
        assert ended == code, out
        return json.loads(out)

    return call


@pytest.fixture
def asih(asn):
    return asn("pegawai", "simpan", *ASIH)["id"]


def codes(answer):
    return [problem["kode"] for problem in answer["masalah"]]


def test_a_person_is_entered_changed_and_shown(asn, run, asih):
    assert asn("pegawai", "simpan", "--nip", NIP, "no_hp=081234567890", "kelas_jabatan=7")["id"] == asih
    card = asn("pegawai", "lihat", NIP)
    assert (card["no_hp"], card["kelas_jabatan"], card["nama"]) == ("081234567890", 7, "Asih Lestari")
    ended, out = run("pegawai", "lihat", NIP)
    assert ended == 0
    assert "Dinas Perhubungan" in out


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("nip=19850317 200904 2 03",), ["NIP_LENGTH"]),
        (("nip=1,98503E+17",), ["NIP_PRECISION"]),
        (("tanggal_lahir=30-02-1985",), ["DATE_INVALID"]),
        (("tanggal_lahir=18-3-1985",), ["NIP_DOB_MISMATCH"]),
        (("unit=Dinas Angkasa",), ["UNIT_UNKNOWN"]),
        (("hobi=catur",), ["FIELD_UNKNOWN"]),
        (("bup_tetapan=60",), ["BUP_REASON_EMPTY"]),
        (("nama",), ["PAIR_UNREADABLE"]),
    ],
)
def test_what_the_form_refuses_the_terminal_refuses(asn, words, expected):
    kept = [word for word in ASIH if word.split("=")[0] not in {w.split("=")[0] for w in words}]
    assert codes(asn("pegawai", "simpan", *kept, *words, code=1))[:1] == expected  # the worst comes first


def test_a_reason_lets_an_unusual_number_through(asn):
    words = [word for word in ASIH if not word.startswith("tanggal_lahir")] + ["tanggal_lahir=18-3-1985"]
    assert asn("pegawai", "simpan", *words, "--alasan", "NIP_DOB_MISMATCH=menurut akta kelahiran")["nip"] == NIP


def test_a_history_row_is_entered_changed_listed_and_voided(asn, run, asih):
    made = asn("riwayat", "simpan", NIP, "golongan", *RANK)["baris"]
    assert (made["values"]["golongan"], made["values"]["tmt"], made["berlaku"]) == ("III/c", "2022-04-01", True)
    changed = asn("riwayat", "simpan", NIP, "golongan", "mkg_tahun=13", "mkg_bulan=0", "--baris", made["id"])
    assert changed["baris"]["values"]["mkg_tahun"] == 13
    assert [row["id"] for row in asn("riwayat", "daftar", NIP, "golongan")] == [made["id"]]
    assert [row["id"] for row in asn("riwayat", "daftar", NIP)] == [made["id"]]
    voided = asn("riwayat", "batal", "golongan", made["id"], "--alasan", "salah orang")
    assert voided["baris"]["dibatalkan"] == "salah orang"
    ended, out = run("riwayat", "daftar", NIP, "golongan")
    assert ended == 0
    assert "salah orang" in out


def test_values_come_from_a_file_too(asn, asih, tmp_path):
    file = tmp_path / "kgb.json"
    file.write_text(json.dumps({"tmt": "2021-04-01", "golongan": "III/c", "gaji_baru": 3_000_000}), encoding="utf-8")
    row = asn("riwayat", "simpan", NIP, "kgb", "nomor_sk=822/1", "--dari", file)["baris"]
    assert (row["values"]["gaji_baru"], row["values"]["nomor_sk"]) == (3_000_000, "822/1")
    file.write_text("[1, 2]", encoding="utf-8")
    assert codes(asn("riwayat", "simpan", NIP, "kgb", "--dari", file, code=1)) == ["VALUES_UNREADABLE"]


@pytest.mark.parametrize(
    ("kind", "words", "expected"),
    [
        ("golongan", ("golongan=V", "tmt=1-4-2022"), ["GOL_FORMAT"]),
        ("golongan", ("golongan=III/c", "tmt=15-4-2022"), ["TMT_NOT_FIRST"]),
        ("golongan", ("golongan=III/c",), ["FIELD_EMPTY"]),
        ("anak", ("nama=Bima", "tanggal_lahir=4-5-1990"), ["FAMILY_CHILD_EARLY"]),
        ("xyz", (), ["KIND_UNKNOWN"]),
    ],
)
def test_a_wrong_row_is_refused_with_its_words(asn, asih, kind, words, expected):
    answer = asn("riwayat", "simpan", NIP, kind, *words, code=1)
    assert codes(answer) == expected
    assert all(problem["kalimat"] for problem in answer["masalah"])


def test_a_row_can_be_checked_without_being_kept(asn, run, asih):
    wrong = ("riwayat", "simpan", NIP, "golongan", "golongan=III/c", "tmt=15-4-2022", "--periksa")
    found = asn(*wrong, code=1)["temuan"]
    assert [one[0] for one in found] == ["TMT_NOT_FIRST"]
    assert run("riwayat", "simpan", NIP, "golongan", *RANK, "--periksa")[1].strip() == "Tidak ada temuan."
    assert asn("riwayat", "daftar", NIP) == []


def test_kinds_and_their_fields_are_listed(asn, run):
    rows = asn("riwayat", "jenis", "--status", "PPPK_PW")
    assert {"kontrak", "jabatan"} <= {row["jenis"] for row in rows}
    assert "golongan" not in {row["jenis"] for row in rows}
    assert run("riwayat", "daftar", NIP, "xyz")[0] == 2


def test_another_number_keeps_the_old_one(asn, asih):
    new = "198503172009042005"
    assert asn("pegawai", "ganti-nip", NIP, new, "--alasan", "perbaikan BKN")["nip"] == new
    assert [row["id"] for row in asn("pegawai", "cari", NIP)] == [asih]
    assert asn("pegawai", "lihat", NIP)["nip"] == new
    assert codes(asn("pegawai", "ganti-nip", new, "123", "--alasan", "x", code=1)) == ["NIP_LENGTH"]


def test_a_scan_is_attached_listed_taken_out_and_voided(asn, run, asih, tmp_path):
    photo = tmp_path / "SK golongan.jpg"
    picture = BytesIO()
    Image.new("RGB", (40, 30)).save(picture, "JPEG")
    photo.write_bytes(picture.getvalue())
    row_id = asn("riwayat", "simpan", NIP, "golongan", *RANK)["baris"]["id"]
    made = asn("dokumen", "pasang", NIP, photo, "--riwayat", "golongan", "--baris", row_id)
    assert (made["nama"], made["halaman"], made["row_id"]) == ("SK golongan", 1, row_id)
    assert [row["id"] for row in asn("dokumen", "daftar", NIP)] == [made["id"]]
    target = tmp_path / "ambil" / "sk.pdf"
    assert asn("dokumen", "ambil", made["id"], "--ke", target)["byte"] == made["ukuran"]
    assert target.read_bytes().startswith(b"%PDF-")
    assert asn("dokumen", "batal", made["id"], "--alasan", "kabur")["dibatalkan"] == "kabur"
    photo.write_bytes(b"")
    assert codes(asn("dokumen", "pasang", NIP, photo, code=1)) == ["DOCUMENT_EMPTY"]
    assert run("dokumen", "pasang", NIP, photo, "--riwayat", "golongan")[0] == 2
    assert run("dokumen", "pasang", NIP, tmp_path / "tidak ada.pdf")[0] == 3
