"""What the kinds and the states of leave are called, on screen, on paper and in lists alike.

Source: PP 11/2017 art. 310 (the kinds); form 1.b of Peraturan BKN 24/2017 (the decisions of section VIII).
"""

from __future__ import annotations

from collections.abc import Mapping

from asn_desktop.rules.leave.flow import State
from asn_desktop.rules.leave.wish import Kind

KINDS: Mapping[str, str] = {  # as the regulation calls them
    Kind.TAHUNAN: "cuti tahunan", Kind.BESAR: "cuti besar", Kind.SAKIT: "cuti sakit",
    Kind.MELAHIRKAN: "cuti melahirkan", Kind.ALASAN_PENTING: "cuti karena alasan penting",
    Kind.CLTN: "cuti di luar tanggungan negara",
}  # fmt: skip
SHORT: Mapping[str, str] = {  # in a narrow column, after the word "cuti"
    Kind.TAHUNAN: "tahunan", Kind.BESAR: "besar", Kind.SAKIT: "sakit", Kind.MELAHIRKAN: "melahirkan",
    Kind.ALASAN_PENTING: "alasan penting", Kind.CLTN: "CLTN",
}  # fmt: skip
STATES: Mapping[State, str] = {
    State.DRAF: "draf", State.DIAJUKAN: "menunggu atasan", State.DIPERTIMBANGKAN: "menunggu keputusan",
    State.DISETUJUI: "disetujui", State.DIUBAH: "disetujui, diubah", State.DITANGGUHKAN: "ditangguhkan",
    State.DITOLAK: "tidak disetujui", State.TERBIT: "surat terbit", State.BERJALAN: "sedang cuti",
    State.SELESAI: "selesai", State.DIPANGGIL: "dipanggil kembali", State.DIBATALKAN: "dibatalkan",
    State.IZIN_SEMENTARA: "izin sementara", State.DICATAT: "dicatat",
}  # fmt: skip
