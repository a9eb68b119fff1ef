"""The steps of a round in words: what each column says, and what holds a person up."""

from __future__ import annotations

from asn_desktop.rules.words import short_date
from asn_desktop.services.evaluation.unit_round import PersonState
from asn_desktop.ui.sentences.evaluation import OBSTACLES

# Code of what is missing -> chip of the filter, in the order of the work.
CHIPS: dict[str, str] = {
    "halangan_skp": "Tanpa SKP", "halangan_skp_draf": "SKP draf", "halangan_umpan_balik": "Umpan balik",
    "halangan_nilai": "Belum dinilai", "halangan_tetap": "Belum ditetapkan", "halangan_dokumen": "Dokumen",
    "halangan_tanda_tangan": "Tanda tangan", "halangan_terima": "Diterima",
}  # fmt: skip
_SKP = {None: "belum", "draf": "draf", "ditetapkan": "ada", "ditutup": "ditutup"}
_MARKS = {"belum": "belum", "draf": "draf", "ditetapkan": "tetap"}


def first(row: PersonState) -> str:
    """Code of what holds him up first, "" when nothing does."""
    return row.halangan[0] if row.halangan else ""


def blocked(row: PersonState) -> str:
    """ "dokumen belum dibuat"."""
    if not row.halangan:
        return ""
    words = OBSTACLES[row.halangan[0]]
    return words[:1].lower() + words[1:] if not words.startswith("SKP") else words


def skp(row: PersonState) -> str:
    """ "ada", "draf", "belum"."""
    return _SKP.get(row.skp, row.skp or "belum")


def mark(row: PersonState) -> str:
    """Whether he is rated: "belum", "draf", "tetap"."""
    return _MARKS.get(row.nilai, row.nilai)


def received(row: PersonState) -> str:
    """Day of receipt in short, "menolak" when he would not sign, "belum"."""
    if row.diterima is not None:
        return short_date(row.diterima)
    return "menolak" if row.tolak_tanda else "belum"


def yes(done: bool) -> str:
    """ "ada" or "belum"."""
    return "ada" if done else "belum"
