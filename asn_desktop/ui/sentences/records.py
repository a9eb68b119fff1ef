"""Sentences about the rows of a person's histories, family, documents and numbers."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    # any row
    "KIND_UNKNOWN": "Jenis riwayat “{raw}” tidak dikenal. Lihat daftarnya dengan asn riwayat jenis.",
    "FIELD_UNKNOWN": "Isian “{raw}” tidak ada pada {jenis}. Periksa namanya.",
    "RECORD_STATUS": "{jenis} tidak lazim untuk status {status}. Periksa bila bukan riwayat dari status sebelumnya.",
    "TEXT_LONG": "Terlalu panjang: {ada} huruf, paling banyak {batas}. Singkatkan.",
    "NUMBER_AS_TEXT": "{raw} tersimpan sebagai angka, sehingga digitnya dapat hilang. Jadikan teks, lalu ketik ulang.",
    "DECIMAL_FORMAT": "“{raw}” bukan angka kredit. Tulis seperti 12,500, paling banyak tiga angka di belakang koma.",
    "ID_UNREADABLE": "“{raw}” bukan nomor baris. Salin dari daftarnya.",
    "ROW_VOIDED": "Baris ini sudah dibatalkan: {alasan}. Tambah baris baru bila memang perlu.",
    "ROW_CHANGED": "{isian} sudah diubah orang lain sementara ini. Muat ulang, lalu ulangi perubahan Anda.",
    "DATES_ORDER": "Tanggal {akhir} lebih awal daripada {mulai}. Periksa kedua tanggal.",
    "DATE_AHEAD": "Tanggal {tanggal} belum tiba. Periksa tahunnya.",
    "SK_RETROACTIVE": "TMT {tmt} lebih dari dua tahun sebelum tanggal SK, {tanggal}. Periksa tahun keduanya.",
    "SK_REPEATED": "Nomor SK {nomor} tertulis dengan tanggal lain pada {nama} ({tanggal}). Satu nomor hanya satu "
                   "tanggal; cocokkan dengan SK.",
    "SK_TWICE": "Nomor {nomor} sudah ada pada baris lain orang ini. Periksa bila bukan SK yang sama.",
    "YEAR_DATE_DIFF": "Tahun {tahun} berbeda dengan tanggal selesai, {tanggal}. Samakan keduanya.",
    "MONEY_NEGATIVE": "Jumlah {raw} tidak mungkin. Tulis rupiah penuh, misalnya 3.497.300.",
    # golongan
    "KP_TOO_SOON": "Baru {bulan} bulan sejak {golongan} (TMT {tmt}); kenaikan pangkat paling cepat dua tahun. "
                   "Cocokkan kedua TMT dengan SK.",
    "KP_PERIOD": "TMT {tmt} bukan periode kenaikan pangkat pada masanya. Cocokkan TMT dengan SK.",
    "GOL_ABOVE_CEILING": "Golongan {golongan} melewati batas ijazah {ijazah}, yaitu {batas}. Lengkapi ijazah atau "
                         "jabatan fungsionalnya, atau cocokkan dengan SK.",
    "JPT_BELOW_RANK": "{jabatan} menuntut paling rendah {low}; golongan yang tercatat {golongan}. Lengkapi riwayat "
                      "golongan, atau periksa eselonnya.",
    "POST_RANGE": "Golongan {golongan} di luar rentang {jabatan}, {low} sampai {high}. Cocokkan keduanya dengan SK.",
    "PPPK_EDU": "Golongan {golongan} tidak lazim untuk {ijazah}, yaitu {usual}. SK yang menentukan; cocokkan.",
    "MKG_DIFF": "MKG tertulis {tahun} tahun {bulan} bulan; dihitung dari riwayat {own_tahun} tahun {own_bulan} bulan. "
                "Cocokkan dengan SK, atau lengkapi PMK dan CLTN.",
    # jabatan
    "ESELON_EMPTY": "{nama} jabatan struktural, tetapi eselonnya kosong. Pilih eselonnya dari SK.",
    "EDU_BELOW_JF": "{jabatan} menuntut paling rendah {paling_rendah}; ijazah yang tercatat {ijazah}. Lengkapi riwayat "
                    "pendidikan, atau periksa jenjangnya.",
    "EDU_BELOW_ESELON": "{jabatan} menuntut paling rendah {paling_rendah}; ijazah yang tercatat {ijazah}. Lengkapi "
                        "riwayat pendidikan, atau periksa eselonnya.",
    "STRUKTURAL_SHORT": "Menjabat {jabatan} pada masa kerja {bulan} bulan; biasanya paling cepat dua tahun. Cocokkan "
                        "TMT CPNS dan TMT jabatan dengan SK.",
    "JAB_GAP": "Ada {hari} hari tanpa jabatan sebelum TMT ini; jabatan terakhir sampai {sampai}. Tambah jabatan di "
               "antaranya, atau perbaiki tanggalnya.",
    # KGB
    "KGB_DUP": "KGB dengan TMT {tmt} sudah tercatat. Ubah baris itu; jangan menambah yang sama.",
    "KGB_PAY_LOWER": "Gaji baru Rp{baru} lebih rendah daripada gaji lama Rp{lama}. Periksa kedua angkanya.",
    "KGB_DEFERRAL_LONG": "Penundaan {tmt} sampai {sampai} lebih dari satu tahun. Satu SK menunda paling lama setahun.",
    "KGB_RANK_DIFF": "Golongan {golongan} berbeda dengan riwayat golongan, {riwayat} (TMT {tmt}). Cocokkan dengan SK.",
    "GAJI_DIFF": "Gaji tertulis Rp{gaji}; menurut tabel {golongan} MKG {tahun} tahun Rp{tabel}. Cocokkan dengan SK.",
    # pendidikan, diklat, kinerja, angka kredit, penghargaan, izin
    "EDU_FIRST_TWICE": "Sudah ada ijazah lain yang bertanda saat diangkat. Sisakan satu tanda saja.",
    "EDU_DUP": "Ijazah yang sama (lulus {tahun}) sudah tercatat. Ubah baris itu; jangan menambah yang sama.",
    "RESULT_BEFORE_START": "Hasil tahun {tahun} mendahului mulai bekerja, {mulai}. Periksa tahunnya.",
    "RESULT_DUP": "Hasil tahun {tahun} untuk periode ini sudah tercatat. Ubah baris itu; jangan menambah yang sama.",
    "RESULT_EMPTY": "Predikat tahun {tahun} masih kosong; KGB dan kenaikan pangkat membutuhkannya.",
    "ASSESSOR_NUMBER": "Nomor penilai “{raw}” tidak 18 angka. Kosongkan bila penilai bukan ASN.",
    "AK_TOTAL": "Total {total} berbeda dengan jumlah utama dan penunjang, {jumlah}. Cocokkan dengan PAK.",
    "AWARD_TWICE": "Satyalancana Karya Satya {tahun} tahun sudah tercatat. Periksa bila bukan piagam yang sama.",
    "AWARD_EARLY": "Satyalancana {tahun} tahun, padahal bekerja sejak {mulai}. Periksa tanggal piagam dan TMT CPNS.",
    "LICENCE_EXPIRED": "Izin ini berakhir {sampai}. Catat perpanjangannya bila sudah ada.",
    # kedudukan
    "CONTRACT_OVERLAP": "Pada masa itu sudah ada perjanjian kerja, {mulai} sampai {akhir}. Periksa kedua tanggalnya.",
    "CONTRACT_AFTER_BUP": "Perjanjian sampai {akhir}, melewati TMT pensiun {pensiun}. Periksa tanggal akhirnya.",
    "HUKDIS_LEVEL": "Menurut daftar, jenis hukuman ini tingkat {tingkat}. Cocokkan tingkatnya dengan SK.",
    "HUKDIS_RUNNING": "Hukuman ini berjalan sampai {sampai}. KGB dan kenaikan pangkat dapat tertunda; kedudukan hukum "
                      "tidak diubah dengan sendirinya.",
    "CLTN_OVERLAP": "Sudah ada CLTN pada masa itu, {mulai} sampai {akhir}. Periksa kedua tanggalnya.",
    "CLTN_EXPIRED": "CLTN berakhir {sampai}, tetapi belum tercatat aktif kembali. Catat tanggal aktif kembali atau "
                    "perpanjangannya.",
    "CLTN_STANDING": "CLTN ini sedang berjalan, tetapi kedudukan hukumnya belum CLTN. Ubah di Data utama bila benar.",
    "CLTN_RETURNED": "Sudah aktif kembali, tetapi kedudukan hukumnya masih CLTN. Ubah di Data utama bila benar.",
    "PMK_NOTHING": "Masa kerja yang diakui nol. Isi tahun atau bulan menurut SK.",
    "PMK_PRIVATE": "Pengalaman swasta diakui paling banyak {tahun} tahun. Cocokkan dengan SK.",
    "PMK_TOO_MUCH": "Diakui {diakui} bulan dari {bekerja} bulan bekerja. Cocokkan dengan SK.",
    "MOVED_STILL_ACTIVE": "Pindah keluar sejak {tmt}, tetapi masih tercatat bekerja di sini. Akhiri masa kerjanya.",
    "PENSION_DIFF": "TMT pensiun menurut umur {pensiun}, pada SK {tmt}. Cocokkan tanggal lahir, jabatan, dan SK.",
    "END_AHEAD": "Berhenti mulai {tanggal}. Sampai hari itu orang ini tetap di daftar aktif.",
    "DEAD_ACTIVE": "Sudah tercatat berhenti atau meninggal per {tanggal}, tetapi kedudukan hukumnya masih aktif. "
                   "Perbaiki kedudukannya, atau batalkan baris pemberhentian bila keliru.",
    "ALIAS_LENGTH": "Nomor “{raw}” tidak {panjang} angka. Cocokkan dengan SK lama.",
    "ALIAS_SAME": "Nomor ini nomor yang sekarang. Isi nomor yang dipakai sebelumnya.",
    "ALIAS_TWICE": "Nomor {raw} sudah tercatat sebagai nomor sebelumnya.",
    "NIP_SAME": "Nomor baru sama dengan nomor yang sekarang. Isi nomor baru dari SK.",
    "NIP_REASON_EMPTY": "Alasan ganti nomor belum diisi. Tulis misalnya: perbaikan tanggal lahir oleh BKN.",
    "BUP_REASON_EMPTY": "BUP yang ditetapkan sendiri perlu alasan. Tulis dasar penetapannya.",
    "STATUS_NOW_PNS": "TMT PNS {tmt} sudah tiba, maka statusnya menjadi PNS.",
    "NO_KK_LENGTH": "Nomor KK harus 16 angka; di sini ada {length}. Salin ulang dari kartu keluarga.",
    "KARPEG_FORMAT": "Nomor karpeg “{raw}” biasanya diawali huruf, misalnya N 123456. Cocokkan dengan kartunya.",
    "BPJS_FORMAT": "Nomor BPJS Kesehatan biasanya 13 angka; di sini {length}. Salin ulang dari kartunya.",
    "TASPEN_FORMAT": "Nomor Taspen “{raw}” memuat selain angka. Cocokkan dengan kartunya.",
    "CARD_PATTERN": "Nomor karis/karsu virtual biasanya {contoh} dan 7 angka. Periksa bila kartunya virtual.",
    # keluarga
    "FAMILY_SELF": "{nama} adalah pegawai itu sendiri. Isi suami atau istrinya.",
    "FAMILY_MARRIAGE_EARLY": "Tanggal nikah {tanggal} lebih awal daripada kelahiran, {lahir}. Periksa kedua tanggal.",
    "FAMILY_CHILD_EARLY": "Anak lahir {tanggal}, saat pegawai berumur {age} tahun. Periksa kedua tanggal lahir.",
    "FAMILY_PARENT_YOUNG": "Lahir {tanggal}: orang tua ini baru {age} tahun saat pegawai lahir. Periksa tanggalnya.",
    "FAMILY_NIK_OWN": "NIK ini NIK pegawai sendiri. Salin dari kartu keluarga.",
    "FAMILY_NIK_TWICE": "NIK ini sudah dipakai anggota keluarga lain. Salin ulang dari kartu keluarga.",
    "MARRIAGE_YOUNG": "Menikah pada umur {age} tahun. Periksa tanggal nikah dan tanggal lahirnya.",
    "MARRIAGE_END_EMPTY": "Tanggal cerai atau meninggal belum diisi. Isi dari aktanya; tunjangan berhenti sejak itu.",
    "SPOUSE_TWO": "{nama} masih tercatat menikah dengan pegawai ini. Akhiri dahulu bila sudah cerai atau meninggal.",
    "SPOUSE_SEX": "Jenis kelaminnya sama dengan pegawai. Periksa isian ini dan data pegawai.",
    "SPOUSE_UNKNOWN": "Suami atau istri ini tidak ada pada data pegawai. Pilih lagi dari daftar.",
    "ALLOWANCE_ENDED": "{nama} masih masuk daftar gaji, padahal tidak lagi berhak. Isi tanggal akhir tunjangannya.",
    "CHILD_TWICE": "{nama} dengan tanggal lahir itu sudah tercatat. Ubah baris itu; jangan menambah yang sama.",
    "PARENT_TWICE": "Orang tua dengan hubungan itu sudah tercatat. Ubah baris itu; jangan menambah yang sama.",
    # dokumen
    "DOCUMENT_EMPTY": "Berkas ini kosong (0 bita). Salin ulang berkasnya, lalu pilih lagi.",
    "DOCUMENT_LARGE": "Berkas ini {ukuran} MB; paling besar {batas} MB. Pindai ulang dengan resolusi lebih rendah.",
    "DOCUMENT_ENCRYPTED": "PDF ini dikunci dengan kata sandi. Simpan ulang tanpa kata sandi, lalu pilih lagi.",
    "DOCUMENT_KIND": "Berkas ini bukan PDF dan bukan foto JPEG atau PNG. Pindai atau foto dokumennya, lalu pilih lagi.",
    "DOCUMENT_DAMAGED": "Berkas ini rusak atau terpotong. Pindai ulang, lalu pilih lagi.",
    "DOCUMENT_TYPE": "Jenis dokumen “{raw}” tidak dikenal. Pilih dari daftar.",
    "DOCUMENT_UNKNOWN": "Dokumen ini tidak ada lagi. Muat ulang halaman, lalu pilih lagi.",
    "DOCUMENT_VOIDED": "Dokumen ini sudah dibatalkan: {alasan}. Pasang lagi bila memang perlu.",
    "DOCUMENT_CLOSED": "Dokumen ini tertutup untuk peran Anda. Mintalah kepada pengelola kepegawaian.",
    # terminal
    "PAIR_UNREADABLE": "“{raw}” bukan KUNCI=NILAI. Tulis seperti golongan=III/c.",
    "VALUES_UNREADABLE": "Berkas {nama} tidak berisi objek JSON. Tulis seperti {{\"golongan\": \"III/c\"}}.",
}  # fmt: skip
