"""The choices of evaluation in words: what each decides, its unit, what its readings mean."""

from __future__ import annotations

from asn_desktop.ui.sentences import evaluation

PARTS = (
    ("Kedudukan dan irama", ("mode", "periode_evaluasi", "skp_hari_akhir", "evaluasi_mulai", "evaluasi_sampai",
                             "penilai_eselon_minimal")),
    ("Sebaran dan keberatan", ("unit_kecil", "keberatan_hari", "keberatan_pengingat_hari")),
    ("Angka kredit", ("ak_desimal", "pak_paling_awal")),
    ("Umpan balik masyarakat", ("kartu_jawaban_minimal", "kartu_di_atas", "kartu_sejalan")),
)  # fmt: skip
NAMES = evaluation.CHOICES
READINGS = {**evaluation.READINGS, "IV.a": "pengawas (eselon IV.a)", "IV.b": "pengawas (eselon IV.b)"}
ORIGINS = {"bawaan": "bawaan aplikasi", "pusat": "BKPSDM", "kantor": "kantor ini"}
_UNITS = {"unit_kecil": "orang", "keberatan_hari": "hari kalender", "keberatan_pengingat_hari": "hari",
          "ak_desimal": "angka di belakang koma", "kartu_jawaban_minimal": "jawaban", "kartu_di_atas": "skala 1–4",
          "kartu_sejalan": "skala 1–4"}  # fmt: skip
_DAYS = {"skp_hari_akhir", "evaluasi_mulai", "evaluasi_sampai", "pak_paling_awal"}


def name(key: str) -> str:
    """What a choice decides, in words."""
    return NAMES.get(key, key.replace("_", " "))


def unit(key: str) -> str:
    """What its number counts, how a day of the year is typed, "" for a reading."""
    return "bulan-tanggal, misalnya 01-31" if key in _DAYS else _UNITS.get(key, "")


def value(key: str, raw: str) -> str:
    """A value as people read it: "31 Januari", "14 hari kalender", "setiap triwulan"."""
    if raw in READINGS:
        return READINGS[raw]
    if key in _DAYS:
        return evaluation.choice_value(key, raw)
    number = raw.replace(".", ",") if key.startswith("kartu_") else raw
    return f"{number} {_UNITS.get(key, '')}".strip()


def short(key: str, raw: str) -> str:
    """The same as it fits a cell: a reading without what it means."""
    return value(key, raw).partition(":")[0]
