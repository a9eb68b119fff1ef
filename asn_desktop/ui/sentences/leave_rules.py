"""The settings of leave in words: what each decides, its unit, what its readings mean, why a change is refused."""

from __future__ import annotations

SENTENCES = {
    "leave_rule_ground": (
        "Dasar hukum kosong atau terlalu pendek. Tulis peraturan atau suratnya; tanpa dasar, aturan cuti tidak diubah."
    ),
    "leave_rule_since": "Hari mulai berlaku kosong. Isi tanggalnya; cuti yang sudah diputus tidak berubah.",
    "leave_rule_same": "Nilai itu, {nilai}, sudah berlaku pada hari tersebut. Tidak ada yang perlu diubah.",
}
PARTS = (
    ("Cuti tahunan", ("hak_tahunan", "masa_kerja_tahun", "masa_kerja_sejak", "tahun_pertama_penuh", "sisa_terbawa_maks",
                      "terbawa_semua_maks", "aturan_dua_tahun", "urutan_pakai", "tempat_sulit_maks",
                      "tempat_sulit_maks_pppk", "pengecualian_pppk_maks", "kontrak_terbawa_tahun",
                      "kontrak_dua_tahun_tahun")),
    ("Penangguhan", ("tangguh_sebagian", "tangguh_dari", "tangguh_maks_tahun", "tangguh_pppk")),
    ("Cuti bersama", ("tambahan_akhir_tahun", "tambahan_saat_cuti", "sabtu_antara")),
    ("Cuti besar", ("besar_masa_kerja_tahun", "besar_bulan", "besar_geser_hari", "besar_jeda_tahun", "jeda_kecualikan",
                    "jeda_sesudah_haji", "kelahiran4_kurang")),
    ("Cuti sakit", ("sakit_maks_bulan", "sakit_tambah_bulan", "sakit_maks_bulan_pppk", "sakit_catat_hari",
                    "sakit_hitung", "sakit_rangkai", "keguguran_hari", "dokter_pemerintah_hari",
                    "dokter_pemerintah_hari_pppk")),
    ("Cuti melahirkan dan alasan penting", ("melahirkan_bulan", "melahirkan_maks_ke", "alasan_penting_bulan",
                                           "penting_rangkai")),
    ("Cuti di luar tanggungan negara", ("cltn_masa_kerja_tahun", "cltn_maks_bulan", "cltn_tambah_bulan",
                                        "cltn_tambah_kali", "cltn_minta_bulan", "cltn_lapor_bulan", "cltn_usul_bulan",
                                        "cltn_tempat_bulan", "cltn_kembali_tahun")),
    ("Kekuatan pegawai", ("serentak_persen",)),
)  # fmt: skip
NAMES = {
    "hak_tahunan": "Hak cuti tahunan", "masa_kerja_tahun": "Masa kerja sebelum berhak cuti tahunan",
    "masa_kerja_sejak": "Masa kerja dihitung sejak", "tahun_pertama_penuh": "Hak penuh pada tahun pertama",
    "sisa_terbawa_maks": "Sisa tahun lalu yang terbawa, paling banyak",
    "terbawa_semua_maks": "Semua yang terbawa, paling banyak",
    "aturan_dua_tahun": "Dua tahun tidak diambil", "tangguh_sebagian": "Penangguhan sebagian hari",
    "tangguh_dari": "Hari yang ditangguhkan",
    "tangguh_maks_tahun": "Penangguhan paling lama", "tangguh_pppk": "Cuti PPPK dapat ditangguhkan",
    "urutan_pakai": "Urutan pemakaian hari", "tambahan_akhir_tahun": "Akhir tahun mulai tanggal (Desember)",
    "tambahan_saat_cuti": "Cuti bersama saat sakit atau cuti menambah",
    "tempat_sulit_maks": "Tambahan tempat sulit, PNS", "tempat_sulit_maks_pppk": "Tambahan tempat sulit, PPPK",
    "pengecualian_pppk_maks": "PPPK sebelum genap setahun, paling banyak",
    "kontrak_terbawa_tahun": "Kontrak agar sisa terbawa, lebih dari",
    "kontrak_dua_tahun_tahun": "Kontrak agar dua tahun terbawa, lebih dari",
    "besar_masa_kerja_tahun": "Masa kerja sebelum cuti besar", "besar_bulan": "Lama cuti besar, paling lama",
    "besar_geser_hari": "Geseran hari potongan cuti besar", "besar_jeda_tahun": "Jeda antara dua cuti besar",
    "jeda_kecualikan": "Haji pertama dan anak ke-4 tanpa jeda",
    "jeda_sesudah_haji": "Jeda juga sesudah haji atau anak ke-4",
    "kelahiran4_kurang": "Hari tahunan memendekkan cuti anak ke-4", "melahirkan_bulan": "Lama cuti melahirkan",
    "melahirkan_maks_ke": "Kelahiran yang dicakup, sampai ke-", "sakit_maks_bulan": "Cuti sakit PNS, paling lama",
    "sakit_tambah_bulan": "Tambahan dengan surat Tim Penguji", "sakit_maks_bulan_pppk": "Cuti sakit PPPK, paling lama",
    "sakit_catat_hari": "Sakit yang cukup dicatat, sampai", "sakit_hitung": "Hari sakit dihitung",
    "sakit_rangkai": "Beberapa kali sakit dirangkai", "keguguran_hari": "Cuti keguguran",
    "dokter_pemerintah_hari": "Peringatan dokter pemerintah, PNS, lebih dari",
    "dokter_pemerintah_hari_pppk": "Dokter pemerintah wajib, PPPK, lebih dari",
    "alasan_penting_bulan": "Cuti karena alasan penting, paling lama",
    "penting_rangkai": "Beberapa cuti untuk satu peristiwa dirangkai",
    "cltn_masa_kerja_tahun": "Masa kerja sebelum CLTN", "cltn_maks_bulan": "CLTN paling lama",
    "cltn_tambah_bulan": "Perpanjangan CLTN, paling lama", "cltn_tambah_kali": "Perpanjangan CLTN, berapa kali",
    "cltn_minta_bulan": "Perpanjangan diminta sebelum berakhir",
    "cltn_lapor_bulan": "Melapor sesudah CLTN, paling lama",
    "cltn_usul_bulan": "Usul pengaktifan kembali, paling lama", "cltn_tempat_bulan": "Menunggu penempatan, paling lama",
    "cltn_kembali_tahun": "Masa kerja sesudah CLTN sebelum cuti tahunan",
    "sabtu_antara": "Sabtu di antara cuti bersama (enam hari kerja)",
    "serentak_persen": "Peringatan bila serentak cuti, mulai",
}  # fmt: skip
_UNITS = {"_hari": "hari", "_bulan": "bulan", "_tahun": "tahun", "_persen": "persen", "_kali": "kali", "_maks": "hari",
          "_hari_pppk": "hari", "_bulan_pppk": "bulan", "_maks_pppk": "hari"}  # fmt: skip
