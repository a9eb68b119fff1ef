"""Sentences of leave: why a request cannot go on, what is unusual, and the words of each line of a balance."""

from __future__ import annotations

import datetime as dt
from typing import Any

from asn_desktop.rules.explain import Line
from asn_desktop.rules.leave import names
from asn_desktop.rules.leave.flow import Choice, State
from asn_desktop.rules.words import long_date, short_date
from asn_desktop.ui.sentences.leave_kinds import REASONS
from asn_desktop.ui.sentences.leave_lines import LINES

SENTENCES = {
    "end_before_start": "Tanggal selesai lebih awal daripada tanggal mulai, {mulai}. Periksa kedua tanggal.",
    "year_split_required": (
        "Cuti tahunan melewati 31 Desember. Buat dua permintaan: satu sampai 31 Desember, satu mulai 1 Januari, "
        "karena tiap hari dibebankan ke tahunnya sendiri."
    ),
    "zero_working_days": (
        "Tidak ada hari kerja dalam rentang ini: semuanya hari istirahat, libur atau cuti bersama. Pilih tanggal "
        "lain."
    ),
    "calendar_missing": (
        "Hari libur tahun {tahun} belum ada di aplikasi karena SKB-nya belum dimuat. Muat tabel hari libur tahun "
        "itu lebih dulu."
    ),
    "reason_missing": "Alasan cuti kosong. Isi bagian III formulir.",
    "address_missing": "Alamat selama cuti kosong. Isi bagian VI formulir.",
    "phone_missing": "Nomor telepon selama cuti kosong. Isi bagian VI formulir.",
    "dates_missing": "Tanggal belum lengkap. Ketik tanggalnya, atau pilih harinya di kalender.",
    "person_missing": "Pegawai belum dipilih. Ketik nama atau NIP-nya.",
    "fraction_not_allowed": (
        "“{raw}” bukan hari penuh. Cuti tahunan dihitung dalam hari kerja utuh. Tulis bilangan bulat."
    ),
    "days_invalid": "“{raw}” bukan jumlah hari. Tulis angka, misalnya 3.",
    "inactive_status": (
        "Pegawai ini sedang tidak aktif pada hari-hari itu (CLTN, diberhentikan sementara, atau sudah berhenti), jadi "
        "tidak dapat mengambil cuti. Periksa kedudukan hukumnya di tab Pegawai."
    ),
    "teacher_pppk_no_annual": (
        "Guru dan dosen PPPK dianggap sudah memakai cuti tahunannya pada libur sekolah (PP 49/2018 ps. 81). "
        "Sesuaikan waktunya dengan libur sekolah."
    ),
    "after_service_end": (
        "Cuti melewati hari terakhir masa kerja atau kontrak, {akhir}. Selesaikan cuti sebelum hari itu."
    ),
    "service_too_short": (
        "Belum genap {tahun} tahun bekerja pada hari pertama cuti. Pilih hari pertama mulai {sejak}."
    ),
    "works_since_missing": (
        "Awal masa kerja pegawai ini belum diisi, jadi hak cutinya tidak dapat dihitung. Isi TMT CPNS (PNS) atau "
        "awal kontrak (PPPK) di tab Pegawai."
    ),
    "remote_addition_exceeds": (
        "Tambahan untuk tempat yang sulit dicapai paling banyak {maks} hari kalender setahun; {terpakai} hari sudah "
        "dipakai. Kurangi harinya."
    ),
    "overlap": "Sudah ada cuti {mulai} sampai {sampai}. Batalkan yang lama, atau pilih tanggal lain.",
    "exceeds_max_duration": (
        "Lebih lama daripada batasnya: paling lama {maks} {satuan}, jadi yang masih dapat diberikan {sisa} hari. "
        "Pendekkan rentangnya."
    ),
    "insufficient_balance": "Perlu {perlu} hari, sisa yang dapat dipakai {sisa} hari. Pendekkan rentangnya.",
    "annual_forfeited_by_besar": (
        "Tahun {tahun} ada cuti besar, jadi hak cuti tahunan tahun itu gugur. Sisa tahun sebelumnya tinggal "
        "{sisa} hari, permintaan ini {perlu} hari. Pendekkan rentangnya, atau ambil tahun berikutnya."
    ),
    "opening_balance_missing": (
        "Pemakaian cuti tahun {tahun} belum dicatat. Isi saldo awal lebih dulu; yang tidak diketahui tidak "
        "dianggap belum dipakai."
    ),
    "opening_too_large": "{hari} hari lebih dari yang mungkin, paling banyak {maks}. Periksa angkanya.",
    "opening_year_future": "Tahun {tahun} belum mulai, jadi belum ada yang dapat dicatat. Kosongkan.",
    "opening_nip_unknown": (
        "Baris {baris}: NIP {raw} tidak ada di kantor ini. Periksa NIP-nya, atau impor pegawainya dulu."
    ),
    "stand_in_is_applicant": "Pengganti sama dengan yang cuti. Pilih rekan lain.",
    "postponed_request_wrong": (
        "Permintaan yang ditunda itu bukan milik pegawai ini, atau tidak berstatus ditangguhkan. Pilih dari "
        "daftar."
    ),
    "postponement_too_long": (
        "Cuti yang ditangguhkan tahun {tahun} hanya dapat diambil paling lambat {batas}. Pilih hari sebelum itu."
    ),
    "postponement_not_allowed": (
        "Cuti ini tidak dapat ditangguhkan. Yang dapat: hak cuti tahunan tahun berjalan, dan cuti besar selain haji "
        "pertama dan kelahiran anak keempat. Pilih Perubahan atau Tidak disetujui."
    ),
    "postponed_days_wrong": "Yang dapat ditangguhkan 1 sampai {maks} hari, bukan {hari}. Ubah jumlahnya.",
    "illegal_transition": (
        "Langkah ini belum atau tidak dapat dilakukan sekarang. Buka ulang permintaannya untuk melihat keadaannya "
        "yang terbaru."
    ),
    "decision_reason_missing": "Alasan kosong. Tulis alasannya; ia tertulis pada surat dan dalam riwayat cuti ini.",
    "cancel_reason_missing": "Alasan pembatalan kosong. Tulis singkat saja, misalnya: batal bepergian.",
    "changed_dates_missing": "Perubahan memerlukan tanggal baru. Isi mulai dan selesainya.",
    "changed_dates_equal": "Tanggal baru sama dengan yang diminta. Pilih Disetujui, atau ubah tanggalnya.",
    "official_missing": (
        "Pejabat yang bertindak sebagai {sebagai} belum diketahui. Isi nama dan jabatannya, atau catat kepala "
        "unitnya di tab Pegawai."
    ),
    "self_approval": (
        "Pemohon tidak dapat bertindak sebagai {sebagai} untuk cutinya sendiri. Pejabat di atasnya yang "
        "bertindak; bila hanya senama, isi NIP pejabatnya."
    ),
    "not_authorised": (
        "{pejabat} tidak berwenang memberikan cuti ini: jenis, kelompok pegawai, lama, atau harinya tidak tercakup "
        "wewenangnya (masanya {mulai} sampai {sampai}). Pilih pejabat yang berwenang; lihat halaman Wewenang."
    ),
    "not_the_official": (
        "Akun {akun} bukan akun {pejabat}. Keputusan dengan kata sandi hanya sah dari akun pejabatnya sendiri; "
        "gunakan formulir bertanda tangan bila ia tidak punya akun."
    ),
    "decision_scan_missing": (
        "Pindaian formulir yang ditandatangani belum dilampirkan. Lampirkan, atau minta pejabatnya memutuskan "
        "dengan kata sandinya sendiri."
    ),
    "abroad_needs_ppk": (
        "Cuti ke luar negeri ({negara}) hanya diberikan PPK atau pemegang kuasanya. Mintakan kepadanya."
    ),
    "recall_day_outside": "Hari kembali harus di dalam masa cuti, {mulai} sampai {sampai}. Periksa harinya.",
    "report_before_end": (
        "Cuti masih berjalan sampai {sampai}. Kembali lebih awal dicatat sebagai panggilan bekerja kembali."
    ),
    "report_in_future": "Hari lapor belum terjadi. Isi hari ini atau sebelumnya.",
    "leave_unknown": "Permintaan cuti ini tidak ditemukan. Muat ulang daftarnya.",
    "leave_rule_unknown": "Pengaturan cuti memuat aturan yang tidak dikenal: {aturan}. Periksa ejaannya.",
    "rule_version_unknown": (
        "Permintaan ini dihitung dengan aturan versi {versi}, yang tidak ada di aplikasi ini. Perbarui "
        "aplikasinya."
    ),
    "leave_paper_missing": "Surat izin belum dapat dibuat: {kurang} belum diisi. Lengkapi datanya lebih dulu.",
    "backdated": "Cuti mulai {mulai}, sudah lewat. Boleh dilanjutkan sebagai catatan susulan.",
    "many_absent": (
        "{tanggal}: {orang} dari {jumlah} orang {unit} cuti. Boleh dilanjutkan; atasan akan melihat catatan ini."
    ),
    "joint_leave_waiting": "Cuti bersama {tanggal} masih menunggu Keppres. Hitungan dapat berubah.",
    "remote_statement": "Lampirkan surat keterangan tempat dan transportasi untuk tambahan hari.",
    "about_to_lapse": "{hari} hari akan gugur pada akhir tahun {tahun} bila tidak diambil.",
}

