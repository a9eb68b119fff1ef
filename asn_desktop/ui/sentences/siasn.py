"""Sentences of the workbook for SIASN."""

from __future__ import annotations

SENTENCES = {
    "SIASN_NIK": "Pilihan NIK \"{raw}\" tidak dikenal. Pilih penuh, samar, atau tanpa.",
    "SIASN_NOBODY": "Tidak ada pegawai pada unit dan tanggal itu, jadi tidak ada yang ditulis. Pilih unit atau tanggal "
    "lain.",
}
