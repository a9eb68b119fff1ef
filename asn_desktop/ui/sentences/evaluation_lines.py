"""The words of every line that explains a predikat: the two judgements, the cell, what bound or limited them."""

from __future__ import annotations

from asn_desktop.rules.explain import Line
from asn_desktop.rules.words import MONTHS
from asn_desktop.ui.sentences import fill

LINES: dict[str, str] = {
    "nilai_periode": "{periode}: {mulai} sampai {sampai}",
    "nilai_bulan_kosong": "Tidak dinilai karena cuti panjang: {bulan_kata}",
    "nilai_periode_singkat": "Periode singkat: bertugas sejak {mulai}",
    "nilai_dari_luar": "Dievaluasi di tempat lain menurut {dasar}",
    "nilai_hasil_kepala": "Kinerja organisasi {capaian}: hasil kerja kepala unit {hasil}",
    "nilai_hasil": "Hasil kerja menurut {penilai}: {hasil}",
    "nilai_perilaku": "Perilaku kerja menurut {penilai}: {perilaku}",
    "nilai_sel": "Matriks: hasil {hasil} dan perilaku {perilaku} berarti {predikat}",
    "nilai_versi": "Versi ke-{versi}: {alasan}",
}


def line_words(line: Line) -> str:
    """One line of a predikat in words; its article stands beside it."""
    values = dict(line.values)
    if line.code == "nilai_bulan_kosong":
        values["bulan_kata"] = ", ".join(MONTHS[int(month) - 1] for month in values.get("bulan", ()))
    return fill(LINES.get(line.code, line.code), values)
