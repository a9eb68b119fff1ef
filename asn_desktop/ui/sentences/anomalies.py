"""Sentences for what is wrong in kept records, for the map of posts and for twin units: what and why, what to do."""

from __future__ import annotations

# code -> (what is wrong and why, what to do)
PAIRS: dict[str, tuple[str, str]] = {
    # completeness
    "NIK_EMPTY": ("NIK kosong.", "Salin 16 angka dari KTP atau kartu keluarga."),
    "TMT_CPNS_EMPTY": ("TMT CPNS kosong; masa kerja tidak dapat dihitung.", "Isi dari SK CPNS."),
    "TMT_PNS_EMPTY": ("Statusnya PNS, tetapi TMT PNS kosong.", "Isi dari SK PNS."),
    "CONTRACT_EMPTY": ("Akhir perjanjian kerja belum tercatat.", "Isi dari surat perjanjian kerja."),
    "UNIT_EMPTY": ("Unit kerja kosong; orang ini tidak muncul di daftar unit mana pun.", "Pilih unitnya."),
    "GOLONGAN_EMPTY": ("Riwayat golongan kosong.", "Tambahkan golongan terakhir dari SK-nya."),
    "JABATAN_EMPTY": ("Riwayat jabatan kosong.", "Tambahkan jabatan sekarang dari SK-nya."),
    "PENDIDIKAN_EMPTY": ("Riwayat pendidikan kosong.", "Tambahkan ijazah terakhir."),
    "GELAR_EMPTY": ("Ijazahnya D-III ke atas, tetapi gelarnya kosong.", "Isi gelar seperti pada ijazah."),
    "EMAIL_EMPTY": ("Alamat surel kosong.", "Tanyakan kepada yang bersangkutan; MyASN memakainya."),
    "PHONE_EMPTY": ("Nomor HP kosong.", "Tanyakan kepada yang bersangkutan."),
    "GOL_GAP": ("Di antara {old} ({dari}) dan {new} ({tmt}) belum ada riwayat golongan.",
                "Tambahkan kenaikan pangkat di antaranya dari SK-nya."),
    "GOL_TMT_EMPTY": ("Golongan {golongan} tercatat tanpa TMT; KGB dan kenaikan pangkatnya belum dapat dihitung.",
                      "Isi TMT-nya dari SK kenaikan pangkat, tanggal 1 suatu bulan."),
    # accuracy
    "DPK_WRONG": ("Jenis pegawai dan riwayat pindah (DPK atau DPB) tidak sejalan.",
                  "Perbaiki jenis pegawai, atau tambahkan riwayat pindahnya."),
    # timeliness
    "CPNS_OVER_1Y": ("CPNS sejak {tmt}, sudah lebih dari satu tahun.",
                     "Catat SK PNS-nya, atau tanyakan kepada BKPSDM."),
    "BUP_PASSED_ACTIVE": ("Lahir {lahir}, jadi TMT pensiunnya {tmt}; statusnya masih aktif.",
                          "Catat pemberhentiannya, atau tetapkan BUP-nya dengan alasan."),
    "CONTRACT_PASSED": ("Perjanjian kerja sudah berakhir {akhir}.",
                        "Catat perpanjangannya, atau akhiri masa kerjanya."),
    "STANDING_LEFT": ("Kedudukan hukumnya sudah tidak aktif, tetapi orangnya masih di daftar aktif.",
                      "Akhiri masa kerjanya, atau perbaiki kedudukan hukumnya."),
    # the map of posts
    "POST_NEED": ("Kebutuhan {raw} tidak mungkin.", "Isi bilangan bulat 0 sampai 9.999 menurut analisis beban kerja."),
    "POST_CLASS": ("Kelas jabatan {raw} tidak ada.", "Isi 1 sampai 17, atau kosongkan."),
    "POST_TWICE": ("“{nama}” sudah ada di peta jabatan {unit}.", "Ubah baris itu; kebutuhannya boleh lebih dari satu."),
    "POST_UNKNOWN": ("Jabatan ini tidak ada lagi di peta.", "Muat ulang halaman, lalu pilih lagi."),
    "POST_DATES": ("Hari terakhir lebih awal daripada mulai berlaku, {mulai}.", "Periksa kedua tanggal."),
    "POST_SHEET": ("Lembar ini tidak punya kolom unit, jabatan, dan kebutuhan.",
                   "Beri judul kolom itu, lalu pilih berkasnya lagi."),
    "POST_ROW_UNIT": ("Baris {row}: unit “{raw}” untuk {nama} tidak ada atau tidak tunggal.",
                      "Samakan dengan nama di Unit dan pejabat, atau tambahkan sebagai ejaan lain."),
    # explaining
    "EXPLAIN_EMPTY": ("Alasannya belum diisi.", "Tulis mengapa nilai itu memang benar, misalnya nomor SK-nya."),
}  # fmt: skip

SENTENCES = {code: f"{what} {todo}" for code, (what, todo) in PAIRS.items()}
