"""Sentences for importing a spreadsheet, the names of fields, and a finding in two lines: why, and what to do."""

from __future__ import annotations

import datetime as dt
from typing import Any

from asn_desktop.problems import Problem
from asn_desktop.rules.identity import show_nip
from asn_desktop.rules.siasn_columns import KEPT
from asn_desktop.rules.words import long_date
from asn_desktop.ui import sentences
from asn_desktop.ui.sentences import identity

_DECREE = {"nomor": "nomor", "tanggal": "tanggal", "tmt": "TMT", "mk": "masa kerja", "mk_tahun": "MK tahun",
           "mk_bulan": "MK bulan", "gaji": "gaji"}  # fmt: skip
FIELD_NAMES = {
    "nip": "NIP", "nik": "NIK", "nip_lama": "NIP lama", "nama": "Nama", "gelar_depan": "Gelar depan",
    "gelar_belakang": "Gelar belakang", "tempat_lahir": "Tempat lahir", "tanggal_lahir": "Tanggal lahir",
    "ttl": "Tempat, tanggal lahir", "jenis_kelamin": "Jenis kelamin", "agama": "Agama", "status_kawin": "Status kawin",
    "status": "Status", "status_kepegawaian": "Status", "kedudukan_hukum": "Kedudukan hukum", "no_hp": "Nomor HP",
    "email": "E-mail", "alamat": "Alamat", "npwp": "NPWP", "karpeg": "Karpeg", "siasn_pns_id": "ID SIASN",
    "is_valid_nik": "NIK valid (SIASN)", "tmt_cpns": "TMT CPNS", "tmt_pns": "TMT PNS",
    "sk_cpns_nomor": "Nomor SK CPNS", "sk_cpns_tanggal": "Tanggal SK CPNS", "sk_pns_nomor": "Nomor SK PNS",
    "sk_pns_tanggal": "Tanggal SK PNS", "golongan": "Gol. ruang", "golongan_awal": "Gol. ruang awal",
    "pangkat": "Pangkat", "tmt_golongan": "TMT golongan", "mkg_tahun": "MKG tahun", "mkg_bulan": "MKG bulan",
    "mks_tahun": "Masa kerja (tahun)", "mks_bulan": "Masa kerja (bulan)", "mk_tahun": "Masa kerja (tahun)",
    "mk_bulan": "Masa kerja (bulan)", "masa_kerja_teks": "Masa kerja", "jenis_jabatan": "Jenis jabatan",
    "jabatan": "Jabatan", "tmt_jabatan": "TMT jabatan", "tmt_pelantikan": "TMT pelantikan", "eselon": "Eselon",
    "jenjang_jf": "Jenjang", "unit_kerja": "Unit", "unit_induk": "Unit induk",
    "pendidikan_tingkat": "Tingkat pendidikan", "pendidikan_nama": "Pendidikan", "tahun_lulus": "Tahun lulus",
    "nama_sekolah": "Sekolah", "usia": "Usia (pembanding)", "kontrak_mulai": "Kontrak mulai",
    "kontrak_akhir": "Kontrak berakhir", "nip_kedua": "NIP kedua", "email_dinas": "E-mail dinas", "no_kk": "Nomor KK",
    "bpjs": "BPJS Kesehatan", "taspen": "Taspen", "kartu_asn": "Kartu ASN virtual", "karis_karsu": "Karis/Karsu",
    "jenis_pegawai": "Jenis pegawai", "kelas_jabatan": "Kelas jabatan", "flag_ikd": "Flag IKD (SIASN)",
    "jabatan_id": "ID jabatan (SIASN)", "pendidikan_id": "ID pendidikan (SIASN)", "unor_id": "ID unor (SIASN)",
    "kedudukan_nama": "Kedudukan hukum (nama)", "diklat": "Diklat struktural", "diklat_tahun": "Tahun diklat",
    "diklat_jam": "Jam diklat", "bup": "BUP (pembanding)", "gaji_pokok": "Gaji pokok (pembanding)",
    "tmt_pensiun": "TMT pensiun (pembanding)", "tmt_kgb_terakhir": "KGB terakhir (pembanding)",
    "tmt_kgb_berikutnya": "KGB berikutnya (pembanding)", "tmt_kp_berikutnya": "KP berikutnya (pembanding)",
    **{f"kgb_lama_{part}": f"SK KGB lama: {word}" for part, word in _DECREE.items()},
    **{f"kgb_baru_{part}": f"SK KGB baru: {word}" for part, word in _DECREE.items()},
    **{f"siasn_{key}": f"{key.replace('_', ' ')} (SIASN)" for key in KEPT},
}  # fmt: skip
PAIRS: dict[str, tuple[str, str]] = {
    "SHEET_NO_HEADER": ("Judul kolom tidak ditemukan pada 25 baris pertama.",
                        "Pastikan ada baris judul yang memuat NAMA dan NIP, lalu pilih berkasnya lagi."),
    "SHEET_NO_NAME": ("Kolom nama tidak ada.", "Kembali ke langkah kolom dan tunjuk kolom NAMA."),
    "SHEET_NO_PEOPLE": ("Di bawah judul kolom tidak ada baris pegawai.", "Periksa apakah lembarnya benar."),
    "SHEET_UNKNOWN": ("Lembar “{sheet}” tidak ada di berkas ini.", "Pilih lembar lain."),
    "IMPORT_NOTHING": ("Tidak ada baris baru atau berubah.", "Isi berkas ini sudah sama dengan data di program."),
    "IMPORT_STALE": ("Data berubah sejak berkas ini diperiksa (baris {row}).", "Periksa sekali lagi, lalu masukkan."),
    "IMPORT_UNKNOWN": ("Impor itu tidak ditemukan.", "Muat ulang daftar impor."),
    "IMPORT_ALREADY_UNDONE": ("Impor itu sudah dibatalkan.", "Tidak ada yang perlu dilakukan."),
    "IMPORT_UNDO_EDITED": ("{count} catatan dari impor ini sudah diubah sesudahnya.",
                           "Perbaiki satu per satu lewat tab Pegawai; impor tidak dapat dibatalkan lagi."),
    "IMPORT_UNDO_USED": ("Pegawai dari impor ini sudah dipakai pada {count} catatan lain, misalnya permohonan cuti.",
                         "Perbaiki satu per satu lewat tab Pegawai; impor tidak dapat dibatalkan lagi."),
    "IMPORT_UNDO_SENT": ("Data impor ini sudah dikirim.", "Perbaiki datanya seperti biasa, lalu kirim lagi."),
    "NIP_ALIAS": ("NIP {old} sudah diganti menjadi {new}.",
                  "Data dimasukkan ke NIP yang baru; betulkan NIP di berkas."),
    "TOLD_PENSION": ("TMT pensiun di berkas {told}, menurut aturan {computed}.",
                     "Tidak disimpan. Cocokkan tanggal lahir dan jabatan."),
    "TOLD_BUP": ("BUP di berkas {told} tahun, menurut jabatan {computed} tahun.", "Tidak disimpan. Cocokkan jabatan."),
    "TOLD_KGB": ("KGB berikutnya di berkas {told}, menurut golongan dan MKG {computed}.",
                 "Tidak disimpan. Cocokkan MKG dan TMT golongan dengan SK terakhir."),
    "TOLD_KGB_LAST": ("KGB terakhir di berkas {told}, menurut data {computed}.",
                      "Tidak disimpan. Masukkan SK KGB terakhir bila belum ada."),
    "TOLD_KP": ("KP berikutnya di berkas {told}, menurut aturan {computed}.",
                "Tidak disimpan. Cocokkan TMT golongan dan jabatan."),
    "OPENING_FORMAT": ("{raw} bukan jumlah hari cuti.",
                       "Tulis jumlah hari kerja, misalnya 5; kosongkan bila tidak diketahui."),
    "OPENING_NO_YEARS": ("Tidak ada kolom cuti terpakai per tahun.",
                         "Beri judul seperti “Cuti terpakai 2024”, lalu pilih berkasnya lagi."),
    "OPENING_UNKNOWN_NIP": ("NIP ini belum ada di daftar pegawai.", "Impor daftar pegawainya dulu."),
    "OPENING_TWICE": ("Orang ini ada dua kali dengan jumlah berbeda (baris {row}).", "Sisakan satu baris yang benar."),
}  # fmt: skip
_DUPLICATE = {
    True: ("NIP ini sudah ada di baris {row} berkas yang sama; isinya sama.",
           "Baris ini dilewati. {beda}"),
    False: ("NIP ini sudah ada di baris {row} berkas yang sama.", "Hapus salah satu; isinya berbeda pada {beda}."),
}  # fmt: skip
_TROUBLES = {
    "sheet_empty_file": "Berkas ini kosong (0 bita). | Salin ulang berkasnya, lalu pilih lagi.",
    "sheet_is_pdf": "Berkas ini PDF, bukan lembar kerja, walau namanya berkata lain. | Minta berkas Excel aslinya.",
    "sheet_encrypted": "Lembar kerja ini dikunci dengan kata sandi. | Buka di Excel, hapus kata sandinya lewat Simpan "
    "Sebagai, lalu pilih lagi.",
    "sheet_is_web_page": "Berkas ini halaman web yang diberi nama Excel. | Buka di Excel, simpan sebagai .xlsx, lalu "
    "pilih lagi.",
    "sheet_is_word": "Berkas ini dokumen Word. | Salin tabelnya ke Excel, simpan sebagai .xlsx.",
    "sheet_not_spreadsheet": "Berkas ini bukan lembar kerja. | Pilih berkas Excel (.xlsx) atau CSV.",
    "sheet_damaged": "Lembar kerja ini rusak atau terpotong. | Salin ulang, atau buka dan simpan lagi di Excel.",
    "sheet_too_large": "Berkas ini terlalu besar ({megabytes} MB). | Hapus gambar dan lembar yang tidak perlu, lalu "
    "pilih lagi.",
    "sheet_not_found": "Berkas itu tidak ada lagi di tempatnya. | Pilih berkasnya sekali lagi.",
    "sheet_unreadable": "Berkas itu tidak dapat dibaca. | Tutup dulu di Excel atau periksa stiknya, lalu coba lagi.",
}
SENTENCES = {code: f"{what} {todo}" for code, (what, todo) in PAIRS.items()} | _TROUBLES


