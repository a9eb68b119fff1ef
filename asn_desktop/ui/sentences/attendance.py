"""Sentences of permits, duty orders, rosters and attendance, and the words of a day's status and its source."""

from __future__ import annotations

SENTENCES = {
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
