"""Sentences of the papers about one person: salary step notice, biodata, data sheet, KP4."""

SENTENCES: dict[str, str] = {
    "nik_way": "Cara menulis NIK “{raw}” tidak dikenal. Pilih samar (disamarkan), penuh, atau tanpa (tidak dicetak).",
    "kgb_letter_exists": "Surat KGB {nama} untuk tahap ini sudah dibuat, nomor {nomor}. Batalkan suratnya di tab "
    "Surat bila perlu dibuat ulang.",
    "kgb_sudah_maksimum": "{nama} sudah pada gaji pokok tertinggi dalam golongannya, jadi tidak ada KGB lagi. Gaji "
    "pokoknya berubah bila golongannya naik.",
    "kgb_bukan_penerima_kgb": "{nama} PPPK paruh waktu: menerima upah, bukan gaji berkala (KepmenPANRB 16/2025). "
    "Tidak ada surat KGB untuknya.",
    "kgb_predikat_kinerja": "Predikat kinerja {nama} di bawah Baik, jadi KGB belum dapat diberikan (PP 7/1977 pasal"
    " 11). Catat penundaannya dengan surat keputusan.",
    "kgb_predikat": "Predikat kinerja {nama} belum tercatat. Isi pada riwayat kinerja, atau nyatakan alasannya bila"
    " penilaiannya sudah Baik.",
    "kgb_masa_perjanjian_tidak_lebih_dari_2_tahun": "Masa perjanjian kerja {nama} tidak lebih dari dua tahun, jadi "
    "belum ada KGB (PermenPANRB 7/2023). Periksa tanggal perjanjiannya.",
    "kgb_golongan": "Golongan {nama} belum tercatat. Isi pada riwayat golongan.",
    "kgb_mkg": "Masa kerja golongan {nama} belum tercatat. Isi pada riwayat golongan atau KGB terakhir.",
    "kgb_kontrak": "Tanggal perjanjian kerja {nama} belum lengkap. Isi pada perjanjian kerja.",
    "kgb_belum_waktunya": "KGB {nama} baru jatuh {tmt}. Surat dibuat paling awal enam bulan sebelumnya; keadaan "
    "dapat berubah sampai saat itu.",
    "kgb_dasar": "SK terakhir tentang gaji atau pangkat {nama} belum tercatat. Isi riwayat golongan atau KGB.",
    "kgb_dasar_nomor": "Nomor SK terakhir {nama} belum diisi. Isi di sini atau pada riwayatnya.",
    "kgb_dasar_tanggal": "Tanggal SK terakhir {nama} belum diisi. Isi di sini atau pada riwayatnya.",
    "kgb_dasar_pejabat": "Pejabat yang menetapkan SK terakhir {nama} belum diisi. Isi di sini atau pada riwayatnya.",
    "kgb_jabatan": "Jabatan {nama} belum tercatat. Isi pada riwayat jabatan.",
    "kgb_unit": "Unit kerja {nama} belum diisi, jadi kop suratnya tidak diketahui. Isi unit kerjanya.",
    "kgb_nip": "NIP {nama} belum diisi. Isi pada data utamanya.",
    "kgb_penandatangan": "Belum ada pejabat yang menandatangani surat KGB {nama}. Isi kepala unit atau atasannya "
    "pada Unit kerja.",
    "kgb_other_signer": "Surat ini ditandatangani {nama}, bukan pemilik sertifikat yang dibuka. Surat ini tidak "
    "dibuat; buat terpisah dengan sertifikat penanda tangannya.",
    "kgb_signers": "Surat yang dipilih ditandatangani lebih dari satu pejabat: {nama}. Tanda tangani per pejabat.",
    "kgb_defer_length": "Penundaan paling lama satu tahun: sesudah {tmt} sampai {batas} (PP 7/1977 pasal 12). Ubah "
    "tanggalnya.",
    "kgb_defer_alasan": "Alasan penundaan belum diisi. Tulis sedikitnya beberapa kata.",
    "kgb_defer_nomor_sk": "Nomor surat keputusan penundaan belum diisi. Penundaan hanya sah dengan surat keputusan.",
    "kgb_setting": "Setelan surat KGB “{raw}” tidak dikenal. Yang ada: {known}.",
    "kp4_missing": "KP4 {nama} belum dapat dicetak: {kurang} belum tercatat. Lengkapi dahulu.",
    "kp4_not_entitled": "{nama} masuk daftar gaji, tetapi tidak lagi berhak: {sebab}. Perbarui data keluarganya, lalu "
    "beri tahu bendahara gaji.",
    "kp4_not_listed": "{nama} berhak atas tunjangan, tetapi belum masuk daftar gaji. Perbarui data keluarganya bila "
    "sudah diajukan.",
    "kp4_spouse_asn": "{nama} juga ASN. Tunjangan suami/istri hanya dibayarkan kepada salah satu, yang gaji pokoknya "
    "lebih tinggi.",
    "kp4_no_deed": "Nomor akta nikah dengan {nama} belum tercatat. Isi pada data suami atau istri.",
    "kp4_no_birth_deed": "Nomor akta lahir {nama} belum tercatat. Isi pada data anak.",
    "kp4_ends": "Tunjangan {nama} berakhir {sampai}. Siapkan surat keterangan kuliah bila masih berhak.",
    "papers_nobody": "Tidak ada pegawai aktif pada unit ini. Pilih unit lain, atau periksa unit kerja pegawainya.",
}
# What stands in the way of a salary step letter, in a word or two, for a list.
GAPS: dict[str, str] = {
    "sudah_maksimum": "gaji tertinggi",
    "bukan_penerima_kgb": "bukan penerima KGB",
    "predikat_kinerja": "predikat di bawah Baik",
    "predikat": "predikat belum tercatat",
    "masa_perjanjian_tidak_lebih_dari_2_tahun": "perjanjian tidak lebih dari 2 tahun",
    "golongan": "golongan",
    "mkg": "masa kerja golongan",
    "kontrak": "tanggal perjanjian",
    "belum_waktunya": "belum waktunya",
    "dasar": "SK terakhir",
    "dasar_nomor": "nomor SK terakhir",
    "dasar_tanggal": "tanggal SK terakhir",
    "dasar_pejabat": "pejabat SK terakhir",
    "jabatan": "jabatan",
    "unit": "unit kerja",
    "nip": "NIP",
    "penandatangan": "penanda tangan",
    "sudah_tercatat": "sudah tercatat",
}
# What to know of a step that is due, beside what stands in its way.
NOTES: dict[str, str] = {
    "ditunda": "pernah ditunda",
    "cpns": "masih CPNS",
    "naif": "bukan dua tahun dari KGB lalu",
    "gaji_beda": "gaji lama lain dari tabel",
}
