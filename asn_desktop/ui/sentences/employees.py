"""Sentences about people, histories, units, officials and the practice office."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    # the person
    "EMPLOYEE_UNKNOWN": "Pegawai ini tidak ada lagi di kantor ini. Muat ulang daftar, lalu pilih lagi.",
    "FIELD_EMPTY": "Kosong. Isi dahulu; tanpa ini data belum lengkap untuk disimpan.",
    "TITLE_IN_NAME": "Nama “{raw}” tampaknya masih memuat gelar. Pindahkan gelar ke kotaknya sendiri.",
    "EMAIL_FORMAT": "“{raw}” bukan alamat surel. Tulis seperti nama@kantor.go.id.",
    "UNIT_UNKNOWN": "Unit ini tidak ada atau sudah ditutup. Pilih dari daftar, atau tambahkan di Unit dan pejabat.",
    "END_REASON_EMPTY": "Alasan berhenti belum diisi. Tulis misalnya: pensiun, pindah, meninggal dunia.",
    "END_BEFORE_START": "Hari terakhir lebih awal daripada mulai bekerja, {mulai}. Periksa tahunnya.",
    "END_TWICE": "Pegawai ini sudah berhenti per {tanggal}. Aktifkan kembali dahulu bila tanggalnya keliru.",
    # histories
    "NUMBER_UNREADABLE": "“{raw}” bukan bilangan bulat. Tulis angkanya saja, misalnya 12.",
    "GOL_DUP": "Golongan {golongan} sudah tercatat dengan TMT {tmt}. Ubah baris itu; jangan menambah yang sama.",
    "GOL_SAME_DAY": "Pada TMT {tmt} sudah tercatat golongan {golongan}. Satu TMT hanya untuk satu golongan.",
    "GOL_ORDER": "{new} tidak berurutan dengan {golongan} (TMT {tmt}). Bila karena penurunan pangkat, tulis SK-nya.",
    "GOL_JUMP": "Naik lebih dari satu tingkat, dari {old} ke {new}. Cocokkan dengan SK penyesuaian.",
    "SK_FUTURE": "Tanggal SK {tanggal} belum tiba. Periksa tahunnya.",
    "JAB_KIND": "Jenis jabatan belum dipilih. Pilih struktural, fungsional, atau pelaksana.",
    "JAB_ASSIGNMENT": "Penugasan “{raw}” tidak dikenal. Pilih Definitif, Plt, Plh, Pj, atau Tugas Tambahan.",
    "JAB_DATES": "Tanggal akhir lebih awal daripada TMT {tmt}. Periksa kedua tanggal.",
    "JAB_OVERLAP": "Pada hari itu sudah ada jabatan definitif: {nama} (TMT {tmt}). Akhiri jabatan itu, atau ubah TMT.",
    "JAB_DOUBLE_HOLDER": "{jabatan} masih dijabat {nama}. Akhiri dahulu jabatannya, atau tulis alasannya.",
    "JF_NAME_PELAKSANA": "“{nama}” seperti nama jabatan fungsional, tetapi jenisnya pelaksana. Cocokkan dengan SK.",
    "EDU_YEAR_FUTURE": "Tahun lulus {raw} belum tiba. Periksa tahunnya.",
    "EDU_YEAR_DATE": "Tahun lulus {raw} berbeda dengan tanggal ijazah, {tanggal}. Samakan keduanya.",
    "ROW_UNKNOWN": "Baris riwayat ini tidak ada lagi. Muat ulang halaman, lalu pilih lagi.",
    "VOID_REASON_EMPTY": "Alasan pembatalan belum diisi. Tulis mengapa baris ini keliru; barisnya tetap tersimpan.",
    # units
    "UNIT_NAME_EMPTY": "Nama unit kosong. Isi nama seperti pada peraturan organisasi.",
    "UNIT_TWICE": "Unit “{nama}” sudah ada di tempat itu. Pakai yang sudah ada, atau gabungkan dua ejaannya.",
    "UNIT_CIRCLE": "“{nama}” tidak dapat berada di bawah unitnya sendiri. Pilih unit induk yang lain.",
    "UNIT_SECOND_ROOT": "Kantor ini sudah punya unit teratas. Pilih unit induk.",
    "UNIT_NOT_EMPTY": "“{nama}” belum dapat ditutup: masih ada pegawai atau unit di bawahnya. Pindahkan dahulu.",
    "UNIT_MERGE_SELF": "“{nama}” tidak dapat digabung dengan dirinya atau dengan unit di bawahnya. Pilih unit lain.",
    "UNIT_MERGE_AGENDA": "“{nama}” dan “{ke}” sama-sama sudah punya agenda surat. Dua agenda tidak dapat disatukan.",
    "UNIT_MERGE_ACHIEVEMENT": "Capaian organisasi {periode} {tahun} tercatat berbeda pada “{nama}” dan “{ke}”. "
                              "Batalkan yang keliru di tab Kinerja, lalu gabungkan lagi.",
    "UNIT_WORKWEEK": "Hari kerja “{raw}” tidak terbaca. Pilih Senin–Jumat atau Senin–Sabtu.",
    "UNIT_NUMBER_MODE": "Cara memberi nomor “{raw}” tidak dikenal. Pilih agenda sendiri, diketik, atau dikosongkan.",
    "UNIT_NUMBER_WIDTH": "Lebar nomor urut {raw} tidak mungkin. Isi 1 sampai 6 angka.",
    "UNIT_NUMBER_BLANK": "Pola nomor memuat “{raw}” yang tidak dikenal. Pakai {{kode}}, {{urut}}, {{unit}}, {{bulan}}, "
                         "{{bulan_romawi}}, {{tahun}}.",
    "UNIT_NUMBER_NO_ORDER": "Pola nomor harus memuat {{urut}}, agar setiap surat bernomor berbeda.",
    # officials
    "OFFICIAL_ROLE": "Peran pejabat belum dipilih. Pilih kepala, pengelola kepegawaian, atau pejabat pemberi cuti.",
    "OFFICIAL_POST_EMPTY": "Nama jabatan kosong. Tulis seperti di atas tanda tangan: Kepala Dinas Perhubungan.",
    "OFFICIAL_NAME_EMPTY": "Nama pejabat kosong. Pilih pegawai, atau tulis namanya bila dari kantor lain.",
    "OFFICIAL_NIP": "NIP pejabat “{raw}” tidak 18 angka. Periksa, atau kosongkan bila bukan ASN.",
    "OFFICIAL_DATES": "Hari terakhir lebih awal daripada mulai menjabat, {mulai}. Periksa kedua tanggal.",
    "OFFICIAL_ORDER_EMPTY": "{penugasan} harus punya surat perintah. Isi nomor dan tanggalnya.",
    "OFFICIAL_PLH_END": "Plh. menggantikan untuk sementara. Isi hari terakhirnya.",
    "OFFICIAL_OVERLAP": "Sesudah tanggal itu sudah tercatat {nama}, mulai {mulai}. Akhiri dahulu, atau ubah harinya.",
    "OFFICIAL_UNKNOWN": "Pejabat ini tidak ada lagi. Muat ulang halaman, lalu pilih lagi.",
    # practice office
    "PRACTICE_ONLY": "Data rekaan hanya untuk Kantor Latihan. Kantor sendiri tidak diisi data rekaan.",
    "PRACTICE_NOT_EMPTY": "Kantor Latihan sudah berisi pegawai. Hapus foldernya bila ingin mulai dari awal.",
}  # fmt: skip
