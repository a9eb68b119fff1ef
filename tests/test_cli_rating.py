"""Rating by commands: achievements, ratings, patterns, fixing, objections; every refusal of §14 typed."""

from __future__ import annotations

import datetime as dt

import pytest

from asn_desktop.services import office
from tests.services import evaluation_office, rating_office
from tests.test_cli_papers import PASSWORD, Terminal

AGUS, KABID, RINA = "199003152014121002", "197505202000031002", "198806122011012001"
DOCUMENT = ("--nomor", "060/1", "--tanggal", "5-4-2026", "--pejabat", "Kepala Dinas")


@pytest.fixture
def asn(folder):
    with (
        office.unlock(folder, "siti", PASSWORD, clock=lambda: dt.datetime.now(dt.UTC)) as opened,
        opened.store.begin(opened.actor, reason="uji") as session,
    ):
        made = evaluation_office.make(session)
        for who in (made.kabid, made.agus, made.rina):
            skp = evaluation_office.goals(session, who)
            rating_office.speak(session, [skp.row.id], 2026, "TW1")
    return Terminal(folder)


def codes(answer):
    return [one["kode"] for one in answer["masalah"]]


def achieved(asn, word="Baik", code=0):
    return asn("kinerja", "capaian", "catat", "Bidang Angkutan", "2026", "TW1", word, *DOCUMENT, code=code)


def rate(asn, nip=AGUS, hasil="Sesuai", perilaku="Sesuai", *more, code=0):
    words = ("kinerja", "nilai", "beri", nip, "2026", "tw1", "--hasil", hasil, "--perilaku", perilaku)
    return asn(*words, *more, code=code)


def fixed(asn):
    achieved(asn)
    made = rate(asn, AGUS, "Di Bawah", "Sesuai")["id"]
    asn("kinerja", "nilai", "tetapkan", made, "--tanggal", "6-4-2026")
    asn("kinerja", "nilai", "terima", made, "7-4-2026")
    return made


def test_a_rating_is_given_fixed_received_and_explained(asn):
    made = fixed(asn)
    (seen,) = asn("kinerja", "nilai", "lihat", AGUS, "2026")
    assert (seen["id"], seen["predikat"], seen["keadaan"], seen["diterima"]) == (
        made, "BUTUH_PERBAIKAN", "ditetapkan", "2026-04-07")  # fmt: skip
    text = asn("kinerja", "nilai", "lihat", AGUS, "2026", "--mengapa", to_json=False)
    assert "Matriks: hasil Di Bawah Ekspektasi, perilaku Sesuai Ekspektasi, predikat Butuh Perbaikan" in text
    asn("kinerja", "nilai", "tolak-tanda", made, "Pegawai tidak bersedia menandatangani")
    second = asn("kinerja", "nilai", "ubah", made, "--hasil", "Sesuai", "--alasan", "Bukti baru diterima")
    assert (second["versi"], second["predikat"], second["menggantikan_id"]) == (2, "BAIK", made)
    unit = asn("kinerja", "nilai", "unit", "Bidang Angkutan", "2026", "TW1")
    assert (unit["n"], unit["capaian"], unit["kecil"]) == (1, "BAIK", True)
    assert asn("kinerja", "nilai", "rekap", "2026", "TW1")["n"] == 1
    assert asn("kinerja", "nilai", "periksa") == []


@pytest.mark.parametrize(("words", "code"), [
    (("Sesuai", "Sesuai", "--tertulis", "Sangat Baik"), "E-PRED-01"),
    (("Sesuai", "Cukup Baik"), "E-PRED-02"),
    (("Di Atas", "Di Atas", "--tertulis", "Istimewa"), "E-PRED-03"),
])  # fmt: skip
def test_e_pred_01_02_03_are_refused_as_commands(asn, words, code):
    assert codes(rate(asn, AGUS, *words, code=1)) == [code]


def test_e_pred_03_sangat_baik_for_a_unit_is_refused_as_a_command(asn):
    assert codes(achieved(asn, "Sangat Baik", code=1)) == ["E-PRED-03"]


