"""The words of every line of a judgement of leave: what was measured, by which limit, and what follows from it."""

from __future__ import annotations

# Words of a line, and what stands before its article.
LINES: dict[str, tuple[str, str]] = {
    "lama": ("Lamanya {lama} {satuan}: {mulai} sampai {sampai}", ""),
    "masa_kerja_genap": ("Genap {tahun} tahun bekerja sejak {sejak}", "diperiksa pada hari pertama cuti"),
    "masa_kerja_belum": ("Baru genap {tahun} tahun bekerja pada {sejak}", "diperiksa pada hari pertama cuti"),
    "pppk_sebelum_setahun": ("Sebelum genap setahun: paling banyak {maks} hari kerja", "mengurangi hak kelak"),
    "tempat_sulit": ("Tambahan tempat sulit {hari} hari: {mulai} sampai {sampai}", "setahun paling banyak {maks} hari"),
    "luar_negeri": ("Dijalankan di luar negeri: {negara}", "hanya PPK atau pemegang kuasanya yang memberikan"),
    "batas_bulan": ("Paling lama {maks} bulan: sampai {sampai}", "hari libur di dalamnya ikut dihitung"),
    "penting_rangkai": ("Peristiwa yang sama sejak {sejak}: sudah {hari} hari", "jumlahnya paling lama satu bulan"),
    "tahunan_tetap": ("Hak cuti tahunan tidak berkurang", ""),
    "besar_dikecualikan": ("Masa kerja lima tahun tidak disyaratkan: {alasan}", "dan tidak dapat ditangguhkan"),
    "besar_jeda": ("Cuti besar terakhir selesai {selesai}; berikutnya mulai {sejak}", ""),
    "besar_dipotong": (
        "Hak {tahun} terpakai {hari} hari kerja: akhirnya dari {semula} menjadi {sampai}",
        "sisa tahun lalu yang terpakai tidak dihitung",
    ),
    "besar_tahunan_gugur": ("Hak cuti tahunan {tahun} gugur", "sisa tahun sebelumnya tetap dapat dipakai"),
    "besar_sisa_gugur": ("Selesai lebih awal: sisa sampai {sampai} gugur", "cuti besar tidak dapat dibagi"),
    "lahir_ke": ("Kelahiran ke-{ke} selama menjadi pegawai", "cuti melahirkan sampai kelahiran ke-{maks}"),
    "lahir_keempat": ("Kelahiran ke-{ke}: cuti besar selama cuti melahirkan, {bulan} bulan", ""),
    "penting_alasan": ("Alasan termasuk yang ditetapkan: {alasan}", ""),
    "batas_sakit": ("Paling lama {maks} {satuan}: sampai {sampai}", "hari kalender, seperti surat dokter"),
    "sakit_catat": ("Sakit {hari} hari: cukup pemberitahuan kepada atasan", "dicatat, tanpa keputusan"),
    "sakit_rangkai": (
        "Satu sakit sejak {sejak}: {sebelum} hari sebelumnya, {hari} hari dengan ini",
        "surat yang bersambung dijumlah",
    ),
    "sakit_tim_penguji": ("Ditambah {bulan} bulan: sampai {sampai}", "hanya dengan surat Tim Penguji Kesehatan"),
    "sakit_tanpa_batas": ("Kecelakaan karena tugas: sampai sembuh", "tanpa batas waktu"),
    "sakit_sampai_kontrak": ("Kecelakaan kerja: sampai perjanjian kerja berakhir", ""),
    "cltn_fasilitas": ("CLTN bukan hak: dapat diberikan, dapat ditolak", "hanya PPK yang memutuskan"),
    "cltn_batas": ("Paling lama {maks} {satuan}: sampai {sampai}", "dapat diperpanjang satu kali"),
    "cltn_perpanjangan": ("Perpanjangan paling lama {maks} {satuan}: sampai {sampai}", "satu kali"),
    "cltn_akibat": ("Diberhentikan dari jabatan, tanpa penghasilan, masa kerja tidak dihitung", ""),
    "cltn_bkn": ("Keputusan hanya sesudah persetujuan tertulis BKN", ""),
    "cltn_lapor": ("Wajib melapor tertulis paling lambat {batas}", "bila tidak: diberhentikan dengan hormat"),
}
