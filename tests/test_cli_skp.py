"""SKP by commands: from the draft to a closed SKP, every E-SKP refusal typed, cascade, library, appraisers."""

from __future__ import annotations

import datetime as dt

import pytest

from asn_desktop.services import office
from tests.services import evaluation_office
from tests.test_cli_papers import PASSWORD, Terminal

RINA, KABID, KEPALA, WAWAN = "198806122011012001", "197505202000031002", "196902141994031005", "198809092012121004"
GOOD = ("--intervensi", "Kinerja bidang meningkat", "--indikator", "Kuantitas|Kendaraan diuji|1.200 kendaraan")


@pytest.fixture
def asn(folder):
    with (
        office.unlock(folder, "siti", PASSWORD, clock=lambda: dt.datetime.now(dt.UTC)) as opened,
        opened.store.begin(opened.actor, reason="uji") as session,
    ):
        made = evaluation_office.make(session)
        evaluation_office.goals(session, made.kepala)
    return Terminal(folder)


def draft(asn, nip=RINA, year="2026", *more):
    return asn("kinerja", "skp", "susun", nip, year, *more)["row"]["id"]


def codes(answer):
    return [one["kode"] for one in answer["masalah"]]


def result(asn, skp_id, *words, code=0):
    return asn("kinerja", "skp", "hasil", skp_id, "Layanan uji berkala", *words, code=code)


def test_an_skp_is_drawn_up_filled_fixed_reopened_and_closed(asn):
    made = draft(asn)
    result(asn, made, *GOOD, "--aksi", "Uji keliling|TW1=300 kendaraan;TW2=300 kendaraan|Laporan")
    asn("kinerja", "skp", "ekspektasi", made, "1", "Ramah kepada pemohon")
    asn("kinerja", "skp", "lampiran", made, "--dukungan", "Alat uji", "--skema", "Laporan triwulan")
    fixed = asn("kinerja", "skp", "tetapkan", made, "--tanggal", "12-1-2026")
    assert (fixed["row"]["keadaan"], fixed["row"]["ditetapkan"]) == ("ditetapkan", "2026-01-12")
    assert fixed["results"][0]["actions"][0]["target"]["TW2"] == "300 kendaraan"
    assert codes(result(asn, made, *GOOD, code=1)) == ["skp_fixed"]
    assert codes(asn("kinerja", "skp", "buka", made, "--alasan", "x", code=1)) == ["skp_reason"]
    assert asn("kinerja", "skp", "buka", made, "--alasan", "target keliru")["row"]["keadaan"] == "draf"
    asn("kinerja", "skp", "tetapkan", made, "--tanggal", "12-2-2026")
    seen = asn("kinerja", "skp", "lihat", made)
    assert [one["kode"] for one in seen["temuan"]] == ["skp_late"]
    assert "Kendaraan diuji" in asn("kinerja", "skp", "lihat", made, to_json=False)
    closed = asn("kinerja", "skp", "tutup", made, "31-5-2026", "--sebab", "pindah")
    assert (closed["row"]["keadaan"], closed["row"]["sampai"]) == ("ditutup", "2026-05-31")


@pytest.mark.parametrize(("words", "code"), [
    (("--intervensi", "B", "--indikator", "Kuantitas|Jumlah|"), "E-SKP-02"),
    (("--indikator", "Kuantitas|Jumlah|12 kali"), "E-SKP-03"),
    (("--intervensi", "B", "--indikator", "Kuantitas|Jumlah|banyak"), "E-SKP-05"),
    (("--intervensi", "B", "--indikator", "Efisiensi|Jumlah|12 kali"), "E-SKP-09"),
])  # fmt: skip
def test_a_row_with_a_gap_is_refused_when_typed(asn, words, code):
    assert codes(result(asn, draft(asn), *words, code=1)) == [code]


def test_e_skp_01_e_skp_06_e_skp_07_and_e_skp_08_when_typed(asn):
    made = draft(asn, RINA, "2026", "--mulai", "1-1-2026", "--sampai", "30-6-2026")
    result(asn, made, "--tambahan", "--indikator", "|Rapat|4 kali")
    assert codes(asn("kinerja", "skp", "tetapkan", made, "--tanggal", "12-1-2026", code=1)) == ["E-SKP-01"]
    assert codes(asn("kinerja", "skp", "ekspektasi", made, "8", "Ramah", code=1)) == ["E-SKP-06"]
    words = ["kinerja", "skp", "susun", RINA, "2026", "--mulai"]
    assert codes(asn(*words, "15-6-2026", "--sampai", "31-12-2026", code=1)) == ["E-SKP-07"]
    assert codes(asn(*words, "1-7-2026", "--sampai", "30-6-2026", code=1)) == ["E-SKP-08"]


def test_e_skp_04_a_perspective_that_is_not_listed_when_typed(asn):
    made = draft(asn, KEPALA, "2027")
    words = ("--perspektif", "Keuangan", "--indikator", "|Indeks|3,2 indeks")
    assert codes(result(asn, made, *words, code=1)) == ["E-SKP-04"]