def test_e_pred_04_is_refused_as_a_command_and_a_head_left_empty_is_bound(asn):
    achieved(asn)
    assert codes(rate(asn, KABID, "Di Atas", "Sesuai", code=1)) == ["E-PRED-04"]
    bound = asn("kinerja", "nilai", "beri", KABID, "2026", "TW1", "--perilaku", "Di Atas")
    assert (bound["hasil"], bound["kepala"]) == ("SESUAI", True)


def test_e_dist_01_and_the_worked_example_as_commands(asn):
    words = ("kinerja", "nilai", "pola", "Baik", "24")
    assert asn(*words)["rencana"]["b_maks"] == [0, 16]
    assert not any(f["dilanggar"] for f in asn(*words, "BAIK=16", "SANGAT_BAIK=7", "BUTUH_PERBAIKAN=1")["temuan"])
    broken = [f["batas"] for f in asn(*words, "BAIK=16", "SANGAT_BAIK=8")["temuan"] if f["menghalangi"]]
    assert broken == ["BAIK:bp_k_min"]
    assert codes(asn("kinerja", "nilai", "pola", "Baik", "16", "BAIK=10", "SANGAT_BAIK=5", code=1)) == ["E-DIST-01"]
    assert codes(asn("kinerja", "nilai", "pola", "Baik", "1", "BAIK=2", "KURANG=-1", code=1)) == ["E-DIST-01"]


def test_e_keb_01_a_late_objection_is_kept_as_late(asn):
    made = fixed(asn)
    late = asn("kinerja", "keberatan", "ajukan", made, "22-4-2026", "--alasan", "Bukti tidak dipertimbangkan")
    assert (late["keadaan"], late["hari_terakhir"]) == ("TIDAK_DAPAT_DITERIMA", "2026-04-21")
    assert [one["code"] for one in late["problems"]] == ["E-KEB-01"]


def test_e_keb_02_to_the_appraiser_is_refused_as_a_command(asn):
    made = fixed(asn)
    refused = asn("kinerja", "keberatan", "ajukan", made, "10-4-2026", "--alasan", "Bukti tidak dipertimbangkan",
                  "--kepada", "Bambang Prasetyo", "--nip", KABID, code=1)  # fmt: skip
    assert codes(refused) == ["E-KEB-02"]


def test_e_keb_03_after_the_decision_a_second_one_is_refused(asn):
    made = fixed(asn)
    words = ("kinerja", "keberatan", "ajukan", made, "10-4-2026", "--alasan", "Bukti tidak dipertimbangkan")
    filed = asn(*words)["id"]
    assert [r["id"] for r in asn("kinerja", "keberatan", "daftar")] == [filed]
    decide = ("kinerja", "keberatan", "putus", filed, "DIUBAH", "--alasan", "Kedua pihak didengar", "--hasil", "Sesuai")
    assert codes(asn(*decide, code=1)) == ["objection_not_heard"]
    asn("kinerja", "keberatan", "dengar", filed, "--penilai", "Menurut laporan", "--pegawai", "Ada bukti lain")
    assert asn(*decide)["putusan"] == "DIUBAH"
    assert [r["versi"] for r in asn("kinerja", "nilai", "lihat", AGUS, "2026")] == [1, 2]
    assert codes(asn(*words, code=1)) == ["E-KEB-03"]


def test_a_whole_unit_is_fixed_and_the_round_told(asn):
    achieved(asn)
    rate(asn)
    rate(asn, RINA, "Di Atas", "Di Atas")
    done = asn("kinerja", "nilai", "tetapkan", "--unit", "Bidang Angkutan", "--tahun", "2026", "--periode", "TW1",
               "--tanggal", "6-4-2026")  # fmt: skip
    assert sorted(r["predikat"] for r in done) == ["BAIK", "SANGAT_BAIK"]
    seen = {r["nama"]: r for r in asn("kinerja", "nilai", "putaran", "2026", "TW1", "--unit", "Bidang Angkutan")}
    assert seen["Agus Setiawan"]["halangan"][0] == "halangan_dokumen"
    assert seen["Dewi Lestari"]["halangan"][0] == "halangan_skp"
    assert "Bidang Angkutan" in asn("kinerja", "nilai", "rekap", "2026", "TW1", to_json=False)


