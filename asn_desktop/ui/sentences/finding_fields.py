"""Every column that travels in a package, as people call it: in all tables alike, or as its own table says it."""

from __future__ import annotations

from collections.abc import Mapping

ANYWHERE: Mapping[str, str] = {
    "nama": "Nama", "nip": "NIP", "nik": "NIK", "nip_lama": "NIP lama", "email": "Surel", "email_dinas": "Surel dinas",
    "no_hp": "Nomor HP", "alamat": "Alamat", "tanggal_lahir": "Tanggal lahir", "tempat_lahir": "Tempat lahir",
    "gelar_depan": "Gelar depan", "gelar_belakang": "Gelar belakang", "kedudukan": "Kedudukan hukum",
    "status": "Status", "golongan": "Golongan", "pangkat": "Pangkat", "kode": "Kode", "keadaan": "Keadaan",
    "tmt": "TMT", "employee_id": "Pegawai", "unit_id": "Unit kerja", "induk_id": "Kantor induk", "letter_id": "Surat",
    "request_id": "Permintaan cuti", "survey_id": "Survei", "skp_id": "SKP", "result_id": "Hasil kerja",
    "evaluation_id": "Evaluasi", "sumber": "Sumber", "asal": "Asal", "siasn_id": "Id SIASN", "berkas": "Berkas",
    "nama_berkas": "Nama berkas", "dibatalkan": "Dibatalkan karena", "dasar": "Dasar", "urutan": "Urutan",
    "jenis": "Jenis", "tahun": "Tahun", "bulan": "Bulan", "hari": "Hari", "mulai": "Mulai", "sampai": "Sampai",
    "periode": "Periode", "tanggal": "Tanggal", "nomor": "Nomor", "alasan": "Alasan", "keterangan": "Keterangan",
    "jabatan": "Jabatan", "eselon": "Eselon", "jenjang": "Jenjang", "pejabat": "Pejabat penetap", "peran": "Peran",
    "penugasan": "Penugasan", "nomor_sk": "Nomor SK", "tanggal_sk": "Tanggal SK", "berlaku_mulai": "Berlaku mulai",
    "berlaku_sampai": "Berlaku sampai", "berakhir": "Berakhir", "versi": "Versi", "bukti": "Bukti dukung",
    "aspek": "Aspek", "indikator": "Indikator", "target_angka": "Target", "target_akhir": "Batas atas target",
    "target_satuan": "Satuan target", "target_teks": "Target dalam kata", "predikat": "Predikat",
    "tanggapan": "Tanggapan pegawai", "tanggapan_pada": "Tanggal tanggapan", "jam_mulai": "Mulai pukul",
    "jam_sampai": "Sampai pukul", "kota": "Kota", "foto": "Foto", "kelompok": "Kelompok", "dicatat": "Dicatat",
    "ditetapkan": "Tanggal ditetapkan",
}  # fmt: skip

