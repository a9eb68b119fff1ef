"""What is said about public surveys: refusals, the lines of an index and of a feedback card, words of the screens."""

from __future__ import annotations

from typing import Any

from asn_desktop.rules.explain import Line
from asn_desktop.rules.survey.card import Indication
from asn_desktop.ui.sentences import fill

SENTENCES = {
    "E-IKM-01": (
        "Jawaban {unsur} tertulis “{raw}”, padahal jawaban hanya 1, 2, 3 atau 4. Periksa lembar jawabannya, atau "
        "kosongkan bila memang tidak diisi."
    ),
    "E-IKM-02": (
        "Unsur {unsur} tidak mempunyai satu jawaban pun. Lengkapi jawabannya, atau nyatakan unsur ini tidak dipakai "
        "dalam survei."
    ),
    "E-IKM-03": (
        "Jawaban tanggal {tanggal} di luar masa survei {mulai} sampai {sampai}. Betulkan masa survei atau keluarkan "
        "lembarnya."
    ),
    "E-IKM-04": (
        "Kolom “{kolom}” memuat identitas responden. Seluruh berkas ditolak dan tidak ada isinya yang disimpan. Hapus "
        "kolom itu dari berkas, lalu masukkan lagi."
    ),
    "E-IKM-05": (
        "Hasil survei (IKM, rata-rata, atau mutu) menilai layanan dan tidak pernah menjadi nilai pegawai; penilaian "
        "pegawai pun tidak ditulis dalam berkas survei. Pejabat penilai menetapkan rating dengan pertimbangannya "
        "sendiri."
    ),
    "survey_element_unknown": "Unsur {raw} tidak dikenal. Pakai nama unsur menurut PermenPANRB 14/2017.",
    "survey_count_invalid": "Jumlah jawaban {unsur} bukan bilangan bulat. Isi berapa orang menjawab 1, 2, 3 dan 4.",
    "survey_more_answers": (
        "{unsur} dijawab {terisi} kali, padahal respondennya {responden} orang. Periksa jumlah responden atau "
        "jawabannya."
    ),
    "survey_empty": "Belum ada jawaban yang dapat dihitung. Isi paling sedikit satu unsur.",
    "survey_unused_filled": "{unsur} dinyatakan tidak dipakai tetapi ada jawabannya. Pilih salah satu.",
    "survey_respondents": "Jumlah responden belum diisi. Isi berapa orang yang mengisi survei.",
    "survey_population": (
        "Jumlah pengguna layanan lebih kecil dari responden ({responden}). Isi jumlah pengguna selama masa survei, "
        "atau kosongkan bila tidak diketahui."
    ),
    "survey_period_reversed": "Hari terakhir {sampai} mendahului hari pertama {mulai}. Periksa kedua tanggalnya.",
    "survey_future": "Masa survei berakhir {sampai}, belum lewat. Masukkan hasilnya sesudah survei selesai.",
    "survey_period_twice": (
        "Sudah ada survei titik layanan ini untuk {mulai} sampai {sampai}. Betulkan survei itu, atau pilih masa lain."
    ),
    "survey_sheet_unknown": (
        "Tidak ditemukan kolom unsur survei dalam berkas ini. Beri judul kolom U1 sampai U9 atau nama unsurnya, atau "
        "susun rekap: satu baris tiap unsur dengan kolom 1, 2, 3 dan 4."
    ),
    "survey_column_twice": "Ada dua kolom untuk unsur {unsur}. Hapus salah satunya, lalu masukkan lagi.",
    "survey_day_unreadable": "Tanggal “{raw}” tidak dapat dibaca dengan pasti. Tulis seperti 23-11-2026.",
    "survey_unknown": "Survei ini tidak ada. Muat ulang daftarnya.",
    "survey_void": "Survei ini sudah dibatalkan: {alasan}.",
    "survey_signed": (
        "Laporan survei ini sudah ditandatangani ({nomor}). Batalkan surveinya bila angkanya memang salah."
    ),
    "survey_considered": (
        "Kartu umpan balik survei ini sudah ditanggapi penilai atau pegawai, sehingga angkanya tetap. Batalkan "
        "surveinya dan masukkan yang baru bila angkanya salah."
    ),
    "survey_in_use": (
        "Survei ini menjadi bukti {jumlah} realisasi kinerja. Batalkan realisasinya dahulu, baru surveinya."
    ),
    "survey_nothing_drawn": "Belum ada survei sampai tahun {tahun} untuk digambar. Masukkan hasil survei dahulu.",
    "survey_reason": "Alasan belum ditulis. Tulis singkat saja, misalnya: salah titik layanan.",
    "survey_report_number": "Nomor laporan survei kosong. Tulis nomor laporan yang ditandatangani.",
    "survey_report_day": "Tanggal laporan mendahului akhir survei, {sampai}. Periksa tanggalnya.",
    "survey_no_report": "Pindaian laporan survei belum disimpan. Tambahkan pindaiannya dahulu.",
    "survey_point_name": "Nama titik layanan belum diisi. Tulis misalnya: Loket uji KIR.",
    "survey_point_twice": "{nama} sudah ada di {unit}. Pakai yang ada, atau beri nama lain.",
    "survey_point_unknown": "Titik layanan itu tidak ditemukan. Periksa namanya, atau tambahkan dahulu.",
    "survey_point_several": "Beberapa titik layanan cocok: {nama}. Tulis namanya lebih lengkap.",
    "survey_point_void": "Titik layanan {nama} sudah ditutup: {alasan}.",
    "survey_served_nobody": "Belum ada pegawai yang dipilih. Pilih paling sedikit satu orang.",
    "survey_served_twice": (
        "{nama} sudah tercatat melayani di sini sejak {mulai} sampai {sampai}. Akhiri catatan itu, atau pilih masa "
        "lain."
    ),
    "survey_served_unknown": "Catatan petugas ini tidak ada atau sudah dibatalkan. Muat ulang daftarnya.",
    "card_not_theirs": (
        "Kartu ini bukan untuk pegawai tersebut: ia tidak melayani di titik itu paling sedikit setengah masa survei."
    ),
    "card_data_short": (
        "Jawaban tentang kompetensi dan perilaku pelaksana belum cukup untuk dijadikan kartu. Tidak ada yang perlu "
        "dipertimbangkan."
    ),
    "card_tick": "Pilih dipertimbangkan atau tidak dipertimbangkan.",
    "card_reason": "Alasannya belum ditulis. Penilai menulis mengapa kartu ini dipertimbangkan atau tidak.",
    "card_void": "Survei kartu ini sudah dibatalkan: {alasan}.",
}
LINES = {
    "ikm_unsur": "{nomor} {unsur}: {jumlah} dibagi {terisi} jawaban terisi",
    "ikm_rata": "Rata-rata tertimbang {unsur} unsur, masing-masing 1/{unsur}",
    "ikm_nilai": "IKM = 25 × {rata}, dibulatkan dua desimal",
    "ikm_mutu": "Mutu pelayanan {mutu}, {kinerja}",
    "ikm_bobot_011": "Hitungan bobot 0,11, hanya untuk mencocokkan laporan lama",
    "kartu_kompetensi": "Kompetensi pelaksana: rata-rata {terisi} jawaban terisi",
    "kartu_perilaku": "Perilaku pelaksana: rata-rata {terisi} jawaban terisi",
    "kartu_kurang": "Data belum cukup: diperlukan paling sedikit {minimal} jawaban untuk kedua unsur",
    "kartu_rata": "Rata-rata keduanya: ({a} + {b}) / 2",
    "kartu_mendukung": "{nilai} paling sedikit {atas}: mendukung di atas ekspektasi",
    "kartu_sejalan": "{nilai} di antara {bawah} dan {atas}: sejalan dengan ekspektasi",
    "kartu_dialog": "{nilai} di bawah {bawah}: perlu dialog kinerja",
}
INDICATIONS = {
    Indication.KURANG_DATA: ("data belum cukup", "neutral"),
    Indication.MENDUKUNG: ("mendukung di atas ekspektasi", "ok"),
    Indication.SEJALAN: ("sejalan dengan ekspektasi", "accent"),
    Indication.DIALOG: ("perlu dialog kinerja", "warn"),
}
NOT_A_RATING = (
    "Petunjuk ini tentang layanan, sama bagi semua yang melayani di sini, dan tidak menentukan rating siapa pun."
)
SAMPLE_SHORT = "SAMPEL KURANG"
GRADES = {"A": "ok", "B": "accent", "C": "warn", "D": "error"}


def line_words(line: Line) -> str:
    """One line of an index or a card in words."""
    return fill(LINES[line.code], line.values)


def line_value(line: Line) -> str:
    """What stands at the right of a line."""
    value: Any = line.values.get("nilai", "")
    return "" if line.code in ("kartu_mendukung", "kartu_sejalan", "kartu_dialog") else str(value)
