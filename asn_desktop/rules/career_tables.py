"""Tables of the law as the career rules read them: levels of schooling, ranges of eselon, jenjang of JF, ages.

Source: PP 99/2000 jo. 12/2002 and pendidikan.csv, PP 13/2002 and eselon.csv, PermenPANRB 1/2023 and jenjang_jf.csv,
UU 20/2023 art. 55 and bup.csv, the SIASN list of functional posts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from typing import Any, NamedTuple

Row = Mapping[str, Any]
_SPACES = re.compile(r"\s+")


class Education(NamedTuple):
    """A level: SIASN tingkat, rank order, entry and highest golongan of PNS, usual entry golongan of PPPK."""

    tingkat: str
    kode: str
    urutan: int
    awal: str
    tertinggi: str
    awal_pppk: str


class EselonRange(NamedTuple):
    """The golongan range of an eselon, its BUP, its place in the DUK (1 is highest), and its jenjang."""

    eselon: str
    terendah: str
    tertinggi: str
    bup: int
    urutan: int
    jenjang: str


class Jenjang(NamedTuple):
    """A level of functional posts; points are exact fractions, never floats."""

    kode: str
    nama: str
    kategori: str
    terendah: str
    tertinggi: str
    koefisien: Fraction
    ak_pangkat: Fraction
    ak_jenjang: Fraction | None
    urutan: int


class BupRow(NamedTuple):
    """A row of bup.csv."""

    kelompok: str
    kriteria: str
    tahun: int
    dasar: str


class JfName(NamedTuple):
    """A functional post of the SIASN list: name, jenjang code, BUP (0: the list does not say)."""

    nama: str
    jenjang: str
    bup: int
    berlaku: bool


@dataclass(frozen=True)
class BupTables:
    """What the retirement age is looked up in; `jf` by `plain_name`."""

    jf: Mapping[str, JfName]
    rows: tuple[BupRow, ...]
    ranges: Mapping[str, EselonRange]
    jenjang: Mapping[str, Jenjang]


@dataclass(frozen=True)
class DukTables:
    """What the DUK order needs: eselon and jenjang places, training levels, kedudukan that leave it."""

    eselon: Mapping[str, int]
    jenjang: Mapping[str, Jenjang]
    latihan: Mapping[str, int]
    keluar: frozenset[str]  # codes of kedudukan_hukum.csv with masuk_duk = tidak


@dataclass(frozen=True)
class RecordTables:
    """What the checks of rows ask: ranges of eselon, levels of functional posts, levels of schooling."""

    eselon: Mapping[str, EselonRange] = field(default_factory=dict)
    jenjang: Mapping[str, Jenjang] = field(default_factory=dict)
    education: Mapping[str, Education] = field(default_factory=dict)

    def school(self, tingkat: str | None) -> str:
        """The short name of a level of schooling, ``S-1`` (PP 99/2000); the code itself when it has none."""
        level = self.education.get(tingkat or "")
        return level.kode if level else tingkat or ""


def plain_name(name: str) -> str:
    """A post's name for comparing: case and runs of blanks do not matter (SIASN list of functional posts)."""
    return _SPACES.sub(" ", name).strip().casefold()


def points(text: str | None) -> Fraction | None:
    """Credit points of decimal text, ``12.500`` or ``12,5``, exact (PermenPANRB 1/2023); None when there are none."""
    found = (text or "").strip().replace(",", ".")
    return Fraction(found) if re.fullmatch(r"\d+(?:\.\d+)?", found) else None


def education(rows: Mapping[str, Row]) -> dict[str, Education]:
    """pendidikan.csv by tingkat (PP 99/2000 jo. PP 12/2002)."""
    return {
        key: Education(
            key, r["kode"], int(r["urutan"]), r["golongan_awal_pns"], r["golongan_tertinggi_kp_reguler"],
            r["golongan_awal_pppk"],
        )
        for key, r in rows.items()
    }  # fmt: skip


def ranges(rows: Mapping[str, Row]) -> dict[str, EselonRange]:
    """eselon.csv by name of eselon, ``III.a`` (PP 13/2002); the JPT madya row stands for I.a."""
    return {
        r["eselon"]: EselonRange(
            r["eselon"], r["golongan_terendah"], r["golongan_tertinggi"], int(r["bup"]), int(r["urutan_duk"]),
            r["jenjang"],
        )
        for r in rows.values()
        if r["eselon"] and r["bup"]
    }  # fmt: skip


def jenjang(rows: Mapping[str, Row]) -> dict[str, Jenjang]:
    """jenjang_jf.csv by SIASN letters (PermenPANRB 1/2023)."""
    found = {}
    for key, r in rows.items():
        low, _, high = r["golongan_rentang"].partition("-")
        found[key] = Jenjang(
            key, r["jenjang"], r["kategori"], low, high or low, Fraction(r["koefisien_ak_tahunan"]),
            Fraction(r["ak_per_pangkat"]), points(r["ak_naik_jenjang"]), int(r["urutan_tinggi_ke_rendah"]),
        )  # fmt: skip
    return found


def training(rows: Mapping[str, Row]) -> dict[str, int]:
    """latihan_struktural.csv: code -> level, 1 PIM I to 4 PIM IV, larger below (PP 101/2000)."""
    return {key: int(r["urutan_duk"] or 9) for key, r in rows.items()}


def bup_rows(rows: Iterable[Row]) -> tuple[BupRow, ...]:
    """bup.csv (UU 20/2023 art. 55; PP 11/2017 art. 239)."""
    return tuple(BupRow(r["kelompok"], r["kriteria"], int(r["bup_tahun"]), r["dasar"]) for r in rows)


def jf_names(rows: Iterable[Row]) -> dict[str, JfName]:
    """jabatan_fungsional.csv by `plain_name`; a name in force wins over a former one (SIASN list)."""
    found: dict[str, JfName] = {}
    for r in rows:
        one = JfName(r["nama"], r["jenjang"], int(r["bup"] or 0), r["status"] == "berlaku")
        key = plain_name(one.nama)
        if key not in found or (one.berlaku and not found[key].berlaku):
            found[key] = one
    return found


def jenjang_of(
    nama: str, jenjang: str | None, levels: Mapping[str, Jenjang], names: Mapping[str, JfName] | None = None
) -> str | None:
    """The jenjang code of a functional post: as recorded (code or words), else of its name (PermenPANRB 1/2023)."""
    if jenjang in levels:
        return jenjang
    said = plain_name(jenjang or "")
    if said.upper() in levels:
        return said.upper()
    by_words = _by_words(tuple((level.nama, code) for code, level in levels.items()))
    if said in by_words:
        return by_words[said]
    name = plain_name(nama)
    if names and name in names and names[name].jenjang in levels:
        return names[name].jenjang
    return next((code for words, code in by_words.items() if name.endswith(" " + words)), None)


@lru_cache(maxsize=4)
def _by_words(levels: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Words of a level -> its code, with and without Ahli, the longest first."""
    found = {plain_name(name): code for name, code in levels}
    found |= {words.removeprefix("ahli "): code for words, code in found.items()}
    return {words: found[words] for words in sorted(found, key=len, reverse=True)}
