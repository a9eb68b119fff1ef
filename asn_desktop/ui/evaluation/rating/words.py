"""Limits of the pattern in whole people: what is allowed of n, what the counts are, never whose rating to change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from asn_desktop.rules.evaluation.pattern import Finding, Limit
from asn_desktop.rules.evaluation.words import Predikat
from asn_desktop.ui.evaluation.rating.curve import Mark
from asn_desktop.ui.evaluation.rating.tones import ORDER

LEAVES_ALONE = "Program tidak mengubah predikat siapa pun. Pimpinan di atasnya menulis alasan sebelum penetapan."
SOFT = "Bacaan lunak pola ini hanya catatan; penetapan tidak terhalang."


def names(limit: Limit) -> str:
    """ "Butuh Perbaikan atau Kurang", in the order of the curve."""
    words = [one.label for one in reversed(ORDER) if one in limit.predikat]
    return " atau ".join(words)


def limit_words(found: Finding) -> str:
    """ "Baik paling banyak 70 % (16 dari 24)"."""
    limit, who = found.limit, names(found.limit)
    together = ", bersama unit di atasnya" if found.bersama else ""
    if limit.jenis == "terbesar":
        return f"{who} menjadi kelompok terbesar{together}"
    if limit.jenis == "min_orang":
        return f"Paling sedikit {limit.batas} {who}{together}"
    way = "paling banyak" if limit.jenis == "maks_persen" else "paling sedikit"
    return f"{who} {way} {limit.batas} % ({found.allowed} dari {found.n}{together})"


def count_words(found: Finding) -> str:
    """ "17, lebih 1"; the bare count while the limit holds."""
    if not found.broken or found.allowed is None:
        return str(found.counted)
    if found.limit.jenis == "maks_persen":
        return f"{found.counted}, lebih {found.counted - found.allowed}"
    return f"{found.counted}, kurang {found.allowed - found.counted}"


def in_sight(findings: Iterable[Finding]) -> list[Finding]:
    """What the card says: written limits, soft ones where broken; of a unit too small alone, those it shares."""
    known = list(findings)
    shared = [one for one in known if one.bersama]
    return [one for one in shared or known if one.limit.tertulis or one.broken]


def marks(findings: Iterable[Finding]) -> list[Mark]:
    """The limits that stand at one bar of the curve."""
    return [
        Mark(next(iter(one.limit.predikat)), one.allowed, one.limit.jenis == "maks_persen", one.broken)
        for one in findings
        if one.limit.tertulis and not one.bersama and len(one.limit.predikat) == 1 and one.allowed is not None and one.n
    ]


def counted(predikat: Iterable[Predikat | None]) -> dict[Predikat, int]:
    """How many have each predikat; those without one are not counted."""
    made = dict.fromkeys(ORDER, 0)
    for one in predikat:
        if one is not None:
            made[one] += 1
    return made


def people(number: int, of: int) -> str:
    """ "24 pegawai dengan predikat" or "18 dari 24 pegawai dengan predikat"."""
    return f"{number} pegawai dengan predikat" if number == of else f"{number} dari {of} pegawai dengan predikat"


def joined(parts: Sequence[str]) -> str:
    """ "a, b dan c"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} dan {parts[-1]}" if parts else ""
