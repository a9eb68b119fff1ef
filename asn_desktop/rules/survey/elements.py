"""The elements (unsur) of a public survey: how a column's heading names one, and headings that name a person.

Source: PermenPANRB 14/2017 (nine elements). U8 and U9 change places in some texts, so that a name decides and a bare
number is only an assumption.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

SWAPPED = {"sarana": "pengaduan", "pengaduan": "sarana"}


@dataclass(frozen=True)
class Element:
    """One element: its key, its number as the table in force has it ("U8"), its name."""

    kode: str
    nomor: str
    nama: str

    @property
    def order(self) -> int:
        """Place in the row."""
        return int(self.nomor[1:])


@dataclass(frozen=True)
class Heading:
    """What a heading means; `by_number` when only the number says so."""

    kode: str
    by_number: bool


# Words that occur in the heading of one element only; the first that fits decides.
_NAMED: tuple[tuple[str, str], ...] = (
    (r"\bpengaduan\b|\baduan\b|\bkeluhan\b", "pengaduan"),  # "kritik dan saran" alone is free text
    (r"\bsarana\b|\bprasarana\b|\bsarpras\b|\bfasilitas\b", "sarana"),
    (r"\bkompetensi\b|\bkemampuan\b", "kompetensi"),
    (r"\bperilaku\b|\bkesopanan\b|\bkeramahan\b|\bsikap\b", "perilaku"),
    (r"\bbiaya\b|\btarif\b", "biaya"),
    (r"\bpersyaratan\b|\bsyarat\b", "persyaratan"),
    (r"\bwaktu\b|\bkecepatan\b|\bketepatan waktu\b", "waktu"),
    (r"\bproduk\b|\bspesifikasi\b|\bhasil pelayanan\b", "produk"),
    (r"\bprosedur\b|\bmekanisme\b|\bsistem\b|\balur\b", "prosedur"),
)
_NUMBERED = re.compile(r"(?:u|unsur|p|pertanyaan|q|soal)\s*-?\s*([1-9])")
_START = re.compile(r"^(?:u|unsur|pertanyaan|soal|p|q)?\s*[1-9]\b")
_DAY = re.compile(r"^(?:tanggal|tgl|hari)\b|\btime\s*stamp\b|\bcap waktu\b|\bstempel waktu\b|"
                  r"\bwaktu (?:pengisian|isi|kirim|survei|mulai|selesai|wawancara)\b|\bsubmitted\b")  # fmt: skip
# A person's own columns. Age, sex, schooling and occupation are a profile, and are not kept either.
_IDENTITY = re.compile(
    r"\bnik\b|\bno(?:mor)?\s*(?:ktp|kk|hp|wa|telp?|telepon|telpon|handphone|ponsel|identitas|paspor|sim|bpjs|rekening|"
    r"induk)\b|\bktp\b|\bkartu keluarga\b|\bhp\b|\bwa\b|\bwhats\s*app\b|\btele(?:pon|phone)\b|\btelp\b|\bhandphone\b|"
    r"\bponsel\b|\be\s*-?\s*mail\b|\bsurel\b|\balamat\b|\bnpwp\b|\bnip\b|\bpaspor\b|\btempat lahir\b|"
    r"\btanggal lahir\b|\btgl lahir\b|\btanda tangan\b|\bparaf\b|\bidentitas\b|"
    r"^nama(?: (?:lengkap|responden|anda|pengguna|pemohon|pengunjung|pasien|pelanggan|warga|ibu|bapak|kk|wajib pajak|"
    r"orang|penerima|pengisi|masyarakat|tamu|panggilan|saudara).*)?$"
)
_RATING = re.compile(r"\bpredikat\b|\brating\b|\bhasil kerja\b|\bperilaku kerja\b|\bnilai kinerja\b|\bekspektasi\b")


def from_table(rows: Mapping[str, Mapping[str, Any]]) -> tuple[Element, ...]:
    """The elements of the table in force, in the order of their numbers (PermenPANRB 14/2017)."""
    made = [Element(kode, str(row["nomor"]), str(row["nama"])) for kode, row in rows.items()]
    return tuple(sorted(made, key=lambda one: one.order))


def plain(text: str) -> str:
    """A heading in small letters, with single spaces and without signs (office order)."""
    return " ".join(re.sub(r"[^a-z0-9/-]+", " ", text.casefold().replace("_", " ")).split())


def read(text: str, elements: tuple[Element, ...]) -> Heading | None:
    """The element a heading names; None for another column. A name wins over a number (PermenPANRB 14/2017)."""
    words = plain(text)
    if not words or is_rating(text) or is_day(text):
        return None
    exact = next((e.kode for e in elements if words in (e.kode, plain(e.nama))), None)
    if exact is not None:
        return Heading(exact, by_number=False)
    bare = _NUMBERED.fullmatch(words)
    if bare is not None:
        found = next((e.kode for e in elements if e.nomor == f"U{bare[1]}"), None)
        return Heading(found, by_number=True) if found else None
    known = {e.kode for e in elements}
    named = _START.sub("", words)
    kode = next((kode for pattern, kode in _NAMED if kode in known and re.search(pattern, named)), None)
    return Heading(kode, by_number=False) if kode else None


def is_identity(text: str) -> bool:
    """Whether a heading asks who a citizen is: NIK, name, telephone, address (evaluation.md §14 E-IKM-04)."""
    return bool(_IDENTITY.search(plain(text)))


def looks_like_identity(text: str) -> bool:
    """Whether a cell is a NIK or a telephone number under whatever heading (evaluation.md §14 E-IKM-04)."""
    digits = re.sub(r"[ .'\-()]", "", text)
    return bool(re.fullmatch(r"\d{16}|(?:\+?62|0)8\d{7,11}", digits)) or bool(re.fullmatch(r"\S+@\S+\.\S+", text))


def is_day(text: str) -> bool:
    """Whether a heading is the day an answer was given (evaluation.md §14 E-IKM-03)."""
    return bool(_DAY.search(plain(text)))


def is_rating(text: str) -> bool:
    """Whether a heading would carry a rating of a person beside survey answers (evaluation.md §14 E-IKM-05)."""
    return bool(_RATING.search(plain(text)))
