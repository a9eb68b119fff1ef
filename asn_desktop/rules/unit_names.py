"""Names of units: one key for many spellings, and one calm way to write what came in capitals.

Source: PP 18/2016 as changed by PP 72/2019 (names of perangkat daerah); spellings as spreadsheets have them.
"""

from __future__ import annotations

import re

_SHORT = {
    "kec": "kecamatan", "kel": "kelurahan", "pusk": "puskesmas", "pkm": "puskesmas", "sekr": "sekretariat",
    "bag": "bagian", "bid": "bidang", "subbag": "sub bagian", "subbagian": "sub bagian",
    "subbid": "sub bidang", "subbidang": "sub bidang",
    "sdn": "sd n", "smpn": "smp n", "sman": "sma n", "smkn": "smk n", "tkn": "tk n", "negeri": "n",
    "din": "dinas", "kab": "kabupaten", "prov": "provinsi",
}  # fmt: skip
_DROPPED = frozenset(("uptd", "upt", "uptb"))
_SMALL = frozenset(("dan", "di", "ke", "dari", "untuk", "pada", "serta", "atau", "dengan", "yang"))
_CAPITALS = frozenset((
    "UPTD", "UPT", "UPTB", "SD", "SDN", "SMP", "SMPN", "SMA", "SMAN", "SMK", "SMKN", "TK", "TKN", "PAUD", "SKB",
    "RSUD", "RSJ", "SLB", "DPRD", "BKPSDM", "BKD", "BKPP", "BPKAD", "BPBD", "BPKD", "BAPPEDA", "DPUPR", "DPMPTSP",
    "PKK", "KB", "KUA", "IKM", "UMKM", "TPI", "TPA", "PDAM", "ASN", "PNS", "PPPK", "BLUD", "PMD",
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
))  # fmt: skip
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}")  # u.p.t.d. is uptd
_ZEROS = re.compile(r"^0+(?=\d)")


def unit_key(text: str) -> str:
    """A unit's name for comparing: ``Pusk. Mawar`` and ``UPTD PUSKESMAS MAWAR`` give the same key."""
    lowered = _DOTTED.sub(lambda found: found[0].replace(".", "") + " ", text.casefold().replace("&", " dan "))
    words: list[str] = []
    for word in _NOT_WORD.sub(" ", lowered).split():
        if word not in _DROPPED:
            words += _SHORT.get(word, _ZEROS.sub("", word)).split()
    return " ".join(words)


def _calm(word: str, first: bool) -> str:
    if word.strip(".,()") in _CAPITALS:
        return word
    if not first and word.casefold() in _SMALL:
        return word.lower()
    return "-".join("/".join(part.capitalize() for part in piece.split("/")) for piece in word.split("-"))


def unit_name(text: str) -> str:
    """A unit's name to show: what is all in capitals becomes ``Bidang Bina Marga``; other writing is kept."""
    plain = " ".join(text.split())
    if not plain.isupper():
        return plain
    return " ".join(_calm(word, place == 0) for place, word in enumerate(plain.split(" ")))
