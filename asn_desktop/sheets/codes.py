"""Names to SIASN codes, and the kind of a post by its name; read once from the shipped tables."""

from __future__ import annotations

import csv
import functools
import re

from asn_desktop import files
from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.post_codes import JENJANG

_LEVELS = tuple((word.casefold(), word) for word in JENJANG.values())
_HEADS = re.compile(
    r"^(?:kepala|sekretaris|camat|lurah|direktur|inspektur(?: pembantu)?|asisten|staf ahli|wakil direktur)\b"
)
_ACTING = re.compile(r"^(plt|plh|pj|pelaksana tugas|pelaksana harian|penjabat)\b\.?\s*", re.IGNORECASE)
_ACTING_CODE = {"plt": "PLT", "plh": "PLH", "pj": "PJ", "pelaksana tugas": "PLT", "pelaksana harian": "PLH",
                "penjabat": "PJ"}  # fmt: skip
_OTHER_NAMES = {
    "agama": {"katolik": "3", "buddha": "5", "khonghucu": "6", "protestan": "2", "kristen protestan": "2"},
    "status_kawin": {"kawin": "1", "nikah": "1", "sudah kawin": "1", "k": "1", "cerai hidup": "2", "janda": "3",
                     "duda": "3", "janda/duda": "3", "cerai mati": "3", "tidak kawin": "4", "belum menikah": "4",
                     "bk": "4", "tk": "4"},
    "kedudukan_hukum": {"pppk aktif": "71", "pns aktif": "01"},
    "jenis_jabatan": {"struktural": "1", "fungsional": "2", "jft": "2", "jf": "2", "pelaksana": "4", "jfu": "4",
                      "fungsional umum": "4", "fungsional tertentu": "2", "manajerial": "1"},
}  # fmt: skip
_FILES = {"agama": "agama", "status_kawin": "status_kawin", "kedudukan_hukum": "kedudukan_hukum",
          "jenis_jabatan": "jenis_jabatan", "jenis_pegawai": "jenis_pegawai"}  # fmt: skip


@functools.cache
def _table(field: str) -> dict[str, str]:
    found = dict(_OTHER_NAMES.get(field, {}))
    with files.resource(f"tables/{_FILES[field]}.csv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            code = row["siasn_id"]
            found[code] = code
            for column in ("nama", "nama_siasn", "nama_tampil", "singkatan"):
                if row.get(column):
                    found.setdefault(row[column].casefold(), code)
    return found


def code_of(field: str, text: str) -> str:
    """SIASN code of a name or code; raises `Refused` with ``CODE_UNKNOWN``."""
    known = _table(field)
    plain = " ".join(text.casefold().split()).strip(".")
    found = known.get(plain) or known.get(plain.zfill(2))
    if found is None:
        raise Refused(Problem("CODE_UNKNOWN", field, {"raw": text.strip()}))
    return found


@functools.cache
def _functional() -> dict[str, str]:
    with files.resource("tables/jabatan_fungsional.csv").open(encoding="utf-8", newline="") as table:
        return {row["nama"].casefold(): level(row["jenjang"]) for row in csv.DictReader(table)}


def level(text: str) -> str:
    """The jenjang of a functional post in words: ``MU`` and ``AHLI MUDA`` are ``Ahli Muda``; other text stays."""
    plain = " ".join(text.split())
    return JENJANG.get(plain.upper()) or dict(_LEVELS).get(plain.casefold(), plain)


@functools.cache
def _trainings() -> dict[str, str]:
    with files.resource("tables/latihan_struktural.csv").open(encoding="utf-8", newline="") as table:
        names = {row["siasn_id"]: row["nama"].casefold() for row in csv.DictReader(table)}
    return {form.strip(): code for code, name in names.items() for form in (name, *name.split("/"))}


_PIM = re.compile(
    r"\b(?:(?:DIKLAT)?PIM|PKN|SPAMEN|SPAMA|KEPEMIMPINAN(?:\s+(?:NASIONAL|ADMINISTRATOR|PENGAWAS))?|ADUM|PKA|PKP)\b"
    r"(?:\s*(?:TK|TINGKAT)\.?)?[\s.]*(IV|III|II|I|[1-4])?\b"
)
_PIM_CODES = {"IV": "PIM TK.IV", "III": "PIM TK. III", "II": "PIM TK. II", "I": "PIM TK. I"}
_PIM_WORDS = {"ADUM": "IV", "PKP": "IV", "PENGAWAS": "IV", "SPAMA": "III", "PKA": "III", "ADMINISTRATOR": "III",
              "SPAMEN": "II"}  # fmt: skip


def training_code(text: str) -> str | None:
    """Code of latihan_struktural.csv for a written structural training, or None when the list has no such name."""
    plain = " ".join(text.casefold().split())
    known = _trainings()
    if plain in known:
        return known[plain]
    match = _PIM.search(plain.upper())
    if not match:
        return None
    level = match[1] or next((roman for word, roman in _PIM_WORDS.items() if word in match[0]), "")
    level = {"1": "I", "2": "II", "3": "III", "4": "IV"}.get(level, level)
    wanted = _PIM_CODES.get(level, "-").casefold().replace(" ", "")
    return next((code for name, code in known.items() if name.replace(" ", "").endswith(wanted)), None)


@functools.lru_cache(maxsize=4096)
def read_post(text: str) -> tuple[str, str, str, str | None]:
    """(name, assignment, kind, jenjang) of a written post: ``Plt. Kepala Bidang X`` is PLT, kind 1 struktural.

    Kind 2 is a functional post known by its full name or its level word, 4 everything else (pelaksana).
    """
    name, assignment = " ".join(text.split()), "D"
    if match := _ACTING.match(name):
        assignment = _ACTING_CODE[match[1].casefold()]
        name = name[match.end() :]
    lowered = name.casefold()
    if _HEADS.match(lowered):
        return name, assignment, "1", None
    if lowered in _functional():
        return name, assignment, "2", _functional()[lowered] or None
    for ending, jenjang in _LEVELS:
        if lowered.endswith(" " + ending):
            return name, assignment, "2", jenjang
    return name, assignment, "2" if lowered.startswith("guru") else "4", None
