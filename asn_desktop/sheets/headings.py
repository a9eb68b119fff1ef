"""The words at the head of columns: how they are compared, and which field each known one means."""

from __future__ import annotations

import csv
import functools
import re

from asn_desktop import files
from asn_desktop.rules.siasn_columns import KEPT
from asn_desktop.sheets.reader import Cell

ARROW = " > "
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NOT_WORD = re.compile(r"[^a-z0-9>]+")

# What a short word means under its parent; TMT alone says nothing.
UNDER: dict[str, dict[str, str]] = {
    "golongan": {
        "gol ruang": "golongan", "gol": "golongan", "golongan": "golongan", "gol ru": "golongan", "golru": "golongan",
        "ruang": "golongan", "nama": "pangkat", "pangkat": "pangkat", "tmt": "tmt_golongan", "tgl": "tmt_golongan",
        "tanggal": "tmt_golongan",
    },
    "jabatan": {
        "nama": "jabatan", "jabatan": "jabatan", "tmt": "tmt_jabatan", "tanggal": "tmt_jabatan", "eselon": "eselon",
        "ess": "eselon", "esl": "eselon", "tmt eselon": "tmt_eselon", "tmt ess": "tmt_eselon",
    },
    "masa_kerja": {"thn": "mk_tahun", "tahun": "mk_tahun", "th": "mk_tahun", "bln": "mk_bulan", "bulan": "mk_bulan",
                   "bl": "mk_bulan"},
    "mkg": {"thn": "mkg_tahun", "tahun": "mkg_tahun", "th": "mkg_tahun", "bln": "mkg_bulan", "bulan": "mkg_bulan"},
    "mks": {"thn": "mks_tahun", "tahun": "mks_tahun", "th": "mks_tahun", "bln": "mks_bulan", "bulan": "mks_bulan"},
    "diklat": {"nama": "diklat", "tahun": "diklat_tahun", "bulan dan tahun": "diklat_tahun", "jumlah jam": "diklat_jam",
               "jam": "diklat_jam"},
    "pendidikan": {
        "nama": "pendidikan_nama", "jurusan": "pendidikan_nama", "lulus tahun": "tahun_lulus", "lulus": "tahun_lulus",
        "tahun": "tahun_lulus", "tahun lulus": "tahun_lulus", "tingkat": "pendidikan_tingkat",
        "tingkat ijazah": "pendidikan_tingkat", "ijazah": "pendidikan_tingkat", "sekolah": "nama_sekolah",
    },
    "cpns": {"tmt": "tmt_cpns", "tanggal": "sk_cpns_tanggal", "nomor": "sk_cpns_nomor"},
    "pns": {"tmt": "tmt_pns", "tanggal": "sk_pns_tanggal", "nomor": "sk_pns_nomor"},
    "kontrak": {"mulai": "kontrak_mulai", "tmt": "kontrak_mulai", "awal": "kontrak_mulai", "akhir": "kontrak_akhir",
                "selesai": "kontrak_akhir", "sampai": "kontrak_akhir"},
    "lahir": {"tempat": "tempat_lahir", "tanggal": "tanggal_lahir", "tgl": "tanggal_lahir"},
    "kgb": {"terakhir": "tmt_kgb_terakhir", "tmt": "tmt_kgb_terakhir", "tmt terakhir": "tmt_kgb_terakhir",
            "yad": "tmt_kgb_berikutnya", "berikutnya": "tmt_kgb_berikutnya", "akan datang": "tmt_kgb_berikutnya"},
    "pensiun": {"tmt": "tmt_pensiun", "tanggal": "tmt_pensiun"},
}  # fmt: skip
# The two decrees of a list for KGB (daftar penjagaan): which decree, and what under it.
DECREES = {"sk lama": "kgb_lama", "sk terakhir": "kgb_lama", "lama": "kgb_lama", "sk baru": "kgb_baru",
           "baru": "kgb_baru", "kgb lama": "kgb_lama", "kgb baru": "kgb_baru"}  # fmt: skip