def field_name(name: str) -> str:
    """What people call a field of the import."""
    return FIELD_NAMES.get(name, name.replace("_", " "))


def shown(value: Any) -> str:
    """A value as lists show it; nothing is a dash."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    return long_date(value) if isinstance(value, dt.date) else str(value)


def why(problem: Problem) -> tuple[str, str]:
    """A finding in two lines: what is wrong and why, and what to do about it."""
    if problem.code == "NIP_DUPLICATE" and "row" in problem.values:
        return _duplicate(problem)
    pair = identity.PAIRS.get(problem.code) or PAIRS.get(problem.code)
    if pair is None:
        return sentences.sentence(problem), ""
    values = {name: shown(value) if isinstance(value, dt.date) else value for name, value in problem.values.items()}
    if "nama" in values and not values["nama"] and values.get("row"):  # the other one is a row of the same list
        values["nama"] = f"baris {values['row']}"
    if "computed" in values:
        values["computed"] = shown(problem.values["computed"])
    what, todo = (sentences.fill(part, values) for part in pair)
    if problem.values.get("offered"):
        todo += f" Di dalam NIP: {shown(problem.values['offered'])}; terima dengan alasan untuk memakainya."
    return " ".join(what.split()), todo


def _duplicate(problem: Problem) -> tuple[str, str]:
    same = bool(problem.values["same"])
    names = [field_name(name) for name in problem.values["fields"]]
    differ = ", ".join(names)
    told = (f"Yang berbeda hanya {differ}; periksa mana yang benar." if names else "") if same else differ
    what, todo = _DUPLICATE[same]
    sheet = problem.values.get("sheet")
    row = f"{problem.values['row']} lembar {sheet}" if sheet else problem.values["row"]
    beside = "; ".join(
        f"{field_name(name)}: baris {problem.values['row']} {value_of(name, first)}, baris ini {value_of(name, second)}"
        for name, (first, second) in list(problem.values.get("beside", {}).items())[:4]
        if not same
    )
    return what.format(row=row), " ".join(part for part in (todo.format(beda=told).strip(), beside) if part)


def in_words(problem: Problem) -> str:
    """Both lines in one, with the field in front: for lists, the terminal and the spreadsheet of refused rows."""
    what, todo = why(problem)
    return f"{field_name(problem.field)}: {what} {todo}".strip() if problem.field else f"{what} {todo}".strip()


_LEVELS = {
    "05": "SD", "10": "SMP", "12": "SMP Kejuruan", "15": "SMA", "17": "SMK", "18": "SLTA Keguruan", "20": "D-I",
    "25": "D-II", "30": "D-III", "35": "D-IV", "40": "S-1", "42": "Profesi", "45": "S-2", "47": "Spesialis",
    "49": "Subspesialis", "50": "S-3",
}  # fmt: skip


def value_of(name: str, value: Any) -> str:
    """A field's value in words: a NIP in its groups, a level of education by its name."""
    if name == "nip" and isinstance(value, str):
        return show_nip(value)
    if name == "pendidikan_tingkat" and isinstance(value, str):
        return _LEVELS.get(value, value)
    return shown(value)
