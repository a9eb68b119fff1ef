"""Sentences of authority over leave: decrees of delegation, Plt and Plh, requests that are decided above the office."""

from __future__ import annotations

SENTENCES = {
    "authority_not_delegable": (
        "Cuti di luar tanggungan negara hanya diberikan PPK sendiri, setelah persetujuan BKN, dan tidak dapat "
        "didelegasikan. Mintakan keputusan PPK."
    ),
    "delegation_not_recorded": (
        "Kantor ini belum mencatat keputusan pendelegasian, jadi aplikasi memakai pembagian yang lazim. Catat "
        "keputusannya di halaman Wewenang agar dasarnya tertulis."
    ),
    "delegation_kinds_missing": "Jenis cuti yang didelegasikan belum dipilih. Pilih paling sedikit satu.",
    "delegation_word_unknown": "“{raw}” tidak dikenal sebagai jenis cuti atau kelompok pegawai. Periksa ejaannya.",
    "delegation_holder_missing": "Jabatan pemegang wewenang kosong. Tulis seperti dalam keputusannya.",
    "delegation_giver_missing": "Pemberi wewenang kosong. Tulis jabatannya, misalnya Bupati Tirtamaya.",
    "delegation_giver_not_ppk": (
        "“{pemberi}” bukan PPK. Wewenang cuti didelegasikan Bupati, Wali Kota atau Gubernur. Periksa keputusannya."
    ),
    "delegation_number_missing": "Nomor keputusan kosong. Salin dari keputusannya.",
    "delegation_dates_missing": "Tanggal keputusan atau hari mulai berlakunya kosong. Isi keduanya.",
    "delegation_period_wrong": "Hari terakhir lebih awal daripada hari mulai berlaku, {mulai}. Periksa tanggalnya.",
    "delegation_length_wrong": (
        "Lama paling panjang ditulis dalam hari kalender, paling sedikit 1. Kosongkan bila tanpa batas."
    ),
    "delegation_overlap": (
        "Jabatan itu sudah memegang wewenang yang sama menurut keputusan nomor {nomor}, berlaku {mulai} sampai "
        "{sampai}. Akhiri yang lama lebih dahulu, atau ubah jenis, kelompok atau masanya."
    ),
    "delegation_unknown": "Pendelegasian ini tidak ditemukan atau sudah dibatalkan. Muat ulang daftarnya.",
    "delegation_void_reason": "Alasan pembatalan kosong atau terlalu pendek. Tulis singkat mengapa barisnya keliru.",
    "delegation_signer_missing": "Nama pejabat yang menandatangani keputusan kosong. Isi nama PPK.",
    "acting_kind": "“{raw}” bukan penugasan sementara. Pilih Plh. atau Plt.",
    "acting_reason_missing": "Sebab penugasan kosong. Tulis singkat, misalnya: melaksanakan perjalanan dinas.",
    "acting_self": "{nama} sendiri pejabat definitifnya, jadi tidak dapat menjadi pelaksananya. Pilih pegawai lain.",
    "acting_post_filled": (
        "Jabatan itu masih dipegang {nama}, jadi tidak kosong. Pilih Plh. (pejabatnya berhalangan sementara), atau "
        "akhiri dahulu masa jabatannya."
    ),
    "acting_post_vacant": (
        "Jabatan itu tidak ada pejabat definitifnya pada masa itu. Pilih Plt. (jabatan kosong), atau catat dahulu "
        "pejabat definitifnya."
    ),
    "acting_overlap": (
        "{nama} sudah ditugaskan pada jabatan itu, {mulai} sampai {sampai}. Pilih masa lain, atau akhiri penugasan itu."
    ),
    "acting_signer_missing": (
        "Pejabat yang memerintahkan belum diketahui. Isi nama dan jabatannya, atau catat kepala unit di atasnya."
    ),
    "answer_given": "Permintaan ini sudah diputus: surat nomor {nomor}, dicatat {oleh}. Lihat surat itu.",
    "proof_not_here": "Pindaian ini tidak ikut dalam paket kantor itu. Mintakan paket berikutnya, atau fotokopinya.",
    "answer_unknown": "Keputusan ini tidak ditemukan atau sudah selesai. Muat ulang daftarnya.",
    "answer_sent": (
        "Keputusan ini sudah dibawa balasan nomor {nomor}, jadi tidak dapat ditarik. Keluarkan surat pembatalan atau "
        "perubahan lewat kantor pemohon."
    ),
    "answer_cltn_changed": (
        "Tanggal CLTN tidak diubah lewat keputusan. Pilih tidak disetujui dengan alasannya, dan minta permintaan baru."
    ),
    "answer_interim": (
        "Cuti ini sudah berjalan dengan izin sementara, jadi hanya dapat disahkan. Yang lain diselesaikan di kantornya."
    ),
    "answer_date": "Tanggal surat keputusan, {tanggal}, belum tiba. Periksa tanggalnya.",
    "answer_number_missing": "Nomor surat kosong. Salin dari surat yang sudah ditandatangani.",
    "answer_pdf_missing": "Surat bertanda tangan belum dilampirkan. Lampirkan PDF-nya; ia dikirim bersama keputusan.",
    "answer_pdf_wrong": "Berkas itu bukan PDF. Pilih PDF surat yang sudah ditandatangani.",
    "answer_ground_missing": (
        "Dasar kewenangan {pejabat} kosong. Tulis keputusan pendelegasiannya; hanya PPK yang tidak memerlukannya."
    ),
    "answer_dismiss_reason": (
        "Alasan mengesampingkan kosong atau terlalu pendek. Tulis mengapa keputusan itu tidak dipakai."
    ),
    "acting_stand_in_away": "Pegawai itu sendiri sedang cuti {mulai} sampai {sampai}. Pastikan ia dapat bertugas.",
}
GROUPS = {
    "semua": "semua pegawai", "pimpinan": "pimpinan tinggi dan kepala perangkat daerah",
    "administrator": "administrator", "pengawas": "pengawas", "pelaksana": "pelaksana",
    "fungsional": "pejabat fungsional", "jf_utama": "JF ahli utama", "jf_madya": "JF ahli madya",
    "jf_muda": "JF ahli muda", "jf_pertama": "JF ahli pertama", "jf_penyelia": "JF penyelia", "jf_mahir": "JF mahir",
    "jf_terampil": "JF terampil", "jf_pemula": "JF pemula", "gol_i": "golongan I", "gol_ii": "golongan II",
    "gol_iii": "golongan III", "gol_iv": "golongan IV", "cpns": "CPNS", "pppk": "PPPK",
}  # fmt: skip
LEVELS = {"kepala": "Kepala perangkat daerah", "bkpsdm": "Kepala BKPSDM atau Sekretaris Daerah", "ppk": "PPK"}
STATES = {
    "berlaku": ("berlaku", "ok"), "belum": ("belum berlaku", "neutral"), "berakhir": ("berakhir", "neutral"),
    "batal": ("batal", "error"),
}  # fmt: skip
PLACES = {"kantor": "Diputus di kantor ini", "induk": "Diputus kantor induk", "bkpsdm": "Diputus lewat BKPSDM"}
ASSIGNMENTS = {"PLH": "Plh.", "PLT": "Plt."}
WAYS = {"kantor": "di kantor ini", "induk": "lewat kantor induk", "bkpsdm": "lewat BKPSDM"}
GUESSED = (
    "Belum ada keputusan pendelegasian, jadi tabel ini memakai pembagian yang lazim di daerah. Catat keputusannya agar "
    "dasarnya tertulis pada setiap cuti."
)
