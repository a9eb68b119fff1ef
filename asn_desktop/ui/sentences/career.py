"""Sentences of career dates and of the tables of the law; reason and gap codes in words, short for lists and long."""

from __future__ import annotations

from collections.abc import Sequence

SENTENCES = {
    "career_rule_unknown": (
        "Aturan karier “{aturan}” tidak dikenal program ini. Periksa namanya di aturan_karier.csv, atau hapus "
        "pengaturan itu."
    ),
    "career_rule_value": "Nilai “{raw}” tidak cocok untuk {aturan}. Contoh nilai yang dapat dibaca: {contoh}.",
    "salary_golongan_missing": (
        "Tabel gaji {tabel} tidak memuat golongan {golongan}. Periksa golongannya, atau muat tabel gaji yang lengkap."
    ),
    "BUP_MOVE_RETIRES": (
        "Batas usia pensiun jabatan {jabatan} adalah {bup} tahun dan sudah terlampaui: dengan jabatan ini pegawai "
        "pensiun mulai {tmt}. Pastikan dulu dengan BKPSDM sebelum menyimpan."
    ),
    "law_table_unknown": "Tabel “{raw}” tidak ada. Lihat daftar namanya dengan asn tabel daftar.",
    "law_table_not_loadable": (
        "Tabel {tabel} tidak dapat dimuat dari berkas. Yang dapat dimuat: {dapat}. Tabel lain diperbarui bersama "
        "program."
    ),
    "law_table_empty": "Belum ada tabel {tabel} yang berlaku pada {hari}. Pilih hari lain, atau muat tabelnya.",
    "salary_columns_missing": (
        "Kolom {kolom} tidak ditemukan. Baris pertama berkas harus memuat golongan, mkg, dan rupiah."
    ),
    "salary_row_invalid": (
        "Baris {baris}, kolom {kolom}: “{raw}” tidak dapat dibaca. Tulis bilangan bulat, misalnya 12 atau 3497300."
    ),
    "salary_golongan_unknown": "Baris {baris}: golongan “{raw}” tidak ada di tabel ini. Periksa ejaannya.",
    "salary_golongan_incomplete": (
        "Golongan {golongan} belum ada di berkas. Tabel gaji harus lengkap; lengkapi barisnya lalu muat lagi."
    ),
    "salary_step_twice": "Baris {baris}: golongan {golongan} MKG {mkg} tertulis dua kali. Hapus salah satunya.",
    "salary_step_falls": (
        "Gaji {golongan} MKG {mkg} (Rp{rupiah}) tidak lebih besar daripada tahap sebelumnya (Rp{sebelum}). Periksa "
        "angkanya."
    ),
    "salary_step_far": (
        "Gaji {golongan} MKG {mkg} (Rp{rupiah}) naik {persen} persen dari tahap sebelumnya; biasanya sekitar 3 persen. "
        "Periksa angkanya, atau beri alasan."
    ),
    "salary_first_step": (
        "Golongan {golongan} mulai dari MKG {mkg}; tabel yang berlaku sekarang mulai dari {biasa}. Periksa barisnya, "
        "atau beri alasan."
    ),
    "salary_basis_missing": "Dasar hukum kosong. Tulis peraturannya, misalnya PP 5/2024.",
    "salary_day_missing": "Tanggal mulai berlaku kosong. Tulis hari pertama tabel ini berlaku.",
    "salary_day_not_first": "Tabel gaji berlaku mulai tanggal 1. Ubah {hari} menjadi tanggal 1.",
    "salary_day_taken": (
        "Sudah ada tabel kantor yang berlaku mulai {hari} ({dasar}). Cabut dulu tabel itu, atau periksa tanggalnya."
    ),
    "salary_none_to_withdraw": "Tidak ada tabel kantor yang berlaku mulai {hari}. Lihat asn tabel daftar.",
    "law_reason_missing": "Alasan kosong. Tulis alasannya; tercatat di jurnal.",
}

