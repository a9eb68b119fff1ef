"""Sentences of permits, duty orders, rosters and attendance, and the words of a day's status and its source."""

from __future__ import annotations

from asn_desktop.rules.explain import Line
from asn_desktop.ui.sentences import fill

SENTENCES = {
    # permits
    "izin_kind_unknown": "Jenis izin “{raw}” tidak ada. Pilih dari daftar.",
    "izin_kind_name": "Nama jenis izin kosong. Tulis namanya.",
    "izin_kind_times": (
        "Jam untuk jenis izin {kode} tidak cocok (“{raw}”). Pilih tanpa, mulai, sampai atau keduanya; izin sehari "
        "penuh selalu tanpa jam."
    ),
    "izin_kind_days": "Batas hari jenis izin {kode} tidak dapat dipakai (“{raw}”). Tulis 1 sampai 366, atau kosongkan.",
    "izin_reason_missing": "Keperluan izin kosong. Tulis singkat saja, misalnya: mengurus KTP.",
    "izin_too_long": "{izin} paling lama {maks} hari; ini {hari} hari. Pendekkan, atau gunakan cuti.",
    "izin_backdated": "Izin ini untuk hari yang sudah lewat, {mulai}. Pastikan memang sudah diizinkan waktu itu.",
    "izin_far_ahead": "Izin ini masih lama, {mulai}. Periksa bulan dan tahunnya.",
    "izin_overlap": "Sudah ada {izin} pada {mulai} sampai {sampai}. Batalkan yang lama, atau pilih waktu lain.",
    "izin_overlaps_leave": (
        "Pada hari itu sudah ada {jenis}, {mulai} sampai {sampai}. Izin tidak diperlukan; pilih hari lain."
    ),
    "izin_overlaps_duty": "Pada hari itu ada surat tugas ke {tujuan}, {mulai} sampai {sampai}. Periksa tanggalnya.",
    "izin_no_working_day": "Tidak ada hari kerja dalam rentang ini. Periksa tanggalnya.",
    "izin_time_missing": "{izin} memerlukan jam. Isi jamnya, misalnya 09:30.",
    "izin_time_not_needed": "{izin} berlaku sehari penuh, jadi tidak memakai jam. Kosongkan jamnya.",
    "izin_time_invalid": "“{raw}” bukan jam. Tulis seperti 09:30.",
    "izin_times_reversed": "Jam selesai ({sampai}) tidak sesudah jam mulai ({mulai}). Tukar atau perbaiki.",
    "izin_approver_missing": "Yang memberi izin belum diketahui. Pilih atasannya, atau tulis nama dan jabatannya.",
    "izin_approver_is_applicant": "Yang memberi izin sama dengan yang meminta. Pilih atasannya.",
    "izin_unknown": "Izin ini tidak ditemukan. Muat ulang daftarnya.",
    "izin_void": "Izin ini sudah dibatalkan ({alasan}).",
    "izin_void_reason": "Alasan pembatalan terlalu pendek. Tulis singkat saja, misalnya: tidak jadi pergi.",
    "izin_slip_has": "Slip izin ini sudah dibuat. Buka suratnya di tab Surat.",
    # duty orders
    "duty_kind_unknown": "Jenis tugas “{raw}” tidak ada. Pilih dinas luar atau diklat.",
    "duty_purpose_missing": "Maksud tugas kosong. Tulis untuk apa, misalnya: mengikuti rapat koordinasi.",
    "duty_place_missing": "Tempat tugas kosong. Tulis tempatnya.",
    "duty_people_missing": "Belum ada pegawai yang ditugaskan. Tambahkan paling sedikit satu orang.",
    "duty_person_twice": "Seorang pegawai tertulis dua kali. Hapus salah satunya.",
    "duty_overlaps_leave": (
        "{nama} sedang {jenis}, {mulai} sampai {sampai}. Pilih orang atau tanggal lain, atau panggil kembali dulu."
    ),
    "duty_overlap": "{nama} sudah ditugaskan ke {tujuan}, {mulai} sampai {sampai}. Pilih orang atau tanggal lain.",
    "duty_backdated": "Tugas ini mulai pada hari yang sudah lewat, {mulai}. Pastikan memang sudah diperintahkan.",
    "order_unknown": "Surat tugas ini tidak ditemukan. Muat ulang daftarnya.",
    "duty_void": "Surat tugas ini sudah dibatalkan ({alasan}).",
    "order_void_reason": "Alasan pembatalan terlalu pendek. Tulis singkat saja, misalnya: acara ditunda.",
    "duty_letter_has": "Suratnya sudah dibuat. Buka di tab Surat.",
    "duty_signer_missing": (
        "Kepala unit ini belum dicatat, jadi belum ada yang menandatangani surat tugas. Isi pejabatnya di tab Pegawai."
    ),
    "attendance_paper_missing": "NIP atau unit kerja {nama} belum diisi. Lengkapi di tab Pegawai, lalu ulangi.",
    # days and attendance
    "day_status_undecidable": (
        "“{raw}” tidak ditetapkan di sini: cuti, izin dan dinas luar dicatat dengan suratnya masing-masing."
    ),
    "day_future": "{tanggal} belum tiba. Tunggu sampai harinya.",
    "day_not_worked": "{tanggal} bukan hari kerja pegawai ini. Tidak ada yang perlu ditetapkan.",
    "day_has_paper": "Pada {tanggal} sudah tercatat: {keadaan}. Batalkan catatan itu lebih dulu bila memang keliru.",
    "day_decider_missing": "Nama yang menetapkan belum diisi. Tulis nama pejabat atau atasannya.",
    "day_decider_is_applicant": "Yang menetapkan sama dengan pegawainya. Isi nama atasannya.",
    "day_reason_missing": "Alasan terlalu pendek. Tulis singkat saja, misalnya: sudah ditanya, tidak ada kabar.",
    "day_undecided": "Tidak ada ketetapan pada {tanggal}. Muat ulang bukunya.",
    "hour_invalid": "Jam kerja “{raw}” tidak dapat dibaca. Tulis masuk dan pulang, misalnya 07:30 dan 16:00.",
    "hour_weekday_missing": "Harinya belum dipilih. Tandai hari yang memakai jam ini.",
    "day_setting_basis": "Dasar perubahan kosong. Tulis suratnya, misalnya: SE Kepala Dinas 3/2026.",
    "ATTENDANCE_NO_HEADER": (
        "Tidak ada baris judul yang dikenali di berkas ini. Perlu kolom NIP, PIN atau nama, dan kolom tanggal atau "
        "satu kolom untuk tiap hari."
    ),
    "ATTENDANCE_NO_MONTH": "Berkas ini hanya memuat angka tanggal. Pilih bulan dan tahunnya.",
    "ATTENDANCE_DATE": "Tanggal “{raw}” tidak dapat dibaca. Perbaiki di berkasnya.",
    "ATTENDANCE_FUTURE": "Harinya belum tiba. Periksa bulan dan tahun di berkasnya.",
    "ATTENDANCE_CELL": "“{raw}” bukan jam dan bukan tanda yang dikenal. Perbaiki di berkasnya.",
    "ATTENDANCE_TIMES_REVERSED": "Pulang ({pulang}) lebih awal daripada masuk ({masuk}). Periksa; jaga malam wajar.",
    "ATTENDANCE_NOT_IN_SERVICE": "Pegawai ini belum atau tidak lagi bekerja di kantor ini pada hari itu.",
    "ATTENDANCE_ABSENCE_NOT_TAKEN": (
        "Berkas menandai {nama} tidak hadir. Tanda itu tidak diambil; harinya masuk daftar usulan."
    ),
    "ATTENDANCE_PAPER_MISSING": (
        "Berkas menandai {tanda}, tetapi suratnya belum dicatat (kini: {keadaan}). Catat cuti, izin atau tugasnya."
    ),
    "attendance_on_paper_day": "Ada jam pada {tanggal}, padahal tercatat {keadaan}. Periksa mana yang benar.",
    # rosters
    "shifts_missing": "Kode giliran jaga unit ini belum ada. Tulis dulu kodenya, misalnya P, S, M dan L.",
    "shift_code_invalid": "Kode giliran “{raw}” tidak dapat dipakai. Tulis satu sampai empat huruf besar atau angka.",
    "shift_code_twice": "Kode giliran {kode} ada dua kali. Ubah salah satunya.",
    "shift_name_missing": "Nama giliran {kode} kosong. Tulis namanya, misalnya Pagi.",
    "shift_time_missing": (
        "Jam giliran {kode} belum lengkap atau bukan jam (“{raw}”). Tulis jam mulai dan selesai, misalnya 07:30."
    ),
    "roster_code_unknown": "Kode {kode} tidak ada di daftar giliran unit ini. Pakai kode yang ada, atau tambahkan.",
    "roster_day_invalid": "Hari ke-{hari} tidak ada dalam bulan itu. Periksa tanggalnya.",
    "roster_leave_conflict": "{nama} dijadwalkan {kode} pada {tanggal}, padahal cuti. Ganti orangnya, atau kosongkan.",
    "roster_rest_short": (
        "{nama}: giliran {kode} pada {tanggal} kurang dari 11 jam sesudah giliran {sebelum}. Beri jeda bila dapat."
    ),
    "roster_person_elsewhere": "Salah satu pegawai bukan dari unit ini atau unit di bawahnya. Muat ulang jadwalnya.",
    "roster_pattern_empty": "Pola belum diisi. Tulis kodenya berurutan, misalnya: P P S S M M L L.",
}