OF_TABLE: Mapping[str, Mapping[str, str]] = {
    "skp": {
        "pendekatan": "Pendekatan", "bentuk": "Bentuk SKP", "kepala": "Memimpin unit",
        "pegawai": "Pegawai yang dinilai", "penilai_id": "Pejabat penilai (pegawai)", "penilai": "Pejabat penilai",
        "penilai_sejak": "Penilai sejak", "penilai_lama": "Penilai sebelumnya",
        "ekspektasi": "Ekspektasi khusus pimpinan", "lampiran": "Lampiran SKP", "alasan_mulai": "Alasan mulai",
        "alasan_tutup": "Alasan ditutup",
    },
    "skp_results": {
        "rencana": "Rencana hasil kerja", "atasan_hasil_id": "Hasil kerja atasan",
        "intervensi": "Hasil kerja pimpinan yang diintervensi", "perspektif": "Perspektif",
        "penugasan_dari": "Penugasan dari", "nomor_penugasan": "Nomor penugasan",
    },
    "skp_indicators": {"periksa": "Target perlu diperiksa"},
    "skp_actions": {"aksi": "Rencana aksi", "target": "Target per periode"},
    "kept_indicators": {"rencana": "Rencana hasil kerja"},
    "skp_realisations": {
        "indicator_id": "Indikator", "angka": "Realisasi (angka)", "teks": "Realisasi", "survey_id": "Survei kepuasan",
    },
    "skp_feedback": {
        "nilai": "Nilai dasar", "peran": "Pemberi umpan balik", "pemberi": "Nama pemberi", "isi": "Umpan balik",
        "indikasi": "Petunjuk terhadap ekspektasi", "sifat": "Keluhan atau pujian", "verifikasi": "Hasil verifikasi",
        "verifikator": "Diverifikasi oleh", "verifikasi_pada": "Tanggal verifikasi",
        "verifikasi_catatan": "Catatan verifikasi",
    },
    "skp_dialogues": {
        "isi": "Isi dialog", "kesepakatan": "Kesepakatan", "tindak_lanjut": "Ditinjau lagi", "selesai": "Selesai",
    },
    "coachings": {
        "masalah": "Masalah", "rencana": "Rencana pembinaan", "ukuran": "Ukuran keberhasilan", "pembina": "Pembina",
        "hasil": "Hasil pembinaan", "tanggal_hasil": "Tanggal hasil", "berhasil": "Berhasil",
    },
    "unit_achievements": {"predikat": "Capaian organisasi", "nomor": "Nomor dokumen", "tanggal": "Tanggal dokumen"},
    "pattern_reasons": {
        "hitungan": "Jumlah tiap predikat", "dilanggar": "Batas yang dilanggar", "pejabat": "Pimpinan pemberi alasan",
    },
    "evaluations": {
        "skp_id": "SKP", "hasil": "Rating hasil kerja", "perilaku": "Rating perilaku kerja",
        "predikat": "Predikat kinerja", "alasan": "Alasan rating", "catatan": "Catatan/rekomendasi",
        "kepala": "Memimpin unit", "periode_singkat": "Periode singkat", "tidak_dinilai": "Bulan tidak dinilai",
        "capaian": "Capaian organisasi", "penilai": "Pejabat penilai", "atasan": "Atasan pejabat penilai",
        "diterima": "Diterima pegawai", "tolak_tanda": "Catatan menolak tanda tangan",
        "menggantikan_id": "Menggantikan versi", "alasan_ubah": "Alasan diubah", "dasar": "Dokumen dasar",
        "kinerja_id": "Riwayat kinerja",
    },
    "objections": {
        "diajukan": "Tanggal diajukan", "hari_terakhir": "Hari terakhir", "alasan": "Alasan keberatan",
        "kepada": "Ditujukan kepada", "kata_penilai": "Keterangan penilai",
        "kata_penilai_pada": "Tanggal keterangan penilai", "kata_pegawai": "Keterangan pegawai",
        "kata_pegawai_pada": "Tanggal keterangan pegawai", "putusan": "Putusan", "alasan_putusan": "Alasan putusan",
        "diputus": "Tanggal putusan", "nomor_putusan": "Nomor putusan",
    },
    "evaluation_letters": {"jenis": "Jenis dokumen"},
    "credit_lines": {
        "jenis": "Jenis baris", "persen": "Persentase", "koefisien": "Koefisien per tahun",
        "tahunan": "Konversi tahunan", "jumlah": "Angka kredit",
    },
    "service_points": {"nama": "Nama titik layanan", "gratis": "Tidak dipungut biaya"},
    "service_duties": {"service_point_id": "Titik layanan", "employee_id": "Petugas"},
    "surveys": {
        "service_point_id": "Titik layanan", "responden": "Jumlah responden", "populasi": "Jumlah pengguna layanan",
        "jawaban": "Jawaban tiap unsur", "nomor": "Nomor laporan", "tanggal": "Tanggal laporan",
    },
    "feedback_cards": {
        "dipertimbangkan": "Dipertimbangkan", "oleh": "Dicatat oleh", "pada": "Dicatat pada",
    },
    "employees": {
        "jenis_kelamin": "Jenis kelamin", "agama": "Agama", "status_kawin": "Status kawin", "tmt_cpns": "TMT CPNS",
        "tmt_pns": "TMT PNS", "tanggal_spmt": "Tanggal SPMT", "kontrak_mulai": "Mulai perjanjian pertama",
        "kontrak_tmt": "Mulai perjanjian ini", "kontrak_akhir": "Akhir perjanjian", "mks_tahun": "Masa kerja (tahun)",
        "mks_bulan": "Masa kerja (bulan)", "mks_per": "Masa kerja per", "guru": "Guru atau dosen",
        "tanpa_cuti_bersama": "Tanpa cuti bersama", "npwp": "NPWP", "karpeg": "Karpeg", "no_kk": "Nomor KK",
        "bpjs": "Nomor BPJS", "taspen": "Nomor Taspen", "kartu_asn": "Kartu ASN", "karis_karsu": "Karis/Karsu",
        "jenis_pegawai": "Jenis pegawai", "kelas_jabatan": "Kelas jabatan", "sk_cpns_nomor": "Nomor SK CPNS",
        "sk_cpns_tanggal": "Tanggal SK CPNS", "sk_pns_nomor": "Nomor SK PNS", "sk_pns_tanggal": "Tanggal SK PNS",
        "nomor_spmt": "Nomor SPMT", "nomor_sttpl": "Nomor STTPL", "tanggal_sttpl": "Tanggal STTPL",
        "bup_tetapan": "BUP yang ditetapkan", "bup_alasan": "Alasan BUP", "flag_ikd": "Tanda IKD",
        "siasn": "Data dari SIASN", "valid_nik": "NIK valid menurut SIASN", "berakhir": "Berhenti per",
        "berakhir_alasan": "Alasan berhenti",
    },
    "offices": {
        "pemerintah": "Pemerintah", "zona": "Zona waktu", "nama_pusat": "Nama BKPSDM", "latihan": "Kantor latihan",
        "terhubung_sejak": "Terhubung sejak",
    },
    "units": {
        "parent_id": "Unit di atasnya", "siasn_unor_id": "Id unor SIASN", "kop_pemerintah": "Kop: pemerintah",
        "kop_nama": "Kop: nama", "kop_alamat": "Kop: alamat", "kop_kontak": "Kop: kontak", "lambang": "Lambang",
        "hari_kerja": "Hari kerja", "nomor_mode": "Cara memberi nomor", "nomor_pola": "Pola nomor",
        "nomor_lebar": "Lebar nomor urut",
    },
    "unit_aliases": {"alias": "Sebutan lain", "normal": "Sebutan untuk pencarian"},
    "settings": {"kunci": "Pengaturan", "nilai": "Isi"},
    "saved_questions": {"soal": "Pertanyaan"},
    "positions": {
        "atasan_id": "Jabatan atasan", "kelas": "Kelas jabatan", "kebutuhan": "Kebutuhan", "jabatan_id": "Jabatan",
    },
    "anomaly_notes": {"tabel": "Data", "baris": "Baris", "sidik": "Isi saat alasan ditulis"},
    "documents": {"ukuran": "Ukuran berkas", "halaman": "Jumlah halaman", "tabel": "Data", "baris": "Baris"},
    "shifts": {"masuk": "Masuk kerja"},
    "leave_openings": {"terpakai": "Terpakai", "ditangguhkan": "Ditangguhkan"},
    "leave_requests": {
        "lama": "Lama", "satuan": "Satuan", "telepon": "Telepon selama cuti", "negara": "Negara",
        "hari_tambahan": "Hari tambahan", "alasan_khusus": "Alasan khusus", "pengganti_id": "Pengganti",
        "diminta_pada": "Diminta pada", "saldo": "Saldo saat diminta", "aturan": "Aturan saat diminta",
        "terkait_id": "Permintaan terkait", "melapor_pada": "Melapor kembali", "alasan_kode": "Alasan",
        "hubungan": "Hubungan keluarga", "kelahiran_ke": "Kelahiran ke", "perkiraan_lahir": "Perkiraan lahir",
        "lahir_pada": "Lahir pada", "tambahan_awal": "Tambahan di awal", "nomor_asal": "Nomor surat asal",
        "tanggal_asal": "Tanggal surat asal", "wewenang": "Diputus oleh", "bkn_nomor": "Nomor BKN",
        "bkn_tanggal": "Tanggal BKN",
    },
    "leave_charges": {"baris": "Baris saldo"},
    "leave_documents": {"penerbit": "Penerbit", "perlu": "Diperlukan"},
    "leave_letters": {"langkah": "Langkah"},
    "leave_steps": {
        "peristiwa": "Peristiwa", "pilihan": "Pilihan", "oleh_id": "Oleh (pegawai)", "oleh_nama": "Oleh",
        "oleh_nip": "NIP pejabat", "oleh_jabatan": "Jabatan pejabat", "kewenangan": "Kewenangan", "cara": "Cara",
    },
    "letters": {
        "perihal": "Perihal", "nomor_mode": "Cara memberi nomor", "urut": "Nomor urut", "nomor_cetak": "Nomor tercetak",
        "data": "Isi surat", "jalur": "Cara tanda tangan", "penandatangan": "Penanda tangan", "pdf": "Berkas surat",
        "sha256": "Sidik surat", "bertanda": "Surat bertanda tangan", "bertanda_sha256": "Sidik surat bertanda tangan",
        "cara_tanda": "Cara ditandatangani", "ditandatangani_pada": "Ditandatangani pada",
        "batal_alasan": "Alasan batal",
    },
    "delegations": {
        "cakupan_id": "Cakupan unit", "maks_hari": "Paling lama (hari)", "luar_negeri": "Luar negeri",
        "plt_boleh": "Plt boleh memutus", "pemberi": "Pemberi wewenang",
    },
    "izin": {
        "penyetuju_id": "Penyetuju (pegawai)", "penyetuju_nama": "Penyetuju", "penyetuju_jabatan": "Jabatan penyetuju",
        "penyetuju_nip": "NIP penyetuju",
    },
    "surat_tugas": {"maksud": "Maksud", "tujuan": "Tujuan"},
    "surat_tugas_orang": {"surat_tugas_id": "Surat tugas"},
}  # fmt: skip

