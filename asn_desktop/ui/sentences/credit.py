"""Sentences of angka kredit: conversions, ledgers, papers, readiness."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "E-AK-01": "Jumlah bulan “{raw}” tidak dapat dipakai karena konversi dihitung dengan bulan utuh. Isi bilangan "
    "bulat 1 sampai 12.",
    "E-AK-02": "Bulannya sudah dikonversi pada baris {mulai} sampai {sampai}; satu bulan hanya dihitung satu kali. "
    "Batalkan baris lama atau pilih bulan lain.",
    "E-AK-03": "“{raw}” tidak dikenal. Jenjang: Pemula, Terampil, Mahir, Penyelia, Ahli Pertama, Ahli Muda, Ahli "
    "Madya, Ahli Utama. Predikat: Sangat Baik, Baik, Butuh Perbaikan, Kurang, Sangat Kurang.",
    "E-AK-04": "PAK tahunan {tahun} tidak dapat bertanggal {tanggal}. Pakai tanggal {mulai} atau sesudahnya.",
    "E-AK-05": "Tahun {tahun} mempunyai konversi tahunan dan konversi periodik; keduanya tidak boleh dijumlah. "
    "Batalkan yang periodik, atau biarkan konversi tahunan menggantikannya.",
    "E-AK-06": "Angka kredit yang diketik memerlukan dokumennya. Isi nomor dan tanggal dokumen yang menetapkannya.",
    "credit_period_year": "Masa konversi harus berurutan dan seluruhnya dalam tahun {tahun}. Bagi menjadi satu baris "
    "untuk setiap tahun.",
    "credit_period_missing": "Masa konversi belum lengkap. Isi bulan pertama dan jumlah bulannya, atau hari pertama "
    "dan hari terakhir.",
    "credit_months_differ": "Jumlah bulan {bulan} tidak sama dengan masanya, yang memuat {hari} bulan utuh. Sebuah "
    "bulan dihitung menurut hari pertamanya; sesuaikan salah satunya.",
    "credit_kind": "Jenis angka kredit “{raw}” tidak dikenal. Pilih dasar, jf_lama, penyesuaian, atau pendidikan.",
    "credit_amount": "Angka kredit “{raw}” tidak terbaca. Tulis bilangan lebih dari nol, misalnya 40 atau 12,5.",
    "credit_base_unknown": "Tabel tidak memuat AK dasar untuk golongan {golongan} pada {jenjang}. Isi angkanya "
    "beserta nomor dan tanggal dokumennya.",
    "credit_base_twice": "AK dasar sudah tercatat pada jenjang ini dan hanya diberikan satu kali. Batalkan baris lama "
    "bila keliru.",
    "credit_school_twice": "Angka kredit peningkatan pendidikan sudah diberikan (dokumen {nomor}); hanya satu kali. "
    "Batalkan baris lama bila keliru.",
    "credit_above_range": "Golongan {golongan} di atas rentang {jenjang}. Angka kreditnya tetap menurut Lampiran II "
    "Peraturan BKN 3/2023: isi sebagai penyesuaian dengan nomor dokumennya.",
    "credit_below_range": "Golongan {golongan} di bawah rentang {jenjang}. Periksa jenjang pada keputusannya.",
    "credit_entry_years": "Predikat tahun {tahun} belum tercatat sehingga tidak dikonversi. Lengkapi riwayat kinerja "
    "bila hasilnya ada.",
    "credit_entry_empty": "Tidak ada yang dapat dikonversi dan AK dasarnya nol. Buku angka kredit mulai dari 0.",
    "credit_entry_twice": "Buku angka kredit jenjang ini sudah berisi. Angka kredit masuk hanya dicatat pada buku "
    "yang masih kosong.",
    "credit_rank_unknown": "Golongan {nama} atau TMT-nya pada hari sebelum perpindahan belum tercatat. Lengkapi "
    "riwayat golongan.",
    "credit_not_for_pppk": "PPPK tidak mempunyai jenjang pangkat sehingga angka kredit tidak berlaku. Tidak ada yang "
    "perlu dilakukan.",
    "credit_not_jf": "{jumlah} orang tidak memangku jabatan fungsional pada masa ini. Keluarkan dari pilihan.",
    "credit_nobody": "Tidak ada pemangku jabatan fungsional di antara yang dipilih. Periksa riwayat jabatannya.",
    "credit_no_predikat": "Predikat {tahun} {nama} belum tercatat untuk {jenjang}. Catat hasil e-Kinerja pada riwayat "
    "kinerja, atau pilih hasil evaluasinya.",
    "credit_standing": "{nama} sedang tidak aktif dan mulai kapan belum tercatat. Bulan tidak aktif tidak mendapat "
    "angka kredit: isi konversinya satu per satu dengan bulan yang tepat.",
    "credit_months_none": "Tidak ada bulan yang mendapat angka kredit pada masa ini. Periksa TMT jabatan dan masa "
    "cutinya.",
    "credit_jenjang_empty": "Jenjang jabatan fungsionalnya belum diketahui. Lengkapi jenjang pada riwayat jabatan.",
    "credit_replaces": "{jumlah} konversi periodik tahun ini digantikan oleh konversi tahunan.",
    "credit_line_unknown": "Baris angka kredit ini tidak ada. Buka ulang bukunya.",
    "credit_line_printed": "Konversi ini sudah tercetak pada surat nomor {nomor}. Batalkan dahulu suratnya di tab "
    "Surat.",
    "credit_paper_unknown": "Dokumen “{raw}” tidak dikenal. Yang ada: {known}.",
    "credit_nothing": "Tidak ada angka kredit tahun {tahun} pada jenjang ini untuk dicetak. Konversikan dahulu "
    "predikatnya.",
    "credit_no_appraiser": "Pejabat penilai {nama} belum diketahui. Isi kepala unitnya pada daftar pejabat.",
    "credit_paper_lacks": "Dokumen belum dapat dibuat untuk {nama}: {kurang} belum diisi. Lengkapi datanya.",
    "credit_paper_made": "Dokumen ini sudah ada dengan nomor {nomor}. Batalkan suratnya di tab Surat bila perlu "
    "dibuat ulang.",
    "credit_result_changed": "Predikat {tahun} pada riwayat kinerja sekarang berbeda dengan yang dikonversi. Batalkan "
    "konversinya, lalu konversikan lagi.",
    "credit_sheet_columns": "Lembar ini tidak memuat kolom {kurang}. Tambahkan judul kolom itu pada baris pertama.",
    "credit_sheet_empty": "Lembar ini tidak memuat baris. Isi paling sedikit satu baris di bawah judulnya.",
    "credit_year": "Tahun “{raw}” tidak terbaca. Tulis empat angka, misalnya 2025.",
}

# Words of a line of a ledger and of what is still needed; the article stands beside them.
LINES: dict[str, str] = {
    "ak_konversi_penuh": "{tahun}, {predikat}: {persen}% × {koefisien} = {hasil}",
    "ak_konversi_bagian": "{tahun}, {bulan} bulan, {predikat}: {bulan}/12 × {persen}% × {koefisien} = {hasil}",
    "ak_perpindahan_penuh": "Perpindahan, {tahun}, {predikat}: {persen}% × {koefisien} = {hasil}",
    "ak_perpindahan_bagian": "Perpindahan, {tahun}, {predikat}: {bulan}/12 × {persen}% × {koefisien} = {hasil}",
    "ak_dasar": "AK dasar {jenjang}: {hasil}",
    "ak_jf_lama": "AK jabatan fungsional lama, dokumen {nomor}: {hasil}",
    "ak_penyesuaian": "AK penyesuaian atau penyetaraan, dokumen {nomor}: {hasil}",
    "ak_pendidikan": "AK peningkatan pendidikan, dokumen {nomor}: {hasil}",
    "ak_pangkat_cukup": "Kenaikan pangkat ke {ke}: {ada} dari {perlu}, cukup",
    "ak_pangkat_kurang": "Kenaikan pangkat ke {ke}: {ada} dari {perlu}, kurang {kurang}; kira-kira {bulan} bulan "
    "dengan Baik",
    "ak_jenjang_cukup": "Kenaikan jenjang ke {ke}: {ada} dari {perlu}, cukup",
    "ak_jenjang_kurang": "Kenaikan jenjang ke {ke}: {ada} dari {perlu}, kurang {kurang}; kira-kira {bulan} bulan "
    "dengan Baik",
}
KINDS = {
    "dasar": "AK dasar", "jf_lama": "AK JF lama", "penyesuaian": "AK penyesuaian", "perpindahan": "AK perpindahan",
    "konversi": "AK konversi", "pendidikan": "AK pendidikan",
}  # fmt: skip
CONDITIONS = {
    "predikat": "Predikat paling rendah Baik ({tahun})", "masa_pangkat": "Masa dalam pangkat genap {genap}",
    "jenjang_dulu": "Naik jenjang ke {jenjang} lebih dahulu", "kebutuhan": "Kebutuhan pada peta jabatan",
    "uji_kompetensi": "Lulus uji kompetensi",
}  # fmt: skip
STATES = {"terpenuhi": "terpenuhi", "belum": "belum", "belum_dicatat": "belum dicatat"}
APPLIES = {
    "BERLAKU": "", "TIDAK_BERLAKU": "Tidak berlaku bagi PPPK", "BUKAN_JF": "Bukan jabatan fungsional",
    "JENJANG_KOSONG": "Jenjang belum diketahui",
}  # fmt: skip
AWAY = {"cltn": "CLTN", "sementara": "diberhentikan sementara", "keluar": "sesudah berhenti",
        "bukan_jf": "di luar jabatan fungsional"}  # fmt: skip
PAPERS = {
    "konversi_predikat": "Konversi predikat", "akumulasi_angka_kredit": "Akumulasi angka kredit",
    "penetapan_angka_kredit": "Penetapan angka kredit (PAK)",
}  # fmt: skip
