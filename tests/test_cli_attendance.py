"""`asn izin`, `asn tugas`, `asn jadwal`, `asn hadir` on a real office."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from asn_desktop.cli import app
from asn_desktop.services import holidays
from tests.services import leave_office

NIP, OTHER = "198507092010011015", "198507092010011020"


@pytest.fixture
def asn(folder, monkeypatch, now):
    """Run `asn` on an office with people; answers (exit code, output). The clock stands still."""
    from asn_desktop.services import office

    with (
        office.unlock(folder, "siti", "sandi siti 2026", clock=lambda: now) as opened,
        opened.store.begin(opened.actor, reason="uji") as session,
    ):
        holidays.load_shipped(session)
        leave_office.make(session, now)
    words = {"ASN_KANTOR": str(folder), "ASN_PENGGUNA": "siti", "ASN_SANDI": "sandi siti 2026"}
    for name, value in words.items():
        monkeypatch.setenv(name, value)
    for module in ("attendance", "attendance_days"):
        for name in ("now",):
            monkeypatch.setattr(f"asn_desktop.cli.{module}.{name}", lambda: now)
        monkeypatch.setattr(f"asn_desktop.cli.{module}.today", lambda _opened: now.date())

    def run(*words, user=None):
        if user:
            monkeypatch.setenv("ASN_PENGGUNA", user[0])
            monkeypatch.setenv("ASN_SANDI", user[1])
        seen = CliRunner().invoke(app, [str(w) for w in words])
        assert seen.exception is None or isinstance(seen.exception, SystemExit), seen.exception
        return seen.exit_code, seen.output

    return run


def told(answer):
    code, output = answer
    assert code == 0, output
    return json.loads(output)


def test_a_permit_is_entered_printed_counted_and_voided(asn, tmp_path):
    code, output = asn("izin", "catat", NIP, "terlambat", "24-11-2026", "--alasan", "Antar anak")
    assert (code, "memerlukan jam" in output) == (1, True)
    row = told(asn("izin", "catat", NIP, "terlambat", "24-11-2026", "--alasan", "Antar anak", "--sampai-jam", "9.00",
                   "--json"))  # fmt: skip
    assert [r["id"] for r in told(asn("izin", "daftar", "--bulan", "2026-11", "--json"))] == [row["id"]]
    assert asn("izin", "slip", row["id"], "--ke", tmp_path)[0] == 0
    assert next(tmp_path.glob("slip-izin-*.pdf")).read_bytes().startswith(b"%PDF")
    recap = tmp_path / "rekap.xlsx"
    assert asn("izin", "rekap", "--bulan", "2026-11", "--xlsx", recap)[0] == 0
    assert recap.read_bytes()[:2] == b"PK"
    assert asn("izin", "batalkan", row["id"], "--karena", "tidak jadi")[0] == 0
    gone = told(asn("izin", "daftar", "--json"))
    assert gone == []


def test_kinds_and_hours_of_the_office_are_written_by_who_may_manage(asn):
    assert "tidak_masuk" in asn("izin", "jenis")[1]
    change = ("izin", "atur", "tidak_masuk", "--hari", "1", "--dasar", "SE Kadis 3/2026", "--mulai", "01-12-2026")
    assert asn(*change)[0] == 1  # an operator may not
    budi = ("budi", "sandi budi 2026")
    assert asn(*change, user=budi)[0] == 0
    two_days = ("izin", "catat", NIP, "tidak_masuk", "01-12-2026", "02-12-2026", "--alasan", "Pindah rumah")
    code, output = asn(*two_days)
    assert (code, "paling lama 1 hari" in output) == (1, True)
    assert asn("izin", "atur", "baru", "--dasar", "", "--mulai", "01-12-2026")[0] == 1
    hours = ("hadir", "jam", 5, 1, "08:00", "15:00", "--mulai", "01-11-2026", "--sampai", "30-11-2026")
    assert asn(*hours, "--dasar", "SE Bupati tentang Ramadan")[0] == 0
    assert asn("hadir", "jam", 5, 1, "15:00", "08:00", "--mulai", "01-11-2026", "--dasar", "SE")[0] == 1


def test_an_order_sends_several_and_makes_its_letter(asn, tmp_path):
    row = told(asn("tugas", "catat", "25-11-2026", "26-11-2026", NIP, OTHER, "--maksud", "Rapat", "--tujuan",
                   "Provinsi", "--json"))  # fmt: skip
    assert [p["nama"] for p in row["orang"]] == ["Ahmad Fauzi, S.T.", "Agus Setiawan"]
    code, output = asn("tugas", "surat", row["id"], "--ke", tmp_path)
    assert code == 0, output
    assert next(tmp_path.glob("surat-tugas-*.pdf")).read_bytes().startswith(b"%PDF")
    assert row["id"] in asn("tugas", "daftar", "--csv")[1]
    assert asn("tugas", "batalkan", row["id"], "--karena", "acara ditunda")[0] == 0


def test_turns_patterns_and_the_sheet_of_a_roster(asn, tmp_path):
    assert asn("jadwal", "pola", "Bidang Angkutan", "P L", "--bulan", "2026-12")[0] == 1  # no turns yet
    made = asn("jadwal", "giliran", "Bidang Angkutan", "--atur", "P=Pagi,7.30,14.00", "--atur", "M=Malam,21:00,07:30",
               "--atur", "L=Lepas jaga")  # fmt: skip
    assert made[0] == 0, made[1]
    assert "07:30" in asn("jadwal", "giliran", "Bidang Angkutan")[1]
    code, output = asn("jadwal", "pola", "Bidang Angkutan", "M P L L", "--bulan", "2026-12")
    assert code == 0, output
    assert "kurang dari 11 jam" in output
    sheet = tmp_path / "jadwal.pdf"
    assert asn("jadwal", "cetak", "Bidang Angkutan", "--bulan", "12-2026", "--pdf", sheet)[0] == 0
    assert sheet.read_bytes().startswith(b"%PDF")


def test_a_list_comes_in_days_are_asked_about_and_a_person_decides(asn, tmp_path):
    path = tmp_path / "absen.csv"
    lines = [f"{NIP};{d}/11/2026;07:2{d % 10};16:00" for d in (2, 3, 4, 5, 6)]
    path.write_text("\n".join(["NIP;Tanggal;Masuk;Pulang", *lines, "77;9/11/2026;07:20;16:00"]), "utf-8")
    code, output = asn("hadir", "impor", path, "--periksa")
    assert (code, "Belum ada yang disimpan" in output, 'siapa "77"' in output) == (0, True, True)
    done = told(asn("hadir", "impor", path, "--kenal", f"77={OTHER}", "--json"))
    assert done["hasil"]["new"] == 6
    assert told(asn("hadir", "impor", path, "--json"))["hasil"] == {"new": 0, "changed": 0, "people": 0}
    asked = told(asn("hadir", "usulan", "--bulan", "2026-11", "--json"))
    assert {r["tanggal"] for r in asked if r["nip"] == NIP} >= {"2026-11-09", "2026-11-20"}
    decide = ("hadir", "tetapkan", NIP, "09-11-2026", "tanpa_keterangan", "--karena", "sudah ditanya")
    assert asn(*decide)[0] == 1  # nobody named
    assert "ditetapkan oleh Bambang" in asn(*decide, "--oleh", "Bambang")[1]
    days = told(asn("hadir", "orang", NIP, "--bulan", "2026-11", "--json"))
    assert [days[n]["keadaan"] for n in (0, 1, 8, 9)] == ["libur", "hadir", "tanpa_keterangan", "belum"]
    assert asn("hadir", "tetapkan", NIP, "09-11-2026", "cabut", "--karena", "keliru")[0] == 0
    for which in ("lembar", "rekap", "buku"):
        target = tmp_path / f"{which}.pdf"
        assert asn("hadir", "daftar", which, "--bulan", "2026-11", "--pdf", target)[0] == 0
        assert target.read_bytes().startswith(b"%PDF")
