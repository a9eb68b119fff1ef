"""Words of the kinds of leave: their names, reasons, relatives and proofs, as the screen and the terminal say them.

Source of the lists: PP 11/2017 art. 310-341, Peraturan BKN 24/2017 jo. 7/2021, PP 49/2018 art. 76-93.
"""

from __future__ import annotations

from asn_desktop.rules.leave import names
from asn_desktop.rules.leave.wish import Kind, ProofNeed

_ORDER = (Kind.TAHUNAN, Kind.SAKIT, Kind.ALASAN_PENTING, Kind.MELAHIRKAN, Kind.BESAR, Kind.CLTN)  # the usual ones first
KINDS: dict[Kind, str] = {kind: names.KINDS[kind].capitalize() for kind in _ORDER}
# What stands behind a kind that somebody may not have, and the sentence of its tooltip.
NOT_FOR: dict[str, tuple[str, str]] = {
    "CPNS": ("hanya PNS", "CPNS belum berhak atas cuti ini. Haknya ada sesudah diangkat menjadi PNS."),
    "PPPK": ("tidak untuk PPPK", "PPPK hanya punya cuti tahunan, sakit, melahirkan dan bersama (PP 49/2018 ps. 77)."),
    "L": ("hanya perempuan", "Cuti melahirkan hanya untuk pegawai perempuan. Untuk suami: cuti karena alasan penting."),
    "guru": ("libur sekolah", "Guru dan dosen PPPK dianggap sudah memakai cuti tahunannya (PP 49/2018 ps. 81)."),
}
REASONS: dict[str, str] = {
    "keluarga_sakit_keras": "Keluarga sakit keras",
    "keluarga_meninggal": "Keluarga meninggal dunia",
    "menikah": "Menikah",
    "istri_melahirkan": "Istri melahirkan atau caesar",
    "musibah": "Kebakaran rumah atau bencana alam",
    "perwakilan_rawan": "Tugas di perwakilan RI yang rawan",
    "ikut_pasangan_tugas": "Suami/istri tugas negara atau belajar",
    "ikut_pasangan_bekerja": "Mendampingi suami/istri bekerja",
    "program_anak": "Program untuk mendapat keturunan",
    "anak_khusus": "Mendampingi anak berkebutuhan khusus",
    "rawat_pasangan_anak": "Merawat suami/istri/anak secara khusus",
    "rawat_orang_tua": "Merawat orang tua/mertua sakit, uzur",
    "haji_pertama": "Ibadah haji pertama kali",
    "kelahiran_4": "Kelahiran anak ke-4 dan seterusnya",
    "ibadah_lain": "Ibadah lain (umrah, haji berikutnya)",
    "keperluan_lain": "Keperluan lain",
    "sakit": "Sakit",
    "keguguran": "Keguguran kandungan",
    "kecelakaan_kerja": "Kecelakaan dalam dan karena tugas",
}
RELATIONS: dict[str, str] = {
    "ibu": "Ibu", "bapak": "Bapak", "istri": "Istri", "suami": "Suami", "anak": "Anak", "adik": "Adik",
    "kakak": "Kakak", "mertua": "Mertua", "menantu": "Menantu",
}  # fmt: skip
PROOFS: dict[str, str] = {
    "surat_dokter": "Surat keterangan dokter",
    "surat_dokter_pemerintah": "Surat keterangan dokter pemerintah",
    "surat_tim_penguji": "Surat Tim Penguji Kesehatan",
    "surat_bidan": "Surat keterangan bidan",
    "surat_rawat_inap": "Surat keterangan rawat inap",
    "surat_kematian": "Surat keterangan kematian",
    "surat_nikah": "Surat KUA atau catatan sipil",
    "surat_rt": "Surat keterangan, paling rendah dari ketua RT",
    "surat_perwakilan": "Surat dari instansi perwakilan",
    "bukti_haji": "Bukti setoran dan jadwal (kloter) haji",
    "surat_biro_umrah": "Surat biro perjalanan",
    "keputusan_kepegawaian": "SK CPNS, SK PNS, pangkat dan jabatan terakhir",
    "keputusan_pasangan": "Surat keputusan suami/istri",
    "akta_nikah_kk": "Akta nikah dan kartu keluarga",
    "surat_spesialis": "Surat dokter spesialis",
    "berita_kecelakaan": "Berita acara kecelakaan kerja",
    "pernyataan_tempat_sulit": "Surat pernyataan tempat dan angkutan",
    "surat_lahir": "Surat keterangan lahir",
    "persetujuan_bkn": "Persetujuan BKN",
}
DOCTORS = frozenset({"surat_dokter", "surat_dokter_pemerintah", "surat_tim_penguji", "surat_bidan", "surat_spesialis"})
ISSUERS: dict[str, str] = {
    "surat_nikah": "KUA atau catatan sipil", "surat_rt": "Ketua RT, lurah atau camat",
    "surat_rawat_inap": "Rumah sakit atau puskesmas", "surat_kematian": "Lurah, rumah sakit atau catatan sipil",
    "keputusan_pasangan": "Instansi suami/istri", "akta_nikah_kk": "KUA atau catatan sipil",
    "surat_biro_umrah": "Biro perjalanan", "bukti_haji": "Kementerian Agama",
}  # fmt: skip


def kind_name(kind: str) -> str:
    """The whole name of a kind: ``Cuti sakit``; "CUTI" is what a reader without the right sees."""
    return KINDS[Kind(kind)] if kind in Kind.__members__ else "Cuti"


def short_kind(kind: str) -> str:
    """The kind in a word or two, for lists: ``sakit``, ``alasan penting``."""
    return names.SHORT.get(kind, "cuti")


def proof_name(kind: str) -> str:
    """A document in words."""
    return PROOFS.get(kind, kind.replace("_", " "))


def need_words(need: ProofNeed) -> str:
    """What is asked for: ``Surat keterangan dokter``, or one like it where several satisfy."""
    first = proof_name(need.jenis[0])
    return first if len(need.jenis) == 1 else f"{first} atau yang setara"
