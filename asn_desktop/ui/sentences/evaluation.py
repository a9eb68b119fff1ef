"""Rating, predikat, distribution, objections in words: why something is refused, why a predikat is what it is."""

from __future__ import annotations

from asn_desktop.rules import words
from asn_desktop.rules.explain import Line
from asn_desktop.ui.sentences import fill

SENTENCES = {
    "E-PRED-01": (
        "Predikat tertulis {tertulis}, sedangkan hasil kerja {hasil} dan perilaku kerja {perilaku} memberi predikat "
        "{predikat}. Periksa kembali kedua nilainya; predikat selalu mengikuti matriks."
    ),
    "E-PRED-02": (
        "Nilai {isian} belum ada atau tidak dikenal ({raw}). Pilih Di Atas, Sesuai, atau Di Bawah Ekspektasi."
    ),
    "E-PRED-03": (
        "“{raw}” adalah predikat {milik}, bukan predikat {bagi}. Istimewa hanya untuk unit kerja, Sangat Baik hanya "
        "untuk pegawai."
    ),
    "E-PRED-04": (
        "Hasil kerja kepala unit mengikuti capaian unitnya. Capaian tercatat {capaian}, jadi hasil kerjanya "
        "{seharusnya}, bukan {hasil}."
    ),
    "E-DIST-01": (
        "Hitungan predikat tidak cocok: jumlahnya {jumlah}, sedangkan pegawai yang dinilai {n}. Tidak boleh ada "
        "bilangan negatif, dan jumlahnya harus sama."
    ),
    "E-KEB-01": (
        "Keberatan diajukan {diajukan}, sesudah hari terakhir {hari_terakhir} ({hari} hari kalender sejak hasil "
        "diterima {diterima}). Keberatan dicatat sebagai tidak dapat diterima."
    ),
    "E-KEB-02": (
        "Keberatan ditujukan kepada {kepada}, pejabat penilainya sendiri. Tujukan kepada atasan pejabat penilai."
    ),
    "E-KEB-03": (
        "Keberatan atas hasil ini sudah diputus {diputus} dan putusannya final. Keberatan kedua tidak dapat dicatat."
    ),
    "predikat_unknown": "Predikat “{raw}” tidak dikenal. Tulis salah satu dari lima predikat pegawai.",
    "matrix_incomplete": (
        "Matriks predikat belum lengkap: sel {sel} tidak ada atau tidak terbaca. Perbaiki tabel matriks_predikat."
    ),
    "pattern_row_invalid": (
        "Baris {kode} pada tabel pola_distribusi tidak terbaca. Periksa jenis, predikat, dan batasnya."
    ),
    "pattern_limit_unknown": "Pola capaian {capaian} tidak mempunyai batas {kode} yang berangka. Lihat daftarnya.",
    "table_row_unknown": (
        "Tabel {tabel} tidak mempunyai baris {kunci} yang dapat diperbaiki pada hari itu. Lihat isinya lebih dahulu."
    ),
    "table_column_unknown": "Kolom {kolom} pada tabel {tabel} tidak dapat diperbaiki. Pilih salah satu dari {pilihan}.",
    "table_value_invalid": "Isian “{raw}” tidak dapat dipakai untuk {kolom} pada tabel {tabel}. Periksa isinya.",
    "head_map_incomplete": "Tabel peta_capaian belum memuat capaian {capaian}. Lengkapi tabelnya lebih dahulu.",
    "period_unknown": "Periode “{raw}” tidak dikenal. Pilih triwulan, bulan, akhir tahun, atau akhir masa tugas.",
    "achievement_unknown": "Capaian “{raw}” tidak dikenal. Tulis salah satu dari lima capaian unit kerja.",
    "achievement_incomplete": (
        "Isian {isian} masih kosong. Capaian unit dicatat dari dokumennya: nomor dan pejabat yang menetapkan."
    ),
    "achievement_unknown_row": "Catatan capaian itu tidak ada atau sudah dibatalkan. Buka ulang daftarnya.",
    "achievement_in_use": (
        "Nilai kepala unit sudah ditetapkan menurut capaian {capaian}. Catat capaian yang benar sebagai pengganti; "
        "yang lama tetap tersimpan."
    ),
    "achievement_missing": (
        "Capaian unit untuk {periode} belum dicatat. Catat lebih dahulu dari dokumen pimpinan di atasnya."
    ),
    "rating_skp_missing": "Belum ada SKP untuk tahun {tahun}. Susun dan tetapkan SKP lebih dahulu.",
    "rating_skp_draft": "SKP tahun {tahun} belum ditetapkan. Tetapkan SKP, lalu nilai.",
    "rating_skp_closed": (
        "SKP tahun {tahun} sudah ditutup sebelum akhir tahun. Nilai dengan periode akhir masa tugas, atau susun SKP "
        "berikutnya."
    ),
    "rating_skp_outside": "Tidak ada SKP tahun {tahun} yang mencakup {periode}. Pilih periode lain.",
    "rating_skp_choose": "Ada {jumlah} SKP yang dapat dinilai untuk akhir masa tugas. Pilih SKP yang dimaksud.",
    "closing_day_missing": (
        "SKP ini masih berjalan. Untuk evaluasi pejabat penilai yang berganti, isi hari terakhir ia menilai."
    ),
    "closing_day_outside": (
        "Hari terakhir di luar masa SKP, {mulai} sampai {sampai}, atau sudah dinilai. Periksa tanggalnya."
    ),
    "evaluation_no_month": (
        "Seluruh bulan dari {mulai} sampai {sampai} adalah cuti panjang. Tidak ada bulan yang dinilai, jadi tidak ada "
        "predikat."
    ),
    "evaluation_unknown": "Evaluasi itu tidak ditemukan. Buka ulang daftarnya.",
    "evaluation_fixed": "Evaluasi {periode} sudah ditetapkan. Perubahan dicatat sebagai versi baru, dengan alasannya.",
    "evaluation_not_draft": "Evaluasi {nama} berkeadaan {keadaan}, bukan draf. Hanya draf yang dapat ditetapkan.",
    "evaluation_not_fixed": (
        "Evaluasi ini belum ditetapkan atau sudah diganti. Tetapkan, atau pilih versi yang berlaku."
    ),
    "evaluation_elsewhere_document": "Nama atau nomor dokumen hasil dari instansi lain belum diisi. Tulis dokumennya.",
    "evaluation_elsewhere_days": (
        "Masa penilaian {mulai} sampai {sampai} tidak di dalam tahun {tahun}. Periksa tanggalnya."
    ),
    "evaluation_elsewhere_place": "Pegawai ini belum mempunyai unit kerja. Isi unitnya lebih dahulu.",
    "evaluation_elsewhere_official": "Pejabat yang menilai di tempat lain belum diisi. Tulis nama dan jabatannya.",
    "finalise_ahead": "Tanggal penetapan {tanggal} belum tiba. Isi hari ini atau sebelumnya.",
    "finalise_before_end": (
        "Hasil periode ini paling awal ditetapkan {paling_awal}. Tanggal {tanggal} terlalu dini; nilainya tetap "
        "tersimpan sebagai draf."
    ),
    "finalise_late": "Evaluasi tahunan lazimnya selesai {sampai}. Penetapan tetap dapat dilakukan.",
    "evaluation_elsewhere_own": (
        "Hasil akhir {tahun} sudah berupa draf menurut SKP di kantor ini. Tarik draf itu lebih dahulu bila hasilnya "
        "dari tempat lain."
    ),
    "evaluation_months_changed": (
        "Sejak {nama} dinilai, catatan cuti panjangnya berubah, sehingga bulan yang dinilai tidak sama lagi. Simpan "
        "ulang penilaiannya, lalu tetapkan."
    ),
    "feedback_missing": (
        "Umpan balik pejabat penilai untuk {nama} pada {periode} belum ada. Catat umpan baliknya, lalu tetapkan."
    ),
    "distribution_open": (
        "{unit}: {predikat} {arah} {batas} dari {n} pegawai, sekarang {ada}. Penetapan menunggu alasan tertulis "
        "pimpinan di atasnya. Predikat tidak diubah oleh program."
    ),
    "career_result_not_annual": "Hasil {periode} tidak masuk riwayat kinerja. Pilih hasil akhir tahun.",
    "career_result_bahan": (
        "Hasil kantor ini bahan kerja e-Kinerja, bukan hasil resmi. Impor hasil resminya, atau ubah pilihan kedudukan "
        "hasil lebih dahulu."
    ),
    "career_result_there": "Riwayat kinerja {nama} tahun {tahun} sudah berisi hasil lain. Lihat selisihnya.",
    "career_result_other": (
        "Riwayat kinerja {nama} tahun {tahun} sudah berisi hasil dari sumber lain. Baris itu tetap; selisihnya "
        "ditampilkan."
    ),
    "pattern_reason_nothing": "Tidak ada batas tertulis yang dilanggar, jadi alasan tidak diperlukan.",
    "pattern_reason_empty": "Alasan pimpinan belum diisi atau terlalu pendek. Tulis alasannya seperti pada suratnya.",
    "pattern_reason_official": "Nama pimpinan yang memberi alasan belum diisi. Tulis nama dan jabatannya.",
    "pattern_reason_own_head": (
        "{nama} memimpin unit ini sendiri. Alasan diberikan oleh pimpinan satu tingkat di atasnya."
    ),
    "pattern_reason_unknown": "Alasan itu tidak ada atau sudah dibatalkan. Buka ulang halamannya.",
    "received_before_fixed": "Hari terima mendahului penetapan {ditetapkan}. Periksa tanggalnya.",
    "received_ahead": "Hari terima {tanggal} belum tiba. Isi tanggal hasil benar-benar diterima pegawai.",
    "received_objected": (
        "Keberatan sudah dihitung sejak diterima {diterima}. Hari terima tidak diubah lagi setelah ada keberatan."
    ),
    "signature_note_empty": "Catatan belum diisi. Tulis bahwa pegawai tidak menandatangani, dan keadaannya.",
    "version_reason_empty": "Alasan perubahan belum diisi atau terlalu pendek. Versi baru selalu menyebut alasannya.",
    "version_same": "Nilainya sama dengan versi yang berlaku: {hasil} dan {perilaku}. Tidak ada yang perlu diubah.",
    "version_objection": "Keberatan atas hasil ini sedang berjalan. Ubah hasil melalui putusan keberatan.",
    "version_decided": (
        "Keberatan atas hasil ini sudah diputus {diputus} (nomor {nomor}). Putusan itu final; hasilnya tidak diubah."
    ),
    "objection_before_receipt": (
        "Keberatan bertanggal {diajukan}, sebelum hasil diterima {diterima}. Periksa kedua tanggalnya."
    ),
    "objection_addressee_missing": "Atasan pejabat penilai belum diketahui. Isi nama pejabat yang dituju.",
    "objection_to_oneself": "Keberatan ditujukan kepada pegawai itu sendiri. Tujukan kepada atasan pejabat penilai.",
    "objection_not_admitted": "Keberatan ini tidak dapat diterima karena lewat waktu, jadi tidak diputus.",
    "objection_not_heard": (
        "Sebelum memutus, kedua pihak didengar. Keterangan {belum} belum dicatat."
    ),
    "objection_not_received": (
        "Tanggal {nama} menerima hasilnya belum dicatat. Catat dahulu; sejak itu waktu keberatan dihitung."
    ),
    "objection_open": "Keberatan yang diajukan {diajukan} masih berjalan. Selesaikan yang itu lebih dahulu.",
    "objection_future": "Tanggal keberatan {tanggal} belum tiba. Isi tanggal surat keberatannya.",
    "objection_reason_empty": (
        "Alasan keberatan belum diisi atau terlalu pendek. Keberatan diajukan tertulis dengan alasan."
    ),
    "objection_unknown": "Keberatan itu tidak ditemukan. Buka ulang daftarnya.",
    "objection_closed": "Keberatan ini sudah selesai ({keadaan}). Keterangan baru tidak dicatat lagi.",
    "objection_word_empty": "Keterangan belum diisi. Tulis apa yang dikatakan pejabat penilai, pegawai, atau keduanya.",
    "objection_word_day": "Tanggal keterangan harus sejak keberatan diajukan, {diajukan}, sampai hari ini.",
    "objection_ruling_unknown": "Putusan “{raw}” tidak dikenal. Pilih TETAP atau DIUBAH.",
    "objection_decision_empty": "Alasan putusan belum diisi atau terlalu pendek. Putusan selalu beralasan.",
    "objection_decision_day": "Tanggal putusan harus sejak keberatan diajukan, {diajukan}, sampai hari ini.",
    "evaluation_rule_unknown": "Pilihan {aturan} tidak dikenal. Lihat daftarnya.",
    "evaluation_rule_invalid": "Nilai “{raw}” tidak dapat dipakai untuk {aturan}. Periksa bentuknya pada daftar.",
    "evaluation_rule_ground": "Dasar kosong atau terlalu pendek. Tulis peraturan atau suratnya.",
    "evaluation_rule_since": "Hari mulai berlaku kosong. Isi tanggalnya; hasil yang sudah ditetapkan tidak berubah.",
    "evaluation_rule_same": "Nilai itu, {nilai}, sudah berlaku pada hari tersebut. Tidak ada yang perlu diubah.",
}
OBSTACLES = {
    "halangan_skp": "SKP belum disusun",
    "halangan_skp_draf": "SKP belum ditetapkan",
    "halangan_umpan_balik": "Umpan balik penilai belum ada",
    "halangan_nilai": "Belum dinilai",
    "halangan_tetap": "Nilai belum ditetapkan",
    "halangan_dokumen": "Dokumen belum dibuat",
    "halangan_tanda_tangan": "Dokumen belum ditandatangani",
    "halangan_terima": "Tanggal terima belum dicatat",
}
LINES = {
    "nilai_periode": "Periode {periode}: {mulai} sampai {sampai}",
    "nilai_bulan_kosong": "Tidak dinilai karena cuti panjang: {bulan}",
    "nilai_periode_singkat": "Periode singkat: mulai bekerja {mulai}",
    "nilai_dari_luar": "Dinilai di tempat lain menurut {dasar}",
    "nilai_hasil_kepala": "Hasil kerja kepala unit mengikuti capaian unit, {capaian}: {hasil}",
    "nilai_hasil": "Hasil kerja menurut {penilai}: {hasil}",
    "nilai_perilaku": "Perilaku kerja menurut {penilai}: {perilaku}",
    "nilai_sel": "Matriks: hasil {hasil}, perilaku {perilaku}, predikat {predikat}",
    "nilai_versi": "Versi {versi}, mengganti yang sebelumnya: {alasan}",
}
CHOICES = {
    "mode": "Kedudukan hasil evaluasi kantor ini", "periode_evaluasi": "Evaluasi periodik",
    "skp_hari_akhir": "SKP ditetapkan paling lambat", "evaluasi_mulai": "Evaluasi tahunan mulai",
    "evaluasi_sampai": "Evaluasi tahunan sampai", "keberatan_hari": "Waktu keberatan sejak hasil diterima",
    "keberatan_pengingat_hari": "Pengingat putusan keberatan",
    "unit_kecil": "Unit dinilai bersama induk bila kurang dari",
    "penilai_eselon_minimal": "Pejabat penilai paling rendah", "ak_desimal": "Desimal angka kredit",
    "pak_paling_awal": "PAK tahunan paling awal",
    "kartu_jawaban_minimal": "Jawaban paling sedikit untuk kartu umpan balik",
    "kartu_di_atas": "Batas kartu di atas ekspektasi", "kartu_sejalan": "Batas kartu sejalan",
}  # fmt: skip
READINGS = {
    "bahan": "bahan kerja e-Kinerja", "resmi": "dokumen kantor ini yang resmi", "TRIWULANAN": "setiap triwulan",
    "BULANAN": "setiap bulan",
}  # fmt: skip


def line_words(line: Line) -> str:
    """A line of "why this predikat" in words."""
    values = dict(line.values)
    if "bulan" in values:
        values["bulan"] = ", ".join(words.MONTHS[month - 1] for month in values["bulan"])
    return fill(LINES[line.code], values)


def choice_value(key: str, raw: str) -> str:
    """A value of a choice as people read it: "14 hari", "31 Januari", "setiap triwulan"."""
    if raw in READINGS:
        return READINGS[raw]
    if key in ("skp_hari_akhir", "evaluasi_mulai", "evaluasi_sampai", "pak_paling_awal"):
        month, day = raw.split("-")
        return f"{int(day)} {words.MONTHS[int(month) - 1]}"
    unit = {"keberatan_hari": " hari", "keberatan_pengingat_hari": " hari", "unit_kecil": " pegawai"}.get(key, "")
    return f"{raw.replace('.', ',') if key.startswith('kartu_') else raw}{unit}"
