"""The closed vocabularies of evaluation, as kept and as printed, and how typed words are read into them.

Source: PermenPANRB 6/2022, SE MenPANRB 3/2023 (predikat of organisation and person), SE MenPANRB 20/2021 (values).
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TypeVar

_Word = TypeVar("_Word", bound=StrEnum)


class Rating(StrEnum):
    """Results or behaviour against what was expected: the only three ratings there are."""

    DI_ATAS = "DI_ATAS"
    SESUAI = "SESUAI"
    DI_BAWAH = "DI_BAWAH"

    @property
    def label(self) -> str:
        """ "Di Atas Ekspektasi"."""
        return f"{self.value.replace('_', ' ').title()} Ekspektasi"

    @property
    def code(self) -> str:
        """Code of the career record (riwayat kinerja, SIASN): 1 above, 2 as, 3 below expectation."""
        return str(list(Rating).index(self) + 1)


class Predikat(StrEnum):
    """Result of a person: derived from the two ratings, never typed."""

    SANGAT_BAIK = "SANGAT_BAIK"
    BAIK = "BAIK"
    BUTUH_PERBAIKAN = "BUTUH_PERBAIKAN"
    KURANG = "KURANG"
    SANGAT_KURANG = "SANGAT_KURANG"

    @property
    def label(self) -> str:
        """ "Butuh Perbaikan"."""
        return self.value.replace("_", " ").title()

    @property
    def code(self) -> str:
        """Code of kinerja_predikat.csv: 1 Sangat Baik to 5 Sangat Kurang."""
        return str(list(Predikat).index(self) + 1)


class Capaian(StrEnum):
    """Achievement of an organisation, fixed by the leader above it with a document; never computed here."""

    ISTIMEWA = "ISTIMEWA"
    BAIK = "BAIK"
    BUTUH_PERBAIKAN = "BUTUH_PERBAIKAN"
    KURANG = "KURANG"
    SANGAT_KURANG = "SANGAT_KURANG"

    @property
    def label(self) -> str:
        """ "Istimewa"."""
        return self.value.replace("_", " ").title()


class Approach(StrEnum):
    """How the results of an SKP are expressed; one for a whole SKP."""

    KUANTITATIF = "KUANTITATIF"
    KUALITATIF = "KUALITATIF"


class Form(StrEnum):
    """Whose SKP it is: JPT and heads of independent units, or administrative and functional posts."""

    JPT = "JPT"
    JA_JF = "JA_JF"


class ResultKind(StrEnum):
    """Main or additional result (hasil kerja utama, tambahan)."""

    UTAMA = "UTAMA"
    TAMBAHAN = "TAMBAHAN"


ASPEK = ("Kuantitas", "Kualitas", "Waktu", "Biaya")
PERSPEKTIF = ("Penerima Layanan", "Proses Bisnis", "Penguatan Internal", "Anggaran")


class Giver(StrEnum):
    """Who gave feedback."""

    PIMPINAN = "PIMPINAN"
    REKAN = "REKAN"
    BAWAHAN = "BAWAHAN"
    MASYARAKAT = "MASYARAKAT"
    PIHAK_LAIN = "PIHAK_LAIN"

    @property
    def label(self) -> str:
        """ "Pihak lain"."""
        return self.value.replace("_", " ").capitalize()


_RATING = {"atas": Rating.DI_ATAS, "sesuai": Rating.SESUAI, "bawah": Rating.DI_BAWAH}
_RATING_WORD = re.compile(r"(?:di\s*)?(atas|sesuai|bawah)(?:\s+ekspektasi)?")
_ALIAS = {
    "cukup": "BUTUH_PERBAIKAN", "cukup/butuh perbaikan": "BUTUH_PERBAIKAN", "butuh perbaikan/cukup": "BUTUH_PERBAIKAN",
    "butuh perbaikan (cukup)": "BUTUH_PERBAIKAN", "kurang/misconduct": "KURANG", "kurang (misconduct)": "KURANG",
    "misconduct": "KURANG",
}  # fmt: skip


def read_rating(raw: str) -> Rating | None:
    """A typed rating ("Diatas ekspektasi", "DI_ATAS"); None for anything else, never a guess (evaluation.md §2)."""
    found = _RATING_WORD.fullmatch(_plain(raw))
    if found is None or (found[1] == "sesuai") == _plain(raw).startswith("di"):
        return None
    return _RATING[found[1]]


def read_predikat(raw: str) -> Predikat | None:
    """A typed predikat of a person; "Istimewa" is none (evaluation.md §2)."""
    return _among(Predikat, raw)


def read_capaian(raw: str) -> Capaian | None:
    """A typed achievement of an organisation; "Sangat Baik" is none (evaluation.md §2)."""
    return _among(Capaian, raw)


def _among(kind: type[_Word], raw: str) -> _Word | None:
    words = _plain(raw)
    value = _ALIAS.get(words, words.upper().replace(" ", "_"))
    return kind(value) if value in kind.__members__ else None


def _plain(raw: str) -> str:
    tight = re.sub(r"\s*([/()])\s*", r"\1", " ".join(raw.replace("_", " ").casefold().split()))
    return tight.replace("(", " (") if "(" in tight else tight
