"""`asn kinerja survei …` on a real office: points, people, results typed and imported, cards, every E-IKM refusal."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from asn_desktop.cli import app
from tests.services import survey_office

RINA = "198806122011012001"
PERIOD = ("--mulai", "1-7-2026", "--sampai", "30-9-2026")
EXAMPLE = ("persyaratan=0,0,3,3", "prosedur=0,0,6,0", "waktu=0,2,4,0", "biaya=0,0,0,6", "produk=0,0,4,2",
           "kompetensi=3:4,4:2", "perilaku=0,0,3,3", "sarana=0,2,4,0", "pengaduan=0,0,4,2")  # fmt: skip


def unsur(*rows):
    return [word for row in rows for word in ("--unsur", row)]


@pytest.fixture
def asn(folder, monkeypatch, now):
    """Run `asn` on an office that serves the public; answers (exit code, output). The clock stands still."""
    from asn_desktop.services import office

    with (
        office.unlock(folder, "siti", "sandi siti 2026", clock=lambda: now) as opened,
        opened.store.begin(opened.actor, reason="uji") as session,
    ):
        survey_office.make(session)
    words = {"ASN_KANTOR": str(folder), "ASN_PENGGUNA": "siti", "ASN_SANDI": "sandi siti 2026"}
    for name, value in words.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("asn_desktop.cli.survey.now", lambda: now)
    for module in ("survey", "survey_cards"):
        monkeypatch.setattr(f"asn_desktop.cli.{module}.today", lambda _opened: now.date())

    def run(*words, group="survei"):
        seen = CliRunner().invoke(app, ["kinerja", group, *(str(w) for w in words)])
        assert seen.exception is None or isinstance(seen.exception, SystemExit), seen.exception
        return seen.exit_code, seen.output

    return run


def told(answer):
    code, output = answer
    assert code == 0, output
    return json.loads(output)


def codes(answer):
    code, output = answer
    assert code == 1, output
    return [one["kode"] for one in json.loads(output)["masalah"]]


def sheet(tmp_path, *rows, head=("Tanggal", *(f"U{n}" for n in range(1, 10)))):
    path = tmp_path / "jawaban.csv"
    path.write_text("\n".join(";".join(map(str, row)) for row in (head, *rows)), "utf-8")
    return path


def test_points_and_who_serves_there(asn):
    assert told(asn("titik", "Meja informasi", "--unit", "Sekretariat", "--gratis", "--json"))["gratis"] is True
    assert len(told(asn("titik", "--json"))) == 2
    rows = told(asn("petugas", "meja", RINA, "--mulai", "1-1-2026", "--json"))
    assert [(one["nip"], one["sampai"]) for one in rows] == [(RINA, None)]
    done = told(asn("petugas", "meja", "--catatan", rows[0]["id"], "--sampai", "31-3-2026", "--json"))
    assert done[0]["sampai"] == "2026-03-31"
    assert told(asn("petugas", "meja", "--catatan", rows[0]["id"], "--cabut", "salah orang", "--json")) == []
    assert asn("petugas", "meja", RINA)[0] == 2
    assert asn("titik", "Meja informasi", "--tutup", "ditutup")[0] == 0
    assert asn("petugas", "meja")[0] == 1


def test_worked_example_typed_at_the_terminal(asn):
    code, output = asn("isi", "loket", *PERIOD, "--responden", "6", *unsur(*EXAMPLE), "--periksa")
    assert (code, "Belum ada yang disimpan" in output, "81,48" in output) == (0, True, True)
    found = told(asn("isi", "loket", *PERIOD, "--responden", "6", *unsur(*EXAMPLE), "--pengguna-layanan", "300",
                     "--json"))  # fmt: skip
    assert (found["indeks"]["ikm"], found["indeks"]["mutu"], found["survei"]["kurang"]) == ("81.48", "B", 163)
    code, output = asn("rincian", found["survei"]["id"])
    assert (code, "SAMPEL KURANG 163" in output, "80,67" in output) == (0, True, True)
    assert "81.48" in asn("daftar", "--tahun", "2026", "--csv")[1]
    assert asn("laporan", found["survei"]["id"], "--nomor", "12/SKM", "--tanggal", "5-10-2026")[0] == 0
    assert asn("batalkan", found["survei"]["id"])[0] == 1
    assert asn("batalkan", found["survei"]["id"], "--alasan", "salah titik")[0] == 0
    assert told(asn("daftar", "--json")) == []


@pytest.mark.parametrize("bad", ["waktu=0,0,3,2,1", "waktu=5:6", "waktu=3.5:6", "waktu=puas:6", "waktu=0:6"])
def test_e_ikm_01_at_the_terminal(asn, bad):
    rows = [row for row in EXAMPLE if not row.startswith("waktu")]
    answer = asn("isi", "loket", *PERIOD, "--responden", "6", *unsur(*rows, bad), "--json")
    assert codes(answer) == ["E-IKM-01"]


def test_e_ikm_02_at_the_terminal(asn):
    rows = [row for row in EXAMPLE if not row.startswith("biaya")]
    assert codes(asn("isi", "loket", *PERIOD, "--responden", "6", *unsur(*rows), "--json")) == ["E-IKM-02"]
    assert asn("isi", "loket", *PERIOD, "--responden", "6", *unsur(*rows), "--tanpa", "biaya")[0] == 0


def test_e_ikm_01_and_e_ikm_03_in_an_import_at_the_terminal(asn, tmp_path):
    path = sheet(tmp_path, ["17/8/2026", *[3] * 9], ["1/10/2026", *[4] * 9], ["18/8/2026", *[4] * 8, 5])
    code, output = asn("impor", "loket", path, *PERIOD, "--periksa")
    assert (code, "baris 3 ditolak" in output, "baris 4 ditolak" in output) == (0, True, True)
    assert "U8 dibaca sarana" in output
    found = told(asn("impor", "loket", path, *PERIOD, "--json"))
    assert (found["survei"]["responden"], found["indeks"]["ikm"]) == (1, "75.00")
    assert [(one["baris"], one["kode"]) for one in found["ditolak"]] == [(3, ["E-IKM-03"]), (4, ["E-IKM-01"])]


def test_e_ikm_02_in_an_import_at_the_terminal(asn, tmp_path):
    path = sheet(tmp_path, ["17/8/2026", *[3] * 8, ""])
    assert codes(asn("impor", "loket", path, *PERIOD, "--json")) == ["E-IKM-02"]
    assert asn("impor", "loket", path, *PERIOD, "--tanpa", "pengaduan")[0] == 0


def test_e_ikm_04_and_e_ikm_05_in_an_import_at_the_terminal(asn, tmp_path):
    named = sheet(tmp_path, ["Budi", *[3] * 9], head=("Nama", *(f"U{n}" for n in range(1, 10))))
    assert codes(asn("impor", "loket", named, *PERIOD, "--json")) == ["E-IKM-04"]
    rated = sheet(tmp_path, ["Baik", *[3] * 9], head=("Predikat", *(f"U{n}" for n in range(1, 10))))
    assert codes(asn("impor", "loket", rated, *PERIOD, "--json")) == ["E-IKM-05"]
    assert told(asn("daftar", "--json")) == []


def test_e_ikm_05_a_survey_number_written_as_a_rating_at_the_terminal(asn):
    rating = ("beri", RINA, "2026", "TW1", "--perilaku", "Sesuai", "--json")
    assert codes(asn(*rating, "--hasil", "IKM 92", group="nilai")) == ["E-IKM-05"]
    assert told(asn("lihat", RINA, "--json", group="nilai")) == []


def test_the_chart_of_a_point_and_of_all(asn, tmp_path):
    assert codes(asn("grafik", "--ke", tmp_path / "a.pdf", "--json")) == ["survey_nothing_drawn"]
    told(asn("isi", "loket", *PERIOD, "--responden", "6", *unsur(*EXAMPLE), "--json"))
    for words in ((), ("--titik", "loket")):
        target = tmp_path / "grafik.pdf"
        assert asn("grafik", "--ke", target, *words)[0] == 0
        assert target.read_bytes().startswith(b"%PDF")


def test_the_card_its_tick_and_the_reply(asn):
    rows = [f"{kode}=0,2,20,18" for kode in survey_office.KEYS]
    survey = told(asn("isi", "loket", *PERIOD, "--responden", "40", *unsur(*rows), "--json"))["survei"]["id"]
    code, output = asn("kartu", RINA, "--tahun", "2026")
    assert (code, "sejalan dengan ekspektasi" in output, "tidak menentukan rating siapa pun" in output) == (
        0, True, True,
    )  # fmt: skip
    reason = ("--alasan", "Sesuai dengan yang saya lihat")
    assert codes(asn("pertimbangkan", RINA, survey, "92", *reason, "--json")) == ["E-IKM-05"]
    assert codes(asn("pertimbangkan", RINA, survey, "mungkin", *reason, "--json")) == ["card_tick"]
    assert codes(asn("pertimbangkan", RINA, survey, "ya", "--json")) == ["card_reason"]
    assert told(asn("pertimbangkan", RINA, survey, "tidak", *reason, "--json"))["dipertimbangkan"] is False
    assert "Tanggapan pegawai: Alat rusak" in asn("tanggapi", RINA, survey, "Alat rusak")[1]