_IN_DECREE = {
    "nomor": "nomor", "no": "nomor", "nomor sk": "nomor", "no sk": "nomor", "nomor surat": "nomor",
    "tanggal": "tanggal", "tgl": "tanggal", "tanggal sk": "tanggal", "tgl sk": "tanggal", "tmt": "tmt",
    "tmt kgb": "tmt",
    "mk": "mk", "masa kerja": "mk", "mkg": "mk", "mk thn": "mk_tahun", "mk tahun": "mk_tahun", "mk th": "mk_tahun",
    "mk bln": "mk_bulan", "mk bulan": "mk_bulan", "masa kerja thn": "mk_tahun", "masa kerja tahun": "mk_tahun",
    "masa kerja bln": "mk_bulan", "masa kerja bulan": "mk_bulan", "thn": "mk_tahun", "bln": "mk_bulan",
    "besar gaji": "gaji", "gaji": "gaji", "gaji pokok": "gaji", "gapok": "gaji", "besarnya gaji": "gaji",
}  # fmt: skip
SIASN_ONLY = {key.replace("_", " "): f"siasn_{key}" for key in KEPT} | {
    "jabatan id": "jabatan_id", "pendidikan id": "pendidikan_id", "unor id": "unor_id",
}
_PARENTS = {
    "pangkat": "golongan", "golongan": "golongan", "gol": "golongan", "gol ruang": "golongan",
    "pangkat gol": "golongan", "pangkat golongan": "golongan", "pangkat gol ruang": "golongan",
    "pangkat terakhir": "golongan", "jabatan": "jabatan", "jabatan terakhir": "jabatan", "masa kerja": "masa_kerja",
    "masa kerja golongan": "mkg", "mkg": "mkg", "masa kerja keseluruhan": "mks", "masa kerja seluruhnya": "mks",
    "mks": "mks", "latihan jabatan": "diklat", "diklat": "diklat", "diklat jabatan": "diklat",
    "pendidikan": "pendidikan", "pendidikan terakhir": "pendidikan", "cpns": "cpns", "pns": "pns",
    "kontrak": "kontrak", "perjanjian kerja": "kontrak", "lahir": "lahir", "kelahiran": "lahir",
    "kgb": "kgb", "kenaikan gaji berkala": "kgb", "gaji berkala": "kgb", "pensiun": "pensiun",
}  # fmt: skip
GENERIC = frozenset(("nama", "tmt", "tahun", "bulan", "nomor", "tanggal", "tgl", "thn", "bln", "no", "tingkat", "jam"))


def heading_key(text: str) -> str:
    """A heading for comparing: lower case, ``&`` is dan, ``nipBaru`` is two words, signs are blanks."""
    spaced = _CAMEL.sub(" ", text).casefold().replace("&", " dan ")
    return " ".join(_NOT_WORD.sub(" ", spaced).split())


def cell_text(cell: Cell) -> str:
    """What a person reads in a cell; a whole number has no decimals."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell == int(cell) and abs(cell) < 1e15:
        return str(int(cell))
    return str(cell).strip()


@functools.cache
def synonyms() -> dict[str, str]:
    """Compared heading -> field, from the table of 363 headings that offices really use; the first row wins."""
    found: dict[str, str] = {}
    with files.resource("tables/header_synonyms.csv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            for form in (heading_key(row["header_asli"]), row["header_normal"]):
                found.setdefault(form, row["canonical"])
    return found


@functools.cache
def _token_sets() -> list[tuple[frozenset[str], str]]:
    return [(frozenset(form.split()), field) for form, field in synonyms().items() if ">" not in form]


def exact(label: str) -> str | None:
    """The field of a heading, or of ``parent > child``, when it is known exactly."""
    parts = [heading_key(part) for part in label.split(ARROW)]
    child = parts[-1]
    if len(parts) == 1 and child in SIASN_ONLY:
        return SIASN_ONLY[child]
    if parts[0] in DECREES and len(parts) > 1:
        inside = _IN_DECREE.get(" ".join(parts[1:])) or _IN_DECREE.get(child)
        return f"{DECREES[parts[0]]}_{inside}" if inside else None
    for parent in reversed(parts[:-1]):
        family = UNDER.get(_PARENTS.get(parent, ""), {})
        if child in family:
            return family[child]
    known = synonyms()
    if len(parts) == 1:
        return known.get(child)
    for form in (ARROW.join(parts), " ".join(parts), f"{child} {parts[-2]}"):
        if form in known:
            return known[form]
    return None if child in GENERIC else known.get(child)


def similar(label: str) -> str | None:
    """The field whose heading shares at least 0.8 of the words, or None; a tie between two fields is no answer."""
    words = frozenset(heading_key(label.replace(ARROW, " ")).split())
    if not words or words <= GENERIC:
        return None
    best = 0.8
    fields: set[str] = set()
    for tokens, field in _token_sets():
        share = len(words & tokens) / len(words | tokens)
        if share > best or (share == best and not fields):
            best, fields = share, {field}
        elif share == best:
            fields.add(field)
    return fields.pop() if len(fields) == 1 else None