# Code of employee.md §3.8 (and the few beside it): (short, for a column; long, for a person's page).
REASONS: dict[str, tuple[str, str]] = {
    "sudah_maksimum": ("sudah maksimum", "Tahap gaji tertinggi golongan ini sudah dicapai, jadi tidak ada KGB lagi."),
    "bukan_penerima_kgb": ("bukan penerima KGB", "PPPK paruh waktu menerima upah dan tidak menerima KGB."),
    "predikat_kinerja": ("predikat kinerja", "Predikat kinerja belum cukup: diperlukan paling rendah Baik."),
    "masa_perjanjian_tidak_lebih_dari_2_tahun": (
        "perjanjian tidak lebih dari 2 tahun", "Masa perjanjian kerja tidak lebih dari 2 tahun."
    ),
    "ditunda": ("KGB ditunda", "KGB ditunda dengan keputusan; masa penundaan tetap dihitung untuk KGB berikutnya."),
    "masa_kerja_pangkat": ("masa kerja dalam pangkat", "Masa kerja dalam pangkat belum cukup pada hari ini."),
    "melewati_batas_ijazah": (
        "batas ijazah", "Pangkat berikutnya melewati batas ijazah yang diakui; pangkat sekarang sudah yang tertinggi."
    ),
    "belum_ujian_dinas_1": ("ujian dinas I", "Belum lulus ujian dinas tingkat I untuk naik ke golongan III."),
    "belum_ujian_dinas_2": ("ujian dinas II", "Belum lulus ujian dinas tingkat II untuk naik ke golongan IV."),
    "angka_kredit_kurang": ("angka kredit", "Angka kredit yang tercatat belum mencapai syarat pangkat berikutnya."),
    "hukuman_disiplin": ("hukuman disiplin", "Sedang menjalani hukuman disiplin tingkat sedang atau berat."),
    "di_luar_rentang_eselon": ("di luar rentang eselon", "Golongan berada di luar rentang eselon jabatannya."),
    "di_luar_rentang_jenjang": (
        "di luar rentang jenjang", "Pangkat berikutnya di luar rentang jenjang jabatan fungsionalnya."
    ),
    "pppk_tanpa_pangkat": ("PPPK tanpa pangkat", "PPPK tidak mempunyai pangkat, jadi tidak ada kenaikan pangkat."),
    "masih_cpns": ("masih CPNS", "Masih CPNS; kenaikan pangkat menunggu pengangkatan menjadi PNS."),
    "pangkat_tertinggi": ("pangkat tertinggi", "Sudah di pangkat tertinggi."),
    "syarat_tertutup": ("syarat tertutup", "Ada syarat yang belum terpenuhi. Keterangannya hanya untuk petugas."),
    "sesudah_pensiun": ("sesudah pensiun", "Tanggalnya jatuh sesudah pensiun, jadi tidak akan terjadi."),
}

# What the record does not say, by code of `gaps`.
GAPS: dict[str, tuple[str, str]] = {
    "golongan": ("golongan belum diisi", "Golongan atau TMT-nya belum diisi di riwayat golongan."),
    "mkg": ("MKG belum diisi", "Masa kerja golongan belum diisi di SK golongan atau KGB terakhir."),
    "predikat": ("predikat belum tercatat", "Predikat kinerja tahun terakhir belum tercatat."),
    "kontrak": ("kontrak belum diisi", "Awal atau akhir perjanjian kerja belum diisi."),
    "tabel_gaji": ("tabel gaji belum ada", "Belum ada tabel gaji yang berlaku pada hari itu."),
    "pendidikan_pengangkatan": (
        "ijazah pengangkatan belum ditandai",
        "Ijazah yang diakui saat pengangkatan belum ditandai di riwayat pendidikan.",
    ),
    "tmt_jabatan": ("TMT jabatan belum diisi", "TMT jabatan belum diisi di riwayat jabatan."),
    "jenjang": ("jenjang belum diisi", "Jenjang jabatan fungsional belum diisi dan tidak terbaca dari namanya."),
    "tmt_golongan": ("TMT golongan belum diisi", "TMT golongan belum diisi di riwayat golongan."),
    "jabatan": ("jabatan belum diisi", "Jabatan definitif belum diisi di riwayat jabatan."),
    "masa_kerja": ("masa kerja belum diketahui", "TMT CPNS belum diisi, jadi masa kerja tidak dapat dihitung."),
    "tahun_latihan": ("tahun latihan belum diisi", "Tahun latihan jabatan belum diisi."),
    "pendidikan": ("pendidikan belum diisi", "Pendidikan belum diisi."),
    "tahun_lulus": ("tahun lulus belum diisi", "Tahun lulus pendidikan tertinggi belum diisi."),
    "nip": ("NIP belum diisi", "NIP belum diisi."),
}