STATUS_WORDS = {
    "hadir": "Hadir", "cuti": "Cuti", "sakit": "Sakit", "izin": "Izin", "dinas_luar": "Dinas luar",
    "tugas_belajar": "Tugas belajar", "libur": "Libur", "lepas_jaga": "Lepas jaga",
    "tanpa_keterangan": "Tanpa keterangan", "belum": "Belum diketahui", "luar": "Tidak bertugas di kantor ini",
}  # fmt: skip
CONFLICT_WORDS = {
    "hadir_saat_cuti": "ada jam hadir pada hari cuti",
    "hadir_saat_dinas": "ada jam hadir pada hari dinas luar",
    "hadir_saat_izin": "ada jam hadir pada hari izin",
    "dinas_saat_cuti": "surat tugas pada hari cuti",
    "jaga_saat_cuti": "dijadwalkan jaga pada hari cuti",
    "tanda_gugur": "ketetapan tanpa keterangan gugur karena ada catatan lain",
}
_LINES = {
    "hari_luar": "belum atau tidak lagi bekerja di kantor ini",
    "hari_tugas_belajar": "sedang tugas belajar menurut riwayatnya",
    "hari_cuti": "{jenis}, {mulai} sampai {sampai}",
    "hari_dinas_luar": "{maksud}, di {tujuan} (surat tugas {nomor})",
    "hari_izin": "{izin}",
    "hari_lepas_jaga": "lepas jaga menurut jadwal ({kode})",
    "hari_istirahat": "hari istirahat mingguan unit",
    "hari_libur": "{nama}",
    "hari_bersama": "cuti bersama: {nama}",
    "hari_hadir": "masuk {masuk}, pulang {pulang}",
    "hari_hadir_ditetapkan": "hadir menurut {oleh}: {alasan}",
    "hari_tanpa_keterangan": "ditetapkan oleh {oleh}: {alasan}",
    "hari_cuti_diajukan": "cuti {mulai} sampai {sampai} diajukan, belum diputuskan",
    "hari_izin_jam": "{izin}; jamnya belum tercatat",
    "hari_belum": "tidak ada catatan",
    "hari_cuti_saja": "cuti",
    "hari_izin_saja": "izin",
    "hari_dinas_luar_saja": "dinas luar",
    "hari_tanpa_keterangan_saja": "tanpa keterangan",
}


def status_word(status: str) -> str:
    """A status as people read it."""
    return STATUS_WORDS.get(status, status)


def source_words(line: Line) -> str:
    """Where the status of a day comes from, with its legal ground when it has one."""
    words = fill(_LINES[line.code], line.values)
    return f"{words} ({line.article})" if line.article else words
