"""Which class of the store keeps which kind of record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from asn_desktop.store import career, employees, family, standing

MODELS: Mapping[str, type[Any]] = {
    "golongan": employees.Golongan,
    "jabatan": employees.Jabatan,
    "pendidikan": employees.Pendidikan,
    "diklat": career.Diklat,
    "kursus": career.Kursus,
    "kgb": career.Kgb,
    "kinerja": career.Kinerja,
    "angka_kredit": career.AngkaKredit,
    "penghargaan": career.Penghargaan,
    "kontrak": standing.Kontrak,
    "hukdis": standing.Hukdis,
    "cltn": standing.Cltn,
    "pmk": standing.Pmk,
    "pindah": standing.Pindah,
    "pemberhentian": standing.Pemberhentian,
    "lisensi": standing.Lisensi,
    "nip_alias": standing.NipAlias,
    "pasangan": family.Pasangan,
    "anak": family.Anak,
    "orang_tua": family.OrangTua,
}