# Words of a line, and what stands before its article.
_LINES: dict[str, tuple[str, str]] = {
    "hak_tahun": ("Hak tahun {tahun}", ""),
    "hak_belum": ("Hak tahun {tahun}: belum ada", "mulai {sejak}"),
    "hak_guru_pppk": ("Hak tahun {tahun}: dianggap sudah dipakai", "libur sekolah"),
    "hak_besar": ("Hak tahun {tahun}: gugur karena cuti besar", "yang sudah dipakai tetap dihitung"),
    "hak_cltn": ("Hak tahun {tahun}: tidak ada karena CLTN", "lagi mulai {sejak}"),
    "bawa_sisa": ("Sisa {tahun}: {sisa}, terbawa semua", ""),
    "bawa_maksimal": ("Sisa {tahun}: {sisa}, terbawa maksimal {maks}", ""),
    "bawa_habis": ("Sisa {tahun}: tidak ada", "sudah terpakai semua"),
    "bawa_ditangguhkan": ("Sisa {tahun}: {sisa}, {tangguh} ditangguhkan", "yang ditangguhkan terbawa penuh"),
    "bawa_kontrak": ("Sisa {tahun}: tidak terbawa", "kontrak tidak lebih dari {kontrak} tahun"),
    "bawa_tanpa_hak": ("Sisa {tahun}: tidak ada", "tahun itu tidak ada hak cuti tahunan"),
    "dua_tahun": ("Sisa {tahun}: tambah terbawa", "dua tahun sama sekali tidak diambil"),
    "dua_tahun_gugur": ("Sisa {tahun} gugur: {tahun_pakai} terpakai {pakai}", ""),
    "dua_tahun_tidak": ("Sisa {tahun}: tidak terbawa", ""),
    "tambahan": ("Cuti bersama {tahun} yang tidak diberikan", "karena jabatan"),
    "tambahan_akhir": ("Cuti bersama akhir {tahun} yang tidak diberikan", "boleh dipakai tahun ini"),
    "dipakai_dini": ("Sudah dipakai sebelum genap setahun", ""),
    "dikurangkan_kelak": ("Mengurangi hak tahun pertama kelak", ""),
    "terpakai": ("Terpakai tahun {tahun}", "menurut surat izin"),
    "terpakai_nol": ("Terpakai tahun {tahun}", "belum ada surat izin"),
    "terpakai_awal": ("Terpakai tahun {tahun}", "menurut saldo awal"),
    "menunggu": ("Menunggu keputusan", "permintaan yang sudah diajukan"),
    "kelebihan": ("Terpakai melebihi hak {tahun}", "periksa saldo awal"),
}

