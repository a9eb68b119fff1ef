"""Sentences of the deeds on a leave: proofs, izin sementara, birth, change, CLTN, late entries, and the tasks.

Each says what happened, why, and what to do (leave.md §4, §7).
"""

from __future__ import annotations

SENTENCES = {
    "proof_unknown": "Jenis dokumen “{raw}” tidak dikenal. Pilih dari daftar dokumen.",
    "proof_missing": "Dokumen ini tidak ditemukan. Muat ulang permintaannya.",
    "proof_without_scan": "Dokumen ini dicatat tanpa pindaian. Lampirkan pindaiannya bila ada.",
    "proof_void_reason_missing": "Alasan pembatalan dokumen kosong. Tulis singkat saja, misalnya: salah lampir.",
    "proof_voided": "Dokumen ini sudah dibatalkan: {alasan}. Tidak ada yang perlu dilakukan.",
    "interim_not_allowed": (
        "Izin sementara hanya untuk cuti karena alasan penting dan cuti ke luar negeri yang mendesak. Tunggu keputusan "
        "pejabat yang berwenang."
    ),
    "interim_in_future": "Tanggal izin sementara belum terjadi. Isi tanggal suratnya.",
    "birth_not_of_this_leave": "Kelahiran hanya dicatat pada cuti melahirkan. Buka permintaan cuti melahirkannya.",
    "birth_in_future": "Hari lahir belum terjadi. Isi hari ini atau sebelumnya.",
    "birth_far_from_leave": "Hari lahir {lahir} terlalu jauh dari cuti yang mulai {mulai}. Periksa tanggalnya.",
    "changed_dates_past": "Tanggal baru {mulai} sudah lewat. Cuti yang diubah harus mulai hari ini atau sesudahnya.",
    "not_cltn": "Permintaan ini bukan CLTN. Buka permintaan CLTN-nya.",
    "cltn_decreed": (
        "CLTN ini sudah ditetapkan dengan keputusan PPK nomor {nomor}. Pembatalan atau perubahannya juga dengan "
        "keputusan PPK; catat lewat riwayat CLTN setelah keputusannya ada."
    ),
    "cltn_return_early": "Pengaktifan kembali harus sesudah CLTN berakhir, {sampai}. Periksa TMT-nya.",
    "cltn_post_missing": "Jabatan sesudah pengaktifan kembali belum diisi. Isi nama jabatan dan unitnya.",
    "letter_in_future": "Tanggal surat {tanggal} belum terjadi. Isi tanggal yang tertulis pada surat.",
    "late_date_missing": "Tanggal surat izin belum diisi. Isi tanggal yang tertulis pada surat.",
    "late_annual_year": (
        "Cuti tahunan {tahun} tidak dicatat satu per satu karena tahun itu sebelum aplikasi mencatat cuti. Isi jumlah "
        "harinya pada saldo awal."
    ),
    "late_opening_told": (
        "Saldo awal {tahun} sudah menyebut {hari} hari terpakai. Bila cuti ini termasuk di dalamnya, pilih tidak "
        "dibebankan lagi."
    ),
    "late_reason_unknown": "Alasan belum dipilih dari daftar. Boleh dilanjutkan; lengkapi bila suratnya ada.",
    "late_cltn_history": "CLTN ini belum ada di riwayat CLTN. Catat juga di sana agar masa kerjanya benar.",
    "late_number_twice": "Nomor {nomor} juga dipakai untuk cuti {nama} mulai {mulai}. Periksa nomornya.",
    "late_nothing": "Tidak ada baris yang dapat dicatat. Periksa isiannya.",
    "late_columns_missing": (
        "Kolom {kolom} tidak ditemukan. Daftar cuti susulan memerlukan kolom NIP, jenis, mulai dan sampai."
    ),
    "late_kind_unknown": (
        "Jenis cuti “{raw}” tidak dikenal. Tulis tahunan, besar, sakit, melahirkan, alasan penting atau CLTN."
    ),
    "late_day_missing": "Tanggal {kolom} kosong. Isi tanggalnya.",
    "late_not_late": "Hanya entri susulan yang dapat ditarik. Permintaan biasa dibatalkan sebelum hari pertamanya.",
    "late_withdraw_reason_missing": "Alasan penarikan kosong. Tulis singkat saja, misalnya: salah ketik tanggal.",
}

# Tasks of leave: what to do, by code (`services.leave.tasks`); `{nama}` and the values of the task are filled in.
TASKS: dict[str, str] = {
    "izin_sementara": "Sahkan izin sementara {nama}: sudah {hari} hari kerja menunggu keputusan.",
    "ditangguhkan": "Cuti {nama} yang ditangguhkan dapat diambil paling lambat {batas}.",
    "belum_lapor": "{nama} selesai cuti {sampai} dan belum tercatat kembali bekerja.",
    "surat_belum_terbit": "Cuti {nama} mulai {mulai} sudah disetujui; suratnya belum terbit.",
    "keputusan_tertahan": "Keputusan dari atas bagi cuti {nama} belum dapat dimasukkan; lihat Wewenang memberi cuti.",
    "belum_diputuskan": "Cuti {nama} mulai {mulai} belum diputuskan.",
    "lapor_lahir": "Hari lahir pada cuti melahirkan {nama} belum dilaporkan.",
    "sakit_batas": "Sakit {nama} sejak {sejak} mendekati batas {batas}.",
    "sakit_tim_penguji": "Sakit {nama} sejak {sejak} melewati setahun: mintakan pemeriksaan Tim Penguji Kesehatan.",
    "sakit_habis": "Sakit {nama} sejak {sejak} sudah mencapai batas {batas}: tindak lanjutnya pada pejabat.",
    "cltn_mulai": "CLTN {nama} sudah mulai {mulai}: catat kedudukan hukumnya.",
    "cltn_perpanjangan": "CLTN {nama} berakhir {sampai}; perpanjangan diminta paling lambat {batas}.",
    "cltn_berakhir": "CLTN {nama} berakhir {sampai}; lapor tertulis paling lambat {batas}.",
    "cltn_lapor_terlambat": (
        "CLTN {nama} berakhir {sampai} tanpa laporan sampai {batas}: serahkan kepada PPK; aplikasi tidak memutuskan."
    ),
    "cltn_usul_aktif": "{nama} sudah lapor selesai CLTN: usulkan pengaktifan kembali paling lambat {batas}.",
    "cltn_penempatan": "{nama} menunggu penempatan sesudah CLTN, paling lambat {batas}.",
}


def task_words(code: str, values: dict[str, object]) -> str:
    """A task as the list and the terminal say it."""
    from asn_desktop.ui.sentences import fill

    return fill(TASKS[code], values)