def test_e_pred_05_an_appraiser_who_is_the_appraised_when_typed(asn):
    found = asn("kinerja", "skp", "susun", RINA, "2026", "--penilai", RINA, code=1)
    assert set(codes(found)) == {"E-PRED-05"}
    shown = asn("kinerja", "skp", "penilai", RINA, "--per", "12-1-2026")
    assert (shown["penilai"]["nama"], shown["atasan"]["nama"]) == ("Bambang Prasetyo", "Haryanto")
    assert "H. Surya Dirgantara" in asn("kinerja", "skp", "penilai", KABID, "--per", "12-1-2026", to_json=False)


def test_head_appraiser_and_copy_by_commands(asn):
    made = draft(asn)
    row = result(asn, made, *GOOD)
    assert row["indicators"][0]["target_angka"] == "1200"
    changed = asn("kinerja", "skp", "kepala", made, "--pendekatan", "kualitatif")
    assert changed["row"]["pendekatan"] == "KUALITATIF"
    asn("kinerja", "skp", "kepala", made, "--pendekatan", "cepat", code=2, to_json=False)
    asn("kinerja", "skp", "kepala", made, "--pendekatan", "kuantitatif")
    asn("kinerja", "skp", "tetapkan", made, "--tanggal", "12-1-2026")
    other = asn("kinerja", "skp", "ganti-penilai", made, "1-6-2026", "--penilai", KEPALA, "--alasan", "mutasi pejabat")
    assert (other["row"]["penilai"]["nama"], other["penilai_sejak"]) == ("Haryanto", "2026-06-01")
    copied = draft(asn, RINA, "2027", "--salin", made)
    assert asn("kinerja", "skp", "target-diperiksa", copied)["target"] == 1
    asn("kinerja", "skp", "hapus-hasil", asn("kinerja", "skp", "lihat", copied)["skp"]["results"][0]["id"], "--alasan",
        "tidak jadi")  # fmt: skip
    assert asn("kinerja", "skp", "batal", copied, "--alasan", "salah tahun")["row"]["keadaan"] == "batal"


def test_lists_spans_and_the_tree(asn):
    above = draft(asn, KABID)
    head = asn("kinerja", "skp", "daftar", "2026")
    assert [r["nama"] for r in head] == ["Bambang Prasetyo", "Haryanto"]
    assert [r["id"] for r in asn("kinerja", "skp", "daftar", "2026", "--unit", "Bidang Angkutan")] == [above]
    spans = asn("kinerja", "skp", "masa", WAWAN, "2026")
    assert [(s["mulai"], s["alasan_mulai"], s["skp_id"]) for s in spans] == [("2026-01-01", "awal_tahun", None)]
    top = asn("kinerja", "skp", "lihat", next(r["id"] for r in head if r["nama"] == "Haryanto"))["skp"]["results"][0]
    result(asn, above, "--hasil-atasan", top["id"], "--indikator", "Waktu|Ketepatan|5 hari")
    (node,) = asn("kinerja", "skp", "pohon", "2026")
    assert [n["nama"] for n in node["bawahan"]] == ["Bambang Prasetyo"]
    assert "Layanan uji berkala" in asn("kinerja", "skp", "pohon", "2026", to_json=False)


def test_the_library_by_commands(asn):
    row = asn("kinerja", "pustaka", "simpan", "Kendaraan diuji", "--target", "1.200 kendaraan", "--aspek", "kuantitas")
    assert (row["aspek"], row["target"]) == ("Kuantitas", "1.200 kendaraan")
    twice = asn("kinerja", "pustaka", "simpan", "kendaraan DIUJI", "--aspek", "Kuantitas", code=1)
    assert codes(twice) == ["kept_indicator_twice"]
    assert [r["id"] for r in asn("kinerja", "pustaka", "daftar", "--cari", "kendaraan")] == [row["id"]]
    asn("kinerja", "pustaka", "hapus", row["id"], "--alasan", "tidak dipakai")
    assert asn("kinerja", "pustaka", "daftar") == []


def test_a_list_of_skp_is_checked_and_then_written(asn, tmp_path):
    head = "NIP;Rencana hasil kerja;Intervensi;Aspek;Indikator;Target"
    rows = (f"{RINA};Layanan uji;Kinerja bidang;Kuantitas;Kendaraan diuji;1.200 kendaraan",
            f"{WAWAN};Patroli;Kinerja bidang;Kuantitas;Patroli;banyak")  # fmt: skip
    path = tmp_path / "skp.csv"
    path.write_text("\n".join((head, *rows)), "utf-8")
    seen = asn("kinerja", "skp", "impor", path, "--tahun", "2026")
    assert [(r["baik"], [f["kode"] for f in r["temuan"]]) for r in seen["skp"]] == [(True, []), (False, ["E-SKP-05"])]
    assert seen["ditulis"] == []
    assert "1 draf ditulis" in asn("kinerja", "skp", "impor", path, "--tahun", "2026", "--ya", to_json=False)
    assert [r["nip"] for r in asn("kinerja", "skp", "daftar", "2026")] == [KEPALA, RINA]