_TONES = {
    State.DIAJUKAN: "warn", State.DIPERTIMBANGKAN: "warn", State.IZIN_SEMENTARA: "warn", State.DISETUJUI: "ok",
    State.DIUBAH: "ok", State.TERBIT: "ok", State.DITOLAK: "error", State.BERJALAN: "accent",
}  # fmt: skip
STATES = {state: (name, _TONES.get(state, "neutral")) for state, name in names.STATES.items()}
CHOICES: dict[Choice, tuple[str, str]] = {
    Choice.DISETUJUI: ("Disetujui", "Sesuai tanggal yang diminta."),
    Choice.PERUBAHAN: ("Perubahan", "Tanggal lain; hari dihitung ulang."),
    Choice.DITANGGUHKAN: ("Ditangguhkan", "Ditunda paling lama satu tahun karena kepentingan dinas."),
    Choice.TIDAK_DISETUJUI: ("Tidak disetujui", "Tidak diberikan; hari tidak berkurang."),
}
EVENTS = {
    "DIAJUKAN": "Diajukan",
    "PERTIMBANGAN": "Pertimbangan atasan langsung",
    "KEPUTUSAN": "Keputusan pejabat yang berwenang",
    "TERBIT": "Surat izin terbit",
    "MULAI": "Cuti dimulai",
    "SELESAI": "Melapor kembali bekerja",
    "DIBATALKAN": "Dibatalkan",
    "DIPANGGIL": "Dipanggil bekerja kembali",
    "DICATAT": "Dicatat: sakit satu hari",
    "IZIN_SEMENTARA": "Izin sementara",
    "PERUBAHAN_IZIN": "Izin diubah",
    "KELAHIRAN": "Kelahiran dilaporkan",
    "BUKTI": "Bukti ditambahkan",
    "SUSULAN": "Dimasukkan sebagai entri susulan",
    "USUL_BKN": "Diusulkan kepada BKN",
    "PERSETUJUAN_BKN": "Persetujuan BKN diterima",
    "USUL_AKTIF": "Pengaktifan kembali diusulkan",
    "AKTIF_KEMBALI": "Aktif kembali",
    "DITARIK": "Entri susulan ditarik",
    "PENYESUAIAN_LIBUR": "Hari disesuaikan dengan keputusan hari libur",
}
EXCEPTIONS = {
    "keluarga_sakit_keras": "Ibu, bapak, istri/suami, anak atau mertua sakit keras",
    "keluarga_meninggal": "Ibu, bapak, istri/suami, anak atau mertua meninggal",
    "menikah_pertama": "Perkawinan pertama",
}
_SHORT = (
    ("Yesus Kristus (Paskah)", "Paskah"), ("Hari Paskah", "Paskah"), ("Wafat", "Wafat Yesus"),
    ("Kenaikan", "Kenaikan"), ("Kelahiran", "Natal"), ("Natal", "Natal"), ("Idul Fitri", "Idul Fitri"),
    ("Idul Adha", "Idul Adha"), ("Imlek", "Imlek"), ("Nyepi", "Nyepi"), ("Waisak", "Waisak"),
    ("Buruh", "Hari Buruh"), ("Pancasila", "Pancasila"), ("Islam", "1 Muharam"), ("Maulid", "Maulid"),
    ("Isra", "Isra Mikraj"), ("Proklamasi", "HUT RI"), ("Masehi", "Tahun Baru"), ("pemungutan", "Pemilu"),
)  # fmt: skip


