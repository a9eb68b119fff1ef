"""Sentences of SKP: results, indicators and targets, periods, appraisers, states."""

from __future__ import annotations

SENTENCES = {
    "E-PRED-05": (
        "{nama} tidak dapat menjadi pejabat penilai kinerja per {tanggal}: {sebab}. Pilih atasan langsung yang "
        "menjabat pada hari itu, paling rendah pengawas atau pejabat yang diberi wewenang."
    ),
    "E-SKP-01": (
        "SKP ini belum mempunyai hasil kerja utama. Isi paling sedikit satu; hasil kerja tambahan tidak dapat berdiri "
        "sendiri."
    ),
    "E-SKP-02": (
        "Baris {nomor} ({rencana}) belum lengkap: setiap hasil kerja memerlukan paling sedikit satu indikator dengan "
        "targetnya. Lengkapi indikator dan target."
    ),
    "E-SKP-03": (
        "Baris {nomor} ({rencana}) belum menyebut rencana hasil kerja pimpinan yang diintervensi. Pilih dari SKP "
        "atasan, atau ketik bunyinya bila SKP atasan tidak ada di kantor ini."
    ),
    "E-SKP-04": (
        "Perspektif “{perspektif}” pada baris {nomor} ({rencana}) tidak ada dalam daftar. Pilih salah satu: {pilihan}."
    ),
    "E-SKP-05": (
        "Target “{target}” pada baris {nomor} ({indikator}) tidak memuat angka dan satuan. Tulis misalnya 12 dokumen "
        "atau 90–95 %."
    ),
    "E-SKP-06": "Perilaku kerja selalu memuat tujuh nilai, nomor 1 sampai {harus}; yang diberikan {jumlah}. Periksa.",
    "E-SKP-07": (
        "Pegawai ini sudah mempunyai SKP untuk jabatan yang sama, {mulai} sampai {sampai}. Satu hari hanya boleh "
        "dicakup satu SKP. Ubah masanya, atau batalkan yang keliru."
    ),
    "E-SKP-08": (
        "Masa {mulai} sampai {sampai} tidak berada di dalam tahun {tahun} atau terbalik. Periksa kedua tanggalnya."
    ),
    "E-SKP-09": "Aspek “{aspek}” pada baris {nomor} ({indikator}) tidak ada dalam daftar. Pilih salah satu: {pilihan}.",
    "skp_unknown": "SKP ini tidak ditemukan. Muat ulang daftarnya.",
    "skp_year": (
        "Tahun {tahun} belum memakai aturan ini. SKP di sini dimulai tahun {pertama}; hasil lama dicatat lewat impor "
        "hasil kinerja."
    ),
    "skp_not_due": (
        "Menurut riwayatnya pegawai ini tidak memegang jabatan pada hari itu dalam tahun {tahun} (belum mulai "
        "bertugas, sedang CLTN, atau sudah berhenti). Periksa riwayat jabatan dan tanggal SPMT."
    ),
    "skp_beyond_post": (
        "Jabatan {jabatan} dipegang sampai {sampai}. SKP berakhir paling lambat hari itu; sesudahnya disusun SKP baru."
    ),
    "skp_close_first": (
        "SKP jabatan sebelumnya ({jabatan}) masih berjalan, {mulai} sampai {sampai}. Tutup dahulu pada hari sebelum "
        "SKP baru dimulai."
    ),
    "skp_no_unit": "Unit kerja pegawai ini belum diisi. Isi unit pada data pegawai, lalu ulangi.",
    "skp_appraiser_missing": (
        "Pejabat penilai kinerja belum diketahui. Isi nama dan jabatannya; bagi kepala kantor biasanya pejabat di luar "
        "kantor ini."
    ),
    "skp_appraiser_day": (
        "Penilai baru mulai paling cepat {mulai} dan paling lambat {sampai}. Periksa tanggal pergantiannya."
    ),
    "skp_start_reason": "Sebab mulai “{raw}” tidak dikenal. Pilih awal tahun, pindah, SPMT atau kembali bertugas.",
    "skp_end_reason": "Sebab penutupan “{raw}” tidak dikenal. Pilih dari daftar, misalnya pindah atau CLTN.",
    "skp_fixed": (
        "SKP ini sudah tidak berbentuk draf, jadi isinya tidak diubah langsung. Buka kembali dengan alasan, atau "
        "tambahkan penugasan baru sebagai hasil kerja tambahan dengan nomor suratnya."
    ),
    "skp_state": "Langkah ini tidak berlaku bagi SKP yang keadaannya {keadaan}. Periksa apakah SKP sudah ditetapkan.",
    "skp_evaluated": (
        "SKP ini sudah dievaluasi, jadi tidak dapat dibuka kembali atau dibatalkan. Penugasan baru dicatat sebagai "
        "hasil kerja tambahan."
    ),
    "skp_reason": "Alasan kosong atau terlalu pendek. Tulis singkat mengapa langkah ini diambil.",
    "skp_day_future": "Tanggal penetapan {tanggal} belum tiba. Pakai tanggal hari ini atau sebelumnya.",
    "skp_late": (
        "SKP ditetapkan {tanggal}, lewat dari {batas}. SKP tetap sah disimpan; catat sebabnya bila diminta pengawas."
    ),
    "skp_result_empty": "Rencana hasil kerja pada baris {nomor} kosong. Tulis hasil yang hendak dicapai.",
    "skp_result_unknown": "Baris hasil kerja ini tidak ditemukan pada SKP itu. Muat ulang halamannya.",
    "skp_superior_row": (
        "Hasil kerja atasan yang dipilih tidak dapat dipakai: sudah dihapus, dari tahun lain, atau milik pegawai ini "
        "sendiri. Pilih baris lain."
    ),
    "skp_link_lost": (
        "Baris {nomor} ({rencana}) bertaut pada hasil kerja atasan yang sudah dikeluarkan dari SKP atasan: "
        "“{intervensi}”. Pilih hasil kerja atasan yang lain."
    ),
    "skp_link_changed": (
        "Hasil kerja atasan yang ditautkan pada baris {nomor} ({rencana}) kini berbunyi “{baru}”. Simpan ulang baris "
        "itu agar bunyinya sama."
    ),
    "skp_action_period": (
        "Periode “{periode}” pada rencana aksi baris {nomor} tidak dikenal. Pakai triwulan (TW1–TW4) atau bulan "
        "(B01–B12)."
    ),
    "skp_action_outside": (
        "Rencana aksi baris {nomor} memuat {periode}, di luar masa SKP ini ({mulai} sampai {sampai}). Periksa."
    ),
    "skp_targets_unchecked": (
        "{jumlah} target disalin dari SKP lama dan belum diperiksa. Sesuaikan, atau nyatakan sudah diperiksa."
    ),
    "skp_copy_void": "SKP yang hendak disalin sudah dibatalkan. Pilih SKP lain sebagai asalnya.",
    "goals_columns_missing": (
        "Berkas ini belum dapat dibaca sebagai daftar SKP: kolom {kolom} tidak ditemukan. Beri judul kolom NIP, "
        "Rencana hasil kerja, Indikator, dan Target."
    ),
    "kept_indicator_unknown": "Indikator ini tidak ada lagi di pustaka. Muat ulang daftarnya.",
    "kept_indicator_empty": "Indikator kosong. Tulis bunyi indikatornya.",
    "kept_indicator_target": (
        "Target “{target}” tidak memuat angka dan satuan. Tulis misalnya 12 dokumen, atau kosongkan bila ditentukan "
        "nanti."
    ),
    "kept_indicator_twice": "Indikator yang sama sudah ada di pustaka untuk jabatan itu. Pakai yang ada.",
}
