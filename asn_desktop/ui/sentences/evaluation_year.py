"""The running year of evaluation in words: realisations, feedback, dialogues, coaching, results from a spreadsheet."""

from __future__ import annotations

SENTENCES = {
    # periods
    "period_not_of_rhythm": (
        "Periode “{periode}” tidak dipakai: kantor ini menilai secara {irama}. Pilih periode yang sesuai, atau ubah "
        "irama penilaian pada Aturan."
    ),
    "period_outside_skp": (
        "{periode} berada di luar masa SKP ini ({mulai} s.d. {sampai}). Pilih periode di dalam masa itu, atau buka SKP "
        "yang lain."
    ),
    "period_not_begun": "{periode} belum dimulai; hari pertamanya {mulai}. Catat sesudah periode itu berjalan.",
    # realisations
    "skp_not_fixed": (
        "SKP ini belum ditetapkan, jadi belum ada target yang disepakati. Tetapkan SKP dahulu, lalu catat "
        "pelaksanaannya."
    ),
    "skp_void": "SKP ini sudah dibatalkan. Buka SKP yang berlaku.",
    "realisation_unknown": "Realisasi itu tidak ada lagi. Muat ulang halaman, lalu pilih lagi.",
    "indicator_unknown": "Indikator itu tidak ada lagi pada SKP ini. Muat ulang halaman, lalu pilih lagi.",
    "realisation_empty": "Realisasi kosong. Tulis angka yang dicapai, atau kalimat pendek tentang yang tercapai.",
    "realisation_figure": (
        "“{raw}” bukan angka realisasi. Tulis bilangan saja, misalnya 95 atau 76,5; satuannya diambil dari target."
    ),
    "realisation_no_evidence": (
        "Bukti dukung belum disebut. Lampirkan pindaiannya, atau tulis di mana buktinya disimpan."
    ),
    "realisation_is_rating": (
        "“{raw}” adalah rating atau predikat, bukan realisasi. Tulis apa yang dicapai; rating diberikan pejabat "
        "penilai pada penilaian."
    ),
    "realisation_in_future": "Tanggal realisasi {tanggal} belum tiba. Periksa tanggalnya.",
    "realisation_survey_unknown": "Survei itu tidak ada atau sudah dibatalkan. Pilih survei dari daftar.",
    "realisation_survey_figure": (
        "Angka realisasi survei diambil dari hasil survei, {nilai}, dan tidak diketik. Kosongkan angkanya."
    ),
    "realisation_survey_after": (
        "Survei ini berakhir {sampai}, sesudah {periode}. Pilih periode yang memuat hari terakhir survei, atau periode "
        "sesudahnya."
    ),
    "realisation_reason_missing": "Alasan pembatalan kosong. Tulis mengapa realisasi ini dibatalkan.",
    # feedback
    "feedback_empty": "Isi umpan balik terlalu pendek. Tulis apa yang dilihat dan, bila perlu, apa yang diharapkan.",
    "feedback_long": "Isi umpan balik {panjang} huruf; paling banyak {batas}. Ringkaskan, lalu lampirkan sisanya.",
    "feedback_in_future": "Tanggal umpan balik {tanggal} belum tiba. Periksa tanggalnya.",
    "feedback_two_places": (
        "Umpan balik ditujukan pada satu hal: hasil kerja atau nilai perilaku. Pilih salah satu, atau catat dua kali."
    ),
    "feedback_value_unknown": "Nilai perilaku nomor {nilai} tidak ada. Pilih salah satu dari tujuh nilai BerAKHLAK.",
    "feedback_result_unknown": "Hasil kerja itu bukan bagian dari SKP ini. Pilih hasil kerja dari daftar.",
    "feedback_giver_missing": "Pemberi umpan balik ({peran}) belum disebut. Tulis namanya.",
    "feedback_giver_own": "Pemberi umpan balik adalah pegawai itu sendiri. Pakai tanggapan pegawai untuk kata-katanya.",
    "feedback_not_the_appraiser": (
        "{nama} bukan pejabat penilai SKP ini. Kosongkan nama untuk pejabat penilai, atau catat pimpinan lain "
        "(misalnya atas tugas Plt) sebagai pihak lain."
    ),
    "feedback_kind_missing": "Umpan balik masyarakat berupa keluhan atau pujian. Pilih salah satunya.",
    "feedback_kind_not_citizen": "Keluhan dan pujian hanya untuk umpan balik masyarakat. Kosongkan isian itu.",
    "feedback_citizen_named": (
        "Nama warga tidak disimpan. Kosongkan pemberi; cukup ditulis bahwa umpan balik ini dari masyarakat."
    ),
    "feedback_citizen_identity": (
        "“{bagian}” menunjukkan siapa warga itu. Nama, nomor telepon, surel, dan NIK warga tidak disimpan; tulis ulang "
        "tanpa bagian itu."
    ),
    "feedback_citizen_scan": (
        "Pindaian aduan memuat data warga, jadi tidak disimpan. Tulis pada bukti di mana berkas aslinya berada."
    ),
    "feedback_unknown": "Umpan balik itu tidak ada lagi. Muat ulang halaman, lalu pilih lagi.",
    "feedback_not_citizen": "Hanya umpan balik masyarakat yang diverifikasi. Umpan balik ini sudah dapat dipakai.",
    "feedback_verified_already": (
        "Umpan balik ini sudah diverifikasi pada {pada} oleh {oleh}. Bila keliru, batalkan dan catat lagi."
    ),
    "feedback_reply_empty": "Tanggapan kosong. Tulis tanggapan pegawai.",
    "feedback_reply_unverified": (
        "Umpan balik masyarakat ini belum diverifikasi. Verifikasi dahulu, lalu mintakan tanggapan pegawai."
    ),
    "feedback_void_reason": "Alasan pembatalan kosong. Tulis mengapa umpan balik ini dibatalkan.",
    "verifier_missing": "Nama yang memverifikasi belum diisi. Tulis nama orang yang memeriksa kebenarannya.",
    "verifier_is_appraiser": (
        "{nama} adalah pejabat penilai pegawai ini. Umpan balik masyarakat diverifikasi oleh orang lain, misalnya "
        "sekretaris atau pengelola pengaduan."
    ),
    "verifier_is_appraised": (
        "{nama} adalah pegawai yang disebut. Umpan balik masyarakat diverifikasi oleh orang lain."
    ),
    "verification_note_missing": "Catatan verifikasi kosong. Tulis bagaimana kebenarannya diperiksa.",
    # dialogues
    "dialogue_empty": "Isi dialog kosong. Tulis pokok yang dibicarakan.",
    "dialogue_in_future": "Tanggal dialog {tanggal} belum tiba. Catat sesudah dialog berlangsung.",
    "dialogue_follow_up_before": "Tindak lanjut {tindak_lanjut} mendahului dialog {tanggal}. Periksa tanggalnya.",
    "dialogue_follow_up_bare": "Ada tanggal tindak lanjut tanpa kesepakatan. Tulis apa yang disepakati.",
    "dialogue_unknown": "Catatan dialog itu tidak ada lagi. Muat ulang halaman, lalu pilih lagi.",
    "dialogue_done": "Tindak lanjut dialog ini sudah selesai pada {selesai}.",
    "dialogue_no_follow_up": "Dialog ini tidak mempunyai tindak lanjut. Tidak ada yang perlu diselesaikan.",
    "dialogue_done_before": "Hari selesai {selesai} mendahului dialog {tanggal}. Periksa tanggalnya.",
    "dialogue_void_reason": "Alasan pembatalan kosong. Tulis mengapa catatan dialog ini dibatalkan.",
    # coaching
    "coaching_field_empty": "{isian} kosong. Rencana pembinaan memuat masalah, rencana, ukuran, dan pembinanya.",
    "coaching_reversed": "Pembinaan berakhir {sampai}, sebelum mulai {mulai}. Periksa kedua tanggal.",
    "coaching_year": (
        "Tidak ada predikat tahun {tahun} yang meminta pembinaan (Butuh Perbaikan ke bawah). Periksa tahunnya, atau "
        "catat hasil evaluasinya dahulu."
    ),
    "coaching_overlaps": "Sudah ada rencana pembinaan {mulai} s.d. {sampai}. Lanjutkan yang itu, atau batalkan dahulu.",
    "coaching_self": "{nama} tidak dapat membina dirinya sendiri. Tulis nama pembina.",
    "coaching_unknown": "Rencana pembinaan itu tidak ada lagi. Muat ulang halaman, lalu pilih lagi.",
    "coaching_concluded": "Pembinaan ini sudah disimpulkan pada {tanggal}.",
    "coaching_result_empty": "Hasil pembinaan kosong. Tulis apa yang berubah menurut ukurannya.",
    "coaching_result_early": "Hasil pembinaan bertanggal {tanggal}, sebelum pembinaan dimulai {mulai}.",
    "coaching_result_future": "Tanggal hasil pembinaan {tanggal} belum tiba. Periksa tanggalnya.",
    "coaching_void_reason": "Alasan pembatalan kosong. Tulis mengapa rencana pembinaan ini dibatalkan.",
    # results from a spreadsheet
    "results_columns_missing": (
        "Daftar ini tidak mempunyai kolom {kolom}. Tambahkan judul kolomnya pada berkas, lalu pilih lagi."
    ),
    "results_nip_missing": "NIP kosong. Isi NIP pegawai ini pada berkas; hasil tidak dicatat menurut nama saja.",
    "results_other_name": (
        "NIP {nip} milik {nama}, sedangkan daftar menulis {raw}. Periksa NIP-nya; hasil orang lain tidak dicatat."
    ),
    "results_year_missing": "Tahun penilaian kosong. Isi kolom tahun.",
    "results_year": "“{raw}” bukan satu tahun penilaian. Tulis tahunnya saja, misalnya 2025.",
    "results_year_future": "Tahun {tahun} belum tiba. Periksa tahunnya.",
    "results_year_old": (
        "Hasil tahun {tahun} belum memakai rating dan predikat PermenPANRB 6/2022. Masukkan sebagai hasil lama."
    ),
    "results_period": ("Periode “{raw}” tidak dikenal. Tulis Tahunan, Triwulan I sampai IV, atau nama bulan."),
    "results_code": "Kode {raw} tidak ada pada daftar SIASN ({kode}). Perbaiki kodenya, atau pakai kolom berisi kata.",
    "results_assessor_number": "NIP penilai “{raw}” bukan angka. Perbaiki, atau kosongkan.",
    "results_twice": (
        "Hasil tahun {tahun} untuk pegawai ini sudah ada pada baris {baris} dengan isi yang lain. Sisakan satu baris."
    ),
    "results_not_different": (
        "Baris {baris} tidak berbeda dari catatan, jadi tidak ada yang diganti. Pilih hanya baris yang berbeda."
    ),
    "old_rule_missing": (
        "Tahun {tahun} dinilai menurut dua aturan. Pilih aturannya: PP 46/2011 atau PermenPANRB 8/2021."
    ),
    "old_rule_unknown": "Aturan “{raw}” tidak dikenal. Tulis DP3, PP 46/2011, atau PermenPANRB 8/2021.",
    "old_year_new": "Hasil tahun {tahun} memakai PermenPANRB 6/2022. Masukkan sebagai hasil e-Kinerja atau SIASN.",
    "old_year": "{aturan} menilai tahun {mulai} s.d. {sampai}, bukan {tahun}. Periksa tahun atau aturannya.",
    "old_figure": "“{raw}” bukan nilai. Tulis bilangan seperti pada dokumennya, misalnya 86,25.",
    "old_label": "“{raw}” bukan sebutan {aturan}. Sebutannya: {sebutan}.",
    "old_has_rating": (
        "“{raw}” adalah rating PermenPANRB 6/2022, bukan nilai aturan lama. Masukkan baris ini sebagai hasil e-Kinerja."
    ),
    "old_empty": "Nilai dan sebutan kosong. Isi salah satunya seperti pada dokumennya.",
    "old_out_of_range": "Nilai {nilai} melebihi {batas}, nilai tertinggi {aturan}. Periksa dokumennya.",
    "old_band": (
        "Pada {aturan} nilai {nilai} biasanya bersebutan {pita}, bukan {sebutan}. Keduanya disimpan seperti tertulis."
    ),
}
OUTCOMES = {
    "baru": "Baru", "dilengkapi": "Dilengkapi", "sama": "Sama", "beda": "Berbeda", "ditolak": "Ditolak",
}  # fmt: skip
FIELDS = {
    "aturan": "Aturan", "hasil": "Hasil kerja", "perilaku": "Perilaku kerja", "predikat": "Predikat",
    "nilai": "Nilai menurut aturan lama", "penilai_nama": "Nama penilai", "penilai_nip": "NIP penilai",
    "penilai_jabatan": "Jabatan penilai", "nomor_sk": "Nomor dokumen", "tanggal_sk": "Tanggal dokumen",
}  # fmt: skip
_RATINGS = {"1": "Di Atas Ekspektasi", "2": "Sesuai Ekspektasi", "3": "Di Bawah Ekspektasi"}
_PREDIKAT = {"1": "Sangat Baik", "2": "Baik", "3": "Butuh Perbaikan", "4": "Kurang", "5": "Sangat Kurang"}


def shown(field: str, value: object) -> str:
    """A value of the career record as people read it: codes of ratings and predikat in words, a blank as a dash."""
    if value is None or value == "":
        return "–"
    codes = _PREDIKAT if field == "predikat" else _RATINGS if field in ("hasil", "perilaku") else {}
    return codes.get(str(value), str(value))
