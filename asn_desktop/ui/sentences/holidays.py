"""Words of the holiday table, of what a changed table does to granted leave, and of cuti bersama not given."""

from __future__ import annotations

import datetime as dt

from asn_desktop.rules.holiday_table import Change, Fate
from asn_desktop.rules.joint_leave import Gain
from asn_desktop.rules.words import DAYS, short_date

SENTENCES: dict[str, str] = {
    "holiday_no_header": (
        "Tidak ada baris judul dengan kolom tanggal dan nama. Beri judul kolom tanggal, jenis, nama dan dasar."
    ),
    "holiday_empty": "Berkas {berkas} tidak memuat satu hari pun. Pilih berkas yang berisi tabel hari libur.",
    "holiday_date_invalid": "Tanggal {raw} tidak terbaca. Tulis satu tanggal per baris, misalnya 18-03-2026.",
    "holiday_weekday_wrong": "Tertulis {hari}, padahal {tanggal} hari {benar}. Periksa tanggalnya pada keputusan.",
    "holiday_kind_unknown": "Jenis {raw} tidak dikenal. Pakai libur nasional, cuti bersama atau libur daerah.",
    "holiday_status_unknown": "Status {raw} tidak dikenal. Pakai berlaku, menunggu Keppres atau menunggu isbat.",
    "holiday_name_missing": "Nama hari {tanggal} kosong. Tulis namanya menurut keputusan.",
    "holiday_ground_missing": "Dasar keputusan kosong. Tulis nomor SKB, Keppres atau keputusan daerahnya.",
    "holiday_year_far": "Tahun {tahun} belum mungkin ditetapkan; paling jauh {sampai}. Periksa tahunnya.",
    "holiday_twice": "{tanggal} sudah ada pada baris {baris}. Hapus salah satunya.",
    "holiday_ended": (
        "{tanggal} menurut {dasar} sudah diakhiri oleh keputusan kemudian dan tidak dihidupkan kembali. Pakai "
        "keputusan yang terbaru."
    ),
    "holiday_origin_unknown": "Asal tabel {raw} tidak dikenal. Pilih dari pusat atau dari kantor.",
    "holiday_decree_future": "Keputusan tertanggal {tanggal} belum terbit. Isi tanggal keputusannya, bukan hari libur.",
    "holiday_already": "{tanggal} sudah libur nasional: {nama}. Tidak perlu dicatat sebagai libur daerah.",
    "holiday_unknown": "Hari ini tidak ada di tabel atau sudah diakhiri. Muat ulang tabelnya.",
    "whatif_nothing": "Jumlah hari cuti ini sudah sesuai dengan tabel libur. Tidak ada yang perlu diubah.",
    "whatif_no_reference": "Dasar keputusan libur kosong. Tulis nomor keputusan yang mengubah hitungan.",
    "whatif_no_reason": "Alasan kosong. Tulis singkat, misalnya: cuti bersama ditambah oleh Keppres.",
    "duty_no_people": "Belum ada pegawai yang dipilih. Pilih menurut unit, jabatan atau daftar NIP.",
    "duty_no_days": "Belum ada hari cuti bersama yang dipilih. Pilih paling sedikit satu hari.",
    "duty_number_missing": "Nomor keputusan kosong. Tulis nomor keputusan penugasan pada cuti bersama.",
    "duty_decree_future": "Keputusan tertanggal {tanggal} belum terbit. Periksa tanggalnya.",
    "duty_day_not_joint": "{tanggal} bukan cuti bersama menurut tabel yang berlaku. Pilih dari daftar harinya.",
    "duty_nothing": "Tidak ada yang bertambah: semua yang dipilih sudah tercatat, sedang cuti atau memang libur.",
    "duty_always": "{tanggal}: jabatannya memang tidak mendapat cuti bersama, tambahannya sudah dihitung.",
    "duty_twice": "{tanggal} sudah tercatat pada keputusan lain.",
    "duty_on_leave": "{tanggal} sedang cuti, jadi tidak ada cuti bersama yang tidak diberikan.",
    "duty_rest_day": "{tanggal} hari istirahatnya, jadi tidak menambah cuti tahunan.",
    "duty_void_reason": "Alasan pembatalan kosong. Tulis singkat saja, misalnya: keputusan dicabut.",
    "duty_unknown": "Keputusan {nomor} tidak ada atau sudah dibatalkan. Muat ulang daftarnya.",
}
KINDS = {"libur": "Libur nasional", "bersama": "Cuti bersama", "daerah": "Libur daerah"}
ORIGINS = {"bawaan": "bawaan aplikasi", "pusat": "berkas pusat", "kantor": "dicatat kantor"}
STATUSES = {
    "berlaku": ("berlaku", "ok"), "menunggu Keppres": ("menunggu Keppres", "warn"),
    "menunggu isbat": ("menunggu isbat", "warn"),
}  # fmt: skip
FATES = {
    Fate.NEW: ("baru", "ok"), Fate.CHANGED: ("berubah", "warn"), Fate.SAME: ("tetap", "neutral"),
    Fate.GONE: ("diakhiri", "warn"), Fate.REFUSED: ("ditolak", "error"),
}  # fmt: skip


def weekday(day: dt.date) -> str:
    """``Jumat, 24 Jul 2026``."""
    return f"{DAYS[day.weekday()]}, {short_date(day)}"


def was(change: Change) -> str:
    """What stands there now, for a row that changes or ends."""
    old = [f"{KINDS[one.day.jenis].casefold()} {one.day.nama} ({ORIGINS[one.asal]})" for one in change.old]
    return "semula " + "; ".join(old) if old else ""


def gained(gain: Gain) -> str:
    """When a day may be used: ``24 Des 2026, dipakai 25 Des 2026 s.d. 31 Des 2027``."""
    return f"{short_date(gain.day)}, dipakai {short_date(gain.usable_from)} s.d. {short_date(gain.usable_to)}"


def todo(back: int) -> str:
    """What to do about a leave whose count changed."""
    if back > 0:
        return f"kembalikan {back} hari, atau undurkan tanggal selesainya"
    return f"kurang {-back} hari: bebankan pada saldo, atau majukan tanggal selesainya"
