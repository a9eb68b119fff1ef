"""What papers of leave are called: classification codes, subjects, who gets a copy.

Source: Permendagri 83/2022 (codes 800.1.11.2 to .7), PP 11/2017 art. 310, leave.md §5.2-5.3.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.orm import Session

from asn_desktop.rules import region
from asn_desktop.store.offices import Office

CODES: Mapping[str, str] = {
    "SAKIT": "800.1.11.2", "MELAHIRKAN": "800.1.11.3", "TAHUNAN": "800.1.11.4", "ALASAN_PENTING": "800.1.11.5",
    "BESAR": "800.1.11.6", "CLTN": "800.1.11.7",
}  # fmt: skip
PERMITS: Mapping[str, str] = {
    "TAHUNAN": "surat_izin_cuti_tahunan", "SAKIT": "surat_izin_cuti_sakit", "MELAHIRKAN": "surat_izin_cuti_melahirkan",
    "ALASAN_PENTING": "surat_izin_cuti_alasan_penting", "BESAR": "surat_izin_cuti_besar",
}  # fmt: skip
SUBJECTS: Mapping[str, str] = {
    "surat_izin_cuti_tahunan": "Surat Izin Cuti Tahunan",
    "surat_izin_cuti_sakit": "Surat Izin Cuti Sakit",
    "surat_izin_cuti_melahirkan": "Surat Izin Cuti Melahirkan",
    "surat_izin_cuti_alasan_penting": "Surat Izin Cuti Karena Alasan Penting",
    "surat_izin_cuti_besar": "Surat Izin Cuti Besar",
    "surat_penangguhan_cuti": "Penangguhan Cuti",
    "surat_izin_sementara": "Surat Izin Sementara",
    "surat_panggilan_bekerja": "Panggilan Bekerja Kembali",
    "surat_pembatalan_cuti": "Pembatalan Izin Cuti",
    "surat_perubahan_cuti": "Perubahan Izin Cuti",
    "keputusan_cuti_besar": "Keputusan Pemberian Cuti Besar",
    "surat_permintaan_cltn": "Permintaan Cuti di Luar Tanggungan Negara",
    "usul_persetujuan_cltn": "Usul Persetujuan Cuti di Luar Tanggungan Negara",
    "keputusan_cltn": "Keputusan Pemberian Cuti di Luar Tanggungan Negara",
    "keputusan_perpanjangan_cltn": "Keputusan Perpanjangan Cuti di Luar Tanggungan Negara",
    "laporan_selesai_cltn": "Laporan Selesai Menjalankan Cuti di Luar Tanggungan Negara",
    "usul_pengaktifan_kembali": "Usul Pengaktifan Kembali",
    "keputusan_pengaktifan_kembali": "Keputusan Pengaktifan Kembali",
}
PROOFS: Mapping[str, str] = {
    "surat_dokter": "Surat keterangan dokter", "surat_dokter_pemerintah": "Surat keterangan dokter pemerintah",
    "surat_tim_penguji": "Surat Tim Penguji Kesehatan", "surat_bidan": "Surat keterangan bidan",
    "surat_rawat_inap": "Surat keterangan rawat inap", "surat_kematian": "Surat keterangan kematian",
    "surat_nikah": "Surat keterangan menikah", "surat_rt": "Surat keterangan Ketua RT",
    "surat_perwakilan": "Surat keterangan perwakilan", "bukti_haji": "Bukti keberangkatan haji",
    "surat_biro_umrah": "Surat keterangan biro perjalanan umrah",
    "keputusan_kepegawaian": "Keputusan CPNS, PNS, pangkat, dan jabatan terakhir",
    "keputusan_pasangan": "Keputusan penugasan suami/istri", "akta_nikah_kk": "Akta nikah dan kartu keluarga",
    "surat_spesialis": "Surat keterangan dokter spesialis", "berita_kecelakaan": "Berita acara kecelakaan kerja",
    "pernyataan_tempat_sulit": "Pernyataan tempat sulit perhubungan", "surat_lahir": "Surat keterangan lahir",
    "persetujuan_bkn": "Persetujuan BKN",
}  # fmt: skip
_PAY = ("BESAR", "CLTN")  # the paymaster must know: parts of the pay stop


def head_of_region(session: Session) -> str:
    """Who is PPK of this office: "Bupati Tirtamaya"; empty outside a region."""
    return region.head(_office(session).pemerintah).title()


def central(session: Session) -> str:
    """The head of the central personnel office: "Kepala BKPSDM Kabupaten Tirtamaya"."""
    return f"Kepala {_office(session).nama_pusat} {region.name(_office(session).pemerintah)}".strip()


def copies(session: Session, kind: str, superior: str | None) -> tuple[str, ...]:
    """Tembusan by kind (leave.md §5.2 part 7): the paymaster where pay changes, the superior, the archive."""
    place = region.name(_office(session).pemerintah)
    named = [f"Inspektur {place}".strip(), central(session)]
    named += [f"Kepala BPKAD {place}".strip()] if kind in _PAY else []
    named += [superior] if superior else []
    return (*named, "Arsip")


def copies_of_cltn(session: Session, unit: str) -> tuple[str, ...]:
    """Tembusan of a decree on CLTN (leave.md §5.2): BKN, paymaster, Taspen, the central office, unit, person."""
    place = region.name(_office(session).pemerintah)
    return (
        "Kepala Kantor Regional Badan Kepegawaian Negara", f"Kepala BPKAD {place}".strip(),
        "Kepala Cabang PT Taspen (Persero)", f"Inspektur {place}".strip(),
        central(session),
        f"Kepala {unit}", "Pegawai yang bersangkutan", "Arsip",
    )  # fmt: skip


def _office(session: Session) -> Office:
    return session.get_one(Office, (session.info["office_id"], session.info["office_id"]))
