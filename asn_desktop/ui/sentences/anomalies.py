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
    # accuracy
    "STRUCTURAL_UNDER_2Y": ("Menjabat {jabatan}, padahal masa kerjanya belum dua tahun (TMT CPNS {tmt}).",
                            "Cocokkan TMT CPNS dan jenis jabatannya dengan SK."),
    "EDU_BELOW_ESELON": ("{jabatan} (eselon {eselon}) menuntut paling rendah {paling}; yang tercatat {pendidikan}.",
                         "Lengkapi riwayat pendidikan, atau periksa eselonnya."),
    "EDU_BELOW_JF": ("{jabatan} menuntut paling rendah {paling}; yang tercatat {pendidikan}.",
                     "Lengkapi riwayat pendidikan, atau periksa jenjang jabatannya."),
    "JPT_BELOW_RANK": ("{jabatan} (eselon {eselon}) paling rendah IV/b; golongan yang tercatat {golongan}.",
                       "Lengkapi riwayat golongan, atau periksa eselonnya."),
    "GOL_OUTSIDE_ESELON": ("Golongan {golongan} di luar rentang eselon {eselon}, {rendah} sampai {tinggi}.",
                           "Cocokkan golongan dan eselon dengan SK; bila memang demikian, jelaskan."),
    "GOL_OUTSIDE_JENJANG": ("Golongan {golongan} di luar rentang {jenjang}, {rendah} sampai {tinggi}.",
                            "Cocokkan golongan dan jenjang dengan SK; bila memang demikian, jelaskan."),
    "GOL_ABOVE_CEILING": ("Golongan {golongan} melewati batas ijazah {pendidikan}, yaitu {tertinggi}.",
                          "Lengkapi ijazah atau jabatan fungsionalnya; bila memang demikian, jelaskan."),
    "PPPK_EDU_GOL": ("Golongan {golongan} lebih tinggi daripada yang lazim untuk {pendidikan}, yaitu {lazim}.",
                     "Cocokkan dengan SK pengangkatan; SK yang menentukan."),
    "DPK_WRONG": ("Jenis pegawai dan riwayat pindah (DPK atau DPB) tidak sejalan.",
                  "Perbaiki jenis pegawai, atau tambahkan riwayat pindahnya."),
    "KP_UNDER_2Y": ("Dari {lama} ke {golongan} kurang dari dua tahun ({dari} ke {tmt}).",
                    "Cocokkan kedua TMT dengan SK."),
    "KP_PERIOD": ("TMT {tmt} bukan periode kenaikan pangkat pada masanya.", "Cocokkan TMT dengan SK."),
    "TMT_BEFORE_SK": ("TMT {tmt} lebih dari dua tahun sebelum tanggal SK, {tanggal}.",
                      "Periksa tahun keduanya; bila memang berlaku surut, jelaskan."),
    "MKG_DIFF": ("MKG tertulis {tahun} tahun {bulan} bulan; menurut riwayat sebelumnya {own_tahun} tahun "
                 "{own_bulan} bulan.", "Cocokkan dengan SK, atau lengkapi PMK dan CLTN."),
    "GAJI_DIFF": ("Gaji pokok tertulis Rp{tertulis}; menurut tabel {golongan} MKG {mkg} tahun Rp{tabel}.",
                  "Cocokkan dengan SK KGB."),
    # consistency
    "JAB_GAP": ("Kosong antara {nama} (sampai {sampai}) dan jabatan ini ({tmt}).",
                "Tambahkan jabatan di antaranya, atau perbaiki tanggalnya."),
    "SK_REPEATED": ("Nomor SK {nomor} tertulis dengan tanggal lain pada {nama} ({tanggal}).",
                    "Satu nomor hanya satu tanggal; cocokkan dengan SK."),
    # timeliness
    "CPNS_OVER_1Y": ("CPNS sejak {tmt}, sudah lebih dari satu tahun.",
                     "Catat SK PNS-nya, atau tanyakan kepada BKPSDM."),
    "CLTN_EXPIRED": ("CLTN berakhir {sampai}, tetapi belum tercatat aktif kembali.",
                     "Catat tanggal aktif kembali atau perpanjangannya."),
    "BUP_PASSED_ACTIVE": ("Lahir {lahir}, jadi TMT pensiunnya {tmt}; statusnya masih aktif.",
                          "Catat pemberhentiannya, atau tetapkan BUP-nya dengan alasan."),
    "CONTRACT_PASSED": ("Perjanjian kerja sudah berakhir {akhir}.", "Catat perpanjangannya, atau akhiri masa kerjanya."),
    "CONTRACT_AFTER_BUP": ("Perjanjian kerja sampai {akhir}, melewati TMT pensiun {tmt}.",
                           "Periksa tanggal akhir perjanjian."),
    "DEAD_ACTIVE": ("Sudah tercatat berhenti, pensiun, atau meninggal, tetapi masih di daftar aktif.",
                    "Akhiri masa kerjanya, atau perbaiki catatan pemberhentiannya."),
    # the map of posts
    "POST_NEED": ("Kebutuhan {raw} tidak mungkin.", "Isi bilangan bulat 0 sampai 9.999 menurut analisis beban kerja."),
    "POST_CLASS": ("Kelas jabatan {raw} tidak ada.", "Isi 1 sampai 17, atau kosongkan."),
    "POST_TWICE": ("“{nama}” sudah ada di peta jabatan {unit}.", "Ubah baris itu; kebutuhannya boleh lebih dari satu."),
    "POST_UNKNOWN": ("Jabatan ini tidak ada lagi di peta.", "Muat ulang halaman, lalu pilih lagi."),
    "POST_DATES": ("Hari terakhir lebih awal daripada mulai berlaku, {mulai}.", "Periksa kedua tanggal."),
    # explaining
    "EXPLAIN_EMPTY": ("Alasannya belum diisi.", "Tulis mengapa nilai itu memang benar, misalnya nomor SK-nya."),
}  # fmt: skip

SENTENCES = {code: f"{what} {todo}" for code, (what, todo) in PAIRS.items()}