_OWN_UNITS = {"hak_tahunan": "hari kerja", "tambahan_akhir_tahun": "Desember"}
READINGS = {
    "tmt_cpns": "TMT CPNS", "spmt": "tanggal SPMT", "ya": "ya", "tidak": "tidak",
    "ketat": "ketat: hanya bila sama sekali tidak diambil", "longgar": "longgar: sisa dua tahun lalu tetap terbawa",
    "tambah": "yang ditangguhkan, ditambah sisa lain sampai batasnya", "saja": "yang ditangguhkan saja",
    "kalender": "hari kalender, seperti surat dokter", "kerja": "hari kerja", "libur": "libur",
    "bersambung": "hanya yang bersambung", "setahun": "semuanya dalam setahun",
    "hak": "hak tahun berjalan, sebanyak yang diminta", "urutan": "hak tahun berjalan yang akan terpakai saja",
    "sendiri": "tidak: masing-masing berdiri sendiri",
}  # fmt: skip
ORIGINS = {"bawaan": "bawaan aplikasi", "pusat": "BKPSDM", "kantor": "kantor ini"}


def name(key: str) -> str:
    """What a setting decides, in words."""
    return NAMES.get(key, key.replace("_", " "))


def unit(key: str) -> str:
    """What its number counts, "" for a reading."""
    if key in _OWN_UNITS:
        return _OWN_UNITS[key]
    return next((word for end, word in _UNITS.items() if key.endswith(end)), "")


def value(key: str, raw: str) -> str:
    """A value as people read it: "12 hari kerja", "tanggal SPMT", "sisa N-2, sisa N-1, tambahan, hak N"."""
    if key == "urutan_pakai":
        rows = {"N-2": "sisa N-2", "N-1": "sisa N-1", "TAMBAHAN": "tambahan", "N": "hak N"}
        return ", ".join(rows.get(part, part) for part in raw.split(","))
    if raw in READINGS and not raw.isdigit():
        return READINGS[raw]
    if key == "tambahan_akhir_tahun":
        return f"{raw} Desember"
    return f"{raw} {unit(key)}".strip()


def short(key: str, raw: str) -> str:
    """The same as it fits a cell: a reading without what it means."""
    return value(key, raw).partition(":")[0]
