"""The limits and readings of leave as dated data: one field for each rule_id of aturan_cuti.csv (leave.md §8).

Source: PP 11/2017 art. 309-341 jo. PP 17/2020, Peraturan BKN 24/2017 jo. 7/2021; PP 49/2018 art. 76-93 (PPPK). A
decision stores the version of these rules with their values, so that it can be computed again as it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from asn_desktop.problems import Problem, Refused

RULE_VERSION = 2  # 2: every kind of leave has its limits here; the sums of annual leave are those of 1
REPLAYED = (1, 2)  # versions whose frozen decisions this program computes to the same result

# What a reading may say; anything else is a slip of the pen, refused before it moves a number.
READINGS: Mapping[str, tuple[str, ...]] = {
    "masa_kerja_sejak": ("tmt_cpns", "spmt"),
    "tahun_pertama_penuh": ("ya", "tidak"),
    "aturan_dua_tahun": ("ketat", "longgar"),
    "tangguh_sebagian": ("tambah", "saja"),
    "tangguh_dari": ("hak", "urutan"),
    "tangguh_pppk": ("ya", "tidak"),
    "jeda_kecualikan": ("ya", "tidak"),
    "jeda_sesudah_haji": ("ya", "tidak"),
    "kelahiran4_kurang": ("ya", "tidak"),
    "sakit_hitung": ("kalender", "kerja"),
    "sakit_rangkai": ("bersambung", "setahun"),
    "tambahan_saat_cuti": ("tidak", "ya"),
    "penting_rangkai": ("bersambung", "setahun", "sendiri"),
    "sabtu_antara": ("kerja", "libur"),
}
_ROWS = {"N-2", "N-1", "TAMBAHAN", "N"}


@dataclass(frozen=True)
class LeaveRules:
    """The dated limits and readings of aturan_cuti.csv; field names are its rule_id (leave.md §8)."""

    hak_tahunan: int = 12
    masa_kerja_tahun: int = 1
    masa_kerja_sejak: str = "tmt_cpns"  # or spmt
    tahun_pertama_penuh: str = "ya"  # or tidak: months left of the year, in twelfths, rounded down
    sisa_terbawa_maks: int = 6
    terbawa_semua_maks: int = 12
    aturan_dua_tahun: str = "ketat"  # or longgar
    tangguh_sebagian: str = "tambah"  # or saja
    tangguh_dari: str = "hak"  # own days up to the length asked; or urutan: only the own days it would have drawn
    tangguh_maks_tahun: int = 1
    tangguh_pppk: str = "ya"  # or tidak: leave of a PPPK is never postponed
    urutan_pakai: str = "N-2,N-1,TAMBAHAN,N"
    tambahan_akhir_tahun: int = 24
    tambahan_saat_cuti: str = "tidak"  # or ya: cuti bersama that fell into leave by the calendar is given back too
    tempat_sulit_maks: int = 12
    tempat_sulit_maks_pppk: int = 6
    pengecualian_pppk_maks: int = 6
    kontrak_terbawa_tahun: int = 2
    kontrak_dua_tahun_tahun: int = 3
    besar_masa_kerja_tahun: int = 5
    besar_bulan: int = 3
    besar_geser_hari: int = 0
    besar_jeda_tahun: int = 5
    jeda_kecualikan: str = "ya"  # first hajj and 4th birth need not wait; or tidak
    jeda_sesudah_haji: str = "ya"  # after a hajj or 4th birth the next ordinary one waits too; or tidak
    kelahiran4_kurang: str = "tidak"  # own annual days already used shorten the leave of a 4th birth; or tidak
    melahirkan_bulan: int = 3
    melahirkan_maks_ke: int = 3
    sakit_maks_bulan: int = 12
    sakit_tambah_bulan: int = 6
    sakit_maks_bulan_pppk: int = 1
    sakit_catat_hari: int = 1
    sakit_hitung: str = "kalender"  # or kerja
    sakit_rangkai: str = "bersambung"  # or setahun: all spells of the calendar year are one illness
    keguguran_hari: int = 45
    dokter_pemerintah_hari: int = 14  # PNS: a word only
    dokter_pemerintah_hari_pppk: int = 14
    alasan_penting_bulan: int = 1
    penting_rangkai: str = "bersambung"  # or setahun: same reason and relative of a year are one event; or sendiri
    cltn_masa_kerja_tahun: int = 5
    cltn_maks_bulan: int = 36
    cltn_tambah_bulan: int = 12
    cltn_tambah_kali: int = 1
    cltn_minta_bulan: int = 3
    cltn_lapor_bulan: int = 1
    cltn_usul_bulan: int = 1
    cltn_tempat_bulan: int = 12
    cltn_kembali_tahun: int = 1
    sabtu_antara: str = "kerja"  # or libur
    serentak_persen: int = 25

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> LeaveRules:
        """The rules from rule_id -> value; unknown ids are refused, missing ones keep the shipped reading.

        Refuses `leave_rule_unknown` and `leave_rule_invalid` (a word outside READINGS, a number that is none).
        """
        known: dict[str, type[Any]] = {f.name: type(getattr(cls, f.name)) for f in fields(cls)}
        strange = sorted(set(values) - set(known))
        if strange:
            raise Refused(Problem("leave_rule_unknown", values={"aturan": ", ".join(strange)}))
        return cls(**{key: _read(key, known[key], value) for key, value in values.items()})

    def as_values(self) -> dict[str, Any]:
        """rule_id -> value, as a decision stores them."""
        return {f.name: getattr(self, f.name) for f in fields(self)}

    @property
    def order(self) -> tuple[str, ...]:
        """The rows in the order they are drawn from."""
        return tuple(self.urutan_pakai.split(","))


def _read(key: str, kind: type[Any], value: Any) -> Any:
    wrong = Refused(Problem("leave_rule_invalid", values={"aturan": key, "raw": str(value)}))
    if kind is str:
        rows = key == "urutan_pakai" and (len(str(value).split(",")) != 4 or set(str(value).split(",")) != _ROWS)
        if rows or str(value) not in READINGS.get(key, (str(value),)):
            raise wrong
        return str(value)
    if isinstance(value, float) or not str(value).strip().lstrip("-").isdecimal():
        raise wrong
    number = int(value)
    if number < 0 and key != "besar_geser_hari":
        raise wrong
    return number