TABLES: Mapping[str, str] = {
    "employees": "Data pegawai", "golongan": "Golongan", "jabatan": "Jabatan", "pendidikan": "Pendidikan",
    "documents": "Dokumen pegawai", "anomaly_notes": "Alasan data janggal", "positions": "Peta jabatan",
    "saved_questions": "Pertanyaan tersimpan", "leave_requests": "Permintaan cuti", "leave_steps": "Langkah cuti",
    "leave_charges": "Hari cuti", "leave_openings": "Saldo awal cuti", "letters": "Surat", "units": "Unit kerja",
    "offices": "Data kantor", "leave_documents": "Bukti cuti", "leave_letters": "Surat cuti",
    "joint_leave_duty": "Cuti bersama tidak diberikan", "delegations": "Pendelegasian wewenang", "izin": "Izin",
    "surat_tugas": "Surat tugas", "surat_tugas_orang": "Pegawai surat tugas", "shifts": "Giliran jaga",
    "rosters": "Jadwal jaga", "skp": "SKP", "skp_results": "Hasil kerja SKP", "skp_indicators": "Indikator SKP",
    "skp_actions": "Rencana aksi", "kept_indicators": "Pustaka indikator", "skp_realisations": "Realisasi SKP",
    "skp_feedback": "Umpan balik", "skp_dialogues": "Dialog kinerja", "coachings": "Rencana pembinaan",
    "unit_achievements": "Capaian organisasi", "pattern_reasons": "Alasan pimpinan",
    "evaluations": "Evaluasi kinerja", "objections": "Keberatan", "evaluation_letters": "Dokumen kinerja",
    "credit_lines": "Angka kredit", "service_points": "Titik layanan", "service_duties": "Petugas layanan",
    "surveys": "Survei kepuasan", "feedback_cards": "Kartu umpan balik", "kehadiran": "Kehadiran",
    "settings": "Pengaturan", "unit_officials": "Pejabat", "unit_aliases": "Sebutan unit",
}  # fmt: skip


def known(name: str, table: str) -> str | None:
    """The words for a column of a table; None for one nobody has named."""
    return OF_TABLE.get(table, {}).get(name) or ANYWHERE.get(name)