FAMILY: dict[str, str] = {
    "anak_menikah": "sudah menikah", "anak_berpenghasilan": "berpenghasilan sendiri", "meninggal": "meninggal dunia",
    "anak_melewati_usia": "melewati batas usia", "keterangan_kuliah_habis": "surat keterangan kuliah habis",
    "melebihi_jumlah_anak": "jumlah anak sudah penuh", "cerai": "cerai", "tanggal_lahir_kosong": "tanggal lahir kosong",
    "pasangan_asn": "pasangan juga ASN", "masuk": "mulai ditanggung",
}  # fmt: skip

KINDS: dict[str, str] = {
    "kgb": "Kenaikan gaji berkala", "kp": "Kenaikan pangkat", "pensiun": "Pensiun", "satyalancana": "Satyalancana",
    "cpns_lebih_setahun": "Pengangkatan menjadi PNS", "kontrak_berakhir": "Akhir perjanjian kerja",
    "cltn_berakhir": "Akhir CLTN", "cltn_lapor": "Batas lapor sesudah CLTN",
    "hukdis_berakhir": "Akhir hukuman disiplin",
    "plt_berakhir": "Batas penugasan sementara", "anak_berakhir": "Tunjangan anak berakhir",
    "lisensi_berakhir": "Izin praktik berakhir",
}  # fmt: skip
PROMOTIONS: dict[str, str] = {
    "101": "KP reguler", "201": "KP pilihan (struktural)", "202": "KP pilihan (fungsional)",
    "203": "KP pilihan (penyesuaian ijazah)",
}  # fmt: skip
DUK_STEPS: dict[str, str] = {
    "golongan": "pangkat", "tmt_golongan": "TMT pangkat", "jabatan": "jabatan", "masa_kerja": "masa kerja",
    "latihan": "latihan jabatan", "pendidikan": "pendidikan", "usia": "usia", "nip": "NIP",
}  # fmt: skip


def awaited(years: Sequence[int]) -> str:
    """The years whose result will decide, as a neutral remark: nothing is missing for them; "" without any."""
    return f"ditentukan predikat {' dan '.join(map(str, years))}" if years else ""


def lacking(reasons: Sequence[str], gaps: Sequence[str], *, dated: bool) -> str:
    """What is not yet met, then what the record does not say; "" when nothing is wrong.

    Time that will be complete on a date (`dated`) is said by the date itself and lacks nothing.
    """
    words = [reason_short(code) for code in reasons if not (dated and code == "masa_kerja_pangkat")]
    unmet = ("Belum terpenuhi: " if dated else "") + ", ".join(words) if words else ""
    unsaid = ", ".join(reason_short(code) for code in gaps)
    text = "; ".join(filter(None, (unmet, unsaid)))
    return text[:1].upper() + text[1:]


def reason_short(code: str) -> str:
    """A reason or gap for a column of a list."""
    return (REASONS.get(code) or GAPS.get(code) or (code, code))[0]


def reason_long(code: str) -> str:
    """A reason or gap as a sentence."""
    return (REASONS.get(code) or GAPS.get(code) or (code, code))[1]