def test_a_choice_is_read_by_everybody_and_set_by_the_admin(asn):
    assert {r["kunci"] for r in asn("kinerja", "aturan")} >= {"mode", "keberatan_hari", "unit_kecil"}
    words = ("kinerja", "aturan", "--ubah", "keberatan_hari", "21", "--mulai", "1-1-2026", "--dasar", "Peraturan baru")
    assert codes(asn(*words, code=1)) == ["role_not_allowed"]
    asn.env |= {"ASN_PENGGUNA": "budi", "ASN_SANDI": "sandi budi 2026"}
    assert asn(*words)["berlaku"]["nilai"] == "21"


def test_a_result_from_elsewhere_and_a_draft_taken_back(asn):
    row = asn("kinerja", "nilai", "luar", AGUS, "2025", "AKHIR", "1-1-2025", "31-12-2025", "--dasar",
              "Laporan studi 12", "--penilai", "Prof. Lestari", "--hasil", "Sesuai", "--perilaku",
              "Di Atas")  # fmt: skip
    assert (row["predikat"], row["dasar"]) == ("BAIK", "Laporan studi 12")
    gone = asn("kinerja", "nilai", "tarik", row["id"], "--alasan", "keliru orang")
    assert gone["keadaan"] == "batal"


def test_achievements_are_listed_and_voided(asn):
    made = achieved(asn)["id"]
    assert [r["predikat"] for r in asn("kinerja", "capaian", "daftar", "2026")] == ["BAIK"]
    asn("kinerja", "capaian", "batalkan", made, "--alasan", "keliru unit")
    assert asn("kinerja", "capaian", "daftar", "2026") == []
    assert len(asn("kinerja", "capaian", "daftar", "2026", "--semua")) == 1


def test_a_reason_that_is_not_needed_is_refused_and_differences_are_listed(asn):
    refused = asn("kinerja", "nilai", "alasan", "Bidang Angkutan", "2026", "TW1", "--alasan", "Beban kerja luar biasa",
                  "--pejabat", "H. Surya", code=1)  # fmt: skip
    assert codes(refused) == ["pattern_reason_nothing"]
    assert asn("kinerja", "nilai", "selisih", "2026") == []


def test_a_cell_of_the_matrix_is_shown_and_corrected_by_date(asn):
    words = ("kinerja", "tabel", "--sel", "Sesuai", "Di Atas", "Sangat Baik", "--mulai", "1-7-2026", "--dasar",
             "SE perbaikan")  # fmt: skip
    assert codes(asn(*words, code=1)) == ["role_not_allowed"]
    asn.env |= {"ASN_PENGGUNA": "budi", "ASN_SANDI": "sandi budi 2026"}
    found = {(c["hasil"], c["perilaku"]): c["predikat"] for c in asn(*words)["matriks"]}
    assert (len(found), found["Sesuai Ekspektasi", "Di Atas Ekspektasi"]) == (9, "Sangat Baik")
    before = asn("kinerja", "tabel", "--mulai", "30-6-2026", to_json=False)
    assert "SE perbaikan" not in before
    assert ["SANGAT_KURANG:sb_maks", "maks_persen", "0"] in [line.split()[:3] for line in before.splitlines()]


def test_a_row_of_another_table_is_corrected_by_date(asn):
    words = ("kinerja", "tabel", "--baris", "kinerja_predikat", "3", "konversi_ak_persen", "80", "--mulai", "1-7-2026",
             "--dasar", "SE perbaikan")  # fmt: skip
    assert codes(asn(*words, code=1)) == ["role_not_allowed"]
    asn.env |= {"ASN_PENGGUNA": "budi", "ASN_SANDI": "sandi budi 2026"}
    row = asn(*words)
    assert (row["konversi_ak_persen"], row["dasar"], row["predikat"]) == ("80", "SE perbaikan", "Butuh Perbaikan")
    odd = ("--baris", "ak_dasar", "MA:III/a", "angka", "1", "--dasar", "SE perbaikan")
    assert codes(asn(*words[:2], *odd, code=1)) == ["table_row_unknown"]


def test_a_quarter_does_not_enter_the_record_nor_a_day_to_come_the_receipt(asn):
    made = fixed(asn)
    assert codes(asn("kinerja", "nilai", "resmikan", made, code=1)) == ["career_result_not_annual"]
    assert codes(asn("kinerja", "nilai", "terima", made, "7-4-2099", code=1)) == ["received_ahead"]
