"""The region an office belongs to, read from the first line of its letterhead.

Source: UU 23/2014 art. 59 (Gubernur, Bupati, Wali Kota head their regions), Permendagri 1/2023 (how letters name them).
"""

from __future__ import annotations

_HEADS = {"KABUPATEN": "BUPATI", "KOTA": "WALI KOTA", "PROVINSI": "GUBERNUR"}


def name(pemerintah: str) -> str:
    """The region in words (Permendagri 1/2023): "PEMERINTAH KABUPATEN TIRTAMAYA" -> "Kabupaten Tirtamaya"."""
    return " ".join(word.capitalize() for word in pemerintah.split() if word.upper() != "PEMERINTAH")


def head(pemerintah: str) -> str:
    """Who heads it (UU 23/2014 art. 59): "BUPATI TIRTAMAYA"; empty outside a region."""
    parts = [part for part in pemerintah.upper().split() if part != "PEMERINTAH"]
    return f"{_HEADS[parts[0]]} {' '.join(parts[1:])}" if len(parts) > 1 and parts[0] in _HEADS else ""