def line_words(line: Line) -> tuple[str, str]:
    """(words, second line) of one line of a balance: the reason first, then the article."""
    words, note = _LINES.get(line.code) or LINES.get(line.code, (line.code, ""))
    values = {key: _date(REASONS.get(str(value), value)) for key, value in line.values.items()}
    return words.format_map(values), "; ".join(part for part in (note.format_map(values), line.article) if part)


def amount(line: Line, first: bool) -> str:
    """The value at the right: the first bare, the others with their sign."""
    if first or line.amount == 0:
        return str(line.amount)
    return f"{'+' if line.amount > 0 else '–'} {abs(line.amount)}"


def row_name(row: str, year: int) -> str:
    """Where days are drawn from, in words."""
    return {"N-2": f"sisa {year - 2}", "N-1": f"sisa {year - 1}", "TAMBAHAN": "tambahan cuti bersama",
            "N": f"hak {year}"}[row]  # fmt: skip


def short_name(name: str) -> str:
    """A holiday's name as it fits a calendar cell."""
    return next((short for part, short in _SHORT if part in name), name)


def span(first: dt.date, last: dt.date) -> str:
    """Two days as lists write them: ``21–31 Des 2026``."""
    if first == last:
        return short_date(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{short_date(last)}"
    start = short_date(first)
    return f"{start.rsplit(' ', 1)[0] if first.year == last.year else start} – {short_date(last)}"


def _date(value: Any) -> Any:
    if isinstance(value, str) and len(value) == 10 and value[4] == "-":
        return long_date(dt.date.fromisoformat(value))
    return value


